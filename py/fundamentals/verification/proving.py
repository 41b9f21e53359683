"""The layer of proofs: build the library, read what was compiled, audit what the catalog claims."""

from dataclasses import dataclass, field
from pathlib import Path

from fundamentals.base.kept import forget
from fundamentals.base.problem import Problem
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.catalog.loading import Catalog
from fundamentals.catalog.schema import Entry
from fundamentals.catalog.sentences import plain
from fundamentals.lean.building.build import BuildResult, build
from fundamentals.lean.building.built import core_facts_dir, facts_dir, load_library
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.sources.lint import lint_sources
from fundamentals.lean.sources.modules import source_file
from fundamentals.lean.statements.audit import audit
from fundamentals.lean.statements.extensions import check as check_extensions
from fundamentals.lean.statements.neighbours import check as check_neighbours
from fundamentals.lean.statements.pins import compare, is_as_written, read_pins
from fundamentals.lean.toolchain import finding as lean_toolchain
from fundamentals.verification import model

__all__ = ["Proofs", "prove"]


_NAMESPACE = "Fundamentals"


@dataclass(frozen=True)
class Proofs:
    """What is known of the library after a build.

    Attributes:
        toolchain: the Lean that was used.
        lean: the same, to use it again.
        olean_dirs: where the compiled files are.
        library: facts of all that compiled.
        complete: everything compiled.
        summary: what the build did, in one line.
        reused: modules that an earlier run compiled.
        core_recalled: the list of Lean's own constants was kept by an earlier run.
        problems: of the library, by no entry's fault.
        by_name: what the audit has against declarations.
    """

    toolchain: model.Toolchain
    lean: lean_toolchain.Toolchain
    olean_dirs: tuple[Path, ...]
    library: Library
    complete: bool
    summary: str
    reused: tuple[str, ...]
    core_recalled: bool
    problems: tuple[model.Problem, ...]
    by_name: dict[str, list[Problem]] = field(default_factory=dict)

    def layer(
        self, catalog: Catalog, entry: Entry
    ) -> tuple[model.ProvedLayer, list[model.Problem]]:
        """The layer's record of an entry, with what fails in it."""
        problems: list[model.Problem] = []
        seen: set[str] = set()
        theorems = []
        for path, name in entry.declarations():
            if name in seen:
                continue
            seen.add(name)
            found = [self._problem(catalog, entry, path, p) for p in self.by_name.get(name, ())]
            problems += found
            theorems.append(self._theorem(entry, path, name, holds=not found))
        problems += self._carriers(catalog, entry)
        status: model.LayerStatus = "fails" if problems else "holds"
        return model.ProvedLayer(status=status, theorems=tuple(theorems)), problems

    def _carriers(self, catalog: Catalog, entry: Entry) -> list[model.Problem]:
        """What is wrong with the declarations by which sentences of the entry are carried.

        A theorem that carries a sentence is audited and pinned, so some entry must claim it; a
        definition is what the statements that rest on it are pinned with.
        """
        claimed = set(catalog.declarations())
        problems = []
        for path, name in entry.carriers():
            declaration = self.library.declarations.get(name)
            if name in claimed or (declaration is None and not self.complete):
                continue
            if declaration is None or declaration.is_private:
                message = f"{name}: there is no declaration of this name"
            elif declaration.kind not in ("theorem", "axiom"):
                continue
            else:
                message = f"{name} carries a sentence, but no entry claims it: add it to `theorems`"
            line, key = catalog.place(entry, path)
            problems.append(
                model.Problem(
                    layer="catalog",
                    subject=key,
                    rule="carrier",
                    message=message,
                    file=catalog.file,
                    line=line,
                )
            )
        return problems

    def _theorem(
        self, entry: Entry, path: tuple[str | int, ...], name: str, *, holds: bool
    ) -> model.ProvedTheorem:
        declaration = self.library.declarations.get(name)
        is_theorem, index = path[0] == "theorems", int(path[1])
        says = entry.theorems[index].says if is_theorem else entry.counterexamples[index].shows
        says = plain(says)
        return model.ProvedTheorem(
            name=name,
            says=says,
            role="theorem" if is_theorem else "counterexample",
            holds=holds,
            file=source_file(declaration.module) if declaration else None,
            line=declaration.line if declaration else None,
            axioms=tuple(sorted(self.library.axioms(name))) if declaration else None,
        )

    def _problem(
        self, catalog: Catalog, entry: Entry, path: tuple[str | int, ...], problem: Problem
    ) -> model.Problem:
        """A finding of the audit, with its place in the library or, if it is not there, here."""
        line, key = catalog.place(entry, path)
        if problem.rule == "missing" and self.complete:
            return model.Problem(
                layer="catalog",
                subject=key,
                rule=problem.rule,
                message=f"{problem.subject}: {problem.message}",
                file=catalog.file,
                line=line,
            )
        if problem.rule == "missing":
            message = "no file that compiled declares it; see what Lean has against the library"
            return model.Problem(
                layer="proved", subject=problem.subject, rule="not-built", message=message
            )
        declaration = self.library.declarations[problem.subject]
        return model.Problem(
            layer="proved",
            subject=problem.subject,
            rule=problem.rule,
            message=problem.message,
            file=source_file(declaration.module),
            line=declaration.line,
            column=declaration.column,
        )


def prove(
    project: Project,
    catalog: Catalog,
    *,
    jobs: int | None,
    progress: Progress,
    from_nothing: bool = False,
) -> Proofs:
    """Build the library, lint its sources, and audit every declaration that the catalog names.

    Args:
        project: whose library.
        catalog: what is claimed.
        jobs: how many Lean processes at once.
        progress: hears of what is compiled.
        from_nothing: remove first whatever earlier runs left of this library and of Lean's own.

    Raises:
        SetupError: there is no Lean to be had, or no room.
        OleanError: a compiled file cannot be read.
        CatalogError: the pins file is damaged.
    """
    pins = read_pins(project.pins_file)
    toolchain = lean_toolchain.find(project, progress=progress)
    if from_nothing:
        forget(facts_dir(project))
        forget(core_facts_dir())
    result = build(
        project, toolchain=toolchain, jobs=jobs, progress=progress, from_nothing=from_nothing
    )
    library = load_library(project, result, toolchain)
    names = catalog.declarations()
    by_name: dict[str, list[Problem]] = {}
    for problem in audit(library, names, pins, cache_dir=facts_dir(project)):
        by_name.setdefault(problem.subject, []).append(problem)
    changes = compare(library, names, pins, cache_dir=facts_dir(project))
    removed = (change.name for change in changes if change.kind == "removed")
    reworded = not changes and not is_as_written(
        library, names, project.pins_file, cache_dir=facts_dir(project)
    )
    return Proofs(
        toolchain=model.Toolchain(
            kind=toolchain.kind,
            version=toolchain.version,
            identity=toolchain.identity,
            axioms_followed=library.depth,
            programs=tuple(
                model.Program(
                    name=program.name,
                    version=program.version,
                    sha256=program.sha256,
                    pinned=program.pinned,
                    path=None if program.pinned else str(program.path),
                )
                for program in toolchain.programs
            ),
        ),
        lean=toolchain,
        olean_dirs=tuple(result.olean_dirs),
        library=library,
        complete=result.ok,
        summary=result.summary(),
        reused=result.reused,
        core_recalled=library.core.recalled,
        problems=(
            *_refusals(result),
            *(_finding(problem) for problem in lint_sources(project, cache_dir=facts_dir(project))),
            *(_finding(problem) for problem in check_extensions(library)),
            *(_finding(problem) for problem in check_neighbours(library, _NAMESPACE)),
            *(_no_longer_claimed(project, name) for name in removed),
            *([_reworded(project)] if reworded and result.ok else []),
        ),
        by_name=by_name,
    )


def _refusals(result: BuildResult) -> list[model.Problem]:
    """What Lean says against the modules that did not compile."""
    found = []
    for outcome in result.modules.values():
        if outcome.ok:
            continue
        if not outcome.messages:
            reason = f"is not compiled, since {', '.join(outcome.blocked_by)} is not"
            if not outcome.blocked_by:
                reason = "did not compile, and Lean does not say why"
            found.append(_problem("build", outcome.name, reason, source_file(outcome.name)))
        found += [
            _problem(m.severity, outcome.name, m.text, m.file, m.line, m.column)
            for m in outcome.messages
            if m.severity != "information"
        ]
    return found


def _finding(problem: Problem) -> model.Problem:
    file = str(problem.file) if problem.file is not None else None
    return _problem(
        problem.rule, problem.subject, problem.message, file, problem.line, problem.column
    )


def _no_longer_claimed(project: Project, name: str) -> model.Problem:
    message = f"{name} is pinned, but the catalog claims it no more: `fundamentals pin` lets it go"
    return _problem("pin-left-over", name, message, project.pins_file.name)


def _reworded(project: Project) -> model.Problem:
    message = (
        "its texts are not those of the statements that it pins: `fundamentals pin` writes them "
        "anew, and version control shows the difference"
    )
    return _problem("pin-text", project.pins_file.name, message, project.pins_file.name)


def _problem(
    rule: str,
    subject: str,
    message: str,
    file: str | None = None,
    line: int | None = None,
    column: int | None = None,
) -> model.Problem:
    return model.Problem(
        layer="proved",
        subject=subject,
        rule=rule,
        message=message,
        file=file,
        line=line,
        column=column,
    )
