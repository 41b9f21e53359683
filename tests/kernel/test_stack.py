"""The second kernel goes down terms by recursion; browsers leave it less room than Node does."""

import base64
import gzip
import json
import subprocess
from pathlib import Path

import pytest

from fundamentals.base.environment import clean
from fundamentals.lean.toolchain.node import find
from kernel.compiled import library_export
from kernel.running import KERNEL

SCRIPT = Path(__file__).with_name("stack.mjs")
# The workers of the browser engine with the least, WebKit's, have a stack of 512 KiB.
PHONE = 300


def _said(kilobytes: int, export: Path) -> list[str]:
    done = subprocess.run(
        [find().executable, f"--stack-size={kilobytes}", SCRIPT, KERNEL, export],
        capture_output=True,
        encoding="utf-8",
        env=clean(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def chain_rule(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the page of the chain rule checks."""
    folder = tmp_path_factory.mktemp("packs")
    file = folder / "chain-rule.ndjson"
    subprocess.run(
        [find().executable, KERNEL / "packs.js", library_export(), folder],
        input='{"chain-rule": "Fundamentals.HasJacobianAt.comp"}',
        encoding="utf-8",
        env=clean(),
        check=True,
    )
    file.write_bytes(_unpacked((folder / "chain-rule.js").read_text("utf-8")))
    return file


def _unpacked(script: str) -> bytes:
    arguments = script.strip().removeprefix("fundamentalsPack(").removesuffix(");")
    return gzip.decompress(base64.b64decode(json.loads(f"[{arguments}]")[2]))


def test_a_phone_checks_the_chain_rule(chain_rule: Path) -> None:
    """Every declaration is accepted on a stack that any browser has."""
    *rejected, count = _said(PHONE, chain_rule)

    assert rejected == []
    assert int(count) > 1000
