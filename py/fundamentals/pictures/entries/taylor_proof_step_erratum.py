"""The picture of `taylor-proof-step-erratum`: t³ with the printed function and the right one."""

from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, cross, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def printed(t: float) -> float:
    """F(t) = f(t) − T₁(t) − (t − x₀)² M for f(t) = t³, x₀ = 0, x = 1: T₁ = 0 and M = 1."""
    return t**3 - t**2


def right(t: float) -> float:
    """G(t) = f(x) − f(t) − f′(t)(x − t) − (x − t)² M, for the same."""
    return 1 - t**3 - 3 * t**2 * (1 - t) - (1 - t) ** 2


def formula(theta: float) -> float:
    """The remainder in (3), for n = 1 and p = 2: f″(θ)/2."""
    return 3 * theta


@picture(
    title="The printed auxiliary function leads to another intermediate point",
    alt="""Left: two curves over the interval from 0 to 1, both 0 at its ends. The printed function
    F dips below the axis and has a horizontal tangent inside at 2/3, marked by a cross; the right
    function G rises above the axis and has one inside at 1/3, marked by a dot. Right: the remainder
    that formula (3) gives, a straight line 3θ, against the true remainder 1, a horizontal line.
    They meet at θ = 1/3, marked by a dot; at θ = 2/3, marked by a cross, the formula gives 2.""",
    size=(7.6, 3.5),
)
def draw(figure: "Figure") -> None:
    """The auxiliary functions on the left, formula (3) on the right."""
    curves, axes = figure.subplots(1, 2)
    t = np.linspace(0, 1, 80)
    curves.axhline(0, color=INK, lw=0.8)
    curves.plot(t, [printed(s) for s in t], color=RED, ls="--")
    curves.plot(t, [right(s) for s in t], color=BLUE)
    for at, function, color in ((2 / 3, printed, RED), (1 / 3, right, BLUE)):
        curves.plot([at - 0.16, at + 0.16], [function(at)] * 2, color=color, lw=1.2)
    cross(curves, 2 / 3, printed(2 / 3), RED)
    dot(curves, 1 / 3, right(1 / 3), BLUE)
    note(curves, 0.66, -0.185, "$F$, printed")
    note(curves, 0.36, 0.22, "$G$")
    curves.set(xlabel="$t$", ylabel="auxiliary function", ylim=(-0.22, 0.34))
    curves.set_xticks([0, 1 / 3, 2 / 3, 1], ["0", "1/3", "2/3", "1"])

    axes.plot(t, [formula(s) for s in t], color=BLUE)
    axes.axhline(1, color=INK, lw=1.3)
    dot(axes, 1 / 3, 1, BLUE)
    cross(axes, 2 / 3, 2, RED)
    axes.plot([2 / 3, 2 / 3], [1, 2], color=RED, lw=1.2, ls=":")
    note(axes, 0.98, 1.14, "$R_1=1$", ha="right")
    note(axes, 0.62, 2.25, "(3): $3\\theta$", ha="right")
    axes.set(xlabel="$\\theta$", ylabel="remainder", yticks=[0, 1, 2, 3])
    axes.set_xticks([0, 1 / 3, 2 / 3, 1], ["0", "1/3", "2/3", "1"])
