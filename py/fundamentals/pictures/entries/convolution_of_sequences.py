"""The picture of `convolution-of-sequences`: a table of products, added along its diagonals."""

from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from fundamentals.evidence.models.sequences import Finite, convolve
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, bare, note, stems

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

F = Finite(0, (1, 2, -1))
G = Finite(0, (2, 0, 1, 3))


def _cell(axes: "Axes", x: float, y: float, value: int, color: str) -> None:
    """A box with a number."""
    corner = (x - 0.5, y - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=color, lw=1.2))
    note(axes, x, y, str(value).replace("-", "−"), fontsize=13)


@picture(
    title="Multiplying polynomials convolves their coefficients",
    alt="""Left: a table of products. Above it the values of g, (2, 0, 1, 3), each under its power
    of z, from 1 to z³; at its right those of f, (1, 2, −1), beside 1, z and z². Shaded stripes run
    down to the left, each through the products that belong to one power of z; at its end stands
    their sum: 2, 4, −1, 5, 5, −3. Right: these sums as stems over 0 to 5, the values of f * g;
    above them the equation of the polynomials: (1 + 2z − z²)(2 + z² + 3z³) is 2 + 4z − z² + 5z³ +
    5z⁴ − 3z⁵.""",
    size=(7.8, 3.7),
)
def draw(figure: "Figure") -> None:
    """The table on the left, the result on the right."""
    table, result = figure.subplots(1, 2, width_ratios=(1.15, 1))
    bare(table)
    both = convolve(F, G)
    for n in both.indices:
        first, last = min(n, len(G.values) - 1), max(n - len(F.values) + 1, 0)
        across, down = (first + 0.4, last - 1.35), (first - n + 0.4, last - n - 1.35)
        table.plot(across, down, color=(BLUE, RED)[n % 2], lw=17, alpha=0.22)
        note(table, last - 1, last - n - 1, str(both[n]).replace("-", "−"), fontsize=14)
    for k in F.indices:
        for m in G.indices:
            _cell(table, m, -k, F[k] * G[m], INK)
    powers = ("$1$", "$z$", "$z^2$", "$z^3$")
    for m in G.indices:
        _cell(table, m, 1.35, G[m], GREEN)
        note(table, m, 2.15, powers[m])
    for k in F.indices:
        _cell(table, 4.35, -k, F[k], GREEN)
        note(table, 5.15, -k, powers[k])
    note(table, -0.9, 1.35, "$g$", fontsize=14)
    note(table, 4.35, 0.95, "$f$", fontsize=14)
    table.set(xlim=(-1.75, 5.5), ylim=(-3.75, 2.6), aspect="equal")
    stems(result, both, BLUE)
    result.set(xlabel="$n$", ylabel="$(f*g)(n)$", xticks=both.indices, ylim=(-4.6, 6.6))
    result.set_title("$(1+2z-z^2)(2+z^2+3z^3)=$\n$2+4z-z^2+5z^3+5z^4-3z^5$", loc="center")
