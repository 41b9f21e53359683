"""Certified integrals, against closed forms and against exact piecewise polynomials."""

from fractions import Fraction

import flint
import mpmath
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.evidence.integrals import (
    Analytic,
    Bump,
    X,
    analytic_functions,
    between,
    bumps,
    convolve_at,
    correlate_at,
    everywhere,
    flat,
    from_piecewise,
    value,
)
from fundamentals.evidence.maps import ball
from fundamentals.evidence.piecewise import BOX, Piecewise, arbitrary, convolve, correlate

half = Fraction(1, 2)
places = st.fractions(min_value=-3, max_value=3, max_denominator=7)


def narrow(value: flint.arb) -> bool:
    return bool(value.is_finite() and value.rad() < 1e-12)


@given(arbitrary(), arbitrary(), places)
@settings(max_examples=20, deadline=None)
def test_piecewise_polynomials(f: Piecewise, g: Piecewise, x: Fraction) -> None:
    """The enclosures hold the exact values, and are narrow."""
    one, two = from_piecewise(f), from_piecewise(g)

    for enclosed, exact in [
        (convolve_at(one, two, x), convolve(f, g)(x)),
        (correlate_at(one, two, x), correlate(f, g)(x)),
    ]:
        assert enclosed.overlaps(ball(exact))
        assert narrow(enclosed)


@given(places)
@settings(max_examples=20, deadline=None)
def test_closed_forms(x: Fraction) -> None:
    """The box convolved with exp is 2 sinh(½) eˣ, with 1/(1+x²) a difference of arcus tangents."""
    box, at = from_piecewise(BOX), ball(x)
    exponential, bell = everywhere(sympy.exp(X)), everywhere(1 / (1 + X**2))
    side = ball(half)

    assert convolve_at(box, exponential, x).overlaps(2 * side.sinh() * at.exp())
    assert convolve_at(box, bell, x).overlaps((at + side).atan() - (at - side).atan())
    # the box is even; turned round, exp is x ↦ e⁻ˣ
    assert correlate_at(box, exponential, x).overlaps(2 * side.sinh() * at.exp())
    assert correlate_at(exponential, box, x).overlaps(2 * side.sinh() * (-at).exp())


@pytest.mark.parametrize("k", [0, 1, 2, 5])
def test_a_bump_and_its_derivatives_integrate_to_what_mpmath_says(k: int) -> None:
    """A rigorous integral across points where nothing is analytic; mpmath's is not rigorous."""
    enclosed = convolve_at(between(-1, 1, flat(1 - X**2, k)), everywhere(sympy.cos(X)), Fraction(0))
    seen = mpmath.quad(
        lambda t: mpmath.exp(-1 / (1 - t**2)) / (1 - t**2) ** k * mpmath.cos(t) if t**2 < 1 else 0,
        mpmath.linspace(-1, 1, 9),
    )

    assert narrow(enclosed)
    assert abs(enclosed - flint.arb(float(seen))) < 1e-10


@given(st.fractions(-1, 1), st.fractions(0, 1), st.integers(0, 4), st.fractions(0, 1))
@settings(max_examples=100, deadline=None)
def test_flat_is_enclosed_on_intervals(
    low: Fraction, width: Fraction, k: int, part: Fraction
) -> None:
    """The enclosure on an interval holds the value at every point of it, 0 included or not."""
    interval, point = ball(low).union(ball(low + width)), ball(low + part * width)

    whole = value(flat(X, k), flint.acb(interval), False)

    assert whole.is_finite()
    assert whole.overlaps(value(flat(X, k), flint.acb(point), False))


def test_flat_is_not_analytic_at_0() -> None:
    """Asked for an analytic function across 0, it says that it is none; also off the real line."""
    across, above = flint.acb(flint.arb(0, 0.5)), flint.acb(flint.arb(0, 0.5), flint.arb(0.25))

    assert not value(flat(X, 0), across, True).is_finite()
    assert not value(flat(X, 0), above, False).is_finite()
    assert value(flat(X, 0), flint.acb(1, 1), True).is_finite()
    assert value(flat(X, 0), flint.acb(-1, 1), True) == 0


@pytest.mark.parametrize("expression", [sympy.sqrt(X), sympy.log(X), sympy.atan(X), abs(X), X**X])
def test_what_may_not_be_analytic_is_refused(expression: sympy.Expr) -> None:
    """A branch cut would be integrated across, with finite enclosures."""
    with pytest.raises(NotImplementedError, match="analytic"):
        value(expression, flint.acb(2), True)


def test_poles_are_seen() -> None:
    """The integral across a pole has no finite enclosure."""
    pole = everywhere(1 / X)

    assert not convolve_at(between(-1, 1, sympy.Integer(1)), pole, Fraction(0)).is_finite()


def test_two_functions_without_compact_support_are_refused() -> None:
    """There is no interval to integrate over."""
    half_line = Analytic((Fraction(0),), (sympy.S.Zero, sympy.S.One))

    with pytest.raises(ValueError, match="compact"):
        convolve_at(everywhere(sympy.exp(X)), everywhere(sympy.exp(X)), Fraction(0))
    with pytest.raises(ValueError, match="compact"):
        convolve_at(half_line, everywhere(sympy.exp(X)), Fraction(0))


def test_flat_differentiates() -> None:
    """The derivative that sympy takes of it is that of e^(−1/u) u⁻ᵏ."""
    k = sympy.Symbol("k", positive=True)
    u = sympy.Symbol("u", positive=True)

    def formula(order: sympy.Expr) -> sympy.Expr:
        return sympy.exp(-1 / u) * u**-order

    assert sympy.diff(flat(u, k), u) == flat(u, k + 2) - k * flat(u, k + 1)
    assert sympy.simplify(formula(k).diff(u) - formula(k + 2) + k * formula(k + 1)) == 0


@given(bumps(), analytic_functions(), places)
@settings(max_examples=5, deadline=None)
def test_random_functions_have_narrow_convolutions(f: Bump, g: Analytic, x: Fraction) -> None:
    """The integral is over the support; the bump vanishes outside."""
    assert narrow(convolve_at(f.function, g, x))
    assert f.function(f.low - 1) == f.function(f.high + 1) == 0
