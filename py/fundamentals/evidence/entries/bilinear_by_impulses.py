"""Evidence for `bilinear-by-impulses`: two bilinear programs that agree at all impulses."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check

Vector = Sequence[Any]
Program = Callable[[Vector, Vector], list[Any]]
Table = Sequence[Sequence[Sequence[Any]]]


def impulse(length: int, place: int) -> list[int]:
    """1 at a place, 0 elsewhere."""
    return [int(k == place) for k in range(length)]


def probed(program: Program, m: int, n: int) -> Table:
    """What a program returns at all pairs of impulses."""
    return [[program(impulse(m, i), impulse(n, j)) for j in range(n)] for i in range(m)]


def from_table(table: Table, w: Vector, x: Vector) -> list[Any]:
    """∑ w_i x_j B(δ_i, δ_j)."""
    outputs = range(len(table[0][0]))
    return [
        sum(a * b * table[i][j][k] for i, a in enumerate(w) for j, b in enumerate(x))
        for k in outputs
    ]


def correlated(w: Vector, x: Vector) -> list[Any]:
    """The layer with one channel."""
    return [sum(a * x[n + i] for i, a in enumerate(w)) for n in range(len(x) - len(w) + 1)]


def convolved(w: Vector, x: Vector) -> list[Any]:
    """The layer with its kernel turned round."""
    return correlated(w[::-1], x)


def with_squares(w: Vector, x: Vector) -> list[Any]:
    """Not linear in x, and the layer at all impulses."""
    return correlated(w, [value * value for value in x])


def with_bias(w: Vector, x: Vector) -> list[Any]:
    """The layer with a bias."""
    return [y + 1 for y in correlated(w, x)]


NOT_BILINEAR = {
    "squares of the input": {"program": with_squares},
    "with a bias": {"program": with_bias},
}

# --- with symbols


@check(
    layer="derived",
    given={"m": st.integers(1, 3), "more": st.integers(0, 3)},
    instances=10,
    mutants=NOT_BILINEAR,
)
def a_map_from_its_probes(m: int, more: int, *, program: Program = correlated) -> Claim:
    """The layer, with symbols, is the sum of w_i x_j times its values at pairs of impulses."""
    n = m + more
    w, x = sympy.symbols(f"w:{m}", real=True), sympy.symbols(f"x:{n}", real=True)
    expected = [sympy.expand(y) for y in from_table(probed(program, m, n), w, x)]
    return Identity([sympy.expand(y) for y in program(w, x)], expected)


# --- exactly

ratios = st.builds(Fraction, st.integers(-9, 9), st.sampled_from((1, 2, 3)))


def boxes(*sizes: int) -> "st.SearchStrategy[Any]":
    """Numbers in nested tuples."""
    strategy: st.SearchStrategy[Any] = ratios
    for size in reversed(sizes):
        strategy = st.tuples(*[strategy] * size)
    return strategy


def tables() -> "st.SearchStrategy[Any]":
    """A bilinear map, given by its table, and a place for both of its arguments."""
    return st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 2)).flatmap(
        lambda size: st.fixed_dictionaries(
            {"table": boxes(*size), "w": boxes(size[0]), "x": boxes(size[1])}
        )
    )


@check(
    layer="enclosed",
    given=tables(),
    mutants={
        "one pair left out": {"left_out": "last"},
        "equal places only": {"left_out": "off the diagonal"},
    },
)
def any_table(table: Any, w: Any, x: Any, *, left_out: str = "") -> Claim:
    """A bilinear map with any table is what its values at all pairs of impulses make; exact."""
    found = [list(row) for row in probed(lambda a, b: from_table(table, a, b), len(w), len(x))]
    for i, row in enumerate(found):
        for j, values in enumerate(row):
            last = (i, j) == (len(w) - 1, len(x) - 1)
            if (left_out == "last" and last) or (left_out == "off the diagonal" and i != j):
                row[j] = [0] * len(values)
    return Exactly(from_table(found, w, x), from_table(table, w, x))


@check(
    layer="enclosed",
    given={
        "modulus": st.integers(2, 12),
        "w": st.lists(st.integers(0, 11), min_size=2, max_size=2).map(tuple),
        "x": st.lists(st.integers(0, 11), min_size=4, max_size=4).map(tuple),
    },
    mutants=NOT_BILINEAR,
)
def in_other_rings(modulus: int, w: Any, x: Any, *, program: Program = correlated) -> Claim:
    """Modulo n, too, with zero divisors: the layer from its probes."""
    found = from_table(probed(program, 2, 4), w, x)
    return Exactly([y % modulus for y in found], [y % modulus for y in program(w, x)])


@check(
    layer="enclosed",
    given={"x": st.tuples(st.integers(-9, 9), st.integers(-9, 9)), "a": st.integers(-9, 9)},
    mutants={"the sum of both": {"one_sided": False}},
)
def homogeneous_only(x: tuple[int, int], a: int, *, one_sided: bool = True) -> Claim:
    """Homogeneous, the sum at both impulses, and 0 in place of 2 at (1, 1)."""

    def value(y: Vector) -> int:
        return int(sum(y)) if not one_sided or 0 in y else 0

    return Every(
        Exactly(value([a * y for y in x]), a * value(x)),
        Exactly([value(y) for y in ((1, 0), (0, 1), (1, 1))], [1, 1, 0]),
    )


# --- numpy and scipy


@check(
    layer="observed",
    given=st.tuples(st.integers(1, 5), st.integers(0, 6)).flatmap(
        lambda size: st.fixed_dictionaries(
            {
                "w": st.tuples(*[st.integers(-99, 99)] * size[0]),
                "x": st.tuples(*[st.integers(-99, 99)] * (size[0] + size[1])),
            }
        )
    ),
    packages=("numpy", "scipy"),
    mutants={
        "kernels as they stand": {"turned": correlated},
        "another kernel at one probe": {"late": 1},
    },
)
def probes(w: Any, x: Any, *, turned: Program = convolved, late: int = 0) -> Claim:
    """numpy and scipy are right at all pairs of impulses, and so, exactly, at other integers."""
    import numpy as np
    from scipy import signal

    def of_numpy(a: Vector, b: Vector) -> list[Any]:
        return list(np.convolve(np.array(a), np.array(b), "valid").tolist())

    def of_scipy(a: Vector, b: Vector) -> list[Any]:
        return list(signal.convolve(np.array(b), np.array(a), "valid", method="direct").tolist())

    def of_correlate(a: Vector, b: Vector) -> list[Any]:
        return list(np.correlate(np.array(b), np.array(a), "valid").tolist())

    m, n = len(w), len(x)
    pairs = ((of_numpy, turned), (of_scipy, turned), (of_correlate, correlated))
    claims = []
    for seen, formula in pairs:
        table = [list(row) for row in probed(seen, m, n)]
        claims.append(Exactly(table, probed(formula, m, n)))
        table[0][-1] = table[late % m][-1] if m > 1 else [y + late for y in table[0][-1]]
        claims.append(Exactly(from_table(table, w, x), seen(w, x)))
    return Every(*claims)
