"""Lean processes at work on one library: reused, and replaced when they die."""

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from typing import Protocol

from fundamentals.base.closing import Closing
from fundamentals.base.errors import FundamentalsError
from fundamentals.lean.building.worker import Job, JobResult, WorkerDied

__all__ = ["Checker", "Crew"]


class Checker(Protocol):
    """What is asked of a worker."""

    @property
    def pid(self) -> int: ...
    def check(self, job: Job) -> JobResult: ...
    def close(self) -> None: ...


class Crew(Closing):
    """Workers for many jobs; a context manager, safe to use from many threads.

    Args:
        start: starts a process.
    """

    def __init__(self, start: Callable[[], Checker]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._idle: list[Checker] = []
        self._busy: list[Checker] = []
        self._ended = False
        self._warming = threading.Thread()

    def check(self, job: Job) -> JobResult:
        """Check a file; if the process dies of it, once more in a fresh one, alone.

        Raises:
            WorkerDied: it died again, or was interrupted.
        """
        try:
            return self._check(job, fresh=False)
        except WorkerDied:
            if self._ended:
                raise
            return self._check(job, fresh=True)

    def warm(self) -> None:
        """Start a process in the background if none is ready for the next job."""
        with self._lock:
            if self._idle or self._ended or self._warming.is_alive():
                return
            self._warming = threading.Thread(target=self._warm, daemon=True)
            self._warming.start()

    def trim(self, count: int) -> None:
        """End idle processes but for `count`."""
        with self._lock:
            dismissed, self._idle = self._idle[count:], self._idle[:count]
        for worker in dismissed:
            worker.close()

    def interrupt(self) -> None:
        """End the processes that are at work; whoever waits for them gets a `WorkerDied`.

        The crew can be used again after `resume`.
        """
        self._ended = True
        with self._lock:
            for worker in self._busy:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(worker.pid, signal.SIGKILL)

    def resume(self) -> None:
        """Take on jobs again after `interrupt`."""
        self._ended = False

    def close(self) -> None:
        """End all processes."""
        self.interrupt()
        self.trim(0)

    def _warm(self) -> None:
        with contextlib.suppress(FundamentalsError):  # the next job tries again, and says why not
            self._give(self._new())

    def _check(self, job: Job, *, fresh: bool) -> JobResult:
        with self._lock:
            warming = self._warming if not self._idle else None
        if warming is not None and warming.is_alive():
            warming.join()
        with self._lock:
            worker = self._idle.pop() if self._idle and not fresh else None
            if worker is not None:
                self._busy.append(worker)
        if worker is None:
            worker = self._new()
        try:
            if self._ended:
                raise WorkerDied(job, ["interrupted"], None)
            result = worker.check(job)
        except BaseException:
            self._forget(worker)
            raise
        self._give(worker)
        return result

    def _new(self) -> Checker:
        worker = self._start()
        with self._lock:
            self._busy.append(worker)
        return worker

    def _give(self, worker: Checker) -> None:
        if self._ended:
            self._forget(worker)
            return
        with self._lock:
            self._busy.remove(worker)
            self._idle.append(worker)

    def _forget(self, worker: Checker) -> None:
        with self._lock:
            self._busy.remove(worker)
        worker.close()
