"""How the site looks: pictures for a human, colours, print, and calm for those who ask for it."""

from typing import Any

import pytest
from conftest import PROJECT
from playwright.sync_api import Page, expect
from reading import DARK, LAPTOP, LIGHT, PHONE, Reader

SHOTS = PROJECT.build_dir / "site" / "screenshots"
WINDOWS: dict[str, dict[str, Any]] = {
    "phone": PHONE | LIGHT,
    "laptop": LAPTOP | LIGHT,
    "dark": LAPTOP | DARK,
}
PLACES = {
    "index": "",
    "convolution": "e/convolution/",
    "taylor": "e/taylor/",
    "software": "software/",
    "map": "map/",
    "module": "lean/Differentiation/Taylor/",
    "errata": "errata/",
    "search": "search.html?q=2.4",
}


def _brightness(page: Page, place: str, what: str) -> float:
    """Of a colour, from 0 for black to 1 for white."""
    return _bright(page.locator(place).first.evaluate(f"(e) => getComputedStyle(e).{what}"))


def _bright(colour: str) -> float:
    red, green, blue = (float(part) for part in colour[4:-1].split(","))
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def _grounds(page: Page) -> list[float]:
    """How bright is what stands behind the parts of a page, where it is opaque."""
    colours = page.locator("body *").evaluate_all(
        "(all) => [...new Set(all.map((each) => getComputedStyle(each).backgroundColor))]"
    )
    return [_bright(colour) for colour in colours if colour.startswith("rgb(")]


@pytest.mark.parametrize("window", WINDOWS)
def test_pictures_for_a_human(window: str, disk: Reader) -> None:
    """In build/site/screenshots; a dark page is dark, a light one light, with words upon it."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    with disk.open(**WINDOWS[window]) as page:
        for name, place in PLACES.items():
            page.goto(disk.address(place))
            page.evaluate("document.fonts.ready")
            page.screenshot(path=SHOTS / f"{name}-{window}.png", full_page=True)
            ground = _brightness(page, "body", "backgroundColor")
            words = _brightness(page, "article", "color")
            dark = max(_grounds(page)) < 0.3

            assert dark == (window == "dark"), name
            assert (ground < 0.15, words > 0.6) == (window == "dark",) * 2, name
            assert (ground > 0.95, words < 0.3) == (window != "dark",) * 2, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print(scheme: str, disk: Reader) -> None:
    """Dark words on white, the still picture, no navigation and nothing to press."""
    with disk.open("e/convolution/", color_scheme=scheme) as page:
        page.emulate_media(media="print", color_scheme=scheme)
        for place in (".statement", "figure .play-still", "table.ledger", ".declaration pre"):
            expect(page.locator(place).first).to_be_visible()
        for place in (".sidebar-drawer", ".toc-drawer", ".play", ".play-button", ".headerlink"):
            expect(page.locator(place).first).to_be_hidden()
        assert _brightness(page, "body", "backgroundColor") > 0.95
        for place in ("h1", ".statement", ".declaration pre"):
            assert _brightness(page, place, "color") < 0.3, place
        expect(page.locator(".declaration pre").first).to_have_css("white-space", "pre-wrap")


def test_calm(disk: Reader) -> None:
    """Where less motion is asked for nothing moves by itself; elsewhere the theme may."""
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
      return style.scrollBehavior === "smooth" || lasts(style.transitionDuration) ||
        lasts(style.animationDuration);
    }).length"""
    with disk.open("e/convolution/", reduced_motion="reduce") as page:
        assert page.evaluate(moving) == 0
    with disk.open("e/convolution/", reduced_motion="no-preference") as page:
        assert page.evaluate(moving) > 0


def test_one_page_for_every_width(disk: Reader) -> None:
    """From a small phone to a wide screen nothing is cut off, and the statement is in view."""
    for width in (320, 390, 768, 1024, 1440, 2560):
        with disk.open("e/taylor/", viewport={"width": width, "height": 900}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            expect(page.locator(".statement")).to_be_in_viewport()
