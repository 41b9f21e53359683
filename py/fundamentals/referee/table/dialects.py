"""How libraries say what stands around a call: imports, orders of axes, padding, conjugates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fundamentals.software.rows import Row

__all__ = ["Dialect", "called", "dialect_of", "helpers", "imports"]


@dataclass(frozen=True)
class Dialect:
    """How a library's arrays are turned, taken from, padded and conjugated."""

    imports: tuple[str, ...] = ("import numpy as np",)
    permute: str = "np.transpose({a}, {order})"
    flip: str = "np.flip({a}, {axes})"
    take: str = "np.take({a}, {at}, axis)"
    pad: str = "np.pad(a, [(0, 0)] * axis + [pair] + [(0, 0)] * (a.ndim - axis - 1))"
    conj: str = "np.conj({a})"
    shape: str = "np.reshape({a}, {shape})"


_JAX = Dialect(
    ("import jax.numpy as jnp", "import numpy as np"),
    *(
        getattr(Dialect, name).replace("np.", "jnp.")
        for name in ("permute", "flip", "take", "pad", "conj", "shape")
    ),
)
_TORCH = Dialect(
    ("import numpy as np", "import torch"),
    "{a}.permute({order})",
    "{a}.flip({axes})",
    "{a}.index_select(axis, torch.from_numpy({at}))",
    "torch.nn.functional.pad(a, [0, 0] * (a.ndim - axis - 1) + [*pair])",
    "{a}.conj()",
    "{a}.reshape({shape})",
)
_TENSORFLOW = Dialect(
    ("import numpy as np", "import tensorflow as tf"),
    "tf.transpose({a}, {order})",
    "tf.reverse({a}, {axes})",
    "tf.gather({a}, {at}, axis=axis)",
    "tf.pad(a, [(0, 0)] * axis + [pair] + [(0, 0)] * (len(a.shape) - axis - 1))",
    "tf.math.conj({a})",
    "tf.reshape({a}, {shape})",
)
_ONNX = Dialect(("import numpy as np", "import onnx", "import onnxruntime"))
_DIALECTS = {
    "torch": _TORCH,
    "jax": _JAX,
    "tensorflow": _TENSORFLOW,
    "keras": _TENSORFLOW,
    "onnxruntime": _ONNX,
}


def dialect_of(row: Row) -> Dialect:
    """That of the row's library; NumPy's, if it takes NumPy's arrays."""
    return _DIALECTS.get(row.library, Dialect())


def called(row: Row) -> tuple[str, str]:
    """What a row's function is called by, and the line that imports it, if the dialect does not."""
    if row.library == "onnxruntime":
        return row.asked.target.rpartition(".")[2], ""
    name = row.asked.target or row.function
    for line in dialect_of(row).imports:
        module, _, short = line.removeprefix("import ").partition(" as ")
        if name.startswith(f"{module}."):
            return f"{short or module}{name.removeprefix(module)}", ""
    return name, f"import {name.rpartition('.')[0]}"


def imports(row: Row, body: str) -> list[str]:
    """The imports that the code needs."""
    lines = (*dialect_of(row).imports, called(row)[1])
    return sorted(
        line
        for line in lines
        if re.search(rf"(?<![\w.]){re.escape(line.split(' ')[-1])}\.", body) and line
    )


def helpers(row: Row, lines: Sequence[str]) -> list[str]:
    """The functions that the lines call."""
    text = "\n".join(lines)
    apart = "apart(" in text
    return [
        *(_operator(row) if row.library == "onnxruntime" else ()),
        *(_fit(row) if apart or "fit(" in text else ()),
        *(_apart(row) if apart else ()),
    ]


def _operator(row: Row) -> list[str]:
    kind = row.function.rpartition(".")[2]
    return [
        f"def {called(row)[0]}(x, w, b=None, **attributes):",
        f'    """{kind} of ONNX: one node, computed by onnxruntime."""',
        '    arrays = {n: a for n, a in (("x", x), ("w", w), ("b", b)) if a is not None}',
        "    lists = {n: a if isinstance(a, str) else np.ravel(a) for n, a in attributes.items()}",
        f'    node = onnx.helper.make_node("{kind}", list(arrays), ["y"], **lists)',
        "    dtype = onnx.helper.np_dtype_to_tensor_dtype(x.dtype)",
        '    ends = {n: [None] * a.ndim for n, a in arrays.items()} | {"y": None}',
        "    info = onnx.helper.make_tensor_value_info",
        "    *given, y = (info(n, dtype, e) for n, e in ends.items())",
        '    graph = onnx.helper.make_graph([node], "one", given, [y])',
        '    opset = onnx.helper.make_opsetid("", 17)',
        "    model = onnx.helper.make_model(graph, opset_imports=[opset], ir_version=8)",
        "    session = onnxruntime.InferenceSession(",
        '        model.SerializeToString(), providers=["CPUExecutionProvider"]',
        "    )",
        "    return session.run(None, arrays)[0]",
        "",
        "",
    ]


def _fit(row: Row) -> list[str]:
    return [
        "def fit(a, axis, before, after):",
        '    """Zeros before and after; where a number is negative, what stands there goes."""',
        "    kept = slice(max(0, -before), max(0, a.shape[axis] - max(0, -after)))",
        "    a = a[(slice(None),) * axis + (kept,)]",
        "    pair = max(0, before), max(0, after)",
        f"    return {dialect_of(row).pad}",
        "",
        "",
    ]


def _apart(row: Row) -> list[str]:
    shape = dialect_of(row).shape
    one = shape.format(a="a", shape="(*a.shape[:axis], count, 1, *a.shape[axis + 1 :])")
    other = shape.format(a="a", shape="(*a.shape[:axis], count * step, *a.shape[axis + 2 :])")
    return [
        "def apart(a, axis, step):",
        '    """Zeros between neighbours, which are step places apart then."""',
        "    count = a.shape[axis]",
        f"    a = fit({one}, axis + 1, 0, step - 1)",
        f"    return fit({other}, axis, 0, 1 - step)",
        "",
        "",
    ]
