"""The family of formulas that the referee knows, and what each of them gives, exactly.

For an input x (batch × in-channels × places), a kernel w (out-channels × in-channels of a group ×
taps) and a bias b, a formula of the family gives

    y(m, o, n) = b(o) + scale · ∑ c, ∑ i, w(o, c, i) x(m, c, n₀ + s n ± d i)

along each axis; with an input whose neighbours are spread s places apart, the stride stands there
and not before n. What x is beyond its ends, the border says.

The numbers of a probe are integers, so small that no sum of the moduli of its products passes 2⁵³.
Whatever NumPy adds here, in whatever order, is then exact (`exact-on-integers` in the catalog).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from fundamentals.software.rows import Border

__all__ = [
    "BORDERS",
    "OUTSIDE",
    "Array",
    "Axis",
    "Border",
    "adjoints",
    "apply",
    "continued",
    "meets",
]

Array: TypeAlias = NDArray[Any]
OUTSIDE = -1
"""In place of a place of x, where there is none: a zero."""

BORDERS: Mapping[Border, str] = {
    "zeros": "zeros",
    "reflect": "x back and forth, its ends twice (numpy.pad's 'symmetric')",
    "mirror": "x back and forth, its ends once (numpy.pad's 'reflect')",
    "nearest": "the ends of x repeated (numpy.pad's 'edge')",
    "wrap": "x repeated (numpy.pad's 'wrap')",
}
"""What x is continued with beyond its ends."""


@dataclass(frozen=True)
class Axis:
    """What a formula of the family is along one axis.

    Attributes:
        first: the place n₀ of the input that the first tap meets for the first output.
        length: how many outputs there are.
        stride: how many places of the input lie between neighbouring outputs.
        dilation: how many lie between neighbouring taps.
        spread: how many lie between neighbours of the input, zeros being put there.
        flips: whether the kernel runs backwards.
        border: what x is continued with.
    """

    first: int
    length: int
    stride: int = 1
    dilation: int = 1
    spread: int = 1
    flips: bool = False
    border: Border = "zeros"


@lru_cache(maxsize=256)
def meets(axis: Axis, length: int, taps: int) -> Array:
    """The place of x that each tap meets for each output, outputs × taps; or `OUTSIDE`."""
    sign = -axis.dilation if axis.flips else axis.dilation
    outputs = axis.first + axis.stride * np.arange(axis.length, dtype=np.int64)
    place = outputs[:, None] + sign * np.arange(taps, dtype=np.int64)
    if axis.spread > 1:
        place = np.where(place % axis.spread == 0, place // axis.spread, OUTSIDE)
    met = continued(axis.border, place, length) if length else np.full_like(place, OUTSIDE)
    met.setflags(write=False)
    return met


def continued(border: Border, place: Array, length: int) -> Array:
    """The place of x that stands for each place, inside of x or beyond its ends; or `OUTSIDE`."""
    met: Array = _CONTINUED[border](place, length)
    return met


def _zeros(place: Array, length: int) -> Array:
    return np.where((place >= 0) & (place < length), place, OUTSIDE)


def _reflect(place: Array, length: int) -> Any:
    turned = place % (2 * length)
    return np.minimum(turned, 2 * length - 1 - turned)


def _mirror(place: Array, length: int) -> Any:
    period = max(1, 2 * length - 2)
    turned = place % period
    return np.minimum(turned, period - turned)


_CONTINUED: Mapping[Border, Callable[[Array, int], Array]] = {
    "zeros": _zeros,
    "reflect": _reflect,
    "mirror": _mirror,
    "nearest": lambda place, length: np.clip(place, 0, length - 1),
    "wrap": lambda place, length: place % length,
}


def apply(
    axes: Sequence[Axis], x: Array, w: Array, b: Array | None = None, *, groups: int = 1
) -> Array:
    """The formula's values, batch × out-channels × places.

    Args:
        axes: one for each axis of places.
        x: the input, batch × in-channels × places.
        w: the kernel, out-channels × in-channels of a group × taps.
        b: a number for each out-channel.
        groups: into how many equal parts the channels fall.
    """
    batch, channels, outputs = x.shape[0], x.shape[1], w.shape[0]
    met = [meets(a, n, k) for a, n, k in zip(axes, x.shape[2:], w.shape[2:], strict=True)]
    windows = _windows(x.reshape(batch * channels, *x.shape[2:]), met)
    places, taps = prod(a.length for a in axes), prod(w.shape[2:])
    columns = windows.reshape(batch, groups, channels // groups, places, taps)
    kernels = w.reshape(groups, outputs // groups, channels // groups, taps)
    y: Array = np.einsum("mgcni,goci->mgon", columns, kernels)
    y = y.reshape(batch, outputs, *(a.length for a in axes))
    return y if b is None else y + b.reshape(1, outputs, *[1] * len(axes))


def _windows(x: Array, met: Sequence[Array]) -> Array:
    """What each tap meets for each output: rows × outputs of all axes × taps of all axes."""
    for axis, places in enumerate(met, start=1):
        zero = np.zeros((*x.shape[:axis], 1, *x.shape[axis + 1 :]), dtype=x.dtype)
        ended = np.concatenate([x, zero], axis)
        x = ended.take(places.reshape(-1), axis)  # the place OUTSIDE is the last: the zero
    count = len(met)
    pairs = [length for places in met for length in places.shape]
    x = x.reshape(x.shape[0], *pairs)
    return x.transpose(0, *range(1, 2 * count, 2), *range(2, 2 * count + 1, 2))


def adjoints(
    axes: Sequence[Axis], g: Array, x: Array, w: Array, *, groups: int = 1
) -> dict[str, Array]:
    """The gradients of ∑ g · y with respect to x, w and b: the formula's adjoints, exactly.

    Args:
        axes: one for each axis of places.
        g: a number for each number of y.
        x: the input.
        w: the kernel.
        groups: into how many equal parts the channels fall.
    """
    batch, channels, outputs = x.shape[0], x.shape[1], w.shape[0]
    met = [meets(a, n, k) for a, n, k in zip(axes, x.shape[2:], w.shape[2:], strict=True)]
    places, taps = prod(a.length for a in axes), prod(w.shape[2:])
    windows = _windows(x.reshape(batch * channels, *x.shape[2:]), met)
    columns = windows.reshape(batch, groups, channels // groups, places, taps)
    kernels = w.reshape(groups, outputs // groups, channels // groups, taps)
    cotangent = g.reshape(batch, groups, outputs // groups, places)
    back = np.einsum("mgon,goci->mgcni", cotangent, kernels)
    return {
        "x": _gathered(back.reshape(batch * channels, *windows.shape[1:]), met, x.shape),
        "w": np.einsum("mgon,mgcni->goci", cotangent, columns).reshape(w.shape),
        "b": g.sum(axis=(0, *range(2, g.ndim))),
    }


def _gathered(windows: Array, met: Sequence[Array], shape: tuple[int, ...]) -> Array:
    """Each number of the windows added where it was taken from."""
    count = len(met)
    order = [0, *(each for axis in range(count) for each in (1 + axis, 1 + count + axis))]
    x = windows.transpose(order)
    rows = x.shape[0]
    x = x.reshape(rows, *(places.size for places in met))
    for axis, places in enumerate(met, start=1):
        length = shape[1 + axis]
        sums = np.zeros((*x.shape[:axis], length + 1, *x.shape[axis + 1 :]), dtype=x.dtype)
        np.add.at(np.moveaxis(sums, axis, 0), places.reshape(-1), np.moveaxis(x, axis, 0))
        x = sums.take(range(length), axis)
    return x.reshape(shape)
