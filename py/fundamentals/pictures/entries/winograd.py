"""The picture of `winograd`: errors in float16, beside what bounds those of the sum of products."""

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.arithmetic.filtering import first_output, slid
from fundamentals.evidence.arithmetic.formats import rounded
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DIGITS = 11
UNIT = Fraction(1, 2**DIGITS)
BOUND = float((1 + UNIT) ** 3 - 1)
TILES = 150


def fl(x: Fraction) -> Fraction:
    """Rounded to the digits of float16."""
    return rounded(x, DIGITS)


def errors() -> list[tuple[float, float, float]]:
    """For random tiles: how large the last input is, and both errors, as parts of ∑ |g| |d|."""
    random = np.random.default_rng(3)
    found = []
    for _ in range(TILES):
        wide = random.uniform(-4, 9)
        g = [fl(Fraction(random.uniform(-1, 1))) for _ in range(2)] + [Fraction(0)]
        d = [fl(Fraction(random.uniform(-1, 1))) for _ in range(4)]
        d[2] = fl(Fraction(2**wide))
        exact, scale = slid(g, d)[0], sum(abs(a * x) for a, x in zip(g, d[:3], strict=True))
        direct = fl(fl(fl(g[0] * d[0]) + fl(g[1] * d[1])) + fl(g[2] * d[2]))
        winograd = first_output(g, d, fl)
        found.append(
            (2**wide, float(abs(direct - exact) / scale), float(abs(winograd - exact) / scale))
        )
    return found


@picture(
    title="F(2,3) in float16, and the sum of the products",
    alt=f"""Two clouds of {TILES} points each, over the size of the input d₂ from 1/16 to 512, both
    axes logarithmic. The kernel is (g₀, g₁, 0), so that d₂ takes no part in the first output. The
    errors are parts of |g₀ d₀| + |g₁ d₁|. Those of the sum of the products lie below the dashed
    line (1 + u)³ − 1, u = 2⁻¹¹, for every d₂. Those of F(2,3) grow with d₂: for small d₂ they are
    below it, for d₂ above 256 most of them are more than fifty times as large as it.""",
    size=(6.4, 3.8),
)
def draw(figure: "Figure") -> None:
    """Both errors, and the bound."""
    axes = figure.subplots()
    sizes, direct, winograd = zip(*errors(), strict=True)
    floor = 2e-6
    axes.plot(sizes, [max(e, floor) for e in direct], "o", color=BLUE, ms=3.5, alpha=0.7)
    axes.plot(sizes, [max(e, floor) for e in winograd], "s", color=RED, ms=3.5, alpha=0.7)
    axes.axhline(BOUND, color=INK, lw=1.3, ls="--")
    axes.set(
        xscale="log",
        yscale="log",
        xlabel="$d_2$",
        ylabel="error / $\\sum |g_i|\\,|d_i|$",
        ylim=(1e-6, 3),
    )
    note(axes, 0.09, BOUND * 2.2, "$(1+u)^3-1$", ha="left")
    note(axes, 60, 0.8, "F(2,3)", color=RED)
    note(axes, 60, 5e-6, "sum of the products", color=BLUE)
