"""In which numbers a function computes, for x and w of each number type.

A line of the table says of some types what comes back and how it was computed. The line
`Computed(("float16",), "float16", "rounded", "float32")`, say: two arrays of float16 give float16,
every product and sum in between being rounded to float32.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["NUMBER_TYPES", "SAME", "Computed", "How"]

SAME = "the same type"
"""What is returned where it is of the type of x."""

_INTEGERS = ("int8", "int16", "int32", "int64")
_UNSIGNED = ("uint8", "uint16", "uint32", "uint64")
_FLOATS = ("float32", "float64", "complex64", "complex128")

How = Literal[
    "or",
    "modulo",
    "rounded",
    "real",
    "fourier",
    "nearest",
    "cut",
    "saturated",
    "noise",
    "python",
    "refused",
]

_SAID: dict[How, str] = {
    "or": "true where a product is: the OR of ANDs, no sum",
    "modulo": "whole sums modulo 2ᵇ, b the type's bits: what does not fit wraps around",
    "rounded": "every step rounded to {unit}",
    "real": "imaginary parts left out, every step rounded to {unit}",
    "fourier": "by Fourier transforms in {unit}, rounding errors for integers, too",
    "nearest": "the integers nearest to what Fourier transforms in {unit} give, so wrong where "
    "sums are large; what does not fit comes back as another number",
    "cut": "summed in {unit}, fractions cut off; what does not fit comes back as another number",
    "saturated": "summed in {unit}; what does not fit becomes the nearest that does",
    "noise": "by Fourier transforms in {unit}; true wherever a rounding error is left: often wrong",
    "python": "Python's own arithmetic: exact for int and Fraction",
    "refused": "raised",
}


@dataclass(frozen=True)
class Computed:
    """One line about number types.

    Attributes:
        given: the types; of x and w both, or of each as in "uint8 × int8".
        returns: the type of what comes back, SAME, or the error raised.
        how: the arithmetic.
        unit: the type of number that it rounds to on the way.
        option: the argument under which this is said.
    """

    given: tuple[str, ...]
    returns: str
    how: How
    unit: str = ""
    option: str = ""

    @property
    def types(self) -> tuple[tuple[str, str], ...]:
        """Those of x and w, for each of `given`."""
        pairs = ((x, w or x) for x, _, w in (each.partition(" × ") for each in self.given))
        return tuple(pairs)

    @property
    def how_said(self) -> str:
        """The arithmetic in words."""
        unit = "that type" if self.unit == SAME else self.unit
        return _SAID[self.how].format(unit=unit)

    @property
    def text(self) -> str:
        """The line in plain text."""
        given = ", ".join(self.given) + (f", {self.option}" if self.option else "")
        if self.how == "refused":
            return f"{given}: {self.returns} {self.how_said}"
        return f"{given} → {self.returns}: {self.how_said}"


_WHOLE = (*_INTEGERS, *_UNSIGNED)
_MIXED = ("uint8 × int8", "int64 × float32")
_OBJECTS = Computed(("object",), "object", "python")
_NUMPY = (
    Computed(("bool",), "bool", "or"),
    Computed(_WHOLE, SAME, "modulo"),
    Computed(("uint8 × int8",), "int16", "modulo"),
    Computed(("int64 × float32", "int64 × uint64"), "float64", "rounded", "float64"),
    Computed(("float16",), "float16", "rounded", "float32"),
    Computed(_FLOATS, SAME, "rounded", SAME),
    _OBJECTS,
)
_FFT = 'method="fft"'
_BY_FFT = (
    Computed(("bool",), "bool", "noise", "float64", _FFT),
    Computed(_WHOLE, SAME, "nearest", "float64", _FFT),
    Computed(("float16",), "float16", "fourier", "float32", _FFT),
    Computed(_FLOATS, SAME, "fourier", SAME, _FFT),
)
_FOURIER = (
    Computed(("bool", *_WHOLE, "object"), "float64", "fourier", "float64"),
    Computed(("float16",), "float32", "fourier", "float32"),
    Computed(_FLOATS, SAME, "fourier", SAME),
)
_SCIPY_2D = (
    Computed(("bool", "float16", "object"), "ValueError", "refused"),
    Computed(_WHOLE, SAME, "modulo"),
    Computed(("uint8 × int8",), "int16", "modulo"),
    Computed(("int64 × float32", "int64 × uint64"), "float64", "rounded", "float64"),
    Computed(_FLOATS, SAME, "rounded", SAME),
)
_NDIMAGE = (
    Computed(("bool",), "bool", "or"),
    Computed((*_WHOLE, "uint8 × int8", "int64 × float32"), SAME, "cut", "float64"),
    Computed(("float32",), SAME, "rounded", "float64"),
    Computed(_FLOATS[1:], SAME, "rounded", SAME),
    Computed(("float16", "object"), "RuntimeError", "refused"),
)
_HALVES = ("float16", "bfloat16")
_IN_FLOAT32 = Computed(_HALVES, SAME, "rounded", "float32")
_IN_ITSELF = Computed(_FLOATS, SAME, "rounded", SAME)
_TORCH_MIXED = Computed(("int64 × float32", "float32 × float64"), "RuntimeError", "refused")
_TORCH = (
    Computed(("bool", "uint16", "uint32", "uint64"), "NotImplementedError", "refused"),
    Computed(("uint8", *_INTEGERS), SAME, "modulo"),
    _IN_FLOAT32,
    _IN_ITSELF,
    _TORCH_MIXED,
)
_TORCH_TRANSPOSED = (
    Computed(("bool", *_UNSIGNED, *_INTEGERS[:3]), "NotImplementedError", "refused"),
    Computed(("int64",), SAME, "modulo"),
    Computed((*_HALVES, *_FLOATS), SAME, "rounded", SAME),
    _TORCH_MIXED,
)
_TORCH_MODULE = (
    Computed(("bool", *_WHOLE), "RuntimeError", "refused"),
    _IN_FLOAT32,
    _IN_ITSELF,
    _TORCH_MIXED,
)
_TORCH_UNFOLD = (
    Computed(("bool", *_WHOLE), "NotImplementedError", "refused"),
    _IN_FLOAT32,
    _IN_ITSELF,
    Computed(("float32 × float64",), "RuntimeError", "refused"),
)
_JAX_LISTS = (
    Computed(("bool", *_WHOLE[:3], *_UNSIGNED[:3]), "float32", "rounded", "float32"),
    Computed(("int64", "uint64"), "float64", "rounded", "float64"),
    Computed(("int64 × float32",), "float32", "rounded", "float32"),
    _IN_FLOAT32,
    _IN_ITSELF,
    Computed(("object",), "TypeError", "refused"),
)
_JAX_FOURIER = (
    Computed(("bool", *_WHOLE[:3], *_UNSIGNED[:3]), "float32", "fourier", "float32"),
    Computed(("int64", "uint64"), "float64", "fourier", "float64"),
    Computed(_HALVES, "ValueError", "refused"),
    Computed(_FLOATS, SAME, "fourier", SAME),
    Computed(("object",), "TypeError", "refused"),
)
_JAX_LAYER = (
    Computed(("bool",), "bool", "or"),
    Computed(_WHOLE, SAME, "modulo"),
    _IN_FLOAT32,
    _IN_ITSELF,
    Computed((*_MIXED, "object"), "TypeError", "refused"),
)

_COMPLEX = _FLOATS[2:]
_ONNX = (
    Computed(("bool", *_WHOLE, "bfloat16", *_COMPLEX), "InvalidGraph", "refused"),
    Computed(("float64",), "NotImplemented", "refused"),
    Computed(("float16",), SAME, "rounded", "float32"),
    Computed(("float32",), SAME, "rounded", SAME),
)
_REAL = Computed(_FLOATS[:2], SAME, "rounded", SAME)
_OPENCV_REFUSED = ("bool", "int8", "int32", "int64", "uint32", "uint64", "float16", *_COMPLEX)
_OPENCV = (
    Computed(_OPENCV_REFUSED, "error", "refused"),
    Computed(("uint8",), SAME, "saturated", "float32"),
    Computed(("uint16", "int16"), SAME, "cut", "float32"),
    _REAL,
)
_TF_REFUSED = ("bool", *_INTEGERS[:2], "int64", *_UNSIGNED, *_COMPLEX)
_TF = (
    Computed(_TF_REFUSED, "InvalidArgumentError", "refused"),
    Computed(("int32",), SAME, "modulo"),
    _IN_FLOAT32,
    _REAL,
)
_TF_TRANSPOSED = (*_TF[:2], Computed((*_HALVES, *_FLOATS[:2]), SAME, "rounded", SAME))
_TF_3D = (Computed((*_TF_REFUSED, "int32"), "InvalidArgumentError", "refused"), _TF_TRANSPOSED[2])
_ASTROPY = (
    Computed(("bool", *_WHOLE, "object"), "float64", "rounded", "float64"),
    Computed(("float16", "float32"), SAME, "rounded", "float64"),
    Computed(("float64",), SAME, "rounded", SAME),
    Computed(_COMPLEX, "float64", "real", "float64"),
)
_SKIMAGE = (
    Computed(("bool", *_WHOLE, "object"), "float64", "rounded", "float64"),
    Computed(("float16",), "float32", "rounded", "float32"),
    _REAL,
    Computed(_COMPLEX, "ValueError", "refused"),
)

_LISTS = ("numpy.convolve", "numpy.correlate")
_SCIPY_LISTS = ("scipy.signal.convolve", "scipy.signal.correlate")
NUMBER_TYPES: Mapping[str, tuple[Computed, ...]] = {
    **dict.fromkeys(_LISTS, _NUMPY),
    **dict.fromkeys(_SCIPY_LISTS, (*_NUMPY, *_BY_FFT)),
    **dict.fromkeys((f"{name}(2 axes)" for name in _SCIPY_LISTS), (*_SCIPY_2D, *_BY_FFT)),
    **dict.fromkeys(("scipy.signal.fftconvolve", "scipy.signal.oaconvolve"), _FOURIER),
    **dict.fromkeys(("scipy.signal.convolve2d", "scipy.signal.correlate2d"), _SCIPY_2D),
    **dict.fromkeys(
        (f"scipy.ndimage.{name}{n}" for name in ("convolve", "correlate") for n in ("", "1d")),
        _NDIMAGE,
    ),
    **dict.fromkeys((f"torch.nn.functional.conv{n}d" for n in (1, 2, 3)), _TORCH),
    **dict.fromkeys(
        (f"torch.nn.functional.conv_transpose{n}d" for n in (1, 2, 3)), _TORCH_TRANSPOSED
    ),
    **dict.fromkeys((f"torch.nn.Conv{n}d" for n in (1, 2, 3)), _TORCH_MODULE),
    "torch.nn.functional.unfold": _TORCH_UNFOLD,
    **dict.fromkeys((f"jax.{name}" for name in (*_LISTS, *_SCIPY_LISTS)), _JAX_LISTS),
    **dict.fromkeys(
        (f"jax.scipy.signal.{name}2d" for name in ("convolve", "correlate")), _JAX_LISTS
    ),
    "jax.scipy.signal.fftconvolve": _JAX_FOURIER,
    **dict.fromkeys(
        (f"jax.{name}(2 axes)" for name in _SCIPY_LISTS),
        (*_JAX_LISTS, *(replace(line, option=_FFT) for line in _JAX_FOURIER)),
    ),
    **dict.fromkeys(("jax.lax.conv_general_dilated", "jax.lax.conv_transpose"), _JAX_LAYER),
    **dict.fromkeys(("onnxruntime.Conv", "onnxruntime.ConvTranspose"), _ONNX),
    **dict.fromkeys(("cv2.filter2D", "cv2.sepFilter2D"), _OPENCV),
    **dict.fromkeys(("tensorflow.nn.conv1d", "tensorflow.nn.conv2d"), _TF),
    **dict.fromkeys(("tensorflow.nn.conv3d", "tensorflow.nn.conv3d_transpose"), _TF_3D),
    **dict.fromkeys((f"tensorflow.nn.conv{n}d_transpose" for n in (1, 2)), _TF_TRANSPOSED),
    "keras.ops.conv": _TF,
    "keras.ops.conv_transpose": _TF_TRANSPOSED,
    "astropy.convolution.convolve": _ASTROPY,
    "skimage.filters.correlate_sparse": _SKIMAGE,
}
"""The lines about each function, or about one of its rows; for jax with `jax_enable_x64`."""
