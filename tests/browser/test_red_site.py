"""An entry of which a check fails is red wherever it is named."""

from pathlib import Path
from typing import Any

import pytest
from conftest import RED
from playwright.sync_api import Browser, Page, expect
from reading import Reader

from fundamentals.site.content.gathered import Content

NAMED = f"""() => [...document.querySelectorAll("a")].filter((link) => {{
  const {{ pathname, hash, href }} = new URL(link.href?.baseVal ?? link.href, location);
  return pathname.endsWith("/e/{RED}/index.html") && pathname !== location.pathname && !hash;
}}).map((link) => ({{
  text: link.textContent, inside: Boolean(link.closest("article")),
  sees: link.closest("svg") ? getComputedStyle(link.querySelector("path")).stroke
    : getComputedStyle(link.querySelector(".mark") ?? link).color,
}}))"""


@pytest.fixture(scope="module")
def red(browser: Browser, red_site: Path) -> Reader:
    """Reads the site with a failure, from disk."""
    return Reader(browser, f"{red_site.as_uri()}/")


def _red(page: Page) -> str:
    """The colour of what fails, as styles compute it."""
    return str(
        page.evaluate(
            """() => {
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.color = "var(--fails)";
              const { color } = getComputedStyle(probe);
              probe.remove();
              return color;
            }"""
        )
    )


def test_the_result_is_red(red_content: Content, content: Content) -> None:
    """One check of one entry fails, and with it one layer, the entry, and the run."""
    failing = {result.id for result in red_content.result.entries if not result.ok}
    was_failing = {result.id for result in content.result.entries if not result.ok}

    assert failing == was_failing | {RED}
    assert not red_content.result.ok


def test_every_link_to_it_is_marked(red: Reader, red_site: Path) -> None:
    """On every entry's page, in the lists and graphs of its neighbours, in index and errata."""
    places = [f"e/{file.parent.name}/" for file in sorted(red_site.glob("e/*/index.html"))]
    places += ["", "errata/", "lean/", "lean/Differentiation/ChainRule/", "search.html?q=chain"]
    found: dict[str, list[dict[str, Any]]] = {}
    with red.open() as page:
        for place in places:
            page.goto(red.address(place))
            page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
            found[place] = page.evaluate(NAMED)
            for link in found[place]:
                assert "✗" in link["text"], (place, link)
    named = {place for place, links in found.items() if any(link["inside"] for link in links)}

    assert {*places[-5:], "e/continuity/"} <= named
    assert [place for place, links in found.items() if not links] == [f"e/{RED}/"]


def test_marks_are_red(red: Reader) -> None:
    """The sign at its title, its layer, its links and its box in a graph, in light and in dark."""
    for scheme in ("light", "dark"):
        with red.open(f"e/{RED}/", color_scheme=scheme) as page:
            colour = _red(page)
            for place in (".alert strong", "tr.fails .status", ".chip.fails", ".mark.fails"):
                expect(page.locator(place).first).to_have_css("color", colour)
            page.goto(red.address())
            expect(page.locator(".card.fails h2 a")).to_have_css("color", colour)
            expect(page.locator(".total .mark")).to_have_css("color", colour)
            page.goto(red.address("e/continuity/"))
            box = page.locator(".graph .node.fails path").first
            expect(box).to_have_css("stroke", colour)
            page.goto(red.address("map/"))
            box = page.locator(".graph .node.fails").filter(has_text="ChainRule").first
            expect(box).to_contain_text("✗")
            expect(box.locator("path")).to_have_css("stroke", colour)


def test_its_page_says_what_fails(red: Reader, red_content: Content) -> None:
    """The layer, the check with its reason, and nothing that would be established."""
    result = next(each for each in red_content.result.entries if each.id == RED)
    with red.open(f"e/{RED}/") as page:
        expect(page.locator("h1")).to_contain_text("✗")
        expect(page.locator(".alert")).to_contain_text("This entry does not hold")
        rows = page.locator("table.ledger tr.fails")
        expect(rows).to_have_count(1)
        layer = rows.locator("td[data-layer]").get_attribute("data-layer")
        assert getattr(result, str(layer)).status == "fails"
        expect(rows).to_contain_text("Nothing, as long as it fails")
        assert page.title().startswith("✗")


def test_the_index_finds_it(red: Reader, red_content: Content) -> None:
    """What holds is counted without it, and a facet shows what fails alone."""
    with red.open() as page:
        summary = red_content.result.summary
        expect(page.locator(".total")).to_contain_text(
            f"{summary.holding} of {summary.entries} entries hold"
        )
        page.check("input[name=status][value$=': fails']")
        expect(page.locator(".card.fails:visible")).to_have_count(
            sum(not each.ok for each in red_content.result.entries)
        )
        expect(page.locator(".card.holds:visible")).to_have_count(0)
