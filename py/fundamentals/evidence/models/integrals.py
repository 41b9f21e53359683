"""Certified integrals of piecewise analytic functions, and convolutions by them, in balls.

A function is one sympy expression in `X` on each side of every breakpoint. The integrals are
flint's, rigorous for integrands that can tell where they are analytic. Expressions of rational
functions, exp, sin and cos are, wherever their enclosure is finite. The function `flat` is analytic
off 0 only, and says so; with it there are bumps, which are smooth and have compact support.
"""

from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.models.maps import ball, evaluate, variables
from fundamentals.evidence.models.piecewise import Piecewise

__all__ = [
    "Analytic",
    "Bump",
    "X",
    "analytic_functions",
    "between",
    "bumps",
    "convolve_at",
    "correlate_at",
    "everywhere",
    "flat",
    "from_piecewise",
    "integrate",
    "value",
]

Integrand = Callable[[flint.acb, bool], flint.acb]

(X,) = variables(1)


class flat(sympy.Function):  # type: ignore[misc]  # noqa: N801 - a function, as sympy's are
    """flat(u, k) = e^(−1/u) u⁻ᵏ for u > 0, and 0 for u ≤ 0: smooth, with all derivatives 0 at 0."""

    nargs = 2

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        """(e^(−1/u) u⁻ᵏ)' = e^(−1/u) u⁻ᵏ⁻² − k e^(−1/u) u⁻ᵏ⁻¹."""
        u, k = self.args
        if argindex != 1:
            raise sympy.ArgumentIndexError(self, argindex)
        return flat(u, k + 2) - k * flat(u, k + 1)


def _flat(u: flint.acb, k: int, analytic: bool) -> flint.acb:
    """The values of `flat` on a ball; across 0 it is bounded on the real line, but not analytic.

    The bound: e^(−1/u) u⁻ᵏ increases up to u = 1/k, and falls from there on.
    """
    if u.real > 0:
        return (-1 / u).exp() * (1 / u) ** k
    if u.real < 0:
        return flint.acb(0)
    if analytic or not (u.imag == 0 and u.is_finite()):
        return flint.acb(flint.arb("nan"))
    top = u.real.upper()
    if not top > 0:
        return flint.acb(0)
    if not k * top <= 1:
        top = flint.arb(1) / k
    return flint.acb(flint.arb(0).union((-1 / top).exp() / top**k))


@lru_cache(maxsize=512)
def _flats_named(expression: sympy.Expr) -> tuple[sympy.Expr, dict[sympy.Symbol, sympy.Expr]]:
    """The expression with a symbol in place of each `flat`, and what the symbols stand for.

    Raises:
        NotImplementedError: the rest is not meromorphic: then a finite enclosure would not show
            that it is analytic.
    """
    named = {node: sympy.Dummy() for node in expression.atoms(flat)}
    rest = expression.xreplace(named)
    functions = {type(node) for node in rest.atoms(sympy.Function)}
    roots = [power for power in rest.atoms(sympy.Pow) if not power.exp.is_Integer]
    if roots or not functions <= {sympy.exp, sympy.sin, sympy.cos}:
        raise NotImplementedError(f"{expression} is not known to be analytic where it is finite")
    return rest, {symbol: node for node, symbol in named.items()}


def value(expression: sympy.Expr, z: flint.acb, analytic: bool) -> flint.acb:
    """The values of an expression in `X` on a ball; not finite where asked for what it is not."""
    rest, named = _flats_named(expression)
    where: dict[Any, Any] = {X: z}
    for symbol, node in named.items():
        u, k = node.args
        where[symbol] = _flat(flint.acb(evaluate(u, {X: z})), int(k), analytic)
    return flint.acb(evaluate(rest, where))


@dataclass(frozen=True)
class Analytic:
    """A piecewise analytic function on ℝ.

    Attributes:
        breaks: in increasing order.
        pieces: one expression more: to the left of all, between two, and to the right of all.
    """

    breaks: tuple[Fraction, ...]
    pieces: tuple[sympy.Expr, ...]

    def piece(self, x: Fraction) -> sympy.Expr:
        """The expression at `x`, or to the right of it."""
        return self.pieces[bisect(self.breaks, x)]

    def __call__(self, x: Fraction) -> flint.arb:
        """The value at `x`, enclosed."""
        return value(self.piece(x), flint.acb(ball(x)), False).real

    def translate(self, b: Fraction) -> "Analytic":
        """The function moved to the right by `b`: x ↦ f(x − b)."""
        moved = (piece.subs(X, X - _exact(b)) for piece in self.pieces)
        return Analytic(tuple(t + b for t in self.breaks), tuple(moved))

    def derivative(self) -> "Analytic":
        """The derivative between the breakpoints."""
        return Analytic(self.breaks, tuple(sympy.diff(piece, X) for piece in self.pieces))


def everywhere(expression: sympy.Expr) -> Analytic:
    """The function that is `expression` on all of ℝ."""
    return Analytic((), (expression,))


def between(low: Fraction | int, high: Fraction | int, expression: sympy.Expr) -> Analytic:
    """The function that is `expression` from `low` to `high`, and 0 elsewhere."""
    zero = sympy.Integer(0)
    return Analytic((Fraction(low), Fraction(high)), (zero, expression, zero))


def from_piecewise(f: Piecewise) -> Analytic:
    """A piecewise polynomial, as one of these functions."""
    polynomials = [sum((_exact(c) * X**k for k, c in enumerate(p)), sympy.S.Zero) for p in f.pieces]
    return Analytic(f.breaks, (sympy.S.Zero, *polynomials))


def _exact(number: Fraction) -> sympy.Rational:
    return sympy.Rational(number.numerator, number.denominator)


def integrate(function: Integrand, low: Fraction, high: Fraction) -> flint.arb:
    """An enclosure of ∫ function from `low` to `high`.

    Args:
        function: given a ball and whether it must be analytic there, encloses its values; where it
            must be and is not, the enclosure is not finite.
        low: the lower end.
        high: the upper end.
    """
    return flint.acb.integral(function, flint.acb(ball(low)), flint.acb(ball(high))).real


def convolve_at(f: Analytic, g: Analytic, x: Fraction) -> flint.arb:
    """An enclosure of (f * g)(x) = ∫ f(y) g(x − y) dy, one of the two with compact support."""
    return _sliding(f, g, x, -1)


def correlate_at(f: Analytic, g: Analytic, x: Fraction) -> flint.arb:
    """An enclosure of (f ⋆ g)(x) = ∫ f(y) g(x + y) dy, one of the two with compact support."""
    return _sliding(f, g, x, 1)


def _product(
    one: sympy.Expr, two: sympy.Expr, x: flint.arb, sign: int, y: flint.acb, analytic: bool
) -> flint.acb:
    return value(one, y, analytic) * value(two, x + sign * y, analytic)


def _sliding(f: Analytic, g: Analytic, x: Fraction, sign: int) -> flint.arb:
    """∫ f(y) g(x + sign·y) dy, cut wherever one of the factors has a breakpoint."""
    cuts = sorted({*f.breaks, *(sign * (t - x) for t in g.breaks)})

    def factors(y: Fraction) -> tuple[sympy.Expr, sympy.Expr]:
        return f.piece(y), g.piece(x + sign * y)

    if not cuts or any(all(factors(y)) for y in (cuts[0] - 1, cuts[-1] + 1)):
        raise ValueError("one of the functions must have compact support")
    total, centre = flint.arb(0), ball(x)
    for low, high in pairwise(cuts):
        one, two = factors((low + high) / 2)
        if one and two:
            total += integrate(partial(_product, one, two, centre, sign), low, high)
    return total


# Instances

_small = st.fractions(min_value=-2, max_value=2, max_denominator=4)
_SHAPES: tuple[Callable[[sympy.Expr], sympy.Expr], ...] = (
    sympy.exp,
    sympy.sin,
    sympy.cos,
    lambda u: sympy.exp(-(u**2)),
    lambda u: 1 / (1 + u**2),
    lambda u: u**3 - u,
)


@st.composite
def _expressions(draw: st.DrawFn) -> sympy.Expr:
    """c·s(ax + b) for a shape s and numbers c ≠ 0, a ≠ 0 and b."""
    shape = draw(st.sampled_from(_SHAPES))
    slope = draw(st.sampled_from([-2, -1, 1, 2]))
    factor = draw(st.integers(-3, 3).filter(bool))
    return factor * shape(slope * X + _exact(draw(_small)))


def analytic_functions() -> "st.SearchStrategy[Analytic]":
    """Random functions that are analytic on all of ℝ, none of them constant."""
    return _expressions().map(everywhere)


@dataclass(frozen=True)
class Bump:
    """What a function with compact support is made of; it can be written down, unlike `flat`.

    Attributes:
        low: where the support begins.
        high: where it ends.
        factor: an expression that is analytic on the support.
        order: of class C^order; None for C^∞.
    """

    low: Fraction
    high: Fraction
    factor: sympy.Expr
    order: int | None

    @property
    def function(self) -> Analytic:
        """The factor times a power of (x − low)(high − x), or times `flat` of it."""
        inside = (X - _exact(self.low)) * (_exact(self.high) - X)
        vanishing = flat(inside, 0) if self.order is None else inside ** (self.order + 1)
        return between(self.low, self.high, vanishing * self.factor)


@st.composite
def bumps(draw: st.DrawFn, order: int | None = None) -> Bump:
    """Random functions with compact support, of class C^order; without an order, of class C^∞."""
    low = draw(_small)
    width = draw(st.fractions(min_value=Fraction(1, 2), max_value=2, max_denominator=4))
    return Bump(low, low + width, draw(_expressions()), order)
