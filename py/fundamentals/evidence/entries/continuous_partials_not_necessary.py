"""Evidence for `continuous-partials-not-necessary`: x⁴y/(x⁴+y²), with 0 at the origin."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.maps import ball, norm

Function = Callable[[Any, Any], Any]

ratios = st.fractions(min_value=-3, max_value=3, max_denominator=50)
nonzero = ratios.filter(bool)

ROOM = Fraction(1, 10**30)
"""What turns ≤ into <: equality occurs."""


def quotient(x: Any, y: Any) -> Any:
    """x⁴y/(x⁴+y²), the function of the Lean proof."""
    return x * x * x * x * y / (x * x * x * x + y * y) if x or y else Fraction(0)


def tamer(x: Any, y: Any) -> Any:
    """x⁶y/(x⁴+y²), whose partial derivatives are continuous."""
    return x * x * quotient(x, y)


def wilder(x: Any, y: Any) -> Any:
    """x²y/(x⁴+y²), which is not even continuous at the origin."""
    return x * x * y / (x * x * x * x + y * y) if x or y else Fraction(0)


def partial_x(x: Any, y: Any) -> Any:
    """4x³y³/(x⁴+y²)², the formula of the Lean proof; 0 at the origin."""
    return 4 * x**3 * y**3 / (x**4 + y**2) ** 2 if x or y else Fraction(0)


def partial_y(x: Any, y: Any) -> Any:
    """x⁴(x⁴−y²)/(x⁴+y²)², the formula of the Lean proof; 0 at the origin."""
    return x**4 * (x**4 - y**2) / (x**4 + y**2) ** 2 if x or y else Fraction(0)


def sign_lost(x: Any, y: Any) -> Any:
    """x⁴(x⁴+y²)/(x⁴+y²)², a slip in the quotient rule."""
    return x**4 / (x**4 + y**2) if x or y else Fraction(0)


@check(
    layer="enclosed",
    given={"x": ratios, "y": ratios},
    mutants={"x²y in the numerator": {"f": wilder}},
)
def at_most_half_the_square(x: Fraction, y: Fraction, *, f: Function = quotient) -> Claim:
    """x²/2 − |f| is exactly the square x²(x²−|y|)²/2 over x⁴+y², so that |f| ≤ x²/2."""
    left = x**2 / 2 - abs(f(x, y))
    square = x**2 * (x**2 - abs(y)) ** 2 / 2
    return Exactly(left * (x**4 + y**2), square)


@check(
    layer="enclosed",
    given={"x": nonzero, "y": ratios, "k": st.integers(0, 100)},
    mutants={
        "A = (0 1), the limit of the partials on the axis": {"slope": 1},
        "x²y in the numerator": {"f": wilder},
    },
)
def differentiable_at_the_origin(
    x: Fraction, y: Fraction, k: int, *, f: Function = quotient, slope: int = 0
) -> Claim:
    """With A = 0, |f(h)| / ‖h‖ stays below (1/2 + 10⁻³⁰) ‖h‖, which tends to 0."""
    x, y = x / 2**k, y / 2**k
    rest = abs(f(x, y) - slope * y)
    return Less(ball(rest) / norm([x, y]), norm([x, y]) * (ball(Fraction(1, 2)) + ball(ROOM)))


@check(
    layer="enclosed",
    given={"x": nonzero, "t": nonzero},
    mutants={"x⁶y in the numerator": {"f": tamer}, "x²y in the numerator": {"f": wilder}},
)
def quotients_along_y(x: Fraction, t: Fraction, *, f: Function = quotient) -> Claim:
    """(f(x, t) − f(x, 0))/t = 1 − t²/(x⁴+t²) exactly, which tends to 1; at the origin it is 0."""
    beside = (f(x, t) - f(x, Fraction(0))) / t
    here = (f(Fraction(0), t) - f(Fraction(0), Fraction(0))) / t
    return Exactly((beside, here), (1 - t**2 / (x**4 + t**2), 0))


@check(
    layer="enclosed",
    given={"k": st.integers(1, 200)},
    mutants={"x⁶y in the numerator": {"f": tamer}},
)
def partial_jumps_at_the_origin(k: int, *, f: Function = quotient) -> Claim:
    """∂f/∂y(2⁻ᵏ, 0) = 1 however close to the origin, where ∂f/∂y = 0: not continuous.

    The derivative is taken by power series over ℚ, and agrees with the formula in Lean.
    """
    x = flint.fmpq(1, 2**k)
    y = flint.fmpq_series([0, 1], 1, 2)
    slope = f(x, y)[1]
    exact = (partial_y(Fraction(1, 2**k), Fraction(0)), partial_y(Fraction(0), Fraction(0)))
    return Exactly((slope, *exact), (1, 1, 0))


@check(
    layer="enclosed",
    given={"x": nonzero, "y": ratios},
    mutants={
        "x⁶y in the numerator": {"f": tamer},
        "a sign lost in ∂f/∂y": {"second": sign_lost},
        "the partials exchanged": {"first": partial_y, "second": partial_x},
    },
)
def formulas_of_the_partials(
    x: Fraction,
    y: Fraction,
    *,
    f: Function = quotient,
    first: Function = partial_x,
    second: Function = partial_y,
) -> Claim:
    """Lean's formulas for both partial derivatives against power series in balls."""
    a, b = ball(x), ball(y)
    along_x = f(flint.arb_series([a, 1], 2), flint.arb_series([b, 0], 2))[1]
    along_y = f(flint.arb_series([a, 0], 2), flint.arb_series([b, 1], 2))[1]
    return Equal([along_x, along_y], [first(x, y), second(x, y)])


@check(
    layer="enclosed",
    given={"x": ratios, "y": ratios, "t": nonzero},
    mutants={"x⁶y in the numerator": {"f": tamer}, "only one of the two terms": {"terms": 1}},
)
def both_partials_may_jump(
    x: Fraction, y: Fraction, t: Fraction, *, f: Function = quotient, terms: int = 2
) -> Claim:
    """f(x, y) + f(y, x) is at most (x²+y²)/2; on either axis one partial is 1, at the origin 0."""

    def both(x: Any, y: Any) -> Any:
        return f(x, y) + f(y, x) if terms == 2 else f(x, y)

    moving = flint.fmpq_series([0, 1], 1, 2)
    beside = flint.fmpq(t.numerator, t.denominator)
    jumps = (both(beside, moving)[1], both(moving, beside)[1])
    here = (both(Fraction(0), t) / t, both(t, Fraction(0)) / t)
    room = ROOM + (x**2 + y**2) / 2
    return Every(Exactly((*jumps, *here), (1, 1, 0, 0)), Less(abs(both(x, y)), room))


@check(
    layer="derived",
    mutants={
        "a sign lost in ∂f/∂y": {"second": sign_lost},
        "x²y in the numerator": {"power": 2},
    },
)
def derivatives(*, second: Function = partial_y, power: int = 4) -> Claim:
    """∂f/∂x = 4x³y³/(x⁴+y²)² and ∂f/∂y = x⁴(x⁴−y²)/(x⁴+y²)², away from the origin."""
    x, y = sympy.symbols("x y", real=True, nonzero=True)
    f = x**power * y / (x**4 + y**2)
    return Identity(
        [sympy.Derivative(f, x), sympy.Derivative(f, y)], [partial_x(x, y), second(x, y)]
    )


@check(
    layer="derived",
    mutants={"along x = 0": {"axis": False}, "x⁶y in the numerator": {"power": 6}},
)
def limits_of_the_partial(*, axis: bool = True, power: int = 4) -> Claim:
    """∂f/∂y is 1 along y = 0, tends to 1 along y = m x³, and is (1−m²)/(1+m²)² along y = m x²."""
    x, y, m = sympy.symbols("x y m", real=True, nonzero=True)
    slope = x**power * (x**4 - y**2) / (x**4 + y**2) ** 2
    return Every(
        Identity(sympy.Derivative(x**power * y / (x**4 + y**2), y), slope),
        Identity(slope.subs(y, 0) if axis else slope.subs(x, 0), 1),
        Identity(sympy.Limit(slope.subs(y, m * x**3), x, 0), 1),
        Identity(slope.subs(y, m * x**2), (1 - m**2) / (1 + m**2) ** 2),
    )


@check(
    layer="derived",
    mutants={"a third of the square": {"part": Fraction(1, 3)}},
)
def means_inequality(*, part: Fraction = Fraction(1, 2)) -> Claim:
    """x²/2 ∓ f = x²(x² ∓ y)²/(2(x⁴+y²)): never negative, whatever the signs of x and y."""
    x, y = sympy.symbols("x y", real=True, nonzero=True)
    f = quotient(x, y)
    return Every(
        *(
            Identity(
                sympy.Rational(part) * x**2 - s * f,
                x**2 * (x**2 - s * y) ** 2 / (2 * (x**4 + y**2)),
            )
            for s in (1, -1)
        )
    )
