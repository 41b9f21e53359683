"""Evidence for `convolution-distrib`: f * (g + h) = f * g + f * h, and scalars are taken out."""

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.rounding import Rounded, WithinRounding
from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    analytic_functions,
    bumps,
    convolve_at,
    everywhere,
)
from fundamentals.evidence.models.pieces import X, Y, integral, polynomial
from fundamentals.evidence.models.piecewise import TENT, Piecewise, arbitrary, integrand, piecewise
from fundamentals.evidence.models.sequences import Finite, convolve

Combine = Callable[[Any, Any], Any]
Lists = tuple[list[int], list[tuple[int, int]]]  # f; and g and h, value beside value

places = st.integers(-30, 30).map(lambda n: Fraction(n, 6))
scalars = st.integers(-12, 12).map(lambda n: Fraction(n, 4))
triples = {"f": arbitrary(), "g": arbitrary(), "h": arbitrary(), "at": places}


def value(f: Piecewise, g: Piecewise, at: Fraction) -> Fraction:
    """(f * g)(at), integrated piece by piece."""
    return integrand(f, g, at).integral()


@check(
    layer="enclosed",
    given=triples,
    instances=60,
    mutants={
        "a difference in place of the sum": {"outside": operator.sub},
        "multiplied in place of added": {"inside": operator.mul},
    },
)
def sums(
    f: Piecewise,
    g: Piecewise,
    h: Piecewise,
    at: Fraction,
    *,
    inside: Combine = operator.add,
    outside: Combine = operator.add,
) -> Claim:
    """f * (g + h) = f * g + f * h and (g + h) * f = g * f + h * f, piece by piece; exact."""
    return Every(
        Exactly(value(f, inside(g, h), at), outside(value(f, g, at), value(f, h, at))),
        Exactly(value(inside(g, h), f, at), outside(value(g, f, at), value(h, f, at))),
    )


@check(
    layer="enclosed",
    given={"f": arbitrary(), "g": arbitrary(), "c": scalars, "at": places},
    instances=60,
    mutants={
        "taken out of both at once": {"power": 2},
        "added in place of multiplied": {"out": operator.add},
    },
)
def scalars_are_taken_out(
    f: Piecewise,
    g: Piecewise,
    c: Fraction,
    at: Fraction,
    *,
    power: int = 1,
    out: Combine = operator.mul,
) -> Claim:
    """(c f) * g = c (f * g) = f * (c g); exact."""
    outside = out(c**power, value(f, g, at))
    return Exactly((value(f.scale(c), g, at), value(f, g.scale(c), at)), (outside, outside))


@check(
    layer="enclosed",
    given={
        "c": st.integers(1, 3),
        "d": st.integers(-3, -1),
        "number": st.integers(-9, 9),
        "far": st.integers(1, 20).map(Fraction),
    },
    instances=60,
    mutants={"one of them the tent": {"f": TENT}},
)
def constants_have_none(
    c: int, d: int, number: int, far: Fraction, *, f: Piecewise | None = None
) -> Claim:
    """No number is the convolution of two constants: wide integrals are off by more than 1."""
    high = far + abs(number) + 2
    seen = piecewise([-far, high], [[c * d]])
    return Less(1, abs((f * seen if f else seen).integral() - number))


@check(
    layer="enclosed",
    given={
        "at": places,
        "a": st.integers(6, 99).map(Fraction),
        "b": st.integers(6, 99).map(Fraction),
    },
    instances=60,
    mutants={"f the tent: all three exist": {"f": TENT}, "the values added": {"total": 2}},
)
def only_the_sum_exists(
    at: Fraction, a: Fraction, b: Fraction, *, f: Piecewise | None = None, total: int = 1
) -> Claim:
    """Over [−a, b], f = g = 1 and h = tent − 1: f * g is a + b, f * h 1 − a − b, f * (g + h) 1.

    The first two have no limits; the third is the same in every window around the support.
    """
    one = piecewise([-a, b], [[1]])
    bump = TENT.translate(at)  # y ↦ tent(x − y), since the tent is even
    factor = one * f if f else one
    seen = [(factor * g).integral() for g in (one, bump - one, bump)]
    return Exactly(seen, [a + b, 1 - a - b, total])


@check(
    layer="enclosed",
    given={
        "f": st.one_of(bumps(), bumps(1)),
        "g": analytic_functions(),
        "h": analytic_functions(),
        "at": places,
    },
    instances=6,
    mutants={"a difference in place of the sum": {"outside": operator.sub}},
)
def smooth_factors(
    f: Bump, g: Analytic, h: Analytic, at: Fraction, *, outside: Combine = operator.add
) -> Claim:
    """The same for bumps and functions that are analytic on ℝ, by certified integrals."""
    total = everywhere(g.pieces[0] + h.pieces[0])
    parts: list[flint.arb] = [convolve_at(f.function, part, at) for part in (g, h)]
    return Equal(convolve_at(f.function, total, at), outside(*parts))


@check(
    layer="derived",
    given={"m": st.integers(0, 2), "n": st.integers(0, 2)},
    instances=40,  # of nine different ones
    mutants={"f counted twice": {"times": 2}, "the scalar lost": {"scalar": 1}},
)
def linear(m: int, n: int, *, times: int = 1, scalar: int | None = None) -> Claim:
    """f * (g + c h) = f * g + c (f * h) for all polynomials, f on [a, b], and all scalars c."""
    a, b, c = sympy.symbols("a b c", real=True)
    f, g, h = polynomial("f", m, Y), polynomial("g", n, X - Y), polynomial("h", m, X - Y)
    outside = c if scalar is None else scalar
    parts = times * integral(f * g, a, b, Y) + outside * integral(f * h, a, b, Y)
    return Identity(integral(f * (g + c * h), a, b, Y), sympy.expand(parts))


three_lists = st.tuples(
    st.lists(st.integers(-9, 9), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=6),
).filter(lambda lists: any(lists[0]) and any(a + b for a, b in lists[1]))  # f * (g + h) is not 0


@check(
    layer="observed",
    given={"lists": three_lists},
    packages=("numpy", "scipy"),
    mutants={"a difference in place of the sum": {"outside": operator.sub}},
)
def integer_samples(lists: Lists, *, outside: Combine = operator.add) -> Claim:
    """numpy.convolve and scipy.signal.convolve distribute over sums of lists; exact in int64."""
    import numpy as np
    from scipy import signal

    f, (g, h) = np.array(lists[0]), np.array(lists[1]).T
    functions = (np.convolve, signal.convolve)
    return Exactly(
        [function(f, g + h) for function in functions],
        [outside(function(f, g), function(f, h)) for function in functions],
    )


@check(
    layer="observed",
    given={"lists": three_lists},
    packages=("numpy",),
    mutants={
        "f reversed": {"step": -1},
        "both sides the same floats": {"same": True},
    },
)
def float_samples(lists: Lists, *, step: int = 1, same: bool = False) -> Claim:
    """numpy.convolve in floats: f * (g + h) and f * g + f * h differ, each within its rounding."""
    import numpy as np

    f, (g, h) = np.array(lists[0]) / 10, np.array(lists[1]).T / 10
    left = np.convolve(f[::step], g + h).tolist()
    right = (np.convolve(f, g) + np.convolve(f, h)).tolist()
    one, two, three = (Finite(0, tuple(map(Rounded.exact, v.tolist()))) for v in (f, g, h))
    total = Finite(0, tuple(a + b for a, b in zip(two.values, three.values, strict=True)))
    parts = zip(convolve(one, two).values, convolve(one, three).values, strict=True)
    within = (
        WithinRounding(left, convolve(one, total).values),
        WithinRounding(right, tuple(a + b for a, b in parts)),
    )
    equal = Exactly(list(map(Fraction, left)), list(map(Fraction, right)))
    return Every(*within, equal) if same else Every(*within)
