"""The picture of `rounding-products`: many products of rounding factors, and γ_n around them."""

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.arithmetic.sums import gamma
from fundamentals.evidence.entries.rounding_products import product_of
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

U = Fraction(1, 32)
MOST = 14
TRIES = 32


def _products(n: int, rng: np.random.Generator) -> list[float]:
    """θ for random factors: errors of full size or less, signs at random."""
    signs = (1, -1)
    shares = [Fraction(int(k), 8) for k in range(-8, 9)] + [Fraction(-1), Fraction(1)] * 4
    return [
        float(
            product_of(
                U,
                [(shares[rng.integers(len(shares))], signs[rng.integers(2)]) for _ in range(n)],
            )
            - 1
        )
        for _ in range(TRIES)
    ]


def _reached(axes: "Axes", n: np.ndarray) -> None:
    u = float(U)
    axes.plot(n, (1 - u) ** -n - 1, color=GREEN, ls="--", lw=1.6)
    axes.plot(n, (1 - u) ** n - 1, color=GREEN, ls="--", lw=1.6)


@picture(
    title="n rounding factors multiply to 1 + θ, and |θ| is at most γ",
    alt="""Over the number n of factors, from 0 to 14, columns of dots: θ for random products of n
    factors 1 + δ or 1/(1 + δ), with |δ| at most 1/32. They spread with n, and stay between two
    dashed curves, the powers of 1 − u and of 1/(1 − u), minus 1. Further out lie two solid curves
    that begin at 0 as well: γ_n = nu/(1 − nu) above, and −γ_n below. A dotted straight line,
    nu, lies below the upper dashed curve: it is no bound.""",
    size=(7.2, 4.2),
)
def draw(figure: "Figure") -> None:
    """Dots, what they reach, and the bound."""
    axes, rng = figure.subplots(), np.random.default_rng(1)
    u, n = float(U), np.linspace(0, MOST, 200)
    for count in range(1, MOST + 1):
        values = _products(count, rng)
        places = count + 0.5 * (rng.random(len(values)) - 0.5)
        axes.plot(places, values, ".", color=BLUE, ms=3.2, alpha=0.7)
    _reached(axes, n)
    bound = gamma(u, n)
    axes.plot(n, bound, color=RED)
    axes.plot(n, -bound, color=RED)
    axes.plot(n, n * u, color=INK, ls=":", lw=1.6)
    axes.axhline(0, color=INK, lw=0.9)
    end = MOST + 0.2
    note(axes, end, gamma(u, MOST), r"$\gamma_n$", ha="left", color=RED, fontsize=14)
    note(axes, end, -gamma(u, MOST), r"$-\gamma_n$", ha="left", color=RED, fontsize=14)
    note(axes, end, (1 - u) ** -MOST - 1, r"$(1-u)^{-n}-1$", ha="left", color=GREEN)
    note(axes, end, (1 - u) ** MOST - 1, r"$(1-u)^{n}-1$", ha="left", color=GREEN)
    note(axes, end, MOST * u - 0.02, "$nu$", ha="left")
    axes.set(xlabel="$n$", ylabel=r"$\theta=\prod(1+\delta_i)^{\pm1}-1$", xlim=(0, MOST + 2.8))
    axes.set_xticks(range(0, MOST + 1, 2))
