"""Which function of which library computes which formula.

A row of the table says what a function returns for an input x of length L and a kernel w with K
taps, both 0 outside of their ends: the sums

    y(n) = ∑ i, w(i) x(n₀ + s n + d i)     cross-correlation: the kernel as it stands
    y(n) = ∑ i, w(i) x(n₀ + s n − d i)     convolution: the kernel flips

for n = 0, 1, …, and at which place n₀ each mode begins. The row of numpy.correlate, say: it does
not flip the kernel but conjugates it, and has no stride s and no dilation d, so that
y(n) = ∑ i, conj(w(i)) x(n₀ + n + i). Its mode "valid" begins at n₀ = min(0, L − K) and returns
|L − K| + 1 values: for x = (1, 2, 3) and w = (0, 4) those for n = 0 and 1, which are 8 and 12.

Nothing is taken from documentation alone. A row says how its function is called, so that a check
made from the row calls it with random inputs and compares every number with what this very row
says; and the referee finds the formula again from nothing but calls: `fundamentals software
--confirm NAME`. The rows are in `table`, what their formulas are made of in `formulas`, and what
becomes of sums that overflow or round, for each number type, in `numbers`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import sympy

from fundamentals.software.arguments import ARGUMENTS, Arguments
from fundamentals.software.formulas import tex, text
from fundamentals.software.numbers import NUMBER_TYPES, Computed

__all__ = ["BEYOND", "Asked", "Border", "Mode", "Remark", "Row", "Spelled"]

Border = Literal["zeros", "reflect", "mirror", "nearest", "wrap"]

BEYOND: Mapping[Border, str] = {
    "zeros": "0",
    "reflect": "x back and forth, its ends twice",
    "mirror": "x back and forth, its ends once",
    "nearest": "its ends",
    "wrap": "x again",
}
"""What x is beyond its ends."""


class Spelled(NamedTuple):
    """What a mode says, to be read; `where` is empty if it is said without a condition."""

    first: str
    length: str
    where: str


@dataclass(frozen=True)
class Mode:
    """Where a function begins and how much it returns.

    Attributes:
        name: the argument that asks for it: a word, or numbers.
        first: the place n₀.
        length: how many values are returned.
        where: the condition under which this is said.
        border: what x is beyond its ends.
        given: what the call is given for it, as Python writes it, if not the name.

    The letters in them: L and K, the lengths of x and w; s and d, stride and dilation; p and q, the
    numbers in the mode's name. With several axes, each has its own.
    """

    name: str
    first: sympy.Expr
    length: sympy.Expr
    where: sympy.Basic = sympy.true
    border: Border = "zeros"
    given: str = ""

    @property
    def argument(self) -> str:
        """What the call is given for it, as Python writes it."""
        numbers = set(re.findall(r"[A-Za-z_]+", self.name)) <= {"p", "q"}
        return self.given or (self.name if numbers else repr(self.name))

    @property
    def letters(self) -> frozenset[str]:
        """Those that matter."""
        said = (self.first, self.length, self.where)
        return frozenset(letter.name for each in said for letter in each.free_symbols)

    @property
    def text(self) -> Spelled:
        """In plain text."""
        return self._spelled(text)

    @property
    def tex(self) -> Spelled:
        """In TeX."""
        return self._spelled(tex)

    def _spelled(self, spell: Callable[[sympy.Basic], str]) -> Spelled:
        where = "" if self.where == sympy.true else spell(self.where)
        return Spelled(spell(self.first), spell(self.length), where)


@dataclass(frozen=True)
class Remark:
    """Something else that was observed, and by which check."""

    text: str
    check: str


@dataclass(frozen=True)
class Asked:
    """How the function is asked, where the row itself does not tell.

    Attributes:
        target: what is called, if not the function by its name.
        expression: the call, f being what is called; if not f with the row's arguments.
        plain: the call with nothing that can be left out.
        dtype: a number type that the function takes.
        scalars: whether a letter is one number for all axes.
        grouped: "I" or "O" where the shapes tell the number of groups, which the call has not: of
            these channels, w has those of a group alone.
        needs: the packages that must be installed, if not the function's library alone.
    """

    target: str = ""
    expression: str = ""
    plain: str = "f(x, w)"
    dtype: str = "float64"
    scalars: bool = False
    grouped: Literal["", "I", "O"] = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """What a function computes.

    Attributes:
        function: its name, from the library's on.
        arguments: how it is called.
        flips: the kernel runs backwards: convolution; otherwise it is cross-correlation.
        conjugates: the kernel is conjugated, if complex.
        modes: the places that are returned.
        axes: how many there are, without channels.
        option: what sets this row apart from others about the same function.
        stride: whether s is a stride in the output, or the distance to which neighbours in the
            input are spread, zeros being put between them.
        layout: for a layer, the order of the axes of input (and output) and of kernel: N examples,
            C channels, O and I out- and in-channels. None: no channels, no stride, no dilation.
        bias: a number for each out-channel is added.
        fourier: values come from Fourier transforms, with rounding errors even for integers.
        remarks: what else there is to know.
        asked: how it is asked.
        observed_as: the name of its check, if that is not made of its own.
    """

    function: str
    arguments: str
    flips: bool
    conjugates: bool
    modes: tuple[Mode, ...]
    axes: int = 1
    option: str = ""
    stride: Literal["output", "input"] | None = None
    layout: tuple[str, str] | None = None
    bias: bool = False
    fourier: bool = False
    remarks: tuple[Remark, ...] = ()
    asked: Asked = Asked()
    observed_as: str = ""

    @property
    def entry(self) -> str:
        """The entry of the catalog whose formula it computes, and whose checks observe it."""
        if self.layout:
            return "conv-layer-is-cross-correlation"
        return "convolution-of-sequences" if self.flips else "cross-correlation"

    @property
    def check(self) -> str:
        """The check that observes it, `entry:name`."""
        inner = re.sub(r"\.(nn\.functional|signal|lax|convolution|filters)\b", "", self.name)
        words = re.sub(r"[^a-z0-9]+", "_", inner.lower()).strip("_")
        return f"{self.entry}:{self.observed_as or words}"

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
    def needs(self) -> tuple[str, ...]:
        """The packages that must be installed to ask it."""
        return self.asked.needs or (self.library,)

    @property
    def types(self) -> tuple[Computed, ...]:
        """What is computed for each number type."""
        return NUMBER_TYPES.get(self.name) or NUMBER_TYPES.get(self.function, ())

    def takes(self, dtype: str) -> bool:
        """Whether x and w of a number type are computed with."""
        return any(
            dtype in line.given and line.how not in ("refused", "real") and not line.option
            for line in self.types
        )

    @property
    def types_check(self) -> str:
        """The check that observed it."""
        return f"{self.entry}:{self.library}_number_types"

    @property
    def left_out(self) -> Arguments:
        """What is done with arguments that are left out or empty."""
        return ARGUMENTS.get(self.name) or ARGUMENTS.get(self.function, Arguments())

    @property
    def left_out_check(self) -> str:
        """The check that observed it."""
        return f"{self.entry}:{self.library}_arguments"

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
