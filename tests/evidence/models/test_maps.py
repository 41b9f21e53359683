"""What balls know of random maps must be true, and must say something."""

from fractions import Fraction
from typing import Any

import flint
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.evidence.models.maps import (
    Map,
    Point,
    ball,
    displaced,
    evaluate,
    jacobian_by_series,
    jacobian_by_symbols,
    maps,
    norm,
    points,
    remainder_bound,
    slope_along,
    variables,
)

x0, x1 = variables(2)


@given(maps(2, 2), points(2))
@settings(max_examples=25, deadline=None)
def test_a_value_encloses_what_sympy_computes(f: Map, a: Point) -> None:
    """The ball of a component contains sympy's value with many digits."""
    exact = {
        x: sympy.Rational(c.numerator, c.denominator) for x, c in zip(variables(2), a, strict=True)
    }

    values = f([ball(c) for c in a])

    for value, component in zip(values, f.components, strict=True):
        digits = sympy.N(component.subs(exact), 30)
        assert abs(value - flint.arb(str(digits))) < 1e-10


def test_half_powers_and_constants_of_sympy_are_evaluated() -> None:
    """sin(atan x) becomes x/√(1+x²) and 4·atan(1) becomes π before evaluation sees them."""
    value = evaluate(sympy.sin(sympy.atan(x0)) + sympy.atan(1) + sympy.E, {x0: flint.arb(1)})

    assert value.overlaps(1 / flint.arb(2).sqrt() + flint.arb.pi() / 4 + flint.arb.const_e())


def test_an_unknown_function_is_refused_by_name() -> None:
    """A function without an enclosure is an error, never a guess."""
    with pytest.raises(NotImplementedError, match="gamma"):
        evaluate(sympy.gamma(x0), {x0: flint.arb(1)})


def test_jacobian_of_a_known_map() -> None:
    """Both ways to a Jacobian give the entries of the textbook, row by row."""
    f = Map(2, (x0**2 * x1, 5 * x0 + sympy.sin(x1)))
    a = (Fraction(3), Fraction(2))
    expected = [[flint.arb(12), flint.arb(9)], [flint.arb(5), flint.arb(2).cos()]]

    both = jacobian_by_series(f, a), jacobian_by_symbols(f, [ball(c) for c in a])

    for matrix in both:
        for row, wanted in zip(matrix, expected, strict=True):
            assert all(entry.overlaps(want) for entry, want in zip(row, wanted, strict=True))


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    n = draw(st.integers(1, 3))
    return {"f": draw(maps(n, 2)), "a": draw(points(n)), "h": draw(points(n))}


@given(lines())
@settings(max_examples=25, deadline=None)
def test_the_remainder_lies_in_its_bound(line: dict[str, Any]) -> None:
    """f(a+h) − f(a) − slope overlaps the enclosure of the Lagrange remainder."""
    f, a, h = line["f"], line["a"], line["h"]

    rests = [
        y - x - d
        for x, y, d in zip(
            f([ball(c) for c in a]), f(displaced(a, h)), slope_along(f, a, h), strict=True
        )
    ]

    assert all(r.overlaps(b) for r, b in zip(rests, remainder_bound(f, a, h), strict=True))


def test_even_powers_of_balls_around_zero_are_not_negative() -> None:
    """What holds for numbers holds for wide balls, and for series: 1/(x² + 1) has no pole."""
    (x,) = variables(1)
    wide = flint.arb(0).union(flint.arb(2))

    number = evaluate(1 / (x**2 + 1), {x: wide})
    series = evaluate(1 / (x**2 + 1), {x: flint.arb_series([wide, 1], 3)})

    assert evaluate(x**2, {x: flint.acb(0, 1)}).overlaps(flint.acb(-1)), "complex squares may be"
    assert number.is_finite()
    assert all(number.contains(v) for v in (1, 0.2))
    assert series[0].overlaps(number)
    assert series[1].contains(-0.5), "the slope at 1"


def test_the_norm_of_a_ball_around_zero_reaches_down_to_zero() -> None:
    """A vector that may be 0 has a length that may be 0, and no NaN."""
    length = norm([flint.arb(0, 0.5), flint.arb(0)])

    assert length.contains(0)
    assert length.contains(flint.arb(0.5))
    assert not length.contains(flint.arb(0.6))
    assert norm([Fraction(3), Fraction(4)]).overlaps(flint.arb(5))
