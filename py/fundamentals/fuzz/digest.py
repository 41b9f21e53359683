"""What an export says of each declaration, as hashes: read line by line, by no kernel.

The same hashes as those in `js/digest.js`, of what the second kernel holds. Names of bound
variables and notes for the elaborator count for nothing.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

__all__ = ["Said", "said"]


@dataclass(frozen=True)
class Said:
    """A declaration: its name, its statement (of a definition with its value), its proof."""

    name: str
    statement: str
    proof: str


def _hash(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:32]


def _hex(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").hex()


def said(lines: Iterable[str]) -> dict[str, Said]:
    """The first declaration of each name in an export that can be read."""
    reader = _Reader()
    for line in lines:
        if line.strip():
            reader.add(json.loads(line))
    return reader.found


class _Reader:
    def __init__(self) -> None:
        self.names: dict[Any, str] = {0: _hash("anonymous")}
        self.levels: dict[Any, str] = {0: _hash("zero")}
        self.terms: dict[Any, str] = {}
        self.found: dict[str, Said] = {}

    def add(self, row: dict[str, Any]) -> None:
        if "ie" in row:
            self.terms[row["ie"]] = self._term(row)
        elif "in" in row:
            part = row["str"] if "str" in row else row["num"]
            last = _hex(part["str"]) if "str" in row else int(part["i"])
            kind = "str" if "str" in row else "num"
            self.names[row["in"]] = _hash(kind, self.names[part["pre"]], last)
        elif "il" in row:
            self.levels[row["il"]] = self._level(row)
        elif "meta" not in row:
            self._declaration(*next(iter(row.items())))

    def _level(self, row: dict[str, Any]) -> str:
        if "succ" in row:
            return _hash("succ", self.levels[row["succ"]])
        for kind in ("max", "imax"):
            if kind in row:
                return _hash(kind, *(self.levels[each] for each in row[kind][:2]))
        return _hash("param", self.names[row["param"]])

    def _term(self, row: dict[str, Any]) -> str:
        terms = self.terms
        if "app" in row:
            return _hash("app", terms[row["app"]["fn"]], terms[row["app"]["arg"]])
        if "bvar" in row:
            return _hash("bvar", int(row["bvar"]))
        if "const" in row:
            levels = (self.levels[u] for u in row["const"]["us"])
            return _hash("const", self.names[row["const"]["name"]], *levels)
        if "sort" in row:
            return _hash("sort", self.levels[row["sort"]])
        for kind in ("lam", "forallE"):
            if kind in row:
                return _hash(kind, terms[row[kind]["type"]], terms[row[kind]["body"]])
        if "letE" in row:
            return _hash("letE", *(terms[row["letE"][each]] for each in ("type", "value", "body")))
        if "proj" in row:
            part = row["proj"]
            return _hash(
                "proj", self.names[part["typeName"]], int(part["idx"]), terms[part["struct"]]
            )
        if "natVal" in row:
            return _hash("natVal", int(row["natVal"]))
        if "strVal" in row:
            return _hash("strVal", _hex(row["strVal"]))
        return terms[row["mdata"]["expr"]]

    def _declaration(self, kind: str, row: dict[str, Any]) -> None:
        names, terms = self.names, self.terms
        first = row["types"][0] if kind == "inductive" else row
        own = names[first["name"]]
        params = [names[each] for each in first["levelParams"]]
        parts: list[object] = [own, *params, terms[first["type"]]]
        proof = ""
        if kind == "inductive":
            parts.insert(0, "induct")
            by_name = {names[each["name"]]: each for each in row["ctors"]}
            for each in row["types"]:
                parts += [names[each["name"]], terms[each["type"]], int(each["numParams"])]
                for ctor in each["ctors"]:
                    name = names[ctor]
                    parts += [name, terms[by_name[name]["type"]] if name in by_name else "none"]
        else:
            parts.insert(0, kind)
            if kind == "quot":
                parts.append(row["kind"])
            elif kind == "def":
                parts.append(terms[row["value"]])
            elif kind == "thm":
                proof = terms[row["value"]]
        self.found.setdefault(own, Said(own, _hash(*parts), proof))
