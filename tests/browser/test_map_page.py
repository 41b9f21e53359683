"""The map of the library: larger and smaller, moved, and each box leads to its module."""

import re

from playwright.sync_api import Page, expect
from reading import Reader


def _width(page: Page) -> float:
    box = page.locator(".map svg").bounding_box()
    assert box is not None
    return box["width"]


def _frame(page: Page) -> dict[str, float]:
    found: dict[str, float] = page.locator(".map div.graph").evaluate(
        "(f) => ({ left: f.scrollLeft, top: f.scrollTop, width: f.clientWidth })"
    )
    return found


def test_the_map_zooms(disk: Reader) -> None:
    """By buttons, keys and Ctrl with the wheel; at first, and by 0, all of it is seen."""
    with disk.open("map/") as page:
        whole = _width(page)
        assert abs(whole - _frame(page)["width"]) < 2
        page.get_by_role("button", name="Larger").click()
        assert _width(page) > 1.2 * whole
        page.get_by_role("button", name="Smaller").click()
        assert abs(_width(page) - whole) < 0.01 * whole
        page.locator(".map div.graph").focus()
        for _ in range(4):
            page.keyboard.press("+")
        large = _width(page)
        assert large > 2.5 * whole
        page.keyboard.press("-")
        assert _width(page) < large
        page.get_by_role("button", name="Whole").click()
        assert abs(_width(page) - whole) < 2

        page.locator(".map div.graph").hover()
        page.keyboard.down("Control")
        page.mouse.wheel(0, -300)
        page.keyboard.up("Control")
        expect(page.locator(".map svg")).not_to_have_css("width", f"{whole}px")
        assert _width(page) > 1.5 * whole


def test_the_map_is_dragged(disk: Reader) -> None:
    """Also where the drag begins on a box, which then is not opened."""
    with disk.open("map/") as page:
        for _ in range(8):
            page.get_by_role("button", name="Larger").click()
        node = page.locator(".map .node a").nth(40)
        node.evaluate("(box) => box.scrollIntoView({ block: 'center', inline: 'center' })")
        node.hover()
        page.evaluate(
            "globalThis.clicks = [];"
            "addEventListener('click', (e) => clicks.push([e.target.closest('a') !== null,"
            " e.defaultPrevented]))"
        )
        before, address = _frame(page), page.url
        box = node.bounding_box()
        assert box is not None
        page.mouse.down()
        page.mouse.move(box["x"] - 40, box["y"] - 30, steps=5)
        page.mouse.up()
        after = _frame(page)

        assert (after["left"], after["top"]) != (before["left"], before["top"])
        # where the drag ends on another box, the click is theirs in common
        assert all(prevented for _, prevented in page.evaluate("clicks"))
        assert page.url == address


def test_a_box_that_is_pointed_at_shows_its_lines(disk: Reader) -> None:
    """And only its own."""
    with disk.open("map/") as page:
        node = page.locator(".map .node.entry").first
        node.locator("a").focus()
        lit = page.locator(".map .edge.lit")
        number = re.search(r"\bn\d+\b", str(node.get_attribute("class")))
        assert number is not None
        assert lit.count() == page.locator(f".map .edge.{number[0]}").count() > 0


def test_boxes_lead_to_modules(reader: Reader) -> None:
    """With the mouse and with Enter; every box is a link, and has the name of what it opens."""
    with reader.open("map/") as page:
        nodes = page.locator(".map .node")
        assert nodes.count() == page.locator(".map .node a[href]").count() > 100
        for nth, way in ((0, "click"), (nodes.count() // 2, "Enter")):
            link = nodes.nth(nth).locator("a")
            name, folder = link.locator("text").all_text_contents()
            if way == "click":
                page.get_by_role("button", name="Larger").click(click_count=8)
                link.click()
            else:
                link.press(way)
            page.wait_for_url(re.compile(r"/lean/"))
            expect(page.locator("h1")).to_contain_text(name)
            expect(page.locator("h1")).to_contain_text(folder)
            page.goto(reader.address("map/"))
