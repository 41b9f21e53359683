"""Sizes: kernels longer than the input, one tap or none, nothing at all, steps beyond the ends."""

from collections.abc import Iterator

import numpy as np

from fundamentals.referee.edges.asking import Asker, counted, happened, not_tried
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["sizes"]

_SECONDS = 3.0  # for a call with nothing to add


def sizes(asker: Asker) -> Iterator[EdgeLine]:
    """A line for each size."""
    for case, shape in _small(asker):
        yield _line(asker, case, shape)
    for case, which, shape in _empty(asker):
        yield _of_nothing(asker, case, which, shape)
    for letter, case in (("s", "stride longer than the input"), ("p", "padding beyond the kernel")):
        if letter not in _asked(asker):
            yield not_tried(case, f"The call has no {letter}.")
    if not asker.form.batched:
        yield not_tried("empty batch", "The call takes one example.")
    if not asker.form.channels:
        yield not_tried("one channel", "The call has no channels.")


def _asked(asker: Asker) -> set[str]:
    """The letters that a call can choose."""
    return {*asker.form.letters} - {*asker.form.fixed}


def _small(asker: Asker) -> Iterator[tuple[str, Shape]]:
    axes, form = asker.form.axes, asker.form
    yield "kernel longer than the input", asker.shape([3] * axes, [5] * axes)
    if axes > 1:
        rest = axes - 1
        yield (
            "kernel longer along one axis, shorter along others",
            asker.shape([3, *[6] * rest], [5, *[2] * rest]),
        )
    yield "one tap", asker.shape([5] * axes, [1] * axes)
    yield "one tap and one place", asker.shape([1] * axes, [1] * axes)
    yield "two taps", asker.shape([7] * axes, [2] * axes)
    yield "an even number of taps", asker.shape([7] * axes, [4] * axes)
    if "s" in _asked(asker):
        yield "stride longer than the input", asker.shape([4] * axes, [2] * axes, s=7)
    if "d" in _asked(asker):
        yield "taps further apart than the input is long", asker.shape([4] * axes, [2] * axes, d=6)
    if "p" in _asked(asker):
        yield "padding beyond the kernel", asker.shape([9] * axes, [2] * axes, p=3)
    if form.channels:
        several = {"batch": 2} if form.batched else {}
        yield "one channel", asker.shape([6] * axes, [3] * axes, **several)
        yield (
            "one in-channel, several out-channels",
            asker.shape([6] * axes, [3] * axes, outputs=3, **several),
        )


def _line(asker: Asker, case: str, shape: Shape) -> EdgeLine:
    probe = asker.probe(shape)
    y = asker.read(asker.outcome(probe))
    if isinstance(y, Raised | Died):
        return EdgeLine(
            case=case,
            happens=f"{happened(y)}.",
            standing=asker.reference.of_sizes(shape, getattr(y, "error", None), right=False),
            finding=isinstance(y, Died) or not asker.finding.excuses(shape),
            witness=shape.text,
        )
    said = asker.says(probe)
    right = said is not None and asker.right(y, said)
    if said is None:
        happens = f"It returns {counted(y)}; there is no formula to compare with."
    elif right:
        happens = f"It returns {counted(y)}, those of the formula."
    elif y.shape != said.shape:
        happens = f"It returns {counted(y)}; the formula gives {counted(said)}."
    else:
        happens = f"It returns {counted(y)}, others than those of the formula."
    return EdgeLine(
        case=case,
        happens=happens,
        standing=asker.reference.of_sizes(shape, None, right),
        finding=said is not None and not right,
        witness=shape.text,
    )


def _empty(asker: Asker) -> Iterator[tuple[str, str, Shape]]:
    axes = asker.form.axes
    yield "empty input", "x", asker.shape([0] * axes, [3] * axes)
    yield "no tap", "w", asker.shape([5] * axes, [0] * axes)
    yield "empty input and no tap", "both", asker.shape([0] * axes, [0] * axes)
    if asker.form.batched:
        yield "empty batch", "batch", asker.shape([6] * axes, [3] * axes, batch=0)


def _of_nothing(asker: Asker, case: str, which: str, shape: Shape) -> EdgeLine:
    """What comes of empty arrays, of which the formula that was found does not speak: whatever it
    is, it is said, and only a crash is held against the function. Some never return from there.
    """
    probe = asker.probe(shape)
    if probe.b is not None:
        probe.b[...] = 0
    y = asker.read(asker.subject.call([asker.call(probe)], seconds=_SECONDS)[0])
    if isinstance(y, Raised | Died):
        error = getattr(y, "error", None)
        return EdgeLine(
            case=case,
            happens=f"{happened(y)}.",
            standing=asker.reference.of_empty(which, error, 0, zeros=False),
            finding=isinstance(y, Died) and not y.limited,
            witness=shape.text,
        )
    said = asker.says(probe)
    zeros = not y.any()
    formula = said is not None and np.array_equal(y, said)
    if not y.size:
        happens = f"It returns no values, in the shape {y.shape}."
    elif not zeros:
        happens = f"It returns {counted(y)}, not all 0, though there is nothing to add."
    else:
        many = "as many as" if formula else "not as many as"
        happens = f"It returns {counted(y)}, all 0" + (
            f", {many} the formula says." if said is not None else "."
        )
    return EdgeLine(
        case=case,
        happens=happens,
        standing=asker.reference.of_empty(which, None, y.size, zeros and formula),
        witness=shape.text,
    )
