"""Operators of ONNX as functions, computed by onnxruntime: one node, whatever its attributes."""

from collections.abc import Callable
from functools import cache
from typing import Any

from fundamentals.base.errors import SetupError
from fundamentals.referee.subject.models import of_node

__all__ = ["conv", "conv_transpose"]

_OPSET = 17
_VERSION = 8


def conv(x: Any, w: Any, b: Any = None, **attributes: Any) -> Any:
    """`Conv`: strides, dilations, pads, auto_pad, group; a number stands for one axis."""
    return _called("Conv", x, w, b, attributes)


def conv_transpose(x: Any, w: Any, b: Any = None, **attributes: Any) -> Any:
    """`ConvTranspose`: those of `Conv`, and output_padding."""
    return _called("ConvTranspose", x, w, b, attributes)


def _called(kind: str, x: Any, w: Any, b: Any, attributes: dict[str, Any]) -> Any:
    return _function(kind, tuple(sorted((n, _listed(n, v)) for n, v in attributes.items())))(
        x, w, b
    )


def _listed(name: str, value: Any) -> Any:
    """What is one for each axis as a list; of pads, those before all axes come first."""
    if name in ("group", "auto_pad"):
        return value
    parts = value if name == "pads" else (value,)
    return tuple(each for part in parts for each in (part if isinstance(part, tuple) else (part,)))


@cache
def _function(kind: str, attributes: tuple[tuple[str, Any], ...]) -> Callable[..., Any]:
    try:
        from onnx import helper
    except ImportError as error:
        raise SetupError(
            f"ONNX's operators need onnx and onnxruntime ({error}): pip install onnx onnxruntime"
        ) from None
    node = helper.make_node(kind, [], [], **dict(attributes))
    return of_node(node, [helper.make_opsetid("", _OPSET)], _VERSION)
