"""Arguments left out or empty: what is said of each function alone can be wrong, and is not."""

from dataclasses import replace

import numpy as np
import pytest

from fundamentals.evidence.calls.left_out import left_out
from fundamentals.evidence.calls.plain_calls import called, defaults, outcome
from fundamentals.evidence.core import Verdict
from fundamentals.referee.table.confirming import missing
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS, row

X, W = (1, 2, 3), (4, 5)


@pytest.mark.parametrize("each", ROWS, ids=lambda row: row.name)
def test_what_is_said_of_a_function_holds_and_each_wrong_default_does_not(each: Row) -> None:
    """Default by default, and each outcome of empty arrays."""
    if missing(each):
        pytest.skip(f"not installed: {', '.join(missing(each))}")
    said = each.left_out
    wrong = [
        replace(said, defaults={**said.defaults, name: "'another'"}) for name in said.defaults
    ] + [replace(said, empty=(replace(one, outcome="KeyError"),)) for one in said.empty]

    assert left_out(((each, said),), X, W).decide().verdict is Verdict.HOLDS
    for other in wrong:
        assert left_out(((each, other),), X, W).decide().verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("numpy.convolve", [4, 13, 22, 15]),
        ("numpy.correlate", [14, 23]),
        ("scipy.signal.correlate", [5, 14, 23, 12]),
    ],
)
def test_a_mode_left_out_by_hand(name: str, values: list[int]) -> None:
    """x = 1, 2, 3 and w = 4, 5: numpy.correlate alone returns the valid places."""
    assert called(row(name), np.array(X), np.array(W), mode=None)[0].tolist() == values


def test_empty_arrays() -> None:
    """An error where numpy computes; nothing where scipy takes Fourier transforms."""
    nothing = np.ones(0)

    assert outcome(row("numpy.convolve"), nothing, nothing) == (None, "ValueError")
    assert outcome(row("scipy.signal.fftconvolve"), nothing, nothing)[0].size == 0


def test_defaults_of_functions_written_in_c_are_read_from_their_documentation() -> None:
    """Those of torch have no signature."""
    pytest.importorskip("torch")

    assert defaults(row("torch.nn.functional.conv2d"))["stride"] == "1"
