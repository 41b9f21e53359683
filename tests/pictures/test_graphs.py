"""What graphs of piecewise polynomials are drawn from, and what is marked on them."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundamentals.evidence.models.piecewise import STEP, TENT, Piecewise, continuous
from fundamentals.pictures import graphs

_corners = st.lists(
    st.tuples(st.integers(-9, 9), st.integers(-9, 9)),
    min_size=1,
    max_size=5,
    unique_by=lambda corner: corner[0],
).map(sorted)


@given(_corners)
def test_a_broken_line_goes_through_its_corners(corners: list[tuple[int, int]]) -> None:
    """And straight on between them; it is 0 before the first and level after the last."""
    start = corners[0][0] - 1
    line = graphs.polyline((start, 0), *corners)

    assert [line(Fraction(x)) for x, _ in corners] == [y for _, y in corners]
    assert line(Fraction(start - 1)) == 0
    assert line(Fraction(99)) == corners[-1][1]
    for (x, y), (right, up) in pairwise(corners):
        assert line(Fraction(x + right, 2)) == Fraction(y + up, 2)


def test_a_broken_line_begins_at_0() -> None:
    """Another beginning would be lost."""
    with pytest.raises(ValueError, match="must begin at height 0"):
        graphs.polyline((0, 1), (1, 0))


@given(continuous(), st.integers(-48, 48))
def test_plotted_values_are_the_exact_ones(f: Piecewise, twelfths: int) -> None:
    """Up to rounding, at corners, too: where f is continuous, the side does not matter."""
    x = Fraction(twelfths, 12)
    terms = [abs(c) * max(x - t, Fraction(0)) ** k for t, k, c in f.jumps]
    # With u = 2⁻⁵³, x − t errs by at most u(|x| + |t| + |x − t|) ≤ 14u, and a term, whose slope is
    # at most |c| 8ᵏ⁻¹, by less than 2u |c| 8ᵏ for it; by 8u times itself for its own operations,
    # and by u times itself for each addition.
    slopes = [abs(c) * 8**k for _, k, c in f.jumps]
    bound = float(2 * sum(slopes) + (8 + len(terms)) * sum(terms)) * 2**-53

    assert abs(float(graphs.values(f, np.array([float(x)]))[0]) - float(f(x))) <= bound


def test_a_jump_is_a_jump() -> None:
    """Nothing of a step is seen before it."""
    assert list(graphs.values(STEP, np.array([-1.0, -0.5, 0.5, 1.0]))) == [0, 0, 1, 1]


def test_a_graph_ends_at_the_outer_corners() -> None:
    """Or where it is told to, and 0 outside is drawn like all else."""
    x, y = graphs.points(TENT)
    assert (x[0], x[-1], y[0], y.max(), y[-1]) == (-1, 1, 0, 1, 0)

    x, y = graphs.points(TENT, -2, 3)
    assert (x[0], x[-1]) == (-2, 3)
    assert not y[(x < -1) | (x > 1)].any()
