"""The axioms under a file that was just checked: what `#print axioms` asks, and what nobody asked.

The embedded Lean refuses that command, so our own reader of compiled files answers it. Lean is
given `#check` in its place, as long as the other: so every place stays, Lean says if there is no
such name, and notes which constant is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fundamentals.lean.building.worker import Message
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.ilean import references_in
from fundamentals.lean.sources.source import tokens
from fundamentals.lean.statements.audit import ALLOWED_AXIOMS

__all__ = ["Question", "Rests", "answered", "rests", "unanswered", "without_questions"]

_PRIVATE = re.compile(r"^_private\.(?:.*?\.)?0\.")


@dataclass(frozen=True)
class Question:
    """One `#print axioms NAME`: its line and column, and the name's offsets in the text."""

    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True)
class Rests:
    """What a declaration rests on.

    Attributes:
        name: of the declaration, as its file may write it.
        axioms: all of them, by name.
        strange: those besides the three that mathematics in Lean usually rests on.
    """

    name: str
    axioms: tuple[str, ...]
    strange: tuple[str, ...]


def without_questions(text: str) -> tuple[str, tuple[Question, ...]]:
    """A source with `#check` for each `#print axioms`, and where these were."""
    code = [t for t in tokens(text) if t.kind != "comment" and t.text.strip()]
    questions = []
    for command, word, name in zip(code, code[1:], code[2:], strict=False):
        if (command.text, word.text, name.kind) == ("#print", "axioms", "word"):
            line = text.count("\n", 0, command.start) + 1
            column = command.start - text.rfind("\n", 0, command.start) - 1
            questions.append(Question(line, column, name.start, name.end))
            between = text[command.start + len("#check") : name.start]
            blank = re.sub(r"[^\n]", " ", between)
            text = f"{text[: command.start]}#check{blank}{text[name.start :]}"
    return text, tuple(questions)


def answered(
    library: Library,
    module: str,
    text: str,
    questions: Sequence[Question],
    messages: Sequence[Message],
    folders: Sequence[Path],
    file: str,
) -> tuple[Message, ...]:
    """What Lean said of a file, with the answers for what it said of `#check`."""
    kept = _without_checks(messages, questions)
    if questions:
        meant = {r.start: r.name for r in references_in(module, text, folders)}
        for asked in questions:
            name = meant.get(asked.start)
            words = _answer(library, name) if name else "no constant of this name was found"
            kept.append(Message("information", file, asked.line, asked.column, words))
    return tuple(sorted(kept, key=lambda message: (message.line, message.column)))


def unanswered(
    messages: Sequence[Message], questions: Sequence[Question], file: str
) -> tuple[Message, ...]:
    """The same where nothing was compiled, so that there is nothing to read."""
    words = "`#print axioms` is answered when the file has no errors"
    kept = _without_checks(messages, questions)
    kept += [Message("information", file, q.line, q.column, words) for q in questions]
    return tuple(sorted(kept, key=lambda message: (message.line, message.column)))


def _without_checks(messages: Sequence[Message], questions: Sequence[Question]) -> list[Message]:
    places = {(asked.line, asked.column) for asked in questions}
    return [
        message
        for message in messages
        if message.severity != "information" or (message.line, message.column) not in places
    ]


def rests(library: Library, module: str) -> tuple[Rests, ...]:
    """What the theorems and axioms of a module rest on, and whatever else rests on strange ones."""
    found = []
    for declaration in library.declarations.values():
        if declaration.module == module and not declaration.is_auxiliary:
            own = _rests(library, declaration.name)
            if declaration.kind in ("theorem", "axiom") or own.strange:
                found.append(own)
    return tuple(found)


def _rests(library: Library, name: str) -> Rests:
    axioms = sorted(library.axioms(name))
    strange = [each for each in axioms if ALLOWED_AXIOMS.get(each) != library.module_of(each)]
    return Rests(_shown(name), tuple(map(_shown, axioms)), tuple(map(_shown, strange)))


def _answer(library: Library, name: str) -> str:
    """In the words of Lean, and how far the answer goes."""
    if name in library.declarations:
        axioms = _rests(library, name).axioms
        words = f"'{_shown(name)}' does not depend on any axioms"
        if axioms:
            words = f"'{_shown(name)}' depends on axioms: [{', '.join(axioms)}]"
        if library.depth == "library":
            words += " (Lean's own library is taken as it is)"
        return words
    if name in library.core and library.core.kind(name) == "axiom":
        return f"'{name}' depends on axioms: [{name}]"
    return (
        f"'{_shown(name)}' belongs to Lean's own library, which the embedded Lean has without "
        "proofs: its axioms are not known here (a native Lean tells)"
    )


def _shown(name: str) -> str:
    """A name without what Lean puts before private ones."""
    return _PRIVATE.sub("", name)
