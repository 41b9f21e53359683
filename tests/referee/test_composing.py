"""A call of one function written with another: confirmed by making both, or refused, and why."""

from dataclasses import replace

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from fundamentals.base.errors import UsageError
from fundamentals.cli.app import app
from fundamentals.referee.table.comparing import compared
from fundamentals.referee.table.composing import Composition, NoCompositionError, composed
from fundamentals.software.naming import named, targets
from fundamentals.software.rows import Mode, Row
from fundamentals.software.table import ROWS


def _run(source: str, target: str) -> Result:
    return CliRunner().invoke(app, ["software", "--from", source, "--to", target])


@pytest.mark.parametrize(
    ("words", "name", "mode", "numbers"),
    [
        ("tensorflow conv2d SAME, stride 2", "tensorflow.nn.conv2d", "SAME", {"s": 2}),
        ("np.convolve same", "numpy.convolve", "same", {}),
        ("numpy.correlate", "numpy.correlate", "valid", {}),
        ("F.conv2d padding=1 strides 3", "torch.nn.functional.conv2d", "p", {"p": 1, "s": 3}),
        ("torch conv2d circular", "torch.nn.Conv2d", "circular", {}),
        ("ndimage.convolve1d mirror", "scipy.ndimage.convolve1d(other modes)", "mirror", {}),
        ("onnx Conv SAME_LOWER", "onnxruntime.Conv", "SAME_LOWER", {}),
        ("torch conv2d padding 1 stride 2", "torch.nn.functional.conv2d", "p", {"p": 1, "s": 2}),
        ("jax convolve full", "jax.numpy.convolve", "full", {}),
    ],
)
def test_words_name_a_row_a_mode_and_numbers(
    words: str, name: str, mode: str, numbers: dict[str, int]
) -> None:
    """As people say it."""
    found = named(words)

    assert (found.row.name, found.mode.name, found.numbers) == (name, mode, numbers)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("numpy", "fits 4 functions: numpy.convolve, numpy.correlate, "),
        ("numpy.convlve same", "near it: numpy.convolve"),
        ("tensorflow.nn.conv1d", "names no mode of"),
        ("conv2d padding 1", "fits 3 functions: "),
        ("jax convolve same", "fits 2 functions: jax.numpy.convolve, jax.scipy.signal.convolve"),
    ],
)
def test_what_is_not_meant_clearly_is_asked_back(words: str, said: str) -> None:
    """In one sentence, with what was near."""
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        named(words)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("numpy.convolve same", "scipy.signal.correlate"),
        ("numpy.correlate full", "numpy.convolve"),
        ("scipy.signal.convolve2d same", "scipy.signal.correlate2d"),
        ("ndimage.correlate1d wrap", "numpy.correlate"),
        ("ndimage.convolve1d reflect", "numpy.convolve"),
        ("ndimage.convolve1d nearest", "scipy.signal.correlate"),
        ("scipy.signal.correlate2d same", "cv2.filter2D"),
        ("scipy.signal.correlate2d full", "cv2.filter2D"),
        ("scipy.signal.correlate2d valid", "cv2.filter2D"),
        ("scipy.signal.convolve2d full", "cv2.filter2D"),
        ("numpy.convolve same", "scipy.ndimage.convolve1d"),
    ],
)
def test_compositions_do_the_same(source: str, target: str) -> None:
    """And a step left out of one, or its border moved by one, does not."""
    found = _first(source, target)

    said = compared(found, instances=6)
    _skip_where_absent(said.why)
    assert said.status == "confirmed"
    for wrong in _mutants(found.code):
        said = compared(replace(found, code=wrong), instances=6)
        assert said.status == "not confirmed"
        assert said.why


def _skip_where_absent(why: str) -> None:
    """Optional libraries are not there for everybody; what was printed says so."""
    if "not installed" in why:
        pytest.skip(why)


def _first(source: str, target: str) -> Composition:
    wanted = named(source)
    rows = targets(target, wanted.row)
    return next(found for row in rows if (found := _any(wanted.row, wanted.mode, row)))


def _mutants(code: str) -> list[str]:
    lines = code.split("\n")
    flip = "    w = np.flip(w, "
    changed = [
        "\n".join(line for line in lines if not line.startswith(flip)),
        code.replace("first, length = ", "first, length = 1 + "),
        code.replace("parts.append((axis, ", "parts.append((axis, 1 + "),
        code if "first, length = " in code else code.replace("'full'", "'same'"),
    ]
    assert len({code, *changed}) > 1
    return [each for each in changed if each != code]


@pytest.mark.parametrize(
    ("source", "target", "call"),
    [
        ("np.convolve same", "jax", "jnp.convolve(x, w, 'same')"),
        ("np.correlate full", "scipy.signal.correlate", "scipy.signal.correlate(x, w, 'full', "),
        ("scipy.ndimage.correlate constant", "cv2.filter2D", "borderType=cv2.BORDER_CONSTANT)"),
        ("scipy.ndimage.correlate reflect", "cv2.filter2D", "borderType=cv2.BORDER_REFLECT)"),
        ("scipy.ndimage.correlate mirror", "cv2.filter2D", "borderType=cv2.BORDER_REFLECT_101)"),
        ("cv2.filter2D BORDER_REPLICATE", "scipy.ndimage.correlate", "mode='nearest')"),
        ("scipy.signal.convolve2d same", "cv2.filter2D", "borderType=cv2.BORDER_CONSTANT)"),
        ("F.conv2d padding 1 stride 2", "onnxruntime", "pads=((p, p), (p, p)))"),
    ],
)
def test_the_same_formula_is_called_as_it_stands(source: str, target: str, call: str) -> None:
    """With its own mode: nothing is padded, cropped or continued."""
    printed = _run(source, target).stdout

    assert printed.startswith("# ")
    assert call in printed
    _skip_where_absent(printed.partition("\n")[0])
    assert "# confirmed bit for bit at " in printed
    assert not any(step in printed for step in ("fit(", "for axis", "np.arange"))


@pytest.mark.parametrize(
    ("source", "target", "conjugated", "said"),
    [
        ("scipy.signal.correlate2d same", "cv2.filter2D", False, "cv2.filter2D takes no complex"),
        ("cv2.filter2D BORDER_CONSTANT", "scipy.ndimage.correlate", False, "cv2.filter2D takes"),
        ("numpy.correlate full", "numpy.convolve", True, ""),
        ("numpy.convolve full", "scipy.signal.convolve", False, ""),
    ],
)
def test_what_takes_no_complex_numbers_conjugates_nothing(
    source: str, target: str, conjugated: bool, said: str
) -> None:
    """It is said in a line; where both take them, one conjugates as the other does."""
    code = _first(source, target).code

    assert ("np.conj(w)" in code) == conjugated
    assert ("no complex numbers" in code) == bool(said)
    assert said in code


def test_onnx_needs_itself_alone() -> None:
    """Its operator is called with nothing of ours, and without a bias if there is none."""
    pytest.importorskip("onnxruntime")
    x, w = np.ones((1, 1, 4), np.float32), np.ones((1, 1, 2), np.float32)
    for source, given in (("F.conv1d padding 0", (x, w)), ("np.convolve full", (x[0, 0], w[0, 0]))):
        code = _first(source, "onnxruntime").code
        scope: dict[str, object] = {}
        exec(code, scope)  # noqa: S102
        lines = [line.split() for line in code.split("\n")]
        assert {each[1] for each in lines if each[:1] == ["import"]} <= {
            "numpy",
            "onnx",
            "onnxruntime",
        }
        assert np.ravel(scope["same"](*given)).tolist()[1] == 2  # type: ignore[operator]


def test_a_stride_beyond_the_kernel_tells_modes_apart() -> None:
    """ONNX leaves out ends of x that meet no tap on both sides, TensorFlow on one."""
    assert not _first("onnx Conv SAME_UPPER", "tensorflow.nn.conv1d").way.plain


def test_of_several_functions_the_shortest_call_is_printed() -> None:
    """A layer that needs a padded x alone, not one whose output is cropped as well."""
    printed = _run("np.convolve same", "onnxruntime").stdout

    assert "x = fit(x, " in printed
    assert "y = fit(y, " not in printed


def test_what_else_has_the_formula_is_said() -> None:
    """The function is taken, and the module named."""
    result = _run("torch conv2d padding 1 stride 2", "onnxruntime")

    first = "# torch.nn.functional.conv2d is meant; torch.nn.Conv2d: the same formula\n"
    assert result.stdout.startswith(first)


def test_every_pair_of_rows_has_a_call_or_is_refused() -> None:
    """In both directions, in every mode, and nothing else comes of it."""
    for source in ROWS:
        for mode in {mode.name: mode for mode in source.modes}.values():
            for target in ROWS:
                found = _any(source, mode, target)
                assert found is None or compile(found.code, "composed", "exec")
                assert found is None or "import fundamentals" not in found.code


@pytest.mark.parametrize("start", range(4))
def test_calls_of_each_row_do_the_same_elsewhere(start: int) -> None:
    """One target for each row and mode, another for each: here, at a few shapes."""
    asked = [
        (source, mode) for source in ROWS for mode in source.modes if source.library not in _SLOW
    ][start::4]
    for number, (source, mode) in enumerate(asked):
        others = [
            found
            for target in ROWS
            if target.library not in _SLOW and (found := _any(source, mode, target))
        ]
        if others:
            one = others[number % len(others)]
            said = compared(one, every=25, instances=0, in_process=True)
            assert said.status != "not confirmed", (source.name, mode.name, one.target.name, said)


_SLOW = ("jax", "keras")  # which compile anew for each shape


@pytest.mark.parametrize(
    ("source", "target", "step"),
    [
        ("torch.nn.functional.conv_transpose1d", "onnxruntime", "y = y + "),
        ("torch.nn.functional.conv_transpose2d", "onnxruntime", "y = y + "),
        ("torch.nn.functional.conv_transpose1d", "tensorflow", "w = apart(w, axis, d)"),
        ("torch.nn.functional.conv_transpose2d", "tensorflow", "w = apart(w, axis, d)"),
        ("torch.nn.functional.conv_transpose1d", "keras", "w = apart(w, axis, d)"),
        ("torch.nn.functional.conv3d", "tensorflow", "w = apart(w, axis, d)"),
        ("scipy.signal.convolve2d valid", "scipy.signal.correlate2d", "if K <= L else"),
    ],
)
def test_what_the_other_has_not_is_done_beside_it(source: str, target: str, step: str) -> None:
    """A bias where the output is padded, dilation, and modes that are said by cases."""
    wanted = named(source)
    found = next(
        found
        for row in targets(target, wanted.row)
        if (found := _any(wanted.row, wanted.mode, row))
    )
    assert step in found.code

    said = compared(found, every=40, instances=0, in_process=True)
    assert said.status != "not confirmed", said


def _any(source: Row, mode: Mode, target: Row) -> Composition | None:
    try:
        return composed(source, mode, target, {})
    except NoCompositionError:
        return None


def test_where_there_is_none_it_says_why() -> None:
    """Channels, axes and a spread input are not to be had everywhere."""
    result = _run("torch.nn.functional.conv2d padding 1", "scipy")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "does not sum over channels" in result.stderr


def test_what_cannot_be_observed_is_printed_as_not_confirmed() -> None:
    """The code is still there."""
    each = next(row for row in ROWS if row.name == "numpy.convolve")
    absent = replace(each, function="absent_library.convolve")
    said = compared(composed(each, each.modes[0], absent, {}))

    assert (said.status, said.why) == ("not observed", "absent_library: not installed")


def test_the_command_prints_code_that_runs() -> None:
    """Confirmed in its first line."""
    result = _run("numpy.convolve same", "scipy.signal.correlate")
    scope: dict[str, object] = {}
    exec(result.stdout, scope)  # noqa: S102

    assert result.stdout.startswith("# confirmed bit for bit at ")
    assert callable(scope["same"])
    assert list(scope["same"](np.array([1, 2, 3]), np.array([0, 4]))) == [0, 4, 8]
