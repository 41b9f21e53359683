"""The picture of `equivariant-is-convolution`: impulses, what a map makes of each, and the sums."""

from typing import TYPE_CHECKING

from fundamentals.evidence.models.sequences import Finite, convolve
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, note, stems

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

RESPONSE = Finite(0, (2, 1, -1))
PARTS = ((Finite(0, (1,)), BLUE), (Finite(2, (2,)), RED), (Finite(5, (-1,)), GREEN))
NAMES = (
    (r"$\delta$", r"$T\delta$"),
    (r"$2\,\delta_2$", r"$2\,T\delta$, moved by 2"),
    (r"$-\delta_5$", r"$-T\delta$, moved by 5"),
    ("$f$", r"$T f = f * T\delta$"),
)
PLACES = range(8)


def _row(axes: "Axes", parts: list[Finite], color: str) -> None:
    """Sequences on one line of places."""
    axes.plot(PLACES, [0] * len(PLACES), ".", color=INK, ms=4)
    for part in parts:
        stems(axes, part, color)
    axes.set(xlim=(-0.6, 7.6), ylim=(-4.4, 6.2), yticks=[], xticks=[])
    for side in ("left", "top", "right", "bottom"):
        axes.spines[side].set_visible(False)


@picture(
    title="A response to one impulse tells all others",
    alt="""Two columns of sequences, arrows labelled T from the left to the right. Top row: the unit
    impulse at 0, and its response (2, 1, −1) from 0 on. Second row: twice the impulse at 2, and
    twice the response, moved to 2: (4, 2, −2). Third row: minus the impulse at 5, and the response
    with its sign changed, moved to 5: (−2, −1, 1). Bottom row, in a darker colour, the sums of the
    three above: on the left f, with the values 1, 2 and −1 at 0, 2 and 5; on the right T f, with
    the values 2, 1, 3, 2, −2, −2, −1, 1 from 0 to 7, which is f * T δ.""",
    size=(7.8, 7.0),
)
def draw(figure: "Figure") -> None:
    """An impulse a row, and the sum below."""
    grid = figure.subplots(4, 2)
    whole = [sum(convolve(part, RESPONSE)[n] for part, _ in PARTS) for n in PLACES]
    rows = [([part], [convolve(part, RESPONSE)], color) for part, color in PARTS]
    rows.append(([part for part, _ in PARTS], [Finite(0, tuple(whole))], INK))
    for (left, right), (before, after, color), names in zip(grid, rows, NAMES, strict=True):
        _row(left, before, color)
        _row(right, after, color)
        note(left, -1.3, 0.4, names[0], fontsize=14)
        right.set_title(names[1], fontsize=12.5)
        note(right, -1.5, 0.2, r"$\longrightarrow$", fontsize=19)
        note(right, -1.5, 1.9, "$T$", fontsize=13)
    for axes in grid[3]:
        axes.set_xticks(PLACES)
        axes.tick_params(length=0)
