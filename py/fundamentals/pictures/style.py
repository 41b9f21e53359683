"""How all pictures look.

Lines and areas have colours of medium lightness, at least 3:1 against white and near-black, which
stay apart for colour-blind readers (after Okabe and Ito). Text and axes have the colour of the text
around the picture: `INK` stands for it until the file is written.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from fundamentals.evidence.models.sequences import Finite

__all__ = [
    "BLUE",
    "GREEN",
    "INK",
    "PURPLE",
    "RED",
    "SETTINGS",
    "arrow",
    "bare",
    "cross",
    "dot",
    "note",
    "space",
    "stems",
]

INK = "#010203"
BLUE = "#2a7ab9"
RED = "#d55e00"
GREEN = "#0b8f6a"
PURPLE = "#a9609c"

SETTINGS: dict[str, Any] = {
    "axes.edgecolor": INK,
    "axes.facecolor": "none",
    "axes.formatter.use_mathtext": True,
    "axes.labelcolor": INK,
    "axes.labelsize": 12,
    "axes.linewidth": 0.9,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "figure.constrained_layout.use": True,
    "figure.constrained_layout.h_pad": 0.08,
    "figure.constrained_layout.w_pad": 0.08,
    "figure.constrained_layout.wspace": 0.06,
    "figure.facecolor": "none",
    "font.family": ["DejaVu Sans"],  # matplotlib's own copy comes first, whatever is installed
    "font.size": 11,
    "legend.frameon": False,
    "lines.linewidth": 2.2,
    "lines.markersize": 7,
    "mathtext.fontset": "dejavusans",
    "savefig.facecolor": "none",
    "svg.fonttype": "path",
    "text.color": INK,
    "xtick.color": INK,
    "xtick.labelsize": 11,
    "ytick.color": INK,
    "ytick.labelsize": 11,
}
"""What differs from matplotlib's own defaults; a user's settings have no influence."""


def note(axes: "Axes", x: float, y: float, text: str, **options: Any) -> None:
    """Write at a point of the axes, by default centred on it."""
    axes.text(x, y, text, **{"ha": "center", "va": "center", "fontsize": 11.5, **options})


def dot(axes: "Axes", x: float, y: float, color: str = INK, **options: Any) -> None:
    """A filled point."""
    axes.plot([x], [y], **{"marker": "o", "color": color, "ls": "none", "zorder": 5, **options})


def cross(axes: "Axes", x: float, y: float, color: str = INK, **options: Any) -> None:
    """A point that stands for what does not hold."""
    axes.plot([x], [y], **{"marker": "x", "mew": 2.2, "color": color, "zorder": 5, **options})


def arrow(
    axes: "Axes", start: tuple[float, float], end: tuple[float, float], **options: Any
) -> None:
    """An arrow from point to point."""
    look = {
        "arrowstyle": "-|>",
        "color": INK,
        "lw": 1.6,
        "mutation_scale": 14,
        "shrinkA": 0,
        "shrinkB": 0,
        **options,
    }
    axes.annotate("", xy=end, xytext=start, arrowprops=look)


def bare(axes: "Axes") -> None:
    """Neither ticks nor frame: a diagram, not a plot."""
    axes.set_axis_off()


def space(figure: "Figure", *place: int, elevation: float, azimuth: float) -> Any:
    """Axes in three dimensions, without walls; what is drawn later covers what is drawn before."""
    axes: Any = figure.add_subplot(*place, projection="3d", computed_zorder=False)
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_pane_color((0, 0, 0, 0))
        axis.line.set_color(INK)
    axes.grid(visible=False)
    axes.view_init(elev=elevation, azim=azimuth)
    return axes


def stems(axes: "Axes", sequence: "Finite", color: str) -> None:
    """The values of a sequence as stems with their numbers, on a line that is 0."""
    axes.axhline(0, color=INK, lw=0.9)
    axes.vlines(sequence.indices, 0, sequence.values, color=color, lw=2.2)
    axes.plot(sequence.indices, sequence.values, "o", color=color)
    for place in sequence.indices:
        value = sequence[place]
        axes.annotate(
            str(value).replace("-", "−"),
            (place, value),
            xytext=(0, 8 if value >= 0 else -8),
            textcoords="offset points",
            ha="center",
            va="bottom" if value >= 0 else "top",
        )
