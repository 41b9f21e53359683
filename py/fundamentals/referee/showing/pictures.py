"""The pictures of a report: drawn like those of the entries, with words for who cannot see them.

Nothing of the user's is written in them: numbers and letters only.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from fundamentals.pictures.core import Drawing, Picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, note

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["drawings", "error_against_bound", "pictures"]

Index: TypeAlias = tuple[tuple[int, ...], ...]
"""The place of x that each tap meets for each output; −1 for none."""

_WIDTH = 4.6  # inches: on a phone its letters can still be read
_ROWS, _TAPS = 14, 9  # outputs and taps that are shown
_BOXES = 120  # that show where outputs look, about
_NUMBERED = 84  # boxes, so few that each has its number


def pictures(key: str, drawn: Iterable[Drawing]) -> tuple[Picture, ...]:
    """Drawings as files, with ids that begin with a key of their own."""
    from fundamentals.pictures.svg import to_svg

    return tuple(
        Picture(to_svg(drawing, name=f"{key}-{number}"), drawing.title, drawing.alt)
        for number, drawing in enumerate(drawn)
    )


def drawings(index: Sequence[Index]) -> Iterator[Drawing]:
    """The pictures of a formula: three for each axis that has outputs and taps."""
    for axis, table in enumerate(index):
        along = f" along axis {axis}" if len(index) > 1 else ""
        if table and table[0]:
            yield _impulse(table, along)
            yield _map(table, along)
            yield _looking(table, along)


def _impulse(table: Index, along: str) -> Drawing:
    """The response to an input that is 1 at one place."""
    met = sorted({place for row in table for place in row if place >= 0})
    middle = met[len(met) // 2] if met else 0
    response = [[tap for tap, place in enumerate(row) if place == middle] for row in table]
    some = [(output, taps) for output, taps in enumerate(response) if taps]
    said = "; ".join(f"y({n}) = {' + '.join(f'w({i})' for i in taps)}" for n, taps in some)
    taps = len(table[0])

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        for output, which in some:
            height = sum(taps - tap for tap in which)
            axes.plot([output, output], [0, height], color=BLUE)
            axes.plot([output], [height], "o", color=BLUE, clip_on=False)
            text = "+".join(f"w({tap})" for tap in which)
            note(axes, output, height + 0.06 * taps, text, va="bottom", fontsize=10)
        highest = max((sum(taps - tap for tap in which) for _, which in some), default=1)
        axes.set(xlabel="$n$", yticks=[], ylim=(0, 1.25 * highest))
        axes.set(xlim=(-0.8, len(table) - 0.2))
        axes.spines["left"].set_visible(False)
        _whole(axes)

    return Drawing(
        f"Impulse response{along}: y where x is 1 at place {middle} and 0 elsewhere",
        f"Stems over the outputs n, one for each tap that meets place {middle} of x, labelled with "
        f"the tap. {said or 'No output meets it'}. All other outputs are 0.",
        (_WIDTH, 2.4),
        draw,
    )


def _map(table: Index, along: str) -> Drawing:
    """Boxes, outputs down and taps across, with the place of x that is met."""
    rows, taps = min(len(table), _ROWS), min(len(table[0]), _TAPS)
    largest = max(max(row) for row in table) or 1
    said = "; ".join(
        f"y({n}): {', '.join('none' if place < 0 else str(place) for place in row[:taps])}"
        for n, row in enumerate(table[:rows])
    )
    part = f" The first {rows} outputs and {taps} taps." if _cut(table) else ""

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        met: dict[int, list[tuple[int, int]]] = {}
        for n, row in enumerate(table[:rows]):
            for i, place in enumerate(row[:taps]):
                met.setdefault(place, []).append((i, n))
                if rows * taps <= _NUMBERED:
                    note(axes, i, n, "0" if place < 0 else f"$x_{{{place}}}$", fontsize=10)
        for place, boxes in met.items():
            _draw(axes, boxes, None if place < 0 else place / largest)
        axes.set(xlabel="tap $i$", ylabel="output $n$", xlim=(-0.6, taps - 0.4))
        axes.set(ylim=(rows - 0.4, -0.6), xticks=range(taps), yticks=range(rows))
        axes.tick_params(length=0)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)

    return Drawing(
        f"Index map{along}: which number of x each tap meets for each output",
        f"A table of boxes, outputs down and taps across. A box is darker the later the place of x "
        f"that is met; a dashed box with 0 meets no number of x.{part} Places of x by tap: {said}.",
        (_WIDTH, 0.9 + 0.3 * rows),
        draw,
    )


def _cut(table: Index) -> bool:
    return len(table) > _ROWS or len(table[0]) > _TAPS


def _draw(
    axes: "Axes", boxes: Sequence[tuple[int, int]], shade: float | None, color: str = BLUE
) -> None:
    """Boxes around points: shaded, so lightly that text on them stays readable, or dashed."""
    from matplotlib.colors import to_rgba
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    corners = ((-0.44, -0.42), (0.44, -0.42), (0.44, 0.42), (-0.44, 0.42), (-0.44, -0.42))
    paths = [Path([(x + dx, y + dy) for dx, dy in corners], closed=True) for x, y in boxes]
    look = (
        {"facecolor": "none", "edgecolor": RED, "linestyle": (0, (2, 2))}
        if shade is None
        else {"facecolor": to_rgba(color, 0.08 + 0.4 * shade), "edgecolor": color}
    )
    axes.add_patch(PathPatch(Path.make_compound_path(*paths), lw=0.9, **look))


def _whole(axes: "Axes") -> None:
    """Whole numbers below the axis."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _looking(table: Index, along: str) -> Drawing:
    """Rows of boxes: where on the input each output looks."""
    rows = table[: min(_ROWS, max(3, _BOXES // len(table[0])))]
    last = max((place for row in rows for place in row), default=0)
    said = "; ".join(
        f"y({n}): {', '.join(map(str, sorted({p for p in row if p >= 0}))) or 'nowhere'}"
        for n, row in enumerate(rows)
    )
    part = f" The first {len(rows)} outputs." if len(table) > len(rows) else ""

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        for n in range(len(rows)):
            axes.plot([-0.5, last + 0.5], [n, n], color=INK, lw=0.5, alpha=0.35)
        boxes = [(p, n) for n, row in enumerate(rows) for p in sorted(set(row)) if p >= 0]
        if boxes:
            _draw(axes, boxes, 0.8, GREEN)
        axes.set(xlabel="place of $x$", ylabel="output $n$", xlim=(-0.8, last + 0.8))
        axes.set(ylim=(len(rows) - 0.4, -0.6), yticks=range(len(rows)))
        _whole(axes)

    return Drawing(
        f"Receptive fields{along}: where on the input each output looks",
        f"A row for each output, with a box at each place of x that it depends on.{part} {said}.",
        (_WIDTH, 0.9 + 0.24 * len(rows)),
        draw,
    )


def error_against_bound(points: Sequence[tuple[float, float]]) -> Drawing:
    """Errors as shares of their bounds, over the moduli of exact values.

    Args:
        points: pairs (share of the bound, magnitude), both at least 0.
    """
    beyond = sum(share > 1 for share, _ in points)
    largest = max((share for share, _ in points), default=0.0)
    seen = [(share, size) for share, size in points if share > 0 and size > 0]

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        for color, marker, some in (
            (BLUE, ".", [each for each in seen if each[0] <= 1]),
            (RED, "x", [each for each in seen if each[0] > 1]),
        ):
            axes.plot([m for _, m in some], [s for s, _ in some], marker, color=color, ms=5)
        if seen:
            axes.set(xscale="log", yscale="log")
        axes.axhline(1, color=RED)
        axes.set(xlabel="modulus of the exact value")
        axes.set(ylabel="error / bound")
        axes.text(
            1,
            1,
            "bound ",
            color=RED,
            transform=axes.get_yaxis_transform(),
            ha="right",
            va="bottom",
            fontsize=11,
        )

    return Drawing(
        "Error against the proved bound",
        f"{len(points)} points on logarithmic axes: across, the exact value's modulus; up, the "
        f"error as a share of its bound, which is a line at 1. The largest share is {largest:.2g}; "
        f"{beyond} lie beyond the line, drawn as crosses; {len(points) - len(seen)} have no "
        "error and are not drawn.",
        (_WIDTH, 3.0),
        draw,
    )
