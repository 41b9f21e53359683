"""Evidence for `continuous-partials`: continuous partial derivatives make a map differentiable."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Identity, Less, check
from fundamentals.evidence.entries.differentiability import steps
from fundamentals.evidence.models.maps import (
    Map,
    Point,
    Rows,
    apply_linear,
    ball,
    displaced,
    jacobian_by_symbols,
    linear_remainder,
    maps,
    points,
)

ROOM = Fraction(1, 10**30)
"""Enough for a bound that is 0 because the map is affine, where balls still round."""


def at(a: Point) -> list[flint.arb]:
    """The point, as balls."""
    return [ball(x) for x in a]


def box(a: Point, h: Point) -> list[flint.arb]:
    """All points between a and a + h, coordinate by coordinate."""
    return [ball(x).union(ball(x + dx)) for x, dx in zip(a, h, strict=True)]


def prefix(a: Point, h: Point, j: int) -> list[flint.arb]:
    """The j-th edge of the proof's path from a to a + h: earlier coordinates moved, later not."""
    return displaced(a, h)[:j] + box(a, h)[j : j + 1] + at(a)[j + 1 :]


def axis(a: Point, h: Point, j: int) -> list[flint.arb]:
    """The points from a along the j-th axis: a path that does not lead to a + h."""
    return at(a)[:j] + box(a, h)[j : j + 1] + at(a)[j + 1 :]


def variation(f: Map, a: Point, region: list[flint.arb]) -> Rows:
    """For every i and j, at least sup |∂ⱼfᵢ − ∂ⱼfᵢ(a)| on the region."""
    here, there = jacobian_by_symbols(f, at(a)), jacobian_by_symbols(f, region)
    return [
        [abs(y - x).upper() for x, y in zip(one, other, strict=True)]
        for one, other in zip(here, there, strict=True)
    ]


def weighted(rows: Rows, h: Point) -> list[flint.arb]:
    """∑ⱼ |hⱼ| times the j-th column."""
    sizes = tuple(abs(dx) for dx in h)
    return [b + ball(ROOM * sum(sizes)) for b in apply_linear(rows, sizes)]


def a_itself(a: Point) -> Point:
    """Where the partials are taken."""
    return a


def elsewhere(a: Point) -> Point:
    """Another point."""
    return tuple(x + 1 for x in a)


@check(
    layer="enclosed",
    given=steps(),
    mutants={
        "partials at another point": {"where": elsewhere},
        "the variation of the partials forgotten": {"factor": 0},
    },
)
def variation_bounds_the_remainder(
    f: Map, a: Point, h: Point, *, where: Callable[[Point], Point] = a_itself, factor: int = 1
) -> Claim:
    """|f(a+h) − f(a) − A h| is at most ∑ |hⱼ| sup |∂ⱼf − ∂ⱼf(a)| on the box from a to a+h.

    The proof's estimate. The suprema are enclosed from exact partial derivatives, evaluated on the
    box; they say nothing but how continuous the partial derivatives are.
    """
    rest = linear_remainder(f, a, h, jacobian_by_symbols(f, at(where(a))))
    changes = [[factor * v for v in row] for row in variation(f, a, box(a, h))]
    return Less([abs(r) for r in rest], weighted(changes, h))


@check(
    layer="enclosed",
    given=steps(),
    mutants={
        "partials at another point": {"where": elsewhere},
        "every edge begins at a": {"edge": axis},
    },
)
def edge_by_edge(
    f: Map,
    a: Point,
    h: Point,
    *,
    where: Callable[[Point], Point] = a_itself,
    edge: Callable[[Point, Point, int], list[flint.arb]] = prefix,
) -> Claim:
    """Along the proof's path from a to a+h, edge j adds hⱼ (∂ⱼf − ∂ⱼf(a)) somewhere on the edge."""
    rest = linear_remainder(f, a, h, jacobian_by_symbols(f, at(where(a))))
    here = jacobian_by_symbols(f, at(a))
    total = [ball(0)] * len(rest)
    for j in range(f.inputs):
        there = jacobian_by_symbols(f, edge(a, h, j))
        total = [s + ball(h[j]) * (y[j] - x[j]) for s, x, y in zip(total, here, there, strict=True)]
    room = ball(ROOM * sum(abs(dx) for dx in h))
    gaps = zip(rest, total, strict=True)
    return Less([abs(r - t).lower() for r, t in gaps], [room] * len(rest))


@check(
    layer="enclosed",
    given=steps(),
    instances=50,
    mutants={"compared with the partials at another point": {"where": elsewhere}},
)
def partials_are_continuous(
    f: Map, a: Point, h: Point, *, where: Callable[[Point], Point] = a_itself
) -> Claim:
    """The hypothesis: on a box 2⁻⁶⁰ as large, all partials are within 2⁻³⁰ of those at a."""
    tiny = tuple(dx / 2**60 for dx in h)
    return Less(
        [v for row in variation(f, a, box(where(a), tiny)) for v in row],
        [ball(Fraction(1, 2**30))] * (len(f.components) * f.inputs),
    )


def wave(x: Any, power: int) -> Any:
    """A power of x times sin(1/x)."""
    factor = x
    for _ in range(power - 1):
        factor = factor * x
    return factor * (1 / x).sin()


@check(
    layer="enclosed",
    given={
        "p": maps(2, 1),
        "b": st.fractions(min_value=-2, max_value=2, max_denominator=12),
        "h": points(2).filter(lambda h: h[0] != 0),
        "shorter": st.integers(10, 40),
        "k": st.integers(1, 10**6),
    },
    mutants={"x sin(1/x), without a partial derivative at 0": {"power": 1}},
)
def one_partial_may_be_discontinuous(
    p: Map, b: Fraction, h: Point, shorter: int, k: int, *, power: int = 2
) -> Claim:
    """x² sin(1/x) + p(x, y) at (0, b): ∂/∂x is discontinuous there, and the estimate still holds.

    With the step along x first: |h₀|² + ∑ |hⱼ| sup |∂ⱼp − ∂ⱼp(a)|. At x = 1/(2πk) the first term
    has the derivative −1, and at 0 it has 0.
    """
    a = (Fraction(0), b)
    h = tuple(dx / 2**shorter for dx in h)
    (rest,) = linear_remainder(p, a, h, jacobian_by_symbols(p, at(a)))
    (bound,) = weighted(variation(p, a, box(a, h)), h)
    peak = flint.arb_series([1 / (2 * flint.arb.pi() * k), 1], 2)
    return Every(
        Less(abs(rest + wave(ball(h[0]), power)), bound + ball(h[0] ** 2)),
        Less(abs(wave(peak, 2)[1] + 1), ball(ROOM)),
    )


@check(
    layer="derived",
    given=st.sampled_from([{"n": n, "degree": d} for n in (1, 2, 3) for d in (1, 2, 3)]),
    instances=20,
    mutants={
        "every edge begins at a": {"built_up": False},
        "A taken at a + h": {"moved": 1},
    },
)
def general_polynomial(n: int, degree: int, *, built_up: bool = True, moved: int = 0) -> Claim:
    """f(a+h) − f(a) − A h = ∑ hⱼ ∫₀¹ (∂ⱼf on edge j − ∂ⱼf(a)), for the general polynomial f."""
    a, h = sympy.symbols(f"a:{n}", real=True), sympy.symbols(f"h:{n}", real=True)
    t = sympy.Symbol("t", real=True)
    exponents = [e for e in product(range(degree + 1), repeat=n) if sum(e) <= min(degree, 5 - n)]

    def f(x: list[sympy.Expr]) -> sympy.Expr:
        return sum(
            sympy.Symbol("c" + "".join(map(str, e)), real=True)
            * sympy.prod([c**k for c, k in zip(x, e, strict=True)])
            for e in exponents
        )

    def partial(j: int, x: list[sympy.Expr]) -> sympy.Expr:
        return sympy.Derivative(f(list(a)), a[j]).subs(
            dict(zip(a, x, strict=True)), simultaneous=True
        )

    end = [c + d for c, d in zip(a, h, strict=True)]
    base = end if moved else list(a)
    rest = f(end) - f(list(a)) - sum(partial(j, base) * h[j] for j in range(n))
    total = 0
    for j in range(n):
        edge = [*(end if built_up else a)[:j], a[j] + t * h[j], *a[j + 1 :]]
        change = sympy.expand(partial(j, edge) - partial(j, list(a)))
        total += h[j] * sympy.Integral(change, (t, 0, 1))
    return Identity(rest, total)


@check(
    layer="derived",
    mutants={"at the end of the step": {"where": 1}, "at its beginning": {"where": 0}},
)
def mean_value_of_a_quadratic(*, where: Fraction | int = Fraction(1, 2)) -> Claim:
    """A step along an axis is t times a mean value: for quadratics, the partial at the middle."""
    x, y, t, *c = sympy.symbols("x y t c:6", real=True)
    f = c[0] * x**2 + c[1] * x * y + c[2] * y**2 + c[3] * x + c[4] * y + c[5]
    theta = sympy.Rational(where)
    return Identity(f.subs(x, x + t) - f, t * sympy.Derivative(f, x).subs(x, x + theta * t))
