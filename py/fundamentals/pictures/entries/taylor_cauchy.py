"""The picture of `taylor-cauchy`: where Lagrange's form says nothing, Cauchy's does."""

from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

X = -0.7
ORDERS = range(1, 31)
THETA = np.linspace(0, 1, 2001)


def lagrange(n: int, theta: Any) -> Any:
    """|R_n| for log(1 + x): |x|ⁿ⁺¹/((n + 1)(1 + θx)ⁿ⁺¹)."""
    return abs(X) ** (n + 1) / ((n + 1) * (1 + theta * X) ** (n + 1))


def cauchy(n: int, theta: Any) -> Any:
    """|R_n| for log(1 + x): |x|ⁿ⁺¹(1 − θ)ⁿ/(1 + θx)ⁿ⁺¹."""
    return abs(X) ** (n + 1) * (1 - theta) ** n / (1 + theta * X) ** (n + 1)


def remainder(n: int) -> float:
    """|R_n|: what is missing of the series −∑ |x|ᵏ/k, summed from its small end."""
    k = np.arange(n + 1, n + 400)
    return float(np.sum((abs(X) ** k / k)[::-1]))


@picture(
    title="Cauchy's remainder tends to 0 where Lagrange's bound grows",
    alt="""On a logarithmic scale, against the order n, three rows of points for the logarithm of 1
    + x at x = −0.7. Upward triangles rise from left to right: the largest value that Lagrange's
    form can take over all θ. Squares fall: the largest value of Cauchy's form. Below them, circles
    fall a little faster: the true remainder.""",
    size=(6.4, 3.8),
)
def draw(figure: "Figure") -> None:
    """Both bounds and the true remainder, over n."""
    axes = figure.subplots()
    rows = (
        ([float(np.max(lagrange(n, THETA))) for n in ORDERS], RED, "^"),
        ([float(np.max(cauchy(n, THETA))) for n in ORDERS], GREEN, "s"),
        ([remainder(n) for n in ORDERS], BLUE, "o"),
    )
    for values, color, marker in rows:
        axes.semilogy(ORDERS, values, color=color, marker=marker, ms=4.5, lw=0.8)
    note(axes, 15, 1e7, "Lagrange, $p=n+1$,\nlargest over $\\theta$", ha="right")
    note(axes, 17, 3e-1, "Cauchy, $p=1$, largest over $\\theta$", ha="left", va="top")
    note(axes, 12, 2e-5, "true remainder $|R_n|$", ha="right")
    axes.set(xlabel="order $n$", ylabel="$|R_n|$ for $\\log(1+x)$, $x=-0.7$", ylim=(1e-7, 1e11))
    axes.set_yticks([1e-6, 1e-3, 1, 1e3, 1e6, 1e9])
    axes.axhline(1, color=INK, lw=0.6, ls=":")
