"""Frames on the two pipes between the referee and the process of a function, the same both ways.

A frame is a token that both ends know, two lengths, a checksum, a header in JSON and raw bytes. The
function may write into any file descriptor that it finds; what it wrote there is no frame. Nothing
is ever unpickled.
"""

import json
import os
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any

__all__ = [
    "Garbage",
    "Kept",
    "Reader",
    "frame",
    "from_json",
    "to_json",
    "write_all",
]

_BEGINNING = struct.Struct("<8sIQI")


class Garbage(Exception):  # noqa: N818
    """What was read is no frame of ours."""


def frame(token: bytes, header: bytes, body: bytes) -> bytes:
    """Header and body as one piece."""
    sum_ = zlib.crc32(body, zlib.crc32(header))
    return b"".join((_BEGINNING.pack(token, len(header), len(body), sum_), header, body))


class Reader:
    """Frames out of pieces of any size.

    Args:
        token: what each frame begins with.
        more: gives the next piece, b"" where there is none any more.
        largest: the most bytes that a body may have.
    """

    def __init__(self, token: bytes, more: Callable[[], bytes], largest: int) -> None:
        self._token, self._more, self._largest = token, more, largest
        self._held, self._at = b"", 0

    def next(self) -> tuple[bytes, bytes] | None:
        """Header and body of the next frame, or None at the end.

        Raises:
            Garbage: what was read is no frame.
        """
        beginning = self._take(_BEGINNING.size)
        if not beginning:
            return None
        token, header_length, length, sum_ = _BEGINNING.unpack(beginning)
        if token != self._token or length > self._largest:
            raise Garbage
        header, body = self._take(header_length), self._take(length)
        if zlib.crc32(body, zlib.crc32(header)) != sum_:
            raise Garbage
        return header, body

    def _take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._held):
            pieces, length = [self._held[self._at :]], len(self._held) - self._at
            self._held, self._at, end = b"", 0, count
            while length < count:
                piece = self._more()
                if not piece:
                    if length:
                        raise Garbage
                    return b""
                pieces.append(piece)
                length += len(piece)
            self._held = b"".join(pieces)
        taken = self._held[self._at : end]
        self._at = end
        return taken


class Kept:
    """Headers that were read: most are like one before. What it gives must not be changed."""

    def __init__(self) -> None:
        self._read: dict[bytes, Any] = {}

    def __call__(self, header: bytes) -> Any:
        """What the header says.

        Raises:
            Garbage: it is no JSON.
        """
        try:
            return self._read[header]
        except KeyError:
            pass
        try:
            said = json.loads(header)
        except (ValueError, RecursionError):
            raise Garbage from None
        if len(self._read) >= 1024:
            self._read.clear()
        self._read[header] = said
        return said


def write_all(descriptor: int, piece: bytes) -> None:
    """All of it, however little the pipe takes at once."""
    view = memoryview(piece)
    while view:
        view = view[os.write(descriptor, view) :]


def to_json(value: Any) -> Any:
    """A value such that JSON keeps tuples from lists.

    Raises:
        TypeError: it is of another type than those that calls may have.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple):
        return {"tuple": [to_json(each) for each in value]}
    if isinstance(value, list):
        return [to_json(each) for each in value]
    if hasattr(value, "item") and getattr(value, "shape", None) == ():  # a number of NumPy's
        return to_json(value.item())
    raise TypeError(type(value).__name__)


def from_json(value: Any) -> Any:
    """The value that `to_json` had, anew at each call."""
    if isinstance(value, Mapping):
        return tuple(from_json(each) for each in value["tuple"])
    if isinstance(value, list):
        return [from_json(each) for each in value]
    return value
