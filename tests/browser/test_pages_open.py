"""Every page opens, from disk and from the server; none is heavy; all are valid HTML."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from reading import PHONE, PHONE_WIDTH, Reader, Watch

from fundamentals.site.content.checks import LIMIT
from fundamentals.site.programs import Programs

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
PLAYED = "_static/play/"
FULL_TEXT = "searchindex.js"
# the theme lets an article that is too wide scroll within the page
HEADINGS_AND_WIDTH = """() => {
  const all = document.documentElement, content = document.querySelector(".content");
  const hidden = content.scrollWidth - content.clientWidth;
  return [document.querySelectorAll("h1").length, all.scrollWidth + hidden];
}"""


def _pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


@dataclass(frozen=True)
class Seen:
    """What became of a page on a phone: what it asked for, and how wide it is."""

    asked: list[str]
    width: int


def _read_all(reader: Reader, pages: list[str]) -> dict[str, Seen]:
    """Open pages; that none complains is seen to by the reader."""
    seen = {}
    watch = Watch(reader.root)
    with reader.open(**PHONE) as page:
        watch.follow(page)
        for name in pages:
            watch.requests.clear()
            page.goto(reader.address(name))
            headings, width = page.evaluate(HEADINGS_AND_WIDTH)
            assert headings == 1, name
            seen[name] = Seen(watch.requests.copy(), width)
    return seen


@pytest.fixture(scope="module")
def seen(disk: Reader, site: Path) -> dict[str, Seen]:
    """Every page, read from disk."""
    return _read_all(disk, _pages(site))


def test_every_page_opens_from_disk(seen: dict[str, Seen]) -> None:
    """No error, no warning, nothing that is missing, nothing that lies outside of the folder."""
    assert len(seen) > 150


def test_no_page_is_wider_than_a_phone(seen: dict[str, Seen]) -> None:
    """None scrolls sideways, neither as a whole nor its article."""
    assert {name: page.width for name, page in seen.items() if page.width > PHONE_WIDTH} == {}


def test_every_page_opens_from_the_server(served: Reader, site: Path) -> None:
    """The same, and nothing is asked of another server; of the pages of Lean's modules, a few."""
    pages = _pages(site)
    modules = [name for name in pages if name.startswith("lean/") and name.count("/") > 1]

    _read_all(served, sorted({*pages} - {*modules[3:]}))


def test_complaints_are_heard(disk: Reader, tmp_path: Path) -> None:
    """Each kind of failure that the tests look for is found in a page that is wrong on purpose."""
    (tmp_path / "index.html").write_text(
        "<script>console.error('told'); undefined_name()</script><img src='missing.png'>"
        "<img src='https://example.invalid/x.png'>"
    )
    watch = Watch(f"{tmp_path.as_uri()}/")
    with disk.browser.new_context() as window:
        page = window.new_page()
        watch.follow(page)
        page.goto(f"{watch.root}index.html")
    found = "\n".join(watch.problems)

    assert "console: told" in found
    assert "undefined_name is not defined" in found
    assert re.search(r"missing\.png: net::ERR_FILE_NOT_FOUND", found)
    assert "asks for https://example.invalid/x.png" in found


def test_every_page_is_light(seen: dict[str, Seen], disk: Reader, site: Path) -> None:
    """The HTML without drawings, the styles and the scripts that are really read, as on disk.

    Not counted are pictures, what animates them, fonts, and the full-text index.
    """
    weights = {}
    for name, page in seen.items():
        files = {address.removeprefix(disk.root).partition("?")[0] for address in page.asked}
        read = [f for f in files if f.endswith((".css", ".js")) and PLAYED not in f]
        html = DRAWING.sub("", (site / name).read_text(encoding="utf-8"))
        weights[name] = len(html.encode()) + sum(
            (site / file).stat().st_size for file in read if file != FULL_TEXT
        )

    assert {name: weight for name, weight in weights.items() if weight > LIMIT} == {}


def _invalid(packages: Programs, *files: Path) -> list[str]:
    program = packages.modules / "html-validate" / "bin" / "html-validate.mjs"
    done = subprocess.run(
        [packages.node, program, "--preset", "standard", "--formatter", "json", *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=files[0].parent,
    )
    return [
        f"{found['filePath']}:{each['line']}: {each['message']}"
        for found in json.loads(done.stdout)
        for each in found["messages"]
    ]


def test_the_html_is_valid(packages: Programs, site: Path, tmp_path: Path) -> None:
    """What may stand where, by the standard; and a page that is wrong on purpose is found out."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        '<!DOCTYPE html><html lang="en"><title>x</title><ul><p id="a"></p></ul></html>'
    )

    assert "<p> element is not permitted as content under <ul>" in _invalid(packages, wrong)[0]
    assert _invalid(packages, *sorted(site.rglob("*.html"))) == []
