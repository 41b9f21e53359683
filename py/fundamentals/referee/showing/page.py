"""A report as one HTML file that needs nothing else: no network, no script."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from fundamentals.pictures.core import Drawing
from fundamentals.referee.report import Report
from fundamentals.referee.showing.answers import SIGNS, Line, Question, Standing
from fundamentals.referee.showing.pictures import drawings, error_against_bound, pictures
from fundamentals.referee.showing.questions import questions, standing
from fundamentals.report.table import visible

__all__ = ["to_html"]

_TEMPLATE = "page.html"
_WORDS: dict[Standing, str] = {
    "holds": "nothing was found against it",
    "fails": "something is not so",
    "undecided": "undecided",
    "said": "for information",
}


def to_html(*reports: Report) -> str:
    """The page, with the reports one after the other. What users wrote is text in it and nothing
    else, wherever it stands.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def printed(value: Any) -> Any:
        """What is no markup of ours, with everything that could steer a reader shown instead."""
        return value if isinstance(value, Markup) else visible(str(value))

    environment = Environment(
        autoescape=True,
        finalize=printed,
        loader=FileSystemLoader(Path(__file__).parent),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(_TEMPLATE).render(
        parts=[
            {
                "report": report,
                "key": f"report-{number}-" if len(reports) > 1 else "",
                "standing": standing(report),
                "questions": [] if report.repeats else [*map(_told, questions(report))],
                "pictures": {}
                if report.repeats
                else _pictures(report, f"{number}-" * (number > 0)),
            }
            for number, report in enumerate(reports)
        ],
        signs=SIGNS,
        words=_WORDS,
    )


def _pictures(report: Report, prefix: str) -> dict[str, list[tuple[Any, str]]]:
    """Those of each question, with their titles; ids of theirs begin with the prefix, too."""
    from markupsafe import Markup

    drawn: dict[str, list[Drawing]] = {}
    if report.formula is not None:
        drawn["formula"] = list(drawings(report.formula.index))
    if report.error is not None and report.error.points:
        points = [(point.share, point.magnitude) for point in report.error.points]
        drawn["error"] = [error_against_bound(points)]
    return {
        key: [
            (Markup(each.svg.decode()), each.title)  # noqa: S704 - our own, without users' text
            for each in pictures(f"{prefix}{key}", some)
        ]
        for key, some in drawn.items()
    }


def _told(question: Question) -> tuple[Question, Sequence[tuple[str, list[Line]]]]:
    """A question with its lines, those of one name together."""
    return question, [
        (name, list(lines)) for name, lines in groupby(question.lines, lambda line: line.name)
    ]
