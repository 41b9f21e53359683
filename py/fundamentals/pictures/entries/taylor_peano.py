"""The picture of `taylor-peano`: a second derivative at 0 alone is enough."""

from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RATE = 10


def wiggle(t: Any) -> Any:
    """t⁴ sin(10/t), away from 0: two derivatives at 0, and the second is not continuous there."""
    return t**4 * np.sin(RATE / t)


def parabola(t: Any) -> Any:
    """1 + t/2 + t², the Taylor polynomial of order 2 at 0."""
    return 1 + t / 2 + t**2


@picture(
    title="Peano's remainder: small against the power, from derivatives at one point",
    alt="""Left: a parabola and a function that winds around it, ever faster and ever closer towards
    x₀ = 0, where both meet: f is the parabola plus t⁴ sin(10/t) with t = x − x₀. Its second
    derivative exists at x₀ but is not continuous there. Right: the remainder divided by t². It
    oscillates, but within a shaded funnel between −t² and t² that closes at x₀: it tends to 0. For
    comparison, two dashed branches at −1 and 1: |t| with n = 1, whose ratio does not tend to 0.""",
    size=(7.6, 3.6),
)
def draw(figure: "Figure") -> None:
    """The function on the left, the ratio on the right."""
    graph, axes = figure.subplots(1, 2)
    s = 1 / np.linspace(1, 14, 340)
    wide = np.linspace(-1, 1, 60)
    graph.plot(wide, parabola(wide), color=RED, ls="--", lw=1.7)
    for t in (-s, s):
        graph.plot(t, parabola(t) + wiggle(t), color=BLUE, lw=1.6)
        axes.plot(t, wiggle(t) / t**2, color=BLUE, lw=1.6)
        axes.plot(t, np.sign(t), color=RED, ls="--")
    dot(graph, 0, 1)
    note(graph, -0.15, 2.5, "$f=T_2+t^4\\sin(10/t)$")
    note(graph, 0.55, 0.95, "$T_2$ (dashed)")
    graph.set(xlabel="$t=x-x_0$", ylabel="$f(x)$", xticks=[-1, 0, 1], ylim=(0.5, 2.8))

    axes.fill_between(wide, -(wide**2), wide**2, color=GREEN, alpha=0.22, lw=0)
    axes.plot([0], [0], "o", mfc="none", mec=INK, mew=1.4)
    note(axes, 0, 0.6, "$R_2/t^2\\to 0$")
    note(axes, 0, 1.3, "dashed: $|t|$, $n=1$: $R_1/t=\\pm 1$")
    axes.set(
        xlabel="$t=x-x_0$",
        ylabel="$R_n/t^n$",
        xticks=[-1, 0, 1],
        yticks=[-1, 0, 1],
        ylim=(-1.5, 1.5),
    )
