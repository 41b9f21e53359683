"""Evidence for `cross-correlation-not-assoc`: (f ⋆ g) ⋆ h is not f ⋆ (g ⋆ h)."""

from collections.abc import Callable

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check
from fundamentals.evidence.sequences import Finite, convolve, correlate, finite_sequences, same

Operation = Callable[[Finite, Finite], Finite]
triples = {"f": finite_sequences(4), "g": finite_sequences(4), "h": finite_sequences(4)}


@check(
    layer="enclosed",
    given=triples,
    instances=200,
    mutants={"⋆ taken to be associative": {"inner": correlate}},
)
def what_does_hold(f: Finite, g: Finite, h: Finite, *, inner: Operation = convolve) -> Claim:
    """f ⋆ (g ⋆ h) = (f * g) ⋆ h, in exact integers."""
    return Exactly(*same(correlate(f, correlate(g, h)), correlate(inner(f, g), h)))


@check(
    layer="derived",
    given={"p": st.integers(1, 3), "q": st.integers(1, 3), "r": st.integers(1, 3)},
    instances=27,
    mutants={"⋆ taken to be associative": {"inner": correlate}},
)
def with_symbols_for_values(p: int, q: int, r: int, *, inner: Operation = convolve) -> Claim:
    """f ⋆ (g ⋆ h) = (f * g) ⋆ h with every value of f, g and h a symbol."""
    f, g, h = (
        Finite(1, sympy.symbols(f"{letter}:{size}", real=True))
        for letter, size in zip("fgh", (p, q, r), strict=True)
    )
    return Identity(*same(correlate(f, correlate(g, h)), correlate(inner(f, g), h)))


def brackets_left(v: Finite) -> Finite:
    """(v ⋆ v) ⋆ v."""
    return correlate(correlate(v, v), v)


def brackets_right(v: Finite) -> Finite:
    """v ⋆ (v ⋆ v)."""
    return correlate(v, correlate(v, v))


@check(layer="enclosed", mutants={"brackets moved": {"left": brackets_right}})
def witness(*, left: Callable[[Finite], Finite] = brackets_left) -> Claim:
    """The values of the Lean proof, recomputed: v = (1, 2) at 0 and 1, bracketed both ways."""
    v = Finite(0, (1, 2))
    return Every(
        Exactly(*same(left(v), Finite(-1, (2, 9, 12, 4)))),
        Exactly(*same(brackets_right(v), Finite(-2, (4, 12, 9, 2)))),
    )


@check(
    layer="observed",
    given=triples,
    packages=("numpy",),
    mutants={"⋆ taken to be associative": {"inner": "correlate"}},
)
def numpy_agrees(f: Finite, g: Finite, h: Finite, *, inner: str = "convolve") -> Claim:
    """numpy's correlate and convolve obey f ⋆ (g ⋆ h) = (f * g) ⋆ h, exactly in int64."""
    import numpy as np

    a, b, c = (np.array(s.values, dtype=np.int64) for s in (f, g, h))
    left = np.correlate(np.correlate(c, b, "full"), a, "full")
    combined = np.convolve(a, b, "full") if inner == "convolve" else np.correlate(b, a, "full")
    return Exactly(left, np.correlate(c, combined, "full"))
