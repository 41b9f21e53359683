"""The picture of `cross-correlation-not-assoc`: both bracketings, for sequences and functions."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models import piecewise
from fundamentals.evidence.models.sequences import Finite, correlate
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph
from fundamentals.pictures.style import BLUE, INK, RED, dot, note, stems

if TYPE_CHECKING:
    from matplotlib.figure import Figure

V = Finite(0, (1, 2))
F = piecewise.TENT.translate(Fraction(2))
PLACE = Fraction(2)
"""Where the functions' values are marked."""

_INNER = piecewise.correlate(F, F)
LEFT, RIGHT = piecewise.correlate(_INNER, F), piecewise.correlate(F, _INNER)


@picture(
    title="Two bracketings, two results",
    alt=f"""Above, two stem plots over the places −3 to 3, for v with the values 1 at 0 and 2 at 1.
    Left, (v ⋆ v) ⋆ v: the values 2, 9, 12, 4 at −1, 0, 1, 2. Right, v ⋆ (v ⋆ v): the values 4, 12,
    9, 2 at −2, −1, 0, 1. The tallest stem stands at 1 on the left and at −1 on the right. Below,
    the same for the function f that is the tent around 2. Left, (f ⋆ f) ⋆ f, a smooth bump around
    2, with a dot at x = 2 of height {LEFT(PLACE)}. Right, f ⋆ (f ⋆ f), the same bump around −2;
    at x = 2 a dot at {RIGHT(PLACE)}.""",
    size=(7.6, 5.2),
)
def draw(figure: "Figure") -> None:
    """One bracketing on each side; sequences above, functions below."""
    above, below = figure.subplots(2, 2, sharey="row")
    inner = correlate(V, V)
    for axes, result, color, name in (
        (above[0], correlate(inner, V), BLUE, "$(v\\star v)\\star v$"),
        (above[1], correlate(V, inner), RED, "$v\\star(v\\star v)$"),
    ):
        stems(axes, result, color)
        axes.set_title(name, loc="center", fontsize=14)
        axes.set(xlabel="$n$", xlim=(-3.5, 3.5), ylim=(0, 15), xticks=range(-3, 4))
        axes.set(yticks=[0, 4, 8, 12])
    for axes, bump, color, name in (
        (below[0], LEFT, BLUE, "$(f\\star f)\\star f$"),
        (below[1], RIGHT, RED, "$f\\star(f\\star f)$"),
    ):
        graph(axes, bump, -5.5, 5.5, color=color)
        x, height = float(PLACE), float(bump(PLACE))
        axes.plot([x, x], [0, height], color=INK, lw=1, ls=":")
        dot(axes, x, height)
        note(axes, x, height + 0.07, str(bump(PLACE)))
        axes.set_title(name, loc="center", fontsize=14)
        axes.set(xlabel="$x$", xlim=(-5.5, 5.5), ylim=(-0.02, 0.72), xticks=[-4, -2, 0, 2, 4])
        axes.set(yticks=[0, 0.5])
    above[0].set(ylabel="value at $n$")
    below[0].set(ylabel="value at $x$")
