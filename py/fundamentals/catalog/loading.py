"""Loading the catalog: YAML into frozen records, with every problem in one run."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from fundamentals.base.errors import CatalogError, UsageError
from fundamentals.base.reading import read_bytes
from fundamentals.catalog import yaml_lines
from fundamentals.catalog.schema import ADDED_CHAPTERS, EQUATIONS, SECTIONS, THEOREMS, Entry
from fundamentals.catalog.yaml_lines import Document, Problem, show_path

__all__ = ["Catalog", "load", "parse"]

_VERSION = 1


@dataclass(frozen=True)
class Catalog:
    """The entries, with their places in the file.

    Attributes:
        entries: in the order of the file.
        file: how messages call the file.
    """

    entries: tuple[Entry, ...]
    file: str
    _document: Document

    def get(self, identifier: str) -> Entry:
        """The entry with an id.

        Raises:
            UsageError: there is none; the nearest ids are named.
        """
        for entry in self.entries:
            if entry.id == identifier:
                return entry
        raise UsageError(_unknown_entry(identifier, [e.id for e in self.entries]))

    def select(self, identifiers: Iterable[str]) -> tuple[Entry, ...]:
        """The entries with these ids in the catalog's order, each once; all when none is named.

        Raises:
            UsageError: an id names nothing.
        """
        wanted = {self.get(identifier).id for identifier in identifiers}
        return tuple(e for e in self.entries if not wanted or e.id in wanted)

    def place(self, entry: Entry, path: yaml_lines.Path = ("id",)) -> tuple[int, str]:
        """The line of a key of an entry, and how messages write the key."""
        index = next(i for i, e in enumerate(self.entries) if e.id == entry.id)
        full: yaml_lines.Path = ("entries", index, *path)
        return self._document.line(full), show_path(full)

    def unsupported(self) -> list[str]:
        """One line for every sentence that names nothing that carries it, in order."""
        found = []
        for entry in self.entries:
            if not entry.statement_by:
                what = "names in no `statement_by` the declarations that carry its statement"
                found.append((self.place(entry), f"{entry.id} {what}"))
            for path, texts, named in entry.prose():
                found += [
                    (self.place(entry, path), f"names nothing that carries it: {text.text}")
                    for text in texts
                    if not (named or text.is_marked)
                ]
        return [f"{self.file}:{line}: {key}: {what}" for (line, key), what in found]

    def declarations(self) -> list[str]:
        """Every Lean declaration that some entry names, each once, in order."""
        found = (name for entry in self.entries for _, name in entry.declarations())
        return list(dict.fromkeys(found))


def load(file: Path, *, evidence: Mapping[str, Path] | None = None) -> Catalog:
    """Read and check the catalog.

    Args:
        file: the YAML file.
        evidence: the evidence modules that there are, by name; each must belong to an entry and
            each entry must have one. None to leave that unchecked.

    Raises:
        CatalogError: one line for every problem, each with file, line and key.
    """
    return parse(_read(file), file.name, evidence=evidence)


def parse(text: str, file: str, *, evidence: Mapping[str, Path] | None = None) -> Catalog:
    """The same of the text of a file, with how messages call the file."""
    document = yaml_lines.parse(text)
    problems = list(document.problems)
    entries: list[tuple[int, Entry]] = []
    if not (problems and document.data is None):
        problems += _top(document)
        for index, raw in enumerate(_raw_entries(document.data)):
            entry, wrong = _entry(document, index, raw)
            problems += wrong
            if entry is not None:
                entries.append((index, entry))
        problems += _duplicates(document)
        for index, entry in entries:
            problems += _source_problems(document, index, entry)
            problems += _repeated_names(document, index, entry)
        if evidence is not None:
            problems += _evidence_problems(document, evidence)
    if problems:
        ordered = sorted(problems, key=lambda p: (p.line, show_path(p.path)))
        raise CatalogError("\n".join(_line(file, problem) for problem in ordered))
    return Catalog(tuple(entry for _, entry in entries), file, document)


def _read(file: Path) -> str:
    try:
        data = read_bytes(file)
    except OSError as error:
        raise CatalogError(f"{file}: cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogError(f"{file.name}:{line}: not UTF-8: {error.reason}") from error


def _line(file: str, problem: Problem) -> str:
    key = f" {show_path(problem.path)}:" if problem.path else ""
    return f"{file}:{problem.line}:{key} {problem.message}".replace("\n", "\\n")


def _unknown_entry(identifier: str, known: list[str]) -> str:
    near = difflib.get_close_matches(identifier, known, n=3, cutoff=0.5)
    near = near or [name for name in known if identifier and identifier in name][:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "`fundamentals list` shows all."
    return f"there is no entry {identifier!r}: {hint}"


def _top(document: Document) -> list[Problem]:
    data = document.data
    if not isinstance(data, dict):
        return [Problem(1, (), "must be a mapping with the keys schema and entries")]
    problems = [
        Problem(document.line((key,)), (key,), "unknown key (known: schema, entries)")
        for key in data
        if key not in {"schema", "entries"}
    ]
    problems += [
        Problem(1, (key,), "missing key") for key in ("schema", "entries") if key not in data
    ]
    if "schema" in data and (data["schema"] != _VERSION or data["schema"] is True):
        message = f"is {_describe(data['schema'])}, but this program reads schema {_VERSION}"
        problems.append(Problem(document.line(("schema",)), ("schema",), message))
    if "entries" in data and not isinstance(data["entries"], tuple):
        problems.append(Problem(document.line(("entries",)), ("entries",), "must be a list"))
    return problems


def _raw_entries(data: object) -> tuple[Any, ...]:
    entries = data.get("entries") if isinstance(data, dict) else None
    return entries if isinstance(entries, tuple) else ()


def _entry(document: Document, index: int, raw: object) -> tuple[Entry | None, list[Problem]]:
    try:
        return Entry.model_validate(raw), []
    except ValidationError as error:
        problems = []
        for detail in error.errors():
            if detail["type"] == "too_short" and detail["input"]:
                continue  # its items are wrong, and reported
            path: yaml_lines.Path = ("entries", index, *detail["loc"])
            problems.append(Problem(document.line(path), path, _message(detail)))
        return None, problems


_WANTED = {
    "string_type": "a string",
    "int_type": "an integer",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a mapping",
}


def _message(detail: ErrorDetails) -> str:
    """Pydantic's finding in the catalog's words."""
    kind = detail["type"]
    if kind == "missing":
        return "missing key"
    if kind == "extra_forbidden":
        keys = _keys_at(detail["loc"][:-1])
        near = difflib.get_close_matches(str(detail["loc"][-1]), keys, n=1)
        return (
            f"unknown key ({f'did you mean {near[0]}?' if near else 'known: ' + ', '.join(keys)})"
        )
    if kind in _WANTED:
        return f"must be {_WANTED[kind]}, is {_describe(detail['input'])}"
    if kind == "too_short":
        return "must not be empty"
    if kind == "literal_error":
        return f"{detail['input']!r} is none of {detail['ctx']['expected']}"
    return detail["msg"].removeprefix("Value error, ")


def _keys_at(place: tuple[str | int, ...]) -> list[str]:
    """The keys of the record at a place in an entry."""
    record: type[BaseModel] = Entry
    for key in place:
        if isinstance(key, str):
            inner = _record_in(record.model_fields[key].annotation)
            record = inner if inner is not None else record
    return list(record.model_fields)


def _record_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_record_in(part) for part in getattr(annotation, "__args__", ()))
    return next((record for record in found if record is not None), None)


def _describe(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()  # as in YAML
    names = {dict: "a mapping", tuple: "a list", type(None): "empty"}
    return names.get(type(value), repr(value))


def _duplicates(document: Document) -> list[Problem]:
    seen: dict[str, int] = {}
    problems = []
    for index, raw in enumerate(_raw_entries(document.data)):
        identifier = raw.get("id") if isinstance(raw, dict) else None
        if not isinstance(identifier, str):
            continue
        path: yaml_lines.Path = ("entries", index, "id")
        if identifier in seen:
            message = f"{identifier!r} is already the id of the entry in line {seen[identifier]}"
            problems.append(Problem(document.line(path), path, message))
        else:
            seen[identifier] = document.line(path)
    return problems


def _source_problems(document: Document, index: int, entry: Entry) -> list[Problem]:
    source, base = entry.source, ("entries", index, "source")
    wrong: list[tuple[yaml_lines.Path, str]] = []
    if source.section not in SECTIONS:
        wrong.append((("section",), f"the source has no section {source.section!r}"))
    elif source.chapter in ADDED_CHAPTERS and not source.beyond:
        wrong.append((("beyond",), f"the source has no chapter {source.chapter}: say beyond: true"))
    for i, number in enumerate(source.equations):
        place = ("equations", i)
        if number not in EQUATIONS:
            wrong.append((place, f"the source has no equation ({number})"))
        elif i == 0 and EQUATIONS[number] != source.section:
            wrong.append((place, f"equation ({number}) is in section {EQUATIONS[number]}"))
    if source.theorem is not None and source.theorem not in THEOREMS:
        wrong.append((("theorem",), f"the source has no Theorem {source.theorem}"))
    elif source.theorem is not None and THEOREMS[source.theorem] != source.section:
        where = f"Theorem {source.theorem} is in section {THEOREMS[source.theorem]}"
        wrong.append((("theorem",), where))
    if source.beyond and (source.equations or source.theorem):
        wrong.append((("beyond",), "what the source states under a number is not beyond it"))
    return [
        Problem(document.line((*base, *path)), (*base, *path), message) for path, message in wrong
    ]


def _repeated_names(document: Document, index: int, entry: Entry) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for path, name in entry.declarations():
        refers = path[0] in ("hypotheses", "errata")
        if not refers and name in seen:
            place = ("entries", index, *path)
            problems.append(Problem(document.line(place), place, f"{name} is named twice"))
        elif refers and name not in seen:
            place = ("entries", index, *path)
            message = f"{name} is not among the entry's counterexamples or theorems"
            problems.append(Problem(document.line(place), place, message))
        seen.add(name)
    return problems


def _evidence_problems(document: Document, evidence: Mapping[str, Path]) -> list[Problem]:
    if not isinstance(document.data, dict) or not isinstance(document.data.get("entries"), tuple):
        return []
    problems, owned = [], set()
    for index, raw in enumerate(_raw_entries(document.data)):
        identifier = raw.get("id") if isinstance(raw, dict) else None
        if not isinstance(identifier, str):
            continue
        module = identifier.strip().replace("-", "_")
        owned.add(module)
        if module not in evidence and module.isidentifier():  # no id at all is said elsewhere
            path: yaml_lines.Path = ("entries", index, "id")
            message = f"has no evidence: write evidence/entries/{module}.py"
            problems.append(Problem(document.line(path), path, message))
    for module in sorted(set(evidence) - owned):
        message = f"the evidence {evidence[module].name} belongs to no entry of the catalog"
        problems.append(Problem(document.line(("entries",)), ("entries",), message))
    return problems
