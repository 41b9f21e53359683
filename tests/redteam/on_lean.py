"""Cheats in Lean sources: what claims to be a proof and is none."""

import os

from redteam.cheats import cheats_on
from redteam.sample import Checkout

cheat = cheats_on("Lean", "verify --layer proved")

BROKEN = "build error not-built"  # and so what imports it is not built, either
PROOF = """\
/-- Twice a positive number is more than the number. -/
theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by
  unfold double; omega
"""
UNCHECKED = """\
set_option debug.skipKernelTC true in
theorem nothing : 1 < 0 := by decide +kernel

theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by
  have := h; have := nothing; omega
"""


def proved_by(project: Checkout, text: str) -> None:
    """Write something in the place of the proof of `lt_double`."""
    project.prove(PROOF, text)


@cheat("declaration uses `sorry`", rules=f"{BROKEN} sorry")
def sorry_in_a_private_helper(project: Checkout) -> None:
    """The theorem's own proof is whole; only what it uses is missing."""
    proved_by(
        project,
        "private theorem helper (n : Nat) (h : 0 < n) : n < double n := sorry\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := helper n h\n",
    )


@cheat("declaration uses `sorry`", rules=f"{BROKEN} set-option")
def sorry_spelt_out_with_its_warning_off(project: Checkout) -> None:
    """`sorryAx` is not the word that one looks for, and its warning can be told to be silent."""
    proved_by(
        project,
        "set_option warn.sorry false in\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := (fun _ => sorryAx _ true) h\n",
    )


@cheat("set-option: debug.byAsSorry is not among the allowed options", command="lean lint")
def proofs_taken_for_granted(project: Checkout) -> None:
    """An option of Lean's own skips every proof that begins with `by`."""
    proved_by(project, f"set_option debug.byAsSorry true in\n{PROOF}")


@cheat("it depends on the axiom Fundamentals.propext", rules="axiom")
def an_axiom_with_the_name_of_an_allowed_one(project: Checkout) -> None:
    """Printed within its namespace, this `propext` looks like Lean's."""
    proved_by(
        project,
        "axiom propext (n : Nat) : n < double n\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := (fun _ => propext n) h\n",
    )


@cheat(
    "it depends on the axiom Fundamentals.granted, declared in Fundamentals.Ground", rules="axiom"
)
def an_axiom_in_a_module_that_hides_it(project: Checkout) -> None:
    """No reader of the theorem's file sees it: it comes through a private import."""
    project.module(
        "Ground",
        "module\n\npublic import Fundamentals.Double\n\npublic section\nnamespace Fundamentals\n\n"
        "axiom granted (n : Nat) : n < double n\n"
        "theorem known (n : Nat) : n < double n := granted n\n\nend Fundamentals\n",
    )
    project.prove("module\n\n", "module\n\nimport Fundamentals.Ground\n")
    proved_by(
        project, "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := (fun _ => known n) h\n"
    )


@cheat("it trusts the compiler: use `decide`", rules=f"{BROKEN} native-decide")
def native_decide_in_a_lemma(project: Checkout) -> None:
    """The compiler is asked instead of the kernel, and its axiom sits in an auxiliary lemma."""
    proved_by(
        project,
        "theorem fact : 1 < 2 := by native_decide\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by\n"
        "  have := fact; unfold double; omega\n",
    )


@cheat("it depends on the axiom Lean.trustCompiler", rules="axiom")
def the_compilers_axiom_without_its_tactic(project: Checkout) -> None:
    """The word `native` stands nowhere."""
    proved_by(
        project,
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by\n"
        "  have := Lean.trustCompiler; unfold double; omega\n",
    )


@cheat("skip-kernel: the kernel must check every declaration", command="lean lint")
def the_kernel_switched_off(project: Checkout) -> None:
    """Lean's options can make a theorem of anything, without an axiom."""
    proved_by(project, UNCHECKED)


@cheat(
    "Fundamentals.lt_double: the second kernel rejects it",
    command="verify --layer rechecked",
    rules="no-instance rejected stale",
)
def the_kernel_switched_off_and_nobody_looks_for_it(project: Checkout) -> None:
    """The same, where the lint that knows the option is not asked."""
    proved_by(project, UNCHECKED)


@cheat("debug.skipKernelTC := true is not one that every file is checked with", rules="lakefile")
def the_kernel_switched_off_in_the_lakefile(project: Checkout) -> None:
    """No source shows it, and a native Lean would be given it."""
    project.replace(
        "lakefile.lean",
        "⟨`autoImplicit, false⟩",
        "⟨`autoImplicit, false⟩, ⟨`debug.skipKernelTC, true⟩",
    )


@cheat("an inductive type whose type does not end in a literal sort", rules="computed-sort")
def a_type_that_computes_its_sort(project: Checkout) -> None:
    """Lean 4.28's own kernel is led to take data for a proof, in plain text."""
    proved_by(
        project,
        "@[expose] def P : Prop := True = True\n"
        "@[expose] noncomputable def gate (h : P) : Type :=\n"
        "  Eq.rec (motive := fun _ _ => Type) Prop h\n"
        "inductive Owner (h : P) : gate h where\n  | mk (bit : Bool) : Owner h\n"
        "theorem owned (h : P) : ∃ _ : Owner h, True := ⟨.mk true, trivial⟩\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by\n"
        "  have := owned rfl; unfold double; omega\n",
    )


@cheat("it would run what could do anything: #eval", rules=f"{BROKEN} command")
def a_program_that_runs_while_it_is_read(project: Checkout) -> None:
    """It could write another text over the file before anybody looks at it."""
    proved_by(project, f'#eval IO.FS.writeFile "lean/Fundamentals/Doubling.lean" "module"\n{PROOF}')


@cheat("∏ is not among the notations agreed on", rules=f"{BROKEN} macro macro-body set-option")
def a_macro_that_builds_commands(project: Checkout) -> None:
    """Words that are looked for are put together from pieces, and no piece is one of them."""
    proved_by(
        project,
        'scoped macro "∏ " b:term : command => do\n'
        '  let name := Lean.mkIdent (Lean.Name.mkSimple ("deb" ++ "ug"))\n'
        "  `(set_option $name true)\n" + PROOF,
    )


@cheat("it reads a file that nobody looks at", rules=f"{BROKEN} input")
def a_file_that_is_read_in(project: Checkout) -> None:
    """The file changes afterwards, and the theorem counts as unchanged."""
    project.write("lean/Fundamentals/claim.txt", "0")
    proved_by(project, f'def claim := include_str "claim.txt"\n{PROOF}')


@cheat("`elab`: a metaprogram", rules=f"{BROKEN} metaprogram string string-start")
def a_tactic_of_its_own(project: Checkout) -> None:
    """A tactic can close any goal without a proof."""
    proved_by(
        project,
        'elab "trivially" : tactic => do Lean.logInfo m!"{0}"\n'
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by trivially\n",
    )


@cheat("what runs would not be what is proved", rules=f"{BROKEN} implemented-by")
def a_definition_that_runs_as_another(project: Checkout) -> None:
    """What is computed with it is not what is proved of it."""
    proved_by(
        project,
        "@[expose] def fast (n : Nat) : Nat := n + 1\n\n"
        f"@[expose, implemented_by fast] def slow (n : Nat) : Nat := n\n{PROOF}",
    )


@cheat("unsafe code can prove anything", rules=f"{BROKEN} unsafe")
def an_unsafe_definition_that_proves_itself(project: Checkout) -> None:
    """It has the theorem's name and type, and Lean lets it call itself."""
    proved_by(
        project,
        "unsafe def lt_double (n : Nat) (h : 0 < n) : n < double n := lt_double n h\n",
    )


@cheat("a theorem is claimed, but this is a definition", rules="not-a-theorem statement-changed")
def a_definition_in_the_place_of_a_theorem(project: Checkout) -> None:
    """It reads the same but for one word."""
    proved_by(project, PROOF.replace("theorem", "def"))


@cheat("a theorem is claimed, but this is an opaque", rules="not-a-theorem statement-changed")
def an_opaque_constant_in_its_place(project: Checkout) -> None:
    """`opaque` hides what it is made of, and its type is the statement."""
    proved_by(
        project,
        "private theorem hidden (n : Nat) (h : 0 < n) : n < double n := by unfold double; omega\n"
        "opaque lt_double : ∀ (n : Nat) (_ : 0 < n), n < double n := hidden\n",
    )


@cheat("it is private", rules="missing pin-text", exit=2)
def a_private_namesake(project: Checkout) -> None:
    """It is in the file under the name that is claimed, and nobody can use it."""
    proved_by(project, PROOF.replace("theorem", "private theorem"))


@cheat("exit: #exit does not belong in the library", command="lean lint")
def a_text_that_ends_before_the_theorem(project: Checkout) -> None:
    """Everything is in the source, and Lean does not read it."""
    proved_by(project, f"#exit\n\n{PROOF}")


@cheat("there is no declaration of this name", rules="missing pin-text", exit=2)
def a_name_that_is_only_exported(project: Checkout) -> None:
    """`export` lets every file write the claimed name for another theorem."""
    proved_by(
        project,
        "namespace Trick\ntheorem lt_double : 0 < 1 := by omega\nend Trick\n"
        "export Trick (lt_double)\n",
    )


@cheat(
    "characters: U+043E (CYRILLIC SMALL LETTER O) may be mistaken for another", command="lean lint"
)
def a_letter_that_looks_like_another(project: Checkout) -> None:
    """The claimed name is to be seen in the source, with an o of another alphabet."""
    proved_by(project, PROOF.replace("lt_double", "lt_d\u043euble"))


@cheat(
    "characters: U+202E (RIGHT-TO-LEFT OVERRIDE) may be mistaken for another", command="lean lint"
)
def a_comment_that_reads_from_right_to_left(project: Checkout) -> None:
    """An editor shows the words in another order than Lean reads them."""
    proved_by(project, f"/- \u202e -/\n{PROOF}")


@cheat("no-module: the first word must be `module`", command="lean lint")
def a_byte_order_mark(project: Checkout) -> None:
    """The first word is `module` for everybody but Lean."""
    name = "lean/Fundamentals/Doubling.lean"
    project.write(name, "\ufeff" + project.read(name))


@cheat("characters: U+000D (a control character) may be mistaken for another", command="lean lint")
def a_carriage_return_that_hides_a_line(project: Checkout) -> None:
    """A terminal writes what follows over what stands before."""
    proved_by(project, f"-- nothing assumed\raxiom x\n{PROOF}")


@cheat("import-all: what is private is not to be reached into", command="lean lint")
def what_others_keep_private(project: Checkout) -> None:
    """Through `import all` a file proves by what its author did not mean to be used."""
    project.prove(
        "public import Fundamentals.Double\n",
        "public import Fundamentals.Double\nimport all Fundamentals.Double\n",
    )


@cheat("import: Lean.Data.Options is neither ours nor Init nor Std", command="lean lint")
def leans_own_compiler_as_a_library(project: Checkout) -> None:
    """With it a file can add anything to the environment."""
    project.prove(
        "public import Fundamentals.Double\n",
        "public import Fundamentals.Double\nimport Lean.Data.Options\n",
    )


@cheat("no file imports this module", rules="error", exit=1)
def a_module_that_nobody_imports(project: Checkout) -> None:
    """It lies in the library's folder, and no build of the library reads it."""
    project.write(
        "lean/Fundamentals/Alone.lean",
        "module\n\npublic section\n\ntheorem Fundamentals.alone : 0 = 1 := rfl\n",
    )


@cheat("has already been declared", rules=f"{BROKEN} statement-changed")
def a_second_theorem_of_the_same_name(project: Checkout) -> None:
    """One of them is proved, and it is not said which one is meant."""
    project.module(
        "Again",
        "module\n\npublic section\n\ntheorem Fundamentals.lt_double : 0 < 1 := by omega\n",
    )
    proved_by(project, PROOF)
    project.prove(
        "public import Fundamentals.Double\n",
        "public import Fundamentals.Double\npublic import Fundamentals.Again\n",
    )


@cheat("it is a pipe, socket or device, and no file", rules="error unreadable")
def a_pipe_among_the_sources(project: Checkout) -> None:
    """Whoever opens it waits for ever, and a run that does not end says nothing wrong."""
    os.mkfifo(project.path("lean/Fundamentals/Pipe.lean"))


@cheat("not UTF-8", rules=f"{BROKEN} encoding")
def a_source_that_is_no_text(project: Checkout) -> None:
    """Lean and the reviewer's editor may read different letters."""
    name = "lean/Fundamentals/Doubling.lean"
    project.write(name, project.read(name).encode() + b"-- \xff\n")


@cheat("Doubling.lean is a link, or lies behind one", exit=2)
def a_source_that_lies_elsewhere(project: Checkout) -> None:
    """What is reviewed is a link; what it leads to is in no version control."""
    source = project.path("lean/Fundamentals/Doubling.lean")
    source.rename(project.folder / "elsewhere.lean")
    source.symlink_to(project.folder / "elsewhere.lean")


@cheat("lean-toolchain pins Lean 4.29.0, and the embedded Lean is 4.28.0", exit=3)
def another_lean_than_is_there(project: Checkout) -> None:
    """The library is said to be checked by a version that did not check it."""
    project.write("lean-toolchain", "leanprover/lean4:v4.29.0\n")


@cheat("omega could not prove the goal", rules=BROKEN)
def a_theorem_that_is_false(project: Checkout) -> None:
    """It is written, claimed and agreed on, which is all that a reader of the list sees."""
    proved_by(project, PROOF.replace("n < double n", "double n < n"))


@cheat("it uses unsafe declaration 'lcProof'", rules=BROKEN)
def a_proof_for_the_compiler_only(project: Checkout) -> None:
    """Lean has an unsafe axiom of every proposition for what its compiler made."""
    proved_by(project, "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := lcProof\n")
