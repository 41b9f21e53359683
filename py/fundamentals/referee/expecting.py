"""Whether a function is what somebody says that it is: a row of the table, in one of its modes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

import numpy as np

from fundamentals.base.errors import UsageError
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import LETTERS, Shape
from fundamentals.referee.formula.identifying import Cell, Structure, predicted
from fundamentals.referee.formula.layer import Array, Border
from fundamentals.referee.formula.matching import Law, Match, axes_by
from fundamentals.referee.formula.probes import Probe, Prober
from fundamentals.referee.formula.refusals import refusal
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.referee.witness.shrinking import shrunk
from fundamentals.software.formulas import value
from fundamentals.software.naming import meant, taken_apart
from fundamentals.software.rows import Mode, Row
from fundamentals.software.table import ROWS

__all__ = ["Expected", "Unlike", "compared", "expected", "nearest"]


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


@dataclass(frozen=True)
class Unlike:
    """How a function differs from what was expected.

    Attributes:
        what: in one sentence.
        wanted: the expected function that it is nearest to, in words.
        probe: the smallest probe that shows it, if one does.
        said: what the expected function gives for it.
        got: what came back.
    """

    what: str
    wanted: str
    probe: Probe | None = None
    said: Array | None = None
    got: Array | Raised | Died | None = None


def expected(text: str) -> list[Expected]:
    """The rows and modes that a text such as `numpy.correlate same` names.

    Without a mode, any mode of the row will do. Of several rows, those of one function count.

    Raises:
        UsageError: there is none, or there are several functions.
    """
    words, numbers = taken_apart(text)
    rows = meant(words)
    functions = {row.function for row in rows}
    if len(functions) > 1:
        raise UsageError(
            f"{text!r} fits {len(functions)} functions: name one in full, such as "
            f"{', '.join(sorted(functions)[:4])}"
        )
    asked = {word.casefold() for word in words}
    every = _every(rows, numbers)
    return [each for each in every if each.mode.casefold() in asked] or every


def _every(rows: Sequence[Row], numbers: Mapping[str, int] | None = None) -> list[Expected]:
    """Each mode of the rows, by name."""
    return [
        Expected(row, name, numbers or {})
        for row in rows
        for name in dict.fromkeys(mode.name for mode in row.modes)
    ]


def compared(
    finding: Finding, wanted: Sequence[Expected], prober: Prober
) -> tuple[Expected | None, Unlike | None]:
    """The expected row that the function is, or how it differs from the nearest of them.

    Args:
        finding: what was found of it.
        wanted: any of these will do.
        prober: makes the probe that shows the difference.
    """
    for each in wanted:
        for match in finding.matches:
            if (match.row, match.mode) != (each.row, each.mode) or finding.exception is not None:
                continue
            if any(_differing(finding, match, each)):
                continue
            if unlike := _refusing(finding, match, prober):
                return None, unlike
            return each, None
    best = max(wanted, key=lambda each: _alike(finding, each))
    what = "; ".join(_differences(finding, best)) or "it differs at some shapes"
    text = best.text
    if len({each.mode for each in wanted}) > 1:
        what = f"of its modes {best.mode} is the nearest, but {what}"
        text = f"{best.row.name}, in any mode"
    return None, replace(_shown(finding, best, prober), what=what, wanted=text)


def nearest(finding: Finding, rows: Sequence[Row] = ROWS) -> str:
    """Of what no row of the table computes: the nearest mode of a row, and how they differ."""
    found = finding.structure
    if found is None or finding.matches:
        return ""
    some = replace(finding, cells=finding.cells[:_LOOKED_AT])
    best = max(
        _every(rows),
        key=lambda each: (*_alike(some, each), {*found.flips} == {each.row.flips}),
    )
    what = "; ".join(_differences(replace(finding, exception=None), best))
    return f"{best.text}: {what or 'it differs at some shapes'}"


_LOOKED_AT = 60  # shapes


def _alike(finding: Finding, wanted: Expected) -> tuple[bool, int]:
    """How near they are: whether there are as many axes, and at how many shapes both return as much
    of the same places, whichever way the kernel runs over these.
    """
    found = finding.structure
    if found is None:
        return False, 0
    same = 0
    for cell in finding.cells:
        if not cell.why and cell.refused is None:
            same += all(_sees(cell, axis, found, wanted) for axis in range(cell.shape.axes))
    return wanted.row.axes == finding.form.axes, same


def _sees(cell: Cell, axis: int, found: Structure, wanted: Expected) -> bool:
    """Whether the first windows lie at the same place of x, and there are as many."""
    numbers = {**found.numbers(cell.shape, axis), **_padded(cell.shape, wanted)}
    mode = next((m for m in wanted.modes if value(m.where, numbers)), None)
    firsts, reach = cell.firsts[axis], numbers["d"] * (numbers["K"] - 1)
    if mode is None or value(mode.length, numbers) != cell.lengths[axis]:
        return False
    place = value(mode.first, numbers) - reach * wanted.row.flips
    return firsts is None or place + reach * found.flips[axis] in firsts


def _differing(finding: Finding, match: Match, wanted: Expected) -> Iterator[str]:
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


def _refusing(finding: Finding, match: Match, prober: Prober) -> Unlike | None:
    """What the function refuses of what the row takes, if anything."""
    if finding.structure is None:
        return None
    found = refusal(prober, finding.structure, finding.laws, [match], finding.cells)
    if found is None:
        return None
    what = f"it refuses what {match.row.function} takes, {found.at}: {found.what}"
    return Unlike(what, match.text, found.probe, found.said, found.got)


def _differences(finding: Finding, wanted: Expected) -> Iterator[str]:
    """What is another in the formula, in sentences."""
    found, row = finding.structure, wanted.row
    if found is None:
        yield "no formula of the family was found"
        return
    for axis, flips in enumerate(found.flips):
        if flips != row.flips:
            along = f" along axis {axis}" if len(found.flips) > 1 else ""
            yield f"the kernel runs {'backwards' if flips else 'forwards'}{along}, and should not"
    if found.conjugates in ("nothing", "kernel", "input", "both"):
        conjugated = found.conjugates == "kernel"
        if conjugated != row.conjugates or found.conjugates in ("input", "both"):
            should = "the kernel" if row.conjugates else "nothing"
            yield f"of complex numbers, {found.conjugates} is conjugated, and {should} should be"
    if set(found.borders) != {"zeros"}:
        yield f"x is continued by {', '.join(dict.fromkeys(found.borders))}, not by zeros"
    if found.scale != 1:
        yield f"everything is multiplied by {found.scale:g}"
    if found.order != tuple(range(len(found.order))):
        yield "the axes of the kernel are exchanged"
    if row.stride == "output" and "s" in finding.form.letters and found.stride != "s":
        yield f"the stride is {found.stride}, whatever s is"
    if row.layout and "d" in finding.form.letters and found.dilation != "d":
        yield f"the dilation is {found.dilation}, whatever d is"
    yield from _places(finding, wanted)
    match = next((m for m in finding.matches if (m.row, m.mode) == (row, wanted.mode)), None)
    if match is not None:
        yield from _differing(finding, match, wanted)
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
        numbers = {**found.numbers(cell.shape, axis), **_padded(cell.shape, wanted)}
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


def _padded(shape: Shape, wanted: Expected) -> dict[str, int]:
    """The padding that the user said, where the call has none."""
    return {
        letter: number
        for letter, number in wanted.numbers.items()
        if letter in "pq" and letter not in shape.letters
    }


def _shown(finding: Finding, wanted: Expected, prober: Prober) -> Unlike:
    """A probe at the smallest shape at which the numbers differ."""
    row = wanted.row
    shapes = sorted(
        (cell.shape for cell in finding.cells if cell.refused is None),
        key=lambda shape: (int(np.prod(shape.x)) + int(np.prod(shape.w)), shape.text),
    )
    axes = prober.form.axes
    zeros: Border = "zeros"
    s, d = (_step(finding, wanted, letter) for letter in "sd")
    should = Structure(
        (row.flips,) * axes,
        (zeros,) * axes,
        s if row.stride == "output" else 1,
        s if row.stride == "input" else 1,
        d if row.layout else 1,
        tuple(range(axes)),
    )
    for shape in shapes:
        laws = _laws(should, wanted, shape)
        if laws is None:
            continue
        probe = prober.random(shape, np.random.default_rng(0))
        said = predicted(should, axes_by(should, laws, shape), probe)
        (got,) = prober.ask([probe])
        if not isinstance(got, np.ndarray) or np.array_equal(prober.nearest(got), said):
            continue

        def wrong(probe: Probe) -> bool:
            laws = _laws(should, wanted, probe.shape)
            if laws is None:
                return False
            said = predicted(should, axes_by(should, laws, probe.shape), probe)
            (got,) = prober.ask([probe])
            return isinstance(got, np.ndarray) and not np.array_equal(prober.nearest(got), said)

        probe = shrunk(prober, probe, wrong)
        laws = _laws(should, wanted, probe.shape) or laws
        said = predicted(should, axes_by(should, laws, probe.shape), probe)
        (got,) = prober.ask([probe])
        return Unlike("", wanted.text, probe, said, got)
    return Unlike("", wanted.text)


def _step(finding: Finding, wanted: Expected, letter: str) -> int | str:
    """A step of what was expected: as the call says, or the user, or as it was found."""
    if letter in finding.form.letters:
        return letter
    found = finding.structure
    if letter in wanted.numbers or found is None:
        return wanted.numbers.get(letter, 1)
    if letter == "d":
        return found.dilation
    return found.stride if wanted.row.stride == "output" else found.spread


def _laws(should: Structure, wanted: Expected, shape: Shape) -> list[Law] | None:
    laws = []
    for axis in range(shape.axes):
        padded = _padded(shape, wanted)
        numbers = {**should.numbers(shape, axis), **padded}
        mode = next((m for m in wanted.modes if value(m.where, numbers)), None)
        if mode is None:
            return None
        laws.append(Law(mode.first, mode.length).at_numbers(padded))
    return laws
