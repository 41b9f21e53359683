"""Evidence for `dirac-shift`: δ_a * δ_b = δ_{a+b}, and (S * T)(φ) = S(x ↦ T(y ↦ φ(x + y)))."""

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models import pieces
from fundamentals.evidence.models.peaks import Peak, narrowness, peaks, steepness
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    Polynomial,
    arbitrary,
    continuous,
    convolve,
    correlate,
    moment,
)

places = st.fractions(min_value=-3, max_value=3, max_denominator=6)
polynomials = st.lists(st.integers(-4, 4).map(Fraction), min_size=2, max_size=5).map(tuple)
TINY = Fraction(1, 10**30)  # for bounds that may be attained

Masses = tuple[tuple[Fraction, int], ...]
"""∑ cᵢ δ_{aᵢ}, as the pairs of aᵢ and cᵢ."""
masses = st.dictionaries(places, st.integers(-4, 4).filter(bool), min_size=1, max_size=4).map(
    lambda by_place: tuple(sorted(by_place.items()))
)

Combine = Callable[[Fraction, Fraction], Fraction]
Weigh = Callable[[int, int], int]


# --- combinations of point masses


def plus(a: Fraction, b: Fraction) -> Fraction:
    """a + b."""
    return a + b


def minus(a: Fraction, b: Fraction) -> Fraction:
    """a − b."""
    return a - b


def times(c: int, d: int) -> int:
    """c d."""
    return c * d


def sums(c: int, d: int) -> int:
    """c + d."""
    return c + d


def first_only(c: int, d: int) -> int:
    """c, the other mass forgotten."""
    del d
    return c


def together(s: Masses, t: Masses, at: Combine = plus, weigh: Weigh = times) -> Masses:
    """The convolution: every pair of places added, their masses multiplied."""
    return tuple((at(a, b), weigh(c, d)) for a, c in s for b, d in t)


def as_polynomial(p: Polynomial) -> flint.fmpq_poly:
    """The polynomial, for flint."""
    return flint.fmpq_poly([flint.fmpq(c.numerator, c.denominator) for c in p])


def run_along(t: Masses, p: flint.fmpq_poly) -> flint.fmpq_poly:
    """x ↦ T(y ↦ p(x + y)): again a polynomial, by flint's composition."""
    result = flint.fmpq_poly()
    for b, d in t:
        result += d * p(flint.fmpq_poly([flint.fmpq(b.numerator, b.denominator), 1]))
    return result


def apply(s: Masses, p: flint.fmpq_poly) -> flint.fmpq:
    """S(p)."""
    values = (c * p(flint.fmpq(a.numerator, a.denominator)) for a, c in s)
    return sum(values, flint.fmpq(0))


WRONG_MASSES: dict[str, dict[str, Any]] = {
    "places subtracted": {"at": minus},
    "masses added": {"weigh": sums},
    "one mass forgotten": {"weigh": first_only},
}


@check(
    layer="enclosed",
    given={"s": masses, "t": masses, "p": polynomials},
    mutants=WRONG_MASSES,
)
def point_masses(
    s: Masses, t: Masses, p: Polynomial, *, at: Combine = plus, weigh: Weigh = times
) -> Claim:
    """S(x ↦ T(y ↦ φ(x + y))) is what the masses cd at the places a + b make of φ; exact.

    For combinations of deltas and polynomials φ, whose shifts flint expands; in either order.
    """
    test = as_polynomial(p)
    sides = [apply(s, run_along(t, test)), apply(t, run_along(s, test))]
    return Exactly(sides, [apply(together(s, t, at, weigh), test)] * 2)


def moved(s: Masses, f: Piecewise) -> Piecewise:
    """S * f: a copy of f for each mass."""
    return sum((f.translate(a).scale(c) for a, c in s), Piecewise())


@check(
    layer="enclosed",
    given={"s": masses, "t": masses, "f": arbitrary(), "test": continuous()},
    instances=30,
    mutants=WRONG_MASSES,
)
def masses_and_functions(
    s: Masses,
    t: Masses,
    f: Piecewise,
    test: Piecewise,
    *,
    at: Combine = plus,
    weigh: Weigh = times,
) -> Claim:
    """(S * T) * f = S * (T * f), as functions and against a test function φ; exact.

    Against φ, T * f is what f makes of x ↦ T(y ↦ φ(x + y)).
    """
    both = together(s, t, at, weigh)
    once = moved(both, f)
    back = tuple((-a, c) for a, c in both)
    return Every(
        Exactly(once.jumps, moved(s, moved(t, f)).jumps),
        Exactly((moved(s, moved(t, f)) * test).integral(), (f * moved(back, test)).integral()),
    )


# --- functions as functionals


def kept(g: Piecewise) -> Piecewise:
    """The function itself."""
    return g


def turned(g: Piecewise) -> Piecewise:
    """The function reflected."""
    return g.reflect()


Change = Callable[[Piecewise], Piecewise]


@check(
    layer="enclosed",
    given={"f": arbitrary(), "g": arbitrary(), "p": polynomials},
    instances=50,
    mutants={"places subtracted": {"sign": -1}, "binomials forgotten": {"binomials": False}},
)
def extends_the_convolution_of_functions(
    f: Piecewise, g: Piecewise, p: Polynomial, *, sign: int = 1, binomials: bool = True
) -> Claim:
    """∬ f(x) g(y) φ(x + y) dx dy = ∫ (f * g) φ for polynomials φ, with jumps or without; exact.

    The left side by the moments of f and g and the binomial theorem, the right by those of f * g.
    """
    double = sum(
        (
            c * sign ** (k - j) * comb(k, j if binomials else 0) * moment(f, j) * moment(g, k - j)
            for k, c in enumerate(p)
            for j in range(k + 1)
        ),
        Fraction(0),
    )
    product = convolve(f, g)
    return Exactly(double, sum((c * moment(product, k) for k, c in enumerate(p)), Fraction(0)))


@check(
    layer="enclosed",
    given={"f": continuous(), "g": continuous(), "test": continuous()},
    instances=40,
    mutants={
        "places subtracted": {"change": turned},
        "convolved instead": {"slide": convolve},
    },
)
def in_either_order(
    f: Piecewise,
    g: Piecewise,
    test: Piecewise,
    *,
    change: Change = kept,
    slide: Callable[[Piecewise, Piecewise], Piecewise] = correlate,
) -> Claim:
    """∫ f (g ⋆ φ) = ∫ g (f ⋆ φ) = ∫ (f * g) φ: for continuous φ, smooth or not; exact."""
    one = (f * slide(change(g), test)).integral()
    two = (g * slide(f, test)).integral()
    return Exactly([one, two], [(convolve(f, g) * test).integral()] * 2)


@check(
    layer="enclosed",
    given={"f": arbitrary(), "a": places, "test": continuous()},
    instances=50,
    mutants={"moved the other way": {"sign": -1}, "not moved": {"sign": 0}},
)
def a_delta_moves_functions(f: Piecewise, a: Fraction, test: Piecewise, *, sign: int = 1) -> Claim:
    """δ_a * f against φ, ∫ f(y) φ(a + y) dy, is f moved by a against φ; exact."""
    left = (f * test.translate(-a)).integral()
    return Exactly(left, (f.translate(sign * a) * test).integral())


different = st.fixed_dictionaries({"f": continuous(), "g": continuous()}).filter(
    lambda pair: pair["f"] != pair["g"]
)


@check(
    layer="enclosed",
    given=different,
    instances=50,
    mutants={"one function twice": {"twice": True}},
)
def functionals_tell_functions_apart(f: Piecewise, g: Piecewise, *, twice: bool = False) -> Claim:
    """For f ≠ g the test function f − g has different integrals against f and against g; exact."""
    test = f - g
    return Less((g * test).integral(), ((g if twice else f) * test).integral())


# --- narrow peaks


@check(
    layer="enclosed",
    given={
        "test": continuous(),
        "a": places,
        "b": places,
        "first": peaks(),
        "second": peaks(),
        "epsilon": narrowness,
    },
    instances=40,
    mutants={
        "at a − b": {"sign": -1},
        "at a": {"sign": 0},
        "peaks of integral 2": {"mass": 2},
        "supports that do not shrink": {"shrinking": False},
    },
)
def narrow_peaks(
    test: Piecewise,
    a: Fraction,
    b: Fraction,
    first: Peak,
    second: Peak,
    epsilon: Fraction,
    *,
    sign: int = 1,
    mass: int = 1,
    shrinking: bool = True,
) -> Claim:
    """Peaks η, ζ at a and b: ∫ (η_ε * ζ_ε) φ is near φ(a + b), off by ∫|η| ∫|ζ| L ε (R + S).

    At most: L bounds the slopes of φ, R and S are the reaches of the peaks, x + y is a + b up to
    ε (R + S) where both are not 0.
    """
    width = epsilon if shrinking else Fraction(1)
    one, two = first.narrow(width).translate(a), second.narrow(width).translate(b).scale(mass)
    value = (convolve(one, two) * test).integral()
    bound = first.size * second.size * steepness(test) * epsilon * (first.reach + second.reach)
    return Less(abs(value - test(a + sign * b)), bound + TINY)


# --- with symbols

X = pieces.X
a, b, rate = sympy.symbols("a b t", real=True)
epsilon = sympy.Symbol("e", positive=True)


def symbolic_masses(name: str, n: int) -> list[tuple[sympy.Expr, sympy.Expr]]:
    """n places and n masses, all of them symbols."""
    at = sympy.symbols(f"{name}:{n}", real=True)
    return list(zip(at, sympy.symbols(f"m{name}:{n}", real=True), strict=True))


@check(
    layer="derived",
    given={"m": st.integers(1, 3), "n": st.integers(1, 3)},
    instances=12,
    mutants={"places subtracted": {"sign": -1}, "masses added": {"product": False}},
)
def exponentials(m: int, n: int, *, sign: int = 1, product: bool = True) -> Claim:
    """S * T takes e^{tx} to the product of what S and T take it to: all places, masses and t."""
    s, t = symbolic_masses("p", m), symbolic_masses("q", n)
    both = [(p + sign * q, c * d if product else c + d) for p, c in s for q, d in t]
    one, two, whole = (
        sympy.Add(*(c * sympy.exp(rate * p) for p, c in masses)) for masses in (s, t, both)
    )
    return Identity(sympy.expand(one * two), sympy.expand(whole, power_exp=True))


@check(
    layer="derived",
    given={"degree": st.integers(1, 4)},
    instances=12,
    mutants={
        "at a − b": {"sign": -1},
        "ε in place of ε²": {"power": 1},
        "as for one box": {"boxes": 1},
    },
)
def narrow_boxes(degree: int, *, sign: int = 1, power: int = 2, boxes: int = 2) -> Claim:
    """Boxes of the width 2ε and height 1/2ε at a and b take φ to φ(a+b) + ε² φ''(a+b)/3 + ….

    What follows are terms in ε⁴. For all polynomials φ of a degree, all a and b.
    """
    test, high = pieces.polynomial("p", degree), 1 / (2 * epsilon)
    one, two = (pieces.Piece(at - epsilon, at + epsilon, high) for at in (a, sign * b))
    value = pieces.slide_along([one], pieces.slide_along([two], test, 1), 1).subs(X, 0)
    at_sum = {X: a + b}
    second = boxes * sympy.Derivative(test, X, 2).subs(at_sum) / 6
    expected = test.subs(at_sum) + epsilon**power * second
    return Identity(sympy.Limit((value - expected) / epsilon**3, epsilon, 0), 0)


@check(
    layer="derived",
    given={"m": st.integers(0, 1), "n": st.integers(0, 1), "k": st.integers(1, 2)},
    instances=8,
    mutants={"places subtracted": {"sign": -1}, "correlated": {"slide": pieces.correlate}},
)
def extension_for_all_polynomials(
    m: int,
    n: int,
    k: int,
    *,
    sign: int = 1,
    slide: pieces.Operation = pieces.convolve,
) -> Claim:
    """∬ f(x) g(y) φ(x + y) = ∫ (f * g) φ: all polynomials f, g on all intervals, φ on ℝ."""
    u, v = sympy.symbols("u v", positive=True)
    f = [pieces.Piece(a, a + u + v, pieces.polynomial("p", m))]
    g = [pieces.Piece(b, b + u, pieces.polynomial("q", n))]
    test = X**k
    double = pieces.slide_along(f, pieces.slide_along(g, test, sign), 1).subs(X, 0)
    whole = [pieces.Piece(p.low, p.high, p.expression * test) for p in slide(f, g)]
    return Identity(double, pieces.total(whole))
