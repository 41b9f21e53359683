"""Winograd's filtering algorithms, as matrices of integers; with whatever numbers they are given.

An algorithm has m outputs and r taps: Y = Aᵀ [(G g) ⊙ (Bᵀ d)], with the integers `divisor` times G.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

__all__ = ["F23", "F43", "Algorithm", "filtered", "filtered_image", "first_output", "slid"]

Rows = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Algorithm:
    """The matrices of a filtering algorithm.

    Attributes:
        outputs: the matrix Aᵀ, a row for each output.
        kernel: the matrix G, multiplied by `divisor`, a row for each multiplication.
        values: the matrix Bᵀ, a row for each multiplication.
        divisor: what `kernel` is to be divided by.
    """

    outputs: Rows
    kernel: Rows
    values: Rows
    divisor: int

    @property
    def size(self) -> int:
        """How many numbers of the input it takes."""
        return len(self.values[0])

    def with_sign(self, row: int, column: int) -> "Algorithm":
        """The same with another sign in one entry of Bᵀ."""
        rows = [list(each) for each in self.values]
        rows[row][column] *= -1
        return replace(self, values=tuple(map(tuple, rows)))


F23 = Algorithm(
    outputs=((1, 1, 1, 0), (0, 1, -1, -1)),
    kernel=((2, 0, 0), (1, 1, 1), (1, -1, 1), (0, 0, 2)),
    values=((1, 0, -1, 0), (0, 1, 1, 0), (0, -1, 1, 0), (0, 1, 0, -1)),
    divisor=2,
)

F43 = Algorithm(
    outputs=((1, 1, 1, 1, 1, 0), (0, 1, -1, 2, -2, 0), (0, 1, 1, 4, 4, 0), (0, 1, -1, 8, -8, 1)),
    kernel=((6, 0, 0), (-4, -4, -4), (-4, 4, -4), (1, 2, 4), (1, -2, 4), (0, 0, 24)),
    values=(
        (4, 0, -5, 0, 1, 0),
        (0, -4, -4, 1, 1, 0),
        (0, 4, -4, -1, 1, 0),
        (0, -2, -1, 2, 1, 0),
        (0, 2, -1, -2, 1, 0),
        (0, 4, 0, -5, 0, 1),
    ),
    divisor=24,
)


def _times(rows: Sequence[Sequence[Any]], vector: Sequence[Any]) -> list[Any]:
    """A matrix times a vector."""
    return [sum(a * x for a, x in zip(row, vector, strict=True)) for row in rows]


def _both(left: Sequence[Sequence[Any]], x: Any, right: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """L x Rᵀ."""
    columns = [_times(left, column) for column in zip(*x, strict=True)]
    return [_times(right, row) for row in zip(*columns, strict=True)]


def filtered(algorithm: Algorithm, g: Sequence[Any], d: Sequence[Any], part: Any) -> list[Any]:
    """Aᵀ [(part · kernel g) ⊙ (Bᵀ d)], the filter for part = 1 / divisor."""
    kernel = [part * value for value in _times(algorithm.kernel, g)]
    products = [k * v for k, v in zip(kernel, _times(algorithm.values, d), strict=True)]
    return _times(algorithm.outputs, products)


def filtered_image(
    one: Algorithm, other: Algorithm, gs: Sequence[Any], ds: Sequence[Any]
) -> list[list[Any]]:
    """Aᵀ [∑ (G g G'ᵀ) ⊙ (Bᵀ d B')] A', one algorithm for columns and the other for rows.

    Args:
        one: for the columns.
        other: for the rows.
        gs: a kernel for each channel.
        ds: a tile for each channel.
    """
    part = Fraction(1, one.divisor * other.divisor)
    sums = [[Fraction(0)] * len(other.values) for _ in one.values]
    for g, d in zip(gs, ds, strict=True):
        kernel = _both(one.kernel, g, other.kernel)
        values = _both(one.values, d, other.values)
        sums = [
            [s + part * k * v for s, k, v in zip(*rows, strict=True)]
            for rows in zip(sums, kernel, values, strict=True)
        ]
    return _both(one.outputs, sums, other.outputs)


def slid(g: Sequence[Any], d: Sequence[Any]) -> list[Any]:
    """The filter itself: ∑ g_i d_{j+i} for each place j at which the kernel fits."""
    return [sum(tap * d[j + i] for i, tap in enumerate(g)) for j in range(len(d) - len(g) + 1)]


def first_output(
    g: Sequence[Any],
    d: Sequence[Any],
    fl: Callable[[Any], Any],
    order: tuple[int, int, int] = (0, 1, 2),
) -> Any:
    """The first output of F(2,3), each operation rounded by `fl`, in an order of the products."""
    plus = fl(fl(fl(g[0] + g[1]) + g[2]) / 2)
    minus = fl(fl(fl(g[0] - g[1]) + g[2]) / 2)
    products = (
        fl(g[0] * fl(d[0] - d[2])),
        fl(plus * fl(d[1] + d[2])),
        fl(minus * fl(d[2] - d[1])),
    )
    one, other, last = (products[name] for name in order)
    return fl(fl(one + other) + last)
