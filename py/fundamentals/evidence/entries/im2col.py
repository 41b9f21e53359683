"""Evidence for `im2col`: the layer as a product of two matrices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import add
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Exactly, Identity, check
from fundamentals.evidence.models.layers import Axis, Problem, at, layer, places, problems, shape

Order = Callable[[list[tuple[int, ...]]], list[tuple[int, ...]]]


def as_listed(names: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Channel after channel, tap after tap."""
    return names


def taps_first(names: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Tap after tap, and for each tap channel after channel."""
    return sorted(names, key=lambda name: (name[1:], name[0]))


def backwards(names: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """From the last tap of the last channel on."""
    return names[::-1]


WRONG = {
    "kernels tap after tap": {"order": taps_first},
    "kernels from the last tap on": {"order": backwards},
}


def names(channels: int, taps: Sequence[int]) -> list[tuple[int, ...]]:
    """The rows of the unfolded input: a channel, and a tap along each axis."""
    return list(product(range(channels), *map(range, taps)))


def unfolded(x: Any, taps: Sequence[int], axes: Sequence[Axis]) -> list[list[Any]]:
    """A row for each channel and tap, a column for each place of the output."""
    return [
        [
            at(
                x[c],
                [
                    a.stride * n + a.first + a.dilation * i
                    for a, n, i in zip(axes, place, tap, strict=True)
                ],
            )
            for place in places([a.length for a in axes])
        ]
        for c, *tap in names(len(x), taps)
    ]


def times(w: Any, b: Any, x: list[list[Any]], axes: int, order: Order) -> list[list[Any]]:
    """Kernels as rows times the unfolded input, plus the bias."""
    rows = [
        [at(kernels[c], tap) for c, *tap in order(names(len(kernels), shape(kernels[0], axes)))]
        for kernels in w
    ]
    return [
        [
            reduce(add, (a * y for a, y in zip(row, column, strict=True)), bias)
            for column in zip(*x, strict=True)
        ]
        for row, bias in zip(rows, b, strict=True)
    ]


def flattened(outputs: Any, axes: Sequence[Axis]) -> list[list[Any]]:
    """Each channel of the output, row after row."""
    lengths = [a.length for a in axes]
    return [[at(channel, place) for place in places(lengths)] for channel in outputs]


@check(
    layer="derived",
    given={"problem": st.one_of(problems(1, most=3), problems(2, most=2))},
    instances=30,
    mutants=WRONG,
)
def with_symbols(problem: Problem, *, order: Order = as_listed) -> Claim:
    """With a symbol for every number: the layer, for signals and images, is b + W X."""
    general = problem.over(lambda name: sympy.Symbol(name, real=True))
    axes = general.axes
    windows = unfolded(general.x, general.taps, axes)
    found = times(general.w, general.b, windows, len(axes), order)
    return Identity(found, flattened(general.output(), axes))


@check(
    layer="enclosed",
    given={"problem": st.one_of(problems(1), problems(2, most=3))},
    mutants=WRONG,
)
def with_integers(problem: Problem, *, order: Order = as_listed) -> Claim:
    """The same for integers, with strides, dilations and padding; exact."""
    axes = problem.axes
    windows = unfolded(problem.x, problem.taps, axes)
    found = times(problem.w, problem.b, windows, len(axes), order)
    return Exactly(found, flattened(problem.output(), axes))


@dataclass(frozen=True)
class Tropical:
    """A number of the semiring in which the sum is the maximum and the product is the sum."""

    number: int

    def __add__(self, other: "Tropical") -> "Tropical":
        return max(self, other, key=lambda each: each.number)

    def __mul__(self, other: "Tropical") -> "Tropical":
        return Tropical(self.number + other.number)


@check(layer="enclosed", given={"problem": problems(1, modes=("valid",))}, mutants=WRONG)
def maximum_and_addition(problem: Problem, *, order: Order = as_listed) -> Claim:
    """The same in the semiring of maximum and addition, where nothing can be subtracted; exact."""

    def read(values: Any) -> Any:
        return tuple(map(read, values)) if isinstance(values, tuple) else Tropical(values)

    x, w, b, axes = read(problem.x), read(problem.w), read(problem.b), problem.axes
    found = times(w, b, unfolded(x, problem.taps, axes), 1, order)
    expected = flattened(layer(x, w, b, axes), axes)
    return Exactly(*([[y.number for y in row] for row in side] for side in (found, expected)))


@check(
    layer="observed",
    given={"problem": problems(2, modes=("valid",), most=3)},
    packages=("numpy",),
    mutants={"rows tap after tap": {"axes": (3, 4, 0, 1, 2)}, "stride ignored": {"by": 1}},
)
def numpy_windows(
    problem: Problem, *, axes: tuple[int, ...] = (0, 3, 4, 1, 2), by: int | None = None
) -> Claim:
    """numpy's sliding_window_view, with strides and dilations by slicing, makes this matrix."""
    import numpy as np

    x = np.array(problem.x)
    extents = [a.dilation * (k - 1) + 1 for a, k in zip(problem.axes, problem.taps, strict=True)]
    windows = np.lib.stride_tricks.sliding_window_view(x, extents, axis=(1, 2))
    (s, t), (d, e) = zip(*((by or a.stride, a.dilation) for a in problem.axes), strict=True)
    taken = windows[:, ::s, ::t, ::d, ::e].transpose(axes)
    rows = len(names(len(problem.x), problem.taps))
    return Exactly(
        taken.reshape(rows, -1).tolist(), unfolded(problem.x, problem.taps, problem.axes)
    )
