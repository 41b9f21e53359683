"""Checking declarations a second time, by the kernel in `js/` under Node."""

import json
import queue
import subprocess
import tempfile
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from fundamentals.base.environment import clean
from fundamentals.base.errors import FundamentalsError, UsageError
from fundamentals.base.kept import keep, recall
from fundamentals.base.progress import Progress
from fundamentals.base.reading import sha256
from fundamentals.lean.declarations.export import export
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.toolchain.node import find

__all__ = [
    "FOLDER",
    "KernelError",
    "Recheck",
    "Refusal",
    "own_digest",
    "recheck_export",
    "recheck_library",
]

FOLDER = Path(__file__).parent / "js"
"""The kernel's modules."""

_STRIDE = 100  # declarations for each step of progress


class KernelError(FundamentalsError):
    """The second kernel gave no answer."""

    exit_code = 1


class Refusal(BaseModel):
    """Why a declaration was rejected.

    Attributes:
        rule: which rule it breaks, in a word.
        why: a sentence, with the terms.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    why: str


class Recheck(BaseModel):
    """What the second kernel said.

    Attributes:
        rests: of every declaration accepted (of an inductive type for its group), which of the
            assumptions it rests on: bits, in hexadecimal.
        rejected: the others.
        assumptions: what was declared without a proof or body: axioms, and theorems and definitions
            of Lean's library that the toolchain hides.
        computed: functions without a definition that it computed on numbers.
        skipped: unsafe and partial declarations, which nothing accepted mentions.
        instances: for a theorem, where it is applied to data for which all its hypotheses hold: the
            declarations on the way, the one with the closed application last. None are needed
            where it has no variables; a theorem that is not here has no instance.
        seconds: of the run that checked.
        recalled: an earlier run checked, over the same terms.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    rests: dict[str, str]
    rejected: dict[str, Refusal]
    assumptions: tuple[str, ...]
    computed: tuple[str, ...]
    skipped: tuple[str, ...]
    instances: dict[str, tuple[str, ...]]
    seconds: float
    recalled: bool = False

    def below(self, name: str) -> frozenset[str]:
        """The assumptions that a declaration rests on."""
        return self.below_among(name, self.places)

    def below_among(self, name: str, places: Mapping[str, int]) -> frozenset[str]:
        """Those of some assumptions, with their places, that a declaration rests on."""
        bits = int(self.rests[name], 16)
        return frozenset(each for each, nth in places.items() if bits >> nth & 1)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The assumptions, and which bit stands for each."""
        return {each: nth for nth, each in enumerate(self.assumptions)}


def recheck_export(file: Path, progress: Progress) -> Recheck:
    """Check every declaration of an export.

    Args:
        file: NDJSON 3.1, by whomever.
        progress: hears of the declarations.

    Raises:
        UsageError: it is no export.
        KernelError: the kernel ended without an answer.
    """
    found = _Found()
    with subprocess.Popen(
        [find().executable, FOLDER / "main.js", file],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=clean(),
    ) as process:
        complaints = _collected(process)
        try:
            for line in process.stdout or ():
                found.add(json.loads(line), progress)
        except BaseException:
            process.kill()
            raise
        finally:
            progress.finish()
    if found.problem is not None:
        raise UsageError(f"{file}: {found.problem}")
    if found.end is None:
        last = complaints.get().strip().splitlines()[-1:] or ["without a word"]
        raise KernelError(f"the second kernel ended early: {last[0]}")
    return Recheck(
        rests=found.rests,
        rejected=found.rejected,
        skipped=found.skipped,
        instances=found.instances,
        **found.end,
    )


def recheck_library(
    library: Library, names: Collection[str], *, cache_dir: Path | None, progress: Progress
) -> Recheck:
    """Check declarations of ours and all that they rest on, or recall what came out before.

    Args:
        library: what is compiled.
        names: the declarations.
        cache_dir: where results are kept by content; None keeps nothing.
        progress: hears of the declarations.

    Raises:
        KernelError: the kernel ended without an answer.
    """
    by_sources, by_export = (
        None if cache_dir is None else cache_dir / f"by-{each}.json" for each in ("files", "terms")
    )
    key = json.dumps([library.digest, library.core.key, own_digest(), sorted(names)])
    if (known := recall(by_sources, key, Recheck)) is not None:
        return known.model_copy(update={"recalled": True})
    with tempfile.TemporaryDirectory() as folder:
        exported = Path(folder) / "export.ndjson"
        progress.note("Exporting declarations for the second kernel …")
        with exported.open("w", encoding="utf-8") as target:
            export(library, sorted(names), target)
        # docstrings and the order of files change compiled files, but no term
        terms = json.dumps([sha256(exported), own_digest()])
        known = recall(by_export, terms, Recheck)
        result = known or recheck_export(exported, progress)
    keep(by_export, terms, result)
    keep(by_sources, key, result)
    return result.model_copy(update={"recalled": known is not None})


def own_digest() -> list[str]:
    """Changes with the kernel."""
    return [sha256(file) for file in sorted(FOLDER.glob("*.js"))]


def _collected(process: "subprocess.Popen[str]") -> "queue.SimpleQueue[str]":
    """What the process complains of, read beside its answers."""
    complaints = queue.SimpleQueue[str]()
    stream = process.stderr
    if stream is not None:
        threading.Thread(target=lambda: complaints.put(stream.read()), daemon=True).start()
    return complaints


@dataclass
class _Found:
    rests: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, Refusal] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    instances: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problem: str | None = None
    end: dict[str, Any] | None = None
    count: int = 0

    def _step(self, progress: Progress) -> None:
        done = len(self.rests) + len(self.rejected)
        if done % _STRIDE == 0:
            progress.step(f"{done} of {self.count} declarations")

    def add(self, row: dict[str, Any], progress: Progress) -> None:
        match row:
            case {"declarations": int(count), "skipped": list(skipped)}:
                self.skipped = tuple(map(str, skipped))
                self.count = count
                progress.start("re-checking", count // _STRIDE)
            case {"accepted": str(name), "rests": str(bits)}:
                self.rests[name] = bits
                self._step(progress)
            case {"rejected": str(name), "rule": str(rule), "why": str(why)}:
                self.rejected[name] = Refusal(rule=rule, why=why)
                self._step(progress)
            case {"instances": dict(instances)}:
                self.instances = {f"{each}": tuple(map(str, at)) for each, at in instances.items()}
            case {"format": str(problem)}:
                self.problem = f"is no export that can be read: {problem}"
            case {"assumptions": assumptions, "computed": computed, "seconds": seconds}:
                self.end = {
                    "assumptions": assumptions, "computed": computed, "seconds": seconds,
                }  # fmt: skip
