"""Lean files that cheat, what must be said about each, and a judge of whoever checks them.

In a control, `-- lint: RULE, RULE` ends the line that the lint must report, and these lines say
what else must happen:

    -- expect audit NAME RULE: words of the message     (NAME in namespace Control)
    -- expect diff NAME words of a line of the diff     (of the statement against the honest one)
    -- expect nothing                                   (an honest file: its names are claimed)
    -- not compiled                                     (only the lint sees it)
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lean.compiled import CONTROLS, SAMPLES, folder, library

from fundamentals.base.problem import Problem
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.sources.lint import lint_text
from fundamentals.lean.statements.audit import audit
from fundamentals.lean.statements.pins import Pins, compare, current

__all__ = ["CONTROLS", "SAMPLES", "Checker", "Control", "controls", "judge"]

HONEST_NAMES = ("Control.double_eq", "Control.add_comm")


@dataclass(frozen=True)
class Checker:
    """What is put to the test: an audit and a lint."""

    audit: Callable[[Library, Iterable[str], Pins], list[Problem]] = audit
    lint: Callable[[str, Path], list[Problem]] = lint_text


@dataclass(frozen=True)
class Control:
    """One file and what it announces."""

    name: str
    text: str
    audits: tuple[tuple[str, str, str], ...]
    diffs: tuple[tuple[str, str], ...]
    lints: Counter[tuple[int, str]]
    compiled: bool

    @property
    def honest(self) -> bool:
        return "-- expect nothing" in self.text

    @property
    def library(self) -> Library:
        return library(folder() / "controls" / self.name, ["Control"])


def controls() -> list[Control]:
    """Every control there is."""
    return [_read(path) for path in sorted(CONTROLS.glob("*.lean"))]


def _read(path: Path) -> Control:
    text = path.read_text(encoding="utf-8")
    lints: Counter[tuple[int, str]] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if match := re.search(r"(?:-- |; )lint: (.+)$", line):
            lints.update((number, rule) for rule in match[1].split(", "))
    return Control(
        name=path.stem,
        text=text,
        audits=tuple(re.findall(r"(?m)^-- expect audit (\S+) ([\w-]+): (.+)$", text)),
        diffs=tuple(re.findall(r"(?m)^-- expect diff (\S+) (.+)$", text)),
        lints=lints,
        compiled="-- not compiled" not in text,
    )


def honest_pins() -> Pins:
    """What the honest control states."""
    return current(_read(CONTROLS / "honest.lean").library, HONEST_NAMES)


def judge(control: Control, checker: Checker) -> list[str]:
    """Where a checker does not say of a control what it must, for the reason it must."""
    faults = []
    said = Counter((p.line, p.rule) for p in checker.lint(control.text, Path(control.name)))
    for line, rule in (control.lints - said).elements():
        faults.append(f"{control.name}:{line}: the lint misses {rule}")
    for line, rule in (said - control.lints).elements():
        faults.append(f"{control.name}:{line}: the lint reports {rule} for no reason")
    if control.compiled:
        faults += _judge_audit(control, checker)
    return faults


def _judge_audit(control: Control, checker: Checker) -> list[str]:
    pins = honest_pins()
    library = control.library
    names = HONEST_NAMES if control.honest else ()
    claimed = [*names, *dict.fromkeys(f"Control.{name}" for name, _, _ in control.audits)]
    problems = checker.audit(library, claimed, pins)
    faults = []
    for name, rule, words in control.audits:
        matching = [
            p
            for p in problems
            if p.subject == f"Control.{name}" and p.rule == rule and words in p.message
        ]
        if not matching:
            faults.append(f"{control.name}: the audit does not say of {name}: {rule}: {words}")
    announced = {(f"Control.{name}", rule) for name, rule, _ in control.audits}
    # what has no honest original is not pinned, and what is another statement differs from it
    incidental = set() if control.honest else {"unpinned", "statement-changed"}
    faults += [
        f"{control.name}: the audit says for no reason: {problem}"
        for problem in problems
        if (problem.subject, problem.rule) not in announced and problem.rule not in incidental
    ]
    changes = {change.name: change.diff for change in compare(library, claimed, pins)}
    for name, words in control.diffs:
        if not any(words in line for line in changes.get(f"Control.{name}", ())):
            faults.append(f"{control.name}: the diff of {name} does not show {words}")
    return faults
