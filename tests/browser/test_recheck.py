"""The second kernel in the page of an entry, from disk and without a network."""

import re

import pytest
from playwright.sync_api import Page, expect
from reading import Reader

_LONG = 120_000


def _start(page: Page) -> None:
    page.get_by_role("button", name="Check this proof here").click()


def test_a_proof_is_checked_where_it_is_read(reader: Reader) -> None:
    """It says how many declarations, what was assumed, and the statement as the kernel has it."""
    with reader.open("e/chain-rule/") as page:
        said = page.locator(".recheck [role=status]")
        _start(page)
        expect(said).to_contain_text("✓ Accepted: Fundamentals.HasJacobianAt.comp", timeout=_LONG)
        assert re.search(r"with the \d{4} declarations", said.inner_text())
        for summary in page.locator(".recheck summary").all():
            summary.click()
        expect(page.locator(".recheck pre")).to_contain_text("HasJacobianAt")
        names = page.locator(".recheck li").all_inner_texts()
        assert {"propext", "Classical.choice"} <= set(names)
        expect(page.get_by_role("button", name="Check this proof here")).to_be_enabled()


def test_it_can_be_stopped(disk: Reader) -> None:
    """And begun again."""
    with disk.open("e/convolution-deriv/") as page:
        _start(page)
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".recheck [role=status]")).to_have_text("Stopped.")
        expect(page.get_by_role("button", name="Stop")).to_be_hidden()
        _start(page)
        expect(page.locator(".recheck [role=status]")).to_contain_text("of", timeout=_LONG)


@pytest.mark.parametrize("damage", ["(p) => p.slice(0, 1000)", "() => btoa('no gzip')"])
def test_a_damaged_pack_is_not_accepted(disk: Reader, damage: str) -> None:
    """What comes out is a rejection in words, not silence."""
    with disk.open("e/chain-rule/") as page:
        page.evaluate(
            """(damage) => {
              const damaged = eval(damage);
              const receive = globalThis.fundamentalsPack;
              globalThis.fundamentalsPack = (id, name, pack) => receive(id, name, damaged(pack));
            }""",
            damage,
        )
        _start(page)
        expect(page.locator(".recheck [role=status]")).to_contain_text("✗ Rejected", timeout=_LONG)
