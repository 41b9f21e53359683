"""What all entries have in common."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Mapping
from typing import Any

import pytest
import sympy
from hypothesis.errors import UnsatisfiedAssumption

from fundamentals.evidence import entries
from fundamentals.evidence.core import Check
from fundamentals.evidence.engine import worker
from fundamentals.evidence.engine.draws import for_all

ENTRIES = [module.name for module in pkgutil.iter_modules(entries.__path__)]


def checks_of(name: str) -> list[Check]:
    return worker.checks_of(importlib.import_module(f"{entries.__name__}.{name}"))


@pytest.mark.parametrize("name", ENTRIES)
def test_each_check_says_in_one_line_and_sentence_what_it_checks(name: str) -> None:
    """The first line of its docstring does not break off, and has one full stop, at its end."""
    checks = checks_of(name)

    assert checks
    assert [c.name for c in checks if not re.fullmatch(r"((?![.?]\s).)+\.", c.says)] == []


EAGER = [
    *[(sympy, name) for name in ("diff", "integrate", "limit", "summation", "simplify")],
    *[(sympy.Expr, name) for name in ("diff", "integrate", "limit", "simplify")],
    *[(kind, "doit") for kind in (sympy.Derivative, sympy.Integral, sympy.Limit, sympy.Sum)],
    (sympy.MatrixBase, "jacobian"),
    (sympy.Poly, "integrate"),
]
"""Where sympy's calculus returns something else than what was written."""


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_derived_is_handed_over_as_it_is_claimed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No derived check lets sympy differentiate or integrate before both judges have seen it."""

    def guarded(original: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            # sympy itself may, say to find out about signs
            caller = sys._getframe(1).f_globals["__name__"]
            assert not caller.startswith("fundamentals."), f"{caller}: {original} of {arguments}"
            return original(*arguments, **options)

        return call

    for check in (check for check in checks_of(name) if check.layer == "derived"):

        def claim(instance: Mapping[str, Any], check: Check = check) -> None:
            with monkeypatch.context() as patched:
                for owner, attribute in EAGER:
                    patched.setattr(owner, attribute, guarded(getattr(owner, attribute)))
                try:
                    check.function(**instance)
                except UnsatisfiedAssumption:
                    return

        if check.given is not None:
            for_all(check.given, claim, source=0, instances=3)
        else:
            claim({})
