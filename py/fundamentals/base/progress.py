"""How long work says where it is: a bar on a terminal, plain lines elsewhere."""

import sys
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

__all__ = ["Lines", "Progress", "Silent", "Terminal", "for_stream"]


class Progress(Protocol):
    """What long work calls. `total` and `step` count the same things."""

    def start(self, title: str, total: int) -> None:
        """A new piece of work of `total` steps begins."""

    def step(self, what: str) -> None:
        """One step is done; `what` names it."""

    def note(self, message: str) -> None:
        """A line worth keeping."""

    def finish(self) -> None:
        """The piece of work is over."""


class Silent:
    """Says nothing."""

    def start(self, title: str, total: int) -> None: ...
    def step(self, what: str) -> None: ...
    def note(self, message: str) -> None: ...
    def finish(self) -> None: ...


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


class Terminal:
    """A bar that names the last step done."""

    def __init__(self, console: Console) -> None:
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}", markup=False),
            console=console,
            transient=True,
        )

    def start(self, title: str, total: int) -> None:
        for task in self._bar.task_ids:
            self._bar.remove_task(task)
        self._bar.add_task(title, total=total, what="")
        self._bar.start()

    def step(self, what: str) -> None:
        for task in self._bar.task_ids:
            self._bar.update(task, advance=1, what=what)

    def note(self, message: str) -> None:
        self._bar.console.print(message, markup=False, highlight=False)

    def finish(self) -> None:
        self._bar.stop()


def for_stream(stream: TextIO | None = None) -> Progress:
    """The kind that suits `stream` (standard error by default)."""
    out = stream or sys.stderr
    return Terminal(Console(file=out)) if out.isatty() else Lines(out)
