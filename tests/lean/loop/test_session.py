"""Checking one file through the resident session."""

import errno
import os
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from lean.fake_lean import Library, fake_library

from fundamentals.base.errors import SetupError, UsageError
from fundamentals.base.progress import Silent
from fundamentals.lean.building.build import crew_for
from fundamentals.lean.loop import session
from fundamentals.lean.loop.server import Server
from fundamentals.lean.loop.wire import identity, receive, send, socket_file
from fundamentals.lean.toolchain.finding import Toolchain


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """`Fundamentals` imports `F.Base`; sockets go to a folder of this test."""
    with tempfile.TemporaryDirectory() as runtime, fake_library(tmp_path / "project") as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)  # a short path, as sockets need
        made.write(Fundamentals="module\npublic import F.Base", F__Base="module\n-- info base")
        yield made


@contextmanager
def serving(
    library: Library, *, idle: float = 60, patience: float = 0.1
) -> Iterator[threading.Thread]:
    """The session's server in a thread, as its process would run it."""
    place = socket_file(library.project)
    place.unlink(missing_ok=True)
    with crew_for(library.project, library.toolchain) as crew:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(place))
        listener.listen(8)
        server = Server(library.project, library.toolchain, crew, idle=idle, patience=patience)

        def serve() -> None:
            with listener:
                server.serve(listener)
            place.unlink(missing_ok=True)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield thread
        finally:
            server.stop()
            thread.join(10)


def check(library: Library, file: Path) -> session.CheckResult:
    return session.check(library.project, file, toolchain=library.toolchain)


def test_a_file_of_the_library_is_compiled_with_its_imports(library: Library) -> None:
    """So the next build has it already."""
    with serving(library):
        result = check(library, library.source("F.Base"))

        assert result.ok
        assert list(map(str, result.messages)) == ["lean/F/Base.lean:2:0: info: base"]
        assert library.build().modules["F.Base"].status == "cached"


def test_a_file_from_elsewhere_may_import_the_library(library: Library, tmp_path: Path) -> None:
    """Its imports are compiled first; messages name it by its path."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("import Fundamentals\n-- error no")
    with serving(library):
        result = check(library, scratch)

    assert not result.ok
    assert list(map(str, result.messages)) == [f"{scratch}:2:0: error: no"]
    assert library.fake.checked == ["F.Base", "Fundamentals", "Scratch"]


def test_one_process_serves_check_after_check(library: Library, tmp_path: Path) -> None:
    """Started once, ended with the session."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("-- info hello")
    with serving(library):
        for _ in range(3):
            assert check(library, scratch).ok
        assert library.fake.started == 1

    assert library.fake.closed == 1


def test_a_failed_import_is_what_is_shown(library: Library, tmp_path: Path) -> None:
    """The file itself cannot be judged."""
    library.write(F__Base="-- error broken")
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("import Fundamentals")
    with serving(library):
        result = check(library, scratch)

    assert [str(message) for message in result.messages] == ["lean/F/Base.lean:1:0: error: broken"]


def test_an_import_that_is_not_there_is_shown(library: Library, tmp_path: Path) -> None:
    """At the place of the import."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("module\n\nimport F.Nothing")
    with serving(library):
        result = check(library, scratch)

    assert str(result.messages[0]) == (
        f"{scratch}:3:0: error: no module `F.Nothing`: there is no file lean/F/Nothing.lean"
    )


@pytest.mark.parametrize("text", ["module\nimport F.Loop", "module\nimport"])
def test_a_file_whose_imports_make_no_sense(library: Library, text: str) -> None:
    """A file of the library in a cycle, or with a header that cannot be read."""
    library.write(F__Loop="import F.Other", F__Other=text)
    with serving(library):
        result = check(library, library.source("F.Other"))

    assert [message.file for message in result.messages] == ["lean/F/Other.lean"]
    assert not result.ok


def test_a_file_that_is_not_there(library: Library, tmp_path: Path) -> None:
    """Wrong usage."""
    with pytest.raises(UsageError, match="there is no file"):
        check(library, tmp_path / "nothing.lean")


def test_an_error_comes_back_as_it_was(library: Library, tmp_path: Path) -> None:
    """The session's errors are raised again by those who asked."""
    other = tmp_path / "other.txt"
    other.touch()
    with serving(library), pytest.raises(UsageError, match=r"should end in \.lean"):
        check(library, other)


def test_a_killed_client_does_not_matter(library: Library, tmp_path: Path) -> None:
    """Its check is stopped, and the next one is answered."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("-- waits")
    with serving(library):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(socket_file(library.project)))
            send(client, {"identity": identity(library.toolchain), "file": str(scratch)})
            assert library.fake.waiting.wait(10)
        killed = mock.Mock(side_effect=lambda *_: library.fake.go_on.set())
        with mock.patch.object(os, "killpg", killed):
            library.fake.go_on.wait(10)
        scratch.write_text("-- info next")
        result = check(library, scratch)

    assert killed.called
    assert [message.text for message in result.messages] == ["next"]


@pytest.mark.parametrize("question", [b"", b"{\n", b"[]\n", b"{}\n"])
def test_nonsense_is_survived(library: Library, tmp_path: Path, question: bytes) -> None:
    """Whatever is sent, the next check is answered (by another session, if need be)."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("-- info hello")
    with serving(library) as thread:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(socket_file(library.project)))
            client.sendall(question)
        if question == b"{}\n":
            thread.join(10)
            assert not thread.is_alive()
        else:
            assert check(library, scratch).ok


def test_another_toolchain_ends_it(library: Library) -> None:
    """A session of yesterday's Lean answers nobody and makes room."""
    with serving(library) as thread, socket.socket(socket.AF_UNIX) as client:
        client.connect(str(socket_file(library.project)))
        other = Toolchain("embedded", "4.0.0", Path("/nowhere"), "fake-2")
        send(client, {"identity": identity(other), "file": "/x.lean"})

        assert list(receive(client)) == [{"stale": True}]
        thread.join(10)
        assert not thread.is_alive()
        assert not socket_file(library.project).exists()


def test_it_ends_when_nobody_asks(library: Library) -> None:
    """No process stays for nothing."""
    with serving(library, idle=0.1) as thread:
        thread.join(10)

        assert not thread.is_alive()


def test_watching_sees_every_save(library: Library, tmp_path: Path) -> None:
    """Of the file and of what it imports."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("import F.Base\n-- info one")
    with serving(library):
        results = session.watch(
            library.project, scratch, toolchain=library.toolchain, interval=0.01
        )
        said = [next(results).messages[0].text]
        scratch.write_text("import F.Base\n-- info the second")
        said.append(next(results).messages[0].text)
        library.write(F__Base="module\n-- error broken now")
        said.append(next(results).messages[0].text)

    assert said == ["one", "the second", "broken now"]


def test_watching_outlasts_the_file(library: Library, tmp_path: Path) -> None:
    """An editor may remove a file and write it anew; whoever watches waits for it."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("-- info one")
    with serving(library):
        results = session.watch(
            library.project, scratch, toolchain=library.toolchain, interval=0.01
        )
        next(results)
        scratch.unlink()
        saved = threading.Timer(0.1, lambda: scratch.write_text("-- info anew"))
        saved.start()

        assert next(results).messages[0].text == "anew"
        saved.join()


def test_watching_outlasts_a_file_that_goes_while_it_is_checked(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at the file and the check, an editor may remove it."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("-- info one")
    real = session.check

    def remove_first(*arguments: Any, **options: Any) -> session.CheckResult:
        monkeypatch.setattr(session, "check", real)
        scratch.unlink()
        threading.Timer(0.1, lambda: scratch.write_text("-- info anew")).start()
        return real(*arguments, **options)

    monkeypatch.setattr(session, "check", remove_first)
    with serving(library):
        results = session.watch(
            library.project, scratch, toolchain=library.toolchain, interval=0.01
        )

        assert next(results).messages[0].text == "anew"


def test_progress_is_passed_on(library: Library) -> None:
    """Whoever asks sees which imports are compiled."""

    class Recorded(Silent):
        def __init__(self) -> None:
            self.steps: list[str] = []

        def step(self, what: str) -> None:
            self.steps.append(what)

    progress = Recorded()
    with serving(library):
        session.check(
            library.project, library.source("F.Base"), progress, toolchain=library.toolchain
        )

    assert progress.steps == ["F.Base (0.1 s)"]


def test_the_folder_of_sockets_is_private(library: Library) -> None:
    """Nobody else may ask, or answer."""
    folder = socket_file(library.project).parent
    assert folder.stat().st_mode & 0o077 == 0

    folder.chmod(0o777)
    with pytest.raises(Exception, match="not a private folder"):
        socket_file(library.project)
    folder.chmod(0o700)


def test_a_full_disk_is_called_one(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not what Lean, which could not write, says of it."""
    scratch = tmp_path / "scratch.lean"
    scratch.write_text("-- error uncaught exception")
    full = mock.Mock(side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    monkeypatch.setattr("fundamentals.base.atomic.os.fsync", full)

    with serving(library), pytest.raises(SetupError, match="no room left in"):
        check(library, scratch)
