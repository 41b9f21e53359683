"""The picture of `continuity`: the increment within a cone; |x| is continuous all the same."""

from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STEEPNESS = 1.4


@picture(
    title="A cone around the point holds the graph",
    alt="""Left: a smooth wave through a marked point. A shaded double cone with its tip at the
    point holds the whole graph nearby: the change of f is at most C times the increment, so it
    vanishes with it. Right: the graph of |x|, a V with its corner at the origin. It lies within a
    cone, too, and is continuous; but its slope is −1 on the left and 1 on the right, so it has no
    derivative there.""",
    size=(7.6, 3.4),
)
def draw(figure: "Figure") -> None:
    """A differentiable function on the left, |x| on the right."""
    smooth, corner = figure.subplots(1, 2)
    h = np.linspace(-1.2, 1.2, 121)
    for axes, values, bound in ((smooth, np.sin(h + 0.7), STEEPNESS), (corner, abs(h), 1.4)):
        centre = values[60]
        reach = bound * np.abs(h)
        axes.fill_between(h, centre - reach, centre + reach, color=INK, alpha=0.12, lw=0)
        axes.plot(h, values, color=BLUE)
        dot(axes, 0, centre)
    start, slope = np.sin(0.7), np.cos(0.7)
    smooth.plot(h, start + slope * h, color=RED, lw=1.3, ls="--")
    note(smooth, 0.72, 0.62, "$f$")
    note(smooth, -0.02, -0.72, "$|f(a+h)-f(a)|\\leq C\\,|h|$")
    smooth.set(
        xlabel="$h$",
        ylabel="$f(a+h)$",
        ylim=(-1.1, 2.4),
        xticks=[0],
        yticks=[start],
        yticklabels=["$f(a)$"],
    )
    note(corner, -0.5, 1.45, "slope $-1$")
    note(corner, 0.5, 1.45, "slope $1$")
    note(corner, 0, -0.9, "continuous, not differentiable")
    corner.set(xlabel="$x$", ylabel="$|x|$", ylim=(-1.7, 1.8), xticks=[-1, 0, 1], yticks=[0, 1])
