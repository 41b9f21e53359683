"""The picture of `im2col`: the kernel as a row, the windows as columns."""

from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, bare, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CHANNELS, TAPS, LENGTH = 2, 3, 6
PLACES = LENGTH - TAPS + 1
SHADES = (RED, BLUE)


def box(axes: "Axes", column: float, row: float, text: str, color: str, share: float) -> None:
    """A field with a text."""
    corner = (column - 0.5, row - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, facecolor=color, alpha=share, lw=0))
    axes.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=INK, lw=0.8))
    note(axes, column, row, text, fontsize=10)


def share(place: int) -> float:
    """How dark an input is."""
    return 0.1 + 0.5 * place / (LENGTH - 1)


@picture(
    title="The layer as a matrix product: two channels, three taps",
    alt=f"""Above, the input: two rows of six boxes, the first channel red, the second blue, each
    darker to the right. Below, a product. Left, the kernel as one row of six boxes, the taps of the
    first channel and then those of the second. Right of it the unfolded input: six rows, three red
    and three blue, and {PLACES} columns, one for each place of the output. Column n has the places
    n, n + 1 and n + 2 of both channels, so that each shade runs along lines from lower left to
    upper right, and stands in up to three columns. Right of the equals sign, the output as one row
    of {PLACES} boxes.""",
    size=(8.4, 4.2),
)
def draw(figure: "Figure") -> None:
    """The input above; below, kernel times unfolded input."""
    axes = figure.subplots()
    bare(axes)
    left = CHANNELS * TAPS + 1.5
    for c in range(CHANNELS):
        note(axes, left - 1.1, 3.6 - 1.1 * c, f"$x_{c}$")
        for place in range(LENGTH):
            box(axes, left + place, 3.6 - 1.1 * c, f"{place}", SHADES[c], share(place))
    for q in range(CHANNELS * TAPS):
        c, i = divmod(q, TAPS)
        box(axes, q - 0.5, -3, f"$w_{c}({i})$", GREEN, 0.18)
        for n in range(PLACES):
            box(axes, left + n, 0.5 - q * 1.0, f"{n + i}", SHADES[c], share(n + i))
    note(axes, left - 1, -3, "$\\times$", fontsize=14)
    note(axes, left + PLACES, -3, "$=$", fontsize=14)
    for n in range(PLACES):
        box(axes, left + PLACES + 1 + n * 1.35, -3, "", PURPLE, 0.18)
        note(axes, left + PLACES + 1 + n * 1.35, -3, f"out({n})", fontsize=8)
    axes.set(xlim=(-1.4, left + PLACES + 6), ylim=(-5.2, 4.3), aspect="equal")
