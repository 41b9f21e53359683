"""How long work says where it is: a bar on a terminal, plain lines elsewhere."""

import sys
import threading
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

__all__ = ["Lines", "Progress", "Silent", "Terminal", "for_stream"]


class Progress(Protocol):
    """What long work calls. `total` and `step` count the same things.

    One of these tells of one piece of work at a time; `beside` gives another for work at its side.
    """

    def start(self, title: str, total: int) -> None:
        """A new piece of work of `total` steps begins."""

    def step(self, what: str) -> None:
        """One step is done; `what` names it."""

    def note(self, message: str) -> None:
        """A line worth keeping."""

    def finish(self) -> None:
        """The piece of work is over."""

    def beside(self) -> "Progress":
        """Another of its kind and place, for a thread that works beside this one."""


class Silent:
    """Says nothing."""

    def start(self, title: str, total: int) -> None: ...
    def step(self, what: str) -> None: ...
    def note(self, message: str) -> None: ...
    def finish(self) -> None: ...
    def beside(self) -> "Silent":
        return self


class Lines:
    """One line a step: for logs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._title, self._total, self._done = "", 0, 0

    def start(self, title: str, total: int) -> None:
        self._title, self._total, self._done = title, total, 0
        if total == 0:
            self.note(title)

    def step(self, what: str) -> None:
        self._done += 1
        self.note(f"{self._title} [{self._done}/{self._total}] {what}")

    def note(self, message: str) -> None:
        print(message, file=self._stream, flush=True)

    def finish(self) -> None: ...
    def beside(self) -> "Lines":
        return Lines(self._stream)


class Terminal:
    """A bar that names the last step done; those beside each other stand below each other."""

    def __init__(self, console: Console, bars: "_Bars | None" = None) -> None:
        self._bars = bars or _Bars(console)
        self._task: TaskID | None = None

    def start(self, title: str, total: int) -> None:
        self.finish()
        self._task = self._bars.add(title, total)

    def step(self, what: str) -> None:
        if self._task is not None:
            self._bars.bar.update(self._task, advance=1, what=what)

    def note(self, message: str) -> None:
        self._bars.bar.console.print(message, markup=False, highlight=False)

    def finish(self) -> None:
        if self._task is not None:
            self._bars.remove(self._task)
            self._task = None

    def beside(self) -> "Terminal":
        return Terminal(self._bars.bar.console, self._bars)


class _Bars:
    """The bars of a terminal: shown for as long as there are any."""

    def __init__(self, console: Console) -> None:
        self._lock = threading.Lock()
        self.bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}", markup=False),
            console=console,
            transient=True,
        )

    def add(self, title: str, total: int) -> TaskID:
        with self._lock:
            task = self.bar.add_task(title, total=total, what="")
            self.bar.start()
            return task

    def remove(self, task: TaskID) -> None:
        with self._lock:
            self.bar.remove_task(task)
            if not self.bar.task_ids:
                self.bar.stop()


def for_stream(stream: TextIO | None = None) -> Progress:
    """The kind that suits `stream` (standard error by default)."""
    out = stream or sys.stderr
    return Terminal(Console(file=out)) if out.isatty() else Lines(out)
