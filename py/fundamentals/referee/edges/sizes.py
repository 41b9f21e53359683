"""Sizes: kernels longer than the input, one tap or none, nothing at all, steps beyond the ends."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np

from fundamentals.referee.edges.asking import Asker, counted, happened, not_tried
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["sizes"]

_SECONDS = 3.0  # for a call of a model's node with nothing to add: onnxruntime may not return

_Asked: TypeAlias = tuple[list[int], list[int], dict[str, int]]
"""Lengths, taps, and letters or channels that are not 1."""


def sizes(asker: Asker) -> Iterator[EdgeLine]:
    """A line for each size."""
    for case, asked in _small(asker):
        shape = _shape(asker, asked)
        yield _line(asker, case, shape) if shape else _alone(asker, case)
    for case, which, asked in _empty(asker):
        shape = _shape(asker, asked)
        yield _of_nothing(asker, case, which, shape) if shape else _alone(asker, case)
    for letter, case in (("s", "stride longer than the input"), ("p", "padding beyond the kernel")):
        if letter not in _letters(asker):
            yield not_tried(case, f"The call has no {letter}.")
    if not asker.form.batched:
        yield not_tried("empty batch", "The call takes one example.")
    if not asker.form.channels:
        yield not_tried("one channel", "The call has no channels.")


def _shape(asker: Asker, asked: _Asked) -> Shape | None:
    """The shape; None if the function takes another only, or kernels of another size."""
    lengths, taps, more = asked
    shape = asker.shape(lengths, taps, **more)
    return shape if asker.form.only is None and list(shape.taps) == taps else None


def _alone(asker: Asker, case: str) -> EdgeLine:
    if asker.form.only is not None:
        return not_tried(case, "The call takes one size only.")
    return not_tried(case, f"The call takes kernels of {asker.form.taps} taps only.")


def _letters(asker: Asker) -> set[str]:
    """The letters that a call can choose."""
    return {*asker.form.letters} - {*asker.form.fixed}


def _small(asker: Asker) -> Iterator[tuple[str, _Asked]]:
    axes, form = asker.form.axes, asker.form
    usual = form.taps or 2
    yield (
        "kernel longer than the input",
        ([max(3, form.taps - 2)] * axes, [form.taps or 5] * axes, {}),
    )
    if axes > 1:
        rest = axes - 1
        yield (
            "kernel longer along one axis, shorter along others",
            ([3, *[6] * rest], [5, *[2] * rest], {}),
        )
    yield "one tap", ([5] * axes, [1] * axes, {})
    yield "one tap and one place", ([1] * axes, [1] * axes, {})
    yield "two taps", ([7] * axes, [2] * axes, {})
    yield "an even number of taps", ([7] * axes, [4] * axes, {})
    if "s" in _letters(asker):
        yield "stride longer than the input", ([4] * axes, [usual] * axes, {"s": 7})
    if "d" in _letters(asker):
        yield "taps further apart than the input is long", ([4] * axes, [usual] * axes, {"d": 6})
    if "p" in _letters(asker):
        yield "padding beyond the kernel", ([9] * axes, [usual] * axes, {"p": usual + 1})
    if form.channels:
        several = {"batch": 2} if form.batched else {}
        more = [form.taps or 3] * axes
        yield "one channel", ([6] * axes, more, several)
        yield "one in-channel, several out-channels", ([6] * axes, more, {"outputs": 3, **several})


def _line(asker: Asker, case: str, shape: Shape) -> EdgeLine:
    probe = asker.probe(shape)
    y = asker.read(asker.outcome(probe))
    if isinstance(y, Raised | Died):
        against = isinstance(y, Died) or not (y.declined or asker.finding.excuses(shape))
        return EdgeLine(
            case=case,
            happens=f"{happened(y)}.",
            standing=asker.reference.of_sizes(shape, getattr(y, "error", None), right=False),
            finding=against,
            witness=shape.text,
            script=asker.script(probe, None, f"{case}: {happened(y)}") if against else "",
        )
    said = asker.says(probe)
    right = said is not None and asker.right(y, said)
    against = said is not None and not right
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
        finding=against,
        witness=shape.text,
        script=asker.script(probe, said, f"{case}: {happens}") if against else "",
    )


def _empty(asker: Asker) -> Iterator[tuple[str, str, _Asked]]:
    axes, taps = asker.form.axes, asker.form.taps or 3
    yield "empty input", "x", ([0] * axes, [taps] * axes, {})
    yield "no tap", "w", ([5] * axes, [0] * axes, {})
    yield "empty input and no tap", "both", ([0] * axes, [0] * axes, {})
    if asker.form.batched:
        yield "empty batch", "batch", ([6] * axes, [taps] * axes, {"batch": 0})


def _of_nothing(asker: Asker, case: str, which: str, shape: Shape) -> EdgeLine:
    """What comes of empty arrays: only numbers that are not 0 contradict a sum over nothing.

    Some never return from there, which is held against the function, as a crash is; a node of a
    model answers for crashes only.
    """
    probe = asker.probe(shape)
    if probe.b is not None:
        probe.b[...] = 0
    own = asker.subject.about.node is None  # what a runtime does there is no fault of a model
    call = asker.call(probe)
    y = asker.read(asker.subject.call([call], seconds=None if own else _SECONDS)[0])
    if isinstance(y, Raised | Died):
        error = getattr(y, "error", None)
        return EdgeLine(
            case=case,
            happens=f"{happened(y)}.",
            standing=asker.reference.of_empty(which, error, 0, zeros=False),
            finding=isinstance(y, Died) and (own or not y.limited),
            witness=shape.text,
        )
    said = asker.says(probe)
    zeros = not y.any()
    against = own and not zeros
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
        finding=against,
        witness=shape.text,
        script=asker.script(probe, np.zeros_like(y), f"{case}: {happens}") if against else "",
    )
