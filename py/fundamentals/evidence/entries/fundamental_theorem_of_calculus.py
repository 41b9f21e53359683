"""Evidence for `fundamental-theorem-of-calculus`: (∫ₐˣ f)′ = f(x) and ∫ₐᵇ F′ = F(b) − F(a)."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, Less, check
from fundamentals.evidence.models.integrals import Analytic, X, analytic_functions, integrate
from fundamentals.evidence.models.integrals import value as value_at
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.partitions import bound, exact
from fundamentals.evidence.models.pieces import integral, polynomial
from fundamentals.evidence.models.piecewise import (
    STEP,
    Piecewise,
    Polynomial,
    arbitrary,
    continuous,
    value_of,
)
from fundamentals.evidence.models.taylor import Solvable, cases

Ends = tuple[Fraction, Fraction]

places = st.integers(-16, 16).map(lambda n: Fraction(n, 4))
intervals = st.lists(places, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)
steps = st.integers(1, 40).map(lambda n: Fraction(n, 160))  # no further than to the next breakpoint
a, b = sympy.symbols("a b", real=True)
rate = sympy.Symbol("r", positive=True)

# The derivative of the integral


@check(
    layer="enclosed",
    given={"f": arbitrary(), "k": st.integers(0, 3), "h": steps},
    mutants={
        "one derivative at a jump": {"one_sided": False},
        "a third of the bound": {"part": Fraction(1, 3)},
    },
)
def one_sided_derivatives(
    f: Piecewise,
    k: int,
    h: Fraction,
    *,
    one_sided: bool = True,
    part: Fraction = Fraction(1),
) -> Claim:
    """At a breakpoint, ∫ f has the slope f(x+) to the right, and f(x−) to the left; exact.

    For 0 < h ≤ 1/4 the difference quotients are within L h of them, L a bound for |f′| between.
    """
    x, area = f.breaks[k % len(f.breaks)], f.antiderivative()
    right, left = (area(x + h) - area(x)) / h, (area(x) - area(x - h)) / h
    after = f(x)
    before = after - sum(jump for place, order, jump in f.jumps if (place, order) == (x, 0))
    steepest = bound(f.derivative(), x - h, x + h) + Fraction(1, 10**9)  # may be 0
    limits = (before if one_sided else after, after)
    errors = [abs(left - limits[0]), abs(right - limits[1])]
    return Less(errors, [part * steepest * h] * 2)


@check(
    layer="enclosed",
    given={"f": arbitrary(), "ends": intervals},
    mutants={"half of the bound": {"part": Fraction(1, 2)}},
)
def the_integral_is_continuous(f: Piecewise, ends: Ends, *, part: Fraction = Fraction(1)) -> Claim:
    """|∫ₐᵇ f| ≤ M (b − a) where |f| ≤ M: the integral has no jumps, though f may have; exact."""
    low, high = ends
    most = part * bound(f, low, high) * (high - low)
    return Less(abs(f.integral_over(low, high)), most + Fraction(1, 10**9))


# families with parameters; sympy finds their antiderivatives
FAMILIES = (
    polynomial("c", 3),
    sympy.exp(rate * X) * polynomial("c", 1),
    sympy.sin(rate * X + b),
    1 / (rate**2 + X**2),
    1 / sympy.sqrt(X**2 + rate**2),
)


@check(
    layer="derived",
    given={"f": st.sampled_from(FAMILIES)},
    instances=30,  # of five different ones
    mutants={"the lower end moves": {"upper": False}, "f(a) in place of f(x)": {"at": a}},
)
def derivative_of_the_integral(f: sympy.Expr, *, upper: bool = True, at: sympy.Symbol = X) -> Claim:
    """d/dx ∫ₐˣ f = f(x), for families of functions that sympy integrates."""
    t = sympy.Dummy("t", real=True)
    ends = (a, X) if upper else (X, a)
    return Identity(sympy.Derivative(sympy.Integral(f.subs(X, t), (t, *ends)), X), f.subs(X, at))


# The integral of the derivative


def difference(high: flint.arb, low: flint.arb) -> flint.arb:
    """What the theorem says: F(b) − F(a)."""
    return high - low


def total(high: flint.arb, low: flint.arb) -> flint.arb:
    """F(b) + F(a)."""
    return high + low


def backwards(high: flint.arb, low: flint.arb) -> flint.arb:
    """F(a) − F(b)."""
    return low - high


@check(
    layer="enclosed",
    given={"f": analytic_functions(), "ends": intervals},
    instances=30,
    mutants={"F(b) + F(a)": {"combine": total}, "F(a) − F(b)": {"combine": backwards}},
)
def integral_of_the_derivative(
    f: Analytic,
    ends: Ends,
    *,
    combine: Callable[[flint.arb, flint.arb], flint.arb] = difference,
) -> Claim:
    """∫ₐᵇ F′ = F(b) − F(a), the integral certified."""
    low, high = ends
    slope = partial(value_at, f.derivative().pieces[0])
    return Equal(integrate(slope, low, high), combine(f(high), f(low)))


@check(
    layer="enclosed",
    given={"f": continuous(), "ends": intervals},
    instances=60,
    mutants={"F jumps between a and b": {"jump": 1}},
)
def corners_do_no_harm(f: Piecewise, ends: Ends, *, jump: int = 0) -> Claim:
    """∫ₐᵇ F′ = F(b) − F(a) for continuous F with corners, and not for F with a jump; exact."""
    low, high = ends
    whole = f + STEP.translate((low + high) / 2).scale(jump)
    return Exactly(whole.derivative().integral_over(low, high), whole(high) - whole(low))


@check(layer="derived", mutants={"x³ sin(1/x²)": {"power": 3}})
def an_unbounded_derivative(*, power: int = 2) -> Claim:
    """F(x) = x² sin(1/x²) has F′(0) = 0, and F′ = −2√(2πk) at 1/√(2πk): not integrable."""
    k = sympy.Symbol("k", integer=True, positive=True)
    root = sympy.sqrt(2 * sympy.pi * k)
    f = X**power * sympy.sin(1 / X**2)
    slope = sympy.Derivative(f, X).subs(X, 1 / root)
    return Identity([slope, sympy.Limit(f / X, X, 0)], [-2 * root, 0])


# Substitution and integration by parts

coefficients = st.tuples(*[st.integers(-2, 2).map(Fraction)] * 3).filter(lambda g: any(g[1:]))


def in_order(ends: Ends) -> Ends:
    """From the smaller to the larger end."""
    return min(ends), max(ends)


def as_they_are(ends: Ends) -> Ends:
    """From g(a) to g(b), also where g(b) < g(a)."""
    return ends


@check(
    layer="enclosed",
    given={
        "f": analytic_functions(),
        "g": coefficients,
        "ends": st.tuples(*[st.integers(-4, 4).map(lambda n: Fraction(n, 4))] * 2).map(sorted),
    },
    instances=30,
    mutants={
        "the ends put in order": {"arrange": in_order},
        "without g′": {"inner": 0},
    },
)
def substitution(
    f: Analytic,
    g: Polynomial,
    ends: Ends,
    *,
    arrange: Callable[[Ends], Ends] = as_they_are,
    inner: int = 1,
) -> Claim:
    """∫ₐᵇ f(g(x)) g′(x) dx = ∫ f from g(a) to g(b), for parabolas g that may turn; certified."""
    parabola = sum((c * X**k for k, c in enumerate(g)), sympy.S.Zero)
    composed = f.pieces[0].subs(X, parabola) * sympy.diff(parabola, X) ** inner
    low, high = arrange((value_of(g, ends[0]), value_of(g, ends[1])))
    left = integrate(partial(value_at, composed), *ends)
    return Equal(left, integrate(partial(value_at, f.pieces[0]), low, high))


@check(
    layer="derived",
    given=cases(m=range(3), k=range(1, 3)),
    instances=40,  # of six different ones
    mutants={"dz = dx": {"inner": 0}, "from a to b": {"same_ends": True}},
)
def substitution_in_polynomials(
    m: int, k: int, *, inner: int = 1, same_ends: bool = False
) -> Claim:
    """Substitution for all polynomials f and g, between symbols; with g = c − y, dz = −dy."""
    f, g = polynomial("f", m), polynomial("g", k)
    composed = sympy.expand(f.subs(X, g) * sympy.Derivative(g, X) ** inner)
    ends = (a, b) if same_ends else (g.subs(X, a), g.subs(X, b))
    return Identity(integral(composed, a, b), integral(f, *ends))


@check(
    layer="enclosed",
    given={"u": continuous(), "v": continuous(), "ends": intervals},
    instances=60,
    mutants={"plus the other integral": {"sign": 1}, "without the ends": {"boundary": 0}},
)
def by_parts(u: Piecewise, v: Piecewise, ends: Ends, *, sign: int = -1, boundary: int = 1) -> Claim:
    """∫ₐᵇ u v′ = u(b)v(b) − u(a)v(a) − ∫ₐᵇ u′ v, for continuous u and v with corners; exact."""
    low, high = ends
    at_ends = boundary * (u(high) * v(high) - u(low) * v(low))
    other = (u.derivative() * v).integral_over(low, high)
    return Exactly((u * v.derivative()).integral_over(low, high), at_ends + sign * other)


@check(
    layer="derived",
    given={"v": st.sampled_from([sympy.exp(rate * X), sympy.sin(rate * X), polynomial("v", 2)])},
    instances=20,  # of three different ones
    mutants={"plus the other integral": {"sign": 1}, "without the ends": {"boundary": 0}},
)
def by_parts_in_families(v: sympy.Expr, *, sign: int = -1, boundary: int = 1) -> Claim:
    """Integration by parts, u a line, v an exponential, a wave or a polynomial, with symbols."""
    u = polynomial("u", 1)
    at_ends = boundary * ((u * v).subs(X, b) - (u * v).subs(X, a))
    left, right = (
        sympy.Integral(sympy.expand(h), (X, a, b))
        for h in (u * sympy.Derivative(v, X), sympy.Derivative(u, X) * v)
    )
    return Identity(left, at_ends + sign * right)


# The mean value theorem


@check(
    layer="enclosed",
    given={"f": analytic_functions(), "g": analytic_functions(), "ends": intervals},
    instances=25,
    mutants={"a weight with both signs": {"power": 1}},
)
def mean_value(f: Analytic, g: Analytic, ends: Ends, *, power: int = 2) -> Claim:
    """∫ f w = f(c) ∫ w for w = (g(x)(x − (a + b)/2))² and some c between a and b, enclosed."""
    low, high = ends
    weight = g.pieces[0] ** 2 * (X - exact((low + high) / 2)) ** power
    whole = integrate(partial(value_at, f.pieces[0] * weight), low, high)
    size = integrate(partial(value_at, weight), low, high)

    def gap(theta: flint.arb) -> flint.arb:
        c = ball(low) + theta * ball(high - low)
        return whole - value_at(f.pieces[0], flint.acb(c), False).real * size

    return Solvable(gap)
