"""Convolutions and cross-correlations of functions with symbols in them, integrated by sympy.

A `Piece` is one expression on an interval whose ends may be symbols, and 0 elsewhere. Slid along
each other, two pieces have a beginning, a middle and an end in common: a product of three pieces
again, once it is known which interval is the longer one. Sums of pieces are lists of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sympy

from fundamentals.evidence.models.maps import variables

__all__ = [
    "Operation",
    "Piece",
    "X",
    "Y",
    "convolve",
    "correlate",
    "integral",
    "on",
    "polynomial",
    "slide_along",
    "tent",
    "total",
]

(X,) = variables(1)
Y = sympy.Symbol("y", real=True)


@dataclass(frozen=True)
class Piece:
    """The function that is an expression in `X` from `low` to `high`, and 0 elsewhere."""

    low: sympy.Expr
    high: sympy.Expr
    expression: sympy.Expr

    def reflect(self) -> "Piece":
        """The function run backwards."""
        return Piece(-self.high, -self.low, self.expression.subs(X, -X))

    def translate(self, b: sympy.Expr) -> "Piece":
        """The function moved to the right by `b`."""
        return Piece(self.low + b, self.high + b, self.expression.subs(X, X - b))


Operation = Callable[[list[Piece], list[Piece]], list[Piece]]


def polynomial(letter: str, degree: int, at: sympy.Expr = X) -> sympy.Expr:
    """A polynomial with a symbol for each coefficient."""
    symbols = sympy.symbols(f"{letter}:{degree + 1}", real=True)
    return sympy.Add(*(c * at**k for k, c in enumerate(symbols)))


def tent(half: sympy.Expr, height: sympy.Expr) -> list[Piece]:
    """The tent around 0."""
    rise, fall = (height * (1 + sign * X / half) for sign in (1, -1))
    return [Piece(-half, sympy.S.Zero, rise), Piece(sympy.S.Zero, half, fall)]


def integral(expression: sympy.Expr, low: Any, high: Any, variable: sympy.Symbol = X) -> sympy.Expr:
    """∫ expression from `low` to `high`, as it is written; its variable occurs nowhere else."""
    y = sympy.Dummy("y", real=True)
    return sympy.Integral(expression.subs(variable, y), (y, low, high))


def total(f: Iterable[Piece]) -> sympy.Expr:
    """The integral over ℝ."""
    return sympy.Add(*(integral(piece.expression, piece.low, piece.high) for piece in f))


def on(f: Iterable[Piece], low: sympy.Expr, high: sympy.Expr) -> sympy.Expr:
    """The sum of the pieces over exactly this interval."""
    return sympy.Add(
        *(
            piece.expression
            for piece in f
            if sympy.expand(piece.low - low) == 0 == sympy.expand(piece.high - high)
        )
    )


def slide_along(f: Iterable[Piece], g: sympy.Expr, sign: int) -> sympy.Expr:
    """∫ f(y) g(x + sign·y) dy for an expression g that holds on all of ℝ."""
    return sympy.Add(
        *(
            integral(
                piece.expression.subs(X, Y) * g.subs(X, X + sign * Y), piece.low, piece.high, Y
            )
            for piece in f
        )
    )


def convolve(f: Iterable[Piece], g: Iterable[Piece]) -> list[Piece]:
    """(f * g)(x) = ∫ f(y) g(x − y) dy."""
    return [part for one in f for other in g for part in _slide(one, other, -1)]


def correlate(f: Iterable[Piece], g: Iterable[Piece]) -> list[Piece]:
    """(f ⋆ g)(x) = ∫ f(y) g(x + y) dy."""
    return [part for one in f for other in g for part in _slide(one, other, 1)]


def _slide(f: Piece, g: Piece, sign: int) -> Sequence[Piece]:
    """∫ f(y) g(x + sign·y) dy: where g's interval enters f's, where one holds the other, where it
    leaves.

    Raises:
        ValueError: it is not known which interval is the longer one.
    """
    (a, b), (c, d), x = (f.low, f.high), (g.low, g.high), -sign * X
    if sign < 0:
        c, d = -d, -c
    # with x = −sign·X the second factor lives on [x + c, x + d], which moves right as x grows
    longer = sympy.expand((b - a) - (d - c))
    if longer.is_nonnegative:
        ranges = [(a - d, a - c, a, x + d), (a - c, b - d, x + c, x + d), (b - d, b - c, x + c, b)]
    elif longer.is_nonpositive:
        ranges = [(a - d, b - d, a, x + d), (b - d, a - c, a, b), (a - c, b - c, x + c, b)]
    else:
        raise ValueError(f"it is not known whether {longer} is negative")
    product = f.expression.subs(X, Y) * g.expression.subs(X, X + sign * Y)
    parts = [
        Piece(*((start, stop) if sign < 0 else (-stop, -start)), integral(product, low, high, Y))
        for start, stop, low, high in ranges
        if sympy.expand(stop - start) != 0
    ]
    return parts[::-sign]  # from left to right
