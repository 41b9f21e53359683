"""The picture of `real-numbers`: the rational numbers with q² < 2, and their least upper bound."""

from typing import TYPE_CHECKING

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEVELS = range(6)
ROOT = 2**0.5


@picture(
    title="The least upper bound of the rational numbers with q² < 2",
    alt="""Six number lines, one above the other, from 1 to 2. On the k-th the multiples of one
    half to the k-th power are marked: blue dots for those with q² < 2, green squares for those
    with q² > 2. The last blue dot and the first green square close in on a red vertical line at
    √2, which neither of them reaches: √2 is the least upper bound of the blue numbers and is not
    rational.""",
    size=(7.2, 3.4),
)
def draw(figure: "Figure") -> None:
    """Finer and finer rational numbers around √2."""
    axes = figure.subplots()
    axes.plot([ROOT, ROOT], [-0.6, len(LEVELS) - 0.2], color=RED, lw=1.6)
    note(axes, ROOT + 0.015, len(LEVELS) - 0.45, "$\\sqrt{2}$", ha="left")
    for k in LEVELS:
        axes.plot([1, 2], [k, k], color=INK, lw=0.8)
        multiples = [1 + n / 2**k for n in range(2**k + 1)]
        below = [q for q in multiples if q * q < 2]
        above = [q for q in multiples if q * q > 2]
        axes.plot(below, [k] * len(below), "o", color=BLUE, ms=3)
        axes.plot(above, [k] * len(above), "s", color=GREEN, ms=3)
        dot(axes, below[-1], k, BLUE)
    axes.set(
        xlim=(0.98, 2.02),
        ylim=(-0.6, len(LEVELS) - 0.1),
        xticks=[1, 1.25, 1.5, 1.75, 2],
        yticks=list(LEVELS),
        yticklabels=["1", "1/2", "1/4", "1/8", "1/16", "1/32"],
        xlabel="$q$",
        ylabel="multiples of",
    )
