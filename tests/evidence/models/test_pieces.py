"""Convolutions of functions with symbols in them, against exact piecewise polynomials."""

from collections.abc import Callable
from fractions import Fraction

import pytest
import sympy

from fundamentals.evidence.models import pieces, piecewise
from fundamentals.evidence.models.pieces import Piece, X

a, c = sympy.symbols("a c", real=True)
u, v = sympy.symbols("u v", positive=True)
NUMBERS = {a: sympy.Rational(-3, 4), c: sympy.Rational(5, 3), u: sympy.Rational(1, 2), v: 2}
LONG = Piece(a, a + u + v, X**2 - a * X + 1)
SHORT = Piece(c, c + u, 3 * X - c)


def fraction(number: sympy.Expr) -> Fraction:
    exact = number.subs(NUMBERS)
    return Fraction(int(exact.p), int(exact.q))


def with_numbers(f: list[Piece]) -> piecewise.Piecewise:
    """The function for particular values of the symbols."""
    whole = piecewise.Piecewise()
    for piece in f:
        coefficients = sympy.Poly(piece.expression.subs(NUMBERS).doit(), X).all_coeffs()[::-1]
        ends = [fraction(piece.low), fraction(piece.high)]
        whole += piecewise.piecewise(ends, [[fraction(k) for k in coefficients]])
    return whole


@pytest.mark.parametrize("name", ["convolve", "correlate"])
@pytest.mark.parametrize(
    ("f", "g"),
    [(LONG, SHORT), (SHORT, LONG), (SHORT, SHORT.translate(v)), (LONG.reflect(), SHORT)],
)
def test_symbols_give_what_numbers_give(name: str, f: Piece, g: Piece) -> None:
    """Integrated with symbols, then with numbers in their place, is integrated with numbers."""
    symbolic: Callable[..., list[Piece]] = getattr(pieces, name)
    exact: Callable[..., piecewise.Piecewise] = getattr(piecewise, name)

    assert with_numbers(symbolic([f], [g])) == exact(with_numbers([f]), with_numbers([g]))


@pytest.mark.parametrize("sign", [-1, 1])
def test_along_a_polynomial_on_the_whole_line(sign: int) -> None:
    """Slid along x², a piece gives the polynomial that its moments give."""
    f = with_numbers([LONG])
    exact = piecewise.convolve_polynomial(
        f if sign < 0 else f.reflect(), (Fraction(0), Fraction(0), Fraction(1))
    )
    along = pieces.slide_along([LONG], X**2, sign).subs(NUMBERS).doit()
    coefficients = sympy.Poly(along, X).all_coeffs()

    assert tuple(fraction(k) for k in coefficients[::-1]) == exact


def test_a_tent() -> None:
    """The tent has its half-width times its height for integral."""
    assert sympy.expand(pieces.total(pieces.tent(u, a)).doit() - u * a) == 0


def test_intervals_must_be_comparable() -> None:
    """Nobody knows which of two symbolic intervals is the longer one: nothing is returned."""
    with pytest.raises(ValueError, match="not known"):
        pieces.convolve([Piece(a, a + u, X)], [Piece(c, c + v, X)])
