"""Exact piecewise polynomials, against sympy's integrals and against cases worked by hand."""

from fractions import Fraction
from itertools import pairwise

import flint
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.evidence.models.piecewise import (
    BOX,
    STEP,
    TENT,
    Piecewise,
    arbitrary,
    continuous,
    convolve,
    convolve_polynomial,
    correlate,
    hat,
    integrand,
    norm,
    piecewise,
    value_of,
)

half = Fraction(1, 2)
x, y = sympy.symbols("x y", real=True)
places = st.fractions(min_value=-6, max_value=6, max_denominator=6)

Pieces = list[tuple[Fraction, Fraction, list[int]]]


@st.composite
def pieces(draw: st.DrawFn) -> Pieces:
    """Intervals side by side, and a polynomial on each."""
    breaks = draw(st.lists(places, min_size=2, max_size=4, unique=True).map(sorted))
    return [
        (a, b, draw(st.lists(st.integers(-4, 4), min_size=1, max_size=4)))
        for a, b in pairwise(breaks)
    ]


def made(parts: Pieces) -> Piecewise:
    return piecewise([parts[0][0], *(b for _, b, _ in parts)], [p for _, _, p in parts])


def rational(number: Fraction) -> sympy.Rational:
    return sympy.Rational(number.numerator, number.denominator)


def by_sympy(f: Pieces, g: Pieces, at: Fraction, sign: int) -> Fraction:
    """∫ f(y) g(at + sign·y) dy, piece against piece, over what they have in common."""
    total = sympy.Integer(0)
    for a, b, p in f:
        for c, d, q in g:
            ends = sorted([sign * (c - at), sign * (d - at)])
            low, high = max(a, ends[0]), min(b, ends[1])
            if low < high:
                one = sum(k * y**i for i, k in enumerate(p))
                two = sum(k * (rational(at) + sign * y) ** i for i, k in enumerate(q))
                total += sympy.integrate(
                    sympy.expand(one * two), (y, rational(low), rational(high))
                )
    return Fraction(int(total.p), int(total.q))


@given(pieces(), pieces(), places)
@settings(max_examples=30, deadline=None)
def test_convolution_and_correlation_are_what_sympy_integrates(
    f: Pieces, g: Pieces, at: Fraction
) -> None:
    """Both ways to each value are the integral of a product, pieces against pieces."""
    one, two = made(f), made(g)

    convolved, correlated = by_sympy(f, g, at, -1), by_sympy(f, g, at, 1)

    assert convolve(one, two)(at) == integrand(one, two, at).integral() == convolved
    assert correlate(one, two)(at) == integrand(one, two, at, sign=1).integral() == correlated


@given(pieces(), places)
@settings(max_examples=30, deadline=None)
def test_values_are_those_of_the_pieces(f: Pieces, at: Fraction) -> None:
    """Between two breakpoints the polynomial there, 0 outside; from the right at a breakpoint."""
    inside = [p for a, b, p in f if a <= at < b]

    expected = sum(c * at**k for k, c in enumerate(inside[0])) if inside else 0

    assert made(f)(at) == expected


@given(pieces(), pieces(), places, places)
@settings(max_examples=30, deadline=None)
def test_operations_are_those_of_the_values(
    f: Pieces, g: Pieces, at: Fraction, b: Fraction
) -> None:
    """Sum, multiple, product, translate and reflection, at a point; the last off breakpoints."""
    one, two = made(f), made(g)
    sides = Fraction(1, 1000)  # the places have denominators of at most 6

    assert (one + two)(at) == one(at) + two(at)
    assert (one - two)(at) == one(at) - two(at)
    assert one.scale(half)(at) == one(at) / 2
    assert (one * two)(at) == one(at) * two(at)
    assert one.translate(b)(at) == one(at - b)
    assert one.reflect()(at + sides) == one(-at - sides)


@given(pieces(), places, places)
@settings(max_examples=30, deadline=None)
def test_integrals_are_those_of_sympy(f: Pieces, low: Fraction, high: Fraction) -> None:
    """Over the line and over an interval; and the derivative of the antiderivative is f."""
    low, high = sorted((low, high))
    window: Pieces = [(low, high, [1])]
    function = made(f)

    assert function.integral() == by_sympy(f, [(Fraction(-20), Fraction(20), [1])], Fraction(0), 1)
    expected = by_sympy(f, window, Fraction(0), 1) if low < high else 0
    assert function.integral_over(low, high) == expected
    assert function.antiderivative().derivative() == function


@given(pieces(), st.lists(st.integers(-4, 4), max_size=4), places)
@settings(max_examples=30, deadline=None)
def test_a_polynomial_on_the_whole_line(f: Pieces, g: list[int], at: Fraction) -> None:
    """f * g for a polynomial g: what the polynomial gives on a window as wide as is needed."""
    polynomial = tuple(Fraction(c) for c in g)

    wide: Pieces = [(Fraction(-20), Fraction(20), g)]

    assert value_of(convolve_polynomial(made(f), polynomial), at) == by_sympy(f, wide, at, -1)


def test_functions_known_by_heart() -> None:
    """The box, the tent, and what they give."""
    assert [BOX(t) for t in (-half, Fraction(0), half)] == [1, 1, 0]
    assert piecewise([-1, 0, 1], [[1, 1], [1, -1]]) == TENT
    assert TENT.derivative() == piecewise([-1, 0, 1], [[1], [-1]])
    assert convolve(BOX, BOX) == TENT
    assert hat(0, 1, 4)(Fraction(3)) == Fraction(1, 3)
    assert convolve(STEP, STEP) == piecewise([0], [[0, 1]])


def test_norm_is_cut_at_the_roots() -> None:
    """∫ |x² − 2| over [0, 2] is (8√2 − 4)/3; roots at the ends and double ones cut nothing."""
    assert norm(piecewise([0, 2], [[-2, 0, 1]])).overlaps((8 * flint.arb(2).sqrt() - 4) / 3)
    assert norm(piecewise([-1, 1], [[-1, 0, 1]])).overlaps(flint.arb(4) / 3)
    assert norm(piecewise([-1, 1], [[0, 0, -1]])).overlaps(flint.arb(2) / 3)
    assert norm(piecewise([-1, 1, 2], [[0, 1], [0, 0]])) == 1


@given(arbitrary())
@settings(max_examples=30, deadline=None)
def test_norm_of_what_changes_no_sign(f: Piecewise) -> None:
    """∫ f² by the norm is the exact integral of the product."""
    assert norm(f * f).overlaps(flint.arb(flint.fmpq(*(f * f).integral().as_integer_ratio())))
    assert norm(f) >= abs(flint.arb(flint.fmpq(*f.integral().as_integer_ratio()))) - 1e-10


def test_support() -> None:
    """A tail that goes on is seen; what cancels leaves no breakpoint."""
    assert TENT.has_compact_support
    assert not STEP.has_compact_support
    assert not (TENT + STEP.antiderivative()).has_compact_support
    assert (STEP - STEP.translate(Fraction(1))).breaks == (0, 1)
    assert (TENT - TENT).breaks == ()
    assert (TENT - TENT).integral() == 0
    with pytest.raises(ValueError, match="compact"):
        STEP.reflect()
    with pytest.raises(ValueError, match="compact"):
        STEP.integral()


@pytest.mark.parametrize(
    ("breaks", "parts"), [([1, 0], [[1]]), ([0, 0], [[1]]), ([0, 1], []), ([], [[1]])]
)
def test_breakpoints_and_pieces_must_fit(breaks: list[int], parts: list[list[int]]) -> None:
    """What is no function is refused."""
    with pytest.raises(ValueError, match="breakpoints"):
        piecewise(breaks, parts)


@given(continuous(), continuous(2), arbitrary())
@settings(max_examples=30, deadline=None)
def test_random_functions_are_as_smooth_as_promised(
    f: Piecewise, g: Piecewise, h: Piecewise
) -> None:
    """No jump of an order up to that of the class; compact support; never 0."""
    assert all(k > 0 for _, k, _ in f.jumps)
    assert all(k > 2 for _, k, _ in g.jumps)
    assert all(k.has_compact_support and k.breaks for k in (f, g, h))
