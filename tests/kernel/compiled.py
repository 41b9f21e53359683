"""The library as it is compiled here, if it is, as one export."""

from functools import cache
from pathlib import Path

import pytest

from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.fuzz.kinds import Material, prepare

__all__ = ["library_export", "material"]


@cache
def material() -> Material:
    """What there is to attack; without a compiled library the test is skipped."""
    project = Project.find(Path(__file__).parent)
    if not (project.build_dir / "lean").is_dir():
        pytest.skip("the library is not compiled here: `make verify`, then again")
    return prepare(project, Silent())


def library_export() -> Path:
    """All declarations, and all that they rest on."""
    return material().base
