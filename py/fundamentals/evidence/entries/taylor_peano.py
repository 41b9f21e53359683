"""Evidence for `taylor-peano`: R_n(x) = o((x − x₀)ⁿ), from n derivatives at x₀ alone."""

from collections.abc import Callable
from fractions import Fraction
from math import factorial

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Identity, Less, check
from fundamentals.evidence.models.maps import Map, ball, variables
from fundamentals.evidence.models.taylor import (
    cases,
    derivative,
    formal_sum,
    functions,
    remainder,
    symbolic_remainder,
)

(t,) = variables(1)

sides = st.sampled_from([1, -1])


@check(
    layer="enclosed",
    given={
        "f": functions((Fraction(1),)),
        "x0": st.fractions(min_value=-2, max_value=2, max_denominator=9),
        "side": sides,
        "k": st.integers(6, 40),
        "n": st.integers(1, 5),
    },
    mutants={
        "(x − x₀)ⁿ⁺¹ in place of (x − x₀)ⁿ": {"power": 1},
        "T_n one term short": {"short": 1},
        "f⁽ⁿ⁾(x₀)/n! off by 1/1000": {"off": Fraction(1, 1000)},
    },
)
def quotient_shrinks(
    f: Map,
    x0: Fraction,
    side: int,
    k: int,
    n: int,
    *,
    power: int = 0,
    short: int = 0,
    off: Fraction = Fraction(0),
) -> Claim:
    """|R_n|/|x−x₀|ⁿ ≤ C|x−x₀| at x = x₀ ± 2⁻ᵏ, on either side, with certified C: it tends to 0.

    C is a little more than the largest |f⁽ⁿ⁺¹⁾|/(n+1)! between x₀ and x.
    """
    h = Fraction(side, 2**k)
    segment = ball(x0).union(ball(x0 + h))
    most = abs(derivative(f, n + 1, segment)).upper() / factorial(n + 1)
    rest = remainder(f, x0, h, n - short) - ball(off * h**n)
    return Less(abs(rest) / ball(abs(h) ** (n + power)), most * ball(abs(h) * Fraction(1001, 1000)))


def oscillating(n: int, side: int) -> sympy.Expr:
    """t²ⁿ sin(1/t): n derivatives at 0, where the n-th is not continuous."""
    del side
    return t ** (2 * n) * sympy.sin(1 / t)


def oscillating_more(n: int, side: int) -> sympy.Expr:
    """tⁿ sin(1/t), which has no n-th derivative at 0."""
    del side
    return t**n * sympy.sin(1 / t)


def with_a_corner(n: int, side: int) -> sympy.Expr:
    """tⁿ⁻¹|t|, on the side of 0 that `t` is on: n − 1 derivatives at 0, and no n-th."""
    return side * t**n


@check(
    layer="enclosed",
    given={
        "n": st.integers(1, 4),
        "t": st.fractions(min_value=0, max_value=Fraction(1, 30), max_denominator=10**6).filter(
            bool
        ),
        "side": sides,
    },
    mutants={
        "tⁿ sin(1/t), without an n-th derivative": {"f": oscillating_more},
        "tⁿ⁻¹|t|, without an n-th derivative": {"f": with_a_corner},
    },
)
def derivatives_at_one_point_suffice(
    n: int, t: Fraction, side: int, *, f: Callable[[int, int], sympy.Expr] = oscillating
) -> Claim:
    """f(t) = t²ⁿ sin(1/t), 0 at 0: f⁽ⁿ⁻¹⁾(t)/t → 0 and f(t)/tⁿ → 0, both below a multiple of |t|.

    So all n derivatives at 0 are 0, T_n = 0 and R_n = f.
    """
    g = Map(1, (f(n, side),))
    last = derivative(g, n - 1, ball(side * t)) / ball(t)
    (value,) = g([ball(side * t)])
    return Less([abs(value) / ball(t**n), abs(last)], [2 * ball(t), factorial(2 * n + 1) * ball(t)])


@check(
    layer="enclosed",
    given={"n": st.integers(1, 4), "j": st.integers(100, 10**6)},
    mutants={"t²ⁿ⁺¹ sin(1/t)": {"extra": 1}},
)
def last_derivative_need_not_be_continuous(n: int, j: int, *, extra: int = 0) -> Claim:
    """The n-th derivative of t²ⁿ sin(1/t), 0 at 0, is not small near 0: at 1/(jπ) or 1/(jπ+π/2)."""
    f = Map(1, (t**extra * oscillating(n, 1),))
    near = [1 / (flint.arb.pi() * ball(Fraction(2 * j + i, 2))) for i in (0, 1)]
    return Less(Fraction(1, 4), sum((derivative(f, n, s) ** 2 for s in near), flint.arb(0)))


@check(
    layer="derived",
    given=cases(n=range(1, 6)),
    instances=60,  # of five different ones: each comes up
    mutants={
        "T_n of f', not T_{n−1}": {"order": 0},
        "expanded at x": {"at_center": False},
    },
)
def derivative_of_the_remainder(n: int, *, order: int = -1, at_center: bool = True) -> Claim:
    """The derivative of R_n of f is R_{n−1} of f', for any f: the step of the proof by induction.

    The derivatives of f at x and at x₀ are symbols: any numbers are those of some function.
    """
    x, x0 = sympy.symbols("x x0", real=True)
    f = sympy.Function("f")

    center = x0 if at_center else x
    left = sympy.Derivative(f(x) - formal_sum(f, x0, x - x0, n), x)
    right = sympy.Derivative(f(x), x) - formal_sum(f, center, x - x0, n + order, order=1)
    return Identity(left, right)


@check(
    layer="derived",
    given=cases(n=range(1, 4)),
    instances=40,  # of three different ones: each comes up
    mutants={"hⁿ⁺¹ in place of hⁿ": {"power": 1}, "T_n one term short": {"short": 1}},
)
def limit_of_families(n: int, *, power: int = 0, short: int = 0) -> Claim:
    """(f(x₀+h) − T_n)/hⁿ → 0 as h → 0, for six families of functions with free constants."""
    h, x0 = sympy.symbols("h x0", real=True)
    c = sympy.Symbol("c", positive=True)
    families = [
        (1 / (1 + c * t**2), x0),
        (sympy.exp(c * t), 0),
        (sympy.sin(c * t), 0),
        (sympy.atan(c * t), 0),
        (sympy.sqrt(1 + c * t), 0),
        (sympy.log(1 + c * t), 0),
    ]
    rests = (symbolic_remainder(f, t, at, h, n - short) for f, at in families)
    return Every(*(Identity(sympy.Limit(rest / h ** (n + power), h, 0), 0) for rest in rests))
