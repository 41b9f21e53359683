"""What is certified about remainders and solutions must be true, and the undecided must stay so."""

from fractions import Fraction
from math import factorial
from typing import Any

import flint
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.evidence.core import Check
from fundamentals.evidence.entries import (
    taylor,
    taylor_cauchy,
    taylor_lagrange,
    taylor_multivariate,
    taylor_peano,
    taylor_proof_step_erratum,
    taylor_vector_valued_fails,
)
from fundamentals.evidence.judges.claims import Verdict
from fundamentals.evidence.models.maps import Map, ball, variables
from fundamentals.evidence.models.taylor import (
    Solvable,
    Unsolvable,
    derivative,
    expansions,
    formal_sum,
    functions,
    line_coefficients,
    monomial,
    remainder,
    root_of,
    rules_out,
    symbolic_remainder,
)

(t,) = variables(1)
THIRD = Fraction(1, 3)


# Derivatives


@pytest.mark.parametrize("n", [0, 1, 3])
def test_remainders_in_symbols_are_those_in_balls(n: int) -> None:
    """Of exp, around 1/3 and a step of −1/2 away; the formal sum is what is taken away."""
    x0, h = sympy.Rational(1, 3), -sympy.Rational(1, 2)
    by_name = symbolic_remainder(sympy.exp(t), t, x0, h, n).doit()
    s = sympy.Symbol("s", real=True)
    formal = formal_sum(sympy.exp, s, h, n, order=2).doit().subs(s, x0)
    exact = remainder(Map(1, (sympy.exp(t),)), THIRD, Fraction(-1, 2), n)

    assert abs(exact - flint.arb(str(sympy.N(by_name, 30)))) < 1e-12
    assert sympy.simplify(sympy.exp(x0 + h) - formal - by_name) == 0


def test_derivatives_of_the_exponential() -> None:
    """Every derivative of exp at 1 encloses e."""
    f = Map(1, (sympy.exp(t),))

    assert all(derivative(f, k, flint.arb(1)).overlaps(flint.arb.const_e()) for k in range(8))


def test_a_derivative_on_an_interval_encloses_its_values() -> None:
    """On [0, 1] the third derivative of sin encloses −cos at both ends and between."""
    f = Map(1, (sympy.sin(t),))

    values = derivative(f, 3, ball(0).union(ball(1)))

    assert all(values.contains(-ball(c).cos()) for c in (0, THIRD, 1))


def test_coefficients_along_a_line() -> None:
    """xy along (1, 2) + s(3, 4) is 2 + 10s + 12s², and nothing is kept of a constant but itself."""
    x, y = variables(2)
    at, direction = [ball(1), ball(2)], (Fraction(3), Fraction(4))

    assert line_coefficients(Map(2, (x * y,)), at, direction, 4) == [2, 10, 12, 0]
    assert line_coefficients(Map(2, (sympy.Integer(5),)), at, direction, 3) == [5, 0, 0]


def test_more_coefficients_than_flint_keeps_are_refused() -> None:
    """A truncated series would give zeros for derivatives."""
    with pytest.raises(ValueError, match="keeps"):
        derivative(Map(1, (sympy.exp(t),)), flint.ctx.cap, flint.arb(0))


def test_the_remainder_of_a_polynomial_is_exact() -> None:
    """It is 0 from the degree on, and the highest term before."""
    f = Map(1, (3 * t**4 - t,))
    x0, h = Fraction(1, 2), Fraction(-3, 2)

    assert remainder(f, x0, h, 4) == 0
    assert remainder(f, x0, h, 3) == ball(3 * h**4)


@given(expansions())
@settings(max_examples=25, deadline=None)
def test_the_remainder_is_the_integral(expansion: dict[str, Any]) -> None:
    """R_n lies in the hull of f⁽ⁿ⁺¹⁾ on the segment, times hⁿ⁺¹/(n+1)!: Lagrange's form."""
    f, x0, h, n = (expansion[name] for name in ("f", "x0", "h", "n"))

    hull = derivative(f, n + 1, ball(x0).union(ball(x0 + h)))

    lagrange = hull * ball(h ** (n + 1)) / factorial(n + 1)
    assert lagrange.overlaps(remainder(f, x0, h, n))


# Solutions


def square_minus_half(theta: flint.arb) -> flint.arb:
    return theta * theta - ball(Fraction(1, 2))


def double(theta: flint.arb) -> flint.arb:
    return (theta - ball(THIRD)) ** 2


def test_a_solution_is_enclosed() -> None:
    """θ² = 1/2 is solved near 0.7071, within the width asked for."""
    root = root_of(square_minus_half, width=Fraction(1, 2**30))

    assert root is not None
    assert root.low**2 < Fraction(1, 2) < root.high**2
    assert root.high - root.low <= Fraction(1, 2**30)
    assert root.ball.contains(ball(Fraction(1, 2)).sqrt())


def test_a_solution_at_a_point_tried_is_exact() -> None:
    """A gap that is exactly 0 is a solution, without a change of sign."""
    root = root_of(lambda theta: (theta - ball(Fraction(1, 4))) ** 2)

    assert root is not None
    assert root.low == root.high == Fraction(1, 4)


def test_the_width_is_reached_where_the_middle_shows_no_sign() -> None:
    """A root that is hit by halving, with a value too wide to have a sign there."""
    root = root_of(lambda theta: (theta - ball(Fraction(5, 8))) * (1 + flint.arb(0, 1e-40)))
    noisy = root_of(lambda theta: theta - ball(Fraction(5, 8)) + flint.arb(0, 1e-30))

    assert root is not None
    assert noisy is not None
    assert noisy.low < Fraction(5, 8) < noisy.high
    assert noisy.high - noisy.low <= Fraction(1, 2**40)


def test_solutions_outside_do_not_count() -> None:
    """θ = 0, θ = 1 and θ = 2 are not in (0, 1)."""
    for outside in (0, 1, 2):
        assert root_of(lambda theta, c=outside: theta - c) is None  # type: ignore[misc]


def test_ruling_out_needs_every_interval() -> None:
    """1 + θ² has no zero; at a double zero, or one at the end, some interval stays undecided."""
    assert rules_out(lambda theta: 1 + theta * theta)
    assert rules_out(double) is None
    assert rules_out(lambda theta: theta) is None
    assert rules_out(lambda _: flint.arb("nan")) is None


def test_verdicts() -> None:
    """Solvable and Unsolvable are opposites, and a double zero is neither."""
    none: Any = lambda theta: 2 + theta  # noqa: E731

    verdicts = [
        (Solvable(g).decide().verdict, Unsolvable(g).decide().verdict)
        for g in (square_minus_half, none, double)
    ]

    assert verdicts == [
        (Verdict.HOLDS, Verdict.REFUTED),
        (Verdict.REFUTED, Verdict.HOLDS),
        (Verdict.UNDECIDED, Verdict.UNDECIDED),
    ]
    assert Solvable(double).decide().finer


# Instances


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_random_functions_are_no_polynomials_along_the_direction(data: st.DataObject) -> None:
    """Some derivative of order 6 to 8 along the direction is certainly not 0."""
    n = data.draw(st.integers(1, 3))
    direction = data.draw(st.tuples(*[st.integers(-2, 2).map(Fraction)] * n).filter(any))
    f = data.draw(functions(direction))

    coefficients = line_coefficients(f, [ball(THIRD)] * n, direction, 9)

    assert any(not c.contains(0) for c in coefficients[6:])


# The checks, on instances worked by hand


def instance(f: Map, n: int, p: int | None = None, *, h: int = 1) -> dict[str, Any]:
    found = {"f": f, "x0": Fraction(0), "h": Fraction(h), "n": n}
    return found if p is None else {**found, "p": p}


CUBE = monomial(Fraction(0), 3)


@pytest.mark.parametrize(
    ("n", "p", "found"), [(1, 2, "0.333333"), (0, 1, "0.57735"), (3, 2, "1/2, exactly")]
)
def test_theta_of_the_cube(n: int, p: int, found: str) -> None:
    """t³ on [0, 1]: θ = 1/3 for n = 1, p = 2; 3θ² = 1 for n = 0, p = 1; any θ for n = 3."""
    decision = taylor.theta_is_enclosed(**instance(CUBE, n, p))

    assert decision.verdict is Verdict.HOLDS
    assert found in decision.reason


@pytest.mark.parametrize("h", [1, -1, 2])
def test_the_right_side_may_be_unbounded(h: int) -> None:
    """For p > n + 1 the right side grows without bound as θ → 1, and a solution is found."""
    exponential = Map(1, (sympy.exp(t),))

    decision = taylor.theta_is_enclosed(**instance(exponential, 1, 7, h=h))

    assert decision.verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("mutant", "degree", "n", "p"),
    [
        ("exponent n − p", 3, 2, 2),
        ("exponent p − n − 1", 3, 2, 2),
        ("n! in place of p·n!", 3, 2, 3),
        ("p in the numerator", 3, 2, 3),
        ("(n+1)! in place of p·n!", 4, 2, 1),
    ],
)
def test_wrong_formulas_have_no_solution(mutant: str, degree: int, n: int, p: int) -> None:
    """For powers of t the wrong formulas are refuted where the right one holds."""
    power = instance(monomial(Fraction(0), degree), n, p)

    assert taylor.theta_is_enclosed(**power).verdict is Verdict.HOLDS
    assert taylor.theta_is_enclosed(mutant=mutant, **power).verdict is Verdict.REFUTED


def test_a_wrong_formula_that_happens_to_hold_is_not_refuted() -> None:
    """With p = n + 1 the divisors p·n! and (n+1)! are the same."""
    decision = taylor.theta_is_enclosed(mutant="(n+1)! in place of p·n!", **instance(CUBE, 1, 2))

    assert decision.verdict is Verdict.HOLDS


def test_the_printed_step_leads_to_another_theta() -> None:
    """For t³, n = 1, p = 2: θ = 1/3 by the working function, 2/3 by the printed one."""
    at = (CUBE, Fraction(0), Fraction(1), 1, 2)

    working = root_of(taylor_proof_step_erratum.working_slope(*at))
    printed = root_of(taylor_proof_step_erratum.printed_slope(*at))

    assert working is not None
    assert printed is not None
    assert working.low < THIRD < working.high
    assert printed.low < 2 * THIRD < printed.high


def test_differentials_of_a_product() -> None:
    """d²(xy) = 2 dx dy over all index tuples, dx dy with each mixed term once, 0 with none."""
    x, y = variables(2)
    u, v = sympy.symbols("u v")
    f = Map(2, (x * y,))

    ways = [
        taylor_multivariate.differential(f, 2, (u, v), indices).doit()
        for indices in (
            taylor_multivariate.all_tuples,
            taylor_multivariate.unordered,
            taylor_multivariate.unmixed,
        )
    ]

    assert ways == [2 * u * v, u * v, 0]


@pytest.mark.parametrize(
    "module",
    [
        taylor,
        taylor_cauchy,
        taylor_lagrange,
        taylor_multivariate,
        taylor_peano,
        taylor_proof_step_erratum,
        taylor_vector_valued_fails,
    ],
)
def test_every_entry_has_derived_and_enclosed_evidence(module: Any) -> None:
    """Both layers that the catalog asks for are there."""
    layers = {value.layer for value in vars(module).values() if isinstance(value, Check)}

    assert layers >= {"derived", "enclosed"}
