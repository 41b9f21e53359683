"""Instances of theorems: closed applications, found in what was accepted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kernel.builder import PROP, Export, Term, app, arrow, const, lam, let, pi
from kernel.prelude import NAT, ZERO, natural
from kernel.running import run

P, HELD = const("P"), const("held")
AT_ZERO = app(P, ZERO)
STATED = pi("n", NAT, arrow(app(P, "n"), app(P, "n")))
"""∀ n, P n → P n"""


def _through(name: str) -> Term:
    """A proof of it by a theorem of the same statement."""
    return lam("n", NAT, lam("h", app(P, "n"), app(const(name), "n", "h")))


def _found(folder: Path, declare: Callable[[Export], None]) -> dict[str, list[str]]:
    """The instances, where `T` is a theorem of which the premise is satisfiable."""
    e = Export()
    natural(e)
    e.axiom("P", arrow(NAT, PROP))
    e.axiom("held", AT_ZERO)
    e.theorem("T", STATED, lam("n", NAT, lam("h", app(P, "n"), "h")))
    declare(e)
    return run({"export": str(e)}, folder)["export"].instances


def _applied(e: Export) -> None:
    e.define("w", AT_ZERO, app(const("T"), ZERO, HELD))


def _applied_through(e: Export) -> None:
    e.theorem("U", STATED, _through("T"))
    e.theorem("w", AT_ZERO, app(const("U"), ZERO, HELD))


def _applied_to_what_is_called(e: Export) -> None:
    body = app(const("T"), ZERO, "h")
    e.theorem("w", AT_ZERO, app(lam("h", AT_ZERO, body), HELD))


def _applied_to_what_let_calls(e: Export) -> None:
    e.theorem("w", AT_ZERO, let("h", AT_ZERO, HELD, app(const("T"), ZERO, "h")))


@pytest.mark.parametrize(
    ("declare", "places"),
    [
        (_applied, ["w"]),
        (_applied_through, ["U", "w"]),
        (_applied_to_what_is_called, ["w"]),
        (_applied_to_what_let_calls, ["w"]),
    ],
)
def test_a_closed_application_is_an_instance(
    tmp_path: Path, declare: Callable[[Export], None], places: list[str]
) -> None:
    """By itself, under names for what it is applied to, and by way of another theorem."""
    assert _found(tmp_path, declare)["T"] == places


def _nothing(_: Export) -> None:
    pass


def _applied_in_part(e: Export) -> None:
    e.define("w", arrow(AT_ZERO, AT_ZERO), app(const("T"), ZERO))


def _applied_to_a_premise(e: Export) -> None:
    e.theorem("w", arrow(AT_ZERO, AT_ZERO), lam("h", AT_ZERO, app(const("T"), ZERO, "h")))


def _through_what_has_no_instance(e: Export) -> None:
    e.theorem("U", STATED, _through("T"))


def _under_a_premise_inside(e: Export) -> None:
    take = lam("f", arrow(AT_ZERO, AT_ZERO), HELD)
    e.theorem("w", AT_ZERO, app(take, lam("h", AT_ZERO, app(const("T"), ZERO, "h"))))


def _in_what_is_rejected(e: Export) -> None:
    e.theorem("w", app(P, app(const("Nat.succ"), ZERO)), app(const("T"), ZERO, HELD))


def _in_a_definition_with_premises(e: Export) -> None:
    e.define("w", STATED, _through("T"))
    e.define("v", AT_ZERO, app(const("w"), ZERO, HELD))


@pytest.mark.parametrize(
    "declare",
    [
        _nothing,
        _applied_in_part,
        _applied_to_a_premise,
        _through_what_has_no_instance,
        _under_a_premise_inside,
        _in_what_is_rejected,
        _in_a_definition_with_premises,
    ],
)
def test_what_need_not_exist_is_no_instance(
    tmp_path: Path, declare: Callable[[Export], None]
) -> None:
    """A premise proves nothing, be it the theorem's own or one further in."""
    assert "T" not in _found(tmp_path, declare)


def _behind_let(e: Export) -> None:
    """∀ n, let p := P n; p → P n"""
    stated = pi("n", NAT, let("p", PROP, app(P, "n"), arrow("p", app(P, "n"))))
    e.theorem("L", stated, lam("n", NAT, lam("h", app(P, "n"), "h")))


def test_premises_behind_let_are_premises(tmp_path: Path) -> None:
    """What is applied in part has no instance; what is applied to all of them has one."""

    def in_part(e: Export) -> None:
        _behind_let(e)
        e.define("w", arrow(AT_ZERO, AT_ZERO), app(const("L"), ZERO))

    def whole(e: Export) -> None:
        _behind_let(e)
        e.define("w", AT_ZERO, app(const("L"), ZERO, HELD))

    def through(e: Export) -> None:
        whole(e)
        stated = let("q", arrow(NAT, PROP), P, STATED)
        e.theorem("V", stated, let("q", arrow(NAT, PROP), P, _through("T")))
        e.define("v", AT_ZERO, app(const("V"), ZERO, HELD))

    assert "L" not in _found(tmp_path, in_part)
    assert _found(tmp_path, whole)["L"] == ["w"]
    assert "V" not in _found(tmp_path, lambda e: e.theorem("V", let("q", PROP, AT_ZERO, STATED),
                                                           _through("T")))  # fmt: skip
    assert _found(tmp_path, through)["T"] == ["V", "v"]


def test_without_variables_nothing_is_needed(tmp_path: Path) -> None:
    """A closed statement speaks of what is there."""
    found = _found(tmp_path, lambda e: e.theorem("closed", AT_ZERO, HELD))

    assert found == {"closed": []}
