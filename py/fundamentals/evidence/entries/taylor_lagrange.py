"""Evidence for `taylor-lagrange`: the remainder f⁽ⁿ⁺¹⁾(x₀+θh)/(n+1)! hⁿ⁺¹, h = x − x₀."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from math import factorial

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Identity, Less, check
from fundamentals.evidence.models.maps import Map, ball, variables
from fundamentals.evidence.models.pieces import polynomial
from fundamentals.evidence.models.taylor import (
    Solvable,
    cases,
    derivative,
    expansions,
    point_between,
    remainder,
    symbolic_remainder,
    symbolic_sum,
)

small = st.fractions(min_value=-3, max_value=3, max_denominator=9)
t = variables(1)[0]


@check(
    layer="enclosed",
    given=expansions(),
    mutants={
        "n! in place of (n+1)!": {"divisor": factorial},
        "hⁿ in place of hⁿ⁺¹": {"power": 0},
        "f⁽ⁿ⁾ in place of f⁽ⁿ⁺¹⁾": {"order": 0},
        "f⁽ⁿ⁺²⁾ in place of f⁽ⁿ⁺¹⁾": {"order": 2},
    },
)
def theta_is_enclosed(
    f: Map,
    x0: Fraction,
    h: Fraction,
    n: int,
    *,
    divisor: Callable[[int], int] = lambda n: factorial(n + 1),
    power: int = 1,
    order: int = 1,
) -> Claim:
    """Some θ in (0, 1), enclosed by a change of sign, solves R_n = f⁽ⁿ⁺¹⁾(x₀+θh)/(n+1)! hⁿ⁺¹."""
    rest = divisor(n) * remainder(f, x0, h, n)

    def gap(theta: flint.arb) -> flint.arb:
        slope = derivative(f, n + order, point_between(x0, h, theta))
        return rest - slope * ball(h ** (n + power))

    return Solvable(gap)


@check(
    layer="enclosed",
    given={"x0": small, "h": small.filter(bool), "n": st.integers(1, 8)},
    mutants={"n! in place of (n+1)!": {"divisor": factorial}, "T_n one term short": {"short": 1}},
)
def theta_of_the_exponential(
    x0: Fraction,
    h: Fraction,
    n: int,
    *,
    divisor: Callable[[int], int] = lambda n: factorial(n + 1),
    short: int = 0,
) -> Claim:
    """For f = exp, solved for θ, the formula gives log((n+1)! R_n/(eˣ⁰hⁿ⁺¹))/h, inside (0, 1)."""
    rest = remainder(Map(1, (sympy.exp(t),)), x0, h, n - short)
    ratio = divisor(n) * rest / (ball(x0).exp() * ball(h ** (n + 1)))
    if not ratio > 0:
        return Less(0, ratio)
    theta = ratio.log() / ball(h)
    return Less([0, theta], [theta, 1])


def on_the_segment(f: Map, x0: Fraction, h: Fraction, k: int) -> flint.arb:
    """A bound for |f⁽ᵏ⁾| between x₀ and x₀ + h: the largest of the bounds on sixteen pieces."""
    cuts = [ball(x0 + h * Fraction(i, 16)) for i in range(17)]
    return max(abs(derivative(f, k, a.union(b))).upper() for a, b in pairwise(cuts))


def at_the_start(f: Map, x0: Fraction, h: Fraction, k: int) -> flint.arb:
    """|f⁽ᵏ⁾(x₀)|, which bounds nothing."""
    del h
    return abs(derivative(f, k, ball(x0)))


@check(
    layer="enclosed",
    given=expansions(),
    mutants={
        "(n+2)! in place of (n+1)!": {"beyond": 2},
        "f⁽ⁿ⁺¹⁾ bounded at x₀ only": {"bound": at_the_start},
    },
)
def remainder_is_bounded(
    f: Map,
    x0: Fraction,
    h: Fraction,
    n: int,
    *,
    beyond: int = 1,
    bound: Callable[[Map, Fraction, Fraction, int], flint.arb] = on_the_segment,
) -> Claim:
    """|R_n| ≤ M |h|ⁿ⁺¹/(n+1)! with a certified bound M of |f⁽ⁿ⁺¹⁾| between x₀ and x₀ + h.

    Strictly below the bound enlarged by 10⁻³⁰, as polynomials of degree n + 1 attain it.
    """
    tiny = ball(Fraction(1, 10**30))
    most = bound(f, x0, h, n + 1) * abs(ball(h ** (n + 1))) / factorial(n + beyond)
    return Less(abs(remainder(f, x0, h, n)), most * (1 + tiny) + tiny)


@check(
    layer="derived",
    given=cases(n=range(5)),
    instances=60,  # of five different ones: each comes up
    mutants={
        "θ = 1/(n+1)": {"part": 1},
        "n! in place of (n+1)!": {"divisor": factorial},
        "T_n one term short": {"short": 1},
    },
)
def theta_of_polynomials(
    n: int,
    *,
    part: int = 2,
    divisor: Callable[[int], int] = lambda n: factorial(n + 1),
    short: int = 0,
) -> Claim:
    """For every polynomial of degree n + 2 the formula holds with θ = 1/(n+2), at all x₀ and h.

    For one of degree n + 1, which the general one includes, it holds with any θ.
    """
    x0, h = sympy.symbols("x0 h", real=True)
    f = polynomial("a", n + 2, t)
    rest = symbolic_remainder(f, t, x0, h, n - short)
    slope = sympy.Derivative(f, t, n + 1).subs(t, x0 + h / (n + part))
    return Identity(rest, slope * h ** (n + 1) / divisor(n))


@check(
    layer="derived",
    given=cases(n=range(5)),
    instances=60,  # of five different ones: each comes up
    mutants={"a term of order n + 1": {"extra": 1}},
)
def polynomials_are_their_expansion(n: int, *, extra: int = 0) -> Claim:
    """Where f⁽ⁿ⁺¹⁾ = 0, f is its own T_n: every polynomial of degree n, around every x₀."""
    x0, h = sympy.symbols("x0 h", real=True)
    f = polynomial("a", n + extra, t)
    expansion = symbolic_sum(f, t, x0, h, n)
    return Every(Identity(f.subs(t, x0 + h), expansion), Identity(sympy.Derivative(f, t, n + 1), 0))
