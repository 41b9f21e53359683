"""Without JavaScript the site is read as well."""

from playwright.sync_api import expect
from reading import Reader

from fundamentals.site.content.gathered import Content

LOADED = "document.fonts.ready.then(() => document.fonts.check('1em KaTeX_Math'))"


def test_the_statement_is_typeset(disk: Reader) -> None:
    """In KaTeX's fonts, which come with the page; and the still picture is there."""
    with disk.open("e/taylor/", java_script_enabled=False) as page:
        formula = page.locator(".statement .katex-html")
        expect(formula.first).to_be_visible()
        assert "KaTeX_Main" in formula.first.evaluate("(e) => getComputedStyle(e).fontFamily")
        assert page.evaluate(
            "document.fonts.ready.then(() => document.fonts.check('1em KaTeX_Math'))"
        )
        picture = page.locator("figure.drawing > svg").bounding_box()
        assert picture is not None
        assert picture["width"] > 300
        assert picture["height"] > 100
        expect(page.locator(".play-button")).to_have_count(0)
        expect(page.locator("table.ledger")).to_be_visible()
        page.locator(".declaration summary").first.click()
        expect(page.locator(".declaration").first.locator("pre").nth(1)).to_be_visible()


def test_the_index_lists_all_entries(disk: Reader, content: Content) -> None:
    """And offers no filter that would do nothing."""
    with disk.open(java_script_enabled=False) as page:
        expect(page.locator(".card:visible")).to_have_count(len(content.entries))
        expect(page.locator("#filter")).to_be_hidden()


def test_the_map_is_there(disk: Reader) -> None:
    """To be scrolled, with its links, without buttons that would do nothing."""
    with disk.open("map/", java_script_enabled=False) as page:
        expect(page.locator(".map .node a").first).to_be_visible()
        expect(page.locator(".map button").first).to_be_hidden()
        assert page.locator(".map div.graph").evaluate("(f) => f.scrollWidth > f.clientWidth")
