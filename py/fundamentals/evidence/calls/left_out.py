"""What is said of arguments left out or empty, against what libraries take and return."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from fundamentals.evidence.calls.observing import observes_sayings
from fundamentals.evidence.calls.plain_calls import defaults, outcome, required, says, simple
from fundamentals.evidence.core import Checks, Claim, Every, Exactly
from fundamentals.software.arguments import Arguments
from fundamentals.software.formulas import value
from fundamentals.software.rows import Row

__all__ = ["Sayings", "Values", "left_out", "observes_arguments"]

Sayings = tuple[tuple[Row, Arguments], ...]
Values = tuple[int, ...]
_TAPS = 3


def left_out(said: Sayings, x: Values, w: Values) -> Claim:
    """That each function takes and returns that."""
    return Every(*(claim for each in said for claim in _claims(*each, x, w)))


def _claims(row: Row, said: Arguments, x: Values, w: Values) -> Iterator[Claim]:
    """The defaults are those of the signature, and give the values of the mode; then the empty."""
    import numpy as np

    found = defaults(row)
    taken = [found.get(name, "") for name in said.defaults]
    yield Exactly([*taken, *required(row), ""], [*said.defaults.values(), *said.required, ""])
    if said.mode:
        mode = next(k for k, each in enumerate(row.modes) if each.name == said.mode)
        where = {"L": len(x), "K": len(w), "s": 1, "d": 1, "p": 0, "q": 0}
        if value(row.modes[mode].where, where):
            arrays = (np.array(each, row.asked.dtype) for each in (x, w))
            returned, why = outcome(row, *arrays, mode=None)
            seen = why if returned is None else [round(v) for v in returned.tolist()]
            yield Exactly(seen, says(row, x, w, mode=mode, around=False))
    for each in said.empty:
        for number, mode_of in enumerate(row.modes):
            if not each.modes or mode_of.name in each.modes:
                for which in each.which:
                    yield Exactly(*_empty(row, number, which, each.outcome))


def _empty(row: Row, mode: int, which: str, said: str) -> tuple[list[Any], list[Any]]:
    """What comes of it, and what is said to."""
    import numpy as np

    x, w = (np.ones(0 if which in (name, "both") else _TAPS, row.asked.dtype) for name in "xw")
    returned, why = outcome(row, x, w, mode=mode)
    seen = [why] if returned is None else [len(returned), *map(int, returned)]
    if said not in ("zeros", "no values"):
        return seen, [said]
    (numbers, *_) = simple(row, x.tolist(), w.tolist(), mode=mode).numbers
    if said == "no values":
        return seen, [0]
    alike = [each for each in row.modes if each.name == row.modes[mode].name]
    sizes = [value(each.length, numbers) for each in alike if value(each.where, numbers)]
    size = sizes[0] if sizes else 0 if returned is None else len(returned)
    return seen, [size, *[0] * size]


def observes_arguments(*rows: Row) -> Callable[[Callable[..., Claim]], Checks]:
    """Turn a function of `x`, `w` and of the keyword `said` into checks of what is said of rows.

    There is one for each library of these rows, `numpy_arguments` and so on.
    """
    few = st.lists(st.integers(-9, 9), min_size=1, max_size=4).map(tuple)
    return observes_sayings(
        "arguments",
        "What {} takes for arguments that are left out, and what it makes of empty arrays.",
        [(row, row.left_out) for row in rows if row.left_out != Arguments()],
        _misread,
        {"x": few, "w": few},
        15,
    )


def _misread(row: Row, said: Arguments) -> Iterator[tuple[str, Arguments]]:
    others: Mapping[str, str] = dict.fromkeys(said.defaults, "'another'")
    if others:
        yield "other defaults", replace(said, defaults=others)
    for mode in row.modes:
        if said.mode and mode.name != said.mode and not mode.letters & {"p", "q"}:
            yield "another mode", replace(said, mode=mode.name)
    for each in said.empty:
        for outcome_ in {"no values", "ValueError"} - {each.outcome}:
            if each.outcome != "zeros":
                yield (
                    "another outcome of empty arrays",
                    replace(said, empty=(replace(each, outcome=outcome_),)),
                )
