"""The picture of `exact-on-integers`: the numbers of three digits, and the integers among them."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.arithmetic.formats import rounded
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, arrow, bare, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DIGITS = 3
LIMIT = 2**DIGITS
LAST = 16


@picture(
    title="Integers among the numbers of three digits",
    alt="""Two lines over the numbers from 0 to 16. On the lower one, marks stand at the numbers of
    three binary digits: at every quarter from 1 to 2, at every half from 2 to 4, at every integer
    from 4 to 8, at every other integer from 8 to 16. On the upper one stand the integers. Up to
    8 = 2³, in the shaded part, each of them is one of the numbers below, and an arrow leads down
    to it. From 9, 11, 13 and 15 an arrow leads to a number beside it: 9 becomes 8, 11 and 13
    become 12, and 15 becomes 16.""",
    size=(7.4, 2.7),
)
def draw(figure: "Figure") -> None:
    """The integers above, what they are rounded to below."""
    axes = figure.subplots()
    bare(axes)
    axes.axvspan(-0.4, LIMIT + 0.25, color=GREEN, alpha=0.12, lw=0)
    for height in (0, 1):
        axes.plot([-0.4, LAST + 0.4], [height, height], color=INK, lw=0.8)
    for quarter in range(4, 4 * LAST + 1):
        place = Fraction(quarter, 4)
        if rounded(place, DIGITS) == place:
            axes.plot([float(place)] * 2, [-0.08, 0.08], color=BLUE, lw=1.6)
    for n in range(LAST + 1):
        value = int(rounded(Fraction(n), DIGITS))
        color = INK if value == n else RED
        arrow(axes, (n, 0.88), (value, 0.14), color=color, lw=1.2)
        dot(axes, n, 1, color, markersize=4.5)
        note(axes, n, 1.24, str(n), color=color)
        if value == n:
            note(axes, n, -0.26, str(n), color=BLUE)
    note(axes, LIMIT / 2, -0.62, "all integers up to $2^p$", color=GREEN)
    axes.set(xlim=(-0.8, LAST + 0.8), ylim=(-0.85, 1.5))
