"""The table is what the referee finds again: every row as it stands, and no row that is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sympy import Min, Or
from typer.testing import CliRunner

from fundamentals.cli.app import app
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Form
from fundamentals.referee.subject.expression import Expression
from fundamentals.referee.table.confirming import confirm, form_of, missing, observed, said_of
from fundamentals.referee.table.here import Here, calling_here
from fundamentals.software.formulas import K, L
from fundamentals.software.rows import Mode, Row
from fundamentals.software.table import ROWS, row

EVERY = pytest.mark.parametrize("each", ROWS, ids=lambda row: row.name)
QUICK = [
    "numpy.convolve",
    "numpy.correlate",
    "scipy.signal.convolve",
    "scipy.signal.correlate",
    "scipy.signal.fftconvolve",
    "scipy.signal.convolve2d",
    "scipy.signal.correlate2d",
    "scipy.ndimage.convolve1d",
    "scipy.ndimage.correlate",
]


@EVERY
def test_each_row_says_how_it_is_called(each: Row) -> None:
    """As Python reads it, with x and w, each mode's letters, and nothing that means nothing."""
    for mode in each.modes:
        form = form_of(each, mode)
        names = set(Expression.read(form.expression).names)

        assert names >= {"f", "x", "w"}
        assert names <= {"f", "np", *"xwbsdpqg", "max", "zip", "list", "__import__", mode.given}
        assert mode.letters & {"p", "q"} <= set(form.letters)
        assert form.axes == each.axes


@pytest.mark.parametrize("name", QUICK)
def test_a_row_is_found_again_and_no_mutant_of_it(name: str) -> None:
    """The very calls that confirm a row confirm none that says one thing else."""
    each = row(name)
    for mode in {mode.name: mode for mode in each.modes}.values():
        finding = observed(each, mode, calling_here, instances=12)

        assert said_of(each, mode, finding).confirmed, said_of(each, mode, finding).verdict
        for wrong in _mutants(each, mode.name, finding):
            said = said_of(wrong, mode, finding)
            assert not said.confirmed
            assert "computes" in said.verdict or "rounds" in said.verdict


def _mutants(each: Row, name: str, finding: Finding) -> Iterator[Row]:
    def with_modes(**change: Any) -> Row:
        modes = tuple(
            replace(mode, **{key: change[key](mode) for key in change})
            if mode.name == name
            else mode
            for mode in each.modes
        )
        return replace(each, modes=modes)

    yield with_modes(first=lambda mode: mode.first + 1)
    yield with_modes(first=lambda mode: mode.first - 1)
    yield with_modes(length=lambda mode: mode.length + 1)
    yield with_modes(length=lambda mode: mode.length - 1)
    yield with_modes(border=lambda mode: "wrap")
    yield replace(each, flips=not each.flips)
    yield replace(each, conjugates=not each.conjugates)
    if finding.rounds:
        yield replace(each, fourier=False)


def test_a_row_that_speaks_where_the_function_refuses_is_not_confirmed() -> None:
    """`valid` of convolve2d wants one of x and w to be larger along both axes."""
    each = row("scipy.signal.convolve2d")
    everywhere = Mode("valid", Min(L, K) - 1, abs(L - K) + 1)
    finding = observed(each, everywhere, calling_here, instances=12)
    said = said_of(replace(each, modes=(everywhere,)), everywhere, finding)

    assert not said.confirmed
    assert "of which the row speaks" in said.verdict


def test_a_row_that_speaks_nowhere_is_undecided() -> None:
    """Nothing is confirmed by nothing."""
    each = row("numpy.convolve")
    nowhere = replace(each.modes[0], where=Or(K < 0, L < 0))
    finding = observed(each, nowhere, calling_here, instances=12)
    said = said_of(replace(each, modes=(nowhere,)), nowhere, finding)

    assert (said.confirmed, said.verdict.split(":")[0]) == (False, "undecided")


def test_a_function_that_is_not_linear_is_told() -> None:
    """With the equation that fails."""
    each = row("numpy.convolve")

    @contextmanager
    def clamped(_: Row, form: Form) -> Iterator[Here]:
        yield Here(each, f"np.minimum({form.expression}, 6)")

    said = confirm(each, clamped, instances=12)

    assert said.status == "not confirmed"
    assert {mode.verdict.split(":")[0] for mode in said.modes} == {"not linear in x"}


def test_a_confirmation_survives_json() -> None:
    """As the report has it."""
    said = confirm(row("numpy.correlate"), calling_here, instances=12)

    assert said.status == "confirmed"
    assert type(said).model_validate_json(said.model_dump_json()) == said


def test_what_is_not_installed_is_not_observed() -> None:
    """No row is confirmed or refuted then; the package is named."""
    each = replace(row("numpy.correlate"), function="absent_library.correlate")
    said = confirm(each)

    assert missing(each) == ["absent_library"]
    assert (said.status, said.why) == ("not observed", "absent_library: not installed")


def test_the_command_confirms() -> None:
    """In a process of the function's own, each mode."""
    result = CliRunner().invoke(app, ["software", "scipy.ndimage.correlate1d", "--confirm"])

    assert result.exit_code == 0, result.output
    assert "computes scipy.ndimage.correlate1d, mode constant" in result.stdout
