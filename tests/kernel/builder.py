"""Small exports, written by hand: terms with named variables, declarations, recursors.

A term is a string (a variable) or a tuple; a level is a number, a string (a parameter) or a tuple.
The recursors are made here a second time, for families that are written out: what a field is, is
read off its type as it stands.
"""

import json
from dataclasses import dataclass, field
from typing import Any

Term = Any
Level = Any
Binders = list[tuple[str, Term]]

PROP = ("sort", 0)
TYPE = ("sort", 1)


def sort(level: Level) -> Term:
    return ("sort", level)


def const(name: str | tuple[str | int, ...], *levels: Level) -> Term:
    return ("const", name, levels)


def app(f: Term, *args: Term) -> Term:
    for arg in args:
        f = ("app", f, arg)
    return f


def lam(name: str, type_: Term, body: Term) -> Term:
    return ("lam", name, type_, body)


def pi(name: str, type_: Term, body: Term) -> Term:
    return ("forallE", name, type_, body)


def arrow(*types: Term) -> Term:
    *domains, result = types
    for domain in reversed(domains):
        result = pi("_", domain, result)
    return result


def let(name: str, type_: Term, value: Term, body: Term) -> Term:
    return ("letE", name, type_, value, body)


def proj(structure: str, index: int, term: Term) -> Term:
    return ("proj", structure, index, term)


def nat(number: int) -> Term:
    return ("natVal", number)


def text(string: str) -> Term:
    return ("strVal", string)


def bvar(index: int) -> Term:
    """A variable by its number, bound or not."""
    return ("bvar", index)


def pis(binders: Binders, body: Term) -> Term:
    for name, type_ in reversed(binders):
        body = pi(name, type_, body)
    return body


def lams(binders: Binders, body: Term) -> Term:
    for name, type_ in reversed(binders):
        body = lam(name, type_, body)
    return body


def succ(level: Level) -> Level:
    return ("succ", level)


@dataclass
class Ctor:
    """A constructor: its fields, and the indices of what it makes."""

    name: Any
    fields: Binders = field(default_factory=list)
    indices: list[Term] = field(default_factory=list)


@dataclass
class Family:
    """A type of a group; or, with `stands`, another one at parameters that mention the group."""

    name: str
    sort: Level
    ctors: list[Ctor]
    indices: Binders = field(default_factory=list)
    stands: Term | None = None


class Export:
    """Lines of an export; `declared` counts the declarations."""

    def __init__(self) -> None:
        meta = {"exporter": {"name": "tests", "version": "1"}, "format": {"version": "3.1.0"}}
        self.lines: list[Any] = [{"meta": meta}]
        self.declared: list[str] = []
        self._names: dict[tuple[str | int, ...], int] = {(): 0}
        self._levels: dict[Level, int] = {0: 0}
        self._terms: dict[str, int] = {}

    def __str__(self) -> str:
        return "".join(json.dumps(line) + "\n" for line in self.lines)

    def raw(self, line: Any) -> None:
        self.lines.append(line)

    # Parts

    def name(self, name: str | tuple[str | int, ...]) -> int:
        parts = tuple(name.split(".")) if isinstance(name, str) else name
        for length in range(1, len(parts) + 1):
            key = parts[:length]
            if key not in self._names:
                self._names[key] = len(self._names)
                pre, last = self._names[key[:-1]], key[-1]
                kind = {"str": {"pre": pre, "str": last}}
                if isinstance(last, int):
                    kind = {"num": {"pre": pre, "i": last}}
                self.raw({"in": self._names[key], **kind})
        return self._names[parts]

    def level(self, level: Level) -> int:
        if isinstance(level, int) and level > 0:
            level = succ(level - 1)
        if level not in self._levels:
            match level:
                case str():
                    row: Any = {"param": self.name(level)}
                case ("succ", below):
                    row = {"succ": self.level(below)}
                case (kind, one, other):
                    row = {kind: [self.level(one), self.level(other)]}
            self._levels[level] = len(self._levels)
            self.raw({"il": self._levels[level], **row})
        return self._levels[level]

    def term(self, term: Term, scope: tuple[str, ...] = ()) -> int:
        row: Any
        match term:
            case str():
                row = {"bvar": scope[::-1].index(term)}
            case ("bvar", index):
                row = {"bvar": index}
            case ("sort", level):
                row = {"sort": self.level(level)}
            case ("const", name, levels):
                row = {"const": {"name": self.name(name), "us": [self.level(u) for u in levels]}}
            case ("app", f, x):
                row = {"app": {"fn": self.term(f, scope), "arg": self.term(x, scope)}}
            case ("lam" | "forallE" as kind, name, type_, body):
                below = {"type": self.term(type_, scope), "body": self.term(body, (*scope, name))}
                row = {kind: {"name": self.name(name), "binderInfo": "default", **below}}
            case ("letE", name, type_, value, body):
                below = {"type": self.term(type_, scope), "value": self.term(value, scope)}
                below["body"] = self.term(body, (*scope, name))
                row = {"letE": {"name": self.name(name), "nondep": False, **below}}
            case ("proj", structure, index, inner):
                below = {"idx": index, "struct": self.term(inner, scope)}
                row = {"proj": {"typeName": self.name(structure), **below}}
            case ("natVal", number):
                row = {"natVal": str(number)}
            case ("strVal", string):
                row = {"strVal": string}
            case _:
                raise AssertionError(term)
        key = json.dumps(row)
        if key not in self._terms:
            self._terms[key] = len(self._terms)
            self.raw({"ie": self._terms[key], **row})
        return self._terms[key]

    # Declarations

    def _common(self, name: Any, params: tuple[str, ...], type_: Term) -> dict[str, Any]:
        self.declared.append(name if isinstance(name, str) else ".".join(map(str, name)))
        listed = [self.name(param) for param in params]
        return {"name": self.name(name), "levelParams": listed, "type": self.term(type_)}

    def axiom(self, name: Any, type_: Term, params: tuple[str, ...] = ()) -> None:
        self.raw({"axiom": {**self._common(name, params, type_), "isUnsafe": False}})

    def define(
        self,
        name: Any,
        type_: Term,
        value: Term,
        params: tuple[str, ...] = (),
        hints: Any = "abbrev",
        safety: str = "safe",
    ) -> None:
        row = {**self._common(name, params, type_), "value": self.term(value)}
        row |= {"hints": hints, "safety": safety, "all": [self.name(name)]}
        self.raw({"def": row})

    def theorem(self, name: Any, type_: Term, value: Term, params: tuple[str, ...] = ()) -> None:
        row = {**self._common(name, params, type_), "value": self.term(value)}
        self.raw({"thm": {**row, "all": [self.name(name)]}})

    def opaque(self, name: Any, type_: Term, value: Term, params: tuple[str, ...] = ()) -> None:
        row = {**self._common(name, params, type_), "value": self.term(value)}
        self.raw({"opaque": {**row, "isUnsafe": False, "all": [self.name(name)]}})

    def quot(self, name: str, kind: str, type_: Term, params: tuple[str, ...]) -> None:
        self.raw({"quot": {**self._common(name, params, type_), "kind": kind}})

    def inductive(
        self,
        families: list[Family],
        params: Binders | None = None,
        levels: tuple[str, ...] = (),
        *,
        large: bool = True,
        k: bool = False,
        change: Any = None,
    ) -> None:
        """A group with its recursors; `change` may alter the records before they are written."""
        group = _Group(families, params or [], levels, large, k)
        row = group.row(self)
        if change is not None:
            change(row)
        self.declared.append(families[0].name)
        self.raw({"inductive": row})


@dataclass
class _Group:
    families: list[Family]
    params: Binders
    levels: tuple[str, ...]
    large: bool
    k: bool

    def __post_init__(self) -> None:
        self.own = [family for family in self.families if family.stands is None]
        self.elim: Level = "elim" if self.large else 0
        self.arguments = [name for name, _ in self.params]

    def family(self, family: Family) -> Term:
        if family.stands is not None:
            return family.stands
        return app(const(family.name, *self.levels), *self.arguments)

    def motive(self, family: Family) -> str:
        return f"motive_{self.families.index(family)}"

    def made(self, family: Family, ctor: Ctor) -> Term:
        if family.stands is None:
            return app(const(ctor.name, *self.levels), *self.arguments)
        head, arguments = family.stands, []
        while head[0] == "app":
            head, arguments = head[1], [head[2], *arguments]
        return app(const(ctor.name, *head[2]), *arguments)

    def recursive(self, type_: Term) -> tuple[Binders, Family, list[Term]] | None:
        """What a field takes, and which family it yields at which indices."""
        taken: Binders = []
        while type_[0] == "forallE":
            taken.append((type_[1], type_[2]))
            type_ = type_[3]
        for family in self.families:
            indices: list[Term] = []
            head = type_
            for _ in family.indices:
                if head[0] == "app":
                    head, indices = head[1], [head[2], *indices]
            if head == self.family(family) and len(indices) == len(family.indices):
                return taken, family, indices
        return None

    def hypotheses(self, ctor: Ctor) -> list[tuple[str, Binders, Family, list[Term]]]:
        found = [(name, self.recursive(type_)) for name, type_ in ctor.fields]
        return [(name, *each) for name, each in found if each is not None]

    def minor(self, family: Family, ctor: Ctor) -> Term:
        made = app(self.made(family, ctor), *(name for name, _ in ctor.fields))
        goal = app(self.motive(family), *ctor.indices, made)
        steps: Binders = []
        for name, taken, other, indices in self.hypotheses(ctor):
            value = app(name, *(each for each, _ in taken))
            steps.append((f"{name}_ih", pis(taken, app(self.motive(other), *indices, value))))
        return pis([*ctor.fields, *steps], goal)

    def rec_name(self, family: Family) -> str:
        if family in self.own:
            return f"{family.name}.rec"
        return f"{self.own[0].name}.rec_{self.families.index(family) - len(self.own) + 1}"

    def row(self, export: Export) -> dict[str, Any]:
        motives = [
            (
                self.motive(family),
                pis([*family.indices, ("t", app(self.family(family), *_names(family.indices)))],
                    sort(self.elim)),
            )
            for family in self.families
        ]  # fmt: skip
        minors = [
            (_variable(ctor), self.minor(family, ctor))
            for family in self.families
            for ctor in family.ctors
        ]
        fixed = [*self.params, *motives, *minors]
        rec_levels = (*(["elim"] if self.large else []), *self.levels)
        every = [ctor for family in self.families for ctor in family.ctors]
        is_rec = any(self.hypotheses(ctor) for ctor in every)
        reflexive = any(taken for ctor in every for _, taken, _, _ in self.hypotheses(ctor))
        names = [export.name(family.name) for family in self.own]
        listed = [export.name(level) for level in self.levels]
        types, ctors, recs = [], [], []
        for family in self.own:
            type_ = pis([*self.params, *family.indices], sort(family.sort))
            types.append(
                {
                    "name": export.name(family.name), "levelParams": listed,
                    "type": export.term(type_), "isUnsafe": False,
                    "numParams": len(self.params), "numIndices": len(family.indices),
                    "numNested": len(self.families) - len(self.own), "isRec": is_rec,
                    "isReflexive": reflexive, "all": names,
                    "ctors": [export.name(ctor.name) for ctor in family.ctors],
                }
            )  # fmt: skip
            for nth, ctor in enumerate(family.ctors):
                result = app(self.family(family), *ctor.indices)
                ctors.append(
                    {
                        "name": export.name(ctor.name), "levelParams": listed, "isUnsafe": False,
                        "type": export.term(pis([*self.params, *ctor.fields], result)),
                        "induct": export.name(family.name), "cidx": nth,
                        "numParams": len(self.params), "numFields": len(ctor.fields),
                    }
                )  # fmt: skip
        for family in self.families:
            last = ("t", app(self.family(family), *_names(family.indices)))
            goal = app(self.motive(family), *_names(family.indices), "t")
            type_ = pis([*fixed, *family.indices, last], goal)
            rules = []
            for ctor in family.ctors:
                results = []
                for name, taken, other, indices in self.hypotheses(ctor):
                    call = app(const(self.rec_name(other), *rec_levels), *_names(fixed), *indices)
                    value = app(name, *(each for each, _ in taken))
                    results.append(lams(taken, app(call, value)))
                body = app(_variable(ctor), *_names(ctor.fields), *results)
                rhs = export.term(lams([*fixed, *ctor.fields], body))
                nfields = len(ctor.fields)
                rules.append({"ctor": export.name(ctor.name), "nfields": nfields, "rhs": rhs})
            recs.append(
                {
                    "name": export.name(self.rec_name(family)), "isUnsafe": False,
                    "levelParams": [export.name(level) for level in rec_levels],
                    "type": export.term(type_), "all": names, "numParams": len(self.params),
                    "numIndices": len(family.indices), "numMotives": len(motives),
                    "numMinors": len(minors), "rules": rules, "k": self.k,
                }
            )  # fmt: skip
        return {"types": types, "ctors": ctors, "recs": recs}


def _variable(ctor: Ctor) -> str:
    return f"minor {ctor.name}"


def _names(binders: Binders) -> list[Term]:
    return [name for name, _ in binders]
