"""Declarations in Lean's export format, NDJSON 3.1, for any kernel to check.

The format is described in the public repository leanprover/lean4export. Each declaration comes
after those that it mentions. Where the toolchain hides a proof or a body, its constant is exported
as an axiom: those are listed.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.olean.module import Constant, Module
from fundamentals.lean.olean.names import ANONYMOUS, split

__all__ = ["Export", "export", "export_alone"]

# A string is notation for String.ofList at its characters, each made by Char.ofNat.
_STRINGS = ("Char.ofNat", "String.ofList")
_BINDERS = ("default", "implicit", "strictImplicit", "instImplicit")


@dataclass
class Export:
    """What was written.

    Attributes:
        declarations: how many.
        assumed: theorems and definitions of the toolchain that it has no bodies of.
        axioms: the axioms among them.
    """

    declarations: int = 0
    assumed: dict[str, str] = field(default_factory=dict)
    axioms: list[str] = field(default_factory=list)


def export(
    library: Library, names: Iterable[str], target: TextIO, *, proofs: bool = True
) -> Export:
    """Write declarations and all that they rest on.

    Args:
        library: ours, with the toolchain's under it.
        names: of declarations, ours or the toolchain's.
        target: gets the lines.
        proofs: without them, theorems are written as axioms: what they say, and what that means.

    Raises:
        OleanError: something that is mentioned is declared nowhere.
    """
    writer = _Writer(library, target, proofs)
    for name in names:
        writer.add(name)
    return writer.done


def export_alone(library: Library, module: Module, constant: Constant, target: TextIO) -> None:
    """Write one declaration without what it rests on, for a kernel that knows all of that.

    Args:
        library: what everything else is taken to be declared by.
        module: that holds the declaration; not necessarily as the library has it.
        constant: the declaration, of no inductive type.
        target: gets the lines.
    """
    writer = _Writer(library, target, proofs=True)
    writer.assume(_STRINGS)
    writer.alone(module, constant)


class _Writer:
    def __init__(self, library: Library, target: TextIO, proofs: bool) -> None:
        self.library, self.target, self.done = library, target, Export()
        self._proofs = proofs
        self._names: dict[tuple[str | int, ...], int] = {(): 0}
        self._texts: dict[str, int] = {}
        self._levels = {"zero": 0}
        self._terms: dict[str, int] = {}
        self._written: set[str] = set()
        lean = library.core.lean.partition(" ")
        self._line(
            meta={
                "exporter": {"name": "fundamentals", "version": "1"},
                "lean": {"version": lean[0], "githash": lean[2]},
                "format": {"version": "3.1.0"},
            }
        )

    def add(self, name: str) -> None:
        """A declaration, after all that it mentions."""
        if name in self._written:
            return
        pending = [(name, False)]
        under_way: set[str] = set()
        while pending:
            name, ready = pending.pop()
            name = self._leader(name)
            if name in self._written:
                continue
            if ready:
                self._written.update(self._declare(name))
                continue
            if name in under_way:
                continue
            under_way.add(name)
            pending.append((name, True))
            pending += [(each, False) for each in self._mentioned(name)]

    def assume(self, names: Iterable[str]) -> None:
        """Take declarations for written."""
        self._written.update(names)

    def alone(self, module: Module, constant: Constant) -> None:
        """A declaration, as this module has it."""
        self._simple(module, constant)

    # Groups: an inductive type stands for its group, with constructors and recursors

    def _find(self, name: str) -> tuple[Module, Constant]:
        library = self.library
        if name in library.declarations:
            module = library.module(library[name].module)
            return module, module.constants[name]
        return library.core.constant(name)

    def _leader(self, name: str) -> str:
        _, constant = self._find(name)
        if constant.kind == "constructor" and constant.parent is not None:
            constant = self._find(constant.parent)[1]
        if constant.kind in ("inductive", "recursor"):
            return constant.group[0]
        return "Quot" if constant.kind == "quot" else name

    def _members(self, leader: str) -> list[tuple[Module, Constant]]:
        module, constant = self._find(leader)
        if constant.kind == "quot":
            return [self._find(each) for each in ("Quot", "Quot.mk", "Quot.lift", "Quot.ind")]
        if constant.kind != "inductive":
            return [(module, constant)]
        types = [self._find(each) for each in constant.group]
        found = list(types)
        for _, each in types:
            found += [self._find(ctor) for ctor in each.constructors]
        found += [self._find(f"{each.name}.rec") for _, each in types]
        nested = constant.record["numNested"]
        found += [self._find(f"{leader}.rec_{nth}") for nth in range(1, nested + 1)]
        return found

    def _mentioned(self, leader: str) -> set[str]:
        found: set[str] = set()
        for module, constant in self._members(leader):
            values = self._values(constant)
            found |= module.terms.constants((constant.type, *values, *constant.rules))
        if leader == "Quot":
            found.add("Eq")
        return found - {constant.name for _, constant in self._members(leader)}

    def _values(self, constant: Constant) -> tuple[int, ...]:
        if constant.value is None or (constant.kind == "theorem" and not self._proofs):
            return ()
        return (constant.value,)

    # Lines

    def _line(self, **row: Any) -> None:
        json.dump(row, self.target, ensure_ascii=False, separators=(",", ":"))
        self.target.write("\n")

    def _name(self, text: str) -> int:
        if text not in self._texts:
            self._texts[text] = self._components(text)
        return self._texts[text]

    def _components(self, text: str) -> int:
        parts = () if text == ANONYMOUS else split(text)
        for length in range(1, len(parts) + 1):
            key = parts[:length]
            if key not in self._names:
                last, pre = key[-1], self._names[key[:-1]]
                self._names[key] = len(self._names)
                if isinstance(last, str):
                    self._line(str={"pre": pre, "str": last}, **{"in": self._names[key]})
                else:
                    self._line(num={"pre": pre, "i": last}, **{"in": self._names[key]})
        return self._names[parts]

    def _numbered(self, table: dict[str, int], row: str, tag: str) -> int:
        """The number of a row, which is written as JSON without its braces; once each."""
        number = table.get(row)
        if number is None:
            number = table[row] = len(table)
            self.target.write(f'{{{row},"{tag}":{number}}}\n')
        return number

    def _level(self, node: tuple[Any, ...], below: list[int]) -> int:
        kind, *parts = node
        if kind == "zero":
            return 0
        if kind == "param":
            value = f"{self._name(parts[0])}"
        elif kind == "succ":
            value = f"{below[parts[0]]}"
        else:
            value = f"[{below[parts[0]]},{below[parts[1]]}]"
        return self._numbered(self._levels, f'"{kind}":{value}', "il")

    def _graph(self, module: Module, roots: tuple[int, ...]) -> list[int]:
        graph = module.graph(*roots)
        levels: list[int] = []
        for node in graph.levels:
            levels.append(self._level(node, levels))
        places: list[int] = []
        for node in graph.nodes:
            places.append(self._term(node, levels, places))
        return [places[root] for root in graph.roots]

    def _term(self, node: tuple[Any, ...], levels: list[int], places: list[int]) -> int:
        match node:
            case ("app", f, x):
                row = f'"app":{{"fn":{places[f]},"arg":{places[x]}}}'
            case ("bvar", index):
                row = f'"bvar":{index}'
            case ("const", name, us):
                listed = ",".join(str(levels[u]) for u in us)
                row = f'"const":{{"name":{self._name(name)},"us":[{listed}]}}'
            case ("lam" | "pi", name, type_, body, info):
                kind = "lam" if node[0] == "lam" else "forallE"
                parts = f'"name":{self._name(name)},"type":{places[type_]},"body":{places[body]}'
                row = f'"{kind}":{{{parts},"binderInfo":"{_BINDERS[info]}"}}'
            case ("sort", level):
                row = f'"sort":{levels[level]}'
            case ("let", name, type_, value, body, nondep):
                parts = f'"name":{self._name(name)},"type":{places[type_]},"value":{places[value]}'
                row = f'"letE":{{{parts},"body":{places[body]},"nondep":{json.dumps(nondep)}}}'
            case ("proj", structure, index, term):
                typename = self._name(structure)
                row = f'"proj":{{"typeName":{typename},"idx":{index},"struct":{places[term]}}}'
            case ("nat", number):
                row = f'"natVal":"{number}"'
            case ("str", text):
                for each in _STRINGS:
                    self.add(each)
                row = f'"strVal":{json.dumps(text, ensure_ascii=False)}'
            case ("mdata", int(term)):
                return places[term]
            case _:
                raise AssertionError(node)
        return self._numbered(self._terms, row, "ie")

    # Declarations

    def _declare(self, leader: str) -> Iterator[str]:
        members = self._members(leader)
        first = members[0][1]
        if first.kind == "inductive":
            self._inductive(members)
        else:
            for module, constant in members:
                self._simple(module, constant)
        for _, constant in members:
            yield constant.name
        self.done.declarations += 1

    def _common(self, constant: Constant, type_: int) -> dict[str, Any]:
        return {
            "name": self._name(constant.name),
            "levelParams": [self._name(each) for each in constant.level_params],
            "type": type_,
        }

    def _listed(self, names: Iterable[str]) -> list[int]:
        return [self._name(name) for name in names]

    def _simple(self, module: Module, constant: Constant) -> None:
        values = self._values(constant)
        type_, *value = self._graph(module, (constant.type, *values))
        common = self._common(constant, type_)
        unsafe = {"isUnsafe": constant.safety == "unsafe"}
        more = {"value": value[0], "all": self._listed(constant.group)} if value else {}
        match constant.kind if value or constant.kind == "quot" else "axiom":
            case "axiom":
                kind = self.library.kind_of(constant.name)
                if kind == "axiom":
                    self.done.axioms.append(constant.name)
                else:
                    self.done.assumed[constant.name] = kind
                self._line(axiom={**common, **unsafe})
            case "definition":
                height = constant.record["height"]
                hints: Any = {"regular": height}
                if height < 0:
                    hints = "opaque" if height == -1 else "abbrev"
                self._line(**{"def": {**common, **more, "hints": hints, "safety": constant.safety}})
            case "theorem":
                self._line(thm={**common, **more})
            case "opaque":
                self._line(opaque={**common, **more, **unsafe})
            case _:
                kinds = {"Quot": "type", "Quot.mk": "ctor", "Quot.lift": "lift", "Quot.ind": "ind"}
                self._line(quot={**common, "kind": kinds[constant.name]})

    def _inductive(self, members: list[tuple[Module, Constant]]) -> None:
        rows: dict[str, list[dict[str, Any]]] = {"types": [], "ctors": [], "recs": []}
        for module, constant in members:
            type_, *rules = self._graph(module, (constant.type, *constant.rules))
            common = self._common(constant, type_)
            common["isUnsafe"] = constant.safety == "unsafe"
            record = dict(constant.record)
            match constant.kind:
                case "inductive":
                    rows["types"].append(
                        {
                            **common,
                            **record,
                            "numParams": constant.parameters,
                            "all": self._listed(constant.group),
                            "ctors": self._listed(constant.constructors),
                        }
                    )
                case "constructor":
                    owner = self._name(constant.parent or "")
                    more = {"induct": owner, "numParams": constant.parameters}
                    rows["ctors"].append({**common, **record, **more})
                case _:
                    record["rules"] = [
                        {"ctor": self._name(ctor), "nfields": count, "rhs": rhs}
                        for (ctor, count), rhs in zip(record["rules"], rules, strict=True)
                    ]
                    group = self._listed(constant.group)
                    rows["recs"].append({**common, **record, "all": group})
        self._line(inductive=rows)
