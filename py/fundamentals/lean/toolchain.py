"""Which Lean checks the library: a native one that is really there, or the embedded one."""

import functools
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil

from fundamentals.errors import SetupError, UsageError
from fundamentals.lean import install as embedded
from fundamentals.lean import node
from fundamentals.progress import Progress, Silent
from fundamentals.project import Project, cache_dir

__all__ = ["CHOICE", "Finding", "Toolchain", "diagnose", "find"]

CHOICE = "FUNDAMENTALS_LEAN"
GIB = 1 << 30
WORKER_MEMORY = 2 * GIB  # of one resident process, at the most a bit less

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
    """One line of the doctor's: what was looked for, what is there, what to do about it."""

    ok: bool
    what: str
    found: str
    advice: str | None = None


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
    choice = _choice()
    pinned = _pinned(project)
    if choice != "embedded":
        native = _native(pinned)
        if native is not None:
            return native
        if choice == "native":
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
    identity = f"embedded-{pinned}-{embedded.identity()}"
    return Toolchain("embedded", pinned, home, identity, runner.executable)


def _choice() -> Kind | None:
    match os.environ.get(CHOICE, ""):
        case "":
            return None
        case "native":
            return "native"
        case "embedded":
            return "embedded"
        case other:
            raise UsageError(f"{CHOICE} is {other!r}: set it to native or embedded, or unset it")


def _pinned(project: Project) -> str:
    """The version that the project's `lean-toolchain` names."""
    file = project.root / "lean-toolchain"
    try:
        text = file.read_text("utf-8").strip()
    except OSError as error:
        raise SetupError(f"{file} cannot be read ({error.strerror}): restore it") from error
    match = re.fullmatch(r"leanprover/lean4:v(\d+\.\d+\.\d+\S*)", text)
    if match is None:
        raise SetupError(f"{file} says {text!r}, not leanprover/lean4:vX.Y.Z: restore it")
    return match[1]


def _native(pinned: str) -> Toolchain | None:
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
                return Toolchain("native", pinned, folder.parent, identity)
    return None


def _is_elan(program: Path) -> bool:
    return program.resolve().name.startswith("elan")


@functools.cache
def _version(program: Path) -> str | None:
    """What `program --version` says; from the root folder, where no project is."""
    try:
        return subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=60, check=True, cwd="/"
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None


def diagnose(project: Project) -> list[Finding]:
    """What this machine has of what is needed; never raises, never installs."""
    chosen = _chosen(project)
    native = chosen.ok and chosen.found.startswith("native")
    return [
        _python(),
        chosen,
        _elan(),
        *([] if native else [*_node(), _embedded()]),
        _cache(),
        _memory(),
    ]


def _python() -> Finding:
    # An older one than 3.11 installs and imports nothing of this.
    return Finding(True, "Python", f"{'.'.join(map(str, sys.version_info[:3]))}, {sys.executable}")


def _chosen(project: Project) -> Finding:
    what = "Lean to be used"
    forced = f", because {CHOICE} says so" if os.environ.get(CHOICE) else ""
    try:
        pinned = _pinned(project)
        choice = _choice()
        native = None if choice == "embedded" else _native(pinned)
        if native:
            return Finding(True, what, f"native {pinned} in {native.home}{forced}")
        if choice != "native" and pinned == embedded.VERSION:
            why = forced or f", because no native Lean {pinned} with lake is here"
            return Finding(True, what, f"embedded {pinned} (WebAssembly){why}")
        find(project, install_missing=False)  # says what is wrong
    except (SetupError, UsageError) as error:
        found, _, advice = str(error).partition(": ")
        return Finding(False, what, found, advice or None)
    return Finding(False, what, "none")


def _elan() -> Finding:
    lake = shutil.which("lake")
    if lake:
        return Finding(True, "lake on the PATH", lake)
    return Finding(True, "lake on the PATH", "no", "not needed; with elan, builds are faster")


def _node() -> list[Finding]:
    try:
        found = node.find()
    except SetupError as error:
        text, _, advice = str(error).partition(": ")
        return [Finding(False, "Node", text, advice)]
    npm = Finding(True, "npm", str(found.npm))
    if found.npm is None:
        npm = Finding(False, "npm", "missing", "install this package's requirements again")
    return [Finding(True, "Node", f"{found.version}, {found.executable}"), npm]


def _embedded() -> Finding:
    what = "embedded Lean"
    home = embedded.location()
    if not home.exists():
        return Finding(True, what, "not installed yet", "it is fetched when it is first needed")
    damage = embedded.damage(home)
    if damage:
        return Finding(False, what, damage, "it is installed anew when it is next needed")
    others = [str(f) for f in home.parent.glob("lean-*-*/") if f != home]
    advice = f"not used any more by this version: {', '.join(others)}" if others else None
    return Finding(True, what, f"whole, in {home}", advice)


def _cache() -> Finding:
    folder = cache_dir()
    existing = next(f for f in (folder, *folder.parents) if f.exists())
    installed = embedded.damage(embedded.location(), thorough=False) is None
    if not (existing.is_dir() and os.access(existing, os.W_OK)):
        advice = "make it a folder that can be written, or set XDG_CACHE_HOME to another one"
        return Finding(installed, "cache", f"{existing} is no writable folder", advice)
    free = shutil.disk_usage(existing).free
    found = f"{folder}, {free / GIB:.1f} GiB free"
    if free < embedded.SPACE and not installed:
        advice = "an installation needs 1 GiB: make room, or set XDG_CACHE_HOME to another disk"
        return Finding(False, "cache", found, advice)
    return Finding(True, "cache", found)


def _memory() -> Finding:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    available = psutil.virtual_memory().available
    found = f"{available / GIB:.1f} GiB of memory available, {cores} cores"
    if available < WORKER_MEMORY:
        return Finding(
            False, "memory and cores", found, "one Lean process takes up to 2 GiB: free some memory"
        )
    return Finding(True, "memory and cores", found)
