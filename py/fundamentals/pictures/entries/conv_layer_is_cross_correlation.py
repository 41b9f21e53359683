"""The picture of `conv-layer-is-cross-correlation`: the kernel slides along as it stands."""

from typing import TYPE_CHECKING

from fundamentals.evidence.models.sequences import Finite, convolve, correlate
from fundamentals.pictures.core import picture
from fundamentals.pictures.graphs import cells
from fundamentals.pictures.style import BLUE, GREEN, RED, arrow, bare, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INPUT = Finite(0, (1, 3, 2, 0, 1, 2, 2))
KERNEL = (1, 2, 0)
STRIDE = 2
STEPS = range((len(INPUT.values) - len(KERNEL)) // STRIDE + 1)
LAYER = [correlate(Finite(0, KERNEL), INPUT)[STRIDE * n] for n in STEPS]
LAST = len(KERNEL) - 1
CONVOLUTION = [convolve(Finite(0, KERNEL), INPUT)[STRIDE * n + LAST] for n in STEPS]


def _slide(axes: "Axes", kernel: tuple[int, ...], results: list[int]) -> None:
    """The input, the kernel below each of its windows, and what each gives."""
    bare(axes)
    cells(axes, INPUT, 0, RED)
    note(axes, -0.8, 0, "input", ha="right")
    note(axes, 8, -0.95, "output")
    for n, result in zip(STEPS, results, strict=True):
        height = -1.9 - 1.5 * n
        cells(axes, Finite(STRIDE * n, kernel), height, BLUE)
        arrow(axes, (STRIDE * n + LAST + 0.7, height), (7.3, height))
        cells(axes, Finite(8, (result,)), height, GREEN)
        note(axes, -0.8, height, f"$n={n}$", ha="right")
    axes.set(xlim=(-2.4, 8.7), ylim=(-5.5, 0.7))


@picture(
    title="The layer slides its kernel as it stands; convolution would turn it round",
    alt=f"""Two diagrams. Both have the input (1, 3, 2, 0, 1, 2, 2) in a row of boxes, and below it,
    in three rows, a kernel of three boxes under the places 0 to 2, 2 to 4 and 4 to 6: it moves by
    the stride 2. From each an arrow leads to a box with the sum of the products. Left, the layer:
    the kernel is (1, 2, 0), as it stands, and the output {tuple(LAYER)}. Right, convolution: the
    kernel is turned round, (0, 2, 1), and the output {tuple(CONVOLUTION)}.""",
    size=(8.2, 3.3),
)
def draw(figure: "Figure") -> None:
    """The layer on the left, convolution with the same kernel on the right."""
    layer, convolution = figure.subplots(1, 2)
    _slide(layer, KERNEL, LAYER)
    _slide(convolution, KERNEL[::-1], CONVOLUTION)
    layer.set_title("the layer: the kernel as it stands", loc="center")
    convolution.set_title("convolution: the kernel turned round", loc="center")
