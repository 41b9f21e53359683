"""Binary formats, exactly: what a rational number becomes when it is rounded to so many digits.

Exponents have no bounds, except where a least unit is given: that is gradual underflow.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis import strategies as st

__all__ = [
    "DIGITS",
    "OF_NUMPY",
    "Whole",
    "dyadic",
    "exponent",
    "halfway",
    "rounded",
    "toward_zero",
    "upward",
]

Whole = Callable[[Fraction], int]
"""How a number becomes an integer. `round` takes the nearest, and of two the even one."""

DIGITS: Mapping[str, int] = {
    "bfloat16": 8,
    "tf32": 11,
    "float16": 11,
    "float32": 24,
    "float64": 53,
}
"""How many binary digits a significand has, with the leading one: the unit is 2 to minus that."""

OF_NUMPY = ("float16", "float32", "float64")
"""The formats that NumPy computes with."""


def upward(y: Fraction) -> int:
    """The nearest integer, and of two the larger one."""
    return floor(y + Fraction(1, 2))


def toward_zero(y: Fraction) -> int:
    """The integer without its fraction."""
    return int(y)


def exponent(x: Fraction) -> int:
    """The integer e with 2ᵉ ≤ |x| < 2ᵉ⁺¹, for x ≠ 0."""
    guess = abs(x.numerator).bit_length() - x.denominator.bit_length()
    return guess if Fraction(2) ** guess <= abs(x) else guess - 1


def rounded(
    x: Fraction, digits: int, *, whole: Whole = round, least: int | None = None
) -> Fraction:
    """x, rounded to a number of digits.

    Args:
        x: any rational number.
        digits: of a significand.
        whole: how x in units of its last place becomes an integer.
        least: no unit is less than 2 to this power.
    """
    if not x:
        return x
    place = exponent(x) + 1 - digits
    unit = Fraction(2) ** (place if least is None else max(place, least))
    return whole(x / unit) * unit


def dyadic(digits: int, low: int = -9, high: int = 9) -> "st.SearchStrategy[Fraction]":
    """Numbers of a format, of either sign, with leading digits at the powers low to high of 2."""
    from hypothesis import strategies as st  # not at the top: who only rounds need not wait for it

    significands = st.integers(2 ** (digits - 1), 2**digits - 1)
    return st.tuples(significands, st.sampled_from((-1, 1)), st.integers(low, high)).map(
        lambda drawn: drawn[0] * drawn[1] * Fraction(2) ** (drawn[2] + 1 - digits)
    )


def halfway(digits: int, **where: Any) -> "st.SearchStrategy[Fraction]":
    """Numbers in the middle between two neighbours of a format."""
    return dyadic(digits, **where).map(
        lambda x: x + Fraction(2) ** (exponent(x) - digits) * (1 if x > 0 else -1)
    )
