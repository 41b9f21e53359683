"""Probes whose sums are exact in a number type, and what comes back of them.

If x, w and b are integers and |b| + ∑ |w| |x| ≤ 2ᵖ at every output, then whatever adds the products
with p binary digits, in whatever order, fused or not, gives the exact integers (`exact-on-integers`
in the catalog). Every probe is held to that bound before it is made, so that what comes back is
compared bit for bit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import isqrt, prod
from typing import Any, Protocol

import numpy as np

from fundamentals.referee.formula.form import Form, Shape, UnreadableError
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.subject.calling import Call, Died, Outcome, Raised

__all__ = [
    "NEAR",
    "UNREADABLE",
    "Callee",
    "Probe",
    "Prober",
    "capacity",
    "digits",
    "same",
    "within",
]

UNREADABLE = "Unreadable"
"""The `error` of a call that came back with an array that is not what the form says."""

_DIGITS = {
    "bfloat16": 8,
    "float16": 11,
    "float32": 24,
    "complex64": 24,
    "int8": 7,
    "uint8": 8,
    "int16": 15,
    "uint16": 16,
    "int32": 31,
    "uint32": 32,
}
_MOST = 53  # binary digits of float64, in which numbers travel
_LARGE = 97  # larger numbers tell no more
NEAR = 0.125  # of an integer: nearer to it than to any other number of few binary digits
_DENSE = 3  # so large at least are numbers, or else there are zeros among them


def capacity(dtype: str) -> int:
    """The integers up to which a number type is exact, sums of them as well."""
    return 1 << _DIGITS.get(dtype, _MOST)


class Callee(Protocol):
    """What can be called many times."""

    def call(self, calls: Sequence[Call]) -> list[Outcome]:
        """What comes of each call, in order."""


@dataclass(frozen=True)
class Probe:
    """One call in canonical arrays, with what it is made of.

    Attributes:
        shape: lengths, taps, channels and letters.
        x: the input, batch × in-channels × places.
        w: the kernel, out-channels × in-channels of a group × taps.
        b: the bias.
        dtype: the number type of all of them.
        memory: how they lie in memory.
    """

    shape: Shape
    x: Array
    w: Array
    b: Array | None = None
    dtype: str = "float64"
    memory: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


def within(probe: Probe) -> bool:
    """Whether every sum of the probe is exact, in whatever order it is made.

    The bound is the coarse one: the moduli of the kernel of an out-channel, added, times the
    largest modulus in x. It is computed in float64, where 2⁵³ + 1 rounds to 2⁵³: of larger types,
    sums of 2⁵³ itself are refused, too.
    """
    rows = _moduli(probe.w).reshape(len(probe.w), -1).sum(axis=1)
    most = rows.max(initial=0) * _moduli(probe.x).max(initial=0)
    if probe.b is not None:
        most += _moduli(probe.b).max(initial=0)
    return bool(most <= min(capacity(probe.dtype), (1 << _MOST) - 1))


def _moduli(array: Array) -> Any:
    """The moduli, or bounds for them: of complex numbers, those of the parts added."""
    if array.dtype.kind == "c":
        return np.abs(array.real) + np.abs(array.imag)
    return np.abs(array)


class Prober:
    """Makes probes of one function in one number type.

    Args:
        callee: what runs the function.
        form: how it is called.
        dtype: the number type.
        complexes: whether complex numbers are asked about as well, where the type is a real one.
    """

    def __init__(self, callee: Callee, form: Form, dtype: str, *, complexes: bool = True) -> None:
        self.callee, self.form, self.dtype, self.complexes = callee, form, dtype, complexes
        self.calls = 0
        self.digits: int | None = None
        """So many binary digits at most have the sums of random probes; None: as the type has."""
        self.scale = 1.0
        """What all sums are multiplied by; what comes back is divided by it."""
        self.rounds = False
        """Whether something that came back was near an integer, but none."""
        self.exact = 0
        """The most binary digits of a sum that came back exactly."""

    def random(self, shape: Shape, rng: np.random.Generator, *, imaginary: bool = False) -> Probe:
        """A probe with random integers that is exact."""
        terms = max(1, prod(shape.w[1:]))
        most_exact = capacity(self.dtype) if self.digits is None else 1 << self.digits
        spare = most_exact // (4 if imaginary else 1)
        kept = min(terms, max(1, spare // (_DENSE * _DENSE * 2)))
        most = min(_LARGE, isqrt(max(1, spare // (2 * terms))))
        if most < _DENSE:  # too many terms for this type: most taps are 0 then
            most = min(_LARGE, isqrt(max(1, spare // (2 * kept))))
        w = _integers(rng, shape.w, most, self.dtype)
        if kept < terms:
            flat = w.reshape(w.shape[0], -1)
            order = rng.permuted(np.tile(np.arange(terms), (len(flat), 1)), axis=1)
            flat[order >= kept] = 0
        x = _integers(rng, shape.x, most, self.dtype)
        b = _integers(rng, (shape.outputs,), most, self.dtype) if self.form.bias else None
        if b is not None:
            b[b == 0] = 1  # a bias of 0 would not be missed
        if imaginary:
            w = w + 1j * _integers(rng, shape.w, most, self.dtype) * (w != 0)
            x = x + 1j * _integers(rng, shape.x, most, self.dtype)
        return Probe(shape, x, w, b, self.dtype)

    def impulse(self, shape: Shape, tap: tuple[int, ...], scale: complex = 1) -> Probe:
        """The kernel 1 at one tap of the first channels, 0 elsewhere; the numbers of the first
        channel of x say their own places, from 1.
        """
        w = np.zeros(shape.w, dtype=np.result_type(np.float64, scale))
        w[(0, 0, *tap)] = scale
        x = np.zeros(shape.x)
        x[0, 0] = np.arange(1, prod(shape.lengths) + 1).reshape(shape.lengths)
        return Probe(shape, x, w, None, self.dtype)

    def ask(self, probes: Iterable[Probe]) -> list[Array | Raised | Died]:
        """The canonical outputs; integers that a rounding error is on become integers again.

        Raises:
            UnreadableError: what came back is not what the form says.
        """
        probes = list(probes)
        calls = [
            self.form.call(each.shape, each.x, each.w, each.b, dtype=each.dtype, memory=each.memory)
            for each in probes
        ]
        self.calls += len(calls)
        return list(map(self._read, probes, self.callee.call(calls)))

    def _read(self, probe: Probe, outcome: Outcome) -> Array | Raised | Died:
        if isinstance(outcome, Raised | Died):
            return outcome
        try:
            y = self.form.read(outcome)
            if not prod(y.shape[:2]) and probe.shape.batch and probe.shape.outputs:
                return Raised(UNREADABLE, f"{y.shape[0]} examples of {y.shape[1]} channels came")
            return y if self.scale == 1 else y / self.scale
        except UnreadableError as error:
            return Raised(UNREADABLE, str(error))

    def taken(self, shapes: Sequence[Shape]) -> Shape | None:
        """The first of some shapes at which an array comes back."""
        for shape in shapes:
            (answer,) = self.ask([self.random(shape, np.random.default_rng(0))])
            if not isinstance(answer, Raised | Died):
                return shape
        return None

    def nearest(self, y: Array) -> Array:
        """The integers nearest to y; notes if they are others than y itself."""
        if y.dtype.kind in "biu":
            return y
        rounded = np.rint(y)
        if not self.rounds and not np.array_equal(rounded, y):
            self.rounds = bool((np.abs(rounded - y) < NEAR).all())  # a NaN is near nothing
        return rounded


def digits(y: Array) -> int:
    """The most binary digits that a number of y has, without the zeros at its end."""
    parts = np.abs(np.concatenate([y.real.reshape(-1), y.imag.reshape(-1)])).astype(np.int64)
    odd = parts[parts > 0]
    if not len(odd):
        return 0
    return int((odd // (odd & -odd)).max()).bit_length()


def same(y: Array, said: Array) -> bool:
    """Whether two arrays hold the same numbers in the same shape."""
    return y.shape == said.shape and bool(np.array_equal(y, said))


def _integers(rng: np.random.Generator, shape: tuple[int, ...], most: int, dtype: str) -> Array:
    least = 0 if dtype.startswith("uint") or dtype == "bool" else -most
    return rng.integers(least, most, size=shape, endpoint=True).astype(np.float64)
