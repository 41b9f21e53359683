"""Integrals of polynomials times exponentials, sines and cosines, by their antiderivatives.

They are finite sums of terms c · x₁^k₁ ⋯ · e^(r₁ x₁ + ⋯) in the variables of integration. Such sums
are closed under products, derivatives, linear substitution and integration, so iterated integrals
and those over half-lines are sums again. The rates r are exact, in ℚ + ℚi + ℚπ + ℚiπ: it is never a
question whether one of them is 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import flint
import sympy
from sympy.core.function import AppliedUndef

from fundamentals.evidence.enclosures.elementary import elementary
from fundamentals.evidence.enclosures.jets import (
    Number,
    UndecidableError,
    add,
    inverse,
    is_zero,
    multiply,
)
from fundamentals.evidence.enclosures.places import MINUS, Place, value

__all__ = ["exponential_integral"]

Rate = tuple[Any, ...]
_NONE = (flint.fmpq(0),) * 4
_ONE, _I, _PI = (tuple(flint.fmpq(int(i == k)) for k in range(4)) for i in range(3))


class _OtherError(Exception):
    """The expression is not such a sum."""


@dataclass(frozen=True)
class _Term:
    """x₁^k₁ ⋯ · e^(r₁ x₁ + ⋯), by variable; what is 0 is left out."""

    powers: frozenset[tuple[Any, int]] = frozenset()
    rates: frozenset[tuple[Any, Rate]] = frozenset()

    @classmethod
    def of(cls, powers: Mapping[Any, int], rates: Mapping[Any, Rate]) -> "_Term":
        return cls(
            frozenset((x, k) for x, k in powers.items() if k),
            frozenset((x, r) for x, r in rates.items() if r != _NONE),
        )

    def __mul__(self, other: "_Term") -> "_Term":
        powers, rates = dict(self.powers), dict(self.rates)
        for x, k in other.powers:
            powers[x] = powers.get(x, 0) + k
        for x, r in other.rates:
            rates[x] = _plus(rates.get(x, _NONE), r)
        return _Term.of(powers, rates)

    def apart(self, x: Any) -> tuple["_Term", int, Rate]:
        """What is free of x, the power of x, and its rate."""
        powers, rates = dict(self.powers), dict(self.rates)
        power, rate = powers.pop(x, 0), rates.pop(x, _NONE)
        return _Term.of(powers, rates), power, rate


Terms = dict[_Term, Number]


def exponential_integral(node: Any, place: Place) -> Number | None:
    """The value of an integral; None where the integrand is not of this kind.

    Raises:
        UndecidableError: it reaches to infinity, and does not fall there.
    """
    try:
        found = _integrated(node, frozenset(), place)
    except _OtherError:
        return None
    return found.get(_Term(), flint.fmpq(0))


def _terms(node: Any, bound: frozenset[Any], place: Place) -> Terms:
    if isinstance(node, sympy.Integral) and node.free_symbols & bound:
        return _integrated(node, bound, place)
    if not (bound and node.has(*bound)) or isinstance(node, sympy.Integral):
        return {_Term(): value(node, place)}
    if node in bound:
        return {_Term.of({node: 1}, {}): flint.fmpq(1)}
    if isinstance(node, sympy.Add):
        return _sum(_terms(arg, bound, place) for arg in node.args)
    if isinstance(node, sympy.Mul):
        return _product(_terms(arg, bound, place) for arg in node.args)
    if isinstance(node, sympy.Pow) and node.exp.is_Integer and node.exp >= 0:
        return _product([_terms(node.base, bound, place)] * int(node.exp))
    if isinstance(node, sympy.exp):
        return _exponential(node.args[0], bound, place)
    if isinstance(node, sympy.sin | sympy.cos | sympy.sinh | sympy.cosh):
        return _wave(node, bound, place)
    if isinstance(node, sympy.Derivative) and bound.issuperset(node.variables):
        found = _terms(node.expr, bound, place)
        for x in node.variables:
            found = _slope(found, x)
        return found
    if isinstance(node, sympy.Subs):
        found = _terms(node.expr, bound | set(node.variables), place)
        for x, point in zip(node.variables, node.point, strict=True):
            if point.has(*node.variables):
                raise _OtherError
            found = _at(found, x, _terms(point, bound, place), place)
        return found
    if isinstance(node, AppliedUndef) and len(node.args) == 1 and node.func in place.values:
        at, total = _terms(node.args[0], bound, place), Terms()
        for c in reversed(place.values[node.func]):
            total = _sum([_product([total, at]), {_Term(): c}])
        return total
    raise _OtherError


def _sum(parts: Iterable[Terms]) -> Terms:
    total: Terms = {}
    for part in parts:
        for term, c in part.items():
            total[term] = add(total[term], c) if term in total else c
    return {term: c for term, c in total.items() if not is_zero(c)}


def _product(factors: Iterable[Terms]) -> Terms:
    total: Terms = {_Term(): flint.fmpq(1)}
    for factor in factors:
        total = _sum(
            {one * other: multiply(c, d)} for one, c in total.items() for other, d in factor.items()
        )
    return total


def _scaled(terms: Terms, c: Number) -> Terms:
    return {term: multiply(c, d) for term, d in terms.items()}


# Exponentials of linear forms


def _exponential(exponent: Any, bound: frozenset[Any], place: Place) -> Terms:
    rates, start = _linear(exponent, bound, place)
    return {_Term.of({}, rates): elementary("exp", start, place)}


def _wave(node: Any, bound: frozenset[Any], place: Place) -> Terms:
    """Euler's formulas."""
    turn = sympy.I if isinstance(node, sympy.sin | sympy.cos) else sympy.S.One
    odd = isinstance(node, sympy.sin | sympy.sinh)
    plus, minus = (_exponential(sign * turn * node.args[0], bound, place) for sign in (1, -1))
    half = value(1 / (2 * turn) if odd else sympy.S.Half, place)
    return _scaled(_sum([plus, _scaled(minus, MINUS) if odd else minus]), half)


def _linear(node: Any, bound: frozenset[Any], place: Place) -> tuple[dict[Any, Rate], Number]:
    """The rates of a linear form in the variables, and its constant."""
    if not node.has(*bound):
        return {}, value(node, place)
    if node in bound:
        return {node: _ONE}, flint.fmpq(0)
    rates: dict[Any, Rate] = {}
    start: Number = flint.fmpq(0)
    if isinstance(node, sympy.Add):
        for arg in node.args:
            more, constant = _linear(arg, bound, place)
            start = add(start, constant)
            for x, r in more.items():
                rates[x] = _plus(rates.get(x, _NONE), r)
        return rates, start
    if isinstance(node, sympy.Mul):
        moving = [arg for arg in node.args if arg.has(*bound)]
        rest = sympy.Mul(*(arg for arg in node.args if arg not in moving))
        if len(moving) == 1:
            more, constant = _linear(moving[0], bound, place)
            scale = _exact(rest, place)
            scaled = {x: _times(scale, r) for x, r in more.items()}
            return scaled, multiply(value(rest, place), constant)
    raise _OtherError


def _exact(node: Any, place: Place) -> Rate:
    if node == sympy.I:
        return _I
    if node == sympy.pi:
        return _PI
    if isinstance(node, sympy.Mul):
        total = _ONE
        for arg in node.args:
            total = _times(total, _exact(arg, place))
        return total
    if isinstance(node, sympy.Add):
        total = _NONE
        for arg in node.args:
            total = _plus(total, _exact(arg, place))
        return total
    found = value(node, place)
    if not isinstance(found, flint.fmpq):
        raise _OtherError
    return (found, *_NONE[1:])


def _plus(a: Rate, b: Rate) -> Rate:
    return tuple(p + q for p, q in zip(a, b, strict=True))


def _times(a: Rate, b: Rate) -> Rate:
    if any(a[2:]) and any(b[2:]):  # π² is not among them
        raise _OtherError
    (p, q, r, s), (t, u, v, w) = a, b
    return (
        p * t - q * u,
        p * u + q * t,
        p * v - q * w + r * t - s * u,
        p * w + q * v + r * u + s * t,
    )


def _number(rate: Rate) -> Number:
    if not any(rate[1:]):
        return rate[0]
    (p, q, r, s), pi = map(flint.arb, rate), flint.arb.pi()
    return flint.acb(p + r * pi, q + s * pi)


# Calculus of the sums


def _slope(terms: Terms, x: Any) -> Terms:
    parts = []
    for term, c in terms.items():
        rest, power, rate = term.apart(x)
        if power:
            lower = rest * _Term.of({x: power - 1}, {x: rate})
            parts.append({lower: multiply(flint.fmpq(power), c)})
        if rate != _NONE:
            parts.append({term: multiply(_number(rate), c)})
    return _sum(parts)


def _primitive(terms: Terms, x: Any) -> Terms:
    """∫ xᵏ e^(rx) = e^(rx) (xᵏ/r − k xᵏ⁻¹/r² + …), and x^(k+1)/(k+1) where r = 0."""
    parts: list[Terms] = []
    for term, c in terms.items():
        rest, power, rate = term.apart(x)
        if rate == _NONE:
            higher = rest * _Term.of({x: power + 1}, {})
            parts.append({higher: multiply(flint.fmpq(1, power + 1), c)})
            continue
        down = inverse(_number(rate))
        for k in range(power, -1, -1):
            c = multiply(c, down)
            parts.append({rest * _Term.of({x: k}, {x: rate}): c})
            c = multiply(c, flint.fmpq(-k))
    return _sum(parts)


def _integrated(node: Any, bound: frozenset[Any], place: Place) -> Terms:
    function, total = node.function, Terms()
    limits = list(node.limits)
    if any(len(each) != 3 for each in limits):
        raise _OtherError
    x, low, high = limits.pop()
    inner = function if not limits else sympy.Integral(function, *limits)
    whole = _primitive(_terms(inner, bound | {x}, place), x)
    for end, sign in ((high, flint.fmpq(1)), (low, MINUS)):
        if end.is_infinite:
            _falls(whole, x, 1 if end == sympy.oo else -1)
        else:
            at = _at(whole, x, _terms(end, bound, place), place)
            total = _sum([total, _scaled(at, sign)])
    return total


def _falls(whole: Terms, x: Any, side: int) -> None:
    """Make sure that every term falls to 0 there."""
    for term in whole:
        _, _, rate = term.apart(x)
        real = flint.arb(rate[0]) + flint.arb(rate[2]) * flint.arb.pi()
        if not real * side < 0:
            raise UndecidableError("an integral to infinity of what does not fall")


def _at(terms: Terms, x: Any, point: Terms, place: Place) -> Terms:
    """With something linear, or a polynomial where there are no exponentials, in place of x."""
    parts = []
    for term, c in terms.items():
        rest, power, rate = term.apart(x)
        moved = [_product([point] * power), _raised(point, rate, place)]
        parts.append(_scaled(_product([{rest: flint.fmpq(1)}, *moved]), c))
    return _sum(parts)


def _raised(point: Terms, rate: Rate, place: Place) -> Terms:
    """e^(rate · point)."""
    if rate == _NONE:
        return {_Term(): flint.fmpq(1)}
    rates: dict[Any, Rate] = {}
    for term, c in point.items():
        powers = dict(term.powers)
        if term == _Term():
            continue
        if term.rates or sum(powers.values()) != 1 or not isinstance(c, flint.fmpq):
            raise _OtherError
        (x,) = powers
        rates[x] = _times((c, *_NONE[1:]), rate)
    start = multiply(_number(rate), point.get(_Term(), flint.fmpq(0)))
    return {_Term.of({}, rates): elementary("exp", start, place)}
