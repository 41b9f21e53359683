"""A result as JSON with a published schema, and as JUnit XML."""

import json
import re
from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from fundamentals.verification.model import (
    EntryResult,
    EvidenceLayer,
    LayerName,
    Problem,
    ProvedLayer,
    RecheckedLayer,
    RunResult,
)

__all__ = ["schema_text", "to_json", "to_junit", "xml_text"]

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_json(result: RunResult) -> str:
    """The result as JSON, as `schema_text` describes it."""
    return result.model_dump_json(indent=2) + "\n"


def schema_text() -> str:
    """The JSON Schema of `to_json`, which is published with the project."""
    schema = RunResult.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def to_junit(result: RunResult) -> str:
    """JUnit XML: a suite for each layer with a case for each entry, and one for the library."""
    suites = [_suite(result, layer) for layer in result.layers]
    suites.append(_general(result.problems))
    root = Xml.Element("testsuites", name="fundamentals", time=_time(result, "total"))
    root.extend(suites)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _suite(result: RunResult, layer: LayerName) -> Xml.Element:
    cases = [_case(entry, layer, result) for entry in result.entries]
    return _filled_suite(layer, cases)


def _filled_suite(name: str, cases: list[Xml.Element]) -> Xml.Element:
    suite = Xml.Element("testsuite", name=name, tests=str(len(cases)), errors="0")
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.extend(cases)
    return suite


def _case(entry: EntryResult, layer: LayerName, result: RunResult) -> Xml.Element:
    record: ProvedLayer | RecheckedLayer | EvidenceLayer | None = getattr(entry, layer)
    case = Xml.Element("testcase", classname=f"fundamentals.{entry.id}", name=layer)
    seconds = result.run.check_seconds
    if isinstance(record, EvidenceLayer):
        took = sum(seconds.get(f"{entry.id}/{check.name}", 0.0) for check in record.checks)
        case.set("time", f"{took:.3f}")
    first = result.layers[0]
    ours = [p for p in entry.problems if _belongs(p, layer, first)]
    if ours:
        _fail(case, ours)
    elif record is None or record.status in ("not observed", "not claimed"):
        reason = record.status if record is not None else "not asked for"
        Xml.SubElement(case, "skipped", message=reason)
    return case


def _belongs(problem: Problem, layer: LayerName, first: LayerName) -> bool:
    """Problems of the catalog stand with the first layer asked for."""
    return problem.layer == layer or (problem.layer == "catalog" and layer == first)


def _general(problems: Iterable[Problem]) -> Xml.Element:
    case = Xml.Element("testcase", classname="fundamentals", name="library")
    if found := list(problems):
        _fail(case, found)
    return _filled_suite("library", [case])


def _fail(case: Xml.Element, problems: list[Problem]) -> None:
    failure = Xml.SubElement(case, "failure", type=problems[0].rule)
    failure.set("message", xml_text(f"{problems[0].subject}: {problems[0].message}"))
    lines = []
    for problem in problems:
        lines.append(str(problem))
        if problem.again is not None:
            lines.append(f"  again: {problem.again}")
    failure.text = xml_text("\n".join(lines))


def xml_text(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _time(result: RunResult, name: str) -> str:
    return f"{result.run.seconds.get(name, 0.0):.3f}"
