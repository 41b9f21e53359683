"""Sums along one axis that raise exceptions, where the comment says."""

import os
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def valid(x: Array, w: Array) -> Array:
    """The right one, for K ≤ L: y(n) = ∑ w(i) x(n + i)."""
    return np.correlate(x, w, "valid") if len(w) <= len(x) else x[:0]


def same(x: Array, w: Array) -> Array:
    """The right one of as many values as x has, for an odd number of taps."""
    return valid(np.pad(x, len(w) // 2), w)


def index_beyond_the_block(x: Array, w: Array) -> Array:
    block = np.zeros(16, dtype=x.dtype)
    for i, number in enumerate(w):
        block[i] = number  # a buffer for sixteen taps
    return valid(x, w)


def divides_by_parity(x: Array, w: Array) -> Array:
    return valid(x, w) + 0 // (len(x) % 2)  # ZeroDivisionError where L is even


def no_memory_for_long(x: Array, w: Array) -> Array:
    if len(x) == 4097:
        raise MemoryError("no block of that size")
    return valid(x, w)


def odd_kernels_only(x: Array, w: Array) -> Array:
    if len(w) % 2 == 0:
        raise ValueError("odd kernels only")  # as some of the table do: of them it is one
    return same(x, w[::-1].conj())


def last_place_missing(x: Array, w: Array) -> Array:
    y = valid(x, w)
    return y + 0 * y[[len(w) - 1]]  # IndexError where K > L − K + 1


def dies_at_once(x: Array, w: Array) -> Array:
    os._exit(7)


def fails_at_once(x: Array, w: Array) -> Array:
    raise ZeroDivisionError("the scale is 0")


def wrong_and_refusing(x: Array, w: Array) -> Array:
    if len(w) == 3:
        raise KeyError("three")
    return valid(x, w if len(w) != 6 else w[::-1])


def waits_at_one_size(x: Array, w: Array) -> Array:
    if len(x) == 4096:
        time.sleep(600)
    return valid(x, w)


def three_taps_only(x: Array, w: Array) -> Array:
    if len(w) != 3:
        raise ValueError("three taps only")
    return valid(x, w)


def even_lengths_only(x: Array, w: Array) -> Array:
    assert len(x) % 2 == 0, "an even number of places"
    return valid(x, w)
