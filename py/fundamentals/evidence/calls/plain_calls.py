"""Functions of the table of software, called with arrays of any number type along one axis."""

import inspect
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from fundamentals.evidence.calls.listings import Call, listed
from fundamentals.referee.table.confirming import form_of
from fundamentals.referee.table.here import found, here
from fundamentals.software.formulas import value
from fundamentals.software.rows import Mode, Row

__all__ = [
    "called",
    "defaults",
    "function",
    "named",
    "outcome",
    "required",
    "says",
    "simple",
]


def function(row: Row) -> Any:
    """The function itself."""
    return found(row)[0]


def simple(
    row: Row, x: Sequence[Any], w: Sequence[Any], *, mode: int = 0, around: bool = True
) -> Call:
    """The call of the row in one of its modes; further axes have length 1, the bias is 0.

    Args:
        row: whose call.
        x: the input.
        w: the kernel.
        mode: which of the row's modes.
        around: whether there are zeros around x where the mode can have them.
    """

    def deep(values: Sequence[Any]) -> tuple[Any, ...]:
        box: tuple[Any, ...] = tuple(values)
        for _ in range(row.axes - 1):
            box = tuple((each,) for each in box)
        return box

    numbers = {"L": len(x), "K": len(w), "s": 1, "d": 1, "p": 0, "q": 0}
    numbers |= _around(row.modes[mode], x, w) if around else {}
    once = {"L": 1, "K": 1, "s": 1, "d": 1, "p": 0, "q": 0}
    return Call((deep(x),), ((deep(w),),), (0,), mode, (numbers, *[once] * (row.axes - 1)))


def _around(mode: Mode, x: Sequence[Any], w: Sequence[Any]) -> dict[str, int]:
    """As many zeros around x as w can meet, where p and q mean that; else none."""
    most, none = ({"p": n, "q": n} for n in (max(0, len(w) - 1), 0))
    many, few = ({"L": len(x), "K": len(w), "s": 1, "d": 1, **each} for each in (most, none))
    grows = value(mode.length, many) > value(mode.length, few)
    return most if grows and value(mode.where, many) else none


def says(
    row: Row, x: Sequence[Any], w: Sequence[Any], *, mode: int = 0, around: bool = True
) -> list[Any]:
    """What the row says of such a call, with the exact numbers in x and w."""
    seen = listed(row, simple(row, x, w, mode=mode, around=around))
    for _ in range(row.axes):
        seen = [value for part in seen for value in part]
    return list(seen)


def called(
    row: Row,
    x: Any,
    w: Any,
    *,
    mode: int | None = 0,
    method: str = "direct",
    x64: bool = True,
) -> tuple[Any, str]:
    """What the function returns for arrays with one axis, so too, and its number type.

    Args:
        row: whose function.
        x: the input.
        w: the kernel.
        mode: which of the row's modes; None for what is computed when nothing else is given.
        method: by which method, where it has several.
        x64: whether jax keeps numbers of 64 bits.
    """
    import numpy as np

    number = mode or 0
    form = form_of(row, row.modes[number], method=repr(method))
    shape = simple(row, range(len(x)), range(len(w)), mode=number).shape(form)
    arrays = {"x": form.signal_out(x.reshape(shape.x)), "w": form.kernel_out(w.reshape(shape.w))}
    if form.bias and mode is not None:
        arrays["b"] = np.zeros(1, x.dtype)
    expression = form.expression if mode is not None else row.asked.plain
    array, dtype = here(row, expression, x64=x64).value(arrays, form.values(shape))
    return array.reshape(-1), dtype


def outcome(row: Row, x: Any, w: Any, **options: Any) -> tuple[Any, str]:
    """What the function returns and its number type; if it raises, None and the error's name."""
    try:
        return called(row, x, w, **options)
    except Exception as error:
        return None, type(error).__name__


def defaults(row: Row) -> dict[str, str]:
    """The arguments that may be left out, with what they are then: from the installed library.

    Functions written in C have no signature; theirs is the first line of their documentation, where
    that says what they are.
    """
    f = function(row)
    try:
        parameters = _parameters(row)
    except ValueError:
        line = next(each for each in f.__doc__.splitlines() if each.strip())
        written = line[line.index("(") + 1 : line.index(")")].split(", ")
        pairs = (each.partition("=") for each in written)
        return {name: default for name, _, default in pairs if default}
    return {p.name: repr(p.default) for p in parameters if p.default is not p.empty}


def required(row: Row) -> tuple[str, ...]:
    """What must be given besides x and w; of a function written in C, nothing is known."""
    try:
        named = _parameters(row)
    except ValueError:
        return ()
    return tuple(each.name for each in named if each.default is each.empty)[2:]


def _parameters(row: Row) -> list[inspect.Parameter]:
    found = inspect.signature(function(row)).parameters.values()
    return [each for each in found if each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD)]


def named(library: ModuleType, name: str) -> Callable[..., Any]:
    """A public function of a library.

    Raises:
        ValueError: that is none.
    """
    found: Callable[..., Any] | None = getattr(library, name, None)
    if not isinstance(library, ModuleType) or name.startswith("_") or not callable(found):
        raise ValueError(f"{name} is no public function of {library}")
    return found
