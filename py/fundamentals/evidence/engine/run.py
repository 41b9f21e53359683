"""Running the evidence of entries: in parallel, reusing what is known, keeping what is finished."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fundamentals.base.progress import Progress, Silent
from fundamentals.evidence.core import LAYERS, Layer
from fundamentals.evidence.engine.admission import Admission
from fundamentals.evidence.engine.cache import Cache, Listing, Sources
from fundamentals.evidence.engine.pool import Pool, Reply, Request
from fundamentals.evidence.engine.results import CheckResult

__all__ = ["ENTRIES", "Evidence", "Outcome", "evidence_modules", "known_evidence", "run_evidence"]

ENTRIES = "fundamentals.evidence.entries"
"""The package with one module for each entry."""

_IMPORTS, _ADMITTED = "imports.json", "admitted.json"  # beside the results


@dataclass(frozen=True)
class Outcome:
    """The result of a check.

    Attributes:
        result: what came out.
        cached: it was reused.
        seconds: how long it took in this run.
    """

    result: CheckResult
    cached: bool
    seconds: float


@dataclass
class Evidence:
    """The evidence of one entry.

    Attributes:
        entry: the entry.
        outcomes: one for each check that was asked for, in the order of the module.
        error: why the module could not be used.
        file: the module's source.
        checks: the names of all its checks.
    """

    entry: str
    outcomes: list[Outcome] = field(default_factory=list)
    error: str | None = None
    file: Path | None = None
    checks: frozenset[str] = frozenset()


def evidence_modules() -> dict[str, Path]:
    """The modules of evidence that there are, by name."""
    init = Sources().path(ENTRIES)
    files = sorted(init.parent.glob("*.py")) if init is not None else []
    return {file.stem: file for file in files if file.name != "__init__.py"}


def run_evidence(
    entries: Sequence[str],
    *,
    folder: Path,
    seed: int,
    layers: Sequence[Layer] = LAYERS,
    pool: Pool,
    progress: Progress | None = None,
    package: str = ENTRIES,
    sources: Sources | None = None,
) -> dict[str, Evidence]:
    """Run the checks of `entries`.

    Args:
        entries: ids; each has a module in `package`, hyphens written as underscores.
        folder: where results are kept.
        seed: determines the instances.
        layers: the kinds of evidence wanted.
        pool: the processes that run them.
        progress: hears of every check.
        package: where the modules are.
        sources: how to find source files.

    Returns:
        The evidence of each entry. A failing check is a result, not an exception.
    """
    sources = sources or Sources(kept=folder / _IMPORTS)
    run = _Run(Cache(folder, sources), seed, layers, progress or Silent(), package)
    run.recall(entries, sources, folder / _ADMITTED)
    run.list_checks(pool)
    run.run_checks(pool)
    return run.collect(entries)


def known_evidence(entries: Sequence[str], *, folder: Path, seed: int) -> dict[str, Evidence]:
    """What earlier runs over the same content have left; nothing is run."""
    sources = Sources(kept=folder / _IMPORTS)
    run = _Run(Cache(folder, sources), seed, LAYERS, Silent(), ENTRIES)
    run.recall(entries, sources, folder / _ADMITTED)
    return run.collect(entries)


class _Run:
    """What is known so far, module by module."""

    def __init__(
        self, cache: Cache, seed: int, layers: Sequence[Layer], progress: Progress, package: str
    ) -> None:
        self._cache, self._seed, self._layers = cache, seed, layers
        self._progress, self._package = progress, package
        self._checks: dict[str, tuple[Listing, ...]] = {}
        self._outcomes: dict[str, dict[str, Outcome]] = {}
        self._errors: dict[str, str] = {}
        self._files: dict[str, Path] = {}
        self._unlisted: list[str] = []

    def _module(self, entry: str) -> str:
        return f"{self._package}.{entry.replace('-', '_')}"

    def recall(self, entries: Sequence[str], sources: Sources, admitted: Path) -> None:
        """Look up what is kept."""
        admission = Admission(ENTRIES, admitted)
        for entry in entries:
            module = self._module(entry)
            if (file := sources.path(module)) is None:
                self._errors[module] = (
                    f"no evidence: there is no module {module}; write one with its checks"
                )
                continue
            self._files[module] = file
            if self._package == ENTRIES and (refused := admission.refusals(file)):
                self._errors[module] = "; ".join(refused)
                continue
            checks, results = self._cache.load(module, self._seed)
            self._outcomes[module] = {n: Outcome(r, True, 0.0) for n, r in results.items()}
            if checks is None:
                self._unlisted.append(module)
            else:
                self._checks[module] = checks
        sources.save()
        admission.save()

    def list_checks(self, pool: Pool) -> None:
        """Ask modules that are new or changed what they offer."""
        for request, reply in pool.run([Request(module) for module in self._unlisted]):
            problem = reply.content.get("error") or _died(reply, "listing its checks")
            if problem is not None:
                self._errors[request.module] = problem
            else:
                self._checks[request.module] = tuple(
                    Listing.model_validate(found) for found in reply.content["checks"]
                )

    def run_checks(self, pool: Pool) -> None:
        """Run what is wanted and not known, and keep each result as it comes."""
        wanted = [
            Request(module, listing.name, self._seed)
            for module, checks in self._checks.items()
            for listing in checks
            if listing.layer in self._layers and listing.name not in self._outcomes[module]
        ]
        if not wanted:
            return
        self._progress.start("checking evidence", len(wanted))
        try:
            for request, reply in pool.run(wanted, waiting_for=self._still):
                self._record(request, reply)
        finally:
            self._progress.finish()

    def _still(self, requests: list[Request]) -> None:
        names = [f"{r.module.rpartition('.')[2].replace('_', '-')}: {r.check}" for r in requests]
        self._progress.note(f"still checking {', '.join(names)}")

    def _record(self, request: Request, reply: Reply) -> None:
        module = request.module
        listing = next(c for c in self._checks[module] if c.name == request.check)
        problem = reply.content.get("error") or _died(reply, "running it")
        if problem is None:
            result = CheckResult.model_validate(reply.content["result"])
        else:
            result = self._lost(module, listing, problem)
        self._outcomes[module][listing.name] = Outcome(result, False, reply.seconds)
        known = [outcome.result for outcome in self._outcomes[module].values()]
        self._cache.save(module, self._seed, self._checks[module], known)
        self._progress.step(f"{result.entry}: {result.name} {result.status}")

    def _lost(self, module: str, listing: Listing, problem: str) -> CheckResult:
        return CheckResult(
            entry=module.rpartition(".")[2].replace("_", "-"),
            name=listing.name,
            says=listing.says,
            layer=listing.layer,
            line=listing.line,
            status="error",
            reason=problem,
            call=None,
            seed=self._seed,
            instances=0,
            radius=None,
            mutants=(),
            packages={},
        )

    def collect(self, entries: Sequence[str]) -> dict[str, Evidence]:
        """Everything, in the order asked for."""
        return {entry: self._evidence(entry) for entry in entries}

    def _evidence(self, entry: str) -> Evidence:
        module = self._module(entry)
        known = self._outcomes.get(module, {})
        outcomes = [
            known[c.name]
            for c in self._checks.get(module, ())
            if c.layer in self._layers and c.name in known
        ]
        names = frozenset(c.name for c in self._checks.get(module, ()))
        error, file = self._errors.get(module), self._files.get(module)
        return Evidence(entry, outcomes, error, file, names)


def _died(reply: Reply, doing: str) -> str | None:
    return None if reply.death is None else f"the process died {doing} ({reply.death})"
