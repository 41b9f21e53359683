"""A layer that is right, with backward functions: one right, the others as their comments say."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _windows(x: Array, w: Array, s: int, d: int, p: int) -> tuple[Array, Array]:
    """The places of the padded input that each tap meets, and the padded input."""
    padded = np.pad(x, [(0, 0), (0, 0), (p, p)])
    outputs = (padded.shape[2] - d * (w.shape[2] - 1) - 1) // s + 1
    return s * np.arange(outputs)[:, None] + d * np.arange(w.shape[2]), padded


def layer(x: Array, w: Array, b: Array, s: int, d: int, p: int, g: int) -> Array:
    met, padded = _windows(x, w, s, d, p)
    parts = padded[:, :, met].reshape(len(x), g, w.shape[1], *met.shape)
    kernels = w.reshape(g, len(w) // g, *w.shape[1:])
    y = np.einsum("mgcni,goci->mgon", parts, kernels)
    return y.reshape(len(x), len(w), len(met)) + b[:, None]


def _input(v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int) -> Array:
    met, padded = _windows(x, w, s, d, p)
    cotangent = v.reshape(len(x), g, len(w) // g, -1)
    kernels = w.conj().reshape(g, len(w) // g, *w.shape[1:])
    back = np.einsum("mgon,goci->mgcni", cotangent, kernels).reshape(*x.shape[:2], *met.shape)
    found = np.zeros_like(padded)
    np.add.at(found, (slice(None), slice(None), met), back)
    return found[:, :, p : p + x.shape[2]]


def _kernel(v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int) -> Array:
    met, padded = _windows(x, w, s, d, p)
    parts = padded.conj()[:, :, met].reshape(len(x), g, w.shape[1], *met.shape)
    cotangent = v.reshape(len(x), g, len(w) // g, -1)
    return np.einsum("mgon,mgcni->goci", cotangent, parts).reshape(w.shape)


def right(v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int) -> tuple[Array, ...]:
    return _input(v, x, w, s, d, p, g), _kernel(v, x, w, s, d, p, g), v.sum(axis=(0, 2))


def forgets_stride(
    v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int
) -> tuple[Array, ...]:
    return _dense(v, x, w, d, p, g), *right(v, x, w, s, d, p, g)[1:]


def _dense(v: Array, x: Array, w: Array, d: int, p: int, g: int) -> Array:
    """As if the outputs lay side by side."""
    length = v.shape[2] + d * (w.shape[2] - 1)
    shorter = np.zeros((*x.shape[:2], length), dtype=x.dtype)
    found = np.pad(_input(v, shorter, w, 1, d, 0, g), [(0, 0), (0, 0), (0, p + x.shape[2])])
    return found[:, :, p : p + x.shape[2]]


def transposes_groups(
    v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int
) -> tuple[Array, ...]:
    vx, vw, vb = right(v, x, w, s, d, p, g)
    split = vw.reshape(g, len(w) // g, *w.shape[1:])
    return vx, split.swapaxes(0, 1).reshape(w.shape), vb  # groups after the channels of one


def averages_bias(
    v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int
) -> tuple[Array, ...]:
    vx, vw, vb = right(v, x, w, s, d, p, g)
    return vx, vw, vb / len(x)  # the mean over the batch


def bias_of_first(
    v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int
) -> tuple[Array, ...]:
    vx, vw, _ = right(v, x, w, s, d, p, g)
    return vx, vw, v[0].sum(axis=1)  # the other examples are forgotten


def transposed_only(
    v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int
) -> tuple[Array, ...]:
    vx, vw, vb = right(v, x.conj(), w.conj(), s, d, p, g)
    return vx, vw, vb  # without conjugates: of complex numbers, jax's gradient and not torch's


def refuses_batches(
    v: Array, x: Array, w: Array, s: int, d: int, p: int, g: int
) -> tuple[Array, ...]:
    if len(x) > 1:
        raise IndexError("one example")
    return right(v, x, w, s, d, p, g)
