"""Shapes in words: what those at which something is seen have in common, and no others have."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

import numpy as np

from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array

__all__ = ["EVERY", "at", "dominated", "fitting", "size", "which"]

EVERY = "every shape"
_FEW = 8  # shapes: of fewer it is said how many they are, since they tell little in common
_Test: TypeAlias = Callable[[Shape], bool]


def size(shape: Shape) -> tuple[int, ...]:
    letters = sum(sum(each) for each in shape.letters.values())
    numbers = int(np.prod(shape.x)) + int(np.prod(shape.w))
    return (numbers, letters)


def dominated(shape: Shape, others: Sequence[Shape]) -> bool:
    """Whether one of the others is at least as large in every respect.

    Whatever an algorithm costs, it costs no less there, so that a limit that was kept there is not
    too narrow here.
    """
    return any(_no_smaller(other, shape) for other in others)


def _no_smaller(one: Shape, other: Shape) -> bool:
    counts = zip(_counts_of(one), _counts_of(other), strict=True)
    return (
        one.groups == other.groups
        and all(larger >= smaller for larger, smaller in counts)
        and one.letters.get("s", ()) <= other.letters.get("s", ())
    )


def _counts_of(shape: Shape) -> tuple[int, ...]:
    """What makes a call larger, but for the stride, which makes it smaller."""
    steps = (shape.letters.get(letter, ()) for letter in "dpq")
    inner = (number for each in (shape.lengths, shape.taps, *steps) for number in each)
    return (shape.batch, shape.inputs, shape.outputs, *inner)


def at(where: str, count: int, of: int, *, exactly: bool) -> str:
    """Shapes after a noun or a verb: "where K > 1", "at some shapes with K > 1"; of a few alone,
    how many they are, with what they have in common.
    """
    if where == EVERY:
        return f"at {EVERY}"
    few = f"at {count} of {of} shapes, " if count < _FEW <= of else ""
    return f"{few}{'where' if exactly else 'at'} {where}"


def which(wrong: Sequence[Shape], right: Sequence[Shape]) -> tuple[str, bool]:
    """In words: conditions, three at most, that all wrong shapes fulfil and fewest right ones; and
    whether no right one does.
    """
    said, besides = fitting(wrong, right)
    return said, besides == 0


def fitting(wrong: Sequence[Shape], right: Sequence[Shape]) -> tuple[str, int]:
    """The same words, and how many right shapes they fit as well."""
    shapes = [*wrong, *right]
    held: dict[bytes, tuple[str, Array]] = {}
    for text, test in _conditions(shapes):
        if all(map(test, wrong)):
            among = np.array([test(shape) for shape in right], dtype=bool)
            held.setdefault(among.tobytes(), (text, among))  # of conditions alike, the likeliest
    if not right:
        return EVERY, 0
    best = len(right) + 1
    texts: tuple[str, ...] = (EVERY,)
    for count in (1, 2, 3):
        for chosen in combinations(held.values(), count):
            left = int(np.logical_and.reduce([among for _, among in chosen]).sum())
            if left < best - (count > 1):
                best, texts = left, tuple(text for text, _ in chosen)
        if best == 0:
            break
    said = " and ".join(texts)
    if best == 0:
        return said, 0
    if best == len(right):
        return "some shapes, which nothing that was tried tells from others", best
    return f"some shapes with {said}", best


def _conditions(shapes: Sequence[Shape]) -> Iterator[tuple[str, _Test]]:
    """Simple conditions on shapes, the likeliest first."""

    def some(test: Callable[[dict[str, int]], bool]) -> _Test:
        return lambda shape: any(test(shape.numbers(axis)) for axis in range(shape.axes))

    def every(test: Callable[[dict[str, int]], bool]) -> _Test:
        return lambda shape: all(test(shape.numbers(axis)) for axis in range(shape.axes))

    yield EVERY, lambda _: True
    for name, attribute in _COUNTS.items():
        yield f"{name} > 1", _at_least(attribute, 2)
    for quantified in (every, some):
        yield "K even", quantified(lambda n: n["K"] % 2 == 0)
        yield "K odd", quantified(lambda n: n["K"] % 2 == 1)
        yield "L even", quantified(lambda n: n["L"] % 2 == 0)
        yield "L odd", quantified(lambda n: n["L"] % 2 == 1)
        yield "K > L", quantified(lambda n: n["K"] > n["L"])
        yield "K ≤ L", quantified(lambda n: n["K"] <= n["L"])
        yield "s > K", quantified(lambda n: n["s"] > n["K"])
        yield "s even", quantified(lambda n: n["s"] % 2 == 0)
        yield "d even", quantified(lambda n: n["d"] % 2 == 0)
    for letter, name in _NAMES.items():
        yield f"different {name}", _differs(letter)
    yield "groups = in-channels > 1", lambda shape: shape.groups == shape.inputs > 1
    yield "different lengths", lambda shape: len(set(shape.lengths)) > 1
    yield "different numbers of taps", lambda shape: len(set(shape.taps)) > 1
    for letter in "sdpqKL":
        seen = sorted({shape.numbers(a)[letter] for shape in shapes for a in range(shape.axes)})
        for least in seen[1:]:
            yield _said(letter, least), some(_reaches(letter, least))
    for letter in "KLsdp":
        for number in sorted(
            {shape.numbers(a)[letter] for shape in shapes for a in range(shape.axes)}
        ):
            yield f"{letter} = {number}", some(_is(letter, number))
            if shapes[0].axes > 1:
                yield f"{letter} = {number} along every axis", every(_is(letter, number))
    for name, of in _COUNTS.items():
        for count in sorted(set(map(of, shapes)))[1:]:
            yield f"{name} = {count}", _counts(of, count)
        for least in sorted(set(map(of, shapes)))[2:]:
            yield f"{name} ≥ {least}", _at_least(of, least)


_NAMES = {"s": "strides", "d": "dilations", "p": "paddings", "q": "output paddings"}
_COUNTS: Mapping[str, Callable[[Shape], int]] = {
    "batch": lambda shape: shape.batch,
    "in-channels": lambda shape: shape.inputs,
    "out-channels": lambda shape: shape.outputs,
    "groups": lambda shape: shape.groups,
    "in-channels of a group": lambda shape: shape.inputs // shape.groups,
    "out-channels of a group": lambda shape: shape.outputs // shape.groups,
}


def _said(letter: str, least: int) -> str:
    usual = 0 if letter in "pq" else 1
    return f"{letter} > {usual}" if least == usual + 1 else f"{letter} ≥ {least}"


def _reaches(letter: str, least: int) -> Callable[[dict[str, int]], bool]:
    return lambda numbers: numbers[letter] >= least


def _is(letter: str, number: int) -> Callable[[dict[str, int]], bool]:
    return lambda numbers: numbers[letter] == number


def _counts(of: Callable[[Shape], int], count: int) -> _Test:
    return lambda shape: of(shape) == count


def _at_least(of: Callable[[Shape], int], least: int) -> _Test:
    return lambda shape: of(shape) >= least


def _differs(letter: str) -> _Test:
    return lambda shape: len(set(shape.letters.get(letter, ()))) > 1
