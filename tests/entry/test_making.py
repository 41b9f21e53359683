"""`fundamentals new`: what it writes fits together, and what it refuses changes nothing."""

from pathlib import Path

import pytest
from redteam.sample import SOURCES
from typer.testing import CliRunner, Result

from fundamentals.base.project import Project
from fundamentals.catalog.loading import Catalog, load
from fundamentals.catalog.schema import CHAPTERS
from fundamentals.cli.app import app
from fundamentals.entry.places import folder_of, places
from fundamentals.lean.sources.lint import lint_sources
from fundamentals.lean.sources.modules import scan

ROOT = Path(__file__).parents[2]
RECORD = """\
  - id: {id}
    title: A title
    source: {{section: {section}, beyond: true}}
    statement: x
    statement_by: [double_eq]
    reading: |
      Some words {{by double_eq}}.
      # no comment {{remark}}.
    hypotheses: []
    theorems:
      - {{name: Fundamentals.double_eq, says: Something.}}
    mathlib: null
"""
SECTIONS = {2: "2.3", 3: "3.1", 4: "4.1", 5: "5.1"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The red team's small project, as text."""
    for name, text in {**SOURCES, "lakefile.lean": "package fundamentals\n"}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Project(tmp_path)


def _new(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--project", str(project.root), "new", *arguments])


def _tree(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def _catalog(project: Project, text: str) -> None:
    project.catalog_file.write_text(text, "utf-8")


def _inserted(before: bytes, after: bytes) -> bool:
    """Whether something was put into a text at one place, and nothing else was changed."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = len(before) if start is None else start
    return len(after) > len(before) and after.endswith(before[start:])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_everything_new_fits_together(project: Project, chapter: int) -> None:
    """In every chapter: catalog, imports and lint have nothing against it; all else stays."""
    before = _tree(project.root)
    done = _new(project, "my-2nd-theorem", "--chapter", CHAPTERS[chapter].upper())
    after = _tree(project.root)
    catalog = load(project.catalog_file)
    made = catalog.get("my-2nd-theorem")
    changed = {name for name in before if before[name] != after[name]}
    folder = folder_of(chapter)

    assert (done.exit_code, done.stderr) == (0, "")
    assert (made.chapter, made.title) == (chapter, "My 2nd theorem")
    assert catalog.entries[1:] == (made,)
    assert catalog.unsupported() == []
    assert changed == {"catalog.yaml", "lean/Fundamentals.lean"}
    assert all(_inserted(before[name] or b"", after[name] or b"") for name in changed)
    assert {name for name in after.keys() - before.keys() if after[name] is not None} == {
        f"lean/Fundamentals/{folder}/My2ndTheorem.lean",
        "py/fundamentals/evidence/entries/my_2nd_theorem.py",
        "py/fundamentals/pictures/entries/my_2nd_theorem.py",
        "py/fundamentals/site/play/entries/my-2nd-theorem.js",
    }
    graph = scan(project.lean_dir)
    assert graph.problems == ()
    assert f"Fundamentals.{folder}.My2ndTheorem" in graph.closure(("Fundamentals",))
    assert [each for each in lint_sources(project) if each.file != Path("lakefile.lean")] == []


def test_blanks_around_are_no_part_of_the_id(project: Project) -> None:
    """As in the catalog."""
    assert _new(project, " my-theorem ", "--title", "  Mine ").exit_code == 0
    catalog = load(project.catalog_file)
    found = places(project, catalog, catalog.get("my-theorem"))

    assert catalog.get("my-theorem").title == "Mine"
    assert [each.what.split()[0] for each in found if each.path is not None] == [
        *("record", "theorem", "counterexample", "witness", "evidence", "picture", "play")
    ]


def test_what_it_says_names_what_is_there(project: Project) -> None:
    """The steps begin with the places, the record with its line, and so does `show --files`."""
    lines = _new(project, "my-theorem").stdout.splitlines()
    told = [line.partition(": ")[0] for line in lines[: lines.index("")]]
    catalog = load(project.catalog_file)
    found = places(project, catalog, catalog.get("my-theorem"))

    assert all((project.root / name.partition(":")[0]).is_file() for name in told)
    assert told[0] == str(found[0]).partition(": ")[0]
    known = {each.path.as_posix() for each in found if each.path}
    assert {name.partition(":")[0] for name in told} - known == {"lean/Fundamentals.lean"}
    assert "fundamentals verify my-theorem" in "\n".join(lines)


def _with_chapters(*chapters: int) -> str:
    parts = ["# first\nschema: 1\nentries:\n  # above all\n"]
    for nth, chapter in enumerate(chapters):
        parts.append(f"  # chapter {chapter}\n\n")
        parts.append(RECORD.format(id=f"r{nth}", section=SECTIONS[chapter]))
        parts.append("    # its own\n\n")
    return "".join([*parts, "# the end\n"])


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("chapters", [(2, 3, 4, 5), (2, 2, 4, 4), (3,), (4, 4), (2, 3, 2, 4)])
@pytest.mark.parametrize("end", ["\n", "", "\n\n\n"], ids=repr)
def test_the_record_stands_at_its_chapters_end(
    project: Project, chapters: tuple[int, ...], chapter: int, end: str
) -> None:
    """Comments stay with the records they belong to, and whatever the file ends with."""
    text = _with_chapters(*chapters).rstrip("\n") + end
    text = text if end else text.removesuffix("\n# the end").rstrip("\n")
    _catalog(project, text)
    before = load(project.catalog_file)
    assert _new(project, "new-one", "--chapter", CHAPTERS[chapter].lower()).exit_code == 0
    after = load(project.catalog_file)
    place = [each.id for each in after.entries].index("new-one")
    made = project.catalog_file.read_text("utf-8")

    assert _without(after, "new-one") == before.entries
    assert place == max(
        [n for n, each in enumerate(chapters, 1) if each == chapter]
        or [n for n, each in enumerate(chapters, 1) if each < chapter]
        or [0]
    )
    assert _inserted(text.encode(), made.encode())
    for nth, each in enumerate(chapters):
        assert f"  # chapter {each}\n\n  - id: r{nth}\n" in made


def _without(catalog: Catalog, identifier: str) -> tuple[object, ...]:
    return tuple(each for each in catalog.entries if each.id != identifier)


def test_in_the_real_catalog(project: Project) -> None:
    """Every chapter, one after the other; nothing that was there is touched."""
    text = (ROOT / "catalog.yaml").read_bytes()
    project.catalog_file.write_bytes(text)
    before = load(project.catalog_file)
    for title in CHAPTERS.values():
        assert _new(project, f"in-{title.lower()}", "--chapter", title).exit_code == 0
        made = project.catalog_file.read_bytes()
        assert _inserted(text, made)
        text = made
    after = load(project.catalog_file)

    assert tuple(each for each in after.entries if not each.id.startswith("in-")) == before.entries
    assert [e.chapter for e in after.entries] == sorted(e.chapter for e in after.entries)


@pytest.mark.parametrize(
    "title",
    [
        *("A: b # c", "yes", "null", "12", "- x", "'a'", '"', "{a}", "[", "x #y", "ℝⁿ → ℝ", "a\\b"),
        *("& a", "*", "$id ${name} $$", "%", "@", "`", "--- x", "-/ /- */ \"\"\" '''", "true", "~"),
    ],
)
def test_any_title_is_the_title(project: Project, title: str) -> None:
    """Whatever it would mean in YAML, Lean, Python or a template."""
    assert _new(project, "my-theorem", "--title", title).exit_code == 0
    assert load(project.catalog_file).get("my-theorem").title == title


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["My-theorem"], "ID: 'My-theorem' is no id"),
        (["my_theorem"], "is no id"),
        (["my--theorem"], "is no id"),
        (["../theorem"], "is no id"),
        ([""], "ID: is empty"),
        (["a\nb"], "ID:"),
        (["\udcff"], "ID:"),
        (["a" * 300], "cannot be written"),
        (["class"], "`class` is a word of Python's or Lean's"),
        (["theorem"], "`theorem` is a word of Python's or Lean's"),
        (["sorry"], "a proof is missing"),
        (["doubling"], "catalog.yaml:3: there is an entry doubling already"),
        (["double-eq"], "lean/Fundamentals/Doubling.lean:9: Fundamentals.double_eq is declared"),
        (["my-theorem", "--chapter", "convolutoin"], "did you mean convolution?"),
        (["my-theorem", "--chapter", "5"], "there are differentiation, convolution"),
        (["my-theorem", "--title", ""], "--title: is empty"),
        (["my-theorem", "--title", "a\nb"], "--title: must be one line"),
        (["my-theorem", "--title", "\x1b[31m"], "--title: contains the invisible character U+001B"),
        (["my-theorem", "--title", "\udcff"], "--title:"),
    ],
)
def test_what_is_refused_changes_nothing(project: Project, arguments: list[str], said: str) -> None:
    """In a sentence, and with the code of wrong usage or of a file that cannot be written."""
    before = _tree(project.root)
    done = _new(project, *arguments)

    assert done.exit_code == (3 if "cannot be written" in said else 2)
    assert said in done.stderr
    assert _tree(project.root) == before


@pytest.mark.parametrize(
    "name",
    [
        "lean/Fundamentals/Convolution/MyTheorem.lean",
        "lean/Fundamentals/Convolution/MyTHEOREM.lean",
        "py/fundamentals/evidence/entries/my_theorem.py",
        "py/fundamentals/pictures/entries/my_theorem.py",
        "py/fundamentals/site/play/entries/my-theorem.js",
    ],
)
@pytest.mark.parametrize("kind", ["file", "folder", "link to nothing"])
def test_what_is_there_is_not_written_over(project: Project, name: str, kind: str) -> None:
    """Neither a file of one of the names nor, where case does not count, another spelling."""
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        path.write_text("mine", "utf-8")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    before = _tree(project.root)
    done = _new(project, "my-theorem", "--chapter", "convolution")

    assert done.exit_code == 2
    assert f"{name} is there already: choose another id; nothing is written" in done.stderr
    assert _tree(project.root) == before


@pytest.mark.parametrize(
    ("text", "clashes"),
    [
        ("namespace Fundamentals\ntheorem my_theorem : True := trivial", True),
        ("namespace Fundamentals\n\n@[expose] noncomputable def my_theorem := 1", True),
        ("theorem Fundamentals.my_theorem.witness : True := trivial", True),
        ("namespace Nat\ntheorem _root_.Fundamentals.my_theorem : True := trivial", True),
        (
            "namespace Fundamentals.Counterexamples\ntheorem my_theorem_needs_pos (n : Nat) :",
            True,
        ),
        ("namespace Fundamentals.Sequence\ntheorem my_theorem : True := trivial", False),
        ("namespace Fundamentals\nprivate theorem my_theorem : True := trivial", False),
        ("namespace Fundamentals\nend Fundamentals\ntheorem my_theorem : True := trivial", False),
        ("namespace Fundamentals\n/-\ntheorem my_theorem : True := trivial\n-/", False),
        ("namespace Fundamentals\ntheorem my_theorem' : True := trivial", False),
    ],
)
def test_names_that_clash(project: Project, text: str, clashes: bool) -> None:
    """The text of any Lean file is enough to know of a declaration."""
    (project.lean_dir / "Fundamentals" / "Other.lean").write_text(f"module\n\n{text}\n", "utf-8")
    done = _new(project, "my-theorem")

    assert ("is declared already" in done.stderr) == clashes
    assert done.exit_code == (2 if clashes else 0)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("catalog.yaml", "schema: 1\nentries: []\n", "should be a list"),
        ("catalog.yaml", "schema: 1\nentries: 7\n", "entries: must be a list"),
        (
            "catalog.yaml",
            "entries:\n" + RECORD.format(id="a", section="2.1") + "schema: 1\n",
            "block",
        ),
        ("lean/Fundamentals.lean", "module\n", "imports nothing yet"),
        ("lean/Fundamentals.lean", "module\npublic import Fundamentals.A /-\n-/", "by hand"),
        ("lean/Fundamentals.lean", "module\npublic import\n  Fundamentals.A", "by hand"),
    ],
)
def test_files_that_it_cannot_add_to(project: Project, name: str, text: str, said: str) -> None:
    """Where the catalog or the list of imports is written in another manner, nothing is written."""
    (project.root / name).write_text(text, "utf-8")
    before = _tree(project.root)
    done = _new(project, "my-theorem")

    assert done.exit_code == 2
    assert said in done.stderr
    assert _tree(project.root) == before
