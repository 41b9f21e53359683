"""Which mode of a function computes what a mode of another does, by what the table says of both.

What two modes say is compared at all small shapes. A mode that has the same border, begins at the
same place and returns as much does what is wanted of x as it stands. Else x is padded so far that
every window that is wanted lies inside of it, and any mode will do that returns these windows, be
it among others; of what spreads its input, one that returns every sum.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product

import sympy

from fundamentals.base.errors import UsageError
from fundamentals.referee.formula.matching import together
from fundamentals.referee.table.confirming import form_of
from fundamentals.software.formulas import K, code, d, value
from fundamentals.software.rows import Mode, Row

__all__ = ["NoCompositionError", "Way", "beginning", "chosen", "dilates", "merged", "spreads"]

_GRID = {
    "L": range(1, 8),
    "K": range(1, 6),
    "s": (1, 2, 3, 5),  # more than the taps, too
    "d": (1, 2, 3),
    "p": range(3),
    "q": range(3),
}
_PLAIN = {"s": 1, "d": 1, "p": 0, "q": 0}


class NoCompositionError(UsageError):
    """No call of the one function does what the other does."""


@dataclass(frozen=True)
class Way:
    """A mode that is called, and how.

    Attributes:
        by: the mode of the target.
        plain: whether it returns what is wanted of x as it stands.
        crops: whether it returns more windows than those wanted of the padded x.
        letters: what stands for p and q in the call, if not 0.
    """

    by: Mode
    plain: bool = False
    crops: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Place:
    """What a mode says at a shape: the place of its first window, and how much it returns."""

    numbers: Mapping[str, int]
    begins: int
    length: int


def chosen(source: Row, mode: Mode, target: Row) -> Way:
    """The mode of the target to call.

    Raises:
        NoCompositionError: there is none; it says why.
    """

    def no(why: str) -> NoCompositionError:
        return NoCompositionError(f"{target.name} cannot do what {source.name} does: {why}")

    if source.axes != target.axes:
        axes = f"{target.axes} ax{'i' if target.axes == 1 else 'e'}s"
        raise no(f"it is of {axes}, not {source.axes}")
    if source.layout and not target.layout:
        raise no("it does not sum over channels; call it for each pair of channels, and add")
    if "x.shape" in target.asked.expression:
        raise no("its own call takes more than this program writes")
    if source.stride == "input" and target.stride != "input":
        beside = "put s − 1 zeros between neighbours and then call it"
        raise no(f"it does not spread its input; {beside}")
    if source.stride == "output" and target.stride == "input":
        raise no("it spreads its input, and has no stride")
    if way := _plain(source, mode, target) or _whole(source, mode, target):
        return way
    if source == target:
        raise no("it is that function itself")
    even = {"L": 8, "K": 2, **_PLAIN}
    if not any(value(each.where, even) for each in target.modes):
        raise no("it takes kernels with an odd number of taps only")
    raise no("with no padding of its own, none of its modes returns every sum")


def spreads(source: Row) -> bool:
    """Whether places are those of an input that is spread."""
    return source.stride == "input"


def dilates(source: Row, mode: Mode, target: Row, by: Mode) -> bool:
    """Whether zeros must be put between the taps, since the target knows no dilation."""
    return "d" in form_of(source, mode).letters and "d" not in form_of(target, by).letters


def beginning(row: Row, mode: Mode, *, spread: bool) -> sympy.Expr:
    """The place of the first window in x; of a spread input, where the turned kernel begins."""
    if spread:
        return mode.first + (0 if row.flips else d * (K - 1))
    return mode.first - (d * (K - 1) if row.flips else 0)


def merged(row: Row, name: str) -> Mode:
    """The mode with what all modes of its name say, each under its condition."""
    modes = [each for each in row.modes if each.name == name]
    law = together(modes)
    where = sympy.Or(*(each.where for each in modes))
    return replace(modes[0], first=law.first, length=law.length, where=where)


@lru_cache(maxsize=1024)
def _said(row: Row, mode: Mode, letters: str, spread: bool) -> tuple[_Place, ...]:
    """What a mode says at all small shapes of which it speaks and where anything comes back."""
    begins = beginning(row, mode, spread=spread)
    names = [name for name in _GRID if name in f"LK{letters}"]
    places = (
        _at(mode, begins, {**_PLAIN, **dict(zip(names, numbers, strict=True))})
        for numbers in product(*(_GRID[name] for name in names))
    )
    return tuple(each for each in places if each is not None and each.length > 0)


def _at(mode: Mode, begins: sympy.Expr, numbers: Mapping[str, int]) -> _Place | None:
    if not _function(mode.where)(**numbers):
        return None
    return _Place(numbers, _function(begins)(**numbers), _function(mode.length)(**numbers))


@lru_cache(maxsize=4096)
def _function(formula: sympy.Basic) -> Callable[..., int]:
    """The formula as a function of its letters: `value` takes too long for so many shapes."""
    made: Callable[..., int] = eval(f"lambda L, K, s, d, p, q: {code(formula)}")  # noqa: S307
    return made


def _cases(row: Row, name: str) -> Sequence[Mode]:
    """What is said in the mode: along several axes, each condition is for all of them."""
    if row.axes == 1:
        return [merged(row, name)]
    return [each for each in row.modes if each.name == name]


def _others(source: Row, mode: Mode, target: Row) -> Iterator[str]:
    """The modes of the target, but for what is asked for itself."""
    for name in dict.fromkeys(each.name for each in target.modes):
        if (mode.name, source) != (name, target):
            yield name


def _plain(source: Row, mode: Mode, target: Row) -> Way | None:
    """A mode that does it of x as it stands, if there is one."""
    letters = form_of(source, mode).letters
    numbers = ("0", *(letter for letter in letters if letter in "pq"))
    for name in _others(source, mode, target):
        cases = _cases(target, name)
        has = form_of(target, cases[0]).letters
        if cases[0].border != mode.border or ("s" in letters and "s" not in has):
            continue
        free = [letter for letter in "pq" if letter in has]
        for given in product(numbers, repeat=len(free)):
            filled = dict(zip(free, given, strict=True))
            if all(
                any(_agrees(source, case, target, other, filled) for other in cases)
                for case in _cases(source, mode.name)
            ):
                return Way(cases[0], plain=True, letters=filled)
    return None


def _agrees(source: Row, case: Mode, target: Row, other: Mode, filled: Mapping[str, str]) -> bool:
    """Whether the other says the same wherever the case says anything."""
    spread, letters = spreads(source), "".join(form_of(source, case).letters)
    begins, beside = beginning(target, other, spread=spread), dilates(source, case, target, other)
    places = _said(source, case, letters, spread)
    for place in places:
        numbers = _with(place.numbers, beside=beside)
        numbers |= {letter: place.numbers.get(name, 0) for letter, name in filled.items()}
        found = _at(other, begins, numbers)
        if found is None or (found.begins, found.length) != (place.begins, place.length):
            return False
    return bool(places)


def _with(numbers: Mapping[str, int], *, beside: bool) -> dict[str, int]:
    """The letters, where the zeros between taps are taps themselves if they are put there."""
    if not beside:
        return dict(numbers)
    return {**numbers, "K": numbers["d"] * (numbers["K"] - 1) + 1, "d": 1}


def _whole(source: Row, mode: Mode, target: Row) -> Way | None:
    """A mode that returns all windows inside of x, or every sum of a spread input: if there is
    one, one that returns nothing else, and that puts zeros around.
    """
    ways = [
        Way(case, crops=crops)
        for crops in (False, True)
        for name in _others(source, mode, target)
        for case in _cases(target, name)
        if _covers(source, mode, target, case, crops=crops)
    ]
    return min(ways, key=lambda way: (way.crops, way.by.border != "zeros"), default=None)


def _covers(source: Row, mode: Mode, target: Row, case: Mode, *, crops: bool) -> bool:
    has, spread = form_of(source, mode).letters, spreads(source)
    if spread and (crops or case.border != "zeros"):
        return False  # what is returned there is cropped anyway
    steps = "".join(letter for letter in "sd" if letter in has)
    return _covering(target, case, steps, spread, crops and "s" not in has)


@lru_cache(maxsize=4096)
def _covering(target: Row, case: Mode, steps: str, spread: bool, crops: bool) -> bool:
    """Whether all is among what the mode returns, at all small shapes."""
    begins, has = beginning(target, case, spread=spread), form_of(target, case).letters
    names = ["L", "K", *steps]
    for given in product(*(_GRID[name] for name in names)):
        numbers = {**_PLAIN, **dict(zip(names, given, strict=True))}
        reach = numbers["d"] * (numbers["K"] - 1)
        if not spread and numbers["L"] <= reach:
            continue  # x is padded so far that there is a window
        found = _at(case, begins, _with(numbers, beside="d" in steps and "d" not in has))
        if found is None:
            return False
        if spread:
            whole = numbers["s"] * (numbers["L"] - 1) + reach + 1
            enough = found.begins <= 0 and found.begins + found.length >= whole
        else:
            many = (numbers["L"] - reach - 1) // numbers["s"] + 1
            enough = (
                found.begins <= 0 and found.begins + found.length >= many
                if crops
                else (found.begins, found.length) == (0, many)
            )
        if not enough:
            return False
    return True
