"""Verifying the catalog: every layer of every entry, into one result."""

import shlex
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fundamentals import __version__
from fundamentals.base.beside import Beside
from fundamentals.base.errors import SetupError, UsageError
from fundamentals.base.kept import forget
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import Project
from fundamentals.catalog.loading import Catalog, load
from fundamentals.catalog.schema import Entry
from fundamentals.evidence.core import LAYERS, Layer
from fundamentals.evidence.engine.cache import library_versions
from fundamentals.evidence.engine.pool import Pool
from fundamentals.evidence.engine.results import CheckResult
from fundamentals.evidence.engine.run import ENTRIES, Evidence, evidence_modules, run_evidence
from fundamentals.verification.model import (
    CATALOG_LAYERS,
    EntryResult,
    EvidenceLayer,
    LayerName,
    LayerStatus,
    Problem,
    RunInfo,
    RunResult,
    Summary,
)

if TYPE_CHECKING:
    from fundamentals.verification.proving import Proofs
    from fundamentals.verification.rechecking import Rechecked

__all__ = [
    "DEFAULT_SEED",
    "check_program",
    "check_seed",
    "check_something",
    "open_catalog",
    "verify",
]

DEFAULT_SEED = 0
_LAST_SEED = 2**63 - 1


def open_catalog(project: Project) -> Catalog:
    """The project's catalog, checked against the evidence that there is.

    Raises:
        CatalogError: every problem, one line each.
    """
    return load(project.catalog_file, evidence=evidence_modules())


def check_seed(seed: int) -> None:
    """Make sure that a seed is one.

    Raises:
        UsageError: it is not.
    """
    if not 0 <= seed <= _LAST_SEED:
        raise UsageError(f"--seed must be between 0 and {_LAST_SEED}, not {seed}")


def check_program(project: Project) -> None:
    """Make sure that this program is the project's own, and that all its files lie in it.

    Raises:
        UsageError: they do not.
    """
    here, own = Path(__file__).parents[1], project.root / "py" / "fundamentals"
    if here.resolve() != own.resolve():
        raise UsageError(
            f"this program is {here}, and the project's own is {own}: run "
            f"{project.root / '.venv/bin/fundamentals'} (`make setup` makes it)"
        )
    for path in project.links():
        raise UsageError(
            f"{path} is a link, or lies behind one: version control does not hold what it leads "
            "to, so put the file itself there"
        )


def verify(
    project: Project,
    *,
    identifiers: Sequence[str] = (),
    layers: Sequence[LayerName] = CATALOG_LAYERS,
    seed: int = DEFAULT_SEED,
    jobs: int | None = None,
    progress: Progress | None = None,
    from_nothing: bool = False,
) -> RunResult:
    """Check entries in the layers asked for.

    Args:
        project: whose catalog.
        identifiers: entries; all when empty.
        layers: kinds of evidence.
        seed: determines the random instances.
        jobs: how many Lean processes at once, and how many that run checks, which give way to
            them; by default as the machine allows.
        progress: hears where the work is.
        from_nothing: remove first what earlier runs left in these layers, and believe none of it.

    Returns:
        The result; what does not hold is in it, not raised.

    Raises:
        UsageError: an id, the seed or the number of jobs makes no sense.
        CatalogError: the catalog or the pins file is broken.
        SetupError: the machine lacks something.
        OleanError: a compiled file cannot be read.
    """
    check_program(project)
    check_seed(seed)
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs must be at least 1, not {jobs}")
    progress = progress or Silent()
    catalog = open_catalog(project)
    entries = catalog.select(identifiers)
    asked = tuple(name for name in CATALOG_LAYERS if name in layers)
    begin = time.perf_counter()
    seconds: dict[str, float] = {}
    sources = project.digest()

    wanted = [layer for layer in LAYERS if layer in asked]
    with Pool(jobs) as pool:  # its processes end here, whatever happens
        checking = None
        if wanted:
            checking = Beside(
                lambda: _checked(
                    project, entries, wanted, seed, pool, progress.beside(), from_nothing
                )
            )
        proofs = rechecking = None
        if "proved" in asked or "rechecked" in asked:
            from fundamentals.verification import proving

            proofs = proving.prove(
                project, catalog, jobs=jobs, progress=progress, from_nothing=from_nothing
            )
            seconds["proved"] = time.perf_counter() - begin
        if proofs is not None and "rechecked" in asked:
            from fundamentals.verification.rechecking import Rechecking

            rechecking = Rechecking(
                project, catalog, proofs, whole=not identifiers, from_nothing=from_nothing
            )
        problems = list(proofs.problems) if proofs is not None and "proved" in asked else []
        evidence: dict[str, Evidence] = {}
        if checking is not None:
            failed, evidence = checking.result()
            problems += failed
            seconds["evidence"] = checking.seconds
    rechecked = None
    if rechecking is not None:
        rechecked = rechecking.result(progress, alone="proved" not in asked)
        problems += rechecked.problems
        seconds["rechecked"] = rechecking.seconds
    results = tuple(
        _entry_result(
            project,
            catalog,
            entry,
            asked,
            proofs if "proved" in asked else None,
            rechecked,
            evidence.get(entry.id),
        )
        for entry in entries
    )
    everything = [*problems, *(p for result in results for p in result.problems)]
    return RunResult(
        version=__version__,
        versions=library_versions(),
        toolchain=proofs.toolchain if proofs is not None else None,
        seed=seed,
        layers=asked,
        sources=sources,
        ok=not everything,
        exit_code=_exit_code(everything),
        summary=_summary(results),
        entries=results,
        challenge=rechecked.challenge if rechecked is not None else (),
        problems=tuple(problems),
        run=_run_info(
            {**seconds, "total": time.perf_counter() - begin},
            proofs,
            rechecked,
            evidence,
            from_nothing=from_nothing,
        ),
    )


def check_something(result: RunResult) -> None:
    """Make sure that a run without a failure looked at something.

    Raises:
        SetupError: software is missing without which there was nothing to observe.
        UsageError: no entry claims anything of the kinds that were asked for.
    """
    found = [getattr(entry, layer) for entry in result.entries for layer in result.layers]
    if not result.ok or not found or any(record.status == "holds" for record in found):
        return
    kinds = " or ".join(result.layers)
    missing = {
        package
        for record in found
        if isinstance(record, EvidenceLayer)
        for check in record.checks
        for package, version in check.packages.items()
        if version is None
    }
    if missing:
        raise SetupError(
            f"nothing was checked: {' and '.join(sorted(missing))} not installed; install what is "
            "missing (`make frameworks` brings jax and torch), or ask for another layer"
        )
    asked = ", ".join(entry.id for entry in result.entries)
    raise UsageError(
        f"nothing was checked: {asked}: nothing {kinds} is claimed; ask for another layer"
    )


def _exit_code(problems: Sequence[Problem]) -> int:
    if any(problem.layer == "catalog" for problem in problems):
        return 2
    return 1 if problems else 0


def _checked(
    project: Project,
    entries: Sequence[Entry],
    layers: Sequence[Layer],
    seed: int,
    pool: Pool,
    progress: Progress,
    from_nothing: bool,
) -> tuple[list[Problem], dict[str, Evidence]]:
    """The evidence of entries, and what is wrong with what judges it."""
    folder = project.build_dir / "evidence"
    if from_nothing:
        forget(folder)
    problems = _controls(seed, layers[0])
    names = [entry.id for entry in entries]
    found = run_evidence(
        names, folder=folder, seed=seed, layers=layers, pool=pool, progress=progress
    )
    return problems, found


def _controls(seed: int, layer: Layer) -> list[Problem]:
    """Whether the harness finds out checks that are wrong on purpose; looked at in every run."""
    from fundamentals.evidence.engine import controls

    return [
        Problem(
            layer=layer,
            subject="controls",
            rule="control",
            message=f"no evidence can be trusted: {failure}",
            file=_relative(Path(controls.__file__)),
        )
        for failure in controls.failed_controls(seed=seed)
    ]


def _entry_result(
    project: Project,
    catalog: Catalog,
    entry: Entry,
    asked: Sequence[LayerName],
    proofs: "Proofs | None",
    rechecked: "Rechecked | None",
    evidence: Evidence | None,
) -> EntryResult:
    problems: list[Problem] = []
    proved = None
    if proofs is not None:
        proved, found = proofs.layer(catalog, entry)
        problems += found
    again = None
    if rechecked is not None:
        again, found = rechecked.layer(entry)
        problems += found
    layers: dict[Layer, EvidenceLayer | None] = dict.fromkeys(LAYERS)
    if evidence is not None:
        reporter = _Evidence(project, entry, evidence)
        for layer in LAYERS:
            if layer in asked:
                layers[layer], found = reporter.layer(layer)
                problems += found
        problems += reporter.whole(asked)
        problems += _missing_checks(catalog, entry, evidence)
    return EntryResult(
        id=entry.id,
        title=entry.title,
        chapter=entry.chapter,
        source=str(entry.source),
        ok=not problems,
        proved=proved,
        rechecked=again,
        derived=layers["derived"],
        enclosed=layers["enclosed"],
        observed=layers["observed"],
        problems=tuple(problems),
    )


def _missing_checks(catalog: Catalog, entry: Entry, evidence: Evidence) -> list[Problem]:
    """The checks by which sentences of the entry are carried, and which do not exist."""
    if evidence.error is not None:
        return []
    missing = {
        (path, name): None
        for path, texts, _ in entry.prose()
        for text in texts
        for name in text.checks
        if name not in evidence.checks
    }
    problems = []
    for path, name in missing:
        line, key = catalog.place(entry, path)
        problems.append(
            Problem(
                layer="catalog",
                subject=key,
                rule="carrier",
                message=f"the entry's evidence has no check {name}",
                file=catalog.file,
                line=line,
            )
        )
    return problems


class _Evidence:
    """An entry's evidence as records and problems."""

    def __init__(self, project: Project, entry: Entry, evidence: Evidence) -> None:
        self._entry, self._evidence = entry, evidence
        own = Path(sys.prefix) == project.root / ".venv"
        self._python = ".venv/bin/python" if own else "python"
        self._file = None if evidence.file is None else _relative(evidence.file, project.root)

    def layer(self, layer: Layer) -> tuple[EvidenceLayer, list[Problem]]:
        checks = tuple(o.result for o in self._evidence.outcomes if o.result.layer == layer)
        problems = [self._failure(layer, check) for check in checks if not check.ok]
        if not checks and self._evidence.error is None and self._needed(layer):
            problems.append(self._problem(layer, "no-evidence", f"there is no {layer} check"))
        radii = [check.radius for check in checks if check.radius is not None]
        record = EvidenceLayer(
            status=self._status(layer, checks, problems),
            checks=checks,
            instances=sum(check.instances for check in checks),
            radius=max(radii, default=None),
            ulps=max((check.ulps for check in checks if check.ulps is not None), default=None),
            mutants=sum(len(check.mutants) for check in checks),
            mutants_refuted=sum(m.refuted for check in checks for m in check.mutants),
        )
        return record, problems

    def whole(self, asked: Sequence[LayerName]) -> list[Problem]:
        """What concerns the module as such."""
        first = next(layer for layer in LAYERS if layer in asked)
        if self._evidence.error is not None:
            return [self._problem(first, "broken-evidence", self._evidence.error)]
        if "observed" not in asked:
            return []
        observed = {p for o in self._evidence.outcomes for p in o.result.packages}
        claimed = set(self._entry.software)
        return [
            self._problem("observed", "software", f"{package} is {where}")
            for packages, where in (
                (claimed - observed, "claimed by the catalog, but no check observes it"),
                (observed - claimed, "observed by a check, but the catalog does not list it"),
            )
            for package in sorted(packages)
        ]

    def _needed(self, layer: Layer) -> bool:
        return layer != "observed" or bool(self._entry.software)

    def _status(
        self, layer: Layer, checks: Sequence[CheckResult], problems: Sequence[Problem]
    ) -> LayerStatus:
        if problems or (self._evidence.error is not None and self._needed(layer)):
            return "fails"
        if not checks:
            return "not claimed"
        held = any(check.status == "holds" for check in checks)
        return "holds" if held else "not observed"

    def _failure(self, layer: Layer, check: CheckResult) -> Problem:
        return Problem(
            layer=layer,
            subject=check.name,
            rule=check.status.replace(" ", "-"),
            message=f"{check.says} {check.reason}",
            file=self._file,
            line=check.line,
            again=None if check.call is None else f"{self._python} -c {shlex.quote(check.call)}",
        )

    def _problem(self, layer: Layer, rule: str, message: str) -> Problem:
        return Problem(
            layer=layer,
            subject=f"{ENTRIES}.{self._entry.module}",
            rule=rule,
            message=message,
            file=self._file,
        )


def _relative(file: Path, root: Path | None = None) -> str:
    """A file as seen from the project, if it lies there."""
    if root is not None and file.is_relative_to(root):
        return file.relative_to(root).as_posix()
    return file.as_posix()


def _summary(results: Sequence[EntryResult]) -> Summary:
    layers = [
        layer
        for result in results
        for layer in (result.derived, result.enclosed, result.observed)
        if layer is not None
    ]
    holding = {
        theorem.name
        for result in results
        if result.proved is not None
        for theorem in result.proved.theorems
        if theorem.holds
    }
    return Summary(
        entries=len(results),
        holding=sum(result.ok for result in results),
        theorems=len(holding),
        instances=sum(layer.instances for layer in layers),
        mutants_refuted=sum(layer.mutants_refuted for layer in layers),
    )


def _run_info(
    seconds: dict[str, float],
    proofs: "Proofs | None",
    rechecked: "Rechecked | None",
    evidence: dict[str, Evidence],
    *,
    from_nothing: bool,
) -> RunInfo:
    outcomes = {
        f"{entry}/{outcome.result.name}": outcome
        for entry, found in evidence.items()
        for outcome in found.outcomes
    }
    return RunInfo(
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds={name: round(each, 3) for name, each in seconds.items()},
        lean=proofs.summary if proofs is not None else None,
        from_nothing=from_nothing,
        reused_modules=proofs.reused if proofs is not None else (),
        reused_core=proofs is not None and proofs.core_recalled,
        reused_recheck=bool(rechecked and rechecked.found and rechecked.found.recalled),
        reused_challenge=bool(rechecked and rechecked.challenge_recalled),
        reused=tuple(name for name, outcome in outcomes.items() if outcome.cached),
        check_seconds={n: round(o.seconds, 3) for n, o in outcomes.items() if not o.cached},
    )
