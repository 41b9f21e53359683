"""Narrow peaks: their integrals, their reach, and the bounds that go with them."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.evidence.models.peaks import Peak, ceiling, narrowness, peaks, steepness
from fundamentals.evidence.models.piecewise import Piecewise, arbitrary, continuous

places = st.fractions(min_value=-4, max_value=4, max_denominator=12)


@settings(max_examples=60, deadline=None)
@given(peaks(), narrowness)
def test_peaks(peak: Peak, epsilon: Fraction) -> None:
    """Narrow or not, the integral is 1, and nothing is left outside of the reach."""
    for f, reach in ((peak.function, peak.reach), (peak.narrow(epsilon), epsilon * peak.reach)):
        assert f.integral() == 1
        assert max(map(abs, f.breaks)) == reach


@settings(max_examples=60, deadline=None)
@given(peaks(), narrowness)
def test_size(peak: Peak, epsilon: Fraction) -> None:
    """∫ |η|, from the integrals of the single parts, is the same for the narrow peak."""
    narrow, ends = peak.narrow(epsilon), [epsilon * t for t in peak.breaks]
    parts = [abs(narrow.integral_over(a, b)) for a, b in pairwise(ends)]  # none changes its sign

    assert sum(parts) == peak.size


@settings(max_examples=60, deadline=None)
@given(arbitrary(), continuous(), places, places)
def test_bounds(f: Piecewise, g: Piecewise, x: Fraction, y: Fraction) -> None:
    """No value is above the ceiling, and no slope steeper than the steepness."""
    assert abs(f(x)) <= ceiling(f)
    assert abs(g(x) - g(y)) <= steepness(g) * abs(x - y)
