"""Evidence for `taylor-vector-valued-fails`: one ν does not serve both components of (t², t³)."""

from collections.abc import Callable
from fractions import Fraction
from math import comb, factorial

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Different, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.pieces import polynomial
from fundamentals.evidence.models.taylor import Unsolvable, cases, symbolic_remainder

Curve = Callable[[int], tuple[tuple[int, int], tuple[int, int]]]

orders = {"m": st.integers(0, 8)}


def two_degrees(m: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The curve (tᵐ⁺², tᵐ⁺³), as the factor and the degree of each component."""
    return (1, m + 2), (1, m + 3)


def one_degree(m: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The curve (tᵐ⁺², 3tᵐ⁺²), which runs along a straight line."""
    return (1, m + 2), (3, m + 2)


@check(
    layer="enclosed",
    mutants={"(t², 3t²)": {"second": lambda t: 3 * t**2, "slope": lambda t: 6 * t}},
)
def witness(
    *,
    second: Callable[[Fraction], Fraction] = lambda t: t**3,
    slope: Callable[[Fraction], Fraction] = lambda t: 3 * t**2,
) -> Claim:
    """On [0, 1] t² needs ν = 1/2, exactly; there t³ has the slope 3/4, which is not 1 = 1³ − 0³.

    It needs ν² = 1/3.
    """
    zero, one, nu = Fraction(0), Fraction(1), Fraction(1, 2)
    return Every(
        Exactly(one**2 - zero**2, 2 * nu),
        Different(second(one) - second(zero), slope(nu)),
        Different(nu**2, Fraction(1, 3)),
    )


@check(
    layer="enclosed",
    given=orders,
    instances=80,  # of nine different ones: each comes up
    mutants={"(tᵐ⁺², 3tᵐ⁺²)": {"curve": one_degree}},
)
def no_nu_at_all(m: int, *, curve: Curve = two_degrees) -> Claim:
    """For (tᵐ⁺², tᵐ⁺³) at 0, order m and dx = 1, no ν in (0, 1) solves (4) for both components.

    For c·tᵈ it reads c = c·C(d, m+1)·νᵈ⁻ᵐ⁻¹. The sum of the squares of both differences excludes 0
    on intervals that cover [0, 1].
    """

    def gap(nu: flint.arb) -> flint.arb:
        differences = (c - c * comb(d, m + 1) * nu ** (d - m - 1) for c, d in curve(m))
        return sum((x**2 for x in differences), flint.arb(0))

    return Unsolvable(gap)


@check(
    layer="enclosed",
    given={"m": st.integers(0, 200)},
    mutants={"(tᵐ⁺², 3tᵐ⁺²)": {"curve": one_degree}},
)
def components_disagree(m: int, *, curve: Curve = two_degrees) -> Claim:
    """The values of ν that (tᵐ⁺², tᵐ⁺³) needs, to the power that makes them rational, differ."""
    (_, first), (_, second) = curve(m)
    nu = Fraction(1, comb(first, m + 1))
    return Different(nu ** (second - m - 1), Fraction(1, comb(second, m + 1)))


@check(
    layer="enclosed",
    given={"m": st.integers(0, 12)},
    mutants={"the derivative at 1/4 only": {"at": Fraction(1, 4)}},
)
def the_bound_does_hold(m: int, *, at: Fraction = Fraction(1)) -> Claim:
    """‖R_m‖ < M/(m+1)! for the same curves, M = max ‖f⁽ᵐ⁺¹⁾‖ on [0, 1], taken at 1; squared."""
    first, second = comb(m + 2, m + 1) * at, comb(m + 3, m + 1) * at**2
    return Less(2, first**2 + second**2)


@check(
    layer="derived",
    given=cases(m=range(5)),
    instances=60,  # of five different ones: each comes up
    mutants={"both components of degree m + 2": {"degree": 2}, "another ν": {"part": 1}},
)
def residue_of_the_second_component(m: int, *, degree: int = 3, part: int = 2) -> Claim:
    """With ν = 1/(m+2), which degree m + 2 needs, degree m + 3 leaves b(m+1)/(2(m+2)) dxᵐ⁺³.

    For all polynomials of these degrees; b ≠ 0 is the leading coefficient of the second.
    """
    t, a, dx = sympy.symbols("t a dx", real=True)
    nu = sympy.Rational(1, m + part)

    def residue(letter: str, top: int) -> sympy.Expr:
        f = polynomial(letter, top, t - a)
        slope = sympy.Derivative(f, t, m + 1).subs(t, a + nu * dx)
        return symbolic_remainder(f, t, a, dx, m) - slope * dx ** (m + 1) / factorial(m + 1)

    leading = sympy.Symbol(f"b{m + 3}", real=True)
    left = leading * dx ** (m + 3) * sympy.Rational(m + 1, 2 * (m + 2))
    return Identity([residue("a", m + 2), residue("b", m + degree)], [0, left])


@check(layer="derived", mutants={"twice the speed": {"speed": 2}, "half a turn": {"turns": 1}})
def circle(*, speed: int = 1, turns: int = 2) -> Claim:
    """(cos t, sin t) on [0, 2π]: the chord is 0, the derivative has length 1 throughout."""
    t = sympy.Symbol("t", real=True)
    curve = sympy.Matrix([sympy.cos(t), sympy.sin(t)])
    chord = curve.subs(t, turns * sympy.pi) - curve.subs(t, 0)
    length = sympy.Add(*(sympy.Derivative(component, t) ** 2 for component in curve))
    return Every(Identity(chord, sympy.zeros(2, 1)), Identity(length, speed**2))
