"""The picture of `convolution-shift`: whichever factor moves, the convolution moves with it."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models.piecewise import convolve
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph, polyline
from fundamentals.pictures.style import BLUE, INK, RED, arrow, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = polyline((0, 0), (Fraction(1, 4), 1), (Fraction(5, 4), 1), (Fraction(3, 2), 0))
G = polyline((0, 0), (1, 1), (Fraction(6, 5), 0))
B = Fraction(2)


@picture(
    title="Whichever factor moves by b, the convolution moves by b",
    alt="""Three rows of two plots. First row: f, a trapezoid (solid), and g, a triangle (dashed);
    beside them f * g, a hill. Second row: f as before, g moved to the right by b, an arrow from its
    old place (faint) to the new one; beside them f * τ_b g, the hill moved by b, an arrow from the
    old one (faint). Third row: f moved by b and g as before; beside them (τ_b f) * g, the same
    hill, moved by b.""",
    size=(7.8, 5.2),
)
def draw(figure: "Figure") -> None:
    """Factors on the left, convolutions on the right."""
    rows = figure.subplots(3, 2, sharex=True, sharey=True)
    still = convolve(F, G)
    for (factors, result), f, g, name in (
        (rows[0], F, G, "$f*g$"),
        (rows[1], F, G.translate(B), "$f*\\tau_b g$"),
        (rows[2], F.translate(B), G, "$(\\tau_b f)*g$"),
    ):
        both = convolve(f, g)
        for axes, now, before, color, style in (
            (factors, f, F, BLUE, "-"),
            (factors, g, G, RED, "--"),
            (result, both, still, INK, "-"),
        ):
            if now != before:
                graph(axes, before, color=color, ls=style, lw=1.4, alpha=0.45)
            graph(axes, now, color=color, ls=style)
        note(result, 5.1, 1.0, name, ha="right", fontsize=13)
    for axes, start, color in (
        (rows[1, 0], 1.0, RED),
        (rows[2, 0], 0.75, BLUE),
        (rows[1, 1], 1.45, INK),
        (rows[2, 1], 1.45, INK),
    ):
        arrow(axes, (start, 1.15), (start + float(B), 1.15), color=color)
        note(axes, start + float(B) / 2, 1.32, "$b$")
    note(rows[0, 0], 0.6, 1.2, "$f$", fontsize=13)
    note(rows[0, 0], 0.85, 0.5, "$g$", fontsize=13)
    for axes in rows[2]:
        axes.set(xlabel="$x$", xticks=range(6), yticks=[0, 1], xlim=(-0.5, 5.2), ylim=(0, 1.5))
