"""Whether a function is what somebody says that it is: a row of the table, in one of its modes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fundamentals.base.errors import UsageError
from fundamentals.referee.differences import (
    Expected,
    alike,
    conjugated,
    differences,
    differing,
    padded,
)
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.identifying import Structure, predicted
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.matching import Law, Match, axes_by
from fundamentals.referee.formula.probes import Probe, Prober
from fundamentals.referee.formula.refusals import refusal
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.referee.witness.shrinking import shrunk
from fundamentals.software.formulas import value
from fundamentals.software.naming import meant, taken_apart
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS

__all__ = ["Expected", "Unlike", "compared", "expected", "nearest"]


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
            if any(differing(finding, match, each)):
                continue
            if unlike := _refusing(finding, match, prober):
                return None, unlike
            return each, None
    best = max(wanted, key=lambda each: alike(finding, each))
    what = "; ".join(differences(finding, best)) or "it differs at some shapes"
    text = best.text
    if len({each.mode for each in wanted}) > 1:
        what = f"of its modes {best.mode} is the nearest, but {what}"
        text = f"{best.row.name}, in any mode"
    return None, replace(_shown(finding, best, prober), what=what, wanted=text)


def nearest(finding: Finding, rows: Sequence[Row] = ROWS) -> str:
    """Of what no row of the table computes: the nearest mode of a row, and how they differ.

    What is conjugated counts least, and of real numbers is told only where nothing else differs.
    """
    found = finding.structure
    if found is None or finding.matches:
        return ""
    some = replace(finding, cells=finding.cells[:_LOOKED_AT])
    best = max(
        _every(rows),
        key=lambda each: (
            *alike(some, each),
            {*found.flips} == {each.row.flips},
            found.conjugates == ("kernel" if each.row.conjugates else "nothing"),
        ),
    )
    plain = replace(finding, exception=None, structure=replace(found, conjugates="not tried"))
    what = [*differences(plain, best)]
    if said := conjugated(found, best.row):
        if finding.dtype.startswith("complex"):
            what.append(said)
        elif not what and finding.exception is None:
            what = [f"for real numbers it is the same; {said}"]
    return f"{best.text}: {'; '.join(what) or 'it differs at some shapes'}"


_LOOKED_AT = 60  # shapes


def _refusing(finding: Finding, match: Match, prober: Prober) -> Unlike | None:
    """What the function refuses of what the row takes, if anything."""
    if finding.structure is None:
        return None
    found = refusal(prober, finding.structure, finding.laws, [match], finding.cells)
    if found is None:
        return None
    what = f"it refuses what {match.row.function} takes, {found.at}: {found.what}"
    return Unlike(what, match.text, found.probe, found.said, found.got)


def _shown(finding: Finding, wanted: Expected, prober: Prober) -> Unlike:
    """A probe at the smallest shape at which the numbers differ."""
    row = wanted.row
    shapes = sorted(
        (cell.shape for cell in finding.cells if cell.refused is None),
        key=lambda shape: (int(np.prod(shape.x)) + int(np.prod(shape.w)), shape.text),
    )
    axes = prober.form.axes
    s, d = (_step(finding, wanted, letter) for letter in "sd")
    should = Structure(
        (row.flips,) * axes,
        (wanted.border,) * axes,
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
        known = padded(shape, wanted)
        numbers = {**should.numbers(shape, axis), **known}
        mode = next((m for m in wanted.modes if value(m.where, numbers)), None)
        if mode is None:
            return None
        laws.append(Law(mode.first, mode.length).at_numbers(known))
    return laws
