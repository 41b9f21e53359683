"""Somebody's function in a process of its own: whatever it does is an outcome."""

import os
import signal
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
from referee.subjects import X, outcome, returned, subject

from fundamentals.base.errors import UsageError
from fundamentals.referee.subject.calling import (
    NO_ARRAY,
    Call,
    Died,
    Limits,
    Raised,
)


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("crash", "segmentation fault"),
        ("kill", "signal SIGKILL"),
        ("garbage", "wrote into the pipe that its results go through"),
    ],
)
def test_a_call_that_ends_the_process(name: str, how: str) -> None:
    """It is said how, and that it does so every time."""
    assert outcome(name) == Died(how, again=True)


@pytest.mark.parametrize("code", [0, 3])
def test_a_call_that_leaves(code: int) -> None:
    """Also where the code says that all is well."""
    died = outcome("leave", "f(x, c)", values={"c": code})

    assert died == Died(f"left by exit code {code}", again=True)


def test_a_call_that_hangs() -> None:
    """After the seconds that it has."""
    died = outcome("hang", limits=Limits(seconds=1))

    assert died == Died("took longer than 1 s", again=True, limited=True)


def test_calls_after_several_that_hang_have_less_time() -> None:
    """So that a function that hangs at many shapes is judged all the same."""
    with subject("hang", limits=Limits(seconds=1)) as it:
        *first, last = it.call([Call({"x": X})] * 5)

    for each in first:
        assert isinstance(each, Died)
        assert each.how == "took longer than 1 s"
    how = "took longer than 0.1 s, after others that took longer than 1 s"
    assert last == Died(how, limited=True)


def test_a_call_that_allocates_without_end() -> None:
    """Up to what it may have."""
    died = outcome("allocate", limits=Limits(memory=300 * 1024**2))

    assert died == Died("needed more than 300 MiB", again=True, limited=True)


def test_a_call_that_closes_all_it_finds() -> None:
    """Then nobody hears of its result."""
    assert isinstance(outcome("close_everything"), Died)


def test_calls_around_one_that_crashes_are_made() -> None:
    """Their outcomes stand in order."""
    numbers = [*range(5, 10), 7, *range(600)]
    with subject("crash_at_seven") as it:
        outcomes = it.call([Call({"x": np.array([float(n)])}) for n in numbers])

    for number, each in zip(numbers, outcomes, strict=True):
        if number == 7:
            assert each == Died("segmentation fault", again=True)
        else:
            assert returned(each).arrays[0].tolist() == [number]


def test_a_crash_that_does_not_come_again(tmp_path: Path) -> None:
    """It is still told, as one that happens sometimes."""
    marker = str(tmp_path / "marker")

    died = outcome("crash_once", "f(x, m)", values={"m": marker})

    assert died == Died("segmentation fault", again=False)


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("leave_politely", "SystemExit", "no more"),
        ("interrupt", "KeyboardInterrupt", ""),
        ("long_message", "ValueError", "first line\n" + "x" * 489),
        ("recurse", "RecursionError", "maximum recursion depth exceeded"),
    ],
)
def test_a_call_that_raises(name: str, error: str, message: str) -> None:
    """Whatever it raises, with the beginning of what it says."""
    assert outcome(name) == Raised(error, message)


@pytest.mark.parametrize(
    ("name", "declined"),
    [
        *(("long_message", True), ("asserts", True), ("fails_within", False)),
        *(("fails_in_numpy", False), ("loses_its_way", False)),
    ],
)
def test_declining_is_told_from_failing(name: str, declined: bool) -> None:
    """A `raise` of its own with a ValueError, or an `assert`; not what NumPy raises within it."""
    raised = outcome(name)

    assert isinstance(raised, Raised)
    assert raised.declined == declined


def test_memory_that_is_used_again_is_told() -> None:
    """Of a call that changes what the one before it returned; not of the same numbers anew."""
    with subject("used_again") as it:
        calls = [Call({"x": each}) for each in (X, X, -X, X[:2], 2 * X)]
        found = [returned(each).overwrites for each in it.call(calls)]
    assert found == [False, False, True, False, False]  # the last is not that of the call before
    with subject("copied") as it:
        assert not any(returned(each).overwrites for each in it.call(calls))


def test_fractions_are_numbers() -> None:
    """Rounded to float64, under a name that tells."""
    found = returned(outcome("fractions"))
    assert found.dtypes == ("object",)
    assert found.arrays[0].tolist() == [each / 3 for each in X]


def test_a_backward_expression_is_held_to_the_letters_before_any_call() -> None:
    """What it names is in the module, or a letter of the calls."""
    with subject("fractions", "f(x)", backward="fractions(v)") as it:
        it.check_backward({"x", "v"})
        with pytest.raises(UsageError, match="'v' means nothing"):
            it.check_backward({"x"})


def test_an_error_whose_message_raises() -> None:
    """Its class can be told all the same."""
    raised = outcome("message_that_raises")

    assert isinstance(raised, Raised)
    assert raised.error == "OddError"


@pytest.mark.parametrize("name", ["text", "nothing", "ragged", "objects", "two"])
def test_what_is_no_array_of_numbers(name: str) -> None:
    """It came back, and is told from an exception."""
    raised = outcome(name)

    assert isinstance(raised, Raised)
    assert raised.error == NO_ARRAY
    assert "returned" in raised.message


def test_output_is_kept_apart_and_short() -> None:
    """Megabytes of it change no result; a beginning and an end can be read."""
    with subject("flood") as it:
        assert returned(it.call([Call({"x": X})])[0]).arrays[0].tolist() == X.tolist()
        assert it.output.startswith("flood flood")
        assert len(it.output) < 100_000


def test_closing_standard_output_is_no_fault() -> None:
    """It is not what results go through."""
    assert returned(outcome("print_nothing_more")).arrays[0].tolist() == X.tolist()


def test_a_call_that_forks_comes_back_once() -> None:
    """The second process does not answer in place of the first."""
    with subject("fork_and_return") as it:
        for number in range(5):
            x = X + number
            assert returned(it.call([Call({"x": x})])[0]).arrays[0].tolist() == x.tolist()


def test_what_a_call_started_ends_with_it(tmp_path: Path) -> None:
    """Also where it has left the group of processes."""
    note = tmp_path / "pid"
    died = outcome("start_one_that_stays", "f(x, n)", values={"n": str(note)}, limits=Limits(1))

    assert died == Died("took longer than 1 s", again=True, limited=True)
    assert not _alive(int(note.read_text()))


def test_leaving_the_context_ends_the_process() -> None:
    """Nothing of it stays."""
    before = set(psutil.Process().children())
    with subject("correlate", "f(x, x)") as it:
        it.call([Call({"x": X})])
        started = set(psutil.Process().children()) - before
        assert started
    assert not any(_alive(each.pid) for each in started)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interruption_ends_the_process_at_once() -> None:
    """Ctrl-C while a call hangs."""
    before = set(psutil.Process().children())
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)  # shells' jobs may ignore it
    try:
        with subject("hang", limits=Limits(seconds=300)) as it:
            started = set(psutil.Process().children()) - before
            done = threading.Event()
            interrupting = threading.Thread(target=_interrupt_until, args=(done,))
            interrupting.start()
            with pytest.raises(KeyboardInterrupt):
                it.call([Call({"x": X})])
            done.set()
            interrupting.join()
            assert not any(_alive(each.pid) for each in started)
    finally:
        signal.signal(signal.SIGINT, usual)


def _interrupt_until(done: threading.Event) -> None:
    """Again and again, since an interruption while garbage is collected is lost."""
    me = threading.main_thread().ident
    assert me is not None
    while not done.wait(0.5):
        signal.pthread_kill(me, signal.SIGINT)


def _alive(pid: int) -> bool:
    """Whether a process runs, within a second: those of others are not reaped by us."""
    until = time.monotonic() + 1
    while time.monotonic() < until:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return False
        except psutil.NoSuchProcess:
            return False
        time.sleep(0.01)
    return True


def test_repetitions_are_counted() -> None:
    """Which one differs, and how."""
    with subject("one_in_three") as it:
        found = it.repeat(Call({"x": X}), 300)
    assert (found.times, found.same, found.place) == (300, 200, 2)
    assert returned(found.first).arrays[0].tolist() == X.tolist()
    assert found.different is not None
    assert returned(found.different).arrays[0].tolist() == (X + 1).tolist()

    with subject("correlate", "f(x, x)") as it:
        found = it.repeat(Call({"x": X}), 300)
    assert (found.same, found.different) == (300, None)


def test_repetitions_end_with_their_time() -> None:
    """As many as were made by then, one at least."""
    with subject("correlate", "f(x, x)") as it:
        found = it.repeat(Call({"x": X}), 10**9, 0.2)
        assert 1 < found.times == found.same < 10**9
        assert it.repeat(Call({"x": X}), 10**9, 0).times == 1


def test_a_repetition_that_dies() -> None:
    """The first or a later one."""
    with subject("crash") as it:
        found = it.repeat(Call({"x": X}), 5)
        assert (found.same, found.first) == (0, Died("segmentation fault"))
        assert it.call([Call({"x": X})]) == [Died("segmentation fault", again=True)]
