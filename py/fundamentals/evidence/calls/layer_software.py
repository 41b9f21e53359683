"""The layers of torch and jax, called as rows of the table of software say, and their gradients.

The frameworks are imported where they are used: they are optional.
"""

import functools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from sympy import And, Max

from fundamentals.evidence.calls.listings import Call, returned
from fundamentals.evidence.calls.observing import calls
from fundamentals.evidence.calls.plain_calls import function
from fundamentals.evidence.models.layers import Axis, Problem, at, tabulate
from fundamentals.referee.table.confirming import form_of
from fundamentals.software.formulas import d, q, s
from fundamentals.software.rows import Row

__all__ = [
    "in_groups",
    "jax_gradients",
    "nothing_left",
    "torch_gradients",
    "torch_outcome",
]


@st.composite
def nothing_left(draw: st.DrawFn, rows: Sequence[Row]) -> dict[str, Any]:
    """A function of torch, by name, and arguments with which it would return less than 1 value."""
    row = draw(st.sampled_from(rows))
    modes = [
        replace(mode, where=And(mode.length < 1, q < Max(s, d)))
        for mode in row.modes
        if mode.name != "same"  # as long as the input
    ]
    call = calls(replace(row, modes=tuple(modes)), most=4)["call"]
    return {"name": row.name, "call": draw(call)}


def torch_outcome(call: Call, row: Row, taps: int) -> str:
    """The name of the error, or how many values are returned, for the first taps of the kernel."""
    lengths = [min(taps, length) for length in call.each("K")]
    w = tabulate((len(call.w), len(call.w[0]), *lengths), lambda *place: at(call.w, place))
    numbers = [{**n, "K": taps} for n, taps in zip(call.numbers, lengths, strict=True)]
    shorter = replace(call, w=w, numbers=tuple(numbers))
    try:
        size = returned(row, shorter, form_of(row, row.modes[call.mode])).size
    except RuntimeError as error:
        return type(error).__name__
    return f"{size} values" if size else "no values"


# Channels in groups


def _box(numbers: Sequence[int], *sizes: int) -> Any:
    """Floating-point numbers of these sizes, repeated as often as needed."""
    import numpy as np

    return np.resize(np.array(numbers, np.float64), sizes)


def in_groups(
    row: Row, numbers: Sequence[int], groups: int, *, apart: bool = False
) -> tuple[Any, Any]:
    """What a layer returns for channels in groups, and for each group alone, one after the other.

    Args:
        row: whose layer.
        numbers: what arrays are filled with.
        groups: how many, of two channels each.
        apart: whether those of a group stand apart in x, from other groups' channels between.
    """
    import numpy as np

    x, w = (
        _box(numbers, *sizes, *[length] * row.axes)
        for sizes, length in (((1, 2 * groups), 4), ((2 * groups, 2), 2))
    )

    def layer(x: Any, w: Any, count: int) -> Any:
        if row.library == "jax":
            import jax

            with jax.enable_x64(True):
                return np.asarray(function(row)(x, w, [1], "VALID", feature_group_count=count))
        import torch

        x, w = (torch.from_numpy(np.ascontiguousarray(a)) for a in (x, w))
        return function(row)(x, w, groups=count).numpy()

    parts = [
        layer(x[:, k::groups] if apart else x[:, 2 * k : 2 * k + 2], w[2 * k : 2 * k + 2], 1)
        for k in range(groups)
    ]
    return layer(x, w, groups), np.concatenate(parts, axis=1)


# Gradients


def _floats(problem: Problem) -> list[Any]:
    """Input, kernel, bias and what comes back, in float64, with an axis for examples."""
    import numpy as np

    x, w, b, v = (np.array(getattr(problem, name), dtype=np.float64) for name in "xwbv")
    return [x[None], w, b, v[None]]


def _zeros_around(problem: Problem) -> list[tuple[int, int]]:
    """How many zeros the layer reads before and after the input, along each axis."""
    return [
        (-a.first, max(0, a.first + a.stride * (a.length - 1) + a.dilation * (k - 1) + 1 - length))
        for a, length, k in zip(problem.axes, problem.lengths, problem.taps, strict=True)
    ]


def torch_gradients(problem: Problem) -> list[Any]:
    """What autograd sends back through conv1d or conv2d to input, kernel and bias."""
    import torch

    x, w, b, v = map(torch.from_numpy, _floats(problem))
    unknowns = [a.requires_grad_() for a in (x, w, b)]
    zeros = [count for pair in reversed(_zeros_around(problem)) for count in pair]
    y = getattr(torch.nn.functional, f"conv{len(problem.axes)}d")(
        torch.nn.functional.pad(x, zeros),
        w,
        b,
        stride=[a.stride for a in problem.axes],
        dilation=[a.dilation for a in problem.axes],
    )
    (y * v).sum().backward()
    of_input, of_kernel, of_bias = (a.grad.tolist() for a in unknowns)
    return [of_input[0], of_kernel, of_bias]


@functools.cache
def _jax_gradient(axes: tuple[Axis, ...], zeros: tuple[tuple[int, int], ...]) -> Any:
    """The compiled gradient of ⟨v, out⟩, for arrays of any shapes."""
    import jax

    def loss(x: Any, w: Any, b: Any, v: Any) -> Any:
        strides, dilations = [a.stride for a in axes], [a.dilation for a in axes]
        y = jax.lax.conv_general_dilated(x, w, strides, zeros, rhs_dilation=dilations)
        return ((y + b.reshape(-1, *[1] * len(axes))) * v).sum()

    return jax.jit(jax.grad(loss, argnums=(0, 1, 2)))


def jax_gradients(problem: Problem) -> list[Any]:
    """What jax.grad sends back through conv_general_dilated to input, kernel and bias."""
    import jax

    with jax.enable_x64(True):
        arrays = map(jax.numpy.array, _floats(problem))
        gradients = _jax_gradient(problem.axes, tuple(_zeros_around(problem)))(*arrays)
        of_input, of_kernel, of_bias = (a.tolist() for a in gradients)
    return [of_input[0], of_kernel, of_bias]
