"""What is said of one edge."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

__all__ = ["EdgeLine", "Standing"]

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
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: str
    happens: str
    standing: Standing = "undocumented"
    finding: bool = False
    witness: str = ""
