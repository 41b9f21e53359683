"""Scripts of a few lines for a gradient that is wrong, and for an error that is too large.

Like those of values, they need nothing of ours; they fail where the fault is and pass where it is
mended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fundamentals.referee.formula.layer import Array
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.witness.script import (
    LAID,
    Origin,
    asserted,
    heading,
    joined,
    literal,
    made,
    read,
)

__all__ = ["Given", "error", "gradient"]

_GRADIENT: Mapping[str, Sequence[str]] = {
    "torch": (
        "sources = [each.requires_grad_() for each in [{all}]]",
        "y = {call}",
        "got = torch.autograd.grad(y, sources, v)[{index}]",
    ),
    "jax": (
        "y, pull = jax.vjp(lambda {all}: {call}, {all})",
        "got = pull(v)[{index}]",
    ),
    "tensorflow": (
        "with tf.GradientTape() as tape:",
        "    tape.watch([{all}])",
        "    y = {call}",
        "got = tape.gradient(y, [{all}], v)[{index}]",
    ),
}
"""Of v times the value, the gradients."""


_AGAIN: Mapping[str, Sequence[str]] = {
    "torch": (
        *_GRADIENT["torch"][:2],
        "torch.autograd.grad(y, sources, torch.ones_like(v), retain_graph=True)",
        _GRADIENT["torch"][2],
    ),
    "tensorflow": (
        "with tf.GradientTape(persistent=True) as tape:",
        *_GRADIENT["tensorflow"][1:3],
        "tape.gradient(y, [{all}], tf.ones_like(v))",
        _GRADIENT["tensorflow"][3],
    ),
}
"""The gradients, once others were asked of the same value."""


_SECOND: Mapping[str, Sequence[str]] = {
    "torch": (
        "sources = [each.requires_grad_() for each in ({all}, v)]",
        "first = torch.autograd.grad({call}, sources[:-1], v, create_graph=True)",
        "weights = ({weights},)",
        "got = torch.autograd.grad(first, sources, weights, materialize_grads=True)[{index}]",
    ),
    "jax": (
        "def first({all}, v):",
        "    return jax.vjp(lambda {all}: {call}, {all})[1](v)",
        "",
        "got = jax.vjp(first, {all}, v)[1](({weights},))[{index}]",
    ),
    "tensorflow": (
        "with tf.GradientTape() as outer:",
        "    outer.watch([{all}, v])",
        "    with tf.GradientTape() as tape:",
        "        tape.watch([{all}])",
        "        y = {call}",
        "    first = tape.gradient(y, [{all}], v)",
        "got = outer.gradient(first, [{all}, v], [{weights}])[{index}]",
    ),
}
"""Of the gradients, weighted by vx, vw and vb and added up, once more the gradients."""


@dataclass(frozen=True)
class Given:
    """What a call is given, in the function's own order of axes.

    Attributes:
        expression: the call.
        arrays: by letter, v among them for gradients.
        values: what the other letters stand for.
        dtype: the number type.
        memory: how arrays lie in memory, where it is special.
    """

    expression: str
    arrays: Mapping[str, Array]
    values: Mapping[str, Any]
    dtype: str
    memory: Mapping[str, str] = field(default_factory=dict)


def gradient(
    origin: Origin,
    given: Given,
    backward: str,
    wanted: Sequence[str],
    name: str,
    said: Array,
    *,
    operation: str = "vjp",
    where: str = "",
) -> str:
    """The script for a gradient; empty where nothing differentiates.

    Args:
        origin: the function.
        given: the call.
        backward: the expression that gives the gradients; empty where the library does.
        wanted: the arrays whose gradients it gives, in order.
        name: of the one that is wrong; "y" if the value is that comes with them.
        said: what must come.
        operation: as a call has it: "vjp2" for a gradient of gradients, "vjp-again" for one that
            comes once others were asked of the same value.
        where: the circumstance, in words, if there is anything special in it.
    """
    index, names = [*wanted, "v", "y"].index(name), ", ".join(wanted)
    weights = ", ".join(f"v{each}" for each in wanted)
    twice = operation == "vjp2"
    ways = _SECOND if twice else _AGAIN if operation == "vjp-again" else _GRADIENT
    if name == "y" and backward:
        return ""  # it is the function's value, whatever the gradients are
    if backward:
        known = {*given.arrays, *given.values, "f", "np"}
        own = sorted({*Expression.read(backward).names} - known)
        lines = [*origin.imports, *origin.beside(own), "", *_arguments(origin, given)]
        lines.append(f"got = {backward}" + (f"[{index}]" if len(wanted) > 1 else ""))
    elif origin.arrays in ways:
        lines = [*origin.imports, "", *_arguments(origin, given)]
        for line in ways[origin.arrays][: -1 if name == "y" else None]:
            said_so = {"all": names, "call": given.expression, "weights": weights, "index": index}
            lines.append(line.format(**said_so))
        lines += ["got = y"] * (name == "y")
    else:
        return ""
    lines.append(f"got = {read(origin, 'got', given.dtype)}")
    lines.append(f"expected = np.array({literal(said)})")
    value = f"v times {given.expression}"
    if twice:
        value = " + ".join(f"v{each} times the gradient for {each}" for each in wanted)
        value = f"{value}, which are those of the sum of v times {given.expression}"
    why = f"the gradient for {name} of the sum of {value}"
    if name == "y":
        why = f"the value of {given.expression} where gradients are recorded"
    why += f", where {where}" if where else ""
    return joined([heading(why), *lines, *asserted("expected", "got")])


def error(origin: Origin, given: Given, output: str, exact: tuple[int, int], allowed: float) -> str:
    """The script for an error that is larger than what is allowed at an output.

    Args:
        origin: the function.
        given: the call.
        output: the index of what comes back, as in "[0, 3]"; of complex numbers, with the part.
        exact: the exact value, as a fraction.
        allowed: how far what comes back may be off.
    """
    got = read(origin, given.expression, given.dtype)
    lines = [
        heading(f"more than {allowed:.3g} away from the exact value"),
        "from fractions import Fraction",
        *origin.imports,
        "",
        *_arguments(origin, given),
        f"got = {got}{output}",
        f"exact = Fraction({exact[0]}, {exact[1]})",
        f"assert np.isfinite(got) and abs(Fraction(float(got)) - exact) <= {allowed!r}, (",
        '    f"{got} in place of {float(exact)}"',
        ")",
    ]
    return joined(lines)


def _arguments(origin: Origin, given: Given) -> list[str]:
    lines = []
    for name, array in given.arrays.items():
        kind = given.memory.get(name, "plain")
        lines.append(made(origin, name, array, given.dtype))
        if kind != "plain":
            lines += _laid(origin, name, array, kind)
    return [*lines, *(f"{name} = {value!r}" for name, value in given.values.items())]


def _laid(origin: Origin, name: str, array: Array, kind: str) -> list[str]:
    """The line that lays an array out in memory."""
    inner, axes = ", ".join(["3:-3"] * array.ndim), range(array.ndim)
    said = {
        "name": name,
        "first": ", ".join("0" * array.ndim),
        "shape": array.shape,
        "zeros": (0,) * array.ndim,
        "back": ", ".join(map(str, reversed(axes))),
        "around": (3,) * 2 * array.ndim,
        "inner": inner,
    }
    if origin.arrays == "torch":
        return [f"{name} = {_OF_TORCH[kind].format(**said)}"]
    if kind == "read-only":
        return [f"{name}.flags.writeable = False"]
    if kind == "expanded":
        return ["{name} = np.lib.stride_tricks.as_strided({name}, {shape}, {zeros})".format(**said)]
    kind = {"surrounded": "surrounded by nan"}.get(kind, kind)
    return [f"{name} = {LAID[kind].format(name, inner=inner)}"]


_OF_TORCH: Mapping[str, str] = {
    "expanded": "{name}[{first}].expand{shape}",
    "fortran": "{name}.permute({back}).contiguous().permute({back})",
    "channels-last": "{name}.movedim(1, -1).contiguous().movedim(-1, 1)",
    "surrounded": "torch.nn.functional.pad({name}, {around}, value=torch.nan)[{inner}]",
}
"""How tensors are laid out in memory, by torch itself."""
