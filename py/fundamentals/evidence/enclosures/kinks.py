"""Functions that are smooth on either side of a place, but need not be at it."""

from collections.abc import Callable
from typing import Any

import flint
import sympy
from sympy.core.relational import Relational
from sympy.logic.boolalg import BooleanAtom, BooleanFunction

from fundamentals.evidence.enclosures.jets import (
    Jet,
    Number,
    UndecidableError,
    UndefinedError,
    add,
    ball,
    constant,
    multiply,
)
from fundamentals.evidence.enclosures.places import MINUS, Place, rule, value

__all__ = ["KINKS", "sign_of"]

KINKS = (
    sympy.Abs,
    sympy.sign,
    sympy.Heaviside,
    sympy.Max,
    sympy.Min,
    sympy.Piecewise,
    sympy.floor,
    sympy.ceiling,
)
"""Functions that are smooth on either side of a place, but need not be at it."""


def sign_of(at: Number, place: Place) -> int | None:
    """−1, 0 or 1; None where the sign changes within a ball."""
    if isinstance(at, Jet):
        start = at.terms.get(())
        if start is not None and not any(p < 0 for powers in at.terms for _, p in powers):
            return sign_of(start, place) or None
        lowest = at.lowest()
        if lowest is None:
            return 0
        name, low = lowest
        place.kinks.append(True)
        lead = sign_of(at.coefficient(name, low), place)
        return None if lead is None else lead * name.side**low
    if isinstance(at, flint.fmpq):
        return (at > 0) - (at < 0)
    if not place.over and at.imag != 0:
        raise UndecidableError("the sign of a complex number")
    if at.real > 0:
        return 1
    return -1 if at.real < 0 else None


@rule(sympy.Abs)
def _abs(node: Any, place: Place) -> Number:
    at = value(node.args[0], place)
    if not isinstance(at, Jet | flint.fmpq) and not place.over and at.imag != 0:
        return flint.acb(abs(at))
    sign = sign_of(at, place)
    if sign is None:
        if place.over and not place.analytic and not isinstance(at, Jet):
            return flint.acb(abs(at))
        raise UndecidableError("the absolute value at a kink")
    return multiply(flint.fmpq(sign), at)


@rule(sympy.sign, sympy.Heaviside)
def _step(node: Any, place: Place) -> Number:
    at = value(node.args[0], place)
    sign = sign_of(at, place)
    is_sign = isinstance(node, sympy.sign)
    if sign is None:
        if place.over and not place.analytic and not isinstance(at, Jet):
            return flint.acb(flint.arb(-1 if is_sign else 0).union(flint.arb(1)))
        raise UndecidableError("a step where it jumps")
    if is_sign:
        return flint.fmpq(sign)
    if sign == 0:
        return value(node.args[1], place) if len(node.args) > 1 else flint.fmpq(1, 2)
    return flint.fmpq(int(sign > 0))


@rule(sympy.floor)
def _floor(node: Any, place: Place) -> Number:
    at = value(node.args[0], place)
    if isinstance(at, flint.fmpq):
        return flint.fmpq(at.floor())
    lowest = constant(at)
    if isinstance(at, Jet) and isinstance(lowest, flint.fmpq) and lowest.q == 1:
        sign = sign_of(add(at, multiply(lowest, MINUS)), place)
        return add(lowest, flint.fmpq(-1 if sign == -1 else 0))
    x = ball(lowest)
    if not place.over and x.imag != 0:
        raise UndecidableError("the integral part of a complex number")
    below = x.real.floor().unique_fmpz()
    if below is None:
        if place.over and not place.analytic and not isinstance(at, Jet):
            return flint.acb(x.real.floor())
        raise UndecidableError("the integral part where it jumps")
    return flint.fmpq(below)


@rule(sympy.ceiling)
def _ceiling(node: Any, place: Place) -> Number:
    return multiply(MINUS, value(sympy.floor(-node.args[0]), place))


@rule(sympy.Max, sympy.Min)
def _extreme(node: Any, place: Place) -> Number:
    best, *others = (value(arg, place) for arg in node.args)
    for other in others:
        sign = sign_of(add(other, multiply(best, MINUS)), place)
        if sign is None:
            if not (place.over and not place.analytic):
                raise UndecidableError("a tie")
            largest = flint.arb.max if isinstance(node, sympy.Max) else flint.arb.min
            best = flint.acb(largest(ball(best).real, ball(other).real))
        elif (sign > 0) == isinstance(node, sympy.Max):
            best = other
    return best


@rule(sympy.Piecewise)
def _piecewise(node: Any, place: Place) -> Number:
    possible: list[Number] = []
    for expression, condition in node.args:
        truth = _truth(condition, place)
        if truth is False:
            continue
        if truth is None and (not place.over or place.analytic):
            raise UndecidableError("a condition that cannot be told")
        possible.append(value(expression, place))
        if truth:
            break
    else:
        if not possible:
            raise UndefinedError("no case applies")
    if len(possible) == 1:
        return possible[0]
    hull = ball(possible[0])
    for each in possible[1:]:
        hull = hull.union(ball(each))
    return hull


def _truth(condition: Any, place: Place) -> bool | None:
    if isinstance(condition, BooleanAtom):
        return bool(condition)
    if isinstance(condition, sympy.And | sympy.Or):
        found = [_truth(arg, place) for arg in condition.args]
        decisive = isinstance(condition, sympy.Or)
        if decisive in found:
            return decisive
        return None if None in found else not decisive
    if isinstance(condition, sympy.Not):
        inner = _truth(condition.args[0], place)
        return None if inner is None else not inner
    if isinstance(condition, BooleanFunction) or not isinstance(condition, Relational):
        raise UndecidableError(f"the condition {condition}")
    lhs, rhs = value(condition.lhs, place), value(condition.rhs, place)
    sign = sign_of(add(lhs, multiply(rhs, MINUS)), place)
    if sign is None:
        return None
    return bool(_RELATIONS[condition.rel_op](sign))


_RELATIONS: dict[str, Callable[[int], bool]] = {
    "<": lambda s: s < 0,
    "<=": lambda s: s <= 0,
    ">": lambda s: s > 0,
    ">=": lambda s: s >= 0,
    "==": lambda s: s == 0,
    "!=": lambda s: s != 0,
}
