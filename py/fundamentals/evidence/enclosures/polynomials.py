"""Expressions that are polynomials in a variable: their degree, coefficients and integrals."""

from typing import Any

import flint
import sympy
from sympy.core.function import AppliedUndef

from fundamentals.evidence.enclosures.jets import Infinitesimal, Jet, Number, add, multiply
from fundamentals.evidence.enclosures.places import MINUS, Place, value

__all__ = ["degree_in", "polynomial", "polynomial_rule"]


def degree_in(node: Any, x: Any) -> int | None:
    """A bound for the degree of an expression as a polynomial in x; None where it may be none."""
    if not node.has(x) or (x not in node.free_symbols and isinstance(node, sympy.Integral)):
        return 0
    if node == x:
        return 1
    if isinstance(node, sympy.Add | sympy.Mul):
        found = [degree_in(arg, x) for arg in node.args]
        if None in found:
            return None
        known = [d for d in found if d is not None]
        return max(known) if isinstance(node, sympy.Add) else sum(known)
    if isinstance(node, sympy.Pow) and node.exp.is_Integer and node.exp >= 0:
        base = degree_in(node.base, x)
        return None if base is None else base * int(node.exp)
    if isinstance(node, sympy.Derivative):
        return degree_in(node.expr, x)
    if isinstance(node, sympy.Integral) and all(len(limit) == 3 for limit in node.limits):
        *rest, (y, low, high) = node.limits
        inner = sympy.Integral(node.function, *rest) if rest else node.function
        if x == y:
            inner_x: int | None = 0
        else:
            inner_x = degree_in(inner, x)
        parts = (inner_x, degree_in(inner, y), degree_in(low, x), degree_in(high, x))
        if any(part is None for part in parts) or low.is_infinite or high.is_infinite:
            return None
        own, across, start, stop = (part for part in parts if part is not None)
        return own + (across + 1) * max(start, stop)
    if isinstance(node, sympy.Subs):
        degrees = [degree_in(point, x) for point in node.point]
        inner_degrees = [degree_in(node.expr, v) for v in node.variables]
        outside = degree_in(node.expr, x) if x not in node.variables else 0
        if None in degrees or None in inner_degrees or outside is None:
            return None
        pairs = zip(degrees, inner_degrees, strict=True)
        return outside + sum(a * b for a, b in pairs if a is not None and b is not None)
    if isinstance(node, AppliedUndef):
        found = [degree_in(arg, x) for arg in node.args]
        return None if None in found or len(found) != 1 else _SAMPLE_DEGREE * (found[0] or 0)
    return None


_SAMPLE_DEGREE = 7
"""Of the polynomials that stand for undefined functions."""


def polynomial(node: Any, x: Any, degree: int, place: Place) -> list[Number]:
    """The coefficients of a polynomial in x, from its value as a series at 0."""
    name = Infinitesimal.new(degree)
    jet = Jet.of(value(node, place.at({x: Jet.infinitesimal(name)})))
    return [jet.coefficient(name, k) for k in range(degree + 1)]


def polynomial_rule(
    function: Any, variable: Any, ends: tuple[Number, Number], degree: int, place: Place
) -> Number:
    """Exact for polynomials: values at degree + 1 places, and weights that are rational."""
    low, length = ends[0], add(ends[1], multiply(ends[0], MINUS))
    total: Number = flint.fmpq(0)
    for node, weight in _newton_cotes(degree):
        at = add(low, multiply(node, length))
        total = add(total, multiply(weight, value(function, place.at({variable: at}))))
    return multiply(total, length)


_RULES: dict[int, list[tuple[Any, Any]]] = {}


def _newton_cotes(degree: int) -> list[tuple[Any, Any]]:
    """Nodes and weights on [0, 1] that are exact for polynomials up to a degree."""
    if degree not in _RULES:
        nodes = [flint.fmpq(k, max(degree, 1)) for k in range(degree + 1)]
        rule = []
        for i, node in enumerate(nodes):
            basis = flint.fmpq_poly([1])
            for j, other in enumerate(nodes):
                if j != i:
                    basis *= flint.fmpq_poly([-other, 1]) / (node - other)
            whole = basis.integral()
            rule.append((node, whole(flint.fmpq(1)) - whole(flint.fmpq(0))))
        _RULES[degree] = rule
    return _RULES[degree]
