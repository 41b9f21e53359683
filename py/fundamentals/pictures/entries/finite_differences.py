"""The picture of `finite-differences`: the error against the step, and the proved bound."""

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.models.formats import DIGITS, rounded
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

P = DIGITS["float32"]
PLACE = Fraction(9, 8)
THIRD = 6
VALUES = float(((1 + Fraction(1, 2**P)) ** 2 - 1) * (PLACE + 1) ** 3)


def cube(t: Fraction) -> Fraction:
    """t³ as float32 computes it: (t·t)·t, each product rounded."""
    return rounded(rounded(t * t, P) * t, P)


def error(h: Fraction) -> float:
    """How far the central difference of the computed values is from 3t²."""
    quotient = (cube(PLACE + h) - cube(PLACE - h)) / (2 * h)
    return float(abs(quotient - 3 * PLACE**2))


@picture(
    title="The error of a central difference against its step",
    alt="""Both axes logarithmic. Points: the error of the central difference of t³ at 9/8, with values
    computed in single precision, for steps between 2⁻²⁰ and 1. For large steps they lie on a line
    that rises with h², for small ones they scatter below a line that falls with 1/h. The dashed
    lines are M h²/6 and ε/h; the solid curve above all points is their sum, the proved bound. It
    is least at a marked step, where M h³ = 3 ε.""",
    size=(5.6, 3.8),
)
def draw(figure: "Figure") -> None:
    """Computed errors, both parts of the bound, and their sum."""
    axes = figure.subplots()
    steps = np.geomspace(2.0**-20, 1, 121)
    bound = THIRD * steps**2 / 6 + VALUES / steps
    axes.loglog(steps, THIRD * steps**2 / 6, color=GREEN, lw=1.3, ls="--")
    axes.loglog(steps, VALUES / steps, color=GREEN, lw=1.3, ls="--")
    axes.loglog(steps, bound, color=RED)
    places = [Fraction(k, 2**n) for n in range(1, 22) for k in (2, 3) if Fraction(k, 2**n) <= 1]
    seen = [(float(h), error(h)) for h in places]
    kept = [(h, e) for h, e in seen if e > 0]
    axes.plot(*zip(*kept, strict=True), color=BLUE, marker="o", ls="none", markersize=4)
    best = (3 * VALUES / THIRD) ** (1 / 3)
    dot(axes, best, 1.5 * VALUES / best, INK)
    note(axes, best, 6e-4, "$M h^3 = 3\\,\\varepsilon$")
    note(axes, 0.28, 6e-3, "$M h^2/6$", ha="left")
    note(axes, 3e-6, 7e-3, "$\\varepsilon / h$", ha="left")
    axes.set(xlabel="$h$", ylabel="error", ylim=(2e-8, 8))
