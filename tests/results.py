"""Results to test reports with."""

from fundamentals.evidence.engine.results import CheckResult, MutantResult
from fundamentals.verification.model import (
    EntryResult,
    EvidenceLayer,
    LayerName,
    Problem,
    Program,
    ProvedLayer,
    ProvedTheorem,
    RunInfo,
    RunResult,
    Summary,
    Toolchain,
)

NODE = Program(name="node", version="24.0.0", sha256="0" * 64, pinned=True, path=None)
CALL = "import some.module; print(some.module.check(n=1))"


def check_result(**changes: object) -> CheckResult:
    """One check, which holds."""
    fields = {
        "entry": "chain-rule",
        "name": "jacobian",
        "says": "The product.",
        "layer": "enclosed",
        "line": 7,
        "status": "holds",
        "reason": "",
        "call": None,
        "seed": 0,
        "instances": 100,
        "radius": 1e-30,
        "ulps": None,
        "mutants": (MutantResult(name="order", refuted=True, reason="1 against 2", call=CALL),),
        "packages": {},
    }
    return CheckResult.model_validate({**fields, **changes})


def evidence_layer(*checks: CheckResult, status: str = "holds") -> EvidenceLayer:
    """A layer of these checks."""
    return EvidenceLayer.model_validate(
        {
            "status": status,
            "checks": checks,
            "instances": sum(check.instances for check in checks),
            "radius": max((c.radius for c in checks if c.radius is not None), default=None),
            "ulps": max((c.ulps for c in checks if c.ulps is not None), default=None),
            "mutants": sum(len(check.mutants) for check in checks),
            "mutants_refuted": sum(m.refuted for check in checks for m in check.mutants),
        }
    )


def entry_result(*problems: Problem, title: str = "The chain rule") -> EntryResult:
    """One entry with a theorem and a check."""
    theorem = ProvedTheorem(
        name="Fundamentals.HasJacobianAt.comp",
        says="the chain rule",
        role="theorem",
        holds=not problems,
        file="lean/Fundamentals/Chain.lean",
        line=3,
        axioms=("propext",),
    )
    return EntryResult(
        id="chain-rule",
        title=title,
        chapter=2,
        source="§2.3 Theorem 2.4",
        ok=not problems,
        proved=ProvedLayer(status="fails" if problems else "holds", theorems=(theorem,)),
        derived=None,
        enclosed=evidence_layer(check_result()),
        observed=evidence_layer(status="not claimed"),
        problems=problems,
    )


def run_result(
    *entries: EntryResult,
    problems: tuple[Problem, ...] = (),
    layers: tuple[LayerName, ...] = ("proved", "enclosed", "observed"),
) -> RunResult:
    """A run over these entries."""
    ok = all(entry.ok for entry in entries) and not problems
    return RunResult(
        version="0.1.0",
        versions={"python": "CPython 3.11.7", "scipy": None},
        toolchain=Toolchain(
            kind="embedded",
            version="4.28.0",
            identity="abc",
            axioms_followed="library",
            programs=(NODE,),
        ),
        seed=0,
        layers=layers,
        sources="0" * 64,
        ok=ok,
        exit_code=0 if ok else 1,
        summary=Summary(
            entries=len(entries),
            holding=sum(entry.ok for entry in entries),
            theorems=len(entries),
            instances=100,
            mutants_refuted=1,
        ),
        entries=entries,
        problems=problems,
        run=RunInfo(
            finished="2026-01-01T00:00:00+00:00",
            seconds={"total": 1.5},
            lean="3 modules: 3 unchanged",
            from_nothing=False,
            reused_modules=("A", "A.B"),
            reused_core=True,
            reused=("chain-rule/jacobian",),
            check_seconds={},
        ),
    )
