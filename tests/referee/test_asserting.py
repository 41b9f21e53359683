"""`assert_computes`: silent about what is right, and a small example of what is not."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import fundamentals.referee
from fundamentals.base.environment import clean
from fundamentals.base.errors import UsageError
from fundamentals.referee import assert_computes
from fundamentals.referee.asserting import NotWhatWasExpectedError


def correlated(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    return np.correlate(x, w, "full")


def test_what_is_right_passes_and_the_report_comes_back() -> None:
    """It names what was expected, and that the call was made in this process."""
    report = assert_computes(correlated, "numpy.correlate full", layout="H,H")
    assert report.holds
    assert report.expected == "numpy.correlate, mode full"
    assert "in this process" in report.call.found


def test_of_what_is_wrong_the_message_has_the_smallest_call() -> None:
    """The numbers in it, given to the function by hand, are what it says that they are."""
    with pytest.raises(NotWhatWasExpectedError) as caught:
        assert_computes(correlated, "numpy.convolve full", layout="H,H")

    message = str(caught.value)
    assert "is not numpy.convolve, mode full" in message
    assert "the kernel runs forwards, and should not" in message
    x, w, said, got = (
        np.array(list(map(float, re.findall(r"-?\d+(?:\.\d+)?", line))))
        for line in re.findall(r"^ +(?:x =|w =|expected|got) +(.*)$", message, re.MULTILINE)
    )
    assert x.size + w.size <= 4
    np.testing.assert_array_equal(said, np.convolve(x, w))
    np.testing.assert_array_equal(got, correlated(x, w))
    assert not caught.value.report.holds


def test_it_is_an_assertion_that_fails() -> None:
    """So that every test runner takes it for one."""
    assert issubclass(NotWhatWasExpectedError, AssertionError)


def test_a_function_is_called_here_and_a_name_elsewhere(tmp_path: Path) -> None:
    """The function notes the process that it is called in."""
    notes = tmp_path / "notes"
    file = tmp_path / "noting.py"
    file.write_text(
        "import os\n"
        "import numpy as np\n"
        "def noting(x, w):\n"
        f"    with open({str(notes)!r}, 'a') as file:\n"
        "        file.write(f'{os.getpid()}\\n')\n"
        "    return np.convolve(x, w)\n"
    )

    def here(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        pids.add(os.getpid())
        return np.convolve(x, w)

    pids: set[int] = set()
    assert_computes(here, "numpy.convolve full", layout="H,H")
    assert_computes(f"{file}:noting", "numpy.convolve full", layout="H,H")

    assert pids == {os.getpid()}
    elsewhere = set(map(int, notes.read_text().split()))
    assert elsewhere
    assert os.getpid() not in elsewhere


def test_arguments_are_passed_on() -> None:
    """A mode makes it another function."""

    def either(x: np.ndarray, w: np.ndarray, mode: str) -> np.ndarray:
        return np.convolve(x, w, mode)

    assert_computes(either, "numpy.convolve valid", layout="H,H", mode="valid")
    with pytest.raises(NotWhatWasExpectedError):
        assert_computes(either, "numpy.convolve valid", layout="H,H", mode="same")


def test_names_that_are_in_no_table_are_refused_before_anything_is_called() -> None:
    """The function would leave a trace."""
    with pytest.raises(UsageError, match=r"no\.such"):
        assert_computes("no_module_is_called.so", "no.such.function")


def test_the_package_has_no_other_names() -> None:
    """What is asked for only when needed is there, and nothing else is made up."""
    assert fundamentals.referee.assert_computes is assert_computes
    with pytest.raises(AttributeError, match="nonsense"):
        _ = fundamentals.referee.nonsense


def test_the_fixture_is_there_without_being_imported(tmp_path: Path) -> None:
    """In a folder of somebody else's: one test passes, the other fails with the message."""
    (tmp_path / "test_mine.py").write_text(
        "import numpy as np\n"
        "def full(x, w):\n"
        "    return np.convolve(x, w)\n"
        "def test_right(assert_computes):\n"
        "    assert_computes(full, 'numpy.convolve full', layout='H,H')\n"
        "def test_wrong(assert_computes):\n"
        "    assert_computes(full, 'numpy.convolve same', layout='H,H')\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env=clean(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "1 failed, 1 passed" in done.stdout
    assert "full is not numpy.convolve, mode same" in done.stdout
