"""Networks and their sweeps, against small cases worked by hand and against each other."""

from fractions import Fraction
from pathlib import Path

import flint
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from fundamentals.evidence.calls.network_problems import Problem, Recipe, problems
from fundamentals.evidence.entries import backpropagation as entry
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.networks import (
    ACTIVATIONS,
    Affine,
    Network,
    Pointwise,
    perceptron,
    times,
    transposed_times,
)

LEAN = Path(__file__).parents[3] / "lean/Fundamentals/Differentiation"


def test_an_affine_layer_reads_its_parameters_row_by_row() -> None:
    """W = (1 2; 3 4; 5 6) and b = (7, 8, 9), at x = (10, 100)."""
    layer = Affine(2, 3)
    t, x = tuple(range(1, 10)), (10, 100)

    assert layer.eval(t, x) == [217, 438, 659]
    assert layer.input_jacobian(t, x) == [{0: 1, 1: 2}, {0: 3, 1: 4}, {0: 5, 1: 6}]
    assert layer.param_jacobian(t, x)[1] == {2: 10, 3: 100, 7: 1}
    assert layer.parameters == 9


def test_an_activation_has_a_diagonal_jacobian() -> None:
    """s ↦ s³ − s at 2 and 3: values 6 and 24, derivatives 11 and 26."""
    layer = Pointwise(2, "cubic")

    assert layer.eval((), (2, 3)) == [6, 24]
    assert layer.input_jacobian((), (2, 3)) == [{0: 11}, {1: 26}]
    assert transposed_times(layer.param_jacobian((), (2, 3)), (1, 1), layer.parameters) == []


def test_products_of_matrices_with_zeros_left_out() -> None:
    """(1 0; 2 3)(0 4; 5 0) = (0 4; 15 8), and a column without entries gives 0."""
    left, right = [{0: 1}, {0: 2, 1: 3}], [{1: 4}, {0: 5}]

    assert times(left, right) == [{1: 4}, {0: 15, 1: 8}]
    assert transposed_times(left, (10, 1), 3) == [12, 3, 0]


def test_a_chain_must_fit_together() -> None:
    """A layer that cannot read the output before it is refused when the network is made."""
    with pytest.raises(ValueError, match="cannot read the output"):
        Network((Affine(1, 2), Affine(3, 1)))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_activations_have_the_derivatives_they_claim(activation: str) -> None:
    """The slope is sympy's derivative, and what power series of balls say of the value."""
    x = sympy.Symbol("x", real=True)
    sigma = ACTIVATIONS[activation]
    series = sigma.value(flint.arb_series([flint.arb("0.3"), 1], 2))

    assert sympy.simplify(sympy.diff(sigma.value(x), x) - sigma.slope(x)) == 0
    assert series[0].overlaps(sigma.value(flint.arb("0.3")))
    assert series[1].overlaps(sigma.slope(flint.arb("0.3")))
    assert abs(sigma.value(flint.arb("0.3")) - sigma.value(0.3)) < 1e-15


@given(problems(["square", "cubic"]))
@settings(max_examples=25, deadline=None)
def test_arithmetics_agree(problem: Problem) -> None:
    """Fractions and balls give one gradient."""
    exact, balls = problem.gradient(), problem.over(ball).gradient()

    for part, other in zip(exact, balls, strict=True):
        assert all(b.overlaps(ball(q)) for q, b in zip(part, other, strict=True))


def test_the_example_is_the_one_in_lean() -> None:
    """The numbers that the check recomputes are written so in the Lean file."""
    lean = "".join((LEAN / "BackpropagationExamples.lean").read_text(encoding="utf-8").split())
    gradient = entry.EXAMPLE.gradient()

    def written(vector: list[Fraction]) -> str:
        return "[" + ",".join(map(str, vector)) + "]"

    params = f"({','.join(f'vec{written(list(t))}' for t in entry.EXAMPLE.params)},())"
    assert f"params:network.Params:={params}" in lean
    assert f"gradient.input={written(gradient[0])}" in lean
    assert f"[{','.join(map(written, gradient[1:]))}][l]" in lean


@pytest.mark.parametrize("mutant", entry.WRONG_SWEEPS)
def test_every_wrong_sweep_goes_wrong_on_a_plain_network(mutant: str) -> None:
    """A network of width 2 with nothing special about it tells each of them apart."""
    network = perceptron([2, 2, 2], "square")
    problem = Problem(network, ((1, 2, 3, 5, 1, -1), (), (2, 1, -1, 3, 1, 2)), (1, -2), (3, 4))

    assert problem.gradient(entry.WRONG_SWEEPS[mutant]["sweep"]) != problem.gradient()


@given(st.integers(0, 2**32))
@settings(max_examples=5, deadline=None)
def test_a_recipe_always_gives_the_same_problem(seed: int) -> None:
    """Weights depend on nothing but the seed, and are at most 1/√n."""
    recipe = Recipe((4, 3, 1), "tanh", seed)
    problem = recipe.problem()

    assert problem == Recipe((4, 3, 1), "tanh", seed).problem()
    assert problem != Recipe((4, 3, 1), "tanh", seed + 1).problem()
    assert all(abs(w) <= 0.5 for w in problem.params[0])


def test_the_deep_network_is_as_large_as_it_says() -> None:
    """10 affine layers, at least 10⁴ parameters."""
    network = Recipe(entry.DEEP, "tanh", 1).problem().network

    assert sum(isinstance(layer, Affine) for layer in network.layers) == 10
    assert sum(layer.parameters for layer in network.layers) == 10_560


@pytest.mark.parametrize("framework", ["torch", "jax"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_autograd_on_the_example(framework: str, dtype: str) -> None:
    """All numbers of the example are small dyadic ones: autograd returns them without error."""
    pytest.importorskip(framework)
    observe = getattr(entry, f"{framework}_gradient")

    assert observe(entry.EXAMPLE.over(float), dtype) == entry.EXAMPLE.gradient()
