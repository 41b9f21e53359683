"""Evidence for `young-inequality`: ‖f * g‖_r ≤ ‖f‖_p ‖g‖_q with 1/p + 1/q = 1 + 1/r."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, Less, check
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.pieces import Piece, X, Y, polynomial, slide_along, total
from fundamentals.evidence.models.pieces import convolve as convolve_pieces
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    continuous,
    convolve,
    hat,
    norm,
    piecewise,
)
from fundamentals.evidence.models.taylor import cases

Change = Callable[[Piecewise], Piecewise]
Measure = Callable[[Piecewise], flint.arb]

places = st.integers(-30, 30).map(lambda n: Fraction(n, 6))
scales = st.sampled_from([Fraction(1, 20), Fraction(1), Fraction(20)])
functions = {"f": continuous(), "g": continuous()}
TINY = ball(Fraction(1, 10**15))


def squared(f: Piecewise) -> Fraction:
    """∫ f²."""
    return (f * f).integral()


def signed(f: Piecewise) -> flint.arb:
    """∫ f: the absolute value forgotten."""
    return ball(f.integral())


def norm_2(f: Piecewise) -> flint.arb:
    """‖f‖₂."""
    return ball(squared(f)).sqrt()


def stretched(f: Piecewise, c: Fraction) -> Piecewise:
    """x ↦ f(x/c), for c > 0."""
    return Piecewise(tuple((t * c, k, jump / c**k) for t, k, jump in f.jumps))


def tents() -> "st.SearchStrategy[Piecewise]":
    """Random functions that rise from 0 to 1, and fall to 0."""
    return st.lists(places, min_size=3, max_size=3, unique=True).map(lambda t: hat(*sorted(t)))


@st.composite
def broken_lines(draw: st.DrawFn) -> Piecewise:
    """Random sums of tents, of both signs."""
    tops = draw(st.lists(st.integers(-3, 3).filter(bool), min_size=1, max_size=4))
    return sum((hat(i, i + 1, i + 2).scale(top) for i, top in enumerate(tops)), Piecewise())


def largest(f: Piecewise) -> flint.arb:
    """max |f| for a broken line."""
    return ball(max(abs(f(x)) for x in f.breaks))


def absolute(f: Piecewise) -> Piecewise:
    """|f| for a broken line."""
    corners = [(f.breaks[0], Fraction(0))]
    for low, high in pairwise(f.breaks):
        start, end = f(low), f(high)
        if start * end < 0:
            corners.append((low + (high - low) * start / (start - end), Fraction(0)))
        corners.append((high, abs(end)))
    lines = []
    for (low, start), (high, end) in pairwise(corners):
        slope = (end - start) / (high - low)
        lines.append([start - slope * low, slope])
    return piecewise([x for x, _ in corners], lines)


def as_it_is(f: Piecewise) -> Piecewise:
    """No change."""
    return f


@check(
    layer="enclosed",
    given={"f": broken_lines(), "g": broken_lines(), "x": places},
    instances=60,
    mutants={"f * |g|": {"change": as_it_is}},
)
def absolute_values(f: Piecewise, g: Piecewise, x: Fraction, *, change: Change = absolute) -> Claim:
    """|f * g| ≤ |f| * |g| at every x, for broken lines; exact."""
    sizes = [abs(convolve(f, g)(x)), convolve(change(f), absolute(g))(x)]
    return Exactly(sizes, sorted(sizes))


# (1, 1, 1)


@check(
    layer="enclosed",
    given=functions,
    instances=30,
    mutants={"integrals without absolute values": {"measure": signed}},
)
def with_1_1_1(f: Piecewise, g: Piecewise, *, measure: Measure = norm) -> Claim:
    """∫ |f * g| ≤ ∫ |f| · ∫ |g|: strictly below that enlarged by 10⁻¹⁵, since it is attained."""
    return Less(norm(convolve(f, g)), measure(f) * measure(g) * (1 + TINY) + TINY)


def square(f: Piecewise) -> Piecewise:
    """f²."""
    return f * f


@check(layer="enclosed", given=functions, instances=15, mutants={"f alone": {"change": as_it_is}})
def equal_where_signs_agree(f: Piecewise, g: Piecewise, *, change: Change = square) -> Claim:
    """∫ |f² * g²| = ∫ f² · ∫ g²: where nothing cancels, no smaller constant will do."""
    return Equal(norm(convolve(change(f), g * g)), norm(change(f)) * ball(squared(g)))


@check(
    layer="enclosed",
    given={"f": tents(), "g": tents(), "part": st.integers(1, 8).map(lambda n: Fraction(n, 8))},
    instances=25,
    mutants={"three quarters of the bound": {"factor": Fraction(3, 4)}},
)
def strict_where_signs_cancel(
    f: Piecewise, g: Piecewise, part: Fraction, *, factor: Fraction = Fraction(1)
) -> Claim:
    """For a tent less the same tent further on, which overlap or touch: ∫ |u * g| < ∫ |u| ∫ |g|."""
    u = f - f.translate(part * (f.breaks[-1] - f.breaks[0]))
    return Less(norm(convolve(u, g)), norm(u) * norm(g) * ball(factor))


# (1, 2, 2)


@check(
    layer="enclosed",
    given={
        **functions,
        "narrow": st.sampled_from([Fraction(1), Fraction(1, 50)]),
        "scale": scales,
    },
    instances=40,
    mutants={
        "(2, 2, 2)": {"measure": norm_2},
        "∫ |f| not squared": {"power": 1},
        "a constant of 9/10": {"factor": Fraction(9, 10)},
    },
)
def with_1_2_2(
    f: Piecewise,
    g: Piecewise,
    narrow: Fraction,
    scale: Fraction,
    *,
    measure: Measure = norm,
    power: int = 2,
    factor: Fraction = Fraction(1),
) -> Claim:
    """∫ (f * g)² < (∫ |f|)² · ∫ g², strictly; nearly equal for narrow f; both stretched alike."""
    one, other = stretched(f, scale * narrow), stretched(g, scale)
    bound = measure(one) ** power * ball(factor * squared(other))
    return Less(ball(squared(convolve(one, other))), bound)


# (1, ∞, ∞) and (2, 2, ∞), at every x


@check(
    layer="enclosed",
    given={"f": continuous(), "g": broken_lines(), "x": places, "scale": scales},
    instances=60,
    mutants={
        "∫ f in place of ∫ |f|": {"measure": signed},
        "‖g‖₂ in place of the maximum": {"size": norm_2},
    },
)
def with_1_inf_inf(
    f: Piecewise,
    g: Piecewise,
    x: Fraction,
    scale: Fraction,
    *,
    measure: Measure = norm,
    size: Measure = largest,
) -> Claim:
    """|f * g| ≤ ∫ |f| · max |g| everywhere: strictly below that enlarged by 10⁻¹⁵."""
    one, other = stretched(f, scale), stretched(g, scale)
    value = abs(convolve(one, other)(scale * x))
    return Less(value, measure(one) * size(other) * (1 + TINY) + TINY)


@check(
    layer="enclosed",
    given={**functions, "x": places},
    instances=40,
    mutants={
        "a constant of 9/10": {"factor": Fraction(9, 10)},
        "g not turned round": {"turn": as_it_is},
    },
)
def with_2_2_inf(
    f: Piecewise,
    g: Piecewise,
    x: Fraction,
    *,
    factor: Fraction = Fraction(1),
    turn: Change = Piecewise.reflect,
) -> Claim:
    """(f * g)² ≤ ∫ f² · ∫ g² everywhere, and with equality at 0 for g = f⁻; exact."""
    sizes = [convolve(f, g)(x) ** 2, factor * squared(f) * squared(g)]
    attained = convolve(f, turn(f))(Fraction(0)) ** 2
    return Exactly((sizes, attained), (sorted(sizes), factor * squared(f) ** 2))


# Symbols

w, wider, k, m = sympy.symbols("w e k m", positive=True)
a, b, s, p, q, r = sympy.symbols("a b s p q r", positive=True)


@check(
    layer="derived",
    mutants={"(2, 2, 2)": {"exponent": 2}, "a constant of 9/10": {"factor": Fraction(9, 10)}},
)
def boxes(*, exponent: int = 1, factor: Fraction = Fraction(1)) -> Claim:
    """For boxes of any width and height, what is left to the bound, in all four cases.

    Nothing for (1, 1, 1) and (1, ∞, ∞); k²m²w³/3 for (1, 2, 2) and k²m²we for (2, 2, ∞), squared,
    where w is the smaller width and w + e the larger, k and m the heights.
    """
    v = w + wider
    product = convolve_pieces([Piece(sympy.S.Zero, w, k)], [Piece(sympy.S.Zero, v, m)])
    highest = product[1].expression  # level between the slopes
    squares = [Piece(piece.low, piece.high, piece.expression**2) for piece in product]
    one = k**2 * w ** (2 if exponent == 1 else 1)  # ‖f‖ squared
    left = [
        factor * k * w * m * v - total(product),
        factor * k * w * m - highest,
        factor * one * m**2 * v - total(squares),
        factor * k**2 * w * m**2 * v - highest**2,
    ]
    return Identity(left, [0, 0, k**2 * m**2 * w**3 / 3, k**2 * m**2 * w * wider])


@check(
    layer="derived",
    given=cases(degree=range(4)),
    instances=30,  # of four different ones
    mutants={"g not turned round": {"sign": 1}},
)
def attained_for_2_2_inf(degree: int, *, sign: int = -1) -> Claim:
    """(f * g)(0)² = ∫ f² · ∫ g² for g(x) = m f(−x): any polynomial f, cut off at 0 and w."""
    f = polynomial("c", degree)
    zero = sympy.S.Zero
    at_0 = slide_along([Piece(zero, w, f)], m * f.subs(X, sign * X), -1).subs(X, 0)
    one = total([Piece(zero, w, f**2)])
    return Identity(at_0**2, m**2 * one**2)


def over_line(f: sympy.Expr) -> sympy.Expr:
    """∫ f over ℝ."""
    return sympy.Integral(f, (X, -sympy.oo, sympy.oo))


@check(layer="derived", mutants={"(2, 2, 2)": {"exponent": 2}})
def gaussians(*, exponent: int = 1) -> Claim:
    """For exp(−ax²) and exp(−bx²), the squares of what the left side is of the right one.

    1, √(a/(a + b)), a/(a + b) and 2√(ab)/(a + b) for (1, 1, 1), (1, 2, 2), (1, ∞, ∞), (2, 2, ∞):
    all at most 1, and 1 in the limit of narrow f, or for a = b. So the constants are the best.
    """
    f, g = sympy.exp(-a * X**2), sympy.exp(-b * X**2)
    share = a / (a + b)
    # completing the square, with what does not depend on y before the integral
    exponents = [
        a * Y**2 + b * (X - Y) ** 2,
        (a + b) * (Y - (1 - share) * X) ** 2 + share * b * X**2,
    ]
    highest = over_line(sympy.exp(-(a + b) * X**2))
    product = highest * sympy.exp(-share * b * X**2)
    size = over_line(f**exponent) ** sympy.Rational(2, exponent)  # ‖f‖ squared
    ratios = [
        over_line(product) ** 2 / (over_line(f) * over_line(g)) ** 2,
        over_line(product**2) / (size * over_line(g**2)),
        highest**2 / over_line(f) ** 2,
        highest**2 / (over_line(f**2) * over_line(g**2)),
    ]
    bounds = [1, sympy.sqrt(share), share, 2 * sympy.sqrt(a * b) / (a + b)]
    return Identity([exponents[0], *ratios], [exponents[1], *bounds])


@check(layer="derived", mutants={"1/p + 1/q = 1/r": {"one": 0}, "p + q = 1 + r": {"inverse": -1}})
def only_these_exponents(*, one: int = 1, inverse: int = 1) -> Claim:
    """Stretching f and g by s multiplies ‖f * g‖_r/(‖f‖_p ‖g‖_q) by s^(1 + 1/r − 1/p − 1/q).

    So no other exponents have a constant. For exp(−ax²/s²) and exp(−bx²/s²), by sympy.
    """

    def log_norm(rate: sympy.Expr, exponent: sympy.Symbol) -> sympy.Expr:
        """log ‖exp(−rate x²/s²)‖."""
        whole = over_line(sympy.exp(-exponent * rate * X**2 / s**2))
        return sympy.log(whole) / exponent

    highest = sympy.log(over_line(sympy.exp(-(a + b) * X**2 / s**2)))
    ratio = highest + log_norm(a * b / (a + b), r) - log_norm(a, p) - log_norm(b, q)
    power = one + r**-inverse - p**-inverse - q**-inverse
    return Identity(s * sympy.Derivative(ratio, s), power)
