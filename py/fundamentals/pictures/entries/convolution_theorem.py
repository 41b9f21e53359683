"""The picture of `convolution-theorem`: a circle, its circulant matrix, and the diagonal."""

from math import cos, pi, sin
from typing import TYPE_CHECKING

from matplotlib.patches import Circle, Rectangle

from fundamentals.evidence.models.circular import circular, transform
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, PURPLE, RED, arrow, bare, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

N, PRIME, ROOT = 6, 7, 3
X = (2, 4, 1, 5, 0, 3)
Y = (1, 2, 0, 0, 0, 3)
PLACE = 1
COLORS = {1: BLUE, 2: RED, 3: PURPLE}


def _matrix(axes: "Axes", left: int, entries: list[list[int]], name: str) -> None:
    """Numbers in boxes; zeros are left blank."""
    for row, values in enumerate(entries):
        for column, value in enumerate(values, left):
            corner = (column - 0.5, -row - 0.5)
            axes.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=INK, lw=0.6))
            if value:
                color = COLORS[value] if left == 0 else GREEN
                axes.add_patch(Rectangle(corner, 1, 1, facecolor=color, alpha=0.25, lw=0))
                note(axes, column, -row, str(value), fontsize=13)
    note(axes, left + (N - 1) / 2, 1.05, name, fontsize=13)


@picture(
    title="On a circle, convolution is a circulant matrix, and the transform makes it diagonal",
    alt="""Left: two circles of six places each. On the outer one the values of x, (2, 4, 1, 5, 0,
    3), clockwise from the top; on the inner one those of y, (1, 2, 0, 0, 0, 3), turned round and
    rotated by one place. Neighbours are multiplied, and the products added: 2·2 + 4·1 + 1·3 = 11 is
    (x ⊛ y)(1). Middle: the circulant matrix of y, with ones along the diagonal, twos below it and
    threes above it, and a 2 and a 3 in the corners, where the circle closes. An arrow leads to the
    right: the diagonal matrix with the entries 6, 1, 3, 3, 1, 6, the transform of y with ω = 3
    modulo 7.""",
    size=(8.4, 3.3),
)
def draw(figure: "Figure") -> None:
    """One place on the left, the matrices on the right."""
    circle, matrices = figure.subplots(1, 2, width_ratios=(1, 2.2))
    for axes in (circle, matrices):
        bare(axes)
        axes.set(aspect="equal")
    for j in range(N):
        turn = pi / 2 - 2 * pi * j / N
        y = Y[(PLACE - j) % N]
        for radius, value in ((2.1, X[j]), (1.2, y)):
            place = radius * cos(turn), radius * sin(turn)
            color = COLORS.get(y, INK)
            circle.add_patch(Circle(place, 0.4, facecolor="none", edgecolor=color, lw=1.6))
            note(circle, *place, str(value), fontsize=13)
    note(circle, 0, 0, f"sum {circular(X, Y)[PLACE]}")
    note(circle, 0, 3, f"$(x\\circledast y)({PLACE})$", fontsize=13)
    note(circle, 0, -2.95, "outside $x$, inside $y$", fontsize=11)
    circle.set(xlim=(-2.6, 2.6), ylim=(-3.2, 3.3))
    _matrix(matrices, 0, [[Y[(k - j) % N] for j in range(N)] for k in range(N)], "circulant $C$")
    hat = [value % PRIME for value in transform(Y, ROOT)]
    diagonal = [[hat[k] * (j == k) for j in range(N)] for k in range(N)]
    _matrix(matrices, N + 2, diagonal, "$F\\,C\\,F^{-1}$")
    arrow(matrices, (N - 0.2, -2.5), (N + 1.2, -2.5))
    note(matrices, N + 0.5, -1.9, "$F$", fontsize=13)
    note(matrices, N + 0.5, -3.3, f"$\\omega={ROOT}$\nmodulo {PRIME}", fontsize=11)
    matrices.set(xlim=(-0.6, 2 * N + 1.6), ylim=(-N + 0.2, 1.5))
