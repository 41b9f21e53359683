"""What a build left, as facts, and where they are kept."""

from pathlib import Path

from fundamentals.base.project import Project, cache_dir
from fundamentals.lean.building.outcome import BuildResult
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = ["core_facts_dir", "facts_dir", "load_library"]


def load_library(project: Project, result: BuildResult, toolchain: Toolchain) -> Library:
    """Facts of all that compiled."""
    return Library.load(
        result.olean_dirs,
        result.compiled,
        toolchain=toolchain,
        cache_dir=facts_dir(project),
        core_cache_dir=core_facts_dir(),
    )


def facts_dir(project: Project) -> Path:
    """Where facts of the library are kept."""
    return project.build_dir / "facts"


def core_facts_dir() -> Path:
    """Where facts of Lean's own library are kept, for all projects of the user's."""
    return cache_dir() / "facts"
