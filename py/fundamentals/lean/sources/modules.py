"""Modules of the library: names, files, what each header imports, and the order that follows.

What is wrong with the imports (a missing file, a cycle, a file that nothing imports) is a problem
at a place in a source file, so that it is shown like any error of Lean's; every one is found in one
run, and modules that are not concerned can be built all the same.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fundamentals.base.errors import BuildError, UsageError
from fundamentals.base.reading import read_bytes, shown
from fundamentals.lean.sources.blanks import skip_blanks

__all__ = [
    "TOOLCHAIN_ROOTS",
    "Graph",
    "Header",
    "HeaderError",
    "Import",
    "Problem",
    "Source",
    "file_of",
    "library_imports",
    "name_of",
    "parse_header",
    "read_source",
    "scan",
    "source_file",
    "source_files",
]

TOOLCHAIN_ROOTS = frozenset({"Init", "Lake", "Lean", "Std"})
"""First components of the modules that come with Lean; any other import is the library's."""

_PLAIN = r"[^\W\d][\w'!?₀-₉]*"
_NAME = re.compile(rf"(?:{_PLAIN}|«[^»\n]*»)(?:\.(?:{_PLAIN}|«[^»\n]*»))*")


@dataclass(frozen=True, slots=True)
class Import:
    """One import of a header.

    Args:
        module: what is imported.
        line: of the `import`'s first word, counted from 1.
        column: of the same, counted from 0.
        public: importers of this file see it too.
        meta: for use while elaborating.
        everything: `import all`, the private part as well.
    """

    module: str
    line: int
    column: int
    public: bool = False
    meta: bool = False
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says before its first command."""

    is_module: bool
    imports: tuple[Import, ...]


class HeaderError(BuildError):
    """An import that cannot be read, with its place."""

    def __init__(self, text: str, line: int, column: int) -> None:
        super().__init__(text)
        self.text, self.line, self.column = text, line, column


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with how the modules hang together, at a place in a source."""

    module: str
    path: Path
    line: int
    column: int
    text: str
    fatal: bool = True  # the module cannot be compiled at all


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the library."""

    name: str
    path: Path
    header: Header
    digest: str
    lines: int
    size: int


@dataclass(frozen=True)
class Graph:
    """The library's files in import order, imports before importers.

    Args:
        sources: every file whose header could be read and that is in no cycle, by module name.
        problems: what is wrong, in the order of the file names.
    """

    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]

    def own_imports(self, name: str) -> tuple[Import, ...]:
        """The imports of `name` that are files of the library (whether or not they are there)."""
        return library_imports(self.sources[name].header)

    @cached_property
    def importers(self) -> Mapping[str, frozenset[str]]:
        """Who imports a module directly."""
        found: dict[str, set[str]] = {name: set() for name in self.sources}
        for name in self.sources:
            for each in self.own_imports(name):
                found.setdefault(each.module, set()).add(name)
        return {name: frozenset(users) for name, users in found.items()}

    def closure(self, names: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
        """`names` and all that they import, in import order."""
        wanted: set[str] = set()
        todo = list(names)
        while todo:
            name = todo.pop()
            if name in wanted or name not in self.sources:
                continue
            wanted.add(name)
            todo.extend(each.module for each in self.own_imports(name))
        return tuple(name for name in self.sources if name in wanted)


def name_of(path: Path, lean_dir: Path) -> str:
    """The module that a file under `lean_dir` is.

    Raises:
        UsageError: the file lies elsewhere, or its path is no module name.
    """
    try:
        parts = path.relative_to(lean_dir).with_suffix("").parts
    except ValueError:
        raise UsageError(f"{path} is not under {lean_dir}") from None
    if bad := [part for part in parts if not re.fullmatch(_PLAIN, part)]:
        name = shown(Path(bad[0]))
        raise UsageError(
            f"{shown(path)}: “{name}” cannot be part of a module's name; rename the file"
        )
    return ".".join(parts)


def file_of(name: str, lean_dir: Path, suffix: str = ".lean") -> Path:
    """The file that holds module `name` (with another suffix: the one derived from it)."""
    *folders, stem = name.split(".")
    return lean_dir.joinpath(*folders, stem + suffix)


def parse_header(text: str) -> Header:
    """Read `module`, `prelude` and the imports; stop at the first command, as Lean does.

    Raises:
        HeaderError: the word `import` is not followed by a module's name.
    """
    reader = _Reader(text)
    is_module = reader.word("module")
    reader.word("prelude")
    imports: list[Import] = []
    while True:
        at = reader.at
        public, meta = reader.word("public"), reader.word("meta")
        if not reader.word("import"):
            return Header(is_module, tuple(imports))  # `public section` and the like: a command
        everything = reader.word("all")
        line, column = reader.place(at)
        if (name := reader.name()) is None:
            raise HeaderError("the name of a module should follow `import`", line, column)
        imports.append(Import(name, line, column, public, meta, everything))


def read_source(path: Path, name: str) -> Source:
    """Read a file's header and hash its content.

    Raises:
        HeaderError: its imports cannot be read.
    """
    data = read_bytes(path)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise HeaderError("the file is not valid UTF-8", line, 0) from None
    digest = hashlib.sha256(data).hexdigest()
    return Source(name, path, parse_header(text), digest, text.count("\n"), len(data))


def source_files(lean_dir: Path) -> list[Path]:
    """Every Lean source under a folder, by name; hidden files are what editors leave."""
    return sorted(lean_dir.rglob("[!.]*.lean"))


def scan(lean_dir: Path, *, root: str | None = "Fundamentals") -> Graph:
    """Read every Lean file under a folder and put the modules in import order.

    Args:
        lean_dir: where module names begin.
        root: the module that must import, directly or not, every other one (None: no such module).
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for path in source_files(lean_dir):
        try:
            name = name_of(path, lean_dir)
        except UsageError as error:
            problems.append(Problem(shown(path.relative_to(lean_dir)), path, 1, 0, str(error)))
            continue
        try:
            sources[name] = read_source(path, name)
        except HeaderError as error:
            problems.append(Problem(name, path, error.line, error.column, error.text))
        except OSError as error:
            problems.append(Problem(name, path, 1, 0, f"cannot be read: {error.strerror}"))
    known = set(sources) | {problem.module for problem in problems}
    problems += _missing(sources, known, lean_dir)
    order, cycles = _sort(sources)
    problems += cycles
    graph = Graph({name: sources[name] for name in order}, ())
    if root is not None:
        problems += _unimported(graph, root, lean_dir)
    return Graph(graph.sources, tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column))))


def library_imports(header: Header) -> tuple[Import, ...]:
    """Those imports that are files of the library (whether or not they are there)."""
    return tuple(e for e in header.imports if e.module.split(".")[0] not in TOOLCHAIN_ROOTS)


def _missing(sources: Mapping[str, Source], known: set[str], lean_dir: Path) -> Iterator[Problem]:
    for source in sources.values():
        for each in library_imports(source.header):
            if each.module in known:
                continue
            wanted = file_of(each.module, lean_dir).relative_to(lean_dir.parent)
            text = f"no module `{each.module}`: there is no file {wanted}"
            yield Problem(source.name, source.path, each.line, each.column, text)


def _sort(sources: Mapping[str, Source]) -> tuple[list[str], list[Problem]]:
    """Import order by depth-first search; ties go by name. A cycle's modules stay out of it."""
    order: list[str] = []
    problems: list[Problem] = []
    done: set[str] = set()
    cyclic: set[str] = set()
    for start in sources:
        path: list[tuple[str, Iterator[Import]]] = []
        if start not in done:
            done.add(start)
            path.append((start, iter(library_imports(sources[start].header))))
        while path:
            name, rest = path[-1]
            each = next(rest, None)
            if each is None:
                path.pop()
                order.append(name)
                continue
            trail = [visited for visited, _ in path]
            if each.module in trail:
                loop = trail[trail.index(each.module) :]
                cyclic.update(loop)
                problems += [_in_cycle(sources[m], loop) for m in loop]
            elif each.module in sources and each.module not in done:
                done.add(each.module)
                path.append((each.module, iter(library_imports(sources[each.module].header))))
    return [name for name in order if name not in cyclic], problems


def _in_cycle(source: Source, loop: list[str]) -> Problem:
    """The problem of one module of a cycle, at its import of the next."""
    start = loop.index(source.name)
    turned = [*loop[start:], *loop[: start + 1]]
    at = next(e for e in source.header.imports if e.module == turned[1])
    text = "import cycle: " + " → ".join(turned)
    return Problem(source.name, source.path, at.line, at.column, text)


def _unimported(graph: Graph, root: str, lean_dir: Path) -> Iterator[Problem]:
    if root not in graph.sources:
        path = file_of(root, lean_dir)
        if not path.exists():
            yield Problem(root, path, 1, 0, "this file is missing: it should import every other")
        return
    reached = set(graph.closure((root,)))
    top = file_of(root, lean_dir).relative_to(lean_dir.parent)
    for name, source in graph.sources.items():
        if name not in reached and not graph.importers[name]:
            text = f"no file imports this module: add `public import {name}` to {top}"
            yield Problem(name, source.path, 1, 0, text, fatal=False)


class _Reader:
    """Words of a header, with what Lean counts as space before them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = skip_blanks(text, 0)  # the next word's first character

    def word(self, expected: str) -> bool:
        """Take the next word if it is `expected`."""
        match = _NAME.match(self._text, self.at)
        if match is None or match[0] != expected:
            return False
        self._take(match)
        return True

    def name(self) -> str | None:
        """Take a module's name."""
        match = _NAME.match(self._text, self.at)
        if match is None:
            return None
        self._take(match)
        return match[0].replace("«", "").replace("»", "")

    def place(self, at: int) -> tuple[int, int]:
        """Line (from 1) and column (from 0) of a character."""
        before = self._text[:at]
        return before.count("\n") + 1, at - (before.rfind("\n") + 1)

    def _take(self, match: re.Match[str]) -> None:
        self.at = skip_blanks(self._text, match.end())


def source_file(module: str) -> str:
    """A module's file as seen from the project's root."""
    return f"lean/{module.replace('.', '/')}.lean"
