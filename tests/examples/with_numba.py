"""A kernel compiled by numba, as somebody may have written it."""

import numba
import numpy as np


@numba.njit
def convolve(x, w):
    """Convolution, as long as x, the kernel's middle at each place."""
    y = np.zeros(len(x))
    for n in range(len(x)):
        for i in range(len(w)):
            at = n + len(w) // 2 - i
            if 0 <= at < len(x):
                y[n] += w[i] * x[at]
    return y
