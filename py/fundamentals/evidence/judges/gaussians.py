"""Integrals over the line of polynomials times Gaussians."""

from typing import Any

import flint
import sympy

from fundamentals.evidence.judges.jets import Jet, Number, UndecidableError, ball
from fundamentals.evidence.judges.places import Place, value
from fundamentals.evidence.judges.polynomials import degree_in, polynomial
from fundamentals.evidence.judges.quadrature import quadrature

__all__ = ["over_the_line"]


def over_the_line(function: Any, variable: Any, low: Any, high: Any, place: Place) -> Number:
    """∫ P e^Q for polynomials P and Q, Q of degree 2 and falling: between ends far out, and a
    bound for the tails.
    """
    if not (low == -sympy.oo and high == sympy.oo):
        raise UndecidableError("an integral over a half-line")
    at = {s: value(s, place) for s in function.free_symbols - {variable}}
    if any(isinstance(v, Jet) for v in at.values()):
        raise UndecidableError("a series in an integral over the line")
    reach = _reach(function, variable, place)
    ends = flint.fmpq(-reach), flint.fmpq(reach)
    inside = quadrature(function, variable, ends, place)
    return ball(inside) + flint.acb(flint.arb(0, 2.0**-60))


def _reach(function: Any, variable: Any, place: Place) -> int:
    """R such that what lies beyond ±R adds less than 2⁻⁶⁰.

    For each term P e^Q with Q = −a x² + b x + c: beyond R the exponent is at most −a x²/2 and
    |P| ≤ p (1 + |x|)^d ≤ e^{a x²/4}, so both tails together are at most (8 / (a R)) e^{−a R²/4}.
    """
    terms = function.args if isinstance(function, sympy.Add) else (function,)
    for k in range(2, 14):
        reach = 1 << k
        if all(_is_small(term, variable, reach, place, len(terms)) for term in terms):
            return reach
    raise UndecidableError("an integral over the line that is not one of a Gaussian")


def _is_small(term: Any, x: Any, reach: int, place: Place, parts: int) -> bool:
    factors = term.args if isinstance(term, sympy.Mul) else (term,)
    exponents, degree, rest = [], 0, flint.arb(1)
    for factor in factors:
        if isinstance(factor, sympy.exp):
            exponents.append(factor.args[0])
        elif isinstance(factor, sympy.Pow) and isinstance(factor.base, sympy.exp):
            exponents.append(factor.base.args[0] * factor.exp)
        else:
            found = degree_in(factor, x)
            if found is None:
                raise UndecidableError("no polynomial times e to a polynomial")
            degree += found
            rest *= _size(factor, x, found, place)
    exponent = sympy.Add(*exponents)
    if degree_in(exponent, x) != 2:
        raise UndecidableError("no Gaussian")
    c, b, a = (ball(v).real for v in polynomial(exponent, x, 2, place))
    a, r = -a, flint.arb(reach)
    small = (8 / (a * r) * (-a * r * r / 4).exp()) * parts < flint.arb(2.0**-60)
    return bool(
        a > 0
        and a * r * r / 2 > abs(b) * r + abs(c)
        and a * r > abs(b)
        and degree * (1 + r).log() + rest.log() < a * r * r / 4
        and a * r * (1 + r) / 2 > degree
        and small
    )


def _size(factor: Any, x: Any, degree: int, place: Place) -> Any:
    """p with |factor| ≤ p (1 + |x|)^degree."""
    total = flint.arb(0)
    for c in polynomial(factor, x, degree, place):
        total += abs(ball(c))
    return total + flint.arb(2.0**-20)
