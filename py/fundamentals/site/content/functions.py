"""Which function computes which formula, each with what the run found of the check behind it."""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from fundamentals.evidence.engine.results import CheckResult
from fundamentals.site.content.addresses import library_page
from fundamentals.software.lookup import aliases, vocabulary
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS
from fundamentals.verification.model import RunResult

__all__ = ["Function", "anchor", "functions", "libraries", "observed_for", "searched"]


_APART = ("jax.lax", "scipy.ndimage")
"""Modules with a page of their own: one of all functions of their library would be too large."""


def part(row: Row) -> str:
    """The library of a row, or the module that has a page of its own."""
    return next((each for each in _APART if row.function.startswith(f"{each}.")), row.library)


@dataclass(frozen=True)
class Function:
    """A row of the table.

    Attributes:
        row: what the table says.
        entry: the entry that the check belongs to.
        checks: what became of the checks that the run looked at, by their full names.
        formula_as: a row of the same page that stands before and has the same formula, if any.
        modes_as: a row of the same page that stands before and has the same modes, if any.
    """

    row: Row
    entry: str
    checks: Mapping[str, CheckResult]
    formula_as: Row | None = None
    modes_as: Row | None = None

    def found(self, named: str) -> CheckResult | None:
        """What became of a check; None where the run did not look at it."""
        return self.checks.get(named)

    @property
    def check(self) -> CheckResult | None:
        """What became of the check of the formula and the modes."""
        return self.found(self.row.check)

    @property
    def anchor(self) -> str:
        """Its place on the page, and on that of all functions."""
        return anchor(self.row)

    @property
    def page(self) -> str:
        """The page that it is on: its library's, or that of a part of it."""
        return library_page(part(self.row))

    @property
    def modes(self) -> tuple[str, ...]:
        """The names of its modes."""
        return tuple(dict.fromkeys(mode.name for mode in self.row.modes))

    @property
    def borders(self) -> bool:
        """Whether x is continued beyond its ends in some mode."""
        return any(mode.border != "zeros" for mode in self.row.modes)

    @property
    def installed(self) -> str | None:
        """The version of its library; None where it is not installed, or the run did not look."""
        return self.check.packages.get(self.row.library) if self.check is not None else None

    @property
    def status(self) -> str:
        """Of the check, in the words of the result."""
        return self.check.status if self.check is not None else "not observed"

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What else the row says, as name and value."""
        row = self.row
        found = []
        if row.axes > 1:
            found.append(("Axes", f"{row.axes}, in each of which the formula holds"))
        if row.layout is not None:
            found.append(("Layout", f"x and y {row.layout[0]}, w {row.layout[1]}"))
        if row.conjugates:
            found.append(("Complex numbers", "w is conjugated"))
        return tuple(found)


def anchor(row: Row) -> str:
    """The place of a row on its page."""
    return re.sub(r"[^\w.]+", "-", row.name).strip("-")


def functions(result: RunResult) -> tuple[Function, ...]:
    """The rows of the table, each with its checks."""
    checks = {
        f"{entry.id}:{check.name}": check
        for entry in result.entries
        if entry.observed is not None
        for check in entry.observed.checks
    }
    shown: dict[Hashable, Row] = {}

    def before(row: Row, what: Hashable) -> Row | None:
        first = shown.setdefault((part(row), what), row)
        return None if first is row else first

    return tuple(
        Function(row, row.entry, checks, before(row, row.tex), before(row, row.modes))
        for row in ROWS
    )


def libraries(found: Iterable[Function]) -> dict[str, list[Function]]:
    """Functions by library, or part of one, in the table's order."""
    grouped: dict[str, list[Function]] = {}
    for each in found:
        grouped.setdefault(part(each.row), []).append(each)
    return grouped


def searched(row: Row) -> str:
    """What a function is found by, in lower case."""
    operation = "convolution" if row.flips else "cross-correlation"
    words = [row.name, *aliases(row), operation, *(mode.name for mode in row.modes)]
    return " ".join([*words, *sorted(vocabulary(row))]).casefold()


def observed_for(entry: str) -> tuple[str, ...]:
    """The functions that the checks of an entry observe."""
    return tuple(dict.fromkeys(row.function for row in ROWS if row.entry == entry))
