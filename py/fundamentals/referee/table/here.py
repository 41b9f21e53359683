"""The function of a row, called in this process: fast, for functions that are known to behave.

A `Subject` runs somebody's function in a process of its own, since it may do anything. Those of the
table are the libraries' own; what checks them calls them here, with the same expression.
"""

import importlib
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from typing import Any

import numpy as np

from fundamentals.referee.formula.form import Form
from fundamentals.referee.subject.calling import Call, Outcome, Raised, Returned
from fundamentals.referee.subject.calls import as_numpy
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.subject.layouts import Array, Laid
from fundamentals.referee.subject.libraries import LIBRARIES, Settings
from fundamentals.referee.subject.loading import stated
from fundamentals.software.rows import Row

__all__ = ["Here", "calling_here", "found", "here"]

_TENSORS = {"torch": "torch", "tensorflow": "tensorflow", "keras": "tensorflow"}


def found(row: Row) -> tuple[Any, dict[str, Any]]:
    """What is called for a row, and the names of the module that it is in."""
    name = row.asked.target or row.function
    module, _, rest = name.partition(".")
    holder = importlib.import_module(module)
    scope = vars(holder)
    for part in rest.split("."):
        if not hasattr(holder, part):
            importlib.import_module(f"{holder.__name__}.{part}")
        holder = getattr(holder, part)
        scope = vars(holder) if hasattr(holder, "__path__") else scope
    return holder, scope


class Here:
    """A function of the table and an expression that calls it.

    Args:
        row: whose function.
        expression: the call.
        x64: whether jax keeps numbers of 64 bits.
        function: another one that takes the arrays of the row's library, to be called instead.
    """

    def __init__(
        self,
        row: Row,
        expression: str,
        *,
        x64: bool = True,
        function: Callable[..., Any] | None = None,
    ) -> None:
        self._row, self._x64 = row, x64
        itself, scope = found(row)
        self._function: Callable[..., Any] = itself if function is None else function
        self._expression = Expression.read(expression)
        self._scope = {**scope, "f": self._function, "np": np}
        tensors = _TENSORS.get(row.library)
        self._tensors = LIBRARIES[tensors](Settings(None, 1)) if tensors else None

    def value(self, arrays: Mapping[str, Array], values: Mapping[str, Any]) -> tuple[Array, str]:
        """What it returns as an array of numpy, and its number type; it may raise anything.

        Args:
            arrays: by letter, in the function's own order of axes, each of any number type.
            values: what other letters stand for.
        """
        names = {**values, **arrays}
        if self._tensors is not None:
            names |= self._tensors.give(Laid(dict(arrays), {}, 0))
        run = self._expression.function(names, self._scope)
        given = {name: names[name] for name in self._expression.names if name in names}
        with warnings.catch_warnings(), self._as_jax_does():
            warnings.simplefilter("ignore")
            result = run(**given)
            if isinstance(result, np.ndarray) and result.dtype.kind == "O":
                return result, "object"
            return as_numpy(result)

    def _as_jax_does(self) -> AbstractContextManager[Any]:
        if self._row.library != "jax":
            return nullcontext()
        import jax

        kept: AbstractContextManager[Any] = jax.enable_x64(self._x64)
        return kept

    def call(self, calls: Sequence[Call]) -> list[Outcome]:
        """What comes of each call, in order."""
        return list(map(self._outcome, calls))

    def _outcome(self, call: Call) -> Outcome:
        try:
            arrays = {name: array.astype(call.dtype) for name, array in call.arrays.items()}
            array, dtype = self.value(arrays, call.values)
        except Exception as error:
            return Raised(type(error).__name__, stated(error))
        return Returned((array,), (dtype,))


@lru_cache(maxsize=512)
def here(row: Row, expression: str, *, x64: bool = True) -> Here:
    """It, made once for each row and expression."""
    return Here(row, expression, x64=x64)


@contextmanager
def calling_here(row: Row, form: Form) -> Iterator[Here]:
    """A `Calling` for `confirm`: without a process for each mode, and without its limits."""
    yield here(row, form.expression)
