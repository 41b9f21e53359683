"""The check of each row of the table, made from the row alone: random calls, and wrong rows."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.calls.listings import Call, Numbers
from fundamentals.evidence.core import Checks, Claim, Made, check
from fundamentals.evidence.models.layers import tabulate
from fundamentals.referee.table.confirming import form_of
from fundamentals.software.formulas import K, d, value
from fundamentals.software.rows import Border, Mode, Row
from fundamentals.software.table import ROWS

__all__ = ["calls", "misreadings", "observes_rows", "observes_sayings"]

_MOST = {1: 6, 2: 4, 3: 3}  # how long input and kernel may be along each of so many axes
_LONG = 16  # and what is cut into blocks
_FEW = 4  # shapes for each mode, of a library that compiles anew for each
_INSTANCES = {1: 100, 2: 80, 3: 50}
_TOLD = 12  # one choice of numbers in so many at least must tell a mutant from its row
_TRIED = 60  # so many are tried to see that
_OTHER_BORDERS: Mapping[Border, Border] = {
    "reflect": "mirror",
    "mirror": "reflect",
    "nearest": "wrap",
    "wrap": "nearest",
}

Shape = tuple[int, tuple[Numbers, ...], int, int, int, bool]


# Random calls


@functools.cache
def _choices(mode: Mode, letters: tuple[str, ...], most: int) -> list[Numbers]:
    """The numbers for one axis of which the mode says something."""
    steps = {"s": range(1, 4), "d": range(1, 3)}
    ranges = {
        **{letter: range(1, most + 1) for letter in "LK"},
        **{letter: steps[letter] if letter in letters else range(1, 2) for letter in "sd"},
        **{letter: range(3) if letter in mode.letters else range(1) for letter in "pq"},
    }
    found = (dict(zip(ranges, values, strict=True)) for values in product(*ranges.values()))
    return [numbers for numbers in found if value(mode.where, numbers)]


def _of_modes(row: Row, most: int) -> list[list[Numbers]]:
    return [_choices(mode, form_of(row, mode).letters, most) for mode in row.modes]


def _most(row: Row) -> int:
    return _LONG if row.fourier and row.axes == 1 else _MOST[row.axes]


def _channels(row: Row) -> "tuple[Sequence[int], Sequence[int], Sequence[bool]]":
    """How many channels there may be, and groups, and whether numbers may be complex."""
    return (
        (1, 2) if row.layout else (1,),
        (1, 2, 3) if form_of(row, row.modes[0]).groups else (1,),
        (False, True) if row.takes("complex128") else (False,),
    )


def _shapes(row: Row, most: int) -> "st.SearchStrategy[Shape]":
    """Modes with numbers for each axis, out- and in-channels, groups, and whether it is complex."""
    if row.library == "jax":
        return st.sampled_from(_few_shapes(row, most))
    choices = _of_modes(row, most)
    channels, groups, complexes = _channels(row)
    return st.integers(0, len(choices) - 1).flatmap(
        lambda mode: st.tuples(
            st.just(mode),
            st.tuples(*[st.sampled_from(choices[mode])] * row.axes),
            *map(st.sampled_from, (channels, channels, groups, complexes)),
        )
    )


@functools.cache
def _few_shapes(row: Row, most: int) -> list[Shape]:
    """Some for each mode."""
    random = Random(row.name)  # noqa: S311 - reproducible, not secret
    channels, groups, complexes = _channels(row)
    return [
        (
            mode,
            tuple(random.choice(_shorter(numbers, k % 2 == 0)) for _ in range(row.axes)),
            random.choice(channels),
            random.choice(channels),
            random.choice(groups),
            complexes[k % 4 in (1, 2)],
        )
        for mode, numbers in enumerate(_of_modes(row, most))
        for k in range(_FEW)
    ]


def _shorter(choices: list[Numbers], wanted: bool) -> list[Numbers]:
    """Those with an input shorter than the kernel, or the others; all if there are none."""
    return [n for n in choices if (n["L"] < n["K"]) == wanted] or choices


@st.composite
def _call(draw: st.DrawFn, row: Row, most: int) -> Call:
    mode, numbers, outs, ins, groups, complexes = draw(_shapes(row, most))
    parts = st.integers(-9, 9)
    values: st.SearchStrategy[Any] = st.builds(complex, parts, parts) if complexes else parts

    def box(*sizes: int) -> Any:
        return tabulate(sizes, lambda *_: draw(values))

    return Call(
        x=box(ins * groups, *(n["L"] for n in numbers)),
        w=box(outs * groups, ins, *(n["K"] for n in numbers)),
        b=box(outs * groups) if row.bias else (0,) * outs * groups,
        mode=mode,
        numbers=numbers,
        groups=groups,
    )


def calls(row: Row, *, most: int | None = None) -> "Mapping[str, st.SearchStrategy[Call]]":
    """Random arguments for the function of a row.

    Args:
        row: the row.
        most: how long input and kernel may be along an axis, if not as usual.
    """
    return {"call": _call(row, most or _most(row))}


# Wrong rows


def misreadings(row: Row) -> dict[str, dict[str, Row]]:
    """The row with one field wrong, for every field; and with the modes of other rows."""
    end = d * (K - 1)
    turned = tuple(
        replace(mode, first=mode.first - end if row.flips else mode.first + end)
        for mode in row.modes
    )
    wrong = {"kernel run backwards": replace(row, flips=not row.flips, modes=turned)}
    if row.takes("complex128"):
        wrong["conjugation"] = replace(row, conjugates=not row.conjugates)
    if row.bias:
        wrong["bias forgotten"] = replace(row, bias=False)
    for number, mode in enumerate(row.modes):
        for what, changed in _changed(row, number, mode):
            modes = (*row.modes[:number], changed, *row.modes[number + 1 :])
            wrong[f"{_named(mode, row)}: {what}"] = replace(row, modes=modes)
    for name, modes in _of_others(row):
        wrong[f"as in {name}"] = replace(row, modes=modes)
    return {name: {"row": changed} for name, changed in wrong.items()}


def _changed(row: Row, number: int, mode: Mode) -> Iterator[tuple[str, Mode]]:
    yield "begins one place later", replace(mode, first=mode.first + 1)
    yield "returns one more", replace(mode, length=mode.length + 1)
    other = mode.first.replace(sympy.floor, sympy.ceiling)
    rounded = replace(mode, first=other if other != mode.first else _down(mode.first))
    if _told(row, number, rounded):
        yield "rounded the other way", rounded
    if mode.border != "zeros":
        yield "zeros around", replace(mode, border="zeros")
        border = _OTHER_BORDERS[mode.border]
        yield f"{border} in place of {mode.border}", replace(mode, border=border)


def _down(first: Any) -> Any:
    return first.replace(sympy.ceiling, sympy.floor)


def _told(row: Row, number: int, changed: Mode) -> bool:
    """Whether a mode says something else than the row's, often enough to be found out."""
    mode = row.modes[number]
    if changed == mode:
        return False
    pairs = ((mode.first, changed.first), (mode.length, changed.length))

    def differ(numbers: Numbers) -> bool:
        return any(value(one, numbers) != value(other, numbers) for one, other in pairs)

    if row.library == "jax":
        few = _few_shapes(row, _most(row))
        return sum(any(map(differ, shape[1])) for shape in few if shape[0] == number) > 1
    found = _of_modes(row, _most(row))[number]
    some = Random(row.name).sample(found, min(len(found), _TRIED))  # noqa: S311 - reproducible
    return sum(map(differ, some)) * _TOLD > len(some)


def _of_others(row: Row) -> Iterator[tuple[str, tuple[Mode, ...]]]:
    """Modes that other rows have under the same names, and that say something else."""
    own = {mode.name: number for number, mode in enumerate(row.modes)}
    seen = [row.modes]
    for other in ROWS:
        theirs = {mode.name: mode for mode in other.modes}
        alike = (row.flips, row.stride, bool(row.layout)) == (
            other.flips,
            other.stride,
            bool(other.layout),
        )
        if not alike or len(own) < len(row.modes) or len(theirs) < len(other.modes):
            continue
        if {*own} - {*theirs}:
            continue
        modes = tuple(
            replace(mode, first=theirs[mode.name].first, length=theirs[mode.name].length)
            for mode in row.modes
        )
        if modes not in seen and any(_told(row, own[mode.name], mode) for mode in modes):
            seen.append(modes)
            yield other.name, modes


def _named(mode: Mode, row: Row) -> str:
    """The mode's name, with its condition if there are others of that name."""
    alone = sum(other.name == mode.name for other in row.modes) == 1
    return mode.name if alone else f"{mode.name} where {mode.text.where}"


# Checks


def observes_rows(*rows: Row) -> Callable[[Callable[..., Claim]], Checks]:
    """Turn a function of a call and of the keyword `row` into the check of each of these rows.

    A check has the name that its row gives it, random calls for its instances, and the row's
    `misreadings` for its mutants.
    """

    def decorate(function: Callable[..., Claim]) -> Checks:
        return Checks(function, {row.check.partition(":")[2]: _of_row(row) for row in rows})

    return decorate


def _of_row(row: Row) -> Made:
    many = max(_INSTANCES[row.axes], 15 * len(row.modes))
    return (
        f"{row.name} computes what its row of the table says, in each mode.",
        {"row": row},
        check(
            layer="observed",
            given=calls(row),
            instances=min(many, 15 * len(row.modes)) if row.library == "jax" else many,
            packages=row.needs,
            mutants=misreadings(row),
        ),
    )


def observes_sayings(
    name: str,
    says: str,
    sayings: Sequence[tuple[Row, Any]],
    misread: "Callable[[Row, Any], Iterator[tuple[str, Any]]]",
    given: "Mapping[str, st.SearchStrategy[Any]] | st.SearchStrategy[Mapping[str, Any]]",
    instances: int,
) -> Callable[[Callable[..., Claim]], Checks]:
    """Turn a function of the keyword `said` into the check of what else is said of each library.

    Its mutants are the misreadings, those of a kind in all that is said taken together.

    Args:
        name: of the checks, after the library's.
        says: what is checked, with {} for the library's name.
        sayings: pairs of a row and a saying.
        misread: what is wrong with each wrong variant of a saying, and the variant.
        given: where the other arguments come from.
        instances: how many.
    """

    def of(library: str) -> Made:
        said = tuple(each for each in sayings if each[0].library == library)
        wrong: dict[str, list[tuple[Row, Any]]] = {}
        for row, each in said:
            for what, changed in misread(row, each):
                wrong.setdefault(what, []).append((row, changed))
        made = check(
            layer="observed",
            given=given,
            instances=instances,
            packages=tuple(dict.fromkeys(need for row, _ in said for need in row.needs)),
            mutants={what: {"said": tuple(changed)} for what, changed in wrong.items()},
        )
        return says.format(library), {"said": said}, made

    libraries = dict.fromkeys(row.library for row, _ in sayings)
    made = {f"{library}_{name}": of(library) for library in libraries}
    return lambda function: Checks(function, made)
