"""Numbers for evaluating expressions: exact rationals, balls, and truncated series of either.

A number is a `flint.fmpq`, which is exact, a `flint.acb`, which encloses, or a `Jet`: a series in
infinitesimals, by which derivatives and limits are found without any symbolic rule. Whatever is
exact stays so, so that a division by zero is told from one by something small.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import flint

__all__ = [
    "LAURENT",
    "Infinitesimal",
    "Jet",
    "Number",
    "UndecidableError",
    "UndefinedError",
    "add",
    "ball",
    "constant",
    "inverse",
    "is_zero",
    "multiply",
    "power",
    "series_of",
]

Number = Any
"""fmpq, acb or Jet."""


class UndefinedError(ArithmeticError):
    """The expression certainly has no value there."""


class UndecidableError(ArithmeticError):
    """Whether it has a value, or which, cannot be told."""


LAURENT = 16
"""Series that may be divided by infinitesimals keep so many powers."""

_names = count()


@dataclass(frozen=True)
class Infinitesimal:
    """What a series is in.

    Attributes:
        order: its powers beyond this one are dropped.
        side: +1 where it stands for small positive numbers, −1 for negative ones.
        name: tells it from others.
    """

    order: int
    side: int
    name: int

    @classmethod
    def new(cls, order: int, side: int = 1) -> "Infinitesimal":
        """One that is like no other."""
        return cls(order, side, next(_names))


Powers = tuple[tuple[Infinitesimal, int], ...]


class Jet:
    """A truncated series: coefficients by the powers of infinitesimals, negative ones too."""

    def __init__(self, terms: dict[Powers, Number]) -> None:
        self.terms = {k: c for k, c in terms.items() if not is_zero(c)}

    @classmethod
    def of(cls, number: Number) -> "Jet":
        """A number as a series."""
        return number if isinstance(number, Jet) else cls({(): number})

    @classmethod
    def infinitesimal(cls, which: Infinitesimal) -> "Jet":
        """The infinitesimal itself."""
        return cls({((which, 1),): flint.fmpq(1)})

    def coefficient(self, which: Infinitesimal, power: int) -> Number:
        """What stands at a power of one of them: a number, or a series in the others."""
        found = {
            tuple(pair for pair in powers if pair[0] != which): c
            for powers, c in self.terms.items()
            if dict(powers).get(which, 0) == power
        }
        return _simplest(Jet(found))

    def lowest(self) -> tuple[Infinitesimal, int] | None:
        """The lowest power in a series in one infinitesimal; None for a number.

        Raises:
            UndecidableError: there are several infinitesimals, or the lowest power is unknown.
        """
        names = {pair[0] for powers in self.terms for pair in powers}
        if not names:
            return None
        if len(names) > 1:
            raise UndecidableError("several infinitesimals")
        (only,) = names
        low = min(dict(powers).get(only, 0) for powers in self.terms)
        if may_vanish(self.coefficient(only, low)):
            raise UndecidableError("it cannot be told whether a coefficient is 0")
        return only, low


def _simplest(jet: Jet) -> Number:
    if not jet.terms:
        return flint.fmpq(0)
    return jet.terms[()] if set(jet.terms) == {()} else jet


def is_zero(number: Number) -> bool:
    """Whether it is exactly 0."""
    if isinstance(number, Jet):
        return not number.terms
    return isinstance(number, flint.fmpq) and number == 0


def may_vanish(number: Number) -> bool:
    """Whether 0 is not excluded."""
    if isinstance(number, Jet):
        raise UndecidableError("a series")
    if isinstance(number, flint.fmpq):
        return bool(number == 0)
    return not number.is_finite() or bool(number.contains(0))


def ball(number: Number) -> Any:
    """A number that is no series as `acb`."""
    if isinstance(number, Jet):
        raise UndecidableError("a series where a number is needed")
    return flint.acb(number) if isinstance(number, flint.fmpq) else number


def constant(number: Number) -> Number:
    """The part of a series without infinitesimals."""
    if not isinstance(number, Jet):
        return number
    if any(power < 0 for powers in number.terms for _, power in powers):
        raise UndecidableError("a series with a pole")
    return number.terms.get((), flint.fmpq(0))


def add(a: Number, b: Number) -> Number:
    """a + b."""
    if isinstance(a, Jet) or isinstance(b, Jet):
        terms = dict(Jet.of(a).terms)
        for powers, c in Jet.of(b).terms.items():
            terms[powers] = add(terms[powers], c) if powers in terms else c
        return _simplest(Jet(terms))
    if isinstance(a, flint.fmpq) and isinstance(b, flint.fmpq):
        return a + b
    return ball(a) + ball(b)


def multiply(a: Number, b: Number) -> Number:
    """a · b; nothing times exactly 0 is anything but 0."""
    if isinstance(a, Jet) or isinstance(b, Jet):
        terms: dict[Powers, Number] = {}
        for one, c in Jet.of(a).terms.items():
            for other, d in Jet.of(b).terms.items():
                powers = _joined(one, other)
                if powers is not None:
                    product = multiply(c, d)
                    terms[powers] = add(terms[powers], product) if powers in terms else product
        return _simplest(Jet(terms))
    if isinstance(a, flint.fmpq) and isinstance(b, flint.fmpq):
        return a * b
    if is_zero(a) or is_zero(b):
        return flint.fmpq(0)
    return ball(a) * ball(b)


def _joined(one: Powers, other: Powers) -> Powers | None:
    total = dict(one)
    for name, power in other:
        total[name] = total.get(name, 0) + power
    if any(power > name.order for name, power in total.items()):
        return None
    return tuple(sorted(((n, p) for n, p in total.items() if p), key=lambda pair: pair[0].name))


def inverse(a: Number) -> Number:
    """1 / a.

    Raises:
        UndefinedError: a is exactly 0.
        UndecidableError: a may be 0.
    """
    if is_zero(a):
        raise UndefinedError("division by 0")
    if not isinstance(a, Jet):
        if isinstance(a, flint.fmpq):
            return 1 / a
        return 1 / a
    start = a.terms.get(())
    if start is not None and not any(p < 0 for powers in a.terms for _, p in powers):
        if not isinstance(start, flint.fmpq) and may_vanish(start):
            raise UndecidableError("division by what may be 0")
        scale = inverse(start)
        rest = multiply(_moving(a), multiply(scale, flint.fmpq(-1)))
        return multiply(scale, _geometric(rest))
    place = a.lowest()
    if place is None:
        raise UndecidableError("division by a series without a leading term")
    name, low = place
    if name.order < LAURENT:  # every such division loses the highest powers
        raise UndecidableError("division by what vanishes there")
    lead = a.coefficient(name, low)
    scale = multiply(inverse(lead), Jet({((name, -low),): flint.fmpq(1)}))
    unit = multiply(a, scale)
    return multiply(scale, _geometric(multiply(_moving(unit), flint.fmpq(-1))))


def _moving(a: Number) -> Number:
    """A series without its constant, which is not what subtracting a ball from itself leaves."""
    return _simplest(Jet({powers: c for powers, c in Jet.of(a).terms.items() if powers}))


def _geometric(rest: Number) -> Number:
    """1 + rest + rest² + … for a series without a constant."""
    total: Number = flint.fmpq(1)
    term: Number = flint.fmpq(1)
    while not is_zero(term := multiply(term, rest)):
        total = add(total, term)
    return total


def power(a: Number, exponent: int) -> Number:
    """A whole power; the 0-th is 1."""
    if exponent < 0:
        return inverse(power(a, -exponent))
    if not isinstance(a, Jet):
        if isinstance(a, flint.fmpq):
            return a**exponent
        whole = ball(a)
        if exponent and whole.imag == 0 and not whole.is_finite():
            return flint.acb(flint.arb(0, float("inf")))  # still real
        return whole**exponent
    result: Number = flint.fmpq(1)
    for _ in range(exponent):
        result = multiply(result, a)
    return result


def series_of(a: Jet, coefficients: Callable[[int], Iterator[Number]]) -> Number:
    """f(a) for a series a, from Taylor coefficients of f.

    Args:
        a: has no poles.
        coefficients: yields those of f at its constant part, up to the order it is given.
    """
    rest = _moving(a)
    order = sum(name.order for name in {n for powers in a.terms for n, _ in powers})
    total: Number = flint.fmpq(0)
    term: Number = flint.fmpq(1)
    for each in coefficients(order):
        total = add(total, multiply(each, term))
        term = multiply(term, rest)
        if is_zero(term):
            break
    return total
