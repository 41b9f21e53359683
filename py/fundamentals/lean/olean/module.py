"""One compiled module: its imports, its constants, and what extensions stored about them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from fundamentals.base.errors import OleanError
from fundamentals.lean.olean.format import Image
from fundamentals.lean.olean.names import name_hash, split
from fundamentals.lean.olean.terms import Names, TermReader, Terms

__all__ = [
    "Constant",
    "Import",
    "Kind",
    "Module",
    "Range",
    "module_file",
    "part_files",
    "read_module",
]

Kind = Literal[
    "axiom", "definition", "theorem", "opaque", "quot", "inductive", "constructor", "recursor"
]
_KINDS: tuple[Kind, ...] = (
    "axiom", "definition", "theorem", "opaque", "quot", "inductive", "constructor", "recursor",
)  # fmt: skip
# kind → pointers, scalar bytes of its value; the first pointer is the ConstantVal
_SHAPES = ((1, 1), (4, 1), (3, 0), (3, 1), (1, 1), (6, 3), (5, 1), (7, 2))
_OF_RECURSORS = ((1, "numParams"), (2, "numIndices"), (3, "numMotives"), (4, "numMinors"))
_RANGES = "Lean.declRangeExt"
_DOCSTRINGS = "Lean.docStringExt"
_HIDDEN_KINDS = "_private.Lean.AddDecl.0.Lean.privateConstKindsExt"
_ADDRESSES = 0x7F0000000000


@dataclass(frozen=True)
class Import:
    """A line `import` of the module."""

    module: str
    all: bool
    exported: bool
    meta: bool


@dataclass(frozen=True)
class Range:
    """Where a declaration stands; lines count from 1, columns (of characters) from 0."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Constant:
    """A declaration as stored; `type`, `value` and `rules` are references to expressions.

    Attributes:
        safety: "safe", "unsafe" or "partial".
        group: the names defined together with it (mutual definitions, inductive families).
        constructors: of an inductive type.
        parent: the inductive type that a constructor belongs to.
        rules: right-hand sides of a recursor's computation rules.
        parameters: number of parameters of an inductive type or constructor.
        record: what else is recorded of it, for kernels: numbers by the names that Lean's export
            format has for them, the height of a definition (-1 opaque, -2 an abbreviation), and
            whose constructors a recursor's rules are for, with their numbers of fields.
    """

    name: str
    kind: Kind
    level_params: tuple[str, ...]
    type: int
    value: int | None = None
    safety: str = "safe"
    group: tuple[str, ...] = ()
    constructors: tuple[str, ...] = ()
    parent: str | None = None
    rules: tuple[int, ...] = ()
    parameters: int = 0
    record: Mapping[str, Any] = field(default_factory=dict)


def part_files(olean: Path) -> list[Path]:
    """The files of a module that exist, in the order of their addresses."""
    candidates = [olean, Path(f"{olean}.server"), Path(f"{olean}.private")]
    return [path for path in candidates if path.exists()]


def read_module(name: str, parts: list[tuple[str, bytes]], *, complete: bool = True) -> "Module":
    """Read a module from the content of its files.

    Args:
        name: the module's name; a file of another module under this name is refused.
        parts: name (for messages) and content of each file.
        complete: refuse a module without its private part, in which the proofs are.

    Raises:
        OleanError: damaged, of an unknown version, not this module, or incomplete.
    """
    module = Module(name, Image(parts))
    expected = name_hash(split(name)) % _ADDRESSES & ~0xFFFF
    if module.image.pointer_size == 4:
        expected &= 0xFFFFFFFF
    if module.image.base != expected:
        raise OleanError(f"{parts[0][0]} was not compiled as module {name}: build it again")
    if complete and module.is_module and len(parts) != 3:
        raise OleanError(f"{parts[0][0]} lacks its .server or .private part: build it again")
    if not module.is_module and len(parts) != 1:
        raise OleanError(f"{parts[0][0]} has parts that it does not name: build it again")
    return module


class Module:
    """The content of one module's files; everything is read when it is asked for."""

    def __init__(self, name: str, image: Image) -> None:
        self.name = name
        self.image = image
        self.names = Names(image)
        self.terms = TermReader(image, self.names)
        for root in image.roots:
            image.expect(root, 0, 5, 1, "a module's data")
        self._root = image.roots[-1]
        flag = image.scalar_byte(self._root >> 1, 5, 0)
        if flag > 1:
            raise image.damaged("a module of an unknown kind")
        self.is_module = bool(flag)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """What the module imports, `Init` among it."""
        image, found = self.image, []
        for ref in image.array(image.field(self._root, 0), "imports"):
            word = image.expect(ref, 0, 1, 3, "an import")
            flags = [image.scalar_byte(word, 1, nth) for nth in range(3)]
            if max(flags) > 1:
                raise image.damaged("an import of an unknown kind")
            found.append(Import(self.names(image.field(ref, 0)), *map(bool, flags)))
        return tuple(found)

    @property
    def lean(self) -> str:
        """The Lean that compiled it: version and commit."""
        header = self.image.header
        return f"{header.lean_version} {header.git_hash}".strip()

    @cached_property
    def constants(self) -> Mapping[str, Constant]:
        """All constants of the module by name, private ones among them."""
        image = self.image
        names = image.array(image.field(self._root, 1), "names of constants")
        values = image.array(image.field(self._root, 2), "constants")
        if len(names) != len(values):
            raise image.damaged("as many names as constants expected")
        found = {}
        for name, ref in zip(names, values, strict=True):
            constant = self._constant(ref)
            if constant.name != self.names(name) or constant.name in found:
                raise image.damaged(f"{constant.name} under another's name, or twice")
            found[constant.name] = constant
        return found

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The kind of each constant, hidden bodies told from real axioms.

        Only for modules without a private part, where a hidden theorem is stored as an axiom and
        an extension keeps what it really is. Constants are not looked into.
        """
        image, names = self.image, self.names
        stored = image.array(image.field(self._root, 2), "constants")
        own = image.array(image.field(self._root, 1), "names of constants")
        kinds: dict[str, Kind] = {}
        for ref, constant in zip(own, stored, strict=True):
            tag = image.tag(constant)
            if not 0 <= tag < len(_KINDS):
                raise image.damaged("a constant expected")
            kinds[names(ref)] = _KINDS[tag]
        hidden: tuple[Kind, ...] = ("definition", "theorem", "axiom", "opaque")
        for name, number in self._pairs(_HIDDEN_KINDS):
            if not number & 1 or number >> 1 >= len(hidden):
                raise image.damaged("the kind of a hidden constant expected")
            if kinds.get(name) == "axiom":
                kinds[name] = hidden[number >> 1]
        return kinds

    @cached_property
    def ranges(self) -> Mapping[str, Range]:
        """Where declarations stand in the source; those that Lean made up stand nowhere."""
        found = {}
        for name, ref in self._pairs(_RANGES):
            self.image.expect(ref, 0, 2, 0, "declaration ranges")
            found[name] = self._range(self.image.field(ref, 0))
        return found

    @cached_property
    def docstrings(self) -> Mapping[str, str]:
        """The documentation of declarations."""
        return {name: self.image.text(ref) for name, ref in self._pairs(_DOCSTRINGS)}

    def graph(self, *refs: int) -> Terms:
        """Expressions of this module as a shared graph."""
        return self.terms.terms(refs)

    def _range(self, ref: int) -> Range:
        image = self.image
        image.expect(ref, 0, 4, 0, "a declaration range")
        numbers = []
        for nth in (0, 2):
            position = image.field(ref, nth)
            image.expect(position, 0, 2, 0, "a position")
            numbers += [image.natural(image.field(position, part)) for part in (0, 1)]
        return Range(*numbers)

    @cached_property
    def entries(self) -> Mapping[str, Sequence[int]]:
        """What each extension stored in all parts together, by the extension's name."""
        image, found = self.image, defaultdict[str, list[int]](list)
        for root in image.roots:
            for ref in image.array(image.field(root, 4), "extension entries"):
                image.expect(ref, 0, 2, 0, "an extension's entries")
                name = self.names(image.field(ref, 0))
                found[name] += image.array(image.field(ref, 1), f"entries of {name}")
        return found

    @cached_property
    def _last_entries(self) -> Mapping[str, int]:
        """What each extension stored in the last part, which repeats what the others say."""
        image, found = self.image, {}
        for ref in image.array(image.field(self._root, 4), "extension entries"):
            image.expect(ref, 0, 2, 0, "an extension's entries")
            found[self.names(image.field(ref, 0))] = image.field(ref, 1)
        return found

    def _pairs(self, extension: str) -> list[tuple[str, int]]:
        """What an extension stored, where that is pairs of a name and something."""
        image, found = self.image, []
        ref = self._last_entries.get(extension)
        if ref is None:
            return []
        for pair in image.array(ref, f"entries of {extension}"):
            image.expect(pair, 0, 2, 0, f"an entry of {extension}")
            found.append((self.names(image.field(pair, 0)), image.field(pair, 1)))
        return found

    def _name_list(self, ref: int) -> tuple[str, ...]:
        return tuple(map(self.names, self.image.items(ref, "a list of names")))

    def _constant(self, ref: int) -> Constant:
        image = self.image
        tag = image.tag(ref)
        if not 0 <= tag < len(_KINDS):
            raise image.damaged("a constant expected")
        image.expect(ref, tag, 1, 0, "a constant")
        body = image.field(ref, 0)
        pointers, scalars = _SHAPES[tag]
        kind = _KINDS[tag]
        word = image.expect(body, 0, pointers, scalars, f"a constant of kind {kind}")
        general = image.field(body, 0)
        image.expect(general, 0, 3, 0, "name, levels and type of a constant")
        name = self.names(image.field(general, 0))
        levels = self._name_list(image.field(general, 1))
        type_ref = image.field(general, 2)
        fields = [image.field(body, nth) for nth in range(1, pointers)]
        flags = [image.scalar_byte(word, pointers, nth) for nth in range(scalars)]

        def safety(unsafe: int) -> str:
            if unsafe > 1:
                raise image.damaged(f"the safety of {name} expected")
            return "unsafe" if unsafe else "safe"

        match kind:
            case "axiom":
                return Constant(name, kind, levels, type_ref, safety=safety(flags[0]))
            case "definition":
                if flags[0] > 2:
                    raise image.damaged(f"the safety of {name} expected")
                return Constant(
                    name, kind, levels, type_ref, value=fields[0],
                    safety=("unsafe", "safe", "partial")[flags[0]],
                    group=self._name_list(fields[2]), record={"height": self._height(fields[1])},
                )  # fmt: skip
            case "theorem":
                return Constant(
                    name, kind, levels, type_ref, value=fields[0],
                    group=self._name_list(fields[1]),
                )  # fmt: skip
            case "opaque":
                return Constant(
                    name, kind, levels, type_ref, value=fields[0], safety=safety(flags[0]),
                    group=self._name_list(fields[1]),
                )  # fmt: skip
            case "quot":
                return Constant(name, kind, levels, type_ref)
            case "inductive":
                return Constant(
                    name, kind, levels, type_ref, safety=safety(flags[1]),
                    group=self._name_list(fields[2]), constructors=self._name_list(fields[3]),
                    parameters=image.natural(fields[0]),
                    record={
                        "numIndices": image.natural(fields[1]),
                        "numNested": image.natural(fields[4]),
                        "isRec": bool(flags[0]), "isReflexive": bool(flags[2]),
                    },
                )  # fmt: skip
            case "constructor":
                return Constant(
                    name, kind, levels, type_ref, safety=safety(flags[0]),
                    parent=self.names(fields[0]), parameters=image.natural(fields[2]),
                    record={
                        "cidx": image.natural(fields[1]), "numFields": image.natural(fields[3]),
                    },
                )  # fmt: skip
            case "recursor":
                return Constant(
                    name, kind, levels, type_ref, safety=safety(flags[1]),
                    group=self._name_list(fields[0]), rules=self._rules(fields[5]),
                    record={
                        **{name: image.natural(fields[nth]) for nth, name in _OF_RECURSORS},
                        "k": bool(flags[0]),
                        "rules": [
                            (self.names(image.field(rule, 0)), image.natural(image.field(rule, 1)))
                            for rule in image.items(fields[5], "the rules of a recursor")
                        ],
                    },
                )  # fmt: skip

    def _height(self, ref: int) -> int:
        """How high a definition stands above others: a hint for the order of unfolding."""
        image = self.image
        if ref & 1:
            if ref >> 1 > 1:
                raise image.damaged("the height of a definition expected")
            return -1 - (ref >> 1)
        word = image.expect(ref, 2, 0, 4, "the height of a definition")
        return sum(image.scalar_byte(word, 0, nth) << (8 * nth) for nth in range(4))

    def _rules(self, ref: int) -> tuple[int, ...]:
        image, found = self.image, []
        for rule in image.items(ref, "the rules of a recursor"):
            image.expect(rule, 0, 3, 0, "a rule of a recursor")
            found.append(image.field(rule, 2))
        return tuple(found)


def module_file(name: str, folder: Path) -> Path:
    """Where a folder of compiled files keeps a module."""
    return folder.joinpath(*map(str, split(name))).with_suffix(".olean")
