"""What an answer of a report is made of, wherever it is shown."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["SIGNS", "Line", "Question", "Standing"]

Standing = Literal["holds", "fails", "undecided", "said"]
"""How an answer stands: nothing was found against it, something was, it could not be told, or there
is nothing to judge."""

SIGNS: dict[Standing, str] = {"holds": "✓", "fails": "✗", "undecided": "?", "said": "·"}


@dataclass(frozen=True)
class Line:
    """One line of an answer: a name, and what is said under it."""

    name: str
    text: str
    standing: Standing = "said"


@dataclass(frozen=True)
class Question:
    """One question that was asked of the function.

    Attributes:
        key: in one word.
        title: the question.
        answer: in one sentence.
        standing: how it stands.
        lines: what there is to say.
        script: a few lines that show what is wrong, without the referee.
    """

    key: str
    title: str
    answer: str
    standing: Standing
    lines: tuple[Line, ...] = ()
    script: str = ""
