"""The picture of `cross-correlation-not-assoc`: both bracketings for (1, 2)."""

from typing import TYPE_CHECKING

from fundamentals.evidence.sequences import Finite, correlate
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, RED, stems

if TYPE_CHECKING:
    from matplotlib.figure import Figure

V = Finite(0, (1, 2))


@picture(
    title="Two bracketings, two results",
    alt="""Two stem plots over the places −3 to 3, for v with the values 1 at 0 and 2 at 1. Left, (v
    ⋆ v) ⋆ v: the values 2, 9, 12, 4 at −1, 0, 1, 2. Right, v ⋆ (v ⋆ v): the values 4, 12, 9, 2 at
    −2, −1, 0, 1. The tallest stem stands at 1 on the left and at −1 on the right.""",
    size=(7.6, 3.2),
)
def draw(figure: "Figure") -> None:
    """One bracketing on each side."""
    left, right = figure.subplots(1, 2, sharey=True)
    inner = correlate(V, V)
    for axes, result, color, name in (
        (left, correlate(inner, V), BLUE, "$(v\\star v)\\star v$"),
        (right, correlate(V, inner), RED, "$v\\star(v\\star v)$"),
    ):
        stems(axes, result, color)
        axes.set_title(name, loc="center", fontsize=14)
        axes.set(
            xlabel="$n$",
            xlim=(-3.5, 3.5),
            ylim=(0, 14.5),
            xticks=range(-3, 4),
            yticks=[0, 4, 8, 12],
        )
    left.set(ylabel="value at $n$")
