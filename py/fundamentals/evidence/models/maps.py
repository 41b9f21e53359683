"""Random smooth maps ℝⁿ → ℝᵐ, and what balls know of them: values, Jacobians, remainders.

A map is written as sympy expressions, so that it can be differentiated exactly, printed, and
evaluated in any arithmetic: `arb` for values, `arb_series` for derivatives along a line. The two
ways to a Jacobian, `jacobian_by_series` (automatic differentiation) and `jacobian_by_symbols`
(exact partial derivatives, then evaluated), share nothing but the expression.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

__all__ = [
    "Map",
    "Point",
    "apply_linear",
    "ball",
    "displaced",
    "evaluate",
    "jacobian_by_series",
    "jacobian_by_symbols",
    "linear_remainder",
    "maps",
    "norm",
    "points",
    "remainder_bound",
    "slope_along",
    "variables",
]

Point = tuple[Fraction, ...]
Balls = list[flint.arb]
Rows = list[Balls]


def variables(n: int) -> tuple[sympy.Symbol, ...]:
    """The symbols x0, …, x(n-1), real."""
    return tuple(sympy.Symbol(f"x{i}", real=True) for i in range(n))


@dataclass(frozen=True)
class Map:
    """A smooth map from ℝⁿ to ℝᵐ.

    Attributes:
        inputs: n.
        components: m expressions in `variables(n)`.
    """

    inputs: int
    components: tuple[sympy.Expr, ...]

    def __call__(self, at: Sequence[Any]) -> list[Any]:
        """The values of all components at a point of balls or of series."""
        where = dict(zip(variables(self.inputs), at, strict=True))
        return [evaluate(component, where) for component in self.components]


def ball(value: Fraction | int) -> flint.arb:
    """A rational number as a ball, at the working precision."""
    exact = Fraction(value)
    return flint.arb(flint.fmpq(exact.numerator, exact.denominator))


_BY_FUNCTION: Mapping[type[sympy.Expr], str] = {
    sympy.sin: "sin",
    sympy.cos: "cos",
    sympy.exp: "exp",
    sympy.atan: "atan",
}


def evaluate(expression: sympy.Expr, where: Mapping[sympy.Symbol, Any]) -> Any:
    """The value of `expression` in the arithmetic of `where`: `arb`, `arb_series` or `acb`.

    Raises:
        NotImplementedError: the expression has a part that is not in the table above.
    """
    if isinstance(expression, sympy.Symbol):
        return where[expression]
    if isinstance(expression, sympy.Rational):
        return ball(Fraction(int(expression.p), int(expression.q)))
    if expression in (sympy.pi, sympy.E):  # what sympy makes of 4·atan(1) and exp(1)
        return flint.arb.pi() if expression == sympy.pi else flint.arb.const_e()
    parts = [evaluate(part, where) for part in expression.args]
    if isinstance(expression, sympy.Add):
        return _fold(parts, lambda a, b: a + b)
    if isinstance(expression, sympy.Mul):
        return _fold(parts, lambda a, b: a * b)
    if isinstance(expression, sympy.Pow) and (2 * expression.exp).is_Integer:
        # half powers are what sympy makes of sin(atan(x)); the base is then at least 1
        base = parts[0] if expression.exp.is_Integer else parts[0].sqrt()
        times = int(expression.exp if expression.exp.is_Integer else 2 * expression.exp)
        power = _fold([base] * abs(times), lambda a, b: a * b)
        power = _not_negative(power) if times % 2 == 0 else power
        return power if times > 0 else 1 / power
    name = _BY_FUNCTION.get(type(expression))
    if name is None:
        raise NotImplementedError(f"{expression.func.__name__} is not among the smooth functions")
    return getattr(parts[0], name)()


def _not_negative(power: Any) -> Any:
    """An even power, without what the product of a wide ball with itself has below 0."""
    if isinstance(power, flint.acb):  # complex numbers have no order
        return power
    if isinstance(power, flint.arb_series):
        return flint.arb_series([_not_negative(power[0]), *power.coeffs()[1:]], power.prec)
    return power if power.lower() >= 0 else flint.arb(0).union(power.upper())


def _fold(parts: list[Any], combine: Callable[[Any, Any], Any]) -> Any:
    result = parts[0]
    for part in parts[1:]:
        result = combine(result, part)
    return result


# Instances


def _components(n: int) -> "st.SearchStrategy[sympy.Expr]":
    """Expressions whose outer functions are bounded with bounded derivatives: nothing blows up."""
    small = st.fractions(min_value=-3, max_value=3, max_denominator=4)
    numbers = small.map(lambda c: sympy.Rational(c.numerator, c.denominator))
    leaves = st.one_of(st.sampled_from(variables(n)), numbers) if n else numbers
    outer = st.sampled_from(
        [
            sympy.sin,
            sympy.cos,
            sympy.atan,
            lambda u: sympy.exp(-(u**2)),
            lambda u: 1 / (1 + u**2),
        ]
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda a, b: a + b, inner, inner),
            st.builds(lambda a, b: a * b, inner, inner),
            st.builds(lambda f, u: f(u), outer, inner),
        ),
        max_leaves=5,
    )


def maps(n: int, m: int) -> "st.SearchStrategy[Map]":
    """Random smooth maps ℝⁿ → ℝᵐ: sums, products and compositions of entire functions.

    Each component gains a bilinear or linear part, so that few are constant in some variable.
    """
    weights = st.lists(st.integers(-3, 3), min_size=n, max_size=n)

    def component(expression: sympy.Expr, weight: list[int]) -> sympy.Expr:
        return expression + sum(c * x for c, x in zip(weight, variables(n), strict=True))

    one = st.builds(component, _components(n), weights)
    return st.lists(one, min_size=m, max_size=m).map(lambda parts: Map(n, tuple(parts)))


def points(n: int) -> "st.SearchStrategy[Point]":
    """Random points of ℚⁿ, within distance 2 of the origin in each coordinate."""
    coordinate = st.fractions(min_value=-2, max_value=2, max_denominator=12)
    return st.lists(coordinate, min_size=n, max_size=n).map(tuple)


# What balls know


def displaced(a: Point, h: Point) -> Balls:
    """The point a + h."""
    return [ball(x + dx) for x, dx in zip(a, h, strict=True)]


def norm(vector: Sequence[flint.arb | Fraction]) -> flint.arb:
    """The Euclidean norm; for balls that hold 0, all lengths from 0 to the longest."""
    parts = [ball(x) if isinstance(x, Fraction) else x for x in vector]
    squares = sum((x * x for x in parts), flint.arb(0))
    return squares.sqrt() if squares > 0 else flint.arb(0).union(squares.upper().sqrt())


def apply_linear(matrix: Rows, vector: Point) -> Balls:
    """A matrix (m rows of n balls) times a column."""
    return [
        sum((entry * ball(x) for entry, x in zip(row, vector, strict=True)), flint.arb(0))
        for row in matrix
    ]


def linear_remainder(f: Map, a: Point, h: Point, matrix: Rows) -> Balls:
    """f(a+h) − f(a) − A h."""
    parts = zip(f(displaced(a, h)), f([ball(x) for x in a]), apply_linear(matrix, h), strict=True)
    return [end - begin - linear for end, begin, linear in parts]


def slope_along(f: Map, a: Point, direction: Point) -> Balls:
    """The derivative of t ↦ f(a + t·direction) at t = 0, by automatic differentiation."""
    line = [flint.arb_series([ball(x), ball(d)], 2) for x, d in zip(a, direction, strict=True)]
    return [_coefficient(component, 1) for component in f(line)]


def remainder_bound(f: Map, a: Point, h: Point) -> Balls:
    """Enclosures of f(a+h) − f(a) − (d/dt) f(a+th) at t=0, for each component.

    By Taylor's theorem with Lagrange's remainder the number is the t²-coefficient of
    t ↦ f(a + (s+t)h) for some s in (0,1); it is enclosed by running s through all of [0,1].
    """
    whole = flint.arb(0).union(flint.arb(1))
    line = [
        flint.arb_series([ball(x) + whole * ball(d), ball(d)], 3) for x, d in zip(a, h, strict=True)
    ]
    return [_coefficient(component, 2) for component in f(line)]


def _coefficient(value: Any, k: int) -> flint.arb:
    """The k-th coefficient; a component without variables is a plain ball."""
    return value[k] if isinstance(value, flint.arb_series) else flint.arb(0)


def jacobian_by_series(f: Map, a: Point) -> Rows:
    """The m×n Jacobian at `a`, column by column by automatic differentiation."""
    unit = [tuple(Fraction(int(i == j)) for i in range(f.inputs)) for j in range(f.inputs)]
    columns = [slope_along(f, a, direction) for direction in unit]
    return [[column[i] for column in columns] for i in range(len(f.components))]


def jacobian_by_symbols(f: Map, at: Sequence[flint.arb]) -> Rows:
    """The m×n Jacobian at a point of balls, from exact partial derivatives."""
    where = dict(zip(variables(f.inputs), at, strict=True))
    return [
        [evaluate(sympy.diff(component, x), where) for x in variables(f.inputs)]
        for component in f.components
    ]
