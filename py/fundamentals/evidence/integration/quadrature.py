"""Integrals that are enclosed, piece by piece."""

from collections.abc import Callable
from typing import Any

import flint

from fundamentals.evidence.enclosures.jets import (
    LAURENT,
    Infinitesimal,
    Jet,
    Number,
    UndecidableError,
    UndefinedError,
    add,
    ball,
    is_zero,
    multiply,
)
from fundamentals.evidence.enclosures.places import MINUS, Place, value

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

    if not stretched and not place.over:
        for end, side in ((low, 1), (high, -1)):
            _converges_at(end, side if _runs_up(length) else -side, function, variable, place)
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


def _runs_up(length: Number) -> bool:
    return bool(ball(length).real > 0)


def _converges_at(end: Number, side: int, function: Any, variable: Any, place: Place) -> None:
    """Make sure that an end is not certainly a pole.

    Raises:
        UndefinedError: it is one, so the integral diverges.
    """
    near = Infinitesimal.new(LAURENT, side)
    try:
        moved = place.at({variable: add(end, Jet.infinitesimal(near))}, kinks=[])
        lowest = Jet.of(value(function, moved)).lowest()
    except ArithmeticError:
        return
    if lowest is not None and lowest[1] < 0:
        raise UndefinedError(f"the integral diverges at an end of its interval, {end}")


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
