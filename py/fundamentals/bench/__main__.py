"""`python -m fundamentals.bench [FILE] [--against REF]`: measure, print, write JSON.

By itself it measures this checkout, part by part. Against another commit it does what a user does,
in both, from nothing: an hour on two cores, which should have nothing else to do.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table

from fundamentals.base.errors import FundamentalsError, SetupError
from fundamentals.base.progress import for_stream
from fundamentals.base.project import Project
from fundamentals.bench.against import measure, ratios
from fundamentals.bench.compiled import cost
from fundamentals.bench.growth import Growth, Throughput, growth, marginal, throughput
from fundamentals.bench.measure import (
    FromNothing,
    ModuleFigures,
    SlowDeclaration,
    change_a_leaf,
    copy_project,
    from_nothing,
    machine,
    module_figures,
    reading_facts,
    slowest,
    verify_seconds,
)
from fundamentals.catalog.loading import load
from fundamentals.lean.building.build import crew_for, olean_dir
from fundamentals.lean.toolchain import finding as toolchains

_SLOWEST = 10
_SEED = 0
_WIDTH = 120  # of the tables, where there is no terminal


@dataclass(frozen=True)
class Figure:
    """One figure beside its target."""

    what: str
    measured: float
    target: float
    unit: str
    bound: Literal["at most", "at least"] = "at most"

    @property
    def holds(self) -> bool:
        """Whether the target is met."""
        below = self.measured <= self.target
        return below if self.bound == "at most" else self.measured >= self.target


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("file", nargs="?", type=Path, default=Path("bench.json"))
    parser.add_argument("--against", metavar="REF", help="a commit, to be measured in the same run")
    given = parser.parse_args()
    if given.against is None:
        _alone(given.file)
    else:
        _against(given.against, given.file)


def _against(commit: str, output: Path) -> None:
    project, progress, console = Project.find(), for_stream(), _console()
    with tempfile.TemporaryDirectory(prefix="fundamentals-bench-") as folder:
        root = Path(folder).resolve()
        before = measure(project, commit, root / "before", progress)
        now = measure(project, "HEAD", root / "now", progress)
    found = ratios(before, now)
    table = Table(title=f"{now.commit} against {before.commit}")
    for title in ("", before.commit, now.commit, "ratio", "target", ""):
        table.add_column(title, justify="left" if not title else "right")
    for each in found:
        table.add_row(
            each.what,
            f"{each.before:.1f} {each.unit}",
            f"{each.now:.1f} {each.unit}",
            f"{each.ratio:.2f}",
            "" if each.target is None else f"≤ {each.target:g}",
            "" if each.target is None else "holds" if each.holds else "missed",
            style=None if each.holds else "red",
        )
    console.print(table)
    report = {
        "machine": machine(toolchains.find(project, progress=progress)),
        "before": asdict(before),
        "now": asdict(now),
        "ratios": [{**asdict(each), "ratio": each.ratio, "holds": each.holds} for each in found],
    }
    _write(output, report, console)


def _write(output: Path, report: object, console: Console) -> None:
    output.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    console.print(f"written to {output}", highlight=False)


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else _WIDTH)


def _alone(output: Path) -> None:
    """Measure everything in a copy of the project."""
    project, progress, console = Project.find(), for_stream(), _console()
    toolchain = toolchains.find(project, progress=progress)
    if toolchain.kind != "embedded":
        raise SetupError(
            "the bench measures the embedded Lean: FUNDAMENTALS_LEAN=embedded make bench"
        )
    with tempfile.TemporaryDirectory(prefix="fundamentals-bench-") as folder:
        copy = copy_project(project, Path(folder).resolve())
        whole = from_nothing(copy, toolchain, progress)
        spent = cost(olean_dir(copy, toolchain))
        facts_seconds, library = reading_facts(copy, whole.result)
        progress.note("verify, twice with everything and twice with proofs alone")
        verify_seconds(copy)
        all_seconds, code = verify_seconds(copy)
        lean_seconds, _ = verify_seconds(copy, "--layer", "proved")
        with crew_for(copy, toolchain) as crew:
            modules = module_figures(copy, whole, library, crew, progress)
            slow = slowest(whole.result.graph, library, crew, progress)[:_SLOWEST]
        leaf, leaf_seconds = change_a_leaf(copy, toolchain, whole.result)
        entries = [entry.id for entry in load(copy.catalog_file).entries]
        checks = throughput(entries, _SEED, progress)
    grown = growth(modules)
    figures = [
        *_of_whole(whole, modules),
        Figure(f"after a change in one leaf ({leaf.rpartition('.')[2]})", leaf_seconds, 5, "s"),
        Figure("verify's proofs, nothing changed", lean_seconds, 1.5, "s"),
        Figure(f"all of verify, nothing changed (exit code {code})", all_seconds, 2, "s"),
        Figure("reading all facts", facts_seconds, 1.5, "s"),
        Figure("the slowest declaration", slow[0].seconds, 3, "s"),
        Figure(f"the slowest module ({spent.slowest_module[0]})", spent.slowest_module[1], 10, "s"),
        Figure("a further module of 150 lines", 150 * marginal(grown), 2.5, "s of CPU"),
    ]
    tables = (
        _modules_table(modules),
        _slow_table(slow),
        _sizes_table(spent.largest(_SLOWEST), spent.proof_terms),
        _growth_table(grown),
        _throughput_table(checks),
        _figures_table(figures),
    )
    for table in tables:
        console.print(table)
    report = {
        "machine": machine(toolchain),
        "figures": [{**asdict(figure), "holds": figure.holds} for figure in figures],
        "modules": [asdict(module) for module in modules],
        "slowest": [asdict(declaration) for declaration in slow],
        "proof_terms": spent.terms,
        "growth": [asdict(each) for each in grown],
        "checks": [
            {**asdict(each), "instances_per_second": each.instances_per_second} for each in checks
        ],
    }
    _write(output, report, console)


def _of_whole(whole: FromNothing, modules: list[ModuleFigures]) -> list[Figure]:
    elaboration = sum(module.elaboration_seconds for module in modules)
    overhead = whole.start_cpu_seconds + sum(module.import_cpu_seconds for module in modules)
    used = whole.cpu_seconds / whole.seconds / whole.jobs
    return [
        Figure(
            f"all {len(modules)} modules from nothing (2 s each and elaboration)",
            whole.seconds,
            2 * len(modules) + elaboration,
            "s",
        ),
        Figure(
            "  start-up and import, of the CPU time", 100 * overhead / whole.cpu_seconds, 30, "%"
        ),
        Figure(f"  {whole.jobs} cores busy", 100 * used, 85, "%", "at least"),
        Figure(f"  peak memory of one of {whole.processes} processes", whole.peak_mib, 3072, "MiB"),
    ]


def _figures_table(figures: list[Figure]) -> Table:
    table = Table(title="targets")
    for title in ("", "measured", "target", ""):
        table.add_column(title, justify="left" if not title else "right")
    for each in figures:
        sign = "≤" if each.bound == "at most" else "≥"
        table.add_row(
            each.what,
            f"{each.measured:.1f} {each.unit}",
            f"{sign} {each.target:g} {each.unit}",
            "holds" if each.holds else "missed",
            style=None if each.holds else "red",
        )
    return table


def _modules_table(modules: list[ModuleFigures]) -> Table:
    table = Table(title="modules")
    table.add_column("module")
    for title in ("lines", "theorems", "import s", "elaboration s", "CPU s", "heap MiB"):
        table.add_column(title, justify="right")
    for each in modules:
        table.add_row(
            each.name,
            str(each.lines),
            str(each.theorems),
            f"{each.import_seconds:.2f}",
            f"{each.elaboration_seconds:.2f}",
            f"{each.cpu_seconds:.2f}",
            str(each.heap_mib),
        )
    table.add_row(
        "all",
        str(sum(each.lines for each in modules)),
        str(sum(each.theorems for each in modules)),
        f"{sum(each.import_seconds for each in modules):.2f}",
        f"{sum(each.elaboration_seconds for each in modules):.2f}",
        f"{sum(each.cpu_seconds for each in modules):.2f}",
        "",
    )
    return table


def _slow_table(slow: list[SlowDeclaration]) -> Table:
    table = Table(title=f"the slowest {len(slow)} declarations (Lean's profiler)")
    table.add_column("declaration")
    table.add_column("place")
    table.add_column("s", justify="right")
    for each in slow:
        place = f"lean/{each.module.replace('.', '/')}.lean:{each.line}"
        table.add_row(each.name, place, f"{each.seconds:.2f}")
    return table


def _sizes_table(largest: list[tuple[str, int]], total: int) -> Table:
    table = Table(title=f"the largest proofs, of {total} terms in all")
    table.add_column("declaration")
    table.add_column("terms", justify="right")
    for name, terms in largest:
        table.add_row(name, str(terms))
    return table


def _growth_table(grown: list[Growth]) -> Table:
    table = Table(title="how the build grows, in import order")
    for title in ("modules", "lines", "theorems", "CPU s", "CPU s per 1000 lines"):
        table.add_column(title, justify="right")
    for each in grown:
        table.add_row(
            str(each.modules),
            str(each.lines),
            str(each.theorems),
            f"{each.cpu_seconds:.1f}",
            f"{each.cpu_seconds_per_1000_lines:.1f}",
        )
    return table


def _throughput_table(checks: list[Throughput]) -> Table:
    table = Table(title="checks, each with its mutants, in one process")
    for title in ("entry", "check", "layer"):
        table.add_column(title)
    for title in ("instances", "s", "instances/s"):
        table.add_column(title, justify="right")
    for each in checks:
        figures = (f"{each.seconds:.2f}", f"{each.instances_per_second:.0f}")
        if each.status != "holds":
            figures = (each.status, "")
        table.add_row(each.entry, each.check, each.layer, str(each.instances), *figures)
    return table


if __name__ == "__main__":
    try:
        main()
    except FundamentalsError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
