"""Rows of numpy and scipy: functions for arrays without channels."""

from collections.abc import Sequence
from functools import partial

from fundamentals.software.formulas import K, L, p
from fundamentals.software.laws import (
    NUMPY_CONVOLVE,
    NUMPY_CORRELATE,
    SCIPY_CONVOLVE,
    SCIPY_CONVOLVE_2D,
    SCIPY_CORRELATE,
    SCIPY_CORRELATE_2D,
    ZERO,
)
from fundamentals.software.remarks import (
    ALONG_AXES,
    BOUNDARY,
    BY_LENGTH,
    NDIMAGE,
    ONE_AXIS,
    ONE_IS_LARGER,
    SEVERAL_AXES,
)
from fundamentals.software.rows import Border, Mode, Remark, Row

__all__ = ["NUMPY_AND_SCIPY", "convolution", "correlation"]


def _sequences(
    flips: bool,
    function: str,
    modes: Sequence[Mode],
    *remarks: Remark,
    arguments: str = "x, w, mode",
    axes: int = 1,
    option: str = "",
) -> Row:
    """A function for sequences: the kernel is conjugated exactly where it does not flip."""
    return Row(
        function,
        arguments,
        flips=flips,
        conjugates=not flips,
        axes=axes,
        option=option,
        fourier=function.endswith(("fftconvolve", "oaconvolve")),
        modes=tuple(modes),
        remarks=remarks,
    )


convolution, correlation = partial(_sequences, True), partial(_sequences, False)

_METHOD = "x, w, mode, method"

_SIGNAL = (
    convolution(
        "scipy.signal.convolve", SCIPY_CONVOLVE, BY_LENGTH, SEVERAL_AXES, arguments=_METHOD
    ),
    convolution("scipy.signal.fftconvolve", SCIPY_CONVOLVE, SEVERAL_AXES, ALONG_AXES),
    convolution("scipy.signal.oaconvolve", SCIPY_CONVOLVE, SEVERAL_AXES, ALONG_AXES),
    correlation(
        "scipy.signal.correlate",
        SCIPY_CORRELATE,
        BY_LENGTH,
        SEVERAL_AXES,
        Remark(
            "scipy.signal.correlation_lags(L, K, mode) lists the places n₀ + n; but in mode "
            "'same', if L is odd and K even, places that are larger by 1.",
            "cross-correlation:scipy_correlation_lags",
        ),
        arguments=_METHOD,
    ),
    convolution("scipy.signal.convolve2d", SCIPY_CONVOLVE_2D, ONE_IS_LARGER, BOUNDARY, axes=2),
    correlation(
        "scipy.signal.correlate2d",
        (
            Mode("full", 1 - K, L + K - 1),
            Mode("same", -((K - 1) // 2), L),
            Mode("valid", ZERO, L - K + 1, where=K <= L),
        ),
        ONE_IS_LARGER,
        BOUNDARY,
        Remark(
            "In mode 'valid', if w is larger than x, x is conjugated in place of w; "
            "scipy.signal.correlate conjugates w.",
            "cross-correlation:scipy_correlate2d_larger_kernel",
        ),
        axes=2,
    ),
)
_SIGNAL_2_AXES = tuple(
    kind(
        f"scipy.signal.{name}",
        modes,
        arguments="x, w, mode" if "fft" in name or "oa" in name else _METHOD,
        axes=2,
        option="2 axes",
    )
    for kind, name, modes in (
        (convolution, "convolve", SCIPY_CONVOLVE_2D),
        (correlation, "correlate", SCIPY_CORRELATE_2D),
        (convolution, "fftconvolve", SCIPY_CONVOLVE_2D),
        (convolution, "oaconvolve", SCIPY_CONVOLVE_2D),
    )
)

_NDIMAGE_BORDERS: tuple[tuple[str, Border], ...] = (
    ("reflect", "reflect"),
    ("mirror", "mirror"),
    ("nearest", "nearest"),
    ("wrap", "wrap"),
    ("grid-mirror", "reflect"),
    ("grid-wrap", "wrap"),
    ("grid-constant", "zeros"),
)


def _ndimage(name: str, axes: int) -> tuple[Row, ...]:
    """Mode "constant", which puts zeros around; the other modes, and the origin."""
    flips = name.startswith("convolve")
    first, moved = (K // 2, K // 2 + p) if flips else (-(K // 2), -(K // 2) - p)
    borders = [Mode(mode, first, L, border=border) for mode, border in _NDIMAGE_BORDERS]
    constant = (Mode("constant", first, L),)
    origin = (Mode("constant", moved, L, where=p <= (K - 1) // 2),)
    made = partial(_sequences, flips, f"scipy.ndimage.{name}")
    mode, moving = "x, w, mode=mode", "x, w, mode=mode, origin=p"
    rows = [
        made(constant, *NDIMAGE, arguments=mode, axes=axes),
        made(borders, arguments=mode, axes=axes, option="other modes"),
        made(origin, arguments=moving, axes=axes, option="origin=p"),
    ]
    if axes > 1:
        rows.append(made(constant, arguments=mode, axes=3, option="3 axes"))
    return tuple(rows)


NUMPY_AND_SCIPY: tuple[Row, ...] = (
    convolution("numpy.convolve", NUMPY_CONVOLVE, ONE_AXIS),
    correlation("numpy.correlate", NUMPY_CORRELATE, ONE_AXIS),
    *_SIGNAL,
    *_SIGNAL_2_AXES,
    *_ndimage("convolve1d", 1),
    *_ndimage("correlate1d", 1),
    *_ndimage("convolve", 2),
    *_ndimage("correlate", 2),
)
"""Their rows."""
