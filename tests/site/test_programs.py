"""KaTeX and Graphviz, as installed from the lock file."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from fundamentals.base.errors import SetupError
from fundamentals.site import programs
from fundamentals.site.programs import TypesettingError, install

FOLDER = Path(programs.__file__).with_name("node")


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


def test_every_package_for_all_machines_is_pinned() -> None:
    """What npm installs everywhere has a digest; what is of one kind of machine cannot have one."""
    packages = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    everywhere = {
        name.removeprefix("node_modules/")
        for name, package in packages.items()
        if name and "os" not in package
    }

    assert json.loads((FOLDER / "digests.json").read_text("utf-8")).keys() == everywhere


def test_a_package_that_was_altered_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another KaTeX could show another formula."""
    installed = install().modules
    monkeypatch.setattr(programs, "cache_dir", lambda: tmp_path)
    lock = (FOLDER / "package-lock.json").read_bytes()
    copy = tmp_path / "site" / hashlib.sha256(lock).hexdigest()[:16] / "node_modules"
    shutil.copytree(installed, copy, symlinks=True)
    assert install().modules == copy
    with (copy / "katex" / "dist" / "katex.js").open("a", encoding="utf-8") as file:
        file.write("\n")

    with pytest.raises(SetupError, match="katex is not what was pinned"):
        install()
