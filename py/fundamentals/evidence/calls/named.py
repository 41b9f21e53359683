"""Functions of libraries by their names in words."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

__all__ = ["named"]


def named(library: ModuleType, name: str) -> Callable[..., Any]:
    """A public function of a library.

    Raises:
        ValueError: that is none.
    """
    found: Callable[..., Any] | None = getattr(library, name, None)
    if not isinstance(library, ModuleType) or name.startswith("_") or not callable(found):
        raise ValueError(f"{name} is no public function of {library}")
    return found
