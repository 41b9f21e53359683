"""What an attack is, and what came of a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal, Protocol

__all__ = ["BAD", "Outcome", "Target", "Verdict"]

Verdict = Literal[
    "rejected", "unchanged", "reported", "forged", "changed", "refused", "crash", "hang"
]
BAD: tuple[Verdict, ...] = ("changed", "refused", "crash", "hang")


@dataclass(frozen=True)
class Outcome:
    """What came of a case.

    Attributes:
        verdict: *rejected*, by an error of ours or by a rule; accepted and *unchanged* in every
            fact; accepted and *reported* as something else than it was made from; accepted with
            another content under a hash that was *forged* to fit, against which nothing is claimed;
            a *changed* fact taken for the one before; accepted where Lean's own kernel *refuses*;
            a *crash*, an exception that is none of ours; a *hang*, beyond the limit of time.
        reason: a class of reasons, to be counted.
        detail: of what should not be, whatever helps.
    """

    verdict: Verdict
    reason: str = ""
    detail: str = ""

    @property
    def bad(self) -> bool:
        """Whether it must not happen."""
        return self.verdict in BAD


class Target(Protocol):
    """A kind of thing that is attacked. It is made in each worker anew."""

    def case(self, random: Random, number: int, /) -> Iterable[Outcome]:
        """Change something at random, and see what comes of it; mostly one outcome.

        Errors of ours that are raised count as rejections, all others as crashes.
        """

    def close(self) -> None:
        """End what runs beside."""
