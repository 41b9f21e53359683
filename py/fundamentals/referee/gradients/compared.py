"""What came of gradients in one circumstance, held to the formula array by array."""

from dataclasses import dataclass, field

import numpy as np

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import NEAR, same
from fundamentals.referee.gradients.circumstances import Circumstance
from fundamentals.referee.gradients.cotangents import Pullback
from fundamentals.referee.subject.calling import Call, Died, Outcome, Raised, Returned

__all__ = ["Compared", "Wrong"]


@dataclass
class Wrong:
    """A gradient that is not the formula's; `got` is None where it is missing."""

    probe: Pullback
    got: Array | None
    said: Array


@dataclass
class Compared:
    """What is known so far of each array's gradient.

    Attributes:
        finding: the formula.
        names: what comes back, in order: "y" is the value.
        circumstance: in which gradients are asked for.
        right: by name, the shapes at which it is the formula's, and not 0.
        zeros: by name, at how many shapes it is 0 as it should be, which many a slip gives too.
        wrong: by name, those that are not the formula's.
        came: the shapes at which arrays came.
        faults: the probes that something else came of than arrays, which is a fault.
        refused: of how many probes something else came.
        why: the first of these, in words.
        probes: how many were compared.
        rounds: whether integers came only after rounding.
    """

    finding: Finding
    names: list[str]
    circumstance: Circumstance
    right: dict[str, list[Shape]] = field(default_factory=dict)
    zeros: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, list[Wrong]] = field(default_factory=dict)
    came: list[Shape] = field(default_factory=list)
    faults: list[Pullback] = field(default_factory=list)
    refused: int = 0
    why: str = ""
    probes: int = 0
    rounds: bool = False

    def __post_init__(self) -> None:
        self.right = {name: [] for name in self.names}
        self.zeros = dict.fromkeys(self.names, 0)
        self.wrong = {name: [] for name in self.names}

    def call(self, probe: Pullback) -> Call:
        """The call for what is compared."""
        return probe.call(self.finding, self.finding.dtype, self.circumstance)

    def count(self, name: str) -> int:
        """At how many shapes it was compared where it is not 0; if it always is, at how many."""
        return len(self.right[name]) + len(self.wrong[name]) or self.zeros[name]

    def take(self, probe: Pullback, outcome: Outcome) -> None:
        """Hold what came of one call to the formula."""
        if isinstance(outcome, Died) and outcome.limited:
            return  # it may only be slow there
        if not isinstance(outcome, Returned) or len(outcome.arrays) != len(self.names):
            self.refused += 1
            if self.circumstance.fault(outcome):
                self.faults.append(probe)
            self.why = self.why or _trouble(outcome)
            return
        self.probes += 1
        self.came.append(probe.shape)
        said = self.said(probe)
        scale = 1.0 if self.finding.structure is None else self.finding.structure.scale
        for name, array in zip(self.names, outcome.arrays, strict=True):
            wide = np.complex128 if np.iscomplexobj(said[name]) else np.float64
            if np.iscomplexobj(array):
                wide = np.complex128
            unit = probe.unit_of(name)
            got = self._nearest(np.asarray(array, dtype=wide) / (scale * unit)) * unit
            missing = name in outcome.missing
            if not (missing or same(got, said[name])) or (missing and said[name].any()):
                self.wrong[name].append(Wrong(probe, None if missing else got, said[name]))
            elif said[name].any():
                self.right[name].append(probe.shape)
            else:
                self.zeros[name] += 1

    def said(self, probe: Pullback) -> dict[str, Array]:
        """What the formula gives for each name, in the function's own order of axes."""
        given = probe.said if probe.twice else {"y": probe.value, **probe.said}
        return {name: probe.outward(self.finding, name, given[name]) for name in self.names}

    def _nearest(self, got: Array) -> Array:
        """The nearest integers, where all are near: what an algorithm that rounds has for them."""
        rounded = np.rint(got)
        if np.array_equal(rounded, got):
            return rounded
        if not (np.abs(rounded - got) < NEAR).all():
            return got
        self.rounds = True
        return rounded


def _trouble(outcome: Outcome) -> str:
    if isinstance(outcome, Raised):
        return f"{outcome.error}: {outcome.message}"
    if isinstance(outcome, Died):
        return f"the process died: {outcome.how}"
    return f"{len(outcome.arrays)} arrays came back"
