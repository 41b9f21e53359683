"""The picture of `dot-product-rounding`: one dot product in a thousand orders, and the bounds."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from fundamentals.evidence.arithmetic.sums import gamma
from fundamentals.pictures.core import picture
from fundamentals.pictures.style import BLUE, GREEN, INK, RED, note

if TYPE_CHECKING:
    from matplotlib.figure import Figure

U = 2.0**-24
N = 256
ORDERS = 1000


def _by_halves(products: Any) -> float:
    while len(products) > 1:
        products = products[0::2] + products[1::2]
    return float(products[0])


@picture(
    title="One dot product, computed in a thousand orders",
    alt="""Three histograms over a logarithmic axis, the error of a dot product of 256 numbers in
    float32, in units of u ∑ |x y|. The widest one, of products added one after the other in 1000
    random orders, reaches from less than a hundredth to a little more than 1, most of it around
    0.4; the second one, with the same orders added by halves, lies further to the left, mostly
    between 0.02 and 0.3. The third one, dotted, is what numpy.dot returns for the same 1000
    orders, added as its BLAS likes on the machine that drew this. Vertical lines to the right of
    all: dashed, at 9, the bound for orders by halves; solid, at 256, the bound for every order,
    which holds of numpy.dot, too. No error comes near to its bound.""",
    size=(7.2, 3.9),
)
def draw(figure: "Figure") -> None:
    """Three histograms and two lines."""
    axes, rng = figure.subplots(), np.random.default_rng(8)
    x, y = (rng.uniform(-1, 1, N).astype(np.float32) for _ in range(2))
    x[-1], y[-1] = -math.fsum(x[:-1].astype(float) * y[:-1]), 1  # what is left is small
    exact = [float(one) * float(other) for one, other in zip(x, y, strict=True)]
    total, size = math.fsum(exact), math.fsum(map(abs, exact))
    products = x * y
    recursive, halves, library = [], [], []
    for _ in range(ORDERS):
        order = rng.permutation(N)
        recursive.append(abs(float(np.cumsum(products[order])[-1]) - total) / (U * size))
        halves.append(abs(_by_halves(products[order]) - total) / (U * size))
        library.append(abs(float(np.dot(x[order], y[order])) - total) / (U * size))
    bins = np.geomspace(2e-3, 20, 29).tolist()
    drawn = ((recursive, RED, "-"), (halves, BLUE, "--"), (library, GREEN, ":"))
    for errors, color, style in drawn:
        seen = np.clip(errors, bins[0] * 1.01, None)
        axes.hist(seen, bins, color=color, alpha=0.2)
        axes.hist(seen, bins, histtype="step", color=color, ls=style, lw=1.5)
    logarithm = int(math.log2(N))
    axes.axvline(gamma(U, N) / U, color=RED, lw=2)
    axes.axvline(gamma(U, logarithm + 1) / U, color=BLUE, lw=2, ls="--")
    top = axes.get_ylim()[1]
    axes.set_xscale("log")
    axes.set(xlim=(2e-3, 1e3), xlabel=r"error / $u\sum|x_iy_i|$", ylabel="orders")
    note(axes, 230, top * 0.9, "every order:\n$\\gamma_{256}$", color=RED, ha="right")
    note(axes, 10.5, top * 0.6, "by halves:\n$\\gamma_{9}$", color=BLUE, ha="left")
    note(axes, 0.28, top * 0.8, "added by halves", color=BLUE, ha="left")
    note(axes, 2.6e-3, top * 0.72, "numpy.dot,\nin the order\nof its BLAS", color=GREEN, ha="left")
    note(axes, 0.8, top * 0.4, "one after\nthe other", color=RED, ha="left")
    axes.axhline(0, color=INK, lw=0.9)
