"""Evidence for `differentiability`: f(a+h) − f(a) = A h + ‖h‖ α(h) with α(h) → 0."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Identity, Less, check
from fundamentals.evidence.models.maps import (
    Map,
    Point,
    Rows,
    ball,
    jacobian_by_series,
    linear_remainder,
    maps,
    norm,
    points,
    remainder_bound,
)


@st.composite
def steps(draw: st.DrawFn) -> dict[str, Any]:
    """A map, a point, and a short displacement that is not zero."""
    n, m = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    direction = draw(points(n).filter(any))
    shorter = Fraction(1, 2 ** draw(st.integers(10, 40)))
    return {
        "f": draw(maps(n, m)),
        "a": draw(points(n)),
        "h": tuple(shorter * x for x in direction),
    }


def transposed(matrix: Rows) -> Rows:
    """The transpose of a square matrix; another shape stays as it is."""
    square = len(matrix) == len(matrix[0])
    return [list(column) for column in zip(*matrix, strict=True)] if square else matrix


def nudged(matrix: Rows) -> Rows:
    """The matrix with its first column off by a thousandth."""
    return [[row[0] + ball(Fraction(1, 1000)), *row[1:]] for row in matrix]


@check(
    layer="enclosed",
    given=steps(),
    mutants={
        "A transposed": {"matrix": transposed},
        "one column of A off by 1/1000": {"matrix": nudged},
    },
)
def remainder_is_quadratic(
    f: Map, a: Point, h: Point, *, matrix: Callable[[Rows], Rows] = lambda rows: rows
) -> Claim:
    """‖f(a+h) − f(a) − A h‖ stays below a certified multiple of ‖h‖², so that α(h) → 0.

    The multiple bounds the second derivative on all of the segment from a to a+h; it does not
    depend on A. A displacement along which f is affine leaves room for rounding only, hence the
    tiny constant that is added.
    """
    remainder = norm(linear_remainder(f, a, h, matrix(jacobian_by_series(f, a))))
    bound = sum((abs(c).upper() for c in remainder_bound(f, a, h)), flint.arb(0))
    return Less(remainder, bound + norm(h) ** 2 * ball(Fraction(1, 10**6)))


@check(
    layer="enclosed",
    given={"x": st.integers(1, 6).flatmap(points).filter(any)},
    mutants={"constant 1 in place of √n": {"constant": lambda _: ball(1)}},
)
def norms_are_equivalent(
    x: Point, *, constant: Callable[[int], flint.arb] = lambda n: ball(n).sqrt()
) -> Claim:
    """max |xᵢ| ≤ ‖x‖ ≤ √n max |xᵢ|: both norms give the same notion of differentiability.

    Strictly below the bounds enlarged by 10⁻³⁰, as equality occurs on both sides.
    """
    most, length = ball(max(abs(c) for c in x)), norm(x)
    room = 1 + ball(Fraction(1, 10**30))
    return Less([most, length], [length * room, constant(len(x)) * most * room])


@check(
    layer="derived",
    given={"n": st.integers(1, 3)},
    instances=3,
    mutants={"the Hessian forgotten": {"halves": 0}, "the Hessian not halved": {"halves": 2}},
)
def quadratic_functions(n: int, *, halves: int = 1) -> Claim:
    """For f(x) = xᵀQx + bᵀx + c with free coefficients, ‖h‖ α(h) is exactly hᵀQh."""
    x, h, b = (sympy.symbols(f"{letter}:{n}", real=True) for letter in "xhb")
    q = sympy.Matrix(n, n, sympy.symbols(f"q:{n * n}", real=True))
    c = sympy.Symbol("c", real=True)

    def f(at: list[sympy.Expr]) -> sympy.Expr:
        column = sympy.Matrix(at)
        return (column.T * q * column)[0] + sum(s * t for s, t in zip(b, at, strict=True)) + c

    slope = sum(sympy.Derivative(f(list(x)), s) * t for s, t in zip(x, h, strict=True))
    moved = [s + t for s, t in zip(x, h, strict=True)]
    rest = (sympy.Matrix(h).T * q * sympy.Matrix(h))[0]
    return Identity(f(moved) - f(list(x)), slope + halves * rest)


@check(
    layer="derived",
    mutants={"A is not the derivative": {"off": 1}},
)
def usual_derivative(*, off: int = 0) -> Claim:
    """For n = m = 1 the matrix is the usual derivative: (f(x+h) − f(x))/h − f'(x) → 0.

    For powers, a cubic and a quotient at every x; for waves and exponentials at 0.
    """
    x, h, c = sympy.symbols("x h c", real=True)
    everywhere = [*(x**k for k in range(6)), c * x**3 - x, 1 / (1 + c**2 * x**2)]
    at_0 = [sympy.sin(c * x), sympy.exp(c * x)]
    claims = []
    for f, at in [*((f, x) for f in everywhere), *((f, sympy.S.Zero) for f in at_0)]:
        quotient = (f.subs(x, at + h) - f.subs(x, at)) / h
        slope = sympy.Subs(sympy.Derivative(f, x), x, at) + off * c
        claims.append(Identity(sympy.Limit(quotient - slope, h, 0), 0))
    return Every(*claims)


@check(
    layer="enclosed",
    given={"direction": points(2).filter(any), "scale": st.integers(20, 60)},
    mutants={"two matrices, both a derivative": {"other": Fraction(1, 7)}},
)
def matrix_is_unique(direction: Point, scale: int, *, other: Fraction = Fraction(0)) -> Claim:
    """The quotients (f(a+th) − f(a))/t fix A h: at t = 2^-scale they leave no room for another A.

    f(x, y) = sin(x) + xy, at the origin, where A = (1 0). The enclosure is as wide as
    |sin(x) + xy − x|/t ≤ (x²/2 + |xy|)/t allows, at most 6·2⁻²⁰.
    """
    t = Fraction(1, 2**scale)
    x, y = (ball(t * c) for c in direction)
    quotient = (x.sin() + x * y) / ball(t)
    room = (x * x / 2 + abs(x * y)).upper() / ball(t)
    linear = ball(direction[0] + other * direction[1] + other * direction[0])
    return Equal(quotient + flint.arb(0, 1) * room, linear, within=1e-4)
