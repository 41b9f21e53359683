"""The convolutions of an ONNX model, each as a function of x, w and b, computed by onnxruntime."""

import copy
import difflib
from collections.abc import Callable
from typing import Any

from fundamentals.base.errors import SetupError, UsageError

__all__ = ["model", "of_node"]

_KINDS = ("Conv", "ConvTranspose")


def model(place: str, name: str) -> tuple[Callable[..., Any], dict[str, Any], tuple[str, ...]]:
    """The function of a node, an empty scope, and the names of all nodes that there are.

    Where the model has one convolution alone, it needs no name.

    Raises:
        UsageError: the file is no model, or it has no such node.
        SetupError: onnx or onnxruntime is not installed.
    """
    try:
        import onnx
        import onnxruntime  # noqa: F401
    except ImportError as error:
        raise SetupError(
            f"Models of ONNX need onnx and onnxruntime ({error}): pip install onnx onnxruntime"
        ) from None
    try:
        whole = onnx.load(place, load_external_data=False)
    except Exception as error:
        raise UsageError(f"{place} is no model of ONNX: {type(error).__name__}") from None
    nodes = {
        node.name or f"{node.op_type}_{number}": node
        for number, node in enumerate(whole.graph.node)
        if node.op_type in _KINDS and node.domain in ("", "ai.onnx")
    }
    if not nodes:
        raise UsageError(f"{place} has no Conv and no ConvTranspose.")
    names = tuple(nodes)
    if name and name not in nodes:
        near = difflib.get_close_matches(name, names, 3) or names[:10]
        raise UsageError(f"{place} has no convolution {name}. Did you mean {' or '.join(near)}?")
    if not name and len(nodes) > 1:
        return _choose(place, names), {}, names
    opsets = [each for each in whole.opset_import if each.domain in ("", "ai.onnx")]
    return of_node(nodes[name or names[0]], opsets, whole.ir_version), {}, names


def _choose(place: str, names: tuple[str, ...]) -> Callable[..., Any]:
    def f(*_: Any) -> Any:
        raise LookupError(f"{place} has {len(names)} convolutions; name one: {', '.join(names)}")

    return f


def of_node(node: Any, opsets: list[Any], version: int) -> Callable[..., Any]:
    """A node as a function; a model is made for each format and number of axes."""
    import numpy as np
    import onnx
    import onnxruntime

    single = copy.deepcopy(node)
    sessions: dict[Any, Any] = {}

    def session(arrays: dict[str, Any]) -> Any:
        single.ClearField("input")
        single.ClearField("output")
        single.input.extend(arrays)
        single.output.append("y")
        inputs = [
            onnx.helper.make_tensor_value_info(
                letter, onnx.helper.np_dtype_to_tensor_dtype(each.dtype), [None] * each.ndim
            )
            for letter, each in arrays.items()
        ]
        kind = inputs[0].type.tensor_type.elem_type
        output = onnx.helper.make_tensor_value_info("y", kind, None)
        graph = onnx.helper.make_graph([single], "one", inputs, [output])
        made = onnx.helper.make_model(graph, opset_imports=opsets, ir_version=version)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        return onnxruntime.InferenceSession(
            made.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def f(x: Any, w: Any, b: Any = None) -> Any:
        arrays = {n: np.asarray(a) for n, a in (("x", x), ("w", w), ("b", b)) if a is not None}
        key = tuple((name, each.dtype, each.ndim) for name, each in arrays.items())
        if key not in sessions:
            sessions[key] = session(arrays)
        return sessions[key].run(None, arrays)[0]

    f.__name__, f.__doc__ = node.op_type, str(node)[:2000]
    return f
