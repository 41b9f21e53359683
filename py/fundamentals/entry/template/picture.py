"""The picture of `$id`: twice a number above the number."""

from typing import TYPE_CHECKING

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@picture(
    title="Twice a number, and the number",
    alt="""Two rows of points over the numbers from 0 to 5. The lower row rises by one from point to
    point, the upper one by two. They meet at 0, and from 1 on the upper one is above.""",
    size=(5.0, 3.4),
)
def draw(figure: "Figure") -> None:
    """Dots for n and for 2n."""
    axes = figure.subplots()
    for n in range(6):
        dot(axes, n, n, RED, marker="s")
        dot(axes, n, 2 * n, BLUE)
    note(axes, 4.6, 3.4, "n")
    note(axes, 3.9, 9.2, "2n")
    axes.set(xlabel="n", xticks=range(6))
