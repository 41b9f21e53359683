"""Proofs of the library with one part changed at random: rejected, or another proof of the same.

Here a sample of the theorems, determined by a seed; `make fuzz ARGS="--kind proofs"` takes all.
"""

from collections import Counter

import pytest

from fundamentals.fuzz.judges import NativeJudge, SecondJudge, native_at_hand
from fundamentals.fuzz.model import Outcome
from fundamentals.fuzz.pool import outcomes
from fundamentals.fuzz.proofs import Proofs
from kernel.compiled import material

SEED = "20261129"
THEOREMS, EACH = 120, 20


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    """What comes of the sample; with Lean's own kernel as a second judge, where it is installed."""
    given = material()
    native = NativeJudge(given.base) if native_at_hand() else None
    target = Proofs(given.theorems, SecondJudge(given.base, seconds=300), native, EACH)
    try:
        return [o for number in range(THEOREMS) for o in outcomes(target, SEED, number, 300)]
    finally:
        target.close()


def test_proofs_changed_at_random(found: list[Outcome], capsys: pytest.CaptureFixture[str]) -> None:
    """None is accepted whose type, computed anew, is not the theorem's, or that Lean refuses."""
    counts = Counter(outcome.verdict for outcome in found)
    slow = sum(outcome.reason == "too slow" for outcome in found)
    with capsys.disabled():
        print(
            f" {counts['rejected']} mutants rejected ({slow} for want of time), "
            f"{counts['reported']} accepted as another proof, {counts['unchanged']} controls ",
            end="",
        )

    assert [outcome for outcome in found if outcome.bad] == []
    assert counts["unchanged"] >= THEOREMS
    assert counts["rejected"] > 0.95 * (counts["rejected"] + counts["reported"])
    assert counts.total() > 0.9 * EACH * THEOREMS
