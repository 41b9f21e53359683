"""What axe finds: nothing, by the rules of WCAG 2.2 AA."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from reading import DARK, LAPTOP, LIGHT, PHONE, Reader

from fundamentals.site.programs import Programs

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
KINDS = {
    "index": "",
    "entry": "e/taylor/",
    "entry with a row of cells to play with": "e/conv-layer-is-cross-correlation/",
    "entry with software": "e/convolution-of-sequences/",
    "modules": "lean/",
    "module": "lean/Differentiation/Taylor/",
    "map": "map/",
    "software": "software/",
    "errata": "errata/",
    "trust": "trust/",
    "notation": "notation/",
    "about": "about/",
    "search": "search.html",
}
WINDOWS: dict[str, dict[str, Any]] = {
    "phone, light": PHONE | LIGHT,
    "phone, dark": PHONE | DARK,
    "laptop, light": LAPTOP | LIGHT,
    "laptop, dark": LAPTOP | DARK,
}


def _violations(page: Page, packages: Programs, rules: dict[str, Any] = ALL) -> list[str]:
    page.evaluate((packages.modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        """async (rules) => {
          const options = { runOnly: rules, resultTypes: ["violations"], preload: false };
          const { violations } = await axe.run(options);
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        }""",
        rules,
    )
    return found


@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_nothing(window: str, disk: Reader, packages: Programs) -> None:
    """On each kind of page, with everything unfolded; small and large, light and dark.

    In the dark only colours are other than in the light.
    """
    rules = COLOURS if "dark" in window else ALL
    found = {}
    with disk.open(**WINDOWS[window], reduced_motion="reduce") as page:
        for kind, place in KINDS.items():
            page.goto(disk.address(place))
            page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
            found[kind] = _violations(page, packages, rules)

    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


def test_axe_finds_what_is_wrong(disk: Reader, packages: Programs, tmp_path: Path) -> None:
    """A picture without words, grey on grey, in no language."""
    (tmp_path / "index.html").write_text(
        "<title>x</title><img src='data:,'><p style='color:#999;background:#aaa'>Grey</p>"
    )
    with disk.browser.new_context() as window:
        page = window.new_page()
        page.goto(f"{tmp_path.as_uri()}/index.html")
        found = " ".join(_violations(page, packages))

    for rule in ("image-alt", "color-contrast", "html-has-lang"):
        assert rule in found
