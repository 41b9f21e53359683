"""What `#print axioms` asks is found in the text; Lean is asked something else of that length."""

import pytest

from fundamentals.lean.loop.axioms import Question, without_questions


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("#print axioms f", "#check        f"),
        ("a\n  #print\n axioms -- x\n f.g b", "a\n  #check\n            \n f.g b"),
        ("#print axioms «x y»\n#print axioms g", "#check        «x y»\n#check        g"),
    ],
)
def test_every_place_stays(text: str, given: str) -> None:
    """Names and what follows stand where they stood, in the same lines."""
    found, questions = without_questions(text)

    assert found == given
    assert all(text[q.start : q.end] == found[q.start : q.end] for q in questions)


@pytest.mark.parametrize(
    "text",
    ["-- #print axioms f", "/- #print axioms f -/", '"#print axioms f"', "#print f", "#eval"],
)
def test_what_asks_nothing_is_left(text: str) -> None:
    """Comments, strings, and other commands."""
    assert without_questions(text) == (text, ())


def test_the_place_of_a_question_is_that_of_the_command() -> None:
    """Lines from 1 and columns from 0, as Lean counts."""
    assert without_questions("ℝ\n ℝ #print axioms f")[1] == (Question(2, 3, 19, 20),)
