"""Faults on purpose: a process that is killed, or finds its disk full, in the middle of its work.

Moments are counted and not timed: Python tells an audit hook of every file that is about to be
made, moved or removed, and at a given one of those in a folder the fault happens. Run as a program,
`python faults.py FAULT MOMENT FOLDER COMMAND…`, it does so to a command of this project's.
"""

import errno
import os
import signal
import sys
from pathlib import Path
from typing import Any

__all__ = ["COUNT", "FULL", "KILL", "READ_ONLY", "Faults"]

COUNT, KILL, FULL, READ_ONLY = "count", "kill", "full", "read-only"
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink"}


class Faults:
    """What happens to this process from now on.

    Args:
        fault: `count` for none; `kill` of the whole process group; `full` for a disk without room
            from that moment on; `read-only` for a folder in which nothing can be changed.
        moment: the first change, in the order of time, that it happens to.
        folder: where changes are counted.
    """

    def __init__(self, fault: str, moment: int, folder: Path) -> None:
        self.seen = 0
        self._fault, self._moment, self._folder = fault, moment, f"{folder}{os.sep}"
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            makes = bool(arguments[2] & _WRITES)
        elif event in _CHANGES:
            makes = event in ("os.mkdir", "os.link", "os.symlink")
        else:
            return
        if not (makes or event in _CHANGES) or not isinstance(arguments[0], str | bytes | Path):
            return
        if not os.path.abspath(os.fsdecode(arguments[0])).startswith(self._folder):  # noqa: PTH100
            return
        self.seen += 1
        if self.seen <= self._moment:
            return
        if self._fault == KILL:
            os.kill(0, signal.SIGKILL)
        if self._fault == READ_ONLY or (self._fault == FULL and makes):
            number = errno.EROFS if self._fault == READ_ONLY else errno.ENOSPC
            raise OSError(number, os.strerror(number), os.fsdecode(arguments[0]))


if __name__ == "__main__":
    fault, moment, folder, *command = sys.argv[1:]
    del sys.path[0]
    from fundamentals.cli.main import main

    faults = Faults(fault, int(moment), Path(folder))
    sys.argv = ["fundamentals", *command]
    try:
        main()
    finally:
        print(f"changes: {faults.seen}")
