"""One process of the function, seen from the referee: started, spoken to, watched, ended.

Two threads move bytes, so that neither side waits for the other to read first. The memory of the
process and of all that it started, and the length of its log, are looked at twenty times a second.
"""

import contextlib
import os
import queue
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from typing import IO

import psutil

from fundamentals.base.environment import clean, withheld
from fundamentals.referee.subject.calling import Limits
from fundamentals.referee.subject.wire import Garbage, Reader, frame, write_all

__all__ = ["Ended", "Link", "Log"]

_PIECE = 1 << 20
_PRINTED = 32 * 1024  # bytes, of the beginning and of the end
_LOG = 1024 * 1024  # bytes; then the file is emptied
_SMALL = 4096  # bytes, less than which are answers of small calls
_GATHER = 0.0003  # seconds, in which further answers come: waking up for each costs more
_LOOK = 0.05  # seconds between looks at the process
_LOOK_AT_ALL = 0.5  # and between looks for further processes that it started, which take longer
_END = 2.0  # seconds for a process that has closed its pipes to be seen to end

_PASSED = (
    *("CUDA", "NVIDIA", "ROCM", "HIP", "HSA", "OMP_", "MKL_", "OPENBLAS_", "BLIS_", "VECLIB"),
    *("GOMP_", "KMP_", "XLA_", "JAX", "TF_", "TORCH", "PYTORCH", "NUMBA", "TRITON", "ONNX", "ORT_"),
    *("VIRTUAL_ENV", "CONDA_", "LD_LIBRARY_PATH", "DYLD_", "PYTHONPATH", "KERAS", "LD_PRELOAD"),
    *("NPY_", "CC", "CXX", "PYTHONUSERBASE", "PYTHONNOUSERSITE"),
)
"""What of the environment the function may be told: kernels need libraries, and their own modules.
The command line itself was started again without; `withheld` has what it took out then."""

_SIGNALS = {
    "SIGSEGV": "segmentation fault",
    "SIGBUS": "bus error",
    "SIGFPE": "arithmetic fault",
    "SIGILL": "illegal instruction",
    "SIGABRT": "abort",
    "SIGXFSZ": "wrote a file larger than allowed",
}
_WINDOWS = {0xC0000005: "segmentation fault", 0xC0000409: "abort", 0xC00000FD: "stack overflow"}


class Ended(Exception):  # noqa: N818
    """The process is no more; the message says how it ended.

    Attributes:
        limited: whether it was ended for going beyond a limit.
    """

    def __init__(self, how: str, *, limited: bool = False) -> None:
        super().__init__(how)
        self.limited = limited


class Log:
    """What a function prints, of which a beginning and an end are kept.

    It is a file that several processes append to, one after the other.

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
        if os.name == "posix" and os.fstat(self.descriptor).st_size > _LOG:
            if self._beginning is None:
                self._beginning = os.pread(self.descriptor, _PRINTED, 0)
            os.ftruncate(self.descriptor, 0)

    def text(self) -> str:
        """What is kept, with a line where something is left out."""
        size = os.fstat(self.descriptor).st_size
        if self._beginning is None and size <= 2 * _PRINTED:
            return self._read(0, size).decode(errors="replace")
        beginning = self._beginning or self._read(0, _PRINTED)
        end = self._read(max(0, size - _PRINTED), _PRINTED)
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


class Link:
    """A process, from its start on.

    Args:
        limits: what it may take.
        environment: variables to set for it, beside those that users set for their own code.
        log: where its standard output goes.
    """

    def __init__(self, limits: Limits, environment: Mapping[str, str], log: Log) -> None:
        self._limits, self._log = limits, log
        self._token = secrets.token_bytes(8)
        module = "fundamentals.referee.subject.child"
        users = {n: value for n, value in withheld().items() if n.startswith(_PASSED)}
        alone = ["-s"] if "PYTHONNOUSERSITE" in users else []
        options = ["-X", "faulthandler", "-P", *alone, "-m", module, self._token.hex()]
        self._process = subprocess.Popen(
            [sys.executable, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log.descriptor,
            bufsize=0,
            start_new_session=True,
            env=clean(_PASSED, **{"JAX_ENABLE_X64": "1", **users, **environment}),
        )
        for pipe in (self._process.stdin, self._process.stdout):
            _widen(pipe)
        self._seen = psutil.Process(self._process.pid)
        self._out: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._in: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = Reader(self._token, self._more, 2 * limits.memory)
        self._deadline = self._next_look = self._next_look_at_all = 0.0
        self._too_long = ""
        self._family: list[psutil.Process] = [self._seen]
        self._how: str | None = None
        for each in (self._writing, self._reading):
            threading.Thread(target=each, daemon=True).start()

    def frame(self, header: bytes, body: bytes = b"") -> bytes:
        """A frame for it to read."""
        return frame(self._token, header, body)

    def send(self, frames: bytes) -> None:
        """Hand frames over; they are written as the process reads."""
        self._out.put(frames)

    def receive(self, seconds: float, why: str = "") -> tuple[bytes, bytes]:
        """The next frame.

        Args:
            seconds: for which is waited.
            why: no longer, to follow what is said then.

        Raises:
            Ended: the process ended, or was ended since it took more than it may.
        """
        self._too_long = f"took longer than {seconds:g} s{why}"
        self._deadline = time.monotonic() + seconds
        try:
            read = self._reader.next()
        except Garbage:
            raise Ended(self._end("wrote into the pipe that its results go through")) from None
        if read is None:
            raise Ended(self._ended())
        return read

    def kill(self) -> None:
        """End it, and all that it started."""
        with contextlib.suppress(psutil.Error):
            self._family = [self._seen, *self._seen.children(recursive=True)]
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        for each in self._family:  # those that left the group
            with contextlib.suppress(psutil.Error):
                each.kill()
        self._process.wait()
        self._out.put(None)

    def _writing(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101
        with contextlib.suppress(OSError), pipe:
            while (piece := self._out.get()) is not None:
                write_all(pipe.fileno(), piece)

    def _reading(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None  # noqa: S101
        with contextlib.suppress(OSError), pipe:
            while piece := os.read(pipe.fileno(), _PIECE):
                self._in.put(piece)
                if len(piece) < _SMALL:
                    time.sleep(_GATHER)
        self._in.put(b"")

    def _more(self) -> bytes:
        """What was read next; b"" at the end."""
        while True:
            now = time.monotonic()
            if now > self._next_look:
                self._look(now)
                self._next_look = now + _LOOK
            try:
                return self._in.get(timeout=_LOOK)
            except queue.Empty:
                continue

    def _look(self, now: float) -> None:
        """Hold the process to its limits.

        Raises:
            Ended: it broke one, or is no more.
        """
        self._log.bound()
        if now > self._deadline:
            raise Ended(self._end(self._too_long), limited=True)
        try:
            if now > self._next_look_at_all:
                self._family = [self._seen, *self._seen.children(recursive=True)]
                self._next_look_at_all = now + _LOOK_AT_ALL
            if self._seen.status() == psutil.STATUS_ZOMBIE and self._in.empty():
                raise Ended(self._ended())  # a process that it forked holds its pipe
        except psutil.NoSuchProcess:
            return
        if self.resident > self._limits.memory:
            more = self._end(f"needed more than {_amount(self._limits.memory)}")
            raise Ended(more, limited=True)

    @property
    def resident(self) -> int:
        """The memory that the process and all that it started have, in bytes."""
        return sum(map(_resident, self._family))

    def _end(self, how: str) -> str:
        self.kill()
        return how

    def _ended(self) -> str:
        """How a process ended that has closed its pipe, or is seen to be dead."""
        until = time.monotonic() + _END
        while time.monotonic() < until:
            with contextlib.suppress(psutil.Error):
                if self._seen.status() != psutil.STATUS_ZOMBIE:
                    time.sleep(0.005)
                    continue
            self.kill()  # what it started; its own exit code stands already
            return _how(self._process.returncode)
        return self._end("closed the pipe that its results go through")


def _widen(pipe: IO[bytes] | None) -> None:
    """Let a pipe hold more than 64 KiB, where the system can: each filling costs two wakings."""
    try:
        import fcntl

        if pipe is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIECE)
    except (ImportError, OSError):
        return


def _how(code: int) -> str:
    if code >= 0:
        return _WINDOWS.get(code, f"left by exit code {code}")
    try:
        name = signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
    return _SIGNALS.get(name, f"signal {name}")


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _amount(count: int) -> str:
    """Bytes for people."""
    for power, unit in ((3, "GiB"), (2, "MiB"), (1, "KiB")):
        if count >= 1024**power:
            return f"{count / 1024**power:g} {unit}"
    return f"{count} bytes"
