"""Which constants a declaration mentions, and where: in its statement or in its body."""

from dataclasses import dataclass

from fundamentals.lean.olean.module import Constant, Module

__all__ = ["References", "references"]


@dataclass(frozen=True)
class References:
    """The constants that one declaration mentions.

    Attributes:
        statement: in its type; of an inductive type and its constructors also each other.
        body: in its value, proof, or computation rules.
        projections: the fields that it takes out of something, by structure and number.
    """

    statement: frozenset[str]
    body: frozenset[str]
    projections: frozenset[tuple[str, int]] = frozenset()

    @property
    def everything(self) -> frozenset[str]:
        """All of them."""
        return self.statement | self.body


def references(module: Module, constant: Constant) -> References:
    """What `constant` of `module` mentions.

    Raises:
        OleanError: its terms cannot be read.
    """
    mentioned, projected = module.terms.mentioned([constant.type])
    statement = set(mentioned)
    statement.update(constant.constructors)
    if constant.parent is not None:
        statement.add(constant.parent)
    if constant.kind in ("inductive", "recursor"):
        statement.update(constant.group)
    values = [*constant.rules] if constant.value is None else [constant.value]
    body, more = module.terms.mentioned(values)
    return References(frozenset(statement), body, projected | more)
