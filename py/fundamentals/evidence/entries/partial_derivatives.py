"""Evidence for `partial-derivatives`: the entry A i j is the partial derivative ∂fᵢ/∂xⱼ."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Identity, check
from fundamentals.evidence.models.maps import (
    Map,
    Point,
    Rows,
    ball,
    displaced,
    jacobian_by_series,
    jacobian_by_symbols,
    maps,
    points,
    remainder_bound,
)

Pick = Callable[[Rows, int, int], flint.arb]


@st.composite
def coordinates(draw: st.DrawFn) -> dict[str, Any]:
    """A map, a point, and which component is varied along which coordinate."""
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    return {
        "f": draw(maps(n, m)),
        "a": draw(points(n)),
        "i": draw(st.integers(0, m - 1)),
        "j": draw(st.integers(0, n - 1)),
    }


def entry(matrix: Rows, i: int, j: int) -> flint.arb:
    """Row i, column j."""
    return matrix[i][j]


def entry_of_transpose(matrix: Rows, i: int, j: int) -> flint.arb:
    """Row j, column i, where there is one."""
    return matrix[j][i] if j < len(matrix) and i < len(matrix[0]) else matrix[i][j]


def next_column(matrix: Rows, i: int, j: int) -> flint.arb:
    """The entry beside the right one."""
    return matrix[i][(j + 1) % len(matrix[i])]


@check(
    layer="enclosed",
    given=coordinates(),
    mutants={
        "row and column exchanged": {"pick": entry_of_transpose},
        "the next coordinate's column": {"pick": next_column},
    },
)
def difference_quotient(f: Map, a: Point, i: int, j: int, *, pick: Pick = entry) -> Claim:
    """(fᵢ(a + t eⱼ) − fᵢ(a))/t, less its certified remainder, encloses A i j at t = 2⁻⁶⁰."""
    t = Fraction(1, 2**60)
    h = tuple(t if k == j else Fraction(0) for k in range(f.inputs))
    rise = f(displaced(a, h))[i] - f([ball(x) for x in a])[i]
    quotient = (rise - remainder_bound(f, a, h)[i]) / ball(t)
    return Equal(quotient, pick(jacobian_by_series(f, a), i, j))


@check(
    layer="enclosed",
    given=coordinates(),
    mutants={"row and column exchanged": {"pick": entry_of_transpose}},
)
def exact_partial_derivative(f: Map, a: Point, i: int, j: int, *, pick: Pick = entry) -> Claim:
    """The exact partial derivative of the formula agrees with automatic differentiation."""
    exact = jacobian_by_symbols(f, [ball(x) for x in a])
    return Equal(exact[i][j], pick(jacobian_by_series(f, a), i, j))


@check(
    layer="derived",
    given={"n": st.integers(1, 3), "degree": st.integers(1, 3), "j": st.integers(0, 2)},
    instances=12,
    mutants={"along another coordinate": {"shift": 1}},
)
def general_polynomial(n: int, degree: int, j: int, *, shift: int = 0) -> Claim:
    """The t-coefficient of f(a + t eⱼ) is ∂f/∂xⱼ(a), for the general polynomial of that degree."""
    x = sympy.symbols(f"x:{n}", real=True)
    t = sympy.Symbol("t", real=True)
    monomials = sorted(sympy.itermonomials(x, degree), key=sympy.default_sort_key)
    f = sum(sympy.Symbol(f"c{k}", real=True) * q for k, q in enumerate(monomials))
    j %= n
    moved = sympy.expand(f.subs(x[j], x[j] + t))
    return Identity(moved.coeff(t, 1), sympy.Derivative(f, x[(j + shift) % n]))
