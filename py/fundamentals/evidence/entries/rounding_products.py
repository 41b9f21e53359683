"""Evidence for `rounding-products`: n factors (1 + δ)^±1 multiply to 1 + θ with |θ| ≤ γ_n."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import prod
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.formats import DIGITS, OF_NUMPY
from fundamentals.evidence.arithmetic.sums import at_most, gamma, growth, shares, units
from fundamentals.evidence.core import Claim, Every, Identity, check

Constant = Callable[[Any, Any], Any]


def linear(u: Any, n: Any) -> Any:
    """n u, without the denominator."""
    return n * u


def one_less(u: Any, n: Any) -> Any:
    """γ_{n−1}."""
    return gamma(u, n - 1)


def half(u: Any, n: Any) -> Any:
    """γ_n for half of the unit."""
    return gamma(u / 2, n)


WRONG_CONSTANTS: dict[str, dict[str, Constant]] = {
    "n u in place of γ_n": {"constant": linear},
    "n − 1 in place of n": {"constant": one_less},
    "half of the unit": {"constant": half},
}


# --- symbols


@check(
    layer="derived",
    mutants={"the product left out": {"product": 0}, "one rounding more": {"more": 1}},
)
def two_constants(*, product: int = 1, more: int = 0) -> Claim:
    """γ_{m+n} − (γ_m + γ_n + γ_m γ_n) is m n u² over (1 − (m + n) u)(1 − m u)(1 − n u)."""
    m, n, u = sympy.symbols("m n u", positive=True)
    left = gamma(u, m + n) - gamma(u, m) - gamma(u, n) - product * gamma(u, m) * gamma(u, n)
    below = (1 - (m + n) * u) * (1 - m * u) * (1 - (n + more) * u)
    return Identity(left, m * n * u**2 / below)


@check(layer="derived", mutants={"n in place of n − 1": {"less": 0}})
def smaller_unit(*, less: int = 1) -> Claim:
    """With u/(1 + u) in place of u, γ_n is n u/(1 − (n − 1) u)."""
    n, u = sympy.symbols("n u", positive=True)
    return Identity(gamma(u / (1 + u), n), n * u / (1 - (n - less) * u))


@check(layer="derived", mutants={"with n": {"power": 1}, "without n": {"power": 3}})
def second_order(*, power: int = 2) -> Claim:
    """γ_n − n u is n² u²/(1 − n u): the bound is n u up to terms of the second order."""
    n, u = sympy.symbols("n u", positive=True)
    return Identity(gamma(u, n) - n * u, n**power * u**2 / (1 - n * u))


# --- fractions

factors = st.lists(st.tuples(shares, st.sampled_from((1, -1))), min_size=1, max_size=7).map(tuple)


def product_of(u: Fraction, drawn: Sequence[tuple[Fraction, int]]) -> Fraction:
    """∏ (1 + δ)^ρ with δ = share · u."""
    return prod(((1 + share * u) ** sign for share, sign in drawn), start=Fraction(1))


@check(
    layer="enclosed",
    given={"u": units, "drawn": factors},
    mutants=WRONG_CONSTANTS,
)
def product_of_factors(
    u: Fraction, drawn: tuple[tuple[Fraction, int], ...], *, constant: Constant = gamma
) -> Claim:
    """|∏ (1 + δᵢ)^±1 − 1| ≤ γ_n for n u < 1; among others for n factors 1/(1 − u); exact."""
    worst = ((Fraction(-1), -1),) * len(drawn)
    bound = constant(u, len(drawn))
    return Every(*(at_most(abs(product_of(u, each) - 1), bound) for each in (drawn, worst)))


@check(
    layer="enclosed",
    given={"u": units, "drawn": factors},
    mutants={"between the powers of 1 − u and 1 + u": {"invert": False}},
)
def where_the_product_lies(
    u: Fraction, drawn: tuple[tuple[Fraction, int], ...], *, invert: bool = True
) -> Claim:
    """(1 − u)ⁿ ≤ ∏ (1 + δᵢ)^±1 ≤ (1 − u)⁻ⁿ, and both are reached; exact."""
    n, worst = len(drawn), ((Fraction(-1), -1),) * len(drawn)
    low, high = (1 - u) ** n, (1 - u) ** -n if invert else (1 + u) ** n
    products = [product_of(u, each) for each in (drawn, worst)]
    return Every(*(at_most(x, high) for x in products), *(at_most(low, x) for x in products))


@check(
    layer="enclosed",
    given={"u": units, "n": st.integers(1, 7)},
    mutants={
        "n u in place of γ_n": {"constant": linear},
        "n − 1 in place of n": {"constant": one_less},
        "half of the unit": {"constant": half},
    },
)
def powers(u: Fraction, n: int, *, constant: Constant = gamma) -> Claim:
    """(1 + u)ⁿ − 1 ≤ γ_n for n u < 1; with n = 4 among others; exact."""
    fixed = Fraction(1, 64)
    return Every(
        at_most(growth(u, n), constant(u, n)), at_most(growth(fixed, 4), constant(fixed, 4))
    )


@check(
    layer="enclosed",
    given={"u": units, "m": st.integers(1, 3), "n": st.integers(1, 4)},
    mutants={"one rounding less": {"less": 1}},
)
def laws_of_gamma(u: Fraction, m: int, n: int, *, less: int = 0) -> Claim:
    """γ_m + γ_n + γ_m γ_n ≤ γ_{m+n}, m γ_n ≤ γ_{m n}, γ_n ≤ γ_{n+1} and n u ≤ γ_n; exact."""
    u = u / 2  # so that m n u < 1
    one, other = gamma(u, m), gamma(u, n)
    return Every(
        at_most(one + other + one * other, gamma(u, m + n - less)),
        at_most(m * other, gamma(u, m * n)),
        at_most(other, gamma(u, n + 1)),
        at_most(n * u, other),
    )


# --- software

numbers = st.integers(-512, 512).filter(bool)
operations = st.lists(st.tuples(numbers, st.booleans()), min_size=1, max_size=8).map(tuple)


@check(
    layer="observed",
    given={"name": st.sampled_from(OF_NUMPY), "drawn": operations},
    packages=("numpy",),
    mutants={
        "n − 1 in place of n": {"constant": one_less},
        "half of the unit": {"constant": half},
    },
)
def numpy_products(
    name: str, drawn: tuple[tuple[int, bool], ...], *, constant: Constant = gamma
) -> Claim:
    """n products and quotients in a row in float16, 32 and 64: |computed/exact − 1| ≤ γ_n.

    Numbers from 1/2 to 1 in absolute value, whose products and quotients neither overflow nor
    underflow; and (1 + 2⁻ᵃ)(1 + 2⁻ᵇ) with a + b = p, halfway between two numbers of p digits.
    """
    import numpy as np

    kind, digits = np.dtype(name).type, DIGITS[name]
    values = [(Fraction(512 + abs(k), 1024) * (1 if k > 0 else -1), by) for k, by in drawn]
    middle = [(1 + Fraction(1, 2 ** (digits // 2)), False)]
    start = 1 + Fraction(1, 2 ** (digits - digits // 2))
    return Every(
        *(
            _within(kind, first, steps, constant(Fraction(1, 2**digits), len(steps)))
            for first, steps in ((Fraction(3, 4), values), (start, middle))
        )
    )


def _within(
    kind: Callable[[float], Any],
    start: Fraction,
    steps: Sequence[tuple[Fraction, bool]],
    bound: Fraction,
) -> Claim:
    """The relative error of products and quotients of one type is at most the bound."""
    computed, exact = kind(float(start)), start
    for factor, divides in steps:
        number = kind(float(factor))
        computed = computed / number if divides else computed * number
        exact = exact / factor if divides else exact * factor
    return at_most(abs(Fraction(float(computed)) / exact - 1), bound)
