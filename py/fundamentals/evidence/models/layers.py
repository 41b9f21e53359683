"""The layer that deep-learning frameworks call convolution, straight from its definition.

The formulas are those of the Lean files `ConvLayer`, `ConvLayer2d`, `ConvLayerTransposed`,
`ConvLayerPadding` and `Toeplitz`, for any number of axes: of a signal, 1; of an image, 2. Signals
are nested tuples, channels × places; kernels are out-channels × in-channels × taps. They compute
with whatever numbers they are given: integers, fractions, complex numbers, symbols.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from hypothesis import strategies as st

__all__ = [
    "Axis",
    "Place",
    "Problem",
    "at",
    "bias_gradient",
    "each",
    "filled",
    "flipped",
    "inner",
    "kernel_gradient",
    "kernels",
    "layer",
    "places",
    "problems",
    "shape",
    "tabulate",
    "toeplitz",
    "transposed",
]

Place = tuple[int, ...]

# Numbers at the places of a box


def shape(values: Any, axes: int) -> Place:
    """The lengths of a box of numbers along its axes."""
    return (len(values), *shape(values[0], axes - 1)) if axes else ()


def at(values: Any, place: Sequence[int]) -> Any:
    """The number at a place; 0 outside of the box."""
    for k in place:
        if not 0 <= k < len(values):
            return 0
        values = values[k]
    return values


def places(lengths: Sequence[int]) -> Iterator[Place]:
    """All places of a box."""
    return product(*map(range, lengths))


def tabulate(lengths: Sequence[int], value: Callable[..., Any]) -> Any:
    """The box with `value(*place)` at each place."""
    if not lengths:
        return value()
    return tuple(
        tabulate(lengths[1:], lambda *rest, k=k: value(k, *rest)) for k in range(lengths[0])
    )


def each(function: Callable[..., Any], *boxes: Any) -> Any:
    """The box with the function of the numbers at each place."""
    if not isinstance(boxes[0], tuple):
        return function(*boxes)
    return tuple(each(function, *parts) for parts in zip(*boxes, strict=True))


def flipped(values: Any, axes: int) -> Any:
    """The box run backwards along every axis."""
    return tuple(flipped(part, axes - 1) for part in values[::-1]) if axes else values


def inner(left: Any, right: Any) -> Any:
    """The sum of the products of all entries."""
    if not isinstance(left, tuple):
        return left * right
    return sum(inner(one, other) for one, other in zip(left, right, strict=True))


# The layer


@dataclass(frozen=True)
class Axis:
    """How a layer runs along an axis.

    Attributes:
        first: the place in the input at which it starts; negative with padding.
        length: of the output.
        stride: how many places in the input lie between neighbours in the output.
        dilation: how many lie between neighbouring taps.
        spread: how many lie between neighbours of the input itself, zeros being put there.
    """

    first: int
    length: int
    stride: int = 1
    dilation: int = 1
    spread: int = 1

    @classmethod
    def padded(
        cls, length: int, taps: int, stride: int, dilation: int, before: int = 0, after: int = 0
    ) -> "Axis":
        """With zeros before and after; without any, valid mode."""
        fits = before + length + after - dilation * (taps - 1) - 1
        return cls(-before, max(0, fits // stride + 1), stride, dilation)

    @classmethod
    def full(cls, length: int, taps: int, dilation: int) -> "Axis":
        """Full mode, with stride 1: every place at which the window touches the input."""
        around = dilation * (taps - 1)
        return cls.padded(length, taps, 1, dilation, around, around)

    @classmethod
    def same(cls, length: int, taps: int, stride: int, dilation: int) -> "Axis":
        """Same mode: ⌈length/stride⌉ outputs; of an odd number of zeros, one more goes after."""
        outputs = -(-length // stride)
        total = max(0, (outputs - 1) * stride + dilation * (taps - 1) + 1 - length)
        return cls.padded(length, taps, stride, dilation, total // 2, total - total // 2)


def _read(axes: Sequence[Axis], place: Place, taps: Place, sign: int = 1) -> list[int]:
    """The place in the input that a tap meets; one outside of it where a zero was put."""
    met = [
        a.stride * n + a.first + sign * a.dilation * i
        for a, n, i in zip(axes, place, taps, strict=True)
    ]
    return [m // a.spread if m % a.spread == 0 else -1 for a, m in zip(axes, met, strict=True)]


def layer(x: Any, w: Any, b: Sequence[Any], axes: Sequence[Axis], *, flips: bool = False) -> Any:
    """b o + ∑ c, ∑ i, w o c i * x c (s * n + first + d * i); with − d * i where the kernel flips.

    The input is spread first, and 0 outside of its ends.
    """
    sign = -1 if flips else 1

    def output(o: int, *place: int) -> Any:
        terms = (
            at(w[o][c], taps) * at(channel, _read(axes, place, taps, sign))
            for c, channel in enumerate(x)
            for taps in places(shape(w[o][c], len(axes)))
        )
        return sum(terms, b[o])

    return tabulate([len(w), *(a.length for a in axes)], output)


def transposed(v: Any, w: Any, axes: Sequence[Axis], lengths: Sequence[int]) -> Any:
    """w o c i * v o n, added at the place s * n + d * i + first; what falls outside is lost."""
    sums: dict[Place, Any] = {}
    for o, c in places((len(w), len(w[0]))):
        for taps, place in product(
            places(shape(w[o][c], len(axes))), places([a.length for a in axes])
        ):
            key = (c, *_read(axes, place, taps))
            sums[key] = sums.get(key, 0) + at(w[o][c], taps) * at(v[o], place)
    return tabulate([len(w[0]), *lengths], lambda *key: sums.get(key, 0))


def kernel_gradient(x: Any, v: Any, axes: Sequence[Axis], taps: Sequence[int]) -> Any:
    """∑ n, v o n * x c (s * n + first + d * i), for each o, c and tap i."""

    def value(o: int, c: int, *tap: int) -> Any:
        return sum(
            at(v[o], place) * at(x[c], _read(axes, place, tap))
            for place in places([a.length for a in axes])
        )

    return tabulate([len(v), len(x), *taps], value)


def bias_gradient(v: Any, axes: int) -> Any:
    """∑ n, v o n, for each o."""
    return tuple(sum(at(channel, n) for n in places(shape(channel, axes))) for channel in v)


def toeplitz(kernel: Sequence[Any], axis: Axis, columns: int) -> list[list[Any]]:
    """The matrix with the entries f (l − s * n − first), for the dilated kernel f."""

    def entry(n: int, m: int) -> Any:
        tap, between = divmod(m - axis.stride * n - axis.first, axis.dilation)
        return 0 if between else at(kernel, [tap])

    return [[entry(n, m) for m in range(columns)] for n in range(axis.length)]


# Random small problems


@dataclass(frozen=True)
class Problem:
    """A layer with its input, and what comes back to its output."""

    x: Any
    w: Any
    b: tuple[Any, ...]
    v: Any
    axes: tuple[Axis, ...]

    @property
    def lengths(self) -> Place:
        """Of the input."""
        return shape(self.x[0], len(self.axes))

    @property
    def taps(self) -> Place:
        """Of the kernel."""
        return shape(self.w[0][0], len(self.axes))

    def output(self) -> Any:
        """The layer's output."""
        return layer(self.x, self.w, self.b, self.axes)

    def over(self, number: Callable[[str], Any]) -> "Problem":
        """The problem with `number(name)` in the place of every number."""

        def box(name: str, values: Any) -> Any:
            if not isinstance(values, tuple):
                return number(name)
            return tuple(box(f"{name}_{k}", part) for k, part in enumerate(values))

        boxes = {name: box(name, getattr(self, name)) for name in "xwbv"}
        return replace(self, **boxes)


def kernels() -> "st.SearchStrategy[tuple[int, ...]]":
    """Random kernels, the first and the last number not 0."""
    ends = st.integers(-9, 9).filter(bool)
    middle = st.lists(st.integers(-9, 9), max_size=3)
    return st.builds(lambda first, rest, last: (first, *rest, last), ends, middle, ends)


@st.composite
def _axis(draw: st.DrawFn, modes: Sequence[str], most: int) -> tuple[int, int, Axis]:
    taps, dilation = draw(st.integers(1, most)), draw(st.integers(1, 3))
    stride, mode = draw(st.integers(1, 3)), draw(st.sampled_from(modes))
    room = dilation * (taps - 1) + 1
    if mode in ("full", "same"):
        length = draw(st.integers(1, room + most))
        if mode == "full":
            return length, taps, Axis.full(length, taps, dilation)
        return length, taps, Axis.same(length, taps, stride, dilation)
    before, after = (draw(st.integers(0, 2)) if mode == "padded" else 0 for _ in range(2))
    length = draw(st.integers(max(1, room - before - after), room + most))
    return length, taps, Axis.padded(length, taps, stride, dilation, before, after)


@st.composite
def filled(
    draw: st.DrawFn, lengths: Place, taps: Place, axes: tuple[Axis, ...], outs: int, ins: int
) -> Problem:
    """Problems of this shape, with random integers."""

    def box(*sizes: int) -> Any:
        return tabulate(sizes, lambda *_: draw(st.integers(-9, 9)))

    return Problem(
        x=box(ins, *lengths),
        w=box(outs, ins, *taps),
        b=box(outs),
        v=box(outs, *(a.length for a in axes)),
        axes=axes,
    )


@st.composite
def problems(
    draw: st.DrawFn,
    axes: int = 1,
    *,
    modes: Sequence[str] = ("valid", "same", "full", "padded"),
    most: int = 4,
) -> Problem:
    """Random layers with few channels and integers for numbers.

    Args:
        draw: given by Hypothesis.
        axes: how many.
        modes: of padding.
        most: how many taps a kernel may have, and how many places more than needed an input.
    """
    lengths, taps, along = zip(*(draw(_axis(modes, most)) for _ in range(axes)), strict=True)
    channels = st.integers(1, 2)
    return draw(filled(lengths, taps, along, draw(channels), draw(channels)))
