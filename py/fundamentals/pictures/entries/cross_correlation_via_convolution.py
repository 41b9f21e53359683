"""The picture of `cross-correlation-via-convolution`: turned round twice is not turned at all."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models.piecewise import convolve, hat, integrand
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import area, graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = hat(0, Fraction(3, 2), 2)
G = polyline((0, 0), (1, 1), (2, 1), (3, 0))
X = Fraction(1)
PLACES = [Fraction(k, 2) for k in range(-4, 7)]


@picture(
    title="Convolution turns f⁻ round and has f again: that is cross-correlation",
    alt="""Left: f, a triangle over 0 to 2 with its steep side on the right (solid), and f⁻, its
    mirror image over −2 to 0 (dashed). Middle: what convolution does with f⁻ for x = 1: turned
    round and moved to 1 it is f again, over 1 to 3 (solid); g, a trapezoid over 0 to 3 (dashed),
    and the shaded area under the product of the two. Right: the graph of f⁻ * g, and dots that are
    values of f ⋆ g, the areas under f(y) g(x + y), at x = −2, −3/2 and so on to 3; all of them lie
    on the graph. A dotted curve, f * g, is another one.""",
    size=(8.2, 3.3),
)
def draw(figure: "Figure") -> None:
    """The reflection, one integrand, the two results."""
    turned, step, result = figure.subplots(1, 3, width_ratios=(1, 1, 1.3))
    mirror = F.reflect()
    graph(turned, F, color=BLUE)
    graph(turned, mirror, color=PURPLE, ls="--")
    note(turned, 0.6, 0.75, "$f$", fontsize=13)
    note(turned, -0.6, 0.75, "$f^-$", fontsize=13)
    turned.set(xlabel="$y$", xlim=(-2.3, 2.3), xticks=[-2, 0, 2])

    again = mirror.reflect().translate(X)
    area(step, again * G, GREEN)
    graph(step, again, color=BLUE)
    graph(step, G, color=RED, ls="--")
    note(step, 0.35, 0.62, "$g$", fontsize=13)
    note(step, 2.93, 0.75, "$f$", fontsize=13)
    step.set_title(f"$f^-(x-y)\\,g(y)$ for $x={X}$", loc="center")
    step.set(xlabel="$y$", xlim=(-0.3, 3.3), xticks=range(4))

    both, other = convolve(mirror, G), convolve(F, G)
    graph(result, both, color=INK)
    graph(result, other, color=INK, ls=":", lw=1.8)
    for x in PLACES:
        value = integrand(F, G, x, sign=1).integral()
        dot(result, float(x), float(value), GREEN, clip_on=False)
    note(result, -2.9, 0.75, "$f^-*g=f\\star g$")
    note(result, 4.6, 0.75, "$f*g$")
    result.set(xlabel="$x$", xlim=(-5.2, 5.4), xticks=[-4, -2, 0, 2, 4])
    for axes in (turned, step, result):
        axes.set(ylim=(0, 1.12), yticks=[0, 1])
