"""More than 2³¹ places: asked without memory, or not at all; counted as loops count."""

from itertools import product
from pathlib import Path

import pytest
from referee.subjects import LIMITS

from fundamentals.referee.edges.asking import Asker
from fundamentals.referee.edges.beyond import Beyond, met
from fundamentals.referee.edges.reference import Reference
from fundamentals.referee.formula.finding import find
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.layer import OUTSIDE, Axis, meets
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.subject.calling import Limits
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target

SOURCE = """
import numpy as np

def lazily(x, w):  # takes no place: all numbers are alike where there are many
    if len(x) > 10**6:
        assert x.strides == w.strides == (0,)
        return np.full(len(x) - len(w) + 1, float(len(w)) * w[0] * x[0])
    return np.correlate(x, w, "valid") if len(w) <= len(x) else x[:0]

def copies(x, w):
    x = x.copy()
    return np.correlate(x, w, "valid") if len(w) <= len(x) else x[:0]

def in_32_bits(x, w):
    y = lazily(x, w)
    return y if len(x) < 2**31 else y - 2.0**32

def in_float32(x, w):  # what is added up has too few digits, and no index is wrong
    return lazily(x.astype(np.float32, copy=len(x) < 10**6), w).astype(np.float32).astype(x.dtype)

def full(x, w):
    return np.convolve(x, w)
"""


@pytest.mark.parametrize(
    ("name", "happens", "standing", "wrong"),
    [
        ("lazily", "It returns those of the formula.", "undocumented", False),
        ("in_32_bits", "It returns others than those of the formula.", "undocumented", True),
        ("copies", "It ", "not tried", False),  # needs more memory, or time, than it has
        ("full", "It would return", "not tried", False),
        ("in_float32", "not exact in what it adds them in", "not tried", False),
    ],
)
def test_what_copies_is_not_tried_and_what_miscounts_is_found(
    name: str, happens: str, standing: str, wrong: bool, tmp_path: Path
) -> None:
    """The process never holds arrays of that size."""
    file = tmp_path / "mine.py"
    file.write_text(SOURCE)
    form = Form("f(x, w)")

    def start(environment: object, limits: Limits | None = None, /) -> Subject:
        return Subject(Target.parse(f"{file}:{name}"), form.expression, limits=limits or LIMITS)

    with start({}) as subject:
        finding = find(Prober(subject, form, "float64"), instances=0)
        with Beyond(Asker(subject, finding, Reference(name, finding), 0), start) as asked:
            line = asked.line()

    assert happens in line.happens
    assert (line.standing, line.finding) == (standing, wrong)


def test_what_ignores_steps_is_not_asked_with_steps_of_0(tmp_path: Path) -> None:
    """It would be called wrong for the number of places, which is not its fault."""
    file = tmp_path / "mine.py"
    file.write_text(SOURCE)
    form = Form("f(x, w)")

    def start(environment: object, limits: Limits | None = None, /) -> Subject:
        return Subject(Target.parse(f"{file}:in_32_bits"), form.expression, limits=limits or LIMITS)

    with start({}) as subject:
        finding = find(Prober(subject, form, "float64"), instances=0)
        asker = Asker(subject, finding, Reference("mine.py", finding), 0)
        with Beyond(asker, start, gaps=True) as asked:
            line = asked.line()

    assert "how far apart" in line.happens
    assert (line.standing, line.finding) == ("not tried", False)


def test_taps_are_counted_as_loops_count_them() -> None:
    """For all kinds of steps, at both ends."""
    kinds = product(range(-6, 7), (1, 2, 3), (1, 2, 3), (1, 2, 3), (False, True), (1, 4, 7), (1, 4))
    for first, stride, dilation, spread, flips, length, taps in kinds:
        axis = Axis(first, 5, stride, dilation, spread, flips)
        for output in range(5):
            seen = meets(axis, length, taps)[output]
            assert met(axis, length, taps, output) == (seen != OUTSIDE).sum()
