"""What the lines about number types say, against what libraries return for such numbers.

For each type, x and w are picked from ten numbers that tell: the largest and smallest, whose
products do not fit; for floating-point numbers 2ᵖ with p digits, to which 1 cannot be added. Whole
numbers and Python's fractions are compared exactly. A floating-point result must be within a bound:
for n terms and unit u, conversions included, γ_{n+3} ∑ |terms| (four times that where it is
complex, since a product may be made of three), and once more the unit of the returned type; for
Fourier transforms twice `overlap_add_error`. That a bound is not idle is seen from a mutant: the
same with a finer unit does not hold.
"""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import Any

import flint
from hypothesis import strategies as st

from fundamentals.evidence.calls.observing import observes_sayings
from fundamentals.evidence.calls.plain_calls import outcome, says
from fundamentals.evidence.calls.sampling import overlap_add_error
from fundamentals.evidence.core import Checks, Claim, Equal, Every, Exactly
from fundamentals.software.numbers import SAME, Computed, How
from fundamentals.software.rows import Row

__all__ = [
    "Lines",
    "Picks",
    "all_of",
    "computes",
    "misread",
    "observes_types",
    "picked",
    "picks",
]

Lines = tuple[tuple[Row, Computed], ...]
Picks = tuple[int, ...]

INSTANCES = 24
PICKS = 10
_SMALL = (8, 8, 2, 6, 7, 8, 9, 0, 2, 8)
TELLING: tuple[tuple[Picks, Picks], ...] = (
    *((x, (1, 1, 1)) for x in permutations((3, 1, 4))),  # a small number between large ones
    ((4, 4, 4), (4, 4, 4)),  # the largest
    ((7, 8, 7), (8, 7, 1)),
    ((9, 7, 6), (9, 5, 6)),
    ((2, 8, 3), (3, 8, 0)),
)
_DIGITS = {
    "bfloat16": 8,
    "float16": 11,
    **dict.fromkeys(("float32", "complex64"), 24),
    **dict.fromkeys(("float64", "complex128"), 53),
}
_FINER = {8: 24, 11: 24, 24: 53, 53: 113}
_LITTLE = {"float16": 2.0**-12, "bfloat16": 2.0**-16}  # beside the large, more than float32 has
_FINELY = "finer than "
_LAST = {
    name: (digits, {"float16": 25, "bfloat16": 134}.get(name, 149))
    for name, digits in _DIGITS.items()
}
"""The unit of a returned type, and half the distance of its least numbers: powers of ½."""


def _dtype(name: str) -> Any:
    """The number type; numpy's own, or that of ml_dtypes, which jax and TensorFlow bring."""
    import numpy as np

    if name != "bfloat16":
        return np.dtype(name)
    import ml_dtypes

    return np.dtype(ml_dtypes.bfloat16)


def picked(name: str, picks: Picks) -> Any:
    """An array of that type, from the ten numbers that tell."""
    import numpy as np

    kind = _dtype(name)
    numbers: list[Any]
    if kind.kind == "b":
        numbers = [0, 1] * 5
    elif kind.kind in "iu":
        high, low = int(np.iinfo(kind).max), int(np.iinfo(kind).min)
        middle = (2 ** (kind.itemsize * 5) + 1, 2 ** (kind.itemsize * 5 // 2) + 1)
        numbers = [0, 1, 3, 5, high, low, high // 2 + 1, *middle, -1 if low else 7]
    elif kind.kind == "O":
        numbers = [0, 1, -1, 10**30, -(10**30), *(Fraction(1, n) for n in (3, -7, 10, 2, 11))]
    else:
        large, small = 2.0 ** _DIGITS[name], _LITTLE.get(name, 1)
        numbers = [0, small, -1, 2 * large, -2 * large, large, 1 / 3, -0.1, 3, 0.7]
        if kind.kind == "c":
            numbers[6:] = [complex(1 / 3, -1), 1j, -0.1 - 0.7j, 3 + 0.1j]
    return np.array([numbers[pick] for pick in picks], kind)


def _weights(name: str, picks: Picks) -> Any:
    """The same for a kernel: no large floating-point numbers, lest products overflow."""
    if name.startswith(("float", "bfloat", "complex")):
        picks = tuple(_SMALL[pick] for pick in picks)
    return picked(name, picks)


def computes(row: Row, line: Computed, x: Picks, w: Picks) -> Iterator[Claim]:
    """That the function does what the line says, for each type in it."""
    options = {}
    if line.option:
        name, _, value = line.option.partition("=")
        options[name] = ast.literal_eval(value)
    for type_x, type_w in line.types:
        given = picked(type_x, x), _weights(type_w, w)
        returned, dtype = outcome(row, *given, **options)
        yield Exactly(dtype, type_x if line.returns == SAME else line.returns)
        if returned is not None and line.how != "refused":
            unit = line.unit.replace(SAME, type_x)
            yield _values(row, line.how, unit, returned, dtype, *map(_numbers, given))


def _numbers(array: Any) -> list[Any]:
    """What is in an array, as Python's numbers."""
    known = array.astype("float32") if array.dtype.name == "bfloat16" else array
    return list(known.tolist())


def _values(
    row: Row, how: How, unit: str, returned: Any, dtype: str, x: Sequence[Any], w: Sequence[Any]
) -> Claim:
    """That these are the row's sums, exactly or within what they may be off by."""
    import numpy as np

    sums, seen = says(row, [_exact(a) for a in x], [_exact(a) for a in w]), returned.tolist()
    if how == "or":
        return Exactly([int(each) for each in seen], [int(each > 0) for each in sums])
    if how == "noise":
        return Exactly([int(a or not b) for a, b in zip(seen, sums, strict=True)], [1] * len(sums))
    if how == "python":
        return Exactly(seen, sums)
    whole = returned.dtype.kind in "iu"
    low, high = (
        (int(np.iinfo(returned.dtype).min), int(np.iinfo(returned.dtype).max))
        if whole
        else (0, 1)  # of bool
    )
    if how == "modulo":
        return Exactly([int(a) for a in seen], [(a - low) % (high - low + 1) + low for a in sums])
    if how == "real":
        x, w = ([a.real for a in each] for each in (x, w))
        sums = says(row, [_exact(a) for a in x], [_exact(a) for a in w])
    sizes = [each.real for each in says(row, [_size(a) for a in x], [_size(a) for a in w])]
    rooms = _rooms(how, unit, sizes, x, w, complexes=np.iscomplexobj(returned))
    triples = list(zip(seen, sums, rooms, strict=True))
    if how == "saturated":
        into = [min(max(b.real, flint.arb(low)), flint.arb(high)) for b in sums]
        return Every(*(_within(*each) for each in zip(seen, into, rooms, strict=True)))
    if whole:
        cut = int(how == "cut" and not isinstance(w[0], int))
        triples = [(a, b.real, room + cut) for a, b, room in triples]
        fit = [(a, b, room) for a, b, room in triples if low <= b - room and b + room <= high]
        return Every(Exactly(low, low), *(_within(*each) for each in fit))
    last, least = (flint.arb(2) ** -power for power in _LAST[dtype])
    return Every(
        *(_within(a, b, room + last * (abs(_size(b)) + room) + least) for a, b, room in triples)
    )


def _exact(number: Any) -> Any:
    """A number of Python's, exactly, and so that sums of it are exact."""
    if isinstance(number, int | Fraction):
        return int(number) if isinstance(number, bool) else number
    return flint.acb(number.real, number.imag)


def _parts(number: Any) -> list[flint.arb]:
    """Real and imaginary part, exactly."""
    if isinstance(number, Fraction):
        return [flint.arb(flint.fmpq(number.numerator, number.denominator)), flint.arb(0)]
    return [flint.arb(number.real), flint.arb(number.imag)]


def _size(number: Any) -> flint.acb:
    """At least its absolute value."""
    return flint.acb(sum(map(abs, _parts(number)), flint.arb(0)))


def _rooms(
    how: How,
    unit: str,
    sizes: Sequence[Any],
    x: Sequence[Any],
    w: Sequence[Any],
    *,
    complexes: bool,
) -> list[flint.arb]:
    """How far each sum may be off before it is turned into the type that is returned."""
    digits = _DIGITS[unit.split()[-1]]
    u = flint.arb(2) ** -(_FINER[digits] if unit.startswith(_FINELY) else digits)
    if how in ("fourier", "nearest"):
        error = 2 * overlap_add_error(*([complex(a) for a in side] for side in (x, w)), unit=u)
        return [error + flint.arb(how == "nearest") / 2] * len(sizes)
    steps = (len(w) + 3) * u
    return [(4 if complexes else 1) * steps / (1 - steps) * size for size in sizes]


def _within(seen: Any, exact: Any, room: flint.arb) -> Claim:
    """|seen − exact| ≤ room, for real and imaginary part."""
    wide = [part + flint.arb(0, room.upper()) for part in _parts(exact)]
    return Equal(_parts(seen), wide, within=1e300)


# Wrong lines

_WRONG_HOW: Mapping[How, How] = {
    "or": "modulo",
    "noise": "or",
    "modulo": "python",
    "cut": "modulo",
    "saturated": "modulo",
    "real": "rounded",
}

_BYTES = ("bool", "int8", "uint8")
_EXACT: Mapping[tuple[How, str], tuple[str, ...]] = {
    ("rounded", "float32"): (*_BYTES, "int16", "uint16", "uint32", "int64 × float32"),
    ("rounded", "float64"): (
        *_BYTES,
        "int16",
        "uint16",
        "int32",
        "uint32",
        "uint64",
        "float16",
        "float32",
        "int64 × float32",
        "int64 × uint64",
    ),
    ("real", "float64"): ("complex64",),
    ("saturated", "float32"): ("uint8",),
    ("cut", "float32"): ("uint16",),
    ("nearest", "float64"): (*_BYTES, "int16", "uint16"),
    ("cut", "float64"): (
        *_BYTES,
        "int16",
        "uint16",
        "int32",
        "uint32",
        "uint8 × int8",
        "int64 × float32",
    ),
}
"""Types whose few products are summed exactly, up to the rounding of what is returned."""


def misread(line: Computed) -> Iterator[tuple[str, Computed]]:
    """The line, for each of its types alone, with one field wrong: what is wrong, and the line."""
    for each in line.given:
        alone = replace(line, given=(each,))
        yield "another type", replace(alone, returns="int8" if each == "bool" else "bool")
        exact = each in _EXACT.get((line.how, line.unit), ())
        wrong = _WRONG_HOW.get(line.how)
        if wrong and (not exact or line.how in ("saturated", "real")):
            yield f"{wrong} in place of {line.how}", replace(alone, how=wrong)
        if line.unit and line.how != "noise" and not exact:
            yield "rounded more finely", replace(alone, unit=_FINELY + line.unit)


def picks() -> "st.SearchStrategy[Mapping[str, Picks]]":
    """Random ones, and such as tell much."""
    some = st.tuples(*[st.integers(0, PICKS - 1)] * 3)
    pairs = st.one_of(st.sampled_from(TELLING), st.tuples(some, some))
    return pairs.map(lambda pair: {"x": pair[0], "w": pair[1]})


def all_of(said: Lines, x: Picks, w: Picks) -> Claim:
    """That each line is what the function does."""
    return Every(*(claim for row, line in said for claim in computes(row, line, x, w)))


def observes_types(*rows: Row) -> Callable[[Callable[..., Claim]], Checks]:
    """Turn a function of the picks `x` and `w` and of the keyword `said` into checks of lines.

    There is one for each library of these rows, `numpy_number_types` and so on.
    """
    return observes_sayings(
        "number_types",
        "What {} returns for each number type, where sums overflow and round, too.",
        [(row, line) for row in rows for line in row.types],
        lambda _, line: misread(line),
        picks(),
        INSTANCES,
    )
