"""A new entry, in all its places at once, from `template/`."""

import difflib
import json
import keyword
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any

from pydantic import TypeAdapter, ValidationError

from fundamentals.base.atomic import write_all
from fundamentals.base.errors import CatalogError, UsageError
from fundamentals.base.project import Project
from fundamentals.base.reading import read_bytes, read_text
from fundamentals.catalog import yaml_lines
from fundamentals.catalog.loading import Catalog, load, parse
from fundamentals.catalog.schema import CHAPTERS, SECTIONS, Identifier, Line
from fundamentals.entry.declared import declared
from fundamentals.entry.places import evidence_file, folder_of, picture_file, play_file
from fundamentals.lean.sources.lint import lint_text
from fundamentals.lean.sources.modules import file_of, parse_header, source_files

__all__ = ["chapter_of", "make"]

_TEMPLATE = Path(__file__).parent / "template"
_TEMPLATES = {
    "lean": "theorem.lean",
    "evidence": "evidence.py",
    "picture": "picture.py",
    "play": "play.js",
}
_ROOT = "Fundamentals"
# words of Lean that no declaration can be called; of others, such as `sorry`, the lint knows
_RESERVED = frozenset((
    "abbrev", "assert", "at", "attribute", "break", "by", "calc", "catch", "class", "coinductive",
    "continue", "decreasing_by", "def", "deriving", "do", "else", "end", "example", "exists",
    "export", "extends", "finally", "for", "forall", "from", "fun", "have", "if", "import", "in",
    "include", "inductive", "infix", "infixl", "infixr", "instance", "let", "local", "macro",
    "match", "mut", "mutual", "namespace", "nofun", "nomatch", "noncomputable", "notation",
    "omit", "opaque", "open", "postfix", "prefix", "private", "protected", "public", "repeat",
    "return", "scoped", "section", "set_option", "show", "structure", "suffices",
    "termination_by", "then", "theorem", "try", "universe", "unless", "until", "using",
    "variable", "where", "while", "with",
))  # fmt: skip


def chapter_of(name: str) -> int:
    """The chapter that is called so, in lower case.

    Raises:
        UsageError: none is.
    """
    known = {title.lower(): number for number, title in CHAPTERS.items()}
    if name.lower() in known:
        return known[name.lower()]
    near = difflib.get_close_matches(name.lower(), known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    raise UsageError(f"--chapter {name}: there is no such chapter: {hint}")


def make(project: Project, identifier: str, *, chapter: int, title: str | None = None) -> str:
    """Write a new entry's files, its record and its import: all of them, or none.

    Args:
        project: the checkout; its program need not be the one that runs.
        identifier: the new entry's id.
        chapter: to whose end it comes.
        title: what the record calls it; the id's words if None.

    Returns:
        What is where now, and what to do next.

    Raises:
        UsageError: the id or title is none, or something of that name is there already.
        CatalogError: the catalog is wrong as it is, or nothing can be appended to it.
        SetupError: a folder cannot be written to.
    """
    identifier = _check(Identifier, identifier, "ID")
    words = identifier.replace("-", " ").capitalize()
    title = _check(Line, words if title is None else title, "--title")
    catalog = load(project.catalog_file)
    if known := [each for each in catalog.entries if each.id == identifier]:
        line, _ = catalog.place(known[0])
        raise UsageError(f"{catalog.file}:{line}: there is an entry {identifier} already")

    name = identifier.replace("-", "_")
    module = f"{_ROOT}.{folder_of(chapter)}.{_camel(identifier)}"
    paths = {
        "lean": file_of(module, project.lean_dir),
        "evidence": project.root / evidence_file(identifier),
        "picture": project.root / picture_file(identifier),
        "play": project.root / play_file(identifier),
    }
    section = [each for each in SECTIONS if each.startswith(f"{chapter}.")][-1]
    given = {"id": identifier, "name": name, "words": words, "section": section}
    given |= {key: path.relative_to(project.root).as_posix() for key, path in paths.items()}
    files = {path: _filled(_TEMPLATES[key], given) for key, path in paths.items()}
    for clash in _clashes(project, name, paths["lean"], files):
        raise UsageError(f"{clash}: choose another id; nothing is written")

    root = file_of(_ROOT, project.lean_dir)
    files[root] = _importing(project, root, module)
    record = _filled("record.yaml", given | {"title": _scalar(title)})
    files[project.catalog_file], line = _appended(project, catalog, chapter, record)
    given |= {"root": root.relative_to(project.root).as_posix(), "record": f"{catalog.file}:{line}"}
    steps = _filled("steps.txt", given)
    write_all({path: text.encode() for path, text in files.items()})
    return steps


def _camel(identifier: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in identifier.split("-"))


def _check(kind: Any, text: str, option: str) -> str:
    """A text as the catalog takes it.

    Raises:
        UsageError: it does not.
    """
    try:
        checked: str = TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        what = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise UsageError(f"{option}: {what}") from error
    return checked


def _filled(template: str, given: Mapping[str, str]) -> str:
    return Template(read_text(_TEMPLATE / template)).substitute(given)


def _scalar(title: str) -> str:
    """A title as YAML, quoted only where it has to be.

    Raises:
        UsageError: a file of YAML cannot hold it.
    """
    for written in (title, json.dumps(title, ensure_ascii=False)):
        found = yaml_lines.parse(f"title: {written}\n")
        if not found.problems and found.data == {"title": title}:
            return written
    raise UsageError(f"--title: {title!r} cannot be written in YAML")


def _clashes(project: Project, name: str, lean: Path, files: Mapping[Path, str]) -> Iterator[str]:
    """What is in the way of a new entry's files and declarations."""
    if keyword.iskeyword(name) or name in _RESERVED:
        yield f"`{name}` is a word of Python's or Lean's"
    relative = lean.relative_to(project.root)
    for problem in lint_text(files[lean], relative):
        yield f"{name} cannot be the name of a theorem: {problem.message}"
    for path in files:
        # where the file system takes upper and lower case for the same, it is the same file
        siblings = os.listdir(path.parent) if path.parent.is_dir() else []  # noqa: PTH208
        for other in sorted(siblings):
            if other.casefold() == path.name.casefold():
                yield f"{path.parent.relative_to(project.root) / other} is there already"
    wanted = [f"{_ROOT}.{name}", f"{_ROOT}.{name}.witness"]
    wanted.append(f"{_ROOT}.Counterexamples.{name}_needs_pos")
    for found, (file, line) in declared(wanted, source_files(project.lean_dir)).items():
        yield f"{file.relative_to(project.root).as_posix()}:{line}: {found} is declared already"


def _importing(project: Project, root: Path, module: str) -> str:
    """The library's root with one import more: before the first that comes after it."""
    try:
        text = read_text(root)
        header = parse_header(text)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{root}: cannot be read: {error}") from error
    lines, before = text.split("\n"), [each.module for each in header.imports]
    if not before:
        raise UsageError(f"{root.relative_to(project.root)}: imports nothing yet: begin it by hand")
    after = [each.line - 1 for each in header.imports if each.module > module]
    place = after[0] if after else header.imports[-1].line
    made = "\n".join([*lines[:place], f"public import {module}", *lines[place:]])
    others = [each.module for each in parse_header(made).imports if each.module != module]
    if others != before or len(parse_header(made).imports) != len(before) + 1:
        raise UsageError(
            f"{root.relative_to(project.root)}: its imports are written so that another cannot be "
            f"put between them: add `public import {module}` by hand"
        )
    return made


def _appended(project: Project, catalog: Catalog, chapter: int, record: str) -> tuple[str, int]:
    """The catalog with a record more, behind its chapter's last, and the record's line.

    All else in it is as it was.
    """
    text = read_bytes(project.catalog_file).decode()
    lines, made = text.split("\n"), record.rstrip("\n").split("\n")
    index = _index(catalog, chapter)
    if index:
        place = _end(lines, catalog, index)
        made = ["", *made, *([] if lines[place:] else [""])]
        line = place + 2
    else:  # comments above the first record stay with it
        place = line = lines.index("entries:") + 1 if "entries:" in lines else 0
        made, line = [*made, ""], place + 1
    text = "\n".join([*lines[:place], *made, *lines[place:]])
    try:
        found = parse(text, catalog.file)
    except CatalogError:
        found = None
    if found is None or [*found.entries[:index], *found.entries[index + 1 :]] != [*catalog.entries]:
        raise CatalogError(
            f"{catalog.file}: is not written so that a record can be put behind another: it should "
            "be a list in block style, each record beginning with `  - id: …`"
        )
    return text, line


def _index(catalog: Catalog, chapter: int) -> int:
    """The place of a new record: behind the chapter's last, or the last of those before it."""
    chapters = [each.chapter for each in catalog.entries]
    here = [place for place, each in enumerate(chapters, 1) if each == chapter]
    before = [place for place, each in enumerate(chapters, 1) if each < chapter]
    return max(here or before or [0])


def _end(lines: list[str], catalog: Catalog, index: int) -> int:
    """How many lines there are up to the end of the record before this place.

    Blank lines and comments that stand further left than its keys belong to what follows.
    """
    start, _ = catalog.place(catalog.entries[index - 1], ())
    margin = len(lines[start - 1]) - len(lines[start - 1].lstrip())
    following = catalog.entries[index : index + 1]
    place = catalog.place(following[0], ())[0] - 1 if following else len(lines)
    while place > start:
        line = lines[place - 1]
        inner = line.lstrip()
        if inner and not (inner.startswith("#") and len(line) - len(inner) <= margin):
            break
        place -= 1
    return place
