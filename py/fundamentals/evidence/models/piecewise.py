"""Piecewise polynomials on ℝ with rational breakpoints, and the operations of chapter 3, exactly.

A function that vanishes to the left and is a polynomial between its breakpoints is known by its
*jumps*: by how much its derivatives of each order jump, and where. With the one-sided powers

    e(t,k)(x) = (x − t)ᵏ/k! for x ≥ t, and 0 for x < t,

it is the sum of c·e(t,k) over all its jumps (t, k, c), in one way only. So functions are equal when
their jumps are, and with e(s,m) * e(t,n) = e(s+t, m+n+1) the convolution multiplies jumps.

`integrand`, integrated, is the other way to a convolution: its definition, at one point.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import comb, factorial
from typing import Any

import flint
from hypothesis import strategies as st

__all__ = [
    "BOX",
    "STEP",
    "TENT",
    "Jump",
    "Piecewise",
    "Polynomial",
    "arbitrary",
    "continuous",
    "convolve",
    "convolve_polynomial",
    "correlate",
    "hat",
    "integrand",
    "moment",
    "norm",
    "piecewise",
    "value_of",
]

Jump = tuple[Fraction, int, Fraction]  # the breakpoint, the order of the derivative, the jump
Polynomial = tuple[Fraction, ...]  # the coefficients of 1, x, x², …, of a polynomial on all of ℝ


@dataclass(frozen=True)
class Piecewise:
    """A piecewise polynomial that vanishes to the left of its first breakpoint.

    At a breakpoint the value is the one from the right; no integral sees it.

    Attributes:
        jumps: in order, each place and order once, none zero; put in order when made.
    """

    jumps: tuple[Jump, ...] = ()

    def __post_init__(self) -> None:
        sums: dict[tuple[Fraction, int], Fraction] = {}
        for t, k, c in self.jumps:
            sums[t, k] = sums.get((t, k), Fraction(0)) + c
        ordered = sorted((t, k, c) for (t, k), c in sums.items() if c)
        object.__setattr__(self, "jumps", tuple(ordered))

    @property
    def breaks(self) -> tuple[Fraction, ...]:
        """The breakpoints, in order; a function with compact support lives between the outer two.

        Only the zero function has none.
        """
        return tuple(sorted({t for t, _, _ in self.jumps}))

    @property
    def pieces(self) -> tuple[Polynomial, ...]:
        """The polynomial from each breakpoint on, up to the next."""
        return tuple(
            tuple(Fraction(int(c.p), int(c.q)) for c in self._from(t).coeffs()) for t in self.breaks
        )

    @property
    def has_compact_support(self) -> bool:
        """Whether the function vanishes to the right of its last breakpoint."""
        rest = self
        while rest.jumps:
            if rest(self.breaks[-1]):
                return False
            rest = rest.derivative()
        return True

    def __call__(self, x: Fraction) -> Fraction:
        """The value at `x`, from the right."""
        powers = (c * (x - t) ** k / factorial(k) for t, k, c in self.jumps if t <= x)
        return sum(powers, Fraction(0))

    def __add__(self, other: "Piecewise") -> "Piecewise":
        return Piecewise(self.jumps + other.jumps)

    def __sub__(self, other: "Piecewise") -> "Piecewise":
        return self + other.scale(-1)

    def scale(self, factor: Fraction | int) -> "Piecewise":
        """The function times a number."""
        return Piecewise(tuple((t, k, factor * c) for t, k, c in self.jumps))

    def __mul__(self, other: "Piecewise") -> "Piecewise":
        """The product, value by value, piece by piece."""
        breaks = sorted({*self.breaks, *other.breaks})
        return _joined(breaks, [self._from(t) * other._from(t) for t in breaks])

    def _from(self, start: Fraction) -> flint.fmpq_poly:
        """The polynomial that the function is from `start` to the next breakpoint."""
        result = flint.fmpq_poly()
        for t, k, c in self.jumps:
            if t <= start:
                result += _rational(c) * flint.fmpq_poly([-_rational(t), 1]) ** k / factorial(k)
        return result

    def translate(self, b: Fraction) -> "Piecewise":
        """The function moved to the right by `b`: x ↦ f(x − b)."""
        return Piecewise(tuple((t + b, k, c) for t, k, c in self.jumps))

    def reflect(self) -> "Piecewise":
        """The function run backwards: x ↦ f(−x).

        Since e(t,k)(−x) = (−1)ᵏ ((x+t)ᵏ/k! − e(−t,k)(x)), and the sum of the polynomials
        (x+t)ᵏ/k!, with their factors, is what the function is to the right of all breakpoints: 0.

        Raises:
            ValueError: the support is not compact.
        """
        self._ask_for_compact_support("reflected")
        return Piecewise(tuple((-t, k, -c * (-1) ** k) for t, k, c in self.jumps))

    def derivative(self) -> "Piecewise":
        """The derivative between the breakpoints; where the function itself jumps it has none."""
        return Piecewise(tuple((t, k - 1, c) for t, k, c in self.jumps if k > 0))

    def antiderivative(self) -> "Piecewise":
        """The integral from −∞ to x, as a function of x."""
        return Piecewise(tuple((t, k + 1, c) for t, k, c in self.jumps))

    def integral(self) -> Fraction:
        """The integral over ℝ.

        Raises:
            ValueError: the support is not compact.
        """
        self._ask_for_compact_support("integrated over the whole line")
        return self.antiderivative()(self.breaks[-1]) if self.jumps else Fraction(0)

    def integral_over(self, low: Fraction, high: Fraction) -> Fraction:
        """The integral from `low` to `high`."""
        whole = self.antiderivative()
        return whole(high) - whole(low)

    def _ask_for_compact_support(self, what: str) -> None:
        if not self.has_compact_support:
            raise ValueError(f"only functions with compact support can be {what}")


def _rational(number: Fraction | int) -> flint.fmpq:
    return flint.fmpq(number.numerator, number.denominator)


def _joined(breaks: Sequence[Fraction], polynomials: Sequence[flint.fmpq_poly]) -> Piecewise:
    """The function with one polynomial from each breakpoint to the next, the last for ever."""
    jumps, before = [], flint.fmpq_poly()
    for t, polynomial in zip(breaks, polynomials, strict=True):
        change = (polynomial - before)(flint.fmpq_poly([_rational(t), 1]))  # in powers of x − t
        for k, c in enumerate(change.coeffs()):
            jumps.append((t, k, factorial(k) * Fraction(int(c.p), int(c.q))))
        before = polynomial
    return Piecewise(tuple(jumps))


# Making functions


def piecewise(
    breaks: Sequence[Fraction | int], pieces: Sequence[Sequence[Fraction | int]]
) -> Piecewise:
    """The function with the given polynomials between the breakpoints.

    Args:
        breaks: in increasing order.
        pieces: one polynomial in x for each gap, its coefficients from the constant one on; with
            one piece more than gaps, the last holds from the last breakpoint on, for ever.
    """
    if len(breaks) - len(pieces) not in (0, 1) or any(a >= b for a, b in pairwise(breaks)):
        raise ValueError("breakpoints must increase, with a piece for each gap between them")
    polynomials = [flint.fmpq_poly([_rational(c) for c in piece]) for piece in pieces]
    last = [flint.fmpq_poly()] * (len(breaks) - len(pieces))
    return _joined([Fraction(t) for t in breaks], polynomials + last)


def hat(left: Fraction | int, top: Fraction | int, right: Fraction | int) -> Piecewise:
    """The continuous function that rises from 0 at `left` to 1 at `top` and falls to 0 at `right`.

    The tent, where the three are evenly spaced.
    """
    up, down = 1 / Fraction(top - left), 1 / Fraction(right - top)
    places = [(left, up), (top, -up - down), (right, down)]
    return Piecewise(tuple((Fraction(t), 1, c) for t, c in places))


BOX = piecewise([Fraction(-1, 2), Fraction(1, 2)], [[1]])
TENT = hat(-1, 0, 1)
STEP = piecewise([0], [[1]])


# Convolution and cross-correlation


def convolve(f: Piecewise, g: Piecewise) -> Piecewise:
    """(f * g)(x) = ∫ f(y) g(x − y) dy."""
    return Piecewise(tuple((s + t, m + n + 1, c * d) for s, m, c in f.jumps for t, n, d in g.jumps))


def correlate(f: Piecewise, g: Piecewise) -> Piecewise:
    """(f ⋆ g)(x) = ∫ f(y) g(x + y) dy for f with compact support: f reflected, convolved with g."""
    return convolve(f.reflect(), g)


def integrand(f: Piecewise, g: Piecewise, x: Fraction, *, sign: int = -1) -> Piecewise:
    """The function y ↦ f(y) g(x − y); with sign +1 that of the cross-correlation, f(y) g(x + y).

    For sign −1, `g` has compact support.
    """
    return f * (g.reflect().translate(x) if sign < 0 else g.translate(-x))


def value_of(polynomial: Polynomial, x: Fraction) -> Fraction:
    """The value of a polynomial."""
    return sum((c * x**k for k, c in enumerate(polynomial)), Fraction(0))


def moment(f: Piecewise, k: int) -> Fraction:
    """∫ f(y) yᵏ dy for f with compact support."""
    if not f.jumps:
        return Fraction(0)
    return (f * piecewise(f.breaks[:1], [[0] * k + [1]])).integral()


def convolve_polynomial(f: Piecewise, g: Polynomial) -> Polynomial:
    """f * g for f with compact support and a polynomial g on all of ℝ: again a polynomial.

    (x − y)ᵏ, expanded, gives (f * g)(x) = ∑ₖ gₖ ∑ⱼ binom(k,j) xʲ ∫ f(y) (−y)ᵏ⁻ʲ dy.
    """
    moments = [(-1) ** k * moment(f, k) for k in range(len(g))]
    return tuple(
        sum((g[k] * comb(k, j) * moments[k - j] for k in range(j, len(g))), Fraction(0))
        for j in range(len(g))
    )


def norm(f: Piecewise) -> flint.arb:
    """∫ |f| for f with compact support, enclosed: each piece is cut at its certified real roots."""
    total = flint.arb(0)
    for low, high in pairwise(f.breaks):
        piece = f._from(low)
        whole = flint.arb_poly(piece.integral())
        cuts = [_ball(low), *_roots_between(piece, low, high), _ball(high)]
        total += sum((abs(whole(b) - whole(a)) for a, b in pairwise(cuts)), flint.arb(0))
    return total


def _roots_between(p: flint.fmpq_poly, low: Fraction, high: Fraction) -> list[flint.arb]:
    """The roots of p strictly between two numbers, in order; not a number where balls cannot tell.

    Roots at the two numbers themselves are divided out first.
    """
    for end in (low, high):
        while p and p(_rational(end)) == 0:
            p = p // flint.fmpq_poly([-_rational(end), 1])
    roots: list[Any] = list(p.complex_roots()) if p else []  # with multiplicities
    real = [root.real for root, _ in roots if root.imag == 0]
    outside = [r for r in real if r < _ball(low) or r > _ball(high)]
    inside = [r for r in real if _ball(low) < r < _ball(high)]
    if len(outside) + len(inside) < len(real):
        return [flint.arb("nan")]
    return sorted(inside, key=lambda r: r.mid())


def _ball(number: Fraction) -> flint.arb:
    return flint.arb(_rational(number))


# Instances

# few draws each, and strategies made once: drawing takes longer than computing

_places = st.integers(-12, 12).map(lambda n: Fraction(n, 4))
_numbers = st.integers(-4, 4)
_lines = st.tuples(_numbers, _numbers).filter(any)


def _breaks(least: int, most: int) -> "st.SearchStrategy[list[Fraction]]":
    return st.lists(_places, min_size=least, max_size=most, unique=True).map(sorted)


def _is_not_zero(f: Piecewise) -> bool:
    return bool(f.jumps)


def arbitrary() -> "st.SearchStrategy[Piecewise]":
    """Random piecewise polynomials of degree at most 2, with compact support; most are not
    continuous, none is 0.
    """
    pieces = st.tuples(*[st.lists(_numbers, min_size=1, max_size=3)] * 3)
    return st.builds(
        lambda breaks, polynomials: piecewise(breaks, polynomials[: len(breaks) - 1]),
        _breaks(2, 4),
        pieces,
    ).filter(_is_not_zero)


def _broken_lines() -> "st.SearchStrategy[Piecewise]":
    """Random continuous functions with compact support, linear between their breakpoints."""
    return st.builds(
        lambda breaks, values: _sum(
            hat(*breaks[i : i + 3]).scale(values[i]) for i in range(len(breaks) - 2)
        ),
        _breaks(3, 5),
        st.tuples(*[_numbers] * 3),
    ).filter(_is_not_zero)


def _bump(ends: list[Fraction], line: tuple[int, int], order: int) -> Piecewise:
    """((x − a)(b − x))ᵏ (c + dx) on [a, b], with k = order + 1: of class C^order."""
    a, b = ends
    factor = flint.fmpq_poly([_rational(-a * b), _rational(a + b), -1])
    polynomial = factor ** (order + 1) * flint.fmpq_poly(list(line))
    return _joined([a, b], [polynomial, flint.fmpq_poly()])


def continuous(order: int = 0) -> "st.SearchStrategy[Piecewise]":
    """Random functions of class C^order with compact support, other than 0."""
    bumps = st.builds(_bump, _breaks(2, 2), _lines, st.just(order))
    smooth = st.lists(bumps, min_size=1, max_size=2).map(_sum).filter(_is_not_zero)
    return smooth if order else st.one_of(_broken_lines(), smooth)


def _sum(functions: Iterable[Piecewise]) -> Piecewise:
    return sum(functions, Piecewise())
