"""Proofs near a limit: which words of a source are narrowed."""

import pytest

from fundamentals.bench.margins import DEFAULTS, narrowed

LIMITS = "(splits := 6) (ematch := 3) (gen := 5)"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("theorem a : p := by grind", f"theorem a : p := by grind {LIMITS}"),
        ("by grind [b]\n", f"by grind {LIMITS} [b]\n"),
        ("f (by grind only [c])", f"f (by grind {LIMITS} only [c])"),
        ("x <;> grind -- grind", f"x <;> grind {LIMITS} -- grind"),
    ],
)
def test_every_grind_is_narrowed(text: str, made: str) -> None:
    """Its other arguments stay."""
    assert narrowed(text) == made


@pytest.mark.parametrize(
    "text",
    [
        "@[simp, grind =] theorem a",
        "@[grind] theorem a",
        "attribute [grind →] b",
        "/-- by grind -/",
        'def s := "by grind"',
        "grind_pattern a => b",
        "theorem grinding : p := q",
    ],
)
def test_what_is_no_tactic_stays(text: str) -> None:
    """Attributes, comments, texts and longer words."""
    assert narrowed(text) == text


def test_two_thirds() -> None:
    """Rounded down."""
    assert {name: 2 * most // 3 for name, most in DEFAULTS.items()} == {
        "splits": 6,
        "ematch": 3,
        "gen": 5,
    }
