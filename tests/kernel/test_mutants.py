"""Proofs of the library with one part changed at random: rejected, or another proof of the same."""

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fundamentals.environment import clean
from fundamentals.lean import toolchain as toolchains
from fundamentals.lean.build import build
from fundamentals.lean.export import export
from fundamentals.lean.node import find
from fundamentals.progress import Silent
from fundamentals.project import Project
from fundamentals.proving import load_library
from kernel.running import KERNEL

SCRIPT = Path(__file__).with_name("mutants.mjs")
CONTROL = "definition in the place of its name"
# below the chain rule, of all its parts
THEOREMS = [
    "HasJacobianAt.comp",
    "HasJacobianAt.near",
    "HasJacobianAt.exists_norm_increment_le",
    "HasJacobianAt.tendsto_increment",
    "hasJacobianAt_iff",
    "Matrix.norm_mulVec_le",
    "Matrix.exists_norm_mulVec_le",
    "Matrix.mulVec_apply_eq_dot",
    "Tendsto.mul",
    "Tendsto.smul",
    "Tendsto.norm",
    "Vec.abs_dot_le_norm_mul_norm",
    "Vec.norm_smul",
    "abs_norm_sub_norm_le",
    "Real.pow_le_pow_left",
]
EACH = 36  # copies of each theorem, four in each way


@pytest.fixture(scope="module")
def chain_rule(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chain rule and what it rests on, in the export format; of what is compiled already."""
    project = Project.find(Path(__file__).parent)
    if not (project.build_dir / "lean").is_dir():
        pytest.skip("the library is not compiled here: `make verify`, then again")
    toolchain = toolchains.find(project, progress=Silent())
    library = load_library(
        project, build(project, toolchain=toolchain, progress=Silent()), toolchain
    )
    file = tmp_path_factory.mktemp("export") / "chain.ndjson"
    with file.open("w", encoding="utf-8") as target:
        export(library, ["Fundamentals.HasJacobianAt.comp"], target)
    return file


def test_proofs_changed_at_random(chain_rule: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """None is accepted whose type, computed anew, is not the theorem's; controls all are."""
    names = [f"Fundamentals.{name}" for name in THEOREMS]
    command = [find().executable, SCRIPT, KERNEL, chain_rule, "20261129", str(EACH), *names]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=clean(), timeout=300, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    control = answer["found"].pop(CONTROL)
    total = sum((Counter(each) for each in answer["found"].values()), Counter())
    with capsys.disabled():
        print(f" {total['rejected']} mutants rejected, {total['accepted']} accepted ", end="")

    assert answer["missing"] == []
    assert control["rejected"] == 0
    assert control["accepted"] >= 30
    assert total.total() >= 300
    assert total["rejected"] > 0.95 * total.total(), answer["accepted"]
    assert [each for each in answer["accepted"] if not each["same"]] == []
