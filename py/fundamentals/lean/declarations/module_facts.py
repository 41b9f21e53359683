"""What is known of one module, read from its compiled files and kept by their content."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import BaseModel, ConfigDict

from fundamentals.base.errors import OleanError
from fundamentals.base.kept import keep, recall
from fundamentals.base.reading import read_bytes
from fundamentals.lean.declarations.references import references
from fundamentals.lean.declarations.registered import Registered, registered
from fundamentals.lean.declarations.shapes import Ending, ending, field_heads
from fundamentals.lean.olean.module import (
    Kind,
    Module,
    module_file,
    part_files,
    read_module,
)
from fundamentals.lean.olean.names import is_private

__all__ = ["Declaration", "ModuleFacts", "compiled_files"]

_LAYOUT = 5  # of the kept facts, and of what is read


@dataclass(frozen=True)
class Declaration:
    """One declaration of the library, as Lean's kernel accepted it.

    Attributes:
        name: in full; a private one carries its module's name, as Lean writes it.
        kind: what it is to the kernel; an instance or abbreviation is a definition.
        line: where it stands, from 1; None where Lean made it up (`_proof_1`, `match_1`, `rec`).
        column: from 0, in characters; the range begins with the docstring, if there is one.
        safety: "safe", "unsafe" or "partial".
        statement: all constants its type mentions; of an inductive type also its constructors.
        body: all constants its value or proof mentions.
        ending: how its type ends behind all arrows, as it is written.
        projections: the fields that it takes out of something, by structure and number.
        fields: of a constructor, what heads the type of each field (see `shapes.py`).
    """

    name: str
    kind: Kind
    module: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    docstring: str | None
    safety: str
    statement: frozenset[str]
    body: frozenset[str]
    constructors: tuple[str, ...] = ()
    parent: str | None = None
    group: tuple[str, ...] = ()
    ending: Ending = "other"
    projections: frozenset[tuple[str, int]] = frozenset()
    fields: tuple[str | None, ...] = ()

    @property
    def is_private(self) -> bool:
        """Whether other files cannot name it."""
        return is_private(self.name)

    @property
    def is_auxiliary(self) -> bool:
        """Whether Lean made it up on the way: it stands nowhere in the source."""
        return self.line is None


class _Row(NamedTuple):
    """A declaration as it is kept: names that it mentions by their number in a table."""

    name: str
    kind: Kind
    place: tuple[int, int, int, int] | None
    docstring: str | None
    safety: str
    statement: list[int]
    body: list[int]
    constructors: tuple[str, ...]
    parent: str | None
    group: tuple[str, ...]
    ending: Ending
    projections: frozenset[tuple[str, int]]
    fields: tuple[str | None, ...]


class _Kept(BaseModel):
    """The facts of a module as they are kept."""

    model_config = ConfigDict(extra="forbid", strict=True)

    lean: str
    imports: tuple[str, ...]
    names: list[str]
    declarations: list[_Row]
    registered: Registered

    def read(self, module: str) -> tuple[Declaration, ...]:
        """The declarations.

        Raises:
            IndexError: the table lacks a name.
        """
        names = self.names
        found = []
        for row in self.declarations:
            line, column, end_line, end_column = row.place or (None, None, None, None)
            found.append(
                Declaration(
                    name=row.name,
                    kind=row.kind,
                    module=module,
                    line=line,
                    column=column,
                    end_line=end_line,
                    end_column=end_column,
                    docstring=row.docstring,
                    safety=row.safety,
                    statement=frozenset([names[nth] for nth in row.statement]),
                    body=frozenset([names[nth] for nth in row.body]),
                    constructors=row.constructors,
                    parent=row.parent,
                    group=row.group,
                    ending=row.ending,
                    projections=row.projections,
                    fields=row.fields,
                )
            )
        late = 1 << 62
        return tuple(sorted(found, key=lambda d: (d.line or late, d.column or 0, d.name)))


@dataclass(frozen=True)
class ModuleFacts:
    """A module's declarations and where they came from.

    Attributes:
        files: its compiled files.
        digest: of their content.
        lean: the Lean that compiled them.
        imports: the modules it imports.
        declarations: in the order of the source, those that Lean made up last.
        registered: what it hands to importers besides.
    """

    name: str
    files: tuple[Path, ...]
    digest: str
    lean: str
    imports: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    registered: Registered

    @classmethod
    def load(cls, name: str, files: tuple[Path, ...], cache_dir: Path | None) -> Self:
        """Take the facts from the cache if the files are the ones they were read from.

        Raises:
            OleanError: the files cannot be read.
        """
        contents = _contents(files)
        digest = _digest(name, contents)
        file = cache_dir / f"{name}.json" if cache_dir is not None else None
        kept = recall(file, digest, _Kept)
        try:
            declarations = kept.read(name) if kept is not None else None
        except IndexError:
            declarations = None
        if kept is None or declarations is None:
            kept = _extract(read_module(name, contents))
            keep(file, digest, kept)
            declarations = kept.read(name)
        return cls(name, files, digest, kept.lean, kept.imports, declarations, kept.registered)

    def module(self) -> Module:
        """The module's whole content.

        Raises:
            OleanError: the files changed since their facts were read.
        """
        contents = _contents(self.files)
        if _digest(self.name, contents) != self.digest:
            raise OleanError(f"{self.files[0]} changed while it was read: run again")
        return read_module(self.name, contents)


def compiled_files(name: str, folders: Sequence[Path]) -> tuple[Path, ...]:
    """The compiled files of a module, from the first folder that has any.

    Raises:
        OleanError: none has.
    """
    for folder in folders:
        if files := part_files(module_file(name, folder)):
            if files[0].suffix != ".olean":
                raise OleanError(f"{files[0]} lies there without its .olean: build the library")
            return tuple(files)
    raise OleanError(f"module {name} has not been compiled: build the library first")


def _contents(files: Sequence[Path]) -> list[tuple[str, bytes]]:
    try:
        return [(str(file), read_bytes(file)) for file in files]
    except OSError as error:
        raise OleanError(f"{error.filename} cannot be read: {error.strerror}") from error


def _digest(name: str, contents: list[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256(f"{_LAYOUT} {name}".encode())
    for _, content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def _extract(module: Module) -> _Kept:
    """The facts as they are kept."""
    table: dict[str, int] = {}

    def numbers(names: Iterable[str]) -> list[int]:
        return [table.setdefault(name, len(table)) for name in names]

    rows = []
    for constant in module.constants.values():
        place = module.ranges.get(constant.name)
        mentioned = references(module, constant)
        is_constructor = constant.kind == "constructor"
        rows.append(
            _Row(
                name=constant.name,
                kind=constant.kind,
                place=(place.line, place.column, place.end_line, place.end_column)
                if place
                else None,
                docstring=module.docstrings.get(constant.name),
                safety=constant.safety,
                statement=numbers(sorted(mentioned.statement)),
                body=numbers(sorted(mentioned.body)),
                constructors=constant.constructors,
                parent=constant.parent,
                group=constant.group,
                ending=ending(module, constant),
                projections=mentioned.projections,
                fields=field_heads(module, constant) if is_constructor else (),
            )
        )
    handed_on = registered(module)
    module.terms.verify()
    return _Kept(
        lean=module.lean,
        imports=tuple(line.module for line in module.imports),
        names=list(table),
        declarations=rows,
        registered=handed_on,
    )
