"""From a drawing to an SVG file: the same bytes each time, fit to stand in a page.

Matplotlib's file is cleaned: ids get the entry's name before them, so that several pictures can
stand in one page; its style rule for every element there is becomes one for the picture alone;
dates and references to the outside go; ink becomes the colour of the text around; coordinates lose
digits that nobody sees. A title and a description are added.
"""

import io
import re
from typing import Any
from xml.etree import ElementTree as Xml

import matplotlib
from matplotlib.figure import Figure

from fundamentals.pictures.core import Drawing
from fundamentals.pictures.style import INK, SETTINGS

__all__ = ["to_svg"]

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_NUMBER = re.compile(r"-?\d+\.\d{3,}")

# A page that shows the picture inline decides by any rule of its own, since `:where` yields to all;
# a picture that stands by itself follows what the reader prefers.
_STYLE = """
:where(svg.picture) { color: #1c1c1c }
@media (prefers-color-scheme: dark) { :where(svg.picture) { color: #e6e6e6 } }
svg.picture * { stroke-linejoin: round; stroke-linecap: butt }
"""


def to_svg(drawing: Drawing, *, name: str) -> bytes:
    """Draw, and write the file.

    Args:
        drawing: what to draw.
        name: the entry's id.
    """
    settings: Any = {**SETTINGS, "svg.hashsalt": name}
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(settings)
        figure = Figure(figsize=drawing.size)
        drawing.draw(figure)
        file = io.BytesIO()
        figure.savefig(file, format="svg", metadata={"Date": None})
    root = Xml.fromstring(file.getvalue())  # noqa: S314 (it is our own)
    _clean(root, name)
    _describe(root, name, drawing)
    Xml.register_namespace("", _SVG)
    Xml.register_namespace("xlink", _LINK)
    return Xml.tostring(root, encoding="unicode").encode() + b"\n"


def _clean(root: Xml.Element, name: str) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                parent.remove(child)
    for element in root.iter():
        for key, value in element.attrib.items():
            element.set(key, _attribute(key, value, name))


def _attribute(key: str, value: str, name: str) -> str:
    if key == "id":
        return f"{name}-{value}"
    if key == f"{{{_LINK}}}href":
        return value.replace("#", f"#{name}-", 1)
    if key in ("d", "x", "y"):
        return _NUMBER.sub(lambda number: _short(number[0]), value)
    return value.replace("url(#", f"url(#{name}-").replace(INK, "currentColor")


def _short(number: str) -> str:
    text = f"{float(number):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _describe(root: Xml.Element, name: str, drawing: Drawing) -> None:
    root.set("class", "picture")
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-description")
    title = Xml.Element(f"{{{_SVG}}}title", id=f"{name}-title")
    title.text = drawing.title
    description = Xml.Element(f"{{{_SVG}}}desc", id=f"{name}-description")
    description.text = drawing.alt
    style = Xml.Element(f"{{{_SVG}}}style")
    style.text = _STYLE
    for place, element in enumerate((title, description, style)):
        element.tail = "\n"
        root.insert(place, element)
