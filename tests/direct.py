"""Functions to be judged, called in this process: what `Subject` does, without a process."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from fundamentals.referee.subject.calling import Call, Outcome, Raised, Returned

__all__ = ["Direct"]


class Direct:
    """Calls a function of NumPy arrays by an expression."""

    def __init__(self, function: Callable[..., Any], expression: str = "f(x, w)") -> None:
        self.function, self.code = function, compile(expression, "expression", "eval")

    def call(self, calls: Sequence[Call]) -> list[Outcome]:
        """What comes of each."""
        return [self._one(call) for call in calls]

    def _one(self, call: Call) -> Outcome:
        arrays = {name: array.astype(call.dtype) for name, array in call.arrays.items()}
        names = {"f": self.function, "np": np, **call.values, **arrays}
        try:
            y = np.asarray(eval(self.code, names))  # noqa: S307 - written in these tests
        except Exception as error:
            return Raised(type(error).__name__, str(error))
        return Returned((y,), (str(y.dtype),))
