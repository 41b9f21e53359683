"""Repetition: whether a call gives the same, many times over and after others."""

from collections.abc import Iterator
from dataclasses import replace
from math import exp, expm1, floor, log, log1p

import numpy as np

from fundamentals.referee.edges.asking import Asker, Start, happened, not_tried
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.edges.ranks import ranks
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Probe
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.referee.witness.kept import right_after, same_again
from fundamentals.referee.witness.script import script

__all__ = ["repeating"]

_MOST = 200_000  # calls
_SECONDS = 1.0  # in which as many are made as can be
_SURE = 0.99


def repeating(
    asker: Asker, shape: Shape, start: Start | None, *, axes: bool = True
) -> Iterator[EdgeLine]:
    """A line for many calls, for calls after others, for the first call of a process, and, if
    `axes`, for other numbers of axes, which are asked last of all.
    """
    yield _many(asker, shape)
    yield _after(asker, shape)
    if start is None:
        why = "No further process of the function can be started from here."
        yield not_tried("the first call of a process", why)
    else:
        yield from _first(asker, shape, start, axes=axes)


def _many(asker: Asker, shape: Shape) -> EdgeLine:
    case = "many times the same call"
    probe = asker.probe(shape)
    told = asker.subject.repeat(asker.call(probe), _MOST, _SECONDS)
    if told.different is None and told.same == told.times:
        happens = f"The same each of {told.times:,} times. {_unseen(told.times)}"
        return EdgeLine(case=case, happens=happens, witness=shape.text)
    other = told.different or told.first
    if asker.alike(told.first, other):
        happens = f"Rounded otherwise at times: {told.same:,} of {told.times:,} are as the first."
        return EdgeLine(case=case, happens=happens, witness=shape.text)
    what = happened(other) if isinstance(other, Raised | Died) else "other numbers come back"
    return EdgeLine(
        case=case,
        happens=f"At call {told.place}, {what}; {told.same:,} of {told.times:,} are as the first.",
        finding=True,
        witness=shape.text,
        script=_again(asker, probe, told.times),
    )


def _again(asker: Asker, probe: Probe, times: int) -> str:
    """The script for a call that fails now and then, if the formula says what must come."""
    if asker.origin is None or (said := asker.says(probe)) is None:
        return ""
    origin = replace(asker.origin, times=times)
    return script(origin, asker.form, probe, said, "the same call gives other numbers at times")


def _unseen(times: int) -> str:
    """How rare a fault may be that so many calls do not show."""
    rate = -expm1(log(1 - _SURE) / times)  # (1 − rate)ᴺ = 1 − _SURE
    rarer = floor(1 / rate)
    return (
        f"A fault of chance q at each call passes with (1 − q)^{times}: one in {rarer:,} calls "
        f"with {1 - _SURE:.0%}, one in {10 * rarer:,} with {exp(times * log1p(-rate / 10)):.0%}."
    )


def _after(asker: Asker, shape: Shape) -> EdgeLine:
    """The same call between others: of the same shape, of other ones, and some that fail."""
    case = "the same call after others"
    axes = shape.axes
    others = [
        asker.probe(shape),
        asker.probe(asker.shape([9] * axes, [2] * axes)),
        asker.probe(asker.shape([3] * axes, [5] * axes)),
        asker.probe(asker.shape([0] * axes, [1] * axes)),
    ]
    probe = asker.probe(shape)
    call = asker.call(probe)
    calls = [call]
    for other in others:
        calls += [asker.call(other), call]
    near = list(_near(probe))
    for _, other in near:
        calls += [asker.call(other), call]
    came = asker.subject.call(calls)
    for (what, other), outcome in zip(near, came[1 + 2 * len(others) :: 2], strict=True):
        said, y = asker.says(other), asker.read(outcome)
        if said is not None and isinstance(y, np.ndarray) and not asker.right(y, said):
            origin = asker.origin
            return EdgeLine(
                case=case,
                happens=f"After a call that differs in {what} alone, wrong numbers come back: "
                "something stays from one call to the next.",
                finding=True,
                witness=f"{shape.text}, after {shape.text}",
                script=right_after(origin, asker.form, probe, other, said) if origin else "",
            )
    between = [*others, *(other for _, other in near)]
    for other, outcome in zip(between, came[2::2], strict=True):
        if not asker.alike(came[0], outcome):
            return EdgeLine(
                case=case,
                happens="It gives other numbers: something stays from one call to the next.",
                finding=True,
                witness=f"{shape.text}, after {other.shape.text}",
                script=same_again(asker.origin, asker.form, probe, other) if asker.origin else "",
            )
    return EdgeLine(case=case, happens="The same.", witness=shape.text)


def _near(probe: Probe) -> Iterator[tuple[str, Probe]]:
    """Probes that a careless fingerprint takes for the same: their ends are, and their sums."""
    for name, array in (("x", probe.x), ("w", probe.w)):
        flat = array.reshape(-1)
        inner = np.arange(1, len(flat) - 1)
        if not len(inner):
            continue
        one = flat.copy()
        one[inner[len(inner) // 2]] = 0 if one[inner[len(inner) // 2]] else 1
        yield f"one number of {name}", _with(probe, name, one)
        others = inner[flat[inner] != flat[1]]
        if len(others):
            two = flat.copy()
            two[[1, others[0]]] = two[[others[0], 1]]
            yield f"the order of {name}", _with(probe, name, two)


def _with(probe: Probe, name: str, numbers: Array) -> Probe:
    """The probe with other numbers in x, or w."""
    if name == "x":
        return replace(probe, x=numbers.reshape(probe.x.shape))
    return replace(probe, w=numbers.reshape(probe.w.shape))


def _first(asker: Asker, shape: Shape, start: Start, *, axes: bool) -> Iterator[EdgeLine]:
    """In a process of its own, which is asked after that what might spoil it."""
    case = "the first call of a process"
    probe = asker.probe(shape)
    call = asker.call(probe)
    with start({}) as subject:
        outcomes = subject.call([call, call])
        other = ranks(asker, subject) if axes else None
    (later,) = asker.subject.call([call])
    same = all(asker.alike(later, outcome) for outcome in outcomes)
    at_once = not asker.alike(*outcomes)
    yield EdgeLine(
        case=case,
        happens="The same as later."
        if same
        else "It gives something else than later: something stays from one call to the next.",
        finding=not same,
        witness=shape.text,
        script=same_again(asker.origin, asker.form, probe) if asker.origin and at_once else "",
    )
    if other is not None:
        yield other
