"""Integrals with Dirac deltas in them: values and derivatives where the deltas sit."""

from math import factorial
from typing import Any

import flint
import sympy

from fundamentals.evidence.enclosures.jets import (
    Infinitesimal,
    Jet,
    Number,
    UndecidableError,
    add,
    inverse,
    multiply,
    power,
)
from fundamentals.evidence.enclosures.kinks import sign_of
from fundamentals.evidence.enclosures.places import MINUS, Place, value
from fundamentals.evidence.enclosures.polynomials import degree_in, polynomial

__all__ = ["with_deltas"]


def with_deltas(function: Any, variable: Any, ends: tuple[Any, Any], place: Place) -> Number:
    """∫ g(x) δ⁽ᵏ⁾(a x + b) dx = (−1)ᵏ g⁽ᵏ⁾(x₀) / (|a| aᵏ), for x₀ between the ends."""
    terms = function.args if isinstance(function, sympy.Add) else (function,)
    total: Number = flint.fmpq(0)
    for term in terms:
        factors = term.args if isinstance(term, sympy.Mul) else (term,)
        deltas = [f for f in factors if isinstance(f, sympy.DiracDelta)]
        rest = sympy.Mul(*(f for f in factors if f not in deltas))
        if rest.has(sympy.DiracDelta) or len(deltas) > 1:
            raise UndecidableError("a product with a delta in it")
        if not deltas:
            total = add(total, value(sympy.Integral(rest, (variable, *ends)), place))
            continue
        (delta,) = deltas
        order = int(delta.args[1]) if len(delta.args) > 1 else 0
        if degree_in(delta.args[0], variable) != 1:
            raise UndecidableError("a delta of what is not linear")
        b, a = polynomial(delta.args[0], variable, 1, place)
        at = multiply(multiply(b, MINUS), inverse(a))
        signs = [_beyond(at, end, place) for end in ends]
        if 0 in signs or None in signs:
            raise UndecidableError("a delta at an end of the interval")
        if signs[0] == signs[1]:
            continue
        slope = Infinitesimal.new(order)
        moved = add(at, Jet.infinitesimal(slope))
        jet = Jet.of(value(rest, place.at({variable: moved}))).coefficient(slope, order)
        scale = multiply(power(a, order), multiply(flint.fmpq(sign_of(a, place) or 0), a))
        turned = flint.fmpq((-1) ** order * factorial(order) * (signs[0] or 0))
        total = add(total, multiply(turned, multiply(jet, inverse(scale))))
    return total


def _beyond(at: Number, end: Any, place: Place) -> int | None:
    """Whether a place lies to the right of an end (1), on it (0), or to its left (−1)."""
    if end.is_infinite:
        return -1 if end == sympy.oo else 1
    return sign_of(add(at, multiply(value(end, place), MINUS)), place)
