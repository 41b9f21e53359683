"""`python -m fundamentals.fuzz [--kind KIND] [--count N] [--seed N] [--jobs N] [--case N]`."""

import argparse
import os
import sys
from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from fundamentals.base.errors import FundamentalsError
from fundamentals.base.progress import for_stream
from fundamentals.base.project import Project
from fundamentals.fuzz.kinds import KINDS, Material, prepare
from fundamentals.fuzz.model import BAD, Verdict
from fundamentals.fuzz.pool import Found, attack, outcomes

_COUNT = 10_000
_WIDTH = 140  # of the table, where there is no terminal

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


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make fuzz", description="Change files and proofs at random, and see what comes of it."
    )
    parser.add_argument("--kind", action="append", choices=KINDS, help="(default: all)")
    parser.add_argument("--count", type=int, default=_COUNT, help=f"of each kind ({_COUNT})")
    parser.add_argument("--seed", type=int, default=0, help="determines every case (0)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--case", type=int, help="run one case alone, and say what comes of it")
    return parser.parse_args()


def main() -> int:
    """Attack what is asked for; the exit code is 1 if something must not be."""
    given = _arguments()
    progress, kinds = for_stream(), given.kind or list(KINDS)
    material = prepare(Project.find(), progress)
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    if given.case is not None:
        return _one(kinds, material, given.seed, given.case, console)
    found: dict[str, Found] = {}
    for kind in kinds:
        chosen = KINDS[kind]
        found[kind] = attack(
            chosen.maker(material),
            seed=f"{given.seed}:{kind}",
            count=chosen.count(material, given.count),
            jobs=given.jobs,
            seconds=chosen.seconds,
            progress=progress,
            title=kind,
        )
    _print(found, given.seed, console)
    return 1 if any(each.bad for each in found.values()) else 0


def _one(kinds: list[str], material: Material, seed: int, number: int, console: Console) -> int:
    bad = False
    for kind in kinds:
        target = KINDS[kind].maker(material)()
        try:
            for outcome in outcomes(target, f"{seed}:{kind}", number, KINDS[kind].seconds):
                bad = bad or outcome.bad
                words = f"{kind}, case {number}: {outcome.verdict}, {outcome.reason}"
                console.print(f"{words}\n{outcome.detail}", markup=False, highlight=False)
        finally:
            target.close()
    return 1 if bad else 0


def _print(found: Mapping[str, Found], seed: int, console: Console) -> None:
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


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FundamentalsError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
