"""Evidence for `taylor`: the remainder of Schlömilch and Roche, for any p ≥ 1."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Identity, Less, check
from fundamentals.evidence.models.maps import Map, ball
from fundamentals.evidence.models.pieces import polynomial
from fundamentals.evidence.models.taylor import (
    Solvable,
    cases,
    derivative,
    expansions,
    formal_sum,
    monomial,
    point_between,
    remainder,
    symbolic_remainder,
)

Exponent = Callable[[int, int], int]
Divisor = Callable[[int, int], int | Fraction]
Base = Callable[[Any], Any]


def exponent_of(n: int, p: int) -> int:
    """n + 1 − p, negative for p > n + 1."""
    return n + 1 - p


def divisor_of(n: int, p: int) -> int:
    """p·n!."""
    return p * factorial(n)


def base_of(theta: Any) -> Any:
    """1 − θ."""
    return 1 - theta


@dataclass(frozen=True)
class Factor:
    """What f⁽ⁿ⁺¹⁾(x₀+θh) hⁿ⁺¹ is multiplied by in (3): a power of a base, through a divisor."""

    exponent: Exponent = exponent_of
    divisor: Divisor = divisor_of
    base: Base = base_of


AS_STATED = Factor()
WRONG = {
    "exponent n − p": {"factor": Factor(exponent=lambda n, p: n - p)},
    "exponent p − n − 1": {"factor": Factor(exponent=lambda n, p: p - n - 1)},
    "n! in place of p·n!": {"factor": Factor(divisor=lambda n, _: factorial(n))},
    "(n+1)! in place of p·n!": {"factor": Factor(divisor=lambda n, _: factorial(n + 1))},
    "p in the numerator": {"factor": Factor(divisor=lambda n, p: Fraction(factorial(n), p))},
    "θ in place of 1 − θ, as step 5 of the source suggests": {
        "factor": Factor(base=lambda theta: theta)
    },
}


def gap(
    f: Map, x0: Fraction, h: Fraction, n: int, p: int, factor: Factor
) -> Callable[[flint.arb], flint.arb]:
    """The difference of the sides of (3), multiplied by p·n! and by what has a negative exponent.

    Both are positive for θ in (0, 1), so the solutions are the same, nothing blows up as θ → 1, and
    for polynomials every value is exact.
    """
    rest, exponent = ball(factor.divisor(n, p)) * remainder(f, x0, h, n), factor.exponent(n, p)

    def difference(theta: flint.arb) -> flint.arb:
        slope = derivative(f, n + 1, point_between(x0, h, theta))
        left: flint.arb = rest * factor.base(theta) ** max(0, -exponent)
        power = factor.base(theta) ** max(0, exponent)
        right: flint.arb = ball(h ** (n + 1)) * power * slope
        return left - right

    return difference


@st.composite
def telling(draw: st.DrawFn) -> dict[str, Any]:
    """Powers for which some wrong formula has no solution at all.

    For (t − x₀)ⁿ⁺¹ the true formula is (1 − θ)ⁿ⁺¹⁻ᵖ = p/(n + 1). With p = n, the exponent n − p
    leaves 1 = n/(n + 1). With p = n + 1, the divisor leaves n + 1 = 1. The divisor (n + 1)! fails
    for (t − x₀)ⁿ⁺², and θ in place of 1 − θ for (t − x)ⁿ⁺², both with p = 1.
    """
    n = draw(st.integers(1, 4))
    x0 = Fraction(draw(st.integers(-9, 9)), 2)
    h = Fraction(draw(st.integers(-9, 9).filter(bool)), 2)
    p, degree, centre = draw(
        st.sampled_from([(n, n + 1, x0), (n + 1, n + 1, x0), (1, n + 2, x0), (1, n + 2, x0 + h)])
    )
    return {"f": monomial(centre, degree), "x0": x0, "h": h, "n": n, "p": p}


@st.composite
def remainders(draw: st.DrawFn) -> dict[str, Any]:
    """An expansion with p from 1 to n + 4; often p = 1, n or n + 1."""
    expansion = draw(expansions())
    n = expansion["n"]
    p = draw(st.one_of(st.integers(1, n + 4), st.sampled_from([1, max(1, n), n + 1])))
    return {**expansion, "p": p}


@check(
    layer="enclosed",
    given=st.one_of(remainders(), telling()),
    mutants=WRONG,
)
def theta_is_enclosed(
    f: Map, x0: Fraction, h: Fraction, n: int, p: int, *, factor: Factor = AS_STATED
) -> Claim:
    """Some θ in (0, 1), enclosed by a change of sign, solves (3), on either side of x₀."""
    return Solvable(gap(f, x0, h, n, p, factor))


@st.composite
def closed_forms(draw: st.DrawFn) -> dict[str, Any]:
    """Points, orders n and p, and a degree m > n other than p."""
    n = draw(st.integers(0, 5))
    p = draw(st.integers(1, n + 4))
    return {
        "x0": draw(st.fractions(min_value=-3, max_value=3, max_denominator=9)),
        "h": draw(st.fractions(min_value=-3, max_value=3, max_denominator=9).filter(bool)),
        "n": n,
        "p": p,
        "m": draw(st.integers(n + 1, n + 5).filter(lambda m: m != p)),
    }


@check(layer="enclosed", given=closed_forms(), mutants=WRONG)
def theta_in_closed_form(
    x0: Fraction, h: Fraction, n: int, p: int, m: int, *, factor: Factor = AS_STATED
) -> Claim:
    """For f(t) = (t − x)ᵐ with m > n, m ≠ p, formula (3) holds with (1 − θ)ᵐ⁻ᵖ = p/m."""
    f = monomial(x0 + h, m)
    theta = 1 - ball(Fraction(p, m)) ** ball(Fraction(1, m - p))
    power = factor.base(theta) ** factor.exponent(n, p) / ball(factor.divisor(n, p))
    slope = derivative(f, n + 1, point_between(x0, h, theta))
    return Every(
        Less([0, theta], [theta, 1]),
        Equal(remainder(f, x0, h, n), ball(h ** (n + 1)) * power * slope),
    )


@check(
    layer="derived",
    given=cases(n=range(6)),
    instances=80,  # of six different ones: each comes up
    mutants={
        "(x − t)ⁿ⁺¹ in place of (x − t)ⁿ": {"power": 1},
        "the sum one term short": {"terms": -1},
        "expanded at t only in the derivatives, not in (x − t)ᵏ": {"moving": False},
    },
)
def auxiliary_function_telescopes(
    n: int, *, power: int = 0, terms: int = 0, moving: bool = True
) -> Claim:
    """d/dt [f(x) − ∑ f⁽ᵏ⁾(t)(x−t)ᵏ/k!] = −f⁽ⁿ⁺¹⁾(t)(x−t)ⁿ/n! for any f at all.

    The derivatives of f at t are symbols: any numbers are those of some function.
    """
    t, x, x0 = sympy.symbols("t x x0", real=True)
    f = sympy.Function("f")
    step = x - t if moving else x - x0
    auxiliary = f(x) - formal_sum(f, t, step, n + terms)
    right = -sympy.Derivative(f(t), t, n + 1) * (x - t) ** (n + power) / factorial(n)
    return Identity(sympy.Derivative(auxiliary, t), right)


@check(
    layer="derived",
    given=cases(n=range(5), p=range(1, 8)),
    instances=200,  # of 35 different ones: each comes up
    mutants=WRONG,
)
def last_step_of_the_proof(n: int, p: int, *, factor: Factor = AS_STATED) -> Claim:
    """(3) solves R·p(x−c)ᵖ⁻¹ = hᵖ·D(x−c)ⁿ/n!, which the mean value theorem gives, c = x₀ + θh.

    D is f⁽ⁿ⁺¹⁾(c), and x − c = (1 − θ)h.
    """
    theta, h, slope = sympy.symbols("theta h D", positive=True)
    power = factor.base(theta) ** factor.exponent(n, p) / sympy.Rational(factor.divisor(n, p))
    rest = h ** (n + 1) * power * slope
    step = (1 - theta) * h
    return Identity(
        rest * p * step ** (p - 1), h**p * slope * step**n / sympy.Integer(factorial(n))
    )


@check(
    layer="derived",
    given=cases(n=range(4), p=range(1, 6)),
    instances=120,  # of twenty different ones: each comes up
    mutants={name: WRONG[name] for name in WRONG if "exponent p" not in name},
)
def remainder_is_a_mean(n: int, p: int, *, factor: Factor = AS_STATED) -> Claim:
    """R_n is the mean over θ, with density p(1−θ)ᵖ⁻¹, of what (3) gives: some θ attains it.

    For the general polynomial of degree n + 3: every coefficient is a symbol.
    """
    t, x0, h, theta = sympy.symbols("t x0 h theta", real=True)
    f = polynomial("a", n + 3, t - x0)
    slope = sympy.Derivative(f, t, n + 1).subs(t, x0 + theta * h)
    weight = (1 - theta) ** (p - 1) * factor.base(theta) ** factor.exponent(n, p)
    mean = p * sympy.Integral(weight * slope, (theta, 0, 1))
    right = h ** (n + 1) / sympy.Rational(factor.divisor(n, p)) * mean
    return Identity(symbolic_remainder(f, t, x0, h, n), right)
