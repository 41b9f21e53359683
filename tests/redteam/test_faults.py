"""A run that is killed, or has no room, or may not write, loses nothing and half-does nothing.

Whatever happens, the next run goes on, and in the end everything is as if nothing had happened.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from lean.fake_lean import Library, fake_library

from fundamentals.base.errors import SetupError
from fundamentals.lean.building.store import PARTS, Store
from redteam import faults
from redteam.faults import COUNT, FULL, KILL, READ_ONLY, Faults
from redteam.sample import Checkout, base

FAKE_KILLS, REAL_KILLS, FULL_DISKS = 44, 6, 12
MODULES = 8


@contextmanager
def library(root: Path) -> Iterator[Library]:
    """A library in a folder, compiled by a Lean that is a fake, and quick."""
    with fake_library(root) as made:
        yield made


def write(made: Library, version: int) -> None:
    """Modules each of which imports the two before it; the version is in every third one."""
    for nth in range(MODULES):
        imports = "".join(f"public import F.M{before}\n" for before in range(max(nth - 2, 0), nth))
        said = version if nth % 3 == 0 else 0
        made.write(**{f"F__M{nth}": f"module\n{imports}theorem t{nth} : {said} := proof"})
    made.write(Fundamentals=f"module\npublic import F.M{MODULES - 1}\n")


def chosen(seed: int, first: int, last: int) -> int:
    """A moment, the same in every run of the tests."""
    return random.Random(seed).randrange(first, last)  # noqa: S311


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def in_a_process(work: Callable[[], None]) -> int:
    """Do something in a process group of its own; how it ended, as `subprocess` has it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, of which there are none
        process = os.fork()
    if process == 0:
        code = 70
        try:
            os.setsid()
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def build(root: Path, fault: str = COUNT, moment: int = 0) -> None:
    """Build, until the fault happens; the number of changes is left beside the folder."""
    with library(root) as made:
        found = Faults(fault, moment, root / "build")
        assert made.build().ok
        (root / "changes").write_text(str(found.seen))


@dataclass
class Undisturbed:
    """Folders before and after a build that nothing happens to.

    Attributes:
        before: with the sources, and nothing or an older version compiled.
        after: what is compiled in the end.
        changes: how many files were made, moved or removed.
    """

    before: Path
    after: dict[str, bytes]
    changes: int


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Undisturbed, ...]:
    """A build from nothing, and one over an older version."""
    found = []
    for older in (False, True):
        before = tmp_path_factory.mktemp("before") / "project"
        with library(before) as made:
            write(made, version=1)
            if older:
                made.build()
            write(made, version=2)
        after = before.with_name("after")
        shutil.copytree(before, after)
        assert in_a_process(partial(build, after)) == 0
        changes = int((after / "changes").read_text())
        found.append(Undisturbed(before, tree(after / "build" / "lean"), changes))
    return tuple(found)


def believed(root: Path, after: dict[str, bytes]) -> set[str]:
    """The modules whose record fits their files; those of the new version must be whole."""
    store, names = Store(root / "build" / "lean"), set[str]()
    for name in ("Fundamentals", *(f"F.M{nth}" for nth in range(MODULES))):
        record = store.record(name)
        if record is None or not store.intact(name, record):
            continue
        files = {
            str(store.file(name, suffix).relative_to(store.folder)): suffix
            for suffix in (*PARTS, ".record.json")
            if store.file(name, suffix).is_file()
        }
        now = {file: store.file(name, suffix).read_bytes() for file, suffix in files.items()}
        if now.items() <= after.items():
            names.add(name)
    return names


def goes_on(root: Path, after: dict[str, bytes]) -> None:
    """The next run takes over what is whole, makes the rest, and ends as an undisturbed one."""
    whole = believed(root, after)
    with library(root) as made:
        result = made.build()

    assert result.ok
    assert whole.isdisjoint(made.fake.checked)
    assert tree(root / "build" / "lean") == after
    assert not list((root / "build").glob("lean.tmp/*"))


@pytest.mark.parametrize("nth", range(FAKE_KILLS))
def test_a_kill_in_the_middle(
    nth: int, undisturbed: tuple[Undisturbed, ...], tmp_path: Path
) -> None:
    """Anywhere in a build, from nothing or over an older version, of all its processes at once."""
    case = undisturbed[nth % 2]
    root = tmp_path / "project"
    shutil.copytree(case.before, root)
    moment = chosen(nth, 0, case.changes)

    assert in_a_process(partial(build, root, KILL, moment)) == -signal.SIGKILL
    goes_on(root, case.after)


@pytest.mark.parametrize("nth", range(FULL_DISKS))
def test_a_disk_that_becomes_full(
    nth: int, undisturbed: tuple[Undisturbed, ...], tmp_path: Path
) -> None:
    """Simulated: from some moment on no file can be made. It is said, and nothing false is kept."""
    case = undisturbed[nth % 2]
    root = tmp_path / "project"
    shutil.copytree(case.before, root)
    moment = chosen(nth, 0, case.changes // 2)

    def until_full() -> None:
        with library(root) as made:
            Faults(FULL, moment, root / "build")
            # what the fake itself cannot write, Lean would have said
            with pytest.raises((SetupError, OSError), match=r"No space left on device"):
                made.build()

    assert in_a_process(until_full) == 0
    goes_on(root, case.after)


def test_a_folder_in_which_nothing_can_be_changed(
    undisturbed: tuple[Undisturbed, ...], tmp_path: Path
) -> None:
    """Simulated: what has to be compiled cannot be; what is compiled is left as it is, and read."""
    case = undisturbed[1]
    root = tmp_path / "project"
    shutil.copytree(case.before, root)
    old = tree(root / "build" / "lean")

    def read_only() -> None:
        with library(root) as made:
            Faults(READ_ONLY, 0, root / "build")
            with pytest.raises(SetupError, match="cannot be written"):
                made.build()

    assert in_a_process(read_only) == 0
    assert tree(root / "build" / "lean") == old
    goes_on(root, case.after)

    def only_read() -> None:
        with library(root) as made:
            Faults(READ_ONLY, 0, root / "build")
            assert made.build().ok

    assert in_a_process(only_read) == 0


def unbuilt(folder: Path) -> Checkout:
    """The sample project, of which nothing is compiled."""
    project = base().copy(folder)
    shutil.rmtree(project.root / "build")
    return project


def compiled(project: Checkout) -> dict[str, tuple[str, str]]:
    """Of each module that is compiled, from what, and what importers see: Lean numbers the rest."""
    store, found = Store(project.root / "build" / "lean"), {}
    for name in ("Fundamentals", "Fundamentals.Double", "Fundamentals.Doubling"):
        record = store.record(name)
        assert record is not None
        assert store.intact(name, record)
        found[name] = (record.key, record.interface)
    return found


def disturbed(project: Checkout, fault: str, moment: int) -> "subprocess.CompletedProcess[str]":
    """A run of `lean build`, by the real Lean, to which a fault happens."""
    folder = project.root / "build"
    program = [str(project.python), str(Path(faults.__file__)), fault, str(moment), str(folder)]
    project.program = program
    process = project.started(
        "lean build", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    said, _ = process.communicate(timeout=240)
    project.program = None
    return subprocess.CompletedProcess(program, process.returncode, said)


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many files a build by the real Lean makes, moves or removes."""
    done = disturbed(unbuilt(tmp_path_factory.mktemp("whole") / "copy"), COUNT, 0)
    assert done.returncode == 0, done.stdout
    return int(done.stdout.rpartition("changes: ")[2])


@pytest.mark.parametrize("nth", range(REAL_KILLS))
def test_a_kill_in_the_middle_of_the_real_lean(nth: int, changes: int, tmp_path: Path) -> None:
    """The next run ends with what an undisturbed one has, and nothing beside it."""
    project = unbuilt(tmp_path / "copy")
    moment = chosen(nth, changes * nth // REAL_KILLS, changes)

    assert disturbed(project, KILL, moment).returncode == -signal.SIGKILL
    found = project.run("verify --layer proved")

    assert (found.exit, found.rules) == (0, set()), found.said
    assert compiled(project) == compiled(base())
    assert not list((project.root / "build").glob("lean.tmp/*"))


@pytest.mark.parametrize("runs", [2, 4])
def test_runs_at_once(runs: int, tmp_path: Path) -> None:
    """In one checkout of which nothing is compiled: each ends as it would alone."""
    project = unbuilt(tmp_path / "copy")
    reports = [tmp_path / f"{nth}.json" for nth in range(runs)]
    started = [
        project.started(
            f"verify --layer proved --layer rechecked --layer enclosed --json {report}",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for report in reports
    ]
    ends = [(process.communicate(timeout=400)[0], process.returncode) for process in started]

    assert [code for _, code in ends] == [0] * runs, ends
    results = [json.loads(report.read_text("utf-8")) for report in reports]
    for result in results:
        result.pop("run")
    assert all(result == results[0] for result in results)
    assert compiled(project) == compiled(base())


def _can_mount() -> bool:
    """Whether a process may have mounts of its own."""
    tried = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    try:
        return subprocess.run(tried, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not _can_mount(), reason="no mounts of one's own here; simulated above")
class TestRealDisks:
    """With mounts of their own: a disk that is really small, one that can really only be read."""

    def run(self, project: Checkout, script: str) -> str:
        """A shell script in which `verify` runs the program; exit codes are in what it says."""
        program = project.root / ".venv" / "bin" / "fundamentals"
        command = f"{project.python} {program} verify --layer proved"
        text = f'verify() {{ {command}; echo "exit $?"; }}\n{script}'
        project.program = ["unshare", "-rm", "sh", "-c", text]
        process = project.started("", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return process.communicate(timeout=240)[0]

    def test_a_full_disk(self, tmp_path: Path) -> None:
        """It is called full; after room is made, the next run goes on."""
        project = unbuilt(tmp_path / "copy")
        (project.root / "build").mkdir()
        said = self.run(
            project,
            "mount -t tmpfs -o size=64k tmpfs build; verify\n"
            "mount -o remount,size=64m build; verify",
        )

        first, second = said.split("exit 3")
        assert "no room left in" in first or "No space left on device" in first, said
        assert "Traceback" not in said
        assert second.rstrip().endswith("exit 0")

    def test_a_folder_that_can_only_be_read(self, tmp_path: Path) -> None:
        """Also by root. What is compiled is read; what has to be compiled is said not to be."""
        project = base().copy(tmp_path / "copy")
        said = self.run(
            project,
            "mount --bind build build; mount -o remount,bind,ro build; verify\n"
            "echo '-- more' >> lean/Fundamentals/Doubling.lean; verify",
        )

        first, second = said.split("exit 0")
        assert "it is only read" in first, said
        assert "cannot be written (Read-only file system)" in second
        assert second.rstrip().endswith("exit 3")
        assert compiled(project) == compiled(base())
