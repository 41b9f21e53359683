"""Evidence for `winograd`: filters with fewer multiplications, exactly and with rounding."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.filtering import (
    F23,
    F43,
    Algorithm,
    filtered,
    filtered_image,
    first_output,
    slid,
)
from fundamentals.evidence.arithmetic.formats import DIGITS, rounded
from fundamentals.evidence.core import Claim, Exactly, Identity, check
from fundamentals.evidence.models.layers import Axis, at, layer

Change = Callable[[Algorithm], Algorithm]


def as_printed(algorithm: Algorithm) -> Algorithm:
    """The matrices as they are."""
    return algorithm


def sign_in_values(algorithm: Algorithm) -> Algorithm:
    """One sign of Bᵀ changed."""
    return algorithm.with_sign(2, 1)


def two_outputs_exchanged(algorithm: Algorithm) -> Algorithm:
    """The last two rows of Aᵀ exchanged."""
    *rest, one, other = algorithm.outputs
    return Algorithm((*rest, other, one), algorithm.kernel, algorithm.values, algorithm.divisor)


algorithms = st.sampled_from((F23, F43))
WRONG = {
    "one sign in Bᵀ": {"change": sign_in_values},
    "two outputs exchanged": {"change": two_outputs_exchanged},
}

# --- with symbols


@check(
    layer="derived",
    given={"algorithm": algorithms},
    instances=8,
    mutants={**WRONG, "half of the divisor": {"off": 2}},
)
def every_kernel_and_input(
    algorithm: Algorithm, *, change: Change = as_printed, off: int = 1
) -> Claim:
    """F(2,3) and F(4,3) with symbols, and c for 1/D, D = 2 or 24, are D c times the filter."""
    g = sympy.symbols("g:3", real=True)
    d, c = sympy.symbols(f"d:{algorithm.size}", real=True), sympy.Symbol("c", real=True)
    multiple = algorithm.divisor * c / off
    expected = [sympy.expand(multiple * value) for value in slid(g, d)]
    return Identity([sympy.expand(y) for y in filtered(change(algorithm), g, d, c)], expected)


@check(layer="derived", mutants={"one sign in Bᵀ": {"change": sign_in_values}})
def every_image(*, change: Change = as_printed) -> Claim:
    """F(2,3) for columns and rows, with symbols: 4 outputs of a 3 × 3 filter by 16 products."""
    g = sympy.Matrix(3, 3, sympy.symbols("g:9", real=True)).tolist()
    d = sympy.Matrix(4, 4, sympy.symbols("d:16", real=True)).tolist()
    outputs = filtered_image(change(F23), F23, [g], [d])
    return Identity([[sympy.expand(y) for y in row] for row in outputs], image([g], [d]))


def image(gs: Sequence[Any], ds: Sequence[Any]) -> list[list[Any]]:
    """The filter for images itself, summed over the channels."""
    taps, size, width = range(len(gs[0])), len(ds[0]), len(ds[0][0])
    return [
        [
            sum(
                g[i][k] * d[m + i][n + k]
                for g, d in zip(gs, ds, strict=True)
                for i in taps
                for k in taps
            )
            for n in range(width - len(taps) + 1)
        ]
        for m in range(size - len(taps) + 1)
    ]


# --- exactly


def numbers(*sizes: int) -> "st.SearchStrategy[Any]":
    """Boxes of small fractions."""
    strategy: st.SearchStrategy[Any] = st.builds(
        Fraction, st.integers(-9, 9), st.sampled_from((1, 2, 3, 5))
    )
    for size in reversed(sizes):
        strategy = st.tuples(*[strategy] * size)
    return strategy


@check(
    layer="enclosed",
    given=st.tuples(algorithms, algorithms, st.integers(1, 2)).flatmap(
        lambda drawn: st.fixed_dictionaries(
            {
                "one": st.just(drawn[0]),
                "other": st.just(drawn[1]),
                "gs": numbers(drawn[2], 3, 3),
                "ds": numbers(drawn[2], drawn[0].size, drawn[1].size),
            }
        )
    ),
    instances=30,
    mutants=WRONG,
)
def nested(
    one: Algorithm, other: Algorithm, gs: Any, ds: Any, *, change: Change = as_printed
) -> Claim:
    """Two algorithms nested, the products summed over the channels, are the filter; exact."""
    return Exactly(filtered_image(change(one), other, gs, ds), image(gs, ds))


@check(
    layer="enclosed",
    given={
        "algorithm": algorithms,
        "modulus": st.sampled_from((5, 7, 25, 35, 55)),
        "numbers": st.lists(st.integers(0, 54), min_size=9, max_size=9).map(tuple),
    },
    mutants={**WRONG, "another number than the inverse": {"off": 1}},
)
def in_other_rings(
    algorithm: Algorithm,
    modulus: int,
    numbers: tuple[int, ...],
    *,
    change: Change = as_printed,
    off: int = 0,
) -> Claim:
    """Modulo n, where 2 and 3 are units, with the inverse of 2 or 24 for 1/2 or 1/24; exact."""
    inverse = pow(algorithm.divisor, -1, modulus) + off
    g, d = numbers[:3], numbers[3 : 3 + algorithm.size]
    values = filtered(change(algorithm), g, d, inverse)
    return Exactly([y % modulus for y in values], [y % modulus for y in slid(g, d)])


@check(
    layer="enclosed",
    given=st.tuples(st.integers(1, 2), st.integers(3, 11)).flatmap(
        lambda drawn: st.fixed_dictionaries(
            {
                "algorithm": algorithms,
                "x": numbers(*drawn),
                "w": numbers(2, drawn[0], 3),
                "b": numbers(2),
            }
        )
    ),
    mutants={**WRONG, "tiles that begin one place late": {"late": 1}},
)
def the_layer(
    algorithm: Algorithm, x: Any, w: Any, b: Any, *, change: Change = as_printed, late: int = 0
) -> Claim:
    """The layer tile by tile, the last tile filled up with zeros, is the layer; exact."""
    used, length = change(algorithm), len(x[0]) - 2
    part = Fraction(1, used.divisor)
    rows = []
    for kernels, bias in zip(w, b, strict=True):
        row: list[Fraction] = []
        for start in range(0, length, len(used.outputs)):
            tiles = [[at(channel, [start + late + k]) for k in range(used.size)] for channel in x]
            each = [filtered(used, g, d, part) for g, d in zip(kernels, tiles, strict=True)]
            row += [bias + sum(values) for values in zip(*each, strict=True)]
        rows.append(tuple(row[:length]))
    return Exactly(tuple(rows), layer(x, w, b, (Axis.padded(len(x[0]), 3, 1, 1),)))


# --- rounded


def example(p: int) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
    """The kernel (2ᵖ, 1, 0) and the input (0, 0, 2, 0)."""
    g, d = (2**p, 1, 0), (0, 0, 2, 0)
    return tuple(map(Fraction, g)), tuple(map(Fraction, d))


@check(
    layer="enclosed",
    given={"p": st.integers(2, 60)},
    mutants={"one digit more": {"extra": 1}, "a kernel half as wide": {"narrower": 1}},
)
def no_bound_by_the_products(p: int, *, extra: int = 0, narrower: int = 0) -> Claim:
    """With p digits the example returns −1, and each of its products g_i d_i is 0; exact."""
    g, d = example(p - narrower)
    products = [tap * value for tap, value in zip(g, d[:3], strict=True)]
    seen = first_output(g, d, lambda x: rounded(x, p + extra))
    return Exactly((seen, products), (-1, [0, 0, 0]))


@check(
    layer="enclosed",
    given={"p": st.integers(3, 60)},
    mutants={"one digit more": {"extra": 1}},
)
def other_orders(p: int, *, extra: int = 0) -> Claim:
    """With p ≥ 3 digits the example returns 0 where its three products are added in other orders.

    So added, the kernels (1, 2ᵖ, 0) and (2ᵖ, 5/4, 0) return −1 and 2 in place of 0; exact.
    """
    wide, d = Fraction(2**p), example(p)[1]
    orders, zero = ((1, 2, 0), (0, 2, 1)), Fraction(0)
    kernels = ((Fraction(1), wide, zero), (wide, Fraction(5, 4), zero))

    def seen(g: Sequence[Fraction], order: tuple[int, int, int]) -> Any:
        return first_output(g, d, lambda x: rounded(x, p + extra), order)

    return Exactly(
        [
            [seen(example(p)[0], order), seen(g, order)]
            for g, order in zip(kernels, orders, strict=True)
        ],
        [[0, -1], [0, 2]],
    )


@check(
    layer="enclosed",
    given=st.tuples(numbers(3), numbers(4)).map(lambda drawn: {"g": drawn[0], "d": drawn[1]}),
    mutants={"rounded to four digits": {"digits": 4}},
)
def without_rounding(g: Any, d: Any, *, digits: int | None = None) -> Claim:
    """What is rounded in the example is the first output of F(2,3); exact."""

    def fl(x: Fraction) -> Fraction:
        return x if digits is None else rounded(x, digits)

    return Exactly(first_output(g, d, fl), filtered(F23, g, d, Fraction(1, 2))[0])


@check(
    layer="observed",
    given={"kind": st.sampled_from(("float16", "float32", "float64"))},
    packages=("numpy",),
    mutants={"a kernel half as wide": {"narrower": 1}},
)
def numpy_no_bound(kind: str, *, narrower: int = 0) -> Claim:
    """In numpy, too, the example returns −1 in F(2,3), and 0 from the products."""
    import numpy as np

    numbers = example(DIGITS[kind] - narrower)
    g, d = ([np.array([float(each)]).astype(kind) for each in side] for side in numbers)
    seen = first_output(g, d, lambda x: x.astype(kind))[0]
    products = np.dot(np.concatenate(g), np.concatenate(d[:3]))
    return Exactly([Fraction(float(each)) for each in (seen, products)], [-1, 0])


@check(
    layer="observed",
    given={
        "algorithm": algorithms,
        "values": st.lists(st.integers(-9, 9), min_size=9, max_size=9).map(tuple),
    },
    packages=("numpy",),
    mutants=WRONG,
)
def numpy_correlate(
    algorithm: Algorithm, values: tuple[int, ...], *, change: Change = as_printed
) -> Claim:
    """What F(2,3) and F(4,3) give, exactly, is what numpy.correlate returns for integers."""
    import numpy as np

    g, d = values[:3], values[3 : 3 + algorithm.size]
    seen = np.correlate(np.array(d), np.array(g), "valid").tolist()
    return Exactly(filtered(change(algorithm), g, d, Fraction(1, algorithm.divisor)), seen)
