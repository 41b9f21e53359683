"""YAML as plain data with the line of every value: nothing is constructed, nothing evaluated.

Accepted is what a catalog needs: mappings with distinct string keys, sequences, strings, integers,
`true`, `false` and `null`. Any other plain scalar is a string (`2.10` stays `2.10`). Tags, anchors,
aliases and further documents are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

__all__ = ["Document", "Path", "Problem", "parse", "show_path"]

Path = tuple[str | int, ...]

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 12
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class Problem:
    """Something wrong at a place.

    Attributes:
        line: counted from 1.
        path: the keys and indices that lead there.
        message: what is wrong.
    """

    line: int
    path: Path
    message: str


@dataclass
class Document:
    """Data with its places.

    Attributes:
        data: dicts, tuples, strings, integers, booleans and None.
        lines: the line of each value, by path; for a value in a mapping, of its key.
        problems: what was refused; `data` lacks it.
    """

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def show_path(path: Path) -> str:
    """`entries[3].theorems[0].name`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).lstrip(".")


def parse(text: str) -> Document:
    """Read a document; never raises."""
    document = Document()
    if len(text) > MAX_CHARACTERS:
        message = f"{len(text)} characters are more than the {MAX_CHARACTERS} allowed"
        document.problems.append(Problem(1, (), message))
        return document
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _Builder(document, yaml.parse(text, Loader=loader)).build()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        line = mark.line + 1 if mark is not None else _position(text, error)
        document.problems.append(Problem(line, (), f"not YAML: {what}"))
        document.data = None
    return document


def _position(text: str, error: yaml.YAMLError) -> int:
    """The line of a character that YAML does not allow."""
    offset = getattr(error, "position", None)
    return text.count("\n", 0, offset) + 1 if isinstance(offset, int) else 1


class _Builder:
    """Turns events into data."""

    def __init__(self, document: Document, events: Iterator[Any]) -> None:
        self._document, self._events = document, events

    def build(self) -> None:
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                value = self._value(next(self._events), ())
                if documents == 1:
                    self._document.data = value
                else:
                    self._refuse(event, (), "a second document; one file holds one catalog")

    def _refuse(self, event: Any, path: Path, message: str) -> None:
        line = event.start_mark.line + 1
        self._document.problems.append(Problem(line, path, message))

    def _value(self, event: Any, path: Path) -> Any:
        self._document.lines.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, path, f"the alias *{event.anchor} is not allowed; write it out")
            return None
        if getattr(event, "anchor", None):
            self._refuse(event, path, f"the anchor &{event.anchor} is not allowed")
        if getattr(event, "tag", None):
            self._refuse(event, path, f"the tag {event.tag} is not allowed")
        if len(path) > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return _scalar(event)

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(key_event := next(self._events), yaml.MappingEndEvent):
            key = key_event.value if isinstance(key_event, yaml.ScalarEvent) else None
            place = (*path, key or "?")
            if key is None:
                self._refuse(key_event, path, "a key that is not a plain word")
                self._value(key_event, place)
            elif key in found:
                first = self._document.lines[place]
                self._refuse(key_event, place, f"the key is already there in line {first}")
                place = (*path, f"{key} (again)")
            else:
                self._document.lines[place] = key_event.start_mark.line + 1
            value = self._value(next(self._events), place)
            if key is not None:
                found.setdefault(key, value)
        return found

    def _sequence(self, path: Path) -> tuple[Any, ...]:
        found: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return tuple(found)


def _scalar(event: Any) -> str | int | bool | None:
    text = str(event.value)
    if not event.implicit[0]:
        return text  # quoted, or a block
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
