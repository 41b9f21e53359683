"""Checking one file, which need not belong to the library, once its imports are up to date."""

import time
from dataclasses import dataclass
from pathlib import Path

from fundamentals.errors import UsageError
from fundamentals.lean import lake
from fundamentals.lean.build import build
from fundamentals.lean.crew import Crew
from fundamentals.lean.modules import (
    HeaderError,
    Source,
    file_of,
    library_imports,
    name_of,
    read_source,
    scan,
)
from fundamentals.lean.options import LEAN_OPTIONS
from fundamentals.lean.toolchain import Toolchain
from fundamentals.lean.worker import Job, Message, WorkerDied
from fundamentals.progress import Progress
from fundamentals.project import Project

__all__ = ["CheckResult", "check_file", "watched_files"]


@dataclass(frozen=True)
class CheckResult:
    """What Lean has to say about a file.

    Attributes:
        ok: neither an error nor a warning.
        file: as messages name it.
        messages: Lean's; those of an import that failed if the file could not be checked for it.
        seconds: from the question to the answer.
    """

    ok: bool
    file: str
    messages: tuple[Message, ...]
    seconds: float


def check_file(
    project: Project, file: Path, *, toolchain: Toolchain, crew: Crew, progress: Progress
) -> CheckResult:
    """Bring the imports of a file up to date, then check it.

    A file of the library is compiled as a build would, so that the next build has it already.

    Args:
        project: whose modules the file may import.
        file: in the library or anywhere else.
        toolchain: an embedded one.
        crew: the processes to use.
        progress: told of imports that are compiled.

    Raises:
        UsageError: there is no such file.
    """
    began = time.monotonic()
    file = _existing(file)
    name = _shown(project, file)
    if file.is_relative_to(project.lean_dir):
        messages = _check_module(project, file, toolchain, crew, progress)
    else:
        messages = _check_other(project, file, name, toolchain, crew, progress)
    ok = all(message.severity == "information" for message in messages)
    return CheckResult(ok, name, messages, time.monotonic() - began)


def check_natively(project: Project, file: Path, *, toolchain: Toolchain) -> CheckResult:
    """The same with a native toolchain; Lake sees to the imports."""
    began = time.monotonic()
    file = _existing(file)
    ok, messages = lake.check(project.root, file, lake=toolchain.lake)
    return CheckResult(ok, _shown(project, file), messages, time.monotonic() - began)


def watched_files(project: Project, file: Path) -> tuple[Path, ...]:
    """The files on which the outcome for `file` depends: itself and what it imports of ours."""
    graph = scan(project.lean_dir, root=None)
    try:
        imports = library_imports(read_source(file, file.stem).header)
    except (HeaderError, OSError):
        return (file,)
    names = graph.closure(tuple(each.module for each in imports))
    return (file, *(graph.sources[name].path for name in names))


def _check_module(
    project: Project, file: Path, toolchain: Toolchain, crew: Crew, progress: Progress
) -> tuple[Message, ...]:
    name = name_of(file, project.lean_dir)
    result = build(project, toolchain=toolchain, only=(name,), progress=progress, crew=crew)
    outcome = result.modules[name]
    return result.failures if outcome.status == "blocked" else outcome.messages


def _check_other(
    project: Project,
    file: Path,
    shown: str,
    toolchain: Toolchain,
    crew: Crew,
    progress: Progress,
) -> tuple[Message, ...]:
    try:
        source = read_source(file, "Scratch")
    except HeaderError as error:
        return (Message("error", shown, error.line, error.column, error.text),)
    if missing := _missing(project, source, shown):
        return missing
    imports = [each.module for each in library_imports(source.header)]
    if imports:
        result = build(project, toolchain=toolchain, only=imports, progress=progress, crew=crew)
        if not result.ok:
            return result.failures
    job = Job(module=source.name, source=Path(shown), options=LEAN_OPTIONS)
    try:
        return crew.check(job).messages
    except WorkerDied as error:
        return (Message("error", shown, 1, 0, f"Lean's process ended twice: {error}"),)


def _missing(project: Project, source: Source, shown: str) -> tuple[Message, ...]:
    found = []
    for each in library_imports(source.header):
        wanted = file_of(each.module, project.lean_dir)
        if not wanted.exists():
            text = f"no module `{each.module}`: there is no file {_shown(project, wanted)}"
            found.append(Message("error", shown, each.line, each.column, text))
    return tuple(found)


def _existing(file: Path) -> Path:
    file = file.resolve()
    if not file.is_file():
        raise UsageError(f"there is no file {file}")
    if file.suffix != ".lean":
        raise UsageError(f"{file} is no Lean file: its name should end in .lean")
    return file


def _shown(project: Project, file: Path) -> str:
    """How messages name a file: relative to the project where that is possible."""
    return (
        file.relative_to(project.root) if file.is_relative_to(project.root) else file
    ).as_posix()
