"""The picture of `rounding-to-nearest`: the staircase of three digits, and its relative error."""

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.arithmetic.formats import rounded
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DIGITS = 3
UNIT = Fraction(1, 2**DIGITS)
LOW, HIGH = Fraction(7, 8), Fraction(8)


def steps() -> list[tuple[Fraction, Fraction, Fraction]]:
    """Where the staircase is level: from where, to where, and how high."""
    values = [rounded(LOW, DIGITS)]
    while values[-1] < HIGH:
        unit = next(d for d in (UNIT, UNIT * 2, UNIT * 4, UNIT * 8) if values[-1] < 8 * d)
        values.append(values[-1] + unit)
    middles = [(a + b) / 2 for a, b in pairwise(values)]
    return list(zip([LOW, *middles], [*middles, HIGH], values, strict=True))


@picture(
    title="Rounding to nearest with three digits",
    alt="""Left: the staircase of rounding to nearest with three binary digits, from 7/8 to 8, along
    the diagonal. Between 1 and 2 its steps are 1/4 high, between 2 and 4 they are 1/2 high, between
    4 and 8 they are 1 high. Where a step ends halfway, a filled point shows which of the two values
    is taken: the one with an even significand, above and below in turn. Right: the relative error
    over the same numbers, teeth that fall from the middles to the numbers of the format, where it
    is 0. The highest teeth, just above 1, 2 and 4, reach the dashed line u/(1 + u) = 1/9, which is
    below the line u = 1/8.""",
    size=(7.6, 3.5),
)
def draw(figure: "Figure") -> None:
    """The staircase on the left, its relative error on the right."""
    stairs, error = figure.subplots(1, 2)
    ends = [float(LOW), float(HIGH)]
    stairs.plot(ends, ends, color=INK, lw=0.9, ls=":")
    for start, stop, value in steps():
        stairs.plot([float(start), float(stop)], [float(value)] * 2, color=BLUE)
        places = np.linspace(float(start), float(stop), 25)
        error.plot(places, np.abs(places - float(value)) / places, color=BLUE, lw=1.6)
        if stop < HIGH:
            dot(stairs, float(stop), float(rounded(stop, DIGITS)), BLUE, markersize=4.5)
    stairs.set(
        xlabel="$x$",
        ylabel="$\\mathrm{fl}(x)$",
        xticks=[1, 2, 4, 8],
        yticks=[1, 2, 4, 8],
        aspect="equal",
    )
    u = float(UNIT)
    error.axhline(u, color=RED, lw=1.4)
    error.axhline(u / (1 + u), color=GREEN, lw=1.4, ls="--")
    note(error, 6.6, u + 0.006, "$u$")
    note(error, 6.6, u / (1 + u) - 0.008, "$u/(1+u)$")
    error.set(
        xlabel="$x$",
        ylabel="$|\\mathrm{fl}(x) - x|/x$",
        xticks=[1, 2, 4, 8],
        yticks=[0, 0.05, 0.1],
        ylim=(0, 0.14),
    )
