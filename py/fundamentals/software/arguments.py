"""What a function does with arguments that are left out or empty."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

__all__ = ["ARGUMENTS", "Arguments", "Empty"]

_ANY = ("x", "w", "both")


@dataclass(frozen=True)
class Empty:
    """What comes of an array without numbers.

    Attributes:
        which: of x and w: "x", "w" or "both".
        outcome: the error raised; "no values"; or "zeros", as many as the row's formula says.
        modes: in which of the row's modes; in all if there are none.
    """

    which: tuple[str, ...]
    outcome: str
    modes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """In plain text."""
        where = f" in mode {' or '.join(self.modes)}" if self.modes else ""
        outcome = {
            "no values": "nothing is returned",
            "zeros": "zeros are returned, as many as the formula says",
        }.get(self.outcome, f"{self.outcome} is raised")
        return f"empty {' or '.join(self.which)}{where}: {outcome}"


@dataclass(frozen=True)
class Arguments:
    """What a function does when not all is given.

    Attributes:
        defaults: what is taken, as Python writes it, for arguments that are left out.
        mode: which of the row's modes that is; empty if none of them.
        required: what else than x and w must be given.
        empty: what comes of empty arrays.
    """

    defaults: Mapping[str, str] = field(default_factory=dict)
    mode: str = ""
    required: tuple[str, ...] = ()
    empty: tuple[Empty, ...] = ()

    @property
    def text(self) -> str:
        """What is taken for what is left out, in plain text."""
        taken = ", ".join(f"{name}={value}" for name, value in self.defaults.items())
        taken = taken or (f"as in mode {self.mode}" if self.mode else "nothing")
        must = f"; {' and '.join(self.required)} must be given" if self.required else ""
        return f"left out: {taken}{must}"


def _said(mode: str, **more: str) -> dict[str, str]:
    return {"mode": repr(mode), **more}


_RAISES = (Empty(_ANY, "ValueError"),)
_METHOD = (
    Empty(("x",), "no values", ("same",)),
    Empty(("x",), "ValueError", ("full", "valid")),
    Empty(("w", "both"), "ValueError"),
)
_FULL_BY_METHOD = _said("full", method="'auto'")
_FOURIER = Arguments(_said("full", axes="None"), "full", (), (Empty(_ANY, "no values"),))
_2D = Arguments(
    _said("full", boundary="'fill'", fillvalue="0"),
    "full",
    empty=(
        Empty(("x", "w"), "zeros"),
        Empty(("both",), "ValueError", ("full",)),
        Empty(("both",), "zeros", ("same", "valid")),
    ),
)
_NDIMAGE_EMPTY = (Empty(("x",), "no values"), Empty(("w", "both"), "RuntimeError"))
_NDIMAGE = Arguments(_said("reflect", axis="-1", cval="0.0", origin="0"), empty=_NDIMAGE_EMPTY)
_NDIMAGE_ND = Arguments(_said("reflect", cval="0.0", origin="0", axes="None"), empty=_NDIMAGE_EMPTY)
_ONES = {"stride": "1", "padding": "0", "dilation": "1", "groups": "1", "bias": "None"}
_TORCH = Arguments(_ONES, "valid", empty=(Empty(_ANY, "RuntimeError"),))
_TORCH_TRANSPOSED = Arguments(
    {**_ONES, "output_padding": "0"}, "p, q", empty=(Empty(_ANY, "RuntimeError"),)
)
_LAX_EMPTY = (Empty(("x",), "zeros"), Empty(("w", "both"), "ValueError"))

_TORCH_MODULE = Arguments(
    {**_ONES, "bias": "True", "padding_mode": "'zeros'"},
    "zeros",
    ("kernel_size",),
    (Empty(_ANY, "RuntimeError"),),
)
_TORCH_UNFOLD = Arguments(
    {"dilation": "1", "padding": "0", "stride": "1"}, "p", empty=(Empty(_ANY, "RuntimeError"),)
)
_METHOD_2D = (
    Empty(_ANY, "ValueError", ("full",)),
    Empty(("x",), "no values", ("same",)),
    Empty(("w", "both"), "ValueError", ("same",)),
    Empty(_ANY, "zeros", ("valid",)),
)
_JAX_FOURIER = (
    Empty(("x", "w"), "zeros", ("full",)),
    Empty(("x",), "no values", ("same",)),
    Empty(("w",), "TypeError", ("same", "valid")),
    Empty(("both",), "ValueError"),
)
_ONNX = Arguments({"b": "None"}, "VALID")  # it never returns from some calls with empty arrays
_OPENCV_EMPTY = (Empty(_ANY, "error"),)
_OPENCV = Arguments({}, "BORDER_REFLECT_101", empty=_OPENCV_EMPTY)
_TF_ERROR = "InvalidArgumentError"
_TF = Arguments(
    {"dilations": "None"},
    required=("strides", "padding"),
    empty=(
        Empty(("x",), _TF_ERROR, ("VALID",)),
        Empty(("x",), "no values", ("SAME",)),
        Empty(("w",), _TF_ERROR),
    ),
)


def _spreading(valid: str, same: str) -> tuple[Empty, ...]:
    """TensorFlow's and Keras' transposed layers."""
    return (
        Empty(("x",), "zeros", (valid,)),
        Empty(("x",), "no values", (same,)),
        Empty(("w",), _TF_ERROR, (valid,)),
        Empty(("w",), "zeros", (same,)),
    )


_TF_TRANSPOSED = Arguments(
    {"padding": "'SAME'", "dilations": "None"},
    required=("output_shape", "strides"),
    empty=_spreading("VALID", "SAME"),
)
_ASTROPY = Arguments(
    {
        "boundary": "'fill'",
        "fill_value": "0.0",
        "nan_treatment": "'interpolate'",
        "normalize_kernel": "True",
    },
    empty=(Empty(("x",), "ValueError"), Empty(("w", "both"), "KernelSizeError")),
)
_BEYOND = ("reflect", "mirror", "nearest", "wrap")
_SKIMAGE = Arguments(
    _said("reflect"),
    "reflect",
    empty=(
        Empty(("x",), "no values", ("constant", "valid")),
        Empty(("x",), "ValueError", _BEYOND),
        Empty(("w",), "ValueError", ("constant", *_BEYOND)),
    ),
)

ARGUMENTS: Mapping[str, Arguments] = {
    **dict.fromkeys(
        ("numpy.convolve", "jax.numpy.convolve"), Arguments(_said("full"), "full", (), _RAISES)
    ),
    **dict.fromkeys(
        ("numpy.correlate", "jax.numpy.correlate"), Arguments(_said("valid"), "valid", (), _RAISES)
    ),
    **dict.fromkeys(
        ("scipy.signal.convolve", "scipy.signal.correlate"),
        Arguments(_FULL_BY_METHOD, "full", (), _METHOD),
    ),
    **dict.fromkeys(
        ("jax.scipy.signal.convolve", "jax.scipy.signal.correlate"),
        Arguments(_FULL_BY_METHOD, "full", (), _RAISES),
    ),
    **dict.fromkeys(("scipy.signal.fftconvolve", "scipy.signal.oaconvolve"), _FOURIER),
    **dict.fromkeys(("scipy.signal.convolve2d", "scipy.signal.correlate2d"), _2D),
    **dict.fromkeys(("scipy.ndimage.convolve1d", "scipy.ndimage.correlate1d"), _NDIMAGE),
    **dict.fromkeys(("scipy.ndimage.convolve", "scipy.ndimage.correlate"), _NDIMAGE_ND),
    **dict.fromkeys((f"torch.nn.functional.conv{n}d" for n in (1, 2, 3)), _TORCH),
    **dict.fromkeys(
        (f"torch.nn.functional.conv_transpose{n}d" for n in (1, 2, 3)), _TORCH_TRANSPOSED
    ),
    **{
        f"{name}(other modes)": replace(said, mode="reflect")
        for said, dimension in ((_NDIMAGE, "1d"), (_NDIMAGE_ND, ""))
        for name in (f"scipy.ndimage.convolve{dimension}", f"scipy.ndimage.correlate{dimension}")
    },
    **dict.fromkeys(
        ("scipy.signal.convolve(2 axes)", "scipy.signal.correlate(2 axes)"),
        Arguments(_FULL_BY_METHOD, "full", (), _METHOD_2D),
    ),
    **dict.fromkeys((f"torch.nn.Conv{n}d" for n in (1, 2, 3)), _TORCH_MODULE),
    "torch.nn.functional.unfold": _TORCH_UNFOLD,
    "jax.scipy.signal.fftconvolve": Arguments(_said("full", axes="None"), "full", (), _JAX_FOURIER),
    **dict.fromkeys(
        ("jax.scipy.signal.convolve2d", "jax.scipy.signal.correlate2d"),
        Arguments(_said("full", boundary="'fill'", fillvalue="0"), "full", (), _RAISES),
    ),
    "jax.lax.conv_general_dilated": Arguments(
        {"lhs_dilation": "None", "rhs_dilation": "None", "feature_group_count": "1"},
        required=("window_strides", "padding"),
        empty=_LAX_EMPTY,
    ),
    "jax.lax.conv_transpose": Arguments(
        {"rhs_dilation": "None", "transpose_kernel": "False"},
        required=("strides", "padding"),
        empty=_LAX_EMPTY,
    ),
    **dict.fromkeys(("onnxruntime.Conv", "onnxruntime.ConvTranspose"), _ONNX),
    **dict.fromkeys(("cv2.filter2D", "cv2.sepFilter2D"), _OPENCV),
    "cv2.filter2D(anchor=p)": Arguments(empty=_OPENCV_EMPTY),
    "tensorflow.nn.conv1d": replace(_TF, required=("stride", "padding")),
    **dict.fromkeys(("tensorflow.nn.conv2d", "tensorflow.nn.conv3d"), _TF),
    **dict.fromkeys((f"tensorflow.nn.conv{n}d_transpose" for n in (1, 2, 3)), _TF_TRANSPOSED),
    "keras.ops.conv": Arguments(
        {"strides": "1", "padding": "'valid'", "dilation_rate": "1"}, "valid"
    ),
    "keras.ops.conv_transpose": Arguments(
        {"strides": "1", "padding": "'valid'", "dilation_rate": "1"},
        "valid",
        empty=_spreading("valid", "same"),
    ),
    "astropy.convolution.convolve": _ASTROPY,
    "skimage.filters.correlate_sparse": _SKIMAGE,
}
"""What is said of each function, or of one of its rows."""
