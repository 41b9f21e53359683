"""A proof of False that Lean 4.28 compiles, and the second kernel does not accept."""

import tempfile
from pathlib import Path

from lean.compiled import CORE, toolchain

from fundamentals.base.progress import Silent
from fundamentals.kernel.recheck import recheck_export
from fundamentals.lean.building.worker import Job, Worker
from fundamentals.lean.declarations.export import export
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.toolchain.options import LEAN_OPTIONS

SAMPLE = Path(__file__).parent / "samples" / "Split.lean"


def test_false_by_a_sort_that_is_stuck(tmp_path: Path) -> None:
    """It compiles; the inductive type is rejected whose sort has to be computed."""
    with tempfile.TemporaryDirectory() as root, Worker(toolchain(), root=Path(root)) as worker:
        output = tmp_path / "Split.olean"
        job = Job(module="Split", source=SAMPLE, output=output, options=LEAN_OPTIONS)
        result = worker.check(job)
    assert result.ok, result.messages
    library = Library.load([tmp_path], ["Split"], toolchain=toolchain(), core_cache_dir=CORE)
    file = tmp_path / "split.ndjson"
    with file.open("w", encoding="utf-8") as target:
        export(library, ["Split.broken"], target)

    found = recheck_export(file, Silent())

    name, refusal = next(iter(found.rejected.items()))
    assert (name, refusal.rule) == ("Split.Sealed", "inductive")
    assert "does not end in a sort" in refusal.why
    assert "Split.broken" in found.rejected
    assert "Split.held" in found.rests, "what is right about it is accepted"
