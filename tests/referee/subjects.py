"""Functions of `misbehaving`, called in a process of their own."""

from pathlib import Path

import numpy as np

from fundamentals.referee.subject.calling import Call, Limits, Outcome, Returned
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target

FILE = Path(__file__).with_name("misbehaving.py")
LIMITS = Limits(seconds=20, memory=2 * 1024**3)
X = np.array([7.0, 2, 3, 4])
W = np.array([1.0, -2])


def subject(name: str, expression: str = "f(x)", **more: object) -> Subject:
    """A function of the sample file."""
    return Subject(Target.parse(f"{FILE}:{name}"), expression, **{"limits": LIMITS, **more})


def outcome(name: str, expression: str = "f(x)", x: np.ndarray = X, **more: object) -> Outcome:
    """What becomes of one call."""
    values = more.pop("values", {})
    with subject(name, expression, **more) as it:
        return it.call([Call({"x": x}, values)])[0]


def returned(outcome: Outcome) -> Returned:
    assert isinstance(outcome, Returned), outcome
    return outcome
