"""Evidence for `convolution`: (f * g)(x) = ∫ f(y) g(x − y) dy."""

import operator
from collections.abc import Callable
from fractions import Fraction
from math import factorial
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.rounding import Rounded, WithinRounding
from fundamentals.evidence.calls.plain_calls import named
from fundamentals.evidence.calls.sampling import (
    at_integers,
    broken_line,
    fft_error,
    overlap_add_error,
)
from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    between,
    bumps,
    convolve_at,
    correlate_at,
    everywhere,
)
from fundamentals.evidence.models.maps import ball, evaluate
from fundamentals.evidence.models.pieces import X, Y, integral, polynomial
from fundamentals.evidence.models.piecewise import (
    BOX,
    TENT,
    Piecewise,
    Polynomial,
    arbitrary,
    continuous,
    convolve,
    convolve_polynomial,
    integrand,
    piecewise,
    value_of,
)
from fundamentals.evidence.models.sequences import Finite, finite_sequences
from fundamentals.software.formulas import value
from fundamentals.software.rows import Row
from fundamentals.software.table import row

Two = Callable[[Fraction, Fraction], Fraction]
Product = Callable[[Piecewise, Piecewise], Piecewise]
Slide = Callable[[Analytic, Analytic, Fraction], flint.arb]

places = st.integers(-30, 30).map(lambda n: Fraction(n, 6))
widths = st.integers(1, 12).map(lambda n: Fraction(n, 4))
coefficients = st.lists(st.integers(-3, 3).map(Fraction), min_size=1, max_size=4).map(tuple)
pairs = {"f": arbitrary(), "g": arbitrary()}
smooth = {"f": continuous(), "g": continuous()}

# Piecewise polynomials, exactly


@check(
    layer="enclosed",
    given={**pairs, "x": places},
    instances=40,
    mutants={"kernel not flipped": {"sign": 1}, "offset by one": {"late": 1}},
)
def definition(f: Piecewise, g: Piecewise, x: Fraction, *, sign: int = -1, late: int = 0) -> Claim:
    """The integral of f(y) g(x − y), piece by piece, is what the jumps of f and g give; exact."""
    return Exactly(integrand(f, g, x, sign=sign).integral(), convolve(f, g)(x - late))


@check(
    layer="enclosed",
    given={**pairs, "x": places},
    instances=40,
    mutants={"the kernel is not even": {"even": False}},
)
def even_kernels_hide_the_flip(
    f: Piecewise, g: Piecewise, x: Fraction, *, even: bool = True
) -> Claim:
    """For an even g, ∫ f(y) g(y − x) dy is the same: no box, tent or Gaussian tells them apart."""
    kernel = g + g.reflect() if even else g
    return Exactly((f * kernel.translate(x)).integral(), convolve(f, kernel)(x))


@check(
    layer="enclosed", given=pairs, instances=40, mutants={"the longer of the two": {"join": max}}
)
def support(f: Piecewise, g: Piecewise, *, join: Two = operator.add) -> Claim:
    """f on [a, b] and g on [c, d] give f * g on [a + c, b + d], and no less."""
    (a, *_, b), (c, *_, d) = f.breaks, g.breaks
    low, *_, high = convolve(f, g).breaks
    return Exactly((low, high), (join(a, c), join(b, d)))


@check(
    layer="enclosed",
    given={"f": arbitrary(), "g": coefficients, "x": places},
    instances=40,
    mutants={
        "a window too short": {"cut": Fraction(1, 5)},
        "the window of the cross-correlation": {"sign": 1},
    },
)
def finite_limits(
    f: Piecewise, g: Polynomial, x: Fraction, *, cut: Fraction = Fraction(0), sign: int = -1
) -> Claim:
    """f on [a, b] sees of a polynomial g on all of ℝ only what is in [x − b, x − a]; exact."""
    low, high = sorted(x + sign * end for end in (f.breaks[0], f.breaks[-1]))
    seen = piecewise([low + cut, high], [g])
    return Exactly(convolve(f, seen)(x), value_of(convolve_polynomial(f, g), x))


def half_lines() -> "st.SearchStrategy[Piecewise]":
    """Random piecewise polynomials that vanish on the negative half-line and go on for ever."""
    tails = coefficients.map(lambda tail: piecewise([0], [tail]))
    return st.builds(lambda f, tail: f.translate(-f.breaks[0]) + tail, arbitrary(), tails)


@check(
    layer="enclosed",
    given={"f": half_lines(), "g": half_lines(), "x": places.map(abs)},
    instances=40,
    mutants={"kernel not flipped": {"sign": 1}, "up to x/2": {"high": Fraction(1, 2)}},
)
def half_line(
    f: Piecewise, g: Piecewise, x: Fraction, *, sign: int = -1, high: Fraction = Fraction(1)
) -> Claim:
    """For f and g that vanish on the negative half-line the integral runs from 0 to x; exact."""
    near = g * piecewise([0, 2 * x + 1], [[1]])
    over = integrand(f, near, x, sign=sign).integral_over(Fraction(0), high * x)
    return Exactly(over, convolve(f, g)(x))


@check(
    layer="enclosed",
    given={"x": st.fractions(min_value=-2, max_value=2, max_denominator=12)},
    mutants={"a tent half as wide": {"slope": 2}, "a box twice as wide": {"width": 2}},
)
def box_with_box_is_tent(x: Fraction, *, slope: int = 1, width: int = 1) -> Claim:
    """The box of width 1, convolved with itself, is max(0, 1 − |x|); exact."""
    box = piecewise([Fraction(-width, 2), Fraction(width, 2)], [[1]])
    tent = max(Fraction(0), 1 - slope * abs(x))
    return Exactly((integrand(box, BOX, x).integral(), TENT(x)), (tent, tent))


@check(
    layer="enclosed",
    given=smooth,
    instances=40,
    mutants={
        "sum of the integrals": {"combine": operator.add},
        "values multiplied in place of a convolution": {"product": operator.mul},
    },
)
def integral_is_the_product(
    f: Piecewise, g: Piecewise, *, combine: Two = operator.mul, product: Product = convolve
) -> Claim:
    """∫ f * g = ∫ f · ∫ g; exact."""
    return Exactly(product(f, g).integral(), combine(f.integral(), g.integral()))


# Certified integrals


ANTIDERIVATIVES = (sympy.exp(2 * X), sympy.sin(3 * X), sympy.exp(-(X**2)), sympy.atan(X), X**4 - X)


@check(
    layer="enclosed",
    given={"g": st.sampled_from(ANTIDERIVATIVES), "low": places, "width": widths, "x": places},
    instances=40,
    mutants={"kernel not flipped": {"slide": correlate_at}},
)
def a_box_takes_differences(
    g: sympy.Expr, low: Fraction, width: Fraction, x: Fraction, *, slide: Slide = convolve_at
) -> Claim:
    """The box on [a, b], convolved with a derivative G', is G(x − a) − G(x − b)."""
    box = between(low, low + width, sympy.S.One)
    first, last = (evaluate(g, {X: ball(x - end)}) for end in (low, low + width))
    return Equal(slide(box, everywhere(sympy.diff(g, X)), x), first - last)


@check(
    layer="enclosed",
    given={
        "f": st.one_of(bumps(), bumps(1)),
        "rate": st.sampled_from([-2, -1, 1, 2]),
        "x": st.fractions(min_value=-2, max_value=2, max_denominator=6),
    },
    instances=8,
    mutants={"∫ f(y) e^(λy) dy": {"sign": 1}},
)
def exponentials_are_eigenfunctions(f: Bump, rate: int, x: Fraction, *, sign: int = -1) -> Claim:
    """f * e^(λx) = e^(λx) ∫ f(y) e^(−λy) dy for smooth f with compact support."""
    weighed = Bump(f.low, f.high, f.factor * sympy.exp(sign * rate * X), f.order).function
    transform = convolve_at(weighed, everywhere(sympy.S.One), Fraction(0))
    wave = everywhere(sympy.exp(rate * X))
    return Equal(convolve_at(f.function, wave, x), wave(x) * transform)


@check(
    layer="derived",
    given={"m": st.integers(0, 2), "n": st.integers(0, 2)},
    instances=40,  # of nine different ones
    mutants={"kernel not flipped": {"sign": 1}, "xᵐ⁺ⁿ in place of xᵐ⁺ⁿ⁺¹": {"more": 0}},
)
def polynomials_on_the_half_line(m: int, n: int, *, sign: int = -1, more: int = 1) -> Claim:
    """From 0 to x, yᵐ/m! and yⁿ/n! give xᵐ⁺ⁿ⁺¹/(m + n + 1)!: polynomials with any coefficients."""
    f, g = polynomial("f", m, Y), polynomial("g", n, X + sign * Y)
    expected = sum(
        sympy.Symbol(f"f{i}", real=True)
        * sympy.Symbol(f"g{j}", real=True)
        * Fraction(factorial(i) * factorial(j), factorial(i + j + more))
        * X ** (i + j + more)
        for i in range(m + 1)
        for j in range(n + 1)
    )
    return Identity(integral(f * g, sympy.S.Zero, X, Y), expected)


# Software, given the values of step functions or of broken lines; which of the values each mode
# returns, the checks of convolution-of-sequences observe

sequences = {"f": finite_sequences(), "g": finite_sequences()}


@check(
    layer="observed",
    given=sequences,
    packages=("numpy",),
    mutants={"numpy.correlate instead": {"name": "correlate"}},
)
def numpy_convolve(f: Finite, g: Finite, *, name: str = "convolve") -> Claim:
    """numpy.convolve of the values of step functions: their convolution, at integers."""
    import numpy as np

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    return Exactly(named(np, name)(one, other, "full"), at_integers(f, g))


@check(
    layer="observed",
    given=sequences,
    packages=("scipy",),
    mutants={"scipy.signal.correlate instead": {"name": "correlate"}},
)
def scipy_convolve(f: Finite, g: Finite, *, name: str = "convolve") -> Claim:
    """scipy.signal.convolve of the values of step functions, directly and by FFTs: so, too.

    The error of the FFTs is below ½, so that rounding gives the exact integers.
    """
    import numpy as np
    from scipy import signal

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    expected = at_integers(f, g)
    seen = [named(signal, name)(one, other, "full", way) for way in ("direct", "fft")]
    return Every(
        Less(fft_error(f.values, g.values), Fraction(1, 2)),
        *(Exactly(values, expected) for values in seen),
    )


def other_than_zero(instance: dict[str, Any]) -> bool:
    """Whether some value is not 0, so that it has a size to compare the error with."""
    return any(instance["f"].values) and any(instance["g"].values)


@check(
    layer="observed",
    given=st.fixed_dictionaries(
        {
            "f": finite_sequences(60),
            "g": finite_sequences(),
            "function": st.sampled_from(["fftconvolve", "oaconvolve"]),
        }
    ).filter(other_than_zero),
    instances=40,
    packages=("scipy",),
    mutants={"kernel reversed": {"step": -1}, "no room for rounding": {"room": 0}},
)
def scipy_fftconvolve(
    f: Finite, g: Finite, function: str, *, step: int = 1, room: int = 1
) -> Claim:
    """scipy.signal.fftconvolve and oaconvolve: so, too, in floats, within the rounding of FFTs."""
    import numpy as np
    from scipy import signal

    one, other = (np.array(s.values, dtype=np.float64) for s in (f, g))
    seen = named(signal, function)(one, other[::step], "full")
    error = room * overlap_add_error(f.values, g.values)
    return WithinRounding(
        seen.tolist(), [Rounded.off_by(ball(v), error) for v in at_integers(f, g)]
    )


NDIMAGE = row("scipy.ndimage.convolve1d")


@check(
    layer="observed",
    given=sequences,
    packages=("scipy",),
    mutants={
        "scipy.ndimage.correlate1d instead": {"name": "correlate1d"},
        "places of correlate1d": {"row": row("scipy.ndimage.correlate1d")},
    },
)
def scipy_ndimage_wraps(
    f: Finite, g: Finite, *, name: str = "convolve1d", row: Row = NDIMAGE
) -> Claim:
    """scipy.ndimage.convolve1d in mode "wrap": of a step function that is repeated for ever."""
    import numpy as np
    from scipy import ndimage

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    wrapped = named(ndimage, name)(one, other, mode="wrap")
    period, every = len(f.values), at_integers(f, g)
    first = value(row.modes[0].first, {"K": len(g.values)})
    expected = [sum(every[(first + n) % period :: period]) for n in range(period)]
    return Exactly(wrapped, expected)


@check(
    layer="observed",
    given=sequences,
    packages=("numpy",),
    mutants={"no mean of neighbours": {"weights": (0, 6, 0)}},
)
def numpy_convolve_of_broken_lines(
    f: Finite, g: Finite, *, weights: tuple[int, int, int] = (1, 4, 1)
) -> Claim:
    """Of broken lines: (c(n−1) + 4 c(n) + c(n+1))/6 with c the numpy.convolve of the values."""
    import numpy as np

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    sums = np.convolve(np.convolve(one, other), weights)
    together = convolve(broken_line(f), broken_line(g))
    first = f.start + g.start - 1
    return Exactly(sums, [6 * together(Fraction(first + i)) for i in range(len(sums))])
