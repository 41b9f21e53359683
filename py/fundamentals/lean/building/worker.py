"""One resident Lean process that checks many files, one after the other.

The process is `resident.js` under Node, which runs the embedded Lean; jobs and answers are JSON
lines. It leads a process group of its own, so that Ctrl-C reaches only whoever runs it, and it ends
with its standard input, so that nothing is left behind when that one is killed.
"""

import atexit
import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import IO, cast

from pydantic import ValidationError

from fundamentals.base.closing import Closing
from fundamentals.base.environment import clean
from fundamentals.base.errors import BuildError, SetupError
from fundamentals.lean.building.spoken import RECORDS, End, Line, Said, Severity
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = ["Job", "JobResult", "Message", "Worker", "WorkerDied"]

# From here on the process goes on with another instance of Lean. wasm32 ends at 2 GiB, and a file
# of this library leaves 70 to 110 MiB behind.
FULL_MIB = 1100

_running: set[subprocess.Popen[str]] = set()


@atexit.register
def _end_all() -> None:
    """End what an interrupted run leaves: a thread that waits for a start does not close it."""
    for process in tuple(_running):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


@dataclass(frozen=True, kw_only=True)
class Job:
    """A file to check.

    Attributes:
        module: the module's full name, on which its private names depend.
        source: the file; messages name it as it is given here, relative to the worker's folder.
        output: the `.olean` to write, literally here; `.olean.server`, `.olean.private`, `.ir`
            and `.ilean` are written beside it. None checks only.
        options: Lean options as on the command line, by name.
    """

    module: str
    source: Path
    output: Path | None = None
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Message:
    """What Lean says, in its own words."""

    severity: Severity
    file: str
    line: int
    column: int
    text: str
    end_line: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        """As Lean prints it: `lean/…:line:column: severity: text`."""
        severity = "info" if self.severity == "information" else self.severity
        return f"{self.file}:{self.line}:{self.column}: {severity}: {self.text}"


@dataclass(frozen=True, kw_only=True)
class JobResult:
    """What became of a job.

    Attributes:
        ok: Lean accepted the file (warnings do not count).
        status: the exit code that a Lean of its own would have ended with.
        messages: in the order of Lean.
        seconds: wall time.
        cpu_seconds: what all the process's threads used for it.
        heap_mib: Lean's memory after it.
        peak_rss_mib: the most that the process has used so far.
    """

    ok: bool
    status: int
    messages: tuple[Message, ...]
    seconds: float
    cpu_seconds: float
    heap_mib: int
    peak_rss_mib: int


class WorkerDied(BuildError):  # noqa: N818 - it is an event that a build reacts to
    """The process ended before it answered.

    Attributes:
        job: what it was at, or None at the start.
        output: its last lines that are no messages.
        out_of_memory: whether it says so itself.
    """

    def __init__(self, job: Job | None, output: Sequence[str], returncode: int | None) -> None:
        self.job = job
        self.output = tuple(line for line in output if line.strip())
        self.returncode = returncode
        self.out_of_memory = any("out of memory" in line for line in output)
        if self.out_of_memory:
            why = "out of memory"
        elif any("call stack size exceeded" in line for line in output):
            why = "stack overflow: a recursion is too deep"
        else:
            why = f"exit status {returncode}"
        at = f"{job.source}: the Lean process ended" if job else "Lean did not start"
        last = f"; its last words: {self.output[-1].splitlines()[0]}" if self.output else ""
        super().__init__(f"{at} ({why}){last}")


class Worker(Closing):
    """A resident Lean; a context manager.

    Args:
        toolchain: an embedded one.
        root: the folder that sources and outputs are relative to, and that messages are.
        search_path: folders of compiled files, besides the toolchain's own.
        full_mib: from how much memory of Lean's on the next file gets a new one.

    Raises:
        SetupError: Node cannot be started.
        WorkerDied: Lean did not come up.
    """

    def __init__(
        self,
        toolchain: Toolchain,
        *,
        root: Path,
        search_path: Sequence[Path] = (),
        full_mib: int = FULL_MIB,
    ) -> None:
        if toolchain.kind != "embedded" or toolchain.node is None:
            raise SetupError("a resident Lean process needs the embedded toolchain")
        self._heap_mib = 0
        self._cpu = 0.0
        # Most imports are of the toolchain's own modules, so it is searched first.
        path = [toolchain.library, *(folder.resolve() for folder in search_path)]
        # Of V8's other switches, lazy validation of the module would save 0.25 s of what a start
        # costs, but is experimental; without the optimizing compiler, or without lazy compilation,
        # everything takes longer.
        script = resources.files("fundamentals.lean.building").joinpath("resident.js")
        try:
            self._process = subprocess.Popen(
                [toolchain.node, str(script), toolchain.glue, str(full_mib)],
                cwd=root,
                env=clean(LEAN_PATH=os.pathsep.join(map(str, path))),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise SetupError(f"{toolchain.node} cannot be started: {error.strerror}") from error
        _running.add(self._process)
        self._input = cast("IO[str]", self._process.stdin)
        self._output = cast("IO[str]", self._process.stdout)
        try:
            ready, _, _ = self._answer(None)
        except BaseException:
            self.close()
            raise
        self.start_seconds = ready.seconds
        self.start_cpu_seconds = self._cpu

    @property
    def heap_mib(self) -> int:
        """Lean's memory now."""
        return self._heap_mib

    @property
    def pid(self) -> int:
        """The process, which leads its own group."""
        return self._process.pid

    def check(self, job: Job) -> JobResult:
        """Check one file.

        Raises:
            WorkerDied: the process ended; it is of no further use.
        """
        request = {
            "source": str(job.source),
            "output": None if job.output is None else str(job.output),
            "setup": {
                "name": job.module,
                "isModule": False,
                "importArts": {},
                "dynlibs": [],
                "plugins": [],
                "options": dict(job.options),
            },
        }
        cpu = self._cpu
        try:
            self._input.write(json.dumps(request) + "\n")
            self._input.flush()
        except (OSError, ValueError):  # ValueError: closed meanwhile, by another thread
            raise self._death(job, []) from None
        done, messages, lines = self._answer(job)
        status = done.status
        if status and not any(message.severity == "error" for message in messages):
            text = "\n".join(lines) or f"Lean ended with status {status} and said nothing"
            messages.append(Message("error", str(job.source), 1, 0, text))
        return JobResult(
            ok=status == 0,
            status=status,
            messages=tuple(messages),
            seconds=done.seconds,
            cpu_seconds=self._cpu - cpu,
            heap_mib=self._heap_mib,
            peak_rss_mib=done.peak >> 20,
        )

    def close(self) -> None:
        """End the process and everything it started; a second time does nothing."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        _running.discard(self._process)
        with suppress(OSError):  # what was not written yet is of no use to anybody
            self._input.close()
        self._output.close()

    def _answer(self, job: Job | None) -> tuple[End, list[Message], list[str]]:
        """Read up to the record that ends the start or a job."""
        messages: list[Message] = []
        lines: list[str] = []
        while line := self._read():
            try:
                record = RECORDS.validate_json(line)
            except ValidationError:
                lines.append(line.rstrip())
                continue
            match record:
                case End():
                    self._heap_mib = record.heap >> 20
                    self._cpu = record.cpu
                    return record, messages, lines
                case Line():
                    lines.append(record.text)
                case Said():
                    messages.append(_message(record))
        raise self._death(job, lines)

    def _read(self) -> str:
        try:
            return self._output.readline()
        except ValueError:  # closed meanwhile, by another thread
            return ""

    def _death(self, job: Job | None, lines: list[str]) -> WorkerDied:
        return WorkerDied(job, lines, self._process.wait())


def _message(said: Said) -> Message:
    end = said.endPos
    return Message(
        severity=said.severity,
        file=said.fileName,
        line=said.pos.line,
        column=said.pos.column,
        text=said.data,
        end_line=end.line if end else None,
        end_column=end.column if end else None,
    )
