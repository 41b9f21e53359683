"""With a native toolchain: what `lake build` prints becomes the same kind of outcome."""

from pathlib import Path

import pytest

from fundamentals.base.errors import BuildError, SetupError
from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.lean.building import lake
from fundamentals.lean.building.build import build
from fundamentals.lean.sources.modules import scan
from fundamentals.lean.toolchain.finding import Toolchain

FAILING = """\
✔ [2/5] Built F.Base (361ms)
⚠ [3/5] Replayed F.Warned
warning: lean/F/Warned.lean:2:0: declaration uses `sorry`
✖ [4/5] Building F.Wrong (1.2s)
trace: .> LEAN_PATH=.lake/build/lib/lean lean lean/F/Wrong.lean
error: lean/F/Wrong.lean:3:4: unsolved goals
⊢ False
error: Lean exited with code 1
Some required builds logged failures:
- F.Wrong
error: build failed
"""


def stand_in(folder: Path, output: str, status: int) -> Path:
    """A `lake` that prints this and ends so, and notes its arguments."""
    (folder / "said.txt").write_text(output)
    script = folder / "lake"
    script.write_text(
        f'#!/bin/sh\necho "$@" > {folder}/arguments.txt\ncat {folder}/said.txt\nexit {status}\n'
    )
    script.chmod(0o755)
    return script


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "lean" / "F").mkdir(parents=True)
    for name, text in {
        "Base": "",
        "Warned": "",
        "Wrong": "import F.Base",
        "After": "import F.Wrong",
        "Old": "",
    }.items():
        (tmp_path / "lean" / "F" / f"{name}.lean").write_text(text)
    return tmp_path


def test_outcomes_are_read_off(root: Path) -> None:
    """Built, cached, failed by an error or a warning, and blocked, with Lean's words."""
    graph = scan(root / "lean", root=None)

    outcomes = lake.build(
        root, graph, lake=stand_in(root, FAILING, 1), only=None, progress=Silent()
    )

    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "F.Base": "built",
        "F.Warned": "failed",
        "F.Wrong": "failed",
        "F.After": "blocked",
        "F.Old": "cached",
    }
    assert outcomes["F.Base"].seconds == 0.361
    assert str(outcomes["F.Warned"].messages[0]).endswith("warning: declaration uses `sorry`")
    (error,) = outcomes["F.Wrong"].messages
    assert str(error) == "lean/F/Wrong.lean:3:4: error: unsolved goals\n⊢ False"
    assert (root / "arguments.txt").read_text() == "build --wfail\n"


def test_only_what_is_wanted_is_asked_for(root: Path) -> None:
    """Lake gets the modules as targets; the outcome covers what they import."""
    program = stand_in(root, "Build completed successfully.\n", 0)

    outcomes = lake.build(
        root,
        scan(root / "lean", root=None),
        lake=program,
        only=["F.Wrong"],
        progress=Silent(),
    )

    assert list(outcomes) == ["F.Base", "F.Wrong"]
    assert (root / "arguments.txt").read_text() == "build --wfail +F.Wrong\n"


def test_a_silent_sorry_fails(root: Path) -> None:
    """Also where the warning is switched off: the compiled file shows it."""
    part = root / ".lake" / "build" / "lib" / "lean" / "F" / "Old.olean.private"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"...sorryAx\0...")

    outcomes = lake.build(
        root,
        scan(root / "lean", root=None),
        lake=stand_in(root, "", 0),
        only=None,
        progress=Silent(),
    )

    assert outcomes["F.Old"].status == "failed"


def test_a_lake_that_fails_for_itself_is_an_error(root: Path) -> None:
    """A failure that is no file's is not taken for success."""
    with pytest.raises(BuildError, match="unknown package 'x'"):
        lake.build(
            root,
            scan(root / "lean", root=None),
            lake=stand_in(root, "error: unknown package 'x'\n", 1),
            only=None,
            progress=Silent(),
        )


def test_a_lake_that_is_not_there_is_an_error(root: Path) -> None:
    """Told as the lack that it is."""
    with pytest.raises(SetupError, match="cannot be started"):
        lake.check(root, root / "A.lean", lake=root / "nothing")


@pytest.mark.parametrize(("status", "ok"), [(0, True), (1, False)])
def test_one_file(root: Path, status: int, ok: bool) -> None:
    """Lean's verdict and its messages come through `lake lean`."""
    said = "lean/F/Base.lean:1:2: error: no\n" if status else "x.lean:1:0: info: yes\n"

    outcome = lake.check(root, root / "lean/F/Base.lean", lake=stand_in(root, said, status))

    assert outcome[0] == ok
    assert len(outcome[1]) == 1


def test_from_nothing_lake_finds_nothing_of_its_own(root: Path) -> None:
    """Neither compiled modules nor its compiled configuration."""
    (root / "bin").mkdir()
    stand_in(root / "bin", "✔ [2/5] Built F.Base (361ms)", 0)
    kept = root / ".lake" / "config"
    kept.mkdir(parents=True)
    toolchain = Toolchain("native", "4.0.0", root, "native-1")
    build(Project(root), toolchain=toolchain, only=["F.Base"], from_nothing=True)

    assert not kept.exists()
