"""Pictures to play with: a slider moves both sides, equal sides stay equal, any input serves."""

import pytest
from playwright.sync_api import Locator, Page, expect
from reading import PHONE, Reader

from fundamentals.site.play.files import plays

KEYS = ("ArrowRight", "ArrowRight", "PageUp", "End", "Home", "ArrowRight", "PageUp", "ArrowLeft")
CONSTANT = {"dirac-comb"}  # both sides are ∫ f, whatever the period
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def _sides(page: Page) -> list[str]:
    """The numbers of the two sides, or of more."""
    page.evaluate(DRAWN)
    return page.locator(".play-equation .play-side b").all_inner_texts()


def _plots(page: Page) -> list[str]:
    """What the canvases show."""
    found: list[str] = page.locator(".play canvas").evaluate_all(
        "(all) => all.map((canvas) => canvas.toDataURL())"
    )
    return found


def _value(slider: Locator) -> float:
    return float(slider.evaluate("(input) => input.valueAsNumber"))


@pytest.mark.parametrize("identifier", plays())
def test_a_slider_moves_both_sides(identifier: str, disk: Reader) -> None:
    """With the keyboard: what is said to be equal is equal at every stop, and the plots follow."""
    with disk.open(f"e/{identifier}/") as page:
        expect(page.locator("figure.play-on")).to_be_visible()
        relation = page.locator(".play-relation").first.inner_text()
        seen = {tuple(_sides(page))}
        plots = {tuple(_plots(page))}
        for slider in page.locator("input[type=range]").all():
            slider.focus()
            values = {_value(slider)}
            for key in KEYS:
                page.keyboard.press(key)
                sides = _sides(page)
                assert len(sides) >= 2
                assert relation != "=" or len(set(sides)) == 1, (key, sides)
                seen.add(tuple(sides))
                values.add(_value(slider))
            assert len(values) > 2
            assert str(slider.get_attribute("aria-valuetext")) in (
                slider.locator("xpath=following-sibling::output").inner_text()
            )
            plots.add(tuple(_plots(page)))

        for side in range(len(sides)):
            moves = len({each[side] for each in seen}) > 2
            assert moves != (identifier in CONSTANT), f"side {side}"
        assert len(plots) > 1 or not plots.pop()
        expect(page.locator(".play-spoken")).to_contain_text(sides[0])


@pytest.mark.parametrize("identifier", ["convolution", "taylor"])
def test_a_plot_is_dragged(identifier: str, disk: Reader) -> None:
    """With the mouse, sideways: the numbers follow, the page does not scroll."""
    with disk.open(f"e/{identifier}/") as page:
        plot = page.locator(".play-drag").first
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        assert box is not None
        before, scrolled = _sides(page), page.evaluate("scrollY")
        page.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 0.5 * box["height"])
        page.mouse.down()
        page.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 0.5 * box["height"], steps=4)
        page.mouse.up()
        after = _sides(page)
        page.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.5 * box["height"])

        assert after != before
        assert len(set(after)) == 1
        assert _sides(page) == after
        assert page.evaluate("scrollY") == scrolled


def test_a_finger_scrolls_the_page(disk: Reader) -> None:
    """Up and down over a plot, on a phone; sideways it drags."""
    with disk.open("e/convolution/", **PHONE) as page:
        plot = page.locator(".play-drag").first
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        assert box is not None
        start = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

        before, scrolled = _sides(page), page.evaluate("scrollY")
        _swipe(page, start, (60, 4))
        moved = _sides(page)
        assert moved != before
        assert page.evaluate("scrollY") == scrolled
        _swipe(page, start, (2, -120))
        assert page.evaluate("scrollY") > scrolled + 50


def _swipe(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    session = page.context.new_cdp_session(page)
    for step in range(11):
        x, y = (at + way * step / 10 for at, way in zip(start, by, strict=True))
        kind = "touchMove" if step else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        page.evaluate(DRAWN)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.evaluate(DRAWN)


def test_the_still_picture_comes_back(disk: Reader) -> None:
    """A button shows it, and again what moves."""
    with disk.open("e/convolution/") as page:
        still, play = page.locator("figure .play-still"), page.locator("figure .play")
        expect(still).to_be_hidden()
        page.get_by_role("button", name="Show the still picture").press("Enter")
        expect(still).to_be_visible()
        expect(play).to_be_hidden()
        page.get_by_role("button", name="Play with it").click()
        expect(play).to_be_visible()
        expect(still).to_be_hidden()
