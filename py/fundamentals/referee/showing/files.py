"""A report as JSON with a published schema, and as JUnit XML for build servers."""

import json
from xml.etree import ElementTree as Xml

from pydantic import TypeAdapter

from fundamentals.referee.report import Report
from fundamentals.referee.showing.answers import Question
from fundamentals.referee.showing.questions import questions
from fundamentals.report.files import xml_text

__all__ = ["schema_text", "to_json", "to_junit"]


_WRITTEN: TypeAdapter[Report | tuple[Report, ...]] = TypeAdapter(Report | tuple[Report, ...])
"""A report, or those of a model's nodes, one after the other."""


def to_json(*reports: Report) -> str:
    """The report as JSON, as `schema_text` describes it; a list if there are several."""
    written = reports[0] if len(reports) == 1 else reports
    return _WRITTEN.dump_json(written, indent=2).decode() + "\n"


def schema_text() -> str:
    """The JSON Schema of `to_json`, which is published with the project."""
    schema = _WRITTEN.json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def to_junit(*reports: Report) -> str:
    """JUnit XML: a suite for each report, a case for each question; a failure carries the script
    that shows it.
    """
    suites = [_suite(report) for report in reports]
    total = {name: sum(int(suite.get(name, 0)) for suite in suites) for name in _COUNTED}
    numbers = {name: str(count) for name, count in total.items()}
    root = Xml.Element("testsuites", {"name": "fundamentals referee", **numbers})
    root.extend(suites)
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


_COUNTED = ("tests", "failures", "errors", "skipped")


def _suite(report: Report) -> Xml.Element:
    cases = [_case(report, question) for question in questions(report)]
    failures = sum(case.find("failure") is not None for case in cases)
    errors = sum(case.find("error") is not None for case in cases)
    counts = zip(_COUNTED, (len(cases), failures, errors, 0), strict=True)
    numbers = {name: str(count) for name, count in counts}
    suite = Xml.Element("testsuite", {"name": xml_text(report.call.target), **numbers})
    suite.extend(cases)
    return suite


def _case(report: Report, question: Question) -> Xml.Element:
    name = f"fundamentals.referee.{xml_text(report.call.target)}"
    case = Xml.Element("testcase", classname=name, name=xml_text(question.title))
    said = "\n".join(f"{line.name}: {line.text}" for line in question.lines)
    if question.standing == "fails":
        failure = Xml.SubElement(case, "failure", type=question.key)
        failure.set("message", xml_text(question.answer))
        failure.text = xml_text("\n\n".join(filter(None, (said, question.script))))
    elif question.standing == "undecided":
        Xml.SubElement(case, "error", type=question.key, message=xml_text(question.answer))
    else:
        out = Xml.SubElement(case, "system-out")
        out.text = xml_text(f"{question.answer}\n{said}")
    return case
