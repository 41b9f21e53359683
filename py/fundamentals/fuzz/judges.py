"""Kernels in processes of their own, which are asked one question after the other."""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from fundamentals.base.environment import clean
from fundamentals.base.errors import FundamentalsError
from fundamentals.kernel.native import shared_library
from fundamentals.lean.toolchain.node import find

__all__ = ["JudgeDied", "NativeJudge", "SecondJudge", "native_at_hand"]

_SCRIPT = Path(__file__).parent / "js" / "judge.js"
# A large stack; and the memory that a worker may use is not the limit of what it asks. By a shell,
# for a process with threads is not to run Python between fork and exec.
_WITH_LIMITS = (
    *("/bin/sh", "-c"),
    (
        "ulimit -S -s 1048576 2>/dev/null || ulimit -S -s $(ulimit -H -s); "
        'ulimit -S -v $(ulimit -H -v) 2>/dev/null; exec "$@"'
    ),
    "sh",
)
_CHUNK = 1 << 20


class JudgeDied(Exception):  # noqa: N818 - it is a finding
    """The process ended in the middle of a question."""


class _Judge:
    """A process that answers lines by lines; it is begun when it is needed."""

    def __init__(self, command: list[str | Path]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._pending = b""

    def close(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
        self._process, self._pending = None, b""

    def begin(self) -> None:
        """Called when a process has begun anew."""

    def send(self, request: dict[str, Any]) -> None:
        """Put a question.

        Raises:
            JudgeDied: nobody is there.
        """
        if self._process is None:
            self._process = subprocess.Popen(
                [*_WITH_LIMITS, *self._command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=clean(),
            )
            self.begin()
        assert self._process.stdin is not None  # noqa: S101
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise self.died() from error

    def line(self, seconds: float) -> dict[str, Any]:
        """The next line of the answer.

        Raises:
            JudgeDied: the process ended.
            TimeoutError: there is none in time.
        """
        assert self._process is not None  # noqa: S101
        assert self._process.stdout is not None  # noqa: S101
        stream, until = self._process.stdout.fileno(), time.monotonic() + seconds
        while b"\n" not in self._pending:
            if not select.select([stream], [], [], max(0.0, until - time.monotonic()))[0]:
                self.close()
                raise TimeoutError
            if not (found := os.read(stream, _CHUNK)):
                raise self.died()
            self._pending += found
        line, _, self._pending = self._pending.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def died(self) -> JudgeDied:
        """What to raise when the process is gone."""
        code = self._process.wait() if self._process is not None else None
        self.close()
        return JudgeDied(f"{Path(self._command[-1]).name} ended with {code}")


class SecondJudge(_Judge):
    """The second kernel.

    Args:
        base: the export of a library that was checked before.
        seconds: for one question.
        script: another program in its place, for controls.
    """

    def __init__(
        self, base: Path | None = None, seconds: float = 60, script: Path = _SCRIPT
    ) -> None:
        super().__init__([find().executable, script])
        self._base, self._seconds = base, seconds

    def begin(self) -> None:
        """Read the library."""
        if self._base is not None:
            self.ask(base=str(self._base))

    def ask(self, **request: Any) -> dict[str, Any]:
        """Put a question and wait for the answer.

        Raises:
            JudgeDied: the process ended.
            TimeoutError: there is no answer in time.
        """
        self.send(request)
        return self.line(self._seconds)


class NativeJudge(_Judge):
    """Lean's own kernel.

    Args:
        base: the export of a library, in which parts are judged.
        seconds: for one declaration.
    """

    def __init__(self, base: Path | None = None, seconds: float = 120) -> None:
        super().__init__([sys.executable, "-m", "fundamentals.kernel.native"])
        self._base, self._seconds = base, seconds

    def begin(self) -> None:
        """Read the library."""
        if self._base is not None:
            self.ask(base=str(self._base))

    def ask(self, **request: Any) -> list[dict[str, Any]]:
        """The verdicts on each declaration, in order.

        Raises:
            JudgeDied: the process ended.
            TimeoutError: there is no answer in time.
            FundamentalsError: the export cannot be read.
        """
        self.send(request)
        found: list[dict[str, Any]] = []
        while True:
            answer = self.line(self._seconds)
            if "problem" in answer:
                raise FundamentalsError(f"the native kernel cannot read this: {answer['problem']}")
            if "done" in answer:
                return found
            found.append(answer)


def native_at_hand() -> bool:
    """Whether Lean's own kernel is installed."""
    return shared_library() is not None
