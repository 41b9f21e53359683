"""The resident session: `python -m fundamentals.lean.loop.server ROOT IDLE_SECONDS`.

It keeps one Lean process warm for a project and answers one check at a time over a Unix socket. It
ends when nobody has asked for a while, when it is asked by somebody who uses another toolchain or
another version of this code, and when its project is gone.
"""

import os
import select
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

from filelock import FileLock, Timeout

from fundamentals.base.errors import FundamentalsError
from fundamentals.base.project import Project
from fundamentals.lean.building.build import crew_for
from fundamentals.lean.building.crew import Crew
from fundamentals.lean.loop.checking import check_file
from fundamentals.lean.loop.wire import (
    Relay,
    identity,
    receive,
    send,
    send_error,
    send_result,
    socket_file,
)
from fundamentals.lean.toolchain import finding as toolchains
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = ["Server"]

_PATIENCE = 5.0  # seconds that a check goes on after whoever asked is gone
_GREETING = 5.0  # seconds for a question to arrive
_TURN = 0.5
_ENDING = 10.0  # seconds that the session before may take to end


class Server:
    """Answers checks for one project.

    Args:
        project: whose files are checked.
        toolchain: that checks them.
        crew: its processes.
        idle: after how many seconds without a question it ends.
        patience: how many seconds a check may go on when nobody waits for it any more.
    """

    def __init__(
        self,
        project: Project,
        toolchain: Toolchain,
        crew: Crew,
        *,
        idle: float,
        patience: float = _PATIENCE,
    ) -> None:
        self._project, self._toolchain, self._crew = project, toolchain, crew
        self._idle, self._patience = idle, patience
        self._identity = identity(toolchain)
        self._over = False

    def serve(self, listener: socket.socket) -> None:
        """Answer until it is time to end."""
        listener.settimeout(_TURN)
        self._crew.warm()
        asked = time.monotonic()
        while not self._over and time.monotonic() - asked < self._idle:
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                self._over |= not self._project.lean_dir.exists()
                continue
            with connection:
                self._answer(connection)
            asked = time.monotonic()

    def stop(self) -> None:
        """End soon after the question that is being answered."""
        self._over = True

    def _answer(self, connection: socket.socket) -> None:
        try:
            connection.settimeout(_GREETING)
            question = next(receive(connection), None)
            connection.settimeout(None)
            if not isinstance(question, dict):
                return
            if question.get("identity") != self._identity:
                self._over = True
                send(connection, {"stale": True})
                return
            send(connection, {"hello": os.getpid()})
            self._check(connection, Path(question["file"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            print(f"a question came to nothing: {error!r}", file=sys.stderr, flush=True)

    def _check(self, connection: socket.socket, file: Path) -> None:
        done = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(connection, done), daemon=True)
        watcher.start()
        try:
            result = check_file(
                self._project,
                file,
                toolchain=self._toolchain,
                crew=self._crew,
                progress=Relay(connection),
            )
            send_result(connection, result)
        except FundamentalsError as error:
            send_error(connection, error)
        finally:
            done.set()
            watcher.join()
            self._crew.resume()
            self._crew.trim(1)
            self._crew.warm()

    def _watch(self, connection: socket.socket, done: threading.Event) -> None:
        """Stop the check some time after the other side has hung up: nobody needs it."""
        while not done.is_set():
            readable, _, _ = select.select([connection], [], [], 0.2)
            if readable:  # nothing more is to come, so this is the end
                if not done.wait(self._patience):
                    self._crew.interrupt()
                return


def main(root: Path, idle: float) -> None:
    """Serve a project in the background; return when the session can be reached, or cannot be."""
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        sys.exit(0 if os.read(reading, 1) else 1)
    os.close(reading)
    signal.signal(signal.SIGTERM, _end)
    project = Project(root)
    place = socket_file(project)
    alive = FileLock(place.with_suffix(".lock"))
    try:
        alive.acquire(timeout=_ENDING)
    except Timeout:
        return  # there is a session already
    with alive:
        try:
            toolchain = toolchains.find(project)
        except FundamentalsError as error:
            sys.exit(str(error))
        with crew_for(project, toolchain) as crew, socket.socket(socket.AF_UNIX) as listener:
            place.unlink(missing_ok=True)
            listener.bind(str(place))
            try:
                listener.listen(8)
                os.write(writing, b".")
                os.close(writing)
                Server(project, toolchain, crew, idle=idle).serve(listener)
            finally:
                place.unlink(missing_ok=True)


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
