"""The audit and the lint against files that cheat."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from lean.control_suite import Checker, Control, controls, judge

from fundamentals.base.problem import Problem
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.statements.pins import Pins

ALL = controls()


@pytest.mark.parametrize("control", ALL, ids=lambda control: control.name)
def test_control(control: Control) -> None:
    """Of every control exactly what it announces is said, for the reason it announces."""
    assert judge(control, Checker()) == []


def test_every_cheat_is_announced() -> None:
    """A control that announces nothing would pass whatever happens."""
    silent = [c.name for c in ALL if not (c.honest or c.audits or c.lints)]

    assert silent == []


def _accept(library: Library, names: Iterable[str], pins: Pins) -> list[Problem]:
    return []


def _reject(library: Library, names: Iterable[str], pins: Pins) -> list[Problem]:
    rules = ("missing", "not-a-theorem", "sorry", "axiom", "safety", "statement-changed")
    return [Problem(name, rule, "no") for name in names for rule in rules]


def test_an_audit_that_accepts_everything_is_found_out() -> None:
    """Each control with a reason to reject catches it."""
    checker = Checker(audit=_accept)

    assert all(judge(c, checker) for c in ALL if c.audits)


def test_an_audit_that_rejects_everything_is_found_out() -> None:
    """The honest control catches it, and so does each that names another reason."""
    checker = Checker(audit=_reject)

    assert all(judge(c, checker) for c in ALL if c.compiled and (c.audits or c.honest))


def _lint_everything(text: str, file: Path) -> list[Problem]:
    return [
        Problem(str(file), "axiom", "no", file, line + 1, 0)
        for line in range(len(text.splitlines()))
    ]


def test_a_lint_that_accepts_or_rejects_everything_is_found_out() -> None:
    """The one misses what the controls mark, the other reports lines that they do not mark."""
    assert all(judge(c, Checker(lint=lambda text, file: [])) for c in ALL if c.lints)
    assert all(judge(c, Checker(lint=_lint_everything)) for c in ALL)
