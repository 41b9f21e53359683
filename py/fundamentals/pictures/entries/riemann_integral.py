"""The picture of `riemann-integral`: rectangles over tagged pieces, and how far off they are."""

from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import Rectangle

from fundamentals.evidence.models.partitions import TaggedPartition, riemann_sum
from fundamentals.evidence.models.piecewise import piecewise
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

END = Fraction(4)
F = piecewise([0], [[Fraction(1, 2), Fraction(9, 4), Fraction(-3, 2), Fraction(1, 4)]])
INTEGRAL = F.integral_over(Fraction(0), END)
STEEPEST = abs(F.derivative()(Fraction(0)))
"""The greatest |f′|: f′ = 3(x − 1)(x − 3)/4 is steepest at either end."""


def tagged(random: Random, pieces: int) -> TaggedPartition:
    """Pieces of random lengths with random tags."""
    lengths = [random.randint(5, 12) for _ in range(pieces)]
    points = [END * sum(lengths[:i]) / sum(lengths) for i in range(pieces + 1)]
    tags = [low + (high - low) * random.randint(0, 8) / 8 for low, high in pairwise(points)]
    return TaggedPartition(tuple(points), tuple(tags))


_random = Random(5)  # noqa: S311 - reproducible, not secret
COARSE, FINE = tagged(_random, 5), tagged(_random, 20)
OTHERS = [tagged(_random, pieces) for pieces in (4, 6, 9, 14, 21, 32, 48, 72, 108) for _ in "1234"]
SUMS = [f"{float(riemann_sum(F, partition)):.2f}" for partition in (COARSE, FINE)]


def rectangles(axes: "Axes", partition: TaggedPartition) -> None:
    """One over each piece, as high as the function at the tag, which is marked."""
    for low, length, tag in zip(partition.points, partition.lengths, partition.tags, strict=False):
        corner, height = (float(low), 0.0), float(F(tag))
        axes.add_patch(Rectangle(corner, float(length), height, facecolor=GREEN, alpha=0.22, lw=0))
        axes.add_patch(
            Rectangle(corner, float(length), height, facecolor="none", edgecolor=GREEN, lw=1.1)
        )
        dot(axes, float(tag), height, RED, ms=5)
        dot(axes, float(tag), 0, RED, marker="|", mew=1.8, ms=9, clip_on=False)


@picture(
    title="Rectangles over tagged pieces: the finer the partition, the closer the sum",
    alt=f"""Left: a curve over [0, 4] that rises, falls and rises. Five pieces of different lengths
    carry rectangles, each as high as the curve at a marked tag somewhere in its piece. The sum of
    their areas is {SUMS[0]}; the integral is {INTEGRAL}. Middle: the same curve with twenty pieces
    and tags; the sum is {SUMS[1]}. Right, on logarithmic axes: how far the sums of many random
    tagged partitions are from the integral, against the length of the longest piece. All dots lie
    below a rising straight line: the greatest slope, times b − a, times that length.""",
    size=(8.2, 3.4),
)
def draw(figure: "Figure") -> None:
    """A coarse and a fine partition; errors of others."""
    coarse, fine, errors = figure.subplots(1, 3, width_ratios=(1, 1, 0.95))
    for axes, partition, sum_ in zip((coarse, fine), (COARSE, FINE), SUMS, strict=True):
        rectangles(axes, partition)
        graph(axes, F, 0, float(END), color=BLUE)
        axes.set(xlabel="$x$", xlim=(0, 4.05), ylim=(0, 1.75), xticks=[0, 2, 4], yticks=[0, 1])
        axes.set_title(f"sum {sum_}", loc="center")
    note(coarse, 3.35, 1.55, f"$\\int f={INTEGRAL}$")
    meshes = [float(partition.mesh) for partition in OTHERS]
    gaps = [abs(float(riemann_sum(F, partition) - INTEGRAL)) for partition in OTHERS]
    errors.loglog(meshes, gaps, "o", color=RED, ms=4)
    reach = np.array([0.04, 1.6])
    errors.loglog(reach, float(STEEPEST * END) * reach, color=INK, ls="--", lw=1.5)
    note(errors, 0.045, 12, "$L\\,(b-a)\\cdot$mesh", ha="left")
    errors.set(xlabel="longest piece (mesh)", ylabel="$|\\,$sum$\\,-\\int f\\,|$", ylim=(1e-4, 30))
    errors.set_xticks([0.1, 1], ["0.1", "1"])
    errors.minorticks_off()
