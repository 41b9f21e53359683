"""The website, made small: every claim about it that needs no browser."""

import json
import os
import re
import subprocess
import sys
import threading
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import html5lib
import pytest
import sample
from results import entry_result, run_result
from typer.testing import CliRunner

from fundamentals.base.errors import UsageError
from fundamentals.base.project import Project
from fundamentals.cli.app import app
from fundamentals.site.build import StaleError, check_fresh
from fundamentals.site.content.checks import broken_links, heavy_pages
from fundamentals.site.serving import server
from fundamentals.software.table import ROWS

ROOT = Path(__file__).parents[2]
DOUBLING, HALVING = "e/doubling/index.html", "e/halving/index.html"


@pytest.fixture(scope="module")
def green(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a result in which everything holds."""
    return sample.make(tmp_path_factory.mktemp("green"))


@pytest.fixture(scope="module")
def red(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a result in which a check fails."""
    return sample.make(
        tmp_path_factory.mktemp("red"), sample.problem(), base_url="https://example.org/site"
    )


def _pages(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(site.rglob("*.html"))
    }


def _parsed(text: str) -> Any:
    return html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _article(text: str) -> Any:
    return _parsed(text).find(".//article")


def test_every_page_is_at_its_address(green: Path) -> None:
    """Entries below /e/, modules below /lean/, and what concerns all of them."""
    assert set(_pages(green)) == {
        "index.html",
        "search.html",
        DOUBLING,
        HALVING,
        "lean/Base/index.html",
        "lean/Top/index.html",
        *(
            f"{name}/index.html"
            for name in [
                "about",
                "errata",
                "lean",
                "map",
                "notation",
                "software",
                "trust",
            ]
        ),
        *(f"software/{row.library}/index.html" for row in ROWS),
        *(f"software/{part}/index.html" for part in ("jax-lax", "scipy-ndimage")),
    }


@pytest.mark.parametrize(("label", "words"), [("Formula", "formula is"), ("Modes", "modes are")])
def test_each_function_has_its_formula_and_its_modes(green: Path, label: str, words: str) -> None:
    """By itself, or by a link to a function before it on the page that has and shows the same."""
    rows = {re.sub(r"[^\w.]+", "-", row.name).strip("-"): row for row in ROWS}
    found = []
    for page in green.glob("software/*/index.html"):
        shown: dict[str, object] = {}
        for section in _article(page.read_text(encoding="utf-8")).iterfind(".//section[@id]"):
            row = rows.get(section.get("id"))
            if row is None:
                continue
            what = row.tex if label == "Formula" else row.modes
            own = section.find(f"div[@aria-label='{label}']")
            links = [p.find("a") for p in section.iterfind("p") if f"The {words} " in _text(p)]
            if own is None:
                assert shown[links[0].get("href").removeprefix("#")] == what
            else:
                assert not links
                assert what not in shown.values()
                shown[section.get("id")] = what
            found.append(row.name)
    assert sorted(found) == sorted(row.name for row in ROWS)


def test_links_lead_somewhere(green: Path) -> None:
    """Also the anchors; and the check finds what is wrong in a page that is broken on purpose."""
    assert broken_links(green) == []
    broken = green / "broken.html"
    broken.write_text(
        "<a id='a' href='nowhere.html'>1</a><b id='a'></b><a href='index.html#nowhere'>2</a>"
        "<img src='https://example.org/x.png'><script src='//example.org/x.js'></script>"
        "<link rel='stylesheet' href='missing.css'><a href='https://example.org/'>fine</a>"
    )
    (green / "broken.css").write_text("a { background: url(missing.png) }")
    found = broken_links(green)
    broken.unlink()
    (green / "broken.css").unlink()

    assert found == [
        "broken.html has more than one place a",
        "broken.html loads https://example.org/x.png from another site",
        "broken.html loads //example.org/x.js from another site",
        "broken.html loads missing.css, which is not there",
        "broken.html links to nowhere.html, which is not there",
        "broken.html links to index.html#nowhere, but index.html has no such place",
        "broken.css loads missing.png, which is not there",
    ]


def test_links_name_a_file(green: Path) -> None:
    """So that the site can be read from disk; and none begins at the server's root."""
    for name, text in _pages(green).items():
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            path = re.split(r"[?#]", address)[0]
            assert not path.startswith("/"), (name, address)
            assert not path.endswith("/") or "://" in path, (name, address)


def test_the_html_is_valid(red: Path) -> None:
    """No parse error by the rules of HTML, and no id twice."""
    for name, text in _pages(red).items():
        parser = html5lib.HTMLParser()
        parser.parse(text)
        ids = Counter(re.findall(r'\sid="([^"]*)"', text))

        assert parser.errors == [], name
        assert [each for each, count in ids.items() if count > 1] == [], name
        assert '<html class="no-js" lang="en"' in text, name


def test_landmarks_have_names(green: Path) -> None:
    """What the theme leaves out for those who do not see a page is there, page by page."""
    for name, text in _pages(green).items():
        page = _parsed(text)
        forms = [form.get("aria-label") for form in page.iter("form") if form.get("role")]

        assert {aside.get("aria-label") for aside in page.iter("aside")} == {"Site", "On this page"}
        assert all(forms), name
        assert len(forms) == len(set(forms)), name
        assert {c.get("aria-level") for c in page.iter("p") if c.get("role") == "heading"} == {"2"}
        assert len(list(page.iter("h1"))) == 1, name


def test_catalog_text_is_data(green: Path) -> None:
    """What looks like HTML, a template or markup is shown as it is, wherever it stands."""
    for name, text in _pages(green).items():
        assert not [s for s in _parsed(text).iter("script") if "alert('x')" in _text(s)], name
        assert "<script>alert" not in text, name
    shown = _text(_article((green / DOUBLING).read_text()))
    assert shown.count(sample.HOSTILE) >= 11
    assert "Twice <b>n</b>." in _text(_article((green / "lean/Base/index.html").read_text()))
    assert "n < 2 n & x" in shown
    assert "Metamath: a<b>" in shown
    assert "HOL Light: LT_TWICE" in shown


def test_lean_names_are_links(green: Path) -> None:
    """In a statement and in a module's source; only to what the library declares."""
    page = _article((green / DOUBLING).read_text())
    statement = page.find(".//article[@class='declaration']//pre")
    links = {_text(link): link.get("href") for link in statement.iter("a")}
    top = _article((green / "lean/Top/index.html").read_text())
    sources = {_text(link): link.get("href") for link in top.find(".//pre").iter("a")}

    assert _text(statement) == "variable {n : Nat} theorem lt_twice (h : 0 < n) : n < twice n"
    assert links == {
        "lt_twice": "../../lean/Top/index.html#lt_twice",
        "twice": "../../lean/Base/index.html#twice",
    }
    assert sources["Fundamentals.Base"] == "../Base/index.html"
    assert sources["lt_twice"] == "#lt_twice"
    assert _text(top.find(".//pre")) == " ".join(sample.SOURCES["Fundamentals.Top"].split())


def test_what_does_not_compile_is_said(green: Path) -> None:
    """A theorem that no compiled file has is named, without a statement and without a link."""
    text = _text(_article((green / DOUBLING).read_text()))

    assert "not_compiled is not in what compiles." in text


@pytest.mark.parametrize("colour", ["green", "red"])
def test_the_ledger_has_the_figures_of_the_json(
    colour: str, request: pytest.FixtureRequest
) -> None:
    """Status and every number, layer by layer, as in the data beside the pages."""
    site = request.getfixturevalue(colour)
    for identifier in ("doubling", "halving"):
        data = json.loads((site / f"data/e/{identifier}.json").read_text())["result"]
        page = _article((site / f"e/{identifier}/index.html").read_text())
        cells = page.findall(".//table[@class='ledger']/tbody/tr/td[@data-layer]")
        found = {cell.get("data-layer"): [_text(span) for span in cell] for cell in cells}
        layers = [name for name in ("proved", "derived", "enclosed", "observed") if data[name]]
        assert list(found) == layers
        for layer in layers:
            record = data[layer]
            if record["status"] == "not claimed":
                expected = ["not claimed"]
            elif layer == "proved":
                expected = [_counted(record["theorems"], "holds", True, "theorem")]
            else:
                expected = [
                    _counted(record["checks"], "status", "holds", "check"),
                    f"{record['instances']} instances ± {record['radius']:.0e}",
                    f"{record['mutants_refuted']} mutant refuted",
                ]
            assert found[layer] == expected


def _counted(records: list[dict[str, Any]], key: str, value: object, noun: str) -> str:
    good, all_ = sum(record[key] == value for record in records), len(records)
    counted = f"{all_} {noun}{'' if all_ == 1 else 's'}"
    return counted if good == all_ else f"{good} of {counted}"


def test_red_is_red_everywhere(red: Path) -> None:
    """Index, its own page, the errata, the modules, the navigation of every page, the data."""
    pages = _pages(red)
    card = _article(pages["index.html"]).findall(".//li[@class='card fails']")
    page = _article(pages[DOUBLING])
    ledger = page.findall(".//table[@class='ledger']/tbody/tr[@class='fails']")

    assert [_text(each.find("h2")) for each in card] == [f"✗ Doubling {sample.HOSTILE}"]
    assert "✗ 1 of 2 entries hold" in _text(_article(pages["index.html"]))
    assert _text(page.find(".//h1")).startswith("✗ Doubling")
    assert "✗ This entry does not hold." in _text(page.find(".//div[@class='alert']"))
    assert [row.find("td").get("data-layer") for row in ledger] == ["observed"]
    assert "✗ fails" in _text(ledger[0])
    assert "Nothing, as long as it fails." in _text(ledger[0])
    assert "numpy_doubles · 100 instances" in _text(page.find(".//li[@id='check-numpy_doubles']"))
    assert "✗ observed: fails" in _text(page.find(".//ul[@class='chips']"))
    assert "refuted: 1 against 2" in _text(page)
    assert "✗ Doubling" in _text(_article(pages["errata/index.html"]))
    for name in ("lean/index.html", "lean/Top/index.html"):
        assert "✗" in _text(_article(pages[name])), name
    for name, text in pages.items():
        assert "✗ Doubling" in _text(_parsed(text).find(".//aside[@class='sidebar-drawer']")), name
    assert "entry fails" in pages["map/index.html"]
    assert not json.loads((red / "data/index.json").read_text())["ok"]
    assert '"ok": false' in (red / "_static/entries.js").read_text()


def test_green_is_red_nowhere(green: Path) -> None:
    """The sign of failure stands on no page but where a mutant or a rule is explained."""
    for name, text in _pages(green).items():
        assert "✗" not in _text(_article(text)), name


def test_a_layer_that_is_not_claimed_claims_nothing(green: Path) -> None:
    """Neither what it establishes nor a sign that it holds."""
    page = _article((green / HALVING).read_text())
    row = page.find(".//tr[@class='not-claimed']")

    assert _text(row.find("th")) == "observed– not claimed"
    assert "establishes" not in _text(row).lower()


def test_the_same_bytes_again(green: Path, tmp_path: Path) -> None:
    """In another folder, process, time zone, and order of sets."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(ROOT / each) for each in ("py", "tests", "tests/site")),
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }
    subprocess.run(
        [sys.executable, "-W", "ignore", sample.__file__, tmp_path / "again"],
        env=environment,
        check=True,
    )
    first, second = (
        {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in sorted(site.rglob("*"))
            if file.is_file()
        }
        for site in (green, tmp_path / "again" / "site" / "html")
    )

    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_no_trace_of_the_machine(green: Path) -> None:
    """No folder of this machine and no date."""
    for file in green.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".js", ".json", ".xml", ".css"):
            text = file.read_text(encoding="utf-8")
            assert str(green.parents[2]) not in text, file
            assert "Last updated" not in text, file


def test_pages_are_light(green: Path) -> None:
    """Within the limit; and a page above it is found."""
    assert heavy_pages(green) == []
    assert len(heavy_pages(green, limit=1000)) == len(_pages(green))


def test_an_entry_is_found_by_title_name_and_number(green: Path) -> None:
    """What the filter of the index and the search page look through."""
    cards = _article((green / "index.html").read_text()).findall(".//ol[@id='entries']/li")
    texts = [card.get("data-text") for card in cards]
    listed = (green / "_static/entries.js").read_text()
    entries = json.loads(listed.removeprefix("globalThis.entries = ").removesuffix(";\n"))

    assert [entry["text"] for entry in entries] == texts
    assert [entry["page"] for entry in entries] == [DOUBLING, HALVING]
    for term in ("doubling", "fundamentals.lt_twice", "2.4", "theorem 2.4", "§2.3", "twice_zero"):
        assert term in texts[0], term
    for term in ("halving", "half_lt", "(17)", "equation 17", "4.1"):
        assert term in texts[1], term
    assert [card.get("data-chapter") for card in cards] == ["2", "4"]
    assert [card.get("data-framework") for card in cards] == ["numpy", ""]
    assert "observed: not claimed" in cards[1].get("data-status")
    index = (green / "searchindex.js").read_text()
    assert "half_lt" in index
    assert "lt_twic" in index  # the stem


def test_previews_and_the_list_of_pages(red: Path, green: Path) -> None:
    """Titles for previews; complete addresses where the site's place is known."""
    text = (red / DOUBLING).read_text()
    sitemap = Xml.parse(red / "sitemap.xml").getroot()  # noqa: S314
    places = [element.text for element in sitemap.iter() if element.tag.endswith("loc")]

    assert 'property="og:title" content="✗ Doubling' in text
    assert 'property="og:url" content="https://example.org/site/e/doubling/"' in text
    assert "https://example.org/site/" in places
    assert "https://example.org/site/lean/Top/" in places
    assert "<loc>e/halving/</loc>" in (green / "sitemap.xml").read_text()


def test_data_are_at_fixed_addresses(green: Path) -> None:
    """The index leads to each entry's file; the schema is the published one."""
    index = json.loads((green / "data/index.json").read_text())
    for entry in index["entries"]:
        assert (
            json.loads((green / "data" / entry["file"]).read_text())["entry"]["id"] == entry["id"]
        )
    assert (green / "data/schema.json").read_text() == (ROOT / "docs/site.schema.json").read_text()


def test_a_stale_result_is_refused() -> None:
    """What changed since the run is not shown under its marks."""
    stale = run_result(entry_result())
    with pytest.raises(StaleError, match="run `fundamentals verify` again"):
        check_fresh(Project(ROOT), stale)
    check_fresh(Project(ROOT), stale.model_copy(update={"sources": Project(ROOT).digest()}))


def test_a_site_is_of_no_result_that_is_handed_in(tmp_path: Path) -> None:
    """Whoever builds a site verifies: a file could say anything."""
    file = tmp_path / "result.json"
    file.write_text(run_result(entry_result()).model_dump_json())
    done = CliRunner().invoke(app, ["site", "build", "--result", str(file)])

    assert done.exit_code == 2
    assert "No such option" in done.output


def test_the_digest_is_of_all_that_a_result_rests_on(tmp_path: Path) -> None:
    """Any change of a proof, the catalog or the pins is another digest."""
    (tmp_path / "lean").mkdir()
    seen = {Project(tmp_path).digest()}
    for name in ("lean/A.lean", "catalog.yaml", "statements.pins.json", "lean-toolchain"):
        (tmp_path / name).write_text("x")
        seen.add(Project(tmp_path).digest())
        (tmp_path / name).write_text("y")
        seen.add(Project(tmp_path).digest())

    assert len(seen) == 9


def test_a_server_shows_the_site_at_its_addresses(green: Path) -> None:
    """An address needs no file name there; a port that is taken is refused in a sentence."""
    with server(green, 0) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{serving.server_port}/e/halving/"
        with urllib.request.urlopen(address) as answer:
            assert answer.read() == (green / HALVING).read_bytes()
        with pytest.raises(UsageError, match="cannot be used"):
            server(green, serving.server_port)
        serving.shutdown()
