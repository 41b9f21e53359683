"""What became of the modules of a build, whoever ran it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from fundamentals.base.reading import shown
from fundamentals.lean.building.worker import Message
from fundamentals.lean.sources.modules import Graph, Problem
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = ["BuildResult", "ModuleOutcome", "Status", "problem_message"]

Status = Literal["built", "cached", "failed", "blocked"]


@dataclass(frozen=True)
class ModuleOutcome:
    """What became of one module.

    Attributes:
        name: of the module.
        status: built now, cached (nothing it depends on has changed), failed, or blocked because
            something that it imports failed.
        messages: in Lean's words; of a cached module those of the run that built it.
        blocked_by: the imports that it waits for.
        seconds: wall time of its check, when it was checked.
        cpu_seconds: of all threads.
        heap_mib: Lean's memory after it.
        peak_rss_mib: the most its process had used; 0 if it was not checked in this run.
    """

    name: str
    status: Status
    messages: tuple[Message, ...] = ()
    blocked_by: tuple[str, ...] = ()
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    heap_mib: int = 0
    peak_rss_mib: int = 0

    @property
    def ok(self) -> bool:
        """Whether its compiled file is there and up to date."""
        return self.status in ("built", "cached")

    def failed_with(self, message: Message) -> "ModuleOutcome":
        """The same with one more error."""
        return replace(self, status="failed", messages=(message, *self.messages))


@dataclass(frozen=True)
class BuildResult:
    """What became of a build.

    Attributes:
        modules: outcomes in import order.
        olean_dirs: where the compiled files are; those of modules that are not ok may be stale.
        toolchain: that compiled them.
        graph: the sources as they were.
    """

    modules: Mapping[str, ModuleOutcome]
    olean_dirs: tuple[Path, ...]
    toolchain: Toolchain
    graph: Graph = field(repr=False)

    @cached_property
    def ok(self) -> bool:
        """Whether every module is compiled and Lean had nothing against it."""
        return all(outcome.ok for outcome in self.modules.values())

    @property
    def compiled(self) -> tuple[str, ...]:
        """The modules whose compiled files are up to date."""
        return tuple(name for name, outcome in self.modules.items() if outcome.ok)

    @property
    def reused(self) -> tuple[str, ...]:
        """The modules that an earlier run compiled."""
        return tuple(name for name, each in self.modules.items() if each.status == "cached")

    @property
    def messages(self) -> tuple[Message, ...]:
        """All that Lean said, in import order."""
        return tuple(m for outcome in self.modules.values() for m in outcome.messages)

    @property
    def failures(self) -> tuple[Message, ...]:
        """All that Lean said of modules that failed."""
        failed = (outcome for outcome in self.modules.values() if outcome.status == "failed")
        return tuple(message for outcome in failed for message in outcome.messages)

    def summary(self) -> str:
        """One line: `50 modules: 2 built, 48 unchanged`."""
        words: dict[Status, str] = {
            "built": "built",
            "cached": "unchanged",
            "failed": "failed",
            "blocked": "blocked",
        }
        found = Counter(outcome.status for outcome in self.modules.values())
        counts = [f"{found[status]} {word}" for status, word in words.items() if status in found]
        return f"{found.total()} modules: {', '.join(counts) or 'nothing to do'}"


def problem_message(problem: Problem, root: Path) -> Message:
    """A problem of the imports in the form of Lean's errors."""
    file = shown(problem.path.relative_to(root))
    return Message("error", file, problem.line, problem.column, problem.text)
