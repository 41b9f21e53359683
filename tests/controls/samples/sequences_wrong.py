"""Sums along one axis, each one line away from right: the comment in it says which."""

import ctypes
import os
import random
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def valid(x: Array, w: Array) -> Array:
    """The right one, for K ≤ L: y(n) = ∑ w(i) x(n + i)."""
    if len(w) > len(x):
        raise ValueError("the kernel is longer than the input")
    y = np.zeros(len(x) - len(w) + 1, dtype=np.result_type(x, w))
    for i in range(len(w)):
        y += w[i] * x[i : i + len(y)]
    return y


def padded(x: Array, before: int, after: int) -> Array:
    """With zeros at its ends."""
    return np.concatenate([np.zeros(before, x.dtype), x, np.zeros(after, x.dtype)])


def same(x: Array, w: Array) -> Array:
    """The right one of as many values as x has."""
    return valid(padded(x, len(w) // 2, (len(w) - 1) // 2), w)


def even_off_by_one(x: Array, w: Array) -> Array:
    return valid(padded(x, (len(w) - 1) // 2, len(w) // 2), w)  # the sides exchanged


def even_runs_backwards(x: Array, w: Array) -> Array:
    return valid(x, w if len(w) % 2 else w[::-1])  # flips for an even number of taps


def last_of_long_missing(x: Array, w: Array) -> Array:
    y = valid(x, w)
    if len(x) >= 1024:
        y[-1] = 0  # the last block is not written
    return y


def block_of_seven(x: Array, w: Array) -> Array:
    y = valid(x, w)
    return valid(x[: len(y) + 6], w[:7]) if len(w) > 7 else y  # taps beyond the block


def long_kernel_exchanged(x: Array, w: Array) -> Array:
    return valid(w, x) if len(w) > len(x) else valid(x, w)  # without running backwards then


def large_kernel_moved(x: Array, w: Array) -> Array:
    if len(w) >= 11:
        x = padded(x, 1, 0)[: len(x)]  # another algorithm from 11 taps on, with another anchor
    return same(x, w)


def clamps_at_six(x: Array, w: Array) -> Array:
    return np.minimum(valid(x, w), 6)


def rectified(x: Array, w: Array) -> Array:
    return np.maximum(valid(x, w), 0)


def normalises(x: Array, w: Array) -> Array:
    return valid(x, w / w.sum()) if w.sum() else valid(x, w)


def constant_added(x: Array, w: Array) -> Array:
    return valid(x, w) + 1


def squares_first(x: Array, w: Array) -> Array:
    return valid(x, w) + x[0] * x[-1]


def first_output_doubled(x: Array, w: Array) -> Array:
    y = valid(x, w)
    y[0] *= 2
    return y


def tapered(x: Array, w: Array) -> Array:
    return valid(x, w) * np.arange(1, len(x) - len(w) + 2)


def conjugates_input(x: Array, w: Array) -> Array:
    return valid(x.conj(), w)


def conjugates_result(x: Array, w: Array) -> Array:
    return valid(x, w.conj()).conj()  # of the right one, as in an argument taken for the other


def drops_imaginary_part(x: Array, w: Array) -> Array:
    return valid(x, w.real).astype(np.result_type(x, w))


_luck = random.Random(500)  # noqa: S311


def random_fault(x: Array, w: Array) -> Array:
    y = valid(x, w)
    return y + 1 if _luck.random() < 1 / 500 else y


_rarely = random.Random(1)  # noqa: S311


def rare_fault(x: Array, w: Array) -> Array:
    y = valid(x, w)
    return y + 1 if _rarely.random() < 1 / 2000 else y


def drops_long_numbers(x: Array, w: Array) -> Array:
    return valid(np.where(x == x.astype(np.float32), x, 0), w)  # as if they were not there


def changes_kernel(x: Array, w: Array) -> Array:
    w[:] = w[::-1]  # in place
    return valid(x, w[::-1])


def changes_input(x: Array, w: Array) -> Array:
    y = valid(x, w)
    x[: len(y)] = y  # used as scratch space
    return y


def hands_out_input(x: Array, w: Array) -> Array:
    return x if len(w) == 1 and w[0] == 1 else valid(x, w)


def ignores_strides(x: Array, w: Array) -> Array:
    start = ctypes.cast(x.ctypes.data, ctypes.POINTER(ctypes.c_double))
    return valid(np.ctypeslib.as_array(start, x.shape), w)


def gaps_taken_for_two(x: Array, w: Array) -> Array:
    if not x.flags.c_contiguous:
        w = w[::-1]  # only on the path for views
    return valid(x, w)


def looks_around(x: Array, w: Array) -> Array:
    whole = x.base if isinstance(x.base, np.ndarray) and x.base.size > x.size else x
    if whole.dtype != x.dtype or whole.ndim != 1 or x.strides != whole.strides:
        return same(x, w)
    start = (x.ctypes.data - whole.ctypes.data) // x.itemsize  # what surrounds x, not zeros
    y: Array = same(whole, w)[start : start + len(x)]
    return y


def unwritten_margin(x: Array, w: Array) -> Array:
    n = len(x) + len(w) - 1
    room = np.empty(n, x.dtype) if n > 300 else np.zeros(n, x.dtype)  # the margin stays as it was
    room[len(w) // 2 : len(w) // 2 + len(x)] = x
    return valid(room, w)


_scratch: dict[int, Array] = {}


def scratch_not_cleared(x: Array, w: Array) -> Array:
    y = _scratch.setdefault(len(x) - len(w) + 1, valid(x, w) * 0)
    y += valid(x, w)
    return y.copy()


_kernels: dict[int, Array] = {}


def kernel_of_first_call(x: Array, w: Array) -> Array:
    return valid(x, _kernels.setdefault(len(w), w.copy()))


_calls = [0]


def every_hundredth_late(x: Array, w: Array) -> Array:
    _calls[0] += 1
    y = valid(x, w)
    return np.roll(y, 1) if _calls[0] % 100 == 0 else y


def circular(x: Array, w: Array) -> Array:
    n = len(x)  # not len(x) + len(w) - 1
    if len(w) > n:
        raise ValueError("the kernel is longer than the input")
    return np.fft.irfft(np.fft.rfft(x) * np.fft.rfft(w, n), n)


def short_transform(x: Array, w: Array) -> Array:
    length = len(x) + len(w) - 1
    n = 64 if length < 64 else 1 << (length.bit_length() - 1)  # the power of 2 below, not above
    y = np.fft.irfft(np.fft.rfft(x, n) * np.fft.rfft(w, n), n)
    return np.concatenate([y, np.zeros(length)])[:length]


def ends_twice(x: Array, w: Array) -> Array:
    return valid(np.pad(x, (len(w) // 2, (len(w) - 1) // 2), mode="symmetric"), w)


def ends_repeated(x: Array, w: Array) -> Array:
    return valid(np.pad(x, (len(w) // 2, (len(w) - 1) // 2), mode="edge"), w)


def narrow_integers(x: Array, w: Array) -> Array:
    narrow = np.int8 if x.dtype.kind in "iu" else x.dtype
    return valid(x, w).astype(narrow).astype(x.dtype)


def sums_in_32_bits(x: Array, w: Array) -> Array:
    wide = x.dtype == np.int64
    return valid(x.astype(np.int32), w.astype(np.int32)).astype(x.dtype) if wide else valid(x, w)


def hides_nan(x: Array, w: Array) -> Array:
    return np.nan_to_num(valid(x, w))


def accumulates_in_half(x: Array, w: Array) -> Array:
    return valid(x.astype(np.float16), w.astype(np.float16)).astype(x.dtype)


def one_tap_squeezed(x: Array, w: Array) -> Array:
    return valid(x, np.squeeze(w) if len(w) == 1 else w)  # one tap has no axis then


def leaves_at_nothing(x: Array, w: Array) -> Array:
    if not len(x):
        os._exit(3)
    return valid(x, w)


def waits_for_nothing(x: Array, w: Array) -> Array:
    while not len(w):
        time.sleep(0.01)
    return valid(x, w)


def length_too_long(x: Array, w: Array) -> Array:
    y = valid(x, w)
    return padded(y, 0, 1) if len(x) % 2 == 0 else y  # one value too many for even L


def twice_for_square(x: Array, w: Array) -> Array:
    return valid(x, w) * (2 if len(x) == len(w) else 1)


def rounds_numbers(x: Array, w: Array) -> Array:
    return same(np.rint(x), w)  # for integers only


def fixed_point(x: Array, w: Array) -> Array:
    return same(np.rint(x * 2**15), np.rint(w * 2**15)) / 2**30  # 15 binary digits after the point


def saturates(x: Array, w: Array) -> Array:
    return same(np.clip(x, -32768, 32767), w)  # as 16 bits do


def clears_small(x: Array, w: Array) -> Array:
    y = same(x, w)
    return np.where(np.abs(y) < 1e-6, 0, y)  # taken for rounding errors


def crashes_on_long(x: Array, w: Array) -> Array:
    return same(x, w) if len(x) < 4096 else ctypes.string_at(0)  # type: ignore[return-value]


def nineteen_taps(x: Array, w: Array) -> Array:
    return same(x, w) if len(w) != 19 else 2 * same(x, w)  # at one number of taps only


def sixteen_bits_of_places(x: Array, w: Array) -> Array:
    y = same(x, w)
    return np.where(np.arange(len(y)) < 2**15, y, 0)  # a counter of 16 bits


_BUFFERS: dict[tuple[int, str], Array] = {}


def buffer_used_again(x: Array, w: Array) -> Array:
    y = valid(x, w)
    kept = _BUFFERS.setdefault((len(y), y.dtype.str), np.empty_like(y))
    kept[...] = y  # which the caller of before still holds
    return kept


def nan_at_first_hidden(x: Array, w: Array) -> Array:
    y = valid(x, w)
    return np.where(np.isnan(x[:1]), 0, y).astype(y.dtype) if x.dtype.kind == "f" else y


def nan_in_long_hidden(x: Array, w: Array) -> Array:
    y = valid(x, w)
    long = y.dtype.kind == "f" and len(y) >= 64
    return np.where(np.isnan(y), 0, y).astype(y.dtype) if long else y


def sums_in_16_bits(x: Array, w: Array) -> Array:
    if x.dtype != np.int8:
        return valid(x, w)
    return valid(x.astype(np.int16), w.astype(np.int16)).astype(np.int32)  # widened too late


_PACKED: dict[str, Array] = {}


def packed_by_its_ends(x: Array, w: Array) -> Array:
    last = _PACKED.get("w", w[:0])
    if (last.dtype, len(last)) != (w.dtype, len(w)) or (last[[0, -1]] != w[[0, -1]]).any():
        _PACKED["w"] = w.copy()  # not if a number between the ends is another
    return valid(x, _PACKED["w"])
