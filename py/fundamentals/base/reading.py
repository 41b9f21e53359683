"""Reading files that are files: a pipe, a socket or a device in their place is not waited for.

Whatever is wrong is an `OSError` with the file's name, as if it could not be opened.
"""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import IO

__all__ = ["open_file", "read_bytes", "read_text", "sha256", "shown"]


def open_file(path: Path) -> IO[bytes]:
    """Open a file for reading.

    Raises:
        OSError: there is none, it may not be read, or it is something else than a file.
    """
    # without O_NONBLOCK, to open a pipe is to wait for somebody who writes into it
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise OSError(errno.EINVAL, "it is a pipe, socket or device, and no file", str(path))
    return os.fdopen(handle, "rb")


def read_bytes(path: Path) -> bytes:
    """A file's content."""
    with open_file(path) as stream:
        return stream.read()


def read_text(path: Path) -> str:
    """A file's content, which is UTF-8."""
    return read_bytes(path).decode()


def sha256(path: Path) -> str:
    """A file's SHA-256."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


def shown(path: Path) -> str:
    """A file's name as text, also where it is none: such bytes are written in hexadecimal."""
    return os.fsencode(path).decode(errors="backslashreplace")
