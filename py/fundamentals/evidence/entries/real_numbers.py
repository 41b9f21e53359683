"""Evidence for `real-numbers`: least upper bounds, which the rational numbers lack."""

import math
from fractions import Fraction

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.maps import ball

positive = st.fractions(min_value=Fraction(1, 20), max_value=5, max_denominator=20)


@check(
    layer="enclosed",
    given={
        "r": st.integers(2, 99).filter(lambda n: math.isqrt(n) ** 2 != n),
        "k": st.integers(0, 60),
    },
    mutants={
        "the lower number for an upper bound": {"above": 0},
        "numbers with q³ < r": {"power": 3},
    },
)
def bounds_close_in(r: int, k: int, *, above: int = 1, power: int = 2) -> Claim:
    """Of the multiples of 2⁻ᵏ, neighbours enclose √r, the least upper bound of q² < r."""
    lower = Fraction(math.isqrt(r * 4**k), 2**k)
    upper = lower + Fraction(above, 2**k)
    root = flint.arb(r).root(power)
    return Every(Less(ball(lower), root), Less(root, ball(upper)))


def improved(q: Fraction, denominator: Fraction) -> Fraction:
    """A number closer to √2, on the same side of it, if the denominator is q + 2."""
    return q - (q * q - 2) / denominator


@check(
    layer="enclosed",
    given={"q": positive},
    mutants={"without a denominator": {"offset": None}, "too small a one": {"offset": -2}},
)
def no_rational_number_is_the_least(q: Fraction, *, offset: int | None = 2) -> Claim:
    """From q, q − (q² − 2)/(q + 2) lies on the way to √2, on the same side of it; exact."""
    better = improved(q, Fraction(1) if offset is None else abs(q + offset) + Fraction(1, 1000))
    small = q * q < 2
    return Exactly((better > q, better * better < 2, q * q == 2), (small, small, False))


@check(
    layer="enclosed",
    given={"n": st.integers(0, 25), "m": st.integers(1, 25)},
    mutants={"the next factorial": {"shift": 2}, "alternating": {"sign": -1}},
)
def a_cauchy_sequence(n: int, m: int, *, shift: int = 1, sign: int = 1) -> Claim:
    """∑_{k≤n} 1/k! and later sums are less than 2/(n+1)! apart, and e is above them."""
    terms = [Fraction(sign**k, math.factorial(k)) for k in range(n + m + 1)]
    early, late = sum(terms[: n + 1], Fraction(0)), sum(terms, Fraction(0))
    room = Fraction(2, math.factorial(n + shift))
    e = flint.arb(1).exp()
    return Every(
        Less(abs(late - early), room), Less(ball(late), e), Less(e, ball(early) + ball(room))
    )


@check(
    layer="derived",
    mutants={"1 for 2": {"offset": 1}, "2 − q² for q² − 2": {"sign": 1}},
)
def how_much_closer(*, offset: int = 2, sign: int = -1) -> Claim:
    """(q − (q² − 2)/(q + 2))² − 2 = 2(q² − 2)/(q + 2)²: the sign of q² − 2 again."""
    q = sympy.Symbol("q", positive=True)
    better = q + sign * (q**2 - 2) / (q + offset)
    return Identity(better**2 - 2, 2 * (q**2 - 2) / (q + offset) ** 2)
