"""The command `referee`: exit codes, reports that keep to the schema, and errors that say what."""

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from fundamentals.cli.app import app

ROOT = Path(__file__).parents[2]
QUICK = ("--layout", "H,H", "--no-edges", "--floats", "0", "--seconds", "5")
SOURCE = """
import ctypes
import time

import numpy as np

def full(x, w, mode="full"):
    print("text on standard output, which is not the report's")
    return np.convolve(x, w, mode)

def crash(x, w):
    return ctypes.string_at(0)

def hang(x, w):
    time.sleep(600)

def squares(x, w):
    return np.convolve(x, w**2)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "mine.py"
    file.write_text(SOURCE)
    return file


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["referee", *arguments])


def test_what_is_one_formula_ends_with_0_and_writes_its_report(file: Path, tmp_path: Path) -> None:
    """The report keeps to the published schema; what the function prints is in neither."""
    report = tmp_path / "report.json"
    done = _run(f"{file}:full", *QUICK, "--expect", "numpy.convolve full", "--json", str(report))

    assert done.exit_code == 0, done.output
    data = json.loads(report.read_text())
    jsonschema.validate(data, json.loads((ROOT / "docs/referee.schema.json").read_text()))
    assert data["kind"] == "computes"
    assert data["expected"] == "numpy.convolve, mode full"
    assert "convolution of x with w" in done.stdout
    assert "text on standard output" not in done.stdout + report.read_text()


@pytest.mark.parametrize("option", [("--mode", "same"), ("--with", "mode=same")])
def test_arguments_are_chosen_and_what_is_not_expected_ends_with_1(
    file: Path, option: tuple[str, str]
) -> None:
    """In same mode it is not the full one."""
    done = _run(f"{file}:full", *QUICK, *option, "--expect", "numpy.convolve full")
    assert done.exit_code == 1, done.output
    assert "mode='same'" in done.stdout
    assert "numpy.convolve, mode full" in " ".join(done.stdout.split())


def test_what_is_no_formula_ends_with_1(file: Path) -> None:
    """With the equation that fails."""
    done = _run(f"{file}:squares", *QUICK)
    assert done.exit_code == 1, done.output
    assert "not linear in w" in done.stdout


@pytest.mark.parametrize(
    ("name", "message"),
    [("crash", "segmentation fault"), ("hang", "took longer than")],
)
def test_what_dies_at_every_call_cannot_be_called(file: Path, name: str, message: str) -> None:
    """Usage: exit code 2, with how it died and what to say."""
    done = _run(f"{file}:{name}", *QUICK[:-1], "1")
    assert done.exit_code == 2, done.output
    assert message in " ".join(done.stderr.split())
    assert "--call" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mine.py"], "names a file: name a function of it"),
        (["convolve"], "names no function of a module"),
        (["{file}:ful"], "Did you mean full"),
        (["{file}.py:full"], "There is no file"),
        (["no_such_module_at_all.f"], "cannot be imported: ModuleNotFoundError"),
        (["{file}:full", "--layout", "nonsense"], "--layout nonsense: give the axes of x and of w"),
        (["{file}:full", "--layout", "NCHW,OIH"], "name different axes"),
        (["{file}:full", "--with", "same"], "--with same: write NAME=VALUE"),
        (["{file}:full", "--call", "f(x, w, stride=z)", "--layout", "H,H"], "'z'"),
        (["{file}:full", "--expect", "no.such.function"], "no.such.function"),
        (["{file}:full", "--json", "/no/such/folder/r.json"], "there is no folder"),
        (["{file}:full", "--floats", "-1"], "Invalid value for '--floats'"),
        (["{file}:full", "--dtype", "float17", "--layout", "H,H"], "float17"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    file: Path, arguments: list[str], message: str
) -> None:
    """Nothing on standard output, and no traceback."""
    done = _run(*(each.format(file=file) for each in arguments))
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    assert message in " ".join(done.stderr.replace("│", " ").split())
    assert isinstance(done.exception, SystemExit)


def test_a_machine_that_lacks_something_ends_with_3(file: Path) -> None:
    """A scheduler that is not there."""
    done = _run(f"{file}:full", *QUICK, "--instances", "1", "--scheduler", "nonsense://here")
    assert done.exit_code == 3, done.output
    assert "--scheduler nonsense://here: cannot be reached" in " ".join(done.stderr.split())
