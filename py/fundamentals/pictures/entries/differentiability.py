"""The picture of `differentiability`: a tangent plane, and how fast it is approached."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, note, space

if TYPE_CHECKING:
    from matplotlib.figure import Figure

POINT = (0.3, -0.5)


def hill(x: Any, y: Any) -> Any:
    """exp(−(x² + y²)/2)."""
    return np.exp(-(x**2 + y**2) / 2)


def tangent(x: Any, y: Any) -> Any:
    """f(a) + A h, with A = −f(a)·aᵀ."""
    height = hill(*POINT)
    return height - height * (POINT[0] * (x - POINT[0]) + POINT[1] * (y - POINT[1]))


def worst_ratio(length: float) -> float:
    """The largest |f(a+h) − f(a) − A h|/‖h‖ over directions of h."""
    angle = np.linspace(0, 2 * math.pi, 73)
    x, y = POINT[0] + length * np.cos(angle), POINT[1] + length * np.sin(angle)
    return float(np.max(np.abs(hill(x, y) - tangent(x, y)))) / length


@picture(
    title="A tangent plane, and the remainder that shrinks faster than the increment",
    alt="""Left: a bell-shaped surface over the plane and a flat plane that touches it at one marked
    point on its slope. Right: on logarithmic axes, the remainder divided by the length of the
    increment h, largest over all directions of h, against that length. For the bell the ratio falls
    along a straight line to zero as h shrinks; for the tip of the cone ‖x‖ and A = 0 it stays at 1,
    along a dashed level line.""",
    size=(7.6, 3.7),
)
def draw(figure: "Figure") -> None:
    """The surface on the left, the ratio on the right."""
    solid = space(figure, 1, 2, 1, elevation=22, azimuth=-72)
    x, y = np.meshgrid(np.linspace(-1.6, 1.6, 17), np.linspace(-1.6, 1.6, 17))
    solid.plot_surface(
        x, y, hill(x, y), color=BLUE, alpha=0.25, edgecolor=BLUE, lw=0.5, shade=False
    )
    u, v = np.meshgrid(POINT[0] + np.linspace(-0.7, 0.7, 5), POINT[1] + np.linspace(-0.7, 0.7, 5))
    solid.plot_surface(
        u, v, tangent(u, v), color=RED, alpha=0.45, edgecolor=RED, lw=0.8, shade=False
    )
    solid.plot([POINT[0]], [POINT[1]], [hill(*POINT)], "o", color=INK)
    solid.text(POINT[0] + 0.15, POINT[1], hill(*POINT) + 0.02, "$a$", fontsize=14)
    solid.text2D(0.3, 0.9, "tangent plane", transform=solid.transAxes, fontsize=11.5)
    solid.text2D(0.02, 0.66, "graph of $f$", transform=solid.transAxes, fontsize=11.5)
    solid.set(xlabel="$x_1$", ylabel="$x_2$", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    solid.text2D(0.9, 0.87, "$f$", transform=solid.transAxes, fontsize=12)
    solid.set_zticks([0, 0.5, 1])

    axes = figure.add_subplot(1, 2, 2)
    lengths = np.geomspace(1e-3, 1, 40)
    axes.loglog(lengths, [worst_ratio(length) for length in lengths], color=BLUE)
    axes.loglog(lengths, np.ones_like(lengths), color=RED, ls="--")
    note(axes, 0.03, 0.004, "bell: $\\to 0$", ha="left")
    note(axes, 0.03, 1.7, "tip of the cone $\\|x\\|$, $A=0$")
    axes.set(
        xlabel="$\\|h\\|$",
        ylabel="largest $\\|f(a+h)-f(a)-Ah\\|\\,/\\,\\|h\\|$",
        ylim=(1e-4, 4),
    )
