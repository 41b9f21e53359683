"""The evidence ledger: for each layer its figures, what it establishes, and what it does not."""

from collections.abc import Mapping
from dataclasses import dataclass

from fundamentals.evidence.core import LAYERS
from fundamentals.report.table import figures
from fundamentals.verification.model import (
    CATALOG_LAYERS,
    EntryResult,
    EvidenceLayer,
    LayerName,
    LayerStatus,
    ProvedLayer,
    RecheckedLayer,
)

__all__ = ["Meaning", "Row", "kinds_of_evidence", "ledger"]


@dataclass(frozen=True)
class Meaning:
    """What a kind of evidence says when it holds."""

    establishes: str
    leaves_open: str


kinds_of_evidence: Mapping[LayerName, Meaning] = {
    "proved": Meaning(
        "The theorem, for everything that its hypotheses allow: Lean's kernel accepted the proof, "
        "and the statement is the one that was agreed on.",
        "Whether the statement means what you take it for; and that Lean's kernel is sound.",
    ),
    "rechecked": Meaning(
        "The same theorem once more: a second kernel, which shares no line with Lean's, accepted "
        "the proof and what it rests on, but for the assumptions that are counted, and by its own "
        "walk it rests on no other axioms. Somewhere the theorem is applied to data for which all "
        "hypotheses that it begins with hold, so that it does not speak of nothing.",
        "Proofs of Lean's own library, and some bodies, where the installed Lean brings none; "
        "whether hypotheses inside of the conclusion can hold; and that both kernels have the "
        "rules right.",
    ),
    "derived": Meaning(
        "The formula for whole families of functions, by symbolic algebra.",
        "Functions outside these families; sympy's rewriting is trusted.",
    ),
    "enclosed": Meaning(
        "That both sides agree on the instances tried, with certified bounds on every error; each "
        "mutant, a wrong variant of the statement, was refuted by the same instances.",
        "Every instance that was not tried.",
    ),
    "observed": Meaning(
        "What the installed software computed on the instances tried.",
        "Other versions, other machines, other inputs.",
    ),
}


@dataclass(frozen=True)
class Row:
    """One layer of an entry.

    Attributes:
        layer: its name.
        status: as the result has it.
        figures: such as `3 checks`, `300 instances ± 1e-30`.
        record: the result's own record.
        command: that looks again.
    """

    layer: LayerName
    status: LayerStatus
    figures: tuple[str, ...]
    record: ProvedLayer | RecheckedLayer | EvidenceLayer
    command: str

    @property
    def meaning(self) -> Meaning:
        """What the layer says when it holds."""
        return kinds_of_evidence[self.layer]


def ledger(result: EntryResult, seed: int) -> tuple[Row, ...]:
    """The layers that were asked for."""
    rows = []
    for layer in CATALOG_LAYERS:
        record: ProvedLayer | RecheckedLayer | EvidenceLayer | None = getattr(result, layer)
        if record is not None:
            command = f"fundamentals verify {result.id} --layer {layer}"
            command += f" --seed {seed}" if seed and layer in LAYERS else ""
            rows.append(Row(layer, record.status, tuple(figures(record)), record, command))
    return tuple(rows)
