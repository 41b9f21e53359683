"""What is known of one module, read from its compiled files and kept by their content."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from fundamentals.errors import OleanError
from fundamentals.lean.kept import keep, recall
from fundamentals.lean.olean.module import (
    Kind,
    Module,
    module_file,
    part_files,
    read_module,
)
from fundamentals.lean.olean.names import is_private
from fundamentals.lean.references import references

__all__ = ["Declaration", "ModuleFacts", "compiled_files"]

_LAYOUT = 3  # of the kept facts


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

    @property
    def is_private(self) -> bool:
        """Whether other files cannot name it."""
        return is_private(self.name)

    @property
    def is_auxiliary(self) -> bool:
        """Whether Lean made it up on the way: it stands nowhere in the source."""
        return self.line is None


@dataclass(frozen=True)
class ModuleFacts:
    """A module's declarations and where they came from.

    Attributes:
        files: its compiled files.
        digest: of their content.
        lean: the Lean that compiled them.
        imports: the modules it imports.
        declarations: in the order of the source, those that Lean made up last.
    """

    name: str
    files: tuple[Path, ...]
    digest: str
    lean: str
    imports: tuple[str, ...]
    declarations: tuple[Declaration, ...]

    @classmethod
    def load(cls, name: str, files: tuple[Path, ...], cache_dir: Path | None) -> Self:
        """Take the facts from the cache if the files are the ones they were read from.

        Raises:
            OleanError: the files cannot be read.
        """
        contents = _contents(files)
        digest = _digest(name, contents)
        file = cache_dir / f"{name}.json" if cache_dir is not None else None
        kept = recall(file, digest)
        if kept is None:
            kept = _extract(read_module(name, contents))
            keep(file, digest, kept)
        return cls(
            name, files, digest, kept["lean"], tuple(kept["imports"]), _declarations(name, kept)
        )

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
        return [(str(file), file.read_bytes()) for file in files]
    except OSError as error:
        raise OleanError(f"{error.filename} cannot be read: {error.strerror}") from error


def _digest(name: str, contents: list[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256(f"{_LAYOUT} {name}".encode())
    for _, content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def _extract(module: Module) -> dict[str, Any]:
    """The facts as they are kept: names once, in a table, and by number elsewhere."""
    table: dict[str, int] = {}

    def numbers(names: Iterable[str]) -> list[int]:
        return [table.setdefault(name, len(table)) for name in names]

    declarations = []
    for constant in module.constants.values():
        place = module.ranges.get(constant.name)
        mentioned = references(module, constant)
        declarations.append(
            [
                constant.name,
                constant.kind,
                (place.line, place.column, place.end_line, place.end_column) if place else None,
                module.docstrings.get(constant.name),
                constant.safety,
                numbers(sorted(mentioned.statement)),
                numbers(sorted(mentioned.body)),
                list(constant.constructors),
                constant.parent,
                list(constant.group),
            ]
        )
    module.terms.verify()
    return {
        "lean": module.lean,
        "imports": [line.module for line in module.imports],
        "names": list(table),
        "declarations": declarations,
    }


def _declarations(module: str, kept: dict[str, Any]) -> tuple[Declaration, ...]:
    """The declarations in kept facts."""
    names, stored = kept["names"], kept["declarations"]
    found = []
    for name, kind, place, doc, safety, statement, body, constructors, parent, group in stored:
        line, column, end_line, end_column = place or (None, None, None, None)
        found.append(
            Declaration(
                name=name,
                kind=kind,
                module=module,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column,
                docstring=doc,
                safety=safety,
                statement=frozenset([names[nth] for nth in statement]),
                body=frozenset([names[nth] for nth in body]),
                constructors=tuple(constructors),
                parent=parent,
                group=tuple(group),
            )
        )
    late = 1 << 62
    return tuple(sorted(found, key=lambda d: (d.line or late, d.column or 0, d.name)))
