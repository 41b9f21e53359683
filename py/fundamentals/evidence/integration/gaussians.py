"""Integrals over the line of polynomials times Gaussians: their moments."""

from typing import Any

import flint
import sympy

from fundamentals.evidence.enclosures.elementary import elementary, square_root
from fundamentals.evidence.enclosures.jets import (
    Number,
    UndecidableError,
    add,
    ball,
    constant,
    inverse,
    multiply,
)
from fundamentals.evidence.enclosures.places import MINUS, Place
from fundamentals.evidence.enclosures.polynomials import degree_in, polynomial

__all__ = ["over_the_line"]


def over_the_line(function: Any, x: Any, place: Place) -> Number:
    """∫ P e^Q over ℝ, and sums of such, for polynomials P and Q = c + b x − a x² with Re a > 0."""
    total: Number = flint.fmpq(0)
    for term in sympy.Add.make_args(function):
        total = add(total, _term(term, x, place))
    return total


def _term(term: Any, x: Any, place: Place) -> Number:
    factors = sympy.Mul.make_args(term)
    exponents = [e for f in factors if (e := _exponent(f, x)) is not None]
    rest = [f for f in factors if _exponent(f, x) is None]
    degrees = [degree_in(f, x) for f in rest]
    if None in degrees or any(degree_in(e, x) not in (0, 1, 2) for e in exponents):
        raise UndecidableError("an integral over the line that is not one of a Gaussian")
    c, b, a = _added([polynomial(e, x, 2, place) for e in exponents])
    a = multiply(a, MINUS)
    if not ball(constant(a)).real > 0:
        raise UndecidableError("an integral over the line of what does not fall")
    factor = polynomial(sympy.Mul(*rest), x, sum(d for d in degrees if d is not None), place)
    moments = _moments(a, b, c, len(factor), place)
    return _added([[multiply(p, m)] for p, m in zip(factor, moments, strict=True)])[0]


def _exponent(factor: Any, x: Any) -> Any:
    if not factor.has(x):
        return None
    if isinstance(factor, sympy.exp):
        return factor.args[0]
    if isinstance(factor, sympy.Pow) and isinstance(factor.base, sympy.exp):
        return factor.base.args[0] * factor.exp
    return None


def _added(rows: list[list[Number]]) -> list[Number]:
    total: list[Number] = [flint.fmpq(0)] * max(map(len, rows), default=3)
    for row in rows:
        total = [add(one, other) for one, other in zip(total, row, strict=True)]
    return total


def _moments(a: Number, b: Number, c: Number, count: int, place: Place) -> list[Number]:
    """∫ xᵏ e^(c + b x − a x²) dx for k < count, by parts: 2a Mₖ₊₁ = b Mₖ + k Mₖ₋₁."""
    down = inverse(multiply(flint.fmpq(2), a))
    middle = multiply(b, down)
    height = add(c, multiply(flint.fmpq(1, 2), multiply(b, middle)))
    width = multiply(flint.acb(flint.arb.pi()), inverse(a))
    found = [multiply(square_root(width, place), elementary("exp", height, place))]
    before: Number = flint.fmpq(0)
    for k in range(1, count):
        found.append(
            add(multiply(middle, found[-1]), multiply(flint.fmpq(k - 1), multiply(down, before)))
        )
        before = found[-2]
    return found
