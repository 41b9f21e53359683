"""Numbers with the rounding to be expected of those who compute them in floating point."""

from dataclasses import dataclass
from fractions import Fraction

import flint

from fundamentals.evidence.models import piecewise
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.piecewise import Piecewise

__all__ = ["UNIT", "Line", "Sized", "area"]

# Written out, a number shown is a sum of products of the data, of inputs and of values of exp, sin,
# cos and powers. Each product is rounded a number of times that has the bound ROUNDINGS: most often
# in the sum of the comb, 17 translates with 5 jumps each. Each time its relative error is at most
# UNIT, or 2 UNIT in the functions of V8, which are fdlibm's with errors below one unit in the last
# place. Where a place is rounded across a corner the function bends there, so that this is no more.
ROUNDINGS = 256
UNIT = Fraction(1, 2**53)
GAMMA = ROUNDINGS * UNIT / (1 - ROUNDINGS * UNIT)


@dataclass(frozen=True)
class Sized:
    """A number, and the sum of the absolute values of the products that it is the sum of."""

    value: flint.arb
    size: flint.arb

    @classmethod
    def of(cls, value: Fraction | int, size: Fraction | int | None = None) -> "Sized":
        """An exact number."""
        return cls(ball(value), abs(ball(value)) if size is None else ball(size))

    def __add__(self, other: "Sized") -> "Sized":
        return Sized(self.value + other.value, self.size + other.size)

    def __sub__(self, other: "Sized") -> "Sized":
        return Sized(self.value - other.value, self.size + other.size)

    def __mul__(self, other: "Sized") -> "Sized":
        return Sized(self.value * other.value, self.size * other.size)

    def __truediv__(self, other: "Sized") -> "Sized":
        return Sized(self.value / other.value, self.size / abs(other.value))

    @property
    def rounding(self) -> flint.arb:
        """How far off a number computed in floating point may be."""
        return ball(GAMMA) * self.size

    def agrees(self, shown: float | None) -> bool:
        """Whether a number computed in floating point is this one, up to rounding."""
        if shown is None:  # neither is a number
            return not self.value.is_finite()
        return bool(abs(ball(Fraction(shown)) - self.value) <= self.rounding)


@dataclass(frozen=True)
class Line:
    """A piecewise polynomial, and the same sum of powers with plus in the place of every minus."""

    exact: Piecewise
    size: Piecewise

    @classmethod
    def broken(cls, exact: Piecewise) -> "Line":
        """A broken line, whose jumps are computed as differences of slopes."""
        slope, sizes = Fraction(0), []
        for t, k, c in exact.jumps:
            sizes.append((-abs(t), k, abs(slope) + abs(slope + c)))
            slope += c
        return cls(exact, Piecewise(tuple(sizes)))

    def __call__(self, *terms: Fraction) -> Sized:
        """The value at the sum of the terms."""
        most = sum(map(abs, terms), Fraction(0))
        return Sized.of(self.exact(sum(terms, Fraction(0))), self.size(most))

    def translate(self, b: Fraction) -> "Line":
        return Line(self.exact.translate(b), self.size.translate(-abs(b)))

    def convolve(self, other: "Line") -> "Line":
        exact = piecewise.convolve(self.exact, other.exact)
        return Line(exact, piecewise.convolve(self.size, other.size))

    def correlate(self, other: "Line") -> "Line":
        exact = piecewise.correlate(self.exact, other.exact)
        return Line(exact, piecewise.convolve(self.size, other.size))


def area(f: Line, g: Line, x: Fraction, sign: int = -1) -> Sized:
    """The area under f(y) g(x − y), or f(y) g(x + y).

    With all breaks between −r and r, a piece of Gauss's rule has a width of at most 2r and nodes
    whose terms add up to at most 2r.
    """
    exact = piecewise.integrand(f.exact, g.exact, x, sign=sign).integral()
    breaks = [*f.exact.breaks, *g.exact.breaks]
    r = max(map(abs, breaks)) + abs(x)
    return Sized.of(exact, len(breaks) * 2 * r * f.size(2 * r + abs(x)) * g.size(2 * r + abs(x)))
