"""Wrong checks that the harness must find out, and a right one that it must not blame.

They run before any evidence is believed: a harness that accepts what is false, or rejects what is
true, is worth nothing.
"""

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import assume
from hypothesis import strategies as st

from fundamentals.evidence.core import (
    Check,
    Claim,
    Decision,
    Different,
    Equal,
    Exactly,
    Less,
    Verdict,
    check,
)
from fundamentals.evidence.engine.results import Status
from fundamentals.evidence.engine.trial import run_check

__all__ = ["CONTROLS", "failed_controls"]

_SOME = {"n": st.integers(-99, 99)}
_FEW = 20


@dataclass(frozen=True)
class _Always:
    """A judge that has made up its mind."""

    verdict: Verdict

    def decide(self) -> Decision:
        return Decision(self.verdict, "whatever it is")


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"sign": {"sign": -1}})
def honest(n: int, *, sign: int = 1) -> Claim:
    """True, and its mutant is false."""
    return Equal(sign * (n + 1) ** 2, n * n + 2 * n + 1)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"sign": {"sign": -1}})
def accepts_everything(n: int, *, sign: int = 1) -> Claim:
    """Says yes without looking, to its mutant as well."""
    del n, sign
    return Exactly(0, 0)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"sign": {"sign": -1}})
def rejects_everything(n: int, *, sign: int = 1) -> Claim:
    """Says no without looking."""
    del n, sign
    return Exactly(0, 1)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"sign": {"sign": -1}})
def brings_its_own_judge(n: int, *, sign: int = 1) -> Claim:
    """Returns a claim that decides itself."""
    del n
    return _Always(Verdict.HOLDS if sign == 1 else Verdict.REFUTED)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"sign": {"sign": -1}})
def discards_what_fails(n: int, *, sign: int = 1) -> Claim:
    """False for most numbers, and tried on the others only."""
    assume(n % 33 == 0)
    return Exactly(n % 33 + (sign == -1), 0)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"also true": {"twice": 2}})
def mutant_survives(n: int, *, twice: int = 1) -> Claim:
    """True, but its mutant says nothing false."""
    return Exactly(twice * (n - n), 0)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"off by one": {"shift": 1}})
def rarely_false(n: int, *, shift: int = 0) -> Claim:
    """False for positive numbers only."""
    return Exactly(abs(n) + shift, -n)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"one more": {"shift": 1}})
def says_nothing(n: int, *, shift: int = 0) -> Claim:
    """Encloses both sides so widely that they overlap, whatever they are."""
    import flint

    return Equal(flint.arb(n, 10), n + shift)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"one more": {"shift": 1}})
def not_a_number(n: int, *, shift: int = 0) -> Claim:
    """Compares something that is not a number, which overlaps with everything."""
    import flint

    return Equal(flint.arb("nan"), n + shift)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"one more": {"shift": 1}})
def compares_nothing(n: int, *, shift: int = 0) -> Claim:
    """Compares two empty vectors."""
    del n, shift
    return Equal([], [])


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"equal": {"half": 0}})
def too_close_to_tell(n: int, *, half: int = 1) -> Claim:
    """Orders two overlapping enclosures."""
    import flint

    return Less(flint.arb(n, 1), Fraction(half, 2) + n)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"other": {"same": 1}})
def calls_equals_different(n: int, *, same: int = 0) -> Claim:
    """Takes a number for two."""
    return Different(n + same, n + same)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"zero": {"divisor": 0}})
def mutant_only_crashes(n: int, *, divisor: int = 1) -> Claim:
    """True, but its mutant raises rather than being refuted."""
    return Exactly(n // divisor, n)


@check(layer="enclosed", given=_SOME, instances=_FEW, mutants={"sign": {"sign": -1}})
def crashes(n: int, *, sign: int = 1) -> Claim:
    """Divides by zero."""
    return Exactly(sign // (n - n), n)


CONTROLS: tuple[tuple[Check, Status, str], ...] = (
    (honest, "holds", ""),
    (accepts_everything, "mutant survived", "sign: no instance refutes it"),
    (rejects_everything, "refuted", "0 is not 1"),
    (brings_its_own_judge, "error", "no kind of claim"),
    (discards_what_fails, "error", "were discarded"),
    (mutant_survives, "mutant survived", "also true: no instance refutes it"),
    (rarely_false, "refuted", "1 is not -1"),
    (says_nothing, "undecided", "too little"),
    (not_a_number, "undecided", "too little"),
    (compares_nothing, "undecided", "nothing is compared"),
    (too_close_to_tell, "undecided", "overlap"),
    (calls_equals_different, "refuted", "both sides are equal"),
    (mutant_only_crashes, "mutant survived", "zero: raised ZeroDivisionError"),
    (crashes, "error", "ZeroDivisionError"),
)
"""Each control with the status, and part of the reason, that the harness must give it."""


def failed_controls(*, seed: int) -> list[str]:
    """The controls that the harness judged wrongly, one sentence each; empty when it works."""
    wrong = []
    for control, status, reason in CONTROLS:
        result = run_check(control, seed=seed)
        if result.status != status or reason not in result.reason:
            wrong.append(
                f"the control {control.name!r} ({control.says}) came out as {result.status!r} "
                f"({result.reason or 'no reason'}), not as {status!r} ({reason})"
            )
    return wrong
