"""The library's sources: which command declares what, and what is left of it without proofs."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from fundamentals.base.reading import read_text
from fundamentals.challenge.commands import Command, commands
from fundamentals.challenge.proofs import opened
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.ilean import Reference, references_in
from fundamentals.lean.olean.module import module_file
from fundamentals.lean.sources.source import declaration_span, signature_span, tokens, words

__all__ = ["ROOT", "SCOPES", "Sources", "outward"]

ROOT = "Fundamentals"
"""The library's namespace."""

SCOPES = ("namespace", "section")
"""What an `end` belongs to."""

_SYMBOLS = ("notation", "macro", "prefix", "postfix", "infix", "infixl", "infixr")
_COERCIONS = {"CoeFun", "CoeSort", "Coe", "CoeHead", "CoeTail", "CoeOut"}


class Sources:
    """The library's modules as commands, and which command declares what."""

    def __init__(self, library: Library, lean_dir: Path, folders: Sequence[Path]) -> None:
        self.library, self._folder, self._folders = library, lean_dir, folders
        self._commands: dict[str, tuple[Command, ...]] = {}
        self._starts: dict[str, list[int]] = {}
        self._references: dict[str, tuple[Reference, ...]] = {}
        self._picking: dict[str, bool] = {}

    def commands(self, module: str) -> tuple[Command, ...]:
        """A module's, in order."""
        if module not in self._commands:
            source = read_text(module_file(module, self._folder).with_suffix(".lean"))
            self._commands[module] = commands(source)
            self._starts[module] = [command.start for command in self._commands[module]]
            self._references[module] = references_in(module, source, self._folders)
        return self._commands[module]

    def command(self, name: str) -> Command:
        """The command that declares something, a field's being its structure's."""
        declaration = self.library[name]
        commands = self.commands(declaration.module)
        start, _ = declaration_span(commands[0].source, declaration)
        return commands[bisect_right(self._starts[declaration.module], start) - 1]

    def text(self, name: str, kept: Collection[str]) -> str:
        """A declaration without proofs.

        Args:
            name: the declaration.
            kept: all that the file declares; what a word meant in the library, it is to mean there.
        """
        library, command = self.library, self.command(name)
        declaration = library[name]
        around = self._around(declaration.module, command)
        theorems: dict[int, str] = {}
        renamed: dict[tuple[int, int], str] = {}
        for each in self._references[declaration.module]:
            if each.defines or not command.start <= each.start < command.end:
                continue
            known = each.name in library.declarations or each.name in library.core
            if known and library.kind_of(each.name) == "theorem":
                theorems[each.start] = each.name
            word = command.source[each.start : each.end]
            if command.source[each.start - 1] != "." and each.name.endswith(word):
                meant = next((full for full in outward(around, word) if full in kept), each.name)
                if meant != each.name and each.name in library.declarations:
                    renamed[each.start, each.end] = each.name.removeprefix(f"{ROOT}.")
        _, end = signature_span(command.source, declaration)
        ours = library.declarations.__contains__
        return opened(command, end, theorems, self._picks, ours, renamed)

    def _around(self, module: str, command: Command) -> str:
        """The namespace that a command is in, with the one that its own name begins with."""
        spaces: list[str] = []
        for each in self.commands(module):
            if each is command:
                break
            if each.keyword in SCOPES and "public" not in each.modifiers:
                spaces.append(each.argument if each.keyword == "namespace" else "")
            elif each.keyword == "end":
                spaces.pop()
        own = re.match(r"[^\s({\[:]+", command.argument)
        if own and command.keyword != "instance":
            spaces.append(own[0].rpartition(".")[0])
        return ".".join(space for space in spaces if space)

    def statement(self, name: str) -> str:
        """A theorem's statement as it stands in the source."""
        command = self.command(name)
        start, end = signature_span(command.source, self.library[name])
        return command.source[start:end]

    def chosen(self, name: str) -> list[str]:
        """The theorems by which a definition picks something."""
        command = self.command(name)
        if command.keyword not in ("def", "instance"):
            return []
        left = {word.rpartition(".")[2] for word in words(self.text(name, ()))}
        return [
            each.name
            for each in self._references[self.library[name].module]
            if command.start <= each.start < command.end
            and self._picks(each.name)
            and each.name.rpartition(".")[2] in left
        ]

    def symbols(self, module: str) -> Iterator[tuple[Command, list[str], set[str]]]:
        """The notations of a module, each with its signs and with what of ours it stands for."""
        for command in self.commands(module):
            if command.keyword.partition(":")[0] in _SYMBOLS:
                signs = [t.text.strip('" ') for t in tokens(command.text) if t.kind == "string"]
                names = {
                    self.library.owner(each.name)
                    for each in self._references[module]
                    if command.start <= each.start < command.end
                    and not each.defines
                    and each.name in self.library.declarations
                }
                yield command, signs, names

    @cached_property
    def spaces(self) -> frozenset[str]:
        """The namespaces of the library."""
        found: set[str] = set()
        for name in self.library.declarations:
            while name := name.rpartition(".")[0]:
                found.add(name)
        return frozenset(found)

    @cached_property
    def coercions(self) -> tuple[str, ...]:
        """The instances that let one thing be written for another; terms do not mention them."""
        found = []
        for name, declaration in self.library.declarations.items():
            between = declaration.kind == "definition" and declaration.statement & _COERCIONS
            if between and self.command(name).keyword == "instance":
                found.append(name)
        return tuple(found)

    def _picks(self, name: str) -> bool:
        """Whether a theorem says that something exists, which a definition may choose."""
        known = self.library.declarations.get(name)
        if known is None or "Exists" not in known.statement:
            return False
        if name not in self._picking:
            self._picking[name] = self._concludes(name) == "Exists"
        return self._picking[name]

    def _concludes(self, name: str) -> str | None:
        """The constant at the head of what a statement concludes."""
        terms = self.library.terms(name)
        node = terms.nodes[terms.roots[0]]
        while node[0] == "pi":
            node = terms.nodes[node[3]]
        while node[0] == "app":
            node = terms.nodes[node[1]]
        return node[1] if node[0] == "const" else None


def outward(space: str, name: str) -> list[str]:
    """What a name may mean inside a namespace, the innermost first."""
    parts = space.split(".") if space else []
    return [".".join([*parts[:length], name]) for length in range(len(parts), -1, -1)]
