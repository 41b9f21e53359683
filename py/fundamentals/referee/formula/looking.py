"""Where on the input each tap looks for each output: read off from impulses.

The kernel is 1 at one tap and 0 elsewhere, and the numbers of x say their own places. Then what
comes back for each output *is* the place that the tap meets there, and 0 where it meets none.
"""

from collections.abc import Iterator
from itertools import permutations, product
from math import prod

import numpy as np

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import (
    BORDERS,
    OUTSIDE,
    Array,
    Axis,
    Border,
    continued,
    meets,
)
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["LONGEST", "Look", "axes_of", "look", "orders", "seen_by"]

LONGEST = 5
"""The longest step that is found by looking, whatever was asked for."""

_STEPS = range(1, LONGEST + 1)
_NEAR = 0.125  # of an integer: nearer to it than to any other number of few binary digits


class Look:
    """What every tap meets for every output of one shape.

    Attributes:
        shape: lengths and taps.
        places: outputs of all axes × taps of all axes: a number for the place in x, counted through
            all axes, or `OUTSIDE`; None if some value is no place.
        outputs: the lengths of y.
        trouble: what came instead, if it was no array.
        odd: a value that is no place, and the tap it came of.
        varies: the lengths of y for two taps, if they are not the same.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.places: Array | None = None
        self.outputs: tuple[int, ...] = ()
        self.trouble: Raised | Died | None = None
        self.steps: list[float] = []
        """Differences of neighbouring outputs, where some value is no place."""
        self.odd: tuple[tuple[int, ...], complex] | None = None
        self.varies: tuple[tuple[int, ...], tuple[int, ...]] | None = None


def look(prober: Prober, shape: Shape) -> Look:
    """Probe one shape, of one channel, with an impulse at each tap."""
    found = Look(shape)
    taps = list(product(*map(range, shape.taps)))
    answers = prober.ask(prober.impulse(shape, tap) for tap in taps)
    columns: list[Array] = []
    for tap, y in zip(taps, answers, strict=True):
        if isinstance(y, Raised | Died):
            found.trouble = y
            return found
        raw = y[0, 0].real
        y = prober.nearest(raw)
        if not np.array_equal(y, raw) and not _near(y, raw):
            found.odd = (tap, complex(raw.flat[0]))
            found.steps = _steps(raw)
            return found
        if columns and y.shape != columns[0].shape:
            found.varies = columns[0].shape, y.shape
            return found
        odd = ~((y >= 0) & (y <= prod(shape.lengths)))
        if odd.any():
            found.odd = (tap, complex(y[odd].flat[0]))
            found.steps = _steps(raw)
            return found
        columns.append(y.astype(np.int64) - 1)
    found.outputs = columns[0].shape
    found.places = np.stack(columns, axis=-1).reshape(*found.outputs, *shape.taps)
    return found


def _near(y: Array, raw: Array) -> bool:
    """Whether only rounding errors, as of Fourier transforms, keep the numbers from integers."""
    return bool(np.isfinite(raw).all()) and float(np.abs(raw - y).max(initial=0)) < _NEAR


def _steps(raw: Array) -> list[float]:
    steps: list[float] = np.diff(raw, axis=-1).reshape(-1).tolist()
    return steps


def seen_by(
    places: Array, shape: Shape, outputs: tuple[int, ...], order: tuple[int, ...]
) -> list[Array] | None:
    """What each axis does by itself, outputs × taps of that axis; None if they do not part.

    Args:
        places: as in `Look`.
        shape: lengths and taps.
        outputs: the lengths of y.
        order: for each axis of x, the axis of w that goes with it.
    """
    count = shape.axes
    inside = places != OUTSIDE
    coordinates = np.unravel_index(np.where(inside, places, 0), shape.lengths)
    tables = []
    for axis in range(count):
        along = [axis, count + order[axis]]
        moved = np.moveaxis(coordinates[axis], along, [0, 1])
        there = np.moveaxis(inside, along, [0, 1])
        flat = moved.reshape(*moved.shape[:2], prod(moved.shape[2:]))  # of nothing, −1 is no length
        mask = there.reshape(flat.shape)
        most = np.where(mask, flat, OUTSIDE).max(axis=2, initial=OUTSIDE)
        least = np.where(mask, flat, shape.lengths[axis]).min(axis=2, initial=shape.lengths[axis])
        if ((most != least) & (most != OUTSIDE)).any():
            return None
        tables.append(most)
    if count > 1:  # a place is met exactly where every axis meets one
        together = np.ones((*outputs, *shape.taps), dtype=bool)
        for axis, table in enumerate(tables):
            spread = [1] * (2 * count)
            spread[axis], spread[count + order[axis]] = table.shape
            together &= table.reshape(spread) != OUTSIDE
        if (together != inside).any():
            return None
    return tables


def axes_of(table: Array, length: int, taps: int, *, steps: tuple[int, int]) -> list[Axis]:
    """All the formulas of the family that meet exactly those places, likeliest first.

    Args:
        table: what each tap meets for each output, outputs × taps.
        length: of x.
        taps: of w.
        steps: stride and dilation that were asked for.
    """
    return [
        axis
        for axis in _candidates(table, length, taps, steps)
        if np.array_equal(meets(axis, length, taps), table)
    ]


def _candidates(table: Array, length: int, taps: int, steps: tuple[int, int]) -> Iterator[Axis]:
    outputs = table.shape[0]
    strides = sorted({*_STEPS, steps[0]}, key=lambda step: (step != steps[0], step))
    dilations = sorted({*_STEPS, steps[1]}, key=lambda step: (step != steps[1], step))
    dilations = dilations if taps > 1 else [steps[1]]
    kinds = [(step, 1) for step in strides] + [(1, step) for step in strides if step > 1]
    if outputs < 2:
        kinds = [(steps[0], 1), (1, steps[0])] if steps[0] > 1 else [(1, 1)]
    reach = steps[1] * taps + length + max(*_STEPS, steps[0])
    for border in BORDERS:
        for flips, (stride, spread), dilation in product(
            (False, True) if taps > 1 else (False,), kinds, dilations
        ):
            if border != "zeros" and spread > 1:
                continue
            step = -dilation if flips else dilation
            for first in _firsts(table, border, stride, spread, step, length, reach):
                yield Axis(first, outputs, stride, dilation, spread, flips, border)


def _firsts(
    table: Array, border: Border, stride: int, spread: int, step: int, length: int, reach: int
) -> list[int]:
    """The places at which the first tap of the first output may be."""
    inside = np.argwhere(table != OUTSIDE)
    if border == "zeros":
        if not len(inside):
            return []
        output, tap = (int(each) for each in inside[0])
        return [int(table[output, tap]) * spread - stride * output - step * tap]
    if len(inside) < table.size or not table.size:
        return []
    firsts = np.arange(-reach, reach + 1)
    taps = np.arange(table.shape[1])
    met = continued(border, firsts[:, None] + step * taps, length)
    fitting = firsts[(met == table[0]).all(axis=1)]  # for the first output
    start = int(table[0, 0])
    return sorted(fitting.tolist(), key=lambda first: abs(first - start))


def orders(count: int) -> list[tuple[int, ...]]:
    """The ways in which axes of w may go with those of x, the usual one first."""
    return sorted(permutations(range(count)))
