"""Derivatives, values at a place, limits, sums and products, by series and not by rules."""

import contextlib
from collections.abc import Iterator
from math import factorial
from typing import Any

import flint
import sympy

from fundamentals.evidence.enclosures.elementary import product
from fundamentals.evidence.enclosures.jets import (
    LAURENT,
    Infinitesimal,
    Jet,
    Number,
    UndecidableError,
    UndefinedError,
    add,
    ball,
    inverse,
    is_zero,
    may_vanish,
    multiply,
)
from fundamentals.evidence.enclosures.places import MINUS, Place, rule, value

__all__: list[str] = []

_SHRINKINGS = 400


@rule(sympy.Derivative)
def _derivative(node: Any, place: Place) -> Number:
    orders: dict[Any, int] = {}
    for x, k in node.variable_count:
        orders[x] = orders.get(x, 0) + int(k)
    counts = list(orders.items())
    if any(not x.is_Symbol for x in orders):
        raise UndecidableError("a derivative with respect to no variable")
    if any(k and not node.expr.has(x) for x, k in counts):
        return flint.fmpq(0)
    kinks: list[bool] = []
    right = _sided(node.expr, counts, 1, place, kinks)
    if kinks:
        left = _sided(node.expr, counts, -1, place, kinks)
        middle = value(node.expr, place)
        _joined_smoothly(middle, left, right, counts)
    which, jet = right
    for (_, k), name in zip(counts, which, strict=True):
        jet = Jet.of(jet).coefficient(name, k)
        jet = multiply(jet, flint.fmpq(factorial(k)))
    return jet


def _sided(
    expression: Any, counts: list[tuple[Any, int]], side: int, place: Place, kinks: list[bool]
) -> tuple[list[Infinitesimal], Number]:
    """An expression around a place, as a series, on one side of it."""
    names = [Infinitesimal.new(k, side) for _, k in counts]
    moved = {
        x: add(value(x, place), Jet.infinitesimal(name))
        for (x, _), name in zip(counts, names, strict=True)
    }
    return names, value(expression, place.at(moved, kinks=kinks))


def _joined_smoothly(
    middle: Number,
    left: tuple[list[Infinitesimal], Number],
    right: tuple[list[Infinitesimal], Number],
    counts: list[tuple[Any, int]],
) -> None:
    """Make sure that both sides have the same derivatives, and the value, at the place itself."""
    if len(counts) > 1:
        raise UndecidableError("several variables at a kink")
    ((_, order),) = counts
    (minus,), below = left
    (plus,), above = right
    pairs = [
        (Jet.of(below).coefficient(minus, k), Jet.of(above).coefficient(plus, k))
        for k in range(order + 1)
    ]
    pairs.append((middle, pairs[0][0]))
    for one, other in pairs:
        gap = add(one, multiply(other, MINUS))
        if is_zero(gap):
            continue
        if isinstance(gap, Jet) or may_vanish(gap):
            raise UndecidableError("both sides of a kink are too close to tell")
        raise UndefinedError("there is no derivative at a kink")


@rule(sympy.Subs)
def _substitution(node: Any, place: Place) -> Number:
    values = {
        variable: value(point, place)
        for variable, point in zip(node.variables, node.point, strict=True)
    }
    return value(node.expr, place.at(values))


@rule(sympy.Limit)
def _limit(node: Any, place: Place) -> Number:
    expression, variable, to, direction = node.args
    sides = {"+": (1,), "-": (-1,)}.get(str(direction), (1, -1))
    if to.is_infinite:
        sides = (1,) if to == sympy.oo else (-1,)
    found = [_limit_from(expression, variable, to, side, place) for side in sides]
    gap = add(found[0], multiply(found[-1], MINUS))
    if not is_zero(gap) and not may_vanish(gap):
        raise UndefinedError("the limits from both sides differ")
    return found[0]


def _limit_from(expression: Any, variable: Any, to: Any, side: int, place: Place) -> Number:
    name = Infinitesimal.new(LAURENT, side)
    small: Number = Jet.infinitesimal(name)
    near = inverse(small) if to.is_infinite else add(value(to, place), small)
    infinite = False
    # a part without a series there, such as a logarithm at 0, need not be without a limit
    with contextlib.suppress(UndecidableError, UndefinedError):
        jet = Jet.of(value(expression, place.at({variable: near})))
        if all(dict(powers).get(name, 0) >= 0 for powers in jet.terms):
            return jet.coefficient(name, 0)
        jet.lowest()  # undecidable where it may vanish
        infinite = True
    if infinite:
        raise UndefinedError("there is no finite limit")
    for k in range(8, _SHRINKINGS, 8):
        reach = flint.arb(0).union(side * flint.arb(2) ** -k)
        if to.is_infinite:
            raise UndecidableError("a limit at infinity")
        near = ball(value(to, place)) + flint.acb(reach)
        try:
            found = ball(value(expression, place.at({variable: near}, over=True)))
        except UndefinedError:
            break
        if found.is_finite() and float(found.real.rad()) < 2.0**-100:
            return found
    raise UndecidableError("a limit that no neighbourhood shows")


@rule(sympy.Sum)
def _sum(node: Any, place: Place) -> Number:
    total: Number = flint.fmpq(0)
    for term in _terms(node, place):
        total = add(total, term)
    return total


@rule(sympy.Product)
def _finite_product(node: Any, place: Place) -> Number:
    return product(list(_terms(node, place)))


def _terms(node: Any, place: Place) -> Iterator[Number]:
    *inner, (variable, low, high) = node.limits
    function = node.func(node.function, *inner) if inner else node.function
    first, last = value(low, place), value(high, place)
    for end in (first, last):
        if not isinstance(end, flint.fmpq) or end.q != 1:
            raise UndecidableError("a sum whose ends are not whole")
    if last < first - 1:
        raise UndecidableError("a sum that runs backwards")
    for k in range(int(first.p), int(last.p) + 1):
        yield value(function, place.at({variable: flint.fmpq(k)}))
