"""Files that are there in full or not at all, and what to say where they cannot be."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fundamentals.base.errors import SetupError
from fundamentals.base.reading import read_bytes

__all__ = ["check_room", "unwritable", "write_all", "write_atomically"]

_PROBE = bytes(1 << 20)


def unwritable(folder: Path, error: OSError) -> SetupError:
    """The error for a folder in which something could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SetupError(
            f"there is no room left in {folder} ({error.strerror}): make room; what is finished is "
            "kept, and the next run goes on"
        )
    return SetupError(f"{folder} cannot be written ({error.strerror}): make that folder writable")


def check_room(folder: Path) -> None:
    """Make sure that it was not for want of room that something failed.

    Raises:
        SetupError: it was, or at least there is none now.
    """
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(_PROBE)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        raise unwritable(folder, error) from error


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`; whoever reads meanwhile sees the old file or the new one.

    Raises:
        SetupError: the folder cannot be written to, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as undo:
            _beside(path, content, undo).replace(path)
            undo.pop_all()
    except OSError as error:
        raise _cannot(path, error) from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Put each content at its path: all of them or, whatever happens on the way, none.

    To go back needs no room on the disk: what was there is copied before anything is replaced.

    Raises:
        SetupError: a folder cannot be written to, or the disk is full.
    """
    ready: list[tuple[Path, Path]] = []
    copies: list[Path] = []
    with contextlib.ExitStack() as undo:
        for path, content in files.items():
            try:
                for folder in [each for each in reversed(path.parents) if not each.exists()]:
                    folder.mkdir()
                    undo.callback(folder.rmdir)
                if path.exists():
                    copies.append(_beside(path, read_bytes(path), undo))
                    undo.callback(copies[-1].replace, path)
                else:
                    undo.callback(path.unlink, missing_ok=True)
                ready.append((_beside(path, content, undo), path))
            except OSError as error:
                raise _cannot(path, error) from error
        for fresh, path in ready:
            try:
                fresh.replace(path)
            except OSError as error:
                raise _cannot(path, error) from error
        undo.pop_all()
    for copy in copies:
        copy.unlink()


def _beside(path: Path, content: bytes, undo: contextlib.ExitStack) -> Path:
    """A file in the same folder with this content, gone when it is undone."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    undo.callback(temporary.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    temporary.chmod(0o644)
    return temporary


def _cannot(path: Path, error: OSError) -> SetupError:
    return SetupError(
        f"{path} cannot be written ({error.strerror or error}): make its folder writable, with "
        "room on the disk"
    )
