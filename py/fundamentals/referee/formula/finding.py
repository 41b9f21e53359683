"""The first question: which formula is it? From the first probe to the laws and the exceptions."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from fundamentals.base.progress import Progress, Silent
from fundamentals.referee.formula.exceptions import Exceptional, exceptional
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.identifying import (
    Cell,
    NoStructureError,
    Structure,
    cells,
    confirmed,
    structure,
)
from fundamentals.referee.formula.linearity import Broken, nonlinear
from fundamentals.referee.formula.matching import Law, Match, fitted, matches, prevailing, seen
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.formula.shapes import large, small, starting
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["Finding", "find"]

_BATCH = 64  # probes between two steps of progress


@dataclass(frozen=True)
class Finding:
    """What the integer probes say.

    Attributes:
        form: how the function was called.
        dtype: the number type of the probes.
        structure: what is the same at every shape; None if it is no member of the family.
        law: where it begins and how long its output is; None if no formula was found.
        matches: the rows of the table that compute the same.
        cells: what was found at each shape.
        exception: the shapes that do not agree with the rest.
        broken: an equation of linear maps that does not hold.
        why: why it is no member of the family, and at which shape.
        rounds: whether what came back were integers only after rounding.
        probes: how many calls were made.
        seed: what the random probes were drawn from.
    """

    form: Form
    dtype: str
    structure: Structure | None = None
    law: Law | None = None
    matches: tuple[Match, ...] = ()
    cells: tuple[Cell, ...] = field(default=(), repr=False)
    exception: Exceptional | None = None
    broken: Broken | None = None
    why: NoStructureError | None = None
    rounds: bool = False
    probes: int = 0
    seed: int = 0


def find(
    prober: Prober, *, seed: int = 0, instances: int = 120, progress: Progress | None = None
) -> Finding:
    """Which formula the function computes.

    Args:
        prober: calls it.
        seed: for the random shapes and numbers.
        instances: how many random large shapes are tried beside the small ones.
        progress: what is told how far it is.
    """
    told = progress or Silent()
    form, dtype = prober.form, prober.dtype
    beginning = starting(form)
    try:
        found = structure(prober, beginning)
    except NoStructureError as error:
        return _nothing(prober, error, seed)
    few, many = small(form, dtype, seed), large(form, seed, instances)
    told.start("shapes", len(few) + len(many))
    at = _told(prober, found, few, seed, told)
    what = seen(found, at)
    named = matches(found, what, form.letters) if what else []
    law = named[0].law if named else fitted(what)
    if law is None and (law := prevailing(what)) is not None:
        at = [_against(found, law, cell) for cell in at]
    at += _beyond(prober, found, law, many, seed, told)
    told.finish()
    return Finding(
        form,
        dtype,
        found,
        law,
        tuple(named),
        tuple(at),
        exceptional(prober, found, law, at),
        rounds=prober.rounds,
        probes=prober.calls,
        seed=seed,
    )


def _told(
    prober: Prober, found: Structure, shapes: Sequence[Shape], seed: int, progress: Progress
) -> list[Cell]:
    done: list[Cell] = []
    for begin in range(0, len(shapes), _BATCH):
        some = shapes[begin : begin + _BATCH]
        done += cells(prober, found, some, seed + begin)
        for shape in some:
            progress.step(shape.text)
    return done


def _beyond(
    prober: Prober,
    found: Structure,
    law: Law | None,
    shapes: Sequence[Shape],
    seed: int,
    progress: Progress,
) -> list[Cell]:
    """Large shapes: with a law the formula is known, and only has to be confirmed."""
    if law is None:
        return _told(prober, found, shapes, seed, progress)
    done: list[Cell] = []
    for begin in range(0, len(shapes), _BATCH):
        some = shapes[begin : begin + _BATCH]
        located = [_by_law(found, law, shape) for shape in some]
        done += confirmed(prober, found, located, seed + begin + 1_000_003)
        for shape in some:
            progress.step(shape.text)
    return done


def _against(found: Structure, law: Law, cell: Cell) -> Cell:
    """The shape, wrong if the law does not hold at it."""
    if all(map(law.says, seen(found, [cell]))):
        return cell
    return replace(cell, why="it begins at another place, or returns another number of values")


def _by_law(found: Structure, law: Law, shape: Shape) -> Cell:
    places = [law.at(found.steps(shape.numbers(axis))) for axis in range(shape.axes)]
    return Cell(
        shape,
        tuple(frozenset({first}) for first, _ in places),
        tuple(length for _, length in places),
    )


def _nothing(prober: Prober, error: NoStructureError, seed: int) -> Finding:
    """No member of the family: whether it is linear at least."""
    broken = None
    if not isinstance(error.trouble, Raised | Died):
        shape = replace(error.shape, batch=1, inputs=1, outputs=1, groups=1)
        broken = nonlinear(prober, prober.random(shape, np.random.default_rng(seed)))
    return Finding(
        prober.form,
        prober.dtype,
        broken=broken,
        why=error,
        rounds=prober.rounds,
        probes=prober.calls,
        seed=seed,
    )
