"""Further rows of the table's own libraries, confirmed by the referee alone: other borders, several
axes, options that no check of an entry observes.
"""

from collections.abc import Sequence
from dataclasses import replace

from sympy import And

from fundamentals.software.formulas import K, L, d, p, q, s
from fundamentals.software.laws import (
    JAX_LAYER,
    SCIPY_CONVOLVE,
    SCIPY_CONVOLVE_2D,
    SCIPY_CORRELATE_2D,
    SPREAD_CROP,
    SPREAD_FULL,
    SPREAD_PADDED,
    SPREAD_VALID,
    windows,
)
from fundamentals.software.rows import Asked, Border, Mode, Row

__all__ = ["FURTHER"]

_BORDERS: tuple[tuple[str, Border], ...] = (
    ("reflect", "reflect"),
    ("mirror", "mirror"),
    ("nearest", "nearest"),
    ("wrap", "wrap"),
    ("grid-mirror", "reflect"),
    ("grid-wrap", "wrap"),
    ("grid-constant", "zeros"),
)


def _list(
    function: str, arguments: str, modes: Sequence[Mode], axes: int, option: str, *, flips: bool
) -> Row:
    """A function for arrays without channels: the kernel is conjugated where it does not flip."""
    return Row(
        function,
        arguments,
        flips=flips,
        conjugates=not flips,
        axes=axes,
        option=option,
        fourier="fft" in function or "oa" in function,
        modes=tuple(modes),
    )


def _ndimage(name: str, axes: int) -> tuple[Row, ...]:
    """The modes other than "constant", and the origin."""
    flips = name.startswith("convolve")
    first, moved = (K // 2, K // 2 + p) if flips else (-(K // 2), -(K // 2) - p)
    function = f"scipy.ndimage.{name}"
    borders = [Mode(mode, first, L, border=border) for mode, border in _BORDERS]
    origin = [Mode("constant", moved, L, where=p <= (K - 1) // 2)]
    rows = [
        _list(function, "x, w, mode=mode", borders, axes, "other modes", flips=flips),
        _list(function, "x, w, mode=mode, origin=p", origin, axes, "origin=p", flips=flips),
    ]
    if axes > 1:
        constant = [Mode("constant", first, L)]
        rows.append(_list(function, "x, w, mode=mode", constant, 3, "3 axes", flips=flips))
    return tuple(rows)


def _two_axes(library: str, name: str, option: str = "2 axes") -> Row:
    """As along one axis; jax wants one of x and w to be the smaller along both, in every mode."""
    flips = "convolve" in name
    modes = SCIPY_CONVOLVE_2D if flips else SCIPY_CORRELATE_2D
    if name == "correlate2d":
        modes = (modes[0], Mode("same", -((K - 1) // 2), L), *modes[2:])
    if library == "jax.scipy":
        smaller = (K <= L, L <= K)
        modes = (*(replace(m, where=one) for m in modes[:2] for one in smaller), *modes[2:])
    method = ", method" if name in ("convolve", "correlate") else ""
    function = f"{library}.signal.{name}"
    return _list(function, f"x, w, mode{method}", modes, 2, option, flips=flips)


def _jax_conv(axes: str) -> Row:
    return Row(
        "jax.lax.conv_general_dilated",
        "x, w, s, mode, rhs_dilation=d, feature_group_count=g",
        flips=False,
        conjugates=False,
        axes=len(axes),
        option=f"{len(axes)} axes",
        stride="output",
        layout=(f"NC{axes}", f"OI{axes}"),
        modes=(replace(JAX_LAYER[0], given="list(zip(p, q))"), *JAX_LAYER[1:]),
        asked=Asked(
            expression="f(x, w, s, mode, rhs_dilation=d, feature_group_count=g, "
            f"dimension_numbers=('NC{axes}', 'OI{axes}', 'NC{axes}'))"
        ),
    )


def _jax_transpose(axes: str, *, option: str, arguments: str, pads: Mode) -> Row:
    places = {1: "[s]", 2: "s"}[len(axes)]
    dilations = {1: "[d]", 2: "d"}[len(axes)]
    return Row(
        "jax.lax.conv_transpose",
        f"x, w, {places}, mode, rhs_dilation={dilations}{arguments}",
        flips=False,
        conjugates=False,
        axes=len(axes),
        option=option,
        stride="input",
        layout=(f"N{axes}C", f"{axes}IO"),
        modes=(
            pads,
            Mode("VALID", -d * (K - 1), SPREAD_VALID),
            Mode("SAME", -d * (K - 1) + SPREAD_CROP, L * s),
        ),
    )


_PADDINGS: tuple[tuple[str, Border, object], ...] = (
    ("zeros", "zeros", p >= 0),
    ("reflect", "mirror", p < L),
    ("replicate", "nearest", p >= 0),
    ("circular", "wrap", p <= L),
)


def _torch_module(axes: str) -> Row:
    n = len(axes)
    return Row(
        f"torch.nn.Conv{n}d",
        "C, O, K, stride=s, padding=p, dilation=d, groups=g, padding_mode=mode",
        flips=False,
        conjugates=False,
        axes=n,
        stride="output",
        layout=(f"NC{axes}", f"OI{axes}"),
        bias=True,
        modes=tuple(
            Mode(name, -p, windows(L + 2 * p), And(where, d * (K - 1) < L + 2 * p), border)
            for name, border, where in _PADDINGS
        ),
        asked=Asked(
            expression="__import__('torch').func.functional_call(f(x.shape[1], w.shape[0], "
            "w.shape[2:], stride=s, padding=p, dilation=d, groups=g, padding_mode=mode, "
            "dtype=w.dtype), {'weight': w, 'bias': b}, (x,))"
        ),
    )


_UNFOLD = Row(
    "torch.nn.functional.unfold",
    "x, w.shape[2:], padding=p, stride=s, dilation=d",
    flips=False,
    conjugates=False,
    axes=2,
    option="then w @",
    stride="output",
    layout=("NCHW", "OIHW"),
    modes=(Mode("p", -p, windows(L + 2 * p), where=d * (K - 1) < L + 2 * p),),
    asked=Asked(
        expression="(w.flatten(1) @ f(x, w.shape[2:], padding=p, stride=s, dilation=d)).unflatten("
        "2, ((x.shape[2] + 2 * p[0] - d[0] * (w.shape[2] - 1) - 1) // s[0] + 1, -1))"
    ),
)

FURTHER: tuple[Row, ...] = (
    *(
        row
        for name, axes in (("convolve1d", 1), ("correlate1d", 1), ("convolve", 2), ("correlate", 2))
        for row in _ndimage(name, axes)
    ),
    *(_two_axes("scipy", n) for n in ("convolve", "correlate", "fftconvolve", "oaconvolve")),
    *(_two_axes("jax.scipy", name) for name in ("convolve", "correlate")),
    *(_two_axes("jax.scipy", name, "") for name in ("convolve2d", "correlate2d")),
    _list("jax.scipy.signal.fftconvolve", "x, w, mode", SCIPY_CONVOLVE, 1, "", flips=True),
    _jax_conv("HW"),
    _jax_transpose(
        "HW",
        option="2 axes",
        arguments="",
        pads=Mode("[(p, q)]", -p, SPREAD_PADDED, given="list(zip(p, q))"),
    ),
    _jax_transpose(
        "H",
        option="use_consistent_padding=True",
        arguments=", use_consistent_padding=True",
        pads=Mode("[(p, q)]", p - d * (K - 1), SPREAD_FULL - p - q, where=p + q < SPREAD_FULL),
    ),
    *map(_torch_module, ("H", "HW")),
    _UNFOLD,
)
"""The rows."""
