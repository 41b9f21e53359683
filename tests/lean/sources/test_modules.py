"""Module names, headers, import order, and what can be wrong with them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundamentals.base.errors import UsageError
from fundamentals.lean.sources.modules import (
    HeaderError,
    Import,
    file_of,
    name_of,
    parse_header,
    scan,
)

COMPONENT = st.from_regex(r"[A-Z][A-Za-z0-9_']{0,8}", fullmatch=True)


def library(folder: Path, **files: str) -> Path:
    """Write modules; `__` in a keyword stands for a dot."""
    for name, text in files.items():
        path = file_of(name.replace("__", "."), folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@given(st.lists(COMPONENT, min_size=1, max_size=4))
def test_names_and_files_correspond(parts: list[str]) -> None:
    """A module's file is named after it, and the other way round."""
    name = ".".join(parts)

    assert name_of(file_of(name, Path("/x/lean")), Path("/x/lean")) == name


def test_a_file_elsewhere_is_no_module() -> None:
    """Only what lies under the folder of sources has a module's name."""
    with pytest.raises(UsageError, match="is not under"):
        name_of(Path("/y/A.lean"), Path("/x"))


def test_a_file_name_that_is_no_component_is_refused() -> None:
    """Lean could not import it."""
    with pytest.raises(UsageError, match="“a-b” cannot be part of a module's name"):
        name_of(Path("/x/a-b.lean"), Path("/x"))


HEADER = """\
-- Copyright
/- nested /- comment -/ import Not.This -/
module -- yes

prelude
public import A.B
import C public meta import D   import all «E».F'
  meta import G₁
/-! import Not.That -/
import Nor.This
"""


def test_header() -> None:
    """Every form of import is read, comments are skipped, the first command ends it."""
    header = parse_header(HEADER)

    assert header.is_module
    assert header.imports == (
        Import("A.B", 6, 0, public=True),
        Import("C", 7, 0),
        Import("D", 7, 9, public=True, meta=True),
        Import("E.F'", 7, 32, everything=True),
        Import("G₁", 8, 2, meta=True),
    )


@pytest.mark.parametrize(
    ("text", "is_module"),
    [
        ("", False),
        ("module", True),
        ("moduleX", False),
        ("module\npublic section\nimport A", True),
        ("module\n@[expose] public section", True),
        ("theorem x : 1 = 1 := rfl", False),
        ("/- never closed\nimport A", False),
        ("/-- a docstring -/ import A", False),
    ],
)
def test_headers_without_imports(text: str, is_module: bool) -> None:
    """The header ends at the first command, in whatever comments it stands."""
    header = parse_header(text)

    assert header.is_module == is_module
    assert header.imports == ()


def test_import_of_nothing_is_an_error_at_its_place() -> None:
    """Line from 1, column from 0, as in Lean's messages."""
    with pytest.raises(HeaderError) as caught:
        parse_header("module\nimport A\n  import\n")

    assert (caught.value.line, caught.value.column) == (3, 2)


@given(st.text(alphabet=" \n-/!importmodulepublicallA.«»é", max_size=60))
def test_any_text_has_a_header_or_an_error(text: str) -> None:
    """The reader always ends, with nothing but its own error."""
    try:
        header = parse_header(text)
    except HeaderError:
        return

    assert all(each.module for each in header.imports)


def test_imports_come_before_importers(tmp_path: Path) -> None:
    """In an order that is the same every time."""
    folder = library(
        tmp_path / "lean",
        Top="import A.C\nimport A.B",
        A__B="import A.C\nimport Init.Data",
        A__C="",
    )

    graph = scan(folder, root="Top")

    assert list(graph.sources) == ["A.C", "A.B", "Top"]
    assert graph.problems == ()
    assert graph.importers["A.C"] == {"A.B", "Top"}
    assert graph.closure(("A.B",)) == ("A.C", "A.B")


def test_every_problem_is_found_with_its_place(tmp_path: Path) -> None:
    """A missing file, a cycle, a lonely file, a bad name and bad text, all in one run."""
    folder = library(
        tmp_path / "lean",
        Top="module\nimport Good",
        Good="import Nowhere.At.All\n",
        One="import Two",
        Two="\nimport Three",
        Three="import One",
        Lonely="",
    )
    (folder / "not-a-module.lean").write_text("")
    (folder / "Binary.lean").write_bytes(b"module\n\xff")
    (folder / "Gone.lean").symlink_to("nowhere")
    (folder / ".#Hidden.lean").symlink_to("nowhere")

    graph = scan(folder, root="Top")

    assert list(graph.sources) == ["Good", "Lonely", "Top"]
    assert {(p.path.name, p.line, p.column, p.text) for p in graph.problems} == {
        (
            "Good.lean",
            1,
            0,
            "no module `Nowhere.At.All`: there is no file lean/Nowhere/At/All.lean",
        ),
        ("One.lean", 1, 0, "import cycle: One → Two → Three → One"),
        ("Two.lean", 2, 0, "import cycle: Two → Three → One → Two"),
        ("Three.lean", 1, 0, "import cycle: Three → One → Two → Three"),
        (
            *("Lonely.lean", 1, 0),
            "no file imports this module: add `public import Lonely` to lean/Top.lean",
        ),
        (
            *("not-a-module.lean", 1, 0),
            (
                f"{folder}/not-a-module.lean: “not-a-module” cannot be part of a module's name;"
                " rename the file"
            ),
        ),
        ("Binary.lean", 2, 0, "the file is not valid UTF-8"),
        ("Gone.lean", 1, 0, "cannot be read: No such file or directory"),
    }
    assert [p.path.name for p in graph.problems if not p.fatal] == ["Lonely.lean"]


def test_a_library_without_its_root_is_a_problem(tmp_path: Path) -> None:
    """Nothing would be checked to be imported."""
    (problem,) = scan(library(tmp_path / "lean", A=""), root="Top").problems

    assert problem.path == tmp_path / "lean" / "Top.lean"
    assert "missing" in problem.text
