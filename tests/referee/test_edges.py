"""What is said of edges: documented, undocumented, other than documented, or not tried."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from controls.samples.table import HERE

from fundamentals.referee.edges.edges import edges
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target
from fundamentals.referee.wording import verdict

_FORM = Form("f(x, w, 'same')")


@pytest.fixture(scope="module")
def correlate() -> Iterator[tuple[Subject, Finding]]:
    """numpy.correlate in its mode "same"."""
    with Subject(Target.parse("numpy.correlate"), _FORM.expression) as subject:
        yield subject, find(Prober(subject, _FORM, "float64"), instances=0)


def _lines(subject: Subject, finding: Finding, function: str) -> dict[str, EdgeLine]:
    return {line.case: line for line in edges(subject, finding, function=function)}


def test_what_the_table_says_of_a_function_is_documented(
    correlate: tuple[Subject, Finding],
) -> None:
    """Sizes, empty arrays and number types of numpy.correlate are in the table of software."""
    lines = _lines(*correlate, "numpy.correlate")
    types = [line for case, line in lines.items() if case.startswith("the largest numbers")]
    sizes = [lines[case] for case in ("kernel longer than the input", "no tap", "one tap")]
    assert {line.standing for line in (*types, *sizes)} == {"documented"}
    assert not [line for line in lines.values() if line.finding]


def test_what_no_table_says_is_undocumented(correlate: tuple[Subject, Finding]) -> None:
    """Of a function that is in no row, nothing is documented and nothing differs."""
    lines = _lines(*correlate, "mykernels.py:conv")
    assert {line.standing for line in lines.values()} == {"undocumented", "not tried"}


def test_what_the_reference_does_otherwise_is_said(correlate: tuple[Subject, Finding]) -> None:
    """The function of another library by that name gives float32 for integers, no integers."""
    lines = _lines(*correlate, "jax.numpy.correlate")
    types = [line for case, line in lines.items() if case.startswith("the largest numbers")]
    assert {line.standing for line in types} == {"differs from the reference"}


def test_what_needs_another_process_is_not_tried_without_one(
    correlate: tuple[Subject, Finding],
) -> None:
    """The line says why."""
    line = _lines(*correlate, "numpy.correlate")["memory that nothing was written to"]
    assert line.standing == "not tried"
    assert "process" in line.happens


def test_without_a_formula_the_edges_are_told_all_the_same(
    correlate: tuple[Subject, Finding],
) -> None:
    """Only what is compared with the formula is left out, and nothing is a contradiction."""
    subject, finding = correlate
    unknown = replace(finding, structure=None, laws=(), matches=())
    lines = _lines(subject, unknown, "numpy.correlate")
    assert "no formula" in lines["one tap"].happens
    assert not [line for line in lines.values() if line.finding]


def test_a_fault_in_every_hundredth_call_is_seen_by_repetition() -> None:
    """It is seen whatever the formula is, and the line says at which call."""
    place = Target.parse(str(HERE / "sequences_wrong.py:every_hundredth_late"))
    with Subject(place, "f(x, w)") as subject:
        finding = Finding(Form("f(x, w)"), "float64")
        line = _lines(subject, finding, "f")["many times the same call"]
    assert line.finding
    told = re.search(r"At call \d+, .*; ([\d,]+) of ([\d,]+) are as the first", line.happens)
    assert told is not None
    same, times = (int(each.replace(",", "")) for each in told.groups())
    assert abs(times - same - times / 100) <= 1


def test_how_rare_a_fault_passes_follows_from_how_many_calls_were_made(
    correlate: tuple[Subject, Finding],
) -> None:
    """(1 − q)ᴺ for the N of the line: a hundredth for the rate that it names."""
    told = _lines(*correlate, "numpy.correlate")["many times the same call"].happens
    found = re.search(
        r"each of ([\d,]+) times.* passes with \(1 − q\)\^(\d+): one in ([\d,]+)", told
    )
    assert found is not None
    times, power, rarer = (int(each.replace(",", "")) for each in found.groups())
    assert times == power > 2000
    assert (1 - 1 / rarer) ** times <= 0.01 < (1 - 1 / (rarer + 1)) ** times


def test_a_function_that_takes_nothing_is_told_in_few_lines(tmp_path: Path) -> None:
    """Each size raises, and nothing else is tried."""
    file = tmp_path / "nothing.py"
    file.write_text("def f(x, w):\n    raise TypeError('no')\n")
    with Subject(Target.parse(f"{file}:f"), "f(x, w)") as subject:
        lines = _lines(subject, Finding(Form("f(x, w)"), "float64"), "f")
    assert lines["one tap"].happens == "TypeError is raised: no."
    assert lines["memory, numbers, repetition"].standing == "not tried"


def test_lines_are_data(correlate: tuple[Subject, Finding]) -> None:
    """A line becomes JSON and the same line again."""
    lines = _lines(*correlate, "numpy.correlate").values()
    assert [EdgeLine.model_validate_json(line.model_dump_json()) for line in lines] == [*lines]


def test_other_number_types_count_only_if_none_was_asked_for(tmp_path: Path) -> None:
    """A function of floats that spoils integers: it is told either way, and is a fault once."""
    file = tmp_path / "floats.py"
    file.write_text(
        "import numpy as np\n\ndef f(x, w):\n"
        "    return np.convolve(x, w) + (x.dtype.kind in 'iu') if len(x) and len(w) else x[:0]\n"
    )
    form = Form("f(x, w)")
    with Subject(Target.parse(f"{file}:f"), form.expression) as subject:
        finding = find(Prober(subject, form, "float64"), instances=0)
        for others in (True, False):
            lines = edges(subject, finding, function="f", others=others)
            types = [line for line in lines if line.case.startswith("the largest numbers")]
            assert "Even sums that fit come back as other numbers." in {
                line.happens for line in types
            }
            assert any(line.finding for line in types) == others


def test_memory_that_is_used_again_is_told_though_some_is_handed_out(tmp_path: Path) -> None:
    """With one tap, 1, the input itself comes back; else what is kept for the length."""
    file = tmp_path / "kept.py"
    file.write_text(
        "import numpy as np\n\nKEPT = {}\n\ndef f(x, w):\n"
        "    if len(w) == 1 and w[0] == 1:\n        return x\n"
        "    y = np.convolve(x, w) if len(x) and len(w) else x[:0].copy()\n"
        "    kept = KEPT.setdefault((len(y), y.dtype.str), y)\n    kept[:] = y\n    return kept\n"
    )
    form = Form("f(x, w)")
    with Subject(Target.parse(f"{file}:f"), form.expression) as subject:
        finding = find(Prober(subject, form, "float64"), instances=0)
        line = _lines(subject, finding, "f")["memory of what comes back"]
    assert line.finding
    assert "used again" in line.happens


def test_the_gravest_edge_is_told_first(correlate: tuple[Subject, Finding]) -> None:
    """The end of the process before memory, and that before numbers."""
    said = [
        EdgeLine(case="no tap", happens="It returns 3 values.", finding=True),
        EdgeLine(case="arguments after the call", happens="The call changes w.", finding=True),
        EdgeLine(case="empty input", happens="The process dies: aborted", finding=True),
    ]
    _, finding = correlate
    told = [verdict(finding, said[:count])[1] for count in (1, 2, 3)]
    for text, line in zip(told, said, strict=True):
        assert f"{line.case}: {line.happens}" in text
