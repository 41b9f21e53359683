"""What a wrong gradient is instead: a usual slip that explains it at every shape that is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.layer import Array, Axis
from fundamentals.referee.formula.probes import NEAR
from fundamentals.referee.gradients.cotangents import Pullback

__all__ = ["guessed"]

Wrong = tuple[Pullback, Array | None, Array]
"""A probe, what came back (None if it is missing), and what the formula gives."""


def guessed(finding: Finding, name: str, wrong: Sequence[Wrong]) -> str:
    """In a few words what it is instead; empty if no slip explains all of them.

    Args:
        finding: the formula.
        name: of the array that the gradient is for.
        wrong: all gradients that are not the formula's.
    """
    if all(got is None for _, got, _ in wrong):
        return "the library says that there is none"
    seen = [(probe, got, said) for probe, got, said in wrong if got is not None]
    shapes = {(got.shape, said.shape) for _, got, said in seen if got.shape != said.shape}
    for words, slip in _SLIPS:
        if all(_explains(finding, name, slip, probe, got) for probe, got, _ in seen):
            return words
    if len(shapes) > 0:
        got_shape, said_shape = min(shapes)
        return f"it has the shape {got_shape} in place of {said_shape}"
    return ""


_Slip = Callable[[Pullback, str], Array | None]


def _explains(finding: Finding, name: str, slip: _Slip, probe: Pullback, got: Array) -> bool:
    instead = slip(probe, name)
    if instead is None:
        return False
    said = probe.outward(finding, name, instead)
    return got.shape == said.shape and bool((np.abs(got - said) < NEAR * probe.unit_of(name)).all())


def _times(factor: Callable[[Pullback], float]) -> _Slip:
    return lambda probe, name: probe.said[name] * factor(probe)


def _along(change: Callable[[Axis], Axis]) -> _Slip:
    return lambda probe, name: probe.along(change).said[name]


def _kernel_reversed(probe: Pullback, name: str) -> Array | None:
    """The other way round: for w the gradient itself, for x the kernel that it is made with."""
    places = tuple(range(2, 2 + probe.shape.axes))
    if name == "w":
        return np.flip(probe.said["w"], places)
    kernels = {n: each for n, each in probe.arrays.items() if n in ("w", "vw")}
    return _changed(probe, name, {n: np.flip(each, places) for n, each in kernels.items()})


def _without_conjugates(probe: Pullback, name: str) -> Array | None:
    """Of complex numbers, the transpose in place of the adjoint."""
    return replace(probe, transposes=not probe.transposes).said[name]


def _first_example(probe: Pullback, name: str) -> Array | None:
    g = np.zeros_like(probe.arrays["v"])
    g[:1] = probe.arrays["v"][:1]
    return _changed(probe, name, {"v": g})


def _changed(probe: Pullback, name: str, arrays: dict[str, Array]) -> Array | None:
    return replace(probe, arrays={**probe.arrays, **arrays}).said[name]


def _groups_exchanged(probe: Pullback, name: str) -> Array | None:
    """Channels counted through the groups first, where those of one group lie together."""
    said, groups = probe.said[name], probe.shape.groups
    axis = 1 if name == "x" else 0
    parts = said.shape[axis] // groups
    split = said.reshape(*said.shape[:axis], groups, parts, *said.shape[axis + 1 :])
    return np.swapaxes(split, axis, axis + 1).reshape(said.shape)


_SLIPS: Sequence[tuple[str, _Slip]] = [
    ("it is 0", _times(lambda _: 0)),
    ("its sign is the other", _times(lambda _: -1)),
    ("it is twice as large", _times(lambda _: 2)),
    ("it is half as large", _times(lambda _: 0.5)),
    ("it is that for a stride of 1", _along(lambda axis: replace(axis, stride=1))),
    ("it is that for a dilation of 1", _along(lambda axis: replace(axis, dilation=1))),
    ("it is that without padding", _along(lambda axis: replace(axis, first=0))),
    ("it is that without conjugates", _without_conjugates),
    ("the kernel runs the other way", _kernel_reversed),
    ("it is that of the first example alone", _first_example),
    ("the channels of its groups are exchanged", _groups_exchanged),
    ("it is divided by the number of examples", _times(lambda probe: 1 / probe.shape.batch)),
    ("it is multiplied by the number of examples", _times(lambda probe: probe.shape.batch)),
]
"""Usual slips, the likeliest first."""
