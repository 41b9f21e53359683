"""Memory: how arguments lie in it, what the call leaves there, and whether it looks beyond them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from fundamentals.referee.edges.asking import Asker, Start, happened, not_tried
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.formula.conditions import size
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.probes import Probe
from fundamentals.referee.subject.calling import Call, Died, Outcome, Raised, Returned
from fundamentals.referee.witness.kept import arguments_kept, result_kept, with_malloc
from fundamentals.referee.witness.script import LAID

__all__ = ["FILLED", "STRIDED", "memory"]

_WORDS = {
    "fortran": "arguments in Fortran's order",
    "strided": "arguments with gaps between their numbers",
    "reversed": "arguments with negative strides",
    "read-only": "arguments that must not be written",
    "unaligned": "arguments that begin at an odd byte",
    "channels-last": "arguments whose channels lie last in memory",
}
STRIDED = (_WORDS["strided"], _WORDS["reversed"])
"""Those that look for numbers at steps of another length."""

_POISONS: tuple[str | int, ...] = ("nan", "large", 0)
_MANY = 200  # numbers; of more, scripts say the rule that they follow
_FILLS = ("85", "170")  # bit patterns 01010101 and 10101010
FILLED = tuple({"MALLOC_PERTURB_": fill} for fill in _FILLS)
"""Environments in which malloc fills what it hands out."""


def memory(asker: Asker, shape: Shape, start: Start | None) -> Iterator[EdgeLine]:
    """A line for each way to lie in memory, and for what is done to it."""
    layouts = asker.subject.about.layouts
    seen: list[tuple[Shape, Outcome]] = []
    for kind, case in _WORDS.items():
        if kind == "channels-last" and asker.form.signal.find("C") != 1:
            continue  # there are none, or they stand elsewhere
        if kind in layouts:
            yield _laid(asker, case, kind, shape, seen)
        else:
            yield not_tried(case, f"Arrays of {asker.subject.about.arrays} cannot lie so.")
    yield _aliased(asker)
    yield (
        _surrounded(asker, shape)
        if "surrounded" in layouts
        else not_tried(
            "memory beyond the ends",
            "Arrays of this library are copied out of what surrounds them.",
        )
    )
    yield _unwritten(asker, start)
    yield from _left(asker, shape, seen)


def _laid(
    asker: Asker, case: str, kind: str, shape: Shape, seen: list[tuple[Shape, Outcome]]
) -> EdgeLine:
    probe = asker.probe(shape)
    names = tuple(asker.call(probe).arrays)
    ways = [*((name,) for name in names), names]
    calls = [asker.call(probe, memory=dict.fromkeys(way, kind)) for way in ways]
    plain, *others = asker.subject.call([asker.call(probe), *calls])
    seen += [(shape, each) for each in (plain, *others)]
    for way, other in zip(ways, others, strict=True):
        if not asker.alike(plain, other):
            which = " and ".join(way)
            y = asker.read(other)
            happens = (
                f"With {which} so: {happened(y)}."
                if isinstance(y, Raised | Died)
                else f"With {which} so, other numbers come back than with plain ones."
            )
            return EdgeLine(
                case=case,
                happens=happens,
                finding=not isinstance(y, Raised),
                witness=f"{shape.text}; {which} {kind}",
                script=_laid_script(asker, replace(probe, memory=dict.fromkeys(way, kind)), happens)
                if not isinstance(y, Raised)
                else "",
            )
    return EdgeLine(case=case, happens="The same numbers as with plain ones.", witness=shape.text)


def _laid_script(asker: Asker, probe: Probe, happens: str) -> str:
    """The script of a call whose arrays lie in memory in a way that one can say."""
    kinds = {*probe.memory.values()}
    said = asker.says(probe)
    if asker.origin is None or asker.origin.arrays not in ("numpy", "torch"):
        return ""
    if not kinds <= {*LAID} or probe.dtype == "bfloat16":
        return ""
    return asker.script(probe, said, happens) if said is not None else ""


def _aliased(asker: Asker) -> EdgeLine:
    """The same array for x and w: one with 3 places along every axis fits both."""
    case = "x and w are the same array"
    form = asker.form
    channels = 3 if form.channels else 1
    shape = asker.shape(
        [3] * form.axes,
        [3] * form.axes,
        batch=3 if form.batched else 1,
        inputs=channels,
        outputs=channels,
    )
    probe = asker.probe(shape)
    own = form.kernel_out(probe.w, probe.shape.groups)
    if form.signal_out(probe.x).shape != own.shape:
        return not_tried(case, "No array has the axes of both.")
    x = form.signal_in(own)
    probe = Probe(shape, x, probe.w, probe.b, probe.dtype)
    same = replace(probe, memory={"x": "aliased", "w": "aliased"})
    one = asker.call(same)
    plain, other = asker.subject.call([asker.call(probe), one])
    if asker.alike(plain, other):
        return EdgeLine(case=case, happens="The same as with a copy.", witness=shape.text)
    y = asker.read(other)
    if isinstance(y, Raised | Died):
        happens, finding = f"{happened(y)}.", isinstance(y, Died)
    else:
        happens, finding = "Other numbers come back than with a copy.", True
    return EdgeLine(
        case=case,
        happens=happens,
        finding=finding,
        witness=shape.text,
        script=asker.script(same, asker.says(probe), happens) if finding else "",
    )


def _surrounded(asker: Asker, shape: Shape) -> EdgeLine:
    case = "memory beyond the ends"
    calls: list[Call] = []
    probes = [asker.probe(each) for each in (shape, *_large(asker))]
    for probe in probes:
        calls.append(asker.call(probe))
        for poison in _POISONS:
            call = asker.call(probe)
            around = dict.fromkeys(call.arrays, "surrounded")
            values = {**call.values, "poison": poison}
            calls.append(Call(call.arrays, values, call.dtype, around))
    outcomes = asker.subject.call(calls)
    width = 1 + len(_POISONS)
    for number, probe in enumerate(probes):
        plain, *others = outcomes[number * width : (number + 1) * width]
        for poison, other in zip(_POISONS, others, strict=True):
            if not asker.alike(plain, other):
                happens = (
                    f"What stands beside the arguments in memory ({poison}) changes what comes "
                    "back."
                )
                around = dict.fromkeys(asker.call(probe).arrays, f"surrounded by {poison}")
                return EdgeLine(
                    case=case,
                    happens=happens,
                    finding=True,
                    witness=probe.shape.text,
                    script=_laid_script(asker, replace(probe, memory=around), happens),
                )
    return EdgeLine(
        case=case,
        happens="What comes back does not depend on what stands beside the arguments: not on NaN, "
        "the largest number or 0 there.",
        witness=shape.text,
    )


def _large(asker: Asker) -> list[Shape]:
    """Long ones, with letters, too."""
    long = asker.long
    shapes = [long]
    shapes += [
        asker.shape(long.lengths, [2] * long.axes, **{letter: 2})
        for letter in "sdp"
        if letter in asker.form.letters
    ]
    return shapes


def _unwritten(asker: Asker, start: Start | None) -> EdgeLine:
    """Two processes in which malloc fills what it hands out with different bytes."""
    case = "memory that nothing was written to"
    if start is None:
        return not_tried(case, "No further process of the function can be started from here.")
    probes = [asker.probe(shape) for shape in _large(asker)]
    answers: list[list[Outcome]] = []
    for environment in FILLED:
        with start(environment) as subject:
            answers.append(subject.call([asker.call(probe) for probe in probes]))
    for probe, one, other in zip(probes, *answers, strict=True):
        if not asker.alike(one, other):
            happens = (
                "What comes back depends on what was in memory before the call: some of it is read "
                "without having been written."
            )
            script = asker.script(probe, asker.says(probe), happens)
            return EdgeLine(
                case=case,
                happens=happens,
                finding=True,
                witness=f"{probe.shape.text}; MALLOC_PERTURB_={' and '.join(_FILLS)}",
                script=script and with_malloc(script, _FILLS[_is_right(asker, probe, one)]),
            )
    return EdgeLine(
        case=case,
        happens="The same numbers, whatever malloc fills new memory with.",
        witness=f"{probes[0].shape.text}; MALLOC_PERTURB_={' and '.join(_FILLS)}",
    )


def _is_right(asker: Asker, probe: Probe, outcome: Outcome) -> bool:
    """Whether that is what the formula gives."""
    y, said = asker.read(outcome), asker.says(probe)
    return isinstance(y, np.ndarray) and said is not None and asker.right(y, said)


def _left(asker: Asker, shape: Shape, seen: list[tuple[Shape, Outcome]]) -> Iterator[EdgeLine]:
    """What calls of several sizes leave of their arguments, and hand out of them."""
    axes = shape.axes
    shapes = [
        asker.shape([5] * axes, [1] * axes),
        asker.shape([70, 5, 4][:axes], [1] * axes),
        asker.shape([3] * axes, [5] * axes),
        asker.shape([1100, 6, 5][:axes], [130, 3, 2][:axes]),  # where long arrays go another way
        shape,
    ]
    shapes += [shape, shapes[3], shapes[3]]  # one after the other: is the memory used again?
    probes = [asker.probe(each) for each in shapes]
    for probe in probes[:2]:  # with one tap, 1, a result can be the input itself
        probe.w[...] = 1
    for period, probe in enumerate((each for each in probes if each.x.size > _MANY), 5):
        for array in (probe.x, probe.w):
            array[...] = np.resize(np.arange(1, period), array.shape)
    outcomes = asker.subject.call([asker.call(probe) for probe in probes])
    calls = [_Made(*each) for each in zip(shapes, outcomes, probes, [None, *probes], strict=False)]
    calls += [_Made(at, outcome) for at, outcome in seen]
    yield _unchanged(asker, calls, shape)
    yield _own(asker, calls, shape)


class _Made(NamedTuple):
    """A call that was made, and the probe before it, if scripts may be had of them."""

    shape: Shape
    outcome: Outcome
    probe: Probe | None = None
    before: Probe | None = None


def _unchanged(asker: Asker, calls: Sequence[_Made], usual: Shape) -> EdgeLine:
    case = "arguments after the call"
    for made in sorted(calls, key=lambda made: (made.probe is None, size(made.shape))):
        if isinstance(made.outcome, Returned) and (changed := made.outcome.changed):
            return EdgeLine(
                case=case,
                happens=f"The call changes {' and '.join(changed)}.",
                finding=True,
                witness=made.shape.text,
                script=arguments_kept(asker.origin, asker.form, made.probe)
                if asker.origin and made.probe
                else "",
            )
    return EdgeLine(case=case, happens="Unchanged.", witness=usual.text)


def _own(asker: Asker, calls: Sequence[_Made], usual: Shape) -> EdgeLine:
    """Whether what comes back lies in memory that is its own, and stays so."""
    case = "memory of what comes back"
    came = [(made, made.outcome) for made in calls if isinstance(made.outcome, Returned)]
    for made, outcome in came:
        if outcome.overwrites:
            return EdgeLine(
                case=case,
                happens="It is used again: this call changed what the call before it returned.",
                finding=True,
                witness=made.shape.text,
                script=result_kept(asker.origin, asker.form, made.before, made.probe)
                if asker.origin and made.before and made.probe
                else "",
            )
    for made, outcome in came:
        if outcome.shared:
            whose = " and ".join(outcome.shared)
            happens = f"It is that of {whose}: writing to one writes to the other."
            return EdgeLine(case=case, happens=happens, witness=made.shape.text)
    return EdgeLine(case=case, happens="Its own.", witness=usual.text)
