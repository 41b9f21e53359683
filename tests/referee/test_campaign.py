"""Campaigns: an instance is its number, and who makes it, in how many runs, changes nothing."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referee.members import Member

from fundamentals.base.errors import SetupError, UsageError
from fundamentals.base.progress import Silent
from fundamentals.referee.campaign.instances import BATCH, Batch, batches, probe, run, shape
from fundamentals.referee.campaign.running import Plan, campaign
from fundamentals.referee.campaign.state import State, opened, question
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.identifying import Structure
from fundamentals.referee.formula.matching import Law
from fundamentals.referee.formula.probes import Prober, within
from fundamentals.referee.subject.calling import Call, Died, Limits, Outcome
from fundamentals.referee.subject.target import Target
from fundamentals.software.formulas import K, L

FORM = Form("f(x, w)")
FULL = Finding(FORM, "float64", Structure((True,), ("zeros",)), (Law(0 * L, L + K - 1),))
LAYER = Form(
    "f(x, w, b, s, d, p, g)", "NCHW", "OIHW", bias=True, letters=("s", "d", "p"), groups=True
)
SOURCE = """
import numpy as np

def faulty(x, w):
    if len(x) == 7:
        raise IndexError("no sevens")
    if len(x) == 8:
        raise MemoryError("no eights")
    if len(x) == 9:
        raise ValueError("no nines")
    y = np.convolve(x, w)
    return y[::-1] if len(w) == 3 else y
"""


def plan(file: Path, instances: int, seed: int = 3) -> Plan:
    """A campaign for a function that is wrong at three taps, fails at seven numbers, has no memory
    for eight, and declines nine.
    """
    target = Target.parse(f"{file}:faulty")
    return Plan(target, FULL, "numpy", None, Limits(seconds=20), seed, instances)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "faults.py"
    file.write_text(SOURCE)
    return file


def outcome(state: State) -> tuple[object, ...]:
    return state.done, state.wrong, state.refused


# --- instances


@settings(derandomize=True, deadline=None, max_examples=25)
@given(
    st.sampled_from([FORM, LAYER]),
    st.sampled_from(["float64", "float16", "int32"]),
    *(st.integers(0, 1 << 20), st.integers(0, 1 << 20)),
)
def test_an_instance_is_determined_by_its_number(
    form: Form, dtype: str, seed: int, number: int
) -> None:
    """Made by one prober or another, alone or after others: the same arrays, and exact ones."""
    one, other = (Member(form).prober(dtype) for _ in range(2))
    probe(other, seed, number + 1)

    first, again = probe(one, seed, number), probe(other, seed, number)

    assert first.shape == again.shape == shape(form, seed, number)
    np.testing.assert_array_equal(first.x, again.x)
    np.testing.assert_array_equal(first.w, again.w)
    assert within(first)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.integers(0, 1 << 20), st.integers(0, 1 << 20))
def test_another_seed_or_number_is_another_instance(seed: int, number: int) -> None:
    """Neighbours have the shape in common, but not the numbers."""
    prober = Member(FORM).prober()
    made = [probe(prober, *each) for each in ((seed, number), (seed, number + 8), (seed + 1, 5))]
    assert len({(each.x.tobytes(), each.w.tobytes()) for each in made}) == 3


@given(st.integers(0, 5000), st.sets(st.integers(0, 19)))
def test_batches_are_those_that_are_left(instances: int, done: set[int]) -> None:
    """Together with what is done they cover every instance, and none twice."""
    left = list(batches(instances, sorted(done)))
    every = set(range(-(-instances // BATCH)))
    assert set(left) == every - done
    assert len(left) == len(set(left))


def test_a_batch_names_the_instances_that_disagree() -> None:
    """Those at which the fault is, and no others; the last batch ends with the campaign."""

    some = shape(FORM, 5, BATCH).taps

    def fault(at: object, y: np.ndarray) -> np.ndarray:
        return y + (at.taps == some)

    right, wrong = Member(FORM, (True,), law="full"), Member(FORM, (True,), law="full", fault=fault)
    count = BATCH + 40

    assert run(right.prober(), FULL, 5, 1, count) == Batch(1, (), 0)
    found = run(wrong.prober(), FULL, 5, 1, count)

    expected = [each for each in range(BATCH, count) if shape(FORM, 5, each).taps == some]
    assert found.wrong == tuple(expected)
    assert expected


# --- the state


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    """In whatever order the batches came."""
    state = State(question="q")
    state.take([Batch(3, (900, 800), 2), Batch(0, (7,), 1)])
    state.write(tmp_path / "state.json")

    assert opened(tmp_path / "state.json", "q") == state
    assert outcome(state) == ([0, 3], [7, 800, 900], 3)


def test_a_file_of_another_question_is_refused_and_kept(tmp_path: Path) -> None:
    """As is what is no file of a campaign."""
    path = tmp_path / "state.json"
    State(question="other").write(path)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="is of another campaign"):
        opened(path, "q")
    assert path.read_bytes() == before
    for text in ("", "{}", "[]", json.dumps({"question": "q", "more": 1})):
        path.write_text(text)
        with pytest.raises(UsageError, match="is no file of a campaign"):
            opened(path, "q")


def test_the_question_is_all_that_the_answer_depends_on(file: Path) -> None:
    """The function, the call, the number type, the formula and the seed, but not how many."""
    one = plan(file, 100)
    assert replace(one, instances=9).question == one.question
    formula = replace(FULL, laws=(Law(0 * L, L),))
    others = [
        replace(one, target=Target.parse(f"{file}:other")),
        replace(one, finding=replace(FULL, form=Form("f(w, x)"))),
        replace(one, finding=replace(FULL, dtype="float32")),
        replace(one, finding=formula),
        replace(one, seed=4),
        replace(one, arrays="torch"),
    ]
    assert len({each.question for each in (one, *others)}) == len(others) + 1
    assert question("a", "b") != question("ab")


# --- together


def test_workers_and_interruptions_change_nothing(file: Path, tmp_path: Path) -> None:
    """One worker in one go, two workers, and two runs with a state between them: the same."""
    instances = 3 * BATCH - 10
    whole = campaign(plan(file, instances), Silent(), jobs=1)

    state = tmp_path / "state.json"
    campaign(plan(file, BATCH), Silent(), jobs=1, resume=state)
    assert opened(state, plan(file, 1).question).done == [0]
    resumed = campaign(plan(file, instances), Silent(), jobs=2, resume=state)

    assert outcome(resumed) == outcome(whole)
    numbers = range(instances)
    shapes = [shape(FORM, 3, each) for each in numbers]
    seven = {each for each in numbers if shapes[each].lengths == (7,)}
    eight = {each for each in numbers if shapes[each].lengths == (8,)}
    nine = {each for each in numbers if shapes[each].lengths == (9,)}
    three = {each for each in numbers if shapes[each].taps == (3,)} - seven - eight - nine
    backwards = {each for each in three if not symmetric(probe(Member(FORM).prober(), 3, each))}
    assert whole.refused == len(eight | nine)
    assert whole.wrong == sorted(seven | backwards)
    assert all((seven, eight, nine, backwards))


def symmetric(instance: object) -> bool:
    """Whether the values are the same backwards, by chance."""
    y = np.convolve(instance.x[0, 0], instance.w[0, 0])
    return bool(np.array_equal(y, y[::-1]))


def test_a_state_of_another_seed_ends_before_anything_is_started(
    file: Path, tmp_path: Path
) -> None:
    """And says so."""
    state = tmp_path / "state.json"
    State(question=plan(file, 1).question).write(state)
    with pytest.raises(UsageError, match="another campaign"):
        campaign(plan(file, 1, seed=4), Silent(), resume=state)


def test_a_scheduler_that_makes_no_sense_is_told(file: Path) -> None:
    """With the address, and what to start."""
    with pytest.raises(SetupError, match=r"nonsense.*dask scheduler"):
        campaign(plan(file, 1), Silent(), scheduler="nonsense://here")


def test_hours_alone_end_a_campaign(file: Path) -> None:
    """Of more instances than any memory holds, some are made."""
    state = campaign(plan(file, 1 << 40), Silent(), jobs=1, hours=0)
    assert state.done
    assert state.done == list(range(len(state.done)))


class _Slow:
    """What goes beyond its limit of time at each call, or dies of itself."""

    def __init__(self, limited: bool) -> None:
        self.limited = limited

    def call(self, calls: Sequence[Call]) -> list[Outcome]:
        return [Died("it did", limited=self.limited) for _ in calls]


def test_a_limit_is_no_disagreement_and_a_crash_is() -> None:
    """What is right may be slow."""
    slow, crashing = (Prober(_Slow(limited), FORM, "float64") for limited in (True, False))
    assert run(slow, FULL, 0, 0, 5) == Batch(0, (), 5)
    assert run(crashing, FULL, 0, 0, 5) == Batch(0, (0, 1, 2, 3, 4), 0)
