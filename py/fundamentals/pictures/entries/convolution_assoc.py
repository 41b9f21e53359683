"""The picture of `convolution-assoc`: two ways to bracket, one result."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from fundamentals.evidence.models.piecewise import TENT, convolve, hat
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = TENT
G = polyline((-2, 0), (-1, 1), (Fraction(1, 2), Fraction(1, 4)), (1, Fraction(3, 4)))
H = hat(0, Fraction(3, 2), 2)
LOW, HIGH = -4.0, 5.0


@picture(
    title="Two ways to bracket, one result",
    alt="""Left, from top to bottom: f, a tent; g, a broken line that rises, dips and then stays at
    3/4 for ever; h, a triangle that rises slowly and falls quickly. Middle, above: f * g, which is
    g rounded off, and h, dashed; below: g * h, rounded off in another way and moved to the right,
    and f, dashed. Right: (f * g) * h as a broad pale line, and upon it f * (g * h) as a thin dashed
    line: they are the same curve.""",
    size=(8.2, 4.1),
)
def draw(figure: "Figure") -> None:
    """The functions, the first steps, the results."""
    grid: Any = figure.add_gridspec(1, 3)
    functions = grid[0].subgridspec(3, 1).subplots(sharex=True)
    above, below = grid[1].subgridspec(2, 1).subplots(sharex=True)
    result = figure.add_subplot(grid[2])
    first, second = convolve(F, G), convolve(G, H)
    for axes, f, name, color in (
        (functions[0], F, "$f$", BLUE),
        (functions[1], G, "$g$", PURPLE),
        (functions[2], H, "$h$", RED),
    ):
        graph(axes, f, LOW, HIGH, color=color)
        axes.set_ylabel(name, rotation=0, labelpad=12, va="center")
    graph(above, first, LOW, HIGH, color=INK)
    graph(above, H, color=RED, ls="--")
    graph(below, F, color=BLUE, ls="--")
    graph(below, second, LOW, HIGH, color=INK)
    graph(result, convolve(first, H), LOW, HIGH, color=GREEN, lw=7, alpha=0.45)
    graph(result, convolve(F, second), LOW, HIGH, color=INK, lw=1.5, ls="--")
    above.set_title("$f*g$, and $h$ (dashed)", loc="center")
    below.set_title("$g*h$, and $f$ (dashed)", loc="center")
    result.set_title("$(f*g)*h=f*(g*h)$", loc="center")
    for axes in (*functions, above, below, result):
        axes.set(xlim=(LOW, HIGH), ylim=(-0.05, 1.15), xticks=[-4, -2, 0, 2, 4], yticks=[0, 1])
    for axes in (functions[2], below, result):
        axes.set(xlabel="$x$")
