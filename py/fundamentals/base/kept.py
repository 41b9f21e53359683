"""What was worked out and is kept to save time: believed only if it is whole.

A kept file is a line with the hash of the rest, and the rest in JSON. Anything else (nothing there,
cut off, altered, written by an older version under another key, not of the shape that is expected)
is as good as nothing.
"""

import contextlib
import hashlib
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from fundamentals.base.atomic import write_atomically
from fundamentals.base.errors import SetupError
from fundamentals.base.reading import read_bytes

__all__ = ["Shelf", "forget", "keep", "own_sources", "recall", "worked_out"]

T = TypeVar("T")

_PACKAGE = Path(__file__).parents[1]


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


def worked_out(file: Path | None, key: str, shape: type[T], work: Callable[[], T]) -> T:
    """What was kept under this key, or what `work` comes to, which is kept then."""
    found = recall(file, key, shape)
    if found is None:
        found = work()
        keep(file, key, found)
    return found


@cache
def own_sources(*packages: str) -> str:
    """Changes with the sources of these packages of ours: what they worked out is then no more."""
    seen = hashlib.sha256()
    for package in packages:
        for file in sorted(_PACKAGE.joinpath(package).rglob("*.py")):
            seen.update(f"{file.relative_to(_PACKAGE)}\0".encode() + read_bytes(file) + b"\0")
    return seen.hexdigest()


@cache
def _adapter(shape: Any) -> TypeAdapter[tuple[str, Any]]:
    return TypeAdapter(tuple[str, shape])


class Shelf(Generic[T]):
    """Many small results in one file, which is read once and written once.

    Args:
        file: where they are kept; None keeps nothing.
        key: they all depend on this.
        shape: of the dictionary of results.
    """

    def __init__(self, file: Path | None, key: str, shape: type[dict[str, T]]) -> None:
        self._file, self._key = file, key
        self._known = recall(file, key, shape) or {}
        self._before = len(self._known)

    def get(self, name: str, work: Callable[[], T]) -> T:
        """The result of this name, worked out if it is not known."""
        if name not in self._known:
            self._known[name] = work()
        return self._known[name]

    def save(self) -> None:
        """Write what came to it."""
        if len(self._known) > self._before:
            keep(self._file, self._key, self._known)
            self._before = len(self._known)


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
