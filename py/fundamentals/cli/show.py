"""What `fundamentals list` and `fundamentals show` print."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from fundamentals.catalog import Catalog
from fundamentals.catalog_schema import SECTIONS, Entry
from fundamentals.errors import FundamentalsError
from fundamentals.evidence.results import CheckResult
from fundamentals.evidence.run import Evidence, known_evidence
from fundamentals.lean import toolchain as lean_toolchain
from fundamentals.lean.build import build
from fundamentals.lean.facts import Library
from fundamentals.lean.pins import current
from fundamentals.progress import Progress
from fundamentals.project import Project
from fundamentals.proving import load_library, source_file
from fundamentals.report.table import visible

__all__ = ["print_entry", "print_list"]


def print_list(catalog: Catalog, console: Console) -> None:
    """One line for each entry."""
    width = max((len(entry.id) for entry in catalog.entries), default=0)
    for entry in catalog.entries:
        line = Text.assemble((f"{entry.id:<{width}}", "bold"), f"  {visible(entry.title)}")
        line.append(f"  ({entry.source})", style="dim")
        console.print(line, soft_wrap=True)


def print_entry(
    project: Project,
    catalog: Catalog,
    entry: Entry,
    console: Console,
    *,
    seed: int,
    progress: Progress,
) -> None:
    """All that is known about an entry; where Lean has nothing to say yet, that it has not."""
    page = _Page(console)
    page.title(f"{entry.id}: {entry.title}")
    page.text(f"{entry.source}, {SECTIONS[entry.source.section]}")
    page.section("Statement", [entry.statement, "", *entry.reading.splitlines()])
    page.section(
        "Hypotheses", [_hypothesis(h.what, h.why, h.counterexample) for h in entry.hypotheses]
    )
    try:
        library = _library(project, progress)
    except FundamentalsError as error:
        library = None
        page.section("Lean", [f"nothing is known of the proofs: {error}"])
    _theorems(page, catalog, entry, library)
    evidence = known_evidence([entry.id], folder=project.build_dir / "evidence", seed=seed)
    page.section(f"Evidence (seed {seed})", _evidence(entry, evidence[entry.id]))
    page.section("Errata", [f"printed: {e.printed}\nmeant: {e.meant}" for e in entry.errata])
    if entry.mathlib is not None:
        page.section("Mathlib", [f"{entry.mathlib.name}: {entry.mathlib.differs}"])


class _Page:
    """Headings and indented text."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def title(self, text: str) -> None:
        self._console.print(Text(visible(text), style="bold"), soft_wrap=True)

    def text(self, text: str, indent: int = 0, style: str = "") -> None:
        for line in visible(text).splitlines() or [""]:
            self._console.print(Text(" " * indent + line, style=style), soft_wrap=True)

    def section(self, heading: str, lines: Iterable[str]) -> None:
        """A heading with its lines, or nothing if there are none."""
        found = list(lines)
        if found:
            self._console.print()
            self.title(heading)
            for line in found:
                self.text(line, indent=2)


def _hypothesis(what: str, why: str, counterexample: str | None) -> str:
    shown = f" (shown by {counterexample})" if counterexample else ""
    return f"{what}\n  {why}{shown}"


def _library(project: Project, progress: Progress) -> Library:
    """Facts of what compiles; builds what is not up to date, but installs nothing."""
    toolchain = lean_toolchain.find(project, install_missing=False, progress=progress)
    result = build(project, toolchain=toolchain, progress=progress)
    return load_library(project, result, toolchain)


def _theorems(page: _Page, catalog: Catalog, entry: Entry, library: Library | None) -> None:
    described = [
        *(("Theorem", t.name, t.says) for t in entry.theorems),
        *(("Counterexample", c.name, c.shows) for c in entry.counterexamples),
    ]
    owners = {name: e.id for e in catalog.entries for _, name in e.declarations()}
    known = [name for _, name, _ in described if library and name in library.declarations]
    statements = current(library, known, cache_dir=None).statements if library else {}
    for kind, name, says in described:
        if library is None or name not in library.declarations:
            missing = [] if library is None else ["not in what compiles: `fundamentals lean build`"]
            page.section(f"{kind} {name}", [says, *missing])
            continue
        declaration = library[name]
        place = f"{source_file(declaration.module)}:{declaration.line}"
        axioms = ", ".join(sorted(library.axioms(name))) or "none"
        page.section(
            f"{kind} {name}",
            [
                says,
                statements[name].statement,
                f"file: {place}",
                f"axioms: {axioms}",
                *_names("the statement rests on", library.rests_on(name), owners, entry),
                *_names("uses", library.uses(name), owners, entry),
                *_names("used by", library.used_by(name), owners, entry),
            ],
        )


def _names(heading: str, names: Iterable[str], owners: dict[str, str], entry: Entry) -> list[str]:
    shown = []
    for name in names:
        owner = owners.get(name)
        own = name.removeprefix("Fundamentals.")
        shown.append(f"{own} [{owner}]" if owner not in (None, entry.id) else own)
    return [f"{heading}: {', '.join(shown)}"] if shown else []


def _evidence(entry: Entry, evidence: Evidence) -> list[str]:
    if evidence.error is not None:
        return [evidence.error]
    if not evidence.outcomes:
        return [f"not known yet: `fundamentals verify {entry.id}` finds out"]
    return [_check(outcome.result) for outcome in evidence.outcomes]


def _check(result: CheckResult) -> str:
    figures = [f"{result.status}", f"{result.instances} instances"]
    if result.radius is not None:
        figures.append(f"± {result.radius:.0e}")
    figures.extend(
        f"mutant {m.name!r} {'refuted' if m.refuted else 'survived'}" for m in result.mutants
    )
    return f"{result.layer}: {result.says}\n  {result.name}: {', '.join(figures)}"
