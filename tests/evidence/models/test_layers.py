"""The convolution layer, against small cases worked by hand."""

from fundamentals.evidence.models.layers import (
    Axis,
    bias_gradient,
    flipped,
    inner,
    kernel_gradient,
    layer,
    tabulate,
    toeplitz,
    transposed,
)

INPUT = ((1, 2, 3, 4, 5),)
KERNEL = (((1, 10),),)


def _output(axis: Axis) -> tuple[int, ...]:
    result: tuple[int, ...] = layer(INPUT, KERNEL, (100,), (axis,))[0]
    return result


def test_the_kernel_is_not_flipped() -> None:
    """Valid mode: b + w₀ xₙ + w₁ xₙ₊₁."""
    assert _output(Axis.padded(5, 2, 1, 1)) == (121, 132, 143, 154)


def test_stride_and_dilation() -> None:
    """Every second window, with one place between the taps; what is left over is not read."""
    assert _output(Axis.padded(5, 2, 2, 2)) == (131, 153)
    assert _output(Axis.padded(5, 2, 3, 1)) == (121, 154)


def test_padding_modes() -> None:
    """Zeros before and after; in same mode an even kernel has one more after."""
    assert _output(Axis.full(5, 2, 1)) == (110, 121, 132, 143, 154, 105)
    assert _output(Axis.same(5, 2, 1, 1)) == (121, 132, 143, 154, 105)
    assert _output(Axis.same(5, 2, 2, 1)) == (121, 143, 105)


def test_a_flipping_layer_is_convolution() -> None:
    """(1, 10) * (1, 2, 3, 4, 5), from place 1 on."""
    assert layer(INPUT, KERNEL, (0,), (Axis(1, 4),), flips=True) == ((12, 23, 34, 45),)


def test_a_spread_input_has_zeros_between_neighbours() -> None:
    """1 0 2 0 3 …, without zeros after the end."""
    axis = Axis(0, 10, spread=2)

    assert layer(INPUT, KERNEL, (0,), (axis,)) == ((1, 20, 2, 30, 3, 40, 4, 50, 5, 0),)


def test_channels_are_added_up() -> None:
    """Two in-channels, two out-channels, one tap each."""
    w = (((1,), (10,)), ((100,), (1000,)))

    assert layer(((1, 2), (3, 4)), w, (0, 5), (Axis(0, 2),)) == ((31, 42), (3105, 4205))


def test_images() -> None:
    """Both axes have a stride of their own."""
    image = (((1, 2, 3), (4, 5, 6), (7, 8, 9)),)
    axes = (Axis.padded(3, 1, 2, 1), Axis.padded(3, 2, 1, 1))

    assert layer(image, ((((1, 10),),),), (0,), axes) == (((21, 32), (87, 98)),)


def test_what_comes_back() -> None:
    """One number for each of two outputs, with the stride 2."""
    axes, v = (Axis.padded(5, 2, 2, 1),), ((1, 100),)

    assert transposed(v, KERNEL, axes, (5,)) == ((1, 10, 100, 1000, 0),)
    assert kernel_gradient(INPUT, v, axes, (2,)) == (((301, 402),),)
    assert bias_gradient(v, 1) == (101,)


def test_what_falls_on_the_padding_is_lost() -> None:
    """The transposed layer of a padded one is cropped."""
    axes = (Axis.padded(2, 2, 1, 1, 1, 1),)

    assert transposed(((1, 1, 1),), KERNEL, axes, (2,)) == ((11, 11),)


def test_toeplitz_matrices_are_banded() -> None:
    """Each row is the one above it, moved by the stride."""
    assert toeplitz((1, 10), Axis.padded(5, 2, 2, 2), 5) == [[1, 0, 10, 0, 0], [0, 0, 1, 0, 10]]


def test_boxes() -> None:
    """Of two axes: made, run backwards along both, multiplied."""
    box = tabulate((2, 2), lambda i, j: 10 * i + j)

    assert box == ((0, 1), (10, 11))
    assert flipped(box, 2) == ((11, 10), (1, 0))
    assert inner(box, flipped(box, 2)) == 20
