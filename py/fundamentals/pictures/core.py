"""What a picture is.

A module in `entries/` holds one function, which draws on an empty figure::

    @picture(
        title="A line",
        alt="A straight line from the lower left to the upper right.",
        size=(5, 3),
    )
    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color=BLUE)
        axes.set(xlabel="$x$", ylabel="$y$")

What is plotted is computed from the formulas that the entry's evidence checks. Colours come from
`style`; whatever a colour tells, a label, a dash or a marker tells, too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundamentals.base.errors import FundamentalsError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Drawing", "Picture", "PictureError", "picture"]


class PictureError(FundamentalsError):
    """A picture is missing or cannot be drawn."""

    exit_code = 1


@dataclass(frozen=True)
class Picture:
    """A picture, drawn.

    Attributes:
        svg: the file; the same bytes wherever the same versions draw it.
        title: what it shows, in a few words.
        alt: what is to be seen, for those who cannot see it.
    """

    svg: bytes
    title: str
    alt: str


@dataclass(frozen=True)
class Drawing:
    """A function that draws, with what is said about the picture.

    Attributes:
        title: what it shows, in a few words.
        alt: what is to be seen.
        size: width and height in inches of 72 points.
        draw: draws on an empty figure.
    """

    title: str
    alt: str
    size: tuple[float, float]
    draw: Callable[["Figure"], None]


def picture(
    *, title: str, alt: str, size: tuple[float, float] = (7.0, 3.6)
) -> Callable[[Callable[["Figure"], None]], Drawing]:
    """Make a function that draws on a figure the picture of its module's entry."""

    def wrap(draw: Callable[["Figure"], None]) -> Drawing:
        return Drawing(title, " ".join(alt.split()), size, draw)

    return wrap
