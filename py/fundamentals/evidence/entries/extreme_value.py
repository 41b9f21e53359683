"""Evidence for `extreme-value`: largest and smallest values, and uniform continuity."""

from fractions import Fraction

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Exactly, Identity, Less, check

places = st.integers(-8, 8).map(lambda n: Fraction(n, 2))
ends = st.lists(places, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)
parts = st.fractions(min_value=0, max_value=1, max_denominator=30)
inside = st.fractions(min_value=Fraction(1, 30), max_value=Fraction(29, 30), max_denominator=30)
coefficients = st.tuples(st.integers(-5, 5), st.integers(-9, 9), st.integers(-3, 3))
Ends = tuple[Fraction, Fraction]


def parabola(c: tuple[int, ...], x: Fraction) -> Fraction:
    """c₀ + c₁x + c₂x²."""
    return c[0] + c[1] * x + c[2] * x * x


@check(
    layer="enclosed",
    given={"c": coefficients, "ends": ends, "part": parts},
    mutants={"the ends only": {"vertex": False}, "the vertex only": {"at_ends": False}},
)
def candidates_hold_the_extremes(
    c: tuple[int, ...],
    ends: Ends,
    part: Fraction,
    *,
    vertex: bool = True,
    at_ends: bool = True,
) -> Claim:
    """On [a, b] a parabola lies between its values at the ends and at a vertex inside; exact."""
    a, b = ends
    top = -Fraction(c[1], 2 * c[2]) if c[2] else a
    candidates = [x for x in (a, b) if at_ends or not a <= top <= b]
    if vertex and a <= top <= b:
        candidates.append(top)
    values = [parabola(c, x) for x in candidates]
    value = parabola(c, a + part * (b - a))
    return Exactly((min(values) <= value, value <= max(values)), (True, True))


@check(
    layer="enclosed",
    given={"c": coefficients, "ends": ends, "s": parts, "t": parts},
    mutants={"the steepness at the left end": {"everywhere": False}},
)
def one_delta_serves_everywhere(
    c: tuple[int, ...], ends: Ends, s: Fraction, t: Fraction, *, everywhere: bool = True
) -> Claim:
    """On [a, b] a parabola changes by at most L |x − y|, with one L for all x and y; exact."""
    a, b = ends
    x, y = a + s * (b - a), a + t * (b - a)
    slopes = [abs(c[1] + 2 * c[2] * z) for z in ((a, b) if everywhere else (a,))]
    change = abs(parabola(c, x) - parabola(c, y))
    return Less(change, max(slopes) * abs(x - y) + Fraction(1, 10**9))


@check(
    layer="enclosed",
    given={"c": inside},
    mutants={"the end belongs to it": {"last": Fraction(1)}},
)
def no_largest_value(c: Fraction, *, last: Fraction | None = None) -> Claim:
    """On (0, 1), for every c there is a larger number, (1 + c)/2; exact."""
    top = c if last is None else last
    better = (1 + top) / 2
    return Exactly((top < better, 0 < better < 1), (True, True))


@check(
    layer="derived",
    mutants={"the vertex at −c₁/c₂": {"half": 1}},
)
def the_square_completed(*, half: int = 2) -> Claim:
    """c₀ + c₁x + c₂x² exceeds its value at −c₁/(2c₂) by c₂(x + c₁/(2c₂))²."""
    x, c0, c1 = sympy.symbols("x c0 c1", real=True)
    c2 = sympy.Symbol("c2", positive=True)
    f = c0 + c1 * x + c2 * x**2
    top = -c1 / (half * c2)
    return Identity(f - f.subs(x, top), c2 * (x - top) ** 2)
