"""Rows of other libraries that people port between: onnxruntime, OpenCV, TensorFlow, Keras,
astropy, scikit-image.
"""

from dataclasses import replace

from sympy import And, Eq, Expr, Max, Piecewise, ceiling

from fundamentals.software.formulas import K, L, d, p, q, s
from fundamentals.software.laws import (
    JAX_LAYER,
    SPREAD_CROP,
    SPREAD_FULL,
    SPREAD_VALID,
    ZERO,
    windows,
)
from fundamentals.software.rows import Asked, Border, Mode, Remark, Row

__all__ = ["OTHERS"]

_AXES = ("H", "HW", "DHW")
_ODD = Eq(K - 2 * (K // 2), 1)
_SPREAD_OVER = Max(0, d * (K - 1) + 1 - s)
_FITS = d * (K - 1) < L + p + q


_SHORT = (ceiling(L / s) - 1) * s + K - L  # of x: below 0, part of x meets no tap
_UPPER = Piecewise((-(_SHORT // 2), _SHORT >= 0), ((-_SHORT - 1) // 2, True))
_LOWER = Piecewise((-ceiling(_SHORT / 2), _SHORT >= 0), (Max(0, (-_SHORT - 2) // 2), True))


def _same(name: str, first: Expr) -> Mode:
    return Mode(name, first, ceiling(L / s), where=Eq(d, 1), given=f"auto_pad='{name}'")


def _several(axes: int) -> str:
    """What tells rows about the same function apart."""
    return f"{axes} axes" if axes > 1 else ""


# onnxruntime

_ORT = ("onnx", "onnxruntime")


def _onnx(operator: str, axes: str, modes: tuple[Mode, ...]) -> Row:
    """An operator of ONNX, called as a function of its inputs and attributes."""
    transposed = operator == "ConvTranspose"
    return Row(
        f"onnxruntime.{operator}",
        "x, w, b, strides=[s], dilations=[d], group=g, mode",
        flips=transposed,
        conjugates=False,
        axes=len(axes),
        option=_several(len(axes)),
        stride="input" if transposed else "output",
        layout=(f"NC{axes}", f"{'IO' if transposed else 'OI'}{axes}"),
        bias=True,
        modes=modes,
        asked=Asked(
            f"fundamentals.referee.table.operators.{'conv_transpose' if transposed else 'conv'}",
            "f(x, w, b, strides=s, dilations=d, group=g, mode)",
            dtype="float32",
            needs=_ORT,
        ),
    )


_ONNX_CONV = (
    Mode("pads=[p, q]", -p, windows(L + p + q), _FITS, given="pads=(p, q)"),
    Mode("VALID", ZERO, windows(L), d * (K - 1) < L, given="auto_pad='VALID'"),
    _same("SAME_UPPER", _UPPER),
    _same("SAME_LOWER", _LOWER),
)
_CUT = SPREAD_FULL - _SPREAD_OVER
_ONNX_TRANSPOSED = (
    Mode("pads=[p, q]", p, SPREAD_FULL - p - q, p + q < SPREAD_FULL, given="pads=(p, q)"),
    Mode(
        "pads=[p, p], output_padding=[q]",
        p,
        SPREAD_FULL - 2 * p + q,
        where=And(q < s, 2 * p < SPREAD_FULL + q),
        given="pads=(p, p), output_padding=q",
    ),
    Mode("VALID", ZERO, SPREAD_FULL, given="auto_pad='VALID'"),
    Mode("SAME_UPPER", SPREAD_CROP, _CUT, given="auto_pad='SAME_UPPER'"),
    Mode("SAME_LOWER", ceiling(_SPREAD_OVER / 2), _CUT, given="auto_pad='SAME_LOWER'"),
)


# OpenCV

_CV2: tuple[tuple[str, Border], ...] = (
    ("BORDER_CONSTANT", "zeros"),
    ("BORDER_REFLECT", "reflect"),
    ("BORDER_REFLECT_101", "mirror"),
    ("BORDER_REPLICATE", "nearest"),
)


_TWO_KERNELS = Remark(
    "kernelX runs along rows and kernelY along columns: together they are filter2D with the "
    "products of their taps.",
    "cross-correlation:cv2_two_kernels",
)


def _opencv(
    function: str, arguments: str, axes: int, *, asked: str = "", plain: str, option: str = ""
) -> Row:
    first = -p if "p" in option else -(K // 2)
    return Row(
        f"cv2.{function}",
        arguments,
        flips=False,
        conjugates=False,
        axes=axes,
        option=option,
        fourier=function == "filter2D",
        modes=tuple(
            Mode(
                name,
                first,
                L,
                where=p < K if "p" in option else Eq(K, K),
                border=border,
                given=name,
            )
            for name, border in _CV2
        ),
        asked=Asked(expression=asked, plain=plain),
        remarks=(_TWO_KERNELS,) if function == "sepFilter2D" else (),
    )


# TensorFlow and Keras


def _grouped(check: str) -> tuple[Remark, ...]:
    return (
        Remark(
            "There is no argument for groups: where w has fewer in-channels than x, the channels "
            "fall into as many equal parts as that takes, one after the other.",
            f"conv-layer-is-cross-correlation:{check}",
        ),
    )


_EIGEN = Piecewise((-(_SHORT // 2), _SHORT >= 0), (-_SHORT // 2, True))
_TF_SAME = {1: JAX_LAYER[2], 2: JAX_LAYER[2], 3: Mode("SAME", _EIGEN, ceiling(L / s))}


def _tensorflow(axes: str) -> Row:
    n = len(axes)
    strides = {1: "stride=s", 2: "s", 3: "[1, *s, 1]"}[n]
    dilations = ", dilations=d" if n < 3 else ""  # not on CPUs
    return Row(
        f"tensorflow.nn.conv{n}d",
        f"x, w, {strides}, padding=mode{dilations}",
        flips=False,
        conjugates=False,
        axes=n,
        stride="output",
        layout=(f"N{axes}C", f"{axes}IO"),
        modes=(Mode("VALID", ZERO, windows(L), where=d * (K - 1) < L), _TF_SAME[n]),
        asked=Asked(grouped="I" if n < 3 else ""),
        remarks=_grouped(f"tensorflow_nn_conv{n}d") if n < 3 else (),
    )


def _keras(axes: str) -> Row:
    n = len(axes)
    return Row(
        "keras.ops.conv",
        "x, w, s, mode",
        flips=False,
        conjugates=False,
        axes=n,
        option=_several(n),
        stride="output",
        layout=(f"N{axes}C", f"{axes}IO"),
        modes=(
            Mode("valid", ZERO, windows(L), where=d * (K - 1) < L),
            replace(JAX_LAYER[2], name="same"),
        ),
        asked=Asked(grouped="I", needs=("keras", "tensorflow")),
        remarks=_grouped("keras_ops_conv"),
    )


def _keras_transposed(axes: str) -> Row:
    n = len(axes)
    return Row(
        "keras.ops.conv_transpose",
        "x, w, s, mode",
        flips=True,
        conjugates=False,
        axes=n,
        option=_several(n),
        stride="input",
        layout=(f"N{axes}C", f"{axes}OI"),
        modes=(
            Mode("valid", ZERO, SPREAD_VALID),
            Mode("same", SPREAD_CROP, L * s),
        ),
        asked=Asked(needs=("keras", "tensorflow")),
    )


def _tensorflow_transposed(axes: str) -> Row:
    n = len(axes)
    lengths = (
        ("x.shape[1] * s",) if n == 1 else tuple(f"x.shape[{i + 1}] * s[{i}]" for i in range(n))
    )
    steps = ("s",) if n == 1 else tuple(f"s[{i}]" for i in range(n))
    valid = [
        f"{length} + max(0, w.shape[{i}] - {step})"
        for i, (length, step) in enumerate(zip(lengths, steps, strict=True))
    ]
    shape = "[x.shape[0], {}, w.shape[" + str(n) + "]]"
    return Row(
        f"tensorflow.nn.conv{n}d_transpose",
        "x, w, output_shape, s, mode",
        flips=True,
        conjugates=False,
        axes=n,
        stride="input",
        layout=(f"N{axes}C", f"{axes}OI"),
        modes=(
            Mode(
                "VALID",
                ZERO,
                L * s + Max(0, K - s),
                given=f"{shape.format(', '.join(valid))}, s, 'VALID'",
            ),
            Mode(
                "SAME",
                Max(0, K - s) // 2,
                L * s,
                given=f"{shape.format(', '.join(lengths))}, s, 'SAME'",
            ),
        ),
        asked=Asked(expression="f(x, w, mode)"),
    )


# astropy and scikit-image

_ASTROPY: tuple[tuple[str, Border], ...] = (
    ("fill", "zeros"),
    ("extend", "nearest"),
    ("wrap", "wrap"),
)


_NORMALISES = Remark(
    "Unless normalize_kernel=False is given, w is first divided by its sum.",
    "convolution-of-sequences:astropy_normalises",
)


def _astropy(axes: int) -> Row:
    return Row(
        "astropy.convolution.convolve",
        "x, w, mode, normalize_kernel=False, nan_treatment='fill'",
        flips=True,
        conjugates=False,
        axes=axes,
        option=_several(axes),
        modes=tuple(Mode(name, K // 2, L, where=_ODD, border=border) for name, border in _ASTROPY),
        remarks=(_NORMALISES,),
    )


_SKIMAGE: tuple[tuple[str, Border], ...] = (
    ("constant", "zeros"),
    ("reflect", "reflect"),
    ("mirror", "mirror"),
    ("nearest", "nearest"),
    ("wrap", "wrap"),
)


def _skimage(axes: int) -> Row:
    return Row(
        "skimage.filters.correlate_sparse",
        "x, w, mode",
        flips=False,
        conjugates=False,
        axes=axes,
        option=_several(axes),
        modes=(
            *(Mode(name, -(K // 2), L, where=_ODD, border=border) for name, border in _SKIMAGE),
            Mode("valid", ZERO, L - K + 1, where=K <= L),
        ),
    )


OTHERS: tuple[Row, ...] = (
    *(_onnx("Conv", axes, _ONNX_CONV) for axes in _AXES),
    *(_onnx("ConvTranspose", axes, _ONNX_TRANSPOSED) for axes in _AXES),
    _opencv("filter2D", "x, -1, w, borderType=mode", 2, plain="f(x, -1, w)"),
    _opencv(
        "filter2D",
        "x, -1, w, anchor=p[::-1], borderType=mode",
        2,
        plain="f(x, -1, w)",
        option="anchor=p",
    ),
    _opencv(
        "sepFilter2D",
        "x, -1, kernelX, kernelY, borderType=mode",
        1,
        asked="f(x[None, :], -1, w, np.ones(1, w.dtype), borderType=mode)[0]",
        plain="f(x[None, :], -1, w, np.ones(1, w.dtype))[0]",
        option="along rows",
    ),
    _opencv(
        "sepFilter2D",
        "x, -1, kernelX, kernelY, borderType=mode",
        1,
        asked="f(x[:, None], -1, np.ones(1, w.dtype), w, borderType=mode)[:, 0]",
        plain="f(x[:, None], -1, np.ones(1, w.dtype), w)[:, 0]",
        option="along columns",
    ),
    *map(_tensorflow, _AXES),
    *map(_tensorflow_transposed, _AXES),
    *map(_keras, _AXES[:2]),
    *map(_keras_transposed, _AXES[:2]),
    *map(_astropy, (1, 2, 3)),
    *map(_skimage, (1, 2)),
)
"""Their rows."""
