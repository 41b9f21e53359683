"""Functions called in this process, as the referee's child calls them in its own."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from fundamentals.referee.subject.calling import Call, Outcome, Raised, Returned


class Direct:
    """Calls a function with NumPy's arrays.

    Args:
        function: what the expression calls `f`.
        expression: the call.
    """

    def __init__(self, function: Callable[..., Any], expression: str) -> None:
        self.function, self.code = function, compile(expression, "call", "eval")

    def call(self, calls: Sequence[Call]) -> list[Outcome]:
        return [self._one(each) for each in calls]

    def _one(self, call: Call) -> Outcome:
        arrays = {name: np.asarray(a).astype(call.dtype) for name, a in call.arrays.items()}
        try:
            y = np.asarray(eval(self.code, {"f": self.function, **call.values, **arrays}))
        except Exception as error:  # whatever is raised is the outcome
            return Raised(type(error).__name__, str(error))
        return Returned((y,), (y.dtype.name,))
