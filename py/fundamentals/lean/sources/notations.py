"""The notations of the library: which file declares each, and what a declaration may look like.

A notation is text that makes text, so it could make any: a macro is a program, and so is what
stands behind a `$` in a notation. So each symbol is tied to one file, and what it stands for is
written down as it is: a macro's body is one quotation, a notation's is one name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fundamentals.lean.sources.source import Token

__all__ = ["COMMANDS", "NOTATIONS", "SEPARATORS", "Notation", "declared", "faults", "strangers"]


class Notation(NamedTuple):
    """What one symbol is."""

    module: str
    meaning: str


NOTATIONS: Mapping[str, Notation] = {
    "ℝ": Notation("Fundamentals.Real.Defs", "the real numbers"),
    "|": Notation("Fundamentals.Real.Abs", "the absolute value"),
    "√": Notation("Fundamentals.Real.Sqrt", "the square root"),
    "∑": Notation("Fundamentals.Linear.Sum", "finite sums, as in every text"),
    "ᵀ": Notation("Fundamentals.Linear.Matrix", "the transposed matrix"),
    "*ᵥ": Notation("Fundamentals.Linear.Matrix", "a matrix times a vector"),
    "‖": Notation("Fundamentals.Topology.Norm", "the Euclidean norm"),
}

COMMANDS = {"notation", "notation3", "infix", "infixl", "infixr", "prefix", "postfix", "macro"}
"""The words that declare one."""

SEPARATORS = frozenset({",", ":"})
"""Symbols of Lean's that may stand between the parts of a notation."""

_LEANS_OWN = frozenset("|")  # means something in Lean itself, too
# Words that no term goes on with: after one of them, on a new line, the command before has ended.
_NEXT = {
    "abbrev", "class", "def", "end", "example", "inductive", "instance", "namespace",
    "noncomputable", "private", "protected", "public", "scoped", "section", "structure", "theorem",
    "variable",
}  # fmt: skip


def declared(command: Sequence[Token]) -> list[str]:
    """The symbols that a command declares, without what only separates.

    Args:
        command: what follows the word of the command, to the end of the file.
    """
    found: list[str] = []
    for token in command:
        if token.text == "=>":
            break
        if token.kind == "string" and (symbol := token.text[1:-1].strip()) not in SEPARATORS:
            found.append(symbol)
    return list(dict.fromkeys(found))


def faults(text: str, word: str, command: Sequence[Token]) -> Iterator[str]:
    """What is wrong with the body of a command that declares a notation.

    Args:
        text: the source.
        word: of the command.
        command: what follows it, to the end of the file.
    """
    arrow = next((nth for nth, token in enumerate(command) if token.text == "=>"), None)
    if arrow is None:
        yield f"`{word}` without `=>`"
        return
    body = command[arrow + 1 :]
    if word != "macro":
        if not (body and body[0].kind == "word" and _ends(text, body[1:])):
            yield f"`{word}` stands for one name: write it after `=>`, and nothing else"
        return
    if [token.text for token in command[max(arrow - 2, 0) : arrow]] != [":", "term"]:
        yield "a macro must make a term: write `: term =>`"
    inside = _quotation(body)
    if inside is None or not _ends(text, body[len(inside) + 3 :]):
        yield "a macro's body is one quotation `(…), and nothing before, in or after it"
        return
    parameters = {
        token.text
        for nth, token in enumerate(command[:arrow])
        if token.kind == "word" and command[nth + 1].text == ":"
    }
    for nth, token in enumerate(inside):
        following = inside[nth + 1].text if nth + 1 < len(inside) else ""
        if token.text == "$" and following not in parameters:
            yield f"`${following}` is no parameter of the macro: what is computed there is not seen"
        elif token.text in ("`", "%") or token.kind == "name":
            yield f"`{token.text}` in a quotation can compute: write plain terms"


def _quotation(body: Sequence[Token]) -> Sequence[Token] | None:
    """What stands in the brackets of `(…), with which a macro's body begins."""
    if [token.text for token in body[:2]] != ["`", "("] or body[0].end != body[1].start:
        return None
    depth = 1
    for nth, token in enumerate(body[2:], 2):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0:
            inside = body[2:nth]
            is_kind = len(inside) > 1 and inside[1].text == "|"  # such as `(tactic| …)
            return None if is_kind else inside
    return None


def _ends(text: str, rest: Sequence[Token]) -> bool:
    """Whether a command has ended: nothing follows, or another begins on a line of its own."""
    if not rest:
        return True
    first, second = rest[0], rest[1] if len(rest) > 1 else None
    attribute = first.text == "@" and second is not None and second.text == "["
    on_own_line = first.start == 0 or text[first.start - 1] == "\n"
    return on_own_line and (attribute or first.text in _NEXT or first.text in COMMANDS)


def strangers(code: str, imported: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The symbols in a source whose declaration it cannot see, and where.

    Args:
        code: the source, comments and strings blanked out.
        imported: the file's own module and all that it imports, directly or not.
    """
    for symbol, notation in NOTATIONS.items():
        if notation.module in imported or symbol in _LEANS_OWN:
            continue
        for match in re.finditer(re.escape(symbol), code):
            yield match.start(), symbol
