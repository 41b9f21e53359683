"""Kernels of users' own, compiled: which rows of the table compute the same."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from fundamentals.referee.formula.finding import find
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target

EXAMPLES = Path(__file__).parent.parent / "examples"


def _matches(name: str, form: Form) -> set[str]:
    with Subject(Target.parse(f"{EXAMPLES / name}"), form.expression) as subject:
        found = find(Prober(subject, form, "float64"), instances=12)
    assert found.exception is None
    return {match.text for match in found.matches}


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler is installed")
def test_a_kernel_in_c() -> None:
    """Through ctypes: what torch calls a convolution without padding."""
    form = Form("f(x, w, stride=s)", letters=("s",))

    assert "torch.nn.functional.conv1d, mode valid" in _matches("with_ctypes.py:correlate", form)


@pytest.mark.skipif(find_spec("numba") is None, reason="numba is not installed")
def test_a_kernel_by_numba() -> None:
    """What scipy.ndimage has with zeros beyond the ends."""
    matches = _matches("with_numba.py:convolve", Form("f(x, w)"))

    assert "scipy.ndimage.convolve1d, mode constant" in matches
    assert "numpy.convolve, mode same" not in matches
