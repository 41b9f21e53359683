"""Evidence for `backpropagation`: the reverse sweep returns the gradient of the loss."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.rounding import Rounded, WithinRounding
from fundamentals.evidence.calls.frameworks import jax_gradient, torch_gradient
from fundamentals.evidence.calls.network_problems import Problem, Recipe, Sweep, problems
from fundamentals.evidence.core import Claim, Equal, Exactly, Identity, check
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.networks import (
    Affine,
    Gradient,
    Matrix,
    Network,
    Pointwise,
    Vector,
    perceptron,
    square_loss_gradient,
    transposed_times,
)

# Wrong sweeps


@dataclass(frozen=True)
class NotTransposed(Affine):
    """A square affine layer that multiplies by W where Wᵀ belongs."""

    def input_jacobian(self, t: Vector, x: Vector) -> Matrix:
        """Wᵀ, which the sweep turns back into W."""
        rows = super().input_jacobian(t, x)
        return [{i: row[j] for i, row in enumerate(rows)} for j in range(self.inputs)]


def not_transposed(network: Network, params: Sequence[Vector], x: Vector, v: Vector) -> Gradient:
    """Jacobian matrices not transposed, where they are square."""
    layers = tuple(
        NotTransposed(c.inputs, c.outputs) if isinstance(c, Affine) and c.inputs == c.outputs else c
        for c in network.layers
    )
    return Network(layers).backprop(params, x, v)


def once_not_transposed(
    network: Network, params: Sequence[Vector], x: Vector, v: Vector
) -> Gradient:
    """The same, in the last affine layer only."""
    last = network.layers[-1]
    turned = NotTransposed(last.inputs, last.outputs) if last.inputs == last.outputs else last
    return Network((*network.layers[:-1], turned)).backprop(params, x, v)


def first_layer_first(network: Network, params: Sequence[Vector], x: Vector, v: Vector) -> Gradient:
    """The sweep in the order of evaluation, where all layers are equally wide."""
    if len({n for layer in network.layers for n in (layer.inputs, layer.outputs)}) > 1:
        return network.backprop(params, x, v)
    tape = network.forward(params, x).tape
    found = Network(network.layers[::-1]).backward(params[::-1], tape[::-1], v)
    return Gradient(found.input, found.params[::-1])


def biases_forgotten(network: Network, params: Sequence[Vector], x: Vector, v: Vector) -> Gradient:
    """0 for every bias."""
    found = network.backprop(params, x, v)
    parts = [
        [*part[: layer.inputs * layer.outputs], *[0] * layer.outputs] if part else part
        for layer, part in zip(network.layers, found.params, strict=True)
    ]
    return Gradient(found.input, parts)


def next_input(network: Network, params: Sequence[Vector], x: Vector, v: Vector) -> Gradient:
    """Each layer reads the tape one place late, where the vector there has the right size."""
    forward = network.forward(params, x)
    late = zip(forward.tape, [*forward.tape[1:], forward.output], strict=True)
    tape = [there if len(there) == len(here) else here for here, there in late]
    return network.backward(params, tape, v)


def slope_at_output(network: Network, params: Sequence[Vector], x: Vector, v: Vector) -> Gradient:
    """σ' taken at σ(x), not at x."""
    forward = network.forward(params, x)
    late = zip(network.layers, forward.tape, [*forward.tape[1:], forward.output], strict=True)
    tape = [there if isinstance(layer, Pointwise) else here for layer, here, there in late]
    return network.backward(params, tape, v)


WRONG_SWEEPS = {
    "Jacobian matrices not transposed": {"sweep": not_transposed},
    "first layer first": {"sweep": first_layer_first},
    "biases forgotten": {"sweep": biases_forgotten},
    "the tape of the next layer": {"sweep": next_input},
    "the activation's derivative at its output": {"sweep": slope_at_output},
}

# Exact numbers

EXAMPLE = Problem(
    perceptron([2, 2, 2, 1], "square"),
    (
        (1, -1, 2, Fraction(1, 2), Fraction(1, 2), -1),
        (),
        (2, Fraction(1, 2), -4, Fraction(3, 2), -1, -4),
        (),
        (4, -3, Fraction(1, 2)),
    ),
    (1, 2),
    (5,),
)
"""The network that the sweeps are executed on in Lean."""


@check(
    layer="enclosed",
    mutants={name: wrong for name, wrong in WRONG_SWEEPS.items() if name != "first layer first"},
)
def example_executed_in_lean(*, sweep: Sweep = Network.backprop) -> Claim:
    """The numbers that Lean's kernel computes for x ↦ W₃ (W₂ (W₁ x + b₁)² + b₂)² + b₃, again."""
    network, params, x = EXAMPLE.network, EXAMPLE.params, EXAMPLE.input
    forward = network.forward(params, x)
    gradient = EXAMPLE.gradient(sweep)
    row = network.jacobian(params, x)[0]
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    return Exactly(
        (
            forward.tape,
            forward.output,
            EXAMPLE.loss(),
            square_loss_gradient(EXAMPLE.target, forward.output),
            gradient[0],
            gradient[1:],
            [row[j] for j in range(2)],
        ),
        (
            [[1, 2], [-half, 2], [quarter, 4], [3 * half, 1], [9 * quarter, 1]],
            [13 * half],
            9 * quarter,
            [3],
            [-216, 126],
            [
                [-144, -288, -36, -72, -144, -36],
                [],
                [9, 144, -9 * half, -72, 36, -18],
                [],
                [27 * quarter, 3, 3],
            ],
            [-72, 42],
        ),
    )


def rational(value: Fraction) -> flint.fmpq:
    """The number as flint's."""
    return flint.fmpq(value.numerator, value.denominator)


polynomial_networks = {"problem": problems(["square", "cubic"])}


@check(layer="enclosed", given=polynomial_networks, mutants=WRONG_SWEEPS)
def forward_mode_exactly(problem: Problem, *, sweep: Sweep = Network.backprop) -> Claim:
    """On rational networks, the same as forwards, one unknown after the other."""
    forwards = problem.over(rational).slopes(lambda c: flint.fmpq_series(c, 1, 2))
    return Exactly(problem.gradient(sweep), forwards)


@check(layer="enclosed", given=polynomial_networks, mutants=WRONG_SWEEPS)
def transposed_products_exactly(problem: Problem, *, sweep: Sweep = Network.backprop) -> Claim:
    """The same as Jᵀ v with the products J of Jacobian matrices, which the sweep never forms."""
    network, params, x = problem.network, problem.params, problem.input
    v = square_loss_gradient(problem.target, network.eval(params, x))
    products = [transposed_times(network.jacobian(params, x), v, len(x))] + [
        transposed_times(network.param_jacobian(params, x, number), v, layer.parameters)
        for number, layer in enumerate(network.layers)
    ]
    return Exactly(problem.gradient(sweep), products)


# Symbols


def symbols_for(problem: Problem) -> Problem:
    """The problem with a symbol in the place of every number."""
    counter = iter(range(1000))
    return problem.over(lambda _: sympy.Symbol(f"s{next(counter)}", real=True))


@check(layer="derived", given=polynomial_networks, instances=10, mutants=WRONG_SWEEPS)
def sympy_exactly(problem: Problem, *, sweep: Sweep = Network.backprop) -> Claim:
    """On rational networks, the derivatives of the loss at the same numbers."""
    general = symbols_for(problem)
    symbols = [s for vector in [*general.unknowns, general.target] for s in vector]
    numbers = [
        sympy.Rational(value.numerator, value.denominator)
        for vector in [*problem.unknowns, problem.target]
        for value in vector
    ]
    loss = general.loss()
    exact = [
        [sympy.Subs(sympy.Derivative(loss, symbol), symbols, numbers) for symbol in vector]
        for vector in general.unknowns
    ]
    return Identity(problem.gradient(sweep), exact)


def blank(widths: Sequence[int], activation: str) -> Problem:
    """A problem whose numbers do not matter."""
    network = perceptron(widths, activation)
    params = tuple((0,) * layer.parameters for layer in network.layers)
    return Problem(network, params, (0,) * widths[0], (0,) * widths[-1])


SHAPES = [
    ((2, 2), "square"),
    ((1, 1, 1), "square"),
    ((1, 1, 1), "tanh"),
    ((1, 1, 1), "sigmoid"),
    ((1, 1, 1), "gauss"),
    ((1, 1, 1, 1), "square"),
    ((1, 2, 1), "tanh"),
]


@check(
    layer="derived",
    given={"shape": st.sampled_from(SHAPES)},
    instances=40,
    mutants=WRONG_SWEEPS,
)
def free_weights(shape: tuple[tuple[int, ...], str], *, sweep: Sweep = Network.backprop) -> Claim:
    """With a symbol for every weight, bias, input and target, the derivatives of the loss."""
    general = symbols_for(blank(*shape))
    loss = general.loss()
    exact = [[sympy.Derivative(loss, symbol) for symbol in vector] for vector in general.unknowns]
    return Identity(general.gradient(sweep), exact)


# Balls


@check(
    layer="enclosed",
    given={"problem": problems(["tanh", "sigmoid", "gauss"])},
    mutants=WRONG_SWEEPS,
)
def transcendental_networks(problem: Problem, *, sweep: Sweep = Network.backprop) -> Claim:
    """With tanh, 1/(1+e⁻ˢ) or e^(−s²): the same as forwards through power series of balls."""
    balls = problem.over(ball)
    return Equal(balls.gradient(sweep), balls.slopes(lambda c: flint.arb_series(c, 2)))


def recipes(
    widths: "st.SearchStrategy[tuple[int, ...]]",
) -> "st.SearchStrategy[Recipe]":
    """Networks in float64."""
    activation = st.sampled_from(["square", "tanh", "sigmoid"])
    return st.builds(Recipe, widths, activation, st.integers(0, 2**32))


DEEP = (32,) * 11
"""10 affine layers with 10 560 parameters, and 9 activations between them."""


@check(
    layer="enclosed",
    given={"network": recipes(st.just(DEEP)), "direction": st.integers(0, 2**32)},
    instances=4,
    mutants=WRONG_SWEEPS | {"one Jacobian not transposed": {"sweep": once_not_transposed}},
)
def deep_networks(network: Recipe, direction: int, *, sweep: Sweep = Network.backprop) -> Claim:
    """10 layers, 10⁴ parameters: the gradient times a direction is the slope along it."""
    problem = network.problem().over(flint.arb)
    step = Recipe(network.widths, network.activation, direction).problem().over(flint.arb)
    products = [
        one * other
        for vector, steps in zip(problem.gradient(sweep), step.unknowns, strict=True)
        for one, other in zip(vector, steps, strict=True)
    ]
    slope = problem.slope(step.unknowns, lambda c: flint.arb_series(c, 2))
    return Equal(sum(products, flint.arb(0)), slope)


# Software


small = {"network": recipes(st.sampled_from([(2, 2, 2, 2), (3, 2, 4), (1, 4, 3, 1)]))}
deep = {"network": recipes(st.just(DEEP))}
WRONG_OBSERVATIONS: dict[str, dict[str, Any]] = {
    "float32": {"dtype": "float32"},
    "one Jacobian not transposed": {"sweep": once_not_transposed},
    "the activation's derivative at its output": {"sweep": slope_at_output},
}
observes = partial(check, layer="observed", mutants=WRONG_OBSERVATIONS)


def is_within_rounding(
    gradient: Callable[[Problem, str], list[list[float]]], network: Recipe, dtype: str, sweep: Sweep
) -> Claim:
    """What it returns is the exact gradient, within bounds for the error of float64."""
    problem = network.problem()
    return WithinRounding(gradient(problem, dtype), problem.over(Rounded.exact).gradient(sweep))


@observes(given=small, packages=("torch",))
def torch_autograd(
    network: Recipe, *, dtype: str = "float64", sweep: Sweep = Network.backprop
) -> Claim:
    """torch's autograd is, everywhere, within a bound on rounding that rests on `FUNCTION_ULPS`."""
    return is_within_rounding(torch_gradient, network, dtype, sweep)


@observes(given=deep, instances=4, packages=("torch",))
def torch_autograd_deep(
    network: Recipe, *, dtype: str = "float64", sweep: Sweep = Network.backprop
) -> Claim:
    """The same for 10 layers and 10⁴ parameters."""
    return is_within_rounding(torch_gradient, network, dtype, sweep)


@observes(given=small, instances=40, packages=("jax",))
def jax_autograd(
    network: Recipe, *, dtype: str = "float64", sweep: Sweep = Network.backprop
) -> Claim:
    """jax's autograd is, everywhere, within a bound on rounding that rests on `FUNCTION_ULPS`."""
    return is_within_rounding(jax_gradient, network, dtype, sweep)


@observes(given=deep, instances=4, packages=("jax",))
def jax_autograd_deep(
    network: Recipe, *, dtype: str = "float64", sweep: Sweep = Network.backprop
) -> Claim:
    """The same for 10 layers and 10⁴ parameters."""
    return is_within_rounding(jax_gradient, network, dtype, sweep)
