"""Finite sequences on ℤ with exact values, and the operations of chapters 3 and 4 on them.

A sequence is written as its first index and its values; all others are 0. Maps of sequences are put
together from steps, each of them written without a convolution: most are linear and commute with
shifts; those of `SPOILERS` are not, or do not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

__all__ = [
    "SPOILERS",
    "Finite",
    "Recipe",
    "Step",
    "apply",
    "combine",
    "convolve",
    "correlate",
    "finite_sequences",
    "generating_function",
    "impulse",
    "moved",
    "product_of_polynomials",
    "recipes",
    "reflect",
    "same",
]


@dataclass(frozen=True)
class Finite:
    """The sequence with `values[i]` at index `start + i` and 0 elsewhere."""

    start: int
    values: tuple[Any, ...]

    def __getitem__(self, index: int) -> Any:
        inside = 0 <= index - self.start < len(self.values)
        return self.values[index - self.start] if inside else 0

    @property
    def indices(self) -> range:
        """The window outside of which the sequence is 0."""
        return range(self.start, self.start + len(self.values))


def combine(f: Finite, g: Finite, window: range, index: Callable[[int, int], int]) -> Finite:
    """The sequence n ↦ ∑ₖ f(k) g(index(n, k)) on `window`, straight from the definition."""
    return Finite(
        window.start, tuple(sum(f[k] * g[index(n, k)] for k in f.indices) for n in window)
    )


def correlate(f: Finite, g: Finite) -> Finite:
    """(f ⋆ g)(n) = ∑ₖ f(k) g(n + k), on the window where it can be other than 0."""
    fs, gs = f.indices, g.indices
    window = range(gs.start - fs.stop + 1, max(gs.stop - fs.start, gs.start - fs.stop + 1))
    return combine(f, g, window, lambda n, k: n + k)


def convolve(f: Finite, g: Finite) -> Finite:
    """(f * g)(n) = ∑ₖ f(k) g(n − k), on the window where it can be other than 0."""
    fs, gs = f.indices, g.indices
    window = range(fs.start + gs.start, max(fs.stop + gs.stop - 1, fs.start + gs.start))
    return combine(f, g, window, lambda n, k: n - k)


def reflect(f: Finite) -> Finite:
    """f⁻(n) = f(−n)."""
    return Finite(-f.indices.stop + 1, f.values[::-1])


def product_of_polynomials(f: Finite, g: Finite) -> Finite:
    """f * g as the coefficients of flint's product of polynomials, by another algorithm."""
    product = flint.fmpz_poly(list(f.values)) * flint.fmpz_poly(list(g.values))
    return Finite(f.start + g.start, tuple(int(c) for c in product.coeffs()) or (0,))


def generating_function(f: Finite, z: sympy.Expr) -> sympy.Expr:
    """∑ₙ f(n) zⁿ."""
    return sympy.Add(*(f[n] * z**n for n in f.indices))


def same(*sequences: Finite) -> tuple[Sequence[Any], ...]:
    """The values of several sequences on one window that holds them all."""
    low = min(s.indices.start for s in sequences)
    high = max(s.indices.stop for s in sequences)
    return tuple([s[n] for n in range(low, high)] for s in sequences)


def finite_sequences(longest: int = 6) -> "st.SearchStrategy[Finite]":
    """Random integer sequences, at least one value long."""
    values = st.lists(st.integers(-9, 9), min_size=1, max_size=longest).map(tuple)
    return st.builds(Finite, st.integers(-5, 5), values)


# Maps made of steps

Step = tuple[str, int]
Recipe = tuple[Step, ...]
"""What to do, one step after the other: its name and its number."""


def impulse(a: int) -> Finite:
    """δ_a: 1 at a, 0 elsewhere."""
    return Finite(a, (1,))


def moved(f: Finite, b: int) -> Finite:
    """f moved to the right by b."""
    return Finite(f.start + b, f.values)


def _place_by_place(f: Finite, margin: int, value: Callable[[int], Any]) -> Finite:
    """The sequence of values at the places of f, and at some on both sides."""
    low, high = f.start - margin, f.indices.stop + margin
    return Finite(low, tuple(value(n) for n in range(low, high)))


_STEPS: dict[str, Callable[[Finite, int], Finite]] = {
    "move": moved,
    "multiply": lambda f, c: Finite(f.start, tuple(c * v for v in f.values)),
    "difference": lambda f, b: _place_by_place(f, abs(b), lambda n: f[n] - f[n - b]),
    "add an echo": lambda f, b: _place_by_place(f, abs(b), lambda n: f[n] + 2 * f[n - b]),
    "sum of a window": lambda f, b: _place_by_place(
        f, abs(b), lambda n: sum(f[n - k] for k in range(abs(b) + 1))
    ),
}

SPOILERS: dict[str, Callable[[Finite, int], Finite]] = {
    "square": lambda f, _: _place_by_place(f, 0, lambda n: f[n] ** 2),
    "gate": lambda f, _: _place_by_place(f, 0, lambda n: f[n] if f[n + 1] else 0),
    "absolute value": lambda f, _: _place_by_place(f, 0, lambda n: abs(f[n])),
    "add one": lambda f, _: _place_by_place(f, 0, lambda n: f[n] + 1),
    "ramp": lambda f, _: _place_by_place(f, 0, lambda n: n * f[n]),
    "keep even places": lambda f, _: _place_by_place(f, 0, lambda n: f[n] if n % 2 == 0 else 0),
    "run backwards": lambda f, _: Finite(1 - f.indices.stop, f.values[::-1]),
}


def apply(recipe: Sequence[Step], f: Finite) -> Finite:
    """What the steps make of f."""
    for name, number in recipe:
        f = (_STEPS | SPOILERS)[name](f, number)
    return f


def recipes(longest: int = 3) -> "st.SearchStrategy[Recipe]":
    """Random steps that are linear and commute with shifts."""
    steps = st.tuples(st.sampled_from(sorted(_STEPS)), st.integers(-3, 3))
    return st.lists(steps, min_size=1, max_size=longest).map(tuple)
