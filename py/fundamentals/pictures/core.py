"""What a picture is, and how the one of an entry is drawn.

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

import importlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fundamentals.errors import FundamentalsError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Drawing", "Picture", "PictureError", "picture", "picture_modules", "render"]

ENTRIES = "fundamentals.pictures.entries"
"""The package with one module for each entry."""


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


def picture_modules() -> dict[str, Path]:
    """The modules of pictures that there are, by name."""
    files = sorted((Path(__file__).parent / "entries").glob("*.py"))
    return {file.stem: file for file in files if file.name != "__init__.py"}


def render(identifier: str, *, package: str = ENTRIES) -> Picture:
    """Draw the picture of an entry.

    Args:
        identifier: the entry's id.
        package: where the modules are.

    Raises:
        PictureError: there is none, or drawing it fails.
    """
    from fundamentals.pictures.svg import to_svg

    name = f"{package}.{identifier.replace('-', '_')}"
    try:
        drawing = _drawing(name)
        svg = to_svg(drawing, name=identifier)
    except PictureError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        raise PictureError(
            f"the picture of {identifier} cannot be drawn: {type(error).__name__}: {error} "
            f"({Path(last.filename).name}:{last.lineno}); its module is {name}"
        ) from error
    return Picture(svg, drawing.title, drawing.alt)


def _drawing(name: str) -> Drawing:
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise PictureError(
            f"there is no picture {name}: write pictures/entries/{name.rpartition('.')[2]}.py"
        ) from error
    found = [value for value in vars(module).values() if isinstance(value, Drawing)]
    if len(found) != 1:
        raise PictureError(f"{name} holds {len(found)} pictures: it must hold exactly one")
    return found[0]
