"""The picture of `chain-rule`: a small square through f, then through g."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, RED, arrow, dot

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

POINT = np.array([1.0, 0.5])
SIDE = 0.25
REACH = np.array([-0.5, 0.5])


def inner(p: Any) -> Any:
    """f(x, y) = (x²/2 + y, x − y + xy/2)."""
    x, y = p
    return np.array([x**2 / 2 + y, x - y + x * y / 2])


def inner_matrix(p: Any) -> Any:
    """The Jacobian matrix of f."""
    x, y = p
    return np.array([[x, 1.0], [1 + y / 2, x / 2 - 1]])


def outer(p: Any) -> Any:
    """g(u, v) = (u + v²/2, v − sin u)."""
    u, v = p
    return np.array([u + v**2 / 2, v - np.sin(u)])


def outer_matrix(p: Any) -> Any:
    """The Jacobian matrix of g."""
    u, v = p
    return np.array([[1.0, v], [-np.cos(u), 1.0]])


def composed(p: Any) -> Any:
    """g(f(p))."""
    return outer(inner(p))


def mesh(size: float = SIDE, cells: int = 4, steps: int = 24) -> list[Any]:
    """The lines of a small square grid whose corner is the point."""
    run, at = np.linspace(0, size, steps), np.linspace(0, size, cells + 1)
    level = [np.array([POINT[0] + run, POINT[1] + 0 * run + t]) for t in at]
    upright = [np.array([POINT[0] + 0 * run + t, POINT[1] + run]) for t in at]
    return level + upright


def _edges(axes: "Axes", corner: Any, matrix: Any) -> None:
    """The parallelogram that the square becomes under a matrix, and the arrows of its sides."""
    first, second = SIDE * matrix[:, 0], SIDE * matrix[:, 1]
    loop = np.array([corner, corner + first, corner + first + second, corner + second, corner])
    axes.plot(*loop.T, color=RED, ls="--", lw=1.6)
    for side in (first, second):
        arrow(axes, tuple(corner), tuple(corner + side), color=RED)
    dot(axes, *corner)


def _frame(axes: "Axes", centre: Any) -> None:
    axes.set(xlim=centre[0] + REACH, ylim=centre[1] + REACH, aspect="equal")
    axes.locator_params(nbins=4)


@picture(
    title="A small square, its images, and the parallelograms of the matrices",
    alt="""Three planes side by side. In the first a small square grid with a marked corner a. In
    the second its image under f, a slightly bent patch with the corner f(a); a dashed
    parallelogram, the image of the square under the matrix A, nearly covers it. In the third the
    image of that under g, bent a little more, with the corner g(f(a)); the dashed parallelogram of
    the product B A nearly covers it.""",
    size=(8.2, 3.2),
)
def draw(figure: "Figure") -> None:
    """The square, its image under f, and the image of that under g."""
    planes = figure.subplots(1, 3)
    inside = inner(POINT)
    chain = outer_matrix(inside) @ inner_matrix(POINT)
    panels: tuple[tuple[Axes, Callable[[Any], Any], Any, str, str, int], ...] = (
        (planes[0], np.asarray, np.eye(2), "$a$", "a square at $a$", -14),
        (planes[1], inner, inner_matrix(POINT), "$f(a)$", "$f$, and $A$", -16),
        (planes[2], composed, chain, "$g(f(a))$", "$g\\circ f$, and $BA$", 16),
    )
    for plane, image, matrix, name, title, shift in panels:
        for line in mesh():
            plane.plot(*image(line), color=BLUE, lw=1)
        corner = image(POINT)
        _edges(plane, corner, matrix)
        plane.set_title(title, loc="center")
        _frame(plane, corner + SIDE * matrix @ np.array([0.5, 0.5]) - np.array([0.08, 0]))
        plane.annotate(
            name, corner, xytext=(3, shift), textcoords="offset points", ha="right", va="center"
        )
    planes[0].set(xlabel="$x_1$", ylabel="$x_2$")
    planes[1].set(xlabel="$f_1$", ylabel="$f_2$")
    planes[2].set(xlabel="$g_1$", ylabel="$g_2$")
