"""Which member of the family a function is: from impulses at a few shapes, then everywhere.

First the structure, at a few small shapes with all their impulses: which way the kernel runs, what
the border is, what stride and dilation do, whether a complex kernel or input is conjugated. Then,
over a grid of shapes, where the formula begins (n₀) and how long its output is; each shape is
confirmed by a probe with random integers. A disagreement is a witness, and looked at by itself.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from operator import itemgetter
from typing import Literal, TypeAlias

import numpy as np

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array, Axis, Border, apply, meets
from fundamentals.referee.formula.looking import Look, axes_of, look, orders, seen_by
from fundamentals.referee.formula.probes import Probe, Prober, digits, same
from fundamentals.referee.subject.calling import Died, Raised

__all__ = [
    "Cell",
    "NoStructureError",
    "Structure",
    "cells",
    "confirmed",
    "predicted",
    "structure",
    "structures_at",
]

Conjugates = Literal["nothing", "kernel", "input", "both", "otherwise", "not tried"]


@dataclass(frozen=True)
class Structure:
    """What is the same at every shape.

    Attributes:
        flips: for each axis, whether the kernel runs backwards.
        borders: for each axis, what x is continued with.
        stride: how far the input is moved for the next output: a number, or the letter "s".
        spread: how far neighbours of the input are spread: a number, or "s".
        dilation: how far taps lie apart: a number, or "d".
        order: for each axis of x, the axis of w that goes with it.
        scale: what all sums are multiplied by: a number of few binary digits.
        conjugates: what is conjugated, if complex; "otherwise" if complex numbers make it another
            function.
    """

    flips: tuple[bool, ...]
    borders: tuple[Border, ...]
    stride: int | str = 1
    spread: int | str = 1
    dilation: int | str = 1
    order: tuple[int, ...] = (0,)
    scale: float = 1
    conjugates: Conjugates = "not tried"

    def numbers(self, shape: Shape, axis: int) -> dict[str, int]:
        """The letters along one axis, as they are in what the function computes: K counts the taps
        of the axis of w that goes with it.
        """
        given = shape.numbers(axis)

        def at(step: int | str) -> int:
            return given[step] if isinstance(step, str) else step

        taps = shape.taps[self.order[axis]]
        steps = {"s": at(self.stride) * at(self.spread), "d": at(self.dilation)}
        return {**given, "K": taps, **steps}

    def axis(self, number: int, numbers: Mapping[str, int], first: int, length: int) -> Axis:
        """The formula along one axis, with numbers for the letters."""

        def at(step: int | str) -> int:
            return numbers[step] if isinstance(step, str) else step

        return Axis(
            first,
            length,
            at(self.stride),
            at(self.dilation),
            at(self.spread),
            self.flips[number],
            self.borders[number],
        )


class NoStructureError(Exception):
    """No member of the family does at a shape what the function did.

    Attributes:
        shape: where.
        why: in one sentence.
        trouble: what came instead of an array, if that is why.
    """

    def __init__(self, shape: Shape, why: str, trouble: Raised | Died | None = None) -> None:
        super().__init__(why)
        self.shape, self.why, self.trouble = shape, why, trouble


@dataclass(frozen=True)
class Cell:
    """What was found at one shape.

    Attributes:
        shape: which.
        firsts: for each axis, the places to begin at that say the same; all if there is None, since
            no output meets the input.
        lengths: of the output; empty if nothing came back.
        refused: what came instead.
        probe: the confirming probe that did not agree, if one did not.
        got: what came of it.
        why: what is wrong, in one sentence.
    """

    shape: Shape
    firsts: tuple[frozenset[int] | None, ...] = ()
    lengths: tuple[int, ...] = ()
    refused: Raised | Died | None = None
    probe: Probe | None = None
    got: Array | None = None
    why: str = ""

    def axes(self, found: Structure) -> tuple[Axis, ...]:
        """One of the formulas that say the same here."""
        beyond = 4 * sum(self.shape.lengths) * sum(self.shape.taps)
        return tuple(
            found.axis(
                number,
                self.shape.numbers(number),
                -beyond * 9 if firsts is None else min(firsts, key=abs),
                length,
            )
            for number, (firsts, length) in enumerate(zip(self.firsts, self.lengths, strict=True))
        )


# Structure


def structure(prober: Prober, shapes: Sequence[Shape], more: Sequence[Shape] = ()) -> Structure:
    """What is the same at most of the starting shapes; of structures that are at as many, the
    likeliest at the first. The scale is part of it.

    Shapes that it does not take are passed over: some functions take odd kernels only.

    Args:
        prober: calls the function; it has the scale from then on.
        shapes: the starting shapes, at each of which all taps are looked at.
        more: where starting shapes disagree, these decide if most of them are clearly for one.

    Raises:
        NoStructureError: at none of them is the function a member of the family.
    """
    seen = [_seen_at(prober, shape) for shape in shapes]
    votes = Counter(each for _, here in seen for each in here)
    if not votes:
        if not seen:
            raise ValueError("there are no shapes to start with")
        first = next((n for n, (at, _) in enumerate(seen) if at.trouble is None), 0)
        found = seen[first][0]
        why = "it does not take these arguments" if found.trouble is not None else _odd(found)
        raise NoStructureError(shapes[first], why, found.trouble)
    one = votes.most_common(1)[0][0]
    others = Counter(each for _, here in seen if one not in here for each in here)
    for other, _ in others.most_common(1):
        if _agreeing(prober, other, more) > _CLEARLY * _agreeing(prober, one, more):
            one = other
    _scale_by(prober, one)
    return replace(one, conjugates=_conjugates(prober, one, shapes))


_CLEARLY = 1.5  # times as many shapes: where it is about one half, the starting shapes decide


def _seen_at(prober: Prober, shape: Shape) -> tuple[Look, list[Structure]]:
    """What was seen at a shape, and the structures that meet it, with the scale of what came."""
    prober.scale = 1.0
    seen = look(prober, shape)
    here = _structures(seen)
    if not here and seen.odd is not None:
        seen, here = _scaled(prober, shape, seen)
    return seen, [replace(each, scale=prober.scale) for each in here]


def _scale_by(prober: Prober, found: Structure) -> None:
    """Divide what comes back by the scale of the structure; whether it rounds is found anew."""
    prober.scale, prober.rounds = found.scale, False


def _agreeing(prober: Prober, found: Structure, shapes: Sequence[Shape]) -> int:
    """At how many shapes the function has that structure."""
    _scale_by(prober, found)
    return sum(bool(cell.firsts) and not cell.why for cell in cells(prober, found, shapes))


def _scaled(prober: Prober, shape: Shape, seen: Look) -> tuple[Look, list[Structure]]:
    """The same look with what comes back divided by a number, if that makes places of all.

    Neighbouring numbers of x differ by 1, so that neighbouring outputs differ by the number.
    """
    for scale in _scales(seen.steps):
        prober.scale, prober.rounds = scale, False
        again = look(prober, shape)
        if here := _structures(again):
            return again, here
    prober.scale = 1.0
    return seen, []


def _scales(steps: Sequence[float]) -> list[float]:
    """The likeliest few: differences that are binary fractions of few digits, or whole."""
    often = Counter(step for step in steps if step and math.isfinite(step))
    short = [step for step, _ in often.most_common(4) if (step * _DIGITS).is_integer()]
    return [scale for step in short for scale in (step, step / 2, step / 3) if scale != 1]


def structures_at(prober: Prober, shape: Shape) -> tuple[Look, list[Structure]]:
    """What the function does at one shape, with one channel."""
    seen = look(prober, prober.form.alone(shape))
    return seen, _structures(seen)


def _odd(seen: Look) -> str:
    if seen.varies is not None:
        one, other = (" × ".join(map(str, each)) for each in seen.varies)
        return (
            f"how much comes back depends on the numbers in w: with 1 at one tap alone, {one} "
            f"values, at another {other}"
        )
    if seen.odd is not None:
        tap, value = seen.odd
        number = f"{value.real:g}" if not value.imag else f"{value:g}"
        return (
            f"with w = 1 at tap {', '.join(map(str, tap))} and x = 1, 2, 3, … there comes "
            f"{number}, which is no number of x"
        )
    return "the places that its taps meet are those of no member of the family"


_Named: TypeAlias = tuple[bool, Border, int | str, int | str, int | str]
"""Whether it flips, the border, and the steps: an axis but for where it begins."""


def _structures(seen: Look) -> list[Structure]:
    """All structures that meet the places seen at one shape, likeliest first."""
    shape = seen.shape
    if seen.places is None:
        return []
    found: list[Structure] = []
    for order in orders(shape.axes):
        tables = seen_by(seen.places, shape, seen.outputs, order)
        if tables is None:
            continue
        each = []
        for axis, table in enumerate(tables):
            numbers = shape.numbers(axis)
            taps = shape.taps[order[axis]]
            fits = axes_of(table, shape.lengths[axis], taps, steps=(numbers["s"], numbers["d"]))
            ranks: dict[_Named, tuple[int, int]] = {}  # many fits have the same name: the likeliest
            for rank, fit in enumerate(fits):
                for place, named in enumerate(_named(fit, numbers, shape.letters)):
                    ranks.setdefault(named, (rank, place))
            each.append(ranks)
        found += _together(each, order)
    return list(dict.fromkeys(found))


def _together(
    each: Sequence[Mapping[_Named, tuple[int, int]]], order: tuple[int, ...]
) -> list[Structure]:
    """All with the same steps along every axis, those of the likeliest fits first."""
    ranked: list[tuple[tuple[tuple[int, ...], ...], Structure]] = []
    for steps in set.intersection(*({named[2:] for named in ranks} for ranks in each)):
        alike = [[named for named in ranks if named[2:] == steps] for ranks in each]
        for choice in product(*alike):
            at = [ranks[named] for ranks, named in zip(each, choice, strict=True)]
            flips, borders = tuple(part[0] for part in choice), tuple(part[1] for part in choice)
            ranked.append((tuple(zip(*at, strict=True)), Structure(flips, borders, *steps, order)))
    return [one for _, one in sorted(ranked, key=itemgetter(0))]


_DIGITS = 1 << 16  # a scale is a multiple of 1 over this


def _named(axis: Axis, numbers: Mapping[str, int], letters: Mapping[str, object]) -> list[_Named]:
    """The axis with steps said as numbers and, where they are those asked for, as letters."""

    def ways(step: int, usual: str, other: str) -> list[int | str]:
        named = [each for each in (usual, other) if each in letters and numbers[each] == step]
        likely = (usual, step, other)
        return sorted([*named, step], key=likely.index)

    return [
        (axis.flips, axis.border, stride, spread, dilation)
        for stride in ways(axis.stride, "s", "d")
        for spread in ways(axis.spread, "s", "d")
        for dilation in ways(axis.dilation, "d", "s")
        if stride != spread or stride == 1
    ]


def _conjugates(prober: Prober, found: Structure, shapes: Sequence[Shape]) -> Conjugates:
    """Which argument is conjugated; only asked of functions that take complex numbers.

    It is asked at the first shape at which real numbers agree.
    """
    dtype = {"float32": "complex64", "float64": "complex128"}.get(prober.dtype)
    if not prober.dtype.startswith("complex") and (dtype is None or not prober.complexes):
        return "not tried"
    cell = next(
        (each for each in cells(prober, found, shapes) if each.firsts and not each.why), None
    )
    if cell is None or cell.refused is not None:
        return "not tried"
    asked = Prober(prober.callee, prober.form, dtype or prober.dtype)
    asked.scale = prober.scale
    probe = asked.random(cell.shape, np.random.default_rng(1), imaginary=True)
    (answer,) = asked.ask([probe])
    if isinstance(answer, Raised | Died) or answer.dtype.kind != "c":
        return "not tried"
    y, axes = asked.nearest(answer), cell.axes(found)
    kinds: tuple[Conjugates, ...] = ("nothing", "kernel", "input", "both")
    for kind in kinds:
        if same(y, predicted(replace(found, conjugates=kind), axes, probe)):
            return kind
    return "otherwise"


# The formula at many shapes


def predicted(found: Structure, axes: Sequence[Axis], probe: Probe) -> Array:
    """What the formula gives for a probe."""
    x, w = probe.x, probe.w
    if found.conjugates in ("kernel", "both"):
        w = w.conj()
    if found.conjugates in ("input", "both"):
        x = x.conj()
    if found.order != tuple(range(len(axes))):
        w = w.transpose(0, 1, *(2 + axis for axis in found.order))
    return apply(axes, x, w, probe.b, groups=probe.shape.groups)


def cells(prober: Prober, found: Structure, shapes: Sequence[Shape], seed: int = 0) -> list[Cell]:
    """Where the formula begins at each shape and how long it is, each confirmed.

    One impulse in the middle of the kernel says where it begins, where some output meets some
    number of x; the others are asked where it does not. The confirming probe has random integers.
    """
    middles = [tuple(taps // 2 for taps in shape.taps) for shape in shapes]
    one = list(map(prober.form.alone, shapes))
    first = prober.ask(map(prober.impulse, one, middles))
    located: list[Cell] = []
    for shape, tap, answer in zip(shapes, middles, first, strict=True):
        if isinstance(answer, Raised | Died):
            located.append(Cell(shape, refused=answer))
            continue
        cell = _located(found, shape, {tap: prober.nearest(answer)[0, 0]})
        if cell.why or any(firsts is None or len(firsts) != 1 for firsts in cell.firsts):
            cell = _by_all_taps(prober, found, shape)
        located.append(cell)
    return confirmed(prober, found, located, seed)


def _by_all_taps(prober: Prober, found: Structure, shape: Shape) -> Cell:
    alone = prober.form.alone(shape)
    taps = list(product(*map(range, shape.taps)))
    answers = prober.ask(prober.impulse(alone, tap) for tap in taps)
    seen = {}
    for tap, answer in zip(taps, answers, strict=True):
        if isinstance(answer, Raised | Died):
            return Cell(shape, refused=answer)
        seen[tap] = prober.nearest(answer)[0, 0]
    if len({y.shape for y in seen.values()}) != 1:
        return Cell(shape, why="how much comes back depends on the numbers in w")
    return _located(found, shape, seen)


def _located(found: Structure, shape: Shape, seen: Mapping[tuple[int, ...], Array]) -> Cell:
    """The places to begin that fit what came of impulses."""
    outputs = next(iter(seen.values())).shape
    places: list[frozenset[int] | None] = []
    for number in range(shape.axes):
        possible: frozenset[int] | None = None
        for tap, y in seen.items():
            table = _alone(y, shape, number)
            if table is None:
                return Cell(shape, why="with w = 1 at one tap, a number comes back that x has not")
            here = _fitting(found, shape, number, tap[found.order[number]], table)
            if here is not None:
                possible = here if possible is None else possible & here
        if possible is not None and not possible:
            return Cell(shape, lengths=outputs, why="its taps meet other places")
        places.append(possible)
    return Cell(shape, tuple(places), outputs)


def _alone(y: Array, shape: Shape, number: int) -> Array | None:
    """What one tap meets along one axis for each output there; None if that is no place."""
    y = y.real.astype(np.int64) - 1
    if ((y < -1) | (y >= int(np.prod(shape.lengths)))).any():
        return None
    inside = y >= 0
    place = np.unravel_index(np.where(inside, y, 0), shape.lengths)[number]
    others = tuple(axis for axis in range(y.ndim) if axis != number)
    most: Array = np.where(inside, place, -1).max(axis=others, initial=-1)
    return most


def _fitting(
    found: Structure, shape: Shape, number: int, tap: int, table: Array
) -> frozenset[int] | None:
    """The places to begin with which that tap meets those places; None if it meets none."""
    model = found.axis(number, shape.numbers(number), 0, len(table))
    step = -model.dilation if model.flips else model.dilation
    inside = np.flatnonzero(table >= 0)
    if not len(inside):
        return None
    if found.borders[number] == "zeros":
        output = int(inside[0])
        first = int(table[output]) * model.spread - model.stride * output
        candidates: Sequence[int] = [first - step * tap]
    else:
        reach = model.dilation * shape.taps[found.order[number]] + shape.lengths[number]
        reach += sum(shape.numbers(number)[letter] for letter in "pq")  # a padding may be longer
        candidates = range(-reach, reach + 1)
    # one tap is a kernel of one tap that begins where it stands
    return frozenset(
        first
        for first in candidates
        if np.array_equal(
            meets(replace(model, first=first + step * tap), shape.lengths[number], 1)[:, 0], table
        )
    )


def confirmed(prober: Prober, found: Structure, located: Sequence[Cell], seed: int) -> list[Cell]:
    """Each shape with what a probe of random integers says of it."""
    probes = [
        prober.random(cell.shape, np.random.default_rng([seed, index]))
        for index, cell in enumerate(located)
    ]
    asked = [index for index, cell in enumerate(located) if cell.firsts]
    answers = dict(zip(asked, prober.ask(probes[index] for index in asked), strict=True))
    return [
        _judged(prober, found, cell, probes[index], answers[index]) if index in answers else cell
        for index, cell in enumerate(located)
    ]


def _judged(
    prober: Prober, found: Structure, cell: Cell, probe: Probe, answer: Array | Raised | Died
) -> Cell:
    """The shape with what came of its probe."""
    if isinstance(answer, Raised | Died):
        return replace(cell, refused=answer)
    said = predicted(found, cell.axes(found), probe)
    if not same(prober.nearest(answer), said):
        return replace(cell, probe=probe, got=answer, why="other numbers come back")
    prober.exact = max(prober.exact, digits(said))
    return cell
