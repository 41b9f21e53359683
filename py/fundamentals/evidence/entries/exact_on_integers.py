"""Evidence for `exact-on-integers`: sums of integers up to 2ᵖ are exact in every order."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.formats import DIGITS, rounded
from fundamentals.evidence.arithmetic.sums import Tree, added, pairwise, recursive, trees
from fundamentals.evidence.core import Claim, Exactly, Identity, check
from fundamentals.evidence.models.layers import Axis, at, layer

FEWER = {"a digit is missing": {"extra": -1}}
MORE = {"one more than 2ᵖ": {"more": 1}}


def sums(total: int, count: int, rest: int = 0) -> "st.SearchStrategy[tuple[int, ...]]":
    """So many integers of either sign, whose absolute values add up to total − rest.

    Every other draw has one sign only: then the sum itself is as large as can be.
    """
    cuts = st.lists(st.integers(0, total - rest), min_size=count - 1, max_size=count - 1).map(
        lambda drawn: [0, *sorted(drawn), total - rest]
    )
    signs = st.one_of(
        st.sampled_from((1, -1)).map(lambda sign: [sign] * count),
        st.lists(st.sampled_from((1, -1)), min_size=count, max_size=count),
    )
    return st.tuples(cuts, signs).map(
        lambda drawn: tuple(
            sign * (high - low)
            for sign, low, high in zip(drawn[1], drawn[0][:-1], drawn[0][1:], strict=True)
        )
    )


@st.composite
def problems(draw: st.DrawFn) -> Mapping[str, Any]:
    """A number of digits, terms that add up to 2ᵖ at most, an order, and a power of 2 as a unit."""
    p, count = draw(st.integers(2, 12)), draw(st.integers(2, 7))
    return {
        "p": p,
        "terms": draw(sums(2**p, count)),
        "tree": draw(trees(count)),
        "power": draw(st.integers(-9, 9)),
    }


def larger(terms: tuple[int, ...], more: int) -> tuple[int, ...]:
    """The first term larger in absolute value."""
    return (terms[0] + (more if terms[0] >= 0 else -more), *terms[1:])


# --- with symbols


@check(
    layer="derived",
    given={"tree": trees(4)},
    instances=12,
    mutants={"one unit only": {"both": False}},
)
def multiples_of_units(tree: Tree, *, both: bool = True) -> Claim:
    """In every order, products of multiples of q and q′ add up to a multiple of q q′, the sum's."""
    w, x = sympy.symbols("w:4", integer=True), sympy.symbols("x:4", integer=True)
    q, r = sympy.symbols("q r", real=True)
    value = added(tree, [a * q * (b * r) for a, b in zip(w, x, strict=True)], lambda a, b: a + b)
    unit = q * r if both else q
    expected = sum(a * b for a, b in zip(w, x, strict=True)) * unit
    return Identity(sympy.expand(value), sympy.expand(expected))


# --- exactly


@check(layer="enclosed", given=problems(), mutants={**FEWER, **MORE})
def every_order(
    p: int, terms: tuple[int, ...], tree: Tree, power: int, *, extra: int = 0, more: int = 0
) -> Claim:
    """Where ∑ |x_i| ≤ 2ᵖ, rounding each addition to p digits changes nothing, in any unit 2ᵉ."""
    unit = Fraction(2) ** power
    values = [k * unit for k in larger(terms, more)]
    seen = added(tree, values, lambda a, b: rounded(a + b, p + extra))
    return Exactly(seen, sum(values))


@st.composite
def products(draw: st.DrawFn) -> Mapping[str, Any]:
    """Kernel and input, whose products add up to 2ᵖ at most, and what is fused."""
    p, count = draw(st.integers(3, 12)), draw(st.integers(2, 6))
    shares = draw(sums(2**p, count))
    w = tuple(draw(st.integers(1, max(1, abs(share)))) for share in shares)
    return {
        "p": p,
        "w": w,
        "x": tuple(share // a for share, a in zip(shares, w, strict=True)),
        "fused": tuple(draw(st.booleans()) for _ in w),
        "tree": draw(trees(count)),
    }


@check(
    layer="enclosed",
    given=products().filter(
        lambda drawn: (
            sum(abs(a * b) for a, b in zip(drawn["w"], drawn["x"], strict=True)) <= 2 ** drawn["p"]
        )
    ),
    mutants={"two digits are missing": {"extra": -2}},
)
def dot_products(
    p: int,
    w: tuple[int, ...],
    x: tuple[int, ...],
    fused: tuple[bool, ...],
    tree: Tree,
    *,
    extra: int = 0,
) -> Claim:
    """Where ∑ |w_i| |x_i| ≤ 2ᵖ, neither the products are changed, fused or not, nor their sum."""

    def fl(y: Fraction) -> Fraction:
        return rounded(y, p + extra)

    exact = [Fraction(a * b) for a, b in zip(w, x, strict=True)]
    terms = [y if free else fl(y) for y, free in zip(exact, fused, strict=True)]
    return Exactly(added(tree, terms, lambda a, b: fl(a + b)), sum(exact))


def rounded_plus(p: int) -> Callable[[Fraction, Fraction], Fraction]:
    """Addition, rounded to p digits."""

    def plus(a: Fraction, b: Fraction) -> Fraction:
        return rounded(a + b, p)

    return plus


@st.composite
def layers(draw: st.DrawFn) -> Mapping[str, Any]:
    """A layer with small integers, an order of its terms, and the least p that they allow."""
    channels, taps, length = (
        draw(st.integers(1, 2)),
        draw(st.integers(1, 3)),
        draw(st.integers(3, 6)),
    )
    small = st.integers(-9, 9)
    x = tuple(tuple(draw(small) for _ in range(length)) for _ in range(channels))
    w = tuple(tuple(draw(small) for _ in range(taps)) for _ in range(channels))
    return {"x": x, "w": w, "b": draw(small), "tree": draw(trees(1 + channels * taps))}


@check(layer="enclosed", given=layers(), mutants={"three digits are missing": {"extra": -3}})
def the_layer(x: Any, w: Any, b: int, tree: Tree, *, extra: int = 0) -> Claim:
    """The layer with as many digits as |b| + ∑ |w| |x| asks for, in any order, is exact."""
    axis = Axis.padded(len(x[0]), len(w[0]), 1, 1)
    outputs = []
    for n in range(axis.length):
        terms = [b] + [
            tap * at(channel, [n + i])
            for kernel, channel in zip(w, x, strict=True)
            for i, tap in enumerate(kernel)
        ]
        size = sum(map(abs, terms))
        p = max(1, max(0, size - 1).bit_length()) + extra  # the least p with size ≤ 2ᵖ
        values = [Fraction(term) for term in terms]
        outputs.append(added(tree, values, rounded_plus(max(1, p))))
    return Exactly((tuple(outputs),), layer(x, (w,), (b,), (axis,)))


@check(
    layer="enclosed",
    given={"p": st.integers(2, 60)},
    mutants={"a digit more": {"extra": 1}, "two digits more": {"extra": 2}},
)
def beyond(p: int, *, extra: int = 0) -> Claim:
    """2ᵖ + 1 is not exact; for 2ᵖ, 1, 1 two orders disagree; 2ᵖ⁻¹ + 1/2 is not exact; exact."""

    def plus(a: Fraction, b: Fraction) -> Fraction:
        return rounded(a + b, p + extra)

    terms = [Fraction(2**p), Fraction(1), Fraction(1)]
    seen = (
        plus(*terms[:2]),
        added(recursive(3), terms, plus),
        added((0, (1, 2)), terms, plus),
        plus(Fraction(2 ** (p - 1)), Fraction(1, 2)),
    )
    return Exactly(seen, (2**p, 2**p, 2**p + 2, 2 ** (p - 1)))


# --- numpy and scipy

KINDS = ("float16", "float32", "float64")


@st.composite
def arrays(draw: st.DrawFn) -> Mapping[str, Any]:
    """A format, and integers of one sign that add up to 2ᵖ, or of both signs."""
    kind = draw(st.sampled_from(KINDS))
    count = draw(st.integers(3, 40))
    return {"kind": kind, "terms": draw(sums(2 ** DIGITS[kind], count, draw(st.integers(0, 1))))}


@check(
    layer="observed",
    given=arrays(),
    packages=("numpy",),
    mutants={"up to 2ᵖ⁺²": {"factor": 4}},
)
def numpy_sums(kind: str, terms: tuple[int, ...], *, factor: int = 1) -> Claim:
    """numpy sums them exactly: one after the other, by halves, and with numpy.sum."""
    import numpy as np

    wide = [factor * k + (factor - 1) * (-1) ** i for i, k in enumerate(terms)]
    values = [np.array([each]).astype(kind) for each in wide]
    count = len(values)
    seen = [
        added(tree, values, lambda a, b: a + b)[0] for tree in (recursive(count), pairwise(count))
    ]
    seen.append(np.sum(np.concatenate(values)))
    return Exactly([Fraction(float(each)) for each in seen], [sum(wide)] * 3)


@st.composite
def signals(draw: st.DrawFn) -> Mapping[str, Any]:
    """A format, a kernel and a signal, where every sum |w| |x| stays below 2ᵖ."""
    kind, taps = draw(st.sampled_from(("float16", "float32"))), draw(st.integers(2, 8))
    most = int((2 ** DIGITS[kind] / taps) ** 0.5)
    one = st.one_of(st.sampled_from((most, -most)), st.integers(-most, most))
    return {
        "kind": kind,
        "w": tuple(draw(one) for _ in range(taps)),
        "x": tuple(draw(one) for _ in range(taps + 9)),
    }


@check(
    layer="observed",
    given=signals(),
    packages=("numpy", "scipy"),
    mutants={"a signal too large": {"factor": 257}},
)
def libraries_agree(kind: str, w: tuple[int, ...], x: tuple[int, ...], *, factor: int = 1) -> Claim:
    """numpy.convolve, scipy.signal.convolve and a matrix product return the same integers."""
    import numpy as np
    from scipy import signal

    wide = [factor * each for each in x] if kind == "float32" or factor == 1 else list(x)
    kernel, values = np.array(w).astype(kind), np.array(wide).astype(kind)
    exact = [int(y) for y in np.convolve(np.array(w), np.array(wide), "valid")]
    windows = np.lib.stride_tricks.sliding_window_view(values, len(w))
    seen = [
        np.convolve(kernel, values, "valid"),
        windows @ kernel[::-1],
        (windows * kernel[::-1]).sum(axis=1),
    ]
    if kind == "float32":  # scipy has no float16
        seen.append(signal.convolve(values, kernel, "valid", method="direct"))
    return Exactly([[Fraction(float(y)) for y in each] for each in seen], [exact] * len(seen))
