"""Laws that fit what was seen: sums of a few usual terms, halved or divided by the stride.

A law is fitted to some of the shapes and must then hold at the others: at all of them, or, where no
law does, at most of them. Of laws that hold at as many, the simplest is taken, so that a few wrong
shapes change neither the law nor its name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import inf
from random import Random
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray

from fundamentals.referee.laws.law import Law, Seen
from fundamentals.software.formulas import K, L, d, p, q, s, value
from fundamentals.software.table import ROWS

__all__ = ["fitted", "prevailing"]

Array = NDArray[Any]

_MOST_SHAPES = 0.6
_DRAWS = 8  # times that a law is fitted to a few shapes
_FEW = 10  # shapes: if one in twenty is wrong, more than half of the draws have none that is
_CANDIDATES = 24  # of one draw

_TERMS: Mapping[str, tuple[sympy.Expr, Callable[[Mapping[str, Array]], Array]]] = {
    "L": (L, lambda n: n["L"]),
    "K": (K, lambda n: n["K"]),
    "p": (p, lambda n: n["p"]),
    "q": (q, lambda n: n["q"]),
    "reach": (d * (K - 1), lambda n: n["d"] * (n["K"] - 1)),
    "taps": (d * K, lambda n: n["d"] * n["K"]),
    "spread": (s * (L - 1), lambda n: n["s"] * (n["L"] - 1)),
    "less": (sympy.Min(L, K), lambda n: np.minimum(n["L"], n["K"])),
    "more": (sympy.Max(L, K), lambda n: np.maximum(n["L"], n["K"])),
    "whole strides": (s * ((L - 1) // s), lambda n: n["s"] * ((n["L"] - 1) // n["s"])),
    "s": (s, lambda n: n["s"]),
    "d": (d, lambda n: n["d"]),
    "half": (K // 2, lambda n: n["K"] // 2),
    "half reach": (d * (K - 1) // 2, lambda n: n["d"] * (n["K"] - 1) // 2),
    "lower half": ((K - 1) // 2, lambda n: (n["K"] - 1) // 2),
    "halves": (d * (K // 2), lambda n: n["d"] * (n["K"] // 2)),
    "lower halves": (d * ((K - 1) // 2), lambda n: n["d"] * ((n["K"] - 1) // 2)),
}
"""The usual terms: as formulas, and as numbers at many shapes."""

_FACTORS = (1, -1, 2, -2)
_MOST = 3  # a constant in a formula
_FIXED = 1 << 16  # one of a function that has a padding or a length by itself

_WAYS: Mapping[str, tuple[Callable[[sympy.Expr], sympy.Expr], Callable[[Array, Array], Array]]] = {
    "whole": (lambda e: e, lambda e, _: e),
    "half": (lambda e: e // 2, lambda e, _: e // 2),
    "minus half": (lambda e: -(e // 2), lambda e, _: -(e // 2)),
    "strides": (lambda e: e // s + 1, lambda e, s: e // s + 1),
    "full strides": (lambda e: e // s, lambda e, s: e // s),
    "strides begun": (lambda e: sympy.ceiling(e / s) + 1, lambda e, s: -(-e // s) + 1),
    # sympy would try to compare them
    "positive": (lambda e: sympy.Max(0, e, evaluate=False), lambda e, _: np.maximum(e, 0)),
}
"""What is done with a sum of terms: as formulas, and with numbers."""


@dataclass(frozen=True)
class _Candidate:
    """A sum of usual terms and a constant, divided in one of the ways."""

    terms: tuple[tuple[int, str], ...]
    constant: int
    way: str

    def at(self, what: Sequence[Seen]) -> Array:
        """Its values at some shapes; sympy takes long for what most candidates are asked."""
        n = _columns(what)
        inner = sum((k * _TERMS[name][1](n) for k, name in self.terms), self.constant + 0 * n["L"])
        return _WAYS[self.way][1](np.asarray(inner), n["s"])

    @property
    def formula(self) -> sympy.Expr:
        """As a formula."""
        inner = sum((k * _TERMS[name][0] for k, name in self.terms), self.constant)
        return _WAYS[self.way][0](sympy.sympify(inner))


def _columns(what: Sequence[Seen]) -> dict[str, Array]:
    return {letter: np.array([each.numbers[letter] for each in what]) for letter in "LKsdpq"}


def fitted(what: Sequence[Seen]) -> Law | None:
    """A law that holds at every shape, found at one half of them; None if there is none such.

    A formula with fewer terms comes first.
    """
    clear = [each for each in what if each.firsts is not None]
    first = _fit(clear, _begins, {mode.first for row in ROWS for mode in row.modes})
    if first is None:
        return None
    length = _fit(what, _returns, {mode.length for row in ROWS for mode in row.modes}, 0)
    return None if length is None else Law(first, length)


def prevailing(what: Sequence[Seen]) -> Law | None:
    """The law that holds at most shapes, where none holds at all of them; of several, the simplest.

    The laws of the table, and those fitted to a few shapes at a time.
    """
    known = [Law(mode.first, mode.length) for row in ROWS for mode in row.modes]
    firsts = _drawn([each for each in what if each.firsts is not None], _begins)
    lengths = _drawn(what, _returns)
    tried = dict.fromkeys([*known, *(Law(first, length) for first in firsts for length in lengths)])
    holds = {law: sum(law.says(each) for each in what) for law in tried}
    best = max(holds.values(), default=0)
    if best <= _MOST_SHAPES * len(what):
        return None
    return min((law for law in holds if holds[law] == best), key=lambda law: law.size)


def _drawn(what: Sequence[Seen], wanted: Callable[[Seen], frozenset[int]]) -> list[sympy.Expr]:
    """The two formulas that hold at most shapes, of those fitted to a few shapes at a time."""
    random = Random(0)  # noqa: S311
    clear = [each for each in what if len(wanted(each)) == 1]
    found: dict[_Candidate, int] = {}
    all_wanted = np.array([min(wanted(each)) for each in clear])
    for _ in range(_DRAWS if len(clear) >= _FEW else 0):
        some = random.sample(clear, _FEW)
        goal = np.array([min(wanted(each)) for each in some])
        for candidate in islice(_candidates(some, goal), _CANDIDATES):
            if candidate not in found:
                found[candidate] = int((candidate.at(clear) == all_wanted).sum())
    often = sorted(set(found.values()), reverse=True)[:2]
    formulas = {each.formula: found[each] for each in found if found[each] in often}
    return sorted(formulas, key=lambda each: (-formulas[each], sympy.count_ops(each)))[:2]


def _begins(each: Seen) -> frozenset[int]:
    return each.firsts or frozenset()


def _returns(each: Seen) -> frozenset[int]:
    return frozenset({each.length})


def _fit(
    what: Sequence[Seen],
    wanted: Callable[[Seen], frozenset[int]],
    known: set[sympy.Expr],
    least: float = -inf,
) -> sympy.Expr | None:
    """A formula for what is wanted, fitted to every other shape and confirmed at all.

    What would be less than `least` is that, as a number of values is never less than 0.
    """
    alternate = [each for each in what[::2] if min(wanted(each)) > least]
    half = [each for each in alternate if len(wanted(each)) == 1]
    if not half:  # x is repeated: where it is long, the place nearest to 0 is taken
        half = [each for each in alternate if each.numbers["L"] > 2 * _reach(each.numbers)]
    if not half:
        return None
    goal = np.array([min(wanted(each), key=abs) for each in half])

    def holds(values: Iterable[float]) -> bool:
        pairs = zip(values, what, strict=True)
        return all(max(least, value) in wanted(each) for value, each in pairs)

    for candidate in _candidates(half, goal):
        if holds(candidate.at(what)):
            return candidate.formula
    for formula in sorted(known, key=sympy.count_ops):
        if holds(value(formula, each.numbers) for each in what):
            return formula
    for candidate in _candidates(half, goal, _FIXED):
        if holds(candidate.at(what)):
            return candidate.formula
    return None


def _reach(numbers: Mapping[str, int]) -> int:
    """How far away a function begins at most, by the usual terms and a constant."""
    return numbers["d"] * (numbers["K"] - 1) + numbers["p"] + _MOST


def _candidates(half: Sequence[Seen], goal: Array, much: int = _MOST) -> Iterator[_Candidate]:
    """The sums of usual terms, and of a constant, that give the goal at the shapes of the first
    half.

    Each way of dividing a sum says between which bounds it must then be.

    Args:
        half: the shapes.
        goal: the goal at each.
        much: the largest constant.
    """
    n = _columns(half)
    terms = {
        name: numbers for name, (_, of) in _TERMS.items() if len(np.unique(numbers := of(n))) > 1
    }
    ways: dict[str, tuple[Array, Array]] = {
        "whole": (goal, goal),
        "half": (2 * goal, 2 * goal + 1),
        "minus half": (-2 * goal, 1 - 2 * goal),
        "strides": (n["s"] * (goal - 1), n["s"] * goal - 1),
        "full strides": (n["s"] * goal, n["s"] * (goal + 1) - 1),
        "strides begun": (n["s"] * (goal - 2) + 1, n["s"] * (goal - 1)),
    }
    if goal.min() == 0 and goal.max() > _MOST:
        ways["positive"] = np.where(goal > 0, goal, -(1 << 40)), goal
    for count in range(4):
        factors = np.array(list(product(_FACTORS, repeat=count)), dtype=np.int64)
        for names in combinations(terms, count):
            given = np.array([terms[name] for name in names]).reshape(count, len(goal))
            sums = factors @ given  # a row for each choice of factors
            between = [((low - sums).max(1), (high - sums).min(1)) for low, high in ways.values()]
            lows, highs = (np.array(each).T for each in zip(*between, strict=True))
            possible = (lows <= highs) & (lows <= much) & (highs >= -much)
            for row, way in np.argwhere(possible):
                constant = min(max(0, int(lows[row, way])), int(highs[row, way]))  # nearest to 0
                pairs = tuple(zip(map(int, factors[row]), names, strict=True))
                yield _Candidate(pairs, constant, list(ways)[way])
