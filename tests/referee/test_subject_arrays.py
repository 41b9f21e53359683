"""The arrays that a function is given and gives back: numbers, layouts, libraries, gradients."""

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from referee.subjects import LIMITS, W, X, outcome, returned, subject

from fundamentals.base.errors import UsageError
from fundamentals.referee.subject.calling import (
    Call,
    Raised,
)
from fundamentals.referee.subject.layouts import lay
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target


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


def test_one_number_is_expanded() -> None:
    """Into places that are one and the same, where all numbers are; else the array is plain."""
    view, buffer = lay(np.full((2, 3), 7.0), "expanded", "nan")
    assert (view.strides, buffer.size, view.tolist()) == ((0, 0), 1, [[7.0] * 3] * 2)
    view, _ = lay(np.array([[1.0, 2.0]]), "expanded", "nan")
    assert view.tolist() == [[1.0, 2.0]]


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


def test_a_list_of_numbers_of_numpy_is_an_array() -> None:
    """As loops over arrays of NumPy give it; only arrays of several numbers are several results."""
    found = returned(outcome("list_of_sums"))

    assert found.arrays[0].tolist() == X.tolist()


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

    again = replace(once, operation="vjp-again")
    first, second, later = (returned(each) for each in library.call([once, twice, again]))

    assert [each.tolist() for each in first.arrays] == [[3, -4, -5], [1, -2, 2, -4], [13, 10]]
    assert [each.tolist() for each in later.arrays] == [each.tolist() for each in first.arrays]
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
