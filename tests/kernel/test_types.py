"""The types in the comments of the second kernel and of the fuzzer, checked by TypeScript.

Where npm can be reached.
"""

import subprocess
from pathlib import Path

import pytest

from fundamentals import fuzz
from fundamentals.base.environment import clean
from fundamentals.base.errors import SetupError
from fundamentals.site.programs import install
from kernel.running import KERNEL

OPTIONS = ["--checkJs", "--allowJs", "--noEmit", "--strict"]
OPTIONS += ["--target", "es2024", "--module", "nodenext"]
LONGEST = 100
PROGRAMS = [*sorted(KERNEL.glob("*.js")), *sorted((Path(fuzz.__file__).parent / "js").glob("*.js"))]


def test_types() -> None:
    """Strict: each parameter has its type, and each value is used as what it is."""
    try:
        programs = install(listed=Path(__file__).with_name("node"))
    except SetupError as error:
        pytest.skip(f"TypeScript could not be installed: {error}")
    compiler = programs.modules / "typescript" / "bin" / "tsc"
    roots = ["--types", "node", "--typeRoots", programs.modules / "@types"]
    done = subprocess.run(
        [programs.node, compiler, *OPTIONS, *roots, *PROGRAMS],
        capture_output=True,
        encoding="utf-8",
        env=clean(),
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0


def test_lines_fit() -> None:
    """As elsewhere in the project."""
    for file in PROGRAMS:
        for nth, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            assert len(line) <= LONGEST, f"{file.name}:{nth}"
