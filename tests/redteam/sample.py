"""A small project of its own for cheats to work on: two Lean modules, one entry, its evidence.

It is a checkout like any other: this program in `py/`, a virtual environment in `.venv/`, sources,
catalog and pins; and beside it a cache folder of the user's. It is made once for each state of the
program, verified honestly, and kept in `build/redteam`; each cheat gets a copy.
"""

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock
from lean.compiled import PROJECT, toolchain

import fundamentals
from fundamentals.base.environment import clean
from fundamentals.base.project import Project
from fundamentals.site.programs import install

__all__ = ["CATALOG", "EVIDENCE", "THEOREMS", "Checkout", "Outcome", "base"]

PACKAGE = Path(fundamentals.__file__).parent
COPIED = ("lakefile.lean", "lean-toolchain", "requirements.lock", "docs/trust.md")
KEPT = PROJECT.build_dir / "redteam"
TIME = 240  # seconds for one command; nothing is measured by it

INSTANTIATED = "public import Fundamentals.Witnesses\n"
ROOT = f"""\
module

public import Fundamentals.Double
public import Fundamentals.Doubling
{INSTANTIATED}"""
DEFINITION = """\
module

public section
namespace Fundamentals

/-- Twice a number. -/
@[expose] def double (n : Nat) : Nat := n + n

end Fundamentals
"""
THEOREMS = """\
module

public import Fundamentals.Double

public section
namespace Fundamentals

/-- Twice a number is two times the number. -/
theorem double_eq (n : Nat) : double n = 2 * n := by
  unfold double; omega

/-- Twice a positive number is more than the number. -/
theorem lt_double (n : Nat) (h : 0 < n) : n < double n := by
  unfold double; omega

/-- Twice zero is not. -/
theorem double_zero : ¬(0 < double 0) := by
  unfold double; omega

end Fundamentals
"""
WITNESSES = """\
module

public import Fundamentals.Doubling

public section
namespace Fundamentals

/-- At 3. -/
def double_eq.witness := double_eq 3

/-- At 3. -/
def lt_double.witness := lt_double 3 (by decide)

end Fundamentals
"""
CATALOG = """\
schema: 1
entries:
  - id: doubling
    title: Doubling
    source: {section: 2.3, beyond: true}
    statement: n < 2 n
    statement_by: [lt_double]
    reading: Twice a positive number is more than the number {by lt_double}.
    hypotheses:
      - what: The number is positive.
        why: Twice zero is zero.
        counterexample: Fundamentals.double_zero
    theorems:
      - name: Fundamentals.lt_double
        says: Twice a positive number is more than the number.
      - name: Fundamentals.double_eq
        says: Twice a number is two times the number.
    counterexamples:
      - name: Fundamentals.double_zero
        shows: Twice zero is not positive.
    mathlib: null
"""
EVIDENCE = '''\
"""Evidence for `doubling`."""

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import (Claim, Identity, Less, check)


@check(layer="derived", mutants={"three times": {"factor": 3}})
def symbolic(*, factor: int = 2) -> Claim:
    """n + n = 2 n."""
    n = sympy.Symbol("n", real=True)
    return Identity(n + n, factor * n)


@check(layer="enclosed", given={"n": st.integers(1, 1000)}, mutants={"less": {"sign": -1}})
def more(n: int, *, sign: int = 1) -> Claim:
    """Twice a positive number is more than the number."""
    return Less(n, n + sign * n)
'''
PICTURE = '''\
"""The picture of `doubling`."""

from typing import TYPE_CHECKING

from fundamentals.pictures.core import picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@picture(title="A line", alt="A line from the lower left to the upper right.", size=(3, 2))
def draw(figure: "Figure") -> None:
    """n to 2 n."""
    figure.subplots().plot([0, 1], [0, 2])
'''
SOURCES = {
    "lean/Fundamentals.lean": ROOT,
    "lean/Fundamentals/Double.lean": DEFINITION,
    "lean/Fundamentals/Doubling.lean": THEOREMS,
    "lean/Fundamentals/Witnesses.lean": WITNESSES,
    "catalog.yaml": CATALOG,
    "py/fundamentals/evidence/entries/doubling.py": EVIDENCE,
    "py/fundamentals/pictures/entries/doubling.py": PICTURE,
}


@dataclass(frozen=True)
class Outcome:
    """How a command ended.

    Attributes:
        exit: its exit code.
        said: all that it wrote, and the pages that a cheat wants looked at.
        rules: of the problems in its result; empty where it has none.
    """

    exit: int
    said: str
    rules: frozenset[str] = frozenset()


@dataclass
class Checkout:
    """A checkout and the user's cache, side by side in a folder of their own.

    Attributes:
        folder: of both.
        environment: what commands find in their environment besides the usual.
        program: what is run; the checkout's own by default.
        pages: files to look into after the command.
    """

    folder: Path
    environment: dict[str, str | None] = field(default_factory=dict)
    program: list[str] | None = None
    pages: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.folder / "checkout"

    @property
    def cache(self) -> Path:
        return self.folder / "cache" / "fundamentals"

    @property
    def project(self) -> Project:
        return Project(self.root)

    @property
    def python(self) -> Path:
        return self.root / ".venv" / "bin" / "python"

    def path(self, name: str) -> Path:
        """A file by its name; `cache:NAME` is one in the user's cache."""
        inside = name.removeprefix("cache:")
        return (self.root if inside == name else self.cache) / inside

    def read(self, name: str) -> str:
        return self.path(name).read_text("utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a text at the one place where it stands."""
        text = self.read(name)
        assert text.count(old) == 1, f"{name} has {old!r} {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def prove(self, old: str, new: str) -> None:
        """Change the theorems, without their instances, which may not fit any more."""
        self.replace("lean/Fundamentals/Doubling.lean", old, new)
        root = self.read("lean/Fundamentals.lean").replace(INSTANTIATED, "")
        self.write("lean/Fundamentals.lean", root)
        self.path("lean/Fundamentals/Witnesses.lean").unlink(missing_ok=True)

    def module(self, name: str, text: str) -> None:
        """Add a module that the library imports."""
        self.write(f"lean/Fundamentals/{name}.lean", text)
        root = self.read("lean/Fundamentals.lean")
        self.write("lean/Fundamentals.lean", f"{root}public import Fundamentals.{name}\n")

    def part(self, module: str, suffix: str) -> Path:
        """A compiled file."""
        return self.root / "build" / "lean" / f"Fundamentals/{module}{suffix}"

    def started(self, command: str, **options: Any) -> "subprocess.Popen[str]":
        """A command, at work."""
        own = [str(self.python), str(self.root / ".venv" / "bin" / "fundamentals")]
        usual = clean(
            XDG_CACHE_HOME=str(self.cache.parent),
            ELAN_HOME=str(self.folder / "no-elan"),
            FUNDAMENTALS_LEAN="embedded",
            NPM_CONFIG_REGISTRY="http://127.0.0.1:9/",  # nothing is fetched
        )
        given = {name: text for name, text in {**usual, **self.environment}.items() if text}
        return subprocess.Popen(
            [*(self.program or own), *shlex.split(command)],
            cwd=self.root,
            env=given,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="backslashreplace",
            **options,
        )

    def run(self, command: str) -> Outcome:
        """A command, as somebody would give it in the checkout."""
        report = self.folder / "result.json"
        report.unlink(missing_ok=True)
        asked = f"{command} --json {shlex.quote(str(report))}" if _reports(command) else command
        process = self.started(asked, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said, _ = process.communicate(timeout=TIME)
        for page in self.pages:
            said += self.read(page) if self.path(page).is_file() else f"no {page}"
        rules = frozenset[str]()
        if report.exists():
            found = json.loads(report.read_text("utf-8"))
            entries = [problem for entry in found["entries"] for problem in entry["problems"]]
            rules = frozenset(problem["rule"] for problem in [*found["problems"], *entries])
        return Outcome(process.returncode, said, rules)

    def digest(self) -> str:
        """Changes with everything that a command of this checkout might look at."""
        seen = hashlib.sha256(repr((self.environment, self.program)).encode())
        for path in _below(self.folder):
            seen.update(os.fsencode(path.relative_to(self.folder)) + b"\0")
            if path.is_symlink():
                seen.update(os.fsencode(path.readlink()))
            elif path.is_file():
                seen.update(path.read_bytes())
            seen.update(oct(path.lstat().st_mode).encode())
        return seen.hexdigest()

    def copy(self, folder: Path) -> "Checkout":
        """Another one like this."""
        shutil.copytree(self.folder, folder, symlinks=True, dirs_exist_ok=True)
        return Checkout(folder)


def _reports(command: str) -> bool:
    return command.split()[0] == "verify"


def _below(folder: Path) -> Iterator[Path]:
    """Everything in a folder, without following links."""
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)


@cache
def base() -> Checkout:
    """The honest project, verified; made anew whenever the program or its texts change."""
    seen = hashlib.sha256(json.dumps([SOURCES, toolchain().identity, sys.version]).encode())
    for name in COPIED:
        seen.update((PROJECT.root / name).read_bytes())
    for file in sorted(PACKAGE.rglob("*.*")):
        if file.is_file() and file.suffix != ".pyc":
            seen.update(str(file.relative_to(PACKAGE)).encode() + file.read_bytes())
    folder = KEPT / seen.hexdigest()[:16]
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT.with_suffix(".lock")):  # tests run in several processes
        if not folder.is_dir():
            shutil.rmtree(KEPT, ignore_errors=True)
            KEPT.mkdir()
            with tempfile.TemporaryDirectory(dir=KEPT) as fresh:
                made = _made(Path(fresh, "all"))
                for command in ("pin", "challenge", "verify"):
                    outcome = made.run(command)
                    assert (outcome.exit, outcome.rules) == (0, set()), outcome.said
                made.folder.rename(folder)
    return Checkout(folder)


def _made(folder: Path) -> Checkout:
    checkout = Checkout(folder)
    shutil.copytree(PACKAGE, checkout.root / "py" / "fundamentals", ignore=_entries)
    for name in COPIED:
        checkout.write(name, (PROJECT.root / name).read_bytes())
    checkout.write("docs/notation.md", "# Notation\n\nNone.\n")
    for name, text in SOURCES.items():
        checkout.write(name, text)
    environment = checkout.root / ".venv"
    packages = environment / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    packages.mkdir(parents=True)
    # its own program first, and what the real environment has installed
    text = f"../../../../py\n{sysconfig.get_path('purelib')}\n"
    (packages / "checkout.pth").write_text(text, "utf-8")
    program = Path(getattr(sys, "_base_executable", sys.executable))
    checkout.python.parent.mkdir()
    checkout.python.symlink_to(program)
    checkout.write(".venv/pyvenv.cfg", f"home = {program.parent}\n")
    text = "import sys\nfrom fundamentals.cli.main import main\nsys.exit(main())\n"
    checkout.write(".venv/bin/fundamentals", text)
    checkout.cache.mkdir(parents=True)
    (checkout.cache / toolchain().home.name).symlink_to(toolchain().home)
    # installed here if no other test has come first; a sample's own commands fetch nothing
    (checkout.cache / "site").symlink_to(install().modules.parent.parent)
    return checkout


def _entries(folder: str, names: list[str]) -> list[str]:
    """What belongs to the entries of the real catalog."""
    return [name for name in names if name != "__init__.py"] if folder.endswith("entries") else []
