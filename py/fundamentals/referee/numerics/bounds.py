"""How far a sum of products may be off, for each way in which it may have been computed.

A way is a format for the sums and a format that the numbers are rounded to first. Its bound is
exact, in rationals, and follows from theorems of chapter 5 of the catalog, which it names:

    |computed − y| ≤ ((1 + u₀)² (1 + u)ⁿ − 1) S + (1 + u)ⁿ (2 n) η

for n terms with the sum y and the sum S of moduli; u is the unit of the sums, η half of their least
unit, u₀ the unit of the numbers, 0 where all of them are numbers of that format. Where the value is
then rounded to a coarser format with the unit v, that adds v (|y| + what stands above).

Algorithms of another kind are held to norms. For transforms of n = 2ᵗ points in floats, ‖error‖ is
at most 7 t u times the norm of what is transformed (Higham 2002, theorem 24.2, with 7 u for a
stage). Transforms of x and of w, their products and the transform back then give, for K taps and C
channels, by Cauchy and Schwarz,

    |computed − y| ≤ (7 t (2 + √K) + C + 3) u ‖w‖ ‖x‖.

That is quoted, not proved here.

A bound that holds shows nothing but that: the way is possible. One that does not hold refutes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil, log2, prod, sqrt
from typing import TypeAlias

import flint

from fundamentals.evidence.arithmetic.formats import DIGITS
from fundamentals.referee.formula.layer import Axis

__all__ = ["FORMATS", "Format", "Rational", "Terms", "Way", "fourier", "ways"]

_KEPT = 256  # binary places of a constant, which is rounded up: the bound is no smaller for it

Rational: TypeAlias = flint.fmpq
"""An exact number; here always with a power of 2 below, as floats and what is made of them have."""

_AS_THEY_ARE = (
    "Fundamentals.abs_convLayer_sub_le_underflow",
    "Fundamentals.SumTree.abs_computed_dot_sub_sum_le_underflow",
)
_ROUNDED = (
    "Fundamentals.SumTree.abs_computed_sub_sum_le_of_near",
    "Fundamentals.SumTree.height_lt",
)
_ONCE_MORE = ("Fundamentals.roundWithUnderflow_rounding",)


@lru_cache(maxsize=4096)
def _power(exponent: int) -> Rational:
    return Rational(2) ** exponent


@dataclass(frozen=True)
class Format:
    """A binary format.

    Attributes:
        name: as users know it.
        digits: of a significand, with the leading one.
        least: its least unit is 2 to this power.
        top: its numbers are less than 2 to this power.
    """

    name: str
    digits: int
    least: int
    top: int

    @cached_property
    def unit(self) -> Rational:
        """The unit of rounding to nearest."""
        return _power(-self.digits)

    @cached_property
    def absolute(self) -> Rational:
        """What gradual underflow adds: half of the least unit."""
        return _power(self.least - 1)

    @property
    def normal(self) -> int:
        """From 2 to this power on, the unit of rounding alone bounds the error."""
        return self.least + self.digits - 1

    def ulp(self, number: Rational) -> Rational:
        """The unit in the last place of a number that is not 0."""
        exponent = abs(number.p).bit_length() - number.q.bit_length()
        return _power(max(exponent + 1 - self.digits, self.least))

    def holds(self, number: Rational) -> bool:
        """Whether that is a number of the format: m 2ᵏ with |m| ≤ 2ᵖ, in its range."""
        if not number:
            return True
        odd = int(abs(number.p))
        zeros = (odd & -odd).bit_length() - 1
        place = zeros - (number.q.bit_length() - 1)
        digits = (odd >> zeros).bit_length()
        return digits <= self.digits and place >= self.least and digits + place <= self.top


FORMATS = {
    "float64": Format("float64", DIGITS["float64"], -1074, 1024),
    "float32": Format("float32", DIGITS["float32"], -149, 128),
    "TF32": Format("TF32", DIGITS["tf32"], -136, 128),
    "float16": Format("float16", DIGITS["float16"], -24, 16),
    "bfloat16": Format("bfloat16", DIGITS["bfloat16"], -133, 128),
}
"""Finest first."""


@dataclass(frozen=True)
class Terms:
    """What the bounds need to know of one output.

    Attributes:
        sum: the exact value.
        size: the sum of the moduli of the terms.
        count: how many terms there are, the bias among them.
        largest: of the moduli of the numbers.
        least: of those that are not 0.
        digits: the most binary digits of a number.
    """

    sum: Rational
    size: Rational
    count: int
    largest: Rational
    least: Rational
    digits: int


@dataclass(frozen=True)
class Way:
    """One way to compute a sum of products.

    Attributes:
        given: the format of the numbers.
        numbers: the format that they are rounded to first.
        sums: the format in which products and sums are rounded.
        output: the format of what is returned.
    """

    given: Format
    numbers: Format
    sums: Format
    output: Format

    @property
    def text(self) -> str:
        """In a few words."""
        if self.numbers.digits < min(self.given.digits, self.sums.digits):
            return f"{self.sums.name} sums of numbers rounded to {self.numbers.name}"
        return f"{self.sums.name} sums"

    @property
    def own(self) -> bool:
        """Whether numbers are taken as they are, and sums are of their format."""
        return self.sums == self.given == self.numbers

    @property
    def theorems(self) -> tuple[str, ...]:
        """What its bound follows from."""
        first = _ROUNDED if self.numbers.digits < self.given.digits else _AS_THEY_ARE
        return (*first, *(_ONCE_MORE if self.output.digits < self.sums.digits else ()))

    def allows(self, terms: Terms) -> Rational | None:
        """How far what is returned may be off; None if sums may leave the range of the formats."""
        if max(terms.size, terms.largest) >= self._top or terms.least < self._least(terms):
            return None
        narrowed = 0 if terms.digits <= self.numbers.digits else self.numbers.digits
        grown = _growth(self.sums.digits, terms.count, narrowed)
        inside = grown * terms.size + (1 + grown) * 2 * terms.count * self.sums.absolute
        if terms.size + inside >= self._top:
            return None
        if self.output.digits >= self.sums.digits:
            return inside
        return inside + self.output.unit * (abs(terms.sum) + inside) + self.output.absolute

    @cached_property
    def _top(self) -> Rational:
        return _power(min(self.sums.top, self.numbers.top, self.output.top) - 1)

    def _least(self, terms: Terms) -> Rational:
        lossless = terms.digits <= self.numbers.digits
        return _power(self.numbers.least if lossless else self.numbers.normal)


@lru_cache(maxsize=4096)
def _growth(digits: int, count: int, rounded: int) -> Rational:
    """(1 + u₀)² (1 + u)ⁿ − 1, rounded up; without u₀ where `rounded` is 0."""
    power, place = ((1 << digits) + 1) ** count, digits * count
    if rounded:
        power, place = power * ((1 << rounded) + 1) ** 2, place + 2 * rounded
    above = power - (1 << place)
    return Rational(-(-(above << _KEPT) >> place), 1 << _KEPT)


def ways(given: str, returned: str) -> tuple[Way, ...]:
    """The ways to compute with numbers of one format and return another, finest first.

    Args:
        given: the format of the numbers.
        returned: that of what comes back.
    """
    whole, output = FORMATS[given], FORMATS[returned]
    found = []
    for sums in FORMATS.values():
        if sums.digits == whole.digits and sums != whole:
            continue  # no other units than the format itself
        found.append(Way(whole, min(whole, sums, key=_digits), sums, output))
        if sums == FORMATS["float32"]:
            coarse = [FORMATS[name] for name in ("TF32", "bfloat16")]
            found += [
                Way(whole, each, sums, output) for each in coarse if _digits(each) < _digits(whole)
            ]
    return tuple(found)


def fourier(axes: Sequence[Axis], x: Sequence[int], w: Sequence[int]) -> float:
    """How many units of rounding times ‖w‖ ‖x‖ bound the error of Fourier transforms.

    Args:
        axes: the formula.
        x: the shape of x, batch × in-channels × places.
        w: that of w, out-channels × in-channels of a group × taps.
    """
    lengths = (
        axis.spread * length + axis.dilation * taps
        for axis, length, taps in zip(axes, x[2:], w[2:], strict=True)
    )
    stages = sum(ceil(log2(length)) for length in lengths)
    return 7 * stages * (2 + sqrt(prod(w[2:]))) + w[1] + 3


def _digits(each: Format) -> int:
    return each.digits
