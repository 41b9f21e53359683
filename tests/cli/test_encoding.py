"""Whatever the locale and the terminal: what is asked for comes out, and never a traceback."""

import codecs
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fundamentals.cli.encoding import _near

ROOT = Path(__file__).parents[2]
ENVIRONMENTS = {
    "C without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX": {"LANG": "POSIX", "LC_ALL": "POSIX"},
    "ASCII streams": {"PYTHONIOENCODING": "ascii"},
    "strict ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict"},
    "dumb and narrow": {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "20"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """This project, in a folder whose name is not ASCII."""
    place = tmp_path / "größe ∑"
    place.symlink_to(ROOT, target_is_directory=True)
    return place


def _run(
    folder: Path, environment: dict[str, str], *arguments: str
) -> "subprocess.CompletedProcess[bytes]":
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "fundamentals", "--project", folder, *arguments],
        env=kept | environment,
        capture_output=True,
        check=False,
        cwd=folder,
    )


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS.keys())
def test_commands_do_what_they_do_elsewhere(folder: Path, environment: dict[str, str]) -> None:
    """Into a pipe; and what programs read is UTF-8, whatever the terminal's encoding."""
    for arguments in (["list"], ["lint"], ["software", "numpy.correlate"], ["software", "same"]):
        done = _run(folder, environment, *arguments)
        assert (done.returncode, done.stderr) == (0, b""), arguments
    done = _run(folder, environment, "software", "numpy.correlate", "--json")

    assert "∑" in json.loads(done.stdout.decode())[0]["formula"]


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS.keys())
def test_errors_are_one_sentence(folder: Path, environment: dict[str, str]) -> None:
    """Also about names that are not ASCII."""
    done = _run(folder, environment, "show", "größe")

    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: there is no entry '")
    assert done.stderr.count(b"\n") == 1


def test_the_locale_c_is_no_reason_to_lose_letters(folder: Path) -> None:
    """Python is started again in its UTF-8 mode."""
    plain = _run(folder, {"LC_ALL": "C.UTF-8"}, "software", "numpy.correlate")
    other = _run(folder, ENVIRONMENTS["C without UTF-8"], "software", "numpy.correlate")

    assert other.stdout == plain.stdout
    assert "∑" in plain.stdout.decode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("✓ ≤ −1", b"+ <= -1"),
        ("größe", b"gro?e"),
        ("n₀", b"n0"),
        ("ΔΨ", b"??"),
        ("a\udcc3b", b"a\xc3b"),
    ],
)
def test_what_a_terminal_cannot_show_is_shown_nearly(text: str, shown: bytes) -> None:
    """Good and bad stay apart; bytes of file names go out as they came in."""
    codecs.register_error("near", _near)

    assert text.encode("ascii", "near") == shown
    assert len({sign.encode("ascii", "near") for sign in "✓✗"}) == 2
