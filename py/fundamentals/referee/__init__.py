"""In: somebody's implementation. Out: which formula it computes, with witnesses."""

from typing import Any

__all__ = ["assert_computes"]


def __getattr__(name: str) -> Any:
    # only when asked for: the process that runs somebody's function imports from this package, too
    if name == "assert_computes":
        from fundamentals.referee.asserting import assert_computes

        return assert_computes
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
