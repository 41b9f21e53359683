"""Entries are found: by the filter of the index and by the search page, with the keyboard, too."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect
from reading import Reader

from fundamentals.catalog.schema import Entry
from fundamentals.site.content.gathered import Content

# fills in one text after the other, as if each were typed; the entries that are then to be seen
FIND_EACH = """(texts) => texts.map((text) => {
  const words = document.getElementById("words");
  words.value = text;
  words.dispatchEvent(new Event("input", { bubbles: true }));
  return [...document.querySelectorAll(".card")].filter((card) => card.checkVisibility())
    .map((card) => card.querySelector("a").href.split("/").at(-2));
})"""


def _shown(page: Page) -> list[str]:
    """The entries of the index that are to be seen, by id."""
    addresses = page.locator(".card:visible h2 a").evaluate_all("(all) => all.map((a) => a.href)")
    return [str(address).split("/")[-2] for address in addresses]


def _numbers(entry: Entry) -> list[str]:
    """How a reader of the source asks for an entry."""
    source = entry.source
    named = [f"theorem {source.theorem}"] if source.theorem else []
    return [f"§{source.section}", *named, *(f"({number})" for number in source.equations)]


def test_each_entry_is_found(disk: Reader, content: Content) -> None:
    """By title, by each Lean name, and by numbers of the source; never with all others."""
    total = len(content.entries)
    asked = [
        (entry.id, words)
        for entry, _ in content.entries
        for words in (
            entry.title,
            *(name for _, name in entry.declarations()),
            *_numbers(entry),
        )
    ]
    with disk.open() as page:
        assert len(_shown(page)) == total
        found = page.evaluate(FIND_EACH, [words.upper() for _, words in asked])
        for (identifier, words), shown in zip(asked, found, strict=True):
            assert identifier in shown, words
            assert len(shown) < total, words
        page.fill("#words", "no such words")
        assert _shown(page) == []


def test_the_search_page_lists_entries_first(disk: Reader, content: Content) -> None:
    """By numbers of the source, which the full-text index does not have, and by Lean names."""
    entries = [entry for entry, _ in content.entries]
    with disk.open() as page:
        for entry in entries[:: max(1, len(entries) // 6)]:
            for words in (entry.title, entry.theorems[0].name, _numbers(entry)[-1]):
                page.goto(f"{disk.address('search.html')}?q={quote(words)}")
                links = page.locator("#found-entries a")
                assert entry.title in links.all_inner_texts(), words
        links.first.click()
        expect(page.locator(".statement")).to_be_visible()


def test_the_sidebar_leads_to_the_search_page(reader: Reader) -> None:
    """Words, Enter; the full text of the pages is searched, too."""
    with reader.open("e/chain-rule/") as page:
        page.fill(".sidebar-search", "backpropagation")
        page.press(".sidebar-search", "Enter")
        page.wait_for_url(re.compile(r"search\.html\?q=backpropagation"))
        expect(page.locator("#found-entries a").first).to_have_text("Backpropagation")
        expect(page.locator("#search-results li").first).to_be_visible()


def test_what_is_chosen_stays_in_the_address(reader: Reader, content: Content) -> None:
    """Two values of a facet add up, two facets narrow down; reload and back keep all of it."""
    by_chapter = [entry.id for entry, _ in content.entries if entry.chapter in (3, 4)]
    by_both = [
        entry.id
        for entry, _ in content.entries
        if entry.chapter in (3, 4) and "numpy" in entry.software
    ]
    assert 0 < len(by_both) < len(by_chapter)
    with reader.open() as page:
        page.check("input[name=chapter][value='3']")
        page.check("input[name=chapter][value='4']")
        assert _shown(page) == by_chapter
        page.check("input[name=framework][value=numpy]")
        assert _shown(page) == by_both
        assert page.url.endswith("#?chapter=3&chapter=4&framework=numpy")
        page.fill("#words", "correlation")
        found = _shown(page)
        assert 0 < len(found) < len(by_both)

        page.reload()
        assert _shown(page) == found
        assert page.input_value("#words") == "correlation"
        assert page.is_checked("input[name=framework][value=numpy]")
        expect(page.locator("#found")).to_have_text(
            f"{len(found)} of {len(content.entries)} entries"
        )
        page.locator(".card:visible h2 a").first.click()
        expect(page.locator(".statement")).to_be_visible()
        page.go_back()
        expect(page.locator("#words")).to_have_value("correlation")
        assert _shown(page) == found

        with page.context.expect_page() as opened:  # the address alone, as it is sent to others
            page.evaluate("(address) => { window.open(address) }", page.url)
        opened.value.wait_for_load_state()
        assert _shown(opened.value) == found
        page.click("text=Show all")
        expect(page.locator(".card:visible")).to_have_count(len(content.entries))
        assert "#" not in page.url


def test_the_keyboard_is_enough(disk: Reader) -> None:
    """`/` to write, arrows to choose, Enter to open, Escape to see all; Space ticks a facet."""
    with disk.open() as page:
        total = len(_shown(page))
        page.keyboard.press("/")
        expect(page.locator("#words")).to_be_focused()
        page.keyboard.type("taylor")
        found = _shown(page)
        assert 1 < len(found) < total
        assert page.input_value("#words") == "taylor"
        links = page.locator(".card:visible h2 a")
        page.keyboard.press("ArrowDown")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.locator("#words")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(".card:visible")).to_have_count(total)

        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("input[name=chapter]").first).to_be_checked()
        assert len(_shown(page)) < total

        page.keyboard.press("Shift+Tab")
        page.keyboard.type("lagrange")
        second = _shown(page)[1]
        for key in ("ArrowDown", "ArrowDown", "Enter"):
            page.keyboard.press(key)
        page.wait_for_url(re.compile(rf"/e/{second}/"))


def test_enter_opens_the_first_that_is_found(disk: Reader) -> None:
    """Without choosing."""
    with disk.open() as page:
        page.fill("#words", "chain rule")
        first = _shown(page)[0]
        page.press("#words", "Enter")
        page.wait_for_url(re.compile(rf"/e/{first}/"))
