"""No process of ours runs what the environment would slip into it."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fundamentals.base.environment import NPM, OURS, clean
from fundamentals.evidence.engine.pool import Pool, Request

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("fundamentals")


@pytest.mark.parametrize(
    "name",
    [
        *("NODE_OPTIONS", "NODE_PATH", "NODE_EXTRA_CA_CERTS", "LEAN_PATH", "LEAN_SYSROOT"),
        *("LAKE_HOME", "ELAN_TOOLCHAIN", "LD_PRELOAD", "LD_LIBRARY_PATH", "DYLD_INSERT_LIBRARIES"),
        *("PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME", "PYTHONPYCACHEPREFIX", "OPENSSL_CONF"),
        *("UV_THREADPOOL_SIZE", "JAX_PLATFORMS", "BASH_ENV", "NPM_CONFIG_REGISTRY", "anything"),
    ],
)
def test_what_is_not_needed_does_not_pass(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is known to be harmful or not."""
    monkeypatch.setenv(name, "x")

    assert name not in clean()


@pytest.mark.parametrize("name", ["PATH", "HOME", "LC_ALL", "XDG_CACHE_HOME", "https_proxy"])
def test_what_is_needed_passes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where programs and the user's folders are, language, and the way to the network."""
    monkeypatch.setenv(name, "x")

    assert clean(LEAN_PATH="y")[name] == "x"
    assert clean(LEAN_PATH="y")["LEAN_PATH"] == "y"


def test_more_passes_to_whom_it_concerns(monkeypatch: pytest.MonkeyPatch) -> None:
    """npm hears of its registry, and a process of this program of what it chooses Lean by."""
    monkeypatch.setenv("npm_config_registry", "x")
    monkeypatch.setenv("FUNDAMENTALS_LEAN", "embedded")

    assert clean(NPM)["npm_config_registry"] == "x"
    assert clean(OURS)["FUNDAMENTALS_LEAN"] == "embedded"
    assert not {"npm_config_registry", "FUNDAMENTALS_LEAN"} & clean().keys()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of Python that says so when it is loaded."""
    (tmp_path / "sitecustomize.py").write_text("print('slipped in')\n")
    (tmp_path / "json.py").write_text("print('slipped in')\n")
    return tmp_path


@pytest.mark.parametrize("into", [("PYTHONPATH",), ("LD_LIBRARY_PATH", "GCONV_PATH")])
def test_the_command_begins_anew_without_it(elsewhere: Path, into: tuple[str, ...]) -> None:
    """What was loaded at first is gone with the process."""
    code = (
        "import sys; sys.argv = ['fundamentals', '--version']\n"
        "import fundamentals.base.environment as e, os\n"
        "os.execve = lambda program, arguments, kept: print(arguments, 'PYTHONPATH' in kept)\n"
        "e.start_again_alone()"
    )
    code = code.replace("'PYTHONPATH' in kept", f"{set(into)} & set(kept)")
    environment = {**os.environ, **dict.fromkeys(into, str(elsewhere)), "PYTHONUTF8": "1"}
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert said[-1] == f"{[sys.executable, '-P', '-s', 'fundamentals', '--version']} set()"


@pytest.mark.skipif(not COMMAND.exists(), reason="not installed beside this Python")
def test_the_command_still_says_what_it_says(elsewhere: Path) -> None:
    """Through the second process, and with its exit code."""
    environment = {**os.environ, "PYTHONPATH": str(elsewhere)}
    done = subprocess.run(
        [COMMAND, "nonsense"], env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "No such command" in done.stderr


def test_workers_of_evidence_are_not_reached(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither through the path nor through the folder that the command is run in."""
    monkeypatch.setenv("PYTHONPATH", str(elsewhere))
    monkeypatch.chdir(elsewhere)
    with Pool(1) as pool:
        ((_, reply),) = pool.run([Request("fundamentals.evidence.entries.chain_rule")])

    assert reply.death is None
    assert reply.content["checks"]


def test_every_process_is_given_an_environment() -> None:
    """None inherits ours by being forgotten."""
    forgotten = []
    for file in sorted((ROOT / "py").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                *("subprocess.run", "subprocess.Popen", "subprocess.check_output"),
                *("subprocess.call", "subprocess.check_call", "os.system", "os.popen"),
            ):
                given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
                if not given.get("env", "").startswith("clean("):
                    forgotten.append(f"{file.relative_to(ROOT)}:{node.lineno}")

    assert forgotten == []


@pytest.mark.skipif(not COMMAND.exists(), reason="not installed beside this Python")
@pytest.mark.parametrize("alone", [False, True])
def test_what_was_taken_out_reaches_the_users_function_alone(tmp_path: Path, alone: bool) -> None:
    """A kernel that imports a module of the user's path; user packages unless they were refused."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "of_the_user.py").write_text("import numpy\nconv = numpy.convolve\n")
    kernel = tmp_path / "kernel.py"
    kernel.write_text(
        "import os, sys, of_the_user\n"
        f"assert sys.flags.no_user_site == {alone:d}\n"
        "assert os.environ['LD_LIBRARY_PATH'] == '/nowhere'\n"
        "def conv(x, w): return of_the_user.conv(x, w)\n"
    )
    theirs = {"PYTHONPATH": str(tmp_path / "theirs"), "LD_LIBRARY_PATH": "/nowhere"}
    theirs |= {"PYTHONNOUSERSITE": "1"} if alone else {}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    options = ["--layout", "H,H", "--no-edges", "--floats", "0"]
    done = subprocess.run(
        [COMMAND, "referee", f"{kernel}:conv", *options],
        env={**kept, **theirs, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
