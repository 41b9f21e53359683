"""Evidence for `convolution-rounding`: the layer is off by at most γ_{CK+1} (|b| + ∑ |w| |x|)."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import repeat
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.formats import DIGITS
from fundamentals.evidence.arithmetic.sums import (
    Tree,
    added,
    at_most,
    depths,
    gamma,
    growth,
    height,
    nodes,
    recursive,
    rounded_products,
    rounded_sum,
    sizes,
    steps,
    trees,
    units,
)
from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check
from fundamentals.evidence.models.layers import Axis, Problem, each, problems
from fundamentals.evidence.models.sequences import Finite, convolve, correlate, finite_sequences

ONE = Fraction(1)
ZERO = Fraction(0)


# --- one place of a layer


def windows(problem: Problem, o: int, n: int) -> list[tuple[Any, Any, bool]]:
    """The factors of each product at a place of the output, and whether the tap is in the input."""
    (axis,), (length,) = problem.axes, problem.lengths
    found = []
    for kernel, channel in zip(problem.w[o], problem.x, strict=True):
        for i, weight in enumerate(kernel):
            place = axis.stride * n + axis.first + axis.dilation * i
            inside = 0 <= place < length
            found.append((weight, channel[place] if inside else 0, inside))
    return found


def small_problems() -> "st.SearchStrategy[Problem]":
    """Layers of at most 6 products at a place, in every mode, with something in the output."""
    return problems(most=3).filter(lambda problem: problem.axes[0].length > 0)


@st.composite
def places(draw: st.DrawFn, *, roundings: bool = True) -> dict[str, Any]:
    """A layer, a place of its output, and an order of what is added there, without the padding.

    The bias has the name 0, the products have the names from 1 on; with all that is rounded.
    """
    problem = draw(small_problems())
    o = draw(st.integers(0, len(problem.w) - 1))
    n = draw(st.integers(0, problem.axes[0].length - 1))
    inside = [0] + [k + 1 for k, (_, _, here) in enumerate(windows(problem, o, n)) if here]
    tree = _renamed(draw(trees(len(inside))), inside)
    drawn = {"problem": problem, "o": o, "n": n, "tree": tree}
    if roundings:
        count = len(problem.w[o]) * problem.taps[0]
        drawn |= {
            "u": draw(units) / 2,
            "fused": draw(st.tuples(*[st.booleans()] * count)),
            "drawn": draw(steps(2 * count)),
        }
    return drawn


def _renamed(tree: Tree, names: Sequence[int]) -> Tree:
    if not isinstance(tree, tuple):
        return names[tree]
    return (_renamed(tree[0], names), _renamed(tree[1], names))


def all_names(problem: Problem, o: int) -> int:
    """The number of names: the bias, and C K products."""
    return 1 + len(problem.w[o]) * problem.taps[0]


WRONG_BOUNDS: dict[str, dict[str, Any]] = {
    "one rounding less": {"less": 1},
    "half of the unit": {"part": 2},
    "the bias left out": {"bias": 0},
}


# --- symbols


@check(
    layer="derived",
    given=places(roundings=False),
    instances=30,
    mutants={
        "the bias rounded like a product": {"of_bias": 1},
        "products not rounded": {"of_products": 0},
    },
)
def each_term_at_its_depth(
    problem: Problem, o: int, n: int, tree: Tree, *, of_bias: int = 0, of_products: int = 1
) -> Claim:
    """Without rounding the tree gives the layer; with 1 + u each time, powers of 1 + u per depth.

    A symbol for every number; the zeros of the padding are left out.
    """
    u = sympy.Symbol("u", positive=True)
    general = problem.over(lambda name: sympy.Symbol(name, real=True))
    terms = [general.b[o], *(w * x for w, x, _ in windows(general, o, n))]
    rounded = [terms[0], *(term * (1 + u) for term in terms[1:])]
    computed = added(tree, rounded, lambda one, other: (one + other) * (1 + u))
    power = {
        name: depth + (of_products if name else of_bias) for name, depth in depths(tree).items()
    }
    return Identity(
        (added(tree, terms, lambda one, other: one + other), sympy.expand(computed)),
        (general.output()[o][n], sum(terms[name] * (1 + u) ** power[name] for name in power)),
    )


# --- fractions


@check(layer="enclosed", given=places(), instances=60, mutants=WRONG_BOUNDS)
def every_place_and_order(
    problem: Problem,
    o: int,
    n: int,
    tree: Tree,
    u: Fraction,
    fused: tuple[bool, ...],
    drawn: tuple[Fraction, ...],
    *,
    less: int = 0,
    part: int = 1,
    bias: int = 1,
) -> Claim:
    """|computed − out| ≤ γ_{CK+1} (|b| + ∑ |w| |x|), in any order, no zeros of padding; exact.

    Among others, with all errors u, for a product 1 that goes through C K additions and for a bias
    1 that does, the other terms being 0.
    """
    count = all_names(problem, o)
    terms = [Fraction(problem.b[o]), *(Fraction(w * x) for w, x, _ in windows(problem, o, n))]
    errors = [share * u for share in drawn]
    rounded = [terms[0], *rounded_products(terms[1:], fused, errors)]
    computed = rounded_sum(tree, rounded, iter(errors[count - 1 :]))
    constant = gamma(u / part, count - less)
    rest = (ZERO,) * (count - 1)
    product = rounded_sum(recursive(count), (1 + u, *rest), repeat(u)) - 1
    alone = rounded_sum(recursive(count), (ONE, *rest), repeat(u)) - 1
    return Every(
        at_most(
            abs(computed - problem.output()[o][n]),
            constant * (bias * abs(terms[0]) + sizes(terms[1:])),
        ),
        at_most(product, constant),
        at_most(growth(u, count), product),
        at_most(alone, constant * bias),
    )


@check(
    layer="enclosed",
    given=places(),
    instances=60,
    mutants={"additions alone": {"of_terms": 0}, "terms alone": {"of_additions": 0}},
)
def with_underflow(
    problem: Problem,
    o: int,
    n: int,
    tree: Tree,
    u: Fraction,
    fused: tuple[bool, ...],
    drawn: tuple[Fraction, ...],
    *,
    of_terms: int = 1,
    of_additions: int = 1,
) -> Claim:
    """With η more in each rounding, (1 + u)^CK (a + 1 + a) η is added for a additions; exact.

    Among others for a bias 0 and a product 0, while each rounding is off by η.
    """
    eta, small = Fraction(1, 64), Fraction(1, 2**20)

    def plus(one: Fraction, other: Fraction) -> Fraction:
        return Fraction((one + other) * (1 + next(relative)) + eta)

    count, additions = all_names(problem, o), nodes(tree)
    terms = [Fraction(problem.b[o]), *(Fraction(w * x) for w, x, _ in windows(problem, o, n))]
    errors = [share * u for share in drawn]
    rounded = [terms[0]] + [
        term if whole else term * (1 + error) + eta
        for term, whole, error in zip(terms[1:], fused, errors, strict=False)
    ]
    relative = iter(errors[count - 1 :])
    computed = added(tree, rounded, plus)
    relative = repeat(small)
    nothing = added(recursive(3), (ZERO, eta, eta), plus)
    power: Fraction = (1 + u) ** (count - 1)
    absolute = (of_terms * (additions + 1) + of_additions * additions) * eta
    return Every(
        at_most(
            abs(computed - problem.output()[o][n]),
            (power * (1 + u) - 1) * sizes(terms) + power * absolute,
        ),
        at_most(nothing, (1 + small) ** 2 * (3 * of_terms + 2 * of_additions) * eta),
    )


@check(
    layer="enclosed",
    given=places(roundings=False),
    mutants={"a tap in the input left out, too": {"more": 1}},
)
def padding_left_out(problem: Problem, o: int, n: int, tree: Tree, *, more: int = 0) -> Claim:
    """Taps in the padding contribute 0: bias and the other products add up to the output.

    The order then has at most C K + 1 leaves, and its height is at most C K.
    """
    terms = [problem.b[o], *(w * x for w, x, _ in windows(problem, o, n))]
    kept = sorted(depths(tree))[: max(1, nodes(tree) + 1 - more)]
    return Every(
        Exactly(sum(terms[name] for name in kept), problem.output()[o][n]),
        Exactly(height(tree) <= nodes(tree) <= all_names(problem, o) - 1, True),
    )


# --- sequences

Pair = tuple[Finite, Finite]


@check(
    layer="enclosed",
    given=st.tuples(finite_sequences(4), finite_sequences(4)).flatmap(
        lambda pair: st.fixed_dictionaries(
            {
                "pair": st.just(pair),
                "place": st.integers(0, 7),
                "u": units,
                "tree": trees(len(pair[0].values)),
                "drawn": steps(2 * len(pair[0].values) - 1),
            }
        )
    ),
    mutants={"one rounding less": {"less": 1}, "half of the unit": {"part": 2}},
)
def sequences(
    pair: Pair,
    place: int,
    u: Fraction,
    tree: Tree,
    drawn: tuple[Fraction, ...],
    *,
    less: int = 0,
    part: int = 1,
) -> Claim:
    """conv f g and xcorr f g at n are off by at most γ_len ∑ |f(k)| |g(n ∓ k)|; exact.

    len is the number of places of f. Among others for products 1 and 0, …, with all errors u.
    """
    f, g = pair
    length, errors = len(f.values), [share * u for share in drawn]
    constant = gamma(u / part, length - less)
    claims = []
    for whole, sign in ((convolve(f, g), -1), (correlate(f, g), 1)):
        n = whole.start + place
        terms = [Fraction(f[k] * g[n + sign * k]) for k in f.indices]
        rounded = [term * (1 + error) for term, error in zip(terms, errors, strict=False)]
        computed = rounded_sum(tree, rounded, iter(errors[length:]))
        claims.append(at_most(abs(computed - whole[n]), constant * sizes(terms)))
    worst = rounded_sum(recursive(length), (1 + u, *[ZERO] * (length - 1)), repeat(u)) - 1
    return Every(*claims, at_most(worst, constant))


# --- software

LIBRARY = ("float32", "float64")
Layer = Callable[[Any, Any, Any, int, int], Any]


def by_numpy(x: Any, w: Any, b: Any, stride: int, dilation: int) -> Any:
    """The layer as a matrix product with the unfolded input."""
    import numpy as np

    outs, ins, taps = w.shape
    length = (x.shape[1] - dilation * (taps - 1) - 1) // stride + 1
    columns = [
        x[c, dilation * i : dilation * i + stride * (length - 1) + 1 : stride]
        for c in range(ins)
        for i in range(taps)
    ]
    return w.reshape(outs, ins * taps) @ np.array(columns) + b[:, None]


def by_torch(x: Any, w: Any, b: Any, stride: int, dilation: int) -> Any:
    """torch's conv1d."""
    import torch

    x, w, b = map(torch.from_numpy, (x[None], w, b))
    return torch.nn.functional.conv1d(x, w, b, stride=stride, dilation=dilation)[0].numpy()


def by_jax(x: Any, w: Any, b: Any, stride: int, dilation: int) -> Any:
    """jax's layer, and the bias added."""
    import jax
    import numpy as np

    with jax.enable_x64(True), jax.default_device(jax.devices("cpu")[0]):
        result = jax.lax.conv_general_dilated(
            x[None], w, (stride,), "VALID", rhs_dilation=(dilation,)
        )
        return np.asarray(result[0] + b[:, None])


def middle(digits: int) -> Problem:
    """One product, in the middle between two numbers of so many digits."""
    half = digits // 2
    x, w = 1 + Fraction(1, 2**half), 1 + Fraction(1, 2 ** (digits - half))
    return one_product(x, w, ZERO)


def absorbed(digits: int) -> Problem:
    """A bias 1 and a product u: in rounding to nearest, 1 + u is a tie, and 1 is even."""
    return one_product(ONE, Fraction(1, 2**digits), ONE)


def one_product(x: Fraction, w: Fraction, b: Fraction) -> Problem:
    """The layer with one channel, one tap and one place."""
    return Problem(x=((x,),), w=(((w,),),), b=(b,), v=((ZERO,),), axes=(Axis(0, 1),))


def close(
    layer: Layer, name: str, problem: Problem, *, less: int = 0, part: int = 1, bias: int = 1
) -> Claim:
    """What a layer returns in a type is within the bound, at every place.

    The numbers of the problem are rounded to the type first, and padded by zeros before the call.
    """
    import numpy as np

    (axis,), (length,) = problem.axes, problem.lengths
    last = axis.stride * (axis.length - 1) + axis.dilation * (problem.taps[0] - 1) + axis.first
    zeros = ((0, 0), (-axis.first, max(0, last + 1 - length)))
    arrays = [np.array(each(float, box), dtype=name) for box in (problem.x, problem.w, problem.b)]
    x, w, b = (each(Fraction, _tuples(array.astype(float).tolist())) for array in arrays)
    padded = np.pad(arrays[0], zeros)
    seen = layer(padded, arrays[1], arrays[2], axis.stride, axis.dilation)
    exact = Problem(x=x, w=w, b=b, v=problem.v, axes=problem.axes)
    claims, u = [], Fraction(1, 2 ** DIGITS[name]) / part
    constant = gamma(u, all_names(problem, 0) - less)
    output = exact.output()
    for o in range(len(w)):
        for n in range(axis.length):
            products = [Fraction(one * other) for one, other, _ in windows(exact, o, n)]
            size = bias * abs(b[o]) + sizes(products)
            claims.append(at_most(abs(Fraction(float(seen[o][n])) - output[o][n]), constant * size))
    return Every(*claims)


def _tuples(values: Any) -> Any:
    return tuple(map(_tuples, values)) if isinstance(values, list) else values


def thirds(problem: Problem) -> Problem:
    """The problem with k/3 for every number k: then products and sums are rounded."""
    x, w, b = (each(lambda k: Fraction(k, 3), box) for box in (problem.x, problem.w, problem.b))
    return Problem(x=x, w=w, b=b, v=problem.v, axes=problem.axes)


observed = {
    "name": st.sampled_from(LIBRARY),
    "problem": small_problems(),
}
WRONG_LIBRARIES: dict[str, dict[str, Any]] = {
    "a quarter of the unit": {"part": 4},
    "the bias left out": {"bias": 0},
}


def within(layer: Layer, name: str, problem: Problem, **wrong: int) -> Claim:
    """The bound for a random problem, and for two that come near to it."""
    digits = DIGITS[name]
    several = (thirds(problem), middle(digits), absorbed(digits))
    return Every(*(close(layer, name, one, **wrong) for one in several))


@check(layer="observed", given=observed, instances=60, packages=("numpy",), mutants=WRONG_LIBRARIES)
def numpy_layer(name: str, problem: Problem, *, part: int = 1, bias: int = 1) -> Claim:
    """The layer as a matrix product in numpy, in float32 and float64: within the bound everywhere.

    Among others for one product halfway between two numbers, and for a bias 1 and a product u.
    """
    return within(by_numpy, name, problem, part=part, bias=bias)


@check(layer="observed", given=observed, instances=60, packages=("torch",), mutants=WRONG_LIBRARIES)
def torch_conv1d(name: str, problem: Problem, *, part: int = 1, bias: int = 1) -> Claim:
    """torch's conv1d on the CPU, in float32 and float64: within the bound everywhere.

    Among others for one product halfway between two numbers, and for a bias 1 and a product u.
    """
    return within(by_torch, name, problem, part=part, bias=bias)


@check(layer="observed", given=observed, instances=20, packages=("jax",), mutants=WRONG_LIBRARIES)
def jax_conv(name: str, problem: Problem, *, part: int = 1, bias: int = 1) -> Claim:
    """jax's conv_general_dilated on the CPU, and the bias added: within the bound everywhere.

    In float32 and float64. Among others for one product halfway between two numbers, and for a bias
    1 and a product u.
    """
    return within(by_jax, name, problem, part=part, bias=bias)


def numpy_convolve(f: Any, g: Any) -> Any:
    """numpy.convolve."""
    import numpy as np

    return np.convolve(f, g)


def scipy_direct(f: Any, g: Any) -> Any:
    """scipy.signal.convolve, as the sum that it is."""
    from scipy import signal

    return signal.convolve(f, g, method="direct")


def scipy_fourier(f: Any, g: Any) -> Any:
    """scipy.signal.fftconvolve, which is no sum of the products."""
    from scipy import signal

    return signal.fftconvolve(f, g)


Convolution = Callable[[Any, Any], Any]
values = st.lists(st.integers(-999, 999), min_size=1, max_size=12).map(tuple)


@check(
    layer="observed",
    given={"name": st.sampled_from(LIBRARY), "first": values, "second": values},
    instances=40,
    packages=("numpy", "scipy"),
    mutants={
        "by Fourier transforms": {"functions": (scipy_fourier,)},
        "half of the unit": {"part": 2},
    },
)
def convolutions(
    name: str,
    first: tuple[int, ...],
    second: tuple[int, ...],
    *,
    functions: tuple[Convolution, ...] = (numpy_convolve, scipy_direct),
    part: int = 1,
) -> Claim:
    """convolve in numpy and scipy, by the sum: within γ_len ∑ |f(k)| |g(n − k)| at every n.

    len is the length of the shorter sequence. Among others for one product halfway between two
    numbers, and for two sequences that become small.
    """
    import numpy as np

    digits = DIGITS[name]
    half = digits // 2
    tie = ((1 + Fraction(1, 2**half),), (1 + Fraction(1, 2 ** (digits - half)),))
    decreasing = tuple(Fraction(1, 3 * 8**k) for k in range(6))
    claims = []
    for pair in (
        tuple(tuple(Fraction(k, 3) for k in numbers) for numbers in (first, second)),
        tie,
        (decreasing, decreasing),
    ):
        arrays = [np.array([float(x) for x in numbers], dtype=name) for numbers in pair]
        f, g = (Finite(0, tuple(Fraction(float(x)) for x in array)) for array in arrays)
        exact = convolve(f, g)
        size = convolve(*(Finite(0, tuple(map(abs, s.values))) for s in (f, g)))
        length = min(len(f.values), len(g.values))
        constant = gamma(Fraction(1, 2**digits) / part, length)
        for function in functions:
            seen = function(*arrays)
            claims += [
                at_most(abs(Fraction(float(seen[n])) - exact[n]), constant * size[n])
                for n in exact.indices
            ]
    return Every(*claims)
