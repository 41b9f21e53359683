"""Universe levels: what the kernel decides, against the levels' values."""

import json
import subprocess
from pathlib import Path

from fundamentals.base.environment import clean
from fundamentals.lean.toolchain.node import find
from kernel.running import KERNEL

SCRIPT = Path(__file__).with_name("levels.mjs")


def test_levels_against_their_values() -> None:
    """≤, equality, "never 0" and "always 0" hold just when they do at all small assignments."""
    command = [find().executable, SCRIPT, KERNEL, "20261129", "3000"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=clean(), check=True)
    found = json.loads(done.stdout)

    assert found.pop("wrong") == []
    assert min(found.values()) > 20, "of each answer there are some"
