"""Whether a function is linear in each argument and moves with its input: with a witness if not.

And before that, whether it is a function of its arguments at all. What reads beyond the ends of its
arrays, or what nothing wrote, gives numbers that are no integers, as algorithms do that round.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Probe, Prober
from fundamentals.referee.formula.shapes import starting
from fundamentals.referee.subject.calling import Died, Outcome, Raised, Returned
from fundamentals.referee.subject.process import Subject

__all__ = ["AROUND", "FROM_CALL_TO_CALL", "Broken", "moves", "nonlinear", "unsteady"]

AROUND = "what comes back depends on what stands beside the arguments in memory, or was left there"
FROM_CALL_TO_CALL = "what comes back is rounded otherwise from call to call"
_POISONS = ("nan", "large", 0)
_TURNS = 4


_FACTORS = {"float16": (2, -1, 2.0**-7, 2.0**4)}
_USUAL = (2, -1, 2.0**-7, 2.0**-40, 2.0**40)
"""By what the numbers of an argument are multiplied: powers of 2, which change no digit, so that
sums stay as exact as they were; and such that no sum leaves the range of its format.
"""
_MIDDLE = 6  # a third of the length of x for which responses are compared


@dataclass(frozen=True)
class Broken:
    """An equation of linear maps that does not hold.

    Attributes:
        argument: in which argument.
        equation: in words.
        probes: the calls in it.
        values: what came of them.
        place: an output at which it fails.
        factor: by what the argument is multiplied in the second call, if that is the equation.
    """

    argument: Literal["x", "w"]
    equation: str
    probes: tuple[Probe, ...]
    values: tuple[Array, ...]
    place: tuple[int, ...]
    factor: float = 1

    @property
    def text(self) -> str:
        """In one sentence."""
        return f"not linear in {self.argument}: {self.equation}"


def nonlinear(prober: Prober, probe: Probe) -> Broken | None:
    """The first equation of linear maps that fails at the probe, or at ones near it.

    The bias is left out. Additive: the numbers of an argument are split into two parts.
    Homogeneous: they are doubled, their signs are changed, and, where they are no integers by type,
    they become fractions, small and large: some functions round, clamp or clear these only.
    """
    still = replace(probe, b=None if probe.b is None else np.zeros_like(probe.b))
    for argument in ("x", "w"):
        array: Array = getattr(still, argument)
        if found := _sums(prober, still, argument, array):
            return found
        if found := _multiples(prober, still, argument, array):
            return found
    return None


def moves(prober: Prober, shape: Shape) -> bool | None:
    """Whether the output moves where the input is moved, away from the ends; along the first axis.

    The responses to unit impulses in the middle third of x are compared: one that is s places on
    must be the same one place on, or one that is one place on the same s places on.

    Returns:
        None if there is no telling, since something else than arrays of one shape came back.
    """
    length = 3 * _MIDDLE
    longer = replace(shape, lengths=(length, *shape.lengths[1:]))
    probe = prober.random(longer, np.random.default_rng(5))
    still = None if probe.b is None else np.zeros_like(probe.b)
    impulses = []
    for place in range(length):
        x = np.zeros_like(probe.x)
        x[0, 0, place] = 1
        impulses.append(replace(probe, x=x, b=still))
    responses = _ask(prober, tuple(impulses))
    if responses is None or not responses[0].size:
        return None
    table = np.stack([each[0, 0].reshape(each.shape[2], -1) for each in responses])
    middle = range(_MIDDLE, 2 * _MIDDLE)
    return any(
        all(
            np.array_equal(table[j, : -b or None], table[j + a, b:])
            for j in middle
            if j + a < 2 * _MIDDLE
        )
        for step in range(1, _MIDDLE)
        for a, b in ((step, 1), (1, step))
        if b < table.shape[1]
    )


def _ask(prober: Prober, probes: tuple[Probe, ...], factor: float = 1) -> tuple[Array, ...] | None:
    """What came of the probes; all but the first should be integers times the factor."""
    answers = prober.ask(probes)
    got = tuple(each for each in answers if not isinstance(each, Raised | Died))
    if prober.rounds and got:
        got = prober.nearest(got[0]), *(factor * prober.nearest(y / factor) for y in got[1:])
    return got if len(got) == len(probes) and len({each.shape for each in got}) == 1 else None


def _sums(prober: Prober, probe: Probe, argument: str, array: Array) -> Broken | None:
    unsigned = probe.dtype.startswith("uint")
    part = np.floor(array / 2) if unsigned else array - np.roll(array, 1, axis=-1)
    parts = (array, part, array - part)
    probes = tuple(_with(probe, argument, each) for each in parts)
    values = _ask(prober, probes)
    if values is None or np.array_equal(values[0], values[1] + values[2]):
        return None
    place = np.argwhere(values[0] != values[1] + values[2])[0]
    return _broken(argument, "f(a + b) ≠ f(a) + f(b)", probes, values, place)


def _multiples(prober: Prober, probe: Probe, argument: str, array: Array) -> Broken | None:
    for factor in _factors(probe.dtype):
        probes = (probe, _with(probe, argument, factor * array))
        values = _ask(prober, probes, factor)
        if values is not None and not np.array_equal(values[1], factor * values[0]):
            place = np.argwhere(values[1] != factor * values[0])[0]
            before = _written(factor)
            said = f"f({before}a) ≠ {before}f(a)"
            return replace(_broken(argument, said, probes, values, place), factor=factor)
    return None


def _factors(dtype: str) -> tuple[float, ...]:
    if dtype.startswith("uint"):
        return (2,)
    return (2, -1) if dtype.startswith("int") else _FACTORS.get(dtype, _USUAL)


def _written(factor: float) -> str:
    """A factor before an argument: −, 2, or a power of 2."""
    if factor in (-1, 2):
        return "−" if factor == -1 else "2 "
    power = str(int(np.log2(factor))).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"2{power} "


def _with(probe: Probe, argument: str, array: Array) -> Probe:
    return replace(probe, x=array) if argument == "x" else replace(probe, w=array)


def _broken(
    argument: str, said: str, probes: tuple[Probe, ...], values: tuple[Array, ...], place: Array
) -> Broken:
    name: Literal["x", "w"] = "x" if argument == "x" else "w"
    return Broken(name, said, probes, values, tuple(int(each) for each in place))


# Whether it is a function of its arguments


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
