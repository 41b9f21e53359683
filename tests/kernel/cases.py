"""Cases for a kernel: for each rule a smallest export that keeps it, and one that breaks it.

A case is a function that writes an export. What it rejects, is the last declaration unless another
one is named; all before it are accepted.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kernel.builder import Export

__all__ = ["CASES", "Case", "Verdict", "accepts", "malformed", "rejects"]


@dataclass(frozen=True)
class Verdict:
    """What is expected: nothing rejected, or a declaration by a rule and for a reason."""

    rule: str | None = None
    why: str = ""
    declaration: str | None = None


@dataclass(frozen=True)
class Case:
    name: str
    write: Callable[[Export], None]
    verdict: Verdict

    def export(self) -> Export:
        made = Export()
        self.write(made)
        return made


CASES: dict[str, Case] = {}
Write = Callable[[Export], None]


def _add(write: Write, verdict: Verdict) -> Write:
    name = write.__name__
    assert name not in CASES, f"two cases are named {name}"
    CASES[name] = Case(name, write, verdict)
    return write


def accepts(write: Write) -> Write:
    return _add(write, Verdict())


def rejects(rule: str, why: str, declaration: str | None = None) -> Callable[[Write], Write]:
    return lambda write: _add(write, Verdict(rule, why, declaration))


def malformed(why: str) -> Callable[[Write], Write]:
    return lambda write: _add(write, Verdict("format", why))
