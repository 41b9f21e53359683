"""What the audit and the lint report."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Problem"]


@dataclass(frozen=True)
class Problem:
    """Something that keeps a claim from being taken as proved.

    Attributes:
        subject: the declaration, or the file as seen from the project's root.
        rule: a short name that stays the same, for tests and filters.
        message: one sentence.
        file: where it stands, if the source shows it.
        line: from 1.
        column: from 0, in characters, as in Lean's own messages.
    """

    subject: str
    rule: str
    message: str
    file: Path | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        if self.file is None:
            return f"{self.subject}: {self.rule}: {self.message}"
        return f"{self.file}:{self.line}:{self.column}: {self.rule}: {self.message}"
