"""A report in the terminal: the verdict first, then question by question."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fundamentals.referee.report import Report
from fundamentals.referee.showing.answers import SIGNS, Line, Question, Standing
from fundamentals.referee.showing.questions import questions
from fundamentals.referee.showing.questions import standing as standing_of
from fundamentals.report.table import visible

__all__ = ["print_list", "print_report"]

_STYLES: dict[Standing, str] = {
    "holds": "green",
    "fails": "bold red",
    "undecided": "yellow",
    "said": "",
}
_PLAIN: dict[Standing, str] = {"holds": "ok:", "fails": "FAILS:", "undecided": "?", "said": "-"}
_NARROW = 72
_NAME = 12  # letters: a longer name gets a line of its own


def print_report(report: Report, console: Console) -> None:
    """Print the verdict, the questions with their answers, and the script of what fails.

    Of a report that repeats another, the verdict alone.
    """
    signs = _signs(console)
    _print_verdict(report, console)
    if report.repeats:
        same = f"the same operator with the same attributes as {report.repeats}; see there"
        _print(console, Text(visible(same), style="dim"))
        return
    for question in questions(report):
        console.print()
        title = f"{signs[question.standing]} {question.title}"
        console.print(Text(title, style=_STYLES[question.standing] or "bold"))
        if question.answer != report.verdict:
            _print(console, Text(visible(question.answer)))
        _print_lines(console, question)
        if question.script:
            _print(console, Text("this script shows it:", style="dim"))
            for line in question.script.rstrip().split("\n"):
                console.print(Text(f"    {visible(line)}"), soft_wrap=True)


def print_list(reports: Sequence[Report], console: Console) -> None:
    """The verdicts of several, one after the other."""
    holding = sum(report.holds for report in reports)
    console.print(Text(f"{holding} of {len(reports)} with nothing against them:", style="bold"))
    for report in reports:
        _print_verdict(report, console)


def _print_verdict(report: Report, console: Console) -> None:
    how = standing_of(report)
    heading = Text.assemble((visible(report.call.target), "bold"), " ", visible(report.headline))
    sign = (f"{_signs(console)[how]} ", _STYLES[how])
    console.print(Text.assemble(sign, heading), soft_wrap=not console.is_terminal)


def _signs(console: Console) -> dict[Standing, str]:
    """A sign for each standing, in what the console can encode."""
    try:
        "".join(SIGNS.values()).encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return SIGNS


def _print(console: Console, what: Text | Table) -> None:
    """Indented; files and pipes get each paragraph on one line."""
    if console.is_terminal:
        console.print(Padding(what, (0, 0, 0, 2)))
    else:
        console.print(what, soft_wrap=True)


def _print_lines(console: Console, question: Question) -> None:
    wide = console.is_terminal and console.width >= _NARROW
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold", max_width=_NAME)
    table.add_column(overflow="fold")
    for line in question.lines:
        if wide and len(line.name) <= _NAME:
            table.add_row(visible(line.name), _said(line))
    if table.row_count:
        _print(console, table)
    for line in question.lines:
        if not wide:
            _print(console, Text.assemble((f"{visible(line.name)}: ", "dim"), _said(line)))
        elif len(line.name) > _NAME:
            _print(console, Text.assemble((f"{visible(line.name)}\n", "bold"), "  ", _said(line)))


def _said(line: Line) -> Text:
    return Text(
        visible(line.text), style=_STYLES[line.standing] if line.standing == "fails" else ""
    )
