"""Vectors whose places are counted modulo n, over any ring: integers, residues, balls, symbols."""

from collections.abc import Sequence
from typing import Any

__all__ = ["circular", "linear", "padded", "times", "transform"]

Values = Sequence[Any]


def circular(x: Values, y: Values) -> list[Any]:
    """(x ⊛ y)(k) = ∑ⱼ x(j) y(k − j mod n)."""
    n = len(x)
    return [sum(x[j] * y[(k - j) % n] for j in range(n)) for k in range(n)]


def linear(x: Values, y: Values) -> list[Any]:
    """The first n places of x * y: what lies beyond is lost, not wrapped around."""
    return [sum(x[j] * y[k - j] for j in range(k + 1)) for k in range(len(x))]


def padded(x: Values, n: int) -> list[Any]:
    """x with zeros at its end, of length n."""
    return [*x, *[0] * (n - len(x))]


def transform(x: Values, root: Any) -> list[Any]:
    """x̂(k) = ∑ⱼ x(j) ωʲᵏ."""
    n = len(x)
    return [sum(x[j] * root ** (j * k) for j in range(n)) for k in range(n)]


def times(x: Values, y: Values) -> list[Any]:
    """The product, place by place."""
    return [a * b for a, b in zip(x, y, strict=True)]
