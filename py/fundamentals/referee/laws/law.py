"""What is seen along an axis, and a law of it: where a function begins and how much it returns."""

from collections.abc import Mapping
from dataclasses import dataclass

import sympy

from fundamentals.software.formulas import K, L, d, p, q, s, text, value

__all__ = ["Law", "Seen"]

_LETTERS = {"L": L, "K": K, "s": s, "d": d, "p": p, "q": q}
_CASES = (sympy.Min, sympy.Max, sympy.Abs)


@dataclass(frozen=True)
class Seen:
    """What was seen along one axis of one shape.

    Attributes:
        numbers: for the letters.
        firsts: the places to begin at that say the same; None if all do.
        length: of the output.
    """

    numbers: Mapping[str, int]
    firsts: frozenset[int] | None
    length: int


@dataclass(frozen=True)
class Law:
    """Where it begins and how much it returns, along every axis."""

    first: sympy.Expr
    length: sympy.Expr

    def at(self, numbers: Mapping[str, int]) -> tuple[int, int]:
        """n₀ and the length."""
        return value(self.first, numbers), max(0, value(self.length, numbers))

    def says(self, each: Seen) -> bool:
        """Whether that is what was seen."""
        first, length = self.at(each.numbers)
        return length == each.length and (each.firsts is None or first in each.firsts)

    def at_numbers(self, fixed: Mapping[str, int]) -> "Law":
        """The law with numbers in place of some letters."""
        numbers = {_LETTERS[letter]: number for letter, number in fixed.items()}
        return Law(self.first.subs(numbers), self.length.subs(numbers))

    @property
    def text(self) -> tuple[str, str]:
        """In plain text."""
        return text(self.first), text(self.length)

    @property
    def size(self) -> int:
        """How much there is to read in it."""
        return int(sympy.count_ops(self.first) + sympy.count_ops(self.length))

    @property
    def has_cases(self) -> bool:
        """Whether it says one thing here and another there."""
        return any(each.has(sympy.Piecewise, *_CASES) for each in (self.first, self.length))
