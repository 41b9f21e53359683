"""The picture of `dirac-identity`: an approximate identity sharpens, and f * η_ε tends to f."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models.piecewise import convolve, hat
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = polyline((0, 0), (1, 1), (2, Fraction(1, 4)), (3, Fraction(3, 4)))
WIDTHS = (
    (Fraction(1), RED, ":"),
    (Fraction(1, 2), GREEN, "--"),
    (Fraction(1, 4), BLUE, "-"),
)
LOW, HIGH = -1.0, 4.0


@picture(
    title="The sharper the bump of area 1, the closer f * η_ε to f",
    alt="""Left: three tents around 0, each with the area 1: ε = 1, broad and low (dotted), ε = 1/2,
    half as broad and twice as high (dashed), and ε = 1/4, narrow and of height 4 (solid). Right: f,
    a broken line with three corners above 0 (thin), and the convolutions of f with the three
    tents: smooth curves, of which the dotted one cuts the corners most, the dashed one less, and
    the solid one lies on f but for rounded corners.""",
    size=(7.8, 3.6),
)
def draw(figure: "Figure") -> None:
    """The bumps on the left, the convolutions on the right."""
    bumps, results = figure.subplots(1, 2, width_ratios=(1, 1.7))
    graph(results, F, LOW, HIGH, color=INK, lw=1.1)
    for width, color, style in WIDTHS:
        eta = hat(-width, 0, width).scale(1 / width)
        graph(bumps, eta, color=color, ls=style)
        graph(results, convolve(F, eta), LOW, HIGH, color=color, ls=style)
    note(bumps, 0.17, 3.6, "$\\varepsilon=1/4$", ha="left")
    note(bumps, 0.3, 1.55, "$\\varepsilon=1/2$", ha="left")
    note(bumps, 0.62, 0.75, "$\\varepsilon=1$", ha="left")
    note(results, 0.88, 1.03, "$f$", fontsize=13)
    bumps.set_title("$\\eta_\\varepsilon$", loc="center")
    results.set_title("$f$, and $f*\\eta_\\varepsilon$", loc="center")
    bumps.set(
        xlabel="$y$", xlim=(-1.1, 1.35), ylim=(0, 4.2), xticks=[-1, 0, 1], yticks=[0, 1, 2, 4]
    )
    results.set(xlabel="$x$", xlim=(LOW, HIGH), ylim=(-0.03, 1.12), yticks=[0, 1])
