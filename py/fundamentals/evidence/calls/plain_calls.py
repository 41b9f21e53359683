"""Functions of the table of software, called with arrays of any number type."""

import importlib
import inspect
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from fundamentals.evidence.calls.listings import Call, listed
from fundamentals.software.rows import Row

__all__ = ["applied", "called", "defaults", "function", "outcome", "required", "says", "simple"]


def function(row: Row) -> Any:
    """The function itself."""
    library, *names = row.function.split(".")
    found = importlib.import_module(library)
    for depth, name in enumerate(names):
        if not hasattr(found, name):
            importlib.import_module(".".join((library, *names[: depth + 1])))
        found = getattr(found, name)
    return found


def applied(row: Row, *arguments: Any, x64: bool = True, **options: Any) -> Any:
    """What the function returns; jax's as an array of numpy.

    Args:
        row: whose function.
        arguments: by place.
        x64: whether jax keeps numbers of 64 bits.
        options: more arguments by keyword.
    """
    if row.library != "jax":
        return function(row)(*arguments, **options)
    import jax
    import numpy as np

    with jax.enable_x64(x64):
        return np.asarray(function(row)(*arguments, **options))


def simple(row: Row, x: Sequence[Any], w: Sequence[Any], *, mode: int = 0) -> Call:
    """The call of the row in one of its modes; further axes have length 1, the bias is 0."""

    def deep(values: Sequence[Any]) -> tuple[Any, ...]:
        box: tuple[Any, ...] = tuple(values)
        for _ in range(row.axes - 1):
            box = tuple((each,) for each in box)
        return box

    wanted = row.modes[mode].letters
    around = len(w) - 1 if row.layout and wanted >= {"p"} and row.modes[mode].name != "p, q" else 0
    numbers = {"L": len(x), "K": len(w), "s": 1, "d": 1, "p": around, "q": around}
    once = {"L": 1, "K": 1, "s": 1, "d": 1, "p": 0, "q": 0}
    return Call((deep(x),), ((deep(w),),), (0,), mode, (numbers, *[once] * (row.axes - 1)))


def says(row: Row, x: Sequence[Any], w: Sequence[Any], *, mode: int = 0) -> list[Any]:
    """What the row says of it, with the exact numbers in x and w."""
    found = listed(row, simple(row, x, w, mode=mode))
    for _ in range(row.axes):
        found = [value for part in found for value in part]
    return list(found)


def called(
    row: Row, x: Any, w: Any, *, mode: int | None = 0, x64: bool = True, **options: Any
) -> Any:
    """What the function returns for arrays with one axis, as an array with one axis.

    Args:
        row: whose function.
        x: the input.
        w: the kernel.
        mode: which of the row's modes; None for what is computed when nothing else is given.
        x64: whether jax keeps numbers of 64 bits.
        options: more arguments by keyword.
    """
    import numpy as np

    call = None if mode is None else simple(row, x, w, mode=mode)
    x, w = (a.reshape(-1, *[1] * (row.axes - 1)) for a in (x, w))
    if row.library == "torch":
        import torch

        given = {} if call is None else _torch_mode(row, call)
        tensors = (torch.from_numpy(a)[None, None] for a in (x, w))
        return applied(row, *tensors, **given, **options).numpy().reshape(-1)
    if row.layout:
        signal, kernel = row.layout
        x, w = (
            np.expand_dims(a, [k for k, axis in enumerate(layout) if axis in "NCOI"])
            for a, layout in ((x, signal), (w, kernel))
        )
        if row.option == "transpose_kernel=True":
            options["transpose_kernel"] = True
        asked = () if call is None else ([1], call.word(row) or _padding(call))
        return applied(row, x, w, *asked, x64=x64, **options).reshape(-1)
    if call is not None:
        options["mode"] = call.word(row)
    return applied(row, x, w, x64=x64, **options).reshape(-1)


def _padding(call: Call) -> list[tuple[int, int]]:
    return [*zip(call.each("p"), call.each("q"), strict=True)]


def _torch_mode(row: Row, call: Call) -> Mapping[str, Any]:
    if row.modes[call.mode].name == "p, q":
        return {"padding": call.each("p"), "output_padding": call.each("q")}
    return {"padding": call.word(row) or call.each("p")}


def outcome(row: Row, x: Any, w: Any, *, mode: int | None = 0, **options: Any) -> Any:
    """What the function returns, or the name of the error that it raises; warnings are ignored."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return called(row, x, w, mode=mode, **options)
    except Exception as error:
        return type(error).__name__


def defaults(row: Row) -> dict[str, str]:
    """The arguments that may be left out, with what they are then: from the installed library.

    Functions written in C have no signature; theirs is the first line of their documentation.
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
    return list(inspect.signature(function(row)).parameters.values())
