"""Evidence for `continuity`: where a map is differentiable it is continuous; not conversely."""

from collections.abc import Callable
from fractions import Fraction

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, Less, check
from fundamentals.evidence.entries.differentiability import steps
from fundamentals.evidence.models.maps import (
    Map,
    Point,
    ball,
    displaced,
    jacobian_by_series,
    norm,
    remainder_bound,
)


@check(
    layer="enclosed",
    given=steps(),
    mutants={
        "a jump at a": {"jump": Fraction(1, 100)},
        "the linear part forgotten": {"linear": 0},
    },
)
def increment_is_bounded(
    f: Map, a: Point, h: Point, *, jump: Fraction = Fraction(0), linear: int = 1
) -> Claim:
    """‖f(a+h) − f(a)‖ < (‖A‖ + C) ‖h‖ with certified C, whence continuity: δ = ε/(‖A‖ + C).

    ‖A‖ is the Frobenius norm; C bounds the remainder on the whole segment, plus 10⁻⁶ for maps that
    are constant along h.
    """
    matrix = jacobian_by_series(f, a)
    at, further = f([ball(x) for x in a]), f(displaced(a, h))
    increment = norm([y - x + ball(jump) for x, y in zip(at, further, strict=True)])
    frobenius = norm([entry for row in matrix for entry in row])
    rest = sum((abs(c).upper() for c in remainder_bound(f, a, h)), flint.arb(0))
    room = norm(h) * ball(Fraction(1, 10**6))
    return Less(increment, linear * frobenius * norm(h) + rest + room)


def absolute(t: Fraction) -> Fraction:
    """|t|."""
    return abs(t)


def smoothed(t: Fraction) -> Fraction:
    """t|t|, which has a derivative at 0."""
    return t * abs(t)


@check(
    layer="enclosed",
    given={"t": st.fractions(min_value=0, max_value=1, max_denominator=10**6).filter(bool)},
    mutants={"t|t| in place of |t|": {"f": smoothed}},
)
def one_sided_slopes(t: Fraction, *, f: Callable[[Fraction], Fraction] = absolute) -> Claim:
    """|x| has slope 1 from the right of 0 and −1 from the left, exactly, yet |t| → 0."""
    slopes = (f(t) / t, f(-t) / -t)
    return Every(Exactly(slopes, (1, -1)), Exactly(f(Fraction(0)), 0), Less(f(t), 2 * t))


@check(
    layer="derived",
    mutants={"the remainder does not vanish": {"alpha": 1}},
)
def increment_tends_to_zero(*, alpha: int = 0) -> Claim:
    """A h + |h| α(h) → 0 as h → 0 on either side, for any A and any α with α → 0."""
    h, slope, c, k = sympy.symbols("h A c k", real=True)
    families = [c * h, c * h**2 + k * h, sympy.sin(c * h), sympy.exp(k * h) - 1]
    return Every(
        *(
            Identity(sympy.Limit(slope * h + side * h * (rest + alpha * c / h), h, 0), 0)
            for rest in families
            for side in (1, -1)
        )
    )
