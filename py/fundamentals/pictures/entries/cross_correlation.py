"""The picture of `cross-correlation`: one sequence slides along the other."""

from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from fundamentals.evidence.sequences import Finite, correlate
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, arrow, bare, note, stems

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

F = Finite(0, (1, 2, -1))
G = Finite(0, (2, 0, 1, 3, 1))
SHIFT = 1


def _cells(axes: "Axes", sequence: Finite, height: float, color: str) -> None:
    """A row of boxes, one for each place of the sequence's window."""
    for place in sequence.indices:
        corner = (place - 0.5, height - 0.5)
        axes.add_patch(Rectangle(corner, 1, 1, facecolor=color, alpha=0.18, lw=0))
        axes.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=color, lw=1.4))
        note(axes, place, height, str(sequence[place]).replace("-", "−"), fontsize=13)


@picture(
    title="Sliding f along g, multiplying and adding up",
    alt="""Left: the values of g, (2, 0, 1, 3, 1), in a row of boxes; below it those of f, (1, 2,
    −1), moved one place to the right and not turned round; below each box of f the product with the
    box of g above it: 0, 2, −3. Their sum is (f ⋆ g)(1) = −1. Right, above: all values of f ⋆ g as
    stems, from −2 to 4, with the one at 1 marked by a ring. Right, below: the values of g ⋆ f, the
    same turned round.""",
    size=(7.8, 3.9),
)
def draw(figure: "Figure") -> None:
    """One step on the left, all results on the right."""
    grid: Any = figure.add_gridspec(2, 2, width_ratios=(1.15, 1))
    step = figure.add_subplot(grid[:, 0])
    bare(step)
    moved = Finite(F.start + SHIFT, F.values)
    products = Finite(moved.start, tuple(moved[n] * G[n] for n in moved.indices))
    value = correlate(F, G)[SHIFT]
    for sequence, height, color in ((G, 4, BLUE), (moved, 2.4, RED), (products, 0.4, INK)):
        _cells(step, sequence, height, color)
    for place in G.indices:
        note(step, place, 4.9, str(place), fontsize=11)
    for place in moved.indices:
        note(step, place, 3.2, "$\\times$", fontsize=13)
        note(step, place, 1.4, "$=$", fontsize=13)
    for name, height in (("$g$", 4), ("$f$", 2.4), ("products", 0.4)):
        note(step, -0.75 if height > 1 else 0.35, height, name, ha="right", fontsize=13)
    arrow(step, (-0.35, 2.4), (0.35, 2.4), color=RED)
    note(step, 2, -0.75, f"sum $=(f\\star g)({SHIFT})={value}$", fontsize=13)
    note(step, -0.75, 4.9, "place", ha="right")
    step.set(xlim=(-1.8, 4.7), ylim=(-1.3, 5.3))

    above, below = figure.add_subplot(grid[0, 1]), figure.add_subplot(grid[1, 1])
    for axes, result, color, name in (
        (above, correlate(F, G), BLUE, "$(f\\star g)(n)$"),
        (below, correlate(G, F), RED, "$(g\\star f)(n)$"),
    ):
        stems(axes, result, color)
        axes.set(ylabel=name, xlim=(-4.6, 4.6), ylim=(-5.5, 9.5), xticks=range(-4, 5))
    above.plot([SHIFT], [value], "o", mfc="none", mec=RED, mew=1.6, ms=13)
    below.set(xlabel="$n$")
