"""What a function should be: named in words; where it is another, the smallest call shows it."""

import numpy as np
import pytest
from direct import Direct

from fundamentals.base.errors import UsageError
from fundamentals.referee.expecting import compared, expected
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
