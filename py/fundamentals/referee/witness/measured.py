"""Scripts of a few lines for a gradient that is wrong, and for an error that is too large.

Like those of values, they need nothing of ours; they fail where the fault is and pass where it is
mended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fundamentals.referee.formula.layer import Array
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.witness.script import (
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
        "sources = [each.requires_grad_() for each in ({all})]",
        "got = torch.autograd.grad({call}, sources, v)[{index}]",
    ),
    "jax": (
        "_, pull = jax.vjp(lambda {all}: {call}, {all})",
        "got = pull(v)[{index}]",
    ),
    "tensorflow": (
        "with tf.GradientTape() as tape:",
        "    tape.watch([{all}])",
        "    y = {call}",
        "got = tape.gradient(y, [{all}], v)[{index}]",
    ),
}


@dataclass(frozen=True)
class Given:
    """What a call is given, in the function's own order of axes.

    Attributes:
        expression: the call.
        arrays: by letter, v among them for gradients.
        values: what the other letters stand for.
        dtype: the number type.
    """

    expression: str
    arrays: Mapping[str, Array]
    values: Mapping[str, Any]
    dtype: str


def gradient(
    origin: Origin, given: Given, backward: str, wanted: Sequence[str], name: str, said: Array
) -> str:
    """The script for a gradient; empty where nothing differentiates.

    Args:
        origin: the function.
        given: the call.
        backward: the expression that gives the gradients; empty where the library does.
        wanted: the arrays whose gradients it gives, in order.
        name: of the one that is wrong.
        said: the gradient that must come.
    """
    index, names = wanted.index(name), ", ".join(wanted)
    if backward:
        known = {*given.arrays, *given.values, "f", "np"}
        own = sorted({*Expression.read(backward).names} - known)
        lines = [*origin.imports, *origin.beside(own), "", *_arguments(origin, given)]
        lines.append(f"got = {backward}" + (f"[{index}]" if len(wanted) > 1 else ""))
    elif origin.arrays in _GRADIENT:
        lines = [*origin.imports, "", *_arguments(origin, given)]
        for line in _GRADIENT[origin.arrays]:
            lines.append(line.format(all=names, call=given.expression, index=index))
    else:
        return ""
    lines.append(f"got = {read(origin, 'got', given.dtype)}")
    lines.append(f"expected = np.array({literal(said)})")
    why = f"the gradient for {name} of the sum of v times {given.expression}"
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
    arrays = [made(origin, name, array, given.dtype) for name, array in given.arrays.items()]
    return [*arrays, *(f"{name} = {value!r}" for name, value in given.values.items())]
