"""The picture of `sum-in-any-order`: how errors and bounds grow, one by one and by halves."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.evidence.arithmetic.sums import gamma
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

U = 2.0**-24
MOST = 14
TRIES = 12
FLOOR = 2e-3


def _by_halves(values: Any) -> float:
    """Neighbours added, and neighbours among these sums, until one is left."""
    while len(values) > 1:
        values = values[0::2] + values[1::2]
    return float(values[0])


def _one_by_one(values: Any) -> float:
    return float(np.cumsum(values)[-1])


def _share(computed: float, values: Any) -> float:
    """The error in units of u ∑ |x|."""
    exact = math.fsum(values.astype(float))
    return max(FLOOR, abs(computed - exact) / (U * math.fsum(abs(values.astype(float)))))


@picture(
    title="Added one by one or by halves: errors and their bounds",
    alt="""Both axes are logarithmic: the number n of terms from 2 to 16384, and the error
    divided by u ∑ |x|, computed in float32. The bound for n terms added one after the other, n
    − 1, is a solid line that rises steeply to 16383; far above the bound for sums by halves, a
    dashed line that rises from 1 to 14. Round dots, the errors of random terms added one by
    one, grow with n, far below their bound. Small diamonds, the same terms added by halves,
    stay at about 1 or less, below the dashed line. Crosses lie on the steep line itself: the
    sums 1 + u + … + u, which stand still at 1.""",
    size=(7.2, 4.3),
)
def draw(figure: "Figure") -> None:
    """Dots for errors, lines for bounds."""
    axes, rng = figure.subplots(), np.random.default_rng(3)
    for k in range(1, MOST + 1):
        n = 2**k
        draws = [rng.uniform(-0.2, 1, n).astype(np.float32) for _ in range(TRIES)]
        places = [n * 2 ** float(shift) for shift in rng.uniform(-0.22, 0.22, TRIES)]
        one_by_one = [_share(_one_by_one(values), values) for values in draws]
        halves = [_share(_by_halves(values), values) for values in draws]
        axes.plot(places, one_by_one, "o", color=RED, ms=3.6, mew=0)
        axes.plot(places, halves, "D", color=BLUE, ms=3.2, mew=0)
        still = np.array([1, *[U] * (n - 1)], dtype=np.float32)
        axes.plot(n, _share(_one_by_one(still), still), "x", color=RED, ms=8, mew=2)
    counts = 2.0 ** np.arange(1, MOST + 1)
    axes.plot(counts, gamma(U, counts - 1) / U, color=RED, lw=1.6)
    axes.plot(counts, gamma(U, np.log2(counts)) / U, color=BLUE, ls="--", lw=1.6)
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    axes.set(xlabel="$n$", ylabel=r"error / $u\sum|x_i|$", ylim=(FLOOR / 1.6, 9e4))
    note(axes, 70, 1500, r"one by one: at most $\gamma_{n-1}\sum|x_i|$", color=RED)
    note(axes, 900, 27, r"by halves: $\gamma_{\lceil\log_2 n\rceil}\sum|x_i|$", color=BLUE)
    note(axes, 12, 60, r"$1+u+\dots+u$", color=RED)
    note(axes, 110, FLOOR, "(0, or nearly so)", fontsize=10)
