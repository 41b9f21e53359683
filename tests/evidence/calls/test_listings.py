"""Numbers that software returned, as exact ones."""

from fractions import Fraction

import flint
import pytest

from fundamentals.evidence.calls.listings import exact


def test_numbers_are_exact_or_the_nearest_integers() -> None:
    """Rounded only where it is said how far they may be off; complex ones by parts."""
    third = Fraction(1 / 3)

    assert exact([1 / 3, [2 - 1j]]) == (third, ((2, -1),))
    assert exact([2.9, 1.1 - 1.9j], off_by=flint.arb("0.2")) == (3, (1, -2))


@pytest.mark.parametrize("error", [flint.arb("0.5"), flint.arb("0.4", "0.2"), flint.arb("nan")])
def test_integers_are_not_told_from_numbers_that_are_off_too_far(error: flint.arb) -> None:
    """By a half, or by what may be that much."""
    with pytest.raises(ValueError, match="do not tell integers"):
        exact([1.0], off_by=error)
