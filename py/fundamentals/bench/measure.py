"""The figures: the library from nothing, after a change, unchanged, and module by module."""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fundamentals.base.environment import clean
from fundamentals.base.errors import BuildError, UsageError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project, cache_dir
from fundamentals.lean.building.build import build, default_jobs, olean_dir
from fundamentals.lean.building.built import facts_dir
from fundamentals.lean.building.crew import Crew
from fundamentals.lean.building.outcome import BuildResult
from fundamentals.lean.building.worker import Job, Worker
from fundamentals.lean.declarations.facts import Declaration, Library
from fundamentals.lean.sources.modules import Graph, Header
from fundamentals.lean.toolchain.finding import Toolchain
from fundamentals.lean.toolchain.options import LEAN_OPTIONS

__all__ = [
    "FromNothing",
    "ModuleFigures",
    "SlowDeclaration",
    "change_a_leaf",
    "copy_project",
    "from_nothing",
    "module_figures",
    "only_imports",
    "profiled_seconds",
    "reading_facts",
    "slowest",
    "verify_seconds",
]

_COPIED = ("catalog.yaml", "lakefile.lean", "lean-toolchain", "lake-manifest.json")
_UNITS = {"ms": 0.001, "s": 1.0}
_THRESHOLD_MS = "5"


@dataclass(frozen=True)
class FromNothing:
    """The whole library compiled into an empty folder.

    Attributes:
        seconds: wall time.
        cpu_seconds: of all processes.
        start_cpu_seconds: the share of it that starting processes took.
        processes: how many were started.
        jobs: how many at once, at most.
        peak_mib: the most memory that one of them used.
    """

    seconds: float
    cpu_seconds: float
    start_cpu_seconds: float
    processes: int
    jobs: int
    peak_mib: int
    result: BuildResult


@dataclass(frozen=True)
class ModuleFigures:
    """One module: its size, and the wall and processor time of its check."""

    name: str
    lines: int
    theorems: int
    import_seconds: float
    import_cpu_seconds: float
    elaboration_seconds: float
    cpu_seconds: float
    heap_mib: int


@dataclass(frozen=True)
class SlowDeclaration:
    """A declaration that took Lean long, by its own profiler."""

    name: str
    module: str
    line: int
    seconds: float


def copy_project(project: Project, folder: Path) -> Project:
    """The project's inputs in another folder, with nothing compiled."""
    for name in (*_COPIED, project.pins_file.name):
        if (project.root / name).exists():
            shutil.copy(project.root / name, folder)
    for name in ("lean", "py"):
        shutil.copytree(project.root / name, folder / name)
    return Project(folder)


def from_nothing(project: Project, toolchain: Toolchain, progress: Progress) -> FromNothing:
    """Compile everything.

    Raises:
        BuildError: Lean refuses a file; figures of half a library would mislead.
    """
    started: list[Worker] = []
    jobs = default_jobs()

    def start() -> Worker:
        worker = Worker(toolchain, root=project.root, search_path=search_path)
        started.append(worker)
        return worker

    search_path = (olean_dir(project, toolchain),)
    cpu, began = _children_cpu(), time.monotonic()
    with Crew(start) as crew:
        result = build(project, toolchain=toolchain, jobs=jobs, progress=progress, crew=crew)
        seconds = time.monotonic() - began
    if not result.ok:
        raise BuildError(
            f"the library does not compile, so there is nothing to measure: {result.summary()}"
        )
    return FromNothing(
        seconds=seconds,
        cpu_seconds=_children_cpu() - cpu,
        start_cpu_seconds=sum(worker.start_cpu_seconds for worker in started),
        processes=len(started),
        jobs=jobs,
        peak_mib=max((o.peak_rss_mib for o in result.modules.values()), default=0),
        result=result,
    )


def change_a_leaf(project: Project, toolchain: Toolchain, before: BuildResult) -> tuple[str, float]:
    """Touch a module that only the root imports, of middling cost; how long the build takes then.

    Returns:
        The module's name and the seconds.
    """
    graph = before.graph
    leaves = [name for name in graph.sources if len(graph.importers[name]) == 1]
    leaf = sorted(leaves, key=lambda name: before.modules[name].seconds)[len(leaves) // 2]
    path = graph.sources[leaf].path
    path.write_text(path.read_text() + "\n-- touched\n")
    began = time.monotonic()
    result = build(project, toolchain=toolchain)
    seconds = time.monotonic() - began
    built = [name for name, outcome in result.modules.items() if outcome.status == "built"]
    if built != [leaf]:
        raise BuildError(f"a comment at the end of {leaf} rebuilt {', '.join(built) or 'nothing'}")
    return leaf, seconds


def verify_seconds(project: Project, *arguments: str) -> tuple[float, int]:
    """Run `fundamentals verify`; its wall time and exit code.

    Raises:
        UsageError: it does not know the arguments.
    """
    command = [sys.executable, "-m", "fundamentals", "verify", *arguments]
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=project.root,
        env=clean(PYTHONPATH=str(project.root / "py")),  # a program verifies its own project only
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        last = done.stderr.strip().rpartition("\n")[2]
        raise UsageError(f"{' '.join(command)} ended with {done.returncode}: {last}")
    return time.monotonic() - began, done.returncode


def reading_facts(project: Project, result: BuildResult) -> tuple[float, Library]:
    """Read every fact of the library, none of its own being cached, and how long that takes."""
    shutil.rmtree(facts_dir(project), ignore_errors=True)
    began = time.monotonic()
    library = Library.load(
        result.olean_dirs,
        result.compiled,
        toolchain=result.toolchain,
        cache_dir=facts_dir(project),
        core_cache_dir=cache_dir() / "facts",
    )
    return time.monotonic() - began, library


def module_figures(
    project: Project, found: FromNothing, library: Library, crew: Crew, progress: Progress
) -> list[ModuleFigures]:
    """Check every module's header alone, to tell its import from its elaboration."""
    graph = found.result.graph
    theorems: dict[str, int] = defaultdict(int)
    for declaration in _written(library):
        theorems[declaration.module] += declaration.kind == "theorem"
    figures = []
    header = project.build_dir / "Header.lean"
    header.write_text("module\n")
    crew.check(_job(header))  # the first file in a process warms its code up
    progress.start("imports alone", len(graph.sources))
    for name, source in graph.sources.items():
        header.write_text(only_imports(source.header))
        alone = crew.check(_job(header))
        outcome = found.result.modules[name]
        figures.append(
            ModuleFigures(
                name=name,
                lines=source.lines,
                theorems=theorems[name],
                import_seconds=alone.seconds,
                import_cpu_seconds=alone.cpu_seconds,
                elaboration_seconds=max(0.0, outcome.seconds - alone.seconds),
                cpu_seconds=outcome.cpu_seconds,
                heap_mib=outcome.heap_mib,
            )
        )
        progress.step(name)
    progress.finish()
    return figures


def slowest(
    graph: Graph, library: Library, crew: Crew, progress: Progress
) -> list[SlowDeclaration]:
    """Check every file once more under Lean's profiler; add up what it says by declaration."""
    by_file: dict[str, list[Declaration]] = defaultdict(list)
    for declaration in _written(library):
        by_file[declaration.module].append(declaration)
    seconds: dict[Declaration, float] = defaultdict(float)
    options = {**LEAN_OPTIONS, "profiler": "true", "profiler.threshold": _THRESHOLD_MS}
    progress.start("profile", len(graph.sources))
    for name, source in graph.sources.items():
        result = crew.check(Job(module=name, source=source.path, options=options))
        for message in result.messages:
            for declaration in by_file[name]:
                if _first_line(declaration) <= message.line <= _last_line(declaration):
                    seconds[declaration] += profiled_seconds(message.text)
        progress.step(name)
    progress.finish()
    ranking = sorted(seconds.items(), key=lambda item: -item[1])
    return [SlowDeclaration(d.name, d.module, _first_line(d), taken) for d, taken in ranking]


def _written(library: Library) -> list[Declaration]:
    """Declarations that stand in a source as such."""
    return [d for d in library.declarations.values() if d.line is not None]


def _first_line(declaration: Declaration) -> int:
    return declaration.line or 0


def _last_line(declaration: Declaration) -> int:
    return declaration.end_line or 0


def profiled_seconds(text: str) -> float:
    """The seconds in lines like `simp took 526ms`."""
    found = 0.0
    for line in text.splitlines():
        _, took, time_text = line.rpartition(" took ")
        number = time_text.rstrip("ms")
        if took and number.replace(".", "").isdigit():
            found += float(number) * _UNITS.get(time_text.removeprefix(number), 0.0)
    return found


def only_imports(header: Header) -> str:
    """A file of these imports and nothing else."""
    lines = ["module"] if header.is_module else []
    for each in header.imports:
        words = ["public"] * each.public + ["meta"] * each.meta + ["import"]
        lines.append(" ".join([*words, *(["all"] * each.everything), each.module]))
    return "\n".join(lines) + "\n"


def _job(file: Path) -> Job:
    return Job(module="Header", source=file, options=LEAN_OPTIONS)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def machine(toolchain: Toolchain) -> Mapping[str, str | int]:
    """What the figures were taken on."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_mib": os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20,
        "lean": f"{toolchain.kind} {toolchain.version}",
        "python": sys.version.split()[0],
    }
