"""How the build grows with the library, and how many instances a second each check tries."""

import importlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

from fundamentals.base.progress import Progress
from fundamentals.bench.measure import ModuleFigures
from fundamentals.evidence.core import Check
from fundamentals.evidence.engine.run import ENTRIES
from fundamentals.evidence.engine.trial import run_check

__all__ = ["Growth", "Throughput", "growth", "marginal", "throughput"]


@dataclass(frozen=True)
class Growth:
    """The first modules of the library, in import order, taken together."""

    modules: int
    lines: int
    theorems: int
    cpu_seconds: float

    @property
    def cpu_seconds_per_1000_lines(self) -> float:
        """What a thousand lines cost: grows if later modules pay for earlier ones."""
        return 1000 * self.cpu_seconds / self.lines if self.lines else 0.0


@dataclass(frozen=True)
class Throughput:
    """One check of an entry, with its instances and mutants."""

    entry: str
    check: str
    layer: str
    status: str
    instances: int
    seconds: float

    @property
    def instances_per_second(self) -> float:
        """Instances tried in a second, each with the mutants not yet refuted."""
        return self.instances / self.seconds if self.seconds else 0.0


def growth(modules: Sequence[ModuleFigures], steps: int = 5) -> list[Growth]:
    """The library after each of `steps` equal parts of its modules, in import order."""
    parts = min(steps, len(modules))
    found = []
    for part in range(1, parts + 1):
        first = modules[: len(modules) * part // parts]
        found.append(
            Growth(
                modules=len(first),
                lines=sum(each.lines for each in first),
                theorems=sum(each.theorems for each in first),
                cpu_seconds=sum(each.cpu_seconds for each in first),
            )
        )
    return found


def marginal(grown: Sequence[Growth]) -> float:
    """Seconds of CPU that a line costs at the end of the library."""
    if len(grown) < 2:
        return sum(each.cpu_seconds_per_1000_lines for each in grown) / 1000
    before, after = grown[-2:]
    return (after.cpu_seconds - before.cpu_seconds) / (after.lines - before.lines)


def throughput(entries: Sequence[str], seed: int, progress: Progress) -> list[Throughput]:
    """Run every check of `entries` once, in this process, and time it."""
    found = []
    progress.start("checks", len(entries))
    for entry in entries:
        module = importlib.import_module(f"{ENTRIES}.{entry.replace('-', '_')}")
        for check in vars(module).values():
            if isinstance(check, Check) and check.entry == entry:
                began = time.monotonic()
                result = run_check(check, seed=seed)
                found.append(
                    Throughput(
                        entry=entry,
                        check=check.name,
                        layer=check.layer,
                        status=result.status,
                        instances=result.instances,
                        seconds=time.monotonic() - began,
                    )
                )
        progress.step(entry)
    progress.finish()
    return found
