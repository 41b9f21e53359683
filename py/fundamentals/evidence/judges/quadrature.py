"""Integrals that are enclosed, piece by piece."""

from collections.abc import Callable
from typing import Any

import flint

from fundamentals.evidence.judges.jets import (
    Jet,
    Number,
    UndecidableError,
    add,
    ball,
    is_zero,
    multiply,
)
from fundamentals.evidence.judges.places import MINUS, Place, value

__all__ = ["quadrature"]


def quadrature(function: Any, variable: Any, ends: tuple[Number, Number], place: Place) -> Number:
    """Certified, for what is analytic but for finitely many places."""
    low, high = ends
    length = add(high, multiply(low, MINUS))
    if is_zero(length):
        return flint.fmpq(0)
    # the path from low to high is run through by z from 0 to 1 where it is no piece of the line
    stretched = any(isinstance(end, Jet) or ball(end).imag != 0 for end in ends)
    start, stop = (flint.acb(0), flint.acb(1)) if stretched else (ball(low), ball(high))

    def at(z: Any, analytic: bool) -> Jet:
        place.spend()
        point = add(low, multiply(z, length)) if stretched else z
        inner = place.at({variable: point}, over=True, analytic=analytic or place.analytic)
        found = value(function, inner)
        return Jet.of(multiply(found, length) if stretched else found)

    shape = at((start + stop) / 2 + (stop - start) / 97, False).terms or {(): flint.fmpq(0)}

    def part(powers: Any) -> Callable[[Any, bool], Any]:
        def coefficient(z: Any, analytic: bool) -> Any:
            terms = at(z, analytic).terms
            if not shape.keys() >= terms.keys():
                raise UndecidableError("a series that is longer elsewhere")
            return ball(terms.get(powers, flint.fmpq(0)))

        return coefficient

    terms = {powers: _integrate(part(powers), start, stop) for powers in shape}
    return terms[()] if terms.keys() == {()} else Jet(terms)


def _integrate(function: Callable[[Any, bool], Any], start: Any, stop: Any) -> Any:
    def guarded(z: Any, analytic: Any) -> Any:
        try:
            return function(z, bool(analytic))
        except (ArithmeticError, RecursionError):  # a pole, or what cannot be told
            return flint.acb("nan")

    found = flint.acb.integral(
        guarded, start, stop, rel_tol=2.0**-100, abs_tol=2.0**-100, eval_limit=20_000
    )
    if not found.is_finite():
        raise UndecidableError("the integral has no finite enclosure")
    return found
