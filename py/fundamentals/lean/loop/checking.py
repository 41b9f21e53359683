"""Checking one file, which need not belong to the library, once its imports are up to date."""

import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fundamentals.base.atomic import check_room
from fundamentals.base.errors import UsageError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.base.reading import read_text, shown
from fundamentals.lean.building import lake
from fundamentals.lean.building.build import build, olean_dir
from fundamentals.lean.building.crew import Crew
from fundamentals.lean.building.worker import Job, Message, WorkerDied
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.loop.axioms import Rests, answered, rests, unanswered, without_questions
from fundamentals.lean.sources.modules import (
    HeaderError,
    Source,
    file_of,
    library_imports,
    name_of,
    read_source,
    scan,
)
from fundamentals.lean.toolchain.finding import Toolchain
from fundamentals.lean.toolchain.options import LEAN_OPTIONS

__all__ = ["CheckResult", "check_file", "watched_files"]

_SCRATCH_OPTIONS = {**LEAN_OPTIONS, "warningAsError": "false"}
"""A file with a warning is refused all the same; but Lean compiles it, so that it can be read."""


@dataclass(frozen=True)
class CheckResult:
    """What Lean has to say about a file.

    Attributes:
        ok: neither an error nor a warning.
        file: as messages name it.
        messages: Lean's; those of an import that failed if the file could not be checked for it.
        seconds: from the question to the answer.
        axioms: what its declarations rest on, if it was compiled; a native Lean is not asked.
    """

    ok: bool
    file: str
    messages: tuple[Message, ...]
    seconds: float
    axioms: tuple[Rests, ...] = ()

    @property
    def strange(self) -> tuple[str, ...]:
        """The axioms besides the usual three that something in the file rests on."""
        return tuple(dict.fromkeys(each for rests in self.axioms for each in rests.strange))


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
        messages, axioms = _check_module(project, file, toolchain, crew, progress)
    else:
        messages, axioms = _check_other(project, file, name, toolchain, crew, progress)
    ok = all(message.severity == "information" for message in messages)
    return CheckResult(ok, name, messages, time.monotonic() - began, axioms)


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


_Found = tuple[tuple[Message, ...], tuple[Rests, ...]]


def _check_module(
    project: Project, file: Path, toolchain: Toolchain, crew: Crew, progress: Progress
) -> _Found:
    name = name_of(file, project.lean_dir)
    result = build(project, toolchain=toolchain, only=(name,), progress=progress, crew=crew)
    outcome = result.modules[name]
    if not outcome.ok:
        messages = result.failures if outcome.status == "blocked" else outcome.messages
        return tuple(_in_library(message) for message in messages), ()
    library = load(project, toolchain, result.olean_dirs, result.compiled)
    return outcome.messages, rests(library, name)


def _in_library(message: Message) -> Message:
    """Lean's advice on `#print axioms` is for other files than those of the library."""
    if "cannot use `#print axioms`" not in message.text:
        return message
    advice = (
        "`#print axioms` does not belong in the library: the lines below a check say the axioms, "
        "and a file outside of it may import this one and ask"
    )
    return replace(message, text=advice)


def _check_other(
    project: Project,
    file: Path,
    name: str,
    toolchain: Toolchain,
    crew: Crew,
    progress: Progress,
) -> _Found:
    try:
        source = read_source(file, "Scratch")
        text, questions = without_questions(read_text(file))
    except HeaderError as error:
        return (Message("error", name, error.line, error.column, error.text),), ()
    if missing := _missing(project, source, name):
        return missing, ()
    imports = [each.module for each in library_imports(source.header)]
    compiled: tuple[str, ...] = ()
    if imports:
        result = build(project, toolchain=toolchain, only=imports, progress=progress, crew=crew)
        if not result.ok:
            return result.failures, ()
        compiled = result.compiled
    with tempfile.TemporaryDirectory(prefix="fundamentals-") as folder:
        scratch = Path(folder).resolve()
        given = Path(name)
        if questions:
            given = scratch / file.name
            given.write_text(text, encoding="utf-8")
        output = scratch / f"{source.name}.olean"
        job = Job(module=source.name, source=given, output=output, options=_SCRATCH_OPTIONS)
        try:
            answer = crew.check(job)
        except WorkerDied as error:
            check_room(scratch)
            return (Message("error", name, 1, 0, f"Lean's process ended twice: {error}"),), ()
        messages = tuple(replace(message, file=name) for message in answer.messages)
        if not answer.ok:
            check_room(scratch)
            return unanswered(messages, questions, name), ()
        folders = (scratch, olean_dir(project, toolchain))
        library = load(project, toolchain, folders, (source.name, *compiled))
        messages = answered(library, source.name, text, questions, messages, folders, name)
        return messages, rests(library, source.name)


def load(
    project: Project, toolchain: Toolchain, folders: Sequence[Path], modules: Iterable[str]
) -> Library:
    """Facts of compiled modules, which are kept where all are."""
    from fundamentals.lean.building.built import core_facts_dir, facts_dir

    return Library.load(
        folders,
        modules,
        toolchain=toolchain,
        cache_dir=facts_dir(project),
        core_cache_dir=core_facts_dir(),
    )


def _missing(project: Project, source: Source, name: str) -> tuple[Message, ...]:
    found = []
    for each in library_imports(source.header):
        wanted = file_of(each.module, project.lean_dir)
        if not wanted.exists():
            text = f"no module `{each.module}`: there is no file {_shown(project, wanted)}"
            found.append(Message("error", name, each.line, each.column, text))
    return tuple(found)


def _existing(file: Path) -> Path:
    file = file.resolve()
    if not file.is_file():
        raise UsageError(f"there is no file {shown(file)}")
    if file.suffix != ".lean":
        raise UsageError(f"{shown(file)} is no Lean file: its name should end in .lean")
    if shown(file) != str(file):
        raise UsageError(f"{shown(file)}: the name is not UTF-8: rename the file")
    return file


def _shown(project: Project, file: Path) -> str:
    """How messages name a file: relative to the project where that is possible."""
    return shown(file.relative_to(project.root) if file.is_relative_to(project.root) else file)
