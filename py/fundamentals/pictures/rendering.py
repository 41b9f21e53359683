"""How the picture of an entry is found and drawn.

Nothing here imports matplotlib before a picture is drawn.
"""

import importlib
import traceback
from pathlib import Path

from fundamentals.pictures.core import Drawing, Picture, PictureError

__all__ = ["picture_modules", "render"]

ENTRIES = "fundamentals.pictures.entries"
"""The package with one module for each entry."""


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
