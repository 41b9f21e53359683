"""Every way to look proved without being so: each is found out, and for the reason that it states.

The cheats stand in the modules `on_….py`. Each is done to a copy of a small project that verifies,
and then the program is run as somebody would run it.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lean.compiled import PROJECT

from redteam import (
    on_caches,
    on_catalog,
    on_challenge,
    on_compiled,
    on_environment,
    on_evidence,
    on_lean,
    on_pins,
    on_site,
    on_statements,
)
from redteam.cheats import CHEATS, KINDS, Cheat, judge
from redteam.sample import Outcome, base

MODULES = (
    *(on_lean, on_statements, on_challenge, on_catalog, on_pins, on_compiled),
    *(on_caches, on_environment, on_evidence, on_site),
)
LEAST = 170
# What no program can refuse, since another one answers in its place or an earlier run's is altered
# by whoever knows how: the result says on what it rests.
DISCLOSED = {
    "a_lean_that_only_says_so",
    "a_record_that_fits_a_changed_source",
    "another_node_that_is_asked_for",
}
# What is altered is thrown away, and what comes out is what an honest run finds.
UNDONE = {
    "a_proof_for_the_page_that_is_another",
    "many_more_instances",
    "what_the_second_kernel_assumes_altered",
}


def outcome(cheat: Cheat, folder: Path) -> Outcome:
    """Cheat in a copy of the project, and run what somebody would run."""
    project = base().copy(folder)
    before = project.digest()
    cheat.apply(project)
    assert project.digest() != before, "it changes nothing"
    compiled = project.root / "build" / "lean"
    kept = base().folder.with_name(f"{base().folder.name}-compiled") / cheat.name
    keeps = cheat.kind in ("Lean", "statement")
    if keeps and kept.is_dir():  # what an earlier run compiled; the program sees whether it fits
        shutil.copytree(kept, compiled, dirs_exist_ok=True)
    found = project.run(cheat.command)
    if keeps and not kept.is_dir():
        shutil.copytree(compiled, kept)
    return found


@pytest.mark.parametrize("cheat", CHEATS, ids=lambda cheat: cheat.name)
def test_it_is_found_out(cheat: Cheat, tmp_path: Path) -> None:
    """By the command, with the exit code, the rules and the words that it announces, no others."""
    found = outcome(cheat, tmp_path / "copy")

    assert judge(cheat, found) == [], f"{cheat.why}\n{found.said}"


def test_the_honest_project_holds(tmp_path: Path) -> None:
    """So that it is the cheat that is refused; also where only words and order are others."""
    project = base().copy(tmp_path / "copy")
    project.replace(
        "lean/Fundamentals/Double.lean", "Twice a number.", "A number, added to itself."
    )
    theorems = "lean/Fundamentals/Doubling.lean"
    project.replace(theorems, "/-- Twice zero is not. -/\n", "-- a remark\n")
    written = project.run("challenge")
    found = project.run("verify")

    assert written.exit == 0, written.said

    assert (found.exit, found.rules) == (0, set()), found.said


def test_there_are_many_of_every_kind() -> None:
    """No fewer than announced, of every kind some, each with a name and a reason of its own."""
    counts = Counter(cheat.kind for cheat in CHEATS)
    print(f"{len(CHEATS)} cheats: " + ", ".join(f"{counts[kind]} {kind}" for kind in KINDS))

    assert len(CHEATS) >= LEAST
    assert f"{len(CHEATS)} cheats, " in (PROJECT.root / "docs" / "trust.md").read_text("utf-8")
    assert min(counts[kind] for kind in KINDS) >= 5
    assert len({cheat.name for cheat in CHEATS}) == len({cheat.why for cheat in CHEATS})
    assert len({cheat.name for cheat in CHEATS}) == len(CHEATS)
    assert all(re.fullmatch(r"[A-Z`].+\.", cheat.why) for cheat in CHEATS)
    assert {cheat.apply.__module__ for cheat in CHEATS} == {module.__name__ for module in MODULES}


def test_what_is_not_refused_is_known() -> None:
    """A cheat ends well only where the result says what it rests on, or nothing is left of it."""
    ends_well = {cheat.name for cheat in CHEATS if cheat.exit == 0}

    assert ends_well == DISCLOSED | UNDONE
    assert all(cheat.words for cheat in CHEATS)


def _accepts(_: Cheat) -> Outcome:
    return Outcome(0, "✓ doubling holds, 3 theorems proved")


def _rejects(_: Cheat) -> Outcome:
    return Outcome(1, "✗ doubling fails: error: declaration uses `sorry`", frozenset({"error"}))


def _rejects_as_announced_but_for_no_reason(cheat: Cheat) -> Outcome:
    return Outcome(cheat.exit, "✗ doubling fails", cheat.rules)


def _objects_to_everything(cheat: Cheat) -> Outcome:
    return Outcome(cheat.exit, cheat.words, cheat.rules | {"another"})


@pytest.mark.parametrize(
    "checker",
    [_accepts, _rejects, _rejects_as_announced_but_for_no_reason, _objects_to_everything],
)
def test_a_checker_that_does_not_look_is_found_out(checker: Callable[[Cheat], Outcome]) -> None:
    """One that accepts everything or rejects everything, for one reason, for none, or for all."""
    assert [cheat.name for cheat in CHEATS if not judge(cheat, checker(cheat))] == []
