"""The table that `software` explains: one row for each function of a library."""

from fundamentals.software.of_numpy_and_scipy import NUMPY_AND_SCIPY
from fundamentals.software.of_other_libraries import OTHERS
from fundamentals.software.of_torch_and_jax import JAX, TORCH
from fundamentals.software.rows import Row

__all__ = ["ROWS", "row"]

ROWS: tuple[Row, ...] = (*NUMPY_AND_SCIPY, *TORCH, *JAX, *OTHERS)
"""The table."""


def row(name: str) -> Row:
    """The row of a function, with its option in parentheses."""
    return next(each for each in ROWS if each.name == name)
