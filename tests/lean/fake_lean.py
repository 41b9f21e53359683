"""A stand-in for resident Lean processes: it obeys directives in the comments of Lean files.

A line `-- error TEXT`, `-- warning TEXT` or `-- info TEXT` is said as a message there; `-- dies`
ends the process, `-- dies once` only the first time; `-- waits` until the test lets it go on. The
compiled file holds the lines that do not begin with `--`, but for what comes after `:=`, which goes
to the private part as a proof does.
"""

import hashlib
import os
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.lean.building import build as building
from fundamentals.lean.building.worker import Job, JobResult, Message, WorkerDied
from fundamentals.lean.loop import checking
from fundamentals.lean.toolchain.finding import Toolchain

TOOLCHAIN = Toolchain("embedded", "4.0.0", Path("/nowhere"), "fake-1")


def compiled(text: str) -> bytes:
    """A well-formed 32-bit compiled file around a text."""
    base = 0x10000
    head = b"olean\x02\x00" + b"4.0.0".ljust(33, b"\0") + b"0" * 40
    content = text.encode() + b"\0"
    size = -(-(20 + len(content)) // 4) * 4
    string = struct.pack("<iHBBIII", 0, 1, 0, 249, len(content), len(content), len(text)) + content
    entries = struct.pack("<iHBBII", 0, 1, 0, 246, 0, 0)
    first = base + 88
    fields = [first, first, first, first, first + size]
    module = struct.pack("<iHBB5IB3x", 0, 32, 5, 0, *fields, 1)
    root = first + size + len(entries)
    return head + struct.pack("<II", base, root) + string.ljust(size, b"\0") + entries + module


@dataclass
class Fake:
    """All the processes of a test, and what they were asked."""

    checked: list[str] = field(default_factory=list)
    started: int = 0
    closed: int = 0
    at_once: int = 0
    most_at_once: int = 0
    died: set[str] = field(default_factory=set)
    waiting: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)


class FakeWorker:
    """One of them."""

    def __init__(self, fake: Fake, root: Path) -> None:
        self.fake, self.root = fake, root
        self.pid = 2**22 + 1  # nobody's
        fake.started += 1

    def close(self) -> None:
        self.fake.closed += 1

    def check(self, job: Job) -> JobResult:
        fake = self.fake
        with fake.lock:
            fake.checked.append(job.module)
            fake.at_once += 1
            fake.most_at_once = max(fake.most_at_once, fake.at_once)
        try:
            return self._check(job)
        finally:
            with fake.lock:
                fake.at_once -= 1

    def _check(self, job: Job) -> JobResult:
        text = (self.root / job.source).read_text()
        messages = []
        for number, line in enumerate(text.splitlines(), 1):
            match line.removeprefix("-- ").split(maxsplit=1):
                case ["error" | "warning" | "info" as kind, what]:
                    severity: Any = "information" if kind == "info" else kind
                    messages.append(Message(severity, str(job.source), number, 0, what))
                case ["dies"]:
                    raise WorkerDied(job, ["INTERNAL PANIC: out of memory"], 1)
                case ["dies", "once"] if job.module not in self.fake.died:
                    self.fake.died.add(job.module)
                    raise WorkerDied(job, [], -9)
                case ["waits"]:
                    self.fake.waiting.set()
                    self.fake.go_on.wait(10)
        ok = all(message.severity != "error" for message in messages)
        if ok and job.output is not None:
            lines = [line for line in text.splitlines() if not line.startswith("--")]
            exported = "\n".join(line.partition(":=")[0] for line in lines)
            job.output.write_bytes(compiled(exported))
            job.output.with_suffix(".olean.private").write_bytes(compiled("\n".join(lines)))
            job.output.with_suffix(".ir").write_bytes(hashlib.sha256(text.encode()).digest())
        return JobResult(
            ok=ok,
            status=0 if ok else 1,
            messages=tuple(messages),
            seconds=0.1,
            cpu_seconds=0.1,
            heap_mib=100,
            peak_rss_mib=1000,
        )


@dataclass
class Library:
    """A project of a test, built with fake processes."""

    project: Project
    fake: Fake
    toolchain: Toolchain = TOOLCHAIN

    def write(self, **files: str) -> None:
        """Write modules; `__` in a keyword stands for a dot."""
        for name, text in files.items():
            path = self.source(name.replace("__", "."))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def source(self, module: str) -> Path:
        return self.project.lean_dir.joinpath(*module.split(".")).with_suffix(".lean")

    def part(self, module: str, suffix: str = ".olean") -> Path:
        folder = self.project.build_dir / "lean"
        return folder.joinpath(*module.split(".")).with_suffix(suffix)

    def build(self, **options: Any) -> building.BuildResult:
        """Build; `fake.checked` then holds what this run compiled."""
        self.fake.checked.clear()
        options = {"jobs": 2, "progress": Silent(), "toolchain": self.toolchain, **options}
        return building.build(self.project, **options)

    def statuses(self, **options: Any) -> dict[str, str]:
        return {name: o.status for name, o in self.build(**options).modules.items()}


@contextmanager
def fake_library(root: Path) -> Iterator[Library]:
    """An empty project whose Lean is a fake."""
    (root / "lean").mkdir(parents=True, exist_ok=True)
    (root / "catalog.yaml").touch()
    (root / "lakefile.lean").touch()
    library = Library(Project(root), Fake())

    def start(_toolchain: Toolchain, *, root: Path, search_path: tuple[Path, ...]) -> FakeWorker:
        assert search_path == (library.project.build_dir / "lean",)
        return FakeWorker(library.fake, root)

    with (
        mock.patch.object(building, "Worker", start),
        mock.patch.object(os, "killpg"),
        mock.patch.object(checking, "load"),  # there is nothing to be read in what a fake writes
        mock.patch.object(checking, "rests", return_value=()),
    ):
        yield library
