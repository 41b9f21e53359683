"""Evidence for `cross-correlation-not-assoc`: (f ⋆ g) ⋆ h is not f ⋆ (g ⋆ h)."""

from collections.abc import Callable
from fractions import Fraction

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, check
from fundamentals.evidence.models import pieces, piecewise
from fundamentals.evidence.models.integrals import correlate_at, from_piecewise
from fundamentals.evidence.models.piecewise import (
    TENT,
    Piecewise,
    Polynomial,
    arbitrary,
    convolve_polynomial,
    integrand,
)
from fundamentals.evidence.models.sequences import (
    Finite,
    convolve,
    correlate,
    finite_sequences,
    same,
)

Operation = Callable[[Finite, Finite], Finite]
triples = {"f": finite_sequences(4), "g": finite_sequences(4), "h": finite_sequences(4)}


@check(
    layer="enclosed",
    given=triples,
    instances=200,
    mutants={"⋆ taken to be associative": {"inner": correlate}},
)
def what_does_hold(f: Finite, g: Finite, h: Finite, *, inner: Operation = convolve) -> Claim:
    """f ⋆ (g ⋆ h) = (f * g) ⋆ h, in exact integers."""
    return Exactly(*same(correlate(f, correlate(g, h)), correlate(inner(f, g), h)))


@check(
    layer="derived",
    given={"p": st.integers(1, 3), "q": st.integers(1, 3), "r": st.integers(1, 3)},
    instances=27,
    mutants={"⋆ taken to be associative": {"inner": correlate}},
)
def with_symbols_for_values(p: int, q: int, r: int, *, inner: Operation = convolve) -> Claim:
    """f ⋆ (g ⋆ h) = (f * g) ⋆ h with every value of f, g and h a symbol."""
    f, g, h = (
        Finite(1, sympy.symbols(f"{letter}:{size}", real=True))
        for letter, size in zip("fgh", (p, q, r), strict=True)
    )
    return Identity(*same(correlate(f, correlate(g, h)), correlate(inner(f, g), h)))


def brackets_left(v: Finite) -> Finite:
    """(v ⋆ v) ⋆ v."""
    return correlate(correlate(v, v), v)


def brackets_right(v: Finite) -> Finite:
    """v ⋆ (v ⋆ v)."""
    return correlate(v, correlate(v, v))


@check(layer="enclosed", mutants={"brackets moved": {"left": brackets_right}})
def witness(*, left: Callable[[Finite], Finite] = brackets_left) -> Claim:
    """The values of the Lean proof, recomputed: v = (1, 2) at 0 and 1, bracketed both ways."""
    v = Finite(0, (1, 2))
    return Every(
        Exactly(*same(left(v), Finite(-1, (2, 9, 12, 4)))),
        Exactly(*same(brackets_right(v), Finite(-2, (4, 12, 9, 2)))),
    )


# --- functions: the tents of the Lean proof, in three ways

Bracketing = Callable[[Piecewise], Piecewise]


def tents_left(f: Piecewise) -> Piecewise:
    """(f ⋆ f) ⋆ f."""
    return piecewise.correlate(piecewise.correlate(f, f), f)


def tents_right(f: Piecewise) -> Piecewise:
    """f ⋆ (f ⋆ f)."""
    return piecewise.correlate(f, piecewise.correlate(f, f))


@check(
    layer="enclosed",
    mutants={"brackets moved": {"left": tents_right}, "a tent around 1": {"b": Fraction(1)}},
)
def witness_of_functions(*, left: Bracketing = tents_left, b: Fraction = Fraction(2)) -> Claim:
    """For the tent f around 2, (f ⋆ f) ⋆ f is 11/20 at 2 and f ⋆ (f ⋆ f) is 0; exact.

    The second time with the outer integral from its definition.
    """
    f, two = TENT.translate(b), Fraction(2)
    twice = piecewise.correlate(f, f)
    return Every(
        Exactly([left(f)(two), tents_right(f)(two)], [Fraction(11, 20), 0]),
        Exactly([slid(twice, f, two, 1), slid(f, twice, two, 1)], [Fraction(11, 20), 0]),
    )


def slid(f: Piecewise, g: Piecewise, x: Fraction, sign: int) -> Fraction:
    """∫ f(y) g(x + sign·y) dy, piece by piece."""
    return integrand(f, g, x, sign=sign).integral()


@check(layer="enclosed", mutants={"a tent around 1": {"b": Fraction(1)}})
def witness_in_balls(*, b: Fraction = Fraction(2)) -> Claim:
    """Balls around the outer integrals at 2 hold 11/20 and 0."""
    tent, two = TENT.translate(b), Fraction(2)
    f, twice = from_piecewise(tent), from_piecewise(piecewise.correlate(tent, tent))
    return Equal([correlate_at(twice, f, two), correlate_at(f, twice, two)], [Fraction(11, 20), 0])


half, height, space, a, u, v = sympy.symbols("w c s a u v", positive=True)
start = sympy.Symbol("d", real=True)


@check(
    layer="derived",
    mutants={"height not cubed": {"power": 2}, "not far enough": {"thirds": 1}},
)
def all_tents(*, power: int = 3, thirds: int = 3) -> Claim:
    """For tents of any half-width w and height c around b = 3w/2 + s: 11w²c³/20 at b, and nothing.

    What is nothing: f ⋆ (f ⋆ f) ends at 3w − b, which is 2s short of b.
    """
    b = thirds * half / 2 + space
    f = [piece.translate(b) for piece in pieces.tent(half, height)]
    twice = pieces.correlate(f, f)
    value = pieces.on(pieces.correlate(twice, f), b, b + half).subs(pieces.X, b)
    last = max((piece.high for piece in pieces.correlate(f, twice)), key=for_ones)
    return Every(
        Identity(value, sympy.Rational(11, 20) * half**2 * height**power),
        Identity(b - last, 2 * space),
    )


def for_ones(end: sympy.Expr) -> sympy.Expr:
    """Where the end of a piece is for w = s = 1."""
    return end.subs({half: 1, space: 1})


# --- functions: what does hold

Product = Callable[[Piecewise, Piecewise], Piecewise]
functions = {"f": arbitrary(), "g": arbitrary(), "h": arbitrary()}
places = st.fractions(min_value=-5, max_value=5, max_denominator=6)


@check(
    layer="enclosed",
    given={**functions, "x": places},
    instances=20,
    mutants={"⋆ taken to be associative": {"inner": piecewise.correlate}},
)
def law_for_functions(
    f: Piecewise,
    g: Piecewise,
    h: Piecewise,
    x: Fraction,
    *,
    inner: Product = piecewise.convolve,
) -> Claim:
    """f ⋆ (g ⋆ h) = (f * g) ⋆ h, the outer integrals from their definition; exact."""
    return Exactly(slid(f, piecewise.correlate(g, h), x, 1), slid(inner(f, g), h, x, 1))


@check(
    layer="enclosed",
    given={**functions, "x": places},
    instances=20,
    mutants={"⋆ taken to be associative": {"sign": 1}},
)
def other_brackets(
    f: Piecewise, g: Piecewise, h: Piecewise, x: Fraction, *, sign: int = -1
) -> Claim:
    """(f ⋆ g) ⋆ h = f * (g ⋆ h), the outer integrals from their definition; exact."""
    return Exactly(
        slid(piecewise.correlate(f, g), h, x, 1), slid(f, piecewise.correlate(g, h), x, sign)
    )


@check(
    layer="enclosed",
    given={**functions, "x": places},
    instances=20,
    mutants={"g even, f not": {"even": (False, True)}},
)
def associative_for_even_functions(
    f: Piecewise,
    g: Piecewise,
    h: Piecewise,
    x: Fraction,
    *,
    even: tuple[bool, bool] = (True, False),
) -> Claim:
    """For even f, (f ⋆ g) ⋆ h = f ⋆ (g ⋆ h), the outer integrals from their definition; exact."""
    one, two = (k + k.reflect() if wanted else k for k, wanted in zip((f, g), even, strict=True))
    return Exactly(
        slid(piecewise.correlate(one, two), h, x, 1), slid(one, piecewise.correlate(two, h), x, 1)
    )


def along(f: Piecewise, p: Polynomial) -> Polynomial:
    """f ⋆ p for a polynomial p on all of ℝ."""
    return convolve_polynomial(f.reflect(), p)


@check(
    layer="enclosed",
    given={
        "f": arbitrary(),
        "g": arbitrary(),
        "p": st.lists(st.integers(-4, 4).map(Fraction), min_size=1, max_size=5).map(tuple),
    },
    instances=20,
    mutants={"⋆ taken to be associative": {"inner": piecewise.correlate}},
)
def law_for_polynomials(
    f: Piecewise, g: Piecewise, p: Polynomial, *, inner: Product = piecewise.convolve
) -> Claim:
    """f ⋆ (g ⋆ p) = (f * g) ⋆ p for f and g with compact support and a polynomial p; exact."""
    return Exactly(along(f, along(g, p)), along(inner(f, g), p))


@check(
    layer="derived",
    given={"m": st.integers(0, 1), "n": st.integers(0, 1), "k": st.integers(1, 2)},
    instances=12,
    mutants={"⋆ taken to be associative": {"inner": pieces.correlate}},
)
def law_with_symbols(m: int, n: int, k: int, *, inner: pieces.Operation = pieces.convolve) -> Claim:
    """f ⋆ (g ⋆ h) = (f * g) ⋆ h: all polynomials f, g of degrees m, n on all intervals, h on ℝ."""
    f = [pieces.Piece(a, a + u + v, pieces.polynomial("p", m))]
    g = [pieces.Piece(start, start + u, pieces.polynomial("q", n))]
    h = pieces.polynomial("r", k)
    left = pieces.slide_along(f, pieces.slide_along(g, h, 1), 1)
    return Identity(left, pieces.slide_along(inner(f, g), h, 1))


@check(
    layer="enclosed",
    given={"d": finite_sequences()},
    mutants={"a step that ends": {"length": 40}, "a sum other than 0": {"balance": 1}},
)
def one_support_is_not_enough(d: Finite, *, length: int = 1000, balance: int = 0) -> Claim:
    """d with sum 0, u the step: (1 * d) ⋆ u = 0, but 1 ⋆ (d ⋆ u) = ∑ k d(k), wherever; exact.

    For d = (1, −1) that is −1. All other values of d ⋆ u than those summed are 0.
    """
    last = d.indices.stop
    d = Finite(d.start, (*d.values, balance - sum(d.values)))
    moved = [sum(d[k] for k in d.indices if 0 <= n + k < length) for n in range(-60, 60)]
    return Every(
        Exactly(sum(d.values), 0),
        Exactly(sum(moved), sum(k * d[k] for k in d.indices)),
        Exactly([moved[0], moved[-1], d.indices.stop], [0, 0, last + 1]),
    )


# --- software


@check(
    layer="observed",
    given=triples,
    packages=("numpy",),
    mutants={"⋆ taken to be associative": {"inner": "correlate"}},
)
def numpy_agrees(f: Finite, g: Finite, h: Finite, *, inner: str = "convolve") -> Claim:
    """numpy's correlate and convolve obey f ⋆ (g ⋆ h) = (f * g) ⋆ h, exactly in int64."""
    import numpy as np

    a, b, c = (np.array(s.values, dtype=np.int64) for s in (f, g, h))
    left = np.correlate(np.correlate(c, b, "full"), a, "full")
    combined = np.convolve(a, b, "full") if inner == "convolve" else np.correlate(b, a, "full")
    return Exactly(left, np.correlate(c, combined, "full"))
