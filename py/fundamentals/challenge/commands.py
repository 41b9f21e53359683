"""A Lean source as a list of commands, and the scopes that they stand in.

It knows the library's own manner of writing and no more: every command begins at the margin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fundamentals.lean.sources.source import Token, tokens

__all__ = ["Command", "commands"]

_MODIFIERS = {"private", "protected", "noncomputable", "public", "scoped", "local", "nonrec"}
# attributes without which a declaration would be another one
_ATTRIBUTES = ("expose", "instance", "reducible", "match_pattern", "default_instance")


@dataclass(frozen=True)
class Command:
    """One command, from its docstring on.

    Attributes:
        keyword: such as `def`, `theorem`, `namespace`, `variable`.
        source: the module's whole text.
        start: where it begins in it, at its docstring or its attributes.
        end: behind its last character.
        first: where its keyword stands.
        before: where its modifiers begin, behind docstring and attributes.
    """

    keyword: str
    source: str
    start: int
    before: int
    first: int
    end: int

    @property
    def text(self) -> str:
        """All of it."""
        return self.source[self.start : self.end]

    @property
    def argument(self) -> str:
        """What follows the keyword on its line."""
        rest = self.source[self.first + len(self.keyword) : self.end]
        return rest.partition("\n")[0].strip()

    @property
    def modifiers(self) -> tuple[str, ...]:
        """Such as `private` and `noncomputable`."""
        return tuple(self.source[self.before : self.first].split())

    @property
    def head(self) -> str:
        """Docstring, attributes that matter, what is said with `in`, and modifiers."""
        text = self.source[self.start : self.before]
        doc = re.search(r"(?m)^/--.*?-/", text, re.DOTALL)
        rest = text[: doc.start()] + text[doc.end() :] if doc else text
        kept = "".join(
            f"{found[0]}\n" for found in re.finditer(r"(?m)^(?:open|omit|attribute) .* in$", rest)
        )
        kept += f"{doc[0]}\n" if doc else ""
        attributes = [
            each.strip()
            for group in re.findall(r"(?m)^@\[([^\]]*)\]", rest)
            for each in group.split(",")
            if each.strip() in _ATTRIBUTES
        ]
        if attributes:
            kept += f"@[{', '.join(attributes)}] "
        return kept + "".join(f"{each} " for each in self.modifiers if each != "public")


def commands(source: str) -> tuple[Command, ...]:
    """The commands of a source, in order; comments that are no docstrings are left out."""
    found: list[Command] = []
    prefix: int | None = None
    for group in _groups(source):
        start = group[0].start if prefix is None else prefix
        code = [token for token in group if token.kind != "comment"]
        if not code:  # a docstring belongs to what follows it
            is_doc = group[0].text.startswith("/--")
            prefix = start if is_doc else prefix
            continue
        place = _after_attributes(code)
        if place == len(code) or code[-1].text == "in":
            prefix = start
            continue
        first = place
        while first < len(code) - 1 and code[first].text in _MODIFIERS:
            first += 1
        keyword = code[first].text
        before, at = code[place].start, code[first].start
        found.append(Command(keyword, source, start, before, at, code[-1].end))
        prefix = None
    return tuple(found)


def _groups(source: str) -> Iterator[list[Token]]:
    """The tokens from one at the margin up to the next."""
    group: list[Token] = []
    for token in tokens(source):
        at_margin = token.start == 0 or source[token.start - 1] == "\n"
        if at_margin and group:
            yield group
            group = []
        # a comment between two commands is nobody's
        if token.kind != "comment" or at_margin or group:
            group.append(token)
    if group:
        yield group


def _after_attributes(code: list[Token]) -> int:
    """The place behind `@[…]`, if that is how it begins."""
    place = 0
    while place < len(code) and code[place].text == "@":
        depth = 0
        place += 1
        while place < len(code):
            depth += {"[": 1, "]": -1}.get(code[place].text, 0)
            place += 1
            if depth == 0:
                break
    return place
