"""The picture of `finite-differences`: the error against the step, and the proved bound."""

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.arithmetic.formats import DIGITS, rounded
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

P = DIGITS["float32"]
PLACE = Fraction(2387369, 2**21)
LARGEST = Fraction(1, 4)
THIRD = 6
VALUES = float(((1 + Fraction(1, 2**P)) ** 2 - 1) * (PLACE + LARGEST) ** 3)


def cube(t: Fraction) -> Fraction:
    """t³ as float32 computes it: (t·t)·t, each product rounded."""
    return rounded(rounded(t * t, P) * t, P)


def error(h: Fraction) -> float:
    """How far the central difference of the computed values is from 3t²."""
    quotient = (cube(PLACE + h) - cube(PLACE - h)) / (2 * h)
    return float(abs(quotient - 3 * PLACE**2))


@picture(
    title="The error of a central difference against its step",
    alt="""Both axes logarithmic. Points: the error of the central difference of t³ near 1.14, with
    values computed in single precision, for steps between 2⁻²⁰ and 1/4. For large steps they lie on
    a line that rises with h², for small ones they scatter below a line that falls with 1/h. The
    dashed lines are M h²/6 and ε/h; the solid curve above all points is their sum, the proved
    bound. It is least at a marked step, where M h³ = 3 ε.""",
    size=(5.6, 3.8),
)
def draw(figure: "Figure") -> None:
    """Computed errors, both parts of the bound, and their sum."""
    axes = figure.subplots()
    steps = np.geomspace(2.0**-20, float(LARGEST), 121)
    bound = THIRD * steps**2 / 6 + VALUES / steps
    axes.loglog(steps, THIRD * steps**2 / 6, color=GREEN, lw=1.3, ls="--")
    axes.loglog(steps, VALUES / steps, color=GREEN, lw=1.3, ls="--")
    axes.loglog(steps, bound, color=RED)
    places = [Fraction(k, 2**n) for n in range(4, 23) for k in (4, 5, 6, 7)]
    places = [h for h in places if h <= LARGEST]
    axes.plot(
        [float(h) for h in places],
        [error(h) for h in places],
        color=BLUE,
        marker="o",
        ls="none",
        markersize=3.5,
    )
    best = (3 * VALUES / THIRD) ** (1 / 3)
    dot(axes, best, 1.5 * VALUES / best, INK)
    note(axes, best, 1.5e-3, "$M h^3 = 3\\,\\varepsilon$")
    note(axes, 7e-4, 6e-8, "$M h^2/6$", ha="left")
    note(axes, 0.12, 1.4e-5, "$\\varepsilon / h$")
    axes.set(xlabel="$h$", ylabel="error", ylim=(2e-8, 8))
