"""The build where a native Lean is: `lake build`, with the outcome in the same terms.

What Lake prints is passed on as progress and read for what became of each module and for Lean's
messages; what it compiles lies in `.lake/build/lib/lean`.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fundamentals.base.environment import clean
from fundamentals.base.errors import BuildError, SetupError
from fundamentals.base.progress import Progress
from fundamentals.base.reading import read_bytes
from fundamentals.lean.building.outcome import ModuleOutcome
from fundamentals.lean.building.spoken import Severity
from fundamentals.lean.building.worker import Message
from fundamentals.lean.sources.modules import Graph, file_of

__all__ = ["build", "check"]

_JOB = re.compile(
    r"(?P<mark>[✔✖⚠ℹ]) \[(?P<done>\d+)/(?P<total>\d+)\] (?P<verb>\w+) (?P<target>\S+)"
    r"(?: \((?P<time>[\d.]+)(?P<unit>ms|s|m)\))?"
)
_MESSAGE = re.compile(
    r"(?:(?P<before>error|warning|info): )?"
    r"(?P<file>[^\s:][^:]*\.lean):(?P<line>\d+):(?P<column>\d+): "
    r"(?:(?P<after>error|warning|info): )?(?P<text>.*)"
)
_OTHER = re.compile(r"(?:error|warning|info|trace): |Some required |Build completed |- \S+$")
_SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "info": "information"}
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0}
_SORRY = b"sorryAx\0"


@dataclass
class _Reading:
    """What Lake's output has said so far."""

    verbs: dict[str, tuple[str, float]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    _open: bool = False

    def line(self, line: str) -> str | None:
        """Take one line in; say what it reports as done, if it does."""
        if job := _JOB.match(line):
            self._open = False
            seconds = float(job["time"]) * _UNITS[job["unit"]] if job["time"] else 0.0
            target = job["target"].partition(":")[0]
            self.verbs[target] = (job["verb"], seconds)
            if job["mark"] == "✖":
                self.failed.add(target)
            return f"{job['verb'].lower()} {target}"
        if found := _MESSAGE.match(line):
            severity = _SEVERITIES[found["before"] or found["after"] or "information"]
            file = os.path.normpath(found["file"])
            place = int(found["line"]), int(found["column"])
            self.messages.append(Message(severity, file, *place, found["text"]))
            self._open = True
        elif self._open and not _OTHER.match(line):
            last = self.messages[-1]
            text = f"{last.text}\n{line}"
            self.messages[-1] = Message(last.severity, last.file, last.line, last.column, text)
        else:
            self._open = False
            self.rest.append(line)
        return None


def build(
    root: Path, graph: Graph, *, lake: Path, only: Iterable[str] | None, progress: Progress
) -> dict[str, ModuleOutcome]:
    """Run `lake build`.

    Args:
        root: the folder of the lakefile.
        graph: the modules, in import order.
        lake: the program.
        only: modules that are wanted (default: all).
        progress: told of what Lake does.

    Raises:
        BuildError: Lake failed for a reason that is no module's.
        SetupError: Lake cannot be started.
    """
    targets = [] if only is None else [f"+{name}" for name in only if name in graph.sources]
    wanted = tuple(graph.sources) if only is None else graph.closure(tuple(only))
    reading = _Reading()
    progress.start("lake build", len(wanted))
    try:
        status = _run([str(lake), "build", "--wfail", *targets], root, reading, progress)
    finally:
        progress.finish()
    outcomes: dict[str, ModuleOutcome] = {}
    for name in wanted:
        stopped = [
            each.module
            for each in graph.own_imports(name)
            if each.module not in outcomes or not outcomes[each.module].ok
        ]
        file = graph.sources[name].path.relative_to(root).as_posix()
        said = tuple(m for m in reading.messages if m.file == file)
        outcomes[name] = _outcome(name, reading, said, stopped, root, file)
    if status and all(outcome.ok for outcome in outcomes.values()):
        tail = " / ".join(line for line in reading.rest[-5:] if line)
        raise BuildError(f"lake build failed (exit code {status}): {tail}")
    return outcomes


def check(root: Path, file: Path, *, lake: Path) -> tuple[bool, tuple[Message, ...]]:
    """Check one file with `lake lean`, its imports being built first.

    Returns:
        Whether Lean accepted it without a warning, and what it said.

    Raises:
        BuildError: Lake failed before Lean came to the file.
        SetupError: Lake cannot be started.
    """
    reading = _Reading()
    status = _run([str(lake), "lean", str(file)], root, reading, None)
    if status and not reading.messages:
        tail = " / ".join(line for line in reading.rest[-5:] if line)
        raise BuildError(f"lake lean {file} failed (exit code {status}): {tail}")
    clean = all(message.severity == "information" for message in reading.messages)
    return status == 0 and clean, tuple(reading.messages)


def _run(command: Sequence[str], root: Path, reading: _Reading, progress: Progress | None) -> int:
    try:
        process = subprocess.Popen(
            command,
            cwd=root,
            env=clean(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise SetupError(f"{command[0]} cannot be started: {error.strerror}") from error
    with process:
        try:
            for line in process.stdout or ():
                done = reading.line(line.rstrip("\n"))
                if done and progress is not None:
                    progress.step(done)
        except BaseException:
            process.terminate()
            raise
    return process.returncode


def _outcome(
    name: str,
    reading: _Reading,
    said: tuple[Message, ...],
    stopped: list[str],
    root: Path,
    file: str,
) -> ModuleOutcome:
    verb, seconds = reading.verbs.get(name, ("", 0.0))
    if name in reading.failed or any(m.severity != "information" for m in said):
        return ModuleOutcome(name, "failed", said, seconds=seconds)
    if stopped:
        return ModuleOutcome(name, "blocked", said, blocked_by=tuple(stopped))
    if any(_SORRY in part for part in _compiled(name, root)):
        text = "declaration uses `sorry` (the compiled file refers to `sorryAx`)"
        return ModuleOutcome(name, "failed", (Message("error", file, 1, 0, text), *said))
    return ModuleOutcome(name, "built" if verb == "Built" else "cached", said, seconds=seconds)


def _compiled(name: str, root: Path) -> Iterator[bytes]:
    """The parts of a module's compiled file in which a proof may be."""
    folder = root / ".lake" / "build" / "lib" / "lean"
    for suffix in (".olean", ".olean.private"):
        if (file := file_of(name, folder, suffix)).exists():
            yield read_bytes(file)
