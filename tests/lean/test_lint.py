"""The lint, and the tokens it reads."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundamentals.lean.lint import ALLOWED_NOTATIONS, lint_sources, lint_text
from fundamentals.lean.source import tokens
from fundamentals.project import Project

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
        'scoped notation "∑" => sum',
        'scoped macro "∑ " i:ident ", " b:term : term => `(sum fun $i => $b)',
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
        ('scoped notation "√" x "⟩" => f x', ["notation"]),
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
        ('local notation "∑" => f', ["local-notation"]),
        ('notation "=" => f', ["notation"]),
        ('infixl:65 " + " => f', ["notation"]),
        ('macro "+" : term => f', ["macro"]),
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


def test_one_notation_has_one_meaning(tmp_path: Path) -> None:
    """A second file that declares an agreed notation again is reported."""
    (tmp_path / "lean").mkdir()
    for name in ("A", "B"):
        text = 'module\nscoped notation "∑" => sum\ndef a := 0\n'
        (tmp_path / "lean" / f"{name}.lean").write_text(text, encoding="utf-8")
    (problem,) = lint_sources(Project(tmp_path))

    assert (problem.file, problem.rule) == (Path("lean/B.lean"), "notation")
    assert "lean/A.lean" in problem.message


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
package p where
  leanOptions := #[⟨`autoImplicit, false⟩, ⟨`warningAsError, true⟩]
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("⟨`w", "⟨`debug.skipKernelTC, true⟩, ⟨`w", (2, 43)),
        ("autoImplicit, false", "autoImplicit, true", (2, 19)),
        ("leanO", "moreLeanArgs := #[]\n  leanO", (2, 2)),
        ("leanO", "weakLeanOptions := #[]\n  leanO", (2, 2)),
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


def test_every_allowed_notation_has_a_reason() -> None:
    """Nothing is allowed just so."""
    assert all(len(reason) > 5 for reason in ALLOWED_NOTATIONS.values())


@given(text=st.text(alphabet="/-\"'\\r#ab{}s!m \n`«»", max_size=60))
def test_tokens_cover_every_source(text: str) -> None:
    """Whatever the text, tokens come in order, show what stands there, and end."""
    end = 0
    for token in tokens(text):
        assert token.text == text[token.start : token.end]
        assert 0 < token.end <= len(text)
        end = max(end, token.end)
    assert text[end:].strip() == ""
