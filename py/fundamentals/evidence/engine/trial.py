"""Running one check: the statement on every instance, its mutants beside it."""

import hashlib
import inspect
from collections.abc import Mapping
from typing import Any

from hypothesis.errors import UnsatisfiedAssumption

from fundamentals.base.installed import installed
from fundamentals.evidence.core import Check, Decision, Verdict
from fundamentals.evidence.engine.draws import NoInstanceError, for_all
from fundamentals.evidence.engine.results import CheckResult, MutantResult, Status
from fundamentals.evidence.engine.spelling import UnspellableError, spell_call

__all__ = ["run_check"]


class _FailError(Exception):
    """The statement does not hold on an instance."""

    status: Status = "error"

    def __init__(self, reason: str, call: str | None) -> None:
        super().__init__(reason)
        self.reason, self.call = reason, call


class _RefutedError(_FailError):
    status = "refuted"


class _UndecidedError(_FailError):
    status = "undecided"


class _RaisedError(_FailError):
    status = "error"


class _Trial:
    """The state of one run; instances that come twice are decided and counted once."""

    def __init__(self, check: Check) -> None:
        self.check = check
        self.seen: dict[str, Decision | Exception] = {}
        self.radius: float | None = None
        self.ulps: float | None = None
        self.refuted: dict[str, MutantResult] = {}
        self.survivors: dict[str, str] = dict.fromkeys(check.mutants, "no instance refutes it")

    def call(self, instance: Mapping[str, Any], mutant: str | None = None) -> str:
        # in the function's order: Hypothesis shuffles the keys of a mapping that it draws
        drawn = inspect.signature(self.check.function).parameters
        arguments = {name: instance[name] for name in drawn if name in instance}
        if mutant is not None:
            arguments["mutant"] = mutant
        return spell_call(self.check.function.__module__, self.check.name, arguments)

    def visit(self, instance: Mapping[str, Any]) -> None:
        """Try the statement, and the mutants not yet refuted, on `instance`."""
        try:
            call = self.call(instance)
        except UnspellableError as error:
            raise _RaisedError(str(error), None) from error
        if call not in self.seen:
            self.seen[call] = self.decide(instance)
            self.try_mutants(instance, self.seen[call])
        outcome = self.seen[call]
        if isinstance(outcome, Exception):
            raise _RaisedError(f"{type(outcome).__name__}: {outcome}", call)
        if outcome.verdict is Verdict.REFUTED:
            raise _RefutedError(outcome.reason, call)
        if outcome.verdict is Verdict.UNDECIDED:
            raise _UndecidedError(outcome.reason, call)

    def decide(self, instance: Mapping[str, Any]) -> Decision | Exception:
        try:
            decision = self.check(**instance)
        except UnsatisfiedAssumption:
            raise
        except Exception as error:
            return error
        if decision.radius is not None and decision.verdict is Verdict.HOLDS:
            self.radius = max(self.radius or 0.0, decision.radius)
        if decision.ulps is not None and decision.verdict is Verdict.HOLDS:
            self.ulps = max(self.ulps or 0.0, decision.ulps)
        return decision

    def try_mutants(self, instance: Mapping[str, Any], outcome: Decision | Exception) -> None:
        if isinstance(outcome, Exception) or outcome.verdict is not Verdict.HOLDS:
            return
        for name in [n for n in self.check.mutants if n not in self.refuted]:
            try:
                decision = self.check(mutant=name, **instance)
            except Exception as error:
                self.survivors[name] = f"raised {type(error).__name__}: {error}"
                continue
            if decision.verdict is Verdict.UNDECIDED:
                self.survivors[name] = f"could not be decided: {decision.reason}"
            if decision.verdict is Verdict.REFUTED:
                self.refuted[name] = MutantResult(
                    name=name,
                    refuted=True,
                    reason=decision.reason,
                    call=self.call(instance, mutant=name),
                )

    def mutants(self) -> tuple[MutantResult, ...]:
        return tuple(
            self.refuted.get(n)
            or MutantResult(name=n, refuted=False, reason=self.survivors[n], call=None)
            for n in self.check.mutants
        )


def run_check(check: Check, *, seed: int) -> CheckResult:
    """Run `check` with the instances that belong to `seed`.

    Args:
        check: what to run.
        seed: determines the instances, together with the check's name and nothing else.

    Returns:
        The result; an exception inside the check is a result, too.
    """
    packages = {package: installed(package) for package in check.packages}
    missing = sorted(name for name, found in packages.items() if found is None)
    trial = _Trial(check)
    status, reason, call = _outcome(trial, seed) if not missing else _absent(missing)
    mutants = trial.mutants() if not missing else ()
    if status == "holds" and (survived := [m for m in mutants if not m.refuted]):
        status = "mutant survived"
        reason = "; ".join(f"{m.name}: {m.reason}" for m in survived)
    return CheckResult(
        entry=check.entry,
        name=check.name,
        says=check.says,
        layer=check.layer,
        line=check.line,
        status=status,
        reason=reason,
        call=call,
        seed=seed,
        instances=len(trial.seen),
        radius=trial.radius,
        ulps=trial.ulps,
        mutants=mutants,
        packages=packages,
    )


def _absent(missing: list[str]) -> tuple[Status, str, None]:
    return "not observed", f"{', '.join(missing)} not installed", None


def _outcome(trial: _Trial, seed: int) -> tuple[Status, str, str | None]:
    check = trial.check
    text = f"{seed}/{check.entry}/{check.name}"
    source = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    try:
        if check.given is None:
            trial.visit({})
        else:
            for_all(check.given, trial.visit, source=source, instances=check.instances)
    except _FailError as failure:
        return failure.status, failure.reason, failure.call
    except NoInstanceError as error:
        return "error", str(error), None
    except Exception as error:
        return "error", f"while drawing an instance: {type(error).__name__}: {error}", None
    if not trial.seen:
        return "error", "no instance was tried", None
    if check.given is not None and len(trial.seen) == 1 < check.instances:
        return "error", "`given` draws one and the same instance each time: leave it out", None
    return "holds", "", None
