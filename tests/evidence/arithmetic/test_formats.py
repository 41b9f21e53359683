"""Rounding to a number of digits, exactly."""

from fractions import Fraction

import pytest

from fundamentals.evidence.arithmetic.formats import exponent, rounded, toward_zero, upward


@pytest.mark.parametrize("x", [Fraction(1), Fraction(3, 4), Fraction(-7, 3), Fraction(1, 1023)])
def test_the_exponent_is_that_of_the_power_of_two_below(x: Fraction) -> None:
    """2ᵉ ≤ |x| < 2ᵉ⁺¹."""
    e = exponent(x)

    assert Fraction(2) ** e <= abs(x) < Fraction(2) ** (e + 1)


@pytest.mark.parametrize(
    ("x", "expected"),
    [(9, 8), (11, 12), (-9, -8), (13, 12), (15, 16), (0, 0), (Fraction(41, 4), 10)],
)
def test_three_digits(x: int | Fraction, expected: int) -> None:
    """Between 8 and 16 the numbers are the even ones; ties go to a multiple of four."""
    assert rounded(Fraction(x), 3) == expected


def test_other_ways_to_an_integer() -> None:
    """Ties upward, and truncation."""
    assert rounded(Fraction(9), 3, whole=upward) == 10
    assert rounded(Fraction(-9), 3, whole=upward) == -8
    assert rounded(Fraction(-31, 2), 3, whole=toward_zero) == -14


def test_a_least_unit() -> None:
    """Below it numbers are its multiples."""
    assert rounded(Fraction(5, 8), 3, least=0) == 1
    assert rounded(Fraction(1, 2), 3, least=0) == 0
    assert rounded(Fraction(9), 3, least=0) == 8
