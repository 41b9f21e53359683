"""The layer *rechecked*: what the second kernel says of the declarations that the catalog names."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fundamentals.base.beside import Beside
from fundamentals.base.errors import FundamentalsError
from fundamentals.base.kept import forget
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import Project
from fundamentals.catalog.loading import Catalog
from fundamentals.catalog.schema import Entry
from fundamentals.challenge.comparing import Compared, examine
from fundamentals.challenge.writing import outline, write
from fundamentals.kernel.recheck import Recheck, recheck_library
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.statements.audit import ALLOWED_AXIOMS
from fundamentals.verification.model import (
    ChallengeFile,
    LayerStatus,
    Problem,
    RecheckedLayer,
    RecheckedTheorem,
)
from fundamentals.verification.proving import Proofs

__all__ = ["Rechecked", "Rechecking"]


WITNESS = ".witness"
"""What a declaration's name ends with that holds an instance of a theorem."""


class Rechecking:
    """The second kernel at work, from now until somebody asks for the result."""

    def __init__(
        self, project: Project, catalog: Catalog, proofs: Proofs, *, whole: bool, from_nothing: bool
    ) -> None:
        """Begin.

        Args:
            project: keeps results in its build folder.
            catalog: names the declarations to check; those that are not there are left out.
            proofs: what is compiled.
            whole: the challenge is compared, too.
            from_nothing: believe no earlier result.
        """
        self._library = library = proofs.library
        folder = project.build_dir / "kernel"
        if from_nothing:
            forget(folder)
        names = {name for name in catalog.declarations() if name in library.declarations}
        witnesses = {name for name in library.declarations if name.endswith(WITNESS)}

        def work() -> tuple[Recheck, list[Compared]]:
            found = recheck_library(
                library, sorted(names | witnesses), cache_dir=folder, progress=Silent()
            )
            if whole and proofs.complete and names == set(catalog.declarations()):
                return found, compared(project, catalog, proofs, folder)
            return found, []

        self._work = Beside(work)

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self._work.seconds

    def result(self, progress: Progress, *, alone: bool) -> "Rechecked":
        """Wait for what comes out.

        Args:
            progress: hears that somebody waits.
            alone: no other layer says which declarations are missing.
        """
        if self._work.at_work:
            progress.note("Waiting for the second kernel …")
        problems, found = [], None
        challenge: list[Compared] = []
        try:
            found, challenge = self._work.result()
        except FundamentalsError as error:
            message = f"{error}"
            problems.append(
                Problem(layer="rechecked", subject="kernel", rule="no-answer", message=message)
            )
        for each in challenge:
            problems += _challenge_problems(each)
        files = tuple(
            ChallengeFile(
                file=f"challenge/{each.name}.lean",
                statements=each.statements,
                definitions=each.definitions,
                ok=each.ok,
            )
            for each in challenge
        )
        recalled = any(each.recalled for each in challenge)
        return Rechecked(self._library, found, files, recalled, tuple(problems), alone)


def compared(project: Project, catalog: Catalog, proofs: Proofs, folder: Path) -> list[Compared]:
    """The files of the challenge, compared with the library."""
    library = proofs.library
    chapters = write(
        outline(catalog), library, project.lean_dir, proofs.olean_dirs, cache_dir=folder
    )
    return examine(project, chapters, library, proofs.lean, cache_dir=folder, progress=Silent())


def _challenge_problems(found: Compared) -> list[Problem]:
    file = f"challenge/{found.name}.lean"
    said = [("refused", why) for why in found.refused]
    said += [
        ("another-meaning", f"{each.name} does not mean what the library's means: {each.why}")
        for each in found.different
    ]
    if found.stale:
        said.append(("stale", "the library gives another text now: run `fundamentals challenge`"))
    return [
        Problem(layer="rechecked", subject=file, rule=rule, message=message, file=file)
        for rule, message in said
    ]


@dataclass(frozen=True)
class Rechecked:
    """What the second kernel said.

    Attributes:
        library: ours.
        found: its answers; None if it gave none.
        challenge: the files that state each chapter, if they were compared.
        challenge_recalled: an earlier run compared some of them.
        problems: why it gave none, and what is wrong with the challenge.
        alone: the first kernel was not asked for.
    """

    library: Library
    found: Recheck | None
    challenge: tuple[ChallengeFile, ...]
    challenge_recalled: bool
    problems: tuple[Problem, ...]
    alone: bool

    def layer(self, entry: Entry) -> tuple[RecheckedLayer, list[Problem]]:
        """What it says of the declarations of an entry, and what is wrong with them."""
        names = sorted({name for _, name in entry.declarations()})
        problems = [p for name in names if (p := self._problem(name)) is not None]
        theorems = tuple(self._theorem(name) for name in names)
        assumed = {each for name in names for each in self._below(name) - self._axioms(name)}
        failed = problems or not all(theorem.accepted for theorem in theorems)
        status: LayerStatus = "fails" if failed else "holds"
        record = RecheckedLayer(status=status, theorems=theorems, assumed=tuple(sorted(assumed)))
        return record, problems

    def _theorem(self, name: str) -> RecheckedTheorem:
        accepted = self.found is not None and name in self.found.rests
        axioms = self._axioms(name)
        return RecheckedTheorem(
            name=name,
            accepted=accepted,
            axioms=tuple(sorted(axioms)) if accepted else None,
            assumed=len(self._below(name) - axioms),
            instance=self.found.instances.get(name) if self.found and accepted else None,
        )

    def _below(self, name: str) -> frozenset[str]:
        if self.found is None or name not in self.found.rests:
            return frozenset()
        return self.found.below(name)

    def _axioms(self, name: str) -> frozenset[str]:
        """The axioms, in distinction to what Lean's library hides, that the kernel found."""
        if self.found is None or name not in self.found.rests:
            return frozenset()
        return self.found.below_among(name, self._places_of_axioms)

    @cached_property
    def _places_of_axioms(self) -> Mapping[str, int]:
        places = self.found.places if self.found is not None else {}
        return {each: n for each, n in places.items() if self.library.kind_of(each) == "axiom"}

    def _problem(self, name: str) -> Problem | None:
        if name not in self.library.declarations:
            if not self.alone:
                return None  # the layer of the first kernel says so
            return self._of(name, "missing", "nothing that compiled declares it")
        if self.found is None:
            return self._of(name, "not-checked", "the second kernel gave no answer")
        if name not in self.found.rests:
            refusal = self.found.rejected.get(name)
            if refusal is None:
                return self._of(name, "not-checked", "the second kernel was not asked")
            reason = f"the second kernel rejects it ({refusal.rule}): {refusal.why}"
            return self._of(name, "rejected", reason)
        ours, theirs = self.library.axioms(name), self._axioms(name)
        # where Lean's library hides proofs, the audit stops at its constants; this goes on through
        # those that have a body, and may find more
        hidden = self.library.depth == "library"
        if not ours <= theirs or not (hidden or ours == theirs) or theirs - ALLOWED_AXIOMS.keys():
            return self._of(
                name,
                "axioms-disagree",
                f"the audit finds the axioms {_listed(ours)}, the second kernel {_listed(theirs)}",
            )
        if name not in self.found.instances:
            reason = (
                "nowhere is it applied to data for which all its hypotheses hold, so that it may "
                f"speak of nothing: declare `{name}{WITNESS}`, such an application"
            )
            return self._of(name, "no-instance", reason)
        for place in self.found.instances[name]:
            if beyond := self._axioms(place) - ALLOWED_AXIOMS.keys():
                reason = f"its instance in {place} rests on the axioms {_listed(beyond)}"
                return self._of(name, "no-instance", reason)
        return None

    def _of(self, name: str, rule: str, message: str) -> Problem:
        return Problem(layer="rechecked", subject=name, rule=rule, message=message)


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "none"
