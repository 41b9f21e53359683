"""What a compiled file registers is read from it, and what may be a program is refused."""

import pytest
from lean.compiled import CONTROLS, folder, library

from fundamentals.lean.declarations.registered import Parser, Program, Registered
from fundamentals.lean.statements.extensions import check, faults

HOME = "Fundamentals.Linear.Sum"  # may declare ∑
HONEST = Registered(
    extensions=("Lean.Elab.macroAttribute", "Lean.Meta.simpExtension"),
    symbols=("∑", "("),
    parsers=(Parser(category="term", name="Fundamentals.term∑_", type="Lean.ParserDescr"),),
    macros=(
        Program(
            key="Fundamentals.term∑_",
            function="Fundamentals.expand",
            constants=frozenset({"Lean.Syntax.node2"}),
            texts=frozenset({"Lean", "Parser", "Term", "app", "sum", "∑ "}),
        ),
    ),
    meta=("Fundamentals.expand", "Fundamentals.term∑_"),
)


def said(found: Registered, module: str = HOME) -> str:
    return "\n".join(faults(module, found, ["Fundamentals.sum"]))


def of(control: str) -> Registered:
    assert (CONTROLS / f"{control}.lean").is_file()
    return library(folder() / "controls" / control, ["Control"]).registered["Control"]


def test_an_agreed_notation_may_be_registered() -> None:
    """By the file that declares it, and by no other."""
    assert said(HONEST) == ""
    assert "entries of Lean.Elab.macroAttribute" in said(HONEST, "Fundamentals.Linear.Vec")


@pytest.mark.parametrize(
    "extension",
    [
        "Lean.Elab.Command.commandElabAttribute",
        "Lean.Elab.Tactic.tacticElabAttribute",
        "Lean.Meta.simprocExtension",
        "Lean.regularInitAttr",
        "Lean.builtinInitAttr",
        "Lean.Compiler.implementedByAttr",
        "Lean.Meta.unificationHintExtension",
        "of the next version",
    ],
)
def test_what_is_not_listed_is_refused(extension: str) -> None:
    """Whether it is known to be a program or not known at all."""
    found = HONEST.model_copy(update={"extensions": (*HONEST.extensions, extension)})

    assert f"it has entries of {extension}" in said(found)


def changed(**changes: object) -> Registered:
    """The honest one with another macro."""
    macro = HONEST.macros[0].model_copy(update=changes)
    return HONEST.model_copy(update={"macros": (macro,)})


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (HONEST.model_copy(update={"symbols": ("∏",)}), "it makes ∏ a symbol"),
        (HONEST.model_copy(update={"categories": ("trick",)}), "declares trick, a category"),
        (HONEST.model_copy(update={"meta": ("Fundamentals.other",)}), "other is a program"),
        (
            HONEST.model_copy(
                update={"parsers": (Parser(category="command", name="x", type="Lean.ParserDescr"),)}
            ),
            "x, of type Lean.ParserDescr, parses command",
        ),
        (
            HONEST.model_copy(
                update={"parsers": (Parser(category="term", name="x", type="Lean.Parser.Parser"),)}
            ),
            "x, of type Lean.Parser.Parser, parses term",
        ),
        (changed(key="Lean.Parser.Term.app"), "rewrites Lean.Parser.Term.app, which is not"),
        (changed(constants=None), "is not defined here"),
        (changed(constants=frozenset({"String.append"})), "uses String.append"),
        (changed(texts=frozenset({"set_option"})), "builds syntax from the text 'set_option'"),
        (changed(texts=frozenset({"sum.set_option"})), "the text 'sum.set_option'"),
    ],
)
def test_a_notation_that_is_a_program_is_refused(found: Registered, fault: str) -> None:
    """Its symbols, its syntax, what it rewrites, and all that its function mentions are listed."""
    assert fault in said(found)


def test_what_lean_registers_is_read_from_the_file() -> None:
    """Every way of the control is seen where the file may declare ∑, and all of it elsewhere."""
    here = said(of("programs"))

    assert "it makes ∏ a symbol" in here
    assert "declares trick, a category of syntax" in here
    assert "parses trick" in here
    assert "rewrites Lean.Parser.Term.paren" in here
    assert "uses Lean.Name.mkSimple" in here
    assert "builds syntax from the text '_option'" in here
    assert "entries of Lean.Parser.parserExtension" in said(of("programs"), "Control")


def test_the_place_of_a_fault_is_the_module() -> None:
    """An honest file has none."""
    found = check(library(folder() / "controls" / "programs", ["Control"]))

    assert {(p.subject, p.rule, str(p.file)) for p in found} == {
        ("Control", "registers", "lean/Control.lean")
    }
    assert check(library(folder() / "controls" / "honest", ["Control"])) == []
