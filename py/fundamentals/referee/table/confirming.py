"""The table of software, held to what the functions do: each row and mode must be found again.

A row says how its function is called, so that it says how to ask it. `form_of` writes that down for
the referee; `confirm` lets the referee find the formula from nothing but calls, and holds the row
to what was found: at every shape of the grid of which the row speaks, the function must answer, the
row and the mode must be among the matches, and integers be rounded only where it says Fourier.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from importlib.util import find_spec
from typing import Literal

from pydantic import BaseModel, ConfigDict

from fundamentals.base.installed import DISTRIBUTIONS, installed
from fundamentals.base.progress import Progress
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import LETTERS, Form, Shape
from fundamentals.referee.formula.matching import matches, seen
from fundamentals.referee.formula.probes import Callee, Prober
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target
from fundamentals.software.formulas import value
from fundamentals.software.rows import Mode, Row

__all__ = [
    "Calling",
    "Confirmation",
    "ModeConfirmation",
    "confirm",
    "form_of",
    "missing",
    "observed",
    "said_of",
    "speaks",
    "subject_of",
]

Calling = Callable[[Row, Form], AbstractContextManager[Callee]]
"""What makes the function of a row callable in a form."""

_PLACES = {1: "H", 2: "HW", 3: "DHW"}


class ModeConfirmation(BaseModel):
    """What the referee says of one mode of a row.

    Attributes:
        mode: its name.
        call: how the function was called.
        confirmed: whether it computes what the row says.
        verdict: in one sentence.
        shapes: how many shapes it answered at.
        probes: how many calls were made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    mode: str
    call: str
    confirmed: bool
    verdict: str
    shapes: int
    probes: int


class Confirmation(BaseModel):
    """What the referee says of a row.

    Attributes:
        row: its name.
        status: whether every mode was confirmed; "not observed" if a package is missing.
        why: which, then.
        versions: of the packages that were asked.
        dtype: the number type of the probes.
        seed: what they were drawn from.
        modes: one after the other.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    row: str
    status: Literal["confirmed", "not confirmed", "not observed"]
    why: str = ""
    versions: dict[str, str] = {}
    dtype: str = "float64"
    seed: int = 0
    modes: tuple[ModeConfirmation, ...] = ()


def form_of(row: Row, mode: Mode, *, method: str = "'direct'") -> Form:
    """How the function of a row is called in a mode; with a method, if it has several."""
    text = row.asked.expression or f"f({row.arguments})"
    for name, given in {"mode": mode.argument, "method": method}.items():
        text = _given(text, name, given)
    names = Expression.read(text).names
    signal, kernel = row.layout or (_PLACES[row.axes], _PLACES[row.axes])
    return Form(
        text,
        signal,
        kernel,
        bias="b" in names,
        letters=tuple(letter for letter in LETTERS if letter in names),
        groups="g" in names or bool(row.asked.grouped),
        grouped=row.asked.grouped,
        scalars=row.asked.scalars,
    )


def _given(text: str, name: str, given: str) -> str:
    """The call with a value in place of a name, but for an argument that is called so."""
    return re.sub(rf"\b{name}\b(?!\s*=)", lambda _: given, text)


def subject_of(row: Row, form: Form) -> Subject:
    """The function of a row, in a process of its own."""
    return Subject(Target.parse(row.asked.target or row.function), form.expression)


def missing(row: Row) -> list[str]:
    """The packages that a row needs and that are not installed."""
    return [name for name in row.needs if find_spec(name) is None]


def confirm(
    row: Row,
    calling: Calling = subject_of,
    *,
    seed: int = 0,
    instances: int = 60,
    every: int = 1,
    progress: Progress | None = None,
) -> Confirmation:
    """Whether the function computes what the row says.

    Args:
        row: of the table, or one like it.
        calling: makes the function callable; by itself in a process of its own.
        seed: for the random shapes and numbers.
        instances: how many random large shapes are tried beside the small ones.
        every: only each so many-th shape.
        progress: what is told how far it is.
    """
    if absent := missing(row):
        names = ", ".join(DISTRIBUTIONS.get(name, (name,))[0] for name in absent)
        return Confirmation(row=row.name, status="not observed", why=f"{names}: not installed")
    findings = {
        mode: observed(
            row, mode, calling, seed=seed, instances=instances, every=every, progress=progress
        )
        for mode in {mode.name: mode for mode in row.modes}.values()
    }
    modes = tuple(said_of(row, mode, finding) for mode, finding in findings.items())
    every = all(mode.confirmed for mode in modes)
    return Confirmation(
        row=row.name,
        status="confirmed" if every else "not confirmed",
        versions=dict(_versions(row)),
        dtype=row.asked.dtype,
        seed=seed,
        modes=modes,
    )


def observed(
    row: Row,
    mode: Mode,
    calling: Calling = subject_of,
    *,
    seed: int = 0,
    instances: int = 60,
    every: int = 1,
    progress: Progress | None = None,
) -> Finding:
    """What the referee finds when it calls the function of a row in a mode."""
    form = form_of(row, mode)
    with calling(row, form) as callee:
        prober = Prober(callee, form, row.asked.dtype)
        return find(
            prober, rows=(row,), seed=seed, instances=instances, every=every, progress=progress
        )


def said_of(row: Row, mode: Mode, finding: Finding) -> ModeConfirmation:
    """Whether what was found is what the row says of the mode."""
    against = _against(row, mode, finding)
    return ModeConfirmation(
        mode=mode.name,
        call=finding.form.expression,
        confirmed=not against,
        verdict=against or f"computes {row.name}, mode {mode.name}",
        shapes=sum(cell.refused is None for cell in finding.cells),
        probes=finding.probes,
    )


def _against(row: Row, mode: Mode, finding: Finding) -> str:
    """The first thing that is not as the row says; empty if there is none."""
    if finding.structure is None:
        if finding.broken is not None:
            return finding.broken.text
        trouble = finding.why.trouble if finding.why else None
        return f"outside the family: {finding.why}{f', {trouble}' if trouble else ''}"
    found = finding.structure
    spoken = [cell for cell in finding.cells if speaks(row, mode, cell.shape)]
    for cell in spoken:
        if cell.refused is not None:
            return f"refuses {cell.shape.text}, of which the row speaks: {cell.refused}"
    if finding.exception is not None and any(cell.why for cell in spoken):
        return f"computes another formula {finding.exception.at}: {finding.exception.what}"
    if finding.rounds and not row.fourier:
        return "rounds integers, which the row says of no sum"
    what = seen(found, spoken, range(len(found.flips)))
    if not what:
        return "undecided: it answered at no shape of which the row speaks"
    if all(each.mode != mode.name for each in matches(found, what, finding.form.letters, (row,))):
        laws = (law.text for law in dict.fromkeys(finding.laws))
        begins = "".join(f", n₀ = {first}; {length} values" for first, length in laws)
        return (
            f"computes another formula: {'convolution' if found.flips[0] else 'cross-correlation'}"
            f"{begins}, border {found.borders[0]}, conjugated: {found.conjugates}"
        )
    return ""


def speaks(row: Row, mode: Mode, shape: Shape) -> bool:
    """Whether the row says what comes back at a shape: under one condition, along every axis."""
    return any(
        all(value(each.where, shape.numbers(axis)) for axis in range(shape.axes))
        for each in row.modes
        if each.name == mode.name
    )


def _versions(row: Row) -> Iterator[tuple[str, str]]:
    for name in row.needs:
        if known := installed(name):
            yield name, known
