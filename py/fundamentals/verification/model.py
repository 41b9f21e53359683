"""The result of a run: one model behind the table, the JSON and the JUnit file.

Everything that may differ between two runs over the same state (times, what was reused) is in
`RunResult.run`; the rest is a function of the project, the toolchain, the libraries and the seed.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from fundamentals.evidence.engine.results import CheckResult

__all__ = [
    "CATALOG_LAYERS",
    "CheckResult",
    "EntryResult",
    "EvidenceLayer",
    "LayerName",
    "LayerStatus",
    "Problem",
    "Program",
    "ProvedLayer",
    "ProvedTheorem",
    "RecheckedLayer",
    "RecheckedTheorem",
    "RunInfo",
    "RunResult",
    "Summary",
    "Toolchain",
]

LayerName = Literal["proved", "rechecked", "derived", "enclosed", "observed"]
CATALOG_LAYERS: tuple[LayerName, ...] = (
    "proved",
    "rechecked",
    "derived",
    "enclosed",
    "observed",
)

LayerStatus = Literal["holds", "fails", "not observed", "not claimed"]
"""`not observed`: the software is not installed. `not claimed`: the entry has none of the kind."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Problem(_Record):
    """Something that keeps a claim from counting.

    Attributes:
        layer: the layer that it belongs to, or "catalog".
        subject: the declaration, check or file.
        rule: a short name that stays the same.
        message: one sentence.
        file: as seen from the project's root.
        line: counted from 1.
        column: counted from 0, as Lean does.
        again: a command that shows it again.
    """

    layer: Literal["proved", "rechecked", "derived", "enclosed", "observed", "catalog"]
    subject: str
    rule: str
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    again: str | None = None

    @property
    def place(self) -> str:
        """`file:line:column`, as far as known."""
        parts = [str(p) for p in (self.file, self.line, self.column) if p is not None]
        return ":".join(parts)

    def __str__(self) -> str:
        """`place: rule: subject: message`; what Lean says is its own words, without a subject."""
        lean = self.rule in ("error", "warning") or self.subject == self.file
        parts = [self.place, self.rule, "" if lean else self.subject, self.message]
        return ": ".join(part for part in parts if part)


class ProvedTheorem(_Record):
    """A theorem that an entry names.

    Attributes:
        name: the Lean declaration.
        says: what the catalog says that it states or shows.
        role: whether it is claimed or shows a limit.
        holds: the kernel accepted it, and the audit has nothing against it.
        file: where it stands.
        line: counted from 1.
        axioms: all axioms in its closure; null when it is not there.
    """

    name: str
    says: str
    role: Literal["theorem", "counterexample"]
    holds: bool
    file: str | None
    line: int | None
    axioms: tuple[str, ...] | None


class ProvedLayer(_Record):
    """What Lean's kernel accepted.

    Attributes:
        status: whether every declaration holds.
        theorems: in the order of the catalog.
    """

    status: LayerStatus
    theorems: tuple[ProvedTheorem, ...]


class RecheckedTheorem(_Record):
    """What the second kernel says of a declaration that an entry names.

    Attributes:
        name: the Lean declaration.
        accepted: the kernel accepted it.
        axioms: those that it rests on, by the kernel's own walk, which goes on through the
            definitions of Lean's library; null when it is not accepted.
        assumed: how many constants of Lean's library, without proof or body, it rests on.
        instance: where it is applied to data for which all its hypotheses hold: the declarations on
            the way, the one with the closed application last; none if it has no variables, null if
            it has no instance.
    """

    name: str
    accepted: bool
    axioms: tuple[str, ...] | None
    assumed: int
    instance: tuple[str, ...] | None = None


class RecheckedLayer(_Record):
    """What the second kernel accepted.

    Attributes:
        status: whether it accepted every declaration, on no other axioms.
        theorems: the declarations that the entry names.
        assumed: what all of them together rest on of Lean's library that has no proof or body in
            the Lean that was used; by name.
    """

    status: LayerStatus
    theorems: tuple[RecheckedTheorem, ...]
    assumed: tuple[str, ...]


class ChallengeFile(_Record):
    """A file that states a chapter without proofs, compared with the library by the second kernel.

    Attributes:
        file: seen from the project.
        statements: theorems that it is to state.
        definitions: declarations that they rest on.
        ok: Lean accepts it by itself, and everything in it means what the library's means.
    """

    file: str
    statements: int
    definitions: int
    ok: bool


class EvidenceLayer(_Record):
    """Evidence of one kind.

    Attributes:
        status: whether every check holds.
        checks: in the order of the module.
        instances: tried in all checks together.
        radius: of the widest enclosure that was compared.
        ulps: the largest error of a floating-point result, in units in the last place.
        mutants: how many wrong variants were tried.
        mutants_refuted: how many of them were found out.
    """

    status: LayerStatus
    checks: tuple[CheckResult, ...]
    instances: int
    radius: float | None
    ulps: float | None
    mutants: int
    mutants_refuted: int


class EntryResult(_Record):
    """The result for one entry; a layer that was not asked for is null.

    Attributes:
        id: the entry.
        title: a few words.
        chapter: of the source.
        source: its place there.
        ok: nothing that was asked for fails.
        proved: by Lean's kernel.
        rechecked: by the second kernel.
        derived: by sympy.
        enclosed: in balls or exact rationals.
        observed: of software.
        problems: what fails, and where.
    """

    id: str
    title: str
    chapter: int
    source: str
    ok: bool
    proved: ProvedLayer | None
    rechecked: RecheckedLayer | None = None
    derived: EvidenceLayer | None
    enclosed: EvidenceLayer | None
    observed: EvidenceLayer | None
    problems: tuple[Problem, ...]


class Program(_Record):
    """A program that the proofs rest on.

    Attributes:
        name: node, which runs the embedded Lean; or lean and lake.
        version: as it says itself.
        sha256: of its file.
        pinned: it is the one that the project's lock file installs. Nothing pins a native Lean.
        path: where it is, if it is not pinned.
    """

    name: str
    version: str
    sha256: str
    pinned: bool
    path: str | None


class Toolchain(_Record):
    """The Lean that was used.

    Attributes:
        kind: native or embedded.
        version: of Lean.
        identity: everything about it that a result may depend on.
        axioms_followed: how far axioms were looked for: into the "library" alone or down through
            the "toolchain".
        programs: what ran. The embedded Lean itself is held to a pinned hash.
    """

    kind: Literal["native", "embedded"]
    version: str
    identity: str
    axioms_followed: str
    programs: tuple[Program, ...]

    @property
    def words(self) -> str:
        """What may be said of it: a program that nothing vouches for is named."""
        strange = [program for program in self.programs if not program.pinned]
        if self.kind == "native":
            places = " and ".join(f"{p.path} (sha256 {p.sha256[:16]}…)" for p in strange)
            return f"native Lean, {self.version} as it says itself, not verified: {places}"
        words = f"Lean {self.version} (embedded)"
        for program in strange:
            words += (
                f", run by {program.path} (sha256 {program.sha256[:16]}…, {program.version} as it "
                f"says itself), which is not known to be the {program.name} of the lock file"
            )
        return words


class Summary(_Record):
    """Counts over the entries.

    Attributes:
        entries: how many were looked at.
        holding: how many have no problem.
        theorems: how many declarations hold.
        instances: on how many instances claims were tried.
        mutants_refuted: how many wrong variants were found out.
    """

    entries: int
    holding: int
    theorems: int
    instances: int
    mutants_refuted: int


class RunInfo(_Record):
    """What belongs to this run and not to the result.

    Attributes:
        finished: when, in UTC (ISO 8601).
        seconds: of each layer, which are worked on beside each other, and in total.
        lean: what the build did, in one line.
        from_nothing: what earlier runs had left was removed first.
        reused_modules: modules that an earlier run compiled, from the same content.
        reused_core: the list of Lean's own constants was kept by an earlier run.
        reused_recheck: the second kernel's answer is that of an earlier run over the same terms.
        reused_challenge: files of the challenge were compared by an earlier run.
        reused: checks (`entry/check`) whose results were taken from an earlier run over the same
            content.
        check_seconds: of each check that ran now (`entry/check`).
    """

    finished: str
    seconds: dict[str, float]
    lean: str | None
    from_nothing: bool
    reused_modules: tuple[str, ...]
    reused_core: bool
    reused_recheck: bool = False
    reused_challenge: bool = False
    reused: tuple[str, ...]
    check_seconds: dict[str, float]


class RunResult(_Record):
    """The result of a run.

    Attributes:
        format: the version of this model.
        version: of this program.
        versions: of Python and of the libraries that compute.
        toolchain: the Lean that was used; null when nothing was to be proved.
        seed: of the random instances.
        layers: what was asked for.
        sources: digest of the proofs, the catalog and the evidence that the result is of; with
            another digest it says nothing about them.
        ok: everything asked for holds.
        exit_code: 0 all holds, 1 something does not, 2 the catalog names what is not there.
        summary: counts.
        entries: one record for each entry asked for.
        challenge: the files that state each chapter without proofs; only of a run over all entries.
        problems: what concerns no single entry: a file that Lean refuses, a finding of the lint, a
            control that was not found out, a file of the challenge that says something else.
        run: times, and what was reused.
    """

    format: Literal[1] = 1
    version: str
    versions: dict[str, str | None]
    toolchain: Toolchain | None
    seed: int
    layers: tuple[LayerName, ...]
    sources: str
    ok: bool
    exit_code: int = Field(ge=0, le=2)
    summary: Summary
    entries: tuple[EntryResult, ...]
    challenge: tuple[ChallengeFile, ...] = ()
    problems: tuple[Problem, ...]
    run: RunInfo
