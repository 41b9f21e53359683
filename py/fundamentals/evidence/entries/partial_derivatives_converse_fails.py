"""Evidence for `partial-derivatives-converse-fails`: xy/(x²+y²), with 0 at the origin."""

from collections.abc import Callable
from fractions import Fraction

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.maps import ball, norm

Function = Callable[[Fraction, Fraction], Fraction]

ratios = st.fractions(min_value=-3, max_value=3, max_denominator=50)
nonzero = ratios.filter(bool)


def quotient(x: Fraction, y: Fraction) -> Fraction:
    """The function of the Lean proof."""
    return x * y / (x * x + y * y) if x or y else Fraction(0)


def tamed(x: Fraction, y: Fraction) -> Fraction:
    """x²y/(x²+y²), which is continuous at the origin."""
    return x * quotient(x, y)


def shifted(x: Fraction, y: Fraction) -> Fraction:
    """The quotient with another value at the origin, which has no partial derivatives there."""
    return quotient(x, y) if x or y else Fraction(1)


@check(
    layer="enclosed",
    given={"t": nonzero},
    mutants={"another value at the origin": {"f": shifted}},
)
def partial_quotients_vanish(t: Fraction, *, f: Function = quotient) -> Claim:
    """Along both axes the difference quotient at the origin is exactly 0."""
    origin = f(Fraction(0), Fraction(0))
    along_x = (f(t, Fraction(0)) - origin) / t
    along_y = (f(Fraction(0), t) - origin) / t
    return Exactly((along_x, along_y), (0, 0))


@check(
    layer="enclosed",
    given={"t": nonzero},
    mutants={"x²y in the numerator": {"f": tamed}},
)
def constant_on_the_diagonal(t: Fraction, *, f: Function = quotient) -> Claim:
    """f(t, t) = 1/2 however small t is, against f(0, 0) = 0: not continuous."""
    return Every(Exactly(f(t, t), Fraction(1, 2)), Exactly(f(Fraction(0), Fraction(0)), 0))


@check(
    layer="enclosed",
    given={"k": st.integers(1, 200)},
    mutants={"x²y in the numerator": {"f": tamed, "bound": Fraction(1, 2)}},
)
def remainder_over_length_grows(
    k: int, *, f: Function = quotient, bound: Fraction = Fraction(1, 3)
) -> Claim:
    """With A = 0, which the partials force, |f(t, t)| / ‖(t, t)‖ exceeds 2ᵏ/3 at t = 2⁻ᵏ."""
    t = Fraction(1, 2**k)
    return Less(ball(bound / t), ball(abs(f(t, t))) / norm([t, t]))


@check(
    layer="derived",
    mutants={"x²y in the numerator": {"power": 2}, "minus in the denominator": {"sign": -1}},
)
def value_depends_on_the_line(*, power: int = 1, sign: int = 1) -> Claim:
    """On the line y = m x the value is m/(1+m²) throughout, which takes every value in ±1/2."""
    x, m = sympy.symbols("x m", real=True, nonzero=True)
    y = m * x
    return Identity(x**power * y / (x**2 + sign * y**2), m / (1 + m**2))
