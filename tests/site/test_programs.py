"""KaTeX and Graphviz, as installed from the lock file."""

import json
from pathlib import Path

import pytest

from fundamentals.errors import SetupError
from fundamentals.site import programs
from fundamentals.site.programs import TypesettingError, install


def test_mathematics_becomes_html_with_mathml() -> None:
    """Set in the fonts that come with the site, without scripts; MathML is for those who listen."""
    (html,) = install().typeset([r"\frac{a}{b} < Ш"])

    assert "<mfrac>" in html
    assert 'class="katex-html" aria-hidden="true"' in html
    assert "a < b" not in html


@pytest.mark.parametrize(
    "tex",
    [
        *(r"\frac{a}", r"\unknown", r"\href{https://example.org}{x}", r"\def\le{<} a \le b"),
        *(r"a \color{white} = 1", r"a \phantom{+ 1} < b", "a < b % a = 1\n", r"\\\gdef\a{1}"),
    ],
)
def test_what_is_no_mathematics_is_refused(tex: str) -> None:
    """With the formula; links are none."""
    with pytest.raises(TypesettingError) as caught:
        install().typeset(["x", tex])

    assert repr(tex) in str(caught.value)


def test_graphs_are_laid_out_alike() -> None:
    """The same graph twice gives the same drawing, with links and classes."""
    graph = 'digraph { a [label="f ∘ g" class="entry" URL="x.html"] a -> b }'
    first, second = install().lay_out([graph, graph])

    assert first == second
    assert 'xlink:href="x.html"' in first
    assert "f ∘ g" in first
    assert 'class="node entry"' in first


def test_what_cannot_be_drawn_is_said() -> None:
    """In a sentence that names the script."""
    with pytest.raises(SetupError, match=r"graphviz\.cjs failed"):
        install().lay_out(["no graph"])


def test_the_lock_file_names_no_registry() -> None:
    """Packages come from whatever registry npm is configured to use, and are what was locked."""
    folder = Path(programs.__file__).parent / "node"
    lock = json.loads((folder / "package-lock.json").read_text())
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    packages = {name: each for name, each in lock["packages"].items() if name}

    assert lock["packages"][""]["dependencies"] == wanted
    assert all(version[0].isdigit() for version in wanted.values())
    for name, each in packages.items():
        assert "resolved" not in each, name
        assert each["integrity"].startswith("sha512-"), name
