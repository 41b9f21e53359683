"""The process that runs checks."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_it_ends_with_whoever_asked(tmp_path: Path) -> None:
    """Also in the middle of a check that would go on for long."""
    (tmp_path / "slow.py").write_text(
        "import sys, time; print('here', file=sys.stderr, flush=True)\ntime.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "fundamentals.evidence.engine.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        print(json.dumps({"module": "slow", "check": None}), file=process.stdin, flush=True)
        process.stderr.readline()
        process.stdin.close()

        assert process.wait(timeout=60) == 0
