"""Narrow peaks: functions that behave, convolved or integrated against others, nearly like δ.

A peak η has the integral 1 and compact support. Made narrower by the factor ε and higher by 1/ε, it
keeps its integral, and ∫ |η| too. What replaces f(x − y) by f(x) under such an integral is off by
at most ∫ |η| times how much f varies over the reach of the peak; `steepness` bounds that.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from fundamentals.evidence.models.piecewise import Piecewise, hat, piecewise

__all__ = ["Peak", "ceiling", "narrowness", "peaks", "rescale", "steepness"]


def rescale(f: Piecewise, epsilon: Fraction) -> Piecewise:
    """The function y ↦ f(y/ε)/ε, ε > 0."""
    return Piecewise(tuple((epsilon * t, k, c / epsilon ** (k + 1)) for t, k, c in f.jumps))


@dataclass(frozen=True)
class Peak:
    """A function with the integral 1 and compact support, which may have both signs.

    Attributes:
        breaks: where one part ends and the next one begins.
        weights: the integrals of the parts, up to a common factor.
        boxes: for each part whether it is a box; else it is a tent.
    """

    breaks: tuple[Fraction, ...]
    weights: tuple[int, ...]
    boxes: tuple[bool, ...]

    @property
    def function(self) -> Piecewise:
        """The function η."""
        whole, total = Piecewise(), sum(self.weights)
        for (a, b), weight, box in zip(
            pairwise(self.breaks), self.weights, self.boxes, strict=True
        ):
            part = piecewise([a, b], [[1]]) if box else hat(a, (a + b) / 2, b).scale(2)
            whole += part.scale(Fraction(weight, total) / (b - a))
        return whole

    @property
    def size(self) -> Fraction:
        """∫ |η|: the parts do not overlap."""
        return Fraction(sum(map(abs, self.weights)), abs(sum(self.weights)))

    @property
    def reach(self) -> Fraction:
        """The smallest R such that η vanishes outside of [−R, R]."""
        return max(-self.breaks[0], self.breaks[-1])

    def narrow(self, epsilon: Fraction) -> Piecewise:
        """The function y ↦ η(y/ε)/ε, of reach ε R."""
        return rescale(self.function, epsilon)


def ceiling(f: Piecewise) -> Fraction:
    """A bound for |f|: |x| is at most M on the support, so |∑ cₖ xᵏ| ≤ ∑ |cₖ| Mᵏ on each piece."""
    most = max(map(abs, f.breaks), default=Fraction(0))
    values = [sum(abs(c) * most**k for k, c in enumerate(piece)) for piece in f.pieces]
    return max(map(Fraction, values), default=Fraction(0))


def steepness(f: Piecewise) -> Fraction:
    """For a continuous f with compact support, a number L with |f(x) − f(y)| ≤ L |x − y|."""
    return ceiling(f.derivative())


# Instances

narrowness = st.sampled_from([Fraction(1, 10), Fraction(1, 100), Fraction(1, 1000)])


@st.composite
def peaks(draw: st.DrawFn) -> Peak:
    """Random peaks within [−1, 1] of one to three parts, next to 0 or around it, ∫ |η| ≤ 7."""
    place = st.fractions(min_value=-1, max_value=1, max_denominator=4)
    breaks = draw(st.lists(place, min_size=2, max_size=4, unique=True).map(sorted))
    parts = len(breaks) - 1
    weights = st.lists(st.integers(-3, 4).filter(bool), min_size=parts, max_size=parts)
    kinds = st.lists(st.booleans(), min_size=parts, max_size=parts)
    return Peak(tuple(breaks), tuple(draw(weights.filter(sum))), tuple(draw(kinds)))
