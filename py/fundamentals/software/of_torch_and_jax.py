"""Rows of torch and jax: layers of networks, and jax's counterparts of numpy and scipy."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from sympy import And

from fundamentals.software.formulas import K, L, d, p, q, s
from fundamentals.software.laws import (
    JAX_LAYER,
    NUMPY_CONVOLVE,
    NUMPY_CORRELATE,
    SCIPY_CONVOLVE,
    SCIPY_CONVOLVE_2D,
    SCIPY_CORRELATE,
    SCIPY_CORRELATE_2D,
    SPREAD_CROP,
    SPREAD_FULL,
    SPREAD_PADDED,
    SPREAD_VALID,
    TORCH_LAYER,
    TORCH_TRANSPOSED,
    ZERO,
    windows,
)
from fundamentals.software.of_numpy_and_scipy import convolution, correlation
from fundamentals.software.remarks import (
    FEATURE_GROUPS,
    GRADIENTS,
    GRADIENTS_JAX,
    LAYERS,
    NO_X64,
    ONE_AXIS_JAX,
    TRANSPOSED,
)
from fundamentals.software.rows import Asked, Border, Mode, Remark, Row

__all__ = ["JAX", "TORCH"]


def _layer(
    function: str,
    arguments: str,
    modes: Sequence[Mode],
    *remarks: Remark,
    stride: Literal["output", "input"],
    layout: tuple[str, str],
    flips: bool = False,
    bias: bool = False,
    option: str = "",
    observed_as: str = "",
    asked: str = "",
    plain: str = "f(x, w)",
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
        modes=tuple(modes),
        observed_as=observed_as,
        remarks=remarks,
        asked=Asked(expression=asked, plain=plain),
    )


# torch


def _torch(axes: str, *remarks: Remark) -> Row:
    """A layer of torch with these axes."""
    return _layer(
        f"torch.nn.functional.conv{len(axes)}d",
        "x, w, b, stride=s, padding=mode, dilation=d, groups=g",
        TORCH_LAYER,
        *remarks,
        stride="output",
        layout=(f"NC{axes}", f"OI{axes}"),
        bias=True,
    )


def _torch_transposed(axes: str) -> Row:
    """Its adjoint."""
    return _layer(
        f"torch.nn.functional.conv_transpose{len(axes)}d",
        "x, w, b, stride=s, padding=p, output_padding=q, dilation=d, groups=g",
        TORCH_TRANSPOSED,
        *TRANSPOSED,
        flips=True,
        stride="input",
        layout=(f"NC{axes}", f"IO{axes}"),
        bias=True,
    )


_PADDINGS: tuple[tuple[str, Border, object], ...] = (
    ("zeros", "zeros", p >= 0),
    ("reflect", "mirror", p < L),
    ("replicate", "nearest", p >= 0),
    ("circular", "wrap", p <= L),
)


def _torch_module(axes: str) -> Row:
    """The module, with everything that `padding_mode` may be."""
    n = len(axes)
    return _layer(
        f"torch.nn.Conv{n}d",
        "C, O, K, stride=s, padding=p, dilation=d, groups=g, padding_mode=mode",
        tuple(
            Mode(name, -p, windows(L + 2 * p), And(where, d * (K - 1) < L + 2 * p), border)
            for name, border, where in _PADDINGS
        ),
        stride="output",
        layout=(f"NC{axes}", f"OI{axes}"),
        bias=True,
        asked="__import__('torch').func.functional_call(f(x.shape[1], w.shape[0], "
        "w.shape[2:], stride=s, padding=p, dilation=d, groups=g, padding_mode=mode, "
        "dtype=w.dtype), {'weight': w, 'bias': b}, (x,))",
        plain="__import__('torch').func.functional_call(f(x.shape[1], w.shape[0], w.shape[2:], "
        "dtype=w.dtype), {'weight': w, 'bias': w.new_zeros(w.shape[0])}, (x,))",
    )


_UNFOLD = _layer(
    "torch.nn.functional.unfold",
    "x, w.shape[2:], padding=p, stride=s, dilation=d",
    (Mode("p", -p, windows(L + 2 * p), where=d * (K - 1) < L + 2 * p),),
    option="then w @",
    stride="output",
    layout=("NCHW", "OIHW"),
    asked="(w.flatten(1) @ f(x, w.shape[2:], padding=p, stride=s, dilation=d)).unflatten("
    "2, ((x.shape[2] + 2 * p[0] - d[0] * (w.shape[2] - 1) - 1) // s[0] + 1, -1))",
    plain="(w.flatten(1) @ f(x, w.shape[2:])).unflatten(2, (x.shape[2] - w.shape[2] + 1, -1))",
)

TORCH: tuple[Row, ...] = (
    _torch("H", *LAYERS, GRADIENTS),
    _torch("HW", *LAYERS, GRADIENTS),
    _torch("DHW", *LAYERS),
    *map(_torch_transposed, ("H", "HW", "DHW")),
    *map(_torch_module, ("H", "HW", "DHW")),
    _UNFOLD,
)
"""Rows of torch."""


# jax

_PAIRS = "list(zip(p, q))"  # of several axes, [(p, q)]


def _jax_conv(axes: str) -> Row:
    """With several axes."""
    return _layer(
        "jax.lax.conv_general_dilated",
        "x, w, s, mode, rhs_dilation=d, feature_group_count=g",
        (replace(JAX_LAYER[0], given=_PAIRS), *JAX_LAYER[1:]),
        stride="output",
        layout=(f"NC{axes}", f"OI{axes}"),
        option=f"{len(axes)} axes",
        observed_as=f"jax_conv_{len(axes)}_axes",
        asked="f(x, w, s, mode, rhs_dilation=d, feature_group_count=g, "
        f"dimension_numbers=('NC{axes}', 'OI{axes}', 'NC{axes}'))",
    )


_TRANSPOSED_WORDS = (
    Mode("VALID", -d * (K - 1), SPREAD_VALID),
    Mode("SAME", -d * (K - 1) + SPREAD_CROP, L * s),
)
_TRANSPOSED = (Mode("[(p, q)]", -p, SPREAD_PADDED), *_TRANSPOSED_WORDS)


def _jax_transposed(axes: str) -> Row:
    """With several axes."""
    return _layer(
        "jax.lax.conv_transpose",
        "x, w, s, mode, rhs_dilation=d",
        (replace(_TRANSPOSED[0], given=_PAIRS), *_TRANSPOSED_WORDS),
        option=f"{len(axes)} axes",
        stride="input",
        layout=(f"N{axes}C", f"{axes}IO"),
    )


def _two_axes(name: str, option: str) -> Row:
    """As along one axis; one of x and w is the smaller along both axes, in every mode."""
    kind, modes = (
        (convolution, SCIPY_CONVOLVE_2D)
        if name.startswith("convolve")
        else (correlation, SCIPY_CORRELATE_2D)
    )
    if name == "correlate2d":
        # "valid" with a w larger than x conjugates x in place of w, as in scipy: nothing is said
        modes = (modes[0], Mode("same", -((K - 1) // 2), L), modes[2])
    either = [replace(mode, where=one) for mode in modes[:2] for one in (K <= L, L <= K)]
    return kind(
        f"jax.scipy.signal.{name}",
        (*either, *modes[2:]),
        arguments="x, w, mode" if name.endswith("2d") else "x, w, mode, method",
        axes=2,
        option=option,
    )


_SIGNAL = (
    convolution("jax.numpy.convolve", NUMPY_CONVOLVE, NO_X64, ONE_AXIS_JAX),
    correlation("jax.numpy.correlate", NUMPY_CORRELATE, NO_X64, ONE_AXIS_JAX),
    convolution("jax.scipy.signal.convolve", SCIPY_CONVOLVE, NO_X64),
    correlation("jax.scipy.signal.correlate", SCIPY_CORRELATE, NO_X64),
    convolution("jax.scipy.signal.fftconvolve", SCIPY_CONVOLVE),
    _two_axes("convolve", "2 axes"),
    _two_axes("correlate", "2 axes"),
    _two_axes("convolve2d", ""),
    _two_axes("correlate2d", ""),
)

JAX: tuple[Row, ...] = (
    *_SIGNAL,
    _layer(
        "jax.lax.conv_general_dilated",
        "x, w, [s], mode, rhs_dilation=[d], feature_group_count=g",
        JAX_LAYER,
        NO_X64,
        FEATURE_GROUPS,
        GRADIENTS_JAX,
        stride="output",
        layout=("NCH", "OIH"),
        observed_as="jax_conv",
    ),
    _jax_conv("HW"),
    _jax_conv("DHW"),
    _layer(
        "jax.lax.conv_general_dilated",
        "x, w, [1], mode, lhs_dilation=[s], rhs_dilation=[d]",
        (Mode("[(p, q)]", -p, SPREAD_PADDED),),
        NO_X64,
        option="lhs_dilation=[s]",
        stride="input",
        layout=("NCH", "OIH"),
        observed_as="jax_conv_spread",
    ),
    _layer(
        "jax.lax.conv_transpose",
        "x, w, [s], mode, rhs_dilation=[d]",
        _TRANSPOSED,
        NO_X64,
        stride="input",
        layout=("NHC", "HIO"),
    ),
    _jax_transposed("HW"),
    _jax_transposed("DHW"),
    _layer(
        "jax.lax.conv_transpose",
        "x, w, [s], mode, rhs_dilation=[d], transpose_kernel=True",
        (
            Mode("[(p, q)]", d * (K - 1) - p, SPREAD_PADDED),
            Mode("VALID", ZERO, SPREAD_VALID),
            Mode("SAME", SPREAD_CROP, L * s),
        ),
        NO_X64,
        flips=True,
        option="transpose_kernel=True",
        stride="input",
        layout=("NHC", "HOI"),
        observed_as="jax_conv_transpose_adjoint",
    ),
    _layer(
        "jax.lax.conv_transpose",
        "x, w, [s], mode, rhs_dilation=[d], use_consistent_padding=True",
        (
            Mode("[(p, q)]", p - d * (K - 1), SPREAD_FULL - p - q, where=p + q < SPREAD_FULL),
            *_TRANSPOSED_WORDS,
        ),
        option="use_consistent_padding=True",
        stride="input",
        layout=("NHC", "HIO"),
        observed_as="jax_conv_transpose_consistent",
    ),
)
"""Rows of jax."""
