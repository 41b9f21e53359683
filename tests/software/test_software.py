"""The table of software: each row was observed, as it stands, by the check that it names."""

import importlib
import inspect
import json

import pytest
from sympy import Max, ceiling
from typer.testing import CliRunner, Result

from fundamentals.cli.app import app
from fundamentals.evidence.calls.listings import Call, listed
from fundamentals.evidence.calls.observing import misreadings
from fundamentals.evidence.core import Check
from fundamentals.evidence.engine.run import ENTRIES
from fundamentals.software.formulas import K, L, d, p, q, s, tex, text, value
from fundamentals.software.rows import Mode, Row, Spelled
from fundamentals.software.table import ROWS, row

ROW = pytest.mark.parametrize("each", ROWS, ids=lambda row: row.name)


def _check(named: str) -> Check:
    entry, _, name = named.partition(":")
    found = getattr(importlib.import_module(f"{ENTRIES}.{entry.replace('-', '_')}"), name)
    assert isinstance(found, Check)
    return found


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["software", *arguments])


@ROW
def test_a_row_is_what_its_check_observes(each: Row) -> None:
    """The check calls that library and claims this very row, each field of which, wrong, fails."""
    check = _check(each.check)

    assert check.layer == "observed"
    assert check.packages == each.needs
    assert inspect.signature(check.function).parameters["row"].default is each
    assert check.mutants.items() == misreadings(each).items()


@ROW
def test_remarks_are_observed_as_well(each: Row) -> None:
    """By checks of the same library."""
    checks = [_check(remark.check) for remark in each.remarks]

    assert all(c.layer == "observed" and each.library in c.packages for c in checks)


def test_no_function_is_there_twice() -> None:
    """Options tell rows about the same function apart, and each has a check of its own."""
    assert len({each.name for each in ROWS}) == len(ROWS)
    assert len({each.check for each in ROWS}) == len(ROWS)
    assert all(row(each.name) is each for each in ROWS)


@ROW
def test_what_else_is_said_of_a_row_is_observed(each: Row) -> None:
    """Its number types, and what is left out: by checks that say it of this very row."""
    for named, said in (
        (each.types_check, [(each, line) for line in each.types]),
        (each.left_out_check, [(each, each.left_out)]),
    ):
        check = _check(named)

        assert set(each.needs) <= set(check.packages)
        observed = inspect.signature(check.function).parameters["said"].default
        assert all(pair in observed for pair in said)


@pytest.mark.parametrize(
    ("name", "mode", "values"),
    [
        ("numpy.correlate", 0, (4, 8 + 1j, 12 + 2j, 3j)),
        ("numpy.correlate", 1, (4, 8 + 1j, 12 + 2j)),
        ("numpy.correlate", 2, (8 + 1j, 12 + 2j)),
        ("numpy.convolve", 0, (-1j, 4 - 2j, 8 - 3j, 12)),
    ],
)
def test_a_case_by_hand(name: str, mode: int, values: tuple[complex, ...]) -> None:
    """x = 1, 2, 3 and w = −i, 4: correlation conjugates the kernel, convolution flips it."""
    numbers = {"L": 3, "K": 2, "s": 1, "d": 1, "p": 0, "q": 0}
    call = Call(((1, 2, 3),), (((-1j, 4),),), (0,), mode, (numbers,))

    assert listed(row(name), call) == (values,)


def test_a_misreading_changes_one_thing() -> None:
    """Direction, conjugation, or one of the modes; never the row itself."""
    each = row("scipy.ndimage.correlate1d")
    wrong = {name: changed["row"] for name, changed in misreadings(each).items()}

    assert each not in wrong.values()
    assert wrong["kernel run backwards"].flips
    assert not wrong["conjugation"].conjugates
    assert wrong["constant: begins one place later"].modes == (Mode("constant", 1 - K // 2, L),)


def test_formulas_say_what_the_fields_say() -> None:
    """In plain text and in TeX."""
    assert row("numpy.correlate").formula == "y n = ∑ i, conj (w i) * x (n₀ + n + i)"
    assert row("numpy.convolve").tex == r"y(n) = \sum_i w(i)\, x(n_0 + n - i)"
    assert row("torch.nn.functional.conv1d").formula == (
        "y o n = b o + ∑ c, ∑ i, w o c i * x c (n₀ + s * n + d * i)"
    )
    assert row("torch.nn.functional.conv_transpose1d").words == (
        "convolution of x, its neighbours spread s places apart, with w, over all in-channels"
    )


@pytest.mark.parametrize("mode", dict.fromkeys(m for r in ROWS for m in r.modes), ids=str)
def test_formulas_are_worth_what_sympy_says(mode: Mode) -> None:
    """For some numbers, with sympy's own substitution."""
    for numbers in (
        {"L": 5, "K": 2, "s": 1, "d": 1, "p": 0, "q": 1},
        {"L": 3, "K": 6, "s": 3, "d": 2, "p": 2, "q": 0},
    ):
        letters = {letter: numbers[letter.name] for letter in (L, K, s, d, p, q)}
        for formula in (mode.first, mode.length):
            assert value(formula, numbers) == formula.subs(letters)
        assert value(mode.where, numbers) == bool(mode.where.subs(letters))


def test_formulas_in_plain_text_and_tex() -> None:
    """One fraction for each // or ceiling, what is subtracted last, and conditions."""
    formula = -((Max(L, d * (K - 1)) - 1) // s)

    assert text(formula) == "−⌊(max(L, d * (K − 1)) − 1)/s⌋"
    assert tex(formula).endswith(r"\left(K - 1\right)\right) - 1}{s} \right\rfloor")
    assert text(1 - ceiling(L / 2)) == "1 − ⌈L/2⌉"
    assert row("numpy.correlate").modes[1].text == Spelled(
        "−⌊K/2⌋ if K ≤ L, else ⌊L/2⌋ + 1 − K", "max(K, L)", ""
    )
    assert row("torch.nn.functional.conv1d").modes[2].text.where == "s = 1"


def test_the_command_lists_and_explains() -> None:
    """One line for each row; for a part of a name, where each mode begins, and the check."""
    lines = _run().output.splitlines()
    explained = _run("Numpy.Correlate").output

    assert [line.split("  ")[0] for line in lines] == [each.name for each in ROWS]
    assert "  valid: n₀ = min(0, L − K); |K − L| + 1 values\n" in explained
    assert "observed by cross-correlation:jax_numpy_correlate" in explained


def test_functions_in_remarks_are_found() -> None:
    """correlation_lags computes no formula, and is explained with correlate."""
    explained = _run("correlation_lags").output

    assert explained.startswith("scipy.signal.correlate(x, w, mode, method)\n")
    assert "if L is odd and K even" in explained


def test_the_command_prints_json() -> None:
    """All fields of the rows asked for, and the formulas."""
    records = json.loads(_run("conv_transpose", "--json").output)

    assert [r["name"] for r in records] == [r.name for r in ROWS if "conv_transpose" in r.name]
    assert records[0]["modes"][0]["text"]["where"] == (
        "2 * p < d * (K − 1) + q + s * (L − 1) + 1 and q < max(d, s)"
    )
    assert records[0]["modes"][0]["tex"]["where"].endswith(r"\wedge q < \max\left(d, s\right)")
    assert records[0]["formula"] == row("torch.nn.functional.conv_transpose1d").formula


def test_an_unknown_function_is_told_in_a_sentence() -> None:
    """With the nearest names."""
    result = _run("numpy.corelate")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "not in the table: numpy.corelate; near it: numpy.correlate" in result.stderr
