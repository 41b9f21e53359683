"""Evidence for `cross-correlation`: (f ⋆ g)(n) = ∑ₖ f(k) g(n + k) for finite sequences."""

from collections.abc import Callable

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check
from fundamentals.evidence.sequences import (
    Finite,
    correlate,
    finite_sequences,
    reflect,
    same,
)

Reflection = Callable[[Finite], Finite]


def kept(f: Finite) -> Finite:
    """The sequence itself: the flip forgotten."""
    return f


def late(f: Finite) -> Finite:
    """The reflection, one place late."""
    mirrored = reflect(f)
    return Finite(mirrored.start + 1, mirrored.values)


def product_of_polynomials(f: Finite, g: Finite) -> Finite:
    """f * g as the coefficients of a product of polynomials, by another algorithm."""
    product = flint.fmpz_poly(list(f.values)) * flint.fmpz_poly(list(g.values))
    return Finite(f.start + g.start, tuple(int(c) for c in product.coeffs()) or (0,))


pairs = {"f": finite_sequences(), "g": finite_sequences()}
WRONG_FLIPS = {"kernel not flipped": {"flip": kept}, "offset by one": {"flip": late}}


@check(layer="enclosed", given=pairs, instances=200, mutants=WRONG_FLIPS)
def is_convolution_with_reflection(f: Finite, g: Finite, *, flip: Reflection = reflect) -> Claim:
    """f ⋆ g = f⁻ * g, with the product of polynomials as a second way to compute it; exact."""
    return Exactly(*same(correlate(f, g), product_of_polynomials(flip(f), g)))


@check(
    layer="enclosed",
    given={**pairs, "n": st.integers(-20, 20), "low": st.integers(0, 4), "high": st.integers(0, 4)},
    mutants={"one term of the window lost": {"lost": 1}},
)
def any_window_will_do(
    f: Finite, g: Finite, n: int, low: int, high: int, *, lost: int = 0
) -> Claim:
    """The sum over any window that holds the support of f is the same."""
    window = range(f.indices.start - low, f.indices.stop + high)
    narrow = f.indices[lost:]
    return Exactly(sum(f[k] * g[n + k] for k in window), sum(f[k] * g[n + k] for k in narrow))


@check(layer="enclosed", given=pairs, mutants={"no reflection of the result": {"flip": kept}})
def exchanging_reflects(f: Finite, g: Finite, *, flip: Reflection = reflect) -> Claim:
    """(g ⋆ f)(n) = (f ⋆ g)(−n): exchanging the two reflects the result."""
    return Exactly(*same(correlate(g, f), flip(correlate(f, g))))


@check(
    layer="derived",
    given={"p": st.integers(1, 4), "q": st.integers(1, 4)},
    instances=16,
    mutants={"f(z) in place of f(1/z)": {"power": 1}},
)
def generating_functions(p: int, q: int, *, power: int = -1) -> Claim:
    """∑ₙ (f ⋆ g)(n) zⁿ = F(1/z) G(z), with every value of f and g a symbol."""
    z = sympy.Symbol("z", real=True, nonzero=True)
    f = Finite(0, sympy.symbols(f"f:{p}", real=True))
    g = Finite(0, sympy.symbols(f"g:{q}", real=True))

    def series(s: Finite, base: sympy.Expr) -> sympy.Expr:
        return sympy.Add(*(s[n] * base**n for n in s.indices))

    product = sympy.expand(series(f, z**power) * series(g, z))
    return Identity(series(correlate(f, g), z), product)


@check(
    layer="observed",
    given=pairs,
    packages=("numpy",),
    mutants={
        "arguments in the other order": {"swap": True},
        "numpy.convolve instead": {"function": "convolve"},
    },
)
def numpy_correlate(
    f: Finite, g: Finite, *, swap: bool = False, function: str = "correlate"
) -> Claim:
    """numpy.correlate(g, f, "full") lists f ⋆ g from the lowest index on; exact in int64."""
    import numpy as np

    one, other = np.array(g.values, dtype=np.int64), np.array(f.values, dtype=np.int64)
    if swap:
        one, other = other, one
    result = getattr(np, function)(one, other, "full")
    return Exactly(tuple(int(v) for v in result), correlate(f, g).values)


@check(
    layer="observed",
    given=pairs,
    packages=("scipy",),
    mutants={
        "arguments in the other order": {"swap": True},
        "scipy.signal.convolve instead": {"function": "convolve"},
    },
)
def scipy_correlate(
    f: Finite, g: Finite, *, swap: bool = False, function: str = "correlate"
) -> Claim:
    """scipy.signal.correlate(g, f, "full", "direct") is f ⋆ g; so is its list of lags."""
    import numpy as np
    from scipy import signal

    one, other = np.array(g.values, dtype=np.int64), np.array(f.values, dtype=np.int64)
    if swap:
        one, other = other, one
    result = getattr(signal, function)(one, other, "full", "direct")
    lags = signal.correlation_lags(len(g.values), len(f.values), "full")
    expected = correlate(f, g)
    return Every(
        Exactly(tuple(int(v) for v in result), expected.values),
        Exactly(tuple(int(n) + g.start - f.start for n in lags), tuple(expected.indices)),
    )


@check(
    layer="enclosed",
    given=pairs,
    mutants={"support one shorter": {"shorter": 1}},
)
def support(f: Finite, g: Finite, *, shorter: int = 0) -> Claim:
    """f on [a, b] and g on [c, d] give f ⋆ g = 0 outside [c − b, d − a], and nothing narrower."""
    spread = 30
    start = g.indices[0] - f.indices[-1]
    stop = g.indices[-1] - f.indices[0] - shorter
    outside = [n for n in range(-spread, spread) if not start <= n <= stop]
    values = [sum(f[k] * g[n + k] for k in f.indices) for n in outside]
    return Exactly(values, [0] * len(values))
