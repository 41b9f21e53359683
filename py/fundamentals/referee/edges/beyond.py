"""More than 2³¹ places, which 32 bits do not count: of one number, repeated with a stride of 0.

Such arrays take no memory, and what comes back of them is short: the outputs lie far apart, where
there is a stride, or the kernel is nearly as long as the input. A function that copies its
arguments cannot be asked so, and is ended when it does.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from math import prod

import numpy as np

from fundamentals.referee.edges.asking import Asker, Start, happened, not_tried
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array, Axis
from fundamentals.referee.formula.probes import capacity
from fundamentals.referee.subject.calling import Call, Died, Limits, Outcome
from fundamentals.referee.subject.process import Subject

__all__ = ["Beyond", "met"]

_MANY = 1 << 31
_OUTPUTS = 64  # values that may come back
_SECONDS = 10.0
_STRIDED = 2  # taps, where a stride keeps what comes back short
_MEMORY = 1 << 27  # bytes more than it has else, far less than copies of such arrays take
_CASE = "more than 2³¹ places"
_NUMBER = 3  # each number of x; those of w are 1


class Beyond:
    """The question, put to a process of its own, which has its time while others are asked.

    Args:
        asker: makes the others.
        start: starts the function in a process of its own.
        gaps: whether it is known to look for numbers at wrong places where these lie at other steps
            than usual.
    """

    def __init__(self, asker: Asker, start: Start | None, *, gaps: bool = False) -> None:
        self._asker, self._shape = asker, _shape(asker)
        self._why = _not_asked(asker, start, self._shape, gaps=gaps)
        self._stack = ExitStack()
        self._outcome: Future[Outcome] | None = None
        if start is not None and not self._why:
            # what a user can read
            memory = _MEMORY * (2 + asker.subject.resident // _MEMORY)
            pool = self._stack.enter_context(ThreadPoolExecutor(1))
            subject = start({}, Limits(seconds=_SECONDS, memory=memory))
            self._stack.callback(subject.close)  # which ends the thread's waiting, too
            self._outcome = pool.submit(self._ask, subject)

    def __enter__(self) -> "Beyond":
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _ask(self, subject: Subject) -> Outcome:
        with subject:
            # some are compiled at the first call
            subject.call([_call(self._asker, _short(self._shape))])
            return subject.repeat(_call(self._asker, self._shape), 1).first

    def line(self) -> EdgeLine:
        """What came of it."""
        if self._outcome is None:
            return not_tried(_CASE, self._why)
        return _line(self._asker, self._shape, self._outcome.result())


def _not_asked(asker: Asker, start: Start | None, shape: Shape, *, gaps: bool) -> str:
    """Why it is not asked; empty if it is."""
    if start is None:
        return "No further process of the function can be started from here."
    if "stretched" not in asker.subject.about.layouts:
        return "It copies: arrays of this library have a place for each number."
    if gaps:
        return "It takes no account of how far apart numbers lie in memory."
    return _untold(asker, shape)


def _line(asker: Asker, shape: Shape, outcome: Outcome) -> EdgeLine:
    if isinstance(outcome, Died) and outcome.limited:
        slow = "took longer" in outcome.how
        return not_tried(_CASE, f"It {outcome.how}" + ("." if slow else ": it copies."))
    y = asker.read(outcome)
    said = _said(asker, shape)
    if not isinstance(y, np.ndarray):
        happens, finding = f"{happened(y)}.", isinstance(y, Died)
        if y.limited:
            return not_tried(_CASE, f"It copies: {happens}")
    elif y.shape != said.shape:
        happens, finding = f"It returns {y.size} values; the formula gives {said.size}.", True
    elif not asker.right(y, said):
        happens, finding = "It returns others than those of the formula.", True
    else:
        happens, finding = "It returns those of the formula.", False
    return EdgeLine(case=_CASE, happens=happens, finding=finding, witness=shape.text)


def _shape(asker: Asker) -> Shape:
    """One place along all axes but the last, which has more than 2³¹."""
    before = [1] * (asker.form.axes - 1)
    found = asker.finding.structure
    if found is not None and found.stride == "s" and "s" not in asker.form.fixed:
        shape = asker.shape([*before, _MANY + 8], [*before, _STRIDED])
        far = (1 << 30,) if not asker.form.scalars else (1 << 30,) * asker.form.axes
        strides = (*before, *far)[-asker.form.axes :]
        return replace(shape, letters={**shape.letters, "s": strides})
    return asker.shape([*before, _MANY + 8], [*before, _MANY + 7])


def _short(shape: Shape) -> Shape:
    """The same with few places."""
    long = shape.taps[-1] > _STRIDED
    lengths, taps = (*shape.lengths[:-1], 16), (*shape.taps[:-1], 15 if long else _STRIDED)
    return replace(shape, lengths=lengths, taps=taps)


def _untold(asker: Asker, shape: Shape) -> str:
    """Why nothing can be asked there; empty if something can."""
    finding = asker.finding
    if finding.structure is None or not finding.laws:
        return "There is no formula to compare with."
    if finding.structure.order != tuple(range(shape.axes)) or finding.structure.scale != 1:
        return "The formula exchanges axes, or has a factor."
    axes = finding.axes(shape)
    if not 0 < prod(axis.length for axis in axes) <= _OUTPUTS:
        return f"It would return {' × '.join(str(axis.length) for axis in axes)} values."
    if _NUMBER * shape.taps[-1] > capacity(finding.dtype):
        return f"Sums of so many terms are not exact in {finding.dtype}, and there is no stride."
    if shape.taps[-1] > _STRIDED and not _exactly(asker, _short(shape), _NUMBER * shape.taps[-1]):
        return "Sums of so many terms are not exact in what it adds them in."
    return ""


def _exactly(asker: Asker, short: Shape, total: int) -> bool:
    """Whether a sum so large comes back exactly, of few terms."""
    probe = asker.probe(short)
    probe.x[...] = total // short.taps[-1] | 1  # odd: it has all digits of such a sum
    probe.w[...] = 1
    if probe.b is not None:
        probe.b[...] = 0
    y, said = asker.read(asker.outcome(probe)), asker.says(probe)
    return isinstance(y, np.ndarray) and said is not None and asker.right(y, said)


def _call(asker: Asker, shape: Shape) -> Call:
    """The call, of arrays that have one number along the last axis where many are meant."""
    form, last = asker.form, asker.form.spatial[-1]
    kernel = 1 if shape.taps[-1] > _STRIDED else shape.taps[-1]
    small = replace(
        shape,
        lengths=(*shape.lengths[:-1], 1),
        taps=(*shape.taps[:-1], kernel),
    )
    call = form.call(
        small,
        np.full(small.x, float(_NUMBER)),
        np.ones(small.w),
        np.zeros(1) if form.bias else None,
        dtype=asker.finding.dtype,
    )
    stretch = [("x", form.signal.index(last), shape.lengths[-1])]
    if kernel == 1:
        stretch.append(("w", form.kernel.index(last), shape.taps[-1]))
    memory = {name: "stretched" for name, *_ in stretch}
    return replace(call, values={**call.values, "stretch": stretch}, memory=memory)


def _said(asker: Asker, shape: Shape) -> Array:
    """The formula's values: how many taps meet a number, times that number."""
    counts: Array = np.ones((), dtype=np.int64)
    for axis, length, taps in zip(
        asker.finding.axes(shape), shape.lengths, shape.taps, strict=True
    ):
        each = [met(axis, length, taps, output) for output in range(axis.length)]
        counts = np.multiply.outer(counts, np.array(each, dtype=np.int64))
    return (_NUMBER * counts)[None, None].astype(np.float64)


def met(axis: Axis, length: int, taps: int, output: int) -> int:
    """How many taps meet a number for an output, counted without going through them."""
    if axis.border != "zeros":
        return taps
    begin, step = axis.first + axis.stride * output, -axis.dilation if axis.flips else axis.dilation
    ends = sorted((begin, begin + step * (taps - 1)))
    # places ends[0], ends[0] + |step|, … that are in [0, spread (length − 1)] and on its grid
    width, top = abs(step), axis.spread * (length - 1)
    if axis.spread > 1 and width % axis.spread:
        places = range(ends[0], ends[1] + 1, width)
        return sum(0 <= place <= top and place % axis.spread == 0 for place in places)
    if axis.spread > 1 and ends[0] % axis.spread:
        return 0
    low = max(0, -(ends[0] // width)) if ends[0] < 0 else 0
    high = (min(ends[1], top) - ends[0]) // width
    return max(0, high - low + 1)
