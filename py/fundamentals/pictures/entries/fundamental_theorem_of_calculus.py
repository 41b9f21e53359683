"""The picture of `fundamental-theorem-of-calculus`: the area so far, and its slope."""

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.models.piecewise import piecewise
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import area, graph
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SMOOTH = piecewise([0], [[Fraction(1, 2), Fraction(9, 4), Fraction(-3, 2), Fraction(1, 4)]])
JUMPS = piecewise([0, 2], [[1], [Fraction(-1, 2)]])
X = Fraction(3, 2)
H = Fraction(1, 2)
HEIGHT = SMOOTH(X)
CORNER = 2


@picture(
    title="The area so far has the slope f(x); where f jumps, it has a corner",
    alt=f"""Four plots. Left, above: a continuous curve f over 0 to 4; the area below it from 0 to
    x = {X} is shaded, and a strip beyond, from x to x + h, is nearly a rectangle of the height
    f(x) = {HEIGHT}. Left, below: F, the area so far, against x: it rises, and its tangent at the
    marked point has the slope {HEIGHT}, the height of f above. Right, above: f is 1 up to 2, where
    it jumps to −1/2. Right, below: F rises with slope 1 up to the point above the jump and falls
    with slope −1/2 from there on: a corner without a tangent, with two dashed lines for the slopes
    on either side.""",
    size=(7.8, 4.9),
)
def draw(figure: "Figure") -> None:
    """A continuous function on the left, one with a jump on the right; the integrals below."""
    rows = figure.subplots(2, 2, sharex=True, height_ratios=(1, 1.1))
    (smooth, jumps), (rising, corner) = rows
    x, height = float(X), float(HEIGHT)
    area(smooth, SMOOTH, GREEN, 0, x)
    area(smooth, SMOOTH, PURPLE, x, x + float(H))
    graph(smooth, SMOOTH, 0, 4, color=BLUE)
    smooth.plot([x, x], [0, height], color=INK, lw=1.2)
    dot(smooth, x, height, RED)
    note(smooth, x + 0.08, height + 0.22, "$f(x)$", ha="left")
    note(smooth, 0.8, 0.5, "$F(x)$")
    note(smooth, x + float(H) / 2, -0.22, "$h$")

    total = SMOOTH.antiderivative()
    reach = np.array([-1.1, 1.1])
    graph(rising, total, 0, 4, color=GREEN)
    rising.plot(x + reach, float(total(X)) + height * reach, color=RED, lw=1.5)
    dot(rising, x, float(total(X)), RED)
    note(rising, x - 0.15, float(total(X)) + 0.75, "slope $f(x)$", ha="right")

    before, after = (float(JUMPS(Fraction(place))) for place in (0, CORNER))
    jumps.plot([0, CORNER], [before, before], color=BLUE)
    jumps.plot([CORNER, 4], [after, after], color=BLUE)
    jumps.plot([CORNER, CORNER], [before, after], color=BLUE, lw=1, ls=":")
    kinked = JUMPS.antiderivative()
    graph(corner, kinked, 0, 4, color=GREEN)
    top = float(kinked(Fraction(CORNER)))
    for slope, way in ((before, 0.9), (after, -1.0)):
        ends = np.array([0, way])
        corner.plot(CORNER + ends, top + slope * ends, color=RED, lw=1.5, ls="--")
    dot(corner, CORNER, top, RED)
    note(corner, 3, 2.75, "slope 1", ha="left")
    note(corner, 1.05, 2.72, "slope −1/2")
    for axes, name in ((smooth, "$f$"), (jumps, "$f$, with a jump")):
        axes.set_title(name, loc="center")
        axes.axhline(0, color=INK, lw=0.8, alpha=0.6, zorder=0)
        axes.set(ylim=(-0.75, 1.85), yticks=[0, 1])
    for axes in (rising, corner):
        axes.set_title("$F(x)=\\int_0^xf$", loc="center")
        axes.set(xlabel="$x$", xlim=(0, 4.02), xticks=[0, 1, 2, 3, 4])
    rising.set(ylim=(0, 4.3), yticks=[0, 2, 4])
    corner.set(ylim=(0, 3.1), yticks=[0, 1, 2, 3])
