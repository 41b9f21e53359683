"""The picture of `dirac-shift`: bumps around a and b, convolved, are a bump around a + b."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models.piecewise import convolve, hat
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import area, spike
from fundamentals.pictures.style import BLUE, GREEN, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

A, B = Fraction(3, 2), Fraction(5, 2)
WIDTHS = (Fraction(1, 2), Fraction(1, 4))


@picture(
    title="Bumps around a and b give a bump around a + b; spikes give a spike",
    alt="""Three rows over one axis with the marks 0, a, b and a + b. In the first row a tent of
    half-width 1/2 around a, another around b, and around a + b their convolution, a rounded bump
    that is lower and twice as broad. In the second row the same with tents of half-width 1/4, twice
    as high and half as broad. In the third row an upright arrow at a, one at b and one at a + b:
    δ at a and δ at b, and their convolution, δ at a + b.""",
    size=(7.4, 4.6),
)
def draw(figure: "Figure") -> None:
    """Two rows of bumps, and the limit."""
    *rows, limit = figure.subplots(3, 1, sharex=True)
    for axes, width in zip(rows, WIDTHS, strict=True):
        eta = hat(-width, 0, width).scale(1 / width)
        at_a, at_b = eta.translate(A), eta.translate(B)
        both = convolve(at_a, at_b)
        for bump, color in ((at_a, BLUE), (at_b, RED), (both, GREEN)):
            area(axes, bump, color)
        top = float(1 / width)
        note(axes, 0.1, 0.8 * top, f"$\\varepsilon={width}$", ha="left")
        axes.set(ylim=(0, 1.15 * top), yticks=[0, top])
    for place, color, name in (
        (A, BLUE, "$\\delta_a$"),
        (B, RED, "$\\delta_b$"),
        (A + B, GREEN, "$\\delta_a*\\delta_b=\\delta_{a+b}$"),
    ):
        spike(limit, float(place), 1, color)
        note(limit, float(place) + 0.08, 0.75, name, ha="left", fontsize=13)
    limit.set(xlim=(0, 5.5), ylim=(0, 1.15), yticks=[])
    marks = [float(place) for place in (0, A, B, A + B)]
    limit.set_xticks(marks, ["$0$", "$a$", "$b$", "$a+b$"])
