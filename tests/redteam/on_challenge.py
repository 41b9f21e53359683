"""Cheats with what a sceptic reads: files that state something else, theorems that say nothing."""

from redteam.cheats import cheats_on
from redteam.sample import Checkout

cheat = cheats_on("statement", "verify --layer rechecked")

FILE = "challenge/Differentiation.lean"
WITNESSES = "lean/Fundamentals/Witnesses.lean"
WITNESS = "def lt_double.witness := lt_double 3 (by decide)"
NOTHING = "Fundamentals.lt_double: nowhere is it applied to data"


@cheat("lt_double does not mean what the library's means", rules="another-meaning stale")
def a_file_to_read_that_states_less(project: Checkout) -> None:
    """Who reads it agrees to something easier than what the library is taken to prove."""
    project.replace(FILE, "n < double n := sorry", "n ≤ double n := sorry")


@cheat("double does not mean what the library's means", rules="another-meaning stale")
def a_file_to_read_with_another_definition(project: Checkout) -> None:
    """Each statement is there word by word, and a word means something else."""
    project.replace(FILE, "Nat := n + n", "Nat := n + n + n")


@cheat("lt_double does not mean what the library's means", rules="another-meaning stale")
def a_file_to_read_with_a_symbol_of_its_own(project: Checkout) -> None:
    """The statement is there sign by sign, and `<` is what a line before it says."""
    project.replace(
        FILE,
        "/-- Twice a positive number",
        'local infix:50 (priority := high) " < " => fun (a b : Nat) => Nat.le a b\n\n'
        "/-- Twice a positive number",
    )


@cheat("the library gives another text now", rules="stale")
def a_file_to_read_that_states_more(project: Checkout) -> None:
    """Among statements that are proved stands one that nobody proved."""
    project.replace(
        FILE,
        "/-- Twice a positive number",
        "theorem half : ∀ n, double n < n := sorry\n\n/-- Twice a positive number",
    )


@cheat("there is no Differentiation.lean", rules="refused")
def no_file_to_read(project: Checkout) -> None:
    """What is not there says nothing that is false."""
    project.path(FILE).unlink()


@cheat("unexpected token", rules="refused stale")
def a_file_to_read_that_no_lean_reads(project: Checkout) -> None:
    """Nobody can compare what does not compile."""
    project.replace(FILE, "n < double n := sorry", "n < := sorry")


@cheat(NOTHING, rules="no-instance")
def nothing_that_meets_the_hypotheses(project: Checkout) -> None:
    """Of what is not there, everything is true."""
    project.replace(WITNESSES, WITNESS, "")


@cheat(NOTHING, rules="no-instance")
def an_instance_under_the_hypothesis_itself(project: Checkout) -> None:
    """It has the name of an instance, and begins by assuming that there is one."""
    text = "def lt_double.witness (n : Nat) (h : 0 < n) := lt_double n h"
    project.replace(WITNESSES, WITNESS, text)


@cheat(NOTHING, rules="no-instance")
def an_instance_of_a_part(project: Checkout) -> None:
    """The number is there, and the proof that it is positive is left to somebody else."""
    project.replace(WITNESSES, WITNESS, "def lt_double.witness := lt_double 0")


@cheat(NOTHING, rules="no-instance")
def an_instance_of_a_namesake(project: Checkout) -> None:
    """It is an instance of another theorem with the same last name."""
    text = "theorem Other.lt_double (n : Nat) (_ : n < 0) : n < n := by omega\n"
    text += "theorem lt_double.witness : 3 < 4 := by decide"
    project.replace(WITNESSES, WITNESS, text)


@cheat("lt_double.witness rests on the axioms Fundamentals.granted", rules="no-instance")
def an_instance_by_an_axiom(project: Checkout) -> None:
    """That its hypotheses hold together is assumed, beside a theorem that assumes nothing."""
    text = "axiom granted : 0 < 3\n\ndef lt_double.witness := lt_double 3 granted"
    project.replace(WITNESSES, WITNESS, text)
