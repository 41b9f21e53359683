"""The convolutions of an ONNX model, each as a function of x, w and b, computed by onnxruntime.

Of a node its operator and attributes are taken, the number type and the number of axes. Sizes are
not: they are those of the arguments, so that `kernel_shape`, which only repeats one, is left out,
and `group` is an argument.
"""

import difflib
import inspect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from fundamentals.base.errors import SetupError, UsageError

__all__ = ["model", "of_node"]

_KINDS = {"Conv": "OI", "ConvTranspose": "IO"}
"""The operators that are judged, and which channels of their kernels come first."""

_OURS = ("", "ai.onnx")
_PLACES = {1: "H", 2: "HW", 3: "DHW"}
_PER_AXIS = {"pads": 2, "kernel_shape": 1, "strides": 1, "dilations": 1, "output_padding": 1}
"""Attributes that have so many numbers for each axis."""


@dataclass(frozen=True)
class _Seen:
    """What the model says of a tensor: the name of its format, and its shape with None where that
    is open; "" and None if it does not.
    """

    dtype: str = ""
    shape: tuple[int | None, ...] | None = None


@dataclass(frozen=True)
class _Placed:
    """A node, and the tensors that are known where it stands."""

    node: Any
    tensors: Mapping[str, _Seen]

    def given(self, number: int) -> str:
        """The name of an input; "" if it is left out."""
        return str(self.node.input[number]) if len(self.node.input) > number else ""

    def seen(self, number: int) -> _Seen:
        """What is known of an input."""
        return self.tensors.get(self.given(number), _Seen())


def model(place: str, name: str) -> tuple[Callable[..., Any], dict[str, Any]]:
    """The function of a node, and what the model says: of its nodes, by name; which of them it is;
    and which convolutions are not judged.

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
    if not whole.graph.node:
        raise UsageError(f"{place} is no model of ONNX, or one without nodes.")
    placed = list(_nodes(_inferred(whole).graph, {}))
    nodes = _named(placed)
    left = _left_out(placed, whole.functions)
    if not nodes:
        but = f" {left}" if left else ""
        raise UsageError(f"{place} has no Conv and no ConvTranspose.{but}")
    names = tuple(nodes)
    if name and name not in nodes:
        near = difflib.get_close_matches(name, names, 3) or names[:10]
        raise UsageError(f"{place} has no convolution {name}. Did you mean {' or '.join(near)}?")
    said = {"nodes": {each: _said(placed) for each, placed in nodes.items()}, "left_out": left}
    if not name and len(nodes) > 1:
        return _choose(place, names), said
    opsets = [each for each in whole.opset_import if each.domain in _OURS]
    chosen = nodes[name or names[0]]
    function = of_node(chosen.node, opsets, whole.ir_version, biased=bool(chosen.given(2)))
    return function, {**said, "node": name or names[0]}


def _inferred(whole: Any) -> Any:
    """The model with the formats and shapes of what is computed in it, where these can be had."""
    import onnx

    try:
        return onnx.shape_inference.infer_shapes(whole)
    except Exception:  # whatever is the matter with other nodes, ours may be known all the same
        return whole


def _nodes(graph: Any, outer: Mapping[str, _Seen]) -> Iterator[_Placed]:
    """All nodes, those of If, Loop and Scan after the node itself."""
    tensors = {**outer, **dict(_tensors(graph))}
    for node in graph.node:
        yield _Placed(node, tensors)
        for attribute in node.attribute:
            for inner in (*([attribute.g] if attribute.HasField("g") else ()), *attribute.graphs):
                yield from _nodes(inner, tensors)


def _tensors(graph: Any) -> Iterator[tuple[str, _Seen]]:
    for each in (*graph.input, *graph.output, *graph.value_info):
        kind = each.type.tensor_type
        sizes = (
            tuple(d.dim_value if d.HasField("dim_value") else None for d in kind.shape.dim)
            if kind.HasField("shape")
            else None
        )
        yield each.name, _Seen(_format(kind.elem_type), sizes)
    for each in graph.initializer:
        yield each.name, _Seen(_format(each.data_type), tuple(each.dims))


def _format(number: int) -> str:
    import onnx

    try:
        return str(onnx.helper.tensor_dtype_to_np_dtype(number).name)
    except (KeyError, TypeError):  # it is not said, or no array has it
        return ""


def _named(placed: list[_Placed]) -> dict[str, _Placed]:
    """Those that are judged, by their names, or by operator and number where these tell nothing."""
    often = Counter(each.node.name for each in placed)
    return {
        each.node.name
        if each.node.name and often[each.node.name] == 1
        else f"{each.node.op_type}_{number}": each
        for number, each in enumerate(placed)
        if each.node.op_type in _KINDS and each.node.domain in _OURS
    }


def _left_out(placed: list[_Placed], functions: Any) -> str:
    """Convolutions that are not judged, in a sentence; empty if there are none."""
    inside = [_Placed(node, {}) for function in functions for node in function.node]
    kinds = Counter(
        each.node.op_type
        for each in placed
        if "Conv" in each.node.op_type
        and (each.node.op_type not in _KINDS or each.node.domain not in _OURS)
    )
    kinds += Counter(
        f"{each.node.op_type} inside of a function of the model"
        for each in inside
        if "Conv" in each.node.op_type
    )
    if not kinds:
        return ""
    said = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"Not judged: {said}; Conv and ConvTranspose of ONNX itself are."


def _said(placed: _Placed) -> dict[str, Any]:
    """What the model says of a node, as JSON has it: see `Node`."""
    from onnx.helper import get_attribute_value

    node, x, w = placed.node, placed.seen(0), placed.seen(1)
    attributes = {each.name: get_attribute_value(each) for each in node.attribute}
    ranks = [len(each.shape) - 2 for each in (w, x) if each.shape is not None]
    ranks += [
        len(attributes[name]) // many for name, many in _PER_AXIS.items() if name in attributes
    ]
    places = _PLACES.get(ranks[0], "") if ranks else ""
    kept = [
        f"{name}={value.decode() if isinstance(value, bytes) else value}"
        for name, value in attributes.items()
        if name not in ("kernel_shape", "group")
    ]
    return {
        "operator": node.op_type,
        "attributes": ", ".join(kept),
        "dtype": w.dtype or x.dtype,
        "signal": places and f"NC{places}",
        "kernel": places and f"{_KINDS[node.op_type]}{places}",
        "bias": bool(placed.given(2)),
        "groups": int(attributes.get("group", 1)),
        "weight": [] if w.shape is None or not prod(n or 0 for n in w.shape) else list(w.shape),
        "steps": {
            letter: list(attributes[name])
            for letter, name in (("s", "strides"), ("d", "dilations"))
            if name in attributes
        },
        "returned": list(attributes.get("output_shape", ()))[-len(places) :],
    }


def _choose(place: str, names: tuple[str, ...]) -> Callable[..., Any]:
    def f(*_: Any) -> Any:
        raise LookupError(f"{place} has {len(names)} convolutions; name one: {', '.join(names)}")

    return f


def of_node(
    node: Any, opsets: list[Any], version: int, *, biased: bool = True
) -> Callable[..., Any]:
    """A node as a function; a model is made for each format, number of axes and of groups.

    Args:
        node: of a model.
        opsets: the versions of the operators.
        version: that of the format of models.
        biased: whether its signature has a bias; it can be given one anyway.
    """
    import numpy as np
    import onnx
    import onnxruntime

    kept = [each for each in node.attribute if each.name != "kernel_shape"]
    sessions: dict[Any, Any] = {}

    def session(arrays: dict[str, Any], group: int | None) -> Any:
        single = onnx.helper.make_node(node.op_type, list(arrays), ["y"], node.name)
        single.attribute.extend(e for e in kept if group is None or e.name != "group")
        if group is not None:
            single.attribute.append(onnx.helper.make_attribute("group", group))
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

    def f(x: Any, w: Any, b: Any = None, group: int | None = None) -> Any:
        arrays = {n: np.asarray(a) for n, a in (("x", x), ("w", w), ("b", b)) if a is not None}
        key = (group, *((name, each.dtype, each.ndim) for name, each in arrays.items()))
        if key not in sessions:
            sessions[key] = session(arrays, group)
        return sessions[key].run(None, arrays)[0]

    f.__name__, f.__doc__ = node.op_type, str(node)[:2000]
    taken = [
        each for each in inspect.signature(f).parameters.values() if biased or each.name != "b"
    ]
    f.__signature__ = inspect.Signature(taken)  # type: ignore[attr-defined]
    return f
