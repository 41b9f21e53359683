"""Where functions begin and how much they return: the laws that rows of the table share."""

import sympy
from sympy import And, Eq, Max, Min, Piecewise, ceiling

from fundamentals.software.formulas import K, L, d, p, q, s
from fundamentals.software.rows import Mode

__all__ = [
    "JAX_LAYER",
    "NUMPY_CONVOLVE",
    "NUMPY_CORRELATE",
    "SCIPY_CONVOLVE",
    "SCIPY_CONVOLVE_2D",
    "SCIPY_CORRELATE",
    "SCIPY_CORRELATE_2D",
    "SPREAD_CROP",
    "SPREAD_FULL",
    "SPREAD_PADDED",
    "SPREAD_VALID",
    "TORCH_LAYER",
    "TORCH_TRANSPOSED",
    "ZERO",
    "ZEROS",
    "lists",
    "windows",
]

ZERO = sympy.S.Zero


def lists(
    full: sympy.Expr, same: tuple[sympy.Expr, sympy.Expr], valid: sympy.Expr
) -> tuple[Mode, ...]:
    """The usual three modes: where each begins, and how much "same" returns."""
    return (
        Mode("full", full, L + K - 1),
        Mode("same", *same),
        Mode("valid", valid, abs(L - K) + 1),
    )


NUMPY_CONVOLVE = lists(ZERO, ((Min(L, K) - 1) // 2, Max(L, K)), Min(L, K) - 1)
NUMPY_CORRELATE = lists(
    1 - K,
    (Piecewise((-(K // 2), K <= L), (L // 2 - K + 1, True)), Max(L, K)),
    Min(0, L - K),
)
SCIPY_CONVOLVE = lists(ZERO, ((K - 1) // 2, L), Min(L, K) - 1)
SCIPY_CORRELATE = lists(1 - K, (-(K // 2), L), Min(0, L - K))


def windows(length: sympy.Expr) -> sympy.Expr:
    """How many places a kernel has in an input of that length."""
    return (length - d * (K - 1) - 1) // s + 1


ZEROS = Max(0, (ceiling(L / s) - 1) * s + d * (K - 1) + 1 - L)
TORCH_LAYER = (
    Mode("p", -p, windows(L + 2 * p), where=d * (K - 1) < L + 2 * p),
    Mode("valid", ZERO, windows(L), where=d * (K - 1) < L),
    Mode("same", -(d * (K - 1) // 2), L, where=Eq(s, 1)),
)
SPREAD_FULL = (L - 1) * s + d * (K - 1) + 1
TORCH_TRANSPOSED = (
    Mode(
        "p, q",
        p,
        SPREAD_FULL - 2 * p + q,
        where=And(q < Max(s, d), 2 * p < SPREAD_FULL + q),
    ),
)
JAX_LAYER = (
    Mode("[(p, q)]", -p, Max(0, windows(L + p + q))),
    Mode("VALID", ZERO, Max(0, windows(L))),
    Mode("SAME", -(ZEROS // 2), ceiling(L / s)),
    Mode("SAME_LOWER", -ceiling(ZEROS / 2), ceiling(L / s)),
)
SPREAD_PADDED = Max(0, (L - 1) * s + 1 + p + q - d * (K - 1))
SPREAD_VALID = L * s + Max(0, d * (K - 1) + 1 - s)
SPREAD_CROP = Max(0, d * (K - 1) + 1 - s) // 2
SCIPY_CONVOLVE_2D = (
    *SCIPY_CONVOLVE[:2],
    Mode("valid", K - 1, L - K + 1, where=K <= L),
    Mode("valid", L - 1, K - L + 1, where=L <= K),
)
SCIPY_CORRELATE_2D = (
    *SCIPY_CORRELATE[:2],
    Mode("valid", ZERO, L - K + 1, where=K <= L),
    Mode("valid", L - K, K - L + 1, where=L <= K),
)
