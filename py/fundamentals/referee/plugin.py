"""The fixture for pytest, which it finds by the entry point `pytest11` of this package."""

from collections.abc import Callable
from typing import Any

import pytest

__all__ = ["assert_computes"]


@pytest.fixture
def assert_computes() -> Callable[..., Any]:
    """`fundamentals.referee.assert_computes`: a function must compute what a row of the table says.

    Example:
        def test_mine(assert_computes):
            assert_computes(mykernels.conv, "torch.nn.functional.conv1d", layout="NCH,OIH")
    """
    from fundamentals.referee.asserting import assert_computes as check

    return check
