"""What a row of the table of software says that a function returns, for random arguments.

The numbers are integers between −9 and 9, or complex numbers with such parts, and few. Whatever is
added in whatever order, also with three multiplications for a complex product, is an integer far
below 2⁵³: float64 computes all of it exactly, and so does Python's complex arithmetic here. Only
what comes out of Fourier transforms has rounding errors. They are bounded by less than ½, so that
the nearest integers are the exact values, and these are compared.
"""

import functools
import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import flint
from hypothesis import strategies as st

from fundamentals.evidence.calls.sampling import overlap_add_error
from fundamentals.evidence.core import Check, Claim, Exactly, check
from fundamentals.evidence.models.layers import Axis, layer, tabulate
from fundamentals.software.formulas import K, d, value
from fundamentals.software.rows import Mode, Row

__all__ = [
    "Call",
    "Numbers",
    "agrees",
    "calls",
    "exact",
    "listed",
    "misreadings",
    "observes",
    "observes_sayings",
]

Numbers = Mapping[str, int]
Shape = tuple[int, tuple[Numbers, ...], int, int, bool]


@dataclass(frozen=True)
class Call:
    """Arguments of a function in the table.

    Attributes:
        x: the input, channels × places.
        w: the kernel, out-channels × in-channels × taps.
        b: a number for each out-channel.
        mode: which of the row's modes.
        numbers: the letters in the row's formulas, for each axis.
    """

    x: Any
    w: Any
    b: tuple[Any, ...]
    mode: int
    numbers: tuple[Numbers, ...]

    def word(self, row: Row) -> Any:
        """The argument that asks for the mode, if it is a word; else None."""
        name = row.modes[self.mode].name
        return name if name.isidentifier() and len(name) > 1 else None

    def each(self, letter: str) -> list[int]:
        """One of the letters, along every axis."""
        return [numbers[letter] for numbers in self.numbers]

    @property
    def plain(self) -> tuple[Any, Any]:
        """Input and kernel without channels, as numpy arrays of integers or complex numbers."""
        import numpy as np

        return np.array(self.x[0]), np.array(self.w[0][0])

    def batch(self, row: Row) -> tuple[Any, Any, Any]:
        """Input, kernel and bias in the row's layout, as numpy arrays of floating-point numbers."""
        import numpy as np

        signal, kernel = row.layout or ("", "")
        spatial = signal.replace("N", "").replace("C", "")
        x, w, b = (np.array(a) for a in ((self.x,), self.w, self.b))
        dtype = np.result_type(x, w, b, np.float64)
        x = x.transpose([f"NC{spatial}".index(axis) for axis in signal])
        w = w.transpose([f"OI{spatial}".index(axis) for axis in kernel])
        x, w, b = (np.ascontiguousarray(a, dtype=dtype) for a in (x, w, b))
        return x, w, b


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
    w = _conjugate(call.w) if row.conjugates else call.w
    return layer(call.x, w, call.b, axes, flips=row.flips)


def _conjugate(values: Any) -> Any:
    return tuple(map(_conjugate, values)) if isinstance(values, tuple) else values.conjugate()


def agrees(returned: Any, row: Row, call: Call) -> Claim:
    """What a function returned is what the row says, number for number."""
    import numpy as np

    array, said = np.asarray(returned), listed(row, call)
    if row.layout:
        places = [axis for axis in row.layout[0] if axis not in "NC"]
        array = array.transpose([row.layout[0].index(axis) for axis in ["N", "C", *places]])[0]
    else:
        said = said[0]
    error = _rounding(*call.plain) if row.fourier else None
    return Exactly(exact(array.tolist(), off_by=error), exact(said))


def _rounding(x: Any, w: Any) -> flint.arb:
    """How far a value may be off that comes out of Fourier transforms.

    Those along several axes make the same passes as one whose length is the product of theirs, so
    that zeros are added to x until it is as long.
    """
    sizes = [2 * (one + other) for one, other in zip(x.shape, w.shape, strict=True)]
    zeros = [0] * math.prod(sizes) if len(sizes) > 1 else []
    return overlap_add_error([*x.reshape(-1).tolist(), *zeros], w.reshape(-1).tolist())


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


# Wrong rows


def misreadings(row: Row, **others: tuple[Mode, ...]) -> dict[str, dict[str, Row]]:
    """The row with one field wrong, for every field; and with the modes of others, by name."""
    end = d * (K - 1)
    turned = tuple(
        replace(mode, first=mode.first - end if row.flips else mode.first + end)
        for mode in row.modes
    )
    wrong = {
        "kernel run backwards": replace(row, flips=not row.flips, modes=turned),
        "conjugation": replace(row, conjugates=not row.conjugates),
    }
    for number, mode in enumerate(row.modes):
        for what, changed in (
            ("begins one place later", replace(mode, first=mode.first + 1)),
            ("returns one more", replace(mode, length=mode.length + 1)),
        ):
            modes = (*row.modes[:number], changed, *row.modes[number + 1 :])
            wrong[f"{_named(mode, row)}: {what}"] = replace(row, modes=modes)
    for name, modes in others.items():
        wrong[name.replace("_", " ")] = replace(row, modes=modes)
    return {name: {"row": changed} for name, changed in wrong.items()}


def _named(mode: Mode, row: Row) -> str:
    """The mode's name, with its condition if there are others of that name."""
    alone = sum(other.name == mode.name for other in row.modes) == 1
    return mode.name if alone else f"{mode.name} where {mode.text.where}"


# Random calls


@functools.cache
def _choices(mode: Mode, layered: bool, most: int) -> list[Numbers]:
    """The numbers for one axis of which the mode says something."""
    steps = {"s": range(1, 4), "d": range(1, 3)} if layered else {}
    ranges = {
        **{letter: range(1, most + 1) for letter in "LK"},
        **{letter: steps.get(letter, range(1, 2)) for letter in "sd"},
        **{letter: range(3) if letter in mode.letters else range(1) for letter in "pq"},
    }
    found = (dict(zip(ranges, values, strict=True)) for values in product(*ranges.values()))
    return [numbers for numbers in found if value(mode.where, numbers)]


def _shapes(row: Row, most: int, few: int | None) -> "st.SearchStrategy[Shape]":
    """Modes with numbers for each axis, out- and in-channels, and whether values are complex."""
    choices = [_choices(mode, row.layout is not None, most) for mode in row.modes]
    channels = (1, 2) if row.layout else (1,)
    if few is None:
        return st.integers(0, len(choices) - 1).flatmap(
            lambda mode: st.tuples(
                st.just(mode),
                st.tuples(*[st.sampled_from(choices[mode])] * row.axes),
                st.sampled_from(channels),
                st.sampled_from(channels),
                st.booleans(),
            )
        )
    random = Random(row.name)  # noqa: S311 - reproducible, not secret
    shapes = [
        (
            mode,
            tuple(random.choice(_shorter(numbers, k % 2 == 0)) for _ in range(row.axes)),
            random.choice(channels),
            random.choice(channels),
            k % 4 in (1, 2),
        )
        for mode, numbers in enumerate(choices)
        for k in range(few)
    ]
    return st.sampled_from(shapes)


def _shorter(choices: list[Numbers], wanted: bool) -> list[Numbers]:
    """Those with an input shorter than the kernel, or the others; all if there are none."""
    return [n for n in choices if (n["L"] < n["K"]) == wanted] or choices


@st.composite
def _call(draw: st.DrawFn, row: Row, most: int, few: int | None) -> Call:
    mode, numbers, outs, ins, complexes = draw(_shapes(row, most, few))
    parts = st.integers(-9, 9)
    values: st.SearchStrategy[Any] = st.builds(complex, parts, parts) if complexes else parts

    def box(*sizes: int) -> Any:
        return tabulate(sizes, lambda *_: draw(values))

    return Call(
        x=box(ins, *(n["L"] for n in numbers)),
        w=box(outs, ins, *(n["K"] for n in numbers)),
        b=box(outs) if row.bias else (0,) * outs,
        mode=mode,
        numbers=numbers,
    )


def calls(
    row: Row, *, most: int = 6, few: int | None = None
) -> "Mapping[str, st.SearchStrategy[Call]]":
    """Random arguments for the function of a row.

    Args:
        row: the row.
        most: how long input and kernel may be along an axis.
        few: so many shapes for each mode only: some libraries compile for every shape anew.
    """
    return {"call": _call(row, most, few)}


def observes(
    row: Row,
    *,
    most: int = 6,
    few: int | None = None,
    instances: int = 100,
    **others: tuple[Mode, ...],
) -> Callable[[Callable[..., Claim]], Check]:
    """Turn a function of a call and of the keyword `row` into the check of that row.

    Its mutants are the `misreadings` of the row; the other arguments are those of `calls`.
    """
    return check(
        layer="observed",
        given=calls(row, most=most, few=few),
        instances=instances,
        packages=(row.library,),
        mutants=misreadings(row, **others),
    )


def observes_sayings(
    function: Callable[..., Claim],
    misread: "Callable[[Row, Any], Iterator[tuple[str, Any]]]",
    given: "Mapping[str, st.SearchStrategy[Any]] | st.SearchStrategy[Mapping[str, Any]]",
    instances: int,
) -> Check:
    """The check of what else is said of some rows.

    Its mutants are the misreadings, those of a kind in all that is said taken together.

    Args:
        function: the claim; the default of its keyword `said` is pairs of a row and a saying.
        misread: what is wrong with each wrong variant of a saying, and the variant.
        given: where the other arguments come from.
        instances: how many.
    """
    said = inspect.signature(function).parameters["said"].default
    wrong: dict[str, list[tuple[Row, Any]]] = {}
    for row, each in said:
        for what, changed in misread(row, each):
            wrong.setdefault(what, []).append((row, changed))
    return check(
        layer="observed",
        given=given,
        instances=instances,
        packages=(said[0][0].library,),
        mutants={what: {"said": tuple(changed)} for what, changed in wrong.items()},
    )(function)
