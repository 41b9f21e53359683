"""Checking declarations a second time, by the kernel in `js/` under Node."""

import json
import queue
import subprocess
import tempfile
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from fundamentals.environment import clean
from fundamentals.errors import FundamentalsError
from fundamentals.lean.export import export
from fundamentals.lean.facts import Library
from fundamentals.lean.kept import keep, recall
from fundamentals.lean.node import find
from fundamentals.progress import Progress
from fundamentals.reading import sha256

__all__ = ["KernelError", "Recheck", "Refusal", "recheck_export", "recheck_library"]

_FOLDER = Path(__file__).parent / "js"
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
        rests: of every declaration accepted (of an inductive type for its group), the numbers of
            the assumptions that it rests on.
        rejected: the others.
        assumptions: what was declared without a proof or body: axioms, and theorems and definitions
            of Lean's library that the toolchain hides.
        computed: functions without a definition that it computed on numbers.
        skipped: unsafe and partial declarations, which nothing accepted mentions.
        seconds: of the run that checked.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    rests: dict[str, str]
    rejected: dict[str, Refusal]
    assumptions: tuple[str, ...]
    computed: tuple[str, ...]
    skipped: tuple[str, ...]
    seconds: float

    def below(self, name: str) -> frozenset[str]:
        """The assumptions that a declaration rests on."""
        bits = int(self.rests[name], 16)
        return frozenset(each for nth, each in enumerate(self.assumptions) if bits >> nth & 1)


def recheck_export(file: Path, progress: Progress) -> Recheck:
    """Check every declaration of an export.

    Args:
        file: NDJSON 3.1, by whomever.
        progress: hears of the declarations.

    Raises:
        KernelError: it is no export, or the kernel ended without an answer.
    """
    found = _Found()
    with subprocess.Popen(
        [find().executable, _FOLDER / "main.js", file],
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
        raise KernelError(f"{file}: {found.problem}")
    if found.end is None:
        last = complaints.get().strip().splitlines()[-1:] or ["without a word"]
        raise KernelError(f"the second kernel ended early: {last[0]}")
    return Recheck(rests=found.rests, rejected=found.rejected, skipped=found.skipped, **found.end)


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
    key = json.dumps([library.digest, library.core.key, _own_digest(), sorted(names)])
    file = None if cache_dir is None else cache_dir / "rechecked.json"
    if (known := recall(file, key, Recheck)) is not None:
        return known
    with tempfile.TemporaryDirectory() as folder:
        exported = Path(folder) / "export.ndjson"
        progress.note("Exporting declarations for the second kernel …")
        with exported.open("w", encoding="utf-8") as target:
            export(library, sorted(names), target)
        result = recheck_export(exported, progress)
    keep(file, key, result)
    return result


def _own_digest() -> list[str]:
    return [sha256(file) for file in sorted(_FOLDER.glob("*.js"))]


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
            case {"format": str(problem)}:
                self.problem = f"is no export that can be read: {problem}"
            case {"assumptions": assumptions, "computed": computed, "seconds": seconds}:
                self.end = {
                    "assumptions": assumptions, "computed": computed, "seconds": seconds,
                }  # fmt: skip
