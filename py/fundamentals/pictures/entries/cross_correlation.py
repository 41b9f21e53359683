"""The picture of `cross-correlation`: f slides along g, for functions and for sequences."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models import piecewise
from fundamentals.evidence.models.sequences import Finite, correlate
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import area, cells, graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, arrow, bare, dot, note, stems

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

F = piecewise.hat(0, Fraction(3, 2), 2)
G = polyline((0, 0), (1, 1), (2, Fraction(1, 4)), (Fraction(7, 2), 1), (4, 0))
X = Fraction(1)
AREA = piecewise.integrand(F, G, X, sign=1).integral()

U = Finite(0, (1, 2, -1))
V = Finite(0, (2, 0, 1, 3, 1))
SHIFT = 1
SUM = correlate(U, V)[SHIFT]


def _functions(step: "Axes", result: "Axes") -> None:
    """One integrand, and all integrals."""
    moved = F.translate(X)
    area(step, moved * G, GREEN)
    graph(step, G, color=RED, ls="--")
    graph(step, moved, color=BLUE)
    step.set_title(f"$f(y-x)\\,g(y)$ for $x={X}$,  area {AREA}", loc="center")
    step.set(xlabel="$y$", xlim=(-0.3, 4.5), xticks=range(5), ylim=(0, 1.15), yticks=[0, 1])
    note(step, 0.35, 0.62, "$g$", fontsize=13)
    note(step, 2.8, 0.9, "$f$", fontsize=13)

    graph(result, piecewise.correlate(F, G), color=INK)
    dot(result, float(X), float(AREA), GREEN)
    note(result, float(X) - 0.15, float(AREA) - 0.16, str(AREA))
    result.set(xlabel="$x$", xlim=(-4.6, 4.6), xticks=range(-4, 5), ylim=(0, 0.95), yticks=[0, 0.5])
    result.set_title("$(f\\star g)(x)$", loc="center")


def _sequences(step: "Axes", result: "Axes") -> None:
    """One row of products, and all sums."""
    bare(step)
    moved = Finite(U.start + SHIFT, U.values)
    products = Finite(moved.start, tuple(moved[n] * V[n] for n in moved.indices))
    for sequence, height, color in ((V, 4, RED), (moved, 2.4, BLUE), (products, 0.4, GREEN)):
        cells(step, sequence, height, color)
    for place in V.indices:
        note(step, place, 4.9, str(place), fontsize=11)
    for place in moved.indices:
        note(step, place, 3.2, "$\\times$", fontsize=13)
        note(step, place, 1.4, "$=$", fontsize=13)
    for name, height in (("$g$", 4), ("$f$", 2.4), ("products", 0.4)):
        note(step, -0.75 if height > 1 else 0.35, height, name, ha="right", fontsize=13)
    arrow(step, (-0.35, 2.4), (0.35, 2.4), color=BLUE)
    note(step, 2, -0.75, f"sum $=(f\\star g)({SHIFT})={SUM}$", fontsize=13)
    note(step, -0.75, 4.9, "place", ha="right")
    step.set(xlim=(-1.8, 4.7), ylim=(-1.3, 5.3))

    stems(result, correlate(U, V), INK)
    result.plot([SHIFT], [SUM], "o", mfc="none", mec=GREEN, mew=1.6, ms=13)
    result.set(xlabel="$n$", xlim=(-4.6, 4.6), ylim=(-5.5, 9.5), xticks=range(-4, 5))
    result.set_title("$(f\\star g)(n)$", loc="center")


@picture(
    title="Sliding f along g, multiplying and adding up",
    alt=f"""Above, functions. Left: g, a line with two peaks (dashed), and f, a triangle, moved by 1
    and not turned round (solid); the area under their product, {AREA}, is shaded. Right: f ⋆ g, a
    wave over −2 to 4, with that area marked by a dot at 1. Below, sequences. Left: the values of g,
    (2, 0, 1, 3, 1), in a row of boxes; below it those of f, (1, 2, −1), moved by one place and not
    turned round; below each box of f the product with the box of g above it: 0, 2, −3. Their sum is
    (f ⋆ g)(1) = −1. Right: all values of f ⋆ g as stems, from −2 to 4, with the one at 1 marked by
    a ring.""",
    size=(7.8, 6.0),
)
def draw(figure: "Figure") -> None:
    """Functions above, sequences below; one step on the left, all results on the right."""
    rows = figure.subplots(2, 2, height_ratios=(1, 1.35), width_ratios=(1.15, 1))
    _functions(*rows[0])
    _sequences(*rows[1])
