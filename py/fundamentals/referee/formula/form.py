"""How a function is called: which argument is what, and in which order their axes stand.

The referee thinks of one order, the canonical one: x is batch × in-channels × places, w is
out-channels × in-channels of a group × taps. A form says how a function wants them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from fundamentals.base.errors import UsageError
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.subject.calling import Call, Returned

__all__ = ["LETTERS", "ORDERS", "Form", "Shape", "UnreadableError"]

LETTERS: Mapping[str, str] = {
    "s": "stride",
    "d": "dilation",
    "p": "padding",
    "q": "output padding",
}
"""What the letters of a call stand for, one number for each axis; g stands for groups."""

ORDERS: Mapping[int, tuple[tuple[str, str], ...]] = {
    1: (
        ("H", "H"),
        ("NCH", "OIH"),
        ("NHC", "HIO"),
        ("NCH", "IOH"),
        ("CH", "OIH"),
        ("HC", "HIO"),
        ("NHC", "HOI"),
        ("NHC", "OHI"),
        ("CH", "IOH"),
        ("NCH", "OH"),
    ),
    2: (
        ("HW", "HW"),
        ("NCHW", "OIHW"),
        ("NHWC", "HWIO"),
        ("NCHW", "IOHW"),
        ("CHW", "OIHW"),
        ("HWC", "HWIO"),
        ("NHWC", "HWOI"),
        ("NHWC", "OHWI"),
        ("CHW", "IOHW"),
        ("NHW", "HW"),
        ("NCHW", "OHW"),
        ("NHWC", "HWO"),
        ("NHWC", "HWIM"),
        ("NCHW", "IMHW"),
    ),
    3: (("DHW", "DHW"), ("NCDHW", "OIDHW"), ("NDHWC", "DHWIO"), ("NCDHW", "IODHW")),
}
"""The orders of axes that are tried, by the number of axes of places."""

_SPATIAL = "DHW"


class UnreadableError(Exception):
    """What came back is not an array of numbers with the form's axes."""


@dataclass(frozen=True)
class Shape:
    """The numbers of one probe.

    Attributes:
        lengths: of x, along each axis.
        taps: of w, along each axis.
        letters: s, d, p and q, those that the call has, along each axis.
        batch: examples.
        inputs: channels of x.
        outputs: channels of y.
        groups: into how many equal parts the channels fall.
    """

    lengths: tuple[int, ...]
    taps: tuple[int, ...]
    letters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    batch: int = 1
    inputs: int = 1
    outputs: int = 1
    groups: int = 1

    @property
    def axes(self) -> int:
        """How many axes of places there are."""
        return len(self.lengths)

    def numbers(self, axis: int) -> dict[str, int]:
        """The letters along one axis, as formulas name them."""
        here = {"L": self.lengths[axis], "K": self.taps[axis], "s": 1, "d": 1, "p": 0, "q": 0}
        return here | {letter: numbers[axis] for letter, numbers in self.letters.items()}

    @property
    def x(self) -> tuple[int, ...]:
        """The shape of x."""
        return (self.batch, self.inputs, *self.lengths)

    @property
    def w(self) -> tuple[int, ...]:
        """The shape of w."""
        return (self.outputs, self.inputs // self.groups, *self.taps)

    @property
    def text(self) -> str:
        """In a few words."""
        said = [f"L = {_numbers(self.lengths)}", f"K = {_numbers(self.taps)}"]
        said += [f"{letter} = {_numbers(each)}" for letter, each in self.letters.items()]
        channels = (
            ("batch", self.batch),
            ("in-channels", self.inputs),
            ("out-channels", self.outputs),
            ("groups", self.groups),
        )
        said += [f"{name} = {number}" for name, number in channels if number != 1]
        return ", ".join(said)


def _numbers(each: tuple[int, ...]) -> str:
    return str(each[0]) if len(each) == 1 else f"({', '.join(map(str, each))})"


@dataclass(frozen=True)
class Form:
    """How a function is called.

    Attributes:
        expression: the call, as in `f(x, w, stride=s, padding=p)`.
        signal: the order of the axes of x and y, as in "NCHW": N batch, C channels, and D, H, W
            as many as there are axes of places. Without N, or C, there is one example, or channel.
        kernel: the order of the axes of w, as in "OIHW": O out-channels, I in-channels. With one of
            both alone, as in "OHW", each channel has a kernel of its own: the layer is depthwise;
            with M beside it, as in "HWIM", M kernels, whose out-channels stand together; with 1, as
            in "O1HW", there is an axis of one number where in-channels would stand.
        bias: whether the call has a bias b.
        letters: which of s, d, p and q it has.
        groups: whether channels may fall into groups; the call may have their number, g.
        grouped: of which channels w has those of a group alone, "I" or "O"; if that is not said, of
            those that stand later.
        scalars: whether a letter is one number for all axes; else, with several, one for each.
        sequences: whether it is a sequence with one axis, too.
        several: whether, with "O1HW", a channel may have several kernels, one after the other.
        multiple: it takes channels in multiples of this number only.
        taps: it takes kernels with this number of taps along each axis only; 0 if it takes others.
        fixed: what letters always are, along each axis, where the function has them by itself and
            the call cannot say.
        spreads: whether a stride that is fixed spreads x, so that x need not be long for it.
        least: how long x must be along each axis, where the function has the length of y by itself;
            what it says of a shorter one is no matter.
        own: shapes that it is there for, which are tried beside all others.
        only: the one shape that it takes, whatever letters it is called with.
        output: the order of the axes of y, if it is another than that of x.
    """

    expression: str
    signal: str = "H"
    kernel: str = "H"
    bias: bool = False
    letters: tuple[str, ...] = ()
    groups: bool = False
    grouped: str = ""
    scalars: bool = False
    sequences: bool = False
    several: bool = False
    multiple: int = 1
    taps: int = 0
    fixed: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)
    spreads: bool = False
    least: tuple[int, ...] = ()
    own: tuple[Shape, ...] = field(default=(), hash=False)  # shapes have no hash
    only: Shape | None = field(default=None, hash=False)
    output: str = ""

    def __post_init__(self) -> None:
        places = self.spatial
        for name, axes, also in (("x", self.signal, "NC"), ("w", self.kernel, "OIM1")):
            if sorted(set(axes)) != sorted(axes) or set(axes) - set(_SPATIAL) - set(also):
                raise UsageError(
                    f"the layout {axes!r} of {name} makes no sense: give each of "
                    f"{', '.join(also)} and of D, H, W at most once, as in NCHW and OIHW"
                )
        if sorted(places) != sorted(each for each in self.kernel if each in _SPATIAL):
            raise UsageError(
                f"the layouts {self.signal!r} of x and {self.kernel!r} of w name different axes"
            )
        if self.output and sorted(self.output) != sorted(self.signal):
            raise UsageError(
                f"the layouts {self.signal!r} of x and {self.output!r} of y name different axes"
            )
        if "1" in self.kernel and {*"OIM"} & {*self.kernel} != {"O"}:
            raise UsageError(
                f"the layout {self.kernel!r} of w: an axis of one number (1) goes with O alone, as "
                "in O1HW"
            )
        if "M" in self.kernel and len({*"OI"} & {*self.kernel}) != 1:
            raise UsageError(
                f"the layout {self.kernel!r} of w: M, the number of kernels of each channel, goes "
                "with one of O and I, as in HWIM"
            )
        if bool({*"OI"} & {*self.kernel}) != ("C" in self.signal):
            raise UsageError(
                f"the layouts {self.signal!r} of x and {self.kernel!r} of w: channels of x (C) go "
                "with out- and in-channels of w (O, I)"
            )

    @property
    def spatial(self) -> str:
        """The axes of places, in the order in which x has them."""
        return "".join(axis for axis in self.signal if axis in _SPATIAL)

    @property
    def axes(self) -> int:
        """How many there are."""
        return len(self.spatial)

    @property
    def channels(self) -> bool:
        """Whether x has channels."""
        return "C" in self.signal

    @property
    def depthwise(self) -> bool:
        """Whether each channel has kernels of its own, so that nothing is added over channels."""
        return self.channels and not {*"OI"} <= {*self.kernel}

    def fit(self, shape: Shape) -> Shape:
        """The shape, with as many taps, channels and groups as the form can have.

        If it is depthwise there are as many groups as in-channels, with one out-channel for each of
        these, or M of them. Letters that are fixed are what they are.
        """
        if self.fixed:
            shape = replace(shape, letters={**shape.letters, **self.fixed})
        if self.only is not None:
            return replace(self.only, letters=shape.letters)
        if self.taps:
            shape = replace(shape, taps=(self.taps,) * self.axes)
        if self.channels and self.multiple > 1:
            inputs, outputs = (
                -(-channels // self.multiple) * self.multiple
                for channels in (shape.inputs, shape.outputs)
            )
            parted = not (inputs % shape.groups or outputs % shape.groups)
            groups = shape.groups if parted else 1
            shape = replace(shape, inputs=inputs, outputs=outputs, groups=groups)
        if not self.depthwise:
            return shape
        times = 1
        if "M" in self.kernel or self.several:
            whole, left = divmod(shape.outputs, shape.inputs)
            times = left + 1 if left else whole
        return replace(shape, outputs=times * shape.inputs, groups=shape.inputs)

    def alone(self, shape: Shape) -> Shape:
        """The shape with one example and one channel, or as few of them as the form can have."""
        return self.fit(replace(shape, batch=1, inputs=1, outputs=1, groups=1))

    def too_short(self, shape: Shape) -> bool:
        """Whether x is shorter than it must be."""
        return any(length < least for length, least in zip(shape.lengths, self.least, strict=False))

    @property
    def batched(self) -> bool:
        """Whether x has several examples."""
        return "N" in self.signal

    @property
    def _of_a_group(self) -> str:
        return self.grouped or max("IO", key=self.kernel.find)

    def call(self, shape: Shape, x: Array, w: Array, b: Array | None = None, **more: Any) -> Call:
        """The call with canonical arrays.

        Args:
            shape: what they are, and the letters.
            x: the input.
            w: the kernel.
            b: the bias; zeros if there is none and the call has one.
            more: fields of `Call`; `arrays` are further ones as they are.
        """
        arrays = {"x": self.signal_out(x), "w": self.kernel_out(w, shape.groups)}
        if self.bias:
            arrays["b"] = np.zeros(shape.outputs, dtype=x.dtype) if b is None else b
        arrays |= more.pop("arrays", {})
        return Call(arrays, self.values(shape), **more)

    def values(self, shape: Shape) -> dict[str, Any]:
        """What the letters stand for."""
        alone = self.scalars or (self.axes == 1 and not self.sequences)
        values: dict[str, Any] = {
            letter: shape.letters[letter][0] if alone else shape.letters[letter]
            for letter in self.letters
        }
        return values | ({"g": shape.groups} if self.groups else {})

    def signal_out(self, x: Array) -> Array:
        """A canonical input in the function's own order."""
        return _reduced(x, f"NC{self.spatial}", self.signal)

    @property
    def returned(self) -> str:
        """The order of the axes of y."""
        return self.output or self.signal

    def output_out(self, y: Array) -> Array:
        """A canonical output in the function's own order."""
        return _reduced(y, f"NC{self.spatial}", self.returned)

    def sized(self, x: tuple[int, ...], w: tuple[int, ...]) -> Shape | None:
        """The shape whose arrays have those sizes, in the function's own order of axes; None if
        there is none. Fewer in-channels in w than in x are those of a group.
        """
        if len(x) != len(self.signal) or len(w) != len(self.kernel):
            return None
        signal, kernel = (
            dict(zip(self.signal, x, strict=True)),
            dict(zip(self.kernel, w, strict=True)),
        )
        inputs, groups = signal.get("C", 1), 1
        outputs = kernel.get("O", 1)
        if self.depthwise:
            groups = inputs
            outputs = kernel.get("O", kernel.get("I", 0)) * kernel.get("M", 1)
            times, left = divmod(outputs, inputs * kernel.get("M", 1))
            if left or kernel.get("1", 1) != 1 or times > (outputs if self.several else 1):
                return None
        elif self.channels:
            groups, left = divmod(inputs, kernel["I"]) if kernel["I"] else (1, 0)
            if left or not groups or outputs % groups:
                return None
        return Shape(
            tuple(signal[axis] for axis in self.spatial),
            tuple(kernel[axis] for axis in self.spatial),
            {letter: (0 if letter in "pq" else 1,) * self.axes for letter in self.letters},
            batch=signal.get("N", 1),
            inputs=inputs,
            outputs=outputs,
            groups=groups,
        )

    def sizes(self, shape: Shape) -> tuple[str, str]:
        """Those of x and w, in the function's own order of axes."""
        x = self.signal_out(np.empty(shape.x)).shape
        w = self.kernel_out(np.empty(shape.w), shape.groups).shape
        return " × ".join(map(str, x)), " × ".join(map(str, w))

    def kernel_out(self, w: Array, groups: int = 1) -> Array:
        """A canonical kernel in the function's own order."""
        if "1" in self.kernel:
            return _reduced(w, f"O1{self.spatial}", self.kernel)
        if self.depthwise:
            apart = w.reshape(groups, w.shape[0] // groups, *w.shape[2:])
            return _reduced(apart, f"OM{self.spatial}", self.kernel.replace("I", "O"))
        if groups > 1 and self._of_a_group == "O":
            # there are all in-channels, and the out-channels are those of a group
            parts = w.reshape(groups, w.shape[0] // groups, *w.shape[1:]).swapaxes(1, 2)
            w = parts.reshape(groups * w.shape[1], w.shape[0] // groups, *w.shape[2:])
            return _reduced(w, f"IO{self.spatial}", self.kernel)
        return _reduced(w, f"OI{self.spatial}", self.kernel)

    def kernel_in(self, w: Array, groups: int = 1) -> Array:
        """The function's own kernel in the canonical order."""
        if "1" in self.kernel:
            return _restored(w, self.kernel, f"O1{self.spatial}")
        if self.depthwise:
            apart = _restored(w, self.kernel.replace("I", "O"), f"OM{self.spatial}")
            return apart.reshape(-1, 1, *apart.shape[2:])
        if groups > 1 and self._of_a_group == "O":
            w = _restored(w, self.kernel, f"IO{self.spatial}")
            parts = w.reshape(groups, w.shape[0] // groups, *w.shape[1:]).swapaxes(1, 2)
            return parts.reshape(groups * w.shape[1], w.shape[0] // groups, *w.shape[2:])
        return _restored(w, self.kernel, f"OI{self.spatial}")

    def signal_in(self, x: Array) -> Array:
        """The function's own input in the canonical order."""
        return _restored(x, self.signal, f"NC{self.spatial}")

    def read(self, returned: Returned) -> Array:
        """The canonical output.

        Raises:
            UnreadableError: what came back has other axes, or is no array of numbers.
        """
        if len(returned.arrays) != 1:
            raise UnreadableError(f"{len(returned.arrays)} arrays came back, not one")
        y = returned.arrays[0]
        if y.dtype.kind not in "biufc":
            raise UnreadableError(f"what came back holds no numbers, but {y.dtype}")
        if y.ndim != len(self.returned):
            raise UnreadableError(
                f"what came back has {y.ndim} axes; {self.returned} has {len(self.returned)}"
            )
        return _restored(y, self.returned, f"NC{self.spatial}")


def _reduced(array: Array, given: str, wanted: str) -> Array:
    """Its axes in another order; those that are not wanted have one number, and go."""
    kept = [axis for axis in given if axis in wanted]
    shape = [length for axis, length in zip(given, array.shape, strict=True) if axis in wanted]
    return array.reshape(shape).transpose([kept.index(axis) for axis in wanted])


def _restored(array: Array, given: str, wanted: str) -> Array:
    """Its axes in another order; those that are missing get one number."""
    kept = [axis for axis in wanted if axis in given]
    array = array.transpose([given.index(axis) for axis in kept])
    lengths = iter(array.shape)
    return array.reshape([next(lengths) if axis in given else 1 for axis in wanted])
