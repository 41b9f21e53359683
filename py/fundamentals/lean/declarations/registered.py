"""What a compiled file hands to whoever imports it besides its constants.

Lean keeps that as entries of *extensions*: which lemmas `simp` knows, which class an instance is
of, which macro rewrites what. They are read here; `extensions.py` says what they may be.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from fundamentals.lean.olean.module import Module

__all__ = ["MACROS", "META", "PARSERS", "UNEXPANDERS", "Program", "Registered", "registered"]


PARSERS = "Lean.Parser.parserExtension"
MACROS = "Lean.Elab.macroAttribute"
UNEXPANDERS = "Lean.PrettyPrinter.Delaborator.appUnexpanderAttribute"  # they print
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
    """

    extensions: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    parsers: tuple[Parser, ...] = ()
    macros: tuple[Program, ...] = ()
    unexpanders: tuple[Program, ...] = ()
    meta: tuple[str, ...] = ()


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
    )


class _Parsers(NamedTuple):
    symbols: list[str]
    categories: list[str]
    rules: list[Parser]


class _Reader:
    def __init__(self, module: Module) -> None:
        self._module, self._image, self._names = module, module.image, module.names

    def parsers(self) -> _Parsers:
        image, found = self._image, _Parsers([], [], [])
        for ref in self._scoped(PARSERS):
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
        return found

    def programs(self, extension: str) -> tuple[Program, ...]:
        image, found = self._image, []
        for ref in self._scoped(extension):
            image.expect(ref, 0, 2, 0, f"an entry of {extension}")
            key, function = (self._names(image.field(ref, nth)) for nth in (0, 1))
            found.append(self._program(key, function))
        return tuple(dict.fromkeys(found))

    def _scoped(self, extension: str) -> Iterator[int]:
        """Entries in force everywhere or in a namespace, without what tells which."""
        image = self._image
        for ref in self._module.entries.get(extension, ()):
            scoped = image.tag(ref) == 1
            image.expect(ref, int(scoped), 1 + scoped, 0, f"an entry of {extension}")
            yield image.field(ref, int(scoped))

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
