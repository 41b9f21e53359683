"""How far floating-point results may be off: error bounds carried along with the exact values.

The standard model of arithmetic in float64, with rounding to nearest: the computed result of one
operation is the exact one times 1 + δ, |δ| ≤ u = 2⁻⁵³. From it follow the two rules of `Rounded`,
for a computed â with |â − a| ≤ e_a:

- *products*: |fl(â b̂) − a b| ≤ |a| e_b + |b| e_a + e_a e_b + u (|a| + e_a)(|b| + e_b);
- *sums of n terms*, added in whatever order, some products fused into them or not: each term
  passes through at most n − 1 additions, so the computed sum is ∑ t̂ᵢ (1 + θᵢ) with
  |θᵢ| ≤ γ_{n−1} = (n−1)u / (1 − (n−1)u), and its error is at most
  ∑ eᵢ + γ_{n−1} ∑ (|tᵢ| + eᵢ).

For a matrix times a vector that is the familiar γ_n |A| |x|, and for a whole computation the same
computation on absolute values. Each operation adds 2⁻¹⁰⁰⁰, for results so small that they lose
digits or are flushed to zero. Overflow is not covered: an infinity is refused.

That much follows from the standard model. What libraries compute in other ways is *assumed* to be
so exact, here and nowhere else, and every bound that rests on it says so:

- tanh and 1/(1 + e⁻ˢ) are off by at most `FUNCTION_ULPS` units in the last place;
- the roots of unity that a fast Fourier transform multiplies with, and their sines and cosines, are
  off by at most `ROOT_ERROR` times u.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import flint

from fundamentals.evidence.judges.claims import ClaimError, Decision, Verdict, kind_of_claim

__all__ = ["FUNCTION_ULPS", "ROOT_ERROR", "Rounded", "WithinRounding"]

FUNCTION_ULPS = 16
"""An assumption: how far, in units in the last place, tanh and 1/(1 + e⁻ˢ) may be off.

torch's vectorised functions document 1 unit, the C library 2; jax documents nothing, and up to 7
have been seen.
"""

ROOT_ERROR = 8
"""An assumption: how far, as a multiple of u, the roots of unity in an FFT may be off.

Both numpy and scipy use pocketfft, which makes each root as a product of two that come from a
library's sine and cosine.
"""

_U = flint.arb(2) ** -53
_TINY = flint.arb(2) ** -1000


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number that software computes in float64: the exact value, and what its error can be.

    Numbers that are added are remembered as one sum until the sum is used, since software may add
    them in any order.

    Attributes:
        value: the exact value, enclosed.
        inherited: the sum of the terms' error bounds.
        size: the sum of the terms' largest possible absolute values.
        terms: how many terms were added.
    """

    value: flint.arb
    inherited: flint.arb
    size: flint.arb
    terms: int = 1

    @classmethod
    def exact(cls, number: float) -> "Rounded":
        """A number that the software is given."""
        return cls.off_by(flint.arb(number), flint.arb(0))

    @classmethod
    def off_by(cls, value: flint.arb, error: flint.arb) -> "Rounded":
        """A number that is computed up to `error`."""
        return cls(value, error, abs(value) + error)

    @property
    def error(self) -> flint.arb:
        """What the error is at most."""
        if self.terms == 1:
            return self.inherited
        share = (self.terms - 1) * _U
        return self.inherited + share / (1 - share) * self.size + self.terms * _TINY

    def __str__(self) -> str:
        return f"{self.value.str(20)} up to {self.error.str(3, radius=False)}"

    def __add__(self, other: "Rounded | int") -> "Rounded":
        other = _rounded(other)
        return Rounded(
            self.value + other.value,
            self.inherited + other.inherited,
            self.size + other.size,
            self.terms + other.terms,
        )

    __radd__ = __add__

    def __neg__(self) -> "Rounded":
        return Rounded(-self.value, self.inherited, self.size, self.terms)

    def __sub__(self, other: "Rounded | int") -> "Rounded":
        return self + -_rounded(other)

    def __rsub__(self, other: int) -> "Rounded":
        return _rounded(other) + -self

    def __mul__(self, other: "Rounded | int") -> "Rounded":
        if other == 1:
            return self
        other = _rounded(other)
        one, two = self.error, other.error
        most = (abs(self.value) + one) * (abs(other.value) + two)
        carried = abs(self.value) * two + abs(other.value) * one + one * two
        return Rounded.off_by(self.value * other.value, carried + _U * most + _TINY)

    __rmul__ = __mul__

    def through(
        self,
        function: Callable[[flint.arb], flint.arb],
        slope: Callable[[flint.arb], flint.arb],
        *,
        relative: int = 0,
        absolute: int = 0,
    ) -> "Rounded":
        """The value of a differentiable function, by the mean value theorem.

        Args:
            function: the function.
            slope: its derivative.
            relative: the error that computing it adds, as a multiple of u times its value.
            absolute: the same, as a multiple of u.
        """
        near = self.value + flint.arb(0, 1) * self.error
        value, carried = function(self.value), abs(slope(near)).upper() * self.error
        own = _U * (relative * (abs(value) + carried) + absolute)
        return Rounded.off_by(value, carried + own + _TINY)

    def tanh(self) -> "Rounded":
        """tanh, assumed to be off by at most `FUNCTION_ULPS` units in the last place."""
        return self.through(
            lambda s: s.tanh(), lambda s: 1 - s.tanh() ** 2, relative=2 * FUNCTION_ULPS
        )

    def sigmoid(self) -> "Rounded":
        """1/(1 + e⁻ˢ), assumed to be off by at most `FUNCTION_ULPS` units in the last place."""

        def sigmoid(s: flint.arb) -> flint.arb:
            return 1 / (1 + (-s).exp())

        return self.through(sigmoid, lambda s: sigmoid(s) * sigmoid(-s), relative=2 * FUNCTION_ULPS)

    def one_minus_square(self) -> "Rounded":
        """1 − y² for |y| ≤ 1: as 1 − y·y, off by at most 2u, or with any w as (w + w·y)(1 − y).

        The latter is jax's way from tanh to its derivative: at most
        u |y| (1 − y) + 2u (1 − y²) < 3u to first order, besides the product with w.
        """
        return self.through(lambda y: 1 - y * y, lambda y: 2 * y, absolute=4)


def _rounded(number: "Rounded | int") -> Rounded:
    return number if isinstance(number, Rounded) else Rounded.exact(number)


@kind_of_claim
@dataclass(frozen=True)
class WithinRounding:
    """Each number that software returned is within its own error bound of the exact one.

    `Close` knows one distance for all. The components of a gradient differ in size by orders of
    magnitude, and so do their bounds: one that fits the largest says nothing of the smallest.

    Attributes:
        observed: floats, in nested sequences.
        computed: `Rounded` numbers, in the same shape.
        within: the largest bound must not exceed this, relative to the largest exact number; a
            wider one says too little.
    """

    observed: object
    computed: object
    within: float = 1e-4

    def decide(self) -> Decision:
        pairs = list(_pairs(self.observed, self.computed))
        if not pairs:
            return Decision(Verdict.UNDECIDED, "nothing is compared")
        radius = max(_relative(exact.value) for _, exact in pairs)
        unsettled = None
        for seen, exact in pairs:
            distance = abs(flint.arb(seen) - exact.value)
            if not math.isfinite(seen) or distance > exact.error:
                return Decision(Verdict.REFUTED, f"{seen!r} is not {exact}", radius)
            if not distance <= exact.error:
                unsettled = f"{seen!r} may or may not be {exact}"
        if unsettled:
            return Decision(Verdict.UNDECIDED, unsettled, radius, finer=True)
        largest = max(abs(float(exact.value.mid())) for _, exact in pairs)
        bound = max(float(exact.error.mid()) for _, exact in pairs)
        if not bound <= self.within * largest:
            reason = f"bounds up to {bound:.1e} for numbers up to {largest:.1e} say too little"
            return Decision(Verdict.UNDECIDED, reason, radius)
        worst = max(abs(float((flint.arb(seen) - exact.value).mid())) for seen, exact in pairs)
        return Decision(
            Verdict.HOLDS, _summary(pairs, largest), radius, ulps=worst / math.ulp(largest)
        )


def _summary(pairs: list[tuple[float, Rounded]], largest: float) -> str:
    """How far off the worst numbers are."""
    share = units = most = 0.0
    for seen, exact in pairs:
        error = abs(float((flint.arb(seen) - exact.value).mid()))
        most = max(most, error)
        if error:
            share = max(share, error / float(exact.error.mid()))
            units = max(units, error / math.ulp(float(exact.value.mid())))
    return (
        f"off by at most {share:.2g} of the bound, {units:.0f} units in the last place of a number "
        f"and {most / math.ulp(largest):.1f} of the largest one"
    )


def _relative(value: flint.arb) -> float:
    return float(value.rad()) / max(1.0, float(abs(value).mid()))


def _pairs(observed: Any, computed: Any) -> Iterator[tuple[float, Rounded]]:
    """The numbers of both sides, place by place."""
    if isinstance(observed, float) and isinstance(computed, Rounded):
        yield observed, computed
        return
    if not (isinstance(observed, list | tuple) and isinstance(computed, list | tuple)):
        kinds = f"{type(observed).__name__} and {type(computed).__name__}"
        raise ClaimError(f"floats are compared with Rounded numbers, not {kinds}")
    if len(observed) != len(computed):
        raise ClaimError(f"the sides are {len(observed)} and {len(computed)} long")
    for one, other in zip(observed, computed, strict=True):
        yield from _pairs(one, other)
