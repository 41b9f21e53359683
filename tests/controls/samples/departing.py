"""Sums along one axis that are another at few shapes, some of those that are looked at first."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def valid(x: Array, w: Array) -> Array:
    """The right one, for K ≤ L: y(n) = ∑ w(i) x(n + i)."""
    return np.correlate(x, w.conj(), "valid") if len(w) <= len(x) else x[:0]


def nobodys_law(x: Array, w: Array) -> Array:
    y = valid(np.pad(x, (2, len(w))), w)  # no row of the table has that
    return y[:-1] if (len(x), len(w)) == (7, 3) else y  # one value is missing at one shape


def nobodys_stride(x: Array, w: Array) -> Array:
    y = valid(np.pad(x, (1, 3)), w)[::2]
    return np.append(y, 0) if len(x) == 9 else y  # a zero too many


def four_doubled(x: Array, w: Array) -> Array:
    return (2 if len(w) == 4 else 1) * valid(x, w)  # at the first shape that is looked at


def halved_but_four(x: Array, w: Array) -> Array:
    return valid(x, w) / (1 if len(w) == 4 else 2)


def five_backwards(x: Array, w: Array) -> Array:
    return valid(x, w[::-1] if len(w) == 5 else w)  # at most of those that are looked at first
