"""Cases, many of them, in several processes with limits of time and memory."""

import multiprocessing
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from random import Random
from types import FrameType

from fundamentals.base.errors import FundamentalsError
from fundamentals.base.progress import Progress
from fundamentals.fuzz.model import Outcome, Target, Verdict

__all__ = ["Found", "Make", "attack", "outcomes"]

Make = Callable[[], Target]
_MEMORY = 4 << 30
_GRACE = 30  # seconds more than a case has, before its process is killed
_STRIDE = 100  # cases for each step of progress
_KEPT = 200  # bad cases that are told of


class _Late(BaseException):
    """A case takes too long."""


@dataclass
class Found:
    """What came of all cases.

    Attributes:
        counts: by verdict and reason.
        bad: what must not happen: the case's number and its outcome.
        cases: how many there were.
        seconds: wall time.
    """

    counts: Counter[tuple[Verdict, str]] = field(default_factory=Counter)
    bad: list[tuple[int, Outcome]] = field(default_factory=list)
    cases: int = 0
    seconds: float = 0.0

    def add(self, number: int, outcome: Outcome) -> None:
        """Count an outcome."""
        self.counts[outcome.verdict, outcome.reason] += 1
        if outcome.bad and len(self.bad) < _KEPT:
            self.bad.append((number, outcome))

    def of(self, verdict: Verdict) -> int:
        """How many outcomes are of a kind."""
        return sum(count for (kind, _), count in self.counts.items() if kind == verdict)


def outcomes(target: Target, seed: str, number: int, seconds: float) -> list[Outcome]:
    """What comes of one case; whatever is raised counts.

    Args:
        target: what is attacked.
        seed: determines, with the number, the case.
        number: of the case.
        seconds: that it may take.
    """

    def late(_: int, __: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        random = Random(f"{seed}:{number}")  # noqa: S311
        return list(target.case(random, number))
    except FundamentalsError as error:
        return [Outcome("rejected", type(error).__name__)]
    except _Late:
        return [Outcome("hang", f"more than {seconds:g} s", traceback.format_exc())]
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        where = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__} in {where.name}"
        return [Outcome("crash", reason, traceback.format_exc())]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _work(make: Make, seed: str, numbers: range, seconds: float, pipe: Connection) -> None:
    """In a worker: one case after the other; before each its number is told."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, most))
    target = make()
    try:
        for number in numbers:
            pipe.send(number)
            for outcome in outcomes(target, seed, number, seconds):
                pipe.send(outcome)
        pipe.send(None)
    finally:
        target.close()


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    numbers: range
    at: int | None = None
    since: float = field(default_factory=time.monotonic)


def attack(
    make: Make, *, seed: str, count: int, jobs: int, seconds: float, progress: Progress, title: str
) -> Found:
    """Run the cases 0 … count - 1; with Ctrl-C, those that there was time for.

    Args:
        make: makes the target, in each worker.
        seed: determines the cases.
        count: how many.
        jobs: processes at once.
        seconds: that a case may take.
        progress: hears of them.
        title: what progress calls them.
    """
    found, begin = Found(), time.monotonic()
    progress.start(title, -(-count // _STRIDE))
    workers = [_start(make, seed, range(nth, count, jobs), seconds) for nth in range(jobs)]
    try:
        while workers:
            for worker in list(workers):
                for replacement in _hear(worker, make, seed, seconds, found, progress):
                    workers.remove(worker)
                    workers += replacement
            wait([worker.pipe for worker in workers], timeout=0.2)
    except KeyboardInterrupt:
        progress.note(f"{title}: interrupted after {found.cases} of {count} cases")
    finally:
        for worker in workers:
            worker.process.terminate()
            worker.process.join()
        progress.finish()
    found.seconds = time.monotonic() - begin
    return found


def _start(make: Make, seed: str, numbers: range, seconds: float) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(make, seed, numbers, seconds, theirs))
    process.start()
    theirs.close()
    return _Worker(process, ours, numbers)


def _hear(
    worker: _Worker, make: Make, seed: str, seconds: float, found: Found, progress: Progress
) -> Iterator[list[_Worker]]:
    """Take in what a worker says; what stands in its place, if it is at its end."""
    try:
        while worker.pipe.poll():
            message = worker.pipe.recv()
            if isinstance(message, Outcome):
                _take(worker, message, found, progress)
                continue
            _counted(worker, found, progress)
            if message is None:
                worker.process.join()
                yield []
                return
            worker.at, worker.since = message, time.monotonic()
    except EOFError:
        worker.process.join()
        if worker.at is None:
            raise FundamentalsError("a worker cannot begin; its own words are above") from None
        outcome = Outcome("crash", f"the worker ended with {worker.process.exitcode}")
        yield _without(worker, outcome, make, seed, seconds, found, progress)
        return
    if worker.at is not None and time.monotonic() - worker.since > seconds + _GRACE:
        worker.process.kill()
        worker.process.join()
        outcome = Outcome("hang", f"more than {seconds:g} s, and not to be interrupted")
        yield _without(worker, outcome, make, seed, seconds, found, progress)


def _take(worker: _Worker, outcome: Outcome, found: Found, progress: Progress) -> None:
    number = worker.at or 0
    found.add(number, outcome)
    if outcome.bad:
        progress.note(f"case {number}: {outcome.verdict}, {outcome.reason}")


def _counted(worker: _Worker, found: Found, progress: Progress) -> None:
    if worker.at is not None:
        found.cases += 1
        if found.cases % _STRIDE == 0:
            bad = f", {len(found.bad)} bad" if found.bad else ""
            progress.step(f"{found.cases} cases{bad}")


def _without(
    worker: _Worker,
    outcome: Outcome,
    make: Make,
    seed: str,
    seconds: float,
    found: Found,
    progress: Progress,
) -> list[_Worker]:
    """A new worker for the cases behind the one that ended this one."""
    assert worker.at is not None  # noqa: S101
    _take(worker, outcome, found, progress)
    _counted(worker, found, progress)
    numbers = range(worker.at + worker.numbers.step, worker.numbers.stop, worker.numbers.step)
    return [_start(make, seed, numbers, seconds)] if numbers else []
