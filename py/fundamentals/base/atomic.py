"""Files that are there in full or not at all, and what to say where they cannot be."""

import errno
import os
import tempfile
from pathlib import Path

from fundamentals.base.errors import SetupError

__all__ = ["check_room", "unwritable", "write_atomically"]

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
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SetupError(
            f"{path} cannot be written ({error.strerror or error}): make its folder writable, with "
            "room on the disk"
        ) from error
