"""Cheats with statements: they are proved, and are not what was agreed on."""

from redteam.cheats import cheats_on
from redteam.on_lean import BROKEN, PROOF, proved_by
from redteam.sample import Checkout

cheat = cheats_on("statement", "verify --layer proved")

EQUATION = """\
theorem double_eq (n : Nat) : double n = 2 * n := by
  unfold double; omega
"""


@cheat("it does not say what it said", rules="statement-changed")
def one_more_hypothesis(project: Checkout) -> None:
    """The conclusion stands where it stood."""
    text = PROOF.replace("(h : 0 < n)", "(h : 0 < n) (_ : n = 1)")
    proved_by(project, text.replace("unfold", "have := h; unfold"))


@cheat("it does not say what it said", rules="statement-changed")
def a_hypothesis_that_nothing_meets(project: Checkout) -> None:
    """Two letters change places, and whatever follows is true."""
    proved_by(project, PROOF.replace("0 < n)", "n < 0)"))


@cheat("it does not say what it said", rules="statement-changed")
def a_hypothesis_through_a_variable(project: Checkout) -> None:
    """The theorem's own line is as it was."""
    proved_by(
        project,
        "variable (m : Nat) (quiet : m = 0)\ninclude quiet\n"
        + PROOF.replace("unfold", "have := quiet; unfold")
        + "omit quiet\n",
    )


@cheat("it does not say what it said", rules="registers statement-changed")
def a_hypothesis_that_proves_itself_where_it_can(project: Checkout) -> None:
    """`:= by omega` makes it another statement, which prints alike."""
    proved_by(project, PROOF.replace("0 < n)", "0 < n := by omega)"))


@cheat("it does not say what it said", rules="statement-changed")
def a_number_that_has_a_default(project: Checkout) -> None:
    """Who leaves it out speaks of 1 only."""
    proved_by(project, PROOF.replace("(n : Nat)", "(n : Nat := 1)"))


@cheat("it does not say what it said", rules="statement-changed")
def a_number_that_is_not_asked_for(project: Checkout) -> None:
    """An implicit argument is another way to be used, and the same formula."""
    proved_by(project, PROOF.replace("(n : Nat)", "{n : Nat}"))


@cheat("through Fundamentals.double", rules="statement-changed")
def a_definition_that_means_something_else(project: Checkout) -> None:
    """No statement is touched; the word in it is."""
    project.replace("lean/Fundamentals/Double.lean", "n + n", "n * 2")


@cheat("through Fundamentals.instLTNat", rules="statement-changed")
def an_order_for_one_statement(project: Checkout) -> None:
    """A local instance makes `<` always true."""
    proved_by(
        project,
        "section\nlocal instance : LT Nat := ⟨fun _ _ => True⟩\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := h\nend\n",
    )


@cheat("through Fundamentals.byPriority", rules="statement-changed neighbours")
def an_order_that_comes_first(project: Checkout) -> None:
    """An instance of high priority, in another module, wins over Lean's in all that import it."""
    project.module(
        "Order",
        "module\n\npublic section\nnamespace Fundamentals\n\n"
        "@[expose] instance (priority := high) byPriority : LT Nat := ⟨fun _ _ => True⟩\n\n"
        "end Fundamentals\n",
    )
    project.prove("Double\n\n", "Double\npublic import Fundamentals.Order\n\n")
    proved_by(project, "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := h\n")
    project.prove(
        "theorem double_zero : ¬(0 < double 0) := by\n  unfold double; omega\n",
        "theorem double_zero : ¬Nat.lt 0 (double 0) := Nat.lt_irrefl 0\n",
    )


@cheat("through Fundamentals.instOfNatNatOfNat", rules="statement-changed")
def a_numeral_of_another_value(project: Checkout) -> None:
    """An instance makes `2` print as 2 and be a sum."""
    project.prove(
        EQUATION,
        "local instance : OfNat Nat 2 := ⟨1 + 1⟩\n"
        "theorem double_eq (n : Nat) : double n = 2 * n := by\n"
        "  show n + n = (1 + 1) * n; omega\n",
    )


@cheat("it does not say what it said", rules="statement-changed")
def a_name_that_is_bound_anew(project: Checkout) -> None:
    """Within the statement `double` is what the statement says that it is."""
    proved_by(
        project,
        "theorem lt_double (n : Nat) (h : 0 < n) :\n"
        "    let double := fun m => m + 1; n < double n := by\n"
        "  intro _; have := h; exact Nat.lt_succ_self n\n",
    )


@cheat("through Fundamentals.Fundamentals.double", rules="statement-changed")
def a_namesake_that_is_nearer(project: Checkout) -> None:
    """In a namespace within the namespace lies another `double`."""
    proved_by(
        project,
        "namespace Fundamentals\n@[expose] def double (n : Nat) : Nat := n + 1\nend Fundamentals\n"
        "open Fundamentals.Fundamentals in\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < Fundamentals.double n :=\n"
        "  (fun _ => Nat.lt_succ_self n) h\n",
    )


@cheat("through Fundamentals.Nat", rules="statement-changed")
def other_numbers_of_the_same_name(project: Checkout) -> None:
    """`Nat` in this namespace is a type with one value."""
    proved_by(
        project,
        "abbrev Nat := Fin 1\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : n < n + n :=\n"
        "  absurd h (by have := n.isLt; simp [Fin.lt_def])\n",
    )


@cheat("through Fundamentals.Claim", rules="statement-changed")
def a_statement_behind_a_word(project: Checkout) -> None:
    """The formula is in a comment, and what is proved is a word that means nothing."""
    proved_by(
        project,
        "/-- n < double n -/\nabbrev Claim (_ : Nat) : Prop := True\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : Claim n := (fun _ => trivial) h\n",
    )


@cheat("through Fundamentals.Positive", rules="statement-changed")
def a_hypothesis_with_a_field_too_many(project: Checkout) -> None:
    """What is assumed has a name that says less than it holds."""
    proved_by(
        project,
        "structure Positive (n : Nat) : Prop where\n  pos : 0 < n\n  more : n = 1\n"
        "theorem lt_double (n : Nat) (h : Positive n) : n < double n := by\n"
        "  have := h.pos; unfold double; omega\n",
    )


@cheat("it does not say what it said", rules="statement-changed")
def two_theorems_that_change_names(project: Checkout) -> None:
    """Both are proved, and each is called what the other one was."""
    proved_by(project, PROOF.replace("lt_double", "other"))
    project.prove("theorem double_eq", "theorem lt_double")
    project.prove("theorem other", "theorem double_eq")


@cheat("a notation of one file", rules=f"{BROKEN} local-notation")
def a_symbol_for_one_statement(project: Checkout) -> None:
    """`<` is what the line before says."""
    proved_by(
        project,
        'local infix:50 " < " => fun _ _ => True\n'
        "theorem lt_double (n : Nat) (h : 0 < n) : n < double n := trivial\n",
    )


@cheat("it does not say what it said", rules="statement-changed")
def a_coercion_that_forgets(project: Checkout) -> None:
    """Numbers are taken for integers on the way, and each of them for 0."""
    proved_by(
        project,
        "local instance : Coe Nat Int := ⟨fun _ => 0⟩\n"
        "theorem lt_double (n : Nat) (h : 0 < n) : ((n : Int) : Int) < (double n + 1 : Int) := by\n"
        "  unfold double; omega\n",
    )


@cheat("autoImplicit is not among the allowed options", rules="set-option statement-changed")
def a_letter_that_binds_itself(project: Checkout) -> None:
    """A misspelt name becomes a variable, of which anything may be assumed."""
    proved_by(
        project,
        "set_option autoImplicit true in\n"
        "theorem lt_double (n : Nat) (h : 0 < n) (_ : zero = 0) : zero < double n := by\n"
        "  unfold double; omega\n",
    )
