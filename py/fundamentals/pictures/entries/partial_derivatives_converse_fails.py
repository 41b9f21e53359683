"""The picture of `partial-derivatives-converse-fails`: xy/(x² + y²) along lines through 0."""

from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def quotient(x: float, y: float) -> float:
    """xy/(x² + y²), and 0 at the origin."""
    return x * y / (x * x + y * y) if x or y else 0.0


LINES = (
    ("$y=x$", (1.0, 1.0), RED, "-"),
    ("$y=x/3$", (1.0, 1 / 3), PURPLE, "-."),
    ("the axes", (1.0, 0.0), BLUE, "--"),
    ("$y=-x$", (1.0, -1.0), GREEN, ":"),
)


@picture(
    title="xy/(x² + y²) along lines through the origin",
    alt="""Left: lines through the origin of the plane. Right: the values of the function along each
    of them. They are constant on every line except at the origin: 1/2 along y = x, 3/10 along y =
    x/3, 0 along both axes, −1/2 along y = −x. At the origin itself, where all the lines meet, the
    value is 0: on every line but the axes the graph has a gap there.""",
    size=(7.6, 3.5),
)
def draw(figure: "Figure") -> None:
    """The lines on the left, the values along them on the right."""
    plane, axes = figure.subplots(1, 2, width_ratios=(1, 1.35))
    for label, (x, y), color, style in LINES:
        plane.plot([-x, x], [-y, y], color=color, ls=style)
        if y == 0:
            plane.plot([0, 0], [-1, 1], color=color, ls=style)
        for side in (np.linspace(-1, -0.06, 2), np.linspace(0.06, 1, 2)):
            axes.plot(side, [quotient(t * x, t * y) for t in side], color=color, ls=style)
        value = quotient(x, y)
        if value:
            axes.plot([0], [value], "o", mfc="none", mec=color, mew=1.6)
        note(axes, 1.05, value, label, ha="left")
    note(plane, 0.93, 0.62, "$y=x$")
    note(plane, 0.86, 0.13, "$y=x/3$")
    plane.set(xlabel="$x$", ylabel="$y$", xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), aspect="equal")
    plane.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    dot(plane, 0, 0)
    dot(axes, 0, 0, INK)
    axes.set(
        xlabel="position on the line",
        ylabel="$f$",
        xlim=(-1, 1.6),
        ylim=(-0.65, 0.65),
        xticks=[-1, 0, 1],
        yticks=[-0.5, 0, 0.3, 0.5],
    )
