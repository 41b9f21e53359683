"""What is said of one edge."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

__all__ = ["RANKS", "EdgeLine", "Standing", "gravity"]

Standing: TypeAlias = Literal[
    "documented", "undocumented", "differs from the reference", "not tried"
]


class EdgeLine(BaseModel):
    """One edge.

    Attributes:
        case: which.
        happens: what the function does there, in one sentence; where nothing was tried, why.
        standing: what the table of software says of that for the function, or for the one that it
            is compared with: the same ("documented"), something else, or nothing.
        finding: whether it contradicts the formula that was found, or leaves the function none:
            other numbers, a changed argument, a crash. What is merely worth knowing does not.
        witness: the shapes that show it.
        script: a few lines that show a finding without the referee; empty where none can.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: str
    happens: str
    standing: Standing = "undocumented"
    finding: bool = False
    witness: str = ""
    script: str = ""


RANKS = "arrays with other numbers of axes"

_GRAVEST = (
    "memory beyond the ends",
    "memory that nothing was written to",
    "arguments after the call",
    "memory of what comes back",
    "many times the same call",
    "the same call after others",
    "the first call of a process",
)


def gravity(line: EdgeLine) -> int:
    """The graver the smaller: the end of the process, then memory and state, then the rest."""
    if "The process dies" in line.happens:
        return -1
    return _GRAVEST.index(line.case) if line.case in _GRAVEST else len(_GRAVEST)
