"""The types in the second kernel's comments, checked by TypeScript, where npm can be reached."""

import subprocess
from pathlib import Path

import pytest

from fundamentals.environment import clean
from fundamentals.errors import SetupError
from fundamentals.site.programs import install
from kernel.running import KERNEL

OPTIONS = ["--checkJs", "--allowJs", "--noEmit", "--strict"]
OPTIONS += ["--target", "es2024", "--module", "nodenext"]
LONGEST = 100


def test_types() -> None:
    """Strict: each parameter has its type, and each value is used as what it is."""
    try:
        programs = install(listed=Path(__file__).with_name("node"))
    except SetupError as error:
        pytest.skip(f"TypeScript could not be installed: {error}")
    compiler = programs.modules / "typescript" / "bin" / "tsc"
    roots = ["--types", "node", "--typeRoots", programs.modules / "@types"]
    done = subprocess.run(
        [programs.node, compiler, *OPTIONS, *roots, *sorted(KERNEL.glob("*.js"))],
        capture_output=True,
        encoding="utf-8",
        env=clean(),
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0


def test_lines_fit() -> None:
    """As elsewhere in the project."""
    for file in KERNEL.glob("*.js"):
        for nth, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            assert len(line) <= LONGEST, f"{file.name}:{nth}"
