"""Tagged partitions and bounds, against what they say of themselves and a case worked by hand."""

from fractions import Fraction
from itertools import pairwise

import sympy
from hypothesis import given
from hypothesis import strategies as st

from fundamentals.evidence.models.partitions import (
    TaggedPartition,
    bound,
    riemann_sum,
    sum_at,
    tagged_partitions,
)
from fundamentals.evidence.models.piecewise import Piecewise, arbitrary, hat

places = st.fractions(min_value=-4, max_value=4, max_denominator=12)
PARTITION = TaggedPartition(
    points=(Fraction(0), Fraction(1), Fraction(4)), tags=(Fraction(1, 2), Fraction(4))
)


@given(tagged_partitions())
def test_tags_lie_in_their_pieces(partition: TaggedPartition) -> None:
    """The points increase, and there is one tag for each piece, within it."""
    pieces = zip(pairwise(partition.points), partition.tags, strict=True)

    assert all(low < high and low <= tag <= high for (low, high), tag in pieces)
    assert sum(partition.lengths) == partition.ends[1] - partition.ends[0]
    assert partition.mesh in partition.lengths


def test_a_riemann_sum_by_hand() -> None:
    """Of x²: 1/4 · 1 + 16 · 3; with tags in the middle, 1/4 · 1 + 25/4 · 3."""
    assert riemann_sum(lambda x: x * x, PARTITION) == Fraction(193, 4)
    assert sum_at(lambda x: x * x, PARTITION, sympy.Rational(1, 2)) == 19


@given(arbitrary(), st.lists(places, min_size=3, max_size=3, unique=True).map(sorted))
def test_a_bound_is_not_exceeded(f: Piecewise, between: list[Fraction]) -> None:
    """At no point inside of an interval is |f| larger than its bound there."""
    low, x, high = between

    assert abs(f(x)) <= bound(f, low, high)


def test_the_bound_of_a_step_function_is_its_largest_value() -> None:
    """The slopes of a tent: 1/2 on the left of its top, −1 on the right; and 0 outside."""
    slopes = hat(0, 2, 3).derivative()

    assert bound(slopes, Fraction(-1), Fraction(1)) == Fraction(1, 2)
    assert bound(slopes, Fraction(0), Fraction(5)) == 1
    assert bound(slopes, Fraction(3), Fraction(5)) == 0
