"""What holds outside of the library's namespace is found in the compiled files."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from lean.compiled import folder, library

from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.registered import Instance, Registered
from fundamentals.lean.statements.neighbours import check


def made(name: str = "Fundamentals.x", **registered: Any) -> Library:
    declaration = SimpleNamespace(
        name=name, module="M", line=3, column=0, is_private=False, is_auxiliary=False
    )
    found = SimpleNamespace(
        registered={"M": Registered(**registered)}, declarations={name: declaration}
    )
    return cast("Library", found)


OF_NAT = Instance(name="i", about=frozenset({"Add", "Nat"}))


def test_what_is_ours_disturbs_nobody() -> None:
    """Names in the namespace, and instances for types, or of classes, that are in it."""
    ours = (
        Instance(name="Fundamentals.i", about=frozenset({"Add", "Fundamentals.Real"})),
        Instance(name="Fundamentals.j", about=frozenset({"Fundamentals.Norm", "Nat"})),
    )
    assert check(made(instances=ours), "Fundamentals") == []


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (made(everywhere=("∑",)), "its syntax ∑ holds wherever"),
        (
            made(instances=(Instance(name="i", about=frozenset({"Add", "Nat"})),)),
            "i is an instance",
        ),
        (made("add_comm"), "not in the namespace"),
        (made("FundamentalsOther.x"), "not in the namespace"),
    ],
)
def test_what_is_not_is_named(found: Library, says: str) -> None:
    """With its module or its line."""
    (problem,) = check(found, "Fundamentals")
    assert says in problem.message
    assert str(problem.file) == "lean/M.lean"


def compiled(control: str) -> Library:
    return library(folder() / "controls" / control, ["Control"])


def test_it_is_read_from_compiled_files() -> None:
    """Syntax that is not scoped, and an instance of Lean's own class for Lean's own type."""
    found = [each.message for each in check(compiled("programs"), "Control")]
    assert any("its syntax doit holds wherever" in message for message in found)
    assert any("is an instance for what is not ours" in message for message in found)
    assert check(compiled("honest"), "Control") == []
