"""Evidence for `cross-correlation-not-comm`: (g ⋆ f)(x) = (f ⋆ g)(−x), which need not be equal."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models import pieces, sequences
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    analytic_functions,
    bumps,
    correlate_at,
    from_piecewise,
)
from fundamentals.evidence.models.piecewise import (
    TENT,
    Piecewise,
    arbitrary,
    continuous,
    correlate,
    integrand,
)
from fundamentals.evidence.models.sequences import Finite, finite_sequences

places = st.fractions(min_value=-5, max_value=5, max_denominator=6)
shifts = places.filter(bool)
pairs = {"f": arbitrary(), "g": arbitrary()}


def exchanged(f: Any, g: Any) -> tuple[Any, Any]:
    """The pair in the other order."""
    return g, f


def kept(f: Any, g: Any) -> tuple[Any, Any]:
    """The pair as it is."""
    return f, g


Order = Callable[[Any, Any], tuple[Any, Any]]
ORDER = {"in the other order": {"order": exchanged}}


# --- the tents of the Lean proof, in three ways


@check(layer="enclosed", mutants={**ORDER, "moved by 1 only": {"b": Fraction(1)}})
def witness(*, order: Order = kept, b: Fraction = Fraction(2)) -> Claim:
    """The tents at 0 and 2: 2/3 at 2, in the other order 0; by the jumps and by the definition."""
    f, g = order(TENT, TENT.translate(b))
    return Every(
        *(
            Exactly([by(f, g, Fraction(2)), by(g, f, Fraction(2))], [Fraction(2, 3), 0])
            for by in (by_jumps, by_definition)
        )
    )


def by_jumps(f: Piecewise, g: Piecewise, x: Fraction) -> Fraction:
    """(f ⋆ g)(x) from the function that is piecewise polynomial."""
    return correlate(f, g)(x)


def by_definition(f: Piecewise, g: Piecewise, x: Fraction) -> Fraction:
    """(f ⋆ g)(x) as the integral of f(y) g(x + y), piece by piece."""
    return integrand(f, g, x, sign=1).integral()


@check(layer="enclosed", mutants={**ORDER, "moved by 1 only": {"b": Fraction(1)}})
def witness_in_balls(*, order: Order = kept, b: Fraction = Fraction(2)) -> Claim:
    """The tents at 0 and 2: balls around both integrals at 2 hold 2/3 and 0."""
    f, g = order(from_piecewise(TENT), from_piecewise(TENT.translate(b)))
    two = Fraction(2)
    return Equal([correlate_at(f, g, two), correlate_at(g, f, two)], [Fraction(2, 3), 0])


half, height, space, b, u, v = sympy.symbols("w c s b u v", positive=True)
start, other = sympy.symbols("a d", real=True)


@check(
    layer="derived",
    mutants={**ORDER, "height not squared": {"power": 1}, "tents that overlap": {"apart": 0}},
)
def all_tents(*, order: Order = kept, power: int = 2, apart: int = 1) -> Claim:
    """For tents of any half-width w and height c, b = w + s apart: 2wc²/3 at b, and nothing.

    What is nothing: the second correlation ends at 2w − b, which is 2s short of b.
    """
    moved = apart * half + space
    still = pieces.tent(half, height)
    f, g = order(still, [piece.translate(moved) for piece in still])
    after = pieces.on(pieces.correlate(f, g), moved, moved + half)
    behind = max((piece.high for piece in pieces.correlate(g, f)), key=size)
    return Every(
        Identity(after.subs(pieces.X, moved), sympy.Rational(2, 3) * half * height**power),
        Identity(moved - behind, 2 * space),
    )


def size(end: sympy.Expr) -> sympy.Expr:
    """Where the end of a piece is for w = s = 1."""
    return end.subs({half: 1, space: 1})


# --- what does hold


@check(
    layer="enclosed",
    given={**pairs, "x": places},
    instances=50,
    mutants={"taken to be commutative": {"sign": 1}, "one place late": {"late": 1}},
)
def exchanging_turns_round(
    f: Piecewise, g: Piecewise, x: Fraction, *, sign: int = -1, late: int = 0
) -> Claim:
    """(g ⋆ f)(x) = (f ⋆ g)(−x), both integrals from the definition, jumps included; exact."""
    return Exactly(by_definition(g, f, x), by_definition(f, g, sign * x - late))


@check(
    layer="enclosed",
    given={"f": bumps(), "g": analytic_functions(), "x": places},
    instances=8,
    mutants={"taken to be commutative": {"sign": 1}},
)
def exchanging_in_balls(f: Bump, g: Analytic, x: Fraction, *, sign: int = -1) -> Claim:
    """The same for a smooth f with compact support and an analytic g, in balls."""
    bump = f.function
    return Equal(correlate_at(g, bump, x), correlate_at(bump, g, sign * x))


@check(
    layer="derived",
    given={"m": st.integers(0, 2), "n": st.integers(0, 2)},
    instances=20,
    mutants={"taken to be commutative": {"sign": 1}},
)
def exchanging_polynomials(m: int, n: int, *, sign: int = -1) -> Claim:
    """The same for all polynomials of degrees m and n on all intervals, the first the longer."""
    f = pieces.Piece(start, start + u + v, pieces.polynomial("p", m))
    g = pieces.Piece(other, other + u, pieces.polynomial("q", n))
    one, two = pieces.correlate([f], [g]), pieces.correlate([g], [f])[::sign]
    back = [piece.reflect() if sign < 0 else piece for piece in two]
    return Identity(*([(p.low, p.high, p.expression) for p in side] for side in (one, back)))


# --- when both orders agree


@check(
    layer="enclosed",
    given={"f": continuous(), "b": shifts},
    instances=50,
    mutants={"moved by nothing": {"factor": 0}, "in the other order": {"factor": -1}},
)
def moved_copies(f: Piecewise, b: Fraction, *, factor: int = 1) -> Claim:
    """∫ f(y) τ_b f(b + y) dy > ∫ τ_b f(y) f(b + y) dy, for f other than 0 and b ≠ 0; exact."""
    moved = f.translate(factor * b)
    return Less(by_definition(moved, f, b), by_definition(f, moved, b))


@st.composite
def some_even(draw: st.DrawFn) -> dict[str, Any]:
    """A place, and functions: both even, or one the copy of the other, or as they come."""
    f, g, kind = draw(arbitrary()), draw(arbitrary()), draw(st.integers(0, 2))
    if kind == 0:
        f, g = (half + half.reflect() for half in (f, g))
    return {"f": f, "g": f if kind == 1 else g, "x": draw(places)}


def always(f: Piecewise, g: Piecewise, x: Fraction) -> bool:
    """Taken to be commutative."""
    del f, g, x
    return True


def never(f: Piecewise, g: Piecewise, x: Fraction) -> bool:
    """The source's "≠", read as "for all f and g"."""
    del f, g, x
    return False


def both_even(f: Piecewise, g: Piecewise, x: Fraction) -> bool:
    """Whether both functions are even."""
    del x
    return f == f.reflect() and g == g.reflect()


def even_result(f: Piecewise, g: Piecewise, x: Fraction) -> bool:
    """Whether f ⋆ g is the same at x and −x."""
    return by_definition(f, g, x) == by_definition(f, g, -x)


@check(
    layer="enclosed",
    given=some_even(),
    instances=50,
    mutants={
        "always": {"when": always},
        "never": {"when": never},
        "for even functions only": {"when": both_even},
    },
)
def commutes_exactly_if_even(
    f: Piecewise,
    g: Piecewise,
    x: Fraction,
    *,
    when: Callable[[Piecewise, Piecewise, Fraction], bool] = even_result,
) -> Claim:
    """f ⋆ g and g ⋆ f agree at x exactly if f ⋆ g does at x and −x: so for f ⋆ f; exact."""
    return Exactly(by_definition(f, g, x) == by_definition(g, f, x), when(f, g, x))


@check(
    layer="enclosed",
    given={**pairs, "x": places},
    instances=30,
    mutants={"functions that are not even": {"even": False}},
)
def even_functions_commute(f: Piecewise, g: Piecewise, x: Fraction, *, even: bool = True) -> Claim:
    """For even f and g, f ⋆ g = g ⋆ f: both integrals from the definition; exact."""
    one, two = (h + h.reflect() if even else h for h in (f, g))
    return Exactly(by_definition(one, two, x), by_definition(two, one, x))


# --- sequences


@check(layer="enclosed", mutants=ORDER)
def witness_of_integers(*, order: Order = kept) -> Claim:
    """v = (1, 2) at 0 and 1, and the impulse at 0: v ⋆ δ is 0 at 1, and δ ⋆ v is 2; exact."""
    v, impulse = order(Finite(0, (1, 2)), Finite(0, (1,)))
    values = [sequences.correlate(*pair)[1] for pair in ((v, impulse), (impulse, v))]
    return Exactly(values, [0, 2])


@check(
    layer="observed",
    given={"f": finite_sequences(), "g": finite_sequences()},
    packages=("numpy",),
    mutants={"taken to be commutative": {"step": 1}, "the first argument runs": {"order": kept}},
)
def numpy_in_both_orders(
    f: Finite, g: Finite, *, step: int = -1, order: Order = exchanged
) -> Claim:
    """numpy.correlate(g, f, "full") lists f ⋆ g, with f and g exchanged backwards; in int64."""
    import numpy as np

    one, two = (np.array(s.values, dtype=np.int64) for s in order(f, g))
    seen, back = np.correlate(one, two, "full"), np.correlate(two, one, "full")
    return Every(
        Exactly(seen, sequences.correlate(f, g).values),
        Exactly(back, seen[::step]),
    )
