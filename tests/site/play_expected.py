"""What the plays are to show, from the functions of the still pictures and the evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import Any

import flint
from play_rounding import UNIT, Line, Sized, area

from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.piecewise import TENT, Piecewise, hat
from fundamentals.pictures.entries import (
    convolution,
    convolution_comm,
    convolution_shift,
    cross_correlation,
    differentiability,
    dirac_comb,
    dirac_identity,
)

__all__ = ["EXPECTED", "Shown", "gap", "thetas"]

Shown = dict[str, Any]
Curve = Callable[[Fraction], Sized]


@dataclass(frozen=True)
class Plot:
    """The curves of a plot, in their order, and the places of its marks."""

    curves: list[Curve]
    marks: list[tuple[Sized, Sized | None]]


Expected = tuple[list[Sized], list[Plot]]


def _inputs(shown: Shown) -> list[Fraction]:
    """In the order of the play's inputs, which Node goes through backwards."""
    return [Fraction(value) for value in reversed(shown["inputs"].values())]


def _product(f: Curve, g: Curve) -> Curve:
    return lambda y: f(y) * g(y)


def _turned(g: Line, x: Fraction) -> Curve:
    return lambda y: g(x, -y)


def _convolution(shown: Shown) -> Expected:
    (x,) = _inputs(shown)
    f, g = Line.broken(convolution.F), Line.broken(convolution.G)
    both, value, moved = f.convolve(g), area(f, g, x), _turned(g, x)
    return [value, both(x)], [
        Plot([_product(f, moved), f, moved], []),
        Plot([both, both], [(Sized.of(x), value)]),
    ]


def _convolution_comm(shown: Shown) -> Expected:
    (x,) = _inputs(shown)
    f, g = Line.broken(convolution_comm.F), Line.broken(convolution_comm.G)
    middle: list[tuple[Sized, Sized | None]] = [(Sized.of(x / 2), None)]
    return [area(f, g, x), area(g, f, x)], [
        Plot([_product(f, _turned(g, x)), f, _turned(g, x)], middle),
        Plot([_product(g, _turned(f, x)), _turned(f, x), g], middle),
    ]


def _convolution_shift(shown: Shown) -> Expected:
    b, x = _inputs(shown)
    f, g = Line.broken(convolution_shift.F), Line.broken(convolution_shift.G)
    f_moved, g_moved, still = f.translate(b), g.translate(b), f.convolve(g)
    value = still(x, -b)
    return [value, area(f, g_moved, x), area(f_moved, g, x)], [
        Plot([f, g, g_moved], []),
        Plot([f, f_moved, g], []),
        Plot([still, f.convolve(g_moved), f_moved.convolve(g)], [(Sized.of(x), value)]),
    ]


def _dirac_identity(shown: Shown) -> Expected:
    width, x = _inputs(shown)
    f = Line.broken(dirac_identity.F)
    eta = Line.broken(hat(-width, 0, width).scale(1 / width))
    value = area(f, eta, x)
    whole = Sized.of(1, 12 * width * eta.size(2 * width))
    return [value, f(x), whole], [
        Plot([eta], []),
        Plot([f, f.convolve(eta)], [(Sized.of(x), f(x)), (Sized.of(x), value)]),
    ]


def _dirac_comb(shown: Shown) -> Expected:
    """More copies than the play has, so that those it has must be enough."""
    (p,) = _inputs(shown)
    f = Line.broken(dirac_comb.F)
    copies = {k: f.translate(k * p) for k in range(-20, 21)}
    repeated = Line(
        sum((copy.exact for copy in copies.values()), Piecewise()),
        sum((copy.size for copy in copies.values()), Piecewise()),
    )
    whole = repeated.exact.integral_over(Fraction(0), p)
    size = len(repeated.exact.breaks) * 2 * p * repeated.size(2 * p)
    samples = [k for k in copies if f.exact.breaks[0] < k * p < f.exact.breaks[-1]]
    reach = (len(shown["panels"][1]["curves"]) - 2) // 2
    return [Sized.of(whole, size), Sized.of(f.exact.integral(), size)], [
        Plot([f], [(Sized.of(k * p), f(k * p)) for k in samples]),
        Plot([*(copies[k] for k in range(-reach, reach + 1)), repeated], []),
    ]


def _cross_correlation(shown: Shown) -> Expected:
    (x,) = _inputs(shown)
    f, g = Line.broken(cross_correlation.F), Line.broken(cross_correlation.G)
    both, value, moved = f.correlate(g), area(f, g, x, 1), f.translate(x)
    return [value, both(x)], [
        Plot([_product(moved, g), moved, g], []),
        Plot([both, both], [(Sized.of(x), value)]),
    ]


def _cross_correlation_not_comm(shown: Shown) -> Expected:
    b, x = _inputs(shown)
    f = Line.broken(TENT)
    g = f.translate(b)
    forward, backward, mirrored = (area(*a, 1) for a in ((f, g, x), (g, f, x), (f, g, -x)))
    return [backward, mirrored, forward], [
        Plot([f, g], []),
        Plot(
            [f.correlate(g), g.correlate(f)],
            [
                (Sized.of(0), None),
                (Sized.of(x), forward),
                (Sized.of(x), backward),
                (Sized.of(-x), mirrored),
            ],
        ),
    ]


# Taylor's theorem, around 0


def _exp(_: int, t: Sized) -> Sized:
    """An error of t by δ makes one of exp t by the factor δ."""
    value = t.value.exp()
    return Sized(value, value * (1 + t.size))


def _sin(k: int, t: Sized) -> Sized:
    """Sine and cosine change at most as much as t, and near 0 a sine has a small error."""
    value = [t.value.sin, t.value.cos][k % 2]() * (-1) ** (k % 4 // 2)
    return Sized(value, abs(value) + t.size)


Derivatives = Callable[[int, Sized], Sized]


def _polynomial(f: Derivatives, n: int, x: Fraction) -> Sized:
    at = [f(k, Sized.of(0)) for k in range(n + 1)]
    terms = (c * Sized.of(x**k / factorial(k)) for k, c in enumerate(at))
    return sum(terms, Sized.of(0))


def _remainder(f: Derivatives, n: int, x: Fraction) -> Sized:
    """What is missing; its size is that of its series, at most |x|ⁿ⁺¹/(n + 1)! exp |x|."""
    value = f(0, Sized.of(x)).value - _polynomial(f, n, x).value
    return Sized(value, ball(abs(x) ** (n + 1) / factorial(n + 1)) * ball(abs(x)).exp())


def _remainder_at(f: Derivatives, n: int, p: int, x: Fraction, theta: Fraction) -> Sized:
    """Neither number nor infinite at θ = 1 for p > n + 1."""
    power = ball(1 - theta) ** (n + 1 - p)
    factor = Sized.of(x ** (n + 1) / (p * factorial(n)))
    return factor * Sized(power, power) * f(n + 1, Sized.of(theta * x))


def thetas(shown: Shown) -> list[Fraction]:
    return [Fraction(theta) for theta, _ in shown["panels"][1]["marks"]]


def _taylor(shown: Shown) -> Expected:
    x = _inputs(shown)[2]
    n, p = (int(value) for value in _inputs(shown)[:2])
    found = thetas(shown)
    value, missing = _exp(0, Sized.of(x)), _remainder(_exp, n, x)
    polynomial = _polynomial(_exp, n, x)
    guess = _remainder_at(_exp, n, p, x, found[0] if found else Fraction(1, 2))
    place = Sized.of(x)
    return [value, polynomial + guess, polynomial, guess], [
        Plot(
            [lambda t: _exp(0, Sized.of(t)), lambda t: _polynomial(_exp, n, t)],
            [(Sized.of(0), Sized.of(1)), (place, polynomial), (place, value)],
        ),
        Plot(
            [lambda t: _remainder_at(_exp, n, p, x, t) / missing, lambda _: Sized.of(1)],
            [(Sized.of(theta), Sized.of(1)) for theta in found],
        ),
    ]


def _taylor_lagrange(shown: Shown) -> Expected:
    x = _inputs(shown)[1]
    n = int(_inputs(shown)[0])
    found, place = thetas(shown), Sized.of(x)
    value, missing = _sin(0, place), _remainder(_sin, n, x)
    polynomial = _polynomial(_sin, n, x)
    guess = _remainder_at(_sin, n, n + 1, x, found[0] if found else Fraction(1, 2))

    def reach(t: Fraction) -> Sized:
        return Sized.of(abs(t) ** (n + 1) / factorial(n + 1))

    def level() -> Sized:
        return missing / Sized.of(x ** (n + 1) / factorial(n + 1))

    return [value, polynomial + guess, Sized(abs(missing.value), missing.size), reach(x)], [
        Plot(
            [
                lambda t: _polynomial(_sin, n, t) + reach(t),
                lambda t: _polynomial(_sin, n, t) - reach(t),
                lambda t: _sin(0, Sized.of(t)),
                lambda t: _polynomial(_sin, n, t),
            ],
            [(place, polynomial), (place, value)],
        ),
        Plot(
            [lambda t: _sin(n + 1, Sized.of(t * x)), lambda _: level()],
            [(Sized.of(theta), level()) for theta in found],
        ),
    ]


def gap(
    identifier: str, shown: Shown
) -> tuple[Callable[[Fraction], Sized], Callable[[Fraction], flint.arb]]:
    """The difference that is 0 for the right θ, and a bound on its slope near a θ."""
    *orders, x = _inputs(shown)
    n = int(orders[0])
    if identifier == "taylor-lagrange":
        level = _remainder(_sin, n, x) / Sized.of(x ** (n + 1) / factorial(n + 1))
        return lambda theta: _sin(n + 1, Sized.of(theta * x)) - level, lambda _: ball(abs(x))
    p = int(orders[1])
    missing = _remainder(_exp, n, x)

    def slope(theta: Fraction) -> flint.arb:
        near = flint.arb(ball(theta), ball(UNIT))
        logarithmic = ball(x) - (n + 1 - p) / (1 - near)
        return (_remainder_at(_exp, n, p, x, theta).value * logarithmic).abs_upper()

    return lambda theta: _remainder_at(_exp, n, p, x, theta) - missing, slope


# Differentiability


def _differentiability(shown: Shown) -> Expected:
    k, degrees = _inputs(shown)
    a = [Fraction(str(each)) for each in differentiability.POINT]
    angle = ball(degrees / 180) * flint.arb.pi()
    u = [Sized(each, 1 + angle) for each in (angle.cos(), angle.sin())]

    def along(t: Sized) -> Sized:
        x, y = (Sized.of(each) + t * direction for each, direction in zip(a, u, strict=True))
        return _exp(0, (x * x + y * y) * Sized.of(Fraction(-1, 2)))

    height = along(Sized.of(0))
    slope = (u[0] * Sized.of(-a[0]) + u[1] * Sized.of(-a[1])) * height

    def alpha(t: Sized) -> Sized:
        return (along(t) - height - slope * t) / t

    length = Sized(ball(10) ** ball(-k), ball(10) ** ball(-k))
    final = alpha(length)
    size_of_alpha = Sized(abs(final.value), final.size)
    return [along(length) - height, slope * length, length, final], [
        Plot(
            [lambda t: along(Sized.of(t)), lambda t: height + slope * Sized.of(t)],
            [
                (Sized.of(0), height),
                (length, height + slope * length),
                (length, along(length)),
            ],
        ),
        Plot(
            [
                lambda t: Sized(abs(alpha(Sized.of(t)).value), alpha(Sized.of(t)).size),
                lambda _: Sized.of(1),
            ],
            [(length, size_of_alpha)],
        ),
    ]


EXPECTED: dict[str, Callable[[Shown], Expected]] = {
    "convolution": _convolution,
    "convolution-comm": _convolution_comm,
    "convolution-shift": _convolution_shift,
    "cross-correlation": _cross_correlation,
    "cross-correlation-not-comm": _cross_correlation_not_comm,
    "differentiability": _differentiability,
    "dirac-comb": _dirac_comb,
    "dirac-identity": _dirac_identity,
    "taylor": _taylor,
    "taylor-lagrange": _taylor_lagrange,
}
