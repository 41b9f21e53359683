"""The picture of `convolution-comm`: two integrands, mirror images of each other."""

from fractions import Fraction
from typing import TYPE_CHECKING

from fundamentals.evidence.models.piecewise import hat, integrand
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import area, graph, polyline
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

F = polyline((0, 0), (1, 1), (2, 1), (3, 0))
G = hat(0, Fraction(3, 2), 2)
X = Fraction(7, 2)
AREA = integrand(F, G, X).integral()


@picture(
    title="The two integrands are mirror images: the same area",
    alt=f"""Two plots for x = 7/2. Left: f, a trapezoid over 0 to 3 (solid), and y ↦ g(x − y), a
    triangle over 3/2 to 7/2 (dashed); the area under their product is shaded. Right: g, the
    triangle over 0 to 2 (dashed), and y ↦ f(x − y), the trapezoid over 1/2 to 7/2 (solid), and the
    area under their product. Each plot is the other one turned round at the dotted line at x/2, so
    that the products have different graphs and the same area, {AREA}, which is written above both.
    """,
    size=(7.6, 3.2),
)
def draw(figure: "Figure") -> None:
    """f against the turned g on the left, g against the turned f on the right."""
    left, right = figure.subplots(1, 2, sharey=True)
    for axes, solid, dashed, product, name in (
        (left, F, G.reflect().translate(X), integrand(F, G, X), "$f(y)\\,g(x-y)$"),
        (right, F.reflect().translate(X), G, integrand(G, F, X), "$g(y)\\,f(x-y)$"),
    ):
        area(axes, product, GREEN)
        graph(axes, solid, color=BLUE)
        graph(axes, dashed, color=RED, ls="--")
        axes.axvline(float(X / 2), color=INK, lw=1.2, ls=":")
        axes.set_title(f"{name},  area {product.integral()}", loc="center")
        axes.set(xlabel="$y$", xlim=(-0.3, 3.8), ylim=(0, 1.1), yticks=[0, 1])
        axes.set_xticks([0, float(X / 2), float(X)], ["$0$", "$x/2$", "$x$"])
    for axes, place, name in (
        (left, 0.28, "$f(y)$"),
        (left, 3.25, "$g(x-y)$"),
        (right, 0.28, "$g(y)$"),
        (right, 3.35, "$f(x-y)$"),
    ):
        note(axes, place, 0.6, name)
