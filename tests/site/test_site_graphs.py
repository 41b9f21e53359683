"""What uses what, as graphs; and how they are made ready for a page."""

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
import sample
from results import run_result

from fundamentals.catalog.loading import load
from fundamentals.site.content.gathered import Content
from fundamentals.site.pages.graphs import as_svg, entry_graph, library_map, reduced


@pytest.fixture
def content(tmp_path: Path) -> Content:
    file = tmp_path / "catalog.yaml"
    file.write_text(sample.CATALOG, encoding="utf-8")
    result = run_result(sample.doubling(sample.problem()), sample.halving())
    return Content(load(file), result, {}, sample.library())


def test_what_follows_from_other_lines_is_left_out() -> None:
    """a uses c through b already; d stands alone."""
    uses = {
        "a": frozenset({"b", "c"}),
        "b": frozenset({"c"}),
        "c": frozenset[str](),
        "d": frozenset[str](),
    }

    assert reduced(uses) == {**uses, "a": frozenset({"b"})}


def test_an_entry_stands_between_what_it_uses_and_what_uses_it(content: Content) -> None:
    """Entries by their titles, other declarations by their names; a red one says so."""
    doubling, halving = (
        entry_graph(content, content.catalog.get(name)) for name in ("doubling", "halving")
    )

    assert '"uses Fundamentals.twice" [label="twice"' in doubling
    assert '"uses Fundamentals.twice" -> "doubling"' in doubling
    assert '"doubling" -> "used_by halving"' in doubling
    assert '"used_by halving" [label="Halving" class="entry"' in doubling
    assert '"doubling" [label="✗ Doubling' in doubling
    assert 'class="entry here fails"' in doubling
    assert 'class="entry fails" URL="../doubling/index.html"' in halving


def test_the_map_has_every_module_that_is_joined_to_another(content: Content) -> None:
    """With its folder, a link, and one line for each use."""
    dot = library_map(content)

    assert '"Fundamentals.Base" [label="Base\\nBase" class="n0 folder0"' in dot
    assert 'URL="../lean/Base/index.html"' in dot
    assert '"Fundamentals.Top" -> "Fundamentals.Base" [class="n1 n0"]' in dot
    assert dot.count("->") == 1


def test_a_layout_leaves_colours_to_the_page() -> None:
    """No ids that another graph may have, no colour, no font; links stay."""
    text = (
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 60" width="30pt">'
        '<g id="node1" class="node"><title>key</title><a xlink:href="x.html" xlink:title="t">'
        '<path fill="none" stroke="black" d="M0,0"/><text font-family="Helvetica">a &lt; b</text>'
        "</a></g></svg>"
    )
    svg = Xml.fromstring(as_svg(text, "What <uses> what"))  # noqa: S314
    found = {key for element in svg.iter() for key in element.attrib}

    assert found == {"class", "viewBox", "width", "height", "role", "aria-label", "href", "d"}
    assert (svg.get("width"), svg.get("height")) == ("40", "80")
    assert svg.get("aria-label") == "What <uses> what"
    assert "".join(svg.itertext()) == "a < b"
