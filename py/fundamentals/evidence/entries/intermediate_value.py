"""Evidence for `intermediate-value`: continuous functions leave no value out."""

from collections.abc import Callable
from fractions import Fraction

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, Less, check

places = st.integers(-8, 8).map(lambda n: Fraction(n, 2))
ends = st.lists(places, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)
coefficients = st.tuples(*[st.integers(-5, 5)] * 4)
parts = st.fractions(min_value=0, max_value=1, max_denominator=30)


def bisected(
    f: Callable[[Fraction], Fraction], low: Fraction, high: Fraction, y: Fraction, steps: int
) -> tuple[Fraction, Fraction]:
    """A short interval at whose ends f is on different sides of y, or at it."""
    rising = f(low) <= f(high)
    for _ in range(steps):
        middle = (low + high) / 2
        if f(middle) <= y if rising else f(middle) >= y:
            low = middle
        else:
            high = middle
    return low, high


@check(
    layer="enclosed",
    given={"c": coefficients, "ends": ends, "part": parts},
    mutants={"a jump in the middle": {"jump": 50}, "y beyond the values": {"beyond": 3}},
)
def bisection_finds_the_value(
    c: tuple[int, ...],
    ends: tuple[Fraction, Fraction],
    part: Fraction,
    *,
    jump: int = 0,
    beyond: int = 0,
) -> Claim:
    """For a cubic and y between f(a) and f(b), bisection ends where |f − y| ≤ L · width; exact."""
    a, b = ends
    far = max(abs(a), abs(b))
    steepest = sum((k * abs(ck) * far ** (k - 1) for k, ck in enumerate(c) if k), Fraction(1, 100))

    def f(x: Fraction) -> Fraction:
        step = jump if x > (a + b) / 2 else 0
        return sum((ck * x**k for k, ck in enumerate(c)), Fraction(step))

    y = f(a) + (part + beyond) * (f(b) - f(a))
    low, high = bisected(f, a, b, y, 20)
    return Every(
        Less(abs(f(low) - y), steepest * (high - low)),
        Exactly(((f(low) - y) * (f(high) - y) <= 0, a <= low < high <= b), (True, True)),
    )


def sign(x: Fraction) -> int:
    """−1, 0 or 1."""
    return (x > 0) - (x < 0)


@check(
    layer="enclosed",
    given={"x": st.fractions(min_value=-9, max_value=9, max_denominator=40), "part": parts},
    mutants={"the values themselves": {"moved": Fraction(0)}},
)
def a_jump_leaves_values_out(
    x: Fraction, part: Fraction, *, moved: Fraction = Fraction(1, 50)
) -> Claim:
    """The sign, continuous off 0, takes none of the values strictly between −1, 0 and 1; exact."""
    y = moved + (1 - 2 * moved) * part
    return Exactly([sign(x) == y, sign(x) == -y], [False, False])


@check(
    layer="derived",
    mutants={"the root not halved": {"half": 1}, "p² − 4y": {"sign": -1}},
)
def the_place_in_a_parabola(*, half: int = 2, sign: int = 1) -> Claim:
    """x² + px takes the value y at (−p + √(p² + 4y))/2."""
    p, y = sympy.symbols("p y", positive=True)
    c = (-p + sympy.sqrt(p**2 + sign * 4 * y)) / half
    return Identity(sympy.expand(c**2 + p * c), y)
