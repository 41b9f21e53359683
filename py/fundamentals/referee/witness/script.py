"""A failing call as a script of a few lines that needs nothing of ours.

The script imports the function as its users do, has the numbers written out, and asserts what the
formula gives. It fails where the fault is and passes where it is mended.
"""

import keyword
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.machinery import EXTENSION_SUFFIXES
from math import prod
from pathlib import Path

import numpy as np

from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.linearity import Broken
from fundamentals.referee.formula.probes import Probe
from fundamentals.referee.subject.target import Target

__all__ = [
    *(
        "LAID",
        "Origin",
        "arguments",
        "asserted",
        "equation",
        "heading",
        "joined",
        "literal",
        "made",
        "read",
        "script",
    ),
]

_MANY = 96  # numbers; more of them are written as a rule
_FEW = 12  # numbers that are not 0
_LONGEST = 24  # numbers that repeat

_IMPORTS: Mapping[str, tuple[str, ...]] = {
    "numpy": (),
    "list": (),
    "torch": ("import torch",),
    "jax": ("import jax", "import jax.numpy as jnp"),
    "tensorflow": ("import tensorflow as tf",),
}
_MADE: Mapping[str, str] = {
    "numpy": "np.array({0}, dtype={1!r})",
    "list": "np.array({0}, dtype={1!r}).tolist()",
    "torch": "torch.tensor({0}, dtype=torch.{1})",
    "jax": "jnp.array({0}, dtype={1!r})",
    "tensorflow": "tf.constant({0}, dtype={1!r})",
}
_READ: Mapping[str, str] = {
    "numpy": "np.asarray({})",
    "list": "np.asarray({})",
    "torch": "{}.detach().cpu().to(torch.{wide}).numpy()",
    "jax": "np.asarray({}, dtype={wide!r})",
    "tensorflow": "tf.cast({}, tf.{wide}).numpy()",
}
LAID: Mapping[str, str] = {
    "fortran": "np.asfortranarray({0})",
    "strided": "np.repeat({0}, 2, axis=-1)[..., ::2]",
    "channels-last": "np.moveaxis(np.moveaxis({0}, 1, -1).copy(), -1, 1)",
    "reversed": "np.flip(np.flip({0}).copy())",
    **{
        f"surrounded by {around}": f"np.pad({{0}}, 3, constant_values={text})[{{inner}}]"
        for around, text in (("nan", "np.nan"), ("large", "{most}"), ("0", "0"))
    },
}
"""How an array is laid out in memory, where scripts can say it."""


@dataclass(frozen=True)
class Origin:
    """Where a function is from, and what it takes.

    Attributes:
        target: as the user named it.
        arrays: the library whose arrays it takes.
        rounds: whether what it returns are integers only after rounding.
        scale: what all sums are multiplied by.
        times: how often the call is made, where it does not always fail.
    """

    target: Target
    arrays: str = "numpy"
    rounds: bool = False
    scale: float = 1
    times: int = 1

    @property
    def imports(self) -> list[str]:
        """The lines that make the function known as f."""
        lines = ["import numpy as np", *_IMPORTS[self.arrays]]
        if self.target.kind == "onnx":
            return [*lines, *_of_model(self.target)]
        if self.arrays == "jax":
            lines.append('jax.config.update("jax_enable_x64", True)')
        if self.target.kind == "file":
            file = Path(self.target.place)
            lines = ["import sys", *lines, f"sys.path.insert(0, {str(file.parent)!r})"]
            if not _imports(file):
                return [
                    "import runpy",
                    *lines,
                    f"f = runpy.run_path({self.target.place!r})[{self.target.name!r}]",
                ]
            parts = [file.stem, *self.target.name.split(".")]
        else:
            parts = self.target.name.split(".")
        return [*lines, *_imported(parts)]

    def beside(self, names: Sequence[str]) -> list[str]:
        """The lines that make further names of the function's module known."""
        if not names:
            return []
        file = Path(self.target.place)
        if self.target.kind == "file" and not _imports(file):
            return [f"{name} = runpy.run_path({self.target.place!r})[{name!r}]" for name in names]
        module = file.stem if self.target.kind == "file" else self.target.name.rpartition(".")[0]
        return [f"from {module} import {', '.join(names)}"]


def _of_model(target: Target) -> list[str]:
    """A node of a model by itself, as a function: sizes and groups are those of the arguments."""
    named = f"{target.name!r} in (n.name, f'{{n.op_type}}_{{i}}') and " if target.name else ""
    return [
        "import onnx",
        "import onnxruntime",
        "",
        "def nodes(graph):",
        "    for node in graph.node:",
        "        yield node",
        "        for inner in (g for a in node.attribute for g in (a.g, *a.graphs)):",
        "            yield from nodes(inner)",
        "",
        f"model = onnx.load({target.place!r}, load_external_data=False)",
        "node = next(",
        "    n",
        "    for i, n in enumerate(nodes(model.graph))",
        f"    if {named}n.op_type in ('Conv', 'ConvTranspose')",
        ")",
        "",
        "def f(x, w, b=None, group=1):",
        "    arrays = {n: a for n, a in (('x', x), ('w', w), ('b', b)) if a is not None}",
        "    one = onnx.helper.make_node(node.op_type, list(arrays), ['y'], group=group)",
        "    sizes = 'group', 'kernel_shape'",
        "    one.attribute.extend(a for a in node.attribute if a.name not in sizes)",
        "    kind = onnx.helper.np_dtype_to_tensor_dtype(x.dtype)",
        "    ends = {n: [None] * a.ndim for n, a in arrays.items()} | {'y': None}",
        "    *given, y = (onnx.helper.make_tensor_value_info(n, kind, e) for n, e in ends.items())",
        "    graph = onnx.helper.make_graph([one], 'one', given, [y])",
        "    versions = {'opset_imports': model.opset_import, 'ir_version': model.ir_version}",
        "    made = onnx.helper.make_model(graph, **versions).SerializeToString()",
        "    session = onnxruntime.InferenceSession(made, providers=['CPUExecutionProvider'])",
        "    return session.run(None, arrays)[0]",
    ]


def _imports(file: Path) -> bool:
    """Whether an import of that name finds the file: nothing beside it, or of Python's own, does
    instead.
    """
    name = file.stem
    beside = (file.parent / name).is_dir() or any(
        (file.parent / f"{name}{suffix}").exists() for suffix in EXTENSION_SUFFIXES
    )
    return _is_name(name) and not beside and name not in sys.stdlib_module_names


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)


def _imported(parts: Sequence[str]) -> list[str]:
    """A dotted name as an import; what begins with a capital letter is a class, no module."""
    inner = next((n for n, part in enumerate(parts) if n and part[:1].isupper()), len(parts) - 1)
    module, name, rest = ".".join(parts[:inner]), parts[inner], parts[inner + 1 :]
    if not rest:
        return [f"from {module} import {name}" + ("" if name == "f" else " as f")]
    return [f"from {module} import {name}", f"f = {'.'.join((name, *rest))}"]


def script(origin: Origin, form: Form, probe: Probe, said: Array | None, why: str) -> str:
    """The script for a call that must return certain numbers, or at least must return.

    Args:
        origin: the function.
        form: how it is called.
        probe: the call, in canonical arrays.
        said: the canonical numbers that must come.
        why: what is wrong, in a sentence, for the heading.
    """
    lines = [heading(why), *origin.imports, "", *arguments(origin, form, probe)]
    call = read(origin, form.expression, probe.dtype)
    if said is None:
        return joined([*lines, f"got = {call}  # must not fail"])
    lines.append(f"expected = np.array({literal(form.output_out(said * origin.scale))})")
    judged = [f"got = {call}", *asserted("expected", "got")]
    if origin.times > 1:
        judged = [f"for _ in range({origin.times}):", *(f"    {line}" for line in judged)]
    return joined([*lines, *judged])


def equation(origin: Origin, form: Form, broken: Broken, why: str) -> str:
    """The script for an equation of linear maps that fails."""
    first, *others = broken.probes
    lines = [heading(why), *origin.imports, ""]
    names = ["whole", "one", "other"] if len(others) > 1 else ["one", "whole"]
    for name, probe in zip(names, broken.probes, strict=True):
        lines += arguments(origin, form, probe)
        factor = "" if len(others) > 1 or probe is first else _factor(broken)
        lines.append(f"{name} = {read(origin, form.expression, first.dtype, factor)}")
    wanted = "one + other" if len(others) > 1 else f"{_factor(broken)} * one"
    return joined([*lines, f"expected = {wanted}", *asserted("expected", "whole")])


def _factor(broken: Broken) -> str:
    """The factor, a power of 2 but for its sign, as it is written."""
    factor = broken.factor
    return str(int(factor)) if factor in (-1, 2) else f"2.0**{int(np.log2(factor))}"


def heading(why: str) -> str:
    """A comment on one line."""
    said = "".join(c if c.isprintable() else " " for c in why)
    return f"# {said}"


def joined(lines: Sequence[str]) -> str:
    """The script."""
    return "\n".join(lines) + "\n"


def asserted(wanted: str, got: str) -> list[str]:
    """That two arrays hold the same numbers in the same shape."""
    return [
        f"assert {got}.shape == {wanted}.shape and ({got} == {wanted}).all(), (",
        f'    f"{wanted}\\n{{{wanted}}}\\nnot\\n{{{got}}}"',
        ")",
    ]


def read(origin: Origin, call: str, dtype: str, factor: str = "") -> str:
    """What a call returns; where it rounds, the nearest multiples of its scale and factor."""
    wide = "complex128" if dtype.startswith("complex") else "float64"
    read = _READ[origin.arrays].format(call, wide=wide)
    if not origin.rounds:
        return read
    scale = "" if origin.scale == 1 else str(origin.scale)
    unit = " * ".join(each for each in (scale, factor) if each)
    return f"np.rint({read} / ({unit})) * ({unit})" if unit else f"np.rint({read})"


def arguments(origin: Origin, form: Form, probe: Probe) -> list[str]:
    """The arrays and the letters, each on a line."""
    call = form.call(probe.shape, probe.x, probe.w, probe.b)
    lines: list[str] = []
    twin = ""
    for name, array in call.arrays.items():
        kind = probe.memory.get(name, "plain")
        if kind == "aliased" and twin:
            lines.append(f"{name} = {twin}")
            continue
        twin = name if kind == "aliased" else twin
        line = made(origin, name, array, probe.dtype, LAID.get(kind, "{0}"))
        if "ml_dtypes" in line:
            lines = lines or ["import ml_dtypes"]
        lines.append(line)
        if kind == "read-only":
            lines.append(f"{name}.flags.writeable = False")
    return lines + [f"{name} = {value!r}" for name, value in call.values.items()]


def made(origin: Origin, name: str, array: Array, dtype: str, laid: str = "{0}") -> str:
    """The line that makes an array; of bfloat16 in NumPy, ml_dtypes must be imported."""
    apart = origin.arrays == "torch" and laid != "{0}"  # as NumPy lays it, and torch takes it
    text = _MADE["numpy" if apart else origin.arrays].format(literal(array), dtype)
    if origin.arrays in ("numpy", "list") and dtype == "bfloat16":
        text = text.replace("'bfloat16'", "ml_dtypes.bfloat16")
    limits = "finfo" if dtype.startswith(("float", "complex")) else "iinfo"
    inner = ", ".join(["3:-3"] * array.ndim)
    text = laid.format(text, most=f"np.{limits}({dtype!r}).max", inner=inner)
    return f"{name} = torch.from_numpy({text})" if apart else f"{name} = {text}"


def literal(array: Array) -> str:
    """An array as text: its numbers, or the rule that they follow where they are many."""
    if array.size <= _MANY:
        return _numbers(array)
    flat, shape = array.reshape(-1), array.shape
    for period in range(1, _LONGEST + 1):
        if np.array_equal(np.resize(flat[:period], flat.shape), flat):
            return f"np.resize({_numbers(flat[:period])}, {shape})"
    places = np.flatnonzero(flat)
    if len(places) <= _FEW:
        return (
            f"np.bincount({places.tolist()}, {_numbers(flat[places])}, {prod(shape)})"
            f".reshape({shape})"
        )
    return _numbers(array)


def _numbers(array: Array) -> str:
    """Numbers as they are written; integers without a point."""
    if not array.size:
        return f"np.zeros({array.shape})"
    if array.dtype.kind == "O":
        return str(array.tolist())  # integers of Python
    whole = array.dtype.kind != "c" and bool((array == np.rint(array)).all())
    return str((array.astype(np.int64) if whole else array).tolist())
