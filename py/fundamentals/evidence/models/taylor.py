"""Taylor's theorem in balls: certified derivatives, and proofs that some θ solves an equation.

And in symbols, where all derivatives are left for the judges to compute.

Functions are `Map`s with one component. Their Taylor coefficients come from power series whose
coefficients are balls, at a point or on a whole interval at once, so every value here is certified.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import factorial
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.judges.claims import Decision, Verdict, kind_of_claim
from fundamentals.evidence.models.maps import Map, Point, ball, variables

__all__ = [
    "Root",
    "Solvable",
    "Unsolvable",
    "cases",
    "derivative",
    "expansions",
    "formal_sum",
    "functions",
    "line_coefficients",
    "monomial",
    "point_between",
    "remainder",
    "root_of",
    "rules_out",
    "symbolic_remainder",
    "symbolic_sum",
    "taylor_sum",
]

Gap = Callable[[flint.arb], flint.arb]

ORDERS = 6  # the highest n of an instance

_WIDTH = Fraction(1, 2**40)
_DEPTH = 10


# Derivatives


def line_coefficients(
    f: Map, at: list[flint.arb], direction: Point, length: int
) -> list[flint.arb]:
    """The first Taylor coefficients of s ↦ f(at + s·direction) at s = 0: g⁽ᵏ⁾(0)/k!.

    Where `at` holds wide balls, each coefficient encloses its values at all of their points.

    Raises:
        ValueError: more coefficients than flint keeps.
    """
    if length > flint.ctx.cap:
        raise ValueError(f"{length} coefficients asked for, flint.ctx.cap keeps {flint.ctx.cap}")
    line = [flint.arb_series([x, ball(d)], length) for x, d in zip(at, direction, strict=True)]
    value = f(line)[0]
    if not isinstance(value, flint.arb_series):  # an expression without variables
        return [value, *[flint.arb(0)] * (length - 1)]
    return [value[k] for k in range(length)]


def derivative(f: Map, k: int, at: flint.arb) -> flint.arb:
    """f⁽ᵏ⁾(at) for f : ℝ → ℝ; for a wide ball, an enclosure of all its values there."""
    return line_coefficients(f, [at], (Fraction(1),), k + 1)[k] * factorial(k)


def taylor_sum(f: Map, x0: Fraction, h: Fraction, n: int) -> flint.arb:
    """T_n(x₀ + h) = ∑ f⁽ᵏ⁾(x₀)/k! hᵏ over k = 0, …, n."""
    coefficients = line_coefficients(f, [ball(x0)], (Fraction(1),), n + 1)
    return sum((c * ball(h**k) for k, c in enumerate(coefficients)), flint.arb(0))


def remainder(f: Map, x0: Fraction, h: Fraction, n: int) -> flint.arb:
    """R_n(x₀ + h) = f(x₀ + h) − T_n(x₀ + h)."""
    value: flint.arb = f([ball(x0 + h)])[0]
    return value - taylor_sum(f, x0, h, n)


def point_between(x0: Fraction, h: Fraction, theta: flint.arb) -> flint.arb:
    """The point x₀ + θh."""
    return ball(x0) + theta * ball(h)


# The same in symbols


def symbolic_sum(
    f: sympy.Expr, t: sympy.Symbol, x0: sympy.Expr, h: sympy.Expr, n: int
) -> sympy.Expr:
    """T_n(x₀ + h) of the function t ↦ f."""
    return sum(sympy.Derivative(f, t, k).subs(t, x0) * h**k / factorial(k) for k in range(n + 1))


def symbolic_remainder(
    f: sympy.Expr, t: sympy.Symbol, x0: sympy.Expr, h: sympy.Expr, n: int
) -> sympy.Expr:
    """R_n(x₀ + h) of the function t ↦ f."""
    return f.subs(t, x0 + h) - symbolic_sum(f, t, x0, h, n)


def formal_sum(
    f: sympy.Function, x0: sympy.Symbol, h: sympy.Expr, n: int, *, order: int = 0
) -> sympy.Expr:
    """T_n(x₀ + h) of f⁽ᵒʳᵈᵉʳ⁾ for any f at all: its derivatives at x₀ are symbols."""
    return sum(sympy.Derivative(f(x0), x0, k + order) * h**k / factorial(k) for k in range(n + 1))


# Solutions in (0, 1)


@dataclass(frozen=True)
class Root:
    """A solution in (0, 1): between `low` and `high`, where the gap has opposite signs, or at both.

    Attributes:
        low: a number in (0, 1).
        high: another, not smaller.
    """

    low: Fraction
    high: Fraction

    @property
    def ball(self) -> flint.arb:
        """A ball around the solution."""
        return ball(self.low).union(ball(self.high))

    def __str__(self) -> str:
        if self.low == self.high:
            return f"solved by {self.low}, exactly"
        return f"solved between {float(self.low):.6g} and {float(self.high):.6g}"


def _sign(value: flint.arb) -> int | None:
    """The sign, as far as the enclosure tells."""
    if value > 0:
        return 1
    if value < 0:
        return -1
    return 0 if value == 0 else None


def root_of(gap: Gap, *, width: Fraction = _WIDTH) -> Root | None:
    """A certified solution of gap(θ) = 0 in (0, 1), or None where none was found.

    Either the gap is exactly 0 at a point, or it has certainly opposite signs at two points, and
    the intermediate value theorem gives a solution between. More precision, more points tried.

    Args:
        gap: continuous on (0, 1); given a ball, it encloses the values at the ball's points.
        width: how far to halve the interval around the solution.
    """
    seen: dict[int, Fraction] = {}
    for level in range(1, flint.ctx.prec.bit_length()):
        for k in range(1, 2**level, 2):
            theta = Fraction(k, 2**level)
            sign = _sign(gap(ball(theta)))
            if sign == 0:
                return Root(theta, theta)
            if sign is not None:
                seen[sign] = theta
            if len(seen) == 2:
                return _narrowed(gap, seen[-1], seen[1], width)
    return None


def _narrowed(gap: Gap, below: Fraction, above: Fraction, width: Fraction) -> Root:
    """The root between a point with negative gap and one with positive gap, halved until narrow."""
    while abs(above - below) > width:
        for part in (Fraction(1, 2), Fraction(3, 8)):  # a root at the very middle shows no sign
            theta = below + part * (above - below)
            sign = _sign(gap(ball(theta)))
            if sign is not None:
                break
        if sign == 0:
            return Root(theta, theta)
        if sign is None:
            break
        below, above = (theta, above) if sign < 0 else (below, theta)
    return Root(min(below, above), max(below, above))


def rules_out(gap: Gap) -> int | None:
    """How many intervals cover [0, 1] on each of which the enclosed gap excludes 0; None if some
    interval remains undecided.
    """
    pending, count = [(Fraction(0), 0)], 0
    while pending:
        low, depth = pending.pop()
        size = Fraction(1, 2**depth)
        value = gap(ball(low).union(ball(low + size)))
        if value.is_finite() and not value.contains(0):
            count += 1
        elif depth == _DEPTH:
            return None
        else:
            pending += [(low, depth + 1), (low + size / 2, depth + 1)]
    return count


@kind_of_claim
@dataclass(frozen=True)
class Solvable:
    """Some θ in (0, 1) solves gap(θ) = 0.

    Holds when a solution is enclosed; the radius reported is that of the enclosure of θ. Refuted
    when [0, 1] is covered by intervals on which the gap excludes 0.

    Attributes:
        gap: the difference of the two sides, continuous on (0, 1).
    """

    gap: Gap

    def decide(self) -> Decision:
        root = root_of(self.gap)
        if root is not None:
            return Decision(Verdict.HOLDS, f"{root}", float(root.high - root.low) / 2)
        count = rules_out(self.gap)
        if count is not None:
            reason = f"no solution in (0, 1): the sides differ on each of {count} intervals"
            return Decision(Verdict.REFUTED, reason)
        return Decision(Verdict.UNDECIDED, "no solution found, none ruled out", finer=True)


@kind_of_claim
@dataclass(frozen=True)
class Unsolvable:
    """No θ in (0, 1) solves gap(θ) = 0: the opposite of `Solvable`."""

    gap: Gap

    def decide(self) -> Decision:
        found = Solvable(self.gap).decide()
        opposite = {Verdict.HOLDS: Verdict.REFUTED, Verdict.REFUTED: Verdict.HOLDS}
        verdict = opposite.get(found.verdict, Verdict.UNDECIDED)
        return Decision(verdict, found.reason, found.radius, found.finer)


# Instances


def cases(**values: Iterable[int]) -> "st.SearchStrategy[dict[str, int]]":
    """All combinations of the values, always in the same order, so that none counts twice."""
    rows = product(*(list(v) for v in values.values()))
    return st.sampled_from([dict(zip(values, row, strict=True)) for row in rows])


def _dot(weights: tuple[int, ...], direction: tuple[Any, ...]) -> Any:
    return sum(w * d for w, d in zip(weights, direction, strict=True))


_OUTER: tuple[Callable[[sympy.Expr], sympy.Expr], ...] = (
    sympy.exp,
    sympy.sin,
    sympy.cos,
    sympy.atan,
    lambda u: sympy.exp(-(u**2)),
)


def _polynomials(n: int) -> "st.SearchStrategy[sympy.Expr]":
    """Up to three terms of degree at most 4 with integer coefficients."""
    exponents = st.lists(st.integers(0, 4 if n == 1 else 2), min_size=n, max_size=n)
    term = st.builds(
        lambda c, powers: c * sympy.Mul(*(x**k for x, k in zip(variables(n), powers, strict=True))),
        st.integers(-3, 3),
        exponents,
    )
    return st.lists(term, max_size=3).map(lambda terms: sympy.Add(*terms))


@st.composite
def functions(draw: st.DrawFn, direction: Point) -> Map:
    """Random analytic functions ℝⁿ → ℝ that are not polynomials along `direction`.

    They are p(x) + c·g(w·x + b) or p(x) + c·g(sin(w·x + b)) with w·direction ≠ 0, c ≠ 0: exp of a
    linear function is no polynomial, and all other terms are bounded and not constant. So the
    remainder and the gap in Taylor's formula do not vanish identically, and since the remainder is
    a mean of what the formula gives for the various θ, the gap has both signs.
    """
    n = len(direction)
    weights = draw(
        st.lists(st.integers(-2, 2), min_size=n, max_size=n)
        .map(tuple)
        .filter(lambda w: _dot(w, direction) != 0)
    )
    shift = draw(st.fractions(min_value=-1, max_value=1, max_denominator=4))
    inner = _dot(weights, variables(n)) + sympy.Rational(shift.numerator, shift.denominator)
    if draw(st.integers(0, 2)) == 0:
        inner = sympy.sin(inner)
    factor = draw(st.sampled_from([-3, -2, -1, 1, 2, 3]))
    return Map(n, (draw(_polynomials(n)) + factor * draw(st.sampled_from(_OUTER))(inner),))


def monomial(centre: Fraction, degree: int) -> Map:
    """The function t ↦ (t − centre)^degree."""
    (t,) = variables(1)
    return Map(1, ((t - sympy.Rational(centre.numerator, centre.denominator)) ** degree,))


@st.composite
def expansions(draw: st.DrawFn) -> dict[str, Any]:
    """A function f, points x₀ and x₀ + h on either side of it, and an order n.

    One in two is no polynomial. The others are polynomials with integer coefficients at points
    where all values are exact: sums of powers, often of degree at most n (then R_n = 0 and every θ
    is a solution), and powers around x₀ or x₀ + h, which leave wrong formulas no solution.
    """
    kind = draw(st.sampled_from(["analytic", "analytic", "polynomial", "power"]))
    n = draw(st.integers(0, ORDERS if kind == "analytic" else 4))
    if kind == "analytic":
        x0 = draw(st.fractions(min_value=-1, max_value=1, max_denominator=6))
        h = draw(st.fractions(min_value=Fraction(1, 8), max_value=2, max_denominator=8))
        h *= draw(st.sampled_from([1, -1]))
        return {"f": draw(functions((h,))), "x0": x0, "h": h, "n": n}
    x0 = Fraction(draw(st.integers(-4, 4)), 2)
    h = Fraction(draw(st.integers(-4, 4).filter(bool)), 2)
    if kind == "polynomial":
        return {"f": Map(1, (draw(_polynomials(1)),)), "x0": x0, "h": h, "n": n}
    centre, degree = draw(st.sampled_from([x0, x0 + h])), n + draw(st.integers(1, 3))
    return {"f": monomial(centre, degree), "x0": x0, "h": h, "n": n}
