"""Which Lean checks the library: a native one that is really there, or the embedded one."""

import functools
import hashlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal

from fundamentals.base.environment import clean
from fundamentals.base.errors import SetupError, UsageError
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import Project
from fundamentals.base.reading import read_bytes, sha256
from fundamentals.lean.toolchain import install as embedded
from fundamentals.lean.toolchain import node

__all__ = ["CHOICE", "Program", "Toolchain", "choice", "find", "native", "pinned_version"]

CHOICE = "FUNDAMENTALS_LEAN"

Kind = Literal["native", "embedded"]


@dataclass(frozen=True)
class Program:
    """A program that the proofs rest on.

    Attributes:
        name: node, lean or lake.
        path: where it is.
        version: as it says itself.
        sha256: of its file.
        pinned: whether it is known to be the one that the project's lock file installs. Nothing
            pins a native Lean.
    """

    name: str
    path: Path
    version: str
    sha256: str
    pinned: bool


@dataclass(frozen=True)
class Toolchain:
    """A Lean that can be used now.

    Attributes:
        kind: native (with `lake`) or embedded.
        version: such as `4.28.0`.
        home: its folder.
        identity: says everything about it that a compiled file may depend on.
        node: runs the embedded one.
        programs: what runs, and might be something else than it says.
    """

    kind: Kind
    version: str
    home: Path
    identity: str
    node: Path | None = None
    programs: tuple[Program, ...] = ()

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


def find(
    project: Project,
    *,
    install_missing: bool = True,
    thorough: bool = True,
    progress: Progress | None = None,
) -> Toolchain:
    """The Lean to use for a project.

    That is the native one if the version that `lean-toolchain` pins is really there (nothing is
    ever downloaded by elan on the way), and else the embedded one; `FUNDAMENTALS_LEAN` forces one.

    Args:
        project: whose `lean-toolchain` counts.
        install_missing: whether the embedded one may be installed now.
        thorough: whether every file of the embedded one is hashed, as it must be for a claim.
        progress: hears about an installation.

    Raises:
        UsageError: `FUNDAMENTALS_LEAN` is neither `native` nor `embedded`.
        SetupError: the Lean that is wanted cannot be had here.
    """
    chosen = choice()
    pinned = pinned_version(project)
    if chosen != "embedded":
        found = native(pinned)
        if found is not None:
            return found
        if chosen == "native":
            raise SetupError(
                f"{CHOICE}=native, but no native Lean {pinned} with lake was found: "
                f"run `elan toolchain install leanprover/lean4:v{pinned}`, or unset {CHOICE}"
            )
    if pinned != embedded.VERSION:
        raise SetupError(
            f"lean-toolchain pins Lean {pinned}, and the embedded Lean is {embedded.VERSION}: "
            f"run `elan toolchain install leanprover/lean4:v{pinned}`"
        )
    runner = node.find()
    home = embedded.location()
    if install_missing:
        home = embedded.ensure(progress or Silent(), thorough=thorough)
    elif (damage := embedded.damage(home, thorough=thorough)) is not None:
        raise SetupError(
            f"no Lean is ready ({damage}): run `fundamentals lean build` to install it"
        )
    program = Program(
        "node", runner.executable, runner.version, runner.sha256, pinned=runner.pinned
    )
    parts = ("embedded", pinned, embedded.identity(), program.sha256[:16], _resident()[:16])
    return Toolchain("embedded", pinned, home, "-".join(parts), runner.executable, (program,))


def _resident() -> str:
    """The hash of the scripts that Node runs."""
    folder = resources.files("fundamentals.lean.building")
    scripts = sorted((each.name, each) for each in folder.iterdir() if each.name.endswith(".js"))
    told = hashlib.sha256()
    for name, script in scripts:
        told.update(f"{name}\0".encode() + hashlib.sha256(script.read_bytes()).digest())
    return told.hexdigest()


def choice() -> Kind | None:
    """What `FUNDAMENTALS_LEAN` asks for.

    Raises:
        UsageError: neither kind.
    """
    match os.environ.get(CHOICE, ""):
        case "":
            return None
        case "native":
            return "native"
        case "embedded":
            return "embedded"
        case other:
            raise UsageError(f"{CHOICE} is {other!r}: set it to native or embedded, or unset it")


def pinned_version(project: Project) -> str:
    """The version that the project's `lean-toolchain` names."""
    file = project.root / "lean-toolchain"
    try:
        text = read_bytes(file).decode(errors="replace").strip()
    except OSError as error:
        raise SetupError(f"{file} cannot be read ({error.strerror}): restore it") from error
    match = re.fullmatch(r"leanprover/lean4:v(\d+\.\d+\.\d+\S*)", text)
    if match is None:
        raise SetupError(f"{file} says {text!r}, not leanprover/lean4:vX.Y.Z: restore it")
    return match[1]


def native(pinned: str) -> Toolchain | None:
    """A native Lean of that version, with its own lake."""
    elan_home = Path(os.environ.get("ELAN_HOME") or Path.home() / ".elan")
    candidates = [elan_home / "toolchains" / f"leanprover--lean4---v{pinned}" / "bin"]
    on_path = shutil.which("lean")
    # elan's own `lean` would download whatever the project pins, so it is never asked.
    if on_path and not (Path(on_path).with_name("elan").exists() or _is_elan(Path(on_path))):
        candidates.append(Path(on_path).resolve().parent)
    for folder in candidates:
        if os.access(folder / "lean", os.X_OK) and os.access(folder / "lake", os.X_OK):
            told = _version(folder / "lean")
            match = re.match(r"Lean \(version ([^,\s]+)(.*)\)", told or "")
            if match and match[1] == pinned:
                commit = re.search(r"commit ([0-9a-f]+)", match[2])
                identity = f"native-{pinned}-{commit[1] if commit else 'unknown'}"
                programs = tuple(
                    Program(name, folder / name, match[1], sha256(folder / name), pinned=False)
                    for name in ("lean", "lake")
                )
                return Toolchain("native", pinned, folder.parent, identity, programs=programs)
    return None


def _is_elan(program: Path) -> bool:
    return program.resolve().name.startswith("elan")


@functools.cache
def _version(program: Path) -> str | None:
    """What `program --version` says; from the root folder, where no project is."""
    try:
        return subprocess.run(
            [program, "--version"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            cwd="/",
            env=clean(),
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
