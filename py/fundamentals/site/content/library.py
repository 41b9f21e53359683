"""The Lean library as the site shows it: source with links, and what each declaration uses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.base.reading import read_text
from fundamentals.lean.building.build import build
from fundamentals.lean.building.built import load_library
from fundamentals.lean.declarations.facts import Declaration, Library
from fundamentals.lean.declarations.ilean import references_in
from fundamentals.lean.olean.module import module_file
from fundamentals.lean.sources.source import declaration_span, signature_span, variables_before
from fundamentals.lean.toolchain.finding import find
from fundamentals.site.content.addresses import module_page, relative, short
from fundamentals.site.content.code import Code

__all__ = ["LinkedLibrary", "Name", "folder", "load"]


@dataclass(frozen=True)
class Name:
    """A declaration as a link: its name without what all names begin with, and its address."""

    text: str
    href: str | None


class LinkedLibrary:
    """The library, and the source of each of its modules.

    Args:
        library: facts of all that compiled.
        codes: the source of each module that compiled, in import order.
    """

    def __init__(self, library: Library, codes: Mapping[str, Code]) -> None:
        self.library = library
        self.codes = codes

    def __contains__(self, name: str) -> bool:
        return name in self.library.declarations

    def href(self, page: str, name: str) -> str | None:
        """The link from a page to where a declaration stands; of a made-up one, to its owner's."""
        module = name.removeprefix("import ")
        if module != name:
            return relative(page, module_page(module)) if module in self.codes else None
        place = self._places.get(name)
        return None if place is None else relative(page, module_page(place[0]), short(place[1]))

    def name(self, page: str, name: str) -> Name:
        """A declaration to list on a page."""
        return Name(short(name), self.href(page, name))

    def signature(self, page: str, name: str) -> Markup:
        """The statement, highlighted and linked, after the variables that it speaks of."""
        declaration = self.library[name]
        code = self.codes[declaration.module]
        spans = variables_before(code.source, declaration)
        spans.append(signature_span(code.source, declaration))
        return Markup("\n").join(self._html(page, code, span) for span in spans)

    def proof(self, page: str, name: str) -> Markup:
        """What follows the statement: a proof, or what a definition says."""
        declaration = self.library[name]
        code = self.codes[declaration.module]
        _, start = signature_span(code.source, declaration)
        _, end = declaration_span(code.source, declaration)
        start = end - len(code.source[start:end].lstrip())
        return self._html(page, code, (start, end))

    def module_source(self, module: str) -> Markup:
        """A module's whole source, in which every definition can be jumped to."""
        page = module_page(module)
        return self.codes[module].html(lambda name: self.href(page, name), anchors=True)

    def declared(self, module: str) -> tuple[Declaration, ...]:
        """The declarations of a module that have a place in its source, in order."""
        return tuple(
            declaration
            for declaration in self.library.declarations.values()
            if declaration.module == module
            and self._places.get(declaration.name) == (module, declaration.name)
        )

    @cached_property
    def module_uses(self) -> Mapping[str, frozenset[str]]:
        """The modules whose declarations those of a module really mention, by module."""
        declarations = self.library.declarations
        found: dict[str, set[str]] = {module: set() for module in self.library.modules}
        for declaration in declarations.values():
            for mentioned in declaration.statement | declaration.body:
                other = declarations.get(mentioned)
                if other is not None and other.module != declaration.module:
                    found[declaration.module].add(other.module)
        return {module: frozenset(used) for module, used in found.items()}

    def merged(self, names: Iterable[str], of: str) -> tuple[str, ...]:
        """What several declarations rest on, use or are used by; the nearest first."""
        wanted = [name for name in names if name in self]
        found = {each for name in wanted for each in getattr(self.library, of)(name)}
        order = self._position
        return tuple(sorted(found - set(wanted), key=lambda n: order[n], reverse=of != "used_by"))

    def _html(self, page: str, code: Code, span: tuple[int, int]) -> Markup:
        return code.html(lambda name: self.href(page, name), *span)

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {name: nth for nth, name in enumerate(self.library.declarations)}

    @cached_property
    def _places(self) -> Mapping[str, tuple[str, str]]:
        """The module and anchor of each declaration; a made-up one stands with its owner."""
        found: dict[str, tuple[str, str]] = {}
        for name, declaration in self.library.declarations.items():
            code = self.codes.get(declaration.module)
            owner: str | None = name
            while code is not None and owner:
                if owner in code.defined:
                    found[name] = (declaration.module, owner)
                    break
                known = self.library.declarations.get(owner)
                owner = (known.parent if known else None) or owner.rpartition(".")[0]
        return found


def folder(module: str) -> str:
    """The folder that a module belongs to; one that collects a folder's modules belongs to it."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def load(project: Project, progress: Progress) -> LinkedLibrary:
    """Everything that compiles; builds what is not up to date."""
    toolchain = find(project, progress=progress)
    result = build(project, toolchain=toolchain, progress=progress)
    library = load_library(project, result, toolchain)
    codes = {}
    for module in library.modules:
        source = _source(project.lean_dir, module)
        codes[module] = Code(source, references_in(module, source, result.olean_dirs))
    return LinkedLibrary(library, codes)


def _source(folder: Path, module: str) -> str:
    return read_text(module_file(module, folder).with_suffix(".lean"))
