"""Somebody's function in a process of its own: whatever it does is an outcome."""

import importlib.util
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from fundamentals.base.environment import clean
from fundamentals.base.errors import SetupError, UsageError
from fundamentals.referee.subject.calling import (
    NO_ARRAY,
    Call,
    Died,
    Limits,
    Outcome,
    Raised,
    Returned,
)
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target

FILE = Path(__file__).with_name("misbehaving.py")
LIMITS = Limits(seconds=20, memory=2 * 1024**3)
X = np.array([7.0, 2, 3, 4])
W = np.array([1.0, -2])


def subject(name: str, expression: str = "f(x)", **more: object) -> Subject:
    """A function of the sample file."""
    return Subject(Target.parse(f"{FILE}:{name}"), expression, **{"limits": LIMITS, **more})


def outcome(name: str, expression: str = "f(x)", x: np.ndarray = X, **more: object) -> Outcome:
    """What becomes of one call."""
    values = more.pop("values", {})
    with subject(name, expression, **more) as it:
        return it.call([Call({"x": x}, values)])[0]


def returned(outcome: Outcome) -> Returned:
    assert isinstance(outcome, Returned), outcome
    return outcome


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("crash", "segmentation fault"),
        ("kill", "signal SIGKILL"),
        ("garbage", "wrote into the pipe that its results go through"),
    ],
)
def test_a_call_that_ends_the_process(name: str, how: str) -> None:
    """It is said how, and that it does so every time."""
    assert outcome(name) == Died(how, again=True)


@pytest.mark.parametrize("code", [0, 3])
def test_a_call_that_leaves(code: int) -> None:
    """Also where the code says that all is well."""
    died = outcome("leave", "f(x, c)", values={"c": code})

    assert died == Died(f"left by exit code {code}", again=True)


def test_a_call_that_hangs() -> None:
    """After the seconds that it has."""
    died = outcome("hang", limits=Limits(seconds=1))

    assert died == Died("took longer than 1 s", again=True, limited=True)


def test_calls_after_several_that_hang_have_less_time() -> None:
    """So that a function that hangs at many shapes is judged all the same."""
    with subject("hang", limits=Limits(seconds=1)) as it:
        *first, last = it.call([Call({"x": X})] * 5)

    for each in first:
        assert isinstance(each, Died)
        assert each.how == "took longer than 1 s"
    how = "took longer than 0.1 s, after others that took longer than 1 s"
    assert last == Died(how, limited=True)


def test_a_call_that_allocates_without_end() -> None:
    """Up to what it may have."""
    died = outcome("allocate", limits=Limits(memory=300 * 1024**2))

    assert died == Died("needed more than 300 MiB", again=True, limited=True)


def test_a_call_that_closes_all_it_finds() -> None:
    """Then nobody hears of its result."""
    assert isinstance(outcome("close_everything"), Died)


def test_calls_around_one_that_crashes_are_made() -> None:
    """Their outcomes stand in order."""
    numbers = [*range(5, 10), 7, *range(600)]
    with subject("crash_at_seven") as it:
        outcomes = it.call([Call({"x": np.array([float(n)])}) for n in numbers])

    for number, each in zip(numbers, outcomes, strict=True):
        if number == 7:
            assert each == Died("segmentation fault", again=True)
        else:
            assert returned(each).arrays[0].tolist() == [number]


def test_a_crash_that_does_not_come_again(tmp_path: Path) -> None:
    """It is still told, as one that happens sometimes."""
    marker = str(tmp_path / "marker")

    died = outcome("crash_once", "f(x, m)", values={"m": marker})

    assert died == Died("segmentation fault", again=False)


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("leave_politely", "SystemExit", "no more"),
        ("interrupt", "KeyboardInterrupt", ""),
        ("long_message", "ValueError", "first line\n" + "x" * 489),
        ("recurse", "RecursionError", "maximum recursion depth exceeded"),
    ],
)
def test_a_call_that_raises(name: str, error: str, message: str) -> None:
    """Whatever it raises, with the beginning of what it says."""
    assert outcome(name) == Raised(error, message)


def test_an_error_whose_message_raises() -> None:
    """Its class can be told all the same."""
    raised = outcome("message_that_raises")

    assert isinstance(raised, Raised)
    assert raised.error == "OddError"


@pytest.mark.parametrize("name", ["text", "nothing", "ragged", "objects", "two"])
def test_what_is_no_array_of_numbers(name: str) -> None:
    """It came back, and is told from an exception."""
    raised = outcome(name)

    assert isinstance(raised, Raised)
    assert raised.error == NO_ARRAY
    assert "returned" in raised.message


def test_output_is_kept_apart_and_short() -> None:
    """Megabytes of it change no result; a beginning and an end can be read."""
    with subject("flood") as it:
        assert returned(it.call([Call({"x": X})])[0]).arrays[0].tolist() == X.tolist()
        assert it.output.startswith("flood flood")
        assert len(it.output) < 100_000


def test_closing_standard_output_is_no_fault() -> None:
    """It is not what results go through."""
    assert returned(outcome("print_nothing_more")).arrays[0].tolist() == X.tolist()


def test_a_call_that_forks_comes_back_once() -> None:
    """The second process does not answer in place of the first."""
    with subject("fork_and_return") as it:
        for number in range(5):
            x = X + number
            assert returned(it.call([Call({"x": x})])[0]).arrays[0].tolist() == x.tolist()


def test_what_a_call_started_ends_with_it(tmp_path: Path) -> None:
    """Also where it has left the group of processes."""
    note = tmp_path / "pid"
    died = outcome("start_one_that_stays", "f(x, n)", values={"n": str(note)}, limits=Limits(1))

    assert died == Died("took longer than 1 s", again=True, limited=True)
    assert not _alive(int(note.read_text()))


def test_leaving_the_context_ends_the_process() -> None:
    """Nothing of it stays."""
    before = set(psutil.Process().children())
    with subject("correlate", "f(x, x)") as it:
        it.call([Call({"x": X})])
        started = set(psutil.Process().children()) - before
        assert started
    assert not any(_alive(each.pid) for each in started)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interruption_ends_the_process_at_once() -> None:
    """Ctrl-C while a call hangs."""
    before = set(psutil.Process().children())
    with subject("hang", limits=Limits(seconds=300)) as it:
        started = set(psutil.Process().children()) - before
        me = threading.main_thread().ident
        assert me is not None
        timer = threading.Timer(0.5, signal.pthread_kill, (me, signal.SIGINT))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            it.call([Call({"x": X})])
        assert not any(_alive(each.pid) for each in started)


def _alive(pid: int) -> bool:
    """Whether a process runs, within a second: those of others are not reaped by us."""
    until = time.monotonic() + 1
    while time.monotonic() < until:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return False
        except psutil.NoSuchProcess:
            return False
        time.sleep(0.01)
    return True


def test_changed_and_shared_arguments() -> None:
    """They are told by name."""
    assert returned(outcome("change_input")).changed == ("x",)
    assert returned(outcome("view")).shared == ("x",)
    with subject("correlate", "f(x, w)") as it:
        other = returned(it.call([Call({"x": X, "w": W})])[0])
    assert (other.changed, other.shared) == ((), ())


def test_a_write_beside_the_argument() -> None:
    """The buffer around x is looked at as well."""
    with subject("write_beside") as it:
        call = Call({"x": X}, {"poison": "nan"}, memory={"x": "surrounded"})
        assert returned(it.call([call])[0]).changed == ("around x",)


@pytest.mark.parametrize("poison", ["nan", "large", 5.0])
@pytest.mark.parametrize("dtype", ["float32", "int16", "complex64"])
def test_every_layout_has_the_same_numbers(dtype: str, poison: object) -> None:
    """So a function that minds is at fault."""
    x = np.arange(1.0, 13).reshape(3, 4)
    poison = 5 if dtype == "int16" and poison == "nan" else poison
    with Subject(Target.parse("numpy.copy"), "f(x)", limits=LIMITS) as it:
        for layout in it.about.layouts:
            call = Call({"x": x}, {"poison": poison}, dtype, {"x": layout})
            found = returned(it.call([call])[0])
            assert found.arrays[0].tolist() == x.astype(dtype).tolist(), layout
            assert found.dtypes == (dtype,)
            assert found.changed == ()


def test_layouts_are_what_they_are_called() -> None:
    """As the function sees them."""

    def seen(layout: str) -> list[float]:
        call = Call({"x": X, "w": X}, memory={"x": layout, "w": layout})
        found: list[float] = returned(it.call([call])[0]).arrays[0].tolist()
        return found

    with subject("places", "f(x, w)") as it:
        assert seen("plain") == [1, 1, 1, 0, 8]
        assert seen("strided") == [0, 1, 1, 0, 16]
        assert seen("reversed") == [0, 1, 1, 0, -8]
        assert seen("read-only") == [1, 1, 0, 0, 8]
        assert seen("unaligned") == [1, 0, 1, 0, 8]
        assert seen("aliased") == [1, 1, 1, 1, 8]


@pytest.mark.parametrize(
    "x",
    [
        *(np.array(1.5), np.zeros((0, 3)), np.arange(24.0).reshape(2, 3, 4)),
        *(np.array([2**63 - 1, -(2**63)]), np.array([2**64 - 1], np.uint64)),
        *(np.array([1 + 2j, -0.0]), np.array([True, False]), np.array([np.nan, np.inf, -0.0])),
        np.arange(6.0).reshape(2, 3).T,
    ],
    ids=lambda x: f"{x.dtype}{x.shape}",
)
def test_numbers_arrive_and_come_back_exactly(x: np.ndarray) -> None:
    """All shapes and bits."""
    call = Call({"x": x}, dtype=x.dtype.name)
    with Subject(Target.parse("numpy.copy"), "f(x)", limits=LIMITS) as it:
        found = returned(it.call([call])[0]).arrays[0]

    assert (found.dtype, found.shape) == (x.dtype, x.shape)
    assert found.tobytes() == x.tobytes()


def test_values_keep_their_types() -> None:
    """Tuples are not lists, and None is None."""
    value = (1, [2.5, None], ("a", True), 10**30)
    with Subject(Target.parse("builtins.repr"), "np.array([ord(c) for c in f(v)])") as it:
        found = returned(it.call([Call({"x": X}, {"v": value})])[0]).arrays[0]

    assert "".join(map(chr, found)) == repr(value)


def test_lists_for_functions_without_arrays() -> None:
    """Python's own numbers."""
    with Subject(Target.parse("math.fsum"), "f(x)", arrays="list") as it:
        assert returned(it.call([Call({"x": X})])[0]).arrays[0] == 16


def test_repetitions_are_counted() -> None:
    """Which one differs, and how."""
    with subject("one_in_three") as it:
        found = it.repeat(Call({"x": X}), 300)
    assert (found.times, found.same, found.place) == (300, 200, 2)
    assert returned(found.first).arrays[0].tolist() == X.tolist()
    assert found.different is not None
    assert returned(found.different).arrays[0].tolist() == (X + 1).tolist()

    with subject("correlate", "f(x, x)") as it:
        found = it.repeat(Call({"x": X}), 300)
    assert (found.same, found.different) == (300, None)


def test_a_repetition_that_dies() -> None:
    """The first or a later one."""
    with subject("crash") as it:
        found = it.repeat(Call({"x": X}), 5)
        assert (found.same, found.first) == (0, Died("segmentation fault"))
        assert it.call([Call({"x": X})]) == [Died("segmentation fault", again=True)]


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


def test_a_letter_cannot_be_f() -> None:
    """That is the function."""
    with subject("correlate", "f(x, x)") as it, pytest.raises(UsageError, match="taken"):
        it.call([Call({"x": X, "f": W})])


def test_names_of_the_module_and_bound_names() -> None:
    """Both may be used."""
    with subject("correlate", "np.array([f(x, backward(v, v, v)[1]) for v in (x,)])") as it:
        assert returned(it.call([Call({"x": X})])[0]).arrays[0].shape == (1, 4)


def test_gradients_by_the_users_function() -> None:
    """In the order wanted, after the value; a wrong number of them is told."""
    call = Call(
        {"x": X, "w": W, "v": np.array([1.0, 0, 2])}, {}, operation="vjp", wanted=("x", "w")
    )
    with subject("correlate", "f(x, w)", backward="backward(v, x, w)") as it:
        value, vx, vw = returned(it.call([call])[0]).arrays
        assert value.tolist() == [3, -4, -5]
        assert (vx.tolist(), vw.tolist()) == ([1, -2, 2, -4], [13, 10])
        few = it.call([replace(call, wanted=("x",))])[0]
        assert isinstance(few, Raised)
    with subject("correlate", "f(x, w)") as it, pytest.raises(UsageError, match="backward"):
        it.call([call])


LIBRARIES = {
    "torch": ("torch.nn.functional.conv1d", "f(x[None, None], w[None, None])[0, 0]"),
    "jax": ("jax.numpy.correlate", "f(x, w)"),
}


@pytest.fixture(scope="module", params=sorted(LIBRARIES))
def library(request: pytest.FixtureRequest) -> Iterator[Subject]:
    """A correlation of each library that is installed."""
    name = request.param
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    target, expression = LIBRARIES[name]
    with Subject(Target.parse(target), expression, limits=LIMITS) as it:
        assert it.about.arrays == name
        yield it


def test_libraries_that_differentiate(library: Subject) -> None:
    """Value, gradients and gradients of these, by hand: of ∑ g (x ⋆ w)."""
    arrays = {"x": X, "w": W, "v": np.array([1.0, 0, 2])}
    once = Call(arrays, operation="vjp", wanted=("x", "w"))
    more = {"vx": np.array([1.0, 1, 0, 0]), "vw": np.array([0.0, 1])}
    twice = Call({**arrays, **more}, operation="vjp2", wanted=("x", "w"))

    first, second = (returned(each) for each in library.call([once, twice]))

    assert [each.tolist() for each in first.arrays] == [[3, -4, -5], [1, -2, 2, -4], [13, 10]]
    # ⟨vx, g ∗ w⟩ + ⟨vw, x ⋆ g⟩ = ⟨v, vx ⋆ w + x ⋆ vw⟩
    assert second.arrays[0].tolist() == [0, 1, 0, 2]
    assert second.arrays[1].tolist() == [1, 1]
    assert second.arrays[2].tolist() == [-1 + 2, 1 + 3, 0 + 4]


@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "float16"])
def test_formats_of_libraries(library: Subject, dtype: str) -> None:
    """The result has the format of the arguments; bfloat16 comes as float32."""
    found = returned(library.call([Call({"x": X, "w": W}, dtype=dtype)])[0])

    assert found.dtypes == (dtype,)
    assert found.arrays[0].tolist() == [3, -4, -5]
    assert (found.changed, found.shared) == ((), ())


def test_layouts_of_libraries(library: Subject) -> None:
    """Those that they have; another is refused, not skipped."""
    for dtype in ("float32", "bfloat16"):
        for layout in library.about.layouts:
            call = Call({"x": X, "w": W}, dtype=dtype, memory={"x": layout})
            assert returned(library.call([call])[0]).arrays[0].tolist() == [3, -4, -5]
    with pytest.raises(UsageError, match="reversed"):
        library.call([Call({"x": X, "w": W}, memory={"x": "reversed"})])


def test_functions_of_torch_in_a_file_are_given_tensors(tmp_path: Path) -> None:
    """Since arrays of NumPy make them raise; what they do to tensors is seen."""
    pytest.importorskip("torch")
    file = tmp_path / "mine.py"
    file.write_text(
        "import torch\n"
        "def f(x, w):\n"
        "    return torch.nn.functional.conv1d(x[None, None], w[None, None])[0, 0].detach()\n"
        "def g(x, w): return x.unsqueeze(0).mul_(2)[0]\n"
    )
    call = Call({"x": X, "w": W})
    with Subject(Target.parse(f"{file}:f"), "f(x, w)") as it:
        assert returned(it.call([call])[0]).arrays[0].tolist() == [3, -4, -5]
        assert it.about.arrays == "torch"
        gradients = Call({**call.arrays, "v": np.ones(3)}, operation="vjp", wanted=("x",))
        found = returned(it.call([gradients])[0])
        assert found.missing == ("x",)
        assert found.arrays[1].tolist() == [0, 0, 0, 0]
    with Subject(Target.parse(f"{file}:g"), "f(x, w)", arrays="torch") as it:
        found = returned(it.call([call])[0])
        assert (found.changed, found.shared) == (("x",), ("x",))


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
        assert it.about.nodes == ("first", "ConvTranspose_2")
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


def test_a_list_of_numbers_of_numpy_is_an_array() -> None:
    """As loops over arrays of NumPy give it; only arrays of several numbers are several results."""
    found = returned(outcome("list_of_sums"))

    assert found.arrays[0].tolist() == X.tolist()
