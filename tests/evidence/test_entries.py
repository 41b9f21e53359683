"""What all entries have in common."""

import importlib
import pkgutil
import re

import pytest

from fundamentals.evidence import entries
from fundamentals.evidence.core import Check

ENTRIES = [module.name for module in pkgutil.iter_modules(entries.__path__)]


@pytest.mark.parametrize("name", ENTRIES)
def test_each_check_says_in_one_line_and_sentence_what_it_checks(name: str) -> None:
    """The first line of its docstring does not break off, and has one full stop, at its end."""
    module = importlib.import_module(f"{entries.__name__}.{name}")
    checks = [found for found in vars(module).values() if isinstance(found, Check)]

    assert checks
    assert [c.name for c in checks if not re.fullmatch(r"((?![.?]\s).)+\.", c.says)] == []
