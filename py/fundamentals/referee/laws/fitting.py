"""Laws that fit what was seen: sums of a few usual terms, halved or divided by the stride.

A law is fitted to some of the shapes and must then hold at the others: at all of them, or, where no
law does, at most of them. Of laws that hold at as many, the simplest is taken, so that a few wrong
shapes change neither the law nor its name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice, product
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
    "spread": (s * (L - 1), lambda n: n["s"] * (n["L"] - 1)),
    "less": (sympy.Min(L, K), lambda n: np.minimum(n["L"], n["K"])),
    "more": (sympy.Max(L, K), lambda n: np.maximum(n["L"], n["K"])),
    "s": (s, lambda n: n["s"]),
    "d": (d, lambda n: n["d"]),
    "half": (K // 2, lambda n: n["K"] // 2),
    "half reach": (d * (K - 1) // 2, lambda n: n["d"] * (n["K"] - 1) // 2),
}
"""The usual terms: as formulas, and as numbers at many shapes."""

_FACTORS = (1, -1, 2, -2)
_MOST = 3  # a constant in a formula
_FIXED = 1 << 16  # one of a function that has a padding or a length by itself
_Way = tuple[Callable[[sympy.Expr], sympy.Expr], Array, Array]


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
    found: dict[sympy.Expr, int] = {}
    for _ in range(_DRAWS if len(clear) >= _FEW else 0):
        some = random.sample(clear, _FEW)
        goal = np.array([min(wanted(each)) for each in some])
        for formula in islice(_candidates(some, goal), _CANDIDATES):
            if formula not in found:
                found[formula] = sum(value(formula, each.numbers) in wanted(each) for each in clear)
    return sorted(found, key=lambda each: (-found[each], sympy.count_ops(each)))[:2]


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
    usual = sorted(known, key=sympy.count_ops)
    for formula in chain(_candidates(half, goal), usual, _candidates(half, goal, _FIXED)):
        if all(max(least, value(formula, each.numbers)) in wanted(each) for each in what):
            return formula
    return None


def _reach(numbers: Mapping[str, int]) -> int:
    """How far away a function begins at most, by the usual terms and a constant."""
    return numbers["d"] * (numbers["K"] - 1) + numbers["p"] + _MOST


def _positive(formula: sympy.Expr) -> sympy.Expr:
    return sympy.Max(0, formula, evaluate=False)  # sympy would try to compare them


def _candidates(half: Sequence[Seen], goal: Array, much: int = _MOST) -> Iterator[sympy.Expr]:
    """The sums of usual terms, and of a constant, that give the goal at the shapes of the first
    half.

    Each way of dividing a sum says between which bounds it must then be.

    Args:
        half: the shapes.
        goal: the goal at each.
        much: the largest constant.
    """
    n = {letter: np.array([each.numbers[letter] for each in half]) for letter in "LKsdpq"}
    terms = {
        name: (formula, numbers)
        for name, (formula, of) in _TERMS.items()
        if len(np.unique(numbers := of(n))) > 1
    }
    ways: list[_Way] = [
        (lambda e: e, goal, goal),
        (lambda e: e // 2, 2 * goal, 2 * goal + 1),
        (lambda e: -(e // 2), -2 * goal, 1 - 2 * goal),
        (lambda e: e // s + 1, n["s"] * (goal - 1), n["s"] * goal - 1),
        (lambda e: sympy.ceiling(e / s) + 1, n["s"] * (goal - 2) + 1, n["s"] * (goal - 1)),
    ]
    if goal.min() == 0 and goal.max() > _MOST:
        ways.append((_positive, np.where(goal > 0, goal, -(1 << 40)), goal))
    for count in range(4):
        for names in combinations(terms, count):
            for factors in product(_FACTORS, repeat=count):
                pairs = list(zip(factors, names, strict=True))
                sums = sum((k * terms[name][1] for k, name in pairs), np.zeros_like(goal))
                for formula, least, most in ways:
                    low, high = int((least - sums).max()), int((most - sums).min())
                    if low > high or low > much or high < -much:
                        continue
                    constant = min(max(0, low), high)  # the one nearest to 0
                    inner = sum((k * terms[name][0] for k, name in pairs), constant)
                    yield formula(sympy.sympify(inner))
