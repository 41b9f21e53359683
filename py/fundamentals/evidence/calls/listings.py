"""What a row of the table of software says that a function returns, and what it does return.

The numbers are integers between −9 and 9, or complex numbers with such parts, and few. Whatever is
added in whatever order, also with three multiplications for a complex product, is an integer far
below 2²⁴: float32 and float64 compute all of it exactly, and so does Python's complex arithmetic
here. Only what comes out of Fourier transforms has rounding errors. They are bounded by less than
½, so that the nearest integers are the exact values, and these are compared.

The call is the one by which the referee confirms the row (`form_of`); the truth is written down
here, straight from the definition, and shares nothing with what the referee finds by probes.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import flint

from fundamentals.evidence.calls.borders import CONTINUED
from fundamentals.evidence.calls.sampling import overlap_add_error
from fundamentals.evidence.core import Claim, Every, Exactly
from fundamentals.evidence.models.layers import Axis, layer
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.table.confirming import form_of
from fundamentals.referee.table.here import here
from fundamentals.software.formulas import value
from fundamentals.software.rows import Border, Mode, Row

__all__ = ["Call", "Numbers", "agrees", "equals", "exact", "listed", "returned"]

Numbers = Mapping[str, int]


@dataclass(frozen=True)
class Call:
    """Arguments of a function in the table.

    Attributes:
        x: the input, channels × places.
        w: the kernel, out-channels × in-channels × taps; of a group, if there are several.
        b: a number for each out-channel.
        mode: which of the row's modes.
        numbers: the letters in the row's formulas, for each axis.
        groups: into how many equal parts the channels fall.
    """

    x: Any
    w: Any
    b: tuple[Any, ...]
    mode: int
    numbers: tuple[Numbers, ...]
    groups: int = 1

    def each(self, letter: str) -> list[int]:
        """One of the letters, along every axis."""
        return [numbers[letter] for numbers in self.numbers]

    def shape(self, form: Form) -> Shape:
        """The same for the referee."""
        return Shape(
            tuple(self.each("L")),
            tuple(self.each("K")),
            {letter: tuple(self.each(letter)) for letter in form.letters},
            inputs=len(self.x),
            outputs=len(self.w),
            groups=self.groups,
        )

    @property
    def plain(self) -> tuple[Any, Any]:
        """Input and kernel without channels, as numpy arrays of integers or complex numbers."""
        import numpy as np

        return np.array(self.x[0]), np.array(self.w[0][0])


def returned(row: Row, call: Call, form: Form) -> Any:
    """What the function returns, out-channels × places."""
    import numpy as np

    x, w, b = (np.array(a) for a in ((call.x,), call.w, call.b))
    dtype = "complex128" if "c" in x.dtype.kind + w.dtype.kind else row.asked.dtype
    arrays = {"x": form.signal_out(x), "w": form.kernel_out(w, call.groups)}
    if form.bias:
        arrays["b"] = b
    arrays = {name: np.ascontiguousarray(array, dtype) for name, array in arrays.items()}
    array, _ = here(row, form.expression).value(arrays, form.values(call.shape(form)))
    return form.signal_in(array)[0]


def listed(row: Row, call: Call) -> Any:
    """The row's formula, out-channels × places; straight from its definition."""
    mode = row.modes[call.mode]
    axes = [
        Axis(
            first=value(mode.first, numbers),
            length=value(mode.length, numbers),
            stride=numbers["s"] if row.stride == "output" else 1,
            dilation=numbers["d"],
            spread=numbers["s"] if row.stride == "input" else 1,
        )
        for numbers in call.numbers
    ]
    x, w = call.x, _conjugate(call.w) if row.conjugates else call.w
    if mode.border != "zeros":
        reach = [a.dilation * (n["K"] - 1) for a, n in zip(axes, call.numbers, strict=True)]
        least = [a.first - (r if row.flips else 0) for a, r in zip(axes, reach, strict=True)]
        ends = [
            low + a.stride * (a.length - 1) + r + 1
            for low, a, r in zip(least, axes, reach, strict=True)
        ]
        ranges = [range(*pair) for pair in zip(least, ends, strict=True)]
        x = tuple(_continued(channel, ranges, mode.border) for channel in x)
        axes = [replace(a, first=a.first - low) for a, low in zip(axes, least, strict=True)]
    b = call.b if row.bias else (0,) * len(w)
    groups = zip(*(_parts(each, call.groups) for each in (x, w, b)), strict=True)
    return tuple(y for xs, ws, bs in groups for y in layer(xs, ws, bs, axes, flips=row.flips))


def _parts(channels: Any, groups: int) -> list[Any]:
    """Equal parts of the channels, one after the other."""
    size = len(channels) // groups
    return [channels[g * size : (g + 1) * size] for g in range(groups)]


def _continued(x: Any, ranges: "list[range]", border: Border) -> Any:
    """x at these places along each axis, some of them beyond its ends."""
    if not ranges:
        return x
    met = (CONTINUED[border](place, len(x)) for place in ranges[0])
    return tuple(_continued(x[place], ranges[1:], border) for place in met)


def _conjugate(values: Any) -> Any:
    return tuple(map(_conjugate, values)) if isinstance(values, tuple) else values.conjugate()


def agrees(row: Row, call: Call) -> Claim:
    """The function returns what the row says, number for number, by every method that it has."""
    mode = row.modes[call.mode]
    return Every(*(equals(returned(way, call, f), way, call) for way, f in _ways(row, mode)))


def _ways(row: Row, mode: Mode) -> Iterator[tuple[Row, Form]]:
    """The call; where it has a method, also that by Fourier transforms."""
    yield row, form_of(row, mode)
    if "method" in row.arguments:
        yield replace(row, fourier=True), form_of(row, mode, method="'fft'")


def equals(array: Any, row: Row, call: Call) -> Claim:
    """What a function returned, out-channels × places, is what the row says."""
    error = _rounding(row, call) if row.fourier else None
    return Exactly(exact(array.tolist(), off_by=error), exact(listed(row, call)))


def _rounding(row: Row, call: Call) -> flint.arb:
    """How far a value may be off that comes out of Fourier transforms.

    Those along several axes make the same passes as one whose length is the product of theirs, so
    that zeros are added to x until it is as long. Where x is continued beyond its ends, it is at
    most as long as two kernels more, and nowhere larger than it was.
    """
    x, w = call.plain
    sizes = [2 * (one + other) for one, other in zip(x.shape, w.shape, strict=True)]
    places = x.reshape(-1).tolist()
    if row.modes[call.mode].border != "zeros":
        wider = (one + 2 * other for one, other in zip(x.shape, w.shape, strict=True))
        places = [max(places, key=abs)] * math.prod(wider)
    zeros = [0] * math.prod(sizes) if len(sizes) > 1 else []
    return overlap_add_error([*places, *zeros], w.reshape(-1).tolist())


def exact(values: Any, *, off_by: flint.arb | None = None) -> Any:
    """Each number exactly; real and imaginary part if it is not real.

    Args:
        values: numbers, in nested sequences.
        off_by: for integers, how far each may be off: then the nearest integer is the exact one.

    Raises:
        ValueError: they may be off by so much that the nearest integer may be another.
    """
    if off_by is not None and not off_by < 0.5:
        raise ValueError(f"numbers that may be off by {off_by} do not tell integers")
    if isinstance(values, list | tuple):
        return tuple(exact(value, off_by=off_by) for value in values)
    number = complex(values)
    parts = (number.real, number.imag)
    real, imag = (Fraction(part if off_by is None else round(part)) for part in parts)
    return (real, imag) if imag else real
