"""Chains of layers with parameters, and the two sweeps of backpropagation, in any arithmetic.

The definitions are those of the Lean files `Network` and `Layers`, one by one: a layer is a
function of parameters and input with formulas for its two Jacobian matrices; the forward sweep
stores the input of every layer; the reverse sweep multiplies a vector by transposed Jacobian
matrices, from the last layer back. They compute with whatever numbers they are given: `Fraction`,
`fmpq` and power series of them, `arb` and `arb_series`, symbols, floats, and `Rounded` numbers.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add
from typing import Any, Protocol

import flint
import sympy

from fundamentals.evidence.arithmetic.rounding import Rounded

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "Affine",
    "Forward",
    "Gradient",
    "Layer",
    "Matrix",
    "Network",
    "Pointwise",
    "Vector",
    "perceptron",
    "square_loss",
    "square_loss_gradient",
    "times",
    "transposed_times",
]

Vector = Sequence[Any]
Matrix = Sequence[Mapping[int, Any]]
"""Rows; what is not written in a row is 0."""


def times(left: Matrix, right: Matrix) -> Matrix:
    """The product of two matrices."""
    product: list[dict[int, Any]] = []
    for row in left:
        terms: dict[int, list[Any]] = {}
        for i, factor in row.items():
            for j, entry in right[i].items():
                terms.setdefault(j, []).append(factor * entry)
        product.append({j: _sum(parts) for j, parts in terms.items()})
    return product


def transposed_times(matrix: Matrix, vector: Vector, columns: int) -> list[Any]:
    """Aᵀ v, for a matrix A with that many columns."""
    terms: list[list[Any]] = [[] for _ in range(columns)]
    for row, factor in zip(matrix, vector, strict=True):
        for j, entry in row.items():
            terms[j].append(entry * factor)
    return [_sum(parts) for parts in terms]


def _sum(terms: Sequence[Any]) -> Any:
    return reduce(add, terms) if terms else 0


# Layers


class Layer(Protocol):
    """A function of parameters t and input x, with formulas for its Jacobian matrices."""

    @property
    def inputs(self) -> int:
        """How many numbers go in."""

    @property
    def outputs(self) -> int:
        """How many come out."""

    @property
    def parameters(self) -> int:
        """How many parameters there are."""

    def eval(self, t: Vector, x: Vector) -> list[Any]:
        """The output."""

    def input_jacobian(self, t: Vector, x: Vector) -> Matrix:
        """The Jacobian matrix with respect to x."""

    def param_jacobian(self, t: Vector, x: Vector) -> Matrix:
        """The Jacobian matrix with respect to t."""


@dataclass(frozen=True)
class Affine:
    """x ↦ W x + b; the parameters are the entries of W, row after row, then those of b."""

    inputs: int
    outputs: int

    @property
    def parameters(self) -> int:
        """The size of W and of b."""
        return self.outputs * self.inputs + self.outputs

    def weights(self, t: Vector) -> list[Vector]:
        """The rows of W."""
        return [t[i * self.inputs : (i + 1) * self.inputs] for i in range(self.outputs)]

    def bias(self, t: Vector) -> Vector:
        """The vector b."""
        return t[self.outputs * self.inputs :]

    def eval(self, t: Vector, x: Vector) -> list[Any]:
        """W x + b."""
        return [
            _sum([*(w * c for w, c in zip(row, x, strict=True)), b])
            for row, b in zip(self.weights(t), self.bias(t), strict=True)
        ]

    def input_jacobian(self, t: Vector, x: Vector) -> Matrix:
        """W."""
        del x
        return [dict(enumerate(row)) for row in self.weights(t)]

    def param_jacobian(self, t: Vector, x: Vector) -> Matrix:
        """Row i has x in the place of row i of W, and 1 in that of bᵢ."""
        del t
        return [
            {i * self.inputs + j: c for j, c in enumerate(x)} | {self.outputs * self.inputs + i: 1}
            for i in range(self.outputs)
        ]


@dataclass(frozen=True)
class Pointwise:
    """The named activation, applied to each component; no parameters."""

    inputs: int
    activation: str

    @property
    def outputs(self) -> int:
        """As many as inputs."""
        return self.inputs

    @property
    def parameters(self) -> int:
        """None."""
        return 0

    def eval(self, t: Vector, x: Vector) -> list[Any]:
        """σ(xᵢ)."""
        del t
        return [ACTIVATIONS[self.activation].value(c) for c in x]

    def input_jacobian(self, t: Vector, x: Vector) -> Matrix:
        """The diagonal matrix of σ'(xᵢ)."""
        del t
        return [{i: ACTIVATIONS[self.activation].slope(c)} for i, c in enumerate(x)]

    def param_jacobian(self, t: Vector, x: Vector) -> Matrix:
        """No columns."""
        del t
        return [{} for _ in x]


@dataclass(frozen=True)
class Activation:
    """A function of one variable and its derivative."""

    value: Callable[[Any], Any]
    slope: Callable[[Any], Any]


def _exp(x: Any) -> Any:
    if isinstance(x, sympy.Expr):
        return sympy.exp(x)
    return math.exp(x) if isinstance(x, float) else x.exp()


def _sigmoid(x: Any) -> Any:
    return x.sigmoid() if isinstance(x, Rounded) else 1 / (1 + _exp(-x))


def _sigmoid_slope(x: Any) -> Any:
    y = _sigmoid(x)
    return y * (1 - y)


def _tanh(x: Any) -> Any:
    if isinstance(x, flint.arb_series):
        return 1 - 2 / (1 + (2 * x).exp())
    if isinstance(x, sympy.Expr):
        return sympy.tanh(x)
    return math.tanh(x) if isinstance(x, float) else x.tanh()


def _tanh_slope(x: Any) -> Any:
    y = _tanh(x)
    return y.one_minus_square() if isinstance(y, Rounded) else 1 - y * y


ACTIVATIONS: Mapping[str, Activation] = {
    "square": Activation(lambda x: x * x, lambda x: 2 * x),
    "cubic": Activation(lambda x: x * x * x - x, lambda x: 3 * x * x - 1),
    "tanh": Activation(_tanh, _tanh_slope),
    "sigmoid": Activation(_sigmoid, _sigmoid_slope),
    "gauss": Activation(lambda x: _exp(-x * x), lambda x: -2 * x * _exp(-x * x)),
}


# Networks


@dataclass(frozen=True)
class Forward:
    """What the forward sweep returns: the output, and the input of every layer."""

    output: list[Any]
    tape: list[Vector]


@dataclass(frozen=True)
class Gradient:
    """With respect to the input, and to the parameters of every layer."""

    input: list[Any]
    params: list[list[Any]]

    @property
    def vectors(self) -> list[list[Any]]:
        """All of it, the input's part first."""
        return [self.input, *self.params]


@dataclass(frozen=True)
class Network:
    """A chain of layers, the first one reading the input.

    Raises:
        ValueError: a layer does not read as many numbers as the one before it returns.
    """

    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        for one, other in pairwise(self.layers):
            if one.outputs != other.inputs:
                raise ValueError(f"{other} cannot read the output of {one}")

    def forward(self, params: Sequence[Vector], x: Vector) -> Forward:
        """Evaluate every layer once, and store its input."""
        tape, y = [], x
        for layer, t in zip(self.layers, params, strict=True):
            tape.append(y)
            y = layer.eval(t, y)
        return Forward(list(y), tape)

    def eval(self, params: Sequence[Vector], x: Vector) -> list[Any]:
        """The output."""
        return self.forward(params, x).output

    def backward(self, params: Sequence[Vector], tape: Sequence[Vector], v: Vector) -> Gradient:
        """Send `v` back through the layers, from the last to the first."""
        w, found = list(v), list[list[Any]]()
        for layer, t, x in reversed(list(zip(self.layers, params, tape, strict=True))):
            found.append(transposed_times(layer.param_jacobian(t, x), w, layer.parameters))
            w = transposed_times(layer.input_jacobian(t, x), w, layer.inputs)
        return Gradient(w, found[::-1])

    def backprop(self, params: Sequence[Vector], x: Vector, v: Vector) -> Gradient:
        """The forward sweep, then the reverse sweep, started with `v`."""
        return self.backward(params, self.forward(params, x).tape, v)

    def jacobian(self, params: Sequence[Vector], x: Vector, *, after: int = 0) -> Matrix:
        """The product of the layers' Jacobian matrices with respect to their inputs.

        Args:
            params: the parameters of every layer.
            x: the input of the network.
            after: leave out that many layers, the first ones.
        """
        tape = self.forward(params, x).tape
        product: Matrix = [{i: 1} for i in range(self.layers[-1].outputs)]
        for layer, t, y in reversed(list(zip(self.layers, params, tape, strict=True))[after:]):
            product = times(product, layer.input_jacobian(t, y))
        return product

    def param_jacobian(self, params: Sequence[Vector], x: Vector, number: int) -> Matrix:
        """The later layers' product, times the Jacobian matrix of one layer in its parameters."""
        own = self.layers[number].param_jacobian(
            params[number], self.forward(params, x).tape[number]
        )
        return times(self.jacobian(params, x, after=number + 1), own)


def perceptron(widths: Sequence[int], activation: str) -> Network:
    """Affine layers from each width to the next, with activations between them."""
    layers: list[Layer] = []
    for inputs, outputs in pairwise(widths):
        layers += [Affine(inputs, outputs), Pointwise(outputs, activation)]
    return Network(tuple(layers[:-1]))


def square_loss(target: Vector, y: Vector) -> Any:
    """The sum of (yᵢ − tᵢ)²."""
    errors = [c - t for c, t in zip(y, target, strict=True)]
    return _sum([e * e for e in errors])


def square_loss_gradient(target: Vector, y: Vector) -> list[Any]:
    """2 (y − t)."""
    return [2 * (c - t) for c, t in zip(y, target, strict=True)]
