"""The picture of `partial-derivatives`: two slices of a surface, and their slopes."""

from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, dot, note, space

if TYPE_CHECKING:
    from matplotlib.figure import Figure

POINT = (0.5, 1.0)


def surface(x: Any, y: Any) -> Any:
    """2 − x² − y²/4 + xy/4."""
    return 2 - x**2 - y**2 / 4 + x * y / 4


SLOPES = (-2 * POINT[0] + POINT[1] / 4, -POINT[1] / 2 + POINT[0] / 4)


@picture(
    title="Two slices of a surface, and their slopes",
    alt="""Left: a dome over the plane. Two curves run over it through one marked point, a solid one
    parallel to the first axis and a dashed one parallel to the second. Right: the two curves drawn
    as graphs over the increment along their axis. At the increment 0 they meet in the same value,
    each with its own straight tangent: the slopes, −3/4 and −3/8, are the two entries of the matrix
    A.""",
    size=(7.6, 3.7),
)
def draw(figure: "Figure") -> None:
    """The surface on the left, the slices on the right."""
    height = surface(*POINT)
    solid = space(figure, 1, 2, 1, elevation=26, azimuth=-48)
    x, y = np.meshgrid(np.linspace(-1, 1.5, 14), np.linspace(-1, 2, 14))
    solid.plot_surface(
        x, y, surface(x, y), color=INK, alpha=0.06, edgecolor=INK, lw=0.25, shade=False
    )
    along_x, along_y = np.linspace(-1, 1.5, 40), np.linspace(-1, 2, 40)
    solid.plot(along_x, 0 * along_x + POINT[1], surface(along_x, POINT[1]), color=BLUE)
    solid.plot(0 * along_y + POINT[0], along_y, surface(POINT[0], along_y), color=RED, ls="--")
    solid.plot([POINT[0]], [POINT[1]], [height], "o", color=INK)
    solid.text(POINT[0] + 0.05, POINT[1], height + 0.3, "$a$", fontsize=14)
    solid.set(xlabel="$x_1$", ylabel="$x_2$", xticks=[-1, 0, 1], yticks=[-1, 0, 1, 2])
    solid.text2D(0.88, 0.78, "$f$", transform=solid.transAxes, fontsize=12)
    solid.set_zticks([0, 1, 2])

    axes = figure.add_subplot(1, 2, 2)
    t = np.linspace(-1, 1, 60)
    axes.plot(t, surface(POINT[0] + t, POINT[1]), color=BLUE)
    axes.plot(t, surface(POINT[0], POINT[1] + t), color=RED, ls="--")
    for slope, color in zip(SLOPES, (BLUE, RED), strict=True):
        axes.plot([-1, 1], [height - slope, height + slope], color=color, lw=1, alpha=0.9)
    dot(axes, 0, height)
    note(axes, 0.45, 0.62, "along $x_1$:\nslope $A_{11}$", ha="right")
    note(axes, 0.42, 1.95, "along $x_2$: slope $A_{12}$")
    axes.set(xlabel="increment $t$ along one axis", ylabel="$f(a+t\\,e_j)$", xlim=(-1, 1.05))
