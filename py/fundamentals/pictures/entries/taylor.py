"""The picture of `taylor`: the band of the remainders that θ may give, and the θ that is right."""

from typing import TYPE_CHECKING

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.functions import exp, polynomial, remainder_at, root
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

N = 1
X = 1.5
FORMS = ((1, BLUE, "-"), (2, RED, "--"), (6, PURPLE, "-."))
"""p, for n = 1: Cauchy's form, Lagrange's, and one whose exponent is negative."""


@picture(
    title="The remainders that θ may give, and the θ for which the formula holds",
    alt="""Left: the exponential function, its tangent at x₀ = 0 and, around the tangent, a shaded
    band of all values that polynomial plus remainder take while θ runs from 0 to 1, for n = 1 and p
    = 2. The graph runs inside the band on both sides of x₀, and the band closes at x₀. Right: at x
    = 3/2, the right-hand side of the formula against θ, one curve for each of p = 1, 2, 6, and a
    horizontal line at the value of f. Each curve crosses the line at a marked θ of its own between
    0 and 1.""",
    size=(7.6, 3.7),
)
def draw(figure: "Figure") -> None:
    """The band on the left, the equation for θ on the right."""
    band, axes = figure.subplots(1, 2)
    x = np.linspace(-1.7, X, 60)
    ends = [polynomial(exp, N, 0, x) + remainder_at(exp, N, N + 1, 0, x, t) for t in (0.0, 1.0)]
    band.fill_between(x, *ends, color=GREEN, alpha=0.25, lw=0)
    band.plot(x, exp(0, x), color=BLUE)
    band.plot(x, polynomial(exp, N, 0, x), color=INK, lw=1.3, ls="--")
    band.plot([X, X], [float(end[-1]) for end in ends], color=GREEN, lw=1.3)
    dot(band, 0, 1)
    dot(band, X, float(exp(0, X)))
    note(band, 1.68, 4.5, "$f$")
    note(band, 1.0, 1.05, "$T_1$")
    note(band, -0.9, 3.2, "band: $T_1+R(\\theta)$,\n$0<\\theta<1$, $p=2$")
    band.set(
        xlabel="argument",
        ylabel="value",
        xticks=[0, X],
        yticks=[0, 1, 4],
        xlim=(-1.85, 1.9),
        ylim=(-1, 8),
    )
    band.set_xticklabels(["$x_0$", "$x$"])

    theta = np.linspace(0.001, 0.93, 120)
    value = float(exp(0, X))
    axes.axhline(value, color=INK, lw=1.3)
    note(axes, 0.98, value - 0.45, "$f(x)$")
    for p, color, style in FORMS:

        def side(t: float, p: int = p) -> float:
            return float(polynomial(exp, N, 0, X) + remainder_at(exp, N, p, 0, X, t))

        values = np.array([side(t) for t in theta])
        axes.plot(theta[values < 8], values[values < 8], color=color, ls=style)
        solution = root(lambda t: side(t) - value, 0.01, 0.9)
        axes.plot([solution, solution], [2, value], color=color, lw=1, ls=":")
        dot(axes, solution, value, color)
    note(axes, 0.06, 5.1, "$p=1$", ha="left")
    note(axes, 0.95, 6.7, "$p=2$", ha="left")
    note(axes, 0.43, 7.5, "$p=6$", ha="left")
    axes.set(xlabel="$\\theta$", ylabel="$T_1(x)+R(\\theta)$", xlim=(0, 1.1), ylim=(2, 8))
    axes.set_xticks([0, 0.5, 1])
