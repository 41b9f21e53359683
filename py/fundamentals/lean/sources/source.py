"""Lean source as tokens: enough to tell code from comments and strings, and no more.

What a file *means* is read from compiled files; this is for what exists only in the source.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from fundamentals.base.errors import UsageError
from fundamentals.base.reading import read_text
from fundamentals.lean.declarations.module_facts import Declaration
from fundamentals.lean.olean.module import module_file
from fundamentals.lean.sources.blanks import comment_end

__all__ = [
    "Token",
    "declaration_span",
    "signature_source",
    "signature_span",
    "tokens",
    "variables_before",
    "words",
]

# Lean's own classes of characters (`isLetterLike`, `isSubScriptAlnum`)
_LETTER = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0391-\u039f\u03a1\u03a4-\u03a9\u03b1-\u03ba"
    "\u03bc-\u03c9\u03ca-\u03fb\u1f00-\u1ffe\u2100-\u214f\U0001d49c-\U0001d59f"
)
_REST = f"{_LETTER}0-9'!?\u2080-\u2089\u2090-\u209c\u1d62-\u1d6a\u2c7c"
_PART = f"(?:[{_LETTER}][{_REST}]*|«[^»\n]*»)"
_TOKEN = re.compile(
    rf"""[ \t\r\n]*(?:
    (?P<line>--[^\n]*)
    |(?P<block>/-)
    |(?P<raw>r(?P<hashes>\#*)")
    |(?P<string>"(?:[^"\\]|\\.)*(?:"|\Z))
    |(?P<name>``?{_PART}(?:\.{_PART})*)
    |(?P<word>{_PART}(?:\.{_PART})*)
    |(?P<character>'(?:\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|.)|[^\\'])')
    |(?P<command>\#[a-z_]+!?(?!\[))
    |(?P<number>0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*)
    |(?P<sign>:=|=>|<\|>|\|\||.))""",
    re.VERBOSE | re.DOTALL,
)

_OPEN, _CLOSE = set("([{⦃"), set(")]}⦄")

Kind = Literal["comment", "string", "name", "word", "character", "command", "number", "sign"]


class Token(NamedTuple):
    """A piece of source; `start` and `end` are offsets in characters."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a source, comments among them, blanks not.

    Signs come one by one, though Lean may know them as one token with what follows; the lint sees
    to it that no comment or string begins in the middle of one. The code in an interpolated string
    (`s!"…"`) is not looked into.
    """
    position = 0
    while match := _TOKEN.match(text, position):  # none where only blanks are left
        kind, end = match.lastgroup or "sign", match.end()
        start = match.start(kind)
        if kind == "block":
            kind, end = "comment", comment_end(text, start)
        elif kind == "line":
            kind = "comment"
        elif kind == "raw":
            close = text.find(f'"{match["hashes"]}', end)
            kind, end = "string", len(text) if close < 0 else close + 1 + len(match["hashes"])
        yield Token(kind, text[start:end], start, end)  # type: ignore[arg-type]
        position = end


def signature_source(lean_dir: Path, declaration: Declaration) -> str:
    """The source of a declaration's statement, as `signature_span` finds it.

    Args:
        lean_dir: the folder of the sources.
        declaration: one that stands in the source.

    Raises:
        UsageError: Lean made it up, or the source is not there any more.
    """
    file = module_file(declaration.module, lean_dir).with_suffix(".lean")
    try:
        source = read_text(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    begin, end = signature_span(source, declaration)
    return source[begin:end]


def declaration_span(source: str, declaration: Declaration) -> tuple[int, int]:
    """Where a declaration begins, with its docstring, and ends: offsets in its module's source.

    Raises:
        UsageError: Lean made it up.
    """
    if declaration.line is None or declaration.end_line is None:
        raise UsageError(f"{declaration.name} does not stand in the source: Lean made it up")
    lines = [0, *(match.end() for match in re.finditer("\n", source)), len(source)]
    begin = lines[min(declaration.line, len(lines)) - 1] + (declaration.column or 0)
    end = lines[min(declaration.end_line, len(lines)) - 1] + (declaration.end_column or 0)
    return min(begin, len(source)), min(end, len(source))


def signature_span(source: str, declaration: Declaration) -> tuple[int, int]:
    """Where a declaration's statement stands: from its keyword up to its body.

    Of a structure or inductive type all of it, for its fields are its statement.

    Raises:
        UsageError: Lean made it up.
    """
    start, stop = declaration_span(source, declaration)
    whole = declaration.kind in ("inductive", "constructor")
    begin, end = _signature(source[start:stop], whole=whole)
    return start + begin, start + end


def variables_before(source: str, declaration: Declaration) -> list[tuple[int, int]]:
    """Where the `variable` commands stand whose variables a declaration's statement names.

    Lean makes them arguments of the declaration; those that are named only by the types of others
    come along. Commands of sections that have ended do not count.

    Raises:
        UsageError: Lean made it up.
    """
    start, end = signature_span(source, declaration)
    signature = source[start:end]
    named = set(words(signature)) - _bound(signature)
    found: list[tuple[int, int]] = []
    for first, last in reversed(_variables_in_scope(source[:start])):
        command = source[first:last]
        if _bound(command) & named:
            found.append((first, last))
            named |= words(command)
    return found[::-1]


def words(text: str) -> frozenset[str]:
    """The names in a text; of `f.comp` also `f`."""
    found = {token.text for token in tokens(text) if token.kind == "word"}
    return frozenset(found | {word.partition(".")[0] for word in found})


def _variables_in_scope(before: str) -> list[tuple[int, int]]:
    """The `variable` commands that are in force at the end of a piece of source."""
    scopes: list[list[tuple[int, int]]] = [[]]
    commands = [
        token
        for token in tokens(before)
        if token.kind != "comment" and (token.start == 0 or before[token.start - 1] == "\n")
    ]
    steps = {"section": 1, "namespace": 1, "end": -1}
    for nth, token in enumerate(commands):
        stop = commands[nth + 1].start if nth + 1 < len(commands) else len(before)
        line = {each.text for each in tokens(before[token.start : before.find("\n", token.start)])}
        step = next((steps[word] for word in steps if word in line), 0)
        if step > 0:
            scopes.append([])
        elif step < 0 and len(scopes) > 1:
            scopes.pop()
        elif token.text == "variable":
            own = [t.end for t in tokens(before[token.start : stop]) if _is_code(t)]
            scopes[-1].append((token.start, token.start + own[-1]))
    return [span for scope in scopes for span in scope]


def _is_code(token: Token) -> bool:
    return token.kind != "comment" and bool(token.text.strip())


def _bound(text: str) -> set[str]:
    """The names in the binders before a colon; of an instance all that it speaks of."""
    found: set[str] = set()
    depth, naming = 0, False
    for token in tokens(text):
        if token.text in _OPEN:
            depth += 1
            naming = depth == 1 or naming
            square = token.text == "["
        elif token.text in _CLOSE:
            depth -= 1
        elif token.text == ":":
            if depth == 0:
                break
            naming = naming and (depth > 1 or square)
        elif token.kind == "word" and depth and naming:
            found.add(token.text)
    return found


def _signature(text: str, *, whole: bool) -> tuple[int, int]:
    found = [token for token in tokens(text) if token.kind != "comment"]
    first, depth = 0, 0
    while first < len(found) and found[first].text == "@":  # attributes
        while first < len(found):
            depth += {"[": 1, "]": -1}.get(found[first].text, 0)
            first += 1
            if depth == 0 and found[first - 1].text == "]":
                break
    if first == len(found):
        return 0, 0
    begin, end = found[first].start, found[-1].end
    local = 0
    for token in found[first:] if not whole else []:
        at_line_start = not text[text.rfind("\n", 0, token.start) + 1 : token.start].strip()
        if token.kind == "sign" and token.text in "([{⟨⦃":
            depth += 1
        elif token.kind == "sign" and token.text in ")]}⟩⦄":
            depth -= 1
        elif depth == 0 and token.text in ("let", "have"):
            local += 1
        elif depth == 0 and token.text == ":=" and local:
            local -= 1
        elif depth == 0 and (
            token.text in (":=", "where")
            or (token.text == "|" and at_line_start and text[token.end : token.end + 1].isspace())
        ):
            end = token.start
            break
    return begin, begin + len(text[begin:end].rstrip())
