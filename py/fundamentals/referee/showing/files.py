"""A report as JSON with a published schema, and as JUnit XML for build servers."""

import json
from xml.etree import ElementTree as Xml

from fundamentals.referee.report import Report
from fundamentals.referee.showing.answers import Question
from fundamentals.referee.showing.questions import questions
from fundamentals.report.files import xml_text

__all__ = ["schema_text", "to_json", "to_junit"]


def to_json(report: Report) -> str:
    """The report as JSON, as `schema_text` describes it."""
    return report.model_dump_json(indent=2) + "\n"


def schema_text() -> str:
    """The JSON Schema of `to_json`, which is published with the project."""
    schema = Report.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def to_junit(report: Report) -> str:
    """JUnit XML: one case for each question; a failure carries the script that shows it."""
    cases = [_case(report, question) for question in questions(report)]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": 0,
    }
    numbers = {name: str(count) for name, count in counts.items()}
    root = Xml.Element("testsuites", {"name": "fundamentals referee", **numbers})
    suite = Xml.SubElement(root, "testsuite", {"name": xml_text(report.call.target), **numbers})
    suite.extend(cases)
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


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
