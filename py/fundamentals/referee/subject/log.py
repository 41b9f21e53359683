"""What a function prints, of which a beginning and an end are kept."""

import os
import tempfile

__all__ = ["Log"]

_KEPT = 32 * 1024  # bytes, of the beginning and of the end
_LARGEST = 1024 * 1024  # bytes; then the file is emptied


class Log:
    """A file without a name, which several processes append to, one after the other.

    Attributes:
        descriptor: of the file.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self.descriptor = self._file.fileno()
        self._beginning: bytes | None = None
        try:
            import fcntl

            flags = fcntl.fcntl(self.descriptor, fcntl.F_GETFL)
            fcntl.fcntl(self.descriptor, fcntl.F_SETFL, flags | os.O_APPEND)
        except ImportError:  # on Windows, where the file is not emptied either
            return

    def bound(self) -> None:
        """Empty the file if it has grown large; its beginning is kept the first time."""
        if os.name == "posix" and os.fstat(self.descriptor).st_size > _LARGEST:
            if self._beginning is None:
                self._beginning = os.pread(self.descriptor, _KEPT, 0)
            os.ftruncate(self.descriptor, 0)

    def text(self) -> str:
        """What is kept, with a line where something is left out."""
        size = os.fstat(self.descriptor).st_size
        if self._beginning is None and size <= 2 * _KEPT:
            return self._read(0, size).decode(errors="replace")
        beginning = self._beginning or self._read(0, _KEPT)
        end = self._read(max(0, size - _KEPT), _KEPT)
        return "\n[… more was printed …]\n".join(
            each.decode(errors="replace") for each in (beginning, end)
        )

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _read(self, place: int, count: int) -> bytes:
        if os.name == "posix":
            return os.pread(self.descriptor, count, place)
        self._file.seek(place)
        return self._file.read(count)
