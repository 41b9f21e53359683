"""The picture of `convolution-deriv`: the slopes of f * g are the values of f * g′."""

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.models.piecewise import convolve
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = polyline((0, 0), (Fraction(1, 2), 1), (1, Fraction(1, 4)), (Fraction(3, 2), 1), (2, 0))
G = polyline((0, 0), (1, 1), (2, -1), (3, 0)).antiderivative()
PLACES = (Fraction(1), Fraction(5, 2), Fraction(4))
LOOKS = ((BLUE, (-0.6, 0.04)), (PURPLE, (0.25, 0.07)), (RED, (0.68, -0.04)))
"""For each place the colour, and where the label is that tells the slope."""
SLOPES = [str(convolve(F, G.derivative())(x)).replace("-", "−") for x in PLACES]
LOW, HIGH = -0.5, 5.5


@picture(
    title="The slopes of f * g are the values of f * g′",
    alt=f"""Four plots. Left, above: f, a zigzag (solid), and g, a smooth hill (dashed).
    Left, below: f again, and g′, the slope of g, a broken line that goes up, down and back to 0
    (dashed). Right, above: f * g, a smooth hill, with tangents at x = 1, 5/2 and 4, rising, level
    and falling. Right, below: f * g′, with dots at the same x: their heights,
    {SLOPES[0]}, {SLOPES[1]} and {SLOPES[2]}, are the slopes of the three tangents.""",
    size=(7.8, 4.8),
)
def draw(figure: "Figure") -> None:
    """Factors on the left, convolutions on the right; the derivatives below."""
    rows = figure.subplots(2, 2, sharex=True, width_ratios=(1, 1.2))
    hill, slopes = convolve(F, G), convolve(F, G.derivative())
    for axes, g in ((rows[0, 0], G), (rows[1, 0], G.derivative())):
        graph(axes, F, color=BLUE)
        graph(axes, g, color=GREEN, ls="--")
    graph(rows[0, 1], hill, LOW, HIGH, color=INK)
    graph(rows[1, 1], slopes, LOW, HIGH, color=INK)
    for place, name, (color, (right, up)) in zip(PLACES, SLOPES, LOOKS, strict=True):
        x, y, slope = float(place), float(hill(place)), float(slopes(place))
        reach = np.array([-0.5, 0.5])
        rows[0, 1].plot(x + reach, y + slope * reach, color=color)
        dot(rows[0, 1], x, y, color)
        rows[1, 1].plot([x, x], [0, slope], color=color, lw=1.4, ls=":")
        dot(rows[1, 1], x, slope, color)
        note(rows[1, 1], x + right, slope + up, name)
    rows[0, 0].set_title("$f$, and $g$ (dashed)", loc="center")
    rows[1, 0].set_title("$f$, and $g'$ (dashed)", loc="center")
    rows[0, 1].set_title("$f*g$", loc="center")
    rows[1, 1].set_title("$f*g'=(f*g)'$", loc="center")
    for axes in rows.flat:
        axes.axhline(0, color=INK, lw=0.8, alpha=0.6, zorder=0)
    rows[0, 0].set(yticks=[0, 1])
    rows[1, 0].set(yticks=[-1, 0, 1])
    rows[0, 1].set(yticks=[0, 0.5], ylim=(-0.08, 0.66))
    rows[1, 1].set(yticks=[-0.5, 0, 0.5])
    for axes in rows[1]:
        axes.set(xlabel="$x$", xticks=[0, 1, 2.5, 4, 5])
        axes.set_xticklabels(["0", "1", "5/2", "4", "5"])
