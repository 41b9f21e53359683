"""The picture of `rolle-and-mean-value`: a tangent parallel to the chord, and a corner."""

from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.functions import root
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LOW, HIGH = 0.3, 3.2


def wave(x: float) -> float:
    """The function of the left plot."""
    return float(np.sin(1.4 * x) + 0.5 * x)


def slope(x: float) -> float:
    """Its derivative."""
    return float(1.4 * np.cos(1.4 * x) + 0.5)


@picture(
    title="A tangent parallel to the chord",
    alt="""Left: a smooth curve over the interval from a to b, with the chord between its ends,
    green and dashed. At a marked point c inside, the tangent, red, is parallel to the chord.
    Right: the graph of |x| from −1 to 2, a V with its corner at 0; the chord has the slope 1/3,
    and the two branches have the slopes −1 and 1: no tangent is parallel to it.""",
    size=(7.6, 3.4),
)
def draw(figure: "Figure") -> None:
    """The mean value theorem on the left, a corner on the right."""
    smooth, corner = figure.subplots(1, 2)
    x = np.linspace(LOW, HIGH, 161)
    smooth.plot(x, np.sin(1.4 * x) + 0.5 * x, color=BLUE)
    chord = (wave(HIGH) - wave(LOW)) / (HIGH - LOW)
    smooth.plot([LOW, HIGH], [wave(LOW), wave(HIGH)], color=GREEN, lw=1.4, ls="--")
    place = root(lambda t: slope(t) - chord, LOW, 2.0)
    reach = np.array([-0.9, 0.9])
    smooth.plot(place + reach, wave(place) + chord * reach, color=RED, lw=1.5)
    dot(smooth, place, wave(place), RED)
    smooth.plot([place, place], [-0.35, wave(place)], color=INK, lw=0.9, ls=":")
    smooth.set(
        xlim=(0, 3.5),
        ylim=(-0.35, 2.3),
        xticks=[LOW, place, HIGH],
        xticklabels=["$a$", "$c$", "$b$"],
        yticks=[],
    )
    corner.plot([-1, 0, 2], [1, 0, 2], color=BLUE)
    corner.plot([-1, 2], [1, 2], color=GREEN, lw=1.4, ls="--")
    dot(corner, 0, 0, INK)
    note(corner, -0.78, 0.28, "slope $-1$", ha="right")
    note(corner, 1.2, 0.72, "slope $1$", ha="left")
    note(corner, 0.1, 1.62, "slope $1/3$")
    corner.set(
        xlabel="$x$",
        ylabel="$|x|$",
        xlim=(-1.9, 2.4),
        ylim=(-0.3, 2.3),
        xticks=[-1, 0, 2],
        yticks=[0, 1, 2],
    )
