"""What libraries compute of sampled functions, and how exactly.

A sequence f stands for a function on ℝ: `steps(f)` is f(n) on [n − ½, n + ½), `broken_line(f)` goes
straight from f(n) to f(n + 1). At the integers the convolution of two step functions is that of the
sequences; of two broken lines it is a mean of three neighbours of it.
"""

from collections.abc import Sequence
from fractions import Fraction

import flint

from fundamentals.evidence.arithmetic.rounding import ROOT_ERROR
from fundamentals.evidence.models.piecewise import Piecewise, convolve, hat, piecewise
from fundamentals.evidence.models.sequences import Finite

__all__ = ["at_integers", "broken_line", "fft_error", "overlap_add_error", "steps"]


def steps(f: Finite) -> Piecewise:
    """The step function with the value f(n) on [n − ½, n + ½)."""
    ends = [n - Fraction(1, 2) for n in [*f.indices, f.indices.stop]]
    return piecewise(ends, [[value] for value in f.values])


def broken_line(f: Finite) -> Piecewise:
    """The function with the values f(n) at the integers, linear between them."""
    return sum((hat(n - 1, n, n + 1).scale(f[n]) for n in f.indices), Piecewise())


def at_integers(f: Finite, g: Finite) -> list[Fraction]:
    """The values of the convolution of two step functions at the integers of its support."""
    together = convolve(steps(f), steps(g))
    first, length = f.start + g.start, len(f.values) + len(g.values) - 1
    return [together(Fraction(n)) for n in range(first, first + length)]


_RADICES = (2, 3, 4, 5, 7, 11)


def _per_bit(radix: int) -> flint.arb:
    """c(r) √r / log₂ r, see `fft_error`."""
    root_two, r = flint.arb(2).sqrt(), flint.arb(radix)
    return (ROOT_ERROR + 4 + root_two * (ROOT_ERROR + radix + 3)) * r.sqrt() / r.log_base(2)


def fft_error(
    f: Sequence[complex], g: Sequence[complex], *, unit: flint.arb | None = None
) -> flint.arb:
    """How far a value of f * g may be off that is computed in float64 by FFTs.

    With a `unit`, in the type of numbers that have this unit in place of u.

    The values are integers, or complex numbers with such parts. The length n of the FFTs is at most
    twice the number of values of both, with no prime factors above 11 (libraries pad up to the next
    such length); u = 2⁻⁵³, and ‖·‖ is the Euclidean norm.

    - An FFT works in passes of radix r = 2, 3, 4, 5, 7 or 11. Exactly, a pass is √r times a unitary
      map; each output is a sum of r inputs times numbers of modulus 1. Roots of unity, sines and
      cosines are assumed to be off by at most q u, with q the `ROOT_ERROR`. So each term is off by
      less than (q + 4)u through its product with a complex factor (the product itself adds √2 γ₂),
      (q + 1)u through one with a sine or cosine, and at most (r + 2)u through additions; the last
      two count √2 times where real and imaginary parts come apart. That is at most
      c(r) u, c(r) = q + 4 + √2 (q + r + 3), times the sum of the inputs' absolute values. The r×r
      matrix of ones has norm r, so the pass is off by at most c(r) √r u relative to the norm of its
      result, which is at most C u log₂ r for the largest C of c(r) √r / log₂ r, less than 44. All
      passes together: less than ε = (C + 1) u log₂ n, with room for terms of second order.
    - The product of the two transforms is off by at most n ‖f‖‖g‖ ((1 + ε)²(1 + 3u) − 1) in the sum
      of absolute values (Cauchy-Schwarz); the exact inverse takes that, divided by n, to each
      value.
    - The computed inverse adds ε, and 2u for the division by n, times the norm of its result, which
      is at most √n ‖f‖‖g‖ (1 + ε)²(1 + 3u).
    """
    u, n = unit or flint.arb(2) ** -53, flint.arb(2 * (len(f) + len(g)))
    epsilon = (max(_per_bit(radix) for radix in _RADICES) + 1) * u * n.log_base(2)
    one, other = (flint.arb(sum(v.real**2 + v.imag**2 for v in h)).sqrt() for h in (f, g))
    norms = one * other
    product = (1 + epsilon) ** 2 * (1 + 3 * u)
    return norms * (product * (1 + n.sqrt() * (epsilon + 2 * u)) - 1)


def overlap_add_error(
    f: Sequence[complex], g: Sequence[complex], *, unit: flint.arb | None = None
) -> flint.arb:
    """The same for the overlap-add method: the longer of the two is cut into blocks.

    Each block is convolved with the shorter one, K long, and the results are added where they
    overlap: in K − 1 places, fewer than a block is long (scipy takes FFTs of at least 2.67 (K − 1)
    places), so that two results at most meet. A value is off by

    - what each of the two is off by, which is at most `fft_error`: neither the norm of a block nor
      the length of its FFT is larger than for the whole;
    - the rounding of their sum, which is at most u (‖f‖‖g‖ + 2 `fft_error`) and so far below
      `fft_error`, which is more than 40u ‖f‖‖g‖.

    That is less than three times `fft_error`. A single block is not added, and off by one.
    """
    return 3 * fft_error(f, g, unit=unit)
