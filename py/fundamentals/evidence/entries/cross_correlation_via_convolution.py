"""Evidence for `cross-correlation-via-convolution`: f ⋆ g = f⁻ * g, where f⁻(x) = f(−x)."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, check
from fundamentals.evidence.models import pieces, sequences
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    X,
    analytic_functions,
    bumps,
    convolve_at,
    correlate_at,
)
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    arbitrary,
    convolve,
    correlate,
    integrand,
    piecewise,
)
from fundamentals.evidence.models.sequences import Finite, finite_sequences, same

places = st.fractions(min_value=-5, max_value=5, max_denominator=6)
pairs = {"f": arbitrary(), "g": arbitrary()}

Change = Callable[[Any, Any], tuple[Any, Any]]


def first_turned(f: Any, g: Any) -> tuple[Any, Any]:
    """f⁻ and g."""
    return f.reflect(), g


def second_turned(f: Any, g: Any) -> tuple[Any, Any]:
    """f and g⁻."""
    return f, g.reflect()


def none_turned(f: Any, g: Any) -> tuple[Any, Any]:
    """f and g."""
    return f, g


def turned_and_moved(f: Any, g: Any) -> tuple[Any, Any]:
    """f⁻, moved by 1, and g."""
    return f.reflect().translate(1), g


WRONG_TURNS = {
    "reflection forgotten": {"change": none_turned},
    "the other one reflected": {"change": second_turned},
    "reflected, and moved": {"change": turned_and_moved},
}


@check(layer="enclosed", given={**pairs, "x": places}, instances=50, mutants=WRONG_TURNS)
def piecewise_polynomials(
    f: Piecewise, g: Piecewise, x: Fraction, *, change: Change = first_turned
) -> Claim:
    """∫ f(y) g(x + y) dy, from its definition, is (f⁻ * g)(x), jumps or not; exact."""
    return Exactly(integrand(f, g, x, sign=1).integral(), convolve(*change(f, g))(x))


@st.composite
def half_lines(draw: st.DrawFn) -> Piecewise:
    """Random piecewise polynomials that go on for ever to the right."""
    coefficients = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    return draw(arbitrary()) + piecewise([draw(places)], [coefficients])


@check(
    layer="enclosed",
    given={"f": arbitrary(), "g": half_lines(), "x": places},
    instances=30,
    mutants={name: WRONG_TURNS[name] for name in ("reflection forgotten", "reflected, and moved")},
)
def without_compact_support(
    f: Piecewise, g: Piecewise, x: Fraction, *, change: Change = first_turned
) -> Claim:
    """The same for a g that goes on for ever to the right; exact."""
    return Exactly(integrand(f, g, x, sign=1).integral(), convolve(*change(f, g))(x))


@check(
    layer="enclosed",
    given={**pairs, "x": places},
    instances=50,
    mutants={name: WRONG_TURNS[name] for name in ("reflection forgotten", "reflected, and moved")},
)
def back(f: Piecewise, g: Piecewise, x: Fraction, *, change: Change = first_turned) -> Claim:
    """f * g = f⁻ ⋆ g, the convolution from its definition; exact."""
    return Exactly(integrand(f, g, x).integral(), correlate(*change(f, g))(x))


@check(
    layer="enclosed",
    given={**pairs, "x": places},
    instances=50,
    mutants={
        "reflection forgotten": {"change": none_turned},
        "the other one reflected": {"change": first_turned},
        "the result not reflected": {"sign": 1},
    },
)
def the_result_reflected(
    f: Piecewise, g: Piecewise, x: Fraction, *, change: Change = second_turned, sign: int = -1
) -> Claim:
    """(f ⋆ g)⁻ = f * g⁻, the cross-correlation from its definition; exact."""
    return Exactly(integrand(f, g, sign * x, sign=1).integral(), convolve(*change(f, g))(x))


def turned(f: Analytic) -> Analytic:
    """x ↦ f(−x)."""
    return Analytic(
        tuple(-t for t in reversed(f.breaks)), tuple(p.subs(X, -X) for p in reversed(f.pieces))
    )


def itself(f: Analytic) -> Analytic:
    """f, the reflection forgotten."""
    return f


@check(
    layer="enclosed",
    given={"f": bumps(), "g": analytic_functions(), "x": places},
    instances=8,
    mutants={"reflection forgotten": {"flip": itself}, "offset by 1": {"late": 1}},
)
def smooth_functions(
    f: Bump,
    g: Analytic,
    x: Fraction,
    *,
    flip: Callable[[Analytic], Analytic] = turned,
    late: int = 0,
) -> Claim:
    """The same for a smooth f with compact support and an analytic g: both integrals in balls."""
    return Equal(correlate_at(f.function, g, x), convolve_at(flip(f.function), g, x - late))


a, c = sympy.symbols("a c", real=True)
r, s, u, v = sympy.symbols("r s u v", positive=True)


@check(
    layer="derived",
    given={"m": st.integers(0, 2), "n": st.integers(0, 2), "longer": st.booleans()},
    instances=10,
    mutants=WRONG_TURNS,
)
def polynomials(m: int, n: int, longer: bool, *, change: Change = first_turned) -> Claim:
    """The same for all polynomials of degrees m and n on all intervals, either one the longer."""
    widths = (u + v, u) if longer else (u, u + v)
    f = pieces.Piece(a, a + widths[0], pieces.polynomial("p", m))
    g = pieces.Piece(c, c + widths[1], pieces.polynomial("q", n))
    one, other = change(f, g)
    sides = (pieces.correlate([f], [g]), pieces.convolve([one], [other]))
    return Identity(*([(p.low, p.high, p.expression) for p in side] for side in sides))


@check(
    layer="derived",
    mutants={
        "reflection forgotten": {"change": none_turned},
        "moved": {"change": turned_and_moved},
    },
)
def improper_integrals(*, change: Change = first_turned) -> Claim:
    """The same for f = e⁻ʳʸ from any a on and g = e⁻ˢʸ from any c on: both go on for ever.

    At x = c − a + v, where all of f is used, and at x = c − a − v, where it is not.
    """
    f = pieces.Piece(a, sympy.oo, sympy.exp(-r * X))
    g = pieces.Piece(c, sympy.oo, sympy.exp(-s * X))
    one, other = change(f, g)
    after, before = c - a + v, c - a - v
    left = [both(f, g, after, 1, a), both(f, g, before, 1, a + v)]
    return Identity(left, [both(one, other, after, -1, -a), both(one, other, before, -1, -a - v)])


def both(f: pieces.Piece, g: pieces.Piece, x: sympy.Expr, sign: int, end: sympy.Expr) -> sympy.Expr:
    """∫ f(y) g(x + sign·y) dy from `end` on, or for sign −1 up to it, where neither factor is 0."""
    y = pieces.Y
    factors = f.expression.subs(X, y) * g.expression.subs(X, x + sign * y)
    ends = (end, sympy.oo) if sign > 0 else (-sympy.oo, end)
    return sympy.Integral(sympy.powsimp(sympy.expand(factors)), (y, *ends))


# --- sequences, images and volumes


@check(
    layer="enclosed",
    given={"f": finite_sequences(), "g": finite_sequences()},
    mutants={"reflection forgotten": {"flip": itself}},
)
def integers(
    f: Finite, g: Finite, *, flip: Callable[[Finite], Finite] = sequences.reflect
) -> Claim:
    """For sequences, both sums from their definitions, in exact integers."""
    return Exactly(*same(sequences.correlate(f, g), sequences.convolve(flip(f), g)))


Place = tuple[int, ...]
Grid = Mapping[Place, int]


@st.composite
def grids(draw: st.DrawFn) -> dict[str, Grid]:
    """Two random functions on ℤᵈ with finite support, for d = 1, 2 or 3."""
    place = st.tuples(*[st.integers(-1, 1)] * draw(st.integers(1, 3)))
    values = st.dictionaries(place, st.integers(-9, 9), min_size=1, max_size=5)
    return {"f": draw(values), "g": draw(values)}


def around(f: Grid) -> Grid:
    """n ↦ f(−n), in all directions."""
    return {tuple(-k for k in place): value for place, value in f.items()}


def upside_down(f: Grid) -> Grid:
    """f reflected in its first direction only."""
    return {(-place[0], *place[1:]): value for place, value in f.items()}


def slid(f: Grid, g: Grid, sign: int) -> list[int]:
    """∑ₖ f(k) g(n + sign·k) for all n that are at most 2 from 0 in every direction."""
    directions = len(next(iter(f)))
    return [
        sum(
            value * g.get(tuple(i + sign * j for i, j in zip(n, k, strict=True)), 0)
            for k, value in f.items()
        )
        for n in product(range(-2, 3), repeat=directions)
    ]


@check(
    layer="enclosed",
    given=grids(),
    mutants={
        "reflection forgotten": {"flip": itself},
        "one direction reflected": {"flip": upside_down},
    },
)
def images_and_volumes(f: Grid, g: Grid, *, flip: Callable[[Grid], Grid] = around) -> Claim:
    """For functions on ℤᵈ, d ≤ 3, both sums from their definitions, in exact integers."""
    return Exactly(slid(f, g, 1), slid(flip(f), g, -1))
