"""The exact value of one output of a formula, as a rational number, and what bounds need of it.

Every float is an integer times a power of 2. All numbers of an array are counted in one such unit,
so that the sum of products is one of integers, which Python adds exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from fundamentals.referee.formula.layer import OUTSIDE, Array, Axis, meets
from fundamentals.referee.numerics.bounds import Rational, Terms

__all__ = ["Layer", "Output", "outputs", "rational"]

_DOUBLE = 53
Output = tuple[int, ...]
"""Of which example, out-channel and places."""


def rational(number: float) -> Rational:
    """A finite float, exactly."""
    return Rational(*float(number).as_integer_ratio())


@dataclass(frozen=True)
class _Counted:
    """Numbers as integers, each times 2 to one power."""

    integers: Array
    power: int


def _counted(array: Array) -> _Counted:
    significand, exponent = np.frexp(array)
    whole = np.ldexp(significand, _DOUBLE).astype(np.int64).astype(object)
    used = exponent[array != 0]
    least = int(used.min()) if used.size else 0
    shifts = np.where(array != 0, exponent - least, 0).astype(object)
    return _Counted(whole << shifts if array.size else whole, least - _DOUBLE)


@dataclass(frozen=True)
class Layer:
    """A formula of the family at one shape, with its numbers.

    Attributes:
        axes: the formula along each axis.
        x: the input, batch × in-channels × places.
        w: the kernel, with its axes in the order of those of x.
        b: the bias.
        groups: into how many equal parts the channels fall.
    """

    axes: tuple[Axis, ...]
    x: Array
    w: Array
    b: Array | None
    groups: int = 1

    @property
    def shape(self) -> Output:
        """How many examples, out-channels and places y has."""
        return (self.x.shape[0], self.w.shape[0], *(axis.length for axis in self.axes))

    @cached_property
    def _x(self) -> _Counted:
        return _counted(self.x)

    @cached_property
    def _w(self) -> _Counted:
        return _counted(self.w)

    def met(self, output: Output) -> tuple[Array, ...]:
        """For each tap, the place of x that it meets; `OUTSIDE` where there is none."""
        places = [
            meets(replace(axis, first=axis.first + axis.stride * at, length=1), length, taps)[0]
            for axis, at, length, taps in zip(
                self.axes, output[2:], self.x.shape[2:], self.w.shape[2:], strict=True
            )
        ]
        return np.ix_(*places)

    def channels(self, output: Output) -> slice:
        """The in-channels of the group that an output is in."""
        inputs = self.w.shape[1]
        group = output[1] // (self.w.shape[0] // self.groups)
        return slice(group * inputs, (group + 1) * inputs)

    def inside(self, output: Output) -> Array:
        """Which taps meet a number of x."""
        return _inside(self.met(output))

    def terms(self, output: Output) -> Terms:
        """The exact value at an output, with the size of its terms and of their numbers."""
        met, o, channels = self.met(output), output[1], (output[0], self.channels(output))
        inside = _inside(met)
        index: tuple[Any, ...] = (slice(None), *met)
        x = np.where(inside, self._x.integers[channels][index], 0).ravel()
        products = x * self._w.integers[o].ravel()
        unit = Rational(2) ** (self._x.power + self._w.power)
        total = int(products.sum()) * unit
        size = int(np.abs(products).sum()) * unit
        count = len(products)
        numbers = [np.where(inside, self.x[channels][index], 0).ravel(), self.w[o].ravel()]
        if self.b is not None:
            bias = rational(self.b[o])
            total, size, count = total + bias, size + abs(bias), count + 1
            numbers.append(self.b[o : o + 1])
        moduli = np.abs(np.concatenate(numbers))
        used = moduli[moduli != 0]
        if not used.size:
            return Terms(total, size, count, Rational(0), Rational(1), 0)
        return Terms(
            total, size, count, rational(used.max()), rational(used.min()), _most_digits(used)
        )


def _most_digits(moduli: Array) -> int:
    """The most binary digits of any of the numbers, from the first that is 1 to the last."""
    whole = np.ldexp(np.frexp(moduli)[0], _DOUBLE).astype(np.int64)
    zeros = np.frexp((whole & -whole).astype(np.float64))[1] - 1
    return _DOUBLE - int(zeros.min())


def _inside(met: Sequence[Array]) -> Array:
    inside: Array = np.logical_and.reduce(np.broadcast_arrays(*(at != OUTSIDE for at in met)))
    return inside


def outputs(layer: Layer, rng: np.random.Generator, count: int) -> Sequence[Output]:
    """Some outputs of a layer, at random, each once."""
    shape = layer.shape
    total = int(np.prod(shape, dtype=np.int64))
    chosen = rng.choice(total, size=min(total, count), replace=False)
    return [tuple(map(int, np.unravel_index(int(each), shape))) for each in chosen]
