"""What an entry's module cannot do to the engine that judges its checks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fundamentals.evidence.engine.admission import Admission
from fundamentals.evidence.engine.run import ENTRIES

MODULE = '''
"""A module of checks."""

from hypothesis import strategies as st

import fundamentals.evidence.judges.claims as claims
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
        "import fundamentals.evidence.engine.trial as trial\ntrial.run_check = lambda *a, **k: None"
    ),
    "what draws": "import hypothesis.strategies\nhypothesis.strategies.floats = None",
    "what sympy simplifies": "import sympy\nsympy.simplify = lambda e: 0",
    "a method of sympy's": "import sympy\nsympy.Expr.__sub__ = lambda one, other: sympy.S.Zero",
    "what discards": "import hypothesis.core\nhypothesis.core.StateForActualGivenExecution = None",
    "a rule of a judge": "import fundamentals.evidence.judges.claims as c\nc.kind_of_claim(int)",
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
        [sys.executable, "-m", "fundamentals.evidence.engine.worker"],
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
            "from fundamentals.evidence.engine.trial import run_check",
            "imports fundamentals.evidence.engine.trial",
        ),
        ("from fundamentals.evidence.core import _KINDS", "a private name"),
        ("from sympy import *", "everything"),
        ("from . import x", "imports"),
        ("import sympy\nsympy.expand = None", "changes sympy.expand"),
        ("import sympy\ndel sympy.expand", "changes sympy.expand"),
        ("import flint\nflint.__dict__['arb'] = None", "private name flint.__dict__"),
        ("from fundamentals.software.table import TABLE\nTABLE['x'] = 1", "changes TABLE"),
        ("setattr(int, 'x', 1)", "uses setattr"),
        ("import sympy\ngetattr(sympy, '_' * 2 + 'dict_' + '_')", "uses getattr"),
        ("import dataclasses\ndataclasses.builtins.eval('1')", "dataclasses.builtins"),
        ("import dataclasses\ndataclasses.sys.modules", "dataclasses.sys"),
        ("import operator\noperator.attrgetter('x')", "operator.attrgetter"),
        ("from operator import setitem", "imports operator.setitem"),
        ("from functools import wraps", "imports functools.wraps"),
        ("import numpy as np\nnp.savetxt('x', [1])", "np.savetxt"),
        ("import scipy.io", "imports scipy.io"),
        ("import sympy\nsympy.lambdify([], 'x')", "sympy.lambdify"),
        ("from hypothesis.errors import StopTest", "imports hypothesis.errors"),
        ("import hypothesis", "imports hypothesis"),
        ("from fundamentals import evidence", "imports fundamentals.evidence"),
        ("import fundamentals.evidence.core", "all beside it"),
        ("exec('1')", "uses exec"),
        ("open('x')", "uses open"),
        ("def f():\n    global x", "global variable"),
        ("# coding: unicode_escape\n# \\nimport os", "imports os"),
        ("def f(:", "cannot be read"),
    ],
)
def test_a_source_that_does_more_than_compute_is_refused(
    tmp_path: Path, text: str, problem: str
) -> None:
    """Before anything of it runs, with the line."""
    file = tmp_path / "entry.py"
    file.write_text(text, encoding="utf-8")

    found = Admission(ENTRIES).refusals(file)

    assert found
    assert problem in found[-1]


LIES = {
    "a list": "class L(list):\n    def __iter__(self): return iter([2])\none = L([1])",
    "an integer of flint's": (
        "import flint\nclass L(flint.fmpz):\n    def __int__(self): return 2\none = L(1)"
    ),
    "a string": "class L(str):\n    def __eq__(self, o): return True\none = L('1')",
    "what lists itself": "class L:\n    def tolist(self): return [2]\none = L()",
}


@pytest.mark.parametrize("lie", LIES)
def test_sides_of_an_entrys_own_classes_are_not_compared(tmp_path: Path, lie: str) -> None:
    """Whatever they say of themselves, the check does not hold."""
    text = MODULE.format(cheat=LIES[lie]).replace(
        "Exactly(1, 2 + shift)",
        "Exactly(one, one if not isinstance(one, L) else [2] if not shift else 3)"
        if "class" in LIES[lie]
        else "Exactly(one, one if shift == 0 else 3)",
    )

    assert asked(tmp_path, "liar", text)["result"]["status"] in ("error", "undecided")


def test_a_text_is_no_program_to_sympy(tmp_path: Path) -> None:
    """Sympy evaluates texts as Python wherever it takes an expression; here numbers only."""
    cheat = "import sympy\nsympy.expand('().__class__')"

    assert "is a program" in asked(tmp_path, "texts", MODULE.format(cheat=cheat))["error"]


def test_a_check_made_by_hand_has_mutants_all_the_same(tmp_path: Path) -> None:
    """What `check` asks for cannot be gone around."""
    by_hand = MODULE.format(cheat="from fundamentals.evidence.core import Check").replace(
        '@check(layer="enclosed", given={"n": st.integers(1, 9)}, mutants={"off": {"shift": 1}})',
        "",
    )
    text = (
        f"{by_hand}\none_is_two = Check(one_is_two, 'enclosed', {{'n': st.just(1)}}, {{}}, 9, ())"
    )

    assert "needs a mutant" in asked(tmp_path, "by_hand", text)["error"]


def test_a_single_instance_is_not_many(tmp_path: Path) -> None:
    """A strategy that draws the same each time has no result."""
    text = MODULE.format(cheat="").replace("st.integers(1, 9)", "st.just(1)")
    text = text.replace("Exactly(1, 2 + shift)", "Exactly(1, 1 + shift)")

    assert "one and the same" in asked(tmp_path, "single", text)["result"]["reason"]


def test_what_an_entry_imports_from_another_is_looked_at_too(tmp_path: Path) -> None:
    """Code that is refused cannot be moved next door."""
    (tmp_path / "one.py").write_text(f"from {ENTRIES}.other import f", encoding="utf-8")
    (tmp_path / "other.py").write_text("import socket", encoding="utf-8")

    assert Admission(ENTRIES).refusals(tmp_path / "one.py") == [
        "other.py:1 imports socket, which evidence has no use for"
    ]


@pytest.mark.parametrize("rival", ["one/__init__.py", "one.abi3.so"])
def test_what_python_would_import_instead_is_refused(tmp_path: Path, rival: str) -> None:
    """A folder, or a compiled module, goes before the source that was read."""
    (tmp_path / "one.py").write_text("x = 1", encoding="utf-8")
    (tmp_path / "other.py").write_text(f"from {ENTRIES}.one import x", encoding="utf-8")
    assert Admission(ENTRIES).refusals(tmp_path / "other.py") == []

    (tmp_path / rival).parent.mkdir(exist_ok=True)
    (tmp_path / rival).write_text("x = 2", encoding="utf-8")

    for file in ("one.py", "other.py"):
        assert "imported instead" in Admission(ENTRIES).refusals(tmp_path / file)[0]


def test_all_entries_are_admitted() -> None:
    """The modules that there are only compute."""
    admission = Admission(ENTRIES)
    package = Path(__import__(ENTRIES, fromlist=["x"]).__file__).parent

    assert [r for file in sorted(package.glob("*.py")) for r in admission.refusals(file)] == []
