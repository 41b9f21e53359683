"""An entry's page: proofs unfold, names lead to definitions, figures are those of the data."""

import math
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from reading import Reader

ENTRIES = ["chain-rule", "taylor", "convolution"]
LAYERS = ("proved", "rechecked", "derived", "enclosed", "observed")


@pytest.mark.parametrize("identifier", ENTRIES)
def test_proofs_unfold_in_place(identifier: str, disk: Reader) -> None:
    """With a click and with the keyboard; the page stays, and the statement is not repeated."""
    with disk.open(f"e/{identifier}/") as page:
        address = page.url
        theorem = page.locator(".declaration").first
        statement, proof = theorem.locator("pre").nth(0), theorem.locator("pre").nth(1)
        expect(statement).to_be_visible()
        expect(proof).to_be_hidden()
        theorem.locator("summary").click()
        expect(proof).to_be_visible()
        assert proof.inner_text().startswith((":=", "|", "where"))
        assert ":=" not in statement.inner_text()
        theorem.locator("summary").press("Enter")
        expect(proof).to_be_hidden()
        theorem.locator("summary").press("Space")
        expect(proof).to_be_visible()
        assert page.url == address


UP_TO_IT = """(target) => {
  const range = new Range();
  range.setStart(target.closest("pre"), 0);
  range.setEndBefore(target);
  return range.toString();
}"""
DECLARES = re.compile(r"\b(?:theorem|lemma|def|abbrev|structure|class|inductive|instance) $")


def _short(name: str) -> str:
    return name.rpartition(".")[2]


@pytest.mark.parametrize("identifier", ENTRIES)
def test_names_lead_to_their_definitions(identifier: str, disk: Reader) -> None:
    """Each name of the statement: to the place in the source where it is declared."""
    with disk.open(f"e/{identifier}/") as page:
        links = page.locator(".declaration").first.locator("pre").first.locator("a[href]")
        found = {(link.inner_text(), link.get_attribute("href")) for link in links.all()}
        assert len(found) > 2
        for text, href in sorted(found):
            page.goto(disk.address(f"e/{identifier}/"))
            page.locator(f'.declaration pre a[href="{href}"]').first.click()
            page.wait_for_url(re.compile(r"/lean/.*#"))
            name = unquote(page.url.partition("#")[2])
            target = page.locator(":target")
            expect(target).to_be_in_viewport()
            before = target.evaluate(UP_TO_IT)
            assert DECLARES.search(before), (text, before)
            assert _short(target.inner_text()) == _short(name)


def _ledger(page: Page) -> dict[str, dict[str, str]]:
    """Status and figures of each layer, as they are to be read."""
    found: dict[str, dict[str, str]] = page.locator("table.ledger tbody tr").evaluate_all(
        """(rows) => Object.fromEntries(rows.map((row) => {
          const figures = row.querySelector("td[data-layer]");
          const status = row.querySelector("th").innerText;
          return [figures.dataset.layer, { status, figures: figures.innerText }];
        }))"""
    )
    return found


def _checks(page: Page) -> dict[str, str]:
    """The figures below each check, by its name."""
    found: dict[str, str] = page.locator("li.check .figures").evaluate_all(
        "(all) => Object.fromEntries(all.map("
        "(each) => [each.querySelector('code').innerText, each.innerText]))"
    )
    return found


def _numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d[\d.]*(?:e[+-]?\d+)?", text)]


def _of(part: int, whole: int) -> list[float]:
    return [whole] if part == whole else [part, whole]


def _expected(layer: str, record: dict[str, Any]) -> list[float]:
    """The figures that a layer must show, in their order."""
    if record["status"] in ("not claimed", "not observed"):
        return []
    if layer == "proved":
        theorems = record["theorems"]
        return _of(sum(theorem["holds"] for theorem in theorems), len(theorems))
    if layer == "rechecked":
        assumed = [len(record["assumed"])] if record["assumed"] else []
        theorems = record["theorems"]
        accepted = sum(theorem["accepted"] for theorem in theorems)
        return [*_of(accepted, len(theorems)), *assumed]
    held = sum(check["status"] == "holds" for check in record["checks"])
    radius = [] if record["radius"] is None else [float(f"{record['radius']:.0e}")]
    ulps = [] if record["ulps"] is None else [math.ceil(record["ulps"])]
    return [
        *_of(held, len(record["checks"])),
        record["instances"],
        *radius,
        *ulps,
        *_of(record["mutants_refuted"], record["mutants"]),
    ]


def test_figures_are_those_of_the_data(served: Reader, site: Path) -> None:
    """Of every entry, layer and check, as on its page and at `/data/e/<id>.json`."""
    compared = 0
    with served.open() as page:
        for file in sorted(site.glob("e/*/index.html")):
            identifier = file.parent.name
            page.goto(served.address(f"e/{identifier}/"))
            link = page.locator(f"a[href$='data/e/{identifier}.json']").first
            data = page.request.get(link.evaluate("(a) => a.href")).json()["result"]
            shown, checks = _ledger(page), _checks(page)
            assert list(shown) == [layer for layer in LAYERS if data[layer] is not None]
            for layer, row in shown.items():
                record = data[layer]
                assert record["status"] in row["status"], (identifier, layer)
                assert _numbers(row["figures"]) == _expected(layer, record), (identifier, layer)
                for check in record.get("checks", ()):
                    assert f" {check['instances']} instance" in checks[check["name"]]
                    compared += 1
    assert compared > 200
