"""The build compiles what has to be and nothing else, whatever happened before."""

import errno
import hashlib
import json
import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from filelock import FileLock
from lean.fake_lean import Library, compiled, fake_library

from fundamentals.base.errors import OleanError, SetupError, UsageError
from fundamentals.base.progress import Silent
from fundamentals.lean.building import schedule
from fundamentals.lean.toolchain.finding import Toolchain
from fundamentals.lean.toolchain.options import LEAN_OPTIONS, OF_LAKEFILE, OWN_BUILDS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """`Base` ← `Middle` (public) ← `Leaf`, `Other`; `Fundamentals` imports all."""
    with fake_library(tmp_path / "project") as made:
        made.write(
            Fundamentals="module\npublic import F.Leaf\npublic import F.Other",
            F__Base="module\ntheorem base : 1 := one",
            F__Middle="module\npublic import F.Base\ntheorem middle : 2 := two",
            F__Leaf="module\nimport F.Middle\ntheorem leaf : 3 := three",
            F__Other="module\npublic import F.Middle",
        )
        yield made


def test_everything_is_built_in_import_order(library: Library) -> None:
    """Imports first, and the summary counts what was built."""
    result = library.build(jobs=1)

    assert result.ok
    assert set(library.statuses()) == {"F.Base", "F.Middle", "F.Leaf", "F.Other", "Fundamentals"}
    assert list(result.modules)[:2] == ["F.Base", "F.Middle"]
    assert result.summary() == "5 modules: 5 built"
    assert result.olean_dirs == (library.project.build_dir / "lean",)


def test_a_forged_part_with_a_fitting_record_is_not_believed_from_nothing(
    library: Library,
) -> None:
    """A usual run trusts its own folder; `from_nothing` compiles everything again."""
    library.build()
    before = library.part("F.Base").read_bytes()
    forged = compiled("theorem base : False")
    record = library.part("F.Base", ".record.json")
    record.write_text(record.read_text().replace(_hash(before), _hash(forged)))
    library.part("F.Base").write_bytes(forged)
    assert library.build().modules["F.Base"].status == "cached"

    result = library.build(from_nothing=True)

    assert set(library.fake.checked) == set(result.modules)
    assert result.reused == ()
    assert library.part("F.Base").read_bytes() == before


@pytest.mark.parametrize(
    "program",
    [
        '#eval IO.FS.writeFile "x" "y"',
        "run_cmd pure ()",
        'theorem x : 1 := s!"{1}" where\nmacro "∑ " t:term : term => do pure t',
        'def f := include_str "x"',
    ],
)
def test_what_runs_while_it_is_read_is_not_given_to_lean(library: Library, program: str) -> None:
    """It could write another text over itself before anybody looks at what it was."""
    library.write(F__Middle=f"module\npublic import F.Base\n{program}")

    result = library.build()

    assert not result.ok
    assert set(library.fake.checked) == {"F.Base"}
    assert result.modules["F.Middle"].messages
    assert result.modules["F.Leaf"].blocked_by == ("F.Middle",)


def test_one_file_that_somebody_asks_for_may_run(library: Library) -> None:
    """As whoever writes it looks at what is computed; the whole library leaves it out."""
    library.write(F__Base="module\n#eval 1")
    library.build(only=("F.Base",))
    assert library.fake.checked == ["F.Base"]

    assert library.build().modules["F.Base"].status == "failed"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_nothing_changed_starts_no_process(library: Library) -> None:
    """What is compiled already is believed by its content, and no Lean is needed for that."""
    library.build()
    before = library.fake.started

    result = library.build()

    assert result.ok
    assert {outcome.status for outcome in result.modules.values()} == {"cached"}
    assert library.fake.started == before


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("F.Base", "module\n-- a comment\ntheorem base : 1 := one"),
        ("F.Base", "module\ntheorem base : 1 := another proof"),
        ("F.Leaf", "module\nimport F.Middle\ntheorem leaf : 4 := four"),
    ],
)
def test_what_importers_cannot_see_rebuilds_one_file(
    library: Library, module: str, text: str
) -> None:
    """A comment or a proof concerns its own file alone; the leaf's one importer sees its name."""
    library.build()
    library.source(module).write_text(text)

    result = library.build()

    assert result.ok
    assert library.fake.checked == ([module, "Fundamentals"] if module == "F.Leaf" else [module])


def test_what_importers_can_see_rebuilds_them(library: Library) -> None:
    """Through public imports too; and no further than the change goes."""
    library.build()
    library.write(F__Base="module\ntheorem base : 5 := one")

    result = library.build()

    assert result.ok
    assert set(library.fake.checked) == {*result.modules}


def test_a_private_import_hides_a_change(library: Library) -> None:
    """`Fundamentals` sees `Middle` through `Other`, and nothing of what `Leaf` alone imports."""
    library.write(
        F__Leaf="module\nimport F.Hidden\nimport F.Middle\ntheorem leaf : 3 := three",
        F__Hidden="module\ntheorem hidden : 1",
    )
    library.build()
    library.write(F__Hidden="module\ntheorem hidden : 2")

    library.build()

    assert library.fake.checked == ["F.Hidden", "F.Leaf"]


@pytest.mark.parametrize(
    "header", ["module\nimport all F.Base", "module\nmeta import F.Base", "import F.Base"]
)
def test_importers_that_see_proofs_are_rebuilt_with_them(library: Library, header: str) -> None:
    """`import all` and the like see more than the interface."""
    library.write(F__Other=header)
    library.build()
    library.write(F__Base="module\ntheorem base : 1 := another proof")

    library.build()

    assert library.fake.checked == ["F.Base", "F.Other"]


def test_toolchain_and_options_count(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Lean, or another option, compiles everything anew."""
    library.build()
    library.toolchain = Toolchain("embedded", "4.0.0", Path("/nowhere"), "fake-2")

    assert set(library.statuses().values()) == {"built"}

    monkeypatch.setattr(schedule.Build.__init__, "__kwdefaults__", {"options": {"x": "y"}})
    assert set(library.statuses().values()) == {"built"}


@pytest.mark.parametrize("suffix", [".olean", ".olean.private", ".ir"])
def test_altered_parts_are_noticed(library: Library, suffix: str) -> None:
    """By content: the time and the size of the file say nothing."""
    library.build()
    part = library.part("F.Base", suffix)
    data, times = bytearray(part.read_bytes()), part.stat()
    data[-1] ^= 1
    part.write_bytes(data)
    os.utime(part, ns=(times.st_atime_ns, times.st_mtime_ns))

    library.build()

    assert library.fake.checked == ["F.Base"]


@pytest.mark.parametrize(
    "record", ["", "{", "[]", "{}", '{"format": 2, "module": "F.Leaf"}', "[" * 100_000, "\xff"]
)
def test_a_record_that_is_no_record_counts_as_none(library: Library, record: str) -> None:
    """The module is compiled again, and nothing else."""
    library.build()
    library.part("F.Leaf", ".record.json").write_text(record)

    library.build()

    assert library.fake.checked == ["F.Leaf"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("seconds", "1"), ("heap_mib", None), ("messages", [1]), ("parts", {".olean": 1}), ("x", 1)],
)
def test_a_record_of_another_shape_counts_as_none(
    library: Library, key: str, value: object
) -> None:
    """Whatever somebody wrote there, it is compiled again and no error of ours."""
    library.build()
    file = library.part("F.Leaf", ".record.json")
    data = json.loads(file.read_text())
    data["record"][key] = value
    file.write_text(json.dumps(data))

    library.build()

    assert library.fake.checked == ["F.Leaf"]


def test_a_pipe_in_place_of_a_record_or_part_is_not_waited_for(library: Library) -> None:
    """Both are made anew."""
    library.build()
    for suffix, module in ((".record.json", "F.Leaf"), (".olean.private", "F.Other")):
        library.part(module, suffix).unlink()
        os.mkfifo(library.part(module, suffix))

    library.build()

    assert {"F.Leaf", "F.Other"} <= set(library.fake.checked)


def test_a_source_that_is_no_file_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe, a socket, a folder: a problem of that module, in one sentence."""
    os.mkfifo(library.source("F.Pipe"))
    library.source("F.Folder").mkdir()
    monkeypatch.chdir(library.source("F.Socket").parent)  # sockets have short paths
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(library.source("F.Socket").name)
        result = library.build()

    assert {str(m) for m in result.messages} == {
        "lean/F/Folder.lean:1:0: error: cannot be read: Is a directory",
        "lean/F/Pipe.lean:1:0: error: cannot be read: it is a pipe, socket or device, and no file",
        "lean/F/Socket.lean:1:0: error: cannot be read: No such device or address",
    }


def test_a_name_that_is_not_utf_8_is_said(library: Library) -> None:
    """In letters that can be printed and written anywhere."""
    name = os.fsencode(library.project.lean_dir / "F") + b"/\xff.lean"
    Path(os.fsdecode(name)).write_text("module")
    result = library.build()
    text = "\n".join(map(str, result.messages))

    assert text.encode().startswith(b"lean/F/\\xff.lean:1:0: error: ")
    assert "rename the file" in text


def test_a_folder_that_can_only_be_read_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing has to be compiled, nothing has to be written."""
    library.build()
    stranger = library.part("F.Stranger")
    stranger.touch()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(FileLock, "acquire", refuse)
    notes: list[str] = []
    progress = Silent()
    monkeypatch.setattr(progress, "note", notes.append)
    assert library.build(progress=progress).ok
    assert "cannot be written (Read-only file system): it is only read" in notes[0]
    assert stranger.exists()

    library.write(F__Leaf="module\nimport F.Middle\ntheorem leaf : 4 := four")
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(SetupError, match=r"cannot be written \(Read-only.*make that folder"):
        library.build()


@pytest.mark.parametrize("text", ["-- error no space", "-- dies"])
def test_a_full_disk_is_called_one(
    library: Library, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Whatever Lean says when it cannot write, or however its process ends."""
    library.build()
    library.write(F__Leaf=f"module\nimport F.Middle\n{text}")
    full = mock.Mock(side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    monkeypatch.setattr("fundamentals.base.atomic.os.fsync", full)

    with pytest.raises(SetupError, match=r"no room left in .* \(No space left on device\)"):
        library.build()


def test_a_part_that_was_cut_for_want_of_room(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not called damaged."""
    monkeypatch.setattr("fundamentals.lean.building.interface.read_bytes", lambda _: b"olean")
    with pytest.raises(OleanError):
        library.build()
    full = mock.Mock(side_effect=OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)))
    monkeypatch.setattr("fundamentals.base.atomic.os.fsync", full)

    with pytest.raises(SetupError, match="no room left in"):
        library.build()


def test_a_part_that_does_not_belong_is_noticed(library: Library) -> None:
    """A file that the record does not speak of goes, and the module is compiled again."""
    library.build()
    library.part("F.Base", ".olean.server").write_bytes(b"")

    library.build()

    assert library.fake.checked == ["F.Base"]
    assert not library.part("F.Base", ".olean.server").exists()


def test_a_kill_before_the_record_is_gone_on_from(library: Library) -> None:
    """Parts of a new version beside the record of the old one count as nothing."""
    library.build()
    old = library.part("F.Base", ".record.json").read_bytes()
    library.write(F__Base="module\ntheorem base : 7 := one")
    library.build()
    library.part("F.Base", ".record.json").write_bytes(old)
    (library.project.build_dir / "lean.tmp" / "1-0").mkdir(parents=True)

    result = library.build()

    assert result.ok
    assert library.fake.checked == ["F.Base"]
    assert not list((library.project.build_dir / "lean.tmp").iterdir())


def test_a_module_that_is_gone_leaves_nothing(library: Library) -> None:
    """No compiled file outlives its source."""
    library.build()
    library.source("F.Leaf").unlink()
    library.write(Fundamentals="module\npublic import F.Other")

    library.build()

    assert not list(library.part("F.Leaf").parent.glob("Leaf.*"))


def test_errors_come_as_lean_words_them(library: Library) -> None:
    """The file failed, its importers are blocked, everything else goes on."""
    library.write(F__Leaf="module\nimport F.Middle\n-- error unsolved goals\n⊢ False")

    result = library.build()

    assert not result.ok
    assert list(map(str, result.messages)) == [
        "lean/F/Leaf.lean:3:0: error: unsolved goals",
    ]
    assert result.modules["F.Leaf"].status == "failed"
    assert result.modules["F.Other"].status == "built"
    assert result.modules["Fundamentals"].status == "blocked"
    assert result.modules["Fundamentals"].blocked_by == ("F.Leaf",)
    assert set(result.compiled) == {"F.Base", "F.Middle", "F.Other"}


class Counting(Silent):
    def __init__(self) -> None:
        self.total, self.steps = 0, 0

    def start(self, title: str, total: int) -> None:
        self.total = total

    def step(self, what: str) -> None:
        self.steps += 1


def test_every_module_is_one_step(library: Library) -> None:
    """Also one that is blocked by several of its imports."""
    library.write(F__Base="-- error no")
    counting = Counting()

    library.build(progress=counting)

    assert counting.total == counting.steps == 5


@pytest.mark.parametrize("kind", ["warning", "error"])
def test_warnings_fail_every_time(library: Library, kind: str) -> None:
    """A file that failed is never taken for cached."""
    library.write(F__Base=f"module\n-- {kind} declaration uses `sorry`")

    for _ in range(2):
        result = library.build()

        assert result.modules["F.Base"].status == "failed"
        assert library.fake.checked == ["F.Base"]


def test_a_record_with_a_warning_is_not_believed(library: Library) -> None:
    """Only what Lean had nothing against is kept, so somebody wrote it."""
    library.write(F__Base="module\n-- info fine")
    library.build()
    record = library.part("F.Base", ".record.json")
    data = json.loads(record.read_text())
    data["record"]["messages"][0]["severity"] = "warning"
    record.write_text(json.dumps(data))

    library.build()

    assert library.fake.checked == ["F.Base"]


def test_information_is_repeated(library: Library) -> None:
    """What Lean said of a module is said again when it is cached."""
    library.write(F__Base="module\n-- info hello")
    library.build()

    assert [str(m) for m in library.build().messages] == ["lean/F/Base.lean:2:0: info: hello"]


def test_a_silent_sorry_fails(library: Library) -> None:
    """Even where the warning is switched off, the compiled file shows it."""
    library.write(F__Leaf="module\nsorryAx")

    result = library.build()

    assert result.modules["F.Leaf"].status == "failed"
    assert "sorry" in result.modules["F.Leaf"].messages[0].text


def test_a_file_that_changes_meanwhile_is_not_recorded(library: Library) -> None:
    """What was hashed and what Lean read would be two texts."""
    library.write(F__Base="module\n-- waits")

    def save() -> None:
        library.fake.waiting.wait(10)
        library.write(F__Base="module\n-- saved")
        library.fake.go_on.set()

    thread = threading.Thread(target=save)
    thread.start()
    result = library.build()
    thread.join()

    assert "changed while Lean read it" in result.modules["F.Base"].messages[0].text
    assert library.build().ok


def test_a_file_that_kills_its_process_is_tried_once_more(library: Library) -> None:
    """In a fresh process, alone; then it is reported and others go on."""
    library.write(F__Base="module\n-- dies once", F__Leaf="module\n-- dies")

    result = library.build(jobs=1)

    assert result.modules["F.Base"].status == "built"
    assert result.modules["F.Leaf"].status == "failed"
    assert library.fake.checked.count("F.Base") == library.fake.checked.count("F.Leaf") == 2
    assert "out of memory" in str(result.modules["F.Leaf"].messages[0])
    assert library.fake.closed == library.fake.started >= 3


def test_no_more_processes_than_jobs(library: Library) -> None:
    """Neither at once nor in all."""
    library.write(**{f"F__X{i}": "module" for i in range(6)})
    library.write(Fundamentals="module\n" + "".join(f"import F.X{i}\n" for i in range(6)))

    library.build(jobs=2)

    assert library.fake.most_at_once <= 2
    assert library.fake.started <= 2


def test_the_longest_path_goes_first(library: Library) -> None:
    """What most waits for does not wait for a file that nobody waits for."""
    library.write(
        F__Alone="module", Fundamentals="module\nimport F.Leaf\nimport F.Other\nimport F.Alone"
    )

    library.build(jobs=1)

    assert library.fake.checked[0] == "F.Base"


def test_only_what_is_wanted(library: Library) -> None:
    """The module asked for and what it imports, nothing else."""
    result = library.build(only=["F.Leaf"])

    assert list(result.modules) == ["F.Base", "F.Middle", "F.Leaf"]


def test_jobs_must_be_positive(library: Library) -> None:
    """Nobody would do the work."""
    with pytest.raises(UsageError, match="at least 1"):
        library.build(jobs=0)


def test_problems_of_imports_fail_the_modules_they_are_in(library: Library) -> None:
    """They look like Lean's errors, and what is not concerned is built."""
    library.write(F__Leaf="module\nimport F.Nowhere", F__Lonely="module")

    result = library.build()

    assert list(map(str, result.messages)) == [
        "lean/F/Leaf.lean:2:0: error: no module `F.Nowhere`: there is no file lean/F/Nowhere.lean",
        (
            "lean/F/Lonely.lean:1:0: error: no file imports this module:"
            " add `public import F.Lonely` to lean/Fundamentals.lean"
        ),
    ]
    assert result.modules["F.Other"].status == "built"
    assert result.modules["Fundamentals"].status == "blocked"


class Interrupting(Silent):
    """Ctrl-C as soon as something is compiled."""

    def step(self, what: str) -> None:
        raise KeyboardInterrupt


def test_ctrl_c_leaves_a_state_to_go_on_from(library: Library) -> None:
    """What is compiled stays so, and no process is left."""
    with pytest.raises(KeyboardInterrupt):
        library.build(jobs=1, progress=Interrupting())
    assert library.fake.closed == library.fake.started

    result = library.build()

    assert result.ok
    assert result.modules["F.Base"].status == "cached"


class Notes(Silent):
    def __init__(self) -> None:
        self.said = threading.Event()

    def note(self, message: str) -> None:
        assert "another run is building" in message
        self.said.set()


def test_a_second_run_waits_and_says_so(library: Library) -> None:
    """Two runs never write the same folder at once."""
    library.build()
    notes = Notes()
    done = []
    with FileLock(library.project.build_dir / "lean.lock", thread_local=False):
        thread = threading.Thread(target=lambda: done.append(library.build(progress=notes)))
        thread.start()
        assert notes.said.wait(10)
        assert not done

    thread.join(10)

    assert done[0].ok


def test_the_lakefile_has_the_same_options() -> None:
    """A native Lean is given what the embedded one is; warnings are fatal to our builds only."""
    text = (ROOT / "lakefile.lean").read_text()

    assert dict(re.findall(r"⟨`([\w.]+), (\w+)⟩", text)) == dict(OF_LAKEFILE)
    assert LEAN_OPTIONS == {**OF_LAKEFILE, **OWN_BUILDS}


def test_builds_of_ours_have_half_of_the_limits() -> None:
    """So that a native build, which may need more, has twice what was needed."""
    assert int(LEAN_OPTIONS["maxHeartbeats"]) * 2 == 200_000
    assert int(LEAN_OPTIONS["maxRecDepth"]) * 2 == 512
