"""What libraries put beyond the ends of x.

A border is named by what stands at the places n < 0 and n ≥ L, in the words of scipy.ndimage;
other libraries have other words for the same.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fundamentals.evidence.models.layers import at, places, shape, tabulate
from fundamentals.software.formulas import value
from fundamentals.software.rows import Row

__all__ = [
    "BORDERS",
    "CONTINUED",
    "OTHERS",
    "SIGNAL_BORDERS",
    "Border",
    "bordered",
    "outcome_of_origin",
]

Border = Callable[[int, int], int | None]


def reflected(n: int, length: int) -> int:
    """The place that stands at n: x is run back and forth, its ends twice in a row."""
    return min(n % (2 * length), -(n + 1) % (2 * length))


def mirrored(n: int, length: int) -> int:
    """The same, the ends once."""
    period = max(1, 2 * length - 2)
    return min(n % period, -n % period)


def nearest(n: int, length: int) -> int:
    """The nearer end."""
    return min(max(n, 0), length - 1)


def repeated(n: int, length: int) -> int:
    """x again and again."""
    return n % length


def nowhere(n: int, length: int) -> int | None:
    """No place: a constant stands there."""
    return n if 0 <= n < length else None


CONTINUED: Mapping[str, Callable[[int, int], int]] = {
    "reflect": reflected,
    "mirror": mirrored,
    "nearest": nearest,
    "wrap": repeated,
}
"""Where x itself stands beyond its ends."""

BORDERS: Mapping[str, Border] = {**CONTINUED, "constant": nowhere}
OTHERS: Mapping[str, Border] = {
    "reflect": mirrored,
    "mirror": reflected,
    "nearest": repeated,
    "wrap": nearest,
    "constant": nearest,
}
"""Each wrong."""

SIGNAL_BORDERS = {"symm": "reflect", "wrap": "wrap", "fill": "constant"}
"""scipy.signal's, in `boundary`."""


def _sums(
    row: Row,
    x: Any,
    w: Any,
    lengths: Sequence[int],
    firsts: Sequence[int],
    border: Border,
    constant: Any = 0,
) -> Any:
    """∑ i, w(i) x(n₀ ± n ± i) along every axis, x continued beyond its ends."""
    axes, sign = len(lengths), -1 if row.flips else 1
    ends = shape(x, axes)

    def read(place: Sequence[int]) -> Any:
        there = [border(n, end) for n, end in zip(place, ends, strict=True)]
        return constant if None in there else at(x, [n for n in there if n is not None])

    def output(*place: int) -> Any:
        return sum(
            at(w, tap)
            * read([f + n + sign * i for f, n, i in zip(firsts, place, tap, strict=True)])
            for tap in places(shape(w, axes))
        )

    return tabulate(lengths, output)


def bordered(
    row: Row, mode: int, x: Any, w: Any, border: Border, *, moved: int = 0, constant: Any = 0
) -> Any:
    """The sums at the places of one of the row's modes, `moved` along each axis."""
    numbers = [
        {"L": length, "K": taps, "s": 1, "d": 1}
        for length, taps in zip(shape(x, row.axes), shape(w, row.axes), strict=True)
    ]
    said = row.modes[mode]
    return _sums(
        row,
        x,
        w,
        [value(said.length, each) for each in numbers],
        [value(said.first, each) + moved for each in numbers],
        border,
        constant,
    )


def outcome_of_origin(origin: int, taps: int) -> str:
    """What comes of an origin in scipy.ndimage: one that moves w's centre off w is refused."""
    return "moved" if -(taps // 2) <= origin <= (taps - 1) // 2 else "ValueError"
