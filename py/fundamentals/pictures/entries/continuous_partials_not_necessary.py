"""The picture of `continuous-partials-not-necessary`: x⁴y/(x⁴ + y²)."""

from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def quotient(x: Any, y: Any) -> Any:
    """x⁴y/(x⁴ + y²), away from the origin."""
    return x**4 * y / (x**4 + y**2)


def partial_y(x: Any, y: Any) -> Any:
    """x⁴(x⁴ − y²)/(x⁴ + y²)², its derivative in y away from the origin."""
    return x**4 * (x**4 - y**2) / (x**4 + y**2) ** 2


CURVES = ((1.0, BLUE, "-"), (0.3, PURPLE, "-."), (-0.5, GREEN, "--"))


@picture(
    title="Differentiable at the origin, with a partial derivative that jumps there",
    alt="""Left: the values of the function along the curves y = x², y = 3x²/10 and y = −x²/2,
    against x. They all stay within a shaded band between −x²/2 and x²/2, which touches the
    horizontal axis at the origin. Right: its partial derivative in y. Along the x-axis it is 1
    everywhere but at the origin, where there is a gap; along the y-axis, and at the origin, it is
    0.""",
    size=(7.6, 3.5),
)
def draw(figure: "Figure") -> None:
    """The band on the left, the partial derivative on the right."""
    band, axes = figure.subplots(1, 2)
    x = np.linspace(-1, 1, 100)
    band.fill_between(x, -(x**2) / 2, x**2 / 2, color=INK, alpha=0.12, lw=0)
    for factor, color, style in CURVES:
        band.plot(x, quotient(x, factor * x**2), color=color, ls=style)
    note(band, 1.05, 0.5, "$y=x^2$", ha="left")
    note(band, 1.05, 0.275, "$y=0.3\\,x^2$", ha="left")
    note(band, 1.05, -0.4, "$y=-0.5\\,x^2$", ha="left")
    note(band, 0, 0.44, "$|f|\\leq x^2/2$")
    dot(band, 0, 0)
    band.set(
        xlabel="$x$",
        ylabel="$f(x,\\,y)$",
        xlim=(-1.05, 1.9),
        xticks=[-1, 0, 1],
        yticks=[-0.5, 0, 0.5],
    )

    for side in (np.linspace(-1, -0.06, 20), np.linspace(0.06, 1, 20)):
        axes.plot(side, partial_y(side, 0 * side), color=RED)
        axes.plot(side, partial_y(0 * side, side), color=BLUE, ls="--")
    axes.plot([0], [1], "o", mfc="none", mec=RED, mew=1.6)
    dot(axes, 0, 0)
    note(axes, 0, 1.13, "along the $x$-axis: 1")
    note(axes, 0, 0.13, "along the $y$-axis, and at the origin: 0")
    axes.set(
        xlabel="position on the axis",
        ylabel="$\\partial f/\\partial y$",
        ylim=(-0.2, 1.3),
        xticks=[-1, 0, 1],
        yticks=[0, 1],
    )
