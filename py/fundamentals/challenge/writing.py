"""The challenge: the statements of a chapter with the definitions they rest on, without proofs."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from fundamentals.base.kept import own_sources, worked_out
from fundamentals.base.reading import sha256
from fundamentals.catalog.loading import Catalog
from fundamentals.catalog.schema import CHAPTERS
from fundamentals.challenge.commands import Command
from fundamentals.challenge.scopes import Part, Scope
from fundamentals.challenge.sources import ROOT, SCOPES, Sources, outward
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.olean.module import module_file
from fundamentals.lean.sources.source import words

__all__ = ["Chapter", "Heading", "outline", "write"]


@dataclass(frozen=True)
class Chapter:
    """A file of the challenge.

    Attributes:
        name: the file's, without `.lean`; the name of the module.
        title: the chapter's.
        text: the file's content.
        statements: the theorems that it states, in order.
        definitions: the declarations that stand before them.
    """

    name: str
    title: str
    text: str
    statements: tuple[str, ...]
    definitions: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """What stands above some statements, and the statements' names."""

    title: str
    names: tuple[str, ...]


def outline(catalog: Catalog) -> dict[str, list[Heading]]:
    """The entries of each chapter with what they state, by the chapter's title."""
    found: dict[str, list[Heading]] = {}
    for entry in catalog.entries:
        names = tuple(dict.fromkeys(name for _, name in entry.declarations()))
        heading = Heading(f"{entry.title} (§{entry.source.section})", names)
        found.setdefault(CHAPTERS[entry.chapter], []).append(heading)
    return found


def write(
    chapters: Mapping[str, Sequence[Heading]],
    library: Library,
    lean_dir: Path,
    folders: Sequence[Path],
    cache_dir: Path | None = None,
) -> list[Chapter]:
    """The challenge, a file for each chapter.

    Args:
        chapters: what is to be stated, under which headings, by the chapters' titles.
        library: what is compiled.
        lean_dir: the folder of the sources.
        folders: of compiled files.
        cache_dir: where it is kept, by all that it is made from.
    """

    def made() -> list[Chapter]:
        sources = Sources(library, lean_dir, folders)
        return [_chapter(sources, title, headings) for title, headings in chapters.items()]

    if cache_dir is None:
        return made()
    modules = (module_file(name, lean_dir).with_suffix(".lean") for name in library.modules)
    texts = [sha256(file) for file in modules if file.is_file()]
    asked = {title: [asdict(each) for each in headings] for title, headings in chapters.items()}
    parts = [library.digest, library.core.key, own_sources("lean", "challenge"), texts, asked]
    key = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return worked_out(cache_dir / "challenge.json", key, list[Chapter], made)


class _Chapter:
    """What is left of the library for the statements of some entries."""

    def __init__(self, sources: Sources, headings: Sequence[Heading]) -> None:
        self._sources, self._library = sources, sources.library
        self._declared: set[str] = set()
        self.stated: dict[str, Heading] = {}
        for heading in headings:
            for name in heading.names:
                self.stated.setdefault(name, heading)
        self._texts: dict[str, dict[int, str]] = {}
        self._names: dict[str, dict[int, list[str]]] = {}
        self.definitions = self._definitions()
        self._kept = {*self.definitions, *self.stated}
        for name in self.definitions:
            self._keep(name)
        self._symbols()

    def _definitions(self) -> tuple[str, ...]:
        """What the statements rest on, in the order of the library."""
        library = self._library
        found = {each for name in self.stated for each in library.rests_on(name)}
        found |= {name for name in self._sources.coercions if set(library.rests_on(name)) <= found}
        chosen = {each for name in found for each in self._sources.chosen(name)}
        return tuple(name for name in library.declarations if name in found | chosen)

    def _keep(self, name: str) -> None:
        """A declaration stays, in its place."""
        command = self._sources.command(name)
        module = self._library[name].module
        text = self._sources.text(name, self._kept)
        self._texts.setdefault(module, {})[command.start] = text
        self._names.setdefault(module, {}).setdefault(command.start, []).append(name)

    def _symbols(self) -> None:
        """The notations that what is left is written with stay."""
        written = "".join(
            text
            for texts in [
                *(texts.values() for texts in self._texts.values()),
                [self._sources.statement(name) for name in self.stated],
            ]
            for text in texts
        )
        kept = set(self.definitions)
        for module in self._library.modules:
            for command, symbols, names in self._sources.symbols(module):
                if names <= kept and all(symbol in written for symbol in symbols):
                    text = command.head + command.source[command.first : command.end]
                    self._texts.setdefault(module, {})[command.start] = text

    def before(self) -> str:
        """The definitions."""
        blocks = []
        for module in self._library.modules:
            if texts := self._texts.get(module):
                names = self._names.get(module, {})
                block = self._block(module, texts, names)
                blocks.append(f"/-! ### {module.partition('.')[2]} -/\n\n{block}")
        return "\n\n".join(blocks)

    def statements(self, heading: Heading) -> str:
        """The statements that stand under a heading first, in its order."""
        runs: list[tuple[str, dict[int, str], dict[int, list[str]]]] = []
        for name, owner in self.stated.items():
            if owner is not heading or name in self.definitions:
                continue
            start, module = self._sources.command(name).start, self._library[name].module
            # neighbours that follow each other in a module share their scopes
            if not runs or runs[-1][0] != module or max(runs[-1][1]) > start:
                runs.append((module, {}, {}))
            _, texts, names = runs[-1]
            texts[start] = self._sources.text(name, self._kept)
            names[start] = [name]
        return "\n\n".join(self._block(*run) for run in runs)

    def _block(self, module: str, texts: Mapping[int, str], names: Mapping[int, list[str]]) -> str:
        """Some declarations of a module, in the scopes that they stand in."""
        scopes = [Scope("", "")]
        spaces: list[str] = []
        for command in self._sources.commands(module):
            if command.keyword == "section" and "public" in command.modifiers:
                continue
            if command.keyword in SCOPES:
                scopes.append(_scope(command, spaces))
                spaces.append(command.argument if command.keyword == "namespace" else "")
            elif command.keyword == "end":
                done = scopes.pop()
                spaces.pop()
                scopes[-1].parts.append(done)
            elif command.start in texts:
                text = texts[command.start]
                scopes[-1].parts.append(Part(text, words(text), declares=True))
                self._declared |= set(names.get(command.start, []))
            elif command.keyword in ("variable", "universe"):
                text = command.source[command.first : command.end]
                binds = words(text)
                scopes[-1].parts.append(Part(text, binds, declares=False, binds=binds))
            elif command.keyword in ("open", "export"):
                where = [space for space in spaces if space]
                if text := self._opening(command, ".".join(where)):
                    scopes[-1].parts.append(Part(text, frozenset(), declares=False))
        needed: set[str] = set()
        return scopes[0].left(needed)

    def _opening(self, command: Command, space: str) -> str:
        """What is left of `open` or `export`: what is there to be opened."""
        text = command.source[command.first : command.end]
        match = re.fullmatch(r"(open(?: scoped)?|export) ([^()]+?)(?: \(([^()]*)\))?", text)
        if match is None:
            return text
        kept = []
        for name in match[2].split():
            full = next((each for each in outward(space, name) if self._is_ours(each)), None)
            if full is None:
                kept.append(name)
            elif match[3] is not None:
                listed = [each for each in match[3].split() if f"{full}.{each}" in self._declared]
                return f"{match[1]} {name} ({' '.join(listed)})" if listed else ""
            elif any(each.startswith(f"{full}.") for each in self._declared):
                kept.append(name)
        return f"{match[1]} {' '.join(kept)}" if kept else ""

    def _is_ours(self, space: str) -> bool:
        return space in self._sources.spaces


def _scope(command: Command, around: Sequence[str]) -> Scope:
    """What a command opens; the library's own namespace is open all the time."""
    name = command.argument
    if command.keyword == "namespace" and not any(around):
        name = name.removeprefix(ROOT).removeprefix(".")
        if not name:
            return Scope("", "")
    return Scope(f"{command.keyword} {name}".strip(), f"end {name}".strip())


_HEADER = """\
/-
{title}: the statements of the catalog, and what they speak of, without proofs.

Made by `fundamentals challenge` from the library, of which it holds exactly what the statements
rest on; `fundamentals challenge --check` has a kernel compare each statement and each definition
with the library's. Where a definition needs a proof inside, it is left open here (`sorry`): any two
proofs of a proposition count as the same, so that this cannot change what is defined. A theorem
among the definitions is one by which a definition picks what there is. Nothing is imported but
what Lean adds to every file, its own `Init`. Lean compiles the file, with a warning for each
`sorry`; `fundamentals lean check`, which asks for proofs, refuses it for them.
-/
module"""


def _chapter(sources: Sources, title: str, headings: Sequence[Heading]) -> Chapter:
    chapter = _Chapter(sources, headings)
    parts = [_HEADER.format(title=title), f"public section\n\nnamespace {ROOT}"]
    parts += ["/-! ## Definitions -/", chapter.before()]
    for heading in headings:
        parts.append(f"/-! ## {heading.title} -/")
        if text := chapter.statements(heading):
            parts.append(text)
    text = "\n\n".join([*parts, f"end {ROOT}"]) + "\n"
    name = "".join(word.capitalize() for word in re.findall("[A-Za-z]+", title))
    return Chapter(name, title, text, tuple(chapter.stated), chapter.definitions)
