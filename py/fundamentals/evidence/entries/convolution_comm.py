"""Evidence for `convolution-comm`: f * g = g * f."""

from collections.abc import Callable
from fractions import Fraction

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.calls.plain_calls import named
from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, check
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    analytic_functions,
    bumps,
    convolve_at,
    correlate_at,
)
from fundamentals.evidence.models.pieces import X, Y, integral, polynomial
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    arbitrary,
    convolve,
    integrand,
    piecewise,
)
from fundamentals.evidence.models.sequences import Finite, finite_sequences
from fundamentals.evidence.models.sequences import convolve as convolve_sequences
from fundamentals.software.formulas import value
from fundamentals.software.table import row

Slide = Callable[[Analytic, Analytic, Fraction], flint.arb]

places = st.integers(-30, 30).map(lambda n: Fraction(n, 6))
pairs = {"f": arbitrary(), "g": arbitrary()}


@check(
    layer="enclosed",
    given={**pairs, "at": places},
    mutants={"cross-correlation instead": {"sign": 1}},
)
def exchanged(f: Piecewise, g: Piecewise, at: Fraction, *, sign: int = -1) -> Claim:
    """∫ f(y) g(x − y) dy = ∫ g(y) f(x − y) dy, each integrated piece by piece; exact."""
    one, other = (integrand(*factors, at, sign=sign) for factors in ((f, g), (g, f)))
    return Exactly(one.integral(), other.integral())


def substituted(a: Fraction, b: Fraction, at: Fraction) -> tuple[Fraction, Fraction]:
    """The limits of z = x − y, in order, when those of y are a and b."""
    return at - b, at - a


def kept(a: Fraction, b: Fraction, at: Fraction) -> tuple[Fraction, Fraction]:
    """The limits of y: the substitution forgot them."""
    del at
    return a, b


def backwards(a: Fraction, b: Fraction, at: Fraction) -> tuple[Fraction, Fraction]:
    """The limits of z in the order of those of y: the sign of dy = −dz forgotten."""
    return at - a, at - b


@check(
    layer="enclosed",
    given={**pairs, "at": places, "a": places, "width": places.map(abs)},
    mutants={
        "limits not substituted": {"limits": kept},
        "sign of dz forgotten": {"limits": backwards},
    },
)
def any_limits(
    f: Piecewise,
    g: Piecewise,
    at: Fraction,
    a: Fraction,
    width: Fraction,
    *,
    limits: Callable[[Fraction, Fraction, Fraction], tuple[Fraction, Fraction]] = substituted,
) -> Claim:
    """∫ₐᵇ f(y) g(x − y) dy is the integral of g(z) f(x − z) from z = x − b to x − a; exact.

    So one limit exists iff the other does. Nothing has to vanish anywhere: f gets a tail that goes
    on for ever.
    """
    b = a + width
    endless = f + piecewise([f.breaks[-1]], [[1, 2]])
    low, high = limits(a, b, at)
    seen = endless * piecewise([-99, 99], [[1]])  # beyond every limit that can occur
    return Exactly(
        integrand(endless, g, at).integral_over(a, b),
        integrand(g, seen, at).integral_over(low, high),
    )


@check(
    layer="enclosed",
    given={**pairs, "at": places},
    mutants={"one factor not reflected": {"both": False}},
)
def reflected(f: Piecewise, g: Piecewise, at: Fraction, *, both: bool = True) -> Claim:
    """Reflection is a homomorphism: (f * g)(−x) = (f⁻ * g⁻)(x); exact."""
    other = g.reflect() if both else g
    return Exactly(convolve(f, g)(-at), integrand(f.reflect(), other, at).integral())


@check(
    layer="enclosed",
    given={"f": st.one_of(bumps(), bumps(1)), "g": analytic_functions(), "at": places},
    instances=12,
    mutants={"cross-correlation instead": {"slide": correlate_at}},
)
def exchanged_smooth(f: Bump, g: Analytic, at: Fraction, *, slide: Slide = convolve_at) -> Claim:
    """The same for bumps and functions that are analytic on ℝ, by certified integrals."""
    return Equal(slide(f.function, g, at), slide(g, f.function, at))


@check(
    layer="derived",
    given={"m": st.integers(0, 3), "n": st.integers(0, 3)},
    instances=40,  # of sixteen different ones
    mutants={"kernel not flipped": {"sign": 1}, "limits not substituted": {"moved": False}},
)
def substitution(m: int, n: int, *, sign: int = -1, moved: bool = True) -> Claim:
    """∫ₐᵇ f(y) g(x − y) dy = ∫ g(z) f(x − z) dz from x − b to x − a, for all polynomials f, g."""
    a, b = sympy.symbols("a b", real=True)
    low, high = (X - b, X - a) if moved else (a, b)
    return Identity(
        integral(polynomial("f", m, Y) * polynomial("g", n, X + sign * Y), a, b, Y),
        integral(polynomial("g", n, Y) * polynomial("f", m, X + sign * Y), low, high, Y),
    )


sequences = {"f": finite_sequences(), "g": finite_sequences()}
MODES = {mode.name: mode for mode in row("numpy.convolve").modes}


def listed(f: Finite, g: Finite, mode: str) -> list[int]:
    """The values of f * g, by the formula, that numpy.convolve returns in this mode."""
    numbers = {"L": len(f.values), "K": len(g.values)}
    first = f.start + g.start + value(MODES[mode].first, numbers)
    product = convolve_sequences(f, g)
    return [product[first + n] for n in range(value(MODES[mode].length, numbers))]


@check(
    layer="observed",
    given={**sequences, "mode": st.sampled_from(sorted(MODES))},
    packages=("numpy",),
    mutants={"numpy.correlate instead": {"name": "correlate"}},
)
def numpy_convolve(f: Finite, g: Finite, mode: str, *, name: str = "convolve") -> Claim:
    """numpy.convolve(f, g, mode) and numpy.convolve(g, f, mode) list f * g; exact in int64.

    numpy puts the longer argument first: for different lengths, comparing the two with each other
    would compare one call with itself.
    """
    import numpy as np

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    seen = [named(np, name)(*order, mode) for order in ((one, other), (other, one))]
    return Exactly(seen, [listed(f, g, mode)] * 2)


@check(
    layer="observed",
    given={**sequences, "way": st.sampled_from(["direct", "fft"])},
    packages=("scipy",),
    mutants={
        "scipy.signal.correlate instead": {"name": "correlate"},
        'mode "same", which is as long as the first': {"modes": ("same",)},
    },
)
def scipy_convolve(
    f: Finite,
    g: Finite,
    way: str,
    *,
    name: str = "convolve",
    modes: tuple[str, ...] = ("full", "valid"),
) -> Claim:
    """scipy.signal.convolve commutes in "full" and "valid", not in "same": compared with f * g."""
    import numpy as np
    from scipy import signal

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    function = named(signal, name)
    orders = ((one, other), (other, one))
    seen = [function(*order, mode, way).tolist() for mode in modes for order in orders]
    return Exactly(seen, [listed(f, g, mode) for mode in modes for _ in orders])
