"""Maps of sequences that are put together from steps, each of them written without a convolution.

Most steps are linear and commute with shifts; those of `SPOILERS` are not, or do not.
"""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from fundamentals.evidence.models.sequences import Finite

__all__ = ["SPOILERS", "Recipe", "Step", "apply", "impulse", "moved", "place_by_place", "recipes"]

Step = tuple[str, int]
Recipe = tuple[Step, ...]
"""What to do, one step after the other: its name and its number."""


def impulse(a: int) -> Finite:
    """δ_a: 1 at a, 0 elsewhere."""
    return Finite(a, (1,))


def moved(f: Finite, b: int) -> Finite:
    """f moved to the right by b."""
    return Finite(f.start + b, f.values)


def place_by_place(f: Finite, margin: int, value: Callable[[int], Any]) -> Finite:
    """The sequence of values at the places of f, and at some on both sides."""
    low, high = f.start - margin, f.indices.stop + margin
    return Finite(low, tuple(value(n) for n in range(low, high)))


STEPS: dict[str, Callable[[Finite, int], Finite]] = {
    "move": moved,
    "multiply": lambda f, c: Finite(f.start, tuple(c * v for v in f.values)),
    "difference": lambda f, b: place_by_place(f, abs(b), lambda n: f[n] - f[n - b]),
    "add an echo": lambda f, b: place_by_place(f, abs(b), lambda n: f[n] + 2 * f[n - b]),
    "sum of a window": lambda f, b: place_by_place(
        f, abs(b), lambda n: sum(f[n - k] for k in range(abs(b) + 1))
    ),
}

SPOILERS: dict[str, Callable[[Finite, int], Finite]] = {
    "square": lambda f, _: place_by_place(f, 0, lambda n: f[n] ** 2),
    "gate": lambda f, _: place_by_place(f, 0, lambda n: f[n] if f[n + 1] else 0),
    "absolute value": lambda f, _: place_by_place(f, 0, lambda n: abs(f[n])),
    "add one": lambda f, _: place_by_place(f, 0, lambda n: f[n] + 1),
    "ramp": lambda f, _: place_by_place(f, 0, lambda n: n * f[n]),
    "keep even places": lambda f, _: place_by_place(f, 0, lambda n: f[n] if n % 2 == 0 else 0),
    "run backwards": lambda f, _: Finite(1 - f.indices.stop, f.values[::-1]),
}


def apply(recipe: Sequence[Step], f: Finite) -> Finite:
    """What the steps make of f."""
    for name, number in recipe:
        f = (STEPS | SPOILERS)[name](f, number)
    return f


def recipes(longest: int = 3) -> "st.SearchStrategy[Recipe]":
    """Random steps that are linear and commute with shifts."""
    steps = st.tuples(st.sampled_from(sorted(STEPS)), st.integers(-3, 3))
    return st.lists(steps, min_size=1, max_size=longest).map(tuple)
