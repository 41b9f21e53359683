"""Sums along one axis that are right, made in many ways: none may be accused of anything."""

from collections.abc import Iterator
from math import fsum
from time import sleep
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _room(x: Array, w: Array) -> Array:
    if len(w) > len(x) or not len(w):
        raise ValueError("the kernel has no tap or is longer than the input")
    return np.zeros(len(x) - len(w) + 1, dtype=np.result_type(x, w))


def loops(x: Array, w: Array) -> Array:
    y = _room(x, w)
    for n in range(len(y)):
        for i in range(len(w)):
            y[n] += w[i] * x[n + i]
    return y


def reversed_order(x: Array, w: Array) -> Array:
    y = _room(x, w)
    for i in reversed(range(len(w))):
        y += w[i] * x[i : i + len(y)]
    return y


def windows(x: Array, w: Array) -> Array:
    _room(x, w)
    y: Array = np.lib.stride_tricks.sliding_window_view(x, len(w)) @ w
    return y


def gathered(x: Array, w: Array) -> Array:
    y = _room(x, w)
    return np.einsum("ni,i->n", x[np.arange(len(y))[:, None] + np.arange(len(w))], w)


def toeplitz(x: Array, w: Array) -> Array:
    y = _room(x, w)
    matrix = np.zeros((len(y), len(x)), w.dtype)
    for n in range(len(y)):
        matrix[n, n : n + len(w)] = w
    return matrix @ x


def pairwise(x: Array, w: Array) -> Array:
    y = _room(x, w)

    def total(first: int, last: int) -> Array:
        if last - first == 1:
            return w[first] * x[first : first + len(y)]
        middle = (first + last) // 2
        return total(first, middle) + total(middle, last)

    return total(0, len(w))


def recursive(x: Array, w: Array) -> Array:
    y = _room(x, w)
    return y + w[0] * x[: len(y)] + (recursive(x[1:], w[1:]) if len(w) > 1 else 0)


def generators(x: Array, w: Array) -> list[Any]:
    def sums() -> Iterator[Any]:
        for n in range(len(_room(x, w))):
            yield sum((w[i] * x[n + i] for i in range(len(w))), start=x.dtype.type(0))

    return np.array(list(sums()), dtype=np.result_type(x, w))  # type: ignore[return-value]


def double_inside(x: Array, w: Array) -> Array:
    return windows(x.astype(np.float64), w.astype(np.float64)).astype(x.dtype)


def exactly_rounded(x: Array, w: Array) -> Array:
    y = _room(x, w)
    for n in range(len(y)):
        y[n] = fsum((x[n : n + len(w)].astype(np.float64) * w.astype(np.float64)).tolist())
    return y


def compensated(x: Array, w: Array) -> Array:
    y = _room(x, w)
    lost = y.copy()
    for i in range(len(w)):
        term = w[i] * x[i : i + len(y)] - lost
        total = y + term
        lost = (total - y) - term
        y = total
    return y


def transforms(x: Array, w: Array) -> Array:
    n = len(x) + len(w) - 1
    return np.fft.irfft(np.fft.rfft(x, n) * np.fft.rfft(w, n), n)


def winograd(x: Array, w: Array) -> Array:
    """F(2, 3): two outputs by four products; other numbers of taps by loops."""
    if len(w) != 3 or len(x) < 3:
        return reversed_order(x, w)
    y = _room(x, w)
    x = np.concatenate([x, np.zeros(len(y) % 2, x.dtype)])
    a, b, c, d = (x[i : len(x) - 3 + i : 2] for i in range(4))
    plus, minus = (w[0] + w[1] + w[2]) / 2, (w[0] - w[1] + w[2]) / 2
    first, second, third = (a - c) * w[0], (b + c) * plus, (c - b) * minus
    pairs = np.stack([first + second + third, second - third - (b - d) * w[2]], axis=-1)
    return pairs.reshape(-1)[: len(y)].astype(y.dtype)


def overlap_add(x: Array, w: Array) -> Array:
    y = np.zeros(len(x) + len(w) - 1, dtype=np.result_type(x, w))
    for begin in range(0, len(x), 16):
        block = x[begin : begin + 16]
        y[begin : begin + len(block) + len(w) - 1] += np.convolve(block, w)
    return y


def karatsuba(x: Array, w: Array) -> Array:
    """Products of polynomials by three halves each."""
    if not (len(x) and len(w)):
        raise ValueError("nothing to multiply")
    if min(len(x), len(w)) < 4:
        return np.convolve(x, w)
    half = max(len(x), len(w)) // 2
    if half >= min(len(x), len(w)):
        return np.convolve(x, w)
    low, high = karatsuba(x[:half], w[:half]), karatsuba(x[half:], w[half:])
    middle = karatsuba(_sum(x[:half], x[half:]), _sum(w[:half], w[half:]))
    y = np.zeros(len(x) + len(w) - 1, dtype=np.result_type(x, w))
    y[: len(low)] += low
    y[2 * half : 2 * half + len(high)] += high
    middle[: len(low)] -= low
    middle[: len(high)] -= high
    y[half : half + len(middle)] += middle[: len(y) - half]
    return y


def _sum(a: Array, b: Array) -> Array:
    total = np.zeros(max(len(a), len(b)), np.result_type(a, b))
    total[: len(a)] += a
    total[: len(b)] += b
    return total


def scattered(x: Array, w: Array) -> Array:
    y = np.zeros(len(x) + len(w) - 1, dtype=np.result_type(x, w))
    for i, tap in enumerate(w):
        y[i : i + len(x)] += tap * x
    return y


def conjugated(x: Array, w: Array) -> Array:
    return windows(x, w.conj())


def reflected(x: Array, w: Array) -> Array:
    return windows(np.pad(x, (len(w) // 2, (len(w) - 1) // 2), mode="symmetric"), w)


def quadratic(x: Array, w: Array) -> Array:
    sleep(2e-8 * len(x) ** 2)  # what it takes grows with the square of the length
    return windows(x, w)
