"""What goes to a function that is judged, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

__all__ = ["Call", "Died", "Limits", "Outcome", "Raised", "Returned"]


@dataclass(frozen=True)
class Call:
    """One call.

    Attributes:
        arrays: "x", "w", perhaps "b" and "g", each number exactly as it shall arrive.
        values: what the other letters of the expression stand for.
        dtype: what the arrays are cast to before the call.
        memory: how an array lies in memory; C order if nothing is said.
        operation: "value", or "vjp" and "vjp2" for gradients.
        wanted: the arrays whose gradients are wanted.
    """

    arrays: Mapping[str, np.ndarray]
    values: Mapping[str, Any] = field(default_factory=dict)
    dtype: str = "float64"
    memory: Mapping[str, str] = field(default_factory=dict)
    operation: str = "value"
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Returned:
    """What came back."""

    arrays: tuple[np.ndarray, ...]
    dtypes: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raised:
    """An exception."""

    error: str
    message: str


@dataclass(frozen=True)
class Died:
    """The process that ran the call is no more."""

    how: str


Outcome: TypeAlias = Returned | Raised | Died


@dataclass(frozen=True)
class Limits:
    """What a call may take: seconds, seconds to start, bytes."""

    seconds: float = 20
    start: float = 120
    memory: int = 8 << 30
