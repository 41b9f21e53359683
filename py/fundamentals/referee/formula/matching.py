"""Where a function begins and how much it returns, as formulas in L, K, s, d, p and q.

First the formulas of the table of software are tried, all modes of all rows: those that give what
was seen at every shape name the functions that compute the same. If none does, a formula is sought
among sums of two or three usual terms, halved or divided by the stride: it is fitted to one half of
the shapes and must then hold at all others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import inf

import numpy as np
import sympy

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.identifying import Cell, Structure
from fundamentals.referee.formula.layer import Array, Axis
from fundamentals.software.formulas import K, L, d, p, q, s, text, value
from fundamentals.software.ported import ALL
from fundamentals.software.rows import Mode, Row

__all__ = ["Law", "Match", "Seen", "axes_by", "fitted", "laws", "matches", "seen"]

_UNTOLD = ("not tried", "otherwise")
_MOST_SHAPES = 0.6
_LETTERS = {"s": s, "d": d, "p": p, "q": q}


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


@dataclass(frozen=True)
class Match:
    """A mode of a row of the table that says what was seen.

    Attributes:
        row: of which function.
        mode: its name.
        numbers: p and q, where the mode has them and the call that was judged has not.
        law: what it says.
    """

    row: Row
    mode: str
    numbers: Mapping[str, int]
    law: Law

    @property
    def text(self) -> str:
        """In plain text, as in `scipy.signal.correlate, mode same`."""
        fixed = ", ".join(f"{letter} = {number}" for letter, number in self.numbers.items())
        return f"{self.row.name}, mode {self.mode}" + (f" with {fixed}" if fixed else "")


def axes_by(found: Structure, laws: Sequence[Law], shape: Shape) -> tuple[Axis, ...]:
    """The formula along each axis of a shape, by the laws."""
    return tuple(
        found.axis(axis, shape.numbers(axis), *law.at(found.numbers(shape, axis)))
        for axis, law in enumerate(laws)
    )


def seen(found: Structure, cells: Sequence[Cell], axes: Sequence[int]) -> list[Seen]:
    """What was seen along those axes of every shape at which something was found."""
    return [
        Seen(found.numbers(cell.shape, axis), firsts, length)
        for cell in cells
        if not cell.why and cell.refused is None
        for axis, (firsts, length) in enumerate(zip(cell.firsts, cell.lengths, strict=True))
        if axis in axes
    ]


# The table


def matches(
    found: Structure, what: Sequence[Seen], letters: Sequence[str], rows: Sequence[Row] = ALL
) -> list[Match]:
    """The modes of rows that say what was seen, those with as many arguments first."""
    if len(set(found.flips)) > 1 or len(set(found.borders)) > 1 or found.scale != 1:
        return []
    if list(found.order) != sorted(found.order):
        return []  # no row exchanges the axes of the kernel
    kept: list[Match] = []
    for row in rows:
        if row.flips != found.flips[0] or not _steps_alike(found, row):
            continue
        if found.conjugates not in _UNTOLD and row.conjugates != (found.conjugates == "kernel"):
            continue
        alike = [mode for mode in row.modes if mode.border == found.borders[0]]
        for name in dict.fromkeys(mode.name for mode in alike):
            modes = [mode for mode in alike if mode.name == name]
            kept.extend(_matching(row, modes, what, letters, _settled(found)))
    return kept


def _settled(found: Structure) -> dict[str, int]:
    """The steps that are numbers and no letters."""
    stride, spread, dilation = found.stride, found.spread, found.dilation
    steps = {} if isinstance(stride, str) or isinstance(spread, str) else {"s": stride * spread}
    return steps if isinstance(dilation, str) else {**steps, "d": dilation}


def _steps_alike(found: Structure, row: Row) -> bool:
    """Whether stride and spread stand where the row has them."""
    if "d" in (found.stride, found.spread) or found.dilation == "s":
        return False
    moves, spreads = found.stride != 1, found.spread != 1
    if row.stride is None:
        return not (moves or spreads or found.dilation != 1)
    return not spreads if row.stride == "output" else not moves


def _matching(
    row: Row,
    modes: Sequence[Mode],
    what: Sequence[Seen],
    letters: Sequence[str],
    settled: Mapping[str, int],
) -> Iterator[Match]:
    used = frozenset().union(*(mode.letters for mode in modes))
    free = [letter for letter in "pq" if letter in used and letter not in letters]
    for numbers in product(range(4), repeat=len(free)):
        fixed = dict(zip(free, numbers, strict=True))
        if all(_says(modes, {**each.numbers, **fixed}, each) for each in what):
            law = _together(modes).at_numbers({**settled, **fixed})
            yield Match(row, modes[0].name, fixed, law)
            return


def _says(modes: Sequence[Mode], numbers: Mapping[str, int], each: Seen) -> bool:
    for mode in modes:
        if value(mode.where, numbers):
            return value(mode.length, numbers) == each.length and (
                each.firsts is None or value(mode.first, numbers) in each.firsts
            )
    return each.length == 0  # where the row's function refuses, nothing may come back


def _together(modes: Sequence[Mode]) -> Law:
    """What the modes say, each under its condition."""

    def one(of: Callable[[Mode], sympy.Expr]) -> sympy.Expr:
        formula = of(modes[-1])
        for mode in reversed(modes[:-1]):
            formula = sympy.Piecewise((of(mode), mode.where), (formula, True))
        return formula

    return Law(one(lambda mode: mode.first), one(lambda mode: mode.length))


def laws(found: Structure, cells: Sequence[Cell], named: Sequence[Match]) -> tuple[Law, ...]:
    """A law for each axis, the same for all if one is; none if there is none for some axis.

    Args:
        found: the structure.
        cells: what was found at each shape.
        named: the rows of the table that say it.
    """
    count = len(found.flips)
    if named:
        return (named[0].law,) * count
    letters = cells[0].shape.letters if cells else {}
    fixed = _settled(found) | {letter: 0 for letter in "pq" if letter not in letters}
    together = fitted(seen(found, cells, range(count)))
    if together is not None:
        return (together.at_numbers(fixed),) * count
    found_laws = []
    for axis in range(count):
        what = seen(found, cells, [axis])
        law = (fitted(what) if count > 1 else None) or _prevailing(what)
        if law is None and count > 1:  # it may read a letter of another axis
            law = fitted(seen(found, [cell for cell in cells if _alike(cell.shape)], [axis]))
        if law is None:
            return ()
        found_laws.append(law.at_numbers(fixed))
    return tuple(found_laws)


def _alike(shape: Shape) -> bool:
    """Whether each letter is the same along all axes."""
    return all(len(set(numbers)) == 1 for numbers in shape.letters.values())


def _prevailing(what: Sequence[Seen]) -> Law | None:
    """The law of the table that holds at most shapes, where none holds at all of them."""
    best, most = None, _MOST_SHAPES * len(what)
    for law in dict.fromkeys(Law(mode.first, mode.length) for row in ALL for mode in row.modes):
        agreeing = sum(law.says(each) for each in what)
        if agreeing > most:
            best, most = law, agreeing
    return best


# Fitting

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
}
"""The usual terms: as formulas, and as numbers at many shapes."""

_FACTORS = (1, -1, 2, -2)
_MOST = 3  # a constant in a formula
_Way = tuple[Callable[[sympy.Expr], sympy.Expr], Array, Array]


def fitted(what: Sequence[Seen]) -> Law | None:
    """A law that holds at every shape, found at one half of them; None if there is none such.

    A formula with fewer terms comes first.
    """
    clear = [each for each in what if each.firsts is not None]
    first = _fit(clear, _begins, {mode.first for row in ALL for mode in row.modes})
    if first is None:
        return None
    length = _fit(what, _returns, {mode.length for row in ALL for mode in row.modes}, 0)
    return None if length is None else Law(first, length)


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
    for formula in (*_candidates(half, goal), *sorted(known, key=sympy.count_ops)):
        if all(max(least, value(formula, each.numbers)) in wanted(each) for each in what):
            return formula
    return None


def _reach(numbers: Mapping[str, int]) -> int:
    """How far away a function begins at most, by the usual terms and a constant."""
    return numbers["d"] * (numbers["K"] - 1) + numbers["p"] + _MOST


def _positive(formula: sympy.Expr) -> sympy.Expr:
    return sympy.Max(0, formula, evaluate=False)  # sympy would try to compare them


def _candidates(half: Sequence[Seen], goal: Array) -> Iterator[sympy.Expr]:
    """The sums of usual terms that give the goal at the shapes of the first half.

    Each way of dividing a sum says between which bounds it must then be.
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
                    if low > high or low > _MOST or high < -_MOST:
                        continue
                    constant = min(range(max(low, -_MOST), min(high, _MOST) + 1), key=abs)
                    inner = sum((k * terms[name][0] for k, name in pairs), constant)
                    yield formula(sympy.sympify(inner))
