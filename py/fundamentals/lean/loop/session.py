"""Checking a file again and again, as somebody who writes proofs does.

With the embedded toolchain a resident process (`server.py`) answers, which the first check starts
and which ends by itself; a check then takes about a second more than Lean's work on the file.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from fundamentals.base.environment import OURS, clean
from fundamentals.base.errors import SetupError, UsageError
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import Project
from fundamentals.lean.loop.checking import CheckResult, check_natively, watched_files
from fundamentals.lean.loop.wire import identity, play, receive, result_of, send, socket_file
from fundamentals.lean.toolchain import finding as toolchains
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = ["IDLE", "CheckResult", "check", "watch"]

IDLE = "FUNDAMENTALS_SESSION_IDLE"
"""Environment variable: after how many seconds without a check the session ends (default 600)."""

_ATTEMPTS = 3
_BUSY_SECONDS = 2.0


def check(
    project: Project,
    file: Path,
    progress: Progress | None = None,
    *,
    toolchain: Toolchain | None = None,
) -> CheckResult:
    """Check one file, its imports being brought up to date first.

    Args:
        project: whose library the file belongs to or may import.
        file: any Lean file.
        progress: told of imports that have to be compiled.
        toolchain: which Lean (default: the one that `toolchain.find` finds).

    Raises:
        UsageError: there is no such file.
        SetupError: the session does not start.
    """
    progress = progress or Silent()
    file = file.resolve()
    if not file.is_file():
        raise UsageError(f"there is no file {file}")
    # the session's own process looks thoroughly, once
    toolchain = toolchain or toolchains.find(project, thorough=False, progress=progress)
    if toolchain.kind == "native":
        return check_natively(project, file, toolchain=toolchain)
    began = time.monotonic()
    for _ in range(_ATTEMPTS):
        with _connect(project) as connection:
            result = _ask(connection, file, toolchain, progress)
        if result is not None:
            waited = time.monotonic() - began
            return replace(result, seconds=waited)
    raise SetupError(f"the session ends as soon as it is asked: {_last_words(project)}")


def watch(
    project: Project,
    file: Path,
    progress: Progress | None = None,
    *,
    toolchain: Toolchain | None = None,
    interval: float = 0.2,
) -> Iterator[CheckResult]:
    """Check a file now, and again whenever it or something that it imports is saved.

    It goes on until whoever iterates stops.

    Args:
        project: as for `check`.
        file: as for `check`.
        progress: as for `check`.
        toolchain: as for `check`.
        interval: seconds between two looks at the files.
    """
    toolchain = toolchain or toolchains.find(project, thorough=False, progress=progress or Silent())
    while True:
        files = watched_files(project, file)
        before = [_state(each) for each in files]  # what is saved during the check counts
        try:
            result = check(project, file, progress, toolchain=toolchain)
        except UsageError:
            if file.is_file():
                raise
        else:
            yield result
        # some editors save by removing the file and writing it anew
        while [_state(each) for each in files] == before or not file.is_file():
            time.sleep(interval)


def _state(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _ask(
    connection: socket.socket, file: Path, toolchain: Toolchain, progress: Progress
) -> CheckResult | None:
    """Put the question; None if the session is of another toolchain, or just ending."""
    try:
        send(connection, {"identity": identity(toolchain), "file": str(file)})
        connection.settimeout(_BUSY_SECONDS)
        try:
            connection.recv(1, socket.MSG_PEEK)
        except TimeoutError:
            progress.note("the session is busy with another check: waiting for it")
        connection.settimeout(None)
        for record in receive(connection):
            if (result := result_of(record)) is not None:
                return result
            play(record, progress)
    except ConnectionError:  # it was just ending
        pass
    return None


def _connect(project: Project) -> socket.socket:
    """A connection to the project's session, which is started if there is none."""
    place = socket_file(project)
    with FileLock(place.with_suffix(".start.lock")):
        if (connection := _knock(place)) is not None:
            return connection
        with place.with_suffix(".log").open("wb") as log:
            subprocess.run(
                [
                    *(sys.executable, "-P", "-m", "fundamentals.lean.loop.server"),
                    *(str(project.root.resolve()), os.environ.get(IDLE, "600")),
                ],
                check=False,  # another may have come first
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=clean(OURS),
                start_new_session=True,
            )
        if (connection := _knock(place)) is not None:
            return connection
    raise SetupError(f"the session did not start: {_last_words(project)}")


def _knock(place: Path) -> socket.socket | None:
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(place))
    except (FileNotFoundError, ConnectionRefusedError):
        connection.close()
        return None
    return connection


def _last_words(project: Project) -> str:
    log = socket_file(project).with_suffix(".log")
    lines = log.read_text(errors="replace").split("\n") if log.exists() else []
    return next((line for line in reversed(lines) if line), f"see {log}")
