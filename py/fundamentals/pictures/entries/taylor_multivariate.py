"""The picture of `taylor-multivariate`: a segment in the plane and the ν on it."""

from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.functions import root
from fundamentals.pictures.style import BLUE, INK, RED, arrow, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

A = np.array([-0.8, -0.4])
DX = np.array([1.8, 1.2])


def function(p: Any) -> Any:
    """f(x, y) = sin x cos y + x y/2."""
    x, y = p
    return np.sin(x) * np.cos(y) + x * y / 2


def first(p: Any) -> float:
    """d f at a point, for the increment dx."""
    x, y = p
    gradient = (np.cos(x) * np.cos(y) + y / 2, -np.sin(x) * np.sin(y) + x / 2)
    return float(gradient[0] * DX[0] + gradient[1] * DX[1])


def second(p: Any) -> float:
    """d² f at a point, for the increment dx: the sum over all pairs of indices."""
    x, y = p
    same = -np.sin(x) * np.cos(y)
    mixed = -np.cos(x) * np.sin(y) + 0.5
    return float(same * DX[0] ** 2 + 2 * mixed * DX[0] * DX[1] + same * DX[1] ** 2)


REMAINDER = float(function(A + DX) - function(A)) - first(A)


@picture(
    title="Taylor's formula along a segment in the plane",
    alt="""Left: level curves of a function of two variables and a straight arrow from a to a + dx
    across them; a dot marks the point a + ν dx on it. Right: half the second differential of f at
    the points of the segment, against their place t between 0 and 1, and a horizontal line at what
    f(a) and df(a) leave of f(a + dx). Curve and line cross at t = ν.""",
    size=(7.6, 3.6),
)
def draw(figure: "Figure") -> None:
    """The segment on the left, the equation for ν on the right."""
    plane, axes = figure.subplots(1, 2)
    x, y = np.meshgrid(np.linspace(-1.5, 1.6, 60), np.linspace(-1.1, 1.4, 60))
    levels = np.linspace(-1.2, 1.6, 15)
    plane.contour(x, y, function((x, y)), levels=levels, colors=[BLUE], linewidths=0.8, alpha=0.6)
    nu = root(lambda t: second(A + t * DX) / 2 - REMAINDER, 0.01, 0.99)
    arrow(plane, tuple(A), tuple(A + DX), lw=2)
    x, y = A + nu * DX
    dot(plane, A[0], A[1])
    dot(plane, x, y, RED, ms=8)
    note(plane, A[0] - 0.02, A[1] - 0.22, "$a$", fontsize=13)
    note(plane, A[0] + DX[0] + 0.06, A[1] + DX[1] + 0.16, "$a+dx$", fontsize=13)
    note(plane, x + 0.1, y - 0.22, "$a+\\nu\\,dx$", ha="left", fontsize=13)
    plane.set(xlabel="$x_1$", ylabel="$x_2$", xticks=[-1, 0, 1], yticks=[-1, 0, 1])

    t = np.linspace(0, 1, 80)
    values = [second(A + s * DX) / 2 for s in t]
    axes.plot(t, values, color=BLUE)
    axes.axhline(REMAINDER, color=INK, lw=1.3)
    axes.plot([nu, nu], [min(values) - 0.2, REMAINDER], color=RED, lw=1.2, ls=":")
    dot(axes, nu, REMAINDER, RED, ms=8)
    axes.set(
        xlabel="$t$",
        ylabel="second order",
        xlim=(0, 1),
        ylim=(min(values) - 0.2, max(values) + 0.3),
    )
    note(axes, 0.06, max(values) + 0.1, "$d^2f(a+t\\,dx)\\,/\\,2$", ha="left")
    note(axes, 0.98, REMAINDER + 0.22, "$f(a+dx)-f(a)-df(a)$", ha="right")
    axes.set_xticks([0, nu, 1], ["0", "$\\nu$", "1"])
