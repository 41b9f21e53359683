"""The picture of `convolution`: g, turned round, slides across f; the area under the product."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from fundamentals.evidence.models.piecewise import convolve, hat, integrand
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import area, graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, dot, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = polyline((0, 0), (1, 1), (2, 1), (3, 0))
G = hat(0, Fraction(3, 2), 2)
PLACES = (1, 2, 4)
SPAN = (-1.2, 4.2)
AREAS = [integrand(F, G, Fraction(x)).integral() for x in PLACES]


@picture(
    title="g, turned round, slides across f; the area under the product is the convolution",
    alt=f"""Above, four plots. The first: f, a trapezoid over 0 to 3, and g, a triangle that rises
    slowly from 0 to 3/2 and falls quickly to 0 at 2 (dashed). The others: f again and, dashed, g
    turned round and moved to x, for x = 1, 2 and 4, so that its steep side comes first; the area
    under the product of the two is shaded, and a dotted line, the running integral, shows how it
    adds up from the left; a dot marks the whole area at the right end. Below: f * g, a smooth hill
    over 0 to 5. Dots at x = 1, 2 and 4 have the three areas for heights: {AREAS[0]}, {AREAS[1]} and
    {AREAS[2]}.""",
    size=(8.2, 4.9),
)
def draw(figure: "Figure") -> None:
    """The steps above, the result below."""
    grid: Any = figure.add_gridspec(2, 4, height_ratios=(1, 1.15))
    panels = [figure.add_subplot(grid[0, column]) for column in range(4)]
    result = figure.add_subplot(grid[1, :])
    graph(panels[0], G, color=RED, ls="--")
    panels[0].set_title("$f$, and $g$ (dashed)", loc="center")
    for x, value, axes, side in zip(PLACES, AREAS, panels[1:], (-1, -1, 1), strict=True):
        product = integrand(F, G, Fraction(x))
        area(axes, product, GREEN)
        graph(axes, product.antiderivative(), *SPAN, color=PURPLE, ls=":", lw=2)
        dot(axes, SPAN[1], float(value), GREEN, clip_on=False)
        graph(axes, G.reflect().translate(Fraction(x)), color=RED, ls="--")
        axes.set_title(f"$x={x}$, area {value}", loc="center")
        height = float(value)
        result.plot([x, x], [0, height], color=GREEN, lw=6, alpha=0.4)
        dot(result, x, height, GREEN)
        note(result, x + 0.3 * side, height + 0.05, str(value))
    for axes in panels:
        graph(axes, F, color=BLUE)
        axes.set(xlabel="$y$", xlim=SPAN, xticks=[0, 2, 4], yticks=[0, 1], ylim=(0, 1.15))
    graph(result, convolve(F, G), color=INK)
    result.set(xlabel="$x$", ylabel="$(f*g)(x)$", xlim=(-0.5, 5.5), ylim=(0, 1.1), yticks=[0, 1])
