"""Error bounds must hold for what floating point really does, and must not be idle."""

import math
from collections.abc import Iterator

import flint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.rounding import Rounded, WithinRounding
from fundamentals.evidence.calls.network_problems import Recipe
from fundamentals.evidence.judges.claims import ClaimError, Every, Verdict
from fundamentals.evidence.models.networks import Network

numbers = st.floats(-1e3, 1e3, allow_subnormal=False)
vectors = st.lists(numbers, min_size=1, max_size=12)


@pytest.fixture(autouse=True, scope="module")
def _precision() -> Iterator[None]:
    """What the runner would see to: balls much narrower than the bounds."""
    before, flint.ctx.prec = flint.ctx.prec, 128
    yield
    flint.ctx.prec = before


def holds(seen: float, exact: Rounded) -> bool:
    """Whether the float is within its bound."""
    return bool(abs(flint.arb(seen) - exact.value) <= exact.error)


@given(vectors.flatmap(lambda v: st.tuples(st.just(v), st.permutations(v))))
@settings(deadline=None)
def test_a_sum_in_any_order_is_within_the_bound(drawn: tuple[list[float], list[float]]) -> None:
    """Terms may be added in another order than the one that the bound was derived in."""
    first, *rest = map(Rounded.exact, drawn[0])
    one, *others = drawn[1]

    for number in rest:
        first = first + number
    for other in others:
        one += other

    assert holds(one, first)


@given(numbers, numbers, numbers)
@settings(deadline=None)
def test_products_and_differences_are_within_the_bound(a: float, b: float, c: float) -> None:
    """(a b − c) b, a subtraction that may cancel included."""
    x, y, z = map(Rounded.exact, (a, b, c))

    assert holds((a * b - c) * b, (x * y - z) * y)


def test_a_dot_product_has_the_textbook_bound() -> None:
    """γ₃ ∑ |aᵢ||bᵢ| for three terms, up to second order and the allowance for underflow."""
    a, b = (1.5, -2.25, 3.125), (0.1, 0.2, 0.3)
    first, *rest = [Rounded.exact(x) * Rounded.exact(y) for x, y in zip(a, b, strict=True)]
    total = sum(rest, first)
    textbook = 3 * 2.0**-53 * sum(abs(x * y) for x, y in zip(a, b, strict=True))

    assert abs(float(total.error.mid()) / textbook - 1) < 1e-12


@given(st.floats(-30, 30, allow_subnormal=False))
@settings(deadline=None)
def test_activations_of_the_c_library_are_within_the_bound(s: float) -> None:
    """tanh and the sigmoid as Python computes them."""
    x = Rounded.exact(s)

    assert holds(math.tanh(s), x.tanh())
    assert holds(1 / (1 + math.exp(-s)), x.sigmoid())


@given(st.floats(-1, 1, allow_subnormal=False), numbers)
@settings(deadline=None)
def test_both_ways_to_the_derivative_of_tanh_are_within_the_bound(y: float, w: float) -> None:
    """(1 − y²) w, and (w + w y)(1 − y)."""
    bound = Rounded.exact(y).one_minus_square() * Rounded.exact(w)

    assert holds((1 - y * y) * w, bound)
    assert holds((w + w * y) * (1 - y), bound)


@pytest.mark.parametrize("activation", ["square", "tanh", "sigmoid"])
def test_sweeps_in_python_floats_are_within_the_bound(activation: str) -> None:
    """The sweeps run on floats, without any framework; a wrong number in one place is noticed."""
    problem = Recipe((5, 7, 6, 2), activation, 3).problem()
    observed = problem.gradient()
    computed = problem.over(Rounded.exact).gradient(Network.backprop)

    assert WithinRounding(observed, computed).decide().verdict is Verdict.HOLDS
    observed[3][0] *= 1 + 1e-11
    assert WithinRounding(observed, computed).decide().verdict is Verdict.REFUTED


def test_the_verdict_names_how_far_off_the_worst_number_is() -> None:
    """One unit in the last place of 1, against a bound of two."""
    room = Rounded.off_by(flint.arb(1), 2 * flint.arb(2) ** -52)

    decision = WithinRounding([1.0 + 2.0**-52], [room]).decide()

    assert decision.verdict is Verdict.HOLDS
    assert "0.5 of the bound, 1 units in the last place" in decision.reason


def test_what_is_no_number_or_bounded_too_widely_does_not_hold() -> None:
    """Infinities are refuted; a bound as large as the numbers says too little."""
    one = Rounded.exact(1.0)
    loose = Rounded.off_by(flint.arb(1), flint.arb(1))

    assert WithinRounding([math.inf], [one]).decide().verdict is Verdict.REFUTED
    assert WithinRounding([math.nan], [one]).decide().verdict is Verdict.REFUTED
    assert WithinRounding([1.0], [loose]).decide().verdict is Verdict.UNDECIDED
    assert WithinRounding([], []).decide().verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("observed", [[1.0, 2.0], [1], 1.0])
def test_sides_of_another_kind_or_shape_are_an_error(observed: object) -> None:
    """Integers are no floats, and lengths must agree."""
    with pytest.raises(ClaimError):
        WithinRounding(observed, [Rounded.exact(1.0)]).decide()


def test_how_far_off_is_said_in_units_in_the_last_place() -> None:
    """Of the largest number compared; and it survives being one claim among several."""
    one = WithinRounding(
        [1.0 + 2**-52, 0.25], [Rounded.off_by(flint.arb(1), flint.arb(1e-15)), Rounded.exact(0.25)]
    )

    assert one.decide().ulps == 1.0
    assert Every(one, one).decide().ulps == 1.0
