"""Evidence for `riemann-integral`: the limit of the sums ∑ f(ξᵢ)(xᵢ₊₁ − xᵢ)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    X,
    analytic_functions,
    bumps,
    integrate,
)
from fundamentals.evidence.models.integrals import value as value_at
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.partitions import (
    TaggedPartition,
    bound,
    exact,
    riemann_sum,
    sum_at,
    tagged_partitions,
)
from fundamentals.evidence.models.pieces import Y, integral, polynomial
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    arbitrary,
    continuous,
    hat,
    norm,
    piecewise,
)
from fundamentals.evidence.models.taylor import cases

Change = Callable[[TaggedPartition], TaggedPartition]
Measure = Callable[[Piecewise], flint.arb]

levels = st.integers(-20, 20)
slopes = st.integers(-6, 6)
rates = st.sampled_from([1, 3, 4]).map(lambda n: Fraction(n, 2))
places = st.integers(-12, 12).map(lambda n: Fraction(n, 4))
TINY = ball(Fraction(1, 10**15))
a, b, theta = sympy.symbols("a b theta", real=True)
n = sympy.Symbol("n", integer=True, positive=True)


# The definition


def line(level: int, slope: int) -> Piecewise:
    """A line, from −8 on: further to the left than any partition."""
    return piecewise([-8], [[level, slope]])


def as_it_is(partition: TaggedPartition) -> TaggedPartition:
    """No change."""
    return partition


def tags_outside(partition: TaggedPartition) -> TaggedPartition:
    """Every tag moved to the right, out of its piece."""
    step = 2 * partition.mesh
    return replace(partition, tags=tuple(tag + step for tag in partition.tags))


def next_lengths(partition: TaggedPartition) -> TaggedPartition:
    """Every tag with the length of the next piece; the last has none."""
    return TaggedPartition(partition.points[1:], partition.tags[:-1])


@check(
    layer="enclosed",
    given={
        "f": st.builds(line, levels, slopes),
        "g": st.one_of(st.just(Piecewise()), continuous()),
        "partition": tagged_partitions(),
    },
    mutants={
        "tags outside of their pieces": {"change": tags_outside},
        "the length of the next piece": {"change": next_lengths},
    },
)
def sums_of_fine_partitions(
    f: Piecewise, g: Piecewise, partition: TaggedPartition, *, change: Change = as_it_is
) -> Claim:
    """|∑ f(ξᵢ)(xᵢ₊₁ − xᵢ) − ∫ f| < (L + 10⁻⁹)(b − a) · mesh, with L a bound for |f′|; exact."""
    whole, (low, high) = f + g, partition.ends
    steepest = bound(whole.derivative(), low, high) + Fraction(1, 10**9)  # constants have L = 0
    error = riemann_sum(whole, change(partition)) - whole.integral_over(low, high)
    return Less(abs(error), steepest * (high - low) * partition.mesh)


def equal_pieces(f: sympy.Expr, *, pieces: sympy.Expr, length: sympy.Expr) -> sympy.Expr:
    """The Riemann sum with the tags a + (i + θ)·length for i < pieces."""
    i = sympy.Symbol("i", integer=True, nonnegative=True)
    return sympy.Sum(f.subs(X, a + (i + theta) * length), (i, 0, pieces - 1)) * length


def closed_form(f: sympy.Expr, *, pieces: sympy.Expr, length: sympy.Expr) -> sympy.Expr:
    """That sum without ∑: ∑ (i + θ)ᵏ = (Bₖ₊₁(pieces + θ) − Bₖ₊₁(θ))/(k + 1), after Bernoulli."""
    u = sympy.Symbol("u", real=True)
    by_powers = sympy.Poly(f.subs(X, a + u * length), u).all_coeffs()[::-1]
    return length * sympy.Add(
        *(
            c * (sympy.bernoulli(k + 1, pieces + theta) - sympy.bernoulli(k + 1, theta)) / (k + 1)
            for k, c in enumerate(by_powers)
        )
    )


@check(
    layer="derived",
    given=cases(degree=range(3)),
    instances=30,  # of three different ones
    mutants={
        "the first half of the pieces only": {"pieces": n / 2},
        "pieces of length b/n": {"length": b / n},
    },
)
def equal_pieces_of_polynomials(
    degree: int, *, pieces: sympy.Expr = n, length: sympy.Expr = (b - a) / n
) -> Claim:
    """With n equal pieces, tagged anywhere alike, the limit is F(b) − F(a): any polynomial F′."""
    f = polynomial("c", degree)
    total = equal_pieces(f, pieces=n, length=(b - a) / n)
    limit = sympy.Limit(closed_form(f, pieces=pieces, length=length), n, sympy.oo)
    return Every(
        Identity(total, closed_form(f, pieces=n, length=(b - a) / n)),
        Identity(limit, integral(f, a, b)),
    )


@check(layer="derived", mutants={"right ends for left ones": {"middle": Fraction(-1, 2)}})
def the_bound_is_sharp(*, middle: Fraction = Fraction(1, 2)) -> Claim:
    """For c + dx and n equal pieces the error is d(θ − 1/2)(b − a)²/n: half the bound at θ = 0."""
    f = polynomial("c", 1)
    error = equal_pieces(f, pieces=n, length=(b - a) / n) - integral(f, a, b)
    return Identity(error, sympy.Symbol("c1", real=True) * (theta - middle) * (b - a) ** 2 / n)


# Which functions have an integral


@st.composite
def staircases(draw: st.DrawFn) -> Piecewise:
    """Random step functions that only go up."""
    steps = draw(st.lists(st.tuples(places, st.integers(1, 4)), min_size=1, max_size=5))
    return Piecewise(tuple((place, 0, Fraction(rise)) for place, rise in steps))


@check(
    layer="enclosed",
    given={"f": staircases(), "g": arbitrary(), "partition": tagged_partitions()},
    mutants={
        "not monotone": {"bumpy": 1},
        "left ends for right ones": {"swapped": True},
        "the shortest piece for the longest": {"size": min},
    },
)
def monotone_functions(
    f: Piecewise,
    g: Piecewise,
    partition: TaggedPartition,
    *,
    bumpy: int = 0,
    swapped: bool = False,
    size: Callable[[tuple[Fraction, ...]], Fraction] = max,
) -> Claim:
    """If f goes up, left and right ends enclose ∫ f, and differ by ≤ mesh (f(b) − f(a)); exact."""
    f, (low, high) = f + g.scale(bumpy), partition.ends
    left = riemann_sum(f, replace(partition, tags=partition.points[:-1]))
    right = riemann_sum(f, replace(partition, tags=partition.points[1:]))
    if swapped:
        left, right = right, left
    sums = [left, f.integral_over(low, high), right]
    gaps = [right - left, size(partition.lengths) * (f(high) - f(low))]
    return Exactly((sums, gaps), (sorted(sums), sorted(gaps)))


HALF, IRRATIONAL = sympy.Rational(1, 2), sympy.sqrt(2) / 2


def dirichlet(x: sympy.Expr) -> sympy.Expr:
    """1 at rational numbers, 0 at others."""
    return sympy.Integer(bool(x.is_rational))


@check(
    layer="derived",
    given={"partition": tagged_partitions()},
    mutants={"all tags rational": {"part": sympy.Rational(1, 3)}},
)
def a_bounded_function_without_integral(
    partition: TaggedPartition, *, part: sympy.Expr = IRRATIONAL
) -> Claim:
    """1 at rational numbers, 0 at others: on every partition there are sums b − a and 0."""
    sums = [sum_at(dirichlet, partition, tag) for tag in (HALF, part)]
    low, high = partition.ends
    return Identity(sums, [high - low, 0])


@check(
    layer="enclosed",
    given={"partition": tagged_partitions(), "most": st.integers(1, 10**6)},
    mutants={"the first tag in the middle of its piece": {"middle": True}},
)
def unbounded_functions(partition: TaggedPartition, most: int, *, middle: bool = False) -> Claim:
    """For 1/(x − a), and 0 at a, the first tag makes the sum as large as you like; exact."""
    (low, _), width = partition.ends, partition.lengths[0]
    first = low + (width / 2 if middle else width / (most + 1))
    tagged = replace(partition, tags=(first, *partition.points[2:]))
    return Less(most, riemann_sum(lambda x: 1 / (x - low), tagged))


# Rules


@check(
    layer="enclosed",
    given={"f": analytic_functions(), "partition": tagged_partitions()},
    instances=15,
    mutants={"the first piece left out": {"first": 1}},
)
def pieces_add_up(f: Analytic, partition: TaggedPartition, *, first: int = 0) -> Claim:
    """The integrals over the pieces of a partition add up to that over the whole interval."""
    function = partial(value_at, f.pieces[0])
    parts = [integrate(function, low, high) for low, high in pairwise(partition.points)][first:]
    return Equal(sum(parts, flint.arb(0)), integrate(function, *partition.ends))


def signed(f: Piecewise) -> flint.arb:
    """∫ f: the absolute value forgotten."""
    return ball(f.integral())


@check(
    layer="enclosed",
    given={"f": arbitrary()},
    instances=40,
    mutants={"∫ f in place of ∫ |f|": {"measure": signed}},
)
def absolute_values(f: Piecewise, *, measure: Measure = norm) -> Claim:
    """|∫ f| ≤ ∫ |f|: strictly below that enlarged by 10⁻¹⁵, as f ≥ 0 attains it."""
    return Less(abs(ball(f.integral())), measure(f) * (1 + TINY) + TINY)


@check(
    layer="enclosed",
    given={"f": st.one_of(bumps(1), bumps()), "rate": rates, "shift": places},
    instances=5,
    mutants={"1/c in place of 1/|c|": {"size": Fraction}, "|c| in place of 1/|c|": {"power": -1}},
)
def substitutions(
    f: Bump,
    rate: Fraction,
    shift: Fraction,
    *,
    size: Callable[[Fraction], Fraction] = abs,
    power: int = 1,
) -> Claim:
    """∫ f(cx + d) dx = ∫ f/|c| over the line, for c and −c: moved, stretched, turned round."""
    (low, high), expression = f.function.breaks, f.function.pieces[1]
    left, right = [], integrate(partial(value_at, expression), low, high)
    for c in (rate, -rate):
        moved = expression.subs(X, exact(c) * X + exact(shift))
        ends = sorted(((low - shift) / c, (high - shift) / c))
        left.append(integrate(partial(value_at, moved), *ends))
    return Equal(left, [right / ball(size(c) ** power) for c in (rate, -rate)])


@check(
    layer="derived",
    given={"sign": st.sampled_from([-1, 1])},
    instances=10,  # of two different ones
    mutants={"1/c in place of 1/|c|": {"turned": 1}},
)
def substitutions_in_gaussians(sign: int, *, turned: int = 0) -> Claim:
    """∫ exp(−(cx + d)²) dx = √π/|c| for every c ≠ 0 and d."""
    size, d = sympy.Symbol("c", positive=True), sympy.Symbol("d", real=True)
    bell = sympy.exp(-sympy.expand((sign * size * X + d) ** 2))
    whole = sympy.Integral(bell, (X, -sympy.oo, sympy.oo))
    return Identity(whole, sympy.sqrt(sympy.pi) / (sign**turned * size))


@check(
    layer="enclosed",
    given={"low": st.integers(1, 60), "high": st.integers(1, 60)},
    instances=15,
    mutants={"one half-line only": {"limit": Fraction(1, 2)}, "1/(R + S)": {"joint": True}},
)
def over_the_line(
    low: int, high: int, *, limit: Fraction = Fraction(1), joint: bool = False
) -> Claim:
    """∫ 1/(1 + x²) from −R to S is within 1/R + 1/S of its limit π."""
    part = integrate(partial(value_at, 1 / (1 + X**2)), Fraction(-low), Fraction(high))
    room = Fraction(1, low + high) if joint else Fraction(1, low) + Fraction(1, high)
    return Less(abs(part - flint.arb.pi() * limit.numerator / limit.denominator), room)


# Limits under the integral


@check(
    layer="enclosed",
    given={
        "r": st.integers(1, 19).map(lambda k: Fraction(k, 20)),
        "terms": st.integers(0, 12),
    },
    mutants={"one power more": {"more": 1}, "alternating": {"sign": -1}},
)
def uniform_limits(r: Fraction, terms: int, *, more: int = 0, sign: int = 1) -> Claim:
    """∑_{k<n} xᵏ is within rⁿ/(1−r) of 1/(1−x) on [0, r], so their integrals within r times that.

    The integral of the limit is −log(1 − r).
    """
    sums = sum((sign**k * r ** (k + 1) / (k + 1) for k in range(terms)), Fraction(0))
    return Less(abs(-ball(1 - r).log() - ball(sums)), r ** (terms + 1 + more) / (1 - r))


@check(
    layer="enclosed",
    given={"x": st.fractions(min_value=Fraction(1, 9), max_value=2, max_denominator=9)},
    mutants={"tents of height 1: a uniform limit": {"height": Fraction(1)}},
)
def limits_at_each_point(x: Fraction, *, height: Fraction | None = None) -> Claim:
    """Tents of height n over (0, 2/n) tend to 0 at each x, and their integrals are all 1; exact."""
    late = [2 * int(1 / x) + 2 + k for k in range(3)]
    tents = [hat(0, Fraction(1, m), Fraction(2, m)).scale(height or m) for m in late]
    return Exactly([(f(x), f.integral()) for f in tents], [(0, 1)] * 3)


# The inequality of Cauchy and Schwarz


@st.composite
def two_functions(draw: st.DrawFn) -> dict[str, Piecewise]:
    """Random piecewise polynomials, one in three times proportional ones."""
    f = draw(arbitrary())
    multiple = st.integers(-3, 3).map(f.scale)
    return {"f": f, "g": draw(st.one_of(arbitrary(), arbitrary(), multiple))}


@check(
    layer="enclosed",
    given=two_functions(),
    instances=60,
    mutants={"∫ f g not squared": {"power": 1}, "half of the product": {"part": Fraction(1, 2)}},
)
def cauchy_schwarz(
    f: Piecewise, g: Piecewise, *, power: int = 2, part: Fraction = Fraction(1)
) -> Claim:
    """(∫ f g)² ≤ ∫ f² ∫ g², with equality exactly if one is a multiple of the other; exact."""
    mixed, square = (f * g).integral(), (f * f).integral()
    excess = part * square * (g * g).integral() - mixed**power
    multiple = g.scale(square) == f.scale(mixed)  # g less its projection on f is 0
    return Exactly((excess < 0, excess == 0), (False, multiple))


@check(
    layer="derived",
    mutants={"no factor 1/2": {"parts": 1}, "sum for difference": {"sign": 1}},
)
def lagrange_identity(*, parts: int = 2, sign: int = -1) -> Claim:
    """∫ f² ∫ g² − (∫ f g)² = ½ ∫∫ (f(x)g(y) − f(y)g(x))² dx dy, never negative: f, g polynomials.

    Over [0, b], for all of degree 2 and 1.
    """
    f, g = polynomial("f", 2), polynomial("g", 1)
    square = sympy.expand((f * g.subs(X, Y) + sign * f.subs(X, Y) * g) ** 2)
    double = integral(integral(square, 0, b), 0, b, Y)
    gap = integral(f * f, 0, b) * integral(g * g, 0, b) - integral(f * g, 0, b) ** 2
    return Identity(parts * gap, double)
