"""The first question: which formula is it? From the first probe to the laws and the exceptions."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from fundamentals.base.progress import Progress, Silent
from fundamentals.referee.formula.exceptions import CHANGES, Exceptional, exceptional
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.identifying import (
    Cell,
    NoStructureError,
    Structure,
    cells,
    confirmed,
    predicted,
    structure,
)
from fundamentals.referee.formula.layer import OUTSIDE, Array, Axis, meets
from fundamentals.referee.formula.linearity import Broken, moves, nonlinear, unsteady
from fundamentals.referee.formula.matching import Law, Match, axes_by, laws, matches, seen
from fundamentals.referee.formula.probes import Probe, Prober, capacity, same
from fundamentals.referee.formula.refusals import excused, refusal
from fundamentals.referee.formula.shapes import large, small, starting
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS

__all__ = ["Finding", "find"]

_SPARSE = 4
_DECIDING = 24  # shapes, where those that are begun with disagree
_BATCH = 64  # probes between two steps of progress


@dataclass(frozen=True)
class Finding:
    """What the integer probes say.

    Attributes:
        form: how the function was called.
        dtype: the number type of the probes.
        structure: what is the same at every shape; None if it is no member of the family.
        laws: where it begins and how long its output is, along each axis; empty if no formula was
            found.
        matches: the rows of the table that compute the same.
        cells: what was found at each shape.
        exception: the shapes that do not agree with the rest.
        refusal: the shapes that it refuses though the formula has values there.
        declined: those that it declines itself, by a `raise` of its own.
        broken: an equation of linear maps that does not hold.
        why: why it is no member of the family, and at which shape.
        moves: of what is linear and no member: whether its output moves with its input; None if
            nobody asked, or there is no telling.
        rounds: whether what came back were integers only after rounding.
        exact: the most binary digits of a sum that came back exactly; 0 if some are rounded.
        unsteady: what else than the arguments decides what comes back; asked only where some
            numbers are not the formula's bit for bit.
        probes: how many calls were made.
        seed: what the random probes were drawn from.
    """

    form: Form
    dtype: str
    structure: Structure | None = None
    laws: tuple[Law, ...] = ()
    matches: tuple[Match, ...] = ()
    cells: tuple[Cell, ...] = field(default=(), repr=False)
    exception: Exceptional | None = None
    refusal: Exceptional | None = None
    declined: Exceptional | None = None
    broken: Broken | None = None
    why: NoStructureError | None = None
    moves: bool | None = None
    rounds: bool = False
    exact: int = 0
    unsteady: str = ""
    probes: int = 0
    seed: int = 0

    @property
    def several(self) -> bool:
        """Whether anything came back of several in-channels."""
        return any(cell.shape.inputs > 1 and cell.refused is None for cell in self.cells)

    def axes(self, shape: Shape) -> tuple[Axis, ...]:
        """The formula along each axis at a shape, by the laws.

        Raises:
            ValueError: there is no structure, or there are no laws.
        """
        if self.structure is None or not self.laws:
            raise ValueError("no formula was found that says where it begins at other shapes")
        return axes_by(self.structure, self.laws, shape)

    def says(self, probe: Probe) -> Array | None:
        """What the formula gives for a probe, at whatever shape; None if there are no laws."""
        if self.structure is None or not self.laws:
            return None
        return predicted(self.structure, self.axes(probe.shape), probe)

    def excuses(self, shape: Shape) -> bool:
        """Whether a refusal at a shape contradicts nothing that was found."""
        if self.structure is None or not self.laws or self.form.too_short(shape):
            return True
        return excused(self.structure, self.laws, self.matches, shape)


def find(
    prober: Prober,
    *,
    rows: Sequence[Row] = ROWS,
    seed: int = 0,
    instances: int = 120,
    every: int = 1,
    progress: Progress | None = None,
) -> Finding:
    """Which formula the function computes.

    Args:
        prober: calls it.
        rows: of the table, among which those are sought that compute the same.
        seed: for the random shapes and numbers.
        instances: how many random large shapes are tried beside the small ones.
        every: only each so many-th shape, say for libraries that compile anew for each.
        progress: what is told how far it is.
    """
    told = progress or Silent()
    found = _linear(prober, rows, seed, instances, every, told)
    wrong = found.rounds or found.exception is not None or found.structure is None
    if wrong and not (found.why and found.why.trouble):
        return replace(found, unsteady=unsteady(prober))
    return found


def _linear(
    prober: Prober,
    rows: Sequence[Row],
    seed: int,
    instances: int,
    every: int,
    told: Progress,
) -> Finding:
    """The formula, also of what rounds sums to fewer digits than the number type has."""
    found = _found(prober, rows, seed, instances, every, told)
    unlike = found.exception is not None and found.exception.what.startswith("not linear")
    if found.broken is None and not unlike:
        return found
    for digits in _COARSE:
        if capacity(prober.dtype) > 1 << digits:
            prober.digits, prober.scale, prober.rounds, prober.exact = digits, 1.0, False, 0
            coarse = _found(prober, rows, seed, instances // 4, max(every, _SPARSE), told)
            prober.digits = None
            still = coarse.exception is not None and coarse.exception.broken is None
            if coarse.laws and not still:
                return _to_fewer_digits(prober, coarse, digits) or found
    return found


_COARSE = (16, 11, 8)  # digits to which sums may be rounded inside, though the type has more


def _to_fewer_digits(prober: Prober, coarse: Finding, digits: int) -> Finding | None:
    """The finding on small sums, with what larger ones give as the exception; None if most larger
    ones give the same.
    """
    shapes = starting(prober.form)
    shape = prober.taken(shapes) or shapes[0]
    probes = [prober.random(shape, np.random.default_rng([digits, n])) for n in range(_TRIED)]
    wrong = [
        (probe, said, got)
        for probe, got in zip(probes, prober.ask(probes), strict=True)
        if (said := coarse.says(probe)) is not None
        and not isinstance(got, Raised | Died)
        and not same(prober.nearest(got), said)
    ]
    if len(wrong) < _TRIED // 2:
        return None
    probe, said, got = wrong[0]
    where = f"sums pass 2^{digits}"
    what = f"other numbers come back: not linear beyond {digits} binary digits"
    one = Exceptional(where, True, len(wrong), _TRIED, what, probe, said, got)
    return replace(coarse, exception=one, probes=prober.calls)


_TRIED = 8


def _found(
    prober: Prober,
    rows: Sequence[Row],
    seed: int,
    instances: int,
    every: int,
    told: Progress,
) -> Finding:
    """The formula by probes of one size."""
    form, dtype = prober.form, prober.dtype
    few, many = small(form, dtype, seed), large(form, seed, instances)
    few = few[::every]
    once = {shape.text for shape in few}
    many = [shape for shape in many[::every] if shape.text not in once]
    try:
        found = structure(prober, starting(form), few[:: -(-len(few) // _DECIDING)])
    except NoStructureError as error:
        return _nothing(prober, error, seed)
    told.start("shapes", -(-len(few) // _BATCH) + -(-len(many) // _BATCH))
    at = _told(prober, found, few, seed, told)
    what = seen(found, at, range(form.axes))
    named = matches(found, what, form.letters, rows) if what else []
    ruling = laws(found, at, named)
    if form.only is not None:
        ruling = _at_one(found, ruling, at, form.only)
    if ruling:
        at = [_against(found, ruling, cell) for cell in at]
    more = _beyond(prober, found, ruling, many, seed, told)
    own = laws(found, at, named, plain=False)
    if own != ruling and any(cell.why for cell in more):
        # the law without cases said the same at small shapes only
        again = _beyond(prober, found, own, many, seed, told)
        if sum(bool(cell.why) for cell in again) < sum(bool(cell.why) for cell in more):
            ruling, more = own, again
    at += more
    told.finish()
    return Finding(
        form,
        dtype,
        found,
        ruling,
        tuple(named),
        tuple(at),
        exceptional(prober, found, ruling, at),
        refusal(prober, found, ruling, named, at, declined=False),
        refusal(prober, found, ruling, (), at, declined=True),
        rounds=prober.rounds,
        exact=0 if prober.rounds else prober.exact,
        probes=prober.calls,
        seed=seed,
    )


def _at_one(
    found: Structure, ruling: Sequence[Law], at: Sequence[Cell], shape: Shape
) -> tuple[Law, ...]:
    """The laws with the only sizes in place of L and K, which say nothing of others; where no law
    was found, of the places that were seen, whatever sums came of them.
    """
    known = ruling or laws(found, [replace(cell, why="") for cell in at], ())
    sizes = [found.numbers(shape, axis) for axis in range(len(known))]
    return tuple(
        law.at_numbers({letter: numbers[letter] for letter in "LK"})
        for law, numbers in zip(known, sizes, strict=True)
    )


def _told(
    prober: Prober, found: Structure, shapes: Sequence[Shape], seed: int, progress: Progress
) -> list[Cell]:
    done: list[Cell] = []
    for begin in range(0, len(shapes), _BATCH):
        some = shapes[begin : begin + _BATCH]
        done += cells(prober, found, some, seed + begin)
        progress.step(f"up to {max(some, key=lambda shape: max(shape.lengths)).text}")
    return done


def _beyond(
    prober: Prober,
    found: Structure,
    ruling: Sequence[Law],
    shapes: Sequence[Shape],
    seed: int,
    progress: Progress,
) -> list[Cell]:
    """Large shapes: with laws the formula is known, and only has to be confirmed."""
    if not ruling:
        return _told(prober, found, shapes, seed, progress)
    done: list[Cell] = []
    for begin in range(0, len(shapes), _BATCH):
        some = shapes[begin : begin + _BATCH]
        located = [_by_laws(found, ruling, shape) for shape in some]
        done += confirmed(prober, found, located, seed + begin + 1_000_003)
        progress.step(f"up to {max(some, key=lambda shape: max(shape.lengths)).text}")
    return done


def _against(found: Structure, ruling: Sequence[Law], cell: Cell) -> Cell:
    """The shape, wrong if the laws do not hold at it."""
    if cell.why or not cell.firsts:
        return cell
    axes = axes_by(found, ruling, cell.shape)
    met = [
        bool((meets(axis, length, cell.shape.taps[tap]) != OUTSIDE).any())
        for axis, length, tap in zip(axes, cell.shape.lengths, found.order, strict=True)
    ]
    for axis, firsts, length in zip(axes, cell.firsts, cell.lengths, strict=True):
        # where nothing was met along any axis, some axis of the formula must meet nothing, too
        begins = not all(met) if firsts is None else axis.first in firsts
        if length != axis.length or not begins:
            return replace(cell, why="it begins at another place, or returns more or less")
    return cell


def _by_laws(found: Structure, ruling: Sequence[Law], shape: Shape) -> Cell:
    axes = axes_by(found, ruling, shape)
    firsts = tuple(frozenset({axis.first}) for axis in axes)
    return Cell(shape, firsts, tuple(axis.length for axis in axes))


def _nothing(prober: Prober, error: NoStructureError, seed: int) -> Finding:
    """No member of the family: whether it is linear at least."""
    broken, moved = None, None
    if not isinstance(error.trouble, Raised | Died):
        shape = prober.form.alone(error.shape)
        probe = prober.random(shape, np.random.default_rng(seed))
        if _changes(prober, probe):
            error = NoStructureError(shape, CHANGES)
        else:
            broken = nonlinear(prober, probe)
            moved = None if broken else moves(prober, shape)
    return Finding(
        prober.form,
        prober.dtype,
        broken=broken,
        why=error,
        moves=moved,
        rounds=prober.rounds,
        probes=prober.calls,
        seed=seed,
    )


def _changes(prober: Prober, probe: Probe) -> bool:
    """Whether the same call gives other numbers when it is made again."""
    one, other = prober.ask([probe, probe])
    if isinstance(one, Raised | Died) or isinstance(other, Raised | Died):
        return type(one) is not type(other)
    return not np.array_equal(one, other, equal_nan=one.dtype.kind in "fc")
