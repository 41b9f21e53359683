"""Evidence for `fubini`: ∫ (∫ f dy) dx = ∫ (∫ f dx) dy, and differentiation under the integral."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, Less, check
from fundamentals.evidence.models.integrals import integrate
from fundamentals.evidence.models.maps import ball, evaluate
from fundamentals.evidence.models.partitions import TaggedPartition, sum_at, tagged_partitions
from fundamentals.evidence.models.pieces import X, Y
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    continuous,
    convolve,
    correlate,
    piecewise,
)

Ends = tuple[Fraction, Fraction]
Product = Callable[[Piecewise, Piecewise], Piecewise]

a, b, c, d = sympy.symbols("a b c d", positive=True)
p, q = sympy.symbols("p q", positive=True)

places = st.integers(2, 7).map(lambda n: Fraction(n, 4))
sides = st.lists(places, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)
increments = st.sampled_from([Fraction(1, 10**k) for k in (2, 3, 4)])

GOAL = 1e-12  # where more effort ends; the enclosures tell how far it went

# Functions of two variables

QUOTIENT = (X**2 - Y**2) / (X**2 + Y**2) ** 2
"""Continuous off the origin, where no value makes it so."""

_SHAPES: tuple[Callable[[sympy.Expr], sympy.Expr], ...] = (
    sympy.exp,
    sympy.sin,
    lambda u: sympy.exp(sympy.sin(u)),
    lambda u: sympy.exp(-(u**2)),
    lambda u: Y * u**2,
)


@st.composite
def surfaces(draw: st.DrawFn) -> sympy.Expr:
    """Random functions s(k + lx + my + nxy), or, one in six, the quotient."""
    weights = draw(st.tuples(*[st.integers(-2, 2)] * 4))
    inside = sympy.Add(*(w * term for w, term in zip(weights, (1, X, Y, X * Y), strict=True)))
    shape = draw(st.sampled_from(_SHAPES))
    return draw(st.sampled_from([shape(inside)] * 5 + [QUOTIENT]))


Two = Callable[[flint.acb, flint.acb], flint.acb]


def on_boxes(f: sympy.Expr) -> Two:
    """The values of f, given a box."""
    return lambda x, y: flint.acb(evaluate(f, {X: x, Y: y}))


def swapped(f: Two) -> Two:
    """(y, x) ↦ f(x, y)."""
    return lambda y, x: f(x, y)


# The order of integration


def over_second(f: Two, ends: Ends, x: flint.acb) -> flint.acb:
    """∫ f(x, y) dy for all x in a ball; a ball too wide for that gives what is not finite.

    f must be meromorphic: then it is analytic wherever its enclosure is finite, and this is, too.
    """
    low, high = (flint.acb(ball(end)) for end in ends)
    return flint.acb.integral(
        lambda y, _: f(x, y),
        low,
        high,
        abs_tol=GOAL,
        depth_limit=8,  # no depth makes the enclosure for a wide ball narrow
        eval_limit=1000,
    )


def iterated(f: Two, xs: Ends, ys: Ends) -> flint.arb:
    """∫ (∫ f(x, y) dy) dx."""
    low, high = (flint.acb(ball(end)) for end in xs)
    return flint.acb.integral(lambda x, _: over_second(f, ys, x), low, high, abs_tol=GOAL).real


@check(
    layer="enclosed",
    given={"f": surfaces(), "xs": sides, "ys": sides},
    instances=8,
    mutants={"the ends not exchanged with the variables": {"exchanged": True}},
)
def order_of_integration(f: sympy.Expr, xs: Ends, ys: Ends, *, exchanged: bool = False) -> Claim:
    """∫ₐᵇ (∫_c^d f dy) dx = ∫_c^d (∫ₐᵇ f dx) dy: integrals of certified integrals."""
    one, other = iterated(on_boxes(f), xs, ys), swapped(on_boxes(f))
    return Equal(one, iterated(other, *((xs, ys) if exchanged else (ys, xs))), within=1e-9)


@check(
    layer="enclosed",
    given={"p": continuous(), "q": continuous(), "xs": sides, "ys": sides},
    instances=40,
    mutants={
        "p(x + y) in the other order": {"slide": convolve},
        "over the whole line": {"everywhere": True},
    },
)
def order_with_corners(
    p: Piecewise,
    q: Piecewise,
    xs: Ends,
    ys: Ends,
    *,
    slide: Product = correlate,
    everywhere: bool = False,
) -> Claim:
    """Both orders agree for p(x − y) q(y), p and q piecewise polynomials with corners; exact."""
    across, along = (piecewise(ends, [[1]]) for ends in (xs, ys))
    one = convolve(q * along, p).integral_over(*xs)
    other = q * slide(p, across)  # ∫ p(x − y) dx, as a function of y
    return Exactly(one, (other if everywhere else other * along).integral())


FAMILIES = (
    sympy.sin(p * X + q * Y),
    sympy.Add(*(sympy.Symbol(f"f{i}{j}", real=True) * X**i * Y**j for i in (0, 1) for j in (0, 2))),
    (p * X + q * Y) ** 3,
)


@check(
    layer="derived",
    given={"f": st.sampled_from(FAMILIES)},
    instances=30,  # of three different ones
    mutants={
        "the ends exchanged": {"ends": (c, d, a, b)},
        "over the triangle y < x": {"ends": (a, b, c, X)},
    },
)
def order_in_families(f: sympy.Expr, *, ends: tuple[sympy.Expr, ...] = (a, b, c, d)) -> Claim:
    """Both orders agree between symbols a, b and c, d: polynomials and waves, by sympy."""
    low, high, start, stop = ends
    one = sympy.Integral(sympy.Integral(f, (Y, start, stop)), (X, low, high))
    return Identity(one, sympy.Integral(sympy.Integral(f, (X, a, b)), (Y, c, d)))


# What continuity is for


@check(
    layer="derived",
    mutants={"the same in both orders": {"sign": 1}, "π/2": {"parts": 2}},
)
def one_bad_point(*, sign: int = -1, parts: int = 4) -> Claim:
    """(x² − y²)/(x² + y²)² over [0, p]², not continuous at 0: π/4 in one order, −π/4 in the other.

    Off the origin the order makes no difference to it: `order_of_integration` tries it, too.
    """
    inner = [
        sympy.Integral(QUOTIENT.subs(X, a), (Y, 0, p)),
        sympy.Integral(QUOTIENT.subs(Y, a), (X, 0, p)),
    ]
    once = p / (a**2 + p**2)
    outer = [sympy.Integral(each, (a, 0, p)) for each in (once, sign * once)]
    quarter = sympy.pi / parts
    return Identity([*inner, *outer], [once, sign * once, quarter, sign * quarter])


HALF, IRRATIONAL = sympy.Rational(1, 2), sympy.sqrt(2) / 2


def one_or_two_y(x: sympy.Expr) -> sympy.Expr:
    """1 for rational x, and 2y for others."""
    return sympy.Integer(1) if x.is_rational else 2 * Y


@check(
    layer="derived",
    given={"partition": tagged_partitions()},
    instances=40,
    mutants={"all tags rational": {"part": sympy.Rational(1, 3)}},
)
def one_order_only(partition: TaggedPartition, *, part: sympy.Expr = IRRATIONAL) -> Claim:
    """For 1 at rational x, 2y at others, y in [0, 1]: ∫ f dy = 1, and no ∫ f dx but at y = 1/2.

    On every partition there are sums that differ by (1 − 2y)(b − a).
    """
    rational, other = (sum_at(one_or_two_y, partition, tag) for tag in (HALF, part))
    low, high = partition.ends
    slices = [sympy.Integral(one_or_two_y(x), (Y, 0, 1)) for x in (HALF, IRRATIONAL)]
    return Identity([rational - other, *slices], [(1 - 2 * Y) * (high - low), 1, 1])


# Integrals that depend on a parameter

ROOM = ball(Fraction(1, 10**12))
"""What bounds are enlarged by: they are attained, and balls around equal numbers show no "≤"."""


def over_y(f: sympy.Expr, x: Fraction, ys: Ends) -> flint.arb:
    """∫ f(x, y) dy, certified."""
    at = flint.acb(ball(x))
    return integrate(lambda y, _: flint.acb(evaluate(f, {X: at, Y: y})), *ys)


def most(f: sympy.Expr, xs: Ends, ys: Ends) -> flint.arb:
    """A bound for |f| on a rectangle: the largest of those on eight slices."""
    low, high = ys
    cuts = [ball(low + (high - low) * Fraction(i, 8)) for i in range(9)]
    x = flint.acb(ball(xs[0]).union(ball(xs[1])))
    slices = (flint.acb(y.union(z)) for y, z in pairwise(cuts))
    sizes: list[flint.arb] = [abs(evaluate(f, {X: x, Y: y})).upper() for y in slices]
    return max(sizes)


@check(
    layer="enclosed",
    given={"f": surfaces(), "x": places, "h": increments, "ys": sides},
    instances=20,
    mutants={
        "∂f/∂y in place of ∂f/∂x": {"by": Y},
        "the second derivative": {"order": 2},
        "a third of the bound": {"parts": 6},
    },
)
def under_the_integral(
    f: sympy.Expr,
    x: Fraction,
    h: Fraction,
    ys: Ends,
    *,
    by: sympy.Symbol = X,
    order: int = 1,
    parts: int = 2,
) -> Claim:
    """(G(x + h) − G(x))/h is within h/2 (d − c) max |∂²f/∂x²| of ∫ ∂f/∂x dy, where G = ∫ f dy.

    Strictly below that enlarged by 10⁻¹².
    """
    quotient = (over_y(f, x + h, ys) - over_y(f, x, ys)) / ball(h)
    slope = over_y(sympy.diff(f, by, order), x, ys)
    curved = most(sympy.diff(f, X, 2), (x, x + h), ys) * ball(h * (ys[1] - ys[0]) / parts)
    return Less(abs(quotient - slope), curved + ROOM)


@check(
    layer="enclosed",
    given={"f": surfaces(), "x": places, "h": increments, "ys": sides},
    instances=20,
    mutants={"half of the bound": {"part": 2}, "a bound for |∂f/∂y|": {"by": Y}},
)
def continuous_in_the_parameter(
    f: sympy.Expr, x: Fraction, h: Fraction, ys: Ends, *, part: int = 1, by: sympy.Symbol = X
) -> Claim:
    """|G(x + h) − G(x)| ≤ h (d − c) max |∂f/∂x|, where G(x) is the integral of f(x, y) over y.

    Strictly below that enlarged by 10⁻¹².
    """
    change = over_y(f, x + h, ys) - over_y(f, x, ys)
    steepest = most(sympy.diff(f, by), (x, x + h), ys) * ball(h * (ys[1] - ys[0]) / part)
    return Less(abs(change), steepest + ROOM)


COUPLED = (
    sympy.exp(X * Y),
    sympy.sin(X * Y),
    Y / (X**2 + Y**2),
    1 / (X + Y) ** 2,
    (p * X + q * Y) ** 3,
)


@check(
    layer="derived",
    given={"f": st.sampled_from(COUPLED)},
    instances=30,  # of five different ones
    mutants={"∂f/∂y in place of ∂f/∂x": {"by": Y}, "∂f/∂x twice": {"times": 2}},
)
def under_the_integral_in_families(f: sympy.Expr, *, by: sympy.Symbol = X, times: int = 1) -> Claim:
    """d/dx ∫ f dy = ∫ ∂f/∂x dy between symbols c and d, at x > 0; both sides by sympy."""
    at = {X: a}  # positive
    whole = sympy.Derivative(sympy.Integral(f.subs(at), (Y, c, d)), a)
    return Identity(whole, sympy.Integral(times * sympy.Derivative(f, by).subs(at), (Y, c, d)))
