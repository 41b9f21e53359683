"""Sums along one axis, compiled by numba, which looks at no bounds."""

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@numba.njit
def tap_beyond(x: Array, w: Array) -> Array:
    y = np.zeros(max(0, len(x) - len(w) + 1), dtype=x.dtype)
    for n in range(len(y)):
        for i in range(len(w) + 1):  # one tap too many: it stands beyond the end of w
            y[n] += w[i] * x[n + i]
    return y


@numba.njit
def right(x: Array, w: Array) -> Array:
    y = np.zeros(max(0, len(x) - len(w) + 1), dtype=x.dtype)
    for n in range(len(y)):
        for i in range(len(w)):
            y[n] += w[i] * x[n + i]
    return y


@numba.njit
def counts_in_32_bits(x: Array, w: Array) -> Array:
    taps = np.int32(len(w))  # negative for more than 2³¹
    y = np.zeros(max(0, len(x) - len(w) + 1), dtype=x.dtype)
    for n in range(len(y)):
        for i in range(taps):
            y[n] += w[i] * x[n + i]
    return y
