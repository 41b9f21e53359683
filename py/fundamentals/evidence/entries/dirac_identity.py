"""Evidence for `dirac-identity`: (δ_a * f)(x) = f(x − a), as the limit of narrow peaks."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import factorial
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, Less, check
from fundamentals.evidence.models import pieces
from fundamentals.evidence.models.integrals import (
    Analytic,
    X,
    analytic_functions,
    convolve_at,
    from_piecewise,
    value,
)
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.peaks import Peak, ceiling, narrowness, peaks, rescale, steepness
from fundamentals.evidence.models.piecewise import (
    STEP,
    TENT,
    Piecewise,
    arbitrary,
    continuous,
    convolve,
    hat,
    integrand,
    piecewise,
)

places = st.fractions(min_value=-2, max_value=2, max_denominator=6)
TINY = Fraction(1, 10**30)  # for bounds that may be attained
Narrowing = Callable[[Peak, Fraction, Fraction], Piecewise]


def narrow_at(
    peak: Peak, epsilon: Fraction, a: Fraction, *, mass: int = 1, shrinking: bool = True
) -> Piecewise:
    """η_ε(y − a), the peak η made narrow and moved to a."""
    return peak.narrow(epsilon if shrinking else Fraction(1)).translate(a).scale(mass)


WRONG_PEAKS: dict[str, dict[str, Any]] = {
    "peaks of integral 2": {"narrowed": partial(narrow_at, mass=2)},
    "supports that do not shrink": {"narrowed": partial(narrow_at, shrinking=False)},
    "moved the other way": {"sign": -1},
}
peaks_at = {"a": places, "peak": peaks(), "epsilon": narrowness}


@check(
    layer="enclosed",
    given={"f": continuous(), "x": places, **peaks_at},
    instances=50,
    mutants={**WRONG_PEAKS, "a jump at x − a": {"jump": 1}},
)
def narrow_peaks_move_functions(
    f: Piecewise,
    x: Fraction,
    a: Fraction,
    peak: Peak,
    epsilon: Fraction,
    *,
    narrowed: Narrowing = narrow_at,
    sign: int = 1,
    jump: int = 0,
) -> Claim:
    """f * η_ε(· − a) is near f(x − a): off by ∫|η| L ε R at most, for any peak η of reach R.

    L bounds the slopes of f, so that f varies by L ε R at most over the reach of η_ε. With a = 0 it
    is f that f * η_ε is near to.
    """
    bound = peak.size * steepness(f) * epsilon * peak.reach
    f += piecewise([x - a, x - a + 1], [[jump]])
    difference = integrand(f, narrowed(peak, epsilon, a), x).integral() - f(x - sign * a)
    return Less(abs(difference), bound + TINY)


@check(
    layer="enclosed",
    given={"f": analytic_functions(), "x": places, **peaks_at},
    instances=8,
    mutants=WRONG_PEAKS,
)
def narrow_peaks_in_balls(
    f: Analytic,
    x: Fraction,
    a: Fraction,
    peak: Peak,
    epsilon: Fraction,
    *,
    narrowed: Narrowing = narrow_at,
    sign: int = 1,
) -> Claim:
    """The same for analytic f on all of ℝ: f' is enclosed on all that the peak sees."""
    reach = ball(epsilon * peak.reach)
    seen = flint.acb(ball(x - a) + flint.arb(0, 1) * reach)
    slope = abs(value(f.derivative().pieces[0], seen, False).real).upper()
    difference = convolve_at(f, from_piecewise(narrowed(peak, epsilon, a)), x) - f(x - sign * a)
    return Less(abs(difference), ball(peak.size) * slope * reach + ball(TINY))


@check(
    layer="enclosed",
    given={"test": continuous(), **peaks_at},
    instances=50,
    mutants=WRONG_PEAKS,
)
def peaks_as_functionals(
    test: Piecewise,
    a: Fraction,
    peak: Peak,
    epsilon: Fraction,
    *,
    narrowed: Narrowing = narrow_at,
    sign: int = 1,
) -> Claim:
    """∫ η_ε(y − a) φ(y) dy is near φ(a), with the same bound; exact."""
    difference = (narrowed(peak, epsilon, a) * test).integral() - test(sign * a)
    return Less(abs(difference), peak.size * steepness(test) * epsilon * peak.reach + TINY)


# --- how fast: by the moments of the peak

DEGREE = 4
x, y = X, pieces.Y
epsilon = sympy.Symbol("e", positive=True)


def bump(odd: bool) -> sympy.Expr:
    """On [−1, 1], the polynomial c + b (y² − 1/3) of integral 2c; plus an odd one if wanted."""
    b, c, d, k = sympy.symbols("b c d k", real=True)
    return c + b * (y**2 - sympy.Rational(1, 3)) + (d * y + k * y**3 if odd else 0)


def against(f: sympy.Expr, shape: sympy.Expr, power: int = -1) -> sympy.Expr:
    """(f * η_ε)(x) for the peak η_ε(y) = η(y/ε)/ε on [−ε, ε]."""
    narrow = epsilon**power * shape.subs(y, y / epsilon)
    return pieces.integral(f.subs(x, x - y) * narrow, -epsilon, epsilon, y)


@check(
    layer="derived",
    given={"degree": st.integers(1, DEGREE)},
    instances=12,
    mutants={
        "(−1)ᵏ forgotten": {"base": 1},
        "k! forgotten": {"over": 0},
        "not made higher": {"power": 0},
    },
)
def expansion_in_moments(degree: int, *, base: int = -1, over: int = 1, power: int = -1) -> Claim:
    """f * η_ε = ∑ₖ (−ε)ᵏ mₖ f⁽ᵏ⁾/k!, mₖ = ∫ yᵏ η(y) dy: all polynomials f of a degree, all ε.

    For all polynomials η of degree 3 on [−1, 1].
    """
    f, shape = pieces.polynomial("p", degree), bump(odd=True)
    moments = [pieces.integral(shape * y**k, -1, 1, y) for k in range(degree + 1)]
    terms = (
        (base * epsilon) ** k * moment * sympy.Derivative(f, x, k) / factorial(k) ** over
        for k, moment in enumerate(moments)
    )
    return Identity(against(f, shape, power), sympy.Add(*terms))


@check(
    layer="derived",
    given={"degree": st.integers(1, DEGREE)},
    instances=12,
    mutants={
        "peaks of integral 2": {"mass": 2},
        "a peak that is not even": {"odd": True},
        "2! forgotten": {"half": 1},
    },
)
def even_peaks_converge_quadratically(
    degree: int, *, mass: int = 1, odd: bool = False, half: int = 2
) -> Claim:
    """For even η: f * η_ε = f + ε² m₂ f''/2 + terms in ε⁴, so the error shrinks as ε²; limit f."""
    f = pieces.polynomial("p", degree)
    shape = bump(odd).subs(sympy.Symbol("c", real=True), sympy.Rational(mass, 2))
    moment = pieces.integral(shape * y**2, -1, 1, y)
    expected = f + epsilon**2 * moment * sympy.Derivative(f, x, 2) / half
    return Identity(sympy.Limit((against(f, shape) - expected) / epsilon**3, epsilon, 0), 0)


# --- continuity is needed


def even_part(f: Piecewise) -> Piecewise:
    """The half of f and its reflection."""
    return (f + f.reflect()).scale(Fraction(1, 2))


@check(
    layer="enclosed",
    given={"peak": peaks(), "epsilon": narrowness},
    instances=50,
    mutants={
        "the value of the step": {"expected": Fraction(1)},
        "peaks that are not even": {"even": False},
        "beside the jump": {"beside": Fraction(1, 10)},
    },
)
def half_at_the_jump(
    peak: Peak,
    epsilon: Fraction,
    *,
    expected: Fraction = Fraction(1, 2),
    even: bool = True,
    beside: Fraction = Fraction(0),
) -> Claim:
    """For every even peak η_ε and every ε, step * η_ε is 1/2 at the jump; exact."""
    narrow = peak.narrow(epsilon)
    value = convolve(STEP, even_part(narrow) if even else narrow)(beside * epsilon)
    return Exactly(value, expected)


@check(
    layer="enclosed",
    given={"peak": peaks(), "epsilon": narrowness, "u": places},
    instances=50,
    mutants={
        "a ramp in place of the step": {"slope": 1},
        "at the same point": {"scaled": False},
    },
)
def the_error_does_not_shrink(
    peak: Peak, epsilon: Fraction, u: Fraction, *, slope: int = 0, scaled: bool = True
) -> Claim:
    """step * η_ε at ε u is step * η at u: around a jump no ε makes the largest error smaller."""
    f = piecewise([0], [[0] * slope + [1]])
    at = epsilon * u if scaled else u
    return Exactly(convolve(f, peak.narrow(epsilon))(at), convolve(f, peak.function)(u))


@check(
    layer="derived",
    mutants={"a peak that is not even": {"odd": True}, "integral 2": {"mass": 2}},
)
def half_for_all_even_peaks(*, odd: bool = False, mass: int = 1) -> Claim:
    """At the jump: for all even polynomials η of degree 2 on [−1, 1] with integral 1, and all ε."""
    shape = bump(odd).subs(sympy.Symbol("c", real=True), sympy.Rational(mass, 2))
    narrow = shape.subs(y, y / epsilon) / epsilon
    # step(0 − y) is 1 for y ≤ 0
    return Identity(pieces.integral(narrow, -epsilon, 0, y), sympy.Rational(1, 2))


@check(
    layer="enclosed",
    given={"f": arbitrary(), "g": peaks(), "a": places, "epsilon": narrowness},
    instances=50,
    mutants={"a test function that is not narrow": {"narrow": False}},
)
def no_function_is_delta(
    f: Piecewise, g: Peak, a: Fraction, epsilon: Fraction, *, narrow: bool = True
) -> Claim:
    """A function below M takes a tent of height 1 and half-width 1/(2M + 2) to less than 1/2.

    δ_a takes it to 1. The functions: any piecewise polynomial, and peaks that look like δ_a.
    """
    candidates = (f, g.narrow(epsilon).translate(a))
    values = []
    for candidate in candidates:
        half = 1 / (2 * ceiling(candidate) + 2) if narrow else Fraction(10)
        values.append(abs((candidate * hat(a - half, a, a + half)).integral()))
    return Less(values, [Fraction(1, 2)] * len(values))


@check(
    layer="enclosed",
    given={"epsilon": narrowness, "place": places},
    instances=12,
    mutants={"not made higher": {"higher": 0}, "a tent twice as high": {"factor": 2}},
)
def tents_in_balls(
    epsilon: Fraction, place: Fraction, *, higher: int = 1, factor: int = 1
) -> Claim:
    """For f = cos and narrow tents, f * η_ε = f · (sin(ε/2)/(ε/2))²: which tends to f."""
    narrow = rescale(TENT, epsilon).scale(factor * epsilon ** (1 - higher))
    f = Analytic((), (sympy.cos(X),))
    half = ball(epsilon / 2)
    exact = f(place) * (half.sin() / half) ** 2
    return Equal(convolve_at(f, from_piecewise(narrow), place), exact)
