"""Certified values of sympy expressions exactly as they are written.

Nothing is rewritten first, and no rule of sympy's calculus is used. A derivative is a coefficient
of a series, computed in balls; an integral is exact for polynomials times exponentials, otherwise a
certified quadrature; a limit is the constant of a Laurent series, or what enclosures over shrinking
neighbourhoods leave; a sum is added up. So an error of sympy's in integrating or differentiating
does not reach this judge.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import flint

from fundamentals.evidence.enclosures import calculus, elementary, kinks
from fundamentals.evidence.enclosures.jets import Jet, Number, UndecidableError
from fundamentals.evidence.enclosures.places import Place, value
from fundamentals.evidence.enclosures.polynomials import degree_in, polynomial
from fundamentals.evidence.integration import integrals

__all__ = ["FIRST_PRECISION", "LAST_PRECISION", "RULES", "coefficients", "evaluate"]

RULES = (elementary, kinks, calculus, integrals)
"""The modules that register how each kind of node gets its value."""

FIRST_PRECISION, LAST_PRECISION = 192, 1536


def evaluate(
    expression: Any, values: Mapping[Any, Any], *, precision: int = FIRST_PRECISION
) -> Number:
    """The value of an expression.

    Args:
        expression: of sympy.
        values: a rational number or an enclosure for every free symbol, and for every undefined
            function the coefficients of a polynomial to put in its place.
        precision: in bits.

    Returns:
        An exact `fmpq`, or an `acb` that encloses the value.

    Raises:
        UndefinedError: it certainly has no value there.
        UndecidableError: that, or the value, cannot be told.
    """
    before = flint.ctx.prec
    flint.ctx.prec = precision
    try:
        place = Place({key: _given(value) for key, value in values.items()})
        found = value(expression, place)
        if isinstance(found, Jet):
            raise UndecidableError("a series is left over")
        if not isinstance(found, flint.fmpq) and not found.is_finite():
            raise UndecidableError("the enclosure is unbounded")
        return found
    finally:
        flint.ctx.prec = before


def _given(value: Any) -> Any:
    if isinstance(value, int | Fraction):
        value = Fraction(value)
        return flint.fmpq(value.numerator, value.denominator)
    if isinstance(value, flint.arb | flint.acb):
        return flint.acb(value)
    if isinstance(value, tuple):
        return tuple(_given(each) for each in value)
    if isinstance(value, complex):
        raise UndecidableError("floats are not exact")
    return value


def coefficients(expression: Any, x: Any, values: Mapping[Any, Any]) -> list[Any] | None:
    """The exact coefficients of an expression as a polynomial in x, if it is one."""
    degree = degree_in(expression, x)
    if degree is None:
        return None
    place = Place({key: _given(value) for key, value in values.items()})
    try:
        found = polynomial(expression, x, degree, place)
    except ArithmeticError:
        return None
    return found if all(isinstance(c, flint.fmpq) for c in found) else None
