"""Shapes at which the error is measured: such as the formula was confirmed at, bit for bit."""

from collections.abc import Sequence
from math import prod

import numpy as np

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Axis

__all__ = ["Placed", "confirmed", "sizes", "spread"]

_NUMBERS = 200_000  # of x, w and y, at most
_PRODUCTS = 100 * _NUMBERS
_EACH = 12  # shapes of about one size
_THOUSANDS = 500  # terms, and more

Placed = tuple[Shape, tuple[Axis, ...]]
"""A shape, with the formula along each axis."""


def confirmed(finding: Finding) -> list[Placed]:
    """The shapes at which the formula was confirmed, as far as they are not too large; where all
    are, as of a function that takes one size only, the first.
    """
    found = finding.structure
    if found is None:
        return []
    known = [
        (cell.shape, cell.axes(found))
        for cell in finding.cells
        if not cell.why and cell.refused is None and cell.firsts and None not in cell.firsts
    ]
    some = [each for each in known if all(axis.length for axis in each[1])]
    return [each for each in some if _small(*each)] or some[:1]


def sizes(finding: Finding) -> list[list[Placed]]:
    """Shapes at which the formula is known, in groups from few terms to thousands."""
    known = confirmed(finding)
    few = [each for each in known if 1 < _terms(each[0]) <= 4]
    groups = [
        few,
        [each for each in known if set(each[0].taps) == {3} and _long(each)],
        [each for each in known if 4 < _terms(each[0]) <= 32],
        few,
        [each for each in known if _terms(each[0]) > 32],
        [each for each in known if _terms(each[0]) >= _THOUSANDS],
        [each for each in known if _terms(each[0]) == 1],
    ]
    return [spread(group, _EACH) for group in groups if group]


def spread(known: Sequence[Placed], count: int) -> list[Placed]:
    """So many of them at most, from the first to the last; compilers are slow to see new shapes."""
    places = np.linspace(0, len(known) - 1, min(count, len(known)))
    return [known[int(place)] for place in places]


def _terms(shape: Shape) -> int:
    return prod(shape.w[1:])


def _long(each: Placed) -> bool:
    return min(each[0].lengths) >= 4 and min(axis.length for axis in each[1]) > 1


def _small(shape: Shape, axes: Sequence[Axis]) -> bool:
    outputs = shape.batch * shape.outputs * prod(axis.length for axis in axes)
    return (
        max(prod(shape.x), prod(shape.w), outputs) <= _NUMBERS
        and outputs * _terms(shape) <= _PRODUCTS
    )
