"""Whether something is a proposition, as far as its type shows it to a reader who reduces nothing.

Lean 4.28's kernel can be led to see a proposition in one place and data in another (lean4 14806,
14807), where a type has to be computed to tell. So what matters here is what is written: a type
that ends in a literal `Prop`, or not.
"""

from typing import Any, Literal

from fundamentals.lean.olean.module import Constant, Module
from fundamentals.lean.olean.terms import Terms

__all__ = ["Ending", "ending", "field_heads"]

Ending = Literal["Prop", "Type", "Sort", "other"]
"""How a type ends behind its arrows: in `Prop`; in a sort that is never `Prop`; in one that is for
some universes; or in no literal sort at all."""

VARIABLE = ""
"""The head of a type that is a variable which is itself said to be, or to yield, a `Prop`."""


def ending(module: Module, constant: Constant) -> Ending:
    """How the type of a declaration ends."""
    graph = module.graph(constant.type)
    return _ending(graph, graph.roots[0])


def field_heads(module: Module, constructor: Constant) -> tuple[str | None, ...]:
    """What heads the type of each field: a constant's name, `VARIABLE`, or None for anything else.

    Where the constant's own type ends in `Prop`, the field is a proof.
    """
    graph = module.graph(constructor.type)
    binders: list[int] = []
    heads: list[str | None] = []
    node = _bare(graph, graph.roots[0])
    while graph.nodes[node][0] == "pi":
        _, _, domain, body, _ = graph.nodes[node]
        if len(binders) >= constructor.parameters:
            heads.append(_head(graph, domain, binders))
        binders.append(domain)
        node = _bare(graph, body)
    return tuple(heads)


def _head(graph: Terms, node: int, context: list[int]) -> str | None:
    """What heads a type below the binders of `context`."""
    binders = [*context]
    node = _bare(graph, node)
    while (found := graph.nodes[node])[0] in ("pi", "app"):
        if found[0] == "pi":
            binders.append(found[2])
            node = _bare(graph, found[3])
        else:
            node = _bare(graph, found[1])
    if found[0] == "const":
        return str(found[1])
    if found[0] == "bvar" and found[1] < len(binders):
        is_prop = _ending(graph, binders[-1 - found[1]]) == "Prop"
        return VARIABLE if is_prop else None
    return None


def _ending(graph: Terms, node: int) -> Ending:
    while (found := graph.nodes[_bare(graph, node)])[0] in ("pi", "let"):
        node = found[3] if found[0] == "pi" else found[4]  # behind a local definition, its body
    kind, *rest = found
    if kind != "sort":
        return "other"
    level = graph.levels[rest[0]]
    if level == ("zero",):
        return "Prop"
    return "Sort" if _may_be_zero(graph, level) else "Type"


def _may_be_zero(graph: Terms, level: tuple[Any, ...]) -> bool:
    match level:
        case ("succ", _):
            return False
        case ("max", *parts):
            return all(_may_be_zero(graph, graph.levels[part]) for part in parts)
        case ("imax", _, last):
            return _may_be_zero(graph, graph.levels[last])
        case _:
            return True


def _bare(graph: Terms, node: int) -> int:
    """A term without notes around it."""
    while graph.nodes[node][0] == "mdata":
        node = graph.nodes[node][1]
    return node
