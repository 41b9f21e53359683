"""Plays: pictures to play with. A slider is moved, and the two sides of the entry move together.

`entries/` has one script for each entry that has a play: what can be changed, and from that, the
numbers and curves to show. It computes with `formulas.js`, which Node runs, too: there the tests
hold all that is shown against the exact numbers of the catalog's evidence. `common.js` makes the
controls, `panels.js` the drawings, with uPlot.

What a page must do: its `<figure data-play="ID">` contains the still picture, an `svg` or `img`,
as a child; the page loads, from wherever it puts them, the files of `assets` in their order, the
style sheets by `<link rel="stylesheet">` and the scripts by `<script defer>`. All are classic
scripts, so that the page opens from disk. Without JavaScript, and in print, the picture stays.
"""

from pathlib import Path

__all__ = ["assets", "plays"]

_FOLDER = Path(__file__).parent
_UPLOT = Path("uplot", "dist")


def plays() -> dict[str, Path]:
    """The script of each entry that has a play, by the entry's id."""
    return {file.stem: file for file in sorted((_FOLDER / "entries").glob("*.js"))}


def assets(identifier: str, *, packages: Path) -> list[Path]:
    """The files that an entry's page loads for its play, in their order; only one is its own.

    Args:
        identifier: the entry's id.
        packages: the folder into which npm installed what the site is made with.
    """
    return [
        packages / _UPLOT / "uPlot.min.css",
        _FOLDER / "play.css",
        packages / _UPLOT / "uPlot.iife.min.js",
        _FOLDER / "formulas.js",
        plays()[identifier],
        _FOLDER / "panels.js",
        _FOLDER / "common.js",
    ]
