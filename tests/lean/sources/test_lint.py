"""The lint, and the tokens it reads."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundamentals.base.project import Project
from fundamentals.lean.sources.lint import lint_sources, lint_text
from fundamentals.lean.sources.modules import file_of
from fundamentals.lean.sources.notations import NOTATIONS
from fundamentals.lean.sources.source import tokens

FILE = Path("lean/Some.lean")


def rules(text: str) -> list[str]:
    return [problem.rule for problem in lint_text(f"module\n{text}\n", FILE)]


@pytest.mark.parametrize(
    "text",
    [
        "-- sorry",
        "/- axiom /- unsafe -/ partial -/",
        "/-! set_option foo true -/",
        'def a := "sorry"',
        'def a := "\\" sorry"',
        'def a := r"\\" ++ "sorry"',
        'def a := r#"" sorry"#',
        "def a := '\"' -- sorry \"",
        "theorem partial_derivative' : True := trivial",
        "theorem HasSorry.sorry' : Foo.axiom := x.partial",
        "def unsafe_ := `sorry",
        "theorem t : |x| ≤ ‖y‖ := h",
        "set_option maxHeartbeats 400000 in",
        "def v := #[1, 2]",
        "import Init.Data.Nat\nimport Std\npublic import Fundamentals.Real.Basic",
    ],
)
def test_nothing_wrong(text: str) -> None:
    """Comments, strings and longer names may say anything, and what is allowed is allowed."""
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theorem t : 1 = 2 := sorry", ["sorry"]),
        ("/- - -/ sorry /- -/", ["sorry"]),
        ("-- /-\nsorry\n-- -/", ["sorry"]),
        ('def a := "--" sorry', ["sorry"]),
        ("def a := '\\'' sorry", ["sorry"]),
        ("def a := x' sorry'' sorry", ["sorry"]),
        ('def a := s!"{sorry}"', ["string", "string-start"]),
        ('dbg_trace "{ "a" ++ sorry ++ "b" }"', ["string", *["string-start"] * 2]),
        ("/--/ sorry -/ def a := 0", []),
        ("/-- -- sorry -/ sorry\n-/ def a := 0", []),
        ("/-/- -/ sorry", ["sorry"]),
        ("/-!/- -/ -/ sorry", ["sorry"]),
        ("def a := 0sorry", ["sorry"]),
        ("def a := 0b1elab", ["metaprogram"]),
        ("theorem t : sorry.1", ["sorry"]),
        ("def a := '\n'; def b := \"'\" -- \"\nsorry", ["sorry"]),
        ("def a := {x // p x}; b //-x = 0\nsorry -/", ["comment-start"]),
        ("let x <--y; sorry", ["comment-start"]),
        ("unif_hint (n : Nat) where |- n =?= 0", ["unif-hint"]),
        ('binder_predicate x " > " y:term => `($x)', ["macro"]),
        ("builtin_simproc [simp] f (x) := g", ["metaprogram"]),
        ('scoped notation "√" x "⟩" => f x', ["notation", "notation", "notation-body"]),
        ("private axiom a : True", ["axiom"]),
        ("@[implemented_by f] def g := 0", ["implemented-by"]),
        ('@[simp, extern "x"] def g := 0', ["extern"]),
        ("set_option debug.skipKernelTC true", ["skip-kernel"]),
        ("set_option debug.«skipKernelTC» true", ["characters", "skip-kernel", "characters"]),
        ("-- skipKernelTC", ["skip-kernel"]),
        ("set_option\n  pp.all true", ["set-option"]),
        ("set_option autoImplicit true", ["set-option"]),
        ("simp (config := { decide := true }) ; decide +native", ["native-decide"]),
        ("decide (config := { native := true })", ["native-decide"]),
        ("#eval 1", ["command"]),
        ("#check_failure x", ["command"]),
        ("#exit", ["exit"]),
        ('def a := include_str "x.txt"', ["input"]),
        ('theorem t : p := by bv_check "x.lrat"', ["input"]),
        ("theorem t : p := by bv_decide", ["input"]),
        ('local notation "∑" => f', ["local-notation"]),
        ('scoped notation "∏" => f', ["notation"]),
        ('scoped notation "∑" => f', ["notation"]),
        ('notation "=" => f', ["notation"]),
        ('infixl:65 " + " => f', ["notation"]),
        ('macro "+" : term => f', ["macro", "macro-body"]),
        ('local infix:50 " ~ " => f', ["local-notation"]),
        ("public meta import Init.Data", ["metaprogram"]),
        ("import Lean.Elab", ["import"]),
        ("import all Fundamentals.Real", ["import-all"]),
        ("example : True := trivial", ["only-examples"]),
        ("def ｘ := 0", ["characters"]),
        ("def a := 0\t", ["characters"]),
        ("-- \u202e", ["characters"]),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    """Each rule where Lean reads code."""
    assert rules(text) == expected


def test_a_place_is_lines_from_one_and_columns_from_zero() -> None:
    """As in Lean's own messages, so that editors jump there."""
    (problem,) = lint_text("module\n\ntheorem t : ℝ := sorry\n", FILE)

    assert str(problem) == "lean/Some.lean:3:17: sorry: `sorry`: a proof is missing"


def test_a_file_without_module_header() -> None:
    """Other files would see its private parts."""
    assert [p.rule for p in lint_text("/- no -/\nimport Init\n", FILE)] == ["no-module"]
    assert [p.rule for p in lint_text("", FILE)] == ["no-module"]


SUM = Path("lean/Fundamentals/Linear/Sum.lean")
HONEST = 'scoped macro "∑ " i:ident ", " b:term:67 : term => `(sum fun $i:ident => $b)'


def of_sum(text: str) -> list[str]:
    """What is found in the file that may declare ∑."""
    return [problem.rule for problem in lint_text(f"module\n{text}\n", SUM)]


@pytest.mark.parametrize("after", ["", "\nend X", "\n@[simp] theorem a : b := c", f"\n{HONEST}"])
def test_a_symbol_may_be_declared_in_its_own_file(after: str) -> None:
    """As one quotation, or as one name."""
    assert of_sum(HONEST + after) == []
    assert of_sum(f'scoped notation "∑" => sum{after}') == []
    assert of_sum(f'scoped prefix:max "∑" => Fundamentals.sum{after}') == []


@pytest.mark.parametrize(
    "body",
    [
        "do return `(sum fun $i => $b)",
        "return `(x)",
        "if true then `(x) else `(y)",
        "pure ⟨.missing⟩",
        "Lean.Macro.throwUnsupported",
        "`(sum $(evil i) $b)",
        "`(sum $(⟨evil⟩) $b)",
        "`(sum $[$i],*)",
        "`(sum $i.raw)",
        "`(sum $evil)",
        "`(sum `name)",
        "`(sum `(x))",
        "`(sum %$i)",
        "`(tactic| rfl)",
        "`(command| def a := 0)",
        "` (sum $b)",
        "``(sum $b)",
        "`(sum $b) >>= evil",
        "`(sum $b)\n  evil",
        "`(sum $b)\n>>= evil",
        "`(sum $b)\nevil",
        "`(sum $b); evil",
        "`(sum $b) end",
        "`(sum $b",
    ],
)
def test_a_macro_is_no_program(body: str) -> None:
    """Its body is one quotation of plain terms and parameters; whatever computes is found."""
    assert "macro-body" in of_sum(f'scoped macro "∑ " i:ident ", " b:term : term => {body}')


@pytest.mark.parametrize("kind", ["tactic", "command", "Lean.MacroM Lean.Syntax", "x : term"])
def test_a_macro_makes_a_term(kind: str) -> None:
    """What makes commands or proofs can change more than how a statement looks."""
    assert "macro-body" in of_sum(HONEST.replace(": term", f": {kind}").replace("x : term", "x"))


@pytest.mark.parametrize("body", ["f x", "$(evil)", "f $ x", "(f)", "fun x => x", "f\nx", ""])
def test_a_notation_stands_for_a_name(body: str) -> None:
    """Behind a dollar sign in it anything could be computed."""
    assert "notation-body" in of_sum(f'scoped notation "∑" => {body}')


def test_a_symbol_is_used_where_its_declaration_is_seen(tmp_path: Path) -> None:
    """Elsewhere it would mean something else; comments and strings may show it."""
    sources = {
        "Fundamentals/Real/Defs.lean": 'module\nscoped notation "ℝ" => Real\n',
        "Fundamentals/Near.lean": "module\npublic import Fundamentals.Real.Defs\n",
        "Fundamentals/Far.lean": "module\nimport Fundamentals.Near\ndef f : ℝ := 0\n",
        "Fundamentals/Not.lean": 'module\n-- ℝ\ndef s := "ℝ"\ndef f : ℝ := 0\n',
    }
    for name, text in sources.items():
        (tmp_path / "lean" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "lean" / name).write_text(text, encoding="utf-8")
    (problem,) = lint_sources(Project(tmp_path))

    assert str(problem).startswith("lean/Fundamentals/Not.lean:4:8: stray-notation: ℝ is declared")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """Reported like everything else; the other files are read."""
    (tmp_path / "lean").mkdir()
    (tmp_path / "lean/A.lean").write_bytes(b"module\n\xff")

    assert [p.rule for p in lint_sources(Project(tmp_path))] == ["encoding"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Reported, whatever stands in its place; what editors hide is nobody's source."""
    (tmp_path / "lean/Folder.lean").mkdir(parents=True)
    (tmp_path / "lean/Link.lean").symlink_to("nowhere")
    (tmp_path / "lean/.#A.lean").symlink_to("user@host.1234")
    found = lint_sources(Project(tmp_path))

    assert [(str(p.file), p.rule) for p in found] == [
        ("lean/Folder.lean", "unreadable"),
        ("lean/Link.lean", "unreadable"),
    ]


LAKEFILE = """\
package fundamentals where
  leanOptions := #[⟨`autoImplicit, false⟩]
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("⟩]", "⟩, ⟨`debug.skipKernelTC, true⟩]", (2, 43)),
        ("⟩]", "⟩, ⟨`warningAsError, true⟩]", (2, 43)),
        ("⟩]", "⟩, ⟨`maxHeartbeats, 100000⟩]", (2, 43)),
        ("autoImplicit, false", "autoImplicit, true", (2, 19)),
        ("leanO", "moreLeanArgs := #[]\n  leanO", (2, 2)),
        ("leanO", "weakLeanOptions := #[]\n  leanO", (2, 2)),
        ("leanO", 'description := s!"{evil}"\n  leanO', (2, 17)),
        ("package", "run_cmd evil\npackage", (1, 0)),
        ("package", "#eval evil\npackage", (1, 0)),
        ("#[", "#[(`debug.skipKernelTC, true), ", (2, 20)),
        ("package", 'require x from git "x"\npackage', (1, 0)),
    ],
)
def test_what_lake_hands_to_lean(
    tmp_path: Path, old: str, new: str, place: tuple[int, int]
) -> None:
    """Options of the lakefile change what a native Lean checks as those of a file do."""
    (tmp_path / "lakefile.lean").write_text(LAKEFILE, encoding="utf-8")
    assert lint_sources(Project(tmp_path)) == []

    (tmp_path / "lakefile.lean").write_text(LAKEFILE.replace(old, new), encoding="utf-8")
    problem = lint_sources(Project(tmp_path))[0]

    assert (problem.rule, str(problem.file)) == ("lakefile", "lakefile.lean")
    assert (problem.line, problem.column) == place


def test_every_notation_has_a_file_that_declares_it() -> None:
    """A symbol that is allowed and declared nowhere is free for anybody to give it a meaning."""
    root = Project.find(Path(__file__))
    for symbol, notation in NOTATIONS.items():
        text = file_of(notation.module, root.lean_dir).read_text("utf-8")
        words = [t.text[1:-1].strip() for t in tokens(text) if t.kind == "string"]
        assert symbol in words


@given(text=st.text(alphabet="/-\"'\\r#ab{}s!m \n`«»", max_size=60))
def test_tokens_cover_every_source(text: str) -> None:
    """Whatever the text, tokens come in order, show what stands there, and end."""
    end = 0
    for token in tokens(text):
        assert token.text == text[token.start : token.end]
        assert 0 < token.end <= len(text)
        end = max(end, token.end)
    assert text[end:].strip() == ""
