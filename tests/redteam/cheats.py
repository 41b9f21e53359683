"""What a cheat is, all of them, and who judges whether they were found out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from redteam.sample import Checkout, Outcome

__all__ = ["CHEATS", "KINDS", "Cheat", "cheats_on", "judge"]

Kind = Literal[
    "Lean",
    "statement",
    "catalog",
    "pins",
    "compiled files",
    "caches",
    "environment",
    "evidence",
    "site",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Cheat:
    """A way to look proved without being so, and how it must be found out.

    Attributes:
        name: of its function.
        kind: what it tampers with.
        why: why it would look proved, in one sentence.
        apply: does it to a checkout of the honest project.
        command: what somebody runs then.
        exit: the code that it must end with.
        rules: the rules of all problems in the result, no more and no fewer.
        words: what it must say.
        never: what it must not say.
    """

    name: str
    kind: Kind
    why: str
    apply: Callable[[Checkout], None]
    command: str
    exit: int
    rules: frozenset[str]
    words: str
    never: str | None


CHEATS: list[Cheat] = []

_Apply = Callable[[Checkout], None]


def cheats_on(kind: Kind, usually: str = "verify") -> Callable[..., Callable[[_Apply], _Apply]]:
    """The decorator for cheats of one kind.

    Args:
        kind: what they tamper with.
        usually: the command that finds them out unless they name another.
    """

    def cheat(
        words: str,
        *,
        rules: str = "",
        command: str = usually,
        exit: int = 1,  # noqa: A002
        never: str | None = None,
    ) -> Callable[[_Apply], _Apply]:
        def listed(apply: _Apply) -> _Apply:
            why = " ".join((apply.__doc__ or "").split())
            name, names = apply.__name__, frozenset(rules.split())
            CHEATS.append(Cheat(name, kind, why, apply, command, exit, names, words, never))
            return apply

        return listed

    return cheat


def judge(cheat: Cheat, outcome: Outcome) -> list[str]:
    """Where a cheat was not found out, or not for its reason."""
    faults = []
    said = " ".join(outcome.said.split())
    if outcome.exit != cheat.exit:
        faults.append(f"ends with {outcome.exit} and not with {cheat.exit}")
    if outcome.rules != cheat.rules:
        faults.append(f"has problems of {sorted(outcome.rules)}, not of {sorted(cheat.rules)}")
    if cheat.words not in said:
        faults.append(f"does not say: {cheat.words}")
    if cheat.never is not None and cheat.never in said:
        faults.append(f"says: {cheat.never}")
    if "Traceback (most recent call last)" in said:
        faults.append("crashes")
    return faults
