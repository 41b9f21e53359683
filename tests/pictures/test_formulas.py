"""The formulas that are plotted: derivatives against difference quotients, equations solved."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from fundamentals.pictures import functions
from fundamentals.pictures.entries import (
    chain_rule,
    continuous_partials,
    continuous_partials_not_necessary,
    differentiability,
    partial_derivatives,
    taylor_cauchy,
    taylor_multivariate,
    taylor_proof_step_erratum,
    taylor_vector_valued_fails,
)

STEP = 1e-4
# A central quotient errs by at most STEP²/6 times the third derivative, below 60 in all that is
# tried here, and by rounding, below 2⁻⁵²·10/STEP.
BOUND = 60 * STEP**2 / 6 + 2**-52 * 10 / STEP


def _slope(f: Callable[[float], Any], at: float) -> Any:
    return (f(at + STEP) - f(at - STEP)) / (2 * STEP)


def _along(f: Callable[[Any], Any], p: Any, direction: Any) -> Any:
    return _slope(lambda t: f(p + t * np.asarray(direction)), 0)


@pytest.mark.parametrize("p", [(1.0, 0.5), (0.3, -0.7)])
def test_matrices_of_the_chain(p: tuple[float, float]) -> None:
    """Each column is the slope along its axis."""
    at = np.array(p)
    for function, matrix in (
        (chain_rule.inner, chain_rule.inner_matrix),
        (chain_rule.outer, chain_rule.outer_matrix),
    ):
        columns = np.array([_along(function, at, axis) for axis in np.eye(2)]).T
        assert np.max(np.abs(columns - matrix(at))) < BOUND


@pytest.mark.parametrize("p", [(1.0, 0.5), (0.6, -0.7)])
def test_partial_derivatives(p: tuple[float, float]) -> None:
    """Those of the staircase, and ∂f/∂y of the quotient."""
    x, y = p
    stairs, quotient = continuous_partials, continuous_partials_not_necessary
    for slope, value in (
        (_slope(lambda t: stairs.function(t, y), x), stairs.partial_x(x, y)),
        (_slope(lambda t: stairs.function(x, t), y), stairs.partial_y(x, y)),
        (_slope(lambda t: quotient.quotient(x, t), y), quotient.partial_y(x, y)),
    ):
        assert abs(slope - value) < BOUND


def test_slopes_of_the_slices_and_of_the_tangent_plane() -> None:
    """At the marked points."""
    (x, y), slopes = partial_derivatives.POINT, partial_derivatives.SLOPES
    assert abs(_slope(lambda t: partial_derivatives.surface(t, y), x) - slopes[0]) < BOUND
    assert abs(_slope(lambda t: partial_derivatives.surface(x, t), y) - slopes[1]) < BOUND
    at = np.array(differentiability.POINT)
    for axis, coordinate in zip(np.eye(2), at, strict=True):
        expected = -coordinate * differentiability.hill(*at)
        assert abs(_along(lambda p: differentiability.hill(*p), at, axis) - expected) < BOUND
        assert abs(_along(lambda p: differentiability.tangent(*p), at, axis) - expected) < BOUND


@pytest.mark.parametrize("t", [0.0, 0.4, 1.0])
def test_differentials_along_the_segment(t: float) -> None:
    """d f and d² f are the derivatives of s ↦ f(a + s dx)."""
    entry = taylor_multivariate
    at = entry.A + t * entry.DX
    assert abs(_along(entry.function, at, entry.DX) - entry.first(at)) < BOUND
    assert abs(_along(entry.first, at, entry.DX) - entry.second(at)) < BOUND


def test_auxiliary_functions_are_flat_where_marked() -> None:
    """F′(2/3) = 0 and G′(1/3) = 0; both functions vanish at the ends; (3) gives 1 at 1/3 only."""
    entry = taylor_proof_step_erratum
    for function, at in ((entry.printed, 2 / 3), (entry.right, 1 / 3)):
        assert abs(_slope(function, at)) < BOUND
        assert (function(0), function(1)) == (0, 0)
    assert (entry.formula(1 / 3), entry.formula(2 / 3)) == (1, 2)


def test_velocities() -> None:
    """c′, and no velocity in sight of (1, 1)."""
    entry = taylor_vector_valued_fails
    assert np.max(np.abs(_slope(entry.curve, 0.6) - entry.velocity(0.6))) < BOUND
    times = np.linspace(0, 1, 1001)
    assert np.min(np.linalg.norm(entry.velocity(times).T - 1, axis=1)) > 0.1


@pytest.mark.parametrize("n", [1, 5])
def test_remainder_lies_among_the_values_of_each_form(n: int) -> None:
    """For log(1 + x), Lagrange's and Cauchy's form."""
    value = taylor_cauchy.remainder(n)
    series = sum((-1) ** (k + 1) * taylor_cauchy.X**k / k for k in range(1, n + 1))
    assert abs(abs(np.log1p(taylor_cauchy.X) - series) - value) < BOUND
    for form in (taylor_cauchy.lagrange, taylor_cauchy.cauchy):
        values = form(n, taylor_cauchy.THETA)
        assert np.min(values) < value < np.max(values)


@pytest.mark.parametrize("f", [functions.exp, functions.sin])
@pytest.mark.parametrize("p", [1, 2, 3, 6])
def test_some_theta_solves_the_formula(f: functions.Derivative, p: int) -> None:
    """Polynomial plus remainder equals f(x) for a θ between 0 and 1, and a zero needs a sign."""
    value, middle = f(0, 1.2), functions.polynomial(f, 2, 0.1, 1.2)

    def gap(theta: float) -> float:
        return float(middle + functions.remainder_at(f, 2, p, 0.1, 1.2, theta) - value)

    assert abs(gap(functions.root(gap, 0.001, 0.95))) < 1e-9
    with pytest.raises(ValueError, match="no change of sign"):
        functions.root(lambda t: t * t + 1, 0, 1)
