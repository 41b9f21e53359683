"""Whether a function is what somebody says that it is: a row of the table, in one of its modes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fundamentals.base.errors import UsageError
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.identifying import Structure, predicted
from fundamentals.referee.formula.layer import Array, Border
from fundamentals.referee.formula.matching import Law, Match, axes_by
from fundamentals.referee.formula.probes import Probe, Prober
from fundamentals.referee.formula.refusals import refusal
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.referee.witness.shrinking import shrunk
from fundamentals.software.formulas import value
from fundamentals.software.lookup import rows_matching
from fundamentals.software.rows import Mode, Row

__all__ = ["Expected", "Unlike", "compared", "expected"]


@dataclass(frozen=True)
class Expected:
    """A row of the table with one of its modes.

    Attributes:
        row: the function.
        mode: the name of the mode.
    """

    row: Row
    mode: str

    @property
    def text(self) -> str:
        """As it is said of matches."""
        return f"{self.row.name}, mode {self.mode}"

    @property
    def modes(self) -> list[Mode]:
        """All that have that name: each under its own condition."""
        return [mode for mode in self.row.modes if mode.name == self.mode]


@dataclass(frozen=True)
class Unlike:
    """How a function differs from what was expected.

    Attributes:
        what: in one sentence.
        probe: the smallest probe that shows it, if one does.
        said: what the expected function gives for it.
        got: what came back.
    """

    what: str
    probe: Probe | None = None
    said: Array | None = None
    got: Array | Raised | Died | None = None


def expected(text: str) -> list[Expected]:
    """The rows and modes that a text such as `numpy.correlate same` names.

    Without a mode, any mode of the row will do. Of several rows, those of one function count.

    Raises:
        UsageError: there is none, or there are several functions.
    """
    rows = rows_matching(text.replace(",", " ").split())
    functions = {row.function for row in rows}
    if len(functions) > 1:
        first = rows[0].function
        if first.casefold() not in text.casefold():
            raise UsageError(
                f"{text!r} fits {len(functions)} functions: name one in full, such as "
                f"{', '.join(sorted(functions)[:4])}"
            )
        rows = tuple(row for row in rows if row.function == first)
    words = {word.casefold() for word in text.replace(",", " ").split()}
    chosen = [
        Expected(row, name)
        for row in rows
        for name in dict.fromkeys(mode.name for mode in row.modes)
        if name.casefold() in words
    ]
    return chosen or [
        Expected(row, name) for row in rows for name in dict.fromkeys(m.name for m in row.modes)
    ]


def compared(
    finding: Finding, wanted: Sequence[Expected], prober: Prober
) -> tuple[Expected | None, Unlike | None]:
    """The expected row that the function is, or how it differs from the first of them.

    Args:
        finding: what was found of it.
        wanted: any of these will do.
        prober: makes the probe that shows the difference.
    """
    for each in wanted:
        for match in finding.matches:
            if (match.row, match.mode) != (each.row, each.mode) or finding.exception is not None:
                continue
            if unlike := _refusing(finding, match, prober):
                return None, unlike
            return each, None
    first = wanted[0]
    what = "; ".join(_differences(finding, first)) or "it differs at some shapes"
    return None, replace(_shown(finding, first, prober), what=what)


def _refusing(finding: Finding, match: Match, prober: Prober) -> Unlike | None:
    """What the function refuses of what the row takes, if anything."""
    if finding.structure is None:
        return None
    found = refusal(prober, finding.structure, finding.laws, [match], finding.cells)
    if found is None:
        return None
    what = f"it refuses what {match.row.function} takes, {found.at}: {found.what}"
    return Unlike(what, found.probe, found.said, found.got)


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
    if finding.exception is not None:
        yield f"{finding.exception.at}: {finding.exception.what}"


def _places(finding: Finding, wanted: Expected) -> Iterator[str]:
    """Where it begins and how much it returns, if that is another."""
    found = finding.structure
    if found is None:
        return
    for cell in finding.cells:
        if cell.why or cell.refused is not None:
            continue
        for axis, (firsts, length) in enumerate(zip(cell.firsts, cell.lengths, strict=True)):
            numbers = found.numbers(cell.shape, axis)
            mode = next((m for m in wanted.modes if value(m.where, numbers)), None)
            if mode is None and length == 0:
                continue  # nothing came back, where the other refuses
            if mode is None:
                yield f"with {cell.shape.text} it returns values; {wanted.row.function} does not"
                return
            first, said = value(mode.first, numbers), value(mode.length, numbers)
            if length != said:
                yield f"with {cell.shape.text} it returns {length} values, not {said}"
                return
            if firsts is not None and first not in firsts:
                begins = min(firsts, key=abs)
                yield f"with {cell.shape.text} it begins at n₀ = {begins}, not {first}"
                return


def _shown(finding: Finding, wanted: Expected, prober: Prober) -> Unlike:
    """A probe at the smallest shape at which the numbers differ."""
    row = wanted.row
    shapes = sorted(
        (cell.shape for cell in finding.cells if cell.refused is None),
        key=lambda shape: (int(np.prod(shape.x)) + int(np.prod(shape.w)), shape.text),
    )
    axes = prober.form.axes
    zeros: Border = "zeros"
    should = Structure(
        (row.flips,) * axes,
        (zeros,) * axes,
        "s" if row.stride == "output" and "s" in prober.form.letters else 1,
        "s" if row.stride == "input" and "s" in prober.form.letters else 1,
        "d" if row.layout and "d" in prober.form.letters else 1,
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
        return Unlike("", probe, said, got)
    return Unlike("")


def _laws(should: Structure, wanted: Expected, shape: Shape) -> list[Law] | None:
    laws = []
    for axis in range(shape.axes):
        numbers = should.numbers(shape, axis)
        mode = next((m for m in wanted.modes if value(m.where, numbers)), None)
        if mode is None:
            return None
        laws.append(Law(mode.first, mode.length))
    return laws
