"""Functions are found by what people call them; what is not in the table is told by name."""

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from fundamentals.cli.app import app
from fundamentals.software.lookup import OUTSIDE, NotInTableError, aliases, resolved, rows_matching
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS, row

Which = Callable[[Row], bool]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["software", *arguments])


def _names(*words: str) -> set[str]:
    return {each.name for each in rows_matching(words)}


def _those(which: Which) -> set[str]:
    return {each.name for each in ROWS if which(each)}


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("np.convolve", "numpy.convolve"),
        ("F.conv2d", "torch.nn.functional.conv2d"),
        ("torch.conv2d", "torch.nn.functional.conv2d"),
        ("nn.functional.conv2d", "torch.nn.functional.conv2d"),
        ("torch.nn.functional.conv2d", "torch.nn.functional.conv2d"),
        ("nn.Conv2d", "torch.nn.Conv2d"),
        ("torch.nn.LazyConv1d", "torch.nn.Conv1d"),
        ("nn.ConvTranspose1d", "torch.nn.functional.conv_transpose1d"),
        ("torch.nn.ConvTranspose3d", "torch.nn.functional.conv_transpose3d"),
        ("jnp.convolve", "jax.numpy.convolve"),
        ("lax.conv_general_dilated", "jax.lax.conv_general_dilated"),
        ("signal.convolve", "scipy.signal.convolve"),
        ("ndimage.correlate", "scipy.ndimage.correlate"),
        ("F.conv2d(x, w, stride=2)", "torch.nn.functional.conv2d"),
        ("NP.Convolve", "numpy.convolve"),
    ],
)
def test_short_names_are_resolved(alias: str, name: str) -> None:
    """The function meant comes first, however its case."""
    assert rows_matching([alias])[0].name == name


def test_aliases_are_resolved() -> None:
    """Those that the site's search knows, to their function."""
    for each in ROWS:
        assert {resolved(short) for short in aliases(each)} <= {each.function.casefold()}
    assert set(aliases(row("torch.nn.functional.conv2d"))) == {"f.conv2d", "torch.conv2d"}
    assert set(aliases(row("torch.nn.Conv2d"))) == {"nn.conv2d"}
    transposed = set(aliases(row("torch.nn.functional.conv_transpose2d")))
    assert {"nn.convtranspose2d", "torch.conv_transpose2d"} <= transposed


def _has_mode(name: str) -> Which:
    return lambda each: name in {mode.name.casefold() for mode in each.modes}


@pytest.mark.parametrize(
    ("words", "which"),
    [
        (("same",), _has_mode("same")),
        (("SAME",), _has_mode("same")),
        (("mode='valid'",), _has_mode("valid")),
        (("convolution",), lambda each: each.flips),
        (("Convolutions",), lambda each: each.flips),
        (("conv2d",), lambda each: "conv2d" in each.function.casefold()),
        (("transpose",), lambda each: "transpose" in each.name.casefold()),
        (("cross-correlation",), lambda each: not each.flips),
        (("cross", "correlation"), lambda each: not each.flips),
        (("stride", "torch"), lambda each: each.library == "torch"),
        (("strides", "torch"), lambda each: each.library == "torch"),
        (("dilation", "jax"), lambda each: each.library == "jax" and each.layout is not None),
        (("padding", "torch"), lambda each: each.library == "torch"),
        (("opencv",), lambda each: each.library == "cv2"),
        (("tf",), lambda each: each.library == "tensorflow"),
        (("pytorch",), lambda each: each.library == "torch"),
        (("torch", "same"), lambda each: each.library == "torch" and _has_mode("same")(each)),
        (("gradient",), lambda each: any("Gradients" in said.text for said in each.remarks)),
        (
            ("fft",),
            lambda each: (
                "fftconvolve" in each.name
                or any(line.how == "fourier" or "fft" in line.option for line in each.types)
            ),
        ),
        (("groups", "torch"), lambda each: each.library == "torch" and "unfold" not in each.name),
        (("boundary",), lambda each: "boundary" in each.left_out.defaults),
    ],
)
def test_words_find_all_rows_that_they_fit(words: tuple[str, ...], which: Which) -> None:
    """Modes, what is computed, and options; several words narrow."""
    assert _names(*words) == _those(which)


def test_circular_finds_where_x_is_repeated() -> None:
    """torch's layers and scipy's borders, and nothing whose integers wrap around."""
    assert _names("circular") == {
        *(f"torch.nn.Conv{n}d" for n in (1, 2, 3)),
        *(f"torch.nn.functional.conv{n}d" for n in (1, 2, 3)),
        *(each.name for each in ROWS if "ndimage" in each.name and not each.option),
        *(each.name for each in ROWS if any(mode.border == "wrap" for mode in each.modes)),
        "scipy.signal.convolve2d",
        "scipy.signal.correlate2d",
    }


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("keras.layers.Conv2D", "conv2d"),
        ("scipy.signal.lfilter", "scipy.signal.convolve"),
        ("mx.nd.Convolution", ""),
        ("numpy.convlve", "numpy.convolve"),
        ("strde", "stride"),
        ("Convlution", "convolution"),
        ("...", "`fundamentals software` lists"),
        ("(", "`fundamentals software` lists"),
        ("zzz", "`fundamentals software` lists"),
    ],
)
def test_what_is_not_in_the_table_is_told_by_name(word: str, near: str) -> None:
    """With what is near it, and an exit code that is not 0; as JSON alike."""
    for options in ((), ("--json",)):
        result = _run(word, *options)

        assert (result.exit_code, result.stdout) == (2, "")
        assert f"not in the table: {word}" in result.stderr
        assert near in result.stderr.partition(word)[2]


def test_words_that_nothing_fits_together_are_told() -> None:
    """Each alone would find something."""
    with pytest.raises(NotInTableError, match="numpy, stride"):
        rows_matching(["numpy", "stride"])


def test_what_is_outside_is_not_in_the_table() -> None:
    """And each names functions that are; every name is spelled as it is resolved."""
    functions = {each.function for each in ROWS}

    for name, near in OUTSIDE.items():
        assert resolved(name) == name
        assert name not in functions
        assert functions.issuperset(near)


@pytest.mark.parametrize("each", ROWS, ids=lambda row: row.name)
def test_a_row_is_found_by_its_own_name(each: Row) -> None:
    """Alone if it has an option; and by its function's, first."""
    if each.option:
        assert rows_matching([each.name]) == (each,)
    assert rows_matching([each.function])[0].function == each.function


def test_many_rows_are_listed_and_few_explained() -> None:
    """As JSON, the same rows."""
    listed, explained = _run("same").output, _run("numpy", "same").output
    records = json.loads(_run("same", "--json").output)

    assert "functions; name one" in listed
    assert "begins" not in listed
    assert explained.startswith(row("numpy.convolve").call)
    assert {record["name"] for record in records} == _names("same")
