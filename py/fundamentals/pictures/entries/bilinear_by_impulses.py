"""The picture of `bilinear-by-impulses`: what the layer makes of all pairs."""

from typing import TYPE_CHECKING

from fundamentals.evidence.models.sequences import Finite
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import cells
from fundamentals.pictures.style import BLUE, GREEN, RED, bare, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TAPS, LENGTH = 2, 4
OUTPUTS = LENGTH - TAPS + 1


def impulse(length: int, place: int, start: int = 0) -> Finite:
    """1 at a place, 0 elsewhere."""
    return Finite(start, tuple(int(k == place) for k in range(length)))


def output(i: int, j: int, start: int) -> Finite:
    """The layer at the impulses at i and j: 1 at the place j − i, if it is one of the output."""
    return Finite(start, tuple(int(n + i == j) for n in range(OUTPUTS)))


@picture(
    title="Eight probes tell the layer with two taps on four places",
    alt=f"""A table with {TAPS} rows and {LENGTH} columns. Before the rows stand the impulses of two
    taps, (1, 0) and (0, 1); above the columns those of four places, (1, 0, 0, 0) to (0, 0, 0, 1).
    In each field stand the three outputs of the layer for this pair: for the first kernel
    (1, 0, 0), (0, 1, 0), (0, 0, 1) and (0, 0, 0); for the second (0, 0, 0), (1, 0, 0), (0, 1, 0)
    and (0, 0, 1).""",
    size=(8.4, 2.4),
)
def draw(figure: "Figure") -> None:
    """The kernels on the left, the inputs above, the outputs in the fields."""
    axes = figure.subplots()
    bare(axes)
    wide = LENGTH + 1
    for j in range(LENGTH):
        cells(axes, impulse(LENGTH, j, wide * j), 0, RED)
    for i in range(TAPS):
        height = -1.8 - 1.5 * i
        cells(axes, impulse(TAPS, i, -4), height, BLUE)
        for j in range(LENGTH):
            cells(axes, output(i, j, wide * j), height, GREEN)
    note(axes, -3.5, 0, "kernel, input")
    axes.set(xlim=(-5.2, wide * LENGTH), ylim=(-4.1, 0.8))
