"""A report as questions with answers: the table, JUnit and the page show these, and read nothing
else of it.
"""

import json
from collections.abc import Iterator
from typing import Any

from fundamentals.referee.report import Exceptional, Formula, Instance, Report
from fundamentals.referee.showing.answers import Line, Question, Standing
from fundamentals.referee.showing.measured import of_campaign, of_edges, of_error, of_gradients

__all__ = ["questions", "standing"]

_MANY = 64  # numbers that are shown


def standing(report: Report) -> Standing:
    """How the verdict stands: a formula with nothing against it, or not."""
    if report.kind == "undecided":
        return "undecided"
    return "holds" if report.holds else "fails"


def questions(report: Report) -> tuple[Question, ...]:
    """The questions of a report, in the order in which they are shown."""
    return tuple(_asked(report))


def _asked(report: Report) -> Iterator[Question]:
    yield _formula(report)
    if report.exception is not None:
        yield _exception(report.exception, "everywhere", "Everywhere?")
    if report.refusal is not None:
        yield _exception(report.refusal, "refusal", "Does it take all that its formula speaks of?")
    if report.expected:
        yield _expected(report)
    if report.error is not None:
        yield of_error(report.error)
    if report.edges:
        yield of_edges(report.edges)
    yield from map(of_gradients, report.gradients)
    if report.campaign is not None:
        yield of_campaign(report.campaign)
    if report.formula is not None:
        yield _theorems(report.formula)
        if report.formula.refuses:
            lines = tuple(Line("refuses", text) for text in report.formula.refuses)
            yield Question(
                "refusals", "What does it not take?", "some of what was tried", "said", lines
            )
    yield _call(report)
    yield Question(
        "assumed",
        "What was assumed?",
        f"{report.probes} calls were made in finding the formula",
        "said",
        tuple(Line("assumed", text) for text in report.assumed),
    )


def _formula(report: Report) -> Question:
    formula, instance = report.formula, report.instance
    how: Standing = "undecided" if report.kind == "undecided" else "fails"
    lines: list[Line] = []
    if formula is not None:
        how = "holds"
        lines += [
            Line("formula", formula.text),
            Line("begins at", f"n₀ = {formula.first}"),
            Line("returns", f"{formula.length} values along an axis"),
            Line("exact", "bit for bit" if formula.exact else "up to rounding"),
            *_same(formula),
        ]
    title, script = "Which formula does it compute?", ""
    if instance is not None:
        lines += _numbers(instance)
        script = instance.script
    return Question("formula", title, report.verdict, how, tuple(lines), script)


def _same(formula: Formula) -> Iterator[Line]:
    """The rows that compute the same, each with its modes; those with other axes named in one."""
    axes = len(formula.flips)
    if formula.nearest:
        yield Line("same as", f"no function of the table; the nearest is {formula.nearest}")
    modes: dict[str, list[str]] = {}
    for same in formula.same:
        if same.axes == axes:
            modes.setdefault(same.row, []).append(same.text.removeprefix(f"{same.row}, "))
    for row, asked in modes.items():
        yield Line("same as", f"{row}, {', or '.join(asked)}")
    others = dict.fromkeys(same.row for same in formula.same if same.axes != axes)
    if others:
        yield Line("same as", f"along each axis: {', '.join(others)}")


def _expected(report: Report) -> Question:
    title, instance = f"Is it {report.expected}?", report.unlike_instance
    if not report.unlike:
        return Question("expected", title, "it computes the same", "holds")
    lines = tuple(_numbers(instance)) if instance else ()
    script = instance.script if instance else ""
    return Question("expected", title, f"no: {report.unlike}", "fails", lines, script)


def _exception(exception: Exceptional, key: str, title: str) -> Question:
    exactly = "all such shapes that were tried" if exception.exactly else "some such shapes"
    lines = (
        Line("where", exception.where, "fails"),
        Line("what", exception.what, "fails"),
        Line("how often", f"{exception.count} of {exception.of} shapes; {exactly}"),
        *_numbers(exception.instance),
    )
    answer = f"no: {exception.at}, {exception.what}"
    return Question(key, title, answer, "fails", lines, exception.instance.script)


def _numbers(instance: Instance) -> list[Line]:
    """A call in numbers."""
    given = {"x": instance.x, "w": instance.w, "b": instance.b, **instance.values}
    lines = [Line("with", instance.shape)]
    lines += [Line(name, _shown(value)) for name, value in given.items() if value is not None]
    if instance.said is not None:
        lines.append(Line("should be", _shown(instance.said)))
    if instance.got is not None:
        lines.append(Line("is", _shown(instance.got), "fails"))
    return lines


def _shown(value: Any) -> str:
    """Numbers as text, the first few if there are many."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    count = text.count(",") + 1
    if isinstance(value, str) or count <= _MANY:
        return text
    return f"{','.join(text.split(',')[:_MANY])}, … ({count} numbers)"


def _theorems(formula: Formula) -> Question:
    holding = [
        Line(f"{theorem.entry}: {theorem.name}", theorem.says, "holds")
        for theorem in formula.theorems
    ]
    others = [Line("does not hold", text) for text in formula.not_so]
    count = len(holding)
    return Question(
        "theorems",
        "What follows from that?",
        f"{count} theorem{'' if count == 1 else 's'} of the catalog",
        "said",
        (*holding, *others),
    )


def _call(report: Report) -> Question:
    call = report.call
    axes = f"x and y as {call.signal}, w as {call.kernel}"
    if call.output != call.signal:
        axes = f"x as {call.signal}, w as {call.kernel}, y as {call.output}"
    versions = ", ".join(f"{name} {version}" for name, version in call.versions.items())
    lines = [
        Line("call", call.expression),
        Line("axes", axes),
        *(Line(letter, meaning) for letter, meaning in call.letters.items()),
        Line("found", call.found),
        Line("numbers", f"{call.dtype}, in arrays of {call.arrays}"),
        Line("from", call.file or call.module),
        Line("with", ", ".join(filter(None, (versions, f"Python {call.python}")))),
    ]
    return Question("call", "How was it called?", call.target, "said", tuple(lines))
