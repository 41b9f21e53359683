"""The command line: exit codes, exact words, and never a traceback of ours."""

import json as json_module
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from results import entry_result, run_result
from typer.testing import CliRunner, Result

import fundamentals
from fundamentals.base import errors
from fundamentals.base.problem import Problem as Finding
from fundamentals.base.project import Project
from fundamentals.cli.app import app
from fundamentals.cli.main import main
from fundamentals.kernel.recheck import Recheck
from fundamentals.lean.loop.axioms import Rests
from fundamentals.lean.loop.checking import CheckResult
from fundamentals.lean.statements.pins import Change
from fundamentals.lean.toolchain.diagnosis import Finding as Diagnosis
from fundamentals.verification import verify as verification

ROOT = Path(__file__).parents[2]
COMMANDS = [
    *(["verify"], ["list"], ["new"], ["show"], ["software"], ["pin"], ["doctor"], ["schema"]),
    *(["lean", "build"], ["lean", "check"], ["lean", "names"], ["lean", "lint"], ["lint"]),
]


def _run(*arguments: str, project: Path | None = ROOT) -> Result:
    start = [] if project is None else ["--project", str(project)]
    return CliRunner().invoke(app, [*start, *arguments])


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Lets `verify` return or raise what a test wants."""

    def answer(outcome: Any) -> None:
        def verify(*_: Any, **__: Any) -> Any:
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr("fundamentals.verification.verify.verify", verify)

    return answer


@pytest.mark.parametrize("command", [[], ["lean"], *COMMANDS], ids=" ".join)
def test_every_command_has_help_with_examples(command: list[str]) -> None:
    """Help exits with 0 and shows how the command is used."""
    result = _run(*command, "--help", project=None)

    assert result.exit_code == 0
    assert f"Usage: fundamentals {' '.join(command)}".strip() in result.output
    if command != ["lean"]:
        assert f"fundamentals {' '.join(command)}" in result.output.split("Example")[1]


def test_version() -> None:
    """One line."""
    assert _run("--version", project=None).output == f"fundamentals {fundamentals.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["verify", "chain-rul"], "Error: there is no entry 'chain-rul': did you mean chain-rule?"),
        (["show", "chian-rule"], "did you mean chain-rule?"),
        (["show", "zzz"], "Error: there is no entry 'zzz': `fundamentals list` shows all."),
        (["show"], "Missing argument 'ID'"),
        (["verify", "--layer", "believed"], "'believed' is not one of 'proved', 'rechecked'"),
        (["verify", "--seed", "x"], "Invalid value for '--seed'"),
        (["verify", "--seed", "-1"], "Error: --seed must be between 0 and"),
        (["verify", "--jobs", "0"], "Error: --jobs must be at least 1, not 0"),
        (["verify", "--json", "/no/such/x"], "Error: --json /no/such/x: there is no folder"),
        (["verify", "--junit", "/"], "Error: --junit /: is a folder; name a file"),
        (["verify", "--json", "x", "--junit", "./x"], "--json and --junit both name x"),
        (["show", "chain-rule", "--seed", "-1"], "Error: --seed must be between 0 and"),
        (["lean", "check", "no.lean"], "Error: no.lean: there is no such file"),
        (["lean", "check", "/"], "Error: /: is a folder; name a file"),
        (
            ["lean", "recheck", "x", "--file", "y"],
            "Error: --file y: there is no such file",
        ),
        (["site", "serve", "--port", "65536"], "Error: --port 65536 cannot be used"),
        (["nonsense"], "No such command 'nonsense'"),
        (["verify", "--nonsense"], "No such option: --nonsense"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(arguments: list[str], message: str) -> None:
    """Exit code 2 before any work is done, and nothing on standard output."""
    result = _run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


def test_folders_that_are_no_project(tmp_path: Path) -> None:
    """Both a missing folder and one without a catalog."""
    missing = _run("list", project=tmp_path / "missing")
    empty = _run("list", project=tmp_path)

    assert (missing.exit_code, empty.exit_code) == (2, 2)
    assert "there is no such folder" in missing.stderr
    assert "is not inside a checkout of Fundamentals" in empty.stderr


def test_a_wrong_catalog_is_told_line_by_line(tmp_path: Path) -> None:
    """File, line and key come first on each line, so that editors can jump there."""
    (tmp_path / "lakefile.lean").touch()
    (tmp_path / "catalog.yaml").write_text('schema: 2\nentries: 1\n"more\\e[31m": 1\n')
    result = _run("list", project=tmp_path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "catalog.yaml:1: schema: is 2, but this program reads schema 1",
        "catalog.yaml:2: entries: must be a list",
        "catalog.yaml:3: more\\u001b[31m: unknown key (known: schema, entries)",
    ]


def test_reports_are_written_beside_the_table(
    tmp_path: Path, verified: Callable[[Any], None]
) -> None:
    """The exit code is the result's."""
    result = run_result(entry_result())
    verified(result.model_copy(update={"ok": False, "exit_code": 1}))
    files = (tmp_path / "r.json", tmp_path / "r.xml")
    done = _run("verify", "--json", str(files[0]), "--junit", str(files[1]))

    assert done.exit_code == 1
    assert done.stdout.startswith("✓ chain-rule  The chain rule")
    assert json_module.loads(files[0].read_text())["entries"][0]["id"] == "chain-rule"
    assert files[1].read_text().startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites')
    assert sorted(tmp_path.iterdir()) == sorted(files)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("one\nsentence"), 2),
        (errors.CatalogError("one\nsentence"), 2),
        (errors.BuildError("one\nsentence"), 1),
        (errors.SetupError("one\nsentence"), 3),
        (errors.OleanError("one\nsentence"), 3),
    ],
)
def test_errors_of_ours_end_in_their_code(
    error: Exception, code: int, verified: Callable[[Any], None]
) -> None:
    """And in their words, on standard error."""
    verified(error)
    result = _run("verify")

    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.removeprefix("Error: ") == "one\nsentence\n"


def test_interrupted_while_it_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C before there is anything to interrupt ends in one line, too."""

    class Impatience:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "fundamentals.cli.app":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "fundamentals.cli.app")
    monkeypatch.setattr(sys, "meta_path", [Impatience(), *sys.meta_path])
    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_interrupting_ends_in_one_line(verified: Callable[[Any], None]) -> None:
    """With the code that shells expect."""
    verified(KeyboardInterrupt())
    result = _run("verify")

    assert result.exit_code == 130
    assert result.stderr == "interrupted; what is finished is kept, and the next run goes on\n"


def test_readers_that_leave_are_no_error(verified: Callable[[Any], None]) -> None:
    """`fundamentals verify | head` is quiet."""
    verified(BrokenPipeError())
    result = _run("verify")

    assert (result.exit_code, result.output) == (141, "")


def test_list_shows_every_entry() -> None:
    """One line each: id, title, source."""
    result = _run("list")

    assert result.exit_code == 0
    assert any(
        line.split("  ", 1)[0] == "chain-rule" and line.endswith("(§2.3 Theorem 2.4)")
        for line in result.stdout.splitlines()
    )


def test_show_without_lean_shows_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Statement, hypotheses and evidence need no Lean; what is unknown is said."""

    def no_lean(*_: Any, **__: Any) -> None:
        raise errors.SetupError("there is no Lean")

    monkeypatch.setattr("fundamentals.lean.toolchain.finding.find", no_lean)
    result = _run("show", "chain-rule", "--seed", "123456789")

    assert result.exit_code == 0
    for text in (
        "chain-rule: The chain rule",
        "§2.3 Theorem 2.4",
        "g \\circ f",
        "Hypotheses",
        "nothing is known of the proofs: there is no Lean",
        "Theorem Fundamentals.HasJacobianAt.comp",
        "not known yet: `fundamentals verify chain-rule` finds out",
        "Mathlib: HasFDerivAt.comp",
        "Metamath: dvco",
    ):
        assert text in result.stdout


def test_lint_prints_what_it_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """And fails if there is anything."""
    found = [Finding("lean/A.lean", "axiom", "declares an axiom", Path("lean/A.lean"), 3, 0)]
    monkeypatch.setattr("fundamentals.lean.sources.lint.lint_sources", lambda _: found)
    result = _run("lean", "lint")
    found = []

    assert (result.exit_code, result.stdout) == (
        1,
        "lean/A.lean:3:0: axiom: declares an axiom\n",
    )
    assert _run("lean", "lint").exit_code == 0


def test_the_doctor_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With advice, and the exit code of a machine that lacks something."""
    findings = [Diagnosis(True, "Node", "24"), Diagnosis(False, "disk", "full", "free some")]
    monkeypatch.setattr("fundamentals.cli.doctor.diagnose", lambda _: findings)
    result = _run("doctor")

    assert result.exit_code == 3
    assert result.stdout.splitlines()[-3:] == [
        "ok      Node: 24",
        "missing disk: full",
        "        free some",
    ]


def test_the_schema_is_printed() -> None:
    """As it is published."""
    published = (ROOT / "docs/result.schema.json").read_text(encoding="utf-8")

    assert _run("schema", project=None).stdout == published


class FakeLean:
    """A library that compiles or not, and its pins."""

    def __init__(self) -> None:
        self.ok = True
        self.declared = set(verification.open_catalog(Project(ROOT)).declarations())
        self.changes = [Change("Fundamentals.x", "changed", ("Fundamentals.def",), ("-a", "+b"))]
        self.renewed = 0
        self.as_written = True

    def renew(self, *_: Any, **__: Any) -> list[Change]:
        """Pin, and say what changed."""
        self.renewed += 1
        return self.changes


@pytest.fixture
def lean(monkeypatch: pytest.MonkeyPatch) -> FakeLean:
    made = FakeLean()
    module = "fundamentals.cli.pinning"
    monkeypatch.setattr(f"{module}.lean_toolchain.find", lambda *_, **__: None)
    monkeypatch.setattr(f"{module}.build", lambda *_, **__: SimpleNamespace(ok=made.ok))
    library = SimpleNamespace(declarations=made.declared)
    monkeypatch.setattr(f"{module}.load_library", lambda *_: library)
    monkeypatch.setattr(f"{module}.compare", lambda *_, **__: made.changes)
    monkeypatch.setattr(f"{module}.renew", made.renew)
    monkeypatch.setattr(f"{module}.is_as_written", lambda *_, **__: made.as_written)
    return made


def test_pin_shows_what_changes(lean: FakeLean) -> None:
    """The difference first; a dry run leaves the file alone."""
    dry, done = _run("pin", "--dry-run"), _run("pin")
    lines = done.stdout.splitlines()

    assert (dry.exit_code, done.exit_code, lean.renewed) == (0, 0, 1)
    assert lines[:3] == ["changed: Fundamentals.x, through Fundamentals.def", "  -a", "  +b"]
    assert lines[3].endswith("1 of them changed; pinned in statements.pins.json")
    assert "would be pinned" in dry.stdout


def test_pin_says_that_it_renews_texts(lean: FakeLean) -> None:
    """Where no statement changed and the file is another all the same."""
    lean.changes = []
    unchanged = _run("pin")
    lean.as_written = False
    reworded = _run("pin")

    assert unchanged.stdout.endswith("statements, none changed\n")
    assert reworded.stdout.endswith("none changed; their texts pinned in statements.pins.json\n")


def test_pin_refuses_what_is_not_there(lean: FakeLean) -> None:
    """Neither a library that does not compile nor a missing declaration is pinned."""
    lean.declared.remove("Fundamentals.HasJacobianAt.comp")
    missing = _run("pin")
    lean.ok = False
    broken = _run("pin")

    assert (missing.exit_code, broken.exit_code, lean.renewed) == (2, 1, 0)
    assert re.match(
        r"catalog\.yaml:\d+: entries\[\d+\]\.theorems\[0\]\.name: the library does not declare "
        r"Fundamentals\.HasJacobianAt\.comp\n",
        missing.stderr,
    )
    assert "`fundamentals lean build` says why" in broken.stderr


def test_a_byte_order_mark_is_called_one(tmp_path: Path) -> None:
    """Lean would only say that it expected something else."""
    file = tmp_path / "a.lean"
    file.write_bytes(b"\xef\xbb\xbftheorem t : 1 = 1 := rfl\n")

    result = _run("lean", "check", str(file))

    assert result.exit_code == 2
    assert "begins with a byte order mark" in result.output


def test_axioms_beyond_the_usual_are_no_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lean accepts a file that assumes what it likes; the last line and the exit code say so."""
    file = tmp_path / "a.lean"
    file.touch()
    rests = (
        Rests("f", (), ()),
        Rests("g", ("cheat", "propext"), ("cheat",)),
        *(Rests(f"h{nth}", (), ()) for nth in range(9)),
    )
    checked = CheckResult(True, "a.lean", (), 0.5, rests)
    monkeypatch.setattr("fundamentals.lean.loop.session.check", lambda *_: checked)
    result = _run("lean", "check", str(file))

    assert result.stdout.splitlines() == [
        "axioms: none: f, h0, h1, h2, h3, h4, h5, h6, 2 more",
        "axioms: cheat (beyond the usual three), propext: g",
        "a.lean: refused for axioms beyond the usual three: cheat (0.5 s)",
    ]
    assert result.exit_code == 1


class FakeLibrary:
    """A library of one declaration, on an axiom and on something of Lean's own."""

    checkable = ("Ours.one",)

    def resolve(self, name: str) -> str:
        """As it is."""
        return name

    def kind_of(self, name: str) -> str:
        """Of what the kernel assumes."""
        return {"propext": "axiom", "Nat.hidden": "theorem"}[name]


@pytest.mark.parametrize(
    ("arguments", "assumed"),
    [
        ([], "propext, 1 of Lean's library without proof or body (--full)"),
        (["--full"], "Nat.hidden, propext"),
        (["--file", "FILE"], "Nat.hidden, propext"),
    ],
)
def test_recheck_names_what_is_assumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], assumed: str
) -> None:
    """Axioms always; of an export by whomever everything, since nobody knows whose it is."""
    found = Recheck(
        rests={"Ours.one": "3"},
        rejected={},
        assumptions=("propext", "Nat.hidden"),
        computed=(),
        skipped=(),
        instances={},
        seconds=1.0,
    )
    monkeypatch.setattr("fundamentals.cli.lean._library", lambda _: FakeLibrary())
    monkeypatch.setattr("fundamentals.kernel.recheck.recheck_library", lambda *_, **__: found)
    monkeypatch.setattr("fundamentals.kernel.recheck.recheck_export", lambda *_: found)
    file = tmp_path / "some.ndjson"
    file.touch()

    done = _run("lean", "recheck", *(str(file) if each == "FILE" else each for each in arguments))

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"assumed: {assumed}",
        "1 declaration accepted, 2 of these assumed; 0 rejected (1.0 s)",
    ]


@pytest.mark.parametrize(
    ("rests", "name", "said"),
    [
        ({"Ours.one": "3", "propext": "1"}, "Ours.one", None),
        ({"Ours.one": "3", "propext": "1"}, "Ours.two", "it does not declare Ours.two"),
        ({"Ours.one": "3", "propext": "1"}, "propext", "propext is an axiom there"),
        ({}, None, "it declares nothing"),
    ],
)
def test_what_an_export_must_prove_is_in_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rests: dict[str, str],
    name: str | None,
    said: str | None,
) -> None:
    """One that was cut off, or has an axiom in the place of a theorem, is not accepted."""
    found = Recheck(
        rests=rests,
        rejected={},
        assumptions=("propext",),
        computed=(),
        skipped=(),
        instances={},
        seconds=1.0,
    )
    monkeypatch.setattr("fundamentals.kernel.recheck.recheck_export", lambda *_: found)
    file = tmp_path / "some.ndjson"
    file.touch()
    done = _run("lean", "recheck", "--file", str(file), *([name] if name else []))

    assert done.exit_code == (0 if said is None else 2)
    assert said is None or said in done.stderr


def test_an_export_to_standard_output_is_the_export_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said of it goes to standard error."""
    done = SimpleNamespace(declarations=3, assumed=["Nat.hidden"], axioms={"propext"})
    monkeypatch.setattr("fundamentals.cli.lean._library", lambda _: FakeLibrary())
    monkeypatch.setattr("fundamentals.lean.declarations.export.export", lambda *_: done)

    result = _run("lean", "export", "Ours.one", "--output", str(tmp_path / "c.ndjson"))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 declarations" in result.stderr
    assert "axioms propext" in result.stderr


def test_what_is_no_export_is_wrong_usage(tmp_path: Path) -> None:
    """With the line; exit code 2, not the 1 of something that does not hold."""
    file = tmp_path / "x.ndjson"
    file.write_text('{"meta": {"format": {"version": "3.1.0"}}}\nnonsense\n', encoding="utf-8")
    done = _run("lean", "recheck", "--file", str(file))

    assert done.exit_code == 2
    assert "line 2: it is no JSON" in done.output
