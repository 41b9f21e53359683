"""How a function differs from a row of the table in one of its modes, and how near they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import LETTERS, Shape
from fundamentals.referee.formula.identifying import Cell, Structure
from fundamentals.referee.formula.layer import Border
from fundamentals.referee.formula.matching import Match
from fundamentals.software.formulas import value
from fundamentals.software.rows import Mode, Row

__all__ = ["Expected", "alike", "conjugated", "differences", "differing", "padded"]


@dataclass(frozen=True)
class Expected:
    """A row of the table with one of its modes.

    Attributes:
        row: the function.
        mode: the name of the mode.
        numbers: what letters must be, where the user said so.
    """

    row: Row
    mode: str
    numbers: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def text(self) -> str:
        """As it is said of matches."""
        fixed = ", ".join(f"{letter} = {number}" for letter, number in self.numbers.items())
        return f"{self.row.name}, mode {self.mode}" + (f" with {fixed}" if fixed else "")

    @property
    def modes(self) -> list[Mode]:
        """All that have that name: each under its own condition."""
        return [mode for mode in self.row.modes if mode.name == self.mode]

    @property
    def border(self) -> Border:
        """What x is continued with."""
        return self.modes[0].border


def alike(finding: Finding, wanted: Expected) -> tuple[bool, bool, bool, int]:
    """How near they are: whether there are as many axes, whether strides and borders are alike, and
    at how many shapes both return as much of the same places, whichever way the kernel runs over
    these.
    """
    found = finding.structure
    if found is None:
        return False, False, False, 0
    same = 0
    for cell in finding.cells:
        if not cell.why and cell.refused is None:
            same += all(_sees(cell, axis, found, wanted) for axis in range(cell.shape.axes))
    return (
        wanted.row.axes == finding.form.axes,
        _steps_alike(found, wanted.row),
        {*found.borders} == {wanted.border},
        same,
    )


def _steps_alike(found: Structure, row: Row) -> bool:
    """Whether the row moves on, or spreads its input, where the function does."""
    moves, spreads, dilates = (step != 1 for step in (found.stride, found.spread, found.dilation))
    wanted = row.stride == "output", row.stride == "input", row.stride is not None
    return all(has or not does for has, does in zip(wanted, (moves, spreads, dilates), strict=True))


def _sees(cell: Cell, axis: int, found: Structure, wanted: Expected) -> bool:
    """Whether the first windows lie at the same place of x, and there are as many."""
    numbers = {**found.numbers(cell.shape, axis), **padded(cell.shape, wanted)}
    mode = next((m for m in wanted.modes if value(m.where, numbers)), None)
    firsts, reach = cell.firsts[axis], numbers["d"] * (numbers["K"] - 1)
    if mode is None or value(mode.length, numbers) != cell.lengths[axis]:
        return False
    place = value(mode.first, numbers) - reach * wanted.row.flips
    return firsts is None or place + reach * found.flips[axis] in firsts


def differences(finding: Finding, wanted: Expected) -> Iterator[str]:
    """What is another in the formula, in sentences."""
    found, row = finding.structure, wanted.row
    if found is None:
        yield "no formula of the family was found"
        return
    for axis, flips in enumerate(found.flips):
        if flips != row.flips:
            along = f" along axis {axis}" if len(found.flips) > 1 else ""
            yield f"the kernel runs {'backwards' if flips else 'forwards'}{along}, and should not"
    if said := conjugated(found, row):
        yield said
    if {*found.borders} != {wanted.border}:
        borders = ", ".join(dict.fromkeys(found.borders))
        yield f"x is continued by {borders}, not by {wanted.border}"
    if found.scale != 1:
        yield f"everything is multiplied by {found.scale:g}"
    if found.order != tuple(range(len(found.order))):
        yield "the axes of the kernel are exchanged"
    step = found.spread if row.stride == "input" else found.stride
    if row.stride and "s" in finding.form.letters and step != "s":
        yield f"the stride is {step}, whatever s is"
    if row.layout and "d" in finding.form.letters and found.dilation != "d":
        yield f"the dilation is {found.dilation}, whatever d is"
    yield from _places(finding, wanted)
    match = next((m for m in finding.matches if (m.row, m.mode) == (row, wanted.mode)), None)
    if match is not None:
        yield from differing(finding, match, wanted)
    if finding.exception is not None:
        yield f"{finding.exception.at}: {finding.exception.what}"


def _places(finding: Finding, wanted: Expected) -> Iterator[str]:
    """Where it begins and how much it returns, if that is another; at the first such shape."""
    found = finding.structure
    if found is None:
        return
    for cell in finding.cells:
        if cell.why or cell.refused is not None:
            continue
        for what in _at(cell, found, wanted):
            yield what
            return


def _at(cell: Cell, found: Structure, wanted: Expected) -> Iterator[str]:
    """The same, at a shape."""
    for axis, (firsts, length) in enumerate(zip(cell.firsts, cell.lengths, strict=True)):
        numbers = {**found.numbers(cell.shape, axis), **padded(cell.shape, wanted)}
        mode = next((m for m in wanted.modes if value(m.where, numbers)), None)
        if mode is None and length == 0:
            continue  # nothing came back, where the other refuses
        if mode is None:
            yield f"with {cell.shape.text} it returns values; {wanted.row.function} does not"
            continue
        first, said = value(mode.first, numbers), value(mode.length, numbers)
        if length != said:
            yield f"with {cell.shape.text} it returns {length} values, not {said}"
        elif firsts is not None and first not in firsts:
            begins = min(firsts, key=abs)
            yield f"with {cell.shape.text} it begins at n₀ = {begins}, not {first}"


def padded(shape: Shape, wanted: Expected) -> dict[str, int]:
    """The padding that the user said, where the call has none."""
    return {
        letter: number
        for letter, number in wanted.numbers.items()
        if letter in "pq" and letter not in shape.letters
    }


def differing(finding: Finding, match: Match, wanted: Expected) -> Iterator[str]:
    """Numbers that are others than the user said; a letter that the call can choose is any."""
    found, letters = finding.structure, {*finding.form.letters} - {*finding.form.fixed}
    for letter, number in wanted.numbers.items():
        if found is None or letter in letters:
            continue
        if letter in finding.form.fixed:
            numbers = {*finding.form.fixed[letter]}
        elif letter in "pq":
            numbers = {match.numbers.get(letter, 0)}
        else:
            step = found.dilation if letter == "d" else max(found.stride, found.spread, key=_size)
            numbers = {step} if isinstance(step, int) else {number}
        if numbers != {number}:
            said = " and ".join(map(str, sorted(numbers)))
            yield f"{LETTERS[letter]} is {said}, not {number}"


def _size(step: int | str) -> float:
    return step if isinstance(step, int) else inf


def conjugated(found: Structure, row: Row) -> str:
    """What of complex numbers is conjugated, if that is another; empty if nobody knows."""
    if found.conjugates in ("kernel" if row.conjugates else "nothing", "not tried", "otherwise"):
        return ""
    should = "the kernel" if row.conjugates else "nothing"
    return f"of complex numbers, {found.conjugates} is conjugated, and {should} should be"
