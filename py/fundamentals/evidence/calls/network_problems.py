"""Instances of backpropagation: a network with numbers, and a target for the square loss.

`Problem.gradient` runs the two sweeps, backwards; `Problem.slopes` is a second way to the same
numbers, forwards through power series, one unknown after the other.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

from fundamentals.evidence.models.networks import (
    Gradient,
    Network,
    Vector,
    perceptron,
    square_loss,
    square_loss_gradient,
)

__all__ = ["Problem", "Recipe", "Sweep", "problems"]

Sweep = Callable[[Network, Sequence[Vector], Vector, Vector], Gradient]
"""Anything of the kind of `Network.backprop`."""


@dataclass(frozen=True)
class Problem:
    """A network with its parameters, an input, and what the output ought to be."""

    network: Network
    params: tuple[tuple[Any, ...], ...]
    input: tuple[Any, ...]
    target: tuple[Any, ...]

    @property
    def unknowns(self) -> list[Vector]:
        """What the loss is differentiated by: the input, and the parameters of every layer."""
        return [self.input, *self.params]

    def over(self, convert: Callable[[Any], Any]) -> "Problem":
        """The same problem in another arithmetic."""
        params = tuple(tuple(map(convert, t)) for t in self.params)
        return Problem(
            self.network, params, tuple(map(convert, self.input)), tuple(map(convert, self.target))
        )

    def loss(self, unknowns: Sequence[Vector] | None = None) -> Any:
        """The square loss, at other inputs and parameters if these are given."""
        x, *params = unknowns or self.unknowns
        return square_loss(self.target, self.network.eval(params, x))

    def gradient(self, sweep: Sweep = Network.backprop) -> list[list[Any]]:
        """The gradient of the square loss by all unknowns."""
        v = square_loss_gradient(self.target, self.network.eval(self.params, self.input))
        return sweep(self.network, self.params, self.input, v).vectors

    def slope(self, direction: Sequence[Vector], series: Callable[[list[Any]], Any]) -> Any:
        """The derivative of the loss along `direction`, forwards through power series.

        Args:
            direction: a number for each unknown.
            series: the series with the given two coefficients.
        """
        moved = [
            [series([value, step]) for value, step in zip(vector, steps, strict=True)]
            for vector, steps in zip(self.unknowns, direction, strict=True)
        ]
        return self.loss(moved)[1]

    def slopes(self, series: Callable[[list[Any]], Any]) -> list[list[Any]]:
        """The derivatives of the loss by all unknowns, one after the other, forwards."""
        sizes = [len(vector) for vector in self.unknowns]
        return [
            [
                self.slope(
                    [[int((a, b) == (i, j)) for b in range(n)] for a, n in enumerate(sizes)], series
                )
                for j in range(size)
            ]
            for i, size in enumerate(sizes)
        ]


@st.composite
def problems(draw: st.DrawFn, activations: Sequence[str]) -> Problem:
    """Small problems with rational numbers; half of the networks are equally wide throughout."""
    affine = draw(st.integers(1, 3))
    width = st.integers(1, 3)
    widths = draw(
        width.map(lambda n: [n] * (affine + 1))
        | st.lists(width, min_size=affine + 1, max_size=affine + 1)
    )
    network = perceptron(widths, draw(st.sampled_from(activations)))
    number = st.fractions(min_value=-2, max_value=2, max_denominator=4)

    def vector(size: int) -> tuple[Any, ...]:
        return tuple(draw(st.lists(number, min_size=size, max_size=size)))

    params = tuple(vector(layer.parameters) for layer in network.layers)
    return Problem(network, params, vector(widths[0]), vector(widths[-1]))


@dataclass(frozen=True)
class Recipe:
    """A problem in float64 that is too large to be written down.

    Attributes:
        widths: of the input, and of the output of each affine layer.
        activation: between them.
        seed: of weights and biases, up to 1/√n in size for n inputs, as deep-learning frameworks
            begin; input and target are up to 1.
    """

    widths: tuple[int, ...]
    activation: str
    seed: int

    def problem(self) -> Problem:
        """The problem."""
        random = Random(self.seed)  # noqa: S311 - reproducible, not secret
        network = perceptron(self.widths, self.activation)

        def vector(size: int, most: float) -> tuple[float, ...]:
            return tuple(random.uniform(-most, most) for _ in range(size))

        params = tuple(vector(c.parameters, 1 / math.sqrt(c.inputs)) for c in network.layers)
        return Problem(network, params, vector(self.widths[0], 1), vector(self.widths[-1], 1))
