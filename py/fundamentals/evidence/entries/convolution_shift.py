"""Evidence for `convolution-shift`: τ_b(f * g) = f * τ_b g = τ_b f * g, where τ_b moves by b."""

from collections.abc import Callable
from fractions import Fraction

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, check
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    analytic_functions,
    bumps,
    convolve_at,
)
from fundamentals.evidence.models.pieces import X, Y, integral, polynomial
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    Polynomial,
    arbitrary,
    convolve,
    convolve_polynomial,
    integrand,
    value_of,
)
from fundamentals.evidence.models.sequences import Finite, finite_sequences
from fundamentals.evidence.models.sequences import convolve as convolve_sequences

Moved = Callable[[Piecewise, Piecewise, Fraction], tuple[Piecewise, Piecewise]]

places = st.integers(-30, 30).map(lambda n: Fraction(n, 6))
triples = {"f": arbitrary(), "g": arbitrary(), "b": places}


def right(f: Piecewise, g: Piecewise, b: Fraction) -> tuple[Piecewise, Piecewise]:
    """The second factor moved."""
    return f, g.translate(b)


def left(f: Piecewise, g: Piecewise, b: Fraction) -> tuple[Piecewise, Piecewise]:
    """The first factor moved."""
    return f.translate(b), g


def both(f: Piecewise, g: Piecewise, b: Fraction) -> tuple[Piecewise, Piecewise]:
    """Both moved by b: once too often."""
    return f.translate(b), g.translate(b)


def backwards(f: Piecewise, g: Piecewise, b: Fraction) -> tuple[Piecewise, Piecewise]:
    """One moved by −b."""
    return f, g.translate(-b)


def exchanged(f: Piecewise, g: Piecewise, b: Fraction) -> tuple[Piecewise, Piecewise]:
    """g and f, not moved at all: what the source's last line says in place of the result."""
    del b
    return g, f


WRONG_MOVES = {
    "both factors moved": {"moves": (both,)},
    "moved by −b": {"moves": (backwards,)},
    "exchanged and not moved, as the last line is printed": {"moves": (exchanged,)},
}


@check(layer="enclosed", given={**triples, "at": places}, instances=60, mutants=WRONG_MOVES)
def at_a_point(
    f: Piecewise,
    g: Piecewise,
    b: Fraction,
    at: Fraction,
    *,
    moves: tuple[Moved, ...] = (left, right),
) -> Claim:
    """(f * g)(x − b) is the integral at x with either factor moved by b, piece by piece; exact."""
    before = integrand(f, g, at - b).integral()
    after = [integrand(*move(f, g, b), at).integral() for move in moves]
    return Exactly(after, [before] * len(after))


@check(
    layer="enclosed",
    given={**triples, "c": places, "at": places},
    instances=60,
    mutants={"moved by the difference": {"sign": -1}, "the larger of the two": {"largest": True}},
)
def both_moved(
    f: Piecewise,
    g: Piecewise,
    b: Fraction,
    c: Fraction,
    at: Fraction,
    *,
    sign: int = 1,
    largest: bool = False,
) -> Claim:
    """Moved by b and by c, the factors give f * g moved by b + c; exact."""
    total = max(b, c) if largest else b + sign * c
    moved = integrand(f.translate(b), g.translate(c), at).integral()
    return Exactly(moved, convolve(f, g)(at - total))


@check(
    layer="enclosed",
    given={
        "f": arbitrary(),
        "g": st.lists(st.integers(-3, 3).map(Fraction), min_size=1, max_size=4).map(tuple),
        "b": places,
        "at": places,
    },
    instances=60,
    mutants={"moved by −b": {"sign": -1}},
)
def endless_factor(
    f: Piecewise, g: Polynomial, b: Fraction, at: Fraction, *, sign: int = 1
) -> Claim:
    """τ_b f * g = τ_b(f * g) for a polynomial g on all of ℝ, too; exact."""
    moved = convolve_polynomial(f.translate(sign * b), g)
    return Exactly(value_of(moved, at), value_of(convolve_polynomial(f, g), at - b))


@check(
    layer="enclosed",
    given={
        "f": st.one_of(bumps(), bumps(1)),
        "g": analytic_functions(),
        "b": st.integers(-6, 6).map(lambda n: Fraction(n, 3)),
        "at": places,
    },
    instances=6,
    mutants={"both factors moved": {"factors": (1, 1)}, "moved by −b": {"factors": (-1, 0)}},
)
def smooth_factors(
    f: Bump, g: Analytic, b: Fraction, at: Fraction, *, factors: tuple[int, int] = (1, 0)
) -> Claim:
    """The same for bumps and functions that are analytic on ℝ, by certified integrals."""
    one, other = factors
    before = convolve_at(f.function, g, at - b)
    return Every(
        Equal(convolve_at(f.function.translate(one * b), g.translate(other * b), at), before),
        Equal(convolve_at(f.function.translate(other * b), g.translate(one * b), at), before),
    )


@check(
    layer="derived",
    given={"m": st.integers(0, 3), "n": st.integers(0, 3)},
    instances=40,  # of sixteen different ones
    mutants={"moved by −b": {"sign": -1}, "the limits stay": {"moved": 0}},
)
def moved_support(m: int, n: int, *, sign: int = 1, moved: int = 1) -> Claim:
    """∫ f(y − b) g(x − y) dy over [a + b, c + b] is ∫ f(y) g(x − b − y) dy over [a, c].

    For all polynomials f and g.
    """
    a, b, c = sympy.symbols("a b c", real=True)
    return Identity(
        integral(
            polynomial("f", m, Y - b) * polynomial("g", n, X - Y), a + moved * b, c + moved * b, Y
        ),
        integral(polynomial("f", m, Y) * polynomial("g", n, X - sign * b - Y), a, c, Y),
    )


sequences = {"f": finite_sequences(), "g": finite_sequences(), "b": st.integers(0, 5)}


@check(
    layer="observed",
    given=sequences,
    packages=("numpy", "scipy"),
    mutants={"both delayed": {"again": 1}, "a delay too short": {"lost": 1}},
)
def delayed_samples(f: Finite, g: Finite, b: int, *, again: int = 0, lost: int = 0) -> Claim:
    """numpy.convolve, scipy.signal.convolve: b zeros before either list put b before the result."""
    import numpy as np
    from scipy import signal

    def delayed(values: tuple[int, ...], by: int) -> list[int]:
        return [0] * by + list(values)

    results = [
        function(np.array(delayed(f.values, one)), np.array(delayed(g.values, other)))
        for function in (np.convolve, signal.convolve)
        for one, other in ((b, again * b), (again * b, b))
    ]
    expected = delayed(convolve_sequences(f, g).values, max(b - lost, 0))
    return Exactly(results, [expected] * len(results))


@check(
    layer="observed",
    given=sequences,
    packages=("numpy", "scipy"),
    mutants={
        'mode "nearest": the ends are seen': {"mode": "nearest"},
        "turned in the other direction": {"sign": -1},
    },
)
def turned_samples(f: Finite, g: Finite, b: int, *, mode: str = "wrap", sign: int = 1) -> Claim:
    """scipy.ndimage.convolve1d in mode "wrap": rolling the values by b rolls the result by b."""
    import numpy as np
    from scipy import ndimage

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    rolled = ndimage.convolve1d(np.roll(one, b), other, mode=mode)
    return Exactly(rolled, np.roll(ndimage.convolve1d(one, other, mode=mode), sign * b))
