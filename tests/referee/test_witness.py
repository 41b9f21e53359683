"""Small failing calls, and scripts that show them: run as their readers would run them."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from direct import Direct

from fundamentals.base.environment import clean
from fundamentals.referee.formula.finding import find
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.probes import Prober, within
from fundamentals.referee.subject.target import Target
from fundamentals.referee.witness.script import Origin, literal, script
from fundamentals.referee.witness.shrinking import disagrees, shrunk
from fundamentals.referee.witness.smallest import Witness, smallest

RIGHT = "import numpy as np\ndef f(x, w, s=1):\n    return np.correlate(x, w, 'full')[::s]\n"
WRONG = {
    "long kernels": "y = y.copy(); y[-1] += len(w) > 4",
    "strides": "y = np.correlate(x, w, 'full')[:: s + (s > 1 and len(x) > 5)]",
    "clamp": "y = np.clip(y, -6, 6)",
    "rounds": "y = np.rint(y)",
    "offset": "y = y + 1e-9",
    "long inputs": "y = np.where(len(x) < 1024, y, 0 * y)",
}


def made(text: str) -> Callable[..., Any]:
    """The function f of a module's text."""
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102
    function: Callable[..., Any] = names["f"]
    return function


def wrong(change: str) -> str:
    """The module with a line more."""
    return RIGHT.replace("return ", "y = ") + f"    {change}\n    return y\n"


def witness(text: str, file: Path, **options: Any) -> Witness | None:
    """The smallest call at which the f of a module is not everywhere what it is elsewhere."""
    form = Form("f(x, w, s)", letters=("s",), scalars=True)
    prober = Prober(Direct(made(text), "f(x, w, s)"), form, options.get("dtype", "float32"))
    return smallest(prober, find(prober, instances=20), Origin(Target.parse(f"{file}:f")))


def run(script: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a script in an empty folder."""
    (folder / "script.py").write_text(script, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-I", "script.py"],
        cwd=folder,
        env=clean(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "file"), [*((name, "kernels.py") for name in WRONG), ("clamp", "my kernels.py")]
)
def test_the_script_fails_where_the_fault_is_and_passes_where_it_is_mended(
    name: str, file: str, tmp_path: Path
) -> None:
    """The file is named in it; what stands in the file decides."""
    module = tmp_path / file
    found = witness(wrong(WRONG[name]), module)
    assert found is not None

    module.write_text(wrong(WRONG[name]), encoding="utf-8")
    assert run(found.script, tmp_path).returncode == 1
    module.write_text(RIGHT, encoding="utf-8")
    ended = run(found.script, tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(found.script.splitlines()) <= 20


def test_a_right_function_has_no_witness(tmp_path: Path) -> None:
    """There is nothing to show."""
    assert witness(RIGHT, tmp_path / "kernels.py") is None


def test_what_fails_with_five_taps_is_shown_with_five() -> None:
    """The least that fails: as many taps as are needed, one number or five, no stride."""
    found = witness(wrong(WRONG["long kernels"]), Path("kernels.py"))

    assert found is not None
    assert found.probe.shape.taps == (5,)
    assert found.probe.shape.letters == {"s": (1,)}
    assert max(abs(found.probe.x).max(), abs(found.probe.w).max()) <= 1


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "uint8"])
def test_small_probes_are_exact_and_fail(dtype: str) -> None:
    """What is shown keeps the bound, and fails; number types of few digits included."""
    numpy = "float32" if dtype == "bfloat16" else dtype
    right = made(RIGHT)

    def f(x: Any, w: Any) -> Any:
        y = right(x.astype(numpy), w.astype(numpy)).copy()
        y[0] += len(w) > 4
        return y

    class Plain(Direct):
        def call(self, calls: Any) -> Any:
            return super().call([replace(each, dtype=numpy) for each in calls])

    prober = Prober(Plain(f), Form("f(x, w)"), dtype)
    finding = find(prober, instances=10)
    assert finding.exception is not None
    fails = disagrees(prober, finding)
    small = shrunk(prober, finding.exception.probe, fails)

    assert within(small)
    assert fails(small)
    assert small.shape.taps == (5,)


def test_the_same_fault_is_shown_by_the_same_script() -> None:
    """Nothing is left to chance."""
    scripts = {str(witness(wrong(WRONG["clamp"]), Path("kernels.py"))) for _ in range(2)}

    assert len(scripts) == 1


def test_what_fails_now_and_then_is_called_many_times(tmp_path: Path) -> None:
    """A single call would mostly pass."""
    text = RIGHT.replace("def f", "N = 0\ndef f").replace(
        "    return np.correlate(x, w, 'full')[::s]",
        "    global N\n    N += 1\n    return np.correlate(x, w, 'full')[::s] + (N % 50 == 0)",
    )
    module = tmp_path / "kernels.py"
    found = witness(text, module)
    assert found is not None

    module.write_text(text, encoding="utf-8")
    assert run(found.script, tmp_path).returncode == 1
    module.write_text(RIGHT, encoding="utf-8")
    assert run(found.script, tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("target", "line"),
    [
        ("scipy.signal.correlate", "from scipy.signal import correlate as f"),
        ("my.kernels.f", "from my.kernels import f"),
        ("my.Layer.forward", "from my import Layer"),
    ],
)
def test_functions_are_imported_as_their_users_do(target: str, line: str) -> None:
    """A class is no module."""
    assert line in Origin(Target.parse(target)).imports


@pytest.mark.parametrize("arrays", ["numpy", "list", "torch", "jax"])
def test_scripts_make_the_arrays_of_the_library(arrays: str, tmp_path: Path) -> None:
    """A function that takes its arrays, and nothing but them, is called by the script."""
    if arrays in ("torch", "jax"):
        pytest.importorskip(arrays)
    kinds = {"numpy": "np.ndarray", "list": "list", "torch": "torch.Tensor", "jax": "jax.Array"}
    library = {"torch": "import torch\n", "jax": "import jax\n"}.get(arrays, "")
    module = tmp_path / "kernels.py"
    module.write_text(
        f"import numpy as np\n{library}def f(x, w, s):\n    assert isinstance(x, {kinds[arrays]})\n"
        "    return x\n"
    )
    found = witness(wrong(WRONG["long kernels"]), module)
    assert found is not None
    form = Form("f(x, w, s)", letters=("s",), scalars=True)
    origin = Origin(Target.parse(f"{module}:f"), arrays=arrays)
    text = script(origin, form, found.probe, found.probe.x, "x comes back")

    assert run(text, tmp_path).stderr == ""
    text = script(origin, form, found.probe, found.probe.x + 1, "x comes back")
    assert "AssertionError" in run(text, tmp_path).stderr


def test_a_heading_stays_on_its_line(tmp_path: Path) -> None:
    """What is said of a fault is no line of a script."""
    (tmp_path / "kernels.py").write_text(RIGHT)
    form = Form("f(x, w)")
    probe = Prober(Direct(made(RIGHT)), form, "float32").impulse(Shape((3,), (1,)), (0,))
    origin = Origin(Target.parse(f"{tmp_path / 'kernels.py'}:f"))
    text = script(origin, form, probe, probe.x, "a\nimport sys; sys.exit(7)\r\u2028b")

    assert run(text, tmp_path).returncode == 0


def test_numbers_come_as_they_are() -> None:
    """Many numbers are a rule, where they follow one; the text means the array."""
    sparse = np.zeros(500)
    sparse[[3, 400]] = 1, -2
    for array in (
        np.arange(6.0).reshape(2, 3),
        np.resize([1, 0, -2.0], (40, 9)),
        sparse,
        np.arange(200.0),
        np.array([1 + 2j]),
        np.zeros((0, 3)),
    ):
        again = np.array(eval(literal(array), {"np": np}))  # noqa: S307
        assert again.shape == array.shape
        assert np.array_equal(again, array)
