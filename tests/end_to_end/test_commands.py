"""The program as a user runs it, on the project itself."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fundamentals.base.errors import UsageError
from fundamentals.cli import frame

ROOT = Path(__file__).parent.parent.parent
PROGRAM = [sys.executable, "-m", "fundamentals", "--project", str(ROOT)]


def _run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, text=True, check=False, **options
    )  # type: ignore[call-overload, no-any-return]


def test_evidence_of_an_entry_and_then_from_the_cache(tmp_path: Path) -> None:
    """The same result twice, the second time without running anything."""
    reports = [tmp_path / f"{n}.json" for n in (1, 2)]
    for report in reports:
        done = _run("verify", "continuity", "--layer", "derived", "--json", str(report))
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
        assert "✓ continuity" in done.stdout
    first, second = (json.loads(report.read_text()) for report in reports)
    assert second["run"]["reused"]
    assert not second["run"]["check_seconds"]
    first.pop("run")
    second.pop("run")

    assert first == second


def test_nothing_heavy_is_imported_for_what_is_known() -> None:
    """sympy and scipy stay out when every result is kept; only the controls run."""
    _run("verify", "continuity", "--layer", "derived")
    script = (
        "import sys; from fundamentals.cli.app import app\n"
        f"sys.argv = ['fundamentals', '--project', {str(ROOT)!r}, "
        "'verify', 'continuity', '--layer', 'derived']\n"
        "try: app()\n"
        "except SystemExit as end: print(end.code, {'sympy', 'scipy', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "0 set()"


def test_importing_the_command_line_is_light() -> None:
    """Help needs neither the libraries that compute nor the schema's."""
    script = (
        "import sys, fundamentals.cli.app\n"
        "heavy = {'sympy', 'flint', 'hypothesis', 'numpy', 'scipy', 'pydantic', 'yaml', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_interrupted_by_the_terminal(tmp_path: Path) -> None:
    """Ctrl-C ends the program and all its processes with one line."""
    command = [*PROGRAM, "verify", "chain-rule", "--layer", "derived", "--seed", str(os.getpid())]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # a test run in the background of a shell ignores Ctrl-C, and so would what it starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the first check is done
        os.killpg(process.pid, signal.SIGINT)
        begin = time.monotonic()
        out, error = process.communicate(timeout=30)

    assert (process.returncode, out) == (130, "")
    assert error.splitlines()[-1].startswith("interrupted; what is finished is kept")
    assert time.monotonic() - begin < 30
    assert "Traceback" not in error
    for file in (ROOT / "build/evidence").glob(f"*-{os.getpid()}.json"):
        file.unlink()


def test_a_pipe_that_closes_is_no_error() -> None:
    """`… | head -1` prints its line and no complaint."""
    script = f"{' '.join(PROGRAM)} schema | head -1; {' '.join(PROGRAM)} list | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[0] == "{"
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["list", "schema", "--help"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk at hand")
def test_output_that_cannot_be_written_ends_in_a_sentence(command: str) -> None:
    """A full disk behind `>` is the machine's lack."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == 3
    assert done.stderr.startswith("Error: the output: No space left on device; ")
    assert done.stderr.count("\n") == 1


def test_closed_output_is_no_error() -> None:
    """`>&-`: nobody wants to read it."""
    script = f"{' '.join(PROGRAM)} list >&-"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("", "")


def test_an_ascii_terminal_is_no_reason_to_fail() -> None:
    """Names with ℝ and § come out as question marks there, not as an error."""
    done = _run("list", env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})

    assert (done.returncode, done.stderr) == (0, "")
    assert "(?2.3 Theorem 2.4)" in done.stdout


def test_devices_are_written_to_and_not_replaced() -> None:
    """Reports can go to /dev/stdout; /dev/null stays what it is."""
    done = _run("verify", "continuity", "--layer", "derived", "--json", "/dev/stdout")
    report, _, rest = done.stdout.partition("\n}\n")

    assert json.loads(report + "}")["ok"] is True
    assert rest.startswith("✓ continuity")
    assert Path("/dev/null").is_char_device()


def test_folders_that_cannot_be_written_to_are_refused_at_once() -> None:
    """Before the long work, for root as well."""
    with pytest.raises(UsageError, match=r"cannot be written to|there is no folder"):
        frame.check_writable("--json", Path("/proc/result.json"))
