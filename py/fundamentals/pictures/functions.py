"""Functions of one variable whose derivatives are known, and what Taylor's theorem says of them."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

__all__ = ["Derivative", "exp", "polynomial", "remainder_at", "root", "sin"]

Derivative = Callable[[int, Any], Any]
"""(k, t) ↦ f⁽ᵏ⁾(t)."""


def exp(_: int, t: Any) -> Any:
    """The derivatives of exp."""
    return np.exp(t)


def sin(k: int, t: Any) -> Any:
    """The derivatives of sin."""
    return np.sin(t + k * math.pi / 2)


def polynomial(f: Derivative, n: int, x0: float, x: Any) -> Any:
    """The Taylor polynomial of order n around x₀, at x."""
    return sum(f(k, x0) / math.factorial(k) * (x - x0) ** k for k in range(n + 1))


def remainder_at(f: Derivative, n: int, p: int, x0: float, x: Any, theta: Any) -> Any:
    """What the formula of Schlömilch and Roche gives for a θ, be it the right one or not."""
    h = x - x0
    weight = (1 - theta) ** (n + 1 - p) / (p * math.factorial(n))
    return h ** (n + 1) * weight * f(n + 1, x0 + theta * h)


def root(g: Callable[[float], float], low: float, high: float) -> float:
    """A zero of g between two points at which its signs differ.

    Raises:
        ValueError: the signs are the same.
    """
    if g(low) * g(high) >= 0:
        raise ValueError(f"no change of sign between {low} and {high}")
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if g(low) * g(middle) <= 0 else (middle, high)
    return (low + high) / 2
