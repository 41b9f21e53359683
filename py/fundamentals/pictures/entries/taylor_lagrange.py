"""The picture of `taylor-lagrange`: the error bound, and the point between."""

import math
from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.functions import polynomial, root, sin
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

N = 3
X = 2.4


@picture(
    title="Lagrange's remainder: a bound on the error, and the point between",
    alt="""Left: the sine, its Taylor polynomial of order 3 around 0, and a shaded band around the
    polynomial whose width grows like the fourth power of x over 4!. The sine stays within the band.
    Right: the fourth derivative of the sine on the way from x₀ = 0 to x = 2.4, against θ, and a
    horizontal line at 4! times the remainder divided by x⁴. The curve meets the line at one marked
    θ between 0 and 1.""",
    size=(7.6, 3.5),
)
def draw(figure: "Figure") -> None:
    """The bound on the left, θ on the right."""
    band, axes = figure.subplots(1, 2)
    x = np.linspace(-2.9, 2.9, 80)
    middle = polynomial(sin, N, 0, x)
    reach = np.abs(x) ** (N + 1) / math.factorial(N + 1)
    band.fill_between(x, middle - reach, middle + reach, color=GREEN, alpha=0.25, lw=0)
    band.plot(x, sin(0, x), color=BLUE)
    band.plot(x, middle, color=RED, ls="--", lw=1.7)
    dot(band, 0, 0)
    note(band, 2.25, 1.1, "$\\sin$")
    note(band, 2.2, -0.3, "$T_3$")
    note(band, -0.2, 2.2, "$T_3\\pm|x|^4/4!$")
    band.set(
        xlabel="$x$", ylabel="value", ylim=(-2.7, 2.7), xticks=[-2, 0, 2], yticks=[-2, -1, 0, 1, 2]
    )

    level = (math.sin(X) - polynomial(sin, N, 0, X)) * math.factorial(N + 1) / X ** (N + 1)
    theta = np.linspace(0, 1, 80)
    solution = root(lambda t: float(sin(N + 1, t * X)) - level, 0.01, 0.6)
    axes.plot(theta, sin(N + 1, theta * X), color=BLUE)
    axes.axhline(level, color=INK, lw=1.3)
    axes.plot([solution, solution], [0, level], color=INK, lw=1, ls=":")
    dot(axes, solution, level, RED)
    note(axes, 0.47, 1.06, "$f^{(4)}(x_0+\\theta h)$")
    note(axes, 0.98, level - 0.08, "$4!\\,R_3/h^4$", ha="right")
    axes.set(
        xlabel="$\\theta$",
        ylabel="fourth derivative",
        xlim=(0, 1),
        ylim=(0, 1.15),
        yticks=[0, 0.5, 1],
    )
    axes.set_xticks([0, solution, 1], ["0", f"{solution:.2f}", "1"])
