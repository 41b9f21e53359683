"""Where a function begins and how much it returns, as formulas in L, K, s, d, p and q.

First the formulas of the table of software are tried, all modes of all rows: those that give what
was seen at every shape name the functions that compute the same. If none does, a formula is fitted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import sympy

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.identifying import Cell, Structure
from fundamentals.referee.formula.layer import Axis
from fundamentals.referee.laws.fitting import fitted, prevailing
from fundamentals.referee.laws.law import Law, Seen
from fundamentals.software.formulas import value
from fundamentals.software.rows import Mode, Row
from fundamentals.software.table import ROWS

__all__ = ["Law", "Match", "Seen", "axes_by", "fitted", "laws", "matches", "seen", "together"]

_UNTOLD = ("not tried", "otherwise")


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
    found: Structure, what: Sequence[Seen], letters: Sequence[str], rows: Sequence[Row] = ROWS
) -> list[Match]:
    """The modes of rows that say what was seen, those with as many arguments first."""
    if len(set(found.flips)) > 1 or len(set(found.borders)) > 1 or found.scale != 1:
        return []
    if list(found.order) != sorted(found.order):
        return []  # no row exchanges the axes of the kernel
    kept: list[Match] = []
    paddings = _paddings(what)
    for row in rows:
        if row.flips != found.flips[0] or not _steps_alike(found, row):
            continue
        if found.conjugates not in _UNTOLD and row.conjugates != (found.conjugates == "kernel"):
            continue
        alike = [mode for mode in row.modes if mode.border == found.borders[0]]
        for name in dict.fromkeys(mode.name for mode in alike):
            modes = [mode for mode in alike if mode.name == name]
            kept.extend(_matching(row, modes, what, letters, _settled(found), paddings))
    return kept


def _paddings(what: Sequence[Seen]) -> list[int]:
    """What p and q may be where the function has them by itself: small numbers, and those about
    the place at which it always begins, if there is one.
    """
    places = {
        first for each in what if each.firsts and len(each.firsts) == 1 for first in each.firsts
    }
    about = (
        {abs(place) + more for place in places for more in (-1, 0, 1)} if len(places) == 1 else {}
    )
    return sorted({*range(4), *about} - {-1})


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
    paddings: Sequence[int],
) -> Iterator[Match]:
    used = frozenset().union(*(mode.letters for mode in modes))
    free = [letter for letter in "pq" if letter in used and letter not in letters]
    for numbers in product(paddings, repeat=len(free)):
        fixed = dict(zip(free, numbers, strict=True))
        if all(_says(modes, {**each.numbers, **fixed}, each) for each in what):
            law = together(modes).at_numbers({**settled, **fixed})
            yield Match(row, modes[0].name, fixed, law)
            return


def _says(modes: Sequence[Mode], numbers: Mapping[str, int], each: Seen) -> bool:
    for mode in modes:
        if value(mode.where, numbers):
            return value(mode.length, numbers) == each.length and (
                each.firsts is None or value(mode.first, numbers) in each.firsts
            )
    return each.length == 0  # where the row's function refuses, nothing may come back


def together(modes: Sequence[Mode]) -> Law:
    """What modes of one name say, each under its condition."""

    def one(of: Callable[[Mode], sympy.Expr]) -> sympy.Expr:
        formula = of(modes[-1])
        for mode in reversed(modes[:-1]):
            formula = sympy.Piecewise((of(mode), mode.where), (formula, True))
        return formula

    return Law(one(lambda mode: mode.first), one(lambda mode: mode.length))


def laws(
    found: Structure, cells: Sequence[Cell], named: Sequence[Match], *, plain: bool = True
) -> tuple[Law, ...]:
    """A law for each axis, the same for all if one is; none if there is none for some axis.

    Args:
        found: the structure.
        cells: what was found at each shape.
        named: the rows of the table that say it.
        plain: whether one without cases may stand for theirs, if it says the same at these shapes.
    """
    count = len(found.flips)
    if named:
        least = min((match.law for match in named), key=lambda each: each.size)
        return (_plainer(found, cells, least) if plain else least,) * count
    letters = cells[0].shape.letters if cells else {}
    fixed = _settled(found) | {letter: 0 for letter in "pq" if letter not in letters}
    together = fitted(seen(found, cells, range(count)))
    if together is not None:
        return (together.at_numbers(fixed),) * count
    found_laws = []
    for axis in range(count):
        what = seen(found, cells, [axis])
        law = (fitted(what) if count > 1 else None) or prevailing(what)
        if law is None and count > 1:  # it may read a letter of another axis
            law = fitted(seen(found, [cell for cell in cells if _alike(cell.shape)], [axis]))
        if law is None:
            return ()
        found_laws.append(law.at_numbers(fixed))
    return tuple(found_laws)


def _alike(shape: Shape) -> bool:
    """Whether each letter is the same along all axes."""
    return all(len(set(numbers)) == 1 for numbers in shape.letters.values())


def _plainer(found: Structure, cells: Sequence[Cell], law: Law) -> Law:
    """The law; where it has cases, one without that says the same here."""
    if not law.has_cases:
        return law
    other = fitted(seen(found, cells, range(len(found.flips))))
    return law if other is None or other.size >= law.size else other
