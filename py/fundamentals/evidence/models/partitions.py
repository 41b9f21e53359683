"""Tagged partitions, Riemann sums, and bounds for piecewise polynomials; all exact.

Where |f(x) − f(x′)| ≤ L |x − x′|, a Riemann sum of f over a partition with pieces no longer than
the mesh differs from the integral by at most L · (b − a) · mesh. For a continuous piecewise
polynomial, L is a bound for its derivative.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import factorial

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.models.piecewise import Piecewise

__all__ = ["TaggedPartition", "bound", "exact", "riemann_sum", "sum_at", "tagged_partitions"]


@dataclass(frozen=True)
class TaggedPartition:
    """Points that cut an interval into pieces, and a tag for each piece.

    Attributes:
        points: x₀ < x₁ < … < xₙ.
        tags: ξ₀, …, ξₙ₋₁, each in its piece.
    """

    points: tuple[Fraction, ...]
    tags: tuple[Fraction, ...]

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The interval."""
        return self.points[0], self.points[-1]

    @property
    def lengths(self) -> tuple[Fraction, ...]:
        """How long the pieces are."""
        return tuple(high - low for low, high in pairwise(self.points))

    @property
    def mesh(self) -> Fraction:
        """How long the longest is."""
        return max(self.lengths)


def riemann_sum(f: Callable[[Fraction], Fraction], partition: TaggedPartition) -> Fraction:
    """∑ f(ξᵢ) (xᵢ₊₁ − xᵢ)."""
    pieces = zip(partition.tags, partition.lengths, strict=True)
    return sum((f(tag) * length for tag, length in pieces), Fraction(0))


def exact(number: Fraction) -> sympy.Rational:
    """The same number, for sympy."""
    return sympy.Rational(number.numerator, number.denominator)


def sum_at(
    f: Callable[[sympy.Expr], sympy.Expr], partition: TaggedPartition, part: sympy.Expr
) -> sympy.Expr:
    """The Riemann sum with the tags xᵢ + part·(xᵢ₊₁ − xᵢ), rational or not, in symbols."""
    pieces = zip(map(exact, partition.points), map(exact, partition.lengths), strict=False)
    return sympy.Add(*(f(low + part * length) * length for low, length in pieces))


def bound(f: Piecewise, low: Fraction, high: Fraction) -> Fraction:
    """A number that |f| does not exceed between two others: the greatest value, for step functions.

    On each piece it is ∑ |f⁽ᵏ⁾(t)| wᵏ/k!, with t where the piece begins and w its width.
    """
    cuts = [low, *(t for t in f.breaks if low < t < high), high]
    return max(_bound_from(f, t, end - t) for t, end in pairwise(cuts))


def _bound_from(f: Piecewise, start: Fraction, width: Fraction) -> Fraction:
    total, k = Fraction(0), 0
    while f.jumps:
        total += abs(f(start)) * width**k / factorial(k)
        f, k = f.derivative(), k + 1
    return total


# Instances

_grid = st.lists(st.integers(-32, 32), min_size=2, max_size=9, unique=True).map(sorted)
_weights = st.tuples(*[st.integers(0, 6).map(lambda n: Fraction(n, 6))] * 8)


def tagged_partitions() -> "st.SearchStrategy[TaggedPartition]":
    """Random tagged partitions of intervals within [−4, 4]."""
    return st.builds(_tagged, _grid, _weights)


def _tagged(grid: list[int], weights: tuple[Fraction, ...]) -> TaggedPartition:
    points = tuple(Fraction(n, 8) for n in grid)
    pieces = zip(pairwise(points), weights, strict=False)  # as many weights as pieces are used
    return TaggedPartition(points, tuple(low + w * (high - low) for (low, high), w in pieces))
