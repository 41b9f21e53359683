"""The picture of `cross-correlation-not-comm`: a tent and its translate, both ways round."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models.piecewise import TENT, correlate
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph
from fundamentals.pictures.style import BLUE, INK, PURPLE, RED, cross, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F, G = TENT, TENT.translate(Fraction(2))
FG, GF = correlate(F, G), correlate(G, F)
PLACE = Fraction(2)
"""Where their values are marked."""


@picture(
    title="f ⋆ g and g ⋆ f are mirror images, not the same",
    alt=f"""Left: f, a tent of height 1 around 0 (solid), and g, the same tent around 2 (dashed).
    Right: f ⋆ g, a smooth bump around 2 (solid), and g ⋆ f, the same bump around −2 (dashed), each
    the mirror image of the other in a dotted line at 0. At x = 2 a dot on f ⋆ g has the height
    {FG(PLACE)}, and a cross on g ⋆ f the height {GF(PLACE)}.""",
    size=(7.8, 3.3),
)
def draw(figure: "Figure") -> None:
    """The functions on the left, the cross-correlations on the right."""
    functions, results = figure.subplots(1, 2, sharey=True, width_ratios=(1, 1.6))
    graph(functions, F, color=BLUE)
    graph(functions, G, color=RED, ls="--")
    note(functions, 0, 1.08, "$f$", fontsize=13)
    note(functions, 2, 1.08, "$g$", fontsize=13)
    graph(results, FG, color=INK)
    graph(results, GF, color=PURPLE, ls="--")
    results.axvline(0, color=INK, lw=1.2, ls=":")
    x, high, low = float(PLACE), float(FG(PLACE)), float(GF(PLACE))
    results.plot([x, x], [low, high], color=INK, lw=1, ls=":")
    dot(results, x, high)
    cross(results, x, low, PURPLE, clip_on=False)
    note(results, x, high + 0.11, str(FG(PLACE)))
    note(results, x + 0.2, low + 0.09, str(GF(PLACE)), ha="left")
    note(results, 3, 0.45, "$f\\star g$", ha="left", fontsize=13)
    note(results, -3, 0.45, "$g\\star f$", ha="right", fontsize=13)
    for axes in (functions, results):
        axes.set(xlabel="$x$", ylim=(0, 1.18), yticks=[0, 1])
    functions.set(xlim=(-1.4, 3.4), xticks=[-1, 0, 1, 2, 3])
    results.set(xlim=(-4.4, 4.4), xticks=[-4, -2, 0, 2, 4])
