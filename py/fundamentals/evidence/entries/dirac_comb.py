"""Evidence for `dirac-comb`: Ш_p * f is periodic, and Ш_p · f samples f."""

from fractions import Fraction
from math import ceil, floor

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models import pieces
from fundamentals.evidence.models.peaks import Peak, narrowness, peaks, steepness
from fundamentals.evidence.models.piecewise import Piecewise, continuous, integrand

places = st.fractions(min_value=-4, max_value=4, max_denominator=6)
periods = st.fractions(min_value=Fraction(1, 3), max_value=3, max_denominator=6)
TINY = Fraction(1, 10**30)  # for bounds that may be attained


def copies(f: Piecewise, p: Fraction, x: Fraction, reach: Fraction = Fraction(0)) -> range:
    """The k for which x − kp, or a point within the reach of it, may be in the support of f."""
    if not f.jumps:
        return range(0)
    low, high = f.breaks[0] - reach, f.breaks[-1] + reach
    return range(ceil((x - high) / p), floor((x - low) / p) + 1)


def periodized(f: Piecewise, p: Fraction, x: Fraction, *, lost: int = 0) -> Fraction:
    """∑ₖ f(x − kp), without the last terms if some are `lost`."""
    inside = copies(f, p, x)
    return sum((f(x - k * p) for k in inside[: len(inside) - lost]), Fraction(0))


@check(
    layer="enclosed",
    given={"f": continuous(), "p": periods, "x": places},
    instances=60,
    mutants={
        "the distance of x forgotten": {"far": False},
        "from 0 on only": {"first": 0},
        "one copy twice": {"last": 1},
    },
)
def finite_window(
    f: Piecewise, p: Fraction, x: Fraction, *, far: bool = True, first: int = -1, last: int = 0
) -> Claim:
    """f = 0 outside [−R, R] and |x| + R < np: all terms but those with −n ≤ k < n are 0; exact."""
    radius = max(map(abs, f.breaks)) + (abs(x) if far else 0)
    n = floor(radius / p) + 1
    window = [*range(first * n, n), *[0] * last]
    return Exactly(sum(f(x - k * p) for k in window), periodized(f, p, x))


@check(
    layer="enclosed",
    given={"f": continuous(), "p": periods, "x": places},
    instances=60,
    mutants={
        "half the period": {"part": Fraction(1, 2)},
        "deltas 2p apart": {"spacing": 2},
    },
)
def period(
    f: Piecewise,
    p: Fraction,
    x: Fraction,
    *,
    part: Fraction = Fraction(1),
    spacing: int = 1,
) -> Claim:
    """Ш_p * f has the same value at x and at x + p, the terms found for each anew; exact."""
    comb = spacing * p
    return Exactly(periodized(f, comb, x + part * p), periodized(f, comb, x))


@check(
    layer="enclosed",
    given={"f": continuous(), "p": periods, "start": places},
    instances=60,
    mutants={
        "over two periods": {"times": 2},
        "a copy missing": {"lost": 1},
        "over half a period": {"times": Fraction(1, 2)},
    },
)
def integral_over_a_period(
    f: Piecewise, p: Fraction, start: Fraction, *, times: Fraction | int = 1, lost: int = 0
) -> Claim:
    """The integral of Ш_p * f from any point on over a period is the integral of f; exact."""
    end = start + times * p
    # all copies that meet the period: those with a ≤ x − kp ≤ b for some x in it
    inside = copies(f, p, start + times * p / 2, times * p / 2)
    kept = inside[: len(inside) - lost]
    total = sum((f.translate(k * p).integral_over(start, end) for k in kept), Fraction(0))
    return Exactly(total, f.integral())


@check(
    layer="enclosed",
    given={
        "f": continuous(),
        "p": periods,
        "x": places,
        "peak": peaks(),
        "epsilon": narrowness,
    },
    instances=40,
    mutants={
        "peaks of integral 2": {"mass": 2},
        "peaks 2p apart": {"spacing": 2},
        "peaks at odd multiples of p/2": {"early": Fraction(1, 2)},
        "one copy lost": {"lost": 1},
    },
)
def narrow_peaks_make_periodic(
    f: Piecewise,
    p: Fraction,
    x: Fraction,
    peak: Peak,
    epsilon: Fraction,
    *,
    mass: int = 1,
    spacing: int = 1,
    early: Fraction = Fraction(0),
    lost: int = 0,
) -> Claim:
    """∑ₖ η_ε(y − kp), convolved with f, is near Ш_p * f: n terms, off by n ∫|η| L ε R at most.

    L bounds the slopes of f, ε R the reach of a peak, n the number of peaks that f sees from x.
    """
    reach = epsilon * peak.reach
    near = copies(f, p, x, reach)
    comb = sum(
        (peak.narrow(epsilon).translate((spacing * k - early) * p).scale(mass) for k in near),
        Piecewise(),
    )
    bound = len(near) * peak.size * steepness(f) * reach
    value = integrand(comb, f, x).integral()
    return Less(abs(value - periodized(f, p, x, lost=lost)), bound + TINY)


@check(
    layer="enclosed",
    given={
        "f": continuous(),
        "test": continuous(),
        "p": periods,
        "peak": peaks(),
        "epsilon": narrowness,
    },
    instances=40,
    mutants={
        "samples 2p apart": {"spacing": 2},
        "samples at odd multiples of p/2": {"early": Fraction(1, 2)},
        "f not sampled": {"sampled": False},
        "samples times p": {"weighted": True},
    },
)
def narrow_peaks_sample(
    f: Piecewise,
    test: Piecewise,
    p: Fraction,
    peak: Peak,
    epsilon: Fraction,
    *,
    spacing: int = 1,
    early: Fraction = Fraction(0),
    sampled: bool = True,
    weighted: bool = False,
) -> Claim:
    """∫ ∑ₖ η_ε(y − kp) f(y) φ(y) dy is near ∑ₖ f(kp) φ(kp): off by n ∫|η| L ε R at most.

    L bounds the slopes of f φ. So combs of narrow peaks tend to Ш_p as functionals, and times f to
    Ш_p · f.
    """
    product, narrow, reach = f * test, peak.narrow(epsilon), epsilon * peak.reach
    near = copies(product.reflect(), p, Fraction(0), reach)
    value = sum(((product * narrow.translate(k * p)).integral() for k in near), Fraction(0))
    bound = len(near) * peak.size * steepness(product) * reach
    points = [(spacing * k - early) * p for k in copies(f.reflect(), p, Fraction(0))]
    sums = sum(((f(y) if sampled else 1) * test(y) for y in points), Fraction(0))
    return Less(abs(value - (p if weighted else 1) * sums), bound + TINY)


@check(
    layer="enclosed",
    given={"f": continuous(), "test": continuous(), "p": periods},
    instances=60,
    mutants={"the values squared": {"power": 2}, "samples 2p apart": {"spacing": 2}},
)
def sampling_is_finite(
    f: Piecewise, test: Piecewise, p: Fraction, *, power: int = 1, spacing: int = 1
) -> Claim:
    """Ш_p · f is the sum of f(kp) δ_{kp} over −n ≤ k < n, if f = 0 outside [−R, R], R < np; exact.

    Against φ, it is Ш_p against f φ.
    """
    n = floor(max(map(abs, f.breaks)) / p) + 1
    sums = sum(f(k * spacing * p) ** power * test(k * spacing * p) for k in range(-n, n))
    return Exactly(sums, periodized((f * test).reflect(), p, Fraction(0)))


rest, gap = sympy.symbols("r t", positive=True)


@check(
    layer="derived",
    given={"n": st.integers(1, 3), "degree": st.integers(0, 3)},
    instances=20,
    mutants={
        "one copy lost": {"lost": 1},
        "f jumps at its end": {"ends": 0},
        "a period too long": {"longer": 1},
    },
)
def any_polynomial_hump(
    n: int, degree: int, *, lost: int = 0, ends: int = 1, longer: int = 0
) -> Claim:
    """f = x(L − x)q(x) on [0, L], L = np + r, p = r + t: for every q, with every letter a symbol.

    On [0, r] there are n + 1 copies of f, on [r, p] there are n. The pieces meet at r; the end of
    the period meets its beginning; and the integrals add up to that of f.
    """
    x, p = pieces.X, rest + gap
    length = n * p + rest
    f = x * (length - x) ** ends * pieces.polynomial("q", degree)
    first, second = (
        sympy.Add(*(f.subs(x, x + k * p) for k in range(lost, terms))) for terms in (n + 1, n)
    )
    over = pieces.integral(first, 0, rest) + pieces.integral(second, rest, p + longer)
    return Every(
        Identity(over, pieces.integral(f, 0, length)),
        Identity(first.subs(x, rest), second.subs(x, rest)),
        Identity(second.subs(x, p), first.subs(x, 0)),
    )


@check(
    layer="derived",
    given={"times": st.integers(1, 3)},
    instances=9,
    mutants={"boxes of half the width": {"width": Fraction(1, 2)}, "not divided by p": {"over": 0}},
)
def splines_add_up_to_one(times: int, *, width: Fraction = Fraction(1), over: int = 1) -> Claim:
    """The box of width p and height 1/p, convolved with itself: p times its copies add up to 1.

    Each knot is a multiple of p, so that every piece of the spline moves into the period [0, p].
    """
    p, x = sympy.Symbol("p", positive=True), pieces.X
    wide = p * sympy.Rational(width.numerator, width.denominator)
    box = [pieces.Piece(sympy.S.Zero, wide, 1 / p**over)]
    spline = box
    for _ in range(times - 1):
        spline = pieces.convolve(spline, box)
    return Identity(
        p * sympy.Add(*(piece.expression.subs(x, x + piece.low) for piece in spline)), 1
    )
