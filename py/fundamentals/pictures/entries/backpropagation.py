"""The picture of `backpropagation`: the forward sweep stores, the reverse sweep multiplies."""

from typing import TYPE_CHECKING

from matplotlib.patches import FancyBboxPatch

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, INK, RED, arrow, bare, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@picture(
    title="Forward and back through a chain of three layers",
    alt="""Three boxes in a row, the layers f₁, f₂ and f₃, and after them a box for the loss φ.
    Above, solid arrows go from left to right and carry x₁, x₂, x₃ and x₄; each layer stores the
    input that it receives. Below, dashed arrows go back from right to left and carry the gradients
    with respect to x₄, x₃, x₂ and x₁: at each layer the gradient is multiplied by the transposed
    Jacobian matrix J of that layer. From each layer a dashed arrow leads down to the gradient with
    respect to the layer's parameters θ, which is the transposed parameter Jacobian P times the
    gradient that arrives.""",
    size=(7.8, 3.6),
)
def draw(figure: "Figure") -> None:
    """Boxes and arrows."""
    axes = figure.subplots()
    bare(axes)
    axes.set(xlim=(-0.62, 7.6), ylim=(-2.05, 2.05))
    for layer in (1, 2, 3):
        left = 2.0 * layer - 1.35
        _box(figure, left, 1.1)
        note(axes, left + 0.55, 0.92, f"$f_{layer}(\\theta_{layer},\\cdot)$", fontsize=12)
        note(axes, left + 0.55, 0.36, f"stores $x_{layer}$", fontsize=11)
        note(axes, left + 0.55, -0.62, f"$J_{layer}^{{\\mathsf{{T}}}}\\,\\cdot$", fontsize=13)
        arrow(axes, (left - 0.9, 0.65), (left, 0.65), color=BLUE)
        note(axes, left - 0.48, 0.95, f"$x_{layer}$", fontsize=13)
        arrow(axes, (left, -0.62), (left - 0.9, -0.62), color=RED, linestyle="--")
        note(axes, left - 0.45, -0.32, f"$\\nabla_{{x_{layer}}}$", fontsize=13)
        arrow(axes, (left + 0.55, -1), (left + 0.55, -1.55), color=RED, linestyle="--")
        note(
            axes,
            left + 0.55,
            -1.82,
            f"$\\nabla_{{\\theta_{layer}}}=P_{layer}^{{\\mathsf{{T}}}}\\,"
            f"\\nabla_{{x_{layer + 1}}}$",
            fontsize=12,
        )
    arrow(axes, (5.75, 0.65), (6.65, 0.65), color=BLUE)
    note(axes, 6.17, 0.95, "$x_4$", fontsize=13)
    arrow(axes, (6.65, -0.62), (5.75, -0.62), color=RED, linestyle="--")
    note(axes, 6.2, -0.32, "$\\nabla_{x_4}$", fontsize=13)
    _box(figure, 6.65, 0.8)
    note(axes, 7.05, 0.65, "loss $\\varphi$", fontsize=12)
    note(axes, 7.05, -0.62, "gradient\nof $\\varphi$", fontsize=11)
    note(axes, 0.2, 1.72, "forward sweep  $\\rightarrow$", ha="left", fontsize=12)
    note(axes, 7.4, 1.72, "$\\leftarrow$  reverse sweep (dashed)", ha="right", fontsize=12)


def _box(figure: "Figure", left: float, width: float) -> None:
    shape = FancyBboxPatch(
        (left, -1),
        width,
        2.3,
        boxstyle="round,pad=0,rounding_size=0.1",
        facecolor="none",
        edgecolor=INK,
        lw=1.4,
    )
    figure.axes[0].add_patch(shape)
