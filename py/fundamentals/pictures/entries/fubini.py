"""The picture of `fubini`: one solid, sliced in two directions, and the areas of the slices."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, space

if TYPE_CHECKING:
    from matplotlib.figure import Figure

X_END, Y_END = 2, 3
SLICES = 5


def surface(x: Any, y: Any) -> Any:
    """1/2 + x²/3 + (3 − x) y (3 − y)/6."""
    return (3 + 2 * x**2 + (3 - x) * y * (3 - y)) / 6


def integral(f: Callable[[Any], Any], end: int) -> Any:
    """∫ f from 0 to a number by Simpson's rule, which is exact for quadratic polynomials."""
    return (f(Fraction(0)) + 4 * f(Fraction(end, 2)) + f(Fraction(end))) * end / 6


def over_y(x: Any) -> Any:
    """∫ f(x, y) dy."""
    return integral(lambda y: surface(x, y), Y_END)


def over_x(y: Any) -> Any:
    """∫ f(x, y) dx."""
    return integral(lambda x: surface(x, y), X_END)


TOTALS = [integral(over_y, X_END), integral(over_x, Y_END)]


def curtain(axes: Any, x: Any, y: Any, color: str) -> None:
    """The slice between the floor and the surface over a line."""
    top = surface(x, y)
    axes.fill_between(x, y, 0, x, y, top, mode="polygon", facecolor=color, alpha=0.4, lw=0)
    axes.plot(x, y, top, color=color, lw=1.8)


@picture(
    title="One solid, sliced in two directions: the same volume",
    alt=f"""Above, twice the same solid between the floor, a rectangle of the sides 2 and 3, and a
    curved surface over it. On the left it is cut by five upright slices parallel to the y-axis, on
    the right by five parallel to the x-axis. Below, the areas of the slices as functions of where
    they are cut: on the left, against x, a curve that dips a little and then rises; on the right,
    against y, an arch. The area below either curve is shaded: the volume, {TOTALS[0]} and
    {TOTALS[1]}.""",
    size=(7.6, 5.6),
)
def draw(figure: "Figure") -> None:
    """The solid above, the areas of its slices below."""
    grid: Any = figure.add_gridspec(2, 2, height_ratios=(1.55, 1))
    x, y = np.meshgrid(np.linspace(0, X_END, 9), np.linspace(0, Y_END, 13))
    x_cuts, y_cuts = np.linspace(0, X_END, SLICES), np.linspace(0, Y_END, SLICES)
    along_x, along_y = np.linspace(0, X_END, 25), np.linspace(0, Y_END, 25)
    for column, color in ((0, BLUE), (1, RED)):
        solid = space(figure, grid[0, column], elevation=30, azimuth=-52)
        # from the back to the front
        if column == 0:
            for cut in x_cuts:
                curtain(solid, 0 * along_y + cut, along_y, color)
        else:
            for cut in y_cuts[::-1]:
                curtain(solid, along_x, 0 * along_x + cut, color)
        solid.plot_surface(
            x, y, surface(x, y), color=INK, alpha=0.05, edgecolor=INK, lw=0.25, shade=False
        )
        solid.set(xlabel="$x$", ylabel="$y$", xticks=[0, 1, 2], yticks=[0, 1, 2, 3])
        solid.set_zticks([0, 1, 2])
        solid.set_zlim(0, 2.3)
        solid.set_box_aspect((2.4, 3, 2), zoom=1.2)
    for column, (end, areas, cuts, color) in enumerate(
        ((X_END, over_y, x_cuts, BLUE), (Y_END, over_x, y_cuts, RED))
    ):
        axes = figure.add_subplot(grid[1, column])
        t = np.linspace(0, end, 61)
        heights, cut_heights = (np.asarray(areas(at), dtype=float) for at in (t, cuts))
        axes.fill_between(t, 0, heights, color=GREEN, alpha=0.25, lw=0)
        axes.plot(t, heights, color=GREEN)
        axes.vlines(cuts, 0, cut_heights, color=color, lw=1.6)
        axes.plot(cuts, cut_heights, "o", color=color, ms=5)
        name, other = ("x", "y") if column == 0 else ("y", "x")
        axes.set_title(f"$\\int f\\,d{other}$, total {TOTALS[column]}", loc="center")
        axes.set(xlabel=f"${name}$", xlim=(0, end * 1.02), ylim=(0, None), xticks=range(end + 1))
