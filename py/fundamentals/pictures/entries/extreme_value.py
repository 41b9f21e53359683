"""The picture of `extreme-value`: a largest and a smallest value; what an open end can do."""

from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@picture(
    title="Largest and smallest values on a closed interval",
    alt="""Three plots. Left: a continuous curve over a closed interval, with its highest and its
    lowest point marked, both inside; dashed horizontal lines touch the curve there. Middle: the
    function x on [0, 1] with its value at 1 changed to 0: the values come as close to 1 as you
    like, an open circle marks that 1 is not reached, and a dot the value 0. Right: 1/x over the
    open interval from 0 to 1, which grows beyond every bound.""",
    size=(8.2, 3.1),
)
def draw(figure: "Figure") -> None:
    """A continuous function; one with a jump; one on an open interval."""
    smooth, jump, steep = figure.subplots(1, 3)
    x = np.linspace(0, 4, 201)
    values = 1.2 + 1.1 * np.sin(1.5 * x) - 0.15 * x
    smooth.plot(x, values, color=BLUE)
    for place, color in ((int(values.argmax()), RED), (int(values.argmin()), GREEN)):
        height = float(values[place])
        smooth.plot([0, 4], [height, height], color=color, lw=1.1, ls="--")
        dot(smooth, float(x[place]), height, color)
    smooth.set(xlim=(-0.1, 4.1), ylim=(-0.9, 2.8), xticks=[0, 4], yticks=[])
    smooth.set(xticklabels=["$a$", "$b$"])
    smooth.set_title("continuous on $[a,b]$", loc="center")

    jump.plot([0, 1], [0, 1], color=BLUE)
    jump.plot([1], [1], "o", mfc="none", mec=BLUE, mew=1.6)
    dot(jump, 1, 0, BLUE)
    jump.plot([0, 1], [1, 1], color=RED, lw=1.1, ls="--")
    jump.set(xlim=(-0.08, 1.12), ylim=(-0.12, 1.25), xticks=[0, 1], yticks=[0, 1])
    jump.set_title("a jump at 1", loc="center")

    t = np.linspace(0.12, 1, 101)
    steep.plot(t, 1 / t, color=BLUE)
    steep.axvline(0, color=INK, lw=0.8, ls=":")
    note(steep, 0.62, 4.6, "$1/x$")
    steep.set(xlim=(-0.08, 1.1), ylim=(0, 8.6), xticks=[0, 1], yticks=[0, 1, 4, 8])
    steep.set_title("the open interval $(0,1)$", loc="center")
