"""The expression that calls the function, `f(x, w, stride=s)`: read here, evaluated in the process
of the function only.
"""

import ast
import builtins
import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self

from fundamentals.base.errors import UsageError

__all__ = ["Expression"]

GIVEN = frozenset({"f", "np"})
"""Names that an expression always has."""


@dataclass(frozen=True)
class Expression:
    """A text that Python can evaluate, with the free names in it and their columns."""

    text: str
    names: Mapping[str, int]

    @classmethod
    def read(cls, text: str) -> Self:
        """Parse it.

        Raises:
            UsageError: it is no expression of Python; with a caret under the place.
        """
        try:
            tree = ast.parse(text, mode="eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            column = max(0, (getattr(error, "offset", None) or 1) - 1)
            said = getattr(error, "msg", None) or str(error)
            raise UsageError(_pointed(f"This is no expression: {said}.", text, column)) from None
        bound: set[str] = set()
        used: dict[str, int] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.arg):
                bound.add(node.arg)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound.add(node.id)
            elif isinstance(node, ast.Name):
                column = len(text.encode()[: node.col_offset].decode())
                used.setdefault(node.id, column if node.lineno == 1 else 0)
        return cls(text, {name: place for name, place in used.items() if name not in bound})

    def check(self, letters: Collection[str], known: Collection[str]) -> None:
        """Hold its names to what a call gives and what else is known.

        Raises:
            UsageError: one means two things; or nothing, with a caret under it, and what may have
                been meant.
        """
        if taken := GIVEN.intersection(letters):
            raise UsageError(
                f"No letter can be called {' or '.join(sorted(taken))}: that is taken."
            )
        for name, column in self.names.items():
            if name in letters or name in known or name in GIVEN or hasattr(builtins, name):
                continue
            near = difflib.get_close_matches(name, [*letters, *known], 1)
            meant = f" Did you mean {near[0]}?" if near else ""
            given = ", ".join(sorted(letters)) or "none"
            said = f"{name!r} means nothing here: the letters are {given}.{meant} {_LETTERS}"
            raise UsageError(_pointed(said, self.text, column))

    def function(self, letters: Collection[str], scope: dict[str, Any]) -> Callable[..., Any]:
        """It as a function of those letters that occur in it, by name; others are of `scope`."""
        taken = ", ".join(name for name in self.names if name in letters)
        made: Callable[..., Any] = eval(f"lambda {taken}: (\n{self.text}\n)", scope)  # noqa: S307
        return made


_LETTERS = (
    "A call may have x, w, b (bias), s (stride), d (dilation), p (padding), q (output padding) and "
    "g (groups)."
)


def _pointed(said: str, text: str, column: int) -> str:
    line = (text.splitlines() or [""])[0]
    return f"{said}\n  {line}\n  {' ' * min(column, len(line))}^"
