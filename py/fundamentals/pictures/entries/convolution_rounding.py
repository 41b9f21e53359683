"""The picture of `convolution-rounding`: a layer whose input fades out, its errors, its bound."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.evidence.arithmetic.sums import gamma
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, PURPLE, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

U = 2.0**-53
CHANNELS, TAPS, LENGTH, ORDERS = 2, 8, 64, 6


def _in_orders(w: Any, x: Any, rng: np.random.Generator) -> list[Any]:
    """The output, with its products added one after the other in several orders."""
    places = LENGTH - TAPS + 1
    products = [w[c, i] * x[c, i : i + places] for c in range(CHANNELS) for i in range(TAPS)]
    return [
        np.cumsum([products[k] for k in rng.permutation(len(products))], axis=0)[-1]
        for _ in range(ORDERS)
    ]


def _by_fourier(w: Any, x: Any) -> Any:
    """The output by way of Fourier transforms."""
    spectrum = (np.fft.rfft(x) * np.conj(np.fft.rfft(w, LENGTH))).sum(axis=0)
    return np.fft.irfft(spectrum, LENGTH)[: LENGTH - TAPS + 1]


@picture(
    title="A layer whose input fades out: errors of sums stay below the bound, at every place",
    alt="""Over the places of the output, from 0 to 56, on a logarithmic axis: the errors of a
    layer with two channels of eight taps, in float64, whose input halves every two places. A
    solid line, the bound γ₁₇ ∑ |w| |x|, falls from above 10⁻¹⁵ to about 10⁻²³. Dots, the errors
    of six orders of summation, fall with it and stay below, most of them by a factor of ten
    to a thousand. Crosses, the errors of the same layer computed by Fourier transforms, do not
    fall: they stay between 10⁻¹⁸ and 10⁻¹⁶ all along, cross the line after a fifth of the way
    and end far above it.""",
    size=(7.2, 4.2),
)
def draw(figure: "Figure") -> None:
    """Dots, crosses and the bound."""
    axes, rng = figure.subplots(), np.random.default_rng(5)
    w = rng.uniform(-1, 1, (CHANNELS, TAPS))
    x = rng.uniform(-1, 1, (CHANNELS, LENGTH)) * 2.0 ** (-np.arange(LENGTH) / 2)
    places = np.arange(LENGTH - TAPS + 1)

    def window(n: int) -> list[tuple[Fraction, Fraction]]:
        return [
            (Fraction(float(w[c, i])), Fraction(float(x[c, n + i])))
            for c in range(CHANNELS)
            for i in range(TAPS)
        ]

    exact = [sum(one * other for one, other in window(int(n))) for n in places]
    size = [float(sum(abs(one * other) for one, other in window(int(n)))) for n in places]

    def errors(computed: Any) -> list[float]:
        return [
            float(abs(Fraction(float(value)) - right))
            for value, right in zip(computed, exact, strict=True)
        ]

    for computed in _in_orders(w, x, rng):
        seen = errors(computed)
        axes.plot(
            [n for n, error in zip(places, seen, strict=True) if error],
            [error for error in seen if error],
            ".",
            color=BLUE,
            ms=3.5,
            alpha=0.8,
        )
    axes.plot(places, errors(_by_fourier(w, x)), "x", color=PURPLE, ms=5.5, mew=1.6)
    bound = gamma(U, CHANNELS * TAPS + 1)
    axes.plot(places, [bound * s for s in size], color=RED)
    axes.set_yscale("log")
    axes.set(xlabel="place $n$ of the output", ylabel="error", ylim=(1e-28, 1e-13))
    note(axes, 44, 3e-19, r"$\gamma_{CK+1}\,(|b|+\sum|w||x|)$", color=RED)
    note(axes, 46, 4e-15, "by Fourier transforms", color=PURPLE)
    note(axes, 13, 1e-23, "sums of products,\nin six orders", color=BLUE)
    axes.axhline(U, color=INK, lw=0.9, ls=":")
    note(axes, 58, 2.6e-16, "$u$")
