"""Fingerprints of statements: of what a theorem says, with all that it rests on.

What counts: the elaborated type with every binder and its kind (explicit, implicit, instance),
universe levels, constants by their full names; and the same of each definition, inductive type and
axiom of ours that the statement rests on, definitions with their values.

What does not: names of bound variables and universe parameters (presentation), metadata, proofs
(a theorem that a definition mentions counts by its own statement), the numbers Lean gives to what
it makes up (`match_1` counts by its content), the order of files, and whether 32 or 64 bits were
used. The toolchain's constants count by name, so that a native and the embedded Lean agree.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from fundamentals.lean.declarations.facts import Declaration, Library
from fundamentals.lean.olean.module import Constant
from fundamentals.lean.olean.terms import Terms
from fundamentals.lean.statements.render import render_declaration

__all__ = ["Definition", "Fingerprints", "Statement"]

_VERSION = "fundamentals statement 1"
_BUDGET = 1_000_000  # characters of a text, which only what grows without bounds can need


@dataclass(frozen=True)
class Definition:
    """A definition that statements rest on: its digest and its text."""

    digest: str
    text: str


@dataclass(frozen=True)
class Statement:
    """What one declaration says.

    Attributes:
        fingerprint: of the statement and of everything it rests on.
        text: the statement, readable.
        rests_on: our definitions behind it, by name.
    """

    fingerprint: str
    text: str
    rests_on: Mapping[str, Definition]


class Fingerprints:
    """Computes statements of one library; what they share is computed once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._digests: dict[str, bytes] = {}
        self._open: set[str] = set()
        self._definitions: dict[str, Definition] = {}

    def statement(self, name: str) -> Statement:
        """What `name` says.

        Raises:
            UsageError: there is no such declaration.
            OleanError: the compiled files cannot be read.
        """
        library = self._library
        behind = {
            each: self._definition(each)
            for each in sorted(library.statement_closure(name))
            if _counts_by_name(library[each])
        }
        lines = [_VERSION, self._digest(name).hex()]
        lines += [f"{each} {definition.digest}" for each, definition in behind.items()]
        fingerprint = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        shown = {each: behind[each] for each in library.rests_on(name)}
        return Statement(fingerprint, self._text(name, budget=_BUDGET), shown)

    def _definition(self, name: str) -> Definition:
        if name not in self._definitions:
            text = self._text(name, budget=_BUDGET)
            self._definitions[name] = Definition(self._digest(name).hex(), text)
        return self._definitions[name]

    def _text(self, name: str, *, budget: int) -> str:
        library = self._library
        texts = [render_declaration(library.constant(name), library.terms(name), budget=budget)]
        texts += [self._text(each, budget=budget) for each in library[name].constructors]
        return "\n  | ".join(texts)

    def _digest(self, name: str) -> bytes:
        """Of one declaration: its kind, type, and what else belongs to its meaning."""
        if name not in self._digests:
            self._open.add(name)
            constant = self._library.constant(name)
            terms = self._library.terms(name)
            content = _content_digest(constant, terms, self._mention)
            parts = [self._digest(each) for each in constant.constructors]
            self._open.discard(name)
            self._digests[name] = _sha(content, *parts)
        return self._digests[name]

    def _mention(self, name: str) -> str:
        """How a mention of a constant counts: by name, or by content if its name is accidental."""
        declaration = self._library.declarations.get(name)
        if declaration is None:
            return f"L {name}"
        if _counts_by_name(declaration) or name in self._open:
            return f"N {name}"
        return f"{declaration.kind} {self._digest(name).hex()}"


def _counts_by_name(declaration: Declaration) -> bool:
    if declaration.kind in ("inductive", "constructor", "recursor"):
        return True
    return declaration.kind != "theorem" and not declaration.is_auxiliary


def _content_digest(constant: Constant, terms: Terms, mention: Callable[[str], str]) -> bytes:
    """Of one declaration's kind, type and value, its constants as `mention` has them count."""
    params = {name: nth for nth, name in enumerate(constant.level_params)}
    levels: list[bytes] = []
    for level in terms.levels:
        match level[0]:
            case "param":
                levels.append(_sha("param", params.get(level[1], level[1])))
            case kind:
                levels.append(_sha(kind, *(levels[place] for place in level[1:])))
    mention = cache(mention)
    nodes: list[bytes] = []
    for node in terms.nodes:
        match node:
            case ("mdata", inner):
                nodes.append(nodes[inner])
            case ("bvar" | "nat" | "str" as kind, content):
                nodes.append(_sha(kind, content))
            case ("sort", level):
                nodes.append(_sha("sort", levels[level]))
            case ("const", name, arguments):
                nodes.append(_sha("const", mention(name), *(levels[a] for a in arguments)))
            case ("app", function, argument):
                nodes.append(_sha("app", nodes[function], nodes[argument]))
            case ("lam" | "pi" as kind, _, type_, body, info):
                nodes.append(_sha(kind, info, nodes[type_], nodes[body]))
            case ("let", _, type_, value, body, _):
                nodes.append(_sha("let", nodes[type_], nodes[value], nodes[body]))
            case ("proj", struct, field, inner):
                nodes.append(_sha("proj", mention(struct), field, nodes[inner]))
    counted = terms.roots[:1] if constant.kind == "theorem" else terms.roots
    return _sha(
        constant.kind,
        len(constant.level_params),
        constant.parameters,
        " ".join(constant.constructors),
        constant.parent or "",
        constant.safety,
        *(nodes[root] for root in counted),
    )


def _sha(*parts: str | int | bytes) -> bytes:
    """A hash of parts in which none can be mistaken for two."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, bytes):
            content = part
        else:  # in hexadecimal, for numbers may be longer than Python writes in decimal
            content = f"s{part}".encode() if isinstance(part, str) else f"i{part:x}".encode()
        digest.update(len(content).to_bytes(8, "little"))
        digest.update(content)
    return digest.digest()
