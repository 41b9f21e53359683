"""Where an expression is evaluated, and the rules by which each kind of node gets its value.

Nothing is rewritten first, and no rule of sympy's calculus is used: see the modules that register
rules.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import flint

from fundamentals.evidence.enclosures.jets import Number, UndecidableError

__all__ = ["MINUS", "Place", "Rule", "rule", "value"]

MINUS = flint.fmpq(-1)
_MOST = 10_000


@dataclass
class Place:
    """Where an expression is evaluated.

    Attributes:
        values: by symbol and by undefined function.
        over: a ball stands for all the points of it, as in a quadrature; poles are unbounded.
        analytic: what is not analytic on all of the ball must not have a value.
        kinks: filled with a mark where a side had to be taken.
        left: how many more times integrands may be evaluated for this value.
    """

    values: Mapping[Any, Any]
    over: bool = False
    analytic: bool = False
    kinks: list[bool] = field(default_factory=list)
    left: list[int] = field(default_factory=lambda: [_MOST])
    known: dict[Any, Number] = field(default_factory=dict)

    def at(self, values: Mapping[Any, Any], **changed: Any) -> "Place":
        """With other values besides."""
        options = {"over": self.over, "analytic": self.analytic, "kinks": self.kinks, **changed}
        return Place({**self.values, **values}, left=self.left, **options)

    def spend(self) -> None:
        """Note that an integrand is evaluated.

        Raises:
            UndecidableError: that was done too often already.
        """
        if self.left[0] == 0:
            raise UndecidableError(f"after {_MOST} values of integrands it is not known yet")
        self.left[0] -= 1


Rule = Callable[[Any, Place], Number]

_RULES: dict[type, Rule] = {}


def rule(*kinds: type) -> Callable[[Rule], Rule]:
    """Register how nodes of these kinds get their values."""

    def register(compute: Rule) -> Rule:
        _RULES.update(dict.fromkeys(kinds, compute))
        return compute

    return register


def value(node: Any, place: Place) -> Number:
    """The value of a node, found once for each place.

    Raises:
        UndefinedError: it certainly has no value there.
        UndecidableError: that, or the value, cannot be told.
    """
    if node not in place.known:
        place.known[node] = _rule_of(type(node))(node, place)
    return place.known[node]


def _rule_of(kind: type) -> Rule:
    for each in kind.__mro__:
        if each in _RULES:
            return _RULES[each]
    raise UndecidableError(f"{kind.__name__} has no enclosure")
