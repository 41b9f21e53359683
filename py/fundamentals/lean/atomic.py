"""Files that are there in full or not at all."""

import os
import tempfile
from pathlib import Path

from fundamentals.errors import SetupError

__all__ = ["write_atomically"]


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
