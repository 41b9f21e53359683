"""What a function is named by, and how it is called: modules, files, models, kernels in C."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from referee.subjects import FILE, W, X, returned, subject

from fundamentals.base.environment import clean
from fundamentals.base.errors import SetupError, UsageError
from fundamentals.referee.subject.calling import (
    Call,
    Raised,
)
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{FILE}:corelate", "Did you mean correlate"),
        (f"{FILE.with_name('absent.py')}:f", "There is no file"),
        ("numpy.corelate", "Did you mean correlate"),
        ("scipy.signal.corelate", "Did you mean correlate"),
        ("nothing_of_that_name.f", "No module named 'nothing_of_that_name'"),
    ],
)
def test_a_function_that_is_not_there(text: str, said: str) -> None:
    """It is said what is not, and what may have been meant."""
    with pytest.raises(UsageError, match=said), Subject(Target.parse(text), "f(x)"):
        pass


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import nothing_of_that_name", "No module named"),
        ("import os; os._exit(4)", "died while it was imported: left by exit code 4"),
        ("import sys; sys.exit(4)", "SystemExit: 4"),
        ("def f(x) return x", "SyntaxError"),
    ],
)
def test_a_module_that_cannot_be_imported(source: str, said: str, tmp_path: Path) -> None:
    """However it fails, it is the user's error."""
    file = tmp_path / "with a space.py"
    file.write_text(source)

    with pytest.raises(UsageError, match=said), Subject(Target.parse(f"{file}:f"), "f(x)"):
        pass


@pytest.mark.parametrize("text", ["correlate", "a.py", "a.c:f", "a.onnx:", "a b.c", "", ":f", "a."])
def test_what_names_no_function(text: str) -> None:
    """Nothing is started for it."""
    with pytest.raises(UsageError):
        Target.parse(text)


def test_targets_are_taken_apart() -> None:
    """Each form, with spaces and without."""
    assert Target.parse("scipy.signal.correlate").kind == "module"
    assert Target.parse("a folder/my kernels.py:Class.method").name == "Class.method"
    assert Target.parse("model.onnx").name == ""
    assert Target.parse("model.onnx:/a/Conv:0").kind == "onnx"


def test_errors_of_expressions_have_a_caret() -> None:
    """Under the place."""
    with pytest.raises(UsageError, match=r"\n  f\(x, \*\)\n {8}\^"):
        subject("correlate", "f(x, *)")
    with subject("correlate", "f(x, stride)") as it:
        with pytest.raises(UsageError, match=r"Did you mean strides.*\n.*\n {7}\^"):
            it.call([Call({"x": X}, {"strides": 2})])
        assert returned(it.call([Call({"x": X, "stride": W})])[0]).arrays[0].tolist() == [3, -4, -5]


def test_all_letters_are_named_where_one_means_nothing() -> None:
    """Nobody would guess that output padding is q."""
    with subject("correlate", "f(x, op)") as it, pytest.raises(UsageError, match=r"q \(output pad"):
        it.call([Call({"x": X}, {"q": 1})])


def test_a_module_of_torch_is_called_as_its_forward_is(tmp_path: Path) -> None:
    """The signature of `__call__` names nothing."""
    pytest.importorskip("torch")
    file = tmp_path / "modules.py"
    file.write_text(
        "import torch\nclass Own(torch.nn.Module):\n"
        "    def forward(self, x, weight, stride=1):\n"
        "        return torch.nn.functional.conv1d(x, weight, stride=stride)\n"
        "own = Own()\n"
    )
    with Subject(Target.parse(f"{file}:own"), "f(x, w)") as it:
        assert [each.name for each in it.about.signature] == ["x", "weight", "stride"]


def test_what_is_not_about_arrays_is_told_rather_than_what_is(tmp_path: Path) -> None:
    """A function of tensors refuses arrays for what they are, and tensors for their sizes."""
    pytest.importorskip("torch")
    file = tmp_path / "tensors.py"
    file.write_text("import torch\ndef conv(x, w):\n    return torch.nn.functional.conv1d(x, w)\n")
    x, w = np.ones((1, 4, 9)), np.ones((4, 3, 3))
    with Subject(Target.parse(f"{file}:conv"), "f(x, w)") as it:
        (raised,) = it.call([Call({"x": x, "w": w})])
    assert isinstance(raised, Raised)
    assert (raised.error, "channels" in raised.message) == ("RuntimeError", True)


def test_a_letter_cannot_be_f() -> None:
    """That is the function."""
    with subject("correlate", "f(x, x)") as it, pytest.raises(UsageError, match="taken"):
        it.call([Call({"x": X, "f": W})])


def test_names_of_the_module_and_bound_names() -> None:
    """Both may be used."""
    with subject("correlate", "np.array([f(x, backward(v, v, v)[1]) for v in (x,)])") as it:
        assert returned(it.call([Call({"x": X})])[0]).arrays[0].shape == (1, 4)


def test_models_need_onnx(tmp_path: Path) -> None:
    """Where it is absent, that is said; where it is there, a file that is no model."""
    file = tmp_path / "model.onnx"
    file.write_bytes(b"no model")
    absent = any(importlib.util.find_spec(name) is None for name in ("onnx", "onnxruntime"))
    error, said = (SetupError, "pip install onnx") if absent else (UsageError, "no model")

    with pytest.raises(error, match=said), Subject(Target.parse(str(file)), "f(x, w)"):
        pass


def test_each_convolution_of_a_model_is_a_function(tmp_path: Path) -> None:
    """With its own attributes, in the format of its arguments."""
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    make, number = onnx.helper.make_node, onnx.TensorProto.FLOAT
    nodes = [
        make("Conv", ["x", "w"], ["y"], name="first", strides=[2]),
        make("Relu", ["y"], ["z"]),
        make("ConvTranspose", ["z", "w"], ["v"]),
    ]
    ends = [onnx.helper.make_tensor_value_info(name, number, None) for name in ("x", "w", "v")]
    graph = onnx.helper.make_graph(nodes, "net", ends[:2], ends[2:])
    opset = onnx.helper.make_opsetid("", 17)
    file = tmp_path / "model.onnx"
    onnx.save(onnx.helper.make_model(graph, opset_imports=[opset], ir_version=8), str(file))
    x, w = X[None, None], W[None, None]
    call = Call({"x": x, "w": w}, dtype="float32")
    biased = Call({"x": x, "w": w, "b": np.array([10.0])}, dtype="float32")

    def value(node: str, call: Call, expression: str = "f(x, w)") -> list[float]:
        with Subject(Target.parse(f"{file}:{node}"), expression) as it:
            found = returned(it.call([call])[0])
        assert found.dtypes == ("float32",)
        line: list[float] = found.arrays[0][0, 0].tolist()
        return line

    with Subject(Target.parse(str(file)), "f(x, w)") as it:
        assert [*it.about.nodes] == ["first", "ConvTranspose_2"]
        raised = it.call([call])[0]
        assert isinstance(raised, Raised)
        assert "first, ConvTranspose_2" in raised.message
    assert value("first", call) == [3, -5]
    assert value("first", biased, "f(x, w, b)") == [13, 5]
    assert value("ConvTranspose_2", call) == [7, -12, -1, -2, -8]
    with pytest.raises(UsageError, match="Did you mean first"):
        value("frist", call)


def test_a_kernel_in_c(tmp_path: Path) -> None:
    """Through ctypes; one that writes beyond its end is found by what lies around."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no compiler of C")
    (tmp_path / "kernel.c").write_text(
        "void corr(const double *x, long n, const double *w, long k, double *y) {"
        "  for (long i = 0; i + k <= n; i++) { y[i] = 0;"
        "    for (long j = 0; j < k; j++) y[i] += x[i + j] * w[j]; } }"
        "void scale(double *x, long n) { for (long i = 0; i <= n; i++) x[i] *= 2; }"
    )
    library = tmp_path / "kernel.so"
    options = ["-shared", "-fPIC", "-o", str(library), str(tmp_path / "kernel.c")]
    subprocess.run([compiler, *options], check=True, env=clean())
    file = tmp_path / "kernels.py"
    file.write_text(
        "import ctypes\nimport numpy as np\n"
        f"library = ctypes.CDLL({str(library)!r})\n"
        "def at(a): return ctypes.c_void_p(a.ctypes.data)\n"
        "def size(n): return ctypes.c_long(n)\n"
        "def corr(x, w):\n"
        "    y = np.empty(len(x) - len(w) + 1)\n"
        "    library.corr(at(x), size(len(x)), at(w), size(len(w)), at(y))\n"
        "    return y\n"
        "def scale(x):\n"
        "    library.scale(at(x), size(len(x)))\n"
        "    return x\n"
    )
    with Subject(Target.parse(f"{file}:corr"), "f(x, w)") as it:
        assert returned(it.call([Call({"x": X, "w": W})])[0]).arrays[0].tolist() == [3, -4, -5]
    with Subject(Target.parse(f"{file}:scale"), "f(x)") as it:
        zeros = Call({"x": 0 * X}, {"poison": 3}, memory={"x": "surrounded"})
        found = returned(it.call([zeros])[0])
        assert (found.changed, found.shared) == (("around x",), ("x",))


def test_a_kernel_of_numba(tmp_path: Path) -> None:
    """Compiled in the process of the function, where numba is installed."""
    pytest.importorskip("numba")
    file = tmp_path / "kernels.py"
    file.write_text(
        "import numba\nimport numpy as np\n"
        "@numba.njit\n"
        "def corr(x, w):\n"
        "    y = np.zeros(len(x) - len(w) + 1)\n"
        "    for i in range(len(y)):\n"
        "        for j in range(len(w)):\n"
        "            y[i] += x[i + j] * w[j]\n"
        "    return y\n"
    )
    with Subject(Target.parse(f"{file}:corr"), "f(x, w)") as it:
        assert returned(it.call([Call({"x": X, "w": W})])[0]).arrays[0].tolist() == [3, -4, -5]
        assert it.about.signature[0].name == "x"
