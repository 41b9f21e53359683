"""Texts are cut into sentences, and each says what carries it."""

import pytest

from fundamentals.catalog.sentences import malformed_mark, plain, sentences


def test_a_mark_belongs_to_its_sentence_and_is_not_shown() -> None:
    """Names are completed; checks and remarks are told apart; the text stays as it is read."""
    text = "One A {by HasJacobianAt.unique, conv}. Seen {by check layers}! Old {remark}. Bare."

    one, seen, old, bare = sentences(text)

    assert one.by == ("Fundamentals.HasJacobianAt.unique", "Fundamentals.conv")
    assert (one.text, one.checks, one.remark) == ("One A.", (), False)
    assert (seen.checks, seen.by) == (("layers",), ())
    assert (old.remark, old.is_marked) == (True, True)
    assert (bare.text, bare.is_marked) == ("Bare.", False)
    assert plain(text) == "One A. Seen! Old. Bare."


def test_marks_within_a_sentence_count_together() -> None:
    """A sentence of two claims names two declarations."""
    (only,) = sentences("It is so {by A.one}, and\nit is unique {by A.two, check three}.")

    assert only.text == "It is so, and it is unique."
    assert (only.by, only.checks) == (("Fundamentals.A.one", "Fundamentals.A.two"), ("three",))


def test_what_ends_no_sentence() -> None:
    """Decimal points, names with dots and abbreviations."""
    assert len(sentences("By 0.5 of A.b, i.e. Thm. 2 (cf. x) it is. So?")) == 2


def test_braces_of_sets_are_no_marks() -> None:
    """Mathematics may use them."""
    (only,) = sentences("The set {x | x < 1} and {0, 1}.")

    assert only.text == "The set {x | x < 1} and {0, 1}."
    assert not only.is_marked
    assert malformed_mark(only.text) is None


@pytest.mark.parametrize(
    "text", ["a {by }.", "a {by b c}.", "a {by b.}.", "a {by b,}.", "a {remark: x}.", "{by"]
)
def test_a_mark_that_is_none_is_refused(text: str) -> None:
    """Else a sentence would look carried, or show its mark."""
    assert malformed_mark(text) is not None
