"""The functions of numpy, scipy and jax for sequences and images, called as rows say."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from fundamentals.evidence.calls.plain_calls import function
from fundamentals.software.rows import Row
from fundamentals.software.table import row

__all__ = [
    "Image",
    "Size",
    "array",
    "images",
    "moved_by_origin",
    "outcome_for_ones",
    "sizes",
]

Size = tuple[int, int]
Image = tuple[Size, tuple[int, ...]]
"""An image: its size, and numbers to fill it with."""

sizes = st.tuples(st.integers(1, 4), st.integers(1, 4))
images = st.tuples(sizes, st.lists(st.integers(-9, 9), min_size=5, max_size=7).map(tuple))


def array(image: Image) -> Any:
    """The image, its numbers repeated as often as needed."""
    import numpy as np

    size, numbers = image
    return np.resize(np.array(numbers), size)


def outcome_for_ones(name: str, sizes: tuple[Size, Size], *options: Any) -> str:
    """The name of the error that a function raises for images of ones, or "returned"."""
    import numpy as np

    try:
        function(row(name))(*map(np.ones, sizes), *options)
    except (TypeError, ValueError) as error:
        return type(error).__name__
    return "returned"


def moved_by_origin(
    row: Row, x: Sequence[int], quarters: Sequence[int], mode: str, origin: int
) -> tuple[str, Any]:
    """What a function of scipy.ndimage returns for one axis, 8 around, and that its kernel "moved".

    Where it raises an error, the error's name and no values.

    Args:
        row: whose function; if for two axes, x and w are columns.
        x: the input.
        quarters: four times the kernel.
        mode: how x is continued.
        origin: by how much the kernel is moved.
    """
    import numpy as np

    values, kernel = (np.array(side).reshape(-1, *[1] * (row.axes - 1)) for side in (x, quarters))
    moved = origin if row.axes == 1 else (origin, 0)
    try:
        seen = function(row)(values, kernel / 4, mode=mode, cval=8, origin=moved)
    except ValueError:
        return "ValueError", []
    return "moved", seen.reshape(-1)
