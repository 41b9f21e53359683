"""The pictures of the entries, as files and as what they say."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import yaml

from fundamentals.pictures.core import Picture, PictureError, picture
from fundamentals.pictures.rendering import picture_modules, render
from fundamentals.pictures.style import BLUE, GREEN, PURPLE, RED

ROOT = Path(__file__).parent.parent.parent
IDS = [name.replace("_", "-") for name in picture_modules()]
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
_drawn: dict[str, Picture] = {}


def _picture(identifier: str) -> Picture:
    if identifier not in _drawn:
        _drawn[identifier] = render(identifier)
    return _drawn[identifier]


def _root(identifier: str) -> Xml.Element:
    return Xml.fromstring(_picture(identifier).svg)  # noqa: S314


def test_every_entry_has_a_picture_and_every_picture_an_entry() -> None:
    """The catalog's ids are the names of the modules."""
    entries = yaml.safe_load((ROOT / "catalog.yaml").read_text())["entries"]

    assert sorted(IDS) == sorted(entry["id"] for entry in entries)


@pytest.mark.parametrize("identifier", IDS)
def test_the_file_can_stand_in_a_page(identifier: str) -> None:
    """Well-formed and small; no scripts, nothing from outside, no style that reaches beyond it."""
    svg = _picture(identifier).svg
    root = _root(identifier)
    tags = {element.tag for element in root.iter()}

    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") is not None
    assert len(svg) < 150_000
    assert tags <= {
        SVG + tag
        for tag in ("svg", "title", "desc", "style", "defs", "clipPath", "g", "path", "use", "rect")
    }
    text = re.sub(rb' xmlns(:xlink)?="[^"]*"', b"", svg).decode()
    assert not re.search(r"https?:|file:|/home|/usr|/tmp|@import|DOCTYPE|<!--", text)
    assert not [key for e in root.iter() for key in e.attrib if key.lower().startswith("on")]
    style = root.find(f"{SVG}style")
    assert style is not None
    assert style.text is not None
    assert all("svg.picture" in rule for rule in re.findall(r"[^{}\n]+(?=\{ (?!:))", style.text))


@pytest.mark.parametrize("identifier", IDS)
def test_ids_are_its_own_and_references_meet(identifier: str) -> None:
    """Each id begins with the entry's and comes once; what is referred to is there."""
    root = _root(identifier)
    found = [element.get("id", "") for element in root.iter() if element.get("id") is not None]
    links = [e.get(LINK, "").removeprefix("#") for e in root.iter() if e.get(LINK) is not None]
    uses = re.findall(rb"url\(#([^)]*)\)", _picture(identifier).svg)

    assert len(found) == len(set(found))
    assert all(name.startswith(f"{identifier}-") for name in found)
    assert {*links, *(name.decode() for name in uses)} <= set(found)


@pytest.mark.parametrize("identifier", IDS)
def test_colours_suit_light_and_dark(identifier: str) -> None:
    """Nothing but the palette and the colour of the text around."""
    styles = " ".join(element.get("style", "") for element in _root(identifier).iter())
    colors = set(re.findall(r"(?:fill|stroke): ([^;\s]+)", styles))

    assert "currentColor" in colors
    assert colors <= {"none", "currentColor", BLUE, RED, GREEN, PURPLE}


@pytest.mark.parametrize("identifier", IDS)
def test_words_say_what_is_seen(identifier: str) -> None:
    """A short title, and a description in sentences that is in the file, too."""
    drawn = _picture(identifier)
    root = _root(identifier)

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{identifier}-title {identifier}-description"
    assert root.findtext(f"{SVG}title") == drawn.title
    assert root.findtext(f"{SVG}desc") == drawn.alt
    assert 10 <= len(drawn.title) <= 90
    assert 150 <= len(drawn.alt) <= 800
    assert drawn.alt.endswith(".")
    assert "\n" not in drawn.alt
    assert "$" not in drawn.title + drawn.alt


def test_another_process_draws_the_same_bytes() -> None:
    """Also with another order of hashes and another user's matplotlib settings."""
    some = ["differentiability", "taylor-multivariate", "cross-correlation"]
    script = (
        "import sys, hashlib, matplotlib\n"
        "matplotlib.rcParams['font.size'] = 30; matplotlib.rcParams['axes.grid'] = True\n"
        "from fundamentals.pictures.rendering import render\n"
        f"for name in {some!r}: print(hashlib.sha256(render(name).svg).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "HOME": "/nonexistent", "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    ours = [hashlib.sha256(_picture(name).svg).hexdigest() for name in some]
    assert runs[0] == runs[1]
    assert runs[0].split() == ours


def test_glyphs_are_from_matplotlibs_own_font() -> None:
    """Whatever fonts are installed, text looks the same."""
    import matplotlib
    from matplotlib.font_manager import FontProperties, findfont

    from fundamentals.pictures.style import SETTINGS

    found = Path(findfont(FontProperties(family=SETTINGS["font.family"])))
    assert found.is_relative_to(matplotlib.get_data_path())


def _install(monkeypatch: pytest.MonkeyPatch, **contents: Any) -> None:
    module = ModuleType("some_pictures.broken_one")
    vars(module).update(contents)
    monkeypatch.setitem(sys.modules, "some_pictures", ModuleType("some_pictures"))
    monkeypatch.setitem(sys.modules, "some_pictures.broken_one", module)


def test_a_picture_that_raises_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry, the error, the line and the module are in one sentence."""

    @picture(title="a title", alt="words")
    def draw(figure: object) -> None:
        raise ValueError("no such curve")

    _install(monkeypatch, draw=draw)
    with pytest.raises(
        PictureError,
        match=r"the picture of broken-one cannot be drawn: ValueError: no such curve "
        r"\(test_pictures\.py:\d+\); its module is some_pictures\.broken_one",
    ):
        render("broken-one", package="some_pictures")


def test_a_missing_picture_says_what_to_write() -> None:
    """The file that is missing is named."""
    with pytest.raises(PictureError, match=r"write pictures/entries/no_such_entry\.py"):
        render("no-such-entry")


def test_a_module_without_a_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly one function must be a picture."""
    _install(monkeypatch)
    with pytest.raises(PictureError, match="holds 0 pictures"):
        render("broken-one", package="some_pictures")
