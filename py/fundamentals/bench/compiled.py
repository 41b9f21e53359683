"""What compiled files tell of a library's cost: its theorems, Lean's time, the size of its proofs.

Read from files alone, with no list of declarations, so that the library of an older commit is
measured by the same reader.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fundamentals.base.reading import read_text
from fundamentals.lean.olean.module import Module, part_files, read_module

__all__ = ["Cost", "cost"]

_RECORD = ".record.json"
_GENERATED = "_"


@dataclass(frozen=True)
class Cost:
    """What a compiled library cost, and what it holds.

    Attributes:
        theorems: written as such in a source, not those that Lean adds.
        lean_cpu_seconds: for compiling all modules, imports included.
        slowest_module: its name, and the seconds of CPU.
        terms: the sizes of proofs, by declaration: different terms after sharing. Those that Lean
            adds, as for the leaves of a `grind`, count for themselves.
    """

    theorems: int
    lean_cpu_seconds: float
    slowest_module: tuple[str, float]
    terms: dict[str, int]

    @property
    def proof_terms(self) -> int:
        """The size of all proofs."""
        return sum(self.terms.values())

    def largest(self, count: int) -> list[tuple[str, int]]:
        """The declarations with the largest proofs."""
        return sorted(self.terms.items(), key=lambda item: -item[1])[:count]


def cost(folder: Path) -> Cost:
    """What the compiled library in `folder` cost.

    Raises:
        OleanError: a compiled file is damaged.
    """
    theorems, terms = 0, dict[str, int]()
    for module in _modules(folder):
        for constant in module.constants.values():
            if constant.kind == "theorem" and constant.value is not None:
                seen, _, _ = module.terms.reachable([constant.value])
                terms[constant.name] = len(seen)
                theorems += not constant.name.rpartition(".")[2].startswith(_GENERATED)
    seconds = {
        file.relative_to(folder).as_posix().removesuffix(_RECORD).replace("/", "."): _cpu(file)
        for file in folder.rglob(f"*{_RECORD}")
    }
    slowest = max(seconds.items(), key=lambda item: item[1], default=("", 0.0))
    return Cost(theorems, sum(seconds.values()), slowest, terms)


def _modules(folder: Path) -> Iterator[Module]:
    for olean in sorted(folder.rglob("*.olean")):
        name = olean.relative_to(folder).with_suffix("").as_posix().replace("/", ".")
        yield read_module(name, [(str(part), part.read_bytes()) for part in part_files(olean)])


def _cpu(record: Path) -> float:
    content = json.loads(read_text(record))
    return float(content.get("record", content)["cpu_seconds"])  # as it was written before
