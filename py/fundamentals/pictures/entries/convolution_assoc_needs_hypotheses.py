"""The picture of `convolution-assoc-needs-hypotheses`: the constant 1, two tents, the ramp."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from fundamentals.evidence.models.piecewise import TENT, convolve
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import area, graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

G = TENT - TENT.translate(Fraction(1))
RAMP = polyline((0, 0), (1, 1))
LOW, HIGH = -2.5, 3.5


@picture(
    title="One compact support is not enough: 0 on the one side, 1 on the other",
    alt="""Left, from top to bottom: f, the constant 1; g, a tent over −1 to 1 less the tent over 0
    to 2, up and then down; h, the ramp, 0 up to 0, rising to 1 at 1 and 1 from there on. Above: the
    areas of g above and below the axis are equal, its integral is 0, so f * g = 0; beside it the
    result (f * g) * h, a line at 0. Below: g * h, a hill over −1 to 3 with the area 1; beside it
    the result f * (g * h), a line at 1.""",
    size=(8.2, 4.4),
)
def draw(figure: "Figure") -> None:
    """The functions, the first steps, the results."""
    grid: Any = figure.add_gridspec(1, 2, width_ratios=(1, 2.3))
    functions = grid[0].subgridspec(3, 1).subplots(sharex=True, sharey=True)
    steps = grid[1].subgridspec(2, 2).subplots(sharex=True, sharey=True)
    bump = convolve(G, RAMP)
    functions[0].plot([LOW, HIGH], [1, 1], color=BLUE)
    graph(functions[1], G, LOW, HIGH, color=PURPLE)
    graph(functions[2], RAMP, LOW, HIGH, color=RED)
    for axes, name in zip(functions, ("$f=1$", "$g$", "$h$"), strict=True):
        axes.set_ylabel(name, rotation=0, labelpad=14, va="center")
    area(steps[0, 0], G, PURPLE, LOW, HIGH)
    area(steps[1, 0], bump, GREEN, LOW, HIGH)
    for row, value in zip(steps, (G.integral(), bump.integral()), strict=True):
        row[1].plot([LOW, HIGH], 2 * [float(value)], color=INK)
    steps[0, 0].set_title(f"$g$, with $f*g=\\int g={G.integral()}$", loc="center")
    steps[0, 1].set_title("$(f*g)*h$", loc="center")
    steps[1, 0].set_title(f"$g*h$, with $\\int g*h={bump.integral()}$", loc="center")
    steps[1, 1].set_title("$f*(g*h)$", loc="center")
    for axes in (*functions, *steps.flat):
        axes.axhline(0, color=INK, lw=0.8, alpha=0.6, zorder=0)
        axes.set(xlim=(LOW, HIGH), ylim=(-1.25, 1.35), xticks=[-1, 0, 1, 2, 3], yticks=[-1, 0, 1])
    note(steps[0, 1], 0.5, 0.28, "0")
    note(steps[1, 1], 0.5, 0.72, "1")
    for axes in (functions[2], *steps[1]):
        axes.set(xlabel="$x$")
