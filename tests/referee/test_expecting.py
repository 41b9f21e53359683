"""What a function should be: named in words; where it is another, the smallest call shows it."""

from collections.abc import Callable

import numpy as np
import pytest
from direct import Direct
from scipy.ndimage import correlate1d

from fundamentals.base.errors import UsageError
from fundamentals.referee.expecting import compared, expected, nearest
from fundamentals.referee.formula.finding import find
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.probes import Prober

RIGHT = {
    "numpy.convolve full": lambda x, w: np.convolve(x, w),
    "numpy.convolve same": lambda x, w: np.convolve(x, w, "same"),
    "numpy.correlate valid": lambda x, w: np.correlate(x, w, "valid"),
    "numpy.correlate full": lambda x, w: np.correlate(x, w, "full"),
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("numpy.correlate same", ["numpy.correlate, mode same"]),
        ("numpy.correlate, SAME", ["numpy.correlate, mode same"]),
        ("numpy.convolve valid", ["numpy.convolve, mode valid"]),
    ],
)
def test_a_row_and_its_mode_are_named_in_words(text: str, names: list[str]) -> None:
    """With a comma or without, in any case."""
    assert [each.text for each in expected(text)] == names


def test_without_a_mode_any_will_do() -> None:
    """Each mode of the row, once."""
    found = expected("numpy.correlate")
    assert {each.mode for each in found} == {"valid", "same", "full"}
    assert len(found) == len(set(found))


@pytest.mark.parametrize("text", ["no.such.function", "correlate"])
def test_what_names_no_function_or_several_is_refused(text: str) -> None:
    """There is none, or which of them is not clear."""
    with pytest.raises(UsageError):
        expected(text)


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("wanted", RIGHT)
def test_a_function_is_what_it_is_and_nothing_else(name: str, wanted: str) -> None:
    """Of what is another, the probe shows it: the numbers said are the other's, and those that
    came back are not."""
    prober = Prober(Direct(RIGHT[name]), Form("f(x, w)"), "float64")

    right, unlike = compared(find(prober, instances=0), expected(wanted), prober)

    assert (right is not None) == (unlike is None) == (name == wanted)
    if unlike is not None:
        assert unlike.what
        assert unlike.probe is not None
        x, w = unlike.probe.x[0, 0], unlike.probe.w[0, 0]
        np.testing.assert_array_equal(unlike.said[0, 0], RIGHT[wanted](x, w))
        np.testing.assert_array_equal(unlike.got[0, 0], RIGHT[name](x, w))
        assert not np.array_equal(unlike.said, unlike.got)
        assert x.size + w.size <= 5


@pytest.mark.parametrize(
    ("function", "wanted", "what"),
    [
        (RIGHT["numpy.convolve full"], "numpy.correlate full", "the kernel runs backwards"),
        (RIGHT["numpy.correlate full"], "numpy.correlate valid", "it returns"),
        (lambda x, w: 2 * np.convolve(x, w), "numpy.convolve full", "multiplied by 2"),
        (lambda x, w: np.convolve(x, w.conj()), "numpy.convolve full", "conjugated"),
        (
            lambda x, w: np.convolve(x, w) if len(x) < 64 else np.convolve(x, w)[:-1],
            "numpy.convolve full",
            "where L ≥ 64",
        ),
    ],
)
def test_the_difference_is_said(function: object, wanted: str, what: str) -> None:
    """By what differs: the direction, the scale, the conjugate, how much comes back, and where."""
    prober = Prober(Direct(function), Form("f(x, w)"), "float64")
    _, unlike = compared(find(prober, instances=0), expected(wanted), prober)
    assert unlike is not None
    assert what in unlike.what


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tensorflow conv2d SAME", ["tensorflow.nn.conv2d, mode SAME"]),
        ("tensorflow conv2d SAME, stride 2", ["tensorflow.nn.conv2d, mode SAME with s = 2"]),
        ("np.correlate same", ["numpy.correlate, mode same"]),
        ("F.conv2d p padding=1", ["torch.nn.functional.conv2d, mode p with p = 1"]),
    ],
)
def test_rows_are_named_as_elsewhere(text: str, names: list[str]) -> None:
    """By a library, a last name, a mode and numbers, as `software --from` takes them."""
    assert [each.text for each in expected(text)] == names


@pytest.mark.parametrize("mode", ["same", "valid", "full"])
def test_without_a_mode_it_is_said_which_it_was(mode: str) -> None:
    """And of what is none, the mode that it is nearest to."""
    wanted = expected("numpy.correlate")

    def one(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        return np.correlate(x, w, mode)

    prober = Prober(Direct(one), Form("f(x, w)"), "float64")
    right, unlike = compared(find(prober, instances=0), wanted, prober)
    assert (right and right.text, unlike) == (f"numpy.correlate, mode {mode}", None)

    prober = Prober(Direct(lambda x, w: 2 * one(x, w)), Form("f(x, w)"), "float64")
    right, unlike = compared(find(prober, instances=0), wanted, prober)
    assert right is None
    assert unlike is not None
    assert unlike.wanted == "numpy.correlate, in any mode"
    assert unlike.what.startswith(f"of its modes {mode} is the nearest, but everything is multip")

    prober = Prober(Direct(lambda x, w: np.convolve(x, w, mode)), Form("f(x, w)"), "float64")
    _, unlike = compared(find(prober, instances=0), wanted, prober)
    assert unlike is not None
    assert unlike.what.startswith(f"of its modes {mode} is the nearest, but the kernel runs backw")


@pytest.mark.parametrize("complexes", [True, False])
def test_conjugates_matter_where_complex_numbers_are_asked_about(complexes: bool) -> None:
    """A function of real numbers conjugates nothing, and the row conjugates the kernel."""

    def real(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        return np.correlate(x, w.conj(), "valid")  # undoes what NumPy does

    prober = Prober(Direct(real), Form("f(x, w)"), "float64", complexes=complexes)
    right, unlike = compared(find(prober, instances=0), expected("numpy.correlate valid"), prober)
    assert (right is None) == (unlike is not None) == complexes


def test_what_no_row_computes_is_told_with_the_nearest() -> None:
    """One value more than in the mode, at the end; of what a row computes nothing is told."""

    def longer(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        return np.append(np.convolve(x, w, "full"), 0)

    found = find(Prober(Direct(longer), Form("f(x, w)"), "float64"), instances=0)
    assert not found.matches
    assert nearest(found).startswith("numpy.convolve, mode full: with L = 1, K = 1 it returns 2")
    right = find(Prober(Direct(np.convolve), Form("f(x, w)"), "float64"), instances=0)
    assert right.matches
    assert nearest(right) == ""


def _late(x: np.ndarray, w: np.ndarray, s: int, p: int, q: int) -> np.ndarray:
    """A transposed layer that has its output padding before the output, not after it."""
    y = np.zeros((len(x) - 1) * s + len(w) + q)
    for i, each in enumerate(x):
        y[q + i * s : q + i * s + len(w)] += each * w
    return y[p : len(y) - p]


def _circular(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """x is a circle; with four taps it begins one place too early."""
    at = np.arange(len(x))[:, None] + np.arange(len(w)) - len(w) // 2 - (len(w) == 4)
    return x[at % len(x)] @ w


@pytest.mark.parametrize(
    ("function", "call", "near", "differs"),
    [
        (_late, "f(x, w, s, p, q)", "torch.nn.functional.conv_transpose1d, ", "begins at"),
        (_circular, "f(x, w)", "scipy.ndimage.correlate1d(other modes), mode wrap", "some shapes"),
        (
            lambda x, w: np.correlate(x, w.conj()),
            "f(x, w)",
            "numpy.correlate, mode valid",
            "for real numbers it is the same; of complex",
        ),
    ],
)
def test_the_nearest_has_its_strides_and_borders_first(
    function: Callable[..., np.ndarray], call: str, near: str, differs: str
) -> None:
    """Then its places; what is conjugated is told of real numbers where it is all."""
    letters = tuple(letter for letter in "spq" if f" {letter}" in call)
    prober = Prober(Direct(function, call), Form(call, letters=letters), "float64")
    found = find(prober, instances=0)

    said = nearest(found)
    assert said.startswith(near), said
    assert differs in said
    assert ("conjugated" in said) == ("real numbers" in differs)


@pytest.mark.parametrize("mode", ["wrap", "reflect"])
def test_a_border_that_was_expected_is_no_difference(mode: str) -> None:
    """Beyond the ends of x is what the mode says; of another, the numbers said are the mode's."""

    def turned(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        return correlate1d(x, w[::-1], mode=mode)

    prober = Prober(Direct(turned), Form("f(x, w)"), "float64")
    wanted = expected(f"scipy.ndimage.correlate1d {mode}")
    _, unlike = compared(find(prober, instances=0), wanted, prober)

    assert unlike is not None
    assert "by zeros" not in unlike.what
    assert unlike.probe is not None
    x, w = unlike.probe.x[0, 0], unlike.probe.w[0, 0]
    np.testing.assert_array_equal(unlike.said[0, 0], correlate1d(x, w, mode=mode))


@pytest.mark.parametrize(("stride", "is_it"), [(2, True), (3, False)])
def test_numbers_that_were_said_must_be_so(stride: int, is_it: bool) -> None:
    """A stride that the function has by itself is that, or it is another function."""

    def strided(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        return np.correlate(x[0, :, 0], w[:, 0, 0].conj(), "valid")[None, ::stride, None]

    form = Form("f(x, w)", "NHC", "HIO")
    prober = Prober(Direct(lambda x, w: _by_channel(strided, x, w)), form, "float64")
    wanted = expected("tensorflow.nn.conv1d VALID stride 2")
    right, unlike = compared(find(prober, instances=0), wanted, prober)
    assert (right is not None) == is_it
    if unlike is not None:
        assert "stride is 3, not 2" in unlike.what


def _by_channel(one: object, x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The sum over in-channels, for each example and out-channel."""
    if len(w) > x.shape[1]:
        raise ValueError("the kernel is longer")
    values = [
        [
            sum(one(e[None, :, i, None], w[:, i, o, None, None]) for i in range(x.shape[2]))
            for o in range(w.shape[2])
        ]
        for e in x
    ]
    return np.array(values)[:, :, 0, :, 0].transpose(0, 2, 1)
