"""The controls: each with how it is called and the verdict that it must get, for which reason."""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from fundamentals.referee.formula.form import Form
from fundamentals.referee.subject.calling import Limits

__all__ = ["GRADIENTS", "GROUPS", "HERE", "RIGHT", "WRONG", "Backward", "Right", "Wrong"]

HERE = Path(__file__).parent
_SEQUENCE = Form("f(x, w)")
_LAYER = Form("f(x, w, b, s, d, p)", "NCH", "OIH", bias=True, letters=("s", "d", "p"), scalars=True)
GROUPS = Form(
    "f(x, w, b, s, d, p, g)",
    "NCH",
    "OIH",
    bias=True,
    letters=("s", "d", "p"),
    groups=True,
    scalars=True,
)
_IMAGES = Form("f(x, w, b, s, d, p)", "NCHW", "OIHW", bias=True, letters=("s", "d", "p"))
_GROUPS_2D = Form(
    "f(x, w, b, s, d, p, g)", "NCHW", "OIHW", bias=True, letters=("s", "d", "p"), groups=True
)
_DEPTHWISE = Form("f(x, w)", "NCH", "OH")
_DEPTHWISE_OF_ONE = Form("f(x, w)", "NCH", "O1H")
_SAME = Form("f(x, w, b, s)", "NCH", "OIH", bias=True, letters=("s",), scalars=True)
_TRANSPOSED = Form(
    "f(x, w, b, s, p, q)", "NCH", "IOH", bias=True, letters=("s", "p", "q"), scalars=True
)


@dataclass(frozen=True)
class Wrong:
    """An implementation that is wrong on purpose.

    Attributes:
        target: its file and name.
        form: how it is called.
        kind: the kind of its verdict; "edges" where the formula is right and an edge is not;
            "floats" where only numbers of many digits tell.
        says: texts that must stand in what is found, all of them.
        not_as: the function of the table that it must not be taken for.
        dtype: the number type of the probes.
        limits: of its process.
        unsolved: what the referee does not see of it yet, if anything.
        contradicts: whether an edge is such that the function is not what the verdict says.
    """

    target: str
    form: Form
    kind: str
    says: tuple[str, ...] = ()
    not_as: str = ""
    dtype: str = "float64"
    limits: Limits = field(default_factory=Limits)
    contradicts: bool = True
    unsolved: str = ""


@dataclass(frozen=True)
class Right:
    """An implementation that is right.

    Attributes:
        target: its file and name.
        form: how it is called.
        says: a text that must stand in what is found, such as the mode of a row that is the same.
        dtype: the number type of the probes.
        limits: of its process.
    """

    target: str
    form: Form
    says: str
    dtype: str = "float64"
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Backward:
    """A function for the gradients of the layer in `gradients`, which is right itself.

    Attributes:
        name: of it.
        of: the array whose gradient is wrong; empty if none is.
        where: the shapes at which it is.
        says: what is said of it.
        dtype: the number type of the probes.
    """

    name: str
    of: str = ""
    where: str = ""
    says: str = ""
    dtype: str = "float64"


GRADIENTS = (
    Backward("right"),
    Backward("right", dtype="complex128"),
    Backward("forgets_stride", "x", "s > 1", "it is that for a stride of 1"),
    Backward("transposes_groups", "w", "groups > 1", "the channels of its groups are exchanged"),
    Backward("averages_bias", "b", "batch > 1", "divided by the number of examples"),
    Backward("bias_of_first", "b", "batch > 1", "that of the first example alone"),
    Backward("transposed_only"),
    Backward("transposed_only", "x, w", says="without conjugates", dtype="complex128"),
    Backward("refuses_batches", says="are refused: IndexError: one example"),
)


def _wrong(file: str, form: Form, kind: str, name: str, *says: str, **more: Any) -> Wrong:
    return Wrong(f"{file}.py:{name}", form, kind, says, **more)


_seq = partial(_wrong, "sequences_wrong", _SEQUENCE)
_compiled = partial(_wrong, "compiled_wrong", _SEQUENCE)
_departing = partial(_wrong, "departing", _SEQUENCE)
_refusing = partial(_wrong, "refusing", _SEQUENCE)
_layer = partial(_wrong, "layers_wrong", _LAYER)
_images = partial(_wrong, "layers_wrong", _IMAGES)
_grouped = partial(_wrong, "layers_wrong", GROUPS)
_same = partial(_wrong, "layers_wrong", _SAME)
_transposed = partial(_wrong, "layers_wrong", _TRANSPOSED)
_other, _except = "computes", "computes, except"
_AGAIN = "the same call gives other numbers when it is made again"

WRONG = (
    # another formula than meant, at every shape
    _seq(_other, "even_off_by_one", "conv1d, mode same", not_as="scipy.signal.correlate"),
    _seq(_other, "conjugates_input", "conjugates input", not_as="numpy.correlate"),
    _seq(_other, "conjugates_result", "conjugates input", not_as="numpy.correlate"),
    _seq(_other, "circular", "border wrap", "flips True", "where K > L: ValueError is raised"),
    _seq(_other, "ends_twice", "border reflect"),
    _seq(_other, "ends_repeated", "border nearest"),
    _layer(_other, "stride_and_dilation_exchanged", "stride d; spread 1; dilation s"),
    _layer(_other, "padding_once", "n₀ = −p", not_as="torch.nn.functional.conv1d"),
    _layer(_except, "padding_with_dilation", "d > 1 and p > 0", "exactly"),
    _layer(_other, "rounds_up", "⌈", not_as="torch.nn.functional.conv1d"),
    _same(_other, "same_at_wrong_side", "mode SAME_LOWER"),
    _same(_other, "same_without_stride", "n₀ = −⌊(K − 1)/2⌋", not_as="jax.lax"),
    _images(_other, "kernel_transposed", "order (1, 0)"),
    _images(_other, "flips_one_axis", "flips True, False"),
    _transposed(_other, "transposed_not_flipped", "flips False", "spread s"),
    _transposed(_other, "output_padding_first", "n₀ = p − q", not_as="torch"),
    # no member of the family
    _seq("not linear", "clamps_at_six", "not linear in"),
    _seq("not linear", "rectified", "not linear in"),
    _seq("not linear", "normalises", "not linear in w"),
    _seq("not linear", "constant_added", "not linear in"),
    _seq("not linear", "squares_first", "not linear in x"),
    _seq("outside the family", "first_output_doubled"),
    _seq("not linear", "rounds_numbers", "in x: f(2⁻⁷ a) ≠ 2⁻⁷ f(a)"),
    _seq("not linear", "fixed_point", "in x: f(2⁻⁴⁰ a) ≠ 2⁻⁴⁰ f(a)"),
    _seq("not linear", "saturates", "in x: f(2⁴⁰ a) ≠ 2⁴⁰ f(a)"),
    _seq("not linear", "clears_small", "in x: f(2⁻⁴⁰ a) ≠ 2⁻⁴⁰ f(a)"),
    _seq("not shift-equivariant", "tapered"),
    _transposed(_except, "repeated_not_spread", "s > 1", "its taps meet other places"),
    # another one at some shapes
    _seq(_except, "even_runs_backwards", "K even", "the kernel runs backwards"),
    _seq(_except, "crashes_on_long", "L ≥ 4096", "the process died: segmentation fault", "exactly"),
    _seq(_except, "last_of_long_missing", "L ≥ 1024", "exactly"),
    _seq(_except, "block_of_seven", "K ≥ 8", "meet nothing", "exactly"),
    _seq(_except, "long_kernel_exchanged", "K > L", "exactly"),
    _seq(_except, "large_kernel_moved", "K ≥ 11"),
    _seq(_except, "nineteen_taps", "K = 19", "twice as large", "exactly"),
    _seq(_except, "sixteen_bits_of_places", "L ≥ 32769"),
    _seq("edges", "random_fault", "many times the same call: At call"),
    _seq("edges", "rare_fault", "many times the same call: At call"),
    _seq(_except, "every_hundredth_late", _AGAIN),
    _seq("outside the family", "scratch_not_cleared", _AGAIN),
    _seq(_except, "short_transform", "L ≥ "),
    _seq(_except, "length_too_long", "L even"),
    _seq(_except, "twice_for_square", "everything comes twice as large"),
    _seq(_other, "drops_imaginary_part", "conjugates otherwise"),
    _seq(
        _except,
        "accumulates_in_half",
        "sums pass 2^11",
        dtype="float32",
    ),
    _layer(_except, "bias_twice_in_batches", "batch > 1", "the bias is added twice", "exactly"),
    _layer(_except, "bias_for_each_channel", "in-channels > 1", "the bias is added", "exactly"),
    _layer("outside the family", "bias_forgotten", "the bias is left out"),
    _layer(_except, "dilation_ignored_with_stride", "s > 1", "d > 1", "the dilation is 1"),
    _layer(_except, "padding_limited", "p ≥ 3", "exactly"),
    _layer(_except, "first_channel_only", "in-channels > 1", "exactly"),
    _layer(_except, "channels_in_eights", "in-channels ≥ "),
    _layer(_except, "out_channels_reversed", "out-channels > 1", "exactly"),
    _layer(_except, "first_example_only", "batch > 1", "the first example is right", "exactly"),
    _layer(_except, "point_kernels_transposed", "in-channels > 1", "s = 1"),
    _layer(_except, "sixth_example", "batch = 6", "exactly"),
    _layer(_except, "batch_of_sixteen", "batch ≥ 17", "exactly"),
    _grouped(_except, "groups_transposed", "groups > 1"),
    _grouped(_except, "groups_of_input_transposed", "groups > 1"),
    _images(_except, "kernel_transposed_if_square", "the axes of the kernel are exchanged"),
    _images(_except, "strides_exchanged", "different strides"),
    _images(
        _except,
        "one_padding_for_both",
        "different paddings",
    ),
    _images(_except, "one_dilation_for_both", "different dilations"),
    _layer(_except, "dilation_at_most_three", "d ≥ 4", "the dilation is 3", "exactly"),
    _layer(_except, "stride_at_most_six", "s ≥ 7", "exactly"),
    _layer(_except, "far_channels_forgotten", "in-channels ≥ 200", "exactly", dtype="float32"),
    _layer(_except, "input_of_many_channels", "in-channels ≥ 128", "exactly"),
    _images(_except, "seven_by_seven", "K = 7"),
    _images(_except, "tile_in_the_corner", "L ≥ "),
    _images(_except, "downsampling_of_batches", "K = 3", "the first example is right"),
    _seq("not linear", "kernel_of_first_call", "not linear in w"),
    # layers of networks
    _images(_except, "tiles_of_large_images", "K = 3"),
    _images(_except, "patches", "s ≥ "),
    _images(_except, "long_along_one_axis", "different paddings"),
    _images(_except, "far_taps_backwards", "d = 6", "the kernel runs backwards along axis 1"),
    _images(_except, "six_channels", "in-channels = 6", "exactly"),
    _wrong("layers_wrong", _GROUPS_2D, _except, "large_depthwise", "K ≥ 5"),
    _wrong("layers_wrong", _DEPTHWISE_OF_ONE, _except, "depthwise_of_others", "in-channels > 1"),
    # the right formula, and exceptions where it has values
    _refusing(_except, "index_beyond_the_block", "K ≥ 17", "IndexError is raised", "exactly"),
    _refusing(_except, "divides_by_parity", "L even", "ZeroDivisionError is raised", "exactly"),
    _refusing(_except, "no_memory_for_long", "L = 4097", "MemoryError is raised", "exactly"),
    _refusing(_except, "last_place_missing", "IndexError is raised"),
    _refusing(
        _except,
        "wrong_and_refusing",
        "K = 6: there the kernel runs backwards",
        "K = 3: there KeyError is raised: 'three'",
    ),
    # most shapes decide, and the few that depart are named
    _departing(
        _except,
        "nobodys_law",
        "n₀ = −2 on, L + 3 values",
        "where K = 3 and L = 7: there it returns 9 values in place of 10",
    ),
    _departing(
        _except,
        "nobodys_stride",
        "stride 2, from n₀ = −1 on",
        "where L = 9: there it returns 8 values in place of 7",
    ),
    _departing(
        _except,
        "four_doubled",
        "computes cross-correlation",
        "K = 4: there everything comes twice as large",
    ),
    _departing(
        _except,
        "halved_but_four",
        "computes 0.5 times",
        "K = 4: there everything comes twice as large",
    ),
    _departing(
        _except,
        "five_backwards",
        "computes cross-correlation",
        "K = 5: there the kernel runs backwards",
    ),
    # without an axis of in-channels
    _wrong("layers_wrong", _DEPTHWISE, _except, "depthwise_reversed", "in-channels > 1"),
    # slower than its limits at one size, where it is not at larger ones
    _refusing(
        _except,
        "waits_at_one_size",
        "L = 4096",
        "took longer than 1 s",
        "exactly",
        limits=Limits(seconds=1.0),
    ),
    # right on integers, and wrong on other numbers
    _seq("floats", "drops_long_numbers", "wrong on floats: outside direct summation"),
    _compiled("edges", "counts_in_32_bits", "more than 2³¹ places: It returns others than those"),
    # what no argument decides
    _compiled(
        _except,
        "tap_beyond",
        "depends on what stands beside the arguments in memory",
        "but for that: computes",
    ),
    # the right formula, and an edge that is not
    _seq("edges", "changes_kernel", "arguments after the call: The call changes w"),
    _seq("edges", "changes_input", "arguments after the call: The call changes x"),
    _seq("edges", "hands_out_input", "what comes back: It is that of x", contradicts=False),
    _seq("edges", "ignores_strides", "gaps between their numbers: With x so, other numbers"),
    _seq("edges", "gaps_taken_for_two", "gaps between their numbers: With x so, other numbers"),
    _seq("edges", "looks_around", "memory beyond the ends: What stands beside"),
    _seq("edges", "unwritten_margin", "nothing was written to: What comes back depends"),
    _seq("edges", "narrow_integers", "int32", "Even sums that fit come back as other"),
    _seq("edges", "sums_in_32_bits", "numbers of int64: Large sums that fit come back as other"),
    _seq("edges", "packed_by_its_ends", "after others: After a call that differs in one number"),
    _seq("edges", "hides_nan", "NaN", "are finite all the same"),
    _seq("edges", "nan_at_first_hidden", "NaN in x: At place (0,): ", "are finite all the same"),
    _seq("edges", "nan_in_long_hidden", "NaN in x: At place (", "are finite all the same"),
    _seq("edges", "buffer_used_again", "memory of what comes back: It is used again"),
    _seq(
        "edges",
        "sums_in_16_bits",
        "int8: Where x is -128 and w is -128, sums that fit int32",
        dtype="int8",
    ),
    _seq(_except, "one_tap_squeezed", "where K = 1: there TypeError is raised"),
    _seq("edges", "leaves_at_nothing", "empty input: The process dies: left by exit code 3"),
    _seq(
        "edges",
        "waits_for_nothing",
        "no tap: The process dies: took longer than 1 s",
        limits=Limits(seconds=1.0),
    ),
    _images("edges", "channels_last_backwards", "channels lie last in memory: With x so, other"),
    _images("edges", "memory_taken_in_order", "Fortran's order: With x so, other numbers"),
)


def _right(file: str, form: Form, name: str, says: str, **more: Any) -> Right:
    return Right(f"{file}.py:{name}", form, says, **more)


_sum = partial(_right, "sequences_right", _SEQUENCE)
_VALID, _FULL = "torch.nn.functional.conv1d, mode valid", "numpy.convolve, mode full"
_CONV1D = "torch.nn.functional.conv1d, mode p"

RIGHT = (
    _sum("loops", _VALID),
    _sum("reversed_order", _VALID, dtype="complex64"),
    _sum("windows", _VALID, dtype="float32"),
    _sum("gathered", _VALID, dtype="int32"),
    _sum("toeplitz", _VALID),
    _sum("pairwise", _VALID, dtype="float16"),
    _sum("recursive", _VALID),
    _sum("generators", _VALID, dtype="float32"),
    _sum("double_inside", _VALID, dtype="float32"),
    _sum("exactly_rounded", _VALID, dtype="float32"),
    _sum("compensated", _VALID, dtype="float32"),
    _sum("conjugated", "conjugates kernel", dtype="complex128"),
    _sum("transforms", _FULL),
    _sum("winograd", _VALID),
    _sum("overlap_add", _FULL, dtype="int64"),
    _sum("karatsuba", _FULL),
    _sum("scattered", _FULL, dtype="uint8"),
    _sum("reflected", "border reflect"),
    _right("compiled_wrong", _SEQUENCE, "right", _VALID),
    _sum("quadratic", "undecided where it is too slow", limits=Limits(seconds=1.0)),
    _right("refusing", _SEQUENCE, "odd_kernels_only", "astropy.convolution"),
    _right(
        "refusing",
        _SEQUENCE,
        "three_taps_only",
        "shapes, where not K = 3: ValueError is raised: three taps only",
    ),
    _right("refusing", _SEQUENCE, "even_lengths_only", "where L odd: AssertionError is raised"),
    _right("layers_right", _LAYER, "im2col", _CONV1D),
    _right("layers_right", _LAYER, "by_einsum", _CONV1D, dtype="float32"),
    _right("layers_right", GROUPS, "grouped", _CONV1D),
    _right(
        "layers_right",
        Form("f(x, w, s, d)", "NHC", "HIO", letters=("s", "d"), scalars=True),
        "channels_last",
        "torch.nn.functional.conv1d, mode valid",
    ),
    _right("layers_right", _SAME, "same_padded", "jax.lax.conv_general_dilated, mode SAME"),
    _right(
        "layers_right",
        _TRANSPOSED,
        "transposed_by_scatter",
        "n₀ = p, length K + q + s * (L − 1) − 2 * p",
    ),
    _right("layers_right", _DEPTHWISE, "depthwise", "each channel by itself"),
    _right(
        "layers_right",
        replace(_DEPTHWISE_OF_ONE, several=True),
        "depthwise_of_one",
        "each channel by itself",
    ),
    _right("layers_right", _IMAGES, "images_by_rows", "torch.nn.functional.conv2d, mode p"),
    _right(
        "torch_right", _IMAGES, "unfolded", "torch.nn.functional.conv2d, mode p", dtype="float32"
    ),
    _right(
        "torch_right",
        Form("f(x, w, s, d)", "NCH", "OIH", letters=("s", "d"), scalars=True),
        "layer_of_module",
        "torch.nn.functional.conv1d, mode valid",
        dtype="float32",
    ),
)
