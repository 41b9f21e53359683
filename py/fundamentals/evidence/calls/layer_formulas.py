"""What is proved of the layer, as formulas for its output and for what comes back; and wrong ones.

The formulas with sums over ℤ are for one axis, as in the Lean files.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from operator import add
from typing import Any

import flint
import sympy

from fundamentals.evidence.models.layers import (
    Axis,
    Problem,
    at,
    bias_gradient,
    each,
    flipped,
    kernel_gradient,
    places,
    tabulate,
    transposed,
)
from fundamentals.evidence.models.sequences import Finite, convolve, correlate

__all__ = [
    "WRONG_BACKWARD",
    "WRONG_INPUT_SUMS",
    "WRONG_KERNEL_SUMS",
    "WRONG_OUTPUTS",
    "Formula",
    "Turn",
    "as_it_is",
    "changed",
    "each_kernel",
    "even",
    "in_one_direction",
    "input_sums",
    "kernel_sums",
    "late",
    "more_before",
    "output_polynomials",
    "output_sums",
    "rounded_down",
    "sequence",
    "symbols",
    "to_input",
    "to_kernel",
    "what_comes_back",
]

Formula = Callable[[Problem], Any]
Operation = Callable[[Finite, Finite], Finite]
Turn = Callable[[Any, int], Any]

# Sums over ℤ


def sequence(values: Any, apart: int = 1) -> Finite:
    """The values from 0 on, neighbours `apart` places from each other, zeros between them."""
    spread = [0] * (apart * (len(values) - 1) + 1)
    spread[::apart] = values
    return Finite(0, tuple(spread))


def output_sums(
    problem: Problem,
    *,
    operation: Operation = correlate,
    late: int = 0,
    stride: int | None = None,
    dilation: int | None = None,
) -> Any:
    """b o + ∑ c, (w o c dilated by d) ⋆ (x c) at s n − p."""
    (axis,) = problem.axes
    step, apart = stride or axis.stride, dilation or axis.dilation
    sums = [
        [operation(sequence(w, apart), sequence(x)) for w, x in zip(ws, problem.x, strict=True)]
        for ws in problem.w
    ]
    return tabulate(
        (len(sums), axis.length),
        lambda o, n: sum((y[step * n + axis.first + late] for y in sums[o]), problem.b[o]),
    )


WRONG_OUTPUTS: Mapping[str, Mapping[str, Formula]] = {
    "kernel flipped": {"formula": partial(output_sums, operation=convolve)},
    "one place late": {"formula": partial(output_sums, late=1)},
    "stride ignored": {"formula": partial(output_sums, stride=1)},
    "dilation ignored": {"formula": partial(output_sums, dilation=1)},
}


def input_sums(
    problem: Problem, *, operation: Operation = convolve, spread: bool = True, late: int = 0
) -> Any:
    """∑ o, (w o c dilated by d) ∗ (v o dilated by s), from p on."""
    (axis,) = problem.axes
    step = axis.stride if spread else 1

    def value(c: int, place: int) -> Any:
        pairs = zip(problem.w, problem.v, strict=True)
        sums = (operation(sequence(w[c], axis.dilation), sequence(v, step)) for w, v in pairs)
        return sum(y[place - axis.first + late] for y in sums)

    return tabulate((len(problem.x), *problem.lengths), value)


WRONG_INPUT_SUMS: Mapping[str, Mapping[str, Formula]] = {
    "cross-correlation": {"formula": partial(input_sums, operation=correlate)},
    "what comes back not spread": {"formula": partial(input_sums, spread=False)},
    "one place late": {"formula": partial(input_sums, late=1)},
}


def kernel_sums(
    problem: Problem, *, operation: Operation = correlate, spread: bool = True, late: int = 0
) -> Any:
    """(v o dilated by s) ⋆ (x c) at d i − p."""
    (axis,) = problem.axes
    step = axis.stride if spread else 1

    def value(o: int, c: int, i: int) -> Any:
        sums = operation(sequence(problem.v[o], step), sequence(problem.x[c]))
        return sums[axis.dilation * i + axis.first + late]

    return tabulate((len(problem.w), len(problem.x), *problem.taps), value)


WRONG_KERNEL_SUMS: Mapping[str, Mapping[str, Formula]] = {
    "convolution": {"formula": partial(kernel_sums, operation=convolve)},
    "what comes back not spread": {"formula": partial(kernel_sums, spread=False)},
    "one place late": {"formula": partial(kernel_sums, late=1)},
}


def output_polynomials(problem: Problem, *, end: int = 1) -> Any:
    """b o + ∑ c, (w o c dilated by d) ∗ (x c), from where the first window ends; by polynomials."""
    ring = flint.fmpz_mpoly_ctx.get(tuple("zy"[: len(problem.axes)]))
    steps = [a.dilation for a in problem.axes]

    def product(w: Any, x: Any) -> Any:
        kernel = {
            tuple(d * i for d, i in zip(steps, tap, strict=True)): at(w, tap)
            for tap in places(problem.taps)
        }
        image = {place: at(x, place) for place in places(problem.lengths)}
        return (ring.from_dict(kernel) * ring.from_dict(image)).to_dict()

    products = [[product(w, x) for w, x in zip(ws, problem.x, strict=True)] for ws in problem.w]

    def value(o: int, *place: int) -> Any:
        along = zip(problem.axes, place, problem.taps, strict=True)
        key = tuple(a.stride * n + a.first + end * a.dilation * (k - 1) for a, n, k in along)
        return sum((found.get(key, 0) for found in products[o]), problem.b[o])

    return tabulate((len(products), *(a.length for a in problem.axes)), value)


# Kernels


def as_it_is(kernel: Any, axes: int) -> Any:
    """The kernel, not flipped."""
    del axes
    return kernel


def in_one_direction(kernel: Any, axes: int) -> Any:
    """The kernel of an image flipped along its first axis only."""
    return kernel[::-1] if axes > 1 else flipped(kernel, axes)


def even(kernel: Any, axes: int) -> Any:
    """The kernel and its mirror image, added."""
    return each(add, kernel, flipped(kernel, axes))


def each_kernel(w: Any, turn: Turn, axes: int) -> Any:
    """`turn` applied to the kernel of every pair of channels."""
    return tuple(tuple(turn(kernel, axes) for kernel in kernels) for kernels in w)


# Axes


def changed(axis: Axis, **fields: int) -> Axis:
    """The axis with other numbers."""
    return replace(axis, **fields)


def late(axis: Axis) -> Axis:
    """The axis, beginning one place late."""
    return replace(axis, first=axis.first + 1)


# Same mode


def rounded_down(length: int, taps: int, stride: int, dilation: int) -> Axis:
    """⌊length/stride⌋ outputs."""
    return replace(Axis.same(length, taps, stride, dilation), length=length // stride)


def more_before(length: int, taps: int, stride: int, dilation: int) -> Axis:
    """The zero too many before the input, not after it."""
    axis = Axis.same(length, taps, stride, dilation)
    zeros = max(0, stride * (axis.length - 1) + dilation * (taps - 1) + 1 - length)
    return replace(axis, first=-(zeros - zeros // 2))


# Symbols


def symbols(problem: Problem) -> Problem:
    """The problem with a symbol in the place of every number."""
    return problem.over(lambda name: sympy.Symbol(name, real=True))


# What comes back, along any number of axes


def to_input(problem: Problem, *, turn: Turn = as_it_is) -> Any:
    """The transposed layer of v."""
    w = each_kernel(problem.w, turn, len(problem.axes))
    return transposed(problem.v, w, problem.axes, problem.lengths)


def to_kernel(
    problem: Problem, *, late: int = 0, exchanged: bool = False, turn: Turn = as_it_is
) -> Any:
    """The cross-correlation of v with the input."""
    axes = [replace(a, first=a.first + late) for a in problem.axes]
    if exchanged:
        axes = [replace(a, stride=a.dilation, dilation=a.stride) for a in axes]
    return each_kernel(kernel_gradient(problem.x, problem.v, axes, problem.taps), turn, len(axes))


def to_bias(problem: Problem) -> Any:
    """The sums of v over all places."""
    return bias_gradient(problem.v, len(problem.axes))


def first_place(problem: Problem) -> Any:
    """v at its first place."""
    return tuple(at(channel, [0] * len(problem.axes)) for channel in problem.v)


def what_comes_back(
    problem: Problem,
    *,
    of_input: Formula = to_input,
    of_kernel: Formula = to_kernel,
    of_bias: Formula = to_bias,
) -> list[Any]:
    """Of v, to input, kernel and bias."""
    return [of_input(problem), of_kernel(problem), of_bias(problem)]


WRONG_BACKWARD: Mapping[str, Mapping[str, Formula]] = {
    "cross-correlation for the input": {
        "formulas": partial(what_comes_back, of_input=partial(to_input, turn=flipped))
    },
    "convolution for the kernel": {
        "formulas": partial(what_comes_back, of_kernel=partial(to_kernel, turn=flipped))
    },
    "one place late for the kernel": {
        "formulas": partial(what_comes_back, of_kernel=partial(to_kernel, late=1))
    },
    "stride and dilation exchanged": {
        "formulas": partial(what_comes_back, of_kernel=partial(to_kernel, exchanged=True))
    },
    "one place only for the bias": {"formulas": partial(what_comes_back, of_bias=first_place)},
}
