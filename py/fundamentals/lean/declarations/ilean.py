"""Where a module's source names constants, as Lean itself resolved them: its `.ilean` file.

Lean writes the file for editors, which jump from a name to its definition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from fundamentals.base.errors import OleanError
from fundamentals.base.reading import read_bytes
from fundamentals.lean.olean.module import module_file

__all__ = ["Reference", "references_in"]

_VERSION = 5


@dataclass(frozen=True, order=True)
class Reference:
    """One place that names a constant.

    Attributes:
        start: offset in the source, in characters.
        end: behind its last character.
        name: the constant's, in full.
        module: that declares it, ours or the toolchain's.
        defines: this is where it is declared.
    """

    start: int
    end: int
    name: str
    module: str
    defines: bool


class _Constant(BaseModel):
    m: str
    n: str


class _Key(BaseModel):
    """What is named: a constant, or something local."""

    c: _Constant | None = None


class _Found(BaseModel):
    """Where it is: four numbers, and by whom."""

    definition: list[int | str] | None
    usages: list[list[int | str]]


class _File(BaseModel):
    version: int
    references: dict[str, Any]


def references_in(module: str, source: str, folders: Sequence[Path]) -> tuple[Reference, ...]:
    """The references in a module's source, in order.

    Args:
        module: the module's name.
        source: the text that was compiled.
        folders: of compiled files; the first that has the module counts.

    Raises:
        OleanError: the file is missing, or is none.
    """
    files = (module_file(module, folder).with_suffix(".ilean") for folder in folders)
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        raise OleanError(f"there is no .ilean file of {module}: build the library again")
    try:
        data = _File.model_validate_json(read_bytes(file))
        if data.version != _VERSION:
            raise OleanError(f"{file} has version {data.version}, not {_VERSION}")
        return tuple(sorted(set(_references(data.references, _Places(source)))))
    except (OSError, ValueError, LookupError) as error:  # of pydantic, too
        raise OleanError(f"{file} is no list of references: build the library again") from error


class _Places:
    """From lines and columns, which Lean counts in UTF-16 units, to offsets in characters."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._begin = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def offset(self, line: int, column: int) -> int:
        text = self._lines[line]
        if not text.isascii():
            column = len(text.encode("utf-16-le")[: 2 * column].decode("utf-16-le"))
        return self._begin[line] + column


def _references(data: dict[str, Any], places: _Places) -> Iterator[Reference]:
    for key, value in data.items():
        constant = _Key.model_validate_json(key).c
        if constant is None:  # a local variable
            continue
        found = _Found.model_validate(value)
        definition = [(found.definition, True)] if found.definition else []
        for place, defines in (*definition, *((usage, False) for usage in found.usages)):
            line, column, end_line, end_column = (int(part) for part in place[:4])
            start, end = places.offset(line, column), places.offset(end_line, end_column)
            yield Reference(start, end, constant.n, constant.m, defines)
