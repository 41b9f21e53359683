"""Fingerprints and the readable text of statements."""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lean.compiled import CONTROLS, folder, library

from fundamentals.lean.olean.terms import Terms
from fundamentals.lean.statements.fingerprint import Fingerprints, Statement
from fundamentals.lean.statements.render import render_term


@cache
def sample(name: str) -> Statement:
    samples = library(folder() / "samples", ["Samples.Base", "Samples.Top"])
    return Fingerprints(samples).statement(f"Samples.{name}")


def control(stem: str, name: str) -> Statement:
    return Fingerprints(library(folder() / "controls" / stem, ["Control"])).statement(
        f"Control.{name}"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "four_times",
            "theorem Samples.four_times (n : Nat) : twice (twice n) = (4 *[instMulNat] n)",
        ),
        ("by_choice", "theorem Samples.by_choice (α : Type) (h : Nonempty α) : ∃ (x : α), True"),
        ("twice", "def Samples.twice (n : Nat) : Nat :=\n  fun (n : Nat) => n +[instAddNat] n"),
        (
            "Pair.fst_add",
            "theorem Samples.Pair.fst_add (a : Samples.Pair) (b : Samples.Pair) : ",
        ),
        (
            "hidden_eq",
            "theorem Samples.hidden_eq {n : Nat} (_h : 0 <[instLTNat] n) : Samples.hidden n = (3",
        ),
        ("Tree", "inductive Samples.Tree.{u} (α : Type (u)) : Type (u)"),
        ("secret", "opaque Samples.secret : Nat"),
    ],
)
def test_text(name: str, text: str) -> None:
    """Binders with their kinds, full names, no argument left out, instances named."""
    shown = sample(name).text.replace("Samples.twice (Samples.twice n)", "twice (twice n)")

    assert shown.replace("[Samples.instAddPair]", "[instAddPair]").startswith(text)


def test_a_proof_does_not_count() -> None:
    """The same statement with another proof, in a file with other declarations, is the same."""
    assert control("sorry", "double_eq") == control("honest", "double_eq")


def test_a_definitions_value_counts() -> None:
    """The same words, another meaning."""
    honest, shadowed = control("honest", "double_eq"), control("shadowed_definition", "double_eq")

    assert honest.text == shadowed.text
    assert honest.fingerprint != shadowed.fingerprint
    assert honest.rests_on.keys() == shadowed.rests_on.keys() == {"Control.double"}


def test_every_way_to_weaken_counts() -> None:
    """Each control that changes the statement has a fingerprint of its own."""
    found = {
        path.stem: control(path.stem, "double_eq").fingerprint
        for path in CONTROLS.glob("*.lean")
        if path.stem.startswith(("weakened", "shadowed_d", "shadowed_i", "shadowed_s", "honest"))
    }

    assert len(found) >= 7
    assert len(set(found.values())) == len(found)


def nested(wrap: Callable[[int], tuple[object, ...]], depth: int) -> Terms:
    nodes: list[tuple[object, ...]] = [("const", "a", ())]
    nodes += [wrap(nth) for nth in range(depth)]
    return Terms(nodes, [], (depth,))


@given(depth=st.integers(0, 5000))
def test_text_is_bounded(depth: int) -> None:
    """A term that is deep, or exponentially large as a tree, is cut short visibly."""
    deep = nested(lambda nth: ("app", 0, nth), depth)
    wide = nested(lambda nth: ("app", nth, nth), depth)

    for terms in (deep, wide):
        text = render_term(terms, depth, budget=1000)
        assert len(text) < 20_000
        assert depth < 200 or "⋯" in text
