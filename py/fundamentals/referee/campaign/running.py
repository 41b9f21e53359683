"""A campaign on all cores of this machine, or of a cluster, through Dask."""

import contextlib
import itertools
import logging
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fundamentals.base.errors import SetupError
from fundamentals.base.progress import Progress
from fundamentals.referee.campaign.instances import BATCH, Batch, batches, run
from fundamentals.referee.campaign.state import State, opened, question
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.subject.calling import Limits
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target

__all__ = ["Plan", "campaign"]

_EVERY = 10.0  # seconds between two writings of the state
_AHEAD = 4  # batches for each worker that are handed out before they are wanted


@dataclass(frozen=True)
class Plan:
    """What a campaign asks, as each worker is told.

    Attributes:
        target: the function; each worker must find it.
        finding: has the form and the formula.
        arrays: the library whose arrays it is given.
        device: where these lie.
        limits: what a call may take.
        seed: with its number, it determines an instance.
        instances: how many there are.
    """

    target: Target
    finding: Finding
    arrays: str
    device: str | None
    limits: Limits
    seed: int
    instances: int

    @property
    def question(self) -> str:
        """A digest of it, without the number of instances: a campaign can be made longer."""
        found = self.finding
        said = (found.form, found.dtype, found.structure, found.laws, self.arrays, self.seed)
        return question(self.target.text, *said)


def campaign(
    plan: Plan,
    progress: Progress,
    *,
    jobs: int | None = None,
    hours: float | None = None,
    scheduler: str | None = None,
    resume: Path | None = None,
) -> State:
    """Make the instances of a plan; what is found does not depend on how many do it.

    Args:
        plan: what is asked.
        progress: what is told how far it is.
        jobs: processes on this machine; one for each core if nothing is said.
        hours: after how long to stop handing out more.
        scheduler: the address of a Dask scheduler, as in tcp://host:8786, in place of this machine.
        resume: where to keep what is done, and to go on from.

    Raises:
        UsageError: the file is of another campaign.
        SetupError: the scheduler cannot be reached.
    """
    state = opened(resume, plan.question)
    left = batches(plan.instances, state.done)  # never a list: hours may be all that ends it
    progress.start("campaign", -(-plan.instances // BATCH) - len(state.done))
    until = None if hours is None else time.monotonic() + hours * 3600
    written = time.monotonic()
    try:
        for batch in _made(plan, left, jobs, scheduler, until):
            state.take([batch])
            progress.step(f"{len(state.wrong)} of {len(state.done) * BATCH} disagree")
            if resume is not None and time.monotonic() - written > _EVERY:
                state.write(resume)
                written = time.monotonic()
    finally:
        if resume is not None:
            state.write(resume)
        progress.finish()
    return state


def _made(
    plan: Plan, waiting: Iterator[int], jobs: int | None, scheduler: str | None, until: float | None
) -> Iterator[Batch]:
    from distributed import as_completed

    with _client(jobs, scheduler) as client:
        told = client.scatter(plan, broadcast=True)
        workers = max(1, len(client.scheduler_info()["workers"]))
        first = list(itertools.islice(waiting, _AHEAD * workers))
        going = as_completed([client.submit(_batch, told, each, pure=False) for each in first])
        for future in going:
            yield future.result()
            if until is None or time.monotonic() < until:
                for number in itertools.islice(waiting, 1):
                    going.add(client.submit(_batch, told, number, pure=False))
        client.run(_close)


@contextlib.contextmanager
def _client(jobs: int | None, scheduler: str | None) -> Iterator[Any]:
    """A client of the scheduler, or of processes on this machine.

    Raises:
        SetupError: it cannot be reached.
    """
    from distributed import Client, LocalCluster

    if scheduler is not None:
        try:
            client = Client(scheduler, timeout="20s")
        except (OSError, ValueError) as error:
            raise SetupError(
                f"--scheduler {scheduler}: cannot be reached: {error}; start one with "
                "`dask scheduler`, and workers with `dask worker`, where this package is installed"
            ) from None
        with client:
            yield client
        return
    logging.getLogger("distributed").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of ports that are taken, which is no matter
        with (
            LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            yield client


def _close() -> None:
    for subject, _ in _open.values():
        subject.close()
    _open.clear()


_open: dict[str, tuple[Subject, Prober]] = {}


def _batch(plan: Plan, number: int) -> Batch:
    """One batch, by a process of the function's own that this worker keeps."""
    key = plan.question
    if key not in _open:
        subject = Subject(
            plan.target,
            plan.finding.form.expression,
            arrays=plan.arrays,
            limits=plan.limits,
            device=plan.device,
        ).__enter__()
        prober = Prober(subject, plan.finding.form, plan.finding.dtype)
        if plan.finding.structure is not None:
            prober.scale = plan.finding.structure.scale
        _open[key] = subject, prober
    return run(_open[key][1], plan.finding, plan.seed, number, plan.instances)
