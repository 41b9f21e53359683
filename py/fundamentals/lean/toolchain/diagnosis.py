"""What this machine has of what Lean needs, for `fundamentals doctor`."""

import os
import shutil
import sys
from dataclasses import dataclass

import psutil

from fundamentals.base.errors import SetupError, UsageError
from fundamentals.base.project import Project, cache_dir
from fundamentals.lean.toolchain import install as embedded
from fundamentals.lean.toolchain import node
from fundamentals.lean.toolchain.finding import CHOICE, choice, find, native, pinned_version

__all__ = ["Finding", "diagnose"]

GIB = 1 << 30
WORKER_MEMORY = 2 * GIB  # of one resident process, at the most a bit less


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's: what was looked for, what is there, what to do about it."""

    ok: bool
    what: str
    found: str
    advice: str | None = None


def diagnose(project: Project) -> list[Finding]:
    """What this machine has of what is needed; never raises, never installs."""
    chosen = _chosen(project)
    is_native = chosen.ok and chosen.found.startswith("native")
    return [
        _python(),
        chosen,
        _elan(),
        *([] if is_native else [*_node(), _embedded()]),
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
        pinned = pinned_version(project)
        chosen = choice()
        found = None if chosen == "embedded" else native(pinned)
        if found:
            return Finding(True, what, f"native {pinned} in {found.home}{forced}")
        if chosen != "native" and pinned == embedded.VERSION:
            why = forced or f", because no native Lean {pinned} with lake is here"
            return Finding(True, what, f"embedded {pinned} (WebAssembly){why}")
        find(project, install_missing=False)  # says what is wrong
    except (SetupError, UsageError) as error:
        text, _, advice = str(error).partition(": ")
        return Finding(False, what, text, advice or None)
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
