"""The smallest call at which something fails: hypothesis looks for it among those no larger."""

from collections.abc import Callable
from dataclasses import replace
from math import prod
from typing import TypeAlias

import hypothesis
import numpy as np
from hypothesis import strategies

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.linearity import nonlinear
from fundamentals.referee.formula.probes import Probe, Prober, same, within
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["Fails", "breaks", "disagrees", "refuses", "shrunk"]

Fails: TypeAlias = Callable[[Probe], bool]
_DRAWN = 16  # numbers of an array; a larger one repeats them
_INSTANCES = 400
_SETTINGS = hypothesis.settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=_INSTANCES,
    phases=(hypothesis.Phase.generate, hypothesis.Phase.shrink),
    suppress_health_check=list(hypothesis.HealthCheck),
)


def shrunk(prober: Prober, probe: Probe, fails: Fails) -> Probe:
    """A smallest probe that fails: few places, letters near 1 or 0, numbers near 0.

    The same probe gives the same answer each time. Every probe that is tried is as exact as
    those that found the failure.

    Args:
        prober: says which letters and axes a call has.
        probe: one that fails.
        fails: whether a probe does.

    Returns:
        The probe itself if none smaller was seen to fail, or one that did then did not.
    """

    def smaller(other: Probe) -> bool:
        return within(other) and fails(other)

    try:
        return hypothesis.find(_no_larger(prober, probe), smaller, settings=_SETTINGS)
    except (hypothesis.errors.NoSuchExample, hypothesis.errors.Flaky):
        return probe


@strategies.composite
def _no_larger(draw: strategies.DrawFn, prober: Prober, probe: Probe) -> Probe:
    """Probes none of whose numbers is larger than the probe's."""

    def at_most(most: int, least: int = 1) -> int:
        # half of them as large as they may be: several conditions can then be met at once
        any_size = strategies.integers(min(least, most), most)
        return draw(strategies.one_of(any_size, strategies.just(most)))

    form, shape = prober.form, probe.shape
    groups = at_most(shape.groups)
    alone = form.scalars and form.axes > 1
    letters = {}
    for letter, numbers in shape.letters.items():
        least = 0 if letter in "pq" else 1
        each = [at_most(most, least) for most in (numbers[:1] if alone else numbers)]
        letters[letter] = tuple(each * len(numbers) if alone else each)
    small = Shape(
        tuple(map(at_most, shape.lengths)),
        tuple(map(at_most, shape.taps)),
        letters,
        batch=at_most(shape.batch),
        inputs=groups * at_most(shape.inputs // shape.groups),
        outputs=groups * at_most(shape.outputs // shape.groups),
        groups=groups,
    )
    small = form.fit(small)
    return replace(
        probe,
        shape=small,
        x=_numbers(draw, probe.x, small.x),
        w=_numbers(draw, probe.w, small.w),
        b=None if probe.b is None else _numbers(draw, probe.b, (small.outputs,)),
    )


def _numbers(draw: strategies.DrawFn, array: Array, shape: tuple[int, ...]) -> Array:
    """Integers no larger than those of an array; beyond the first few they repeat."""
    parts = [array.real, array.imag] if array.dtype.kind == "c" else [array]
    count = min(_DRAWN, prod(shape))
    drawn: list[Array] = []
    for part in parts:
        largest = int(np.abs(part).max(initial=0))
        least = 0 if part.min(initial=0) >= 0 else -largest
        one = strategies.integers(least, largest)
        some = draw(strategies.lists(one, min_size=count, max_size=count))
        drawn.append(np.resize(np.array(some, dtype=np.float64), shape))
    return drawn[0] if len(drawn) == 1 else np.asarray(drawn[0] + 1j * drawn[1])


def disagrees(prober: Prober, finding: Finding) -> Fails:
    """Whether a function gives for a probe other numbers than the formula; exceptions refuse it."""

    def fails(probe: Probe) -> bool:
        said = finding.says(probe)
        if said is None or not said.size:
            return False
        (got,) = prober.ask([probe])
        return not isinstance(got, Raised | Died) and not same(prober.nearest(got), said)

    return fails


def refuses(prober: Prober, finding: Finding, error: str) -> Fails:
    """Whether a function raises an exception of that name, where nothing excuses it."""

    def fails(probe: Probe) -> bool:
        if finding.excuses(probe.shape):
            return False
        (got,) = prober.ask([probe])
        return isinstance(got, Raised) and got.error == error

    return fails


def breaks(prober: Prober) -> Fails:
    """Whether an equation of linear maps fails at a probe or at ones near it."""
    return lambda probe: nonlinear(prober, probe) is not None
