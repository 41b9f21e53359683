"""Integrals: which of the ways to a value applies."""

from typing import Any

import sympy

from fundamentals.evidence.enclosures.jets import Number, UndecidableError
from fundamentals.evidence.enclosures.places import Place, rule, value
from fundamentals.evidence.enclosures.polynomials import degree_in, polynomial_rule
from fundamentals.evidence.integration.deltas import with_deltas
from fundamentals.evidence.integration.exponentials import exponential_integral
from fundamentals.evidence.integration.gaussians import over_the_line
from fundamentals.evidence.integration.quadrature import quadrature

__all__: list[str] = []


@rule(sympy.Integral)
def _integral(node: Any, place: Place) -> Number:
    *inner, outer = node.limits
    function = sympy.Integral(node.function, *inner) if inner else node.function
    if len(outer) != 3:
        raise UndecidableError("an integral without ends")
    variable, low, high = outer
    if function.has(sympy.DiracDelta):
        return with_deltas(function, variable, (low, high), place)
    degree = degree_in(function, variable)
    endless = low.is_infinite or high.is_infinite
    if degree is not None and not endless:
        ends = value(low, place), value(high, place)
        return polynomial_rule(function, variable, ends, degree, place)
    found = exponential_integral(node, place)
    if found is not None:
        return found
    if endless:
        if not (low == -sympy.oo and high == sympy.oo):
            raise UndecidableError("an integral over a half-line")
        return over_the_line(function, variable, place)
    return quadrature(function, variable, (value(low, place), value(high, place)), place)
