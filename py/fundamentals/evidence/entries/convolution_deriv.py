"""Evidence for `convolution-deriv`: (f * g)⁽ᵏ⁾ = f * g⁽ᵏ⁾."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.rounding import Rounded, WithinRounding
from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, Less, check
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    analytic_functions,
    bumps,
    convolve_at,
    correlate_at,
    everywhere,
)
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.pieces import X, Y, integral, polynomial
from fundamentals.evidence.models.piecewise import (
    BOX,
    TENT,
    Piecewise,
    arbitrary,
    continuous,
    convolve,
    integrand,
    piecewise,
)
from fundamentals.evidence.models.sequences import Finite, finite_sequences
from fundamentals.evidence.models.sequences import convolve as convolve_sequences

Orders = Callable[[int], tuple[int, int]]
Slide = Callable[[Analytic, Analytic, Fraction], flint.arb]

places = st.integers(-30, 30).map(lambda n: Fraction(n, 6))


def derived(f: Piecewise, k: int) -> Piecewise:
    """The k-th derivative between the breakpoints."""
    for _ in range(k):
        f = f.derivative()
    return f


def of_the_right(k: int) -> tuple[int, int]:
    """All k derivatives of the right factor."""
    return 0, k


def of_both(k: int) -> tuple[int, int]:
    """k derivatives of each."""
    return k, k


def one_too_few(k: int) -> tuple[int, int]:
    """One derivative forgotten."""
    return 0, k - 1


WRONG_ORDERS = {
    "derivative of both": {"orders": of_both},
    "one derivative too few": {"orders": one_too_few},
}


@st.composite
def splines(draw: st.DrawFn, lowest: int) -> dict[str, Any]:
    """k, f continuous, g of class C^(k + lowest), both with compact support, and a point.

    Of class C^(−1): with jumps.
    """
    k = draw(st.integers(1, 3))
    g = draw(continuous(k + lowest) if k + lowest >= 0 else arbitrary())
    return {"f": draw(continuous()), "g": g, "k": k, "at": draw(places)}


@check(
    layer="enclosed",
    given=splines(0),
    instances=50,
    mutants={**WRONG_ORDERS, "the support of g cut off too early": {"cut": Fraction(1, 8)}},
)
def of_the_smooth_factor(
    f: Piecewise,
    g: Piecewise,
    k: int,
    at: Fraction,
    *,
    orders: Orders = of_the_right,
    cut: Fraction = Fraction(0),
) -> Claim:
    """g of class C^k: (f * g)⁽ᵏ⁾(x) = ∫ f(y) g⁽ᵏ⁾(x − y) dy, integrated piece by piece; exact."""
    on_f, on_g = orders(k)
    seen = g * piecewise([g.breaks[0], g.breaks[-1] - cut], [[1]])
    right = integrand(derived(f, on_f), derived(seen, on_g), at).integral()
    return Exactly(derived(convolve(f, g), k)(at), right)


@check(
    layer="enclosed",
    given={"f": continuous(2), "g": continuous(1), "at": places},
    instances=50,
    mutants={
        "all of the factor that is not smooth enough": {"orders": (0, 3)},
        "one derivative too few": {"orders": (1, 1)},
    },
)
def shared_between_the_factors(
    f: Piecewise, g: Piecewise, at: Fraction, *, orders: tuple[int, int] = (2, 1)
) -> Claim:
    """(f * g)‴ = f″ * g′ for f of class C² and g of class C¹, piece by piece; exact."""
    on_f, on_g = orders
    right = integrand(derived(f, on_f), derived(g, on_g), at).integral()
    return Exactly(derived(convolve(f, g), 3)(at), right)


@check(
    layer="enclosed",
    given=splines(-2),
    instances=60,
    mutants={"f * g⁽ᵏ⁾ alone": {"copies": 0}, "copies in the wrong places": {"sign": 1}},
)
def corners_leave_copies(
    f: Piecewise, g: Piecewise, k: int, at: Fraction, *, copies: int = 1, sign: int = -1
) -> Claim:
    """Where g⁽ᵏ⁻¹⁾ jumps, by c at t, (12) fails: (f * g)⁽ᵏ⁾(x) = (f * g⁽ᵏ⁾)(x) + ∑ c f(x − t).

    There g⁽ᵏ⁾ is the derivative between the jumps. A corner of g is such a jump for k = 2.
    """
    between = integrand(f, derived(g, k), at).integral()
    left_over = sum(c * f(at + sign * t) for t, order, c in g.jumps if order == k - 1)
    return Exactly(derived(convolve(f, g), k)(at), between + copies * left_over)


@check(
    layer="enclosed",
    given={
        "at": places,
        "a": st.integers(6, 99).map(Fraction),
        "b": st.integers(6, 99).map(Fraction),
    },
    instances=60,
    mutants={"f the box": {"f": BOX}},
)
def needs_existence(at: Fraction, a: Fraction, b: Fraction, *, f: Piecewise | None = None) -> Claim:
    """For f = 1 and g′ the tent, over [−a, b]: f * g′ is 1, but f * g is x + a, without a limit.

    So there is nothing whose derivative could be 1. The smooth step g is the integral of the tent.
    """
    window = f or piecewise([-a, b], [[1]])
    step = TENT.antiderivative()
    return Exactly((convolve(window, TENT)(at), convolve(window, step)(at)), (1, at + a))


@check(
    layer="enclosed",
    given={
        "low": places,
        "width": st.integers(1, 8).map(lambda n: Fraction(n, 2)),
        "rate": st.sampled_from([-3, -2, -1, 1, 2, 3]),
        "phase": places,
        "at": places,
        "h": st.integers(-9, 9).filter(bool).map(lambda n: Fraction(n, 1000)),
    },
    instances=20,
    mutants={"derivative of both": {"orders": (1, 1)}, "no derivative": {"orders": (0, 0)}},
)
def difference_quotients(
    low: Fraction,
    width: Fraction,
    rate: int,
    phase: Fraction,
    at: Fraction,
    h: Fraction,
    *,
    orders: tuple[int, int] = (0, 1),
) -> Claim:
    """|(f * g)(x + h) − (f * g)(x) − h (f * g′)(x)| ≤ h²/2 max |g″| ∫ |f|, by certified integrals.

    f ≥ 0 has compact support; g(x) = sin(ax + b), so |g″| ≤ a². Up to 10⁻¹⁵ of the right side.
    """
    f = Bump(low, low + width, sympy.S.One, 1).function
    wave = sympy.sin(rate * X + sympy.Rational(phase.numerator, phase.denominator))
    derivatives = [(f, everywhere(wave)), (f.derivative(), everywhere(sympy.diff(wave, X)))]
    (one, _), (_, other) = (derivatives[order] for order in orders)
    step = convolve_at(f, everywhere(wave), at + h) - convolve_at(f, everywhere(wave), at)
    mass = convolve_at(f, everywhere(sympy.S.One), at)
    most = ball(h * h * rate * rate / 2 * (1 + Fraction(1, 10**15))) * mass
    return Less(abs(step - ball(h) * convolve_at(one, other, at)), most)


@check(
    layer="enclosed",
    given={"f": st.one_of(bumps(), bumps(1)), "g": analytic_functions(), "at": places},
    instances=6,
    mutants={"kernel not flipped": {"slide": correlate_at}},
)
def of_either_factor(f: Bump, g: Analytic, at: Fraction, *, slide: Slide = convolve_at) -> Claim:
    """f′ * g = f * g′ for bumps f and functions g analytic on ℝ, by certified integrals."""
    return Equal(slide(f.function.derivative(), g, at), slide(f.function, g.derivative(), at))


@check(
    layer="derived",
    given={"m": st.integers(0, 2), "n": st.integers(0, 3), "k": st.integers(1, 3)},
    instances=40,  # of 36 different ones
    mutants=WRONG_ORDERS,
)
def under_the_integral(m: int, n: int, k: int, *, orders: Orders = of_the_right) -> Claim:
    """dᵏ/dxᵏ ∫ f(y) g(x − y) dy = ∫ f(y) g⁽ᵏ⁾(x − y) dy over [a, b], for all polynomials f, g."""
    a, b = sympy.symbols("a b", real=True)
    on_f, on_g = orders(k)
    f, g = polynomial("f", m, Y), polynomial("g", n, X)
    left = sympy.Derivative(integral(f * g.subs(X, X - Y), a, b, Y), X, k)
    right = sympy.Derivative(f, Y, on_f) * sympy.Derivative(g, X, on_g).subs(X, X - Y)
    return Identity(sympy.expand(left), integral(right, a, b, Y))


@check(
    layer="derived",
    given={"m": st.integers(0, 3), "n": st.integers(0, 3)},
    instances=40,  # of sixteen different ones
    mutants={"(12) as printed, although g jumps at 0": {"boundary": 0}},
)
def on_the_half_line(m: int, n: int, *, boundary: int = 1) -> Claim:
    """d/dx ∫₀ˣ f(y) g(x − y) dy = f(x) g(0) + ∫₀ˣ f(y) g′(x − y) dy, for all polynomials f, g."""
    f, g = polynomial("f", m, Y), polynomial("g", n, X)
    left = sympy.Derivative(integral(f * g.subs(X, X - Y), sympy.S.Zero, X, Y), X)
    inside = integral(f * sympy.Derivative(g, X).subs(X, X - Y), sympy.S.Zero, X, Y)
    edge = boundary * f.subs(Y, X) * g.subs(X, 0)
    return Identity(sympy.expand(left), sympy.expand(inside + edge))


sequences = {"f": finite_sequences(), "g": finite_sequences()}


@check(
    layer="observed",
    given={**sequences, "k": st.integers(1, 3)},
    packages=("numpy",),
    mutants={"derivative of both": {"of_f": 1}, "zeros on one side only": {"sides": (2, 0)}},
)
def differences_of_samples(
    f: Finite, g: Finite, k: int, *, of_f: int = 0, sides: tuple[int, int] = (1, 1)
) -> Claim:
    """numpy.diff of order k of numpy.convolve(f, g) is numpy.convolve(f, numpy.diff(g)); exact.

    Every list with zeros on both sides, as many as differences are taken.
    """
    import numpy as np

    def differences(values: Any, order: int, sides: tuple[int, int] = (1, 1)) -> Any:
        return np.diff(np.pad(values, tuple(order * side for side in sides)), order)

    one, other = (np.array(s.values, dtype=np.int64) for s in (f, g))
    right = np.convolve(differences(one, of_f * k), differences(other, k, sides))
    return Exactly(differences(np.convolve(one, other), k), right)


def gaussian(sigma: Fraction, radius: int, order: int) -> Finite:
    """The Gaussian at −radius, …, radius, with sum 1, or its derivative, as scipy.ndimage rounds.

    With u = 2⁻⁵³: the exponent n²/(2σ²) is off by at most 3u times itself; exp of it by that and by
    8u, as is assumed; the sum of the values by as much and by 2 radius u; dividing by it and, for
    the derivative, multiplying with −n/σ² add 4u. With terms of second order: below twice that.
    """
    u, squares = flint.arb(2) ** -53, [Fraction(n * n) for n in range(-radius, radius + 1)]
    bells = [(-ball(s / (2 * sigma**2))).exp() for s in squares]
    share = 2 * u * ball(2 * (3 * squares[0] / (2 * sigma**2) + 8) + 2 * radius + 4)
    total = sum(bells, flint.arb(0))
    weights = [
        bell / total * ball((-n / sigma**2) ** order)
        for n, bell in zip(range(-radius, radius + 1), bells, strict=True)
    ]
    return Finite(-radius, tuple(Rounded.off_by(w, share * abs(w)) for w in weights))


@check(
    layer="observed",
    given={
        "f": finite_sequences(12).filter(lambda f: any(f.values)),
        "sigma": st.integers(2, 8).map(lambda n: Fraction(n, 4)),
    },
    instances=50,
    packages=("scipy",),
    mutants={"the kernel not differentiated": {"order": 0}, "kernel not flipped": {"step": -1}},
)
def scipy_gaussian_filter(f: Finite, sigma: Fraction, *, order: int = 1, step: int = 1) -> Claim:
    """scipy.ndimage.gaussian_filter1d(f, σ, order=1): f with the derivative of the Gaussian."""
    import numpy as np
    from scipy import ndimage

    radius = len(f.values)
    values = (*(0,) * radius, *f.values, *(0,) * radius)
    seen = ndimage.gaussian_filter1d(
        np.array(values, dtype=np.float64), float(sigma), order=1, mode="constant", radius=radius
    )
    kernel = gaussian(sigma, radius, order)
    kernel = Finite(kernel.start, kernel.values[::step])
    exact = convolve_sequences(Finite(0, tuple(map(Rounded.exact, values))), kernel)
    return WithinRounding(seen.tolist(), tuple(exact[n] for n in range(len(values))))
