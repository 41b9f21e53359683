"""What an entry's module cannot do to the engine that judges its checks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fundamentals.evidence.admission import refusals
from fundamentals.evidence.run import ENTRIES

MODULE = '''
"""A module of checks."""

from hypothesis import strategies as st

import fundamentals.evidence.claims as claims
from fundamentals.evidence.core import Exactly, check

{cheat}


@check(layer="enclosed", given={{"n": st.integers(1, 9)}}, mutants={{"off": {{"shift": 1}}}})
def one_is_two(n: int, *, shift: int = 0):
    """One is two."""
    return Exactly(1, 2 + shift)
'''

REPLACEMENTS = {
    "a method of a claim": (
        "claims.Exactly.decide = lambda self: claims.Decision("
        "claims.Verdict.REFUTED if self.right == 3 else claims.Verdict.HOLDS, '')"
    ),
    "a function": (
        "import fundamentals.evidence.core as core\n"
        "core.decide = lambda c: claims.Decision("
        "claims.Verdict.REFUTED if c.right == 3 else claims.Verdict.HOLDS, '')"
    ),
    "the code of a function": (
        "def wrong(claim):\n    raise KeyError\nclaims.decide.__code__ = wrong.__code__"
    ),
    "who runs checks": (
        "import fundamentals.evidence.trial as trial\ntrial.run_check = lambda *a, **k: None"
    ),
    "what draws": "import hypothesis.strategies\nhypothesis.strategies.floats = None",
    "a judge that is loaded late": (
        "import fundamentals.evidence.judges.identity as i\n"
        "i.Identity.decide = lambda self: claims.Decision(claims.Verdict.HOLDS, '')"
    ),
}


def asked(folder: Path, module: str, text: str) -> dict[str, Any]:
    """What a fresh worker answers to running the check of a module."""
    (folder / f"{module}.py").write_text(text, encoding="utf-8")
    request = {"module": module, "check": "one_is_two", "seed": 0}
    with subprocess.Popen(
        [sys.executable, "-m", "fundamentals.evidence.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(folder)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        print(json.dumps(request), file=process.stdin, flush=True)
        return dict(json.loads(process.stdout.readline()))


def test_an_honest_module_is_answered(tmp_path: Path) -> None:
    """What is false is refuted."""
    assert asked(tmp_path, "honest", MODULE.format(cheat=""))["result"]["status"] == "refuted"


@pytest.mark.parametrize("replaced", REPLACEMENTS)
def test_a_module_that_changes_the_engine_has_no_results(tmp_path: Path, replaced: str) -> None:
    """The worker names what was replaced, whatever it was."""
    answer = asked(tmp_path, "cheat", MODULE.format(cheat=REPLACEMENTS[replaced]))

    assert "result" not in answer
    assert "changes the engine" in answer["error"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("import os", "imports os"),
        (
            "from fundamentals.evidence.trial import run_check",
            "imports fundamentals.evidence.trial",
        ),
        ("from fundamentals.evidence.core import _KINDS", "a private name"),
        ("from sympy import *", "everything"),
        ("from . import x", "imports"),
        ("import sympy\nsympy.expand = None", "changes sympy.expand"),
        ("import sympy\ndel sympy.expand", "changes sympy.expand"),
        ("import flint\nflint.__dict__['arb'] = None", "private name flint.__dict__"),
        ("from fundamentals.software_table import TABLE\nTABLE['x'] = 1", "changes TABLE"),
        ("setattr(int, 'x', 1)", "uses setattr"),
        ("exec('1')", "uses exec"),
        ("open('x')", "uses open"),
        ("def f():\n    global x", "global variable"),
        ("def f(:", "cannot be read"),
    ],
)
def test_a_source_that_does_more_than_compute_is_refused(
    tmp_path: Path, text: str, problem: str
) -> None:
    """Before anything of it runs, with the line."""
    file = tmp_path / "entry.py"
    file.write_text(text, encoding="utf-8")

    found = refusals(file, ENTRIES)

    assert found
    assert problem in found[-1]


def test_what_an_entry_imports_from_another_is_looked_at_too(tmp_path: Path) -> None:
    """Code that is refused cannot be moved next door."""
    (tmp_path / "one.py").write_text(f"from {ENTRIES}.other import f", encoding="utf-8")
    (tmp_path / "other.py").write_text("import ctypes", encoding="utf-8")

    assert refusals(tmp_path / "one.py", ENTRIES) == [
        "other.py:1 imports ctypes, which evidence has no use for"
    ]


def test_all_entries_are_admitted() -> None:
    """The modules that there are only compute."""
    package = Path(__import__(ENTRIES, fromlist=["x"]).__file__).parent

    assert [r for file in sorted(package.glob("*.py")) for r in refusals(file, ENTRIES)] == []
