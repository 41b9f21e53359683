"""The picture of `taylor-vector-valued-fails`: (t², t³), its chord and its tangents."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, PURPLE, RED, arrow, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def curve(t: Any) -> Any:
    """c(t) = (t², t³)."""
    return np.array([t**2, t**3])


def velocity(t: Any) -> Any:
    """c′(t) = (2t, 3t²)."""
    return np.array([2 * t, 3 * t**2])


TIMES = (
    (1 / 2, PURPLE, "--", "$\\nu=1/2$"),
    (1 / math.sqrt(3), RED, "-.", "$\\nu=1/\\sqrt{3}$"),
)


@picture(
    title="No velocity of the curve (t², t³) equals its chord",
    alt="""Left: the curve from (0, 0) to (1, 1), bent like a bow below its straight chord, with the
    velocity vectors at t = 1/2 and at t = 1/√3 drawn at their points. Right: all velocities (2t,
    3t²) as points of a parabola, and the chord's vector (1, 1) as a point beside it. The parabola
    passes straight below that point at ν = 1/2, where the first components agree, and straight to
    its right at ν = 1/√3, where the second ones do, but it never goes through it.""",
    size=(7.6, 3.8),
)
def draw(figure: "Figure") -> None:
    """The curve on the left, its velocities on the right."""
    path, speeds = figure.subplots(1, 2)
    t = np.linspace(0, 1, 80)
    path.plot(*curve(t), color=BLUE)
    arrow(path, (0, 0), (1, 1), lw=1.8)
    speeds.plot(*velocity(t), color=BLUE)
    for nu, color, style, name in TIMES:
        start, end = curve(nu), curve(nu) + velocity(nu)
        arrow(path, tuple(start), tuple(end), color=color, linestyle=style)
        dot(path, start[0], start[1], color)
        x, y = velocity(nu)
        dot(speeds, x, y, color)
        speeds.plot([x, 1], [y, 1], color=color, ls=style, lw=1.3)
        note(speeds, x + 0.07, y - 0.12, name, ha="left")
    dot(speeds, 1, 1, INK, marker="s")
    note(path, 0.62, 0.98, "chord $(1,\\,1)$", ha="right")
    note(path, 1.2, 0.2, "curve $c$")
    path.plot([0.94, 0.17], [0.19, 0.07], color=INK, lw=0.8)
    note(path, 1.27, 0.72, "$c'(1/2)$", ha="left")
    note(path, 1.46, 1.25, "$c'(1/\\sqrt{3})$", ha="center")
    note(speeds, 0.93, 1.12, "chord $(1,\\,1)$", ha="right")
    note(speeds, 1.62, 2.5, "$c'(t)$", ha="right")
    path.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(-0.05, 1.8), ylim=(-0.05, 1.4))
    path.set(xticks=[0, 1], yticks=[0, 1])
    speeds.set(xlabel="first component", ylabel="second component", xlim=(0, 2.1), ylim=(0, 3))
    speeds.set(xticks=[0, 1, 2], yticks=[0, 1, 2, 3])
