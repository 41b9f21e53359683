"""What running a check leaves behind."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from fundamentals.evidence.core import Layer

__all__ = ["CheckResult", "MutantResult", "Status"]

Status = Literal["holds", "refuted", "undecided", "error", "mutant survived", "not observed"]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MutantResult(_Record):
    """A wrong variant of a statement, and whether the check noticed.

    Attributes:
        name: what is wrong with it.
        refuted: some instance certainly contradicts it.
        reason: the values that refuted it; or what happened instead.
        call: Python that refutes it again; None when it survived.
    """

    name: str
    refuted: bool
    reason: str
    call: str | None


class CheckResult(_Record):
    """The outcome of one check with one seed.

    Attributes:
        entry: the entry that this is evidence for.
        name: the function's name.
        says: what is checked.
        layer: the kind of evidence.
        line: where it begins in the entry's module.
        status: "holds" when the statement held on every instance and every mutant was refuted.
        reason: why it does not hold; empty when it does.
        call: Python that shows the simplest failing instance; None when it holds.
        seed: the seed of the run.
        instances: how many different instances were tried.
        radius: of the widest enclosure that was compared, relative to the size of what it encloses
            where that exceeds 1; None outside ball arithmetic.
        ulps: the largest error of a floating-point result, in units in the last place of the
            largest number compared; None where no rounding was measured.
        mutants: the wrong variants.
        packages: versions of the software observed.
    """

    entry: str
    name: str
    says: str
    layer: Layer
    line: int
    status: Status
    reason: str
    call: str | None
    seed: int
    instances: int
    radius: float | None
    ulps: float | None = None
    mutants: tuple[MutantResult, ...]
    packages: dict[str, str | None]

    @property
    def ok(self) -> bool:
        """Nothing is wrong: it holds, or the software that it observes is not installed."""
        return self.status in ("holds", "not observed")
