"""What a comparison of two commits reckons, without measuring anything."""

import json
from pathlib import Path

import pytest
from lean.compiled import folder

from fundamentals.base.errors import BuildError
from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.bench.against import Measured, measure, ratios
from fundamentals.bench.compiled import Cost, cost
from fundamentals.bench.growth import Growth, marginal


def measured(verify: float, theorems: int, *, lean: float = 100, terms: int = 1000) -> Measured:
    found = Cost(theorems, lean, ("Slow", 9.0), {"one": terms})
    return Measured(
        commit="c",
        verify=verify,
        verify_cpu=2 * verify,
        unchanged=1,
        everything=verify / 5,
        test=100,
        cost=found,
    )


def test_growth_does_not_count_against_a_commit() -> None:
    """Twice the theorems in the same time is half the time."""
    found = {each.what: each for each in ratios(measured(100, 10), measured(100, 20))}

    assert found["verify from nothing, a theorem"].ratio == pytest.approx(0.5)
    assert found["verify from nothing, a theorem"].holds
    assert found["make test"].ratio == pytest.approx(1)
    assert not found["make test"].holds


def test_the_last_lines_tell_the_marginal_cost() -> None:
    """However cheap the first were."""
    first = Growth(modules=1, lines=100, theorems=3, cpu_seconds=1)
    both = Growth(modules=2, lines=200, theorems=9, cpu_seconds=5)
    assert marginal([first, both]) == pytest.approx(0.04)
    assert marginal([first]) == pytest.approx(0.01)
    assert marginal([]) == 0


def test_compiled_files_tell_what_they_cost(tmp_path: Path) -> None:
    """Theorems, the sizes of proofs, and Lean's time by the records beside them."""
    (tmp_path / "Samples").symlink_to(folder() / "samples" / "Samples")
    found = cost(folder() / "samples")
    assert found.theorems
    assert found.terms
    assert all(size > 0 for size in found.terms.values())
    assert found.proof_terms == sum(found.terms.values())
    assert found.largest(1)[0][1] == max(found.terms.values())
    for layout in ({"cpu_seconds": 2.5}, {"record": {"cpu_seconds": 2.5}}):
        (tmp_path / "A.record.json").write_text(json.dumps(layout))
        timed = cost(tmp_path)
        assert timed.lean_cpu_seconds == 2.5
        assert timed.slowest_module == ("A", 2.5)


def test_a_commit_that_is_none_is_named(tmp_path: Path) -> None:
    """Before any work."""
    with pytest.raises(BuildError, match="no-such-commit"):
        measure(Project.find(Path(__file__)), "no-such-commit", tmp_path, Silent())
