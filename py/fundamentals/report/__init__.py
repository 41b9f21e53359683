"""One result, three forms: a table for people, JSON for programs, JUnit for build servers."""

from fundamentals.report.files import schema_text, to_json, to_junit
from fundamentals.report.table import print_result

__all__ = ["print_result", "schema_text", "to_json", "to_junit"]
