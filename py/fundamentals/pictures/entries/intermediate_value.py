"""The picture of `intermediate-value`: a curve meets every height; a jump leaves some out."""

from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.functions import root
from fundamentals.pictures.style import BLUE, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEIGHT = 0.5


def curve(x: float) -> float:
    """A cubic, −1 at −1 and 1 at 1, that does not rise everywhere."""
    return 3 * x**3 - 2 * x


@picture(
    title="A continuous function leaves no value out; the sign does",
    alt="""Left: a continuous curve from (−1, −1) to (1, 1), which rises, falls and rises again. A
    dashed line at the height 1/2 meets it at three points, the last of which is marked. Right:
    the sign of x, −1 to the left of 0, 0 at 0 and 1 to the right. The dashed line at the height
    1/2 passes through the jump and meets no point of the graph.""",
    size=(7.6, 3.3),
)
def draw(figure: "Figure") -> None:
    """A cubic on the left, the sign on the right."""
    smooth, jump = figure.subplots(1, 2, sharey=True)
    x = np.linspace(-1, 1, 161)
    smooth.plot(x, 3 * x**3 - 2 * x, color=BLUE)
    place = root(lambda t: curve(t) - HEIGHT, 0.5, 1.0)
    dot(smooth, place, HEIGHT, RED)
    smooth.plot([place, place], [-1.3, HEIGHT], color=INK, lw=0.9, ls=":")
    note(smooth, place - 0.04, -1.18, "$c$", ha="right")
    jump.plot([-1, 0], [-1, -1], color=BLUE)
    jump.plot([0, 1], [1, 1], color=BLUE)
    for end in (-1, 1):
        jump.plot([0], [end], "o", mfc="none", mec=BLUE, mew=1.6)
    dot(jump, 0, 0, BLUE)
    for axes, name in ((smooth, "$f$ continuous"), (jump, "the sign of $x$")):
        axes.plot([-1.1, 1.1], [HEIGHT, HEIGHT], color=RED, lw=1.3, ls="--")
        note(axes, -1.05, HEIGHT + 0.1, "$y$", ha="left")
        axes.set_title(name, loc="center")
        axes.set(
            xlabel="$x$", xlim=(-1.1, 1.1), ylim=(-1.3, 1.4), xticks=[-1, 0, 1], yticks=[-1, 0, 1]
        )
