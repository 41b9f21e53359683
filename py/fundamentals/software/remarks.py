"""What else was observed of several functions of the table of software, each by a check."""

from dataclasses import replace

from fundamentals.software.rows import Remark

__all__ = [
    "ALONG_AXES",
    "BOUNDARY",
    "BY_LENGTH",
    "FEATURE_GROUPS",
    "GRADIENTS",
    "GRADIENTS_JAX",
    "LAYERS",
    "NDIMAGE",
    "NO_X64",
    "ONE_AXIS",
    "ONE_AXIS_JAX",
    "ONE_IS_LARGER",
    "SEVERAL_AXES",
    "TRANSPOSED",
]

NO_WINDOW = Remark(
    "Where nothing would be returned, RuntimeError is raised.",
    "conv-layer-is-cross-correlation:torch_without_a_window",
)
GROUPS = Remark(
    "With groups=g, the channels of x and of w's first axis fall into g equal parts, one after the "
    "other; each part of x meets its part of w alone.",
    "conv-layer-is-cross-correlation:torch_groups",
)
PADDING_MODE = Remark(
    "torch.nn.Conv1d, Conv2d and Conv3d with padding_mode continue x in place of zeros: 'reflect' "
    "runs it back and forth, its ends once; 'replicate' repeats its ends, 'circular' repeats x.",
    "conv-layer-is-cross-correlation:torch_nn_conv1d",
)
_GRADIENTS = (
    "Gradients, for what comes back to y: of x, the transposed layer of it; of w, the "
    "cross-correlation of it with x; of b, its sums over all places."
)
GRADIENTS = Remark(_GRADIENTS, "conv-layer-is-cross-correlation:torch_autograd")
GRADIENTS_JAX = Remark(_GRADIENTS, "conv-layer-is-cross-correlation:jax_autograd")
LAYERS = (NO_WINDOW, GROUPS, PADDING_MODE)
TRANSPOSED = (NO_WINDOW, GROUPS)
ONE_IS_LARGER = Remark(
    "In mode 'valid', x or w must be at least as long as the other along every axis; otherwise "
    "ValueError is raised.",
    "cross-correlation:scipy_valid_in_two_dimensions",
)
BY_LENGTH = Remark(
    "Without a method ('auto'), long x and w go through Fourier transforms; integers, too, unless "
    "the largest |x| times the largest |w| times the number of terms reaches 2⁵². "
    "scipy.signal.choose_conv_method tells which it is.",
    "convolution-of-sequences:scipy_automatic_method",
)
FEATURE_GROUPS = Remark(
    "With feature_group_count=g, the channels of x and the out-channels of w fall into g equal "
    "parts, one after the other; each part of x meets its part of w alone.",
    "conv-layer-is-cross-correlation:jax_groups",
)
NO_X64 = Remark(
    "Unless jax_enable_x64 is set, which it is not at first, numbers of 64 bits are taken for 32: "
    "integers for their lower half, floating-point numbers for the nearest.",
    "convolution-of-sequences:jax_without_x64",
)
_BORDERS = "cross-correlation:scipy_ndimage_borders"
NDIMAGE = (
    Remark(
        "Without a mode, x is not 0 beyond its ends but reflected there: mode 'reflect' runs it "
        "back and forth, its ends twice; 'mirror' its ends once; 'nearest' repeats its ends, "
        "'wrap' repeats x, and 'constant' puts cval there, which is 0 if left out.",
        _BORDERS,
    ),
    Remark(
        "origin=o changes n₀ by o for convolution and by −o for cross-correlation; below −⌊K/2⌋ "
        "and above ⌊(K − 1)/2⌋, ValueError is raised.",
        _BORDERS,
    ),
    Remark(
        "Integers x give integers for a w of floating-point numbers, too: fractions are cut off.",
        _BORDERS,
    ),
)
BOUNDARY = Remark(
    "boundary='fill' puts fillvalue beyond the ends of x, 'wrap' repeats x, and 'symm' runs it "
    "back and forth, its ends twice.",
    "cross-correlation:scipy_boundary",
)
SEVERAL_AXES = Remark(
    "Where x and w have several axes, the same is done along each.",
    "cross-correlation:scipy_correlate_2_axes",
)
ALONG_AXES = Remark(
    "With axes=k it is done along axis k alone; along the others, x and w must be equally long or "
    "one of them 1.",
    "cross-correlation:scipy_along_axes",
)
ONE_AXIS = Remark(
    "Arrays with two axes raise ValueError.",
    "cross-correlation:numpy_one_axis",
)
ONE_AXIS_JAX = replace(ONE_AXIS, check="cross-correlation:jax_one_axis")
