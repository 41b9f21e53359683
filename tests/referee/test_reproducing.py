"""Scripts of gradients, errors, models and expected rows: run as their readers would run them."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from referee.test_witness import run

from fundamentals.referee.asking import Asked
from fundamentals.referee.judging import judge
from fundamentals.referee.report import Report
from fundamentals.referee.subject.target import Target
from fundamentals.referee.witness.measured import Given, gradient
from fundamentals.referee.witness.script import Origin

NUMPY = """
import numpy as np

def conv(x, w):
    return np.correlate(x, w, "valid") if len(w) <= len(x) else x[:0]

def pull(v, x, w):
    return np.convolve(v, w), np.correlate(x, v, "valid")
"""
TORCH = """
import torch

class Layer(torch.autograd.Function):
    @staticmethod
    def forward(context, x, w):
        context.save_for_backward(x, w)
        return torch.nn.functional.conv1d(x, w)

    @staticmethod
    def backward(context, v):
        x, w = context.saved_tensors
        vx = torch.nn.grad.conv1d_input(x.shape, w, v)
        vw = torch.nn.grad.conv1d_weight(x, w.shape, v)
        return vx, vw

def conv(x, w):
    return Layer.apply(x, w)
"""
GRADIENTS = {
    "numpy": (NUMPY, "np.convolve(v, w), np", "np.convolve(v, w[::-1]), np", "H,H"),
    "torch": (TORCH, "return vx, vw", "return vx, 2 * vw", "NCH,OIH"),
}


def judged(text: str, file: Path, **more: object) -> Report:
    file.write_text(text)
    given = {"edges": False, "floats": 0, **more}
    return judge(f"{file}:conv", Asked(**given))


def told(script: str, wrong: str, right: str, file: Path, *, quiet: bool = True) -> None:
    """It fails where the fault is, and passes where it is mended, without a word if it is quiet."""
    file.write_text(wrong)
    ended = run(script, file.parent)
    assert "AssertionError" in ended.stderr, ended.stderr
    file.write_text(right)
    ended = run(script, file.parent)
    assert ended.returncode == 0, ended.stderr
    assert not ended.stdout
    assert not (quiet and ended.stderr), ended.stderr


@pytest.mark.parametrize("library", GRADIENTS)
def test_a_wrong_gradient_has_a_script(library: str, tmp_path: Path) -> None:
    """By the library's own differentiation, or by the user's backward function."""
    if library != "numpy":
        pytest.importorskip(library)
    right, line, slip, layout = GRADIENTS[library]
    wrong = right.replace(line, slip)
    assert wrong != right
    file = tmp_path / "mine.py"
    backward = "pull(v, x, w)" if library == "numpy" else ""
    report = judged(wrong, file, layout=layout, gradients=True, backward=backward)
    assert not report.holds
    (script,) = (each.script for each in report.gradients[0].each if not each.right)
    told(script, wrong, right, file)


CIRCUMSTANCES = {
    "v is expanded from one number": ("torch", "v = v if any(v.stride()) else 0 * v"),
    "w alone requires": ("torch", "v = v if context.needs_input_grad[0] else 2 * v"),
    "x alone requires": ("torch", "1 // context.needs_input_grad[1]"),
    "once more of the same": ("torch", "v = context.kept = getattr(context, 'kept', 0) + v"),
    "v runs backwards": ("numpy", "v = np.abs(v) if v.strides[0] < 0 else v"),
}
"""Lines that are wrong in one circumstance."""


@pytest.mark.parametrize("where", CIRCUMSTANCES)
def test_a_gradient_that_is_wrong_in_a_circumstance_has_a_script(
    where: str, tmp_path: Path
) -> None:
    """It makes the circumstance."""
    library, line = CIRCUMSTANCES[where]
    if library != "numpy":
        pytest.importorskip(library)
    right, *_, layout = GRADIENTS[library]
    before = {"torch": "x, w = context.saved_tensors\n        ", "numpy": "pull(v, x, w):\n    "}
    indent = before[library].rpartition("\n")[2]
    wrong = right.replace(before[library], f"{before[library]}{line}\n{indent}")
    assert wrong != right
    file = tmp_path / "mine.py"
    backward = "pull(v, x, w)" if library == "numpy" else ""
    report = judged(wrong, file, layout=layout, gradients=True, backward=backward)
    bad = [each for each in report.gradients[0].each if not each.right]
    assert bad
    assert all(where in each.where for each in bad)
    file.write_text(wrong)
    ended = run(bad[0].script, file.parent)
    assert ("ZeroDivisionError" if "//" in line else "AssertionError") in ended.stderr
    file.write_text(right)
    ended = run(bad[0].script, file.parent)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


LAID = {
    "fortran": ("v.stride(0) == 1", "v.strides[0] == 8"),
    "channels-last": ("v.stride(1) == 1", "v.strides[1] == 8"),
    "surrounded": ("v.stride(1) > v.shape[2]", "v.strides[1] > 8 * v.shape[2]"),
    "expanded": ("v.stride(2) == 0", "v.strides[2] == 0"),
    "read-only": ("", "not v.flags.writeable"),
    "reversed": ("", "v.strides[2] < 0"),
}
"""How a script can lay v out, and how it is known, in torch and in NumPy."""


@pytest.mark.parametrize("kind", LAID)
def test_scripts_lay_v_out_in_memory(kind: str, tmp_path: Path) -> None:
    """They fail where a function is wrong for such a v alone."""
    arrays = {"x": np.ones((2, 2, 3)), "w": np.ones((2, 2, 1)), "v": np.full((2, 2, 3), 5)}
    said = np.full((2, 2, 3), 10)
    own = (
        "import numpy as np\n"
        "def conv(x, w): return np.einsum('bcn,oci->bon', x, w)\n"
        "def pull(v, x, w): return np.einsum('bon,oci->bcn', -v if WRONG else v, w)\n"
    )
    texts = {"torch": TORCH.replace("(x.shape, w, v)", "(x.shape, w, -v if WRONG else v)")}
    texts["numpy"] = own
    for (library, text), wrong in zip(texts.items(), LAID[kind], strict=True):
        if not wrong or (library == "torch" and not importlib.util.find_spec("torch")):
            continue
        file = tmp_path / f"{library}s.py"
        origin = Origin(Target.parse(f"{file}:conv"), arrays=library)
        given = Given("f(x, w)", arrays, {}, "float64", {"v": kind})
        backward = "pull(v, x, w)" if library == "numpy" else ""
        wanted = ("x",) if backward else ("x", "w")
        script = gradient(origin, given, backward, wanted, "x", said, where="it lies so")
        assert "where it lies so" in script
        told(script, text.replace("WRONG", wrong), text.replace("WRONG", "0"), file)


def test_a_wrong_gradient_of_gradients_has_a_script(tmp_path: Path) -> None:
    """Of a layer that is right forwards and backwards, and forgets that w is in both."""
    pytest.importorskip("torch")
    wrong = TORCH.replace("conv1d_input(x.shape, w, v)", "conv1d_input(x.shape, w.detach(), v)")
    file = tmp_path / "mine.py"
    report = judged(wrong, file, layout="NCH,OIH", gradients=True)
    first, second = report.gradients
    assert first.right
    (script,) = (each.script for each in second.each if not each.right)
    told(script, wrong, TORCH, file)


def test_jax_differentiates_in_scripts(tmp_path: Path) -> None:
    """Told from its arguments: without the referee's calls, which it compiles one by one."""
    pytest.importorskip("jax")
    wrong = "import jax.numpy as jnp\ndef conv(x, w):\n    return jnp.convolve(x, 2 * w)\n"
    file = tmp_path / "mine.py"
    arrays = {"x": np.array([1.0, 2]), "w": np.array([3.0]), "v": np.array([1.0, -1])}
    origin = Origin(Target.parse(f"{file}:conv"), arrays="jax")
    given = Given("f(x, w)", arrays, {}, "float64")
    script = gradient(origin, given, "", ("x", "w"), "w", np.array([-1.0]))
    told(script, wrong, wrong.replace("2 * w", "w"), file)
    more = {"vx": np.array([1.0, 1]), "vw": np.array([2.0])}  # of v, the sums of vx w + x vw
    given = replace(given, arrays=arrays | more)
    script = gradient(origin, given, "", ("x", "w"), "v", np.array([5.0, 7]), operation="vjp2")
    told(script, wrong, wrong.replace("2 * w", "w"), file)


def test_tensorflow_differentiates_in_scripts(tmp_path: Path) -> None:
    """Once and twice, on tapes."""
    pytest.importorskip("tensorflow")
    wrong = "def conv(x, w):\n    return x * w * w\n"
    file = tmp_path / "mine.py"
    arrays = {"x": np.array([1.0, 2]), "w": np.array([3.0]), "v": np.array([1.0, -1])}
    arrays |= {"vx": np.array([1.0, 1]), "vw": np.array([2.0])}
    origin = Origin(Target.parse(f"{file}:conv"), arrays="tensorflow")
    given = Given("f(x, w)", arrays, {}, "float64")
    script = gradient(origin, given, "", ("x", "w"), "w", np.array([-1.0]))
    told(script, wrong, wrong.replace("w * w", "w"), file, quiet=False)
    script = gradient(origin, given, "", ("x", "w"), "v", np.array([5.0, 7]), operation="vjp2")
    told(script, wrong, wrong.replace("w * w", "w"), file, quiet=False)


def test_an_error_that_is_wrong_has_a_script(tmp_path: Path) -> None:
    """With the exact value as a fraction, and what bounds an algorithm."""
    wrong = NUMPY.replace(
        "    return np.corr", "    x = x * (x == np.float32(x))\n    return np.corr"
    )
    file = tmp_path / "mine.py"
    report = judged(wrong, file, layout="H,H", floats=24)
    assert report.error is not None
    assert report.error.wrong
    assert not report.holds
    told(report.error.script, wrong, NUMPY, file)
    assert len(report.error.script) < 2_000


def test_what_was_expected_is_shown_small(tmp_path: Path) -> None:
    """The call at which it differs is as small as it can be made."""
    same = NUMPY.replace(
        'return np.correlate(x, w, "valid") if', 'return np.correlate(x, w, "same") if'
    )
    file = tmp_path / "mine.py"
    expected = "scipy.signal.correlate2d valid"
    report = judged(same, file, layout="H,H", expect=expected)
    assert report.unlike_instance is not None
    assert len(report.unlike_instance.x) <= 3
    told(report.unlike_instance.script, same, NUMPY, file)


def test_a_node_of_a_model_has_a_script(tmp_path: Path) -> None:
    """It makes a model of the node alone, as the referee does."""
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    number = onnx.TensorProto.FLOAT
    file = tmp_path / "net.onnx"

    def saved(**attributes: object) -> None:
        node = onnx.helper.make_node("Conv", ["x", "w"], ["y"], name="first", **attributes)
        ends = [onnx.helper.make_tensor_value_info(name, number, None) for name in "xwy"]
        graph = onnx.helper.make_graph([node], "net", ends[:2], ends[2:])
        opset = onnx.helper.make_opsetid("", 17)
        onnx.save(onnx.helper.make_model(graph, opset_imports=[opset], ir_version=8), str(file))

    saved(pads=[1, 0])
    asked = Asked(
        layout="NCH,OIH",
        dtype="float32",
        edges=False,
        floats=0,
        expect="torch.nn.functional.conv1d valid",
        call="f(x, w)",
    )
    report = judge(f"{file}:first", asked)
    assert report.unlike_instance is not None
    script = report.unlike_instance.script
    assert "AssertionError" in run(script, tmp_path).stderr
    saved()
    ended = run(script, tmp_path)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stderr


CONVOLVED = """
import ctypes
import numpy as np

KEPT = {}
COUNT = [0]
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p

def beyond(x):
    return np.lib.stride_tricks.as_strided(x, (len(x) + 1,), x.strides)[-1]

def conv(x, w):
    BEFORE
    y = np.convolve(x, w) if len(x) and len(w) else x[:0]
    AFTER
    return y
"""
EDGES = {
    "arguments after the call": ("BEFORE", "w[:] = w[::-1].copy()"),
    "memory of what comes back": (
        "AFTER",
        "kept = KEPT.setdefault((len(y), y.dtype.str), y); kept[:] = y; y = kept",
    ),
    "arguments with negative strides": ("BEFORE", "x = np.abs(x) if x.strides[0] < 0 else x"),
    "the largest numbers of int32": (
        "BEFORE",
        "x = x.astype(np.float32).astype(x.dtype) if x.dtype.kind in 'iu' else x",
    ),
    "kernel longer than the input": ("BEFORE", "1 // (len(x) >= len(w))"),
    "NaN, ∞, −∞ in x": ("BEFORE", "x = np.where(np.isfinite(x), x, 0).astype(x.dtype)"),
    "NaN in w": ("BEFORE", "w = np.where(np.isnan(w), 0, w).astype(w.dtype)"),
    "x and w are the same array": ("BEFORE", "w = w[::-1] if x is w else w"),
    "memory beyond the ends": (
        "AFTER",
        "y = y + 1 if len(x) and not np.isfinite(beyond(x)) else y",
    ),
    "memory that nothing was written to": (
        "AFTER",
        "y = y + (ctypes.string_at(libc.malloc(50_000), 1) == b'\\xaa')",
    ),
    "the same call after others": (
        "AFTER",
        "y = y + (KEPT.get(1) == (3, 5) and len(w) == 4); KEPT[1] = len(x), len(w)",
    ),
    "the first call of a process": ("AFTER", "y = y + (not KEPT); KEPT.setdefault(1, 1)"),
    "many times the same call": (
        "AFTER",
        "COUNT[0] += 1; y = y + (COUNT[0] % 3000 == 0)",
    ),
}
"""By the case, where a line stands that is wrong there."""


@pytest.mark.parametrize("case", EDGES)
def test_a_fault_at_an_edge_has_a_script(case: str, tmp_path: Path) -> None:
    """It fails where the fault is, and passes where the line is gone."""
    where, line = EDGES[case]
    wrong, right = (
        CONVOLVED.replace(where, each).replace("BEFORE", "pass").replace("AFTER", "pass")
        for each in (line, "pass")
    )
    file = tmp_path / "mine.py"
    report = judged(wrong, file, edges=True, layout="H,H")
    (script,) = (
        each.script for each in report.edges if each.finding and each.case.startswith(case)
    )
    for text, fails in ((wrong, True), (right, False)):
        file.write_text(text)
        ended = run(script, file.parent)
        assert bool(ended.returncode) == fails, ended.stderr


@pytest.mark.parametrize("after", ["pass", "y = 0.5 * y", "y = 3 * y"])
def test_lines_that_are_no_finding_have_no_script(after: str, tmp_path: Path) -> None:
    """Of a right function, also of one that multiplies all sums."""
    right = CONVOLVED.replace("BEFORE", "pass").replace("AFTER", after)
    report = judged(right, tmp_path / "mine.py", edges=True, layout="H,H")
    assert not [each for each in report.edges if each.finding or each.script]


@pytest.mark.parametrize("beside", ["mine.so", "mine/__init__.py", ""])
def test_a_file_is_found_by_scripts_whatever_lies_beside_it(beside: str, tmp_path: Path) -> None:
    """A compiled library of the same name, or a folder, would be imported in its place."""
    wrong = CONVOLVED.replace("BEFORE", "x = np.abs(x)").replace("AFTER", "pass")
    file = tmp_path / ("mine.py" if beside else "operator.py")
    if beside:
        (tmp_path / beside).parent.mkdir(exist_ok=True)
        (tmp_path / beside).write_text("")
    report = judged(wrong, file, layout="H,H")
    assert report.exception is not None
    assert "AssertionError" in run(report.exception.instance.script, tmp_path).stderr
