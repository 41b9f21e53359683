"""Verifying puts every layer into one result, and whatever is missing or wrong fails."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from results import CALL, check_result, entry_result, evidence_layer, run_result

from fundamentals.base.errors import CatalogError, SetupError, UsageError
from fundamentals.base.problem import Problem as Finding
from fundamentals.base.project import Project, cache_dir
from fundamentals.challenge.comparing import Compared, Difference
from fundamentals.evidence.engine import controls
from fundamentals.evidence.engine.run import Evidence, Outcome
from fundamentals.kernel.recheck import KernelError, Recheck, Refusal
from fundamentals.lean.statements.pins import Change, Pins
from fundamentals.verification import proving, rechecking, verify
from fundamentals.verification.model import EntryResult, RunResult

CATALOG = """\
schema: 1
entries:
  - id: chain-rule
    title: The chain rule
    source: {section: 2.3, theorem: 2.4}
    statement: s
    reading: r
    hypotheses: []
    theorems:
      - {name: Fundamentals.comp, says: the chain rule}
    counterexamples:
      - {name: Fundamentals.limit, shows: a limit}
    software: [numpy]
    mathlib: null
  - id: other
    title: Another
    source: {section: 4.1, equations: [17]}
    statement: s
    reading: r
    hypotheses: []
    theorems:
      - {name: Fundamentals.other, says: another}
    mathlib: null
"""
LAYERS = ("derived", "enclosed", "observed")


class Fake:
    """A project whose Lean and whose evidence say what a test wants them to."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.findings: list[Finding] = []
        self.lint: list[Finding] = []
        self.registrations: list[Finding] = []
        self.changes: list[Change] = []
        self.as_written = True
        self.complete = True
        self.modules: dict[str, Any] = {}
        self.declared = ["Fundamentals.comp", "Fundamentals.limit", "Fundamentals.other"]
        self.checks = {
            name: [
                check_result(entry=name, name=layer, layer=layer, packages=packages)
                for layer, packages in (
                    ("derived", {}),
                    ("enclosed", {}),
                    *([("observed", {"numpy": "2"})] if name == "chain-rule" else []),
                )
            ]
            for name in ("chain-rule", "other")
        }
        self.errors: dict[str, str] = {}
        self.refused: dict[str, Refusal] = {}
        self.assumptions = ("propext", "Nat.hidden")
        self.kernel_error: KernelError | None = None
        self.vacuous: set[str] = set()
        self.places: tuple[str, ...] = ()
        self.compared: list[Compared] = []
        self.compared_runs = 0

    def rechecked(self, _: Any, names: list[str], **__: Any) -> Recheck:
        """What the second kernel says."""
        if self.kernel_error is not None:
            raise self.kernel_error
        return Recheck(
            rests={
                **{name: "3" for name in names if name not in self.refused},
                **dict.fromkeys(self.places, "4"),
            },
            rejected=self.refused,
            assumptions=(*self.assumptions, "sorryAx"),
            computed=(),
            skipped=(),
            instances={name: self.places for name in names if name not in self.vacuous},
            seconds=0.5,
        )

    def challenge(self, *_: Any) -> list[Compared]:
        """What came of the files of the challenge."""
        self.compared_runs += 1
        return self.compared

    def run(self, *identifiers: str, **options: Any) -> RunResult:
        """Verify, and make sure that the result survives being written."""
        result = verify.verify(self.project, identifiers=identifiers, **options)
        assert RunResult.model_validate_json(result.model_dump_json()) == result
        return result

    def one(self, **options: Any) -> EntryResult:
        """The result of chain-rule."""
        return self.run("chain-rule", **options).entries[0]

    def library(self, *_: Any) -> Any:
        """Facts of what is declared."""
        place = SimpleNamespace(
            module="Fundamentals.Chain", line=3, column=0, is_private=False, kind="theorem"
        )
        return SimpleNamespace(
            declarations=dict.fromkeys(self.declared, place),
            axioms=lambda name: frozenset({"propext"}),
            depth="library",
            kind_of=lambda name: "theorem" if name == "Nat.hidden" else "axiom",
            core=SimpleNamespace(recalled=True),
        )

    def evidence(self, entries: list[str], **options: Any) -> dict[str, Evidence]:
        """The evidence of entries in the layers asked for."""
        return {
            entry: Evidence(
                entry,
                [
                    Outcome(c, False, 0.5)
                    for c in self.checks[entry]
                    if c.layer in options["layers"]
                ],
                self.errors.get(entry),
                self.project.root / f"{entry}.py",
                frozenset(c.name for c in self.checks[entry]),
            )
            for entry in entries
        }


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    (tmp_path / "catalog.yaml").write_text(CATALOG)
    (tmp_path / "lakefile.lean").touch()
    made = Fake(tmp_path)
    toolchain = SimpleNamespace(kind="embedded", version="4.28.0", identity="abc", programs=())
    built = SimpleNamespace(
        summary=lambda: "3 modules: 3 unchanged",
        modules=made.modules,
        reused=("A", "B", "C"),
        olean_dirs=(tmp_path,),
    )
    replaced: dict[str, Callable[..., Any]] = {
        "lean_toolchain.find": lambda *_, **__: toolchain,
        "build": lambda *_, **__: SimpleNamespace(ok=made.complete, **vars(built)),
        "load_library": made.library,
        "audit": lambda *_, **__: made.findings,
        "compare": lambda *_, **__: made.changes,
        "lint_sources": lambda *_, **__: made.lint,
        "check_extensions": lambda _: made.registrations,
        "check_neighbours": lambda *_: [],
        "read_pins": lambda _: Pins({}, {}),
        "is_as_written": lambda *_, **__: made.as_written,
    }
    for name, stand_in in replaced.items():
        monkeypatch.setattr(f"fundamentals.verification.proving.{name}", stand_in)
    monkeypatch.setattr(verify, "run_evidence", made.evidence)
    monkeypatch.setattr(rechecking, "recheck_library", made.rechecked)
    monkeypatch.setattr(rechecking, "compared", made.challenge)
    modules = {name: tmp_path / f"{name}.py" for name in ("chain_rule", "other")}
    monkeypatch.setattr(verify, "evidence_modules", lambda: modules)
    monkeypatch.setattr(controls, "failed_controls", lambda *, seed: [])
    monkeypatch.setattr(verify, "check_program", lambda _: None)
    return made


def test_what_holds_holds_in_every_layer(fake: Fake) -> None:
    """Counts, places, axioms and times are where they belong."""
    result = fake.run()
    entry = result.entries[0]

    assert (result.ok, result.exit_code, result.problems) == (True, 0, ())
    assert [getattr(entry, layer).status for layer in result.layers] == ["holds"] * 5
    assert getattr(result.entries[1].observed, "status", None) == "not claimed"
    assert entry.proved is not None
    assert [(t.role, t.file, t.axioms) for t in entry.proved.theorems] == [
        ("theorem", "lean/Fundamentals/Chain.lean", ("propext",)),
        ("counterexample", "lean/Fundamentals/Chain.lean", ("propext",)),
    ]
    assert result.summary.model_dump() == {
        "entries": 2,
        "holding": 2,
        "theorems": 3,
        "instances": 500,
        "mutants_refuted": 5,
    }
    assert result.run.check_seconds["other/enclosed"] == 0.5


def test_the_second_kernel_names_what_it_rests_on(fake: Fake) -> None:
    """Axioms by its own walk; what Lean's library hides is counted apart."""
    layer = fake.one().rechecked

    assert layer is not None
    assert [(t.name, t.accepted, t.axioms, t.assumed) for t in layer.theorems] == [
        ("Fundamentals.comp", True, ("propext",), 1),
        ("Fundamentals.limit", True, ("propext",), 1),
    ]
    assert layer.assumed == ("Nat.hidden",)


@pytest.mark.parametrize("recalled", [False, True])
def test_an_answer_of_an_earlier_run_is_called_one(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, recalled: bool
) -> None:
    """In the data; the report makes words of it."""
    found = fake.rechecked(None, [])
    answer = found.model_copy(update={"recalled": recalled})
    monkeypatch.setattr(rechecking, "recheck_library", lambda *_, **__: answer)

    assert fake.run().run.reused_recheck is recalled


def test_what_the_second_kernel_rejects_fails_its_entry_alone(fake: Fake) -> None:
    """With the rule and the reason; the first kernel's word stands beside it."""
    fake.refused = {"Fundamentals.limit": Refusal(rule="application", why="1 is no proof")}
    entry, other = fake.run().entries

    assert (entry.ok, other.ok) == (False, True)
    assert entry.proved is not None
    assert entry.rechecked is not None
    assert (entry.proved.status, entry.rechecked.status) == ("holds", "fails")
    (problem,) = entry.problems
    assert (problem.layer, problem.rule) == ("rechecked", "rejected")
    assert "(application): 1 is no proof" in problem.message


@pytest.mark.parametrize("assumptions", [("Classical.choice", "Nat.hidden"), ("propext", "cheat")])
def test_axioms_that_the_two_walks_do_not_agree_on_fail(
    fake: Fake, assumptions: tuple[str, str]
) -> None:
    """One that the audit finds and the kernel does not; one that is not among the usual three."""
    fake.assumptions = assumptions

    assert {p.rule for p in fake.one().problems} == {"axioms-disagree"}


def test_a_second_kernel_without_an_answer_fails_the_run(fake: Fake) -> None:
    """Nothing is re-checked then, and nothing says so."""
    fake.kernel_error = KernelError("the second kernel ended early: killed")
    result = fake.run()

    assert not result.ok
    assert [(p.layer, p.rule) for p in result.problems] == [("rechecked", "no-answer")]
    assert {e.rechecked.status for e in result.entries if e.rechecked} == {"fails"}
    assert [e.ok for e in result.entries] == [False, False]


def test_a_theorem_without_an_instance_fails_its_entry(fake: Fake) -> None:
    """It may speak of nothing; what to declare is said."""
    fake.vacuous = {"Fundamentals.limit"}
    entry, other = fake.run().entries

    assert (entry.ok, other.ok) == (False, True)
    (problem,) = entry.problems
    assert (problem.layer, problem.rule) == ("rechecked", "no-instance")
    assert "`Fundamentals.limit.witness`" in problem.message


def test_an_instance_by_an_axiom_is_none(fake: Fake) -> None:
    """Whoever assumes that hypotheses hold together has not shown it."""
    fake.places = ("Fundamentals.comp.witness",)
    problems = fake.one().problems

    assert {problem.rule for problem in problems} == {"no-instance"}
    assert "Fundamentals.comp.witness rests on the axioms sorryAx" in problems[0].message


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        ({"refused": ("error: no",)}, "refused", "error: no"),
        (
            {"different": (Difference(name="Fundamentals.comp", why="1 is not 2"),)},
            "another-meaning",
            "1 is not 2",
        ),
        ({"stale": True}, "stale", "fundamentals challenge"),
    ],
)
def test_a_challenge_that_is_another_fails_the_run(
    fake: Fake, change: dict[str, Any], rule: str, said: str
) -> None:
    """No entry's fault, but nothing may be read from such a file."""
    good = Compared(name="Differentiation", statements=3, definitions=2)
    fake.compared = [good]
    assert fake.run().challenge[0].ok
    fake.compared = [good.model_copy(update=change)]
    result = fake.run()

    (problem,) = result.problems
    assert (result.ok, result.exit_code, problem.rule) == (False, 1, rule)
    assert problem.file == "challenge/Differentiation.lean"
    assert said in problem.message
    assert not result.challenge[0].ok


def test_a_comparison_of_an_earlier_run_is_called_one(fake: Fake) -> None:
    """As the kernel's other answers are."""
    fake.compared = [Compared(name="A", statements=1, definitions=1)]
    assert not fake.run().run.reused_challenge
    fake.compared += [Compared(name="B", statements=1, definitions=1, recalled=True)]
    assert fake.run().run.reused_challenge


def test_the_challenge_belongs_to_the_whole_library(fake: Fake) -> None:
    """A run over one entry, or over a library that is not whole, says nothing of it."""
    assert fake.one().ok
    fake.complete = False
    fake.run()

    assert fake.compared_runs == 0


def test_what_did_not_compile_is_not_rechecked_in_silence(fake: Fake) -> None:
    """Also where the first kernel was not asked for, and so says nothing."""
    fake.declared.remove("Fundamentals.limit")
    result = fake.run(layers=("rechecked",))
    entry, other = result.entries

    assert (result.exit_code, entry.ok, other.ok) == (1, False, True)
    assert [(p.subject, p.rule) for p in entry.problems] == [("Fundamentals.limit", "missing")]


def test_two_runs_differ_in_the_run_alone(fake: Fake) -> None:
    """Everything that varies sits in one place."""
    first, second = (json.loads(fake.run().model_dump_json()) for _ in range(2))
    first.pop("run")
    second.pop("run")

    assert first == second


def test_only_what_is_asked_for_is_done(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other entries and layers are left alone."""
    result = fake.run("other", layers=("proved",))
    assert [entry.id for entry in result.entries] == ["other"]
    assert (result.entries[0].derived, result.toolchain is None) == (None, False)

    monkeypatch.setattr(proving, "prove", None)
    result = fake.run("other", layers=("enclosed",))
    assert (result.entries[0].proved, result.toolchain, result.ok) == (None, None, True)


def test_from_nothing_believes_nothing_that_was_kept(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Facts, Lean's constants and results of checks are gone before anything is looked up."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    build = fake.project.build_dir
    kept = [build / "facts", build / "evidence", cache_dir() / "facts"]
    for folder in kept:
        folder.mkdir(parents=True)
    fake.run()
    assert all(folder.exists() for folder in kept)

    result = fake.run(from_nothing=True)

    assert not any(folder.exists() for folder in kept)
    assert result.run.from_nothing


def test_from_nothing_leaves_what_was_not_asked_for(fake: Fake) -> None:
    """Proofs that are not looked at are not thrown away."""
    facts = fake.project.build_dir / "facts"
    facts.mkdir(parents=True)
    fake.run(layers=("derived",), from_nothing=True)

    assert facts.exists()


def test_findings_of_the_audit_fail_the_entry(fake: Fake) -> None:
    """With the declaration's place; the other entries still hold."""
    fake.findings = [Finding("Fundamentals.limit", "axiom", "it depends on the axiom cheat")]
    result = fake.run()
    (problem,) = result.entries[0].problems

    assert (result.exit_code, [e.ok for e in result.entries]) == (1, [False, True])
    assert (problem.layer, problem.rule) == ("proved", "axiom")
    assert problem.place == "lean/Fundamentals/Chain.lean:3:0"


def test_a_declaration_that_is_missing_is_the_catalogs_mistake(fake: Fake) -> None:
    """With file, line and key of the catalog, and the exit code of a wrong catalog."""
    fake.declared.remove("Fundamentals.comp")
    fake.findings = [Finding("Fundamentals.comp", "missing", "no compiled file declares it")]
    result = fake.run()
    (problem,) = result.entries[0].problems

    assert result.exit_code == 2
    assert problem.place == "catalog.yaml:10"
    assert problem.subject == "entries[0].theorems[0].name"
    assert "Fundamentals.comp" in problem.message


def test_what_did_not_compile_is_not_the_catalogs_mistake(fake: Fake) -> None:
    """Lean's own words come with their place; what waits for a module says for which."""
    fake.complete = False
    fake.declared.remove("Fundamentals.comp")
    fake.findings = [Finding("Fundamentals.comp", "missing", "no compiled file declares it")]
    message = SimpleNamespace(
        severity="error", file="lean/Fundamentals/Chain.lean", line=3, column=4, text="unsolved"
    )
    said = {"ok": False, "messages": [message], "blocked_by": (), "name": "Fundamentals.Chain"}
    waits = {"ok": False, "messages": [], "blocked_by": ("A.B",), "name": "Fundamentals.Next"}
    fake.modules.update(a=SimpleNamespace(**said), b=SimpleNamespace(**waits))
    result = fake.run()

    assert result.exit_code == 1
    assert [(p.place, p.message) for p in result.problems] == [
        ("lean/Fundamentals/Chain.lean:3:4", "unsolved"),
        ("lean/Fundamentals/Next.lean", "is not compiled, since A.B is not"),
    ]
    assert [p.rule for p in result.entries[0].problems] == ["not-built"]


def test_lint_and_pins_left_over_fail_the_run(fake: Fake) -> None:
    """They concern the library, whichever entries are asked for."""
    fake.lint = [Finding("lean/A.lean", "axiom", "declares an axiom", Path("lean/A.lean"), 1, 0)]
    fake.registrations = [Finding("A", "registers", "a program", Path("lean/A.lean"), 1, 0)]
    fake.changes = [Change("Fundamentals.gone", "removed"), Change("Fundamentals.comp", "changed")]
    result = fake.run("other")

    assert (result.exit_code, result.entries[0].ok) == (1, True)
    assert [p.rule for p in result.problems] == ["axiom", "registers", "pin-left-over"]


def test_texts_of_the_pins_that_are_not_the_statements_fail_the_run(fake: Fake) -> None:
    """Unless a statement differs itself, which is said already."""
    fake.as_written = False

    assert [p.rule for p in fake.run().problems] == ["pin-text"]
    fake.changes = [Change("Fundamentals.comp", "changed")]
    assert fake.run().problems == ()


@pytest.mark.parametrize("status", ["refuted", "undecided", "error", "mutant survived"])
def test_checks_that_do_not_hold_fail_the_entry(fake: Fake, status: str) -> None:
    """With the place of the check, the reason, and a command that shows it again."""
    failing = check_result(name="bad", status=status, reason="1 against 2", call=CALL)
    fake.checks["chain-rule"].append(failing)
    entry = fake.one()
    (problem,) = entry.problems

    assert problem.rule == status.replace(" ", "-")
    assert getattr(entry.enclosed, "status", None) == "fails"
    assert (problem.place, problem.subject) == ("chain-rule.py:7", "bad")
    assert problem.message == "The product. 1 against 2"
    assert problem.again == f"python -c '{CALL}'"


@pytest.mark.parametrize("layer", LAYERS)
def test_evidence_that_is_missing_fails(fake: Fake, layer: str) -> None:
    """Derived and enclosed evidence is always needed, observed where software is named."""
    fake.checks["chain-rule"] = [c for c in fake.checks["chain-rule"] if c.layer != layer]
    entry = fake.one()

    assert getattr(entry, layer).status == "fails"
    assert {p.layer for p in entry.problems} == {layer}
    assert entry.problems[0].rule == "no-evidence"


def test_evidence_that_cannot_be_used_fails_every_layer(fake: Fake) -> None:
    """A module that does not import is one problem, and no layer holds."""
    fake.checks["other"], fake.errors["other"] = [], "SyntaxError: no"
    entry = fake.run("other").entries[0]

    assert [p.rule for p in entry.problems] == ["broken-evidence"]
    assert [getattr(entry, layer).status for layer in LAYERS] == ["fails", "fails", "not claimed"]


def test_software_of_catalog_and_checks_must_agree(fake: Fake) -> None:
    """What the catalog names is observed, and what is observed is named."""
    observed = check_result(layer="observed", packages={"torch": None}, status="not observed")
    fake.checks["chain-rule"][2] = observed
    entry = fake.one()

    assert [p.message for p in entry.problems] == [
        "numpy is claimed by the catalog, but no check observes it",
        "torch is observed by a check, but the catalog does not list it",
    ]


def test_software_that_is_not_installed_is_said_and_does_not_fail(fake: Fake) -> None:
    """Not observed is neither holding nor failing."""
    fake.checks["chain-rule"][2] = check_result(
        layer="observed", packages={"numpy": None}, status="not observed", instances=0
    )
    entry = fake.one()

    assert (entry.ok, getattr(entry.observed, "status", None)) == (True, "not observed")


def test_a_harness_that_fails_its_controls_fails_the_run(
    fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No evidence counts that comes from a harness which accepts what is wrong."""
    monkeypatch.setattr(controls, "failed_controls", lambda *, seed: ["the control x held"])
    result = fake.run()

    assert (result.exit_code, result.ok) == (1, False)
    assert [p.rule for p in result.problems] == ["control"]


@pytest.mark.parametrize(
    ("options", "message"),
    [({"seed": -1}, "--seed"), ({"seed": 2**63}, "--seed"), ({"jobs": 0}, "--jobs")],
)
def test_senseless_options_are_refused_at_once(
    fake: Fake, options: dict[str, int], message: str
) -> None:
    """Before any work."""
    with pytest.raises(UsageError, match=message):
        fake.run(**options)


def test_unknown_ids_and_wrong_catalogs_are_refused_at_once(fake: Fake) -> None:
    """Nothing is built for them."""
    with pytest.raises(UsageError, match="did you mean other"):
        fake.run("othr")
    fake.project.catalog_file.write_text("schema: 1\n")
    with pytest.raises(CatalogError, match="missing key"):
        fake.run()


def _reading(fake: Fake, text: str) -> list[str]:
    """What is found when the first entry's reading is `text`."""
    catalog = CATALOG.replace("reading: r", f'reading: "{text}"', 1)
    (fake.project.root / "catalog.yaml").write_text(catalog)
    return [str(problem) for problem in fake.one().problems if problem.rule == "carrier"]


def test_a_sentence_is_carried_by_what_is_there(fake: Fake) -> None:
    """A declaration that does not exist, or a check that does not, carries nothing."""
    assert _reading(fake, "So it is {by comp, check derived}.") == []
    (declaration,) = _reading(fake, "So it is {by gone}.")
    (check,) = _reading(fake, "So it is {by check gone}.")

    assert "Fundamentals.gone: there is no declaration of this name" in declaration
    assert "catalog.yaml:7" in declaration
    assert "the entry's evidence has no check gone" in check


def test_a_theorem_that_carries_a_sentence_is_claimed_by_some_entry(fake: Fake) -> None:
    """Else nobody would audit it, nor notice when it says something else."""
    fake.declared.append("Fundamentals.unclaimed")

    (problem,) = _reading(fake, "So it is {by unclaimed}.")

    assert "no entry claims it" in problem


def test_the_program_of_another_folder_does_not_verify(tmp_path: Path) -> None:
    """A copy of it could say anything of this project."""
    own = Project.find(Path(__file__))
    verify.check_program(own)

    with pytest.raises(UsageError, match=r"this program is .* and the project's own is"):
        verify.verify(Project(tmp_path))


def _only(*statuses: str) -> RunResult:
    """A run that looked at what is observed alone, of an entry for each status."""
    entries = [
        entry_result().model_copy(
            update={
                "proved": None,
                "enclosed": None,
                "observed": evidence_layer(
                    check_result(
                        layer="observed",
                        packages={"torch": None if status == "not observed" else "2.0"},
                        status=status,
                    ),
                    status=status,
                )
                if status != "not claimed"
                else evidence_layer(status=status),
            }
        )
        for status in statuses
    ]
    return run_result(*entries, layers=("observed",))


@pytest.mark.parametrize(
    ("statuses", "error", "said"),
    [
        (["not observed"], SetupError, "torch not installed"),
        (["not observed", "not claimed"], SetupError, "torch not installed"),
        (["not claimed"], UsageError, "chain-rule: nothing observed is claimed"),
    ],
)
def test_a_run_that_looked_at_nothing_is_no_success(
    statuses: list[str], error: type[Exception], said: str
) -> None:
    """Because software is missing, or because nothing of the kind is claimed."""
    with pytest.raises(error, match=f"nothing was checked: {said}"):
        verify.check_something(_only(*statuses))


@pytest.mark.parametrize(
    "result",
    [
        _only("holds", "not observed", "not claimed"),
        run_result(entry_result(), layers=("proved", "observed")),
        _only("not observed").model_copy(update={"ok": False, "exit_code": 1}),
    ],
    ids=["one is observed", "another layer", "the library fails"],
)
def test_a_run_that_looked_at_something_ends_as_it_did(result: RunResult) -> None:
    """It holds, or fails for its own reasons."""
    verify.check_something(result)
