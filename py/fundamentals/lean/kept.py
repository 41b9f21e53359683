"""What was worked out and is kept to save time: believed only if it is whole.

A kept file is a line with the hash of the rest, and the rest in JSON. Anything else (nothing there,
cut off, altered, written by an older version under another key) is as good as nothing.
"""

import contextlib
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from fundamentals.errors import SetupError
from fundamentals.lean.atomic import write_atomically

__all__ = ["forget", "keep", "recall"]


def keep(file: Path | None, key: str, content: Any) -> None:
    """Keep `content` for whoever asks with the same key; None as file keeps nothing.

    Where nothing can be written, as in a cache that is only to be read, it is worked out each time.
    """
    if file is not None:
        text = json.dumps([key, content], ensure_ascii=False).encode()
        with contextlib.suppress(SetupError):
            write_atomically(file, hashlib.sha256(text).hexdigest().encode() + b"\n" + text)


def recall(file: Path | None, key: str) -> Any:
    """What was kept under this key, or None."""
    if file is None:
        return None
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(text).hexdigest().encode() != digest:
        return None
    kept_key, content = json.loads(text)
    return content if kept_key == key else None


def forget(folder: Path) -> None:
    """Remove a folder of what was kept, so that nothing of it can be believed.

    Raises:
        SetupError: it stays.
    """
    try:
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise SetupError(
            f"{error.filename or folder} cannot be removed ({error.strerror}), and what lies there "
            "is not to be believed: remove it, or make its folder writable"
        ) from error
