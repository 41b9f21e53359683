"""Declarations that Lean 4.28's kernel may have accepted wrongly.

It is known to be unsound (lean4 14806, 14807): where a type has to be computed to tell a
proposition from data, it can come to both answers, and then `False` has a proof. What this needs is
an inductive type that does not say its sort, or a projection out of a proposition that yields what
may be data. The library has neither, so both are refused.
"""

from collections.abc import Iterator, Mapping

from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.module_facts import Declaration
from fundamentals.lean.declarations.shapes import VARIABLE, Ending

__all__ = ["suspects"]


def suspects(library: Library) -> Mapping[str, tuple[str, str]]:
    """The declarations in question: for each the rule that it breaks, and how."""
    return library.worked_out("suspects", dict[str, tuple[str, str]], lambda: _found(library))


def _found(library: Library) -> dict[str, tuple[str, str]]:
    judge = _Judge(library)
    found: dict[str, tuple[str, str]] = {}
    for declaration in library.declarations.values():
        for rule, why in judge.faults(declaration):
            found.setdefault(declaration.name, (rule, why))
    return found


class _Judge:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._projections: dict[tuple[str, int], str | None] = {}

    def faults(self, declaration: Declaration) -> Iterator[tuple[str, str]]:
        if declaration.kind == "inductive" and declaration.ending == "other":
            yield "computed-sort", "an inductive type whose type does not end in a literal sort"
        for projection in sorted(declaration.projections):
            if projection not in self._projections:
                self._projections[projection] = self._projection(*projection)
            if why := self._projections[projection]:
                yield "projection", f"which projects {why}"

    def _projection(self, structure: str, index: int) -> str | None:
        """What is wrong with a projection, if anything is."""
        ending = self._ending(structure)
        if ending == "Type":
            return None
        if ending == "other":
            return f"out of {structure}, whose type does not end in a literal sort"
        fields = self._fields(structure)
        head = fields[index] if index < len(fields) else None
        if head == VARIABLE or (head is not None and self._ending(head) == "Prop"):
            return None
        return (
            f"field {index + 1} out of {structure}, which may be a proposition, and the field's "
            "type does not show that it is one"
        )

    def _ending(self, name: str) -> Ending:
        if name in self._library.declarations:
            return self._library[name].ending
        return self._library.core.ending(name) if name in self._library.core else "other"

    def _fields(self, structure: str) -> tuple[str | None, ...]:
        if structure in self._library.declarations:
            constructors = self._library[structure].constructors
            found = [self._library.declarations.get(each) for each in constructors]
            return found[0].fields if len(found) == 1 and found[0] is not None else ()
        return self._library.core.fields(structure) if structure in self._library.core else ()
