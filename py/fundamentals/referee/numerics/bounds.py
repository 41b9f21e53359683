"""How far a sum of products may be off, for each way in which it may have been computed.

A way is a format for the sums and a format that the numbers are rounded to first. Its bound is
exact, in rationals, and follows from theorems of chapter 5 of the catalog, which it names:

    |computed − y| ≤ ((1 + u₀)² (1 + u)ⁿ − 1) S + (1 + u)ⁿ (2 n) η

for n terms with the sum y and the sum S of moduli; u is the unit of the sums, η half of their
least unit, and u₀ the unit of the numbers, 0 where all of them are numbers of that format. Where the value
is then rounded to a coarser format with the unit v, that adds v (|y| + what stands above).

A bound that holds shows nothing but that: the way is possible. One that does not hold refutes it.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from fundamentals.evidence.arithmetic.formats import DIGITS, exponent

__all__ = ["FORMATS", "Format", "Terms", "Way", "ways"]

_KEPT = 256  # binary places of a constant, which is rounded up: the bound is no smaller for it

_AS_THEY_ARE = (
    "Fundamentals.abs_convLayer_sub_le_underflow",
    "Fundamentals.SumTree.abs_computed_dot_sub_sum_le_underflow",
)
_ROUNDED = (
    "Fundamentals.SumTree.abs_computed_sub_sum_le_of_near",
    "Fundamentals.SumTree.height_lt",
)
_ONCE_MORE = ("Fundamentals.roundWithUnderflow_rounding",)


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

    @property
    def unit(self) -> Fraction:
        """The unit of rounding to nearest."""
        return Fraction(1, 1 << self.digits)

    @property
    def absolute(self) -> Fraction:
        """What gradual underflow adds: half of the least unit."""
        return Fraction(1, 1 << (1 - self.least))

    @property
    def normal(self) -> int:
        """From 2 to this power on, the unit of rounding alone bounds the error."""
        return self.least + self.digits - 1

    def ulp(self, number: Fraction) -> Fraction:
        """The unit in the last place of a number that is not 0."""
        return Fraction(2) ** max(exponent(number) + 1 - self.digits, self.least)

    def holds(self, number: Fraction) -> bool:
        """Whether that is a number of the format: m 2ᵏ with |m| ≤ 2ᵖ, in its range."""
        if not number:
            return True
        odd = abs(number.numerator)
        zeros = (odd & -odd).bit_length() - 1
        place = zeros - (number.denominator.bit_length() - 1)  # denominators are powers of 2
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

    sum: Fraction
    size: Fraction
    count: int
    largest: Fraction
    least: Fraction
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

    def fits(self, terms: Terms) -> bool:
        """Whether the terms and their sums stay within the range of the formats."""
        top = Fraction(1 << (min(self.sums.top, self.numbers.top, self.output.top) - 1))
        lossless = terms.digits <= self.numbers.digits
        least = self.numbers.least if lossless else self.numbers.normal
        grown = terms.size + self._inside(terms)
        return max(grown, terms.largest) < top and terms.least >= Fraction(2) ** least

    def bound(self, terms: Terms) -> Fraction:
        """How far what is returned may be off."""
        inside = self._inside(terms)
        if self.output.digits >= self.sums.digits:
            return inside
        return inside + self.output.unit * (abs(terms.sum) + inside) + self.output.absolute

    def _inside(self, terms: Terms) -> Fraction:
        rounded = 0 if terms.digits <= self.numbers.digits else self.numbers.digits
        grown = _growth(self.sums.digits, terms.count, rounded)
        return grown * terms.size + (1 + grown) * 2 * terms.count * self.sums.absolute


@lru_cache(maxsize=4096)
def _growth(digits: int, count: int, rounded: int) -> Fraction:
    """(1 + u₀)² (1 + u)ⁿ − 1, rounded up; without u₀ where `rounded` is 0."""
    power, place = ((1 << digits) + 1) ** count, digits * count
    if rounded:
        power, place = power * ((1 << rounded) + 1) ** 2, place + 2 * rounded
    above = power - (1 << place)
    return Fraction(-(-(above << _KEPT) >> place), 1 << _KEPT)


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


def _digits(each: Format) -> int:
    return each.digits
