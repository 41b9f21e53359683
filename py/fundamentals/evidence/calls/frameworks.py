"""What the automatic differentiation of deep-learning frameworks returns.

The frameworks are imported where they are used: they are optional.
"""

from typing import Any

from fundamentals.evidence.calls.network_problems import Problem
from fundamentals.evidence.models.networks import Affine, Pointwise, Vector

__all__ = ["jax_gradient", "torch_gradient"]


def torch_gradient(problem: Problem, dtype: str) -> list[list[float]]:
    """What torch's autograd returns."""
    import torch

    def tensor(vector: Vector) -> Any:
        return torch.tensor(vector, dtype=getattr(torch, dtype), device="cpu", requires_grad=True)

    unknowns = [tensor(vector) for vector in problem.unknowns]
    y, *params = unknowns
    for layer, t in zip(problem.network.layers, params, strict=True):
        if isinstance(layer, Affine):
            size = layer.outputs * layer.inputs
            weights = t[:size].reshape(layer.outputs, layer.inputs)
            y = torch.nn.functional.linear(y, weights, t[size:])
        elif isinstance(layer, Pointwise):
            y = getattr(torch, layer.activation)(y)
    (y - tensor(problem.target)).square().sum().backward()
    return [[] if u.grad is None else u.grad.tolist() for u in unknowns]


def jax_gradient(problem: Problem, dtype: str) -> list[list[float]]:
    """What jax's autograd returns."""
    import jax

    activations = {"square": jax.numpy.square, "tanh": jax.numpy.tanh, "sigmoid": jax.nn.sigmoid}

    def loss(unknowns: list[Any], target: Any) -> Any:
        y, *params = unknowns
        for layer, t in zip(problem.network.layers, params, strict=True):
            if isinstance(layer, Affine):
                size = layer.outputs * layer.inputs
                y = t[:size].reshape(layer.outputs, layer.inputs) @ y + t[size:]
            elif isinstance(layer, Pointwise):
                y = activations[layer.activation](y)
        return jax.numpy.sum(jax.numpy.square(y - target))

    with jax.enable_x64(True), jax.default_device(jax.devices("cpu")[0]):
        unknowns = [jax.numpy.array(vector, dtype=dtype) for vector in problem.unknowns]
        target = jax.numpy.array(problem.target, dtype=dtype)
        return [part.tolist() for part in jax.grad(loss)(unknowns, target)]
