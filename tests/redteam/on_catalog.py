"""Cheats in the catalog: what it claims is not what there is, or not what a reader sees."""

import os

from redteam.cheats import cheats_on
from redteam.on_lean import PROOF, proved_by
from redteam.sample import CATALOG, Checkout

cheat = cheats_on("catalog", "verify --layer proved")

SECOND = CATALOG.partition("entries:\n")[2]


def change(project: Checkout, old: str, new: str) -> None:
    """Write something else in the catalog."""
    project.replace("catalog.yaml", old, new)


@cheat("entries[0].theorems: the key is already there in line 13", exit=2)
def a_key_that_is_there_twice(project: Checkout) -> None:
    """A reader sees the first list of theorems, and most programs take the last."""
    change(
        project,
        "    counterexamples:",
        "    theorems:\n      - {name: Fundamentals.double_zero, says: x}\n    counterexamples:",
    )


@cheat("entries[0].title: the key is already there in line 4", exit=2)
def the_same_key_spelt_otherwise(project: Checkout) -> None:
    """An escape in quotes hides that it is the same."""
    change(project, "    mathlib: null", '    mathlib: null\n    "titl\\u0065": Tripling')


@cheat("the alias *claim is not allowed", exit=2)
def a_value_from_elsewhere_in_the_file(project: Checkout) -> None:
    """An alias puts in what stands far away."""
    change(project, "title: Doubling", "title: &claim Doubling")
    change(project, "statement: n < 2 n", "statement: *claim")


@cheat("is not allowed", exit=2)
def keys_merged_into_an_entry(project: Checkout) -> None:
    """`<<` takes over the keys of another mapping, so that an entry says what it does not show."""
    change(project, "source: {section", "source: &s {section")
    change(project, "    mathlib: null", "    mathlib: null\n    <<: *s")


@cheat("is not allowed", exit=2)
def aliases_that_grow_without_end(project: Checkout) -> None:
    """Nine lines become a billion values, and a run that never ends refuses nothing."""
    bomb = ["    a: &a [x, x, x, x, x, x, x, x, x]"]
    bomb += [
        f"    {b}: &{b} [{', '.join([f'*{a}'] * 9)}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    project.write("catalog.yaml", CATALOG + "\n".join(bomb) + "\n")


@cheat("is not allowed", exit=2)
def a_tag_that_makes_an_object(project: Checkout) -> None:
    """Many readers of YAML run what a tag names."""
    change(project, "title: Doubling", "title: !!python/object/apply:os.system [true]")


@cheat("a second document", exit=2)
def a_second_catalog_in_the_file(project: Checkout) -> None:
    """One is read by the program and the other by people."""
    project.write("catalog.yaml", f"{CATALOG}---\n{CATALOG}")


@cheat("is already the id of the entry in line 3", exit=2)
def two_entries_of_one_name(project: Checkout) -> None:
    """One of them is verified, and both are listed."""
    project.write("catalog.yaml", CATALOG + SECOND)


@cheat("is no id", exit=2)
def an_entry_that_looks_like_another(project: Checkout) -> None:
    """Its id has a letter of another alphabet."""
    project.write("catalog.yaml", CATALOG + SECOND.replace("id: doubling", "id: d\u043eubling"))


@cheat("is not the full name of a declaration", exit=2)
def a_name_with_a_dot_at_its_end(project: Checkout) -> None:
    """It looks like the theorem's, and names nothing."""
    change(project, "  - name: Fundamentals.lt_double", "  - name: Fundamentals.lt_double.")


@cheat("is not the full name of a declaration", exit=2)
def a_name_in_quotation_marks(project: Checkout) -> None:
    """Lean takes anything between « and » for a name, also one that looks like another."""
    proved_by(project, PROOF.replace("lt_double", "«lt_double »"))
    change(project, "  - name: Fundamentals.lt_double", "  - name: Fundamentals.«lt_double »")


@cheat("is not the full name of a declaration", exit=2)
def a_theorem_of_leans_own(project: Checkout) -> None:
    """Something is proved; it is not ours, and its statement is not pinned by anybody."""
    change(project, "  - name: Fundamentals.lt_double", "  - name: Nat.add_comm")


@cheat(
    "a theorem is claimed, but this is a definition",
    rules="not-a-theorem unpinned pin-left-over carrier",
    exit=2,
)
def a_definition_that_is_claimed(project: Checkout) -> None:
    """It compiles, rests on no axioms, and proves nothing."""
    change(project, "  - name: Fundamentals.lt_double", "  - name: Fundamentals.double")


@cheat("no compiled file declares it", rules="carrier missing pin-left-over", exit=2)
def a_theorem_that_is_not_there(project: Checkout) -> None:
    """The catalog claims what nobody wrote."""
    change(project, "  - name: Fundamentals.lt_double", "  - name: Fundamentals.lt_triple")


@cheat(
    "Fundamentals.double.eq_1: there is no declaration of this name",
    rules="carrier missing pin-left-over",
    exit=2,
)
def a_constant_that_lean_made_up(project: Checkout) -> None:
    """What Lean makes of a definition has a name in the namespace, too."""
    change(project, "  - name: Fundamentals.lt_double", "  - name: Fundamentals.double.eq_1")


@cheat("contains the invisible character U+202E", exit=2)
def a_sentence_that_reads_backwards(project: Checkout) -> None:
    """A screen shows the words in another order than they stand."""
    change(project, "Twice zero is not positive.", "Twice zero is\u202e not positive.")


@cheat("contains the invisible character U+200B", exit=2)
def a_name_with_an_invisible_letter(project: Checkout) -> None:
    """Nobody sees that the title is another than it was."""
    change(project, "title: Doubling", "title: Dou\u200bbling")


@cheat("triple: there is no declaration of this name", rules="carrier", exit=2)
def a_sentence_carried_by_nothing(project: Checkout) -> None:
    """It names a theorem as its ground, and there is none."""
    change(
        project,
        "than the number {by lt_double}.\n    hyp",
        "than the number {by lt_triple}.\n    hyp",
    )


@cheat("carries a sentence, but no entry claims it", rules="carrier", exit=2)
def a_sentence_carried_by_what_nobody_audits(project: Checkout) -> None:
    """The theorem is there, unpinned, with whatever axioms."""
    proved_by(project, f"{PROOF}\ntheorem quiet : 0 < 1 := by omega\n")
    change(
        project, "than the number {by lt_double}.\n    hyp", "than the number {by quiet}.\n    hyp"
    )


@cheat(
    "the entry's evidence has no check experiment",
    command="verify --layer derived",
    rules="carrier",
    exit=2,
)
def a_sentence_carried_by_a_check_that_does_not_exist(project: Checkout) -> None:
    """It names its experiment."""
    change(
        project,
        "than the number {by lt_double}.\n    hyp",
        "than the number {by check experiment}.\n    hyp",
    )


@cheat("names nothing that carries it: It is the largest such function.", command="lint", exit=2)
def a_sentence_that_names_no_ground(project: Checkout) -> None:
    """It stands among others that are proved."""
    change(
        project,
        "number {by lt_double}.\n    hyp",
        "number {by lt_double}. It is the largest such function.\n    hyp",
    )


@cheat("{by } names '', which is no name", exit=2)
def a_mark_that_is_none(project: Checkout) -> None:
    """To a reader it looks like one."""
    change(project, "number {by lt_double}.\n    hyp", "number {by }.\n    hyp")


@cheat(
    "Fundamentals.double_zero is pinned, but the catalog claims it no more", rules="pin-left-over"
)
def a_limit_that_is_dropped(project: Checkout) -> None:
    """Without its counterexample the theorem looks as if it knew no limit."""
    change(
        project,
        "    counterexamples:\n      - name: Fundamentals.double_zero\n"
        "        shows: Twice zero is not positive.\n",
        "",
    )
    change(project, "        counterexample: Fundamentals.double_zero\n", "")


@cheat("the evidence doubling.py belongs to no entry", exit=2)
def a_catalog_without_entries(project: Checkout) -> None:
    """Of nothing everything holds."""
    project.write("catalog.yaml", "schema: 1\nentries: []\n")


@cheat("must be a list", exit=2)
def a_catalog_whose_entries_are_no_list(project: Checkout) -> None:
    """Something is there, and nothing of it is looked at."""
    project.write("catalog.yaml", "schema: 1\nentries:\n")


@cheat("is true, but this program reads schema 1", exit=2)
def a_schema_that_only_equals_one(project: Checkout) -> None:
    """To Python, `true` is 1."""
    change(project, "schema: 1", "schema: true")


@cheat("characters are more than", exit=2)
def a_catalog_too_long_to_be_read(project: Checkout) -> None:
    """Nobody reads a million characters, and the last of them are a claim."""
    project.write("catalog.yaml", f"#{'x' * 1_000_000}\n{CATALOG}")


@cheat("is not inside a checkout of Fundamentals (no catalog.yaml", exit=2)
def a_catalog_that_never_comes(project: Checkout) -> None:
    """Whoever opens a pipe waits for what somebody else writes, other things for each reader."""
    project.path("catalog.yaml").unlink()
    os.mkfifo(project.path("catalog.yaml"))


@cheat(
    "numpy is claimed by the catalog, but no check observes it",
    command="verify --layer observed",
    rules="no-evidence software",
)
def software_that_nobody_runs(project: Checkout) -> None:
    """The entry lists numpy, as if it had been observed."""
    change(project, "    mathlib: null", "    software: [numpy]\n    mathlib: null")
