"""A few worker processes that share out requests; one that dies takes only its request with it."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from fundamentals.base.closing import Closing
from fundamentals.base.environment import clean

__all__ = ["Pool", "Reply", "Request"]

_PATIENCE = 30.0
_COMMAND = (sys.executable, "-P", "-m", "fundamentals.evidence.engine.worker")
_ENVIRONMENT = {
    # An order of sets that varies could vary what sympy returns.
    "PYTHONHASHSEED": "0",
    # There are as many processes as cores. In each of them numpy's OpenBLAS, and torch, would start
    # a thread for each core besides; they would wait for one another over the smallest of arrays.
    "OMP_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class Request:
    """What a worker is asked: the checks of a module, or the result of one check."""

    module: str
    check: str | None = None
    seed: int = 0


@dataclass(frozen=True)
class Reply:
    """A worker's answer, or what became of the worker.

    Attributes:
        content: the answer; empty when there is none.
        death: how the process ended without an answer.
        seconds: how long it took.
    """

    content: dict[str, Any]
    death: str | None
    seconds: float


class Pool(Closing):
    """Worker processes, started when first needed; leaving the context ends them.

    Args:
        jobs: how many; by default one for each core.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self._workers = [_Worker() for _ in range(jobs or _cores())]

    def close(self) -> None:
        """End them."""
        for worker in self._workers:
            worker.stop()

    def run(
        self,
        requests: Sequence[Request],
        *,
        waiting_for: Callable[[list[Request]], None] = lambda _: None,
    ) -> Iterator[tuple[Request, Reply]]:
        """Answers as they come.

        Args:
            requests: what to ask.
            waiting_for: told of the requests under way whenever there has been no answer for long.
        """
        under_way: dict[int, Request] = {}
        waiting = queue.SimpleQueue[Request]()
        for request in requests:
            waiting.put(request)
        done = queue.SimpleQueue[tuple[Request, Reply]]()

        def serve(worker: "_Worker") -> None:
            while not worker.stopped:
                try:
                    request = waiting.get_nowait()
                except queue.Empty:
                    return
                under_way[id(worker)] = request
                try:
                    reply = worker.ask(request)
                except Exception as error:  # no thread may end without an answer
                    reply = Reply({}, f"it cannot be asked: {error}", 0.0)
                done.put((request, reply))
                del under_way[id(worker)]

        for worker in self._workers[: len(requests)]:
            threading.Thread(target=serve, args=(worker,), daemon=True).start()
        for _ in requests:
            while True:
                try:
                    answer = done.get(timeout=_PATIENCE)
                    break
                except queue.Empty:
                    waiting_for(list(under_way.values()))
            yield answer


class _Worker:
    """One process, replaced when it dies."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._complaints: IO[str] | None = None
        self._lock = threading.Lock()
        self.stopped = False

    def ask(self, request: Request) -> Reply:
        """The answer; a process that dies over it is given one more chance, alone with it."""
        begin = time.perf_counter()
        death = None
        for _ in range(2):
            answer, death = self._try(request)
            if answer is not None or self.stopped:
                return Reply(answer or {}, None, time.perf_counter() - begin)
        return Reply({}, death, time.perf_counter() - begin)

    def _try(self, request: Request) -> tuple[dict[str, Any] | None, str | None]:
        process = self._start()
        if process is None or process.stdin is None or process.stdout is None:
            return None, "it could not be started"
        try:
            print(json.dumps(vars(request)), file=process.stdin, flush=True)
            line = process.stdout.readline()
            if line.endswith("\n"):
                return dict(json.loads(line)), None
        except (OSError, ValueError):
            pass
        process.kill()
        status = process.wait()
        last = self._last_words()
        self._discard()
        how = f"signal {-status}" if status < 0 else f"exit code {status}"
        return None, f"{how}{': ' + last if last else ''}"

    def _start(self) -> subprocess.Popen[str] | None:
        with self._lock:
            if self._process is None and not self.stopped:
                self._complaints = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
                self._process = subprocess.Popen(
                    _COMMAND,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._complaints,
                    text=True,
                    encoding="utf-8",
                    env=clean(**_ENVIRONMENT),
                    start_new_session=True,  # Ctrl-C is for us, not for them
                )
            return self._process

    def _last_words(self) -> str:
        """The last line on standard error."""
        if self._complaints is None or self._complaints.closed:
            return ""
        self._complaints.seek(0)
        lines = [line.strip() for line in self._complaints if line.strip()]
        return lines[-1][:300] if lines else ""

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.stopped = True
        self._discard()

    def _discard(self) -> None:
        with self._lock:
            process, self._process = self._process, None
            if process is None:
                return
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout, self._complaints):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
