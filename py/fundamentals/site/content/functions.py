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


@dataclass(frozen=True)
class Function:
    """A row of the table.

    Attributes:
        row: what the table says.
        entry: the entry that the check belongs to.
        checks: what became of the checks that the run looked at, by their full names.
        modes_as: a row of the same library that stands before and has the same modes, if any.
    """

    row: Row
    entry: str
    checks: Mapping[str, CheckResult]
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
        """The page that it is on: its library's."""
        return library_page(self.row.library)

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
    """The place of a row on its library's page."""
    return re.sub(r"[^\w.]+", "-", row.name).strip("-")


def functions(result: RunResult) -> tuple[Function, ...]:
    """The rows of the table, each with its checks."""
    checks = {
        f"{entry.id}:{check.name}": check
        for entry in result.entries
        if entry.observed is not None
        for check in entry.observed.checks
    }
    first: dict[Hashable, Row] = {}
    found = []
    for row in ROWS:
        same = first.setdefault((row.library, row.modes), row)
        found.append(Function(row, row.entry, checks, None if same is row else same))
    return tuple(found)


def libraries(found: Iterable[Function]) -> dict[str, list[Function]]:
    """Functions by library, in the table's order."""
    grouped: dict[str, list[Function]] = {}
    for each in found:
        grouped.setdefault(each.row.library, []).append(each)
    return grouped


def searched(row: Row) -> str:
    """What a function is found by, in lower case."""
    operation = "convolution" if row.flips else "cross-correlation"
    words = [row.name, *aliases(row), operation, *(mode.name for mode in row.modes)]
    return " ".join([*words, *sorted(vocabulary(row))]).casefold()


def observed_for(entry: str) -> tuple[str, ...]:
    """The functions that the checks of an entry observe."""
    return tuple(dict.fromkeys(row.function for row in ROWS if row.entry == entry))
