"""`python -m fundamentals.fuzz [--kind KIND] [--count N] [--seed N] [--jobs N] [--case N]`."""

import argparse
import os
import sys

from rich.console import Console

from fundamentals.errors import FundamentalsError
from fundamentals.fuzz.kinds import KINDS, Material, prepare
from fundamentals.fuzz.pool import Found, attack, outcomes
from fundamentals.fuzz.report import print_found
from fundamentals.progress import for_stream
from fundamentals.project import Project

_COUNT = 10_000
_WIDTH = 140  # of the table, where there is no terminal


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
    print_found(found, given.seed, console)
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


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FundamentalsError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
