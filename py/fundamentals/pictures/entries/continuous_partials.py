"""The picture of `continuous-partials`: from a to a + h along the coordinates."""

import math
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, arrow, cross, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

A = (0.5, 0.5)
H = (2.0, 1.5)


def function(x: float, y: float) -> float:
    """x²/4 + 2 sin y − xy/8."""
    return x * x / 4 + 2 * math.sin(y) - x * y / 8


def partial_x(x: float, y: float) -> float:
    """∂f/∂x."""
    return x / 2 - y / 8


def partial_y(x: float, y: float) -> float:
    """∂f/∂y."""
    return 2 * math.cos(y) - x / 8


def between(low: float, high: float) -> tuple[float, float]:
    """The ξ and η of the mean value theorem, one for each step of the staircase."""
    corner = function(A[0] + H[0], A[1])
    slope_x = (corner - function(*A)) / H[0]
    slope_y = (function(A[0] + H[0], A[1] + H[1]) - corner) / H[1]
    grid = np.linspace(low, high, 20001)
    x = min(grid, key=lambda t: abs(partial_x(A[0] + t * H[0], A[1]) - slope_x))
    y = min(grid, key=lambda t: abs(partial_y(A[0] + H[0], A[1] + t * H[1]) - slope_y))
    return A[0] + float(x) * H[0], A[1] + float(y) * H[1]


@picture(
    title="From a to a + h along the coordinates, one partial derivative for each step",
    alt="""Left: in the plane, a path in two steps from a to a + h, first to the right, then
    upwards. On each step a cross marks a point between its ends. Right: the value of f along the
    path. Over each step the graph has a chord, and at the marked point the tangent is parallel to
    that chord: its slope is the partial derivative there. As h shrinks, both marked points are
    drawn into a, and since the partial derivatives are continuous at a, their values tend to those
    at a.""",
    size=(7.6, 3.7),
)
def draw(figure: "Figure") -> None:
    """The staircase on the left, the values along it on the right."""
    plane, axes = figure.subplots(1, 2, width_ratios=(1, 1.25))
    xi, eta = between(0.01, 0.99)
    (x0, y0), (x1, y1) = A, (A[0] + H[0], A[1] + H[1])
    arrow(plane, A, (x1, y0), color=BLUE, lw=2.2)
    arrow(plane, (x1, y0), (x1, y1), color=RED, lw=2.2, linestyle="--")
    plane.plot([x0, x1], [y0, y1], color=INK, lw=1, ls=":")
    for x, y in (A, (x1, y1)):
        dot(plane, x, y)
    cross(plane, xi, y0, BLUE)
    cross(plane, x1, eta, RED)
    note(plane, x0, y0 - 0.2, "$a$")
    note(plane, x1, y1 + 0.2, "$a+h$")
    note(plane, xi, y0 - 0.25, "$\\xi$")
    note(plane, x1 + 0.18, eta, "$\\eta$")
    note(plane, 1.35, 1.4, "$h$")
    plane.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(0, 3), ylim=(0, 2.5), aspect="equal")
    plane.set(xticks=[x0, x1], yticks=[y0, y1], xticklabels=["$a_1$", "$a_1+h_1$"])
    plane.set_yticklabels(["$a_2$", "$a_2+h_2$"])

    way, climb = np.linspace(0, H[0], 40), np.linspace(0, H[1], 40)
    axes.plot(way, [function(x0 + t, y0) for t in way], color=BLUE)
    axes.plot(H[0] + climb, [function(x1, y0 + t) for t in climb], color=RED, ls="--")
    ends = [function(*A), function(x1, y0), function(x1, y1)]
    axes.plot([0, H[0], H[0] + H[1]], ends, color=INK, lw=1, ls=":")
    for t, value in zip((0, H[0], H[0] + H[1]), ends, strict=True):
        dot(axes, t, value)
    for t, value, slope, color in (
        (xi - x0, function(xi, y0), partial_x(xi, y0), BLUE),
        (H[0] + eta - y0, function(x1, eta), partial_y(x1, eta), RED),
    ):
        axes.plot([t - 0.5, t + 0.5], [value - slope / 2, value + slope / 2], color=color, lw=1.2)
        cross(axes, t, value, color)
    note(axes, 1.15, 1.1, "slope $\\partial_1f(\\xi)$", ha="left")
    note(axes, 2.1, 3.2, "slope $\\partial_2f(\\eta)$", ha="right")
    axes.set(
        xlabel="way along the path",
        ylabel="$f$",
        xticks=[0, H[0], H[0] + H[1]],
        xticklabels=["$0$", "$h_1$", "$h_1+h_2$"],
    )
