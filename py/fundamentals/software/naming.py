"""What somebody means by `tensorflow conv2d SAME, stride 2`: a row, its mode, and numbers.

The numbers go by stride, dilation, padding or their letters; the other words find rows as they do
for `lookup`. Where several rows fit, the one whose function is called as a word says, or the only
one with the axes wanted.
"""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fundamentals.base.errors import UsageError
from fundamentals.software.lookup import resolved, rows_matching
from fundamentals.software.rows import Mode, Row

__all__ = ["Named", "meant", "named", "taken_apart", "targets"]

_LETTERS = {"stride": "s", "strides": "s", "dilation": "d", "padding": "p", "output_padding": "q"}
_NUMBER = re.compile(
    r"\b(strides?|dilation|output[ _]padding|padding|[sdpq])\s*(?:=|of)?\s*(\d+)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Named:
    """What was meant.

    Attributes:
        row: of which function.
        mode: in which mode.
        numbers: what letters are.
        others: other functions that the words fit as well, with the same formula.
    """

    row: Row
    mode: Mode
    numbers: dict[str, int]
    others: tuple[str, ...] = ()


def named(text: str) -> Named:
    """The row and the mode that the words mean.

    Raises:
        UsageError: they mean none, or several.
    """
    words, numbers = taken_apart(text)
    rows = _nearest(rows_matching(words), words)
    rows = [row for row in rows if not row.option] or rows
    row, *others = rows
    if any(_formula(each, words, numbers) != _formula(row, words, numbers) for each in others):
        names = ", ".join(row.name for row in rows[:6])
        raise UsageError(f"{text!r} fits {len(rows)} functions: {names}; say which")
    mode = _mode(row, words, numbers, text)
    return Named(row, mode, numbers, tuple(each.name for each in others))


def _formula(row: Row, words: Sequence[str], numbers: dict[str, int]) -> tuple[object, ...]:
    """What the words say that the row computes; its name, if they name no mode of it."""
    try:
        name = _mode(row, words, numbers, "").name
    except UsageError:
        return (row.name,)
    places = [(e.border, e.first, e.length) for e in row.modes if e.name == name]
    kernel = row.flips, row.conjugates, row.axes, row.stride, row.layout, row.bias
    return (*kernel, *dict.fromkeys(places))


def taken_apart(text: str) -> tuple[list[str], dict[str, int]]:
    """The words that find rows, and the numbers of letters."""
    numbers = {
        _LETTERS.get(word.casefold().replace(" ", "_"), word.casefold()): int(number)
        for word, number in _NUMBER.findall(text)
    }
    return re.split(r"[\s,;]+", _NUMBER.sub(" ", text).strip(" ,;")), numbers


def meant(words: Sequence[str]) -> Sequence[Row]:
    """The rows that the words mean, each with all its options.

    Raises:
        UsageError: they mean none.
    """
    return _nearest(rows_matching(words), words)


def _nearest(rows: Sequence[Row], words: Sequence[str]) -> Sequence[Row]:
    """Those whose function is named, or its last name is, if there are any; of these, those that
    have the mode in that spelling.
    """
    lasts = {word.casefold().rpartition(".")[2] for word in words}
    full = {resolved(word) for word in words}
    ways: tuple[Callable[[Row], bool], ...] = (
        lambda row: row.function.casefold() in full,
        lambda row: row.function.casefold().rpartition(".")[2] in lasts,
        lambda row: any(mode.name in words for mode in row.modes),
    )
    for better in ways:
        rows = [row for row in rows if better(row)] or rows
    return rows


def _mode(row: Row, words: Sequence[str], numbers: dict[str, int], text: str) -> Mode:
    """The mode that a word names; else the only one, or the one that has the numbers, or p = 0."""
    names = {mode.name.casefold(): mode for mode in row.modes}
    for word in words:
        if word.casefold() in names:
            return names[word.casefold()]
    padded = [mode for mode in row.modes if mode.letters & {"p", "q"}]
    if len(row.modes) == 1 or (padded and not row.left_out.mode) or "p" in numbers:
        return (padded or row.modes)[0]
    if row.left_out.mode:
        return next(mode for mode in row.modes if mode.name == row.left_out.mode)
    near = difflib.get_close_matches(words[-1].casefold(), names, 1)
    meant = f"; did you mean {names[near[0]].name}?" if near else ""
    modes = ", ".join(mode.name for mode in names.values())
    raise UsageError(f"{text!r} names no mode of {row.name}: {modes}{meant}")


def targets(text: str, source: Row) -> list[Row]:
    """The rows that the words fit, the likeliest to do what `source` does first.

    Raises:
        UsageError: there is none.
    """

    def unlike(row: Row) -> tuple[bool, ...]:
        return (
            row.axes != source.axes,
            bool(row.layout) != bool(source.layout),
            row.stride != source.stride,
            bool(row.option),
            row.flips != source.flips,
        )

    return sorted(rows_matching(text.split()), key=unlike)
