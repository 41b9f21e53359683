"""The picture of `convolution-distrib`: what is stacked before is stacked afterwards."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models.piecewise import Piecewise, convolve
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph, points, polyline
from fundamentals.pictures.style import BLUE, INK, PURPLE, RED, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

F = polyline((0, 0), (Fraction(1, 4), 1), (1, 1), (Fraction(5, 4), 0))
G = polyline((0, 0), (1, 1), (2, Fraction(1, 2)), (3, 0))
H = polyline((1, 0), (Fraction(3, 2), 1), (Fraction(5, 2), Fraction(1, 4)), (4, 0))
LOW, HIGH = -0.5, 5.5


def _stack(axes: "Axes", lower: Piecewise, upper: Piecewise, total: Piecewise) -> None:
    """Two areas, one upon the other, and the graph of what must be their sum."""
    (x, first), (_, second) = points(lower, LOW, HIGH), points(upper, LOW, HIGH)
    axes.fill_between(x, 0, first, color=RED, alpha=0.3, lw=0)
    axes.fill_between(x, first, first + second, color=PURPLE, alpha=0.3, lw=0)
    axes.plot(x, first, color=RED, lw=1.6, ls="--")
    graph(axes, total, LOW, HIGH, color=INK)


@picture(
    title="What is stacked before the convolution is stacked after it",
    alt="""Three plots. Left: the area under g, with the values of h stacked upon it; the upper edge
    is g + h. Middle: f, a trapezoid. Right: the area under f * g, with the values of f * h stacked
    upon it; the upper edge is the graph of f * (g + h).""",
    size=(8.2, 3.2),
)
def draw(figure: "Figure") -> None:
    """The sum on the left, f in the middle, the sum of the convolutions on the right."""
    before, kernel, after = figure.subplots(1, 3, sharey=True, width_ratios=(6, 2.5, 6))
    _stack(before, G, H, G + H)
    graph(kernel, F, color=BLUE)
    _stack(after, convolve(F, G), convolve(F, H), convolve(F, G + H))
    note(before, 1.05, 0.4, "$g$", fontsize=13)
    note(before, 1.65, 1.2, "$h$", fontsize=13)
    note(after, 1.75, 0.35, "$f*g$", fontsize=13)
    note(after, 2.17, 1.03, "$f*h$", fontsize=13)
    before.set_title("$g+h$", loc="center")
    kernel.set_title("$f$", loc="center")
    after.set_title("$f*(g+h)$", loc="center")
    for axes in (before, kernel, after):
        axes.set(xlabel="$x$", yticks=[0, 1], ylim=(0, 1.9), xlim=(LOW, HIGH), xticks=[0, 2, 4])
    kernel.set(xticks=[0, 1], xlim=(LOW, 2))
