"""Statements in the source: where they stand, and which variables belong to them."""

import dataclasses
import re

import pytest

from fundamentals.base.errors import UsageError
from fundamentals.lean.declarations.module_facts import Declaration
from fundamentals.lean.sources.source import declaration_span, signature_span, variables_before

SOURCE = """module
variable {R : Type} [Ring R]
/-- A text with the word
variable in it. -/
def first (x : R) : R := x
namespace A
variable {n m : Nat} (f : Nat → R)
public section
variable {gone : Nat}
theorem inside : gone = gone := rfl
end
variable {s t : Nat}

-- variable {s : Int}
theorem second (t : R) : f n = t := by
  exact proof
theorem third {n : Nat} (f : Int) (h : n = f) : h = h := rfl
theorem fourth : 1 = 1 := rfl
end A
theorem fifth (n : Int) : f n = x := rfl
"""


def _declaration(name: str, source: str = SOURCE) -> Declaration:
    start = source.index(f"{name} ")
    start = source.rindex("\n", 0, start) + 1
    stop = re.compile(r"\n(?! )").search(source, start)
    assert stop is not None
    line, end_line = (source.count("\n", 0, at) + 1 for at in (start, stop.start()))
    return Declaration(
        name=name,
        kind="theorem",
        module="M",
        line=line,
        column=0,
        end_line=end_line,
        end_column=stop.start() - source.rindex("\n", 0, stop.start()) - 1,
        docstring=None,
        safety="safe",
        statement=frozenset(),
        body=frozenset(),
    )


def test_a_declaration_and_its_statement() -> None:
    """From the keyword; the statement ends before the proof."""
    declaration = _declaration("second")
    begin, end = declaration_span(SOURCE, declaration)

    assert SOURCE[begin:end] == "theorem second (t : R) : f n = t := by\n  exact proof"
    begin, end = signature_span(SOURCE, declaration)
    assert SOURCE[begin:end] == "theorem second (t : R) : f n = t"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("first", ["variable {R : Type} [Ring R]"]),
        (
            "inside",
            ["variable {gone : Nat}"],
        ),
        ("second", ["variable {R : Type} [Ring R]", "variable {n m : Nat} (f : Nat → R)"]),
        ("third", []),
        ("fourth", []),
        ("fifth", []),
    ],
)
def test_variables_that_a_statement_names(name: str, expected: list[str]) -> None:
    """Those in force, not bound again, with those that their own types name."""
    spans = variables_before(SOURCE, _declaration(name))

    assert [SOURCE[begin:end] for begin, end in spans] == expected


def test_an_absolute_value_begins_no_equation() -> None:
    """A line that begins with `|x|` goes on with the statement; `| x` begins an equation."""
    source = """module
theorem bound (x : R) :
    |f x| ≤ g x := proof
def length : List R → Nat
  | [] => 0
  | _ :: rest => length rest + 1
"""
    for name, statement in (
        ("bound", "theorem bound (x : R) :\n    |f x| ≤ g x"),
        ("length", "def length : List R → Nat"),
    ):
        begin, end = signature_span(source, _declaration(name, source))
        assert source[begin:end] == statement


def test_what_lean_made_up_stands_nowhere() -> None:
    """It has no place to show."""
    made_up = dataclasses.replace(_declaration("first"), line=None)
    with pytest.raises(UsageError, match="Lean made it up"):
        declaration_span(SOURCE, made_up)
