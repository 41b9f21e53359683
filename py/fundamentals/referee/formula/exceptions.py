"""Where a function is not what it is elsewhere: which shapes those are, and what it does there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from fundamentals.referee.formula.conditions import at, dominated, fitting, size, which
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.identifying import (
    Cell,
    Structure,
    cells,
    predicted,
    structures_at,
)
from fundamentals.referee.formula.layer import OUTSIDE, Array
from fundamentals.referee.formula.linearity import Broken, nonlinear
from fundamentals.referee.formula.matching import Law, axes_by
from fundamentals.referee.formula.probes import UNREADABLE, Probe, Prober, same
from fundamentals.referee.subject.calling import NO_ARRAY, Died, Raised

__all__ = [
    "CHANGES",
    "Exceptional",
    "exceptional",
    "said_of",
    "seen_at",
    "too_large",
    "undecided",
]

_TELLING = 120  # numbers in x and w: where more are tried, it takes long
_TRIED = 6
_SOMETIMES = "; alone in a fresh process it did not"
CHANGES = "the same call gives other numbers when it is made again"


@dataclass(frozen=True)
class Exceptional:
    """Shapes at which the function is another.

    Attributes:
        where: which they are, in words.
        exactly: whether at all such shapes that were tried, and at no others.
        count: how many of those tried.
        of: how many were tried.
        what: what it does there, in one sentence.
        probe: the smallest probe that shows it.
        said: what the formula gives for it.
        got: what came back.
        broken: the equation of linear maps that fails, where that is all that shows it.
        besides: how many shapes at which it is the formula the same words fit.
    """

    where: str
    exactly: bool
    count: int
    of: int
    what: str
    probe: Probe
    said: Array | None
    got: Array | Raised | Died | None
    broken: Broken | None = None
    besides: int = 0

    @property
    def at(self) -> str:
        """The shapes after a noun or a verb: "where K > 1", "at some shapes with K > 1"; of one or
        two alone, how many they are.
        """
        return at(self.where, self.count, self.of, exactly=self.exactly)


def exceptional(
    prober: Prober, found: Structure, laws: Sequence[Law], tried: Sequence[Cell]
) -> Exceptional | None:
    """The shapes that do not agree, if there are any.

    Args:
        prober: makes further probes.
        found: the structure elsewhere.
        laws: where it begins elsewhere, along each axis; none if that is not known.
        tried: all shapes, those that agree and those that do not.
    """
    came = [cell.shape for cell in tried if cell.refused is None]
    wrong = [cell for cell in tried if cell.why or _died(cell, came)]
    if not wrong:
        return _multiplied(prober, found, laws, tried)
    right = [cell.shape for cell in tried if not cell.why and cell.refused is None]
    where, besides = fitting([cell.shape for cell in wrong], right)
    exactly = besides == 0
    least = min(wrong, key=lambda cell: size(cell.shape))
    died = least.refused
    probe = least.probe or prober.random(least.shape, np.random.default_rng(0))
    said = _expected(found, laws, least, probe)
    if isinstance(died, Died):
        what = f"the process died: {died.how}" + ("" if died.again is not False else _SOMETIMES)
        return Exceptional(
            where, exactly, len(wrong), len(wrong) + len(right), what, probe, said, died
        )
    (got,) = prober.ask([probe])
    what = _now_right(prober, least, said, got) or _at_once(prober, probe, said, got)
    what = what or _elsewhere(prober, found, laws, wrong)
    what = what or _at_last(least, said, got)
    of = len(wrong) + len(right)
    return Exceptional(where, exactly, len(wrong), of, what, probe, said, got, besides=besides)


def _died(cell: Cell, came: Sequence[Shape]) -> bool:
    """Whether the process died there, and not for the size of the call alone.

    A limit may be too narrow for a right function that is slow or large. Of time it is not where
    the call went beyond it twice, though one came back that is no smaller in any respect.
    """
    died = cell.refused
    if not isinstance(died, Died) or not died.limited:
        return isinstance(died, Died)
    return died.again is True and "took longer" in died.how and dominated(cell.shape, came)


def seen_at(exception: Exceptional, shape: Shape, tried: Sequence[Cell]) -> Exceptional:
    """The same with one more shape at which it was seen, which the words may have to speak of."""
    came = [cell.shape for cell in tried if cell.refused is None]
    wrong = [cell.shape for cell in tried if cell.why or _died(cell, came)]
    if not wrong or shape in wrong:
        return exception
    right = [cell.shape for cell in tried if not cell.why and cell.refused is None]
    where, exactly = which([*wrong, shape], right)
    count = len(wrong) + 1
    return replace(exception, where=where, exactly=exactly, count=count, of=count + len(right))


def undecided(tried: Sequence[Cell]) -> list[Cell]:
    """The shapes at which it went beyond a limit, or asked for more memory than there is, and that
    may only be too large for it.
    """
    came = [cell.shape for cell in tried if cell.refused is None]
    return [
        cell
        for cell in tried
        if (isinstance(cell.refused, Died) and cell.refused.limited and not _died(cell, came))
        or (isinstance(cell.refused, Raised) and too_large(cell.refused, cell.shape, came))
    ]


def too_large(raised: Raised, shape: Shape, came: Sequence[Shape]) -> bool:
    """Whether it asked for more memory than there is, or for deeper recursion than Python allows,
    where no call as large came back.
    """
    return raised.limited and not dominated(shape, came)


def _expected(found: Structure, laws: Sequence[Law], cell: Cell, probe: Probe) -> Array | None:
    """What the formula gives, from the laws or from what was seen at this very shape."""
    if laws:
        return predicted(found, axes_by(found, laws, cell.shape), probe)
    return predicted(found, cell.axes(found), probe) if cell.firsts else None


def _multiplied(
    prober: Prober, found: Structure, laws: Sequence[Law], tried: Sequence[Cell]
) -> Exceptional | None:
    """Whether it is linear where it is right on small integers: on fractions and large numbers."""
    cells = [cell for cell in tried if cell.firsts and cell.refused is None]
    some = cells[:: max(1, len(cells) // _TRIED)]
    wrong: list[tuple[Cell, Broken]] = []
    for cell in some:
        probe = prober.random(cell.shape, np.random.default_rng(0))
        if broken := nonlinear(prober, probe):
            wrong.append((cell, broken))
    if not wrong:
        return None
    cell, broken = wrong[0]
    probe = broken.probes[0]
    said, (got,) = _expected(found, laws, cell, probe), prober.ask([probe])
    shapes = [each.shape for each, _ in wrong]
    where, exactly = which(shapes, [each.shape for each in some if each.shape not in shapes])
    lasting = nonlinear(prober, probe) is not None
    what = broken.text if lasting else CHANGES
    return Exceptional(
        where, exactly, len(wrong), len(some), what, probe, said, got, broken if lasting else None
    )


# What it does there


def said_of(raised: Raised) -> str:
    """What came in place of an array."""
    if raised.error in (NO_ARRAY, UNREADABLE):
        return f"no such array comes back: {raised.message}"
    return f"{raised.error} is raised" + (f": {raised.message}" if raised.message else "")


def _now_right(prober: Prober, cell: Cell, said: Array | None, got: Array | Raised | Died) -> str:
    """Whether the probe that did not agree does now."""
    if cell.probe is None or said is None or isinstance(got, Raised | Died):
        return ""
    return CHANGES if same(prober.nearest(got), said) else ""


def _at_once(prober: Prober, probe: Probe, said: Array | None, got: Array | Raised | Died) -> str:
    """What the smallest probe itself tells."""
    if isinstance(got, Raised):
        return said_of(got)
    if isinstance(got, Died):
        return f"the process died: {got.how}"
    (again,) = prober.ask([probe])
    if not isinstance(again, Raised | Died) and not _alike(got, again):
        return CHANGES
    if said is not None and got.shape == said.shape and (told := _by_channels(probe, said, got)):
        return told
    broken = nonlinear(prober, probe)
    return broken.text if broken else ""


def _elsewhere(prober: Prober, found: Structure, laws: Sequence[Law], wrong: Sequence[Cell]) -> str:
    """What most of the largest of those wrong shapes tell that are small enough to be looked at."""
    telling = [cell for cell in wrong if size(cell.shape)[0] <= _TELLING]
    if not telling:
        telling = sorted(wrong, key=lambda cell: size(cell.shape))[:1]
    largest = sorted(telling, key=lambda cell: size(cell.shape))[-_TRIED:]
    told = Counter(said for cell in largest if (said := _told(prober, found, laws, cell.shape)))
    return told.most_common(1)[0][0] if told else ""


def _told(prober: Prober, found: Structure, laws: Sequence[Law], shape: Shape) -> str:
    seen, there = structures_at(prober, shape)
    if seen.places is not None and (unmet := _unmet(seen.places, shape)):
        return unmet
    one = prober.form.alone(shape)
    there = [_as_found(each, found, shape) for each in there]
    there = [each for each in there if not cells(prober, each, [one])[0].why]
    if not there:
        return ""
    if told := _differences(found, there):
        return told
    (alone,) = cells(prober, found, [one])
    if not laws or alone.why or not alone.firsts:
        return ""
    for axis, should in enumerate(axes_by(found, laws, shape)):
        firsts = alone.firsts[axis]
        if firsts is not None and should.first not in firsts:
            off = min((first - should.first for first in firsts), key=abs)
            return (
                f"it begins {abs(off)} place{'s' * (abs(off) > 1)} {'late' if off > 0 else 'early'}"
            )
    return ""


def _as_found(each: Structure, found: Structure, shape: Shape) -> Structure:
    """The structure, where one tap has no direction, with that of the one found elsewhere."""
    flips = tuple(
        usual if shape.taps[tap] == 1 else here
        for usual, here, tap in zip(found.flips, each.flips, each.order, strict=True)
    )
    return replace(each, flips=flips)


def _at_last(cell: Cell, said: Array | None, got: Array | Raised | Died) -> str:
    if said is not None and not isinstance(got, Raised | Died) and got.shape != said.shape:
        for axis, many in enumerate(("examples", "out-channels")):
            if got.shape[axis] != said.shape[axis]:
                return f"it returns {got.shape[axis]} {many} in place of {said.shape[axis]}"
        lengths = " × ".join(map(str, got.shape[2:])), " × ".join(map(str, said.shape[2:]))
        return f"it returns {lengths[0]} values in place of {lengths[1]}"
    if said is not None and not isinstance(got, Raised | Died) and (told := _at_ends(said, got)):
        return told
    return cell.why


def _at_ends(said: Array, got: Array) -> str:
    """Whether only the first or the last few values along an axis are wrong, and all 0."""
    wrong = got != said
    for axis in range(2, wrong.ndim):
        length = wrong.shape[axis]
        others = tuple(each for each in range(wrong.ndim) if each != axis)
        places = np.flatnonzero(wrong.any(axis=others))
        if not len(places):
            continue
        first, last = int(places[-1]) + 1, length - int(places[0])
        count, which = (first, "first") if first < last else (last, "last")
        if 2 * count <= length:
            along = f" along axis {axis - 2}" if wrong.ndim > 3 else ""
            many = f"{which} {count} values{along} are" if count > 1 else f"{which} value{along} is"
            return f"the {many} {'0' if not got[wrong].any() else 'wrong, and no other'}"
    return ""


def _unmet(places: Array, shape: Shape) -> str:
    """The taps along an axis that meet nothing anywhere, though others do."""
    outputs = tuple(range(shape.axes))
    met = (places != OUTSIDE).any(axis=outputs)
    for axis, taps in enumerate(shape.taps):
        others = tuple(other for other in range(shape.axes) if other != axis)
        idle = np.flatnonzero(~met.any(axis=others))
        if 0 < len(idle) < taps and taps <= shape.lengths[axis]:
            many = f"taps {', '.join(map(str, idle[:5]))}{', …' if len(idle) > 5 else ''}"
            return f"{many if len(idle) > 1 else f'tap {idle[0]}'} of {taps} meet nothing"
    return ""


def _alike(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(np.array_equal(one, other, equal_nan=True))


def _by_channels(probe: Probe, said: Array, got: Array) -> str:
    """What is wrong if only the bias, the order of channels or of examples is."""
    off = got - said
    b = probe.b
    if b is not None and b.any():
        shaped = b.reshape(1, -1, *[1] * (off.ndim - 2))
        for times, words in (
            (-1, "is left out"),
            (1, "is added twice"),
            (2, "is added three times"),
            (-2, "is taken off"),
        ):
            if np.array_equal(off, np.broadcast_to(times * shaped, off.shape)):
                return f"the bias {words}"
        batch = said.shape[0]
        for times in range(1, batch):
            if np.array_equal(off, np.broadcast_to(times * shaped, off.shape)):
                return f"the bias is added {times + 1} times"
        if not (off[0].any()) and off[1:].any():
            return "the first example is right, others are not"
    if said.shape[0] > 1 and not off[0].any():
        return "the first example is right, others are not"
    if said.shape[1] > 1 and not off[:, 0].any():
        return "the first out-channel is right, others are not"
    if np.array_equal(got, 2 * said):
        return "everything comes twice as large"
    return ""


def _differences(found: Structure, there: Sequence[Structure]) -> str:
    """How the nearest structure at a shape differs from the one found elsewhere."""
    best: list[str] | None = None
    for other in there:
        if replace(other, conjugates=found.conjugates) == found:
            return ""
        said = _difference(found, other)
        if best is None or len(said) < len(best):
            best = said
    return "; ".join(best or [])


def _difference(found: Structure, other: Structure) -> list[str]:
    said = []
    for axis, (one, another) in enumerate(zip(found.flips, other.flips, strict=True)):
        if one != another:
            runs = "backwards" if another else "forwards"
            along = f" along axis {axis}" if len(found.flips) > 1 else ""
            said.append(f"the kernel runs {runs}{along}")
    if found.borders != other.borders:
        said.append(f"the border is {', '.join(dict.fromkeys(other.borders))}")
    for name in ("stride", "spread", "dilation"):
        if getattr(found, name) != getattr(other, name):
            value = getattr(other, name)
            said.append(f"the {name} is {value}")
    if found.order != other.order:
        said.append("the axes of the kernel are exchanged")
    return said
