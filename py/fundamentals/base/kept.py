"""What was worked out and is kept to save time: believed only if it is whole.

A kept file is a line with the hash of the rest, and the rest in JSON. Anything else (nothing there,
cut off, altered, written by an older version under another key, not of the shape that is expected)
is as good as nothing.
"""

import contextlib
import hashlib
import shutil
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from fundamentals.base.atomic import write_atomically
from fundamentals.base.errors import SetupError
from fundamentals.base.reading import read_bytes

__all__ = ["forget", "keep", "recall"]

T = TypeVar("T")


def keep(file: Path | None, key: str, content: Any) -> None:
    """Keep `content` for whoever asks with the same key; None as file keeps nothing.

    Where nothing can be written, as in a cache that is only to be read, it is worked out each time.
    """
    if file is not None:
        text = to_json([key, content])
        with contextlib.suppress(SetupError):
            write_atomically(file, hashlib.sha256(text).hexdigest().encode() + b"\n" + text)


def recall(file: Path | None, key: str, shape: type[T]) -> T | None:
    """What was kept under this key, if it is of this shape, or None."""
    if file is None:
        return None
    try:
        digest, _, text = read_bytes(file).partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != digest:
            return None
        adapter = _adapter(shape)  # type: ignore[arg-type] # a class can be hashed
        kept_key, content = adapter.validate_json(text, strict=True)
    except (OSError, ValidationError):
        return None
    return content if kept_key == key else None


@cache
def _adapter(shape: Any) -> TypeAdapter[tuple[str, Any]]:
    return TypeAdapter(tuple[str, shape])


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
