"""What a compiled file hands to whoever imports it besides its constants.

Lean keeps that as entries of *extensions*: which lemmas `simp` knows, which class an instance is
of, which macro rewrites what. They are read here; `extensions.py` says what they may be.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from fundamentals.lean.olean.module import Module

__all__ = [
    "INSTANCES",
    "MACROS",
    "META",
    "PARSERS",
    "UNEXPANDERS",
    "Instance",
    "Program",
    "Registered",
    "registered",
]


PARSERS = "Lean.Parser.parserExtension"
MACROS = "Lean.Elab.macroAttribute"
UNEXPANDERS = "Lean.PrettyPrinter.Delaborator.appUnexpanderAttribute"  # they print
INSTANCES = "Lean.Meta.instanceExtension"
META = tuple(f"_private.Lean.Compiler.MetaAttr.0.Lean.{n}" for n in ("metaExt", "declMetaExt"))


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Program(_Record):
    """A function that Lean runs.

    Attributes:
        key: what it is run on: a kind of syntax, or for printing a constant.
        function: its name.
        constants: that it mentions; None if the module does not define it.
        texts: all literal strings in it.
    """

    key: str
    function: str
    constants: frozenset[str] | None
    texts: frozenset[str]


class Parser(_Record):
    """A rule of syntax: the category that it adds to, the constant that describes it, its type."""

    category: str
    name: str
    type: str


class Instance(_Record):
    """An instance of a class, in force wherever the file is imported.

    Attributes:
        name: of the declaration.
        about: the constants of its conclusion: the class, and what it is an instance for.
    """

    name: str
    about: frozenset[str]


class Registered(_Record):
    """The entries of one module.

    Attributes:
        extensions: those that have any.
        symbols: new tokens.
        categories: new categories of syntax.
        parsers: new rules of syntax.
        macros: what rewrites syntax.
        unexpanders: what prints terms.
        meta: the declarations that may run.
        everywhere: symbols and rules of syntax that hold wherever the file is imported, not only
            where a namespace is opened.
        instances: that hold wherever the file is imported.
    """

    extensions: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    parsers: tuple[Parser, ...] = ()
    macros: tuple[Program, ...] = ()
    unexpanders: tuple[Program, ...] = ()
    meta: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ()
    instances: tuple[Instance, ...] = ()


def registered(module: Module) -> Registered:
    """Read the entries of a module.

    Raises:
        OleanError: those of a notation are not laid out as they are known here.
    """
    reader = _Reader(module)
    parsers = reader.parsers()
    return Registered(
        extensions=tuple(sorted(name for name, refs in module.entries.items() if refs)),
        symbols=tuple(dict.fromkeys(parsers.symbols)),
        categories=tuple(dict.fromkeys(parsers.categories)),
        parsers=tuple(dict.fromkeys(parsers.rules)),
        macros=reader.programs(MACROS),
        unexpanders=reader.programs(UNEXPANDERS),
        meta=tuple(
            dict.fromkeys(
                module.names(ref) for name in META for ref in module.entries.get(name, ())
            )
        ),
        everywhere=tuple(dict.fromkeys(parsers.everywhere)),
        instances=tuple(dict.fromkeys(reader.instances())),
    )


class _Parsers(NamedTuple):
    everywhere: list[str]
    symbols: list[str]
    categories: list[str]
    rules: list[Parser]


class _Reader:
    def __init__(self, module: Module) -> None:
        self._module, self._image, self._names = module, module.image, module.names

    def parsers(self) -> _Parsers:
        image, found = self._image, _Parsers([], [], [], [])
        for ref, scoped in self._entries(PARSERS):
            before = (len(found.symbols), len(found.rules))
            match image.tag(ref):
                case 0:
                    image.expect(ref, 0, 1, 0, "a symbol")
                    found.symbols.append(image.text(image.field(ref, 0)))
                case 1:
                    image.expect(ref, 1, 1, 0, "a kind of syntax")
                case 2:
                    image.expect(ref, 2, 2, 1, "a category of syntax")
                    found.categories.append(self._names(image.field(ref, 0)))
                case _:
                    image.expect(ref, 3, 3, 0, "a parser")
                    category, name = (self._names(image.field(ref, nth)) for nth in (0, 1))
                    found.rules.append(Parser(category=category, name=name, type=self._type(name)))
            if not scoped:
                found.everywhere.extend(found.symbols[before[0] :])
                found.everywhere.extend(rule.name for rule in found.rules[before[1] :])
        return found

    def instances(self) -> Iterator[Instance]:
        image = self._image
        for ref, scoped in self._entries(INSTANCES):
            image.expect(ref, 0, 5, 1, "an instance")
            option = image.field(ref, 3)
            if scoped or option & 1:  # an instance without a name is that of a local context
                continue
            image.expect(option, 1, 1, 0, "an instance's name")
            name = self._names(image.field(option, 0))
            yield Instance(name=name, about=self._about(name))

    def _about(self, name: str) -> frozenset[str]:
        """The constants of what a declaration gives, its hypotheses aside."""
        constant = self._module.constants.get(name)
        if constant is None:
            return frozenset()
        graph = self._module.graph(constant.type)
        waiting = [graph.roots[0]]
        while graph.nodes[waiting[0]][0] == "pi":
            waiting[0] = graph.nodes[waiting[0]][3]
        found, seen = set[str](), set[int]()
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            match graph.nodes[place]:
                case ("const", constant_name, _):
                    found.add(constant_name)
                case ("app", function, argument):
                    waiting += (function, argument)
                case ("mdata", inner) | ("proj", _, _, inner):
                    waiting.append(inner)
                case ("lam" | "pi", _, domain, body, _):
                    waiting += (domain, body)
                case ("let", _, kind, value, body, _):
                    waiting += (kind, value, body)
        return frozenset(found)

    def programs(self, extension: str) -> tuple[Program, ...]:
        image, found = self._image, []
        for ref, _ in self._entries(extension):
            image.expect(ref, 0, 2, 0, f"an entry of {extension}")
            key, function = (self._names(image.field(ref, nth)) for nth in (0, 1))
            found.append(self._program(key, function))
        return tuple(dict.fromkeys(found))

    def _entries(self, extension: str) -> Iterator[tuple[int, bool]]:
        """Entries, and whether they are in force in a namespace only."""
        image = self._image
        for ref in self._module.entries.get(extension, ()):
            scoped = image.tag(ref) == 1
            image.expect(ref, int(scoped), 1 + scoped, 0, f"an entry of {extension}")
            yield image.field(ref, int(scoped)), scoped

    def _type(self, name: str) -> str:
        constant = self._module.constants.get(name)
        if constant is None:
            return "nothing"
        graph = self._module.graph(constant.type)
        node = graph.nodes[graph.roots[0]]
        return node[1] if node[0] == "const" else "no constant"

    def _program(self, key: str, function: str) -> Program:
        constant = self._module.constants.get(function)
        if constant is None or constant.value is None:
            return Program(key=key, function=function, constants=None, texts=frozenset())
        graph = self._module.graph(constant.type, constant.value)
        return Program(
            key=key,
            function=function,
            constants=self._module.terms.constants([constant.type, constant.value]),
            texts=frozenset(node[1] for node in graph.nodes if node[0] == "str"),
        )
