"""Evidence for `cross-correlation`: (f ⋆ g)(n) = ∑ₖ f(k) g(n + k) for finite sequences."""

from collections.abc import Callable
from dataclasses import replace

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check
from fundamentals.evidence.listings import Call, agrees, calls, observes
from fundamentals.evidence.sequences import (
    Finite,
    correlate,
    finite_sequences,
    reflect,
    same,
)
from fundamentals.software import Mode, Row
from fundamentals.software_table import row

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


# Software: what each row of the table says, for integers and complex numbers, in every mode

NUMPY_CONVOLVE, NUMPY_CORRELATE = row("numpy.convolve"), row("numpy.correlate")
CONVOLVE, CORRELATE = row("scipy.signal.convolve"), row("scipy.signal.correlate")
FFTCONVOLVE, OACONVOLVE = row("scipy.signal.fftconvolve"), row("scipy.signal.oaconvolve")
CONVOLVE2D, CORRELATE2D = row("scipy.signal.convolve2d"), row("scipy.signal.correlate2d")
CONVOLVE1D, CORRELATE1D = row("scipy.ndimage.convolve1d"), row("scipy.ndimage.correlate1d")


@observes(NUMPY_CORRELATE, same_as_in_scipy=CORRELATE.modes)
def numpy_correlate(call: Call, *, row: Row = NUMPY_CORRELATE) -> Claim:
    """numpy.correlate: the second argument runs, conjugated; "same" is as long as the longer."""
    import numpy as np

    return agrees(np.correlate(*call.plain, call.word(row)), row, call)


@observes(CORRELATE, same_as_in_numpy=NUMPY_CORRELATE.modes)
def scipy_correlate(call: Call, *, row: Row = CORRELATE) -> Claim:
    """scipy.signal.correlate, by both methods: "same" is as long as the first argument."""
    from scipy import signal

    direct, fourier = (
        signal.correlate(*call.plain, call.word(row), method) for method in ("direct", "fft")
    )
    return Every(agrees(direct, row, call), agrees(fourier, replace(row, fourier=True), call))


def lag_late(mode: str, length: int, taps: int) -> int:
    """By how much correlation_lags differs from what correlate returns."""
    return int(mode == "same" and length % 2 == 1 and taps % 2 == 0)


def never_late(mode: str, length: int, taps: int) -> int:
    """0."""
    del mode, length, taps
    return 0


@check(
    layer="observed",
    given={
        "mode": st.integers(0, 2),
        "length": st.integers(1, 9),
        "taps": st.integers(1, 9),
    },
    packages=("scipy",),
    mutants={"the places of correlate": {"late": never_late}},
)
def scipy_correlation_lags(
    mode: int, length: int, taps: int, *, late: Callable[[str, int, int], int] = lag_late
) -> Claim:
    """correlation_lags lists the places of correlate; 1 too large in "same" for odd and even."""
    from scipy import signal

    said, numbers = CORRELATE.modes[mode], {"L": length, "K": taps}
    first = said.value(said.first, numbers) + late(said.name, length, taps)
    lags = signal.correlation_lags(length, taps, said.name)
    return Exactly(lags, list(range(first, first + said.value(said.length, numbers))))


@observes(CORRELATE2D, most=4, same_as_in_correlate=CORRELATE.modes)
def scipy_correlate2d(call: Call, *, row: Row = CORRELATE2D) -> Claim:
    """scipy.signal.correlate2d: for an even kernel, "same" begins one place after correlate's."""
    from scipy import signal

    return agrees(signal.correlate2d(*call.plain, call.word(row)), row, call)


LARGER_KERNEL = replace(CORRELATE2D, modes=(Mode("valid", "L - K", "K - L + 1", "L < K"),))


@check(
    layer="observed",
    given=calls(LARGER_KERNEL, most=4),
    packages=("scipy",),
    mutants={
        "the kernel conjugated": {"conjugated": False},
        "no place earlier": {"row": replace(LARGER_KERNEL, modes=CORRELATE2D.modes[2:])},
    },
)
def scipy_correlate2d_larger_kernel(
    call: Call, *, row: Row = LARGER_KERNEL, conjugated: bool = True
) -> Claim:
    """In mode "valid" with a larger kernel, correlate2d is the conjugate; correlate is not."""
    from scipy import signal

    returned = signal.correlate2d(*call.plain, "valid")
    return Every(
        agrees(returned.conjugate() if conjugated else returned, row, call),
        agrees(signal.correlate(*call.plain, "valid", "direct"), row, call),
    )


@observes(CORRELATE1D)
def scipy_ndimage_correlate1d(call: Call, *, row: Row = CORRELATE1D) -> Claim:
    """scipy.ndimage.correlate1d, zeros around: the centre of an even kernel is its upper one."""
    from scipy import ndimage

    return agrees(ndimage.correlate1d(*call.plain, mode=call.word(row)), row, call)


@observes(NUMPY_CONVOLVE, same_as_in_scipy=CONVOLVE.modes)
def numpy_convolve(call: Call, *, row: Row = NUMPY_CONVOLVE) -> Claim:
    """numpy.convolve: "same" is as long as the longer argument, and begins at its centre."""
    import numpy as np

    return agrees(np.convolve(*call.plain, call.word(row)), row, call)


@observes(CONVOLVE, same_as_in_numpy=NUMPY_CONVOLVE.modes)
def scipy_convolve(call: Call, *, row: Row = CONVOLVE) -> Claim:
    """scipy.signal.convolve, by both methods: "same" is as long as the first argument."""
    from scipy import signal

    direct, fourier = (
        signal.convolve(*call.plain, call.word(row), method) for method in ("direct", "fft")
    )
    return Every(agrees(direct, row, call), agrees(fourier, replace(row, fourier=True), call))


@observes(FFTCONVOLVE)
def scipy_fftconvolve(call: Call, *, row: Row = FFTCONVOLVE) -> Claim:
    """scipy.signal.fftconvolve, to the nearest integers: the places of scipy.signal.convolve."""
    from scipy import signal

    return agrees(signal.fftconvolve(*call.plain, call.word(row)), row, call)


@observes(OACONVOLVE)
def scipy_oaconvolve(call: Call, *, row: Row = OACONVOLVE) -> Claim:
    """scipy.signal.oaconvolve, to the nearest integers: the places of scipy.signal.convolve."""
    from scipy import signal

    return agrees(signal.oaconvolve(*call.plain, call.word(row)), row, call)


@observes(CONVOLVE2D, most=4)
def scipy_convolve2d(call: Call, *, row: Row = CONVOLVE2D) -> Claim:
    """scipy.signal.convolve2d: the places of scipy.signal.convolve, in both directions."""
    from scipy import signal

    return agrees(signal.convolve2d(*call.plain, call.word(row)), row, call)


@observes(CONVOLVE1D)
def scipy_ndimage_convolve1d(call: Call, *, row: Row = CONVOLVE1D) -> Claim:
    """scipy.ndimage.convolve1d, zeros around: the centre of an even kernel is its upper one."""
    from scipy import ndimage

    return agrees(ndimage.convolve1d(*call.plain, mode=call.word(row)), row, call)


JAX_CONVOLVE, JAX_CORRELATE = row("jax.numpy.convolve"), row("jax.numpy.correlate")
JSP_CONVOLVE, JSP_CORRELATE = row("jax.scipy.signal.convolve"), row("jax.scipy.signal.correlate")


@observes(JAX_CORRELATE, few=4, instances=40, same_as_in_scipy=CORRELATE.modes)
def jax_numpy_correlate(call: Call, *, row: Row = JAX_CORRELATE) -> Claim:
    """jax.numpy.correlate in float64: the places of numpy.correlate."""
    import jax

    with jax.enable_x64(True):
        return agrees(jax.numpy.correlate(*call.plain, call.word(row)), row, call)


@observes(JAX_CONVOLVE, few=4, instances=40, same_as_in_scipy=CONVOLVE.modes)
def jax_numpy_convolve(call: Call, *, row: Row = JAX_CONVOLVE) -> Claim:
    """jax.numpy.convolve in float64: the places of numpy.convolve."""
    import jax

    with jax.enable_x64(True):
        return agrees(jax.numpy.convolve(*call.plain, call.word(row)), row, call)


@observes(JSP_CORRELATE, few=4, instances=40, same_as_in_numpy=NUMPY_CORRELATE.modes)
def jax_scipy_correlate(call: Call, *, row: Row = JSP_CORRELATE) -> Claim:
    """jax.scipy.signal.correlate in float64: the places of scipy.signal.correlate."""
    import jax.scipy.signal

    with jax.enable_x64(True):
        return agrees(jax.scipy.signal.correlate(*call.plain, call.word(row)), row, call)


@observes(JSP_CONVOLVE, few=4, instances=40, same_as_in_numpy=NUMPY_CONVOLVE.modes)
def jax_scipy_convolve(call: Call, *, row: Row = JSP_CONVOLVE) -> Claim:
    """jax.scipy.signal.convolve in float64: the places of scipy.signal.convolve."""
    import jax.scipy.signal

    with jax.enable_x64(True):
        return agrees(jax.scipy.signal.convolve(*call.plain, call.word(row)), row, call)
