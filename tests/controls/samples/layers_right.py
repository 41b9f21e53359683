"""Layers that are right, made in many ways: none may be accused of anything."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _cut(x: Array, w: Array, s: int, d: int, p: int) -> Array:
    """Batch × channels × outputs × taps."""
    x = np.pad(x, [(0, 0), (0, 0), (p, p)])
    reach = d * (w.shape[2] - 1) + 1
    if reach > x.shape[2] or reach < 1:
        raise ValueError("the kernel is longer than the input")
    seen = np.lib.stride_tricks.sliding_window_view(x, reach, axis=2)
    return seen[:, :, ::s, ::d]


def im2col(x: Array, w: Array, b: Array, s: int, d: int, p: int) -> Array:
    seen = _cut(x, w, s, d, p)
    rows = seen.transpose(0, 2, 1, 3).reshape(seen.shape[0] * seen.shape[2], -1)
    y = rows @ w.reshape(len(w), -1).T + b
    return y.reshape(seen.shape[0], seen.shape[2], len(w)).transpose(0, 2, 1)


def by_einsum(x: Array, w: Array, b: Array, s: int, d: int, p: int) -> Array:
    return np.einsum("ncok,fck->nfo", _cut(x, w, s, d, p), w) + b[:, None]


def grouped(x: Array, w: Array, b: Array, s: int, d: int, p: int, g: int) -> Array:
    if x.shape[1] != g * w.shape[1]:
        raise ValueError("the channels do not fall into groups")
    seen = _cut(x, w, s, d, p)
    parts = seen.reshape(seen.shape[0], g, -1, *seen.shape[2:])
    kernels = w.reshape(g, len(w) // g, *w.shape[1:])
    y = np.einsum("ngcok,gfck->ngfo", parts, kernels)
    return y.reshape(y.shape[0], -1, y.shape[3]) + b[:, None]


def channels_last(x: Array, w: Array, s: int, d: int) -> Array:
    """x is NHC, w is HIO."""
    zeros = np.zeros(w.shape[2], x.dtype)
    y = by_einsum(x.transpose(0, 2, 1), w.transpose(2, 1, 0), zeros, s, d, 0)
    return y.transpose(0, 2, 1)


def same_padded(x: Array, w: Array, b: Array, s: int) -> Array:
    length = -(-x.shape[2] // s)
    zeros = max(0, (length - 1) * s + w.shape[2] - x.shape[2])
    x = np.pad(x, [(0, 0), (0, 0), (zeros // 2, zeros - zeros // 2)])
    return by_einsum(x, w, b, s, 1, 0)


def transposed_by_scatter(x: Array, w: Array, b: Array, s: int, p: int, q: int) -> Array:
    k = w.shape[2]
    y = np.zeros((len(x), w.shape[1], (x.shape[2] - 1) * s + k + q), np.result_type(x, w))
    for n in range(x.shape[2]):
        y[:, :, n * s : n * s + k] += np.einsum("nc,cfk->nfk", x[:, :, n], w)
    return y[:, :, p : y.shape[2] - p] + b[:, None]


def images_by_rows(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    """Two axes: for each row of the kernel, a layer of one axis on all rows at once."""
    x = np.pad(x, [(0, 0), (0, 0), (p[0], p[0]), (0, 0)])
    height = (x.shape[2] - d[0] * (w.shape[2] - 1) - 1) // s[0] + 1
    if height < 1:
        raise ValueError("the kernel is higher than the input")
    rows: list[Array] = []
    for i in range(w.shape[2]):
        begin = i * d[0]
        part = x[:, :, begin : begin + (height - 1) * s[0] + 1 : s[0]].swapaxes(1, 2)
        lines = part.reshape(-1, *part.shape[2:])
        y = by_einsum(lines, w[:, :, i], b * 0, s[1], d[1], p[1])
        rows.append(y.reshape(len(x), height, *y.shape[1:]).swapaxes(1, 2))
    return np.sum(rows, axis=0) + b[:, None, None]


def depthwise(x: Array, w: Array) -> Array:
    """x is NCH, and w has a kernel for each channel."""
    if x.shape[1] != len(w):
        raise ValueError("a kernel for each channel")
    return np.einsum("ncok,ck->nco", _cut(x, w[:, None], 1, 1, 0), w)


def depthwise_of_one(x: Array, w: Array) -> Array:
    """x is NCH, and w has a kernel of one in-channel for each channel, or several."""
    if w.shape[1] != 1 or len(w) % x.shape[1]:
        raise ValueError("kernels of one in-channel for each channel")
    x = np.repeat(x, len(w) // x.shape[1], axis=1)
    return np.einsum("ncok,ck->nco", _cut(x, w, 1, 1, 0), w[:, 0])
