"""The table that `software` explains: one row for each function of a library."""

import sympy
from sympy import And, Eq, Max, Min, Piecewise, ceiling

from fundamentals.software.formulas import K, L, d, p, q, s
from fundamentals.software.remarks import (
    ALONG_AXES,
    BOUNDARY,
    BY_LENGTH,
    FEATURE_GROUPS,
    GRADIENTS,
    GRADIENTS_JAX,
    LAYERS,
    NDIMAGE,
    NO_X64,
    ONE_AXIS,
    ONE_AXIS_JAX,
    ONE_IS_LARGER,
    SEVERAL_AXES,
    TRANSPOSED,
)
from fundamentals.software.rows import Mode, Remark, Row

__all__ = ["ROWS", "row"]

_ZERO = sympy.S.Zero


def _lists(
    full: sympy.Expr, same: tuple[sympy.Expr, sympy.Expr], valid: sympy.Expr
) -> tuple[Mode, ...]:
    """The usual three modes: where each begins, and how much "same" returns."""
    return (
        Mode("full", full, L + K - 1),
        Mode("same", *same),
        Mode("valid", valid, abs(L - K) + 1),
    )


_NUMPY_CONVOLVE = _lists(_ZERO, ((Min(L, K) - 1) // 2, Max(L, K)), Min(L, K) - 1)
_NUMPY_CORRELATE = _lists(
    1 - K,
    (Piecewise((-(K // 2), K <= L), (L // 2 - K + 1, True)), Max(L, K)),
    Min(0, L - K),
)
_SCIPY_CONVOLVE = _lists(_ZERO, ((K - 1) // 2, L), Min(L, K) - 1)
_SCIPY_CORRELATE = _lists(1 - K, (-(K // 2), L), Min(0, L - K))


def _windows(length: sympy.Expr) -> sympy.Expr:
    """How many places a kernel has in an input of that length."""
    return (length - d * (K - 1) - 1) // s + 1


_ZEROS = Max(0, (ceiling(L / s) - 1) * s + d * (K - 1) + 1 - L)
_TORCH_LAYER = (
    Mode("p", -p, _windows(L + 2 * p), where=d * (K - 1) < L + 2 * p),
    Mode("valid", _ZERO, _windows(L), where=d * (K - 1) < L),
    Mode("same", -(d * (K - 1) // 2), L, where=Eq(s, 1)),
)
_SPREAD_FULL = (L - 1) * s + d * (K - 1) + 1
_TORCH_TRANSPOSED = (
    Mode(
        "p, q",
        p,
        _SPREAD_FULL - 2 * p + q,
        where=And(q < Max(s, d), 2 * p < _SPREAD_FULL + q),
    ),
)
_JAX_LAYER = (
    Mode("[(p, q)]", -p, Max(0, _windows(L + p + q))),
    Mode("VALID", _ZERO, Max(0, _windows(L))),
    Mode("SAME", -(_ZEROS // 2), ceiling(L / s)),
    Mode("SAME_LOWER", -ceiling(_ZEROS / 2), ceiling(L / s)),
)
_SPREAD_PADDED = Max(0, (L - 1) * s + 1 + p + q - d * (K - 1))
_SPREAD_VALID = L * s + Max(0, d * (K - 1) + 1 - s)
_SPREAD_CROP = Max(0, d * (K - 1) + 1 - s) // 2


ROWS: tuple[Row, ...] = (
    Row(
        "numpy.convolve",
        "x, w, mode",
        flips=True,
        conjugates=False,
        modes=_NUMPY_CONVOLVE,
        check="convolution-of-sequences:numpy_convolve",
        remarks=(ONE_AXIS,),
    ),
    Row(
        "numpy.correlate",
        "x, w, mode",
        flips=False,
        conjugates=True,
        modes=_NUMPY_CORRELATE,
        check="cross-correlation:numpy_correlate",
        remarks=(ONE_AXIS,),
    ),
    Row(
        "scipy.signal.convolve",
        "x, w, mode, method",
        flips=True,
        conjugates=False,
        modes=_SCIPY_CONVOLVE,
        check="convolution-of-sequences:scipy_convolve",
        remarks=(BY_LENGTH, SEVERAL_AXES),
    ),
    Row(
        "scipy.signal.fftconvolve",
        "x, w, mode",
        flips=True,
        conjugates=False,
        fourier=True,
        modes=_SCIPY_CONVOLVE,
        check="convolution-of-sequences:scipy_fftconvolve",
        remarks=(SEVERAL_AXES, ALONG_AXES),
    ),
    Row(
        "scipy.signal.oaconvolve",
        "x, w, mode",
        flips=True,
        conjugates=False,
        fourier=True,
        modes=_SCIPY_CONVOLVE,
        check="convolution-of-sequences:scipy_oaconvolve",
        remarks=(SEVERAL_AXES, ALONG_AXES),
    ),
    Row(
        "scipy.signal.correlate",
        "x, w, mode, method",
        flips=False,
        conjugates=True,
        modes=_SCIPY_CORRELATE,
        check="cross-correlation:scipy_correlate",
        remarks=(
            BY_LENGTH,
            SEVERAL_AXES,
            Remark(
                "scipy.signal.correlation_lags(L, K, mode) lists the places n₀ + n; but in mode "
                "'same', if L is odd and K even, places that are larger by 1.",
                "cross-correlation:scipy_correlation_lags",
            ),
        ),
    ),
    Row(
        "scipy.signal.convolve2d",
        "x, w, mode",
        flips=True,
        conjugates=False,
        axes=2,
        modes=(
            *_SCIPY_CONVOLVE[:2],
            Mode("valid", K - 1, L - K + 1, where=K <= L),
            Mode("valid", L - 1, K - L + 1, where=L <= K),
        ),
        check="convolution-of-sequences:scipy_convolve2d",
        remarks=(ONE_IS_LARGER, BOUNDARY),
    ),
    Row(
        "scipy.signal.correlate2d",
        "x, w, mode",
        flips=False,
        conjugates=True,
        axes=2,
        modes=(
            Mode("full", 1 - K, L + K - 1),
            Mode("same", -((K - 1) // 2), L),
            Mode("valid", _ZERO, L - K + 1, where=K <= L),
        ),
        check="cross-correlation:scipy_correlate2d",
        remarks=(
            ONE_IS_LARGER,
            BOUNDARY,
            Remark(
                "In mode 'valid', if w is larger than x, x is conjugated in place of w; "
                "scipy.signal.correlate conjugates w.",
                "cross-correlation:scipy_correlate2d_larger_kernel",
            ),
        ),
    ),
    Row(
        "scipy.ndimage.convolve1d",
        "x, w, mode=mode",
        flips=True,
        conjugates=False,
        modes=(Mode("constant", K // 2, L),),
        check="convolution-of-sequences:scipy_ndimage_convolve1d",
        remarks=NDIMAGE,
    ),
    Row(
        "scipy.ndimage.correlate1d",
        "x, w, mode=mode",
        flips=False,
        conjugates=True,
        modes=(Mode("constant", -(K // 2), L),),
        check="cross-correlation:scipy_ndimage_correlate1d",
        remarks=NDIMAGE,
    ),
    Row(
        "scipy.ndimage.convolve",
        "x, w, mode=mode",
        flips=True,
        conjugates=False,
        axes=2,
        modes=(Mode("constant", K // 2, L),),
        check="convolution-of-sequences:scipy_ndimage_convolve",
        remarks=NDIMAGE,
    ),
    Row(
        "scipy.ndimage.correlate",
        "x, w, mode=mode",
        flips=False,
        conjugates=True,
        axes=2,
        modes=(Mode("constant", -(K // 2), L),),
        check="cross-correlation:scipy_ndimage_correlate",
        remarks=NDIMAGE,
    ),
    Row(
        "torch.nn.functional.conv1d",
        "x, w, b, stride=s, padding=mode, dilation=d",
        flips=False,
        conjugates=False,
        stride="output",
        layout=("NCH", "OIH"),
        bias=True,
        modes=_TORCH_LAYER,
        check="conv-layer-is-cross-correlation:torch_conv1d",
        remarks=(*LAYERS, GRADIENTS),
    ),
    Row(
        "torch.nn.functional.conv2d",
        "x, w, b, stride=s, padding=mode, dilation=d",
        flips=False,
        conjugates=False,
        axes=2,
        stride="output",
        layout=("NCHW", "OIHW"),
        bias=True,
        modes=_TORCH_LAYER,
        check="conv-layer-is-cross-correlation:torch_conv2d",
        remarks=(*LAYERS, GRADIENTS),
    ),
    Row(
        "torch.nn.functional.conv3d",
        "x, w, b, stride=s, padding=mode, dilation=d",
        flips=False,
        conjugates=False,
        axes=3,
        stride="output",
        layout=("NCDHW", "OIDHW"),
        bias=True,
        modes=_TORCH_LAYER,
        check="conv-layer-is-cross-correlation:torch_conv3d",
        remarks=LAYERS,
    ),
    Row(
        "torch.nn.functional.conv_transpose1d",
        "x, w, b, stride=s, padding=p, output_padding=q, dilation=d",
        flips=True,
        conjugates=False,
        stride="input",
        layout=("NCH", "IOH"),
        bias=True,
        modes=_TORCH_TRANSPOSED,
        check="conv-layer-is-cross-correlation:torch_conv_transpose1d",
        remarks=TRANSPOSED,
    ),
    Row(
        "torch.nn.functional.conv_transpose2d",
        "x, w, b, stride=s, padding=p, output_padding=q, dilation=d",
        flips=True,
        conjugates=False,
        axes=2,
        stride="input",
        layout=("NCHW", "IOHW"),
        bias=True,
        modes=_TORCH_TRANSPOSED,
        check="conv-layer-is-cross-correlation:torch_conv_transpose2d",
        remarks=TRANSPOSED,
    ),
    Row(
        "torch.nn.functional.conv_transpose3d",
        "x, w, b, stride=s, padding=p, output_padding=q, dilation=d",
        flips=True,
        conjugates=False,
        axes=3,
        stride="input",
        layout=("NCDHW", "IODHW"),
        bias=True,
        modes=_TORCH_TRANSPOSED,
        check="conv-layer-is-cross-correlation:torch_conv_transpose3d",
        remarks=TRANSPOSED,
    ),
    Row(
        "jax.numpy.convolve",
        "x, w, mode",
        flips=True,
        conjugates=False,
        modes=_NUMPY_CONVOLVE,
        check="convolution-of-sequences:jax_numpy_convolve",
        remarks=(NO_X64, ONE_AXIS_JAX),
    ),
    Row(
        "jax.numpy.correlate",
        "x, w, mode",
        flips=False,
        conjugates=True,
        modes=_NUMPY_CORRELATE,
        check="cross-correlation:jax_numpy_correlate",
        remarks=(NO_X64, ONE_AXIS_JAX),
    ),
    Row(
        "jax.scipy.signal.convolve",
        "x, w, mode",
        flips=True,
        conjugates=False,
        modes=_SCIPY_CONVOLVE,
        check="convolution-of-sequences:jax_scipy_convolve",
        remarks=(NO_X64,),
    ),
    Row(
        "jax.scipy.signal.correlate",
        "x, w, mode",
        flips=False,
        conjugates=True,
        modes=_SCIPY_CORRELATE,
        check="cross-correlation:jax_scipy_correlate",
        remarks=(NO_X64,),
    ),
    Row(
        "jax.lax.conv_general_dilated",
        "x, w, [s], mode, rhs_dilation=[d]",
        flips=False,
        conjugates=False,
        stride="output",
        layout=("NCH", "OIH"),
        modes=_JAX_LAYER,
        check="conv-layer-is-cross-correlation:jax_conv",
        remarks=(NO_X64, FEATURE_GROUPS, GRADIENTS_JAX),
    ),
    Row(
        "jax.lax.conv_general_dilated",
        "x, w, [1], mode, lhs_dilation=[s], rhs_dilation=[d]",
        option="lhs_dilation=[s]",
        flips=False,
        conjugates=False,
        stride="input",
        layout=("NCH", "OIH"),
        modes=(Mode("[(p, q)]", -p, _SPREAD_PADDED),),
        check="conv-layer-is-cross-correlation:jax_conv_spread",
        remarks=(NO_X64,),
    ),
    Row(
        "jax.lax.conv_transpose",
        "x, w, [s], mode, rhs_dilation=[d]",
        flips=False,
        conjugates=False,
        stride="input",
        layout=("NHC", "HIO"),
        modes=(
            Mode("[(p, q)]", -p, _SPREAD_PADDED),
            Mode("VALID", -d * (K - 1), _SPREAD_VALID),
            Mode("SAME", -d * (K - 1) + _SPREAD_CROP, L * s),
        ),
        check="conv-layer-is-cross-correlation:jax_conv_transpose",
        remarks=(NO_X64,),
    ),
    Row(
        "jax.lax.conv_transpose",
        "x, w, [s], mode, rhs_dilation=[d], transpose_kernel=True",
        option="transpose_kernel=True",
        flips=True,
        conjugates=False,
        stride="input",
        layout=("NHC", "HOI"),
        modes=(
            Mode("[(p, q)]", d * (K - 1) - p, _SPREAD_PADDED),
            Mode("VALID", _ZERO, _SPREAD_VALID),
            Mode("SAME", _SPREAD_CROP, L * s),
        ),
        check="conv-layer-is-cross-correlation:jax_conv_transpose_adjoint",
        remarks=(NO_X64,),
    ),
)
"""The table."""


def row(name: str) -> Row:
    """The row of a function, with its option in parentheses."""
    return next(each for each in ROWS if each.name == name)
