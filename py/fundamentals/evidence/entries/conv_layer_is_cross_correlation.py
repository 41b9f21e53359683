"""Evidence for `conv-layer-is-cross-correlation`: what neural networks call convolution."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from operator import mul
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.calls.layer_formulas import (
    WRONG_BACKWARD,
    WRONG_INPUT_SUMS,
    WRONG_KERNEL_SUMS,
    WRONG_OUTPUTS,
    Formula,
    Turn,
    as_it_is,
    changed,
    each_kernel,
    even,
    in_one_direction,
    input_sums,
    kernel_sums,
    late,
    more_before,
    output_polynomials,
    output_sums,
    rounded_down,
    sequence,
    symbols,
    to_input,
    to_kernel,
    what_comes_back,
)
from fundamentals.evidence.calls.layer_software import (
    in_groups,
    jax_gradients,
    nothing_left,
    torch_gradients,
    torch_outcome,
)
from fundamentals.evidence.calls.left_out import Sayings, Values, left_out, observes_arguments
from fundamentals.evidence.calls.listings import Call, agrees, exact
from fundamentals.evidence.calls.number_types import Lines, Picks, all_of, observes_types
from fundamentals.evidence.calls.observing import observes_rows
from fundamentals.evidence.core import Claim, Different, Exactly, Identity, check, found_in
from fundamentals.evidence.models.layers import (
    Axis,
    Problem,
    each,
    filled,
    flipped,
    inner,
    kernels,
    layer,
    problems,
    toeplitz,
    transposed,
)
from fundamentals.evidence.models.sequences import convolve, correlate
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS, row

signals_and_images = {"problem": st.one_of(problems(1), problems(2, most=3))}

# The layer is cross-correlation


@check(layer="enclosed", given={"problem": problems()}, mutants=WRONG_OUTPUTS)
def is_cross_correlation(problem: Problem, *, formula: Formula = output_sums) -> Claim:
    """out o n = b o + ∑ c, (w o c dilated by d) ⋆ (x c) at s n − p: valid, same, full, padded."""
    return Exactly(problem.output(), formula(problem))


@check(
    layer="enclosed",
    given=signals_and_images,
    mutants={
        "kernel not flipped": {"turn": as_it_is},
        "kernel flipped in one direction only": {"turn": in_one_direction},
        "from where the first window begins": {"formula": partial(output_polynomials, end=0)},
    },
)
def flipped_kernels_give_convolution(
    problem: Problem, *, turn: Turn = flipped, formula: Formula = output_polynomials
) -> Claim:
    """With flipped kernels it is ∗: coefficients of products of polynomials, for images too."""
    turned = replace(problem, w=each_kernel(problem.w, turn, len(problem.axes)))
    return Exactly(turned.output(), formula(problem))


@check(
    layer="enclosed",
    given=signals_and_images,
    mutants={
        "flipping changes the result": {"claim": Different},
        "any kernel is even": {"make": as_it_is},
    },
)
def even_kernels_do_not_tell(
    problem: Problem, *, claim: Callable[[Any, Any], Claim] = Exactly, make: Turn = even
) -> Claim:
    """With an even kernel, flipped or not is all the same: then the layer is convolution, too."""
    axes = len(problem.axes)
    one = replace(problem, w=each_kernel(problem.w, make, axes))
    other = replace(one, w=each_kernel(one.w, flipped, axes))
    return claim(one.output(), other.output())


@check(
    layer="enclosed",
    given={"kernel": kernels().filter(lambda kernel: kernel != kernel[::-1])},
    mutants={"an even kernel": {"make": even}, "the kernel flipped": {"turn": flipped}},
)
def other_kernels_tell(
    kernel: tuple[int, ...], *, make: Turn = as_it_is, turn: Turn = as_it_is
) -> Claim:
    """With any other, the impulse response is not that of convolution, wherever it is moved."""
    taps = make(kernel, 1)  # its first and last are not 0: moved, it is another sequence
    response = layer(((1,),), ((turn(taps, 1),),), (0,), (Axis.full(1, len(taps), 1),))[0]
    return Different(response, convolve(sequence(taps), sequence((1,))).values)


@check(
    layer="enclosed",
    given={
        "length": st.integers(1, 12),
        "taps": st.integers(1, 6),
        "stride": st.integers(1, 4),
        "dilation": st.integers(1, 3),
    },
    mutants={
        "length rounded down": {"same": rounded_down},
        "padding on the other side": {"same": more_before},
        "one place too many": {"more": 1},
    },
)
def lengths(
    length: int,
    taps: int,
    stride: int,
    dilation: int,
    *,
    same: Callable[[int, int, int, int], Axis] = Axis.same,
    more: int = 0,
) -> Claim:
    """As many outputs as windows fit; ⌈L/s⌉ in same mode, zeros halved; in full mode, all of ⋆."""
    window = dilation * (taps - 1) + 1
    fitting = [n for n in range(length) if stride * n + window <= length]
    starts = range(0, length, stride)
    zeros = max(0, starts[-1] + window - length)
    support = correlate(sequence((1,) * taps, dilation), sequence((1,) * length)).indices
    valid, full = Axis.padded(length, taps, stride, dilation), Axis.full(length, taps, dilation)
    halved = same(length, taps, stride, dilation)
    return Exactly(
        (valid.length + more, halved.length, halved.first, full.first, full.length),
        (len(fitting), len(starts), -(zeros // 2), support.start, len(support)),
    )


@check(
    layer="enclosed",
    given={"problem": problems(), "steps": st.integers(1, 3)},
    mutants={"moved by less than the stride": {"by_stride": False}},
)
def equivariance(problem: Problem, steps: int, *, by_stride: bool = True) -> Claim:
    """Moving the input by s t places moves the output by t."""
    (axis,) = problem.axes
    zeros = (0,) * (steps * axis.stride if by_stride else steps)
    moved = tuple(zeros + channel for channel in problem.x)
    output = layer(moved, problem.w, problem.b, (replace(axis, length=axis.length + steps),))
    return Exactly(tuple(channel[steps:] for channel in output), problem.output())


# What comes back


@check(
    layer="enclosed",
    given=signals_and_images,
    mutants={name: wrong for name, wrong in WRONG_BACKWARD.items() if "bias" not in name},
)
def adjoints(problem: Problem, *, formulas: Formula = what_comes_back) -> Claim:
    """Without bias, ⟨layer w x, v⟩ = ⟨x, transposed w v⟩ = ⟨w, kernelGradient x v⟩."""
    v, without = problem.v, replace(problem, b=(0,) * len(problem.b))
    product = inner(without.output(), v)
    of_input, of_kernel, _ = formulas(problem)
    return Exactly((product, product), (inner(problem.x, of_input), inner(problem.w, of_kernel)))


@check(layer="enclosed", given={"problem": problems()}, mutants=WRONG_INPUT_SUMS)
def input_gradient_is_convolution(problem: Problem, *, formula: Formula = input_sums) -> Claim:
    """The transposed layer is ∑ o, (w o c dilated by d) ∗ (v o dilated by s), from p on."""
    return Exactly(to_input(problem), formula(problem))


@check(layer="enclosed", given={"problem": problems()}, mutants=WRONG_KERNEL_SUMS)
def kernel_gradient_is_cross_correlation(
    problem: Problem, *, formula: Formula = kernel_sums
) -> Claim:
    """What comes back for the kernel is (v o dilated by s) ⋆ (x c) at d i − p."""
    return Exactly(to_kernel(problem), formula(problem))


@check(
    layer="enclosed",
    given={"problem": problems(modes=("full",))},
    mutants={"kernels not flipped": {"turn": as_it_is}, "without padding": {"around": 0}},
)
def input_gradient_is_full_layer(
    problem: Problem, *, turn: Turn = flipped, around: int = 1
) -> Claim:
    """With stride 1, it is the full layer with kernels flipped and channels exchanged."""
    v, (taps,), dilation = problem.v, problem.taps, problem.axes[0].dilation
    w = each_kernel(tuple(zip(*problem.w, strict=True)), turn, 1)
    valid, full = Axis(0, len(v[0]), 1, dilation), Axis.full(len(v[0]), taps, dilation)
    return Exactly(
        transposed(v, problem.w, (valid,), (full.length,)),
        layer(v, w, (0,) * len(w), (replace(full, first=around * full.first),)),
    )


# Symbols


@check(layer="derived", given={"problem": problems(most=3)}, instances=40, mutants=WRONG_BACKWARD)
def gradients(problem: Problem, *, formulas: Formula = what_comes_back) -> Claim:
    """Of ⟨v, out⟩, with a symbol for every number: sympy's derivatives are the formulas."""
    general = symbols(problem)
    loss = sympy.expand(inner(general.v, general.output()))
    derivatives = [
        each(partial(sympy.Derivative, loss), part) for part in (general.x, general.w, general.b)
    ]
    return Identity(derivatives, formulas(general))


@check(
    layer="derived",
    given={"problem": problems(most=3)},
    instances=40,
    mutants={
        "stride ignored": {"along": partial(changed, stride=1)},
        "dilation ignored": {"along": partial(changed, dilation=1)},
        "one place late": {"along": late},
    },
)
def toeplitz_matrices(problem: Problem, *, along: Callable[[Axis], Axis] = changed) -> Claim:
    """With symbols: the layer is ∑ c, T x c + b, and the transposed layer ∑ o, Tᵀ v o."""
    general, (length,) = symbols(problem), problem.lengths
    axis = along(problem.axes[0])
    matrices = [[sympy.Matrix(toeplitz(w, axis, length)) for w in ws] for ws in general.w]
    x, v = ([sympy.Matrix(channel) for channel in side] for side in (general.x, general.v))
    biases = (b * sympy.ones(axis.length, 1) for b in general.b)
    output = [sum(map(mul, ts, x), b) for ts, b in zip(matrices, biases, strict=True)]
    back = [
        sum((t.T * channel for t, channel in zip(ts, v, strict=True)), sympy.zeros(length, 1))
        for ts in zip(*matrices, strict=True)
    ]
    return Identity(
        [general.output(), to_input(general)],
        [[list(channel) for channel in side] for side in (output, back)],
    )


# Software: what each row of the table says, in every mode; number types, and arguments left out

TABLE = tuple(each for each in ROWS if each.entry == "conv-layer-is-cross-correlation")
TORCH_ROWS = tuple(each for each in TABLE if each.function.startswith("torch.nn.functional.conv"))
JAX_CONV = row("jax.lax.conv_general_dilated")


@observes_rows(*TABLE)
def computed(call: Call, *, row: Row = TABLE[0]) -> Claim:
    """A function computes what its row of the table says."""
    return agrees(row, call)


@observes_types(*TABLE)
def types(x: Picks, w: Picks, *, said: Lines = ()) -> Claim:
    """What comes back for each number type, where sums overflow and round, too."""
    return all_of(said, x, w)


@observes_arguments(*TABLE)
def arguments(x: Values, w: Values, *, said: Sayings = ()) -> Claim:
    """What is taken for arguments that are left out, and what is made of empty arrays."""
    return left_out(said, x, w)


__getattr__ = found_in(computed, types, arguments)


@check(
    layer="observed",
    given=nothing_left(TORCH_ROWS),
    packages=("torch",),
    mutants={"kernels of one tap": {"taps": 1}, "as in jax": {"outcome": "no values"}},
)
def torch_without_a_window(
    name: str, call: Call, *, taps: int = 9, outcome: str = "RuntimeError"
) -> Claim:
    """conv1d, …, conv_transpose3d raise RuntimeError where nothing would be returned."""
    return Exactly(torch_outcome(call, row(name), taps), outcome)


numbers = st.lists(st.integers(-9, 9), min_size=5, max_size=11).map(tuple)
NAMES = [each.name for each in TORCH_ROWS]


@check(
    layer="observed",
    given={"name": st.sampled_from(NAMES), "groups": st.integers(2, 3), "numbers": numbers},
    packages=("torch",),
    mutants={"channels of a group apart": {"apart": True}},
)
def torch_groups(name: str, groups: int, numbers: tuple[int, ...], *, apart: bool = False) -> Claim:
    """With groups=g, each of g equal parts of the channels of x meets its part of w alone."""
    return Exactly(*map(_integers, in_groups(row(name), numbers, groups, apart=apart)))


@check(
    layer="observed",
    given={"groups": st.integers(2, 3), "numbers": numbers},
    instances=30,
    packages=("jax",),
    mutants={"channels of a group apart": {"apart": True}},
)
def jax_groups(groups: int, numbers: tuple[int, ...], *, apart: bool = False) -> Claim:
    """The same in conv_general_dilated with feature_group_count=g."""
    return Exactly(*map(_integers, in_groups(JAX_CONV, numbers, groups, apart=apart)))


def _integers(array: Any) -> list[int]:
    """Whole numbers far below 2⁵³, in one list."""
    return [int(value) for value in array.reshape(-1).tolist()]


# Software: what autograd sends back, for integers, so few and small that float64 is exact


@check(layer="observed", given=signals_and_images, packages=("torch",), mutants=WRONG_BACKWARD)
def torch_autograd(problem: Problem, *, formulas: Formula = what_comes_back) -> Claim:
    """torch's autograd through conv1d and conv2d returns exactly the formulas."""
    return Exactly(exact(torch_gradients(problem)), exact(formulas(problem)))


few_shapes = st.one_of(
    filled((9,), (3,), (Axis.padded(9, 3, 2, 1, 1, 2),), 2, 1),
    filled((7,), (4,), (Axis.same(7, 4, 1, 2),), 1, 2),
    filled((6, 5), (3, 2), (Axis.padded(6, 3, 1, 2, 1, 1), Axis.same(5, 2, 2, 1)), 2, 2),
)
"""For jax, which compiles for every shape anew."""


@check(layer="observed", given={"problem": few_shapes}, packages=("jax",), mutants=WRONG_BACKWARD)
def jax_autograd(problem: Problem, *, formulas: Formula = what_comes_back) -> Claim:
    """jax.grad through conv_general_dilated returns exactly the formulas."""
    return Exactly(exact(jax_gradients(problem)), exact(formulas(problem)))
