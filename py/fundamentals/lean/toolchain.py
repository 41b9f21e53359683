"""Which Lean checks the library: a native one that is really there, or the embedded one."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fundamentals.errors import SetupError
from fundamentals.lean import install, node
from fundamentals.progress import Progress, Silent
from fundamentals.project import Project

__all__ = ["CHOICE", "Finding", "Toolchain", "diagnose", "find"]

CHOICE = "FUNDAMENTALS_LEAN"

Kind = Literal["native", "embedded"]


@dataclass(frozen=True)
class Toolchain:
    """A Lean that can be used now.

    Attributes:
        kind: native (with `lake`) or embedded.
        version: such as `4.28.0`.
        home: its folder.
        identity: says everything about it that a compiled file may depend on.
        node: runs the embedded one.
    """

    kind: Kind
    version: str
    home: Path
    identity: str
    node: Path | None = None

    @property
    def library(self) -> Path:
        """Lean's own compiled library."""
        return self.home / ("library" if self.kind == "embedded" else "lib/lean")

    @property
    def glue(self) -> Path:
        """The script that loads the embedded Lean."""
        return self.home / "lean.js"

    @property
    def lake(self) -> Path:
        """Lake, of the native one."""
        return self.home / "bin" / "lake"


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's: what was looked for, what was found, and what to do if it is bad."""

    ok: bool
    what: str
    found: str
    advice: str | None = None


def find(
    project: Project, *, install_missing: bool = True, progress: Progress | None = None
) -> Toolchain:
    home = install.ensure(progress or Silent())
    return Toolchain(
        "embedded", install.VERSION, home, f"embedded-{install.identity()}", node.find().executable
    )


def diagnose(project: Project) -> list[Finding]:
    return []
