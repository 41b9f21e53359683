"""Evidence for `taylor-cauchy`: the remainder f⁽ⁿ⁺¹⁾(x₀+θh)/n! (1−θ)ⁿ hⁿ⁺¹, h = x − x₀."""

from collections.abc import Callable
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
    monomial,
    point_between,
    remainder,
    symbolic_remainder,
)

Divisor = Callable[[int], int]
Factor = Callable[[Any, int], Any]

small = st.fractions(min_value=-3, max_value=3, max_denominator=9)


def factor_of(theta: Any, n: int) -> Any:
    """(1 − θ)ⁿ."""
    return (1 - theta) ** n


WRONG: dict[str, dict[str, Any]] = {
    "(n+1)! in place of n!": {"divisor": lambda n: factorial(n + 1)},
    "(1 − θ)ⁿ forgotten": {"factor": lambda theta, _: 1 + 0 * theta},
    "(1 − θ)ⁿ⁺¹ in place of (1 − θ)ⁿ": {"factor": lambda theta, n: (1 - theta) ** (n + 1)},
    "θⁿ in place of (1 − θ)ⁿ": {"factor": lambda theta, n: theta**n},
}


@st.composite
def telling(draw: st.DrawFn) -> dict[str, Any]:
    """(t − x₀)ⁿ⁺² with n = 0 or 1, for which the exponent n + 1 leaves no solution."""
    n = draw(st.integers(0, 1))
    x0 = Fraction(draw(st.integers(-9, 9)), 2)
    h = Fraction(draw(st.integers(-9, 9).filter(bool)), 2)
    return {"f": monomial(x0, n + 2), "x0": x0, "h": h, "n": n}


@check(
    layer="enclosed",
    given=st.one_of(expansions(), expansions(), telling()),
    mutants=WRONG,
)
def theta_is_enclosed(
    f: Map,
    x0: Fraction,
    h: Fraction,
    n: int,
    *,
    divisor: Divisor = factorial,
    factor: Factor = factor_of,
) -> Claim:
    """Some θ in (0, 1), enclosed by a change of sign, solves R_n = f⁽ⁿ⁺¹⁾(x₀+θh)/n! (1−θ)ⁿ hⁿ⁺¹."""
    rest = divisor(n) * remainder(f, x0, h, n)

    def gap(theta: flint.arb) -> flint.arb:
        slope = derivative(f, n + 1, point_between(x0, h, theta))
        right: flint.arb = factor(theta, n) * ball(h ** (n + 1)) * slope
        return rest - right

    return Solvable(gap)


@st.composite
def powers(draw: st.DrawFn) -> dict[str, Any]:
    """Points, an order n, and a degree m > n, at least 2."""
    n = draw(st.integers(0, 6))
    return {
        "x0": draw(small),
        "h": draw(small.filter(bool)),
        "n": n,
        "m": draw(st.integers(max(2, n + 1), n + 5)),
    }


@check(layer="enclosed", given=powers(), mutants=WRONG)
def theta_in_closed_form(
    x0: Fraction,
    h: Fraction,
    n: int,
    m: int,
    *,
    divisor: Divisor = factorial,
    factor: Factor = factor_of,
) -> Claim:
    """For f(t) = (t − x)ᵐ with m > n, m ≥ 2, the formula holds with (1 − θ)ᵐ⁻¹ = 1/m."""
    f = monomial(x0 + h, m)
    theta = 1 - ball(Fraction(1, m)) ** ball(Fraction(1, m - 1))
    slope = derivative(f, n + 1, point_between(x0, h, theta))
    right = slope / divisor(n) * factor(theta, n) * ball(h ** (n + 1))
    return Every(Less([0, theta], [theta, 1]), Equal(remainder(f, x0, h, n), right))


@check(
    layer="enclosed",
    given={
        "x": st.fractions(min_value=Fraction(-19, 20), max_value=0, max_denominator=40).filter(
            bool
        ),
        "n": st.one_of(st.integers(0, 3), st.integers(0, 30)),
    },
    mutants={
        "1 + x missing": {"divisor": lambda _: Fraction(1)},
        "T_n one term short": {"short": 1},
    },
)
def logarithm_down_to_minus_one(
    x: Fraction,
    n: int,
    *,
    divisor: Callable[[Fraction], Fraction] = lambda x: 1 + x,
    short: int = 0,
) -> Claim:
    """|R_n| < |x|ⁿ⁺¹/(1+x) for log(1+x), −1 < x < 0: Cauchy's form shows that R_n → 0.

    For (1−θ)ⁿ/(1+θx)ⁿ⁺¹ is below 1/(1+x). Lagrange's form shows it for x ≥ −1/2 only.
    """
    terms = (Fraction((-1) ** (k + 1), k) * x**k for k in range(1, n + 1 - short))
    rest = (1 + ball(x)).log() - ball(sum(terms, Fraction(0)))
    return Less(abs(rest), ball(abs(x) ** (n + 1) / divisor(x)))


@check(
    layer="derived",
    given=cases(n=range(4)),
    instances=50,  # of four different ones: each comes up
    mutants={
        "(x − t)ⁿ⁺¹ in place of (x − t)ⁿ": {"power": 1},
        "(n+1)! in place of n!": {"divisor": lambda n: factorial(n + 1)},
        "T_n one term short": {"short": 1},
    },
)
def integral_of_the_integrand(
    n: int, *, power: int = 0, divisor: Divisor = factorial, short: int = 0
) -> Claim:
    """R_n is the integral of f⁽ⁿ⁺¹⁾(t)(x−t)ⁿ/n! over [x₀, x]; Cauchy's form is h times its value.

    For the general polynomial of degree n + 3: every coefficient is a symbol.
    """
    t, x0, x = sympy.symbols("t x0 x", real=True)
    f = polynomial("a", n + 3, t - x0)
    rest = symbolic_remainder(f, t, x0, x - x0, n - short)
    integrand = sympy.Derivative(f, t, n + 1) * (x - t) ** (n + power) / divisor(n)
    return Identity(rest, sympy.Integral(integrand, (t, x0, x)))


@check(
    layer="derived",
    given=cases(n=range(1, 5)),
    instances=50,  # of four different ones: each comes up
    mutants={"θ = 1/(n+1)": {"root": False}, "(n+1)! in place of n!": {"beyond": 1}},
)
def theta_of_polynomials(n: int, *, root: bool = True, beyond: int = 0) -> Claim:
    """For every polynomial of degree n + 1 the formula holds with (1 − θ)ⁿ = 1/(n+1), all x₀, h."""
    t, x0, h = sympy.symbols("t x0 h", real=True)
    f = polynomial("a", n + 1, t)
    factor = sympy.Rational(1, n + 1) if root else sympy.Rational(n, n + 1) ** n
    theta = 1 - sympy.Rational(1, n + 1) ** sympy.Rational(1, n)
    slope = sympy.Derivative(f, t, n + 1).subs(t, x0 + theta * h)
    right = slope * factor * h ** (n + 1) / factorial(n + beyond)
    return Identity(symbolic_remainder(f, t, x0, h, n), right)
