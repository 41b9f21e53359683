"""The places of an entry: found by its id, as paths from the project's root."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fundamentals.base.project import Project
from fundamentals.base.reading import read_bytes
from fundamentals.catalog.loading import Catalog
from fundamentals.catalog.schema import CHAPTERS, Entry
from fundamentals.entry.declared import Site, declared
from fundamentals.lean.sources.modules import source_files
from fundamentals.site.content.addresses import entry_page

__all__ = ["Place", "evidence_file", "folder_of", "picture_file", "places", "play_file"]

_PYTHON = Path("py", "fundamentals")


def evidence_file(identifier: str) -> Path:
    """Where an entry's checks are."""
    return _PYTHON / "evidence" / "entries" / f"{identifier.replace('-', '_')}.py"


def picture_file(identifier: str) -> Path:
    """Where its picture is drawn."""
    return _PYTHON / "pictures" / "entries" / f"{identifier.replace('-', '_')}.py"


def play_file(identifier: str) -> Path:
    """Where its play is, if it has one."""
    return _PYTHON / "site" / "play" / "entries" / f"{identifier}.js"


def folder_of(chapter: int) -> str:
    """A chapter's folder of Lean files, which is the name of its challenge as well."""
    return "".join(word.capitalize() for word in re.findall("[A-Za-z]+", CHAPTERS[chapter]))


@dataclass(frozen=True)
class Place:
    """A place of an entry, or why it is not known.

    Attributes:
        what: such as "picture".
        path: from the project's root.
        line: counted from 1; None for the file as a whole.
        missing: why there is no such place; what to do.
    """

    what: str
    path: Path | None = None
    line: int | None = None
    missing: str | None = None

    def __str__(self) -> str:
        if self.path is None:
            return f"unknown: {self.what}: {self.missing}"
        line = "" if self.line is None else f":{self.line}"
        return f"{self.path.as_posix()}{line}: {self.what}"


def places(project: Project, catalog: Catalog, entry: Entry) -> list[Place]:
    """All places of an entry, from its record to its page; nothing has to be compiled."""
    line, _ = catalog.place(entry)
    found = [Place("record", Path(project.catalog_file.name), line)]
    found += _declarations(project, entry)
    for what, path in (
        ("evidence", evidence_file(entry.id)),
        ("picture", picture_file(entry.id)),
    ):
        found.append(_file(project, what, path, f"there is no {path.as_posix()}"))
    if (project.root / (play := play_file(entry.id))).is_file():
        found.append(Place("play", play))
    found += _pins(project, entry)
    found += _challenge(project, entry)
    page = project.build_dir / "site" / "html" / f"{entry_page(entry.id)}.html"
    path = page.relative_to(project.root)
    return [*found, _file(project, "page", path, "the site is not made yet: `make site`")]


def _named(entry: Entry) -> Mapping[str, str]:
    """What the entry claims of Lean, with what each is to it."""
    return {
        **{each.name: "theorem" for each in entry.theorems},
        **{each.name: "counterexample" for each in entry.counterexamples},
    }


def _declarations(project: Project, entry: Entry) -> Iterator[Place]:
    named = _named(entry)
    witnesses = {f"{name}.witness" for name in named}
    found = declared({*named, *witnesses}, source_files(project.lean_dir))
    for name, what in named.items():
        why = "no file of lean/ declares it"
        yield _site(project, f"{what} {name}", found.get(name), why)
    for name in sorted(witnesses & found.keys()):
        yield _site(project, f"witness {name}", found[name])


def _challenge(project: Project, entry: Entry) -> Iterator[Place]:
    named = _named(entry)
    file = project.root / "challenge" / f"{folder_of(entry.chapter)}.lean"
    found = declared(named, [file])
    for name in named:
        why = "not in challenge/ yet: `fundamentals challenge` writes it"
        yield _site(project, f"challenge {name}", found.get(name), why)


def _pins(project: Project, entry: Entry) -> Iterator[Place]:
    """By the layout that `fundamentals pin` writes: a line for each name, below `statements`."""
    lines: list[str] = []
    if project.pins_file.is_file():
        lines = read_bytes(project.pins_file).decode(errors="replace").split("\n")
    start = lines.index(' "statements": {') if ' "statements": {' in lines else len(lines)
    wanted = {f'  "{name}": {{': name for name in _named(entry)}
    found = {
        wanted[text]: (project.pins_file, number)
        for number, text in enumerate(lines[start:], start + 1)
        if text in wanted
    }
    for name in _named(entry):
        why = "not pinned yet: `fundamentals pin` does that"
        yield _site(project, f"pin {name}", found.get(name), why)


def _site(project: Project, what: str, site: Site | None, missing: str | None = None) -> Place:
    if site is None:
        return Place(what, missing=missing)
    return Place(what, site[0].relative_to(project.root), site[1])


def _file(project: Project, what: str, path: Path, missing: str) -> Place:
    return Place(what, path) if (project.root / path).is_file() else Place(what, missing=missing)
