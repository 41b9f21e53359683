"""Integrals that are given their values by the antiderivatives of exponential sums, and others."""

import pytest
import sympy
from sympy import Abs, Derivative, Integral, Rational, S, cos, exp, oo, pi, sin, symbols

from fundamentals.evidence.judges.claims import Verdict
from fundamentals.evidence.judges.identity import Identity

x, y, c = symbols("x y c", real=True)
a, b = symbols("a b", positive=True)

TRUE = [
    (Integral(exp(-a * x), (x, 0, oo)), 1 / a),
    (Integral(x**2 * exp(-a * x), (x, 0, oo)), 2 / a**3),
    (Integral(exp(a * x), (x, -oo, 0)), 1 / a),
    (Integral(exp(-x) * cos(b * x), (x, 0, oo)), 1 / (1 + b**2)),
    (Integral(sin(2 * pi * x) ** 2, (x, 0, 1)), Rational(1, 2)),
    (Integral(x * sin(pi * x), (x, 0, 1)), 1 / pi),
    (Integral(exp(x) * cos(y - x), (y, 0, x), (x, 0, c)), Integral(exp(x) * sin(x), (x, 0, c))),
    (Integral(exp(-x - 2 * y), (y, x, oo), (x, 0, oo)), Rational(1, 6)),
    (
        Derivative(Integral(exp(-y) * sin(x - y), (y, 0, x)), x),
        Integral(exp(-y) * cos(x - y), (y, 0, x)),
    ),
]
"""Pairs of expressions with the same value."""


@pytest.mark.parametrize(("left", "right"), TRUE)
def test_the_right_value_holds(left: sympy.Expr, right: sympy.Expr) -> None:
    """Both judges agree on what is true."""
    assert Identity(left, right).decide().verdict is Verdict.HOLDS


@pytest.mark.parametrize(("left", "right"), TRUE)
def test_a_value_beside_it_is_refuted(left: sympy.Expr, right: sympy.Expr) -> None:
    """What is off by a millionth is refuted, not undecided."""
    assert Identity(left, right + Rational(1, 10**6)).decide().verdict is Verdict.REFUTED


@pytest.mark.parametrize("integrand", [S.One, exp(x), exp(-x) + 1, cos(x)])
def test_what_does_not_fall_has_no_value_at_infinity(integrand: sympy.Expr) -> None:
    """An integral that diverges never holds."""
    decision = Identity(Integral(integrand, (x, 0, oo)), 1).decide()
    assert decision.verdict is not Verdict.HOLDS


def test_an_inner_kink_does_not_pass_for_analytic() -> None:
    """In an iterated integral the inner integrand is held to what the outer one asks of it."""
    nested = Integral(Abs(sin(3 * x) - y), (y, 0, 1), (x, 0, 1))
    decision = Identity(nested, Rational(1, 2)).decide()
    assert decision.verdict is not Verdict.HOLDS


def test_a_variable_may_come_twice() -> None:
    """∂₁∂₂∂₁ differentiates twice by the first variable."""
    mixed = Derivative(x**3 * y**2, x, y, x)
    assert Identity(mixed, 12 * x * y).decide().verdict is Verdict.HOLDS
    assert Identity(mixed, 6 * x**2 * y).decide().verdict is Verdict.REFUTED


def test_a_derivative_by_what_does_not_occur_is_0() -> None:
    """∂/∂x of an expression without x vanishes."""
    assert Identity(Derivative(y**2, x), 0).decide().verdict is Verdict.HOLDS
    assert Identity(Derivative(y**2, x), y).decide().verdict is Verdict.REFUTED
