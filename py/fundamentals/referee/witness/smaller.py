"""Probes no larger than one, of which hypothesis looks for the smallest that fails.

A module by itself, since hypothesis takes long to import, and most functions have no failure.
"""

from collections.abc import Callable
from dataclasses import replace
from math import prod

import hypothesis
import numpy as np
from hypothesis import strategies

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Probe, Prober

__all__ = ["least"]

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


def least(prober: Prober, probe: Probe, fails: Callable[[Probe], bool]) -> Probe:
    """A smallest probe that fails; the probe itself if none smaller was seen to, or one that did
    then did not.
    """
    try:
        return hypothesis.find(_no_larger(prober, probe), fails, settings=_SETTINGS)
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
