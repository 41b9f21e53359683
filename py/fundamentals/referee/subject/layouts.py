"""How an array lies in memory: the same numbers, in buffers of many kinds. In the process of the
function only.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

__all__ = ["Laid", "lay"]

Array = np.ndarray[Any, Any]


class Laid:
    """Arrays as the function gets them, and whether they are still as they were.

    Attributes:
        views: by letter, what the function gets.
    """

    def __init__(
        self,
        arrays: Mapping[str, Array],
        memory: Mapping[str, str],
        poison: object,
        stretch: Sequence[tuple[str, int, int]] = (),
    ) -> None:
        self.views: dict[str, Array] = {}
        self._buffers: dict[str, tuple[Array, bytes]] = {}
        for name, array in arrays.items():
            kind = memory.get(name, "plain") if memory else "plain"
            if kind == "aliased":
                twin = next((n for n, k in memory.items() if k == kind and n in self.views), None)
                if twin is not None and _equal(self.views[twin], array):
                    self.views[name] = self.views[twin]
                    self._buffers[name] = self._buffers[twin]
                    continue
            view, buffer = lay(array, kind, poison)
            for _, axis, times in (each for each in stretch if each[0] == name):
                view = _stretched(view, axis, times)
            self.views[name] = view
            self._buffers[name] = buffer, buffer.tobytes()

    def changed(self, arrays: Mapping[str, Array]) -> list[str]:
        """The names of those that are not: of `x`, or of `around x` where x itself still is."""
        found = []
        for name, (buffer, before) in self._buffers.items():
            if buffer.tobytes() != before:
                view = self.views[name]
                whole = view is buffer or view.tobytes() != arrays[name].tobytes()
                found.append(name if whole else f"around {name}")
        return found

    def shared(self, result: Array) -> list[str]:
        """The names of those that the result shares memory with."""
        return [name for name, view in self.views.items() if _overlap(result, view)]


def lay(array: Array, kind: str, poison: object) -> tuple[Array, Array]:
    """The array, laid out, and the buffer that it lies in.

    Args:
        array: contiguous; it is taken itself where it can be.
        kind: one of `calling.LAYOUTS`.
        poison: what stands in the other places of "surrounded".
    """
    buffer = array
    if kind == "fortran":
        buffer = array.copy(order="F")
    elif kind == "reversed":
        everywhere = (slice(None, None, -1),) * array.ndim
        buffer = array[everywhere].copy()
        return buffer[everywhere], buffer
    elif kind == "channels-last" and array.ndim > 2:
        buffer = np.moveaxis(array, 1, -1).copy()
        return np.moveaxis(buffer, -1, 1), buffer
    elif kind == "strided":
        buffer = np.zeros([2 * n + 1 for n in array.shape], array.dtype)
        view = buffer[(slice(1, None, 2),) * array.ndim]
        view[...] = array
        return view, buffer
    elif kind == "surrounded":
        buffer = np.full([n + 6 for n in array.shape], _number(poison, array.dtype), array.dtype)
        view = buffer[(slice(3, -3),) * array.ndim]
        view[...] = array
        return view, buffer
    elif kind == "unaligned":
        buffer = np.zeros(array.nbytes + 1, np.uint8)
        view = buffer[1:].view(array.dtype).reshape(array.shape)
        view[...] = array
        return view, buffer
    elif kind == "expanded" and array.size and (array == array.flat[0]).all():
        buffer = array.reshape(-1)[:1].copy()
        return np.lib.stride_tricks.as_strided(buffer, array.shape, (0,) * array.ndim), buffer
    elif kind == "read-only":
        array.flags.writeable = False
    return buffer, buffer


def _stretched(array: Array, axis: int, times: int) -> Array:
    """Its one number along an axis so many times over, in the same place."""
    shape, strides = list(array.shape), list(array.strides)
    shape[axis], strides[axis] = times, 0
    return np.lib.stride_tricks.as_strided(array, shape, strides)


def _number(poison: object, dtype: "np.dtype[Any]") -> Any:
    """The poison as a number of this format."""
    if isinstance(poison, str) and dtype.kind == "b":
        return True
    if isinstance(poison, str) and dtype.kind in "iu":
        return np.iinfo(dtype).max
    if poison == "large":
        if dtype.kind in "fc":
            return np.finfo(dtype).max
        return np.array(3e38).astype(dtype)  # bfloat16 ends at 3.39e38
    return np.array(np.nan if poison == "nan" else poison).astype(dtype)


def _equal(one: Array, other: Array) -> bool:
    return one.shape == other.shape and one.tobytes() == other.tobytes()


def _overlap(one: Array, other: Array) -> bool:
    if one is not other and not np.may_share_memory(one, other):
        return False
    try:
        return np.shares_memory(one, other, max_work=10_000)  # type: ignore[arg-type]
    except (np.exceptions.TooHardError, OverflowError):
        return True  # their bounds overlap; which bytes do is too hard to find out
