"""Complex layers as real ones with twice as many channels, which the bounds of real sums hold for.

The parts of a complex number are neighbouring channels. With v + i u for the number of w and
x + i z for that of x, the products of one tap add v x − u z to the real part and u x + v z to the
imaginary one: two products each, so that n complex terms are 2 n real ones of either part.
"""

from dataclasses import replace

import numpy as np

from fundamentals.referee.formula.identifying import Conjugates
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.numerics.exact import Layer

__all__ = ["PARTS", "Signs", "apart", "joined", "signs", "together"]

PARTS = {"complex64": "float32", "complex128": "float64"}
"""The format of the parts of complex numbers."""

Signs = tuple[int, int]
"""What the imaginary parts of w and of x are multiplied by: −1 where the formula conjugates."""


def signs(conjugates: Conjugates) -> Signs | None:
    """The signs of a formula; None where complex numbers make it another one."""
    known: dict[str, Signs] = {
        "nothing": (1, 1),
        "kernel": (-1, 1),
        "input": (1, -1),
        "both": (-1, -1),
    }
    return known.get(conjugates)


def joined(real: Layer, imaginary: Layer, of: Signs) -> Layer:
    """The real layer of a complex one, which is given by its two parts."""
    u, z = of[0] * imaginary.w, of[1] * imaginary.x
    rows = np.stack([_between(real.w, -u, 1), _between(u, real.w, 1)], axis=1)
    b = real.b
    if b is not None and imaginary.b is not None:
        b = np.stack([b, imaginary.b], axis=1).reshape(-1)
    w = rows.reshape(-1, *rows.shape[2:])
    return replace(real, x=_between(real.x, z, 1), w=w, b=b)


def together(layer: Layer, of: Signs) -> tuple[Array, Array, Array | None]:
    """The complex x, w and b of such a layer."""
    x = layer.x[:, ::2] + 1j * of[1] * layer.x[:, 1::2]
    w = layer.w[::2, ::2] + 1j * of[0] * layer.w[1::2, ::2]
    b = None if layer.b is None else layer.b[::2] + 1j * layer.b[1::2]
    return x, w, b


def apart(y: Array) -> Array:
    """What comes back of it as the layer has it: its parts as neighbouring channels."""
    return _between(y.real.astype(np.float64), y.imag.astype(np.float64), 1)


def _between(one: Array, other: Array, axis: int) -> Array:
    """Two arrays, their slices along an axis in turn."""
    pairs = np.stack([one, other], axis=axis + 1)
    return pairs.reshape(*one.shape[:axis], 2 * one.shape[axis], *one.shape[axis + 1 :])
