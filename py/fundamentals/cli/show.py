"""What `fundamentals list` and `fundamentals show` print."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from fundamentals.base.errors import FundamentalsError, UsageError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.catalog.loading import Catalog
from fundamentals.catalog.schema import SECTIONS, ElsewhereName, Entry, Erratum, MathlibName
from fundamentals.catalog.sentences import plain
from fundamentals.evidence.engine.results import CheckResult
from fundamentals.evidence.engine.run import Evidence, known_evidence
from fundamentals.lean.building.build import build
from fundamentals.lean.building.built import load_library
from fundamentals.lean.declarations.facts import Declaration, Library
from fundamentals.lean.sources.modules import source_file
from fundamentals.lean.sources.source import signature_source
from fundamentals.lean.statements.pins import current
from fundamentals.lean.toolchain import finding as lean_toolchain
from fundamentals.report.table import counted, visible

__all__ = ["print_entry", "print_list"]

_SHORT = 12
_WIDTH = 100


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
    full: bool,
    progress: Progress,
) -> None:
    """All that is known about an entry; where Lean has nothing to say yet, that it has not."""
    page = _Page(console)
    page.title(f"{entry.id}: {entry.title}")
    page.text(f"{entry.source}, {SECTIONS[entry.source.section]}")
    page.section("Statement", [entry.statement, "", *_lines(entry.reading)])
    page.section(
        "Hypotheses", [_hypothesis(h.what, h.why, h.counterexample) for h in entry.hypotheses]
    )
    try:
        library = _library(project, progress)
    except FundamentalsError as error:
        library = None
        page.section("Lean", [f"nothing is known of the proofs: {error}"])
    _theorems(page, project, catalog, entry, library, full=full)
    evidence = known_evidence([entry.id], folder=project.build_dir / "evidence", seed=seed)
    page.section(f"Evidence (seed {seed})", _evidence(entry, evidence[entry.id]))
    page.section("Errata", [_erratum(e) for e in entry.errata])
    page.section("Elsewhere", _elsewhere(entry))


def _lines(text: str) -> list[str]:
    """A text without its marks, which leave short lines behind."""
    return textwrap.wrap(plain(text), width=_WIDTH)


def _erratum(erratum: Erratum) -> str:
    refuted = "" if erratum.refutation is None else f"\nrefuted by: {erratum.refutation}"
    return f"printed: {erratum.printed}\nmeant: {plain(erratum.meant)}{refuted}"


def _elsewhere(entry: Entry) -> list[str]:
    found = [] if entry.mathlib is None else [_near("Mathlib", entry.mathlib)]
    return found + [_near(each.system, each) for each in entry.elsewhere]


def _near(system: str, near: MathlibName | ElsewhereName) -> str:
    return f"{system}: {near.name}" + (f"\n  {plain(near.differs)}" if near.differs else "")


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
    return f"{what}\n  {plain(why)}{shown}"


def _library(project: Project, progress: Progress) -> Library:
    """Facts of what compiles; builds what is not up to date, but installs nothing."""
    toolchain = lean_toolchain.find(project, install_missing=False, progress=progress)
    result = build(project, toolchain=toolchain, progress=progress)
    return load_library(project, result, toolchain)


def _theorems(
    page: _Page,
    project: Project,
    catalog: Catalog,
    entry: Entry,
    library: Library | None,
    *,
    full: bool,
) -> None:
    described = [
        *(("Theorem", t.name, plain(t.says)) for t in entry.theorems),
        *(("Counterexample", c.name, plain(c.shows)) for c in entry.counterexamples),
    ]
    owners = {name: e.id for e in catalog.entries for _, name in e.declarations()}
    listing = _Listing(owners, entry, None if full else _SHORT)
    known = [name for _, name, _ in described if library and name in library.declarations]
    statements = current(library, known).statements if library and full else {}
    for kind, name, says in described:
        if library is None or name not in library.declarations:
            missing = [] if library is None else ["not in what compiles: `fundamentals lean build`"]
            page.section(f"{kind} {name}", [says, *missing])
            continue
        declaration = library[name]
        place = f"{source_file(declaration.module)}:{declaration.line}"
        page.section(
            f"{kind} {name}",
            [
                says,
                "",
                *_signature(project, declaration),
                "",
                f"file: {place}",
                f"axioms: {_axioms(library, name)}",
                *_names("the statement rests on", library.rests_on(name), listing),
                *_names("uses", library.uses(name), listing),
                *_names("used by", library.used_by(name), listing),
                *([f"in full: {statements[name].statement}"] if full else []),
            ],
        )


def _axioms(library: Library, name: str) -> str:
    found = ", ".join(sorted(library.axioms(name))) or "none"
    if library.depth == "toolchain":
        return found
    return f"{found} (named by the library's own proofs; those of Lean's library are not followed)"


def _signature(project: Project, declaration: Declaration) -> list[str]:
    """The statement as its source writes it; for reading only."""
    try:
        return signature_source(project.lean_dir, declaration).splitlines()
    except UsageError:  # Lean made it up, or the source is gone
        return []


@dataclass(frozen=True)
class _Listing:
    """How declarations are listed: nearest first, those of other entries with the entry."""

    owners: Mapping[str, str]
    entry: Entry
    limit: int | None

    def show(self, name: str) -> str:
        owner, own = self.owners.get(name), name.removeprefix("Fundamentals.")
        return f"{own} [{owner}]" if owner not in (None, self.entry.id) else own


def _names(heading: str, names: Sequence[str], listing: _Listing) -> list[str]:
    """One line; in short, instances and what is far away are counted only."""
    wanted = list(reversed(names))
    if listing.limit is not None:
        nearest = [n for n in wanted if not n.rpartition(".")[2].startswith("inst")]
        wanted = nearest[: listing.limit]
    if not names:
        return []
    shown = [listing.show(name) for name in wanted]
    if left := len(names) - len(wanted):
        shown.append(f"and {left} more (--full)")
    return [f"{heading}: {', '.join(shown)}"]


def _evidence(entry: Entry, evidence: Evidence) -> list[str]:
    if evidence.error is not None:
        return [evidence.error]
    if not evidence.outcomes:
        return [f"not known yet: `fundamentals verify {entry.id}` finds out"]
    return [_check(outcome.result) for outcome in evidence.outcomes]


def _check(result: CheckResult) -> str:
    figures = [f"{result.status}", counted(result.instances, "instance")]
    if result.radius is not None:
        figures.append(f"± {result.radius:.0e}")
    if result.ulps is not None:
        figures.append(f"errors ≤ {result.ulps:.2g} units in the last place")
    figures.extend(
        f"mutant {m.name!r} {'refuted' if m.refuted else 'survived'}" for m in result.mutants
    )
    return f"{result.layer}: {result.says}\n  {result.name}: {', '.join(figures)}"
