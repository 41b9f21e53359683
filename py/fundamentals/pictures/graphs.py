"""Graphs and areas of piecewise polynomials, spikes for δ, and sequences in cells."""

from fractions import Fraction
from itertools import pairwise
from math import factorial
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Rectangle

from fundamentals.evidence.models.piecewise import Piecewise
from fundamentals.pictures.style import arrow, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from fundamentals.evidence.models.sequences import Finite

__all__ = ["area", "cells", "graph", "points", "polyline", "spike", "values"]

STEPS = 40
"""Points in each unit, so that corners at multiples of 1/40 are sharp."""


def polyline(*corners: tuple[Fraction | int, Fraction | int]) -> Piecewise:
    """The broken line through the points, from left to right; level after the last.

    Raises:
        ValueError: the first point is not at height 0, where the function comes from.
    """
    if corners[0][1] != 0:
        raise ValueError("a broken line must begin at height 0")
    slopes = [Fraction(up - y) / (right - x) for (x, y), (right, up) in pairwise(corners)]
    bends = [after - before for before, after in pairwise([Fraction(0), *slopes, Fraction(0)])]
    return Piecewise(tuple((Fraction(x), 1, c) for (x, _), c in zip(corners, bends, strict=True)))


def values(f: Piecewise, x: Any) -> Any:
    """The values of a function at floating-point numbers."""
    return sum(
        float(c) * np.where(x >= float(t), (x - float(t)) ** k, 0.0) / factorial(k)
        for t, k, c in f.jumps
    )


def points(f: Piecewise, low: float | None = None, high: float | None = None) -> tuple[Any, Any]:
    """Places between the outer corners, or as far as is said, and the values there."""
    first = float(f.breaks[0]) if low is None else low
    last = float(f.breaks[-1]) if high is None else high
    x = np.linspace(first, last, round((last - first) * STEPS) + 1)
    return x, values(f, x)


def graph(
    axes: "Axes", f: Piecewise, low: float | None = None, high: float | None = None, **options: Any
) -> None:
    """The graph of a function between its outer corners, or as far as is said."""
    axes.plot(*points(f, low, high), **options)


def area(
    axes: "Axes", f: Piecewise, color: str, low: float | None = None, high: float | None = None
) -> None:
    """The graph of a function, and the area between it and the axis."""
    x, y = points(f, low, high)
    axes.fill_between(x, 0, y, color=color, alpha=0.28, lw=0)
    axes.plot(x, y, color=color, lw=1.4)


def spike(axes: "Axes", place: float, height: float, color: str) -> None:
    """An arrow from the axis upwards: δ at the place, times the height."""
    arrow(axes, (place, 0), (place, height), color=color, lw=2)


def cells(axes: "Axes", sequence: "Finite", height: float, color: str) -> None:
    """A row of boxes with the values of a sequence, one for each place of its window."""
    for place in sequence.indices:
        corner = (place - 0.5, height - 0.5)
        axes.add_patch(Rectangle(corner, 1, 1, facecolor=color, alpha=0.18, lw=0))
        axes.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=color, lw=1.4))
        note(axes, place, height, str(sequence[place]).replace("-", "−"), fontsize=13)
