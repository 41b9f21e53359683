"""All that the pages are made from, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fundamentals.catalog.loading import Catalog
from fundamentals.catalog.schema import Entry
from fundamentals.pictures.core import Picture
from fundamentals.site.content.library import LinkedLibrary
from fundamentals.software.table import ROWS
from fundamentals.verification.model import EntryResult, RunResult

__all__ = ["Content"]


@dataclass(frozen=True)
class Content:
    """What the site shows.

    Attributes:
        catalog: what people wrote.
        result: what a run found; every status is read from here.
        pictures: one for each entry of the result.
        library: the Lean library.
        packs: for entries of which the proof can be checked in the page, what it loads.
    """

    catalog: Catalog
    result: RunResult
    pictures: Mapping[str, Picture]
    library: LinkedLibrary
    packs: Mapping[str, Path] = field(default_factory=dict)

    @cached_property
    def entries(self) -> tuple[tuple[Entry, EntryResult], ...]:
        """Each entry with its result, in the order of the catalog."""
        return tuple((self.catalog.get(result.id), result) for result in self.result.entries)

    @cached_property
    def failing(self) -> frozenset[str]:
        """The entries of which something fails."""
        return frozenset(result.id for result in self.result.entries if not result.ok)

    @cached_property
    def formulas(self) -> tuple[str, ...]:
        """All mathematics of the site, in TeX."""
        statements = [entry.statement for entry, _ in self.entries]
        rows = [row.tex for row in ROWS]
        modes = [part for row in ROWS for mode in row.modes for part in mode.tex if part]
        return tuple(dict.fromkeys([*statements, *rows, *modes]))

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The first entry that claims a declaration, by the declaration's name."""
        found: dict[str, str] = {}
        for entry, _ in self.entries:
            for _, name in entry.declarations():
                found.setdefault(name, entry.id)
        return found

    @cached_property
    def shown_by(self) -> Mapping[str, tuple[str, ...]]:
        """The entries that name a declaration of a module, by the module."""
        found: dict[str, dict[str, None]] = {}
        for entry, _ in self.entries:
            for _, name in entry.declarations():
                if name in self.library:
                    module = self.library.library[name].module
                    found.setdefault(module, {})[entry.id] = None
        return {module: tuple(ids) for module, ids in found.items()}
