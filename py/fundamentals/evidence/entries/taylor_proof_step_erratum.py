"""Evidence for `taylor-proof-step-erratum`: what step 5 of the proof leads to, and what works."""

from collections.abc import Callable
from fractions import Fraction
from math import factorial
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Different, Equal, Every, Exactly, Identity, check
from fundamentals.evidence.models.maps import Map, ball
from fundamentals.evidence.models.taylor import (
    Solvable,
    cases,
    derivative,
    formal_sum,
    functions,
    line_coefficients,
    point_between,
    remainder,
    root_of,
)

Slope = Callable[[Map, Fraction, Fraction, int, int], Callable[[flint.arb], flint.arb]]


def printed_slope(
    f: Map, x0: Fraction, h: Fraction, n: int, p: int
) -> Callable[[flint.arb], flint.arb]:
    """θ ↦ F'(x₀+θh) for F(t) = f(t) − T_n(t) − (t−x₀)ᵖM, the function printed in step 5."""
    constant = remainder(f, x0, h, n) / ball(h**p)
    coefficients = line_coefficients(f, [ball(x0)], (Fraction(1),), n + 1)

    def slope(theta: flint.arb) -> flint.arb:
        step = theta * ball(h)
        expansion = sum(
            (k * c * step ** (k - 1) for k, c in enumerate(coefficients) if k), flint.arb(0)
        )
        return derivative(f, 1, ball(x0) + step) - expansion - p * step ** (p - 1) * constant

    return slope


def working_slope(
    f: Map, x0: Fraction, h: Fraction, n: int, p: int
) -> Callable[[flint.arb], flint.arb]:
    """θ ↦ G'(x₀+θh) for G(t) = f(x) − ∑ f⁽ᵏ⁾(t)(x−t)ᵏ/k! − (x−t)ᵖM, with the same M."""
    constant = remainder(f, x0, h, n) / ball(h**p)

    def slope(theta: flint.arb) -> flint.arb:
        at, step = point_between(x0, h, theta), (1 - theta) * ball(h)
        c = line_coefficients(f, [at], (Fraction(1),), n + 2)
        moved = sum(((k + 1) * c[k + 1] * step**k for k in range(n + 1)), flint.arb(0))
        pulled = sum((k * c[k] * step ** (k - 1) for k in range(1, n + 1)), flint.arb(0))
        return pulled - moved + p * step ** (p - 1) * constant

    return slope


@st.composite
def analytic(draw: st.DrawFn) -> dict[str, Any]:
    """A function that is no polynomial, points on either side, n ≥ 1 and p ≥ 1."""
    h = draw(st.fractions(min_value=Fraction(1, 4), max_value=2, max_denominator=4))
    h *= draw(st.sampled_from([1, -1]))
    n = draw(st.integers(1, 4))
    return {
        "f": draw(functions((h,))),
        "x0": draw(st.fractions(min_value=-1, max_value=1, max_denominator=6)),
        "h": h,
        "n": n,
        "p": draw(st.integers(1, n + 2)),
    }


@check(
    layer="enclosed",
    given=analytic(),
    instances=60,
    mutants={"the function printed in step 5": {"slope": printed_slope}},
)
def working_function_gives_theta(
    f: Map, x0: Fraction, h: Fraction, n: int, p: int, *, slope: Slope = working_slope
) -> Claim:
    """Where G' = 0 for the auxiliary function G with moving centre, (3) holds: both sides enclosed.

    The zero that the printed function has in its place leads to disjoint enclosures.
    """
    gap = slope(f, x0, h, n, p)
    root = root_of(gap, width=Fraction(1, 2 ** (flint.ctx.prec // 2)))
    if root is None:
        return Solvable(gap)
    theta = root.ball
    power = (1 - theta) ** (n + 1 - p) / (p * factorial(n))
    value = ball(h ** (n + 1)) * power * derivative(f, n + 1, point_between(x0, h, theta))
    return Equal(remainder(f, x0, h, n), value, within=1e-10)


@check(
    layer="enclosed",
    given=analytic(),
    instances=60,
    mutants={
        "p missing in the denominator": {"denominator": lambda _, step, p: step ** (p - 1)},
        "(c − x₀)ᵖ in place of (c − x₀)ᵖ⁻¹": {"denominator": lambda _, step, p: p * step**p},
        "(x − c) in place of (c − x₀)": {
            "denominator": lambda h, step, p: p * (h - step) ** (p - 1)
        },
    },
)
def what_the_printed_step_gives(
    f: Map,
    x0: Fraction,
    h: Fraction,
    n: int,
    p: int,
    *,
    denominator: Callable[[Any, Any, int], Any] = lambda _, step, p: p * step ** (p - 1),
) -> Claim:
    """R_n = (x−x₀)ᵖ(f'(c) − T_n'(c))/(p(c−x₀)ᵖ⁻¹) at the enclosed zero c of the printed F'."""
    gap = printed_slope(f, x0, h, n, p)
    root = root_of(gap, width=Fraction(1, 2 ** (flint.ctx.prec // 2)))
    if root is None:
        return Solvable(gap)
    step = root.ball * ball(h)
    coefficients = line_coefficients(f, [ball(x0)], (Fraction(1),), n + 1)
    expansion = sum(
        (k * c * step ** (k - 1) for k, c in enumerate(coefficients) if k), flint.arb(0)
    )
    top = ball(h**p) * (derivative(f, 1, ball(x0) + step) - expansion)
    return Equal(remainder(f, x0, h, n), top / denominator(ball(h), step, p), within=1e-10)


@st.composite
def orders(draw: st.DrawFn) -> dict[str, Any]:
    """p ≥ 2 and 1 ≤ n ≤ p, with x₀ and h."""
    p = draw(st.integers(2, 8))
    h = draw(st.fractions(min_value=-3, max_value=3, max_denominator=9).filter(bool))
    return {"h": h, "n": draw(st.integers(1, p)), "p": p}


@check(
    layer="enclosed",
    given=orders(),
    mutants={
        "n = 0 and p = 1, where the printed step is right": {"orders": (0, 1)},
        "another θ": {"theta": Fraction(1, 7)},
    },
)
def printed_step_on_powers(
    h: Fraction,
    n: int,
    p: int,
    *,
    orders: tuple[int, int] | None = None,
    theta: Fraction | None = None,
) -> Claim:
    """For tᵖ⁺¹, x₀ = 0, 1 ≤ n ≤ p, p ≥ 2: F' = 0 at θ = p/(p+1), and (3) fails there, exactly."""
    n, p = orders or (n, p)
    theta = theta or Fraction(p, p + 1)
    c = theta * h  # T_n = 0, so that R_n = hᵖ⁺¹ and M = h
    slope = (p + 1) * c**p - p * c ** (p - 1) * h
    highest = Fraction(factorial(p + 1), factorial(p - n)) * c ** (p - n)
    value = h ** (n + 1) * (1 - theta) ** (n + 1 - p) / (p * factorial(n)) * highest
    return Every(Exactly(slope, 0), Different(value, h ** (p + 1)))


@check(layer="enclosed", mutants={"θ = 2/3": {"theta": Fraction(2, 3)}})
def witness(*, theta: Fraction = Fraction(1, 3)) -> Claim:
    """The values of the Lean proof: for t³, x₀ = 0, x = 1, n = 1, p = 2, (3) needs 1/3, F' = 0 2/3.

    For (3) reads 1 = 3θ, and F'(t) = 3t² − 2t is not 0 at 1/3.
    """
    formula = (1 - theta) ** 0 / (2 * factorial(1)) * (6 * theta)
    other = Fraction(2, 3)
    return Every(
        Exactly(formula, 1),
        Exactly(3 * other**2 - 2 * other, 0),
        Different(3 * theta**2 - 2 * theta, 0),
        Different(theta, other),
    )


@check(
    layer="derived",
    given=cases(n=range(1, 5), p=range(1, 6)),
    instances=120,  # of twenty different ones: each comes up
    mutants={
        "the cancellation of step 7": {"cancelled": True},
        "M a function of t, so that F = 0": {"constant": False},
    },
)
def derivative_of_the_printed_function(
    n: int, p: int, *, cancelled: bool = False, constant: bool = True
) -> Claim:
    """F'(t) = f'(t) − ∑ f⁽ᵏ⁺¹⁾(x₀)(t−x₀)ᵏ/k! − p(t−x₀)ᵖ⁻¹M for any f: nothing cancels in it.

    The derivatives of f at t and at x₀ are symbols: any numbers are those of some function.
    """
    t, x0, m = sympy.symbols("t x0 M", real=True)
    f = sympy.Function("f")
    expansion = formal_sum(f, x0, t - x0, n)
    factor = m if constant else (f(t) - expansion) / (t - x0) ** p
    printed = sympy.Derivative(f(t) - expansion - (t - x0) ** p * factor, t)
    slope = sympy.Derivative(f(t), t) - formal_sum(f, x0, t - x0, n - 1, order=1)
    if cancelled:
        slope = sympy.Derivative(f(t), t, n + 1) * (t - x0) ** n / factorial(n)
    return Identity(printed, slope - p * (t - x0) ** (p - 1) * m)
