"""Compiling the library: only what has to be, in import order, on every core.

`build` is the one way in. With a native toolchain `lake build` does the work (`lake.py`); with the
embedded one `Build` hands modules to a crew of resident processes as their imports become ready,
those on the longest remaining path first. What is compiled is known by content (`keys.py`) and kept
in a `Store`.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import psutil

from fundamentals.base.errors import UsageError
from fundamentals.base.kept import forget
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import Project
from fundamentals.base.reading import read_bytes
from fundamentals.lean.building import lake
from fundamentals.lean.building.crew import Crew
from fundamentals.lean.building.outcome import BuildResult, ModuleOutcome, problem_message
from fundamentals.lean.building.schedule import Build
from fundamentals.lean.building.store import Store
from fundamentals.lean.building.worker import Worker
from fundamentals.lean.sources.lint import programs
from fundamentals.lean.sources.modules import Graph, Problem, file_of, scan
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = ["BuildResult", "ModuleOutcome", "build", "crew_for", "default_jobs", "olean_dir"]

_PROCESS_BYTES = 3 << 30


def build(
    project: Project,
    *,
    toolchain: Toolchain,
    jobs: int | None = None,
    only: Iterable[str] | None = None,
    progress: Progress | None = None,
    crew: Crew | None = None,
    from_nothing: bool = False,
) -> BuildResult:
    """Bring the compiled library up to date.

    Args:
        project: whose `lean/` is compiled.
        toolchain: that compiles it.
        jobs: how many Lean processes at once (default: one per core that memory allows).
        only: modules that are wanted, with what they import (default: all).
        progress: told of every module that is compiled.
        crew: processes to use, which are left running (default: its own, ended at the end).
        from_nothing: remove what is compiled first, and believe none of it.

    Returns:
        What became of every module that was wanted. Nothing is raised for a file that Lean refuses.

    Raises:
        SetupError: a process cannot be started, or the folder cannot be written.
    """
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs must be at least 1, not {jobs}")
    progress = progress or Silent()
    folder = olean_dir(project, toolchain)
    if toolchain.kind == "native":
        if from_nothing:
            forget(project.root / ".lake")
        graph = _harmless(scan(project.lean_dir), only)
        barred = {problem.module for problem in graph.problems}
        targets = only if only is not None or not barred else _without(graph, barred)
        outcomes = lake.build(
            project.root, graph, lake=toolchain.lake, only=targets, progress=progress
        )
    else:
        store = Store(folder)
        with ExitStack() as stack:
            writable = stack.enter_context(store.locked(progress))
            if from_nothing:
                forget(folder)
            # what another run waited for may have changed
            graph = _harmless(scan(project.lean_dir), only)
            if writable:
                store.prune([*graph.sources, *(problem.module for problem in graph.problems)])
            crew = crew or stack.enter_context(crew_for(project, toolchain))
            outcomes = Build(
                graph,
                store,
                root=project.root,
                toolchain=toolchain.identity,
                wanted=tuple(graph.sources) if only is None else graph.closure(tuple(only)),
                progress=progress,
            ).run(crew, jobs or default_jobs())
    outcomes = _with_problems(outcomes, graph, project.root, None if only is None else set(only))
    return BuildResult(modules=outcomes, olean_dirs=(folder,), toolchain=toolchain, graph=graph)


def olean_dir(project: Project, toolchain: Toolchain) -> Path:
    """Where the compiled library is."""
    if toolchain.kind == "native":
        return project.root / ".lake" / "build" / "lib" / "lean"
    return project.build_dir / "lean"


def crew_for(project: Project, toolchain: Toolchain) -> Crew:
    """Processes that check files of a project."""
    folder = olean_dir(project, toolchain)
    return Crew(lambda: Worker(toolchain, root=project.root, search_path=(folder,)))


def default_jobs() -> int:
    """One process per core, as far as memory goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, psutil.virtual_memory().available // _PROCESS_BYTES))


def _harmless(graph: Graph, only: object) -> Graph:
    """Without the files that would run programs of theirs, unless somebody asked for one file."""
    if only is not None:
        return graph
    found = []
    for name, source in graph.sources.items():
        text = read_bytes(source.path).decode(errors="replace")
        for each in programs(text, file_of(name, Path("lean")))[:1]:
            why = f"it is not given to Lean, as it would run what could do anything: {each.message}"
            found.append(Problem(name, source.path, each.line or 1, each.column or 0, why))
    barred = {problem.module for problem in found}
    kept = {name: source for name, source in graph.sources.items() if name not in barred}
    return Graph(kept, (*graph.problems, *found))


def _without(graph: Graph, barred: set[str]) -> tuple[str, ...]:
    """The modules that import none of these, directly or not."""
    barred = set(barred)
    for name in graph.sources:  # imports before importers
        if any(each.module in barred for each in graph.own_imports(name)):
            barred.add(name)
    return tuple(name for name in graph.sources if name not in barred)


def _with_problems(
    outcomes: Mapping[str, ModuleOutcome], graph: Graph, root: Path, only: set[str] | None
) -> dict[str, ModuleOutcome]:
    """Add what is wrong with the imports to the modules that it is wrong with."""
    found = dict(outcomes)
    for problem in graph.problems:
        name = problem.module
        if only is not None and (not problem.fatal or not (name in found or name in only)):
            continue
        before = found.get(name, ModuleOutcome(name, "failed"))
        found[name] = before.failed_with(problem_message(problem, root))
    return found
