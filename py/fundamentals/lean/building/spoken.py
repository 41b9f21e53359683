"""What a resident Lean process says (see `resident.js`): one JSON object a line."""

from typing import Literal

from pydantic import BaseModel, TypeAdapter

__all__ = ["RECORDS", "End", "Line", "Said", "Severity"]

Severity = Literal["error", "warning", "information"]


class End(BaseModel):
    """What ends the start or a job."""

    resident: Literal["ready", "done"]
    heap: int
    cpu: float
    peak: int
    seconds: float
    status: int = 0


class Line(BaseModel):
    """What was printed that is no message."""

    resident: Literal["line"]
    text: str


class _Position(BaseModel):
    line: int
    column: int


class Said(BaseModel):
    """A message in Lean's own form."""

    severity: Severity
    fileName: str  # noqa: N815 - Lean's
    pos: _Position
    endPos: _Position | None = None  # noqa: N815
    data: str


RECORDS: TypeAdapter[End | Line | Said] = TypeAdapter(End | Line | Said)
