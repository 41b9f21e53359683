"""What libraries compute of sampled functions: step functions, broken lines, errors of FFTs."""

from fractions import Fraction

import flint
import numpy as np
import pytest
from hypothesis import given, settings
from scipy.signal import oaconvolve

from fundamentals.evidence.calls.sampling import (
    at_integers,
    broken_line,
    fft_error,
    overlap_add_error,
    steps,
)
from fundamentals.evidence.models.sequences import Finite, convolve, finite_sequences


@given(finite_sequences(), finite_sequences())
@settings(max_examples=30, deadline=None)
def test_step_functions_convolve_like_sequences(f: Finite, g: Finite) -> None:
    """At the integers; and the functions have the values that they are made of."""
    assert at_integers(f, g) == list(convolve(f, g).values)
    for made in (steps(f), broken_line(f)):
        assert [made(Fraction(k)) for k in range(-9, 12)] == [f[k] for k in range(-9, 12)]


@pytest.mark.parametrize("length", [1, 7, 100, 3000])
def test_fft_error_bounds_the_error_and_is_not_absurd(length: int) -> None:
    """An FFT of numpy's, which is the same code as scipy's, stays below; the bound is small."""
    values = [(k * k) % 19 - 9 for k in range(1, length + 1)]
    size = 1 << (2 * length - 1).bit_length()
    transform = np.fft.rfft(values, size)

    seen = np.fft.irfft(transform * transform, size)[: 2 * length - 1]

    bound = fft_error(values, values)
    exact = np.convolve(values, values)
    worst = max(abs(flint.arb(float(s)) - int(e)) for s, e in zip(seen, exact, strict=True))
    assert worst < bound
    assert bound < 1e-11 * sum(v * v for v in values)


@pytest.mark.parametrize(("length", "taps"), [(50, 2), (400, 9), (3000, 30)])
def test_overlap_add_error_bounds_the_error_of_complex_sequences(length: int, taps: int) -> None:
    """scipy's function cuts the longer one into many blocks, and stays below."""
    f = [complex((k * k) % 19 - 9, (5 * k * k) % 17 - 8) for k in range(1, length + 1)]
    g = [complex((k * k) % 13 - 6, (k * k * k) % 11 - 5) for k in range(1, taps + 1)]

    off = np.abs(oaconvolve(f, g) - np.convolve(f, g)).max()

    assert 0 < off < overlap_add_error(f, g) < 0.5
