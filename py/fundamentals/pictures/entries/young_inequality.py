"""The picture of `young-inequality`: a convolution below its bounds."""

from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.evidence.models.piecewise import convolve, hat, norm
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import graph, points, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = polyline((0, 0), (1, 1), (2, Fraction(-1, 2)), (3, 0))
SIZE = polyline((0, 0), (1, 1), (Fraction(5, 3), 0), (2, Fraction(1, 2)), (3, 0))
"""|f|."""
G = hat(0, Fraction(1, 2), 2)
LOW, HIGH = -0.5, 5.5
PRODUCT, LARGER = convolve(F, G), convolve(SIZE, G)
HIGHEST = float(np.max(np.abs(points(PRODUCT)[1])))
F_1, F_2 = float(SIZE.integral()), float((F * F).integral())
G_1, G_2 = float(G.integral()), float((G * G).integral())
SHARES = (
    ("(1, 1, 1)", float(norm(PRODUCT).mid()) / (F_1 * G_1)),
    ("(1, 2, 2)", sqrt(float((PRODUCT * PRODUCT).integral()) / G_2) / F_1),
    ("(1, ∞, ∞)", HIGHEST / F_1),
    ("(2, 2, ∞)", HIGHEST / sqrt(F_2 * G_2)),
)


@picture(
    title="A convolution stays below its bounds",
    alt=f"""Left: f, a broken line that goes up to 1, down to −1/2 and back to 0, and g, a triangle
    (dashed). Middle: the size of f * g as a solid line with two hills, the size of f convolved with
    g as a dashed one that is nowhere lower, and above both a dotted level line, the integral of
    the size of f times the maximum of g. Right: for each of the four cases (p, q, r) a bar that
    shows how much of the right side of the inequality the left side is:
    {", ".join(f"{share:.2f}" for _, share in SHARES[:3])} and {SHARES[3][1]:.2f}. No bar passes the
    line at 1.""",
    size=(8.2, 3.3),
)
def draw(figure: "Figure") -> None:
    """The functions, the convolution below its bounds, the four cases."""
    functions, sizes, cases = figure.subplots(1, 3, width_ratios=(1, 1.25, 0.95))
    graph(functions, F, LOW, 3.5, color=BLUE)
    graph(functions, G, LOW, 3.5, color=RED, ls="--")
    functions.axhline(0, color=INK, lw=0.8, alpha=0.6, zorder=0)
    functions.set_title("$f$, and $g$ (dashed)", loc="center")
    functions.set(xlabel="$x$", xticks=[0, 1, 2, 3], yticks=[-0.5, 0, 1])
    functions.set_yticklabels(["−1/2", "0", "1"])

    x, y = points(PRODUCT, LOW, HIGH)
    sizes.fill_between(x, 0, np.abs(y), color=GREEN, alpha=0.25, lw=0)
    sizes.plot(x, np.abs(y), color=GREEN)
    graph(sizes, LARGER, LOW, HIGH, color=PURPLE, ls="--", lw=1.8)
    sizes.axhline(F_1, color=INK, ls=":", lw=1.6)
    note(sizes, 2.5, F_1 + 0.09, "$\\|f\\|_1\\,\\|g\\|_\\infty$")
    note(sizes, 2.75, 0.47, "$|f|*|g|$", ha="left")
    note(sizes, 1.6, 0.2, "$|f*g|$")
    sizes.set(xlabel="$x$", xlim=(LOW, HIGH), ylim=(0, F_1 + 0.2), xticks=[0, 2, 4], yticks=[0, 1])

    for place, (_, share) in enumerate(SHARES):
        cases.barh(-place, share, height=0.55, color=GREEN, alpha=0.45, lw=0)
        note(cases, share - 0.03, -place, f"{share:.2f}", ha="right")
    cases.axvline(1, color=INK, ls=":", lw=1.6)
    cases.set_title("left side / right side", loc="center")
    cases.set_yticks([-place for place in range(4)], [name for name, _ in SHARES])
    cases.tick_params(axis="y", length=0)
    cases.set(xlim=(0, 1.06), xticks=[0, 1], xlabel="share of the bound")
