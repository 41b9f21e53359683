"""The table that `software` explains: one row for each function of a library."""

from functools import partial
from typing import Literal

from fundamentals.software.formulas import K, L, d, p, s
from fundamentals.software.laws import (
    JAX_LAYER,
    NUMPY_CONVOLVE,
    NUMPY_CORRELATE,
    SCIPY_CONVOLVE,
    SCIPY_CONVOLVE_2D,
    SCIPY_CORRELATE,
    SPREAD_CROP,
    SPREAD_PADDED,
    SPREAD_VALID,
    TORCH_LAYER,
    TORCH_TRANSPOSED,
    ZERO,
)
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


def _sequences(
    flips: bool,
    function: str,
    modes: tuple[Mode, ...],
    check: str,
    *remarks: Remark,
    arguments: str = "x, w, mode",
    axes: int = 1,
    fourier: bool = False,
) -> Row:
    """A function for sequences: the kernel is conjugated exactly where it does not flip."""
    entry = "convolution-of-sequences" if flips else "cross-correlation"
    return Row(
        function,
        arguments,
        flips=flips,
        conjugates=not flips,
        axes=axes,
        fourier=fourier,
        modes=modes,
        check=f"{entry}:{check}",
        remarks=remarks,
    )


_convolution, _correlation = partial(_sequences, True), partial(_sequences, False)


def _layer(
    function: str,
    arguments: str,
    modes: tuple[Mode, ...],
    check: str,
    *remarks: Remark,
    stride: Literal["output", "input"],
    layout: tuple[str, str],
    flips: bool = False,
    bias: bool = False,
    option: str = "",
) -> Row:
    """A layer of a network: no kernel is conjugated."""
    return Row(
        function,
        arguments,
        flips=flips,
        conjugates=False,
        axes=len(layout[0]) - len("NC"),
        option=option,
        stride=stride,
        layout=layout,
        bias=bias,
        modes=modes,
        check=f"conv-layer-is-cross-correlation:{check}",
        remarks=remarks,
    )


def _torch(axes: str, *remarks: Remark) -> Row:
    """A layer of torch with these axes."""
    name = f"conv{len(axes)}d"
    return _layer(
        f"torch.nn.functional.{name}",
        "x, w, b, stride=s, padding=mode, dilation=d, groups=g",
        TORCH_LAYER,
        f"torch_{name}",
        *remarks,
        stride="output",
        layout=(f"NC{axes}", f"OI{axes}"),
        bias=True,
    )


def _torch_transposed(axes: str) -> Row:
    """Its adjoint."""
    name = f"conv_transpose{len(axes)}d"
    return _layer(
        f"torch.nn.functional.{name}",
        "x, w, b, stride=s, padding=p, output_padding=q, dilation=d, groups=g",
        TORCH_TRANSPOSED,
        f"torch_{name}",
        *TRANSPOSED,
        flips=True,
        stride="input",
        layout=(f"NC{axes}", f"IO{axes}"),
        bias=True,
    )


ROWS: tuple[Row, ...] = (
    _convolution("numpy.convolve", NUMPY_CONVOLVE, "numpy_convolve", ONE_AXIS),
    _correlation("numpy.correlate", NUMPY_CORRELATE, "numpy_correlate", ONE_AXIS),
    _convolution(
        "scipy.signal.convolve",
        SCIPY_CONVOLVE,
        "scipy_convolve",
        BY_LENGTH,
        SEVERAL_AXES,
        arguments="x, w, mode, method",
    ),
    _convolution(
        "scipy.signal.fftconvolve",
        SCIPY_CONVOLVE,
        "scipy_fftconvolve",
        SEVERAL_AXES,
        ALONG_AXES,
        fourier=True,
    ),
    _convolution(
        "scipy.signal.oaconvolve",
        SCIPY_CONVOLVE,
        "scipy_oaconvolve",
        SEVERAL_AXES,
        ALONG_AXES,
        fourier=True,
    ),
    _correlation(
        "scipy.signal.correlate",
        SCIPY_CORRELATE,
        "scipy_correlate",
        BY_LENGTH,
        SEVERAL_AXES,
        Remark(
            "scipy.signal.correlation_lags(L, K, mode) lists the places n₀ + n; but in mode "
            "'same', if L is odd and K even, places that are larger by 1.",
            "cross-correlation:scipy_correlation_lags",
        ),
        arguments="x, w, mode, method",
    ),
    _convolution(
        "scipy.signal.convolve2d",
        SCIPY_CONVOLVE_2D,
        "scipy_convolve2d",
        ONE_IS_LARGER,
        BOUNDARY,
        axes=2,
    ),
    _correlation(
        "scipy.signal.correlate2d",
        (
            Mode("full", 1 - K, L + K - 1),
            Mode("same", -((K - 1) // 2), L),
            Mode("valid", ZERO, L - K + 1, where=K <= L),
        ),
        "scipy_correlate2d",
        ONE_IS_LARGER,
        BOUNDARY,
        Remark(
            "In mode 'valid', if w is larger than x, x is conjugated in place of w; "
            "scipy.signal.correlate conjugates w.",
            "cross-correlation:scipy_correlate2d_larger_kernel",
        ),
        axes=2,
    ),
    *(
        kind(
            f"scipy.ndimage.{name}",
            (Mode("constant", first, L),),
            f"scipy_ndimage_{name}",
            *NDIMAGE,
            arguments="x, w, mode=mode",
            axes=axes,
        )
        for kind, name, first, axes in (
            (_convolution, "convolve1d", K // 2, 1),
            (_correlation, "correlate1d", -(K // 2), 1),
            (_convolution, "convolve", K // 2, 2),
            (_correlation, "correlate", -(K // 2), 2),
        )
    ),
    _torch("H", *LAYERS, GRADIENTS),
    _torch("HW", *LAYERS, GRADIENTS),
    _torch("DHW", *LAYERS),
    _torch_transposed("H"),
    _torch_transposed("HW"),
    _torch_transposed("DHW"),
    _convolution("jax.numpy.convolve", NUMPY_CONVOLVE, "jax_numpy_convolve", NO_X64, ONE_AXIS_JAX),
    _correlation(
        "jax.numpy.correlate", NUMPY_CORRELATE, "jax_numpy_correlate", NO_X64, ONE_AXIS_JAX
    ),
    _convolution("jax.scipy.signal.convolve", SCIPY_CONVOLVE, "jax_scipy_convolve", NO_X64),
    _correlation("jax.scipy.signal.correlate", SCIPY_CORRELATE, "jax_scipy_correlate", NO_X64),
    _layer(
        "jax.lax.conv_general_dilated",
        "x, w, [s], mode, rhs_dilation=[d], feature_group_count=g",
        JAX_LAYER,
        "jax_conv",
        NO_X64,
        FEATURE_GROUPS,
        GRADIENTS_JAX,
        stride="output",
        layout=("NCH", "OIH"),
    ),
    _layer(
        "jax.lax.conv_general_dilated",
        "x, w, [1], mode, lhs_dilation=[s], rhs_dilation=[d]",
        (Mode("[(p, q)]", -p, SPREAD_PADDED),),
        "jax_conv_spread",
        NO_X64,
        option="lhs_dilation=[s]",
        stride="input",
        layout=("NCH", "OIH"),
    ),
    _layer(
        "jax.lax.conv_transpose",
        "x, w, [s], mode, rhs_dilation=[d]",
        (
            Mode("[(p, q)]", -p, SPREAD_PADDED),
            Mode("VALID", -d * (K - 1), SPREAD_VALID),
            Mode("SAME", -d * (K - 1) + SPREAD_CROP, L * s),
        ),
        "jax_conv_transpose",
        NO_X64,
        stride="input",
        layout=("NHC", "HIO"),
    ),
    _layer(
        "jax.lax.conv_transpose",
        "x, w, [s], mode, rhs_dilation=[d], transpose_kernel=True",
        (
            Mode("[(p, q)]", d * (K - 1) - p, SPREAD_PADDED),
            Mode("VALID", ZERO, SPREAD_VALID),
            Mode("SAME", SPREAD_CROP, L * s),
        ),
        "jax_conv_transpose_adjoint",
        NO_X64,
        flips=True,
        option="transpose_kernel=True",
        stride="input",
        layout=("NHC", "HOI"),
    ),
)
"""The table."""


def row(name: str) -> Row:
    """The row of a function, with its option in parentheses."""
    return next(each for each in ROWS if each.name == name)
