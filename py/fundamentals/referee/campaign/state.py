"""What a campaign has done so far, in a file, so that it can be taken up again."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from fundamentals.base.atomic import write_atomically
from fundamentals.base.errors import UsageError
from fundamentals.referee.campaign.instances import Batch

__all__ = ["State", "opened", "question"]


class State(BaseModel):
    """A campaign.

    Attributes:
        question: a digest of what is asked: another question is another campaign.
        done: the batches that are done.
        wrong: the instances that disagree.
        refused: how many calls raised an exception, or went beyond a limit, where that is no fault.
    """

    model_config = ConfigDict(extra="forbid")

    question: str
    done: list[int] = []
    wrong: list[int] = []
    refused: int = 0

    def take(self, batches: Iterable[Batch]) -> None:
        """Note what came of some batches."""
        for batch in batches:
            self.done.append(batch.number)
            self.wrong.extend(batch.wrong)
            self.refused += batch.refused
        self.done.sort()
        self.wrong.sort()

    def write(self, path: Path) -> None:
        """Write it, all of it or nothing."""
        write_atomically(path.resolve(), self.model_dump_json(indent=1).encode())


def question(*parts: object) -> str:
    """A digest of what is asked."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:16]


def opened(path: Path | None, asked: str) -> State:
    """What is done of that campaign already: nothing, if there is no file.

    Raises:
        UsageError: the file is of another campaign, or none of ours.
    """
    if path is None or not path.exists():
        return State(question=asked)
    try:
        state = State.model_validate_json(path.read_bytes())
    except ValueError as error:
        raise UsageError(f"--resume {path}: is no file of a campaign: {error}") from None
    if state.question != asked:
        raise UsageError(
            f"--resume {path}: is of another campaign (another function, call, number type, "
            "formula or seed); name another file"
        )
    return state
