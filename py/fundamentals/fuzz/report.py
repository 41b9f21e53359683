"""What is printed of all cases."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from fundamentals.fuzz.model import BAD, Verdict
from fundamentals.fuzz.pool import Found

__all__ = ["print_found"]

_COLUMNS: tuple[Verdict, ...] = ("rejected", "unchanged", "reported", "forged", *BAD)
_HEADS = {
    "rejected": "rejected",
    "unchanged": "accepted,\nunchanged",
    "reported": "accepted,\nreported",
    "forged": "accepted,\nhash forged",
    "changed": "accepted,\nCHANGED",
    "refused": "REFUSED by\nLean's kernel",
    "crash": "CRASH",
    "hang": "HANG",
}
_SHOWN = 20


def print_found(found: Mapping[str, Found], seed: int, console: Console) -> None:
    """Counts by kind and verdict, then by reason, then what must not be."""
    table = Table(title=f"Changed at random, seed {seed}")
    table.add_column("kind")
    for column in ("cases", *(_HEADS[each] for each in _COLUMNS), "seconds"):
        table.add_column(column, justify="right")
    for kind, each in found.items():
        counts = (f"{each.of(verdict)}" for verdict in _COLUMNS)
        table.add_row(kind, f"{each.cases}", *counts, f"{each.seconds:.0f}")
    console.print(table)
    for kind, each in found.items():
        console.print(f"\n{kind}")
        ordered = sorted(
            each.counts.items(), key=lambda item: (_COLUMNS.index(item[0][0]), -item[1])
        )
        for (verdict, reason), count in ordered:
            line = f"{count:8} {_HEADS[verdict]} {reason}".replace("\n", " ")
            console.print(line, markup=False, highlight=False)
    for kind, each in found.items():
        for number, outcome in each.bad[:_SHOWN]:
            command = f'make fuzz ARGS="--kind {kind} --seed {seed} --case {number}"'
            what = f"\n{kind}, case {number}: {outcome.verdict}, {outcome.reason}\n  {command}"
            console.print(f"{what}\n{outcome.detail}", markup=False, highlight=False)
