"""Layers, each one line away from right: the comment in it says which."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def layer(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any, g: int = 1) -> Array:
    """The right one: batch × channels × places, as torch.nn.functional has it."""
    axes = x.ndim - 2
    s, d, p = (np.broadcast_to(each, axes) for each in (s, d, p))
    x = np.pad(x, [(0, 0), (0, 0), *((each, each) for each in p)])
    reach = [d[a] * (w.shape[2 + a] - 1) + 1 for a in range(axes)]
    lengths = [(x.shape[2 + a] - reach[a]) // s[a] + 1 for a in range(axes)]
    if min(lengths) < 1:
        raise ValueError("the kernel is longer than the input")
    y = np.zeros((len(x), len(w), *lengths), dtype=np.result_type(x, w))
    ins, outs = w.shape[1], len(w) // g
    for group in range(g):
        part = x[:, group * ins : (group + 1) * ins]
        kernel = w[group * outs : (group + 1) * outs]
        for tap in np.ndindex(*w.shape[2:]):
            cut = tuple(
                slice(tap[a] * d[a], tap[a] * d[a] + (lengths[a] - 1) * s[a] + 1, s[a])
                for a in range(axes)
            )
            here = np.einsum("nc...,oc->no...", part[(..., *cut)], kernel[(..., *tap)])
            y[:, group * outs : (group + 1) * outs] += here
    return y + b.reshape(1, -1, *[1] * axes)


def bias_twice_in_batches(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    return y + b.reshape(1, -1, 1) if len(x) > 1 else y


def bias_for_each_channel(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return sum(layer(x[:, [c]], w[:, [c]], b, s, d, p) for c in range(x.shape[1]))  # type: ignore[return-value]


def bias_forgotten(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b * 0, s, d, p)


def dilation_ignored_with_stride(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s, 1 if np.max(s) > 1 else d, p)


def stride_and_dilation_exchanged(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, d, s, p)


def dilation_at_most_three(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s, np.minimum(d, 3), p)


def channels_last_backwards(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    last = min(x.shape[1:]) > 1 and x.strides[1] == x.itemsize  # a path of its own
    return y[..., ::-1] if last else y


def far_channels_forgotten(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    x = x.copy()
    x[:, 130:] = 0  # a buffer for so many
    return layer(x, w, b, s, d, p)


def stride_at_most_six(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, np.minimum(s, 6), d, p)


def input_of_many_channels(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x[:, :96], w[:, :96], b, s, d, p)  # a buffer of fixed size


def seven_by_seven(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    if w.shape[2:] == (7, 7):  # a way of its own for the first layer of a network
        y[:, :, 0] = 0
    return y


def tile_in_the_corner(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    y[:, :, 16:, 16:] = 0  # tiles of 16 × 16: those off both edges are not written
    return y


def downsampling_of_batches(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    if tuple(s) == (2, 2) and w.shape[2:] == (3, 3) and x.shape[1] >= 8:
        y[1:] = 0  # a way of its own that takes one example
    return y


def padding_once(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    before = np.pad(x, [(0, 0), (0, 0), (p, 0)])  # at one side only
    return layer(before, w, b, s, d, 0)


def padding_with_dilation(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s, d, p * d)


def padding_limited(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s, d, min(p, 2))


def rounds_up(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    rest = -(x.shape[2] + 2 * p - d * (w.shape[2] - 1) - 1) % s  # "ceil mode"
    x = np.pad(x, [(0, 0), (0, 0), (p, p + rest)])
    return layer(x, w, b, s, d, 0)


def same_at_wrong_side(x: Array, w: Array, b: Array, s: Any) -> Array:
    zeros = max(0, (-(-x.shape[2] // s) - 1) * s + w.shape[2] - x.shape[2])
    x = np.pad(x, [(0, 0), (0, 0), (zeros - zeros // 2, zeros // 2)])  # the larger half first
    return layer(x, w, b, s, 1, 0)


def same_without_stride(x: Array, w: Array, b: Array, s: Any) -> Array:
    zeros = w.shape[2] - 1  # as if s were 1
    x = np.pad(x, [(0, 0), (0, 0), (zeros // 2, zeros - zeros // 2)])
    return layer(x, w, b, s, 1, 0)


def first_channel_only(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x[:, :1], w[:, :1], b, s, d, p)


def channels_in_eights(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    whole = x.shape[1] // 8 * 8 or x.shape[1]  # the rest of the channels is left out
    return layer(x[:, :whole], w[:, :whole], b, s, d, p)


def out_channels_reversed(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s, d, p)[:, ::-1]


def first_example_only(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return np.repeat(layer(x[:1], w, b, s, d, p), len(x), axis=0)


def batch_of_sixteen(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    y[16:] = 0  # one block of examples
    return y


def groups_transposed(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any, g: int) -> Array:
    order = np.arange(len(w)).reshape(-1, g).T.reshape(-1)  # every g-th, not one after the other
    return layer(x, w[order], b, s, d, p, g)


def groups_of_input_transposed(
    x: Array, w: Array, b: Array, s: Any, d: Any, p: Any, g: int
) -> Array:
    order = np.arange(x.shape[1]).reshape(-1, g).T.reshape(-1)
    return layer(x[:, order], w, b, s, d, p, g)


def kernel_transposed(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w.swapaxes(2, 3), b, s, d, p)


def kernel_transposed_if_square(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    square = w.shape[2] == w.shape[3]
    return layer(x, w.swapaxes(2, 3) if square else w, b, s, d, p)


def flips_one_axis(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w[:, :, ::-1], b, s, d, p)


def strides_exchanged(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s[::-1], d, p)


def one_padding_for_both(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s, d, (p[0], p[0]))


def one_dilation_for_both(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w, b, s, (d[1], d[1]), p)


def memory_taken_in_order(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x.ravel(order="K").reshape(x.shape), w, b, s, d, p)  # as it lies, not as it is


def spread(x: Array, s: int) -> Array:
    """Its neighbours s places apart."""
    y = np.zeros((*x.shape[:2], (x.shape[2] - 1) * s + 1), x.dtype)
    y[..., ::s] = x
    return y


def transposed(x: Array, w: Array, b: Array, s: int, p: int, q: int = 0) -> Array:
    """The right transposed layer; w has its in-channels first."""
    k = w.shape[2]
    room = np.pad(spread(x, s), [(0, 0), (0, 0), (k - 1, k - 1 + q)])
    y = layer(room, w.swapaxes(0, 1)[..., ::-1], b, 1, 1, 0)
    return y[..., p : y.shape[-1] - p]


def transposed_not_flipped(x: Array, w: Array, b: Array, s: int, p: int, q: int) -> Array:
    return transposed(x, w[..., ::-1], b, s, p, q)


def output_padding_first(x: Array, w: Array, b: Array, s: int, p: int, q: int) -> Array:
    k = w.shape[2]
    room = np.pad(spread(x, s), [(0, 0), (0, 0), (k - 1 + q, k - 1)])  # at the beginning
    y = layer(room, w.swapaxes(0, 1)[..., ::-1], b, 1, 1, 0)
    return y[..., p : y.shape[-1] - p]


def repeated_not_spread(x: Array, w: Array, b: Array, s: int, p: int, q: int) -> Array:
    k = w.shape[2]
    room = np.pad(x.repeat(s, axis=2), [(0, 0), (0, 0), (k - 1, k - s + q)])  # upsampled
    y = layer(room, w.swapaxes(0, 1)[..., ::-1], b, 1, 1, 0)
    return y[..., p : y.shape[-1] - p]


def point_kernels_transposed(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    square = w.shape[0] == w.shape[1] and w.shape[2] == 1 and np.max(s) == 1 and not np.any(p)
    return layer(x, w.swapaxes(0, 1) if square else w, b, s, d, p)  # in a way of their own


def sixth_example(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    return np.concatenate([y[:5], y[:1]]) if len(x) == 6 else y  # at one size of a batch only


def depthwise_reversed(x: Array, w: Array) -> Array:
    if w.shape[1] > x.shape[2]:
        raise ValueError("the kernel is longer than the input")
    seen = np.lib.stride_tricks.sliding_window_view(x, w.shape[1], axis=2)
    return np.einsum("ncok,ck->nco", seen, w[::-1])  # the kernels in the other order


def _last_lost(y: Array) -> Array:
    y = y.copy()
    y[..., -1] = 0
    return y


def tiles_of_large_images(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    tiled = w.shape[2:] == (3, 3) and np.max(s) == 1 and min(y.shape[2:]) >= 14
    return _last_lost(y) if tiled else y


def patches(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    return _last_lost(y) if tuple(s) == w.shape[2:] and min(s) >= 4 else y


def long_along_one_axis(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    y = layer(x, w, b, s, d, p)
    return _last_lost(y) if w.shape[2:] in ((1, 7), (7, 1)) and sorted(p) == [0, 3] else y


def far_taps_backwards(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w[..., ::-1] if min(d) == min(p) == 6 else w, b, s, d, p)


def six_channels(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any) -> Array:
    return layer(x, w[:, ::-1] if w.shape[1] == 6 else w, b, s, d, p)


def large_depthwise(x: Array, w: Array, b: Array, s: Any, d: Any, p: Any, g: int) -> Array:
    y = layer(x, w, b, s, d, p, g)
    return _last_lost(y) if g == x.shape[1] and w.shape[2] >= 5 else y


def depthwise_of_others(x: Array, w: Array) -> Array:
    """w is O1H, and each channel meets the kernel of another."""
    if w.shape[1] != 1 or len(w) != x.shape[1]:
        raise ValueError("a kernel of one in-channel for each channel")
    none = np.zeros(len(w))
    return layer(x, w[::-1], none, 1, 1, 0, g=len(w))
