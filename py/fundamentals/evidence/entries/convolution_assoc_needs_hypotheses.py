"""Evidence for `convolution-assoc-needs-hypotheses`: (1 * g) * h = 0, but 1 * (g * h) = 1."""

from collections.abc import Callable
from fractions import Fraction
from math import factorial

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models import pieces
from fundamentals.evidence.models.integrals import (
    Analytic,
    Bump,
    bumps,
    convolve_at,
    everywhere,
    from_piecewise,
)
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.piecewise import (
    STEP,
    TENT,
    Piecewise,
    Polynomial,
    continuous,
    convolve,
    convolve_polynomial,
    hat,
    integrand,
    piecewise,
)

places = st.fractions(min_value=-3, max_value=3, max_denominator=6)
moves = places.filter(bool)
ONE: Polynomial = (Fraction(1),)
RAMP = piecewise([0, 1], [[0, 1], [1]])  # 0 up to 0, then rising to 1 at 1, and 1 from there on


def whole(h: Piecewise) -> Piecewise:
    """The function as it is."""
    return h


def cut_off(h: Piecewise) -> Piecewise:
    """The function up to 40, and 0 from there on: with compact support."""
    return h * piecewise([-40, 40], [[1]])


Ending = Callable[[Piecewise], Piecewise]


def both_brackets(g: Piecewise, h: Piecewise) -> list[Fraction]:
    """The numbers that (1 * g) * h and 1 * (g * h) are everywhere, where the first factor is 0.

    A convolution with 1 is the same number everywhere, and 0 convolved with h is 0.
    """
    left = convolve_polynomial(g, ONE)[0]
    if left:
        raise ValueError("1 * g is not 0, and convolving it with h may be impossible")
    return [left, convolve_polynomial(convolve(g, h), ONE)[0]]


@check(
    layer="enclosed",
    mutants={
        "the ramp cut off": {"ending": cut_off},
        "a ramp half as high": {"height": Fraction(1, 2)},
        "the tent 2 further": {"move": 2},
    },
)
def witness(*, ending: Ending = whole, height: Fraction = Fraction(1), move: int = 1) -> Claim:
    """The numbers of the Lean proof: the constant 1, two tents, the ramp give 0 and 1; exact."""
    g = TENT - TENT.translate(Fraction(move))
    return Exactly(both_brackets(g, ending(RAMP.scale(height))), [0, 1])


@check(
    layer="enclosed",
    given={"x": places},
    instances=30,
    mutants={"the tents not subtracted": {"sign": 1}, "tents 2 apart": {"apart": 2}},
)
def two_tents(x: Fraction, *, sign: int = -1, apart: int = 1) -> Claim:
    """g * h is the convolution of two tents, the integral of its definition at random points."""
    g = TENT + TENT.translate(Fraction(apart)).scale(sign)
    near = RAMP * piecewise([0, 20], [[1]])  # g sees no more of the ramp from here
    tents = integrand(TENT, TENT.translate(Fraction(1)), x).integral()
    return Exactly([integrand(g, near, x).integral(), convolve(g, RAMP)(x)], [tents, tents])


@check(
    layer="enclosed",
    mutants={"the ramp cut off": {"ending": cut_off}},
)
def witness_in_balls(*, ending: Ending = whole) -> Claim:
    """Balls around the outer integrals at 0 and at 1/3 hold 0 and 1."""
    g = TENT - TENT.translate(Fraction(1))
    product = from_piecewise(convolve(g, ending(RAMP)))
    one = everywhere(sympy.Integer(1))
    points = (Fraction(0), Fraction(1, 3))
    lefts = [convolve_at(one, from_piecewise(g), x) for x in points]
    return Equal([lefts, [convolve_at(one, product, x) for x in points]], [[0, 0], [1, 1]])


@check(
    layer="enclosed",
    given={"f": continuous(), "b": moves, "rise": continuous()},
    instances=40,
    mutants={
        "h cut off": {"ending": cut_off},
        "moved twice as far": {"factor": 2},
        "h not multiplied by its height": {"high": False},
    },
)
def any_bump_any_step(
    f: Piecewise,
    b: Fraction,
    rise: Piecewise,
    *,
    ending: Ending = whole,
    factor: int = 1,
    high: bool = True,
) -> Claim:
    """g = f − τ_b f, and h that rises from 0 to a height and stays: 0 and b · height · ∫ f; exact.

    h is continuous, and whatever it does on the way; so is f, with compact support.
    """
    step = rise.antiderivative()
    values = both_brackets(f - f.translate(factor * b), ending(step))
    return Exactly(values, [0, b * f.integral() * (rise.integral() if high else 1)])


@check(
    layer="enclosed",
    given={"f": continuous(), "b": moves, "rise": continuous()},
    instances=40,
    mutants={"h not cut off": {"ending": whole}},
)
def with_compact_support_it_holds(
    f: Piecewise, b: Fraction, rise: Piecewise, *, ending: Ending = cut_off
) -> Claim:
    """Where h is 0 from some point on, both are 0, however far away that point is; exact."""
    g, h = f - f.translate(b), ending(rise.antiderivative())
    return Exactly(both_brackets(g, h), [0, 0])


def first_slope(f: Analytic) -> Analytic:
    """f'."""
    return f.derivative()


def second_slope(f: Analytic) -> Analytic:
    """f''."""
    return f.derivative().derivative()


@check(
    layer="enclosed",
    given={"f": bumps(), "part": st.fractions(Fraction(1, 5), Fraction(4, 5), max_denominator=5)},
    instances=4,
    mutants={"the second derivative": {"slope": second_slope}, "the step at 1": {"late": 1}},
)
def derivative_of_a_bump(
    f: Bump, part: Fraction, *, slope: Callable[[Analytic], Analytic] = first_slope, late: int = 0
) -> Claim:
    """With g = f' for a smooth f and h the unit step: 1 * g = 0 and g * h = f, in balls.

    At a point inside of the support of f.
    """
    x = f.low + part * (f.high - f.low)
    g, step = slope(f.function), from_piecewise(STEP.translate(Fraction(late)))
    zero = convolve_at(everywhere(sympy.Integer(1)), g, x)
    return Equal([zero, convolve_at(g, step, x)], [0, f.function(x)])


@check(
    layer="enclosed",
    given={"low": places, "width": st.fractions(Fraction(1, 4), 2, max_denominator=4)},
    instances=20,
    mutants={"the step cut off": {"ending": cut_off}},
)
def the_other_side_is_not_zero(low: Fraction, width: Fraction, *, ending: Ending = whole) -> Claim:
    """1 * (f' * step) = ∫ f is certainly positive for tents f, wherever and however narrow."""
    f = hat(low, low + width, low + 2 * width)
    product = convolve(f.derivative(), ending(STEP))
    value = convolve_at(everywhere(sympy.Integer(1)), from_piecewise(product), Fraction(0))
    return Every(Less(0, value), Equal(value, ball(width)))


a = sympy.Symbol("a", real=True)
height, rise, excess = sympy.symbols("c r t", positive=True)


@check(
    layer="derived",
    given={"n": st.integers(1, 3)},
    instances=9,
    mutants={
        "(2n+1)! forgotten": {"over": 0},
        "h falls back to 0": {"back": 1},
        "g not a derivative": {"derivative": 0},
    },
)
def all_ramps(
    n: int,
    *,
    over: int = 1,
    back: int = 0,
    derivative: int = 1,
) -> Claim:
    """g = f', f = c(x − a)ⁿ(b − x)ⁿ, h a ramp over [0, r]: 0 and c(b − a)²ⁿ⁺¹ n!²/(2n+1)!.

    b = a + r + t, with every letter a symbol. The ramp is the integral of a box of height 1/r.
    """
    b, x = a + rise + excess, pieces.X
    f = height * (x - a) ** n * (b - x) ** n
    g = pieces.Piece(a, b, sympy.Derivative(f, x, derivative))
    box = pieces.Piece(sympy.S.Zero, rise, 1 / rise)
    # g * h is the convolution of h' with the integral of g, from the left up to x
    up_to = pieces.integral(g.expression.subs(x, pieces.Y), a, x, pieces.Y)
    product = pieces.convolve([pieces.Piece(a, b, up_to)], [box])
    if back:
        product += [
            pieces.Piece(p.low + 1, p.high + 1, -p.expression.subs(x, x - 1)) for p in product
        ]
    right = height * (b - a) ** (2 * n + 1) * sympy.factorial(n) ** 2
    return Identity(
        [pieces.total([g]), pieces.total(product)], [0, right / factorial(2 * n + 1) ** over]
    )
