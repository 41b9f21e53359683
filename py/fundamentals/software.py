"""Which function of which library computes which formula.

A row of the table says what a function returns for an input x of length L and a kernel w with K
taps, both 0 outside of their ends: the sums

    y(n) = ∑ i, w(i) x(n₀ + s n + d i)     cross-correlation: the kernel as it stands
    y(n) = ∑ i, w(i) x(n₀ + s n − d i)     convolution: the kernel flips

for n = 0, 1, …, and at which place n₀ each mode begins. Nothing is taken from documentation alone:
each row names the check that calls the function with random inputs and compares every number with
what this very row says. The rows are in `software_table`.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Literal

__all__ = ["Mode", "Remark", "Row"]


@functools.cache
def _compiled(expression: str) -> CodeType:
    return compile(expression, "<table>", "eval")


@dataclass(frozen=True)
class Mode:
    """Where a function begins and how much it returns.

    Attributes:
        name: the argument that asks for it: a word, or numbers.
        first: the place n₀, in Python, from the numbers named below.
        length: how many values are returned, in the same way.
        where: the condition under which this is said.

    The numbers: L and K, the lengths of x and w; s and d, stride and dilation; p and q, those that
    the mode's name has. With several axes, each has its own.
    """

    name: str
    first: str
    length: str
    where: str = "True"

    @property
    def uses(self) -> frozenset[str]:
        """The numbers that matter."""
        code = (_compiled(text) for text in (self.first, self.length, self.where))
        return frozenset(name for each in code for name in each.co_names) & frozenset("LKsdpq")

    def value(self, expression: str, numbers: Mapping[str, int]) -> int:
        """One of the expressions, evaluated."""
        return int(eval(_compiled(expression), {}, dict(numbers)))  # noqa: S307 - our own text


@dataclass(frozen=True)
class Remark:
    """Something else that was observed, and by which check."""

    text: str
    check: str


@dataclass(frozen=True)
class Row:
    """What a function computes.

    Attributes:
        function: its name, from the library's on.
        arguments: how it is called.
        flips: the kernel runs backwards: convolution; otherwise it is cross-correlation.
        conjugates: the kernel is conjugated, if complex.
        modes: the places that are returned.
        check: the check that observed it, `entry:name`.
        axes: how many there are, without channels.
        option: what sets this row apart from others about the same function.
        stride: whether s is a stride in the output, or the distance to which neighbours in the
            input are spread, zeros being put between them.
        layout: for a layer, the order of the axes of input (and output) and of kernel: N examples,
            C channels, O and I out- and in-channels. None: no channels, no stride, no dilation.
        bias: a number for each out-channel is added.
        integers: integers give integers; None where nothing is said.
        fourier: values come from Fourier transforms, with rounding errors even for integers.
        remarks: what else there is to know.
    """

    function: str
    arguments: str
    flips: bool
    conjugates: bool
    modes: tuple[Mode, ...]
    check: str
    axes: int = 1
    option: str = ""
    stride: Literal["output", "input"] | None = None
    layout: tuple[str, str] | None = None
    bias: bool = False
    integers: bool | None = None
    fourier: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def library(self) -> str:
        """The package that it belongs to."""
        return self.function.partition(".")[0]

    @property
    def name(self) -> str:
        """Function and option."""
        return f"{self.function}({self.option})" if self.option else self.function

    @property
    def call(self) -> str:
        """The function with its arguments."""
        return f"{self.function}({self.arguments})"

    @property
    def words(self) -> str:
        """The formula in words."""
        operation = "convolution" if self.flips else "cross-correlation"
        spread = ", its neighbours spread s places apart," if self.stride == "input" else ""
        kernel = "the conjugate of w" if self.conjugates else "w"
        channels = ", over all in-channels" if self.layout else ""
        return f"{operation} of x{spread} with {kernel}{channels}"

    @property
    def formula(self) -> str:
        """The formula along one axis, in plain text."""
        y, b, w, x = ("y", "b", "w", "x") if not self.layout else ("y o", "b o", "w o c", "x c")
        sums = "∑ c, ∑ i" if self.layout else "∑ i"
        bias = f"{b} + " if self.bias else ""
        kernel = f"conj ({w} i)" if self.conjugates else f"{w} i"
        spread = "↑s" if self.stride == "input" else ""
        return f"{y} n = {bias}{sums}, {kernel} * {x}{spread} ({self._place(' * ')})"

    @property
    def tex(self) -> str:
        """The same in TeX."""
        out, channel, both = ("_o", "_c", "_{oc}") if self.layout else ("", "", "")
        sums = r"\sum_c \sum_i" if self.layout else r"\sum_i"
        bias = "b_o + " if self.bias else ""
        kernel = rf"\overline{{w{both}(i)}}" if self.conjugates else f"w{both}(i)"
        spread = r"^{\uparrow s}" if self.stride == "input" else ""
        place = self._place(r"\,").replace("₀", "_0").replace("−", "-")
        return rf"y{out}(n) = {bias}{sums} {kernel}\, x{channel}{spread}({place})"

    def _place(self, times: str) -> str:
        """The place in x that tap i meets, for the output n."""
        there = f"s{times}n" if self.stride == "output" else "n"
        tap = f"d{times}i" if self.layout else "i"
        return f"n₀ + {there} {'−' if self.flips else '+'} {tap}"
