"""Whether what comes back is a function of the arguments at all.

What reads beyond the ends of its arrays, or what nothing wrote, gives numbers that are no integers
just as algorithms do that round. So this is asked first, wherever numbers are not the formula's bit
for bit.
"""

from dataclasses import replace

import numpy as np

from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.formula.shapes import starting
from fundamentals.referee.subject.calling import Outcome, Returned
from fundamentals.referee.subject.process import Subject

__all__ = ["AROUND", "FROM_CALL_TO_CALL", "unsteady"]

AROUND = "what comes back depends on what stands beside the arguments in memory, or was left there"
FROM_CALL_TO_CALL = "what comes back is rounded otherwise from call to call"
_POISONS = ("nan", "large", 0)
_TURNS = 4


def unsteady(prober: Prober) -> str:
    """What else than the arguments decides what comes back, in a sentence; empty if none."""
    shapes = starting(prober.form)
    chosen = [shapes[0], shapes[len(shapes) // 2], shapes[-1]]
    probes = [prober.random(shape, np.random.default_rng(3)) for shape in chosen]
    calls = [
        prober.form.call(each.shape, each.x, each.w, each.b, dtype=each.dtype) for each in probes
    ]
    callee = prober.callee
    if isinstance(callee, Subject) and {"surrounded", "strided"} <= {*callee.about.layouts}:
        for call in calls:
            apart = replace(call, memory=dict.fromkeys(call.arrays, "strided"))
            around = [
                replace(
                    call,
                    values={**call.values, "poison": poison},
                    memory=dict.fromkeys(call.arrays, "surrounded"),
                )
                for poison in _POISONS
            ]
            plain, gaps, *others = callee.call([call, apart, *around])
            if prober.form.axes > 1 and not _near(prober, plain, gaps):
                continue  # it takes no strides: what it reads then tells nothing
            if not all(_near(prober, plain, other) for other in others):
                return AROUND
    first, *turns = (callee.call(calls) for _ in range(_TURNS))
    if any(
        not _alike(one, other) for turn in turns for one, other in zip(first, turn, strict=True)
    ):
        return FROM_CALL_TO_CALL
    return ""


def _near(prober: Prober, one: Outcome, other: Outcome) -> bool:
    """Whether two calls came to the same, up to what rounds integers."""
    if not isinstance(one, Returned) or not isinstance(other, Returned):
        return type(one) is type(other)
    y, z = one.arrays[0] / prober.scale, other.arrays[0] / prober.scale
    return y.shape == z.shape and bool(np.array_equal(np.rint(y), np.rint(z)))


def _alike(one: Outcome, other: Outcome) -> bool:
    if not isinstance(one, Returned) or not isinstance(other, Returned):
        return type(one) is type(other)
    pairs = zip(one.arrays, other.arrays, strict=False)
    return all(y.shape == z.shape and y.tobytes() == z.tobytes() for y, z in pairs)
