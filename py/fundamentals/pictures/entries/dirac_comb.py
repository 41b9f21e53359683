"""The picture of `dirac-comb`: times the comb f is sampled, convolved with it f is repeated."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from fundamentals.evidence.models.piecewise import Piecewise
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph, polyline, spike
from fundamentals.pictures.style import BLUE, GREEN, INK, RED

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = polyline(
    (Fraction(-3, 2), 0),
    (Fraction(-1, 2), Fraction(1, 4)),
    (Fraction(1, 4), 1),
    (Fraction(1, 2), Fraction(1, 2)),
    (Fraction(7, 4), 0),
)
"""The function, with 1 for the period p."""
LOW, HIGH = -3.5, 3.5


@picture(
    title="The comb: a product samples, a convolution repeats",
    alt="""Above, left: the comb, upright arrows of the same height at all multiples of p. Above,
    right: f, a hill with corners over −3p/2 to 7p/4, and its product with the comb: arrows at −p, 0
    and p that reach up to the graph of f. Below: f (thick), its translates by all multiples of p
    (thin and dashed), and their sum, a wave with the period p that runs above them.""",
    size=(8.0, 5.0),
)
def draw(figure: "Figure") -> None:
    """The comb and the samples above, the periodic sum below."""
    grid: Any = figure.add_gridspec(2, 2, height_ratios=(1, 1.5))
    comb, samples = figure.add_subplot(grid[0, 0]), figure.add_subplot(grid[0, 1])
    repeated = figure.add_subplot(grid[1, :])
    translates = [F.translate(Fraction(k)) for k in range(-6, 7)]
    for translate in translates:
        graph(repeated, translate, color=RED, ls="--", lw=1.2)
    for k in range(-3, 4):
        spike(comb, k, 1, GREEN)
        if F(Fraction(k)):
            spike(samples, k, float(F(Fraction(k))), GREEN)
    graph(samples, F, LOW, HIGH, color=BLUE, lw=1.6)
    graph(repeated, F, color=BLUE, lw=3)
    graph(repeated, sum(translates, Piecewise()), LOW, HIGH, color=INK)
    comb.set_title("$Ш_p$", loc="center")
    samples.set_title("$Ш_p\\cdot f$", loc="center")
    repeated.set_title("$Ш_p*f$", loc="center")
    for axes in (comb, samples, repeated):
        axes.set(xlim=(LOW, HIGH), ylim=(0, 1.2), xticks=range(-3, 4), yticks=[0, 1])
        axes.set_xticklabels(["$-3p$", "$-2p$", "$-p$", "$0$", "$p$", "$2p$", "$3p$"])
    comb.set(yticks=[])
    repeated.set(ylim=(0, 1.6), xlabel="$x$")
