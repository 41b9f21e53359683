"""Evidence for `taylor-multivariate`: (4) for functions of several variables, with dᵏ by (5)."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import factorial, prod
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, check
from fundamentals.evidence.models.maps import Map, Point, ball, evaluate, maps, points, variables
from fundamentals.evidence.models.pieces import polynomial
from fundamentals.evidence.models.taylor import Solvable, cases, functions, line_coefficients

Indices = Callable[[int, int], Iterable[tuple[int, ...]]]


def all_tuples(n: int, k: int) -> Iterable[tuple[int, ...]]:
    """All k-tuples of indices below n."""
    return product(range(n), repeat=k)


def unordered(n: int, k: int) -> Iterable[tuple[int, ...]]:
    """The k-tuples up to order, so that each mixed partial derivative comes once."""
    return combinations_with_replacement(range(n), k)


def unmixed(n: int, k: int) -> Iterable[tuple[int, ...]]:
    """The tuples of k equal indices."""
    return {(i,) * k for i in range(n)}


def partial(f: sympy.Expr, indices: Iterable[int], x: tuple[sympy.Symbol, ...]) -> sympy.Expr:
    """The partial derivative of `f` with respect to one index after the other."""
    for i in indices:
        f = sympy.Derivative(f, x[i])
    return f


def differential(f: Map, k: int, dx: tuple[Any, ...], indices: Indices = all_tuples) -> sympy.Expr:
    """dᵏf as an expression: ∂ᵏf/∂x_{i₁}…∂x_{iₖ} dx_{i₁}…dx_{iₖ} summed over index tuples."""
    x = variables(f.inputs)
    return sympy.Add(
        *(
            prod(dx[i] for i in tuples) * partial(f.components[0], tuples, x)
            for tuples in indices(f.inputs, k)
        )
    )


def exact(a: Point) -> tuple[sympy.Rational, ...]:
    """A point in sympy's numbers."""
    return tuple(sympy.Rational(c.numerator, c.denominator) for c in a)


def value_at(expression: sympy.Expr, at: list[flint.arb]) -> flint.arb:
    """The value of an expression at a point of balls."""
    value: flint.arb = evaluate(expression.doit(), dict(zip(variables(len(at)), at, strict=True)))
    return value


@st.composite
def smooth(draw: st.DrawFn) -> dict[str, Any]:
    """A random smooth function of up to three variables, a point, and a displacement."""
    n = draw(st.integers(1, 3))
    return {"f": draw(maps(n, 1)), "a": draw(points(n)), "dx": draw(points(n).filter(any))}


@st.composite
def telling(draw: st.DrawFn) -> dict[str, Any]:
    """(x₀+2x₁+…)ᵐ⁺¹, whose differential of order m + 1 is constant: no wrong factor fits it."""
    n, m = draw(st.integers(2, 3)), draw(st.integers(1, 2))
    dx = draw(st.lists(st.integers(1, 4).map(Fraction), min_size=n, max_size=n).map(tuple))
    a = draw(st.lists(st.integers(-3, 3).map(Fraction), min_size=n, max_size=n).map(tuple))
    linear = sympy.Add(*((i + 1) * x for i, x in enumerate(variables(n))))
    return {"f": Map(n, (linear ** (m + 1),)), "a": a, "dx": dx, "m": m}


def without_order(instance: dict[str, Any]) -> dict[str, Any]:
    """An instance without its m."""
    return {name: value for name, value in instance.items() if name != "m"}


segments = st.one_of(smooth(), telling().map(without_order))


@check(
    layer="enclosed",
    given=segments,
    instances=50,
    mutants={
        "each mixed term once": {"indices": unordered},
        "no mixed terms": {"indices": unmixed},
        "dx not raised to the power k": {"raised": False},
    },
)
def differentials_along_the_segment(
    f: Map, a: Point, dx: Point, *, indices: Indices = all_tuples, raised: bool = True
) -> Claim:
    """dᵏf(a) by (5), exact partials over all index tuples, is the k-th derivative of t ↦ f(a+t·dx).

    The latter by automatic differentiation, for k = 0, …, 3.
    """
    at = [ball(c) for c in a]
    series = line_coefficients(f, at, dx, 4)
    steps = exact(dx) if raised else (1,) * len(dx)
    by_tuples = [value_at(differential(f, k, steps, indices), at) for k in range(4)]
    return Equal([factorial(k) * series[k] for k in range(4)], by_tuples)


@st.composite
def expansions(draw: st.DrawFn) -> dict[str, Any]:
    """A function of up to three variables, no polynomial along dx, and an order m ≤ 3."""
    n = draw(st.integers(1, 3))
    dx = draw(points(n).filter(lambda v: max(abs(c) for c in v) >= Fraction(1, 4)))
    m = draw(st.integers(0, 3 if n < 3 else 2))
    return {"f": draw(functions(dx)), "a": draw(points(n)), "dx": dx, "m": m}


@check(
    layer="enclosed",
    given=st.one_of(expansions(), expansions(), telling()),
    instances=50,
    mutants={
        "m! in place of (m+1)!": {"divisor": factorial},
        "each mixed term of the remainder once": {"indices": unordered},
        "no mixed terms in the remainder": {"indices": unmixed},
        "the sum one term short": {"short": 1},
    },
)
def nu_is_enclosed(
    f: Map,
    a: Point,
    dx: Point,
    m: int,
    *,
    divisor: Callable[[int], int] = lambda m: factorial(m + 1),
    indices: Indices = all_tuples,
    short: int = 0,
) -> Claim:
    """Some ν in (0, 1), enclosed by a change of sign, solves (4), with all differentials by (5)."""
    start, end = [ball(c) for c in a], [ball(c + d) for c, d in zip(a, dx, strict=True)]
    terms = (
        value_at(differential(f, k, exact(dx)), start) / factorial(k) for k in range(m + 1 - short)
    )
    rest = divisor(m) * (f(end)[0] - sum(terms, flint.arb(0)))
    highest = differential(f, m + 1, exact(dx), indices)

    def gap(nu: flint.arb) -> flint.arb:
        between = [x + nu * ball(d) for x, d in zip(start, dx, strict=True)]
        difference: flint.arb = rest - value_at(highest, between)
        return difference

    return Solvable(gap)


@check(
    layer="derived",
    given=cases(n=range(1, 4), k=range(4)),
    instances=100,  # of twelve different ones: each comes up
    mutants={
        "each mixed term once": {"indices": unordered},
        "no mixed terms": {"indices": unmixed},
    },
)
def power_of_the_operator(n: int, k: int, *, indices: Indices = all_tuples) -> Claim:
    """Applying ∑ dxᵢ ∂/∂xᵢ k times gives the sum over all index tuples, which is dᵏ/dtᵏ f(x+t·dx).

    For the general polynomial of degree three (of degree two in three variables): its coefficients
    are symbols.
    """
    x, dx = variables(n), sympy.symbols(f"dx:{n}", real=True)
    t = sympy.Symbol("t", real=True)
    monomials = sorted(sympy.itermonomials(x, 2 if n == 3 else 3), key=sympy.default_sort_key)
    f = sympy.Add(*(sympy.Symbol(f"a{i}", real=True) * q for i, q in enumerate(monomials)))
    applied = f
    for _ in range(k):
        applied = sympy.Add(*(d * sympy.Derivative(applied, s) for s, d in zip(x, dx, strict=True)))
    moved = f.subs({s: s + t * d for s, d in zip(x, dx, strict=True)}, simultaneous=True)
    along = sympy.Derivative(moved, t, k).subs(t, 0)
    tuples = differential(Map(n, (f,)), k, dx, indices)
    return Identity([applied, along], [tuples, tuples])


@check(
    layer="derived",
    given=cases(n=range(1, 3), m=range(3)),
    instances=60,  # of six different ones: each comes up
    mutants={
        "m! in place of (m+1)!": {"divisor": factorial},
        "ν = 1/(m+1)": {"part": 1},
        "each mixed term of the remainder once": {"indices": unordered},
    },
)
def nu_of_powers(
    n: int,
    m: int,
    *,
    divisor: Callable[[int], int] = lambda m: factorial(m + 1),
    part: int = 2,
    indices: Indices = all_tuples,
) -> Claim:
    """For a polynomial of degree m + 2 in w·x, (4) holds with ν = 1/(m+2), for all w, a and dx."""
    x, dx = variables(n), sympy.symbols(f"dx:{n}", real=True)
    w = sympy.symbols(f"w:{n}", real=True)
    linear = sympy.Add(*(c * s for c, s in zip(w, x, strict=True)))
    f = polynomial("a", m + 2, linear)
    g = Map(n, (f,))

    def at(expression: sympy.Expr, nu: sympy.Expr) -> sympy.Expr:
        moved = {s: s + nu * d for s, d in zip(x, dx, strict=True)}
        return expression.subs(moved, simultaneous=True)

    total = sum(differential(g, k, dx) / factorial(k) for k in range(m + 1))
    rest = at(differential(g, m + 1, dx, indices), sympy.Rational(1, m + part)) / divisor(m)
    return Identity(at(f, sympy.Integer(1)), total + rest)


@check(
    layer="enclosed",
    given=segments,
    instances=50,
    mutants={"∂ᵢ² in place of ∂ⱼ∂ᵢ": {"second": lambda i, _: (i, i)}},
)
def second_partials_are_symmetric(
    f: Map,
    a: Point,
    dx: Point,
    *,
    second: Callable[[int, int], tuple[int, int]] = lambda i, j: (j, i),
) -> Claim:
    """Schwarz: ∂ᵢ∂ⱼf = ∂ⱼ∂ᵢf at random points, each differentiated in its own order."""
    at = [ball(c + d) for c, d in zip(a, dx, strict=True)]
    x, pairs = variables(f.inputs), list(product(range(f.inputs), repeat=2))
    left = [value_at(partial(f.components[0], pair, x), at) for pair in pairs]
    right = [value_at(partial(f.components[0], second(*pair), x), at) for pair in pairs]
    return Equal(left, right)


def asymmetric(x: Fraction, y: Fraction) -> Fraction:
    """xy(x²−y²)/(x²+y²), 0 at the origin."""
    return x * y * (x * x - y * y) / (x * x + y * y) if x or y else Fraction(0)


def symmetric(x: Fraction, y: Fraction) -> Fraction:
    """x²y²/(x²+y²), 0 at the origin, the mixed partials of which are both 0 there."""
    return x * x * y * y / (x * x + y * y) if x or y else Fraction(0)


@check(
    layer="enclosed",
    given={
        "s": st.fractions(min_value=-3, max_value=3, max_denominator=50).filter(bool),
        "k": st.integers(20, 200),
    },
    mutants={"x²y²/(x²+y²)": {"f": symmetric}},
)
def symmetry_needs_continuity(
    s: Fraction, k: int, *, f: Callable[[Fraction, Fraction], Fraction] = asymmetric
) -> Claim:
    """For xy(x²−y²)/(x²+y²) the slope along x at (0, s) is −s, along y at (s, 0) it is s.

    So ∂y∂x f(0, 0) = −1 and ∂x∂y f(0, 0) = 1. The slopes are quotients over the step 2⁻ᵏs, which
    differ from their limits by a multiple of 4⁻ᵏ.
    """
    step = s / 2**k
    mixed = [f(step, s) / step / s, f(s, step) / step / s]
    room = flint.arb(0, 1) * ball(Fraction(4, 4**k))
    return Every(
        Equal([ball(q) + room for q in mixed], [-1, 1], within=1e-9),
        Exactly([f(s, Fraction(0)), f(Fraction(0), s)], [0, 0]),
    )
