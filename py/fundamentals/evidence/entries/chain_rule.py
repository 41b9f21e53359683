"""Evidence for `chain-rule`: the Jacobian of a composition is the product of the Jacobians."""

from collections.abc import Callable, Iterable
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Identity, check
from fundamentals.evidence.models.maps import (
    Map,
    Point,
    ball,
    jacobian_by_series,
    jacobian_by_symbols,
    maps,
    points,
    variables,
)

Matrix = list[list[flint.arb]]


def times(left: Matrix, right: Matrix) -> Matrix:
    """The matrix product."""
    return [
        [sum((x * y for x, y in zip(row, column, strict=True)), flint.arb(0)) for column in columns]
        for row in left
        for columns in [list(zip(*right, strict=True))]
    ]


def composition(g: Map, f: Map) -> Map:
    """The map x ↦ g(f(x))."""
    inner = dict(zip(variables(g.inputs), f.components, strict=True))
    return Map(f.inputs, tuple(part.subs(inner, simultaneous=True) for part in g.components))


@st.composite
def composable(draw: st.DrawFn) -> dict[str, Any]:
    """Maps f : ℝⁿ → ℝᵐ and g : ℝᵐ → ℝᵖ with a point of ℝⁿ; often n = m = p."""
    n, m, p = draw(
        st.one_of(
            st.integers(1, 3).map(lambda k: (k, k, k)),
            st.tuples(*[st.integers(1, 3)] * 3),
        )
    )
    return {"f": draw(maps(n, m)), "g": draw(maps(m, p)), "a": draw(points(n))}


def exchanged_where_square(left: Matrix, right: Matrix) -> Matrix:
    """The product in the wrong order, where that has the right shape."""
    square = len(left) == len(right) == len(right[0])
    return times(right, left) if square else times(left, right)


def image(f: Map, a: list[flint.arb]) -> list[flint.arb]:
    """The point at which g is differentiated: f(a)."""
    return f(a)


def same_point(f: Map, a: list[flint.arb]) -> list[flint.arb]:
    """The point a itself, where it has enough coordinates to be mistaken for f(a)."""
    return a if len(a) == len(f.components) else f(a)


@check(
    layer="enclosed",
    given=composable(),
    mutants={
        "factors exchanged": {"product": exchanged_where_square},
        "g differentiated at a, not at f(a)": {"where": same_point},
    },
)
def jacobian_of_composition(
    f: Map,
    g: Map,
    a: Point,
    *,
    product: Callable[[Matrix, Matrix], Matrix] = times,
    where: Callable[[Map, list[flint.arb]], list[flint.arb]] = image,
) -> Claim:
    """Automatic differentiation of g ∘ f agrees with the product of exact Jacobians."""
    at = [ball(x) for x in a]
    outer = jacobian_by_symbols(g, where(f, at))
    inner = jacobian_by_symbols(f, at)
    return Equal(jacobian_by_series(composition(g, f), a), product(outer, inner))


def polynomial_map(n: int, m: int, letter: str) -> tuple[list[sympy.Symbol], list[sympy.Expr]]:
    """The general map ℝⁿ → ℝᵐ of degree two: every coefficient is a symbol."""
    x = [sympy.Symbol(f"{letter}x{i}", real=True) for i in range(n)]
    monomials = sorted(sympy.itermonomials(x, 2), key=sympy.default_sort_key)
    return x, [
        sympy.Add(
            *(sympy.Symbol(f"{letter}{i}_{k}", real=True) * q for k, q in enumerate(monomials))
        )
        for i in range(m)
    ]


def jacobian(f: Iterable[sympy.Expr], x: Iterable[sympy.Symbol]) -> sympy.Matrix:
    """The matrix of partial derivatives, as they are written."""
    return sympy.Matrix([[sympy.Derivative(part, s) for s in x] for part in f])


@check(
    layer="derived",
    given={"n": st.integers(1, 2), "m": st.integers(1, 2), "p": st.integers(1, 2)},
    instances=40,  # of eight different ones: each comes up
    mutants={
        "g' taken at x, not at f(x)": {"inner": False},
        "second Jacobian transposed": {"transposed": True},
    },
)
def general_quadratic_maps(
    n: int, m: int, p: int, *, inner: bool = True, transposed: bool = False
) -> Claim:
    """(g ∘ f)' = g'(f(x)) f'(x) for the general quadratic f : ℝⁿ → ℝᵐ and g : ℝᵐ → ℝᵖ."""
    x, f = polynomial_map(n, m, "f")
    y, g = polynomial_map(m, p, "g")
    at = dict(zip(y, f, strict=True))
    composed = [part.subs(at, simultaneous=True) for part in g]
    outer = jacobian(g, y)
    outer = outer.subs(at, simultaneous=True) if inner else outer
    right = jacobian(f, x)
    right = right.T if transposed and n == m else right
    return Identity(jacobian(composed, x), outer * right)


@check(layer="derived", mutants={"the inner derivative forgotten": {"inner": False}})
def transcendental_families(*, inner: bool = True) -> Claim:
    """(g ∘ f)' = g'(f(x)) f'(x) for families of transcendental f and g with free constants."""
    x, y, c, k = sympy.symbols("x y c k", real=True)
    claims = [
        Identity(
            sympy.Derivative(outer(family), x),
            sympy.Derivative(outer(y), y).subs(y, family)
            * (sympy.Derivative(family, x) if inner else 1),
        )
        for outer in (sympy.sin, sympy.exp, sympy.atan, lambda u: 1 / (1 + u**2))
        for family in (c * x**3 + k, sympy.sin(c * x), sympy.exp(-c * x**2) + k * x)
    ]
    return Every(*claims)
