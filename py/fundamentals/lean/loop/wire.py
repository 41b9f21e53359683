"""What the resident session and those who ask it say to each other: one JSON object a line."""

import contextlib
import hashlib
import json
import os
import socket
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from fundamentals.base import errors
from fundamentals.base.errors import FundamentalsError, SetupError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.lean.loop.checking import CheckResult
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = [
    "Relay",
    "identity",
    "play",
    "receive",
    "result_of",
    "send",
    "send_error",
    "send_result",
    "socket_file",
]

Record = dict[str, Any]


def socket_file(project: Project) -> Path:
    """Where the session of a project listens; beside it are its lock and its log.

    Raises:
        SetupError: the folder for it belongs to somebody else.
    """
    # Neither the project's folder nor the cache: a socket's path may have 100 characters or so.
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime or tempfile.gettempdir()) / f"fundamentals-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except OSError as error:
        raise SetupError(f"cannot use {folder} for the session: {error.strerror}") from error
    if state.st_uid != os.getuid() or not stat.S_ISDIR(state.st_mode) or state.st_mode & 0o077:
        raise SetupError(f"{folder} is not a private folder of yours: remove it")
    root = hashlib.sha256(os.fsencode(project.root.resolve())).hexdigest()[:16]
    return folder / f"{root}.sock"


def identity(toolchain: Toolchain) -> str:
    """What a session must have been started with to be of use: this Lean and this very code."""
    package = Path(__file__).parents[2]
    files = sorted((*package.glob("base/*.py"), *package.glob("lean/**/*.*")))
    stamps = [
        (str(file), file.stat().st_mtime_ns) for file in files if "__pycache__" not in str(file)
    ]
    return hashlib.sha256(
        repr((toolchain.identity, str(toolchain.home), stamps)).encode()
    ).hexdigest()


def send(connection: socket.socket, record: Record) -> None:
    """Send one record.

    Raises:
        OSError: the other side is gone.
    """
    connection.sendall(json.dumps(record).encode() + b"\n")


def receive(connection: socket.socket) -> Iterator[Record]:
    """The records that come in, to the end of the connection."""
    with connection.makefile("rb") as stream:
        for line in stream:
            yield json.loads(line)


def send_result(connection: socket.socket, result: CheckResult) -> None:
    """Send what came of a check."""
    send(connection, {"result": asdict(result)})


def result_of(record: Record) -> CheckResult | None:
    """The result in a record, if it is the last one.

    Raises:
        FundamentalsError: the check ended with one; it is raised again here.
    """
    if "error" in record:
        kind = getattr(errors, record["error"], FundamentalsError)
        raise kind(record["text"])
    if (data := record.get("result")) is None:
        return None
    return TypeAdapter(CheckResult).validate_python(data)


def send_error(connection: socket.socket, error: FundamentalsError) -> None:
    """Send an error, by the name of the nearest kind that everybody knows."""
    kind = next(each for each in type(error).__mro__ if each.__name__ in errors.__all__)
    send(connection, {"error": kind.__name__, "text": str(error)})


class Relay:
    """Progress, told to the other side; whether anybody listens does not matter."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def start(self, title: str, total: int) -> None:
        self._tell("start", title, total)

    def step(self, what: str) -> None:
        self._tell("step", what)

    def note(self, message: str) -> None:
        self._tell("note", message)

    def finish(self) -> None:
        self._tell("finish")

    def beside(self) -> "Relay":
        return self

    def _tell(self, what: str, *arguments: str | int) -> None:
        with contextlib.suppress(OSError):
            send(self._connection, {"progress": [what, *arguments]})


def play(record: Record, progress: Progress) -> None:
    """Repeat here what a `Relay` was told there."""
    match record.get("progress"):
        case ["start", title, total]:
            progress.start(title, total)
        case ["step", what]:
            progress.step(what)
        case ["note", message]:
            progress.note(message)
        case ["finish"]:
            progress.finish()
