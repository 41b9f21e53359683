"""`lean.wasm` with its exports moved into its table.

The module as published exports 201,110 functions and data symbols, so that `dlsym` finds them by
name. Every thread then makes a JavaScript function of each, enters it into the table of functions
and into three dictionaries: of the 6.3 s of CPU that a start costs, 4.7, and 1 GiB of memory.
Lean asks for a handful of them in a file that defines notation, and for none otherwise. So the
functions go into the table here, once and for all, which the engine reads at no cost; their places
in it go into a list that is searched when a symbol is asked for; and what remains exported is what
the glue itself uses, whose places the glue is told. The code of the module is not touched.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

__all__ = ["Slim", "slim"]

DYLINK, IMPORTS, TABLES, GLOBALS, EXPORTS, ELEMENTS = 0, 2, 4, 6, 7, 9  # sections
FUNCTION, TABLE, GLOBAL = 0, 1, 3  # kinds of exports and imports; memory is 2
TLS_EXPORTS, TLS_FLAG = 3, 0x100
I32_CONST, END = 0x41, 0x0B

# What dlsym is never asked for: C++ names and the initializers of whole modules.
NOT_LOOKED_UP = ("_Z", "initialize_")


@dataclass(frozen=True)
class Slim:
    """A module and the addresses of its symbols: places in the table, or in memory.

    Attributes:
        module: the smaller module.
        addresses: of what may be looked up by name.
        places: in the table, of those functions that stay exported and are in it.
    """

    module: bytes
    addresses: dict[str, int]
    places: dict[str, int]


@dataclass(frozen=True)
class Export:
    name: str
    kind: int
    index: int


class Reader:
    """A cursor over one section.

    Every method raises ValueError where the section is not as expected.
    """

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def done(self) -> bool:
        return self._at >= len(self._data)

    def byte(self) -> int:
        return self.take(1)[0]

    def take(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        if len(taken) != size:
            raise ValueError("a section ends early")
        self._at += size
        return taken

    def number(self) -> int:
        """An unsigned LEB128."""
        return self._leb()[0]

    def signed(self) -> int:
        value, bits, last = self._leb()
        return value - (1 << bits) if last & 0x40 else value

    def _leb(self) -> tuple[int, int, int]:
        value = bits = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << bits
            bits += 7
            if byte < 0x80:
                return value, bits, byte

    def name(self) -> str:
        return self.take(self.number()).decode()

    def expect(self, *expected: int) -> None:
        if self.take(len(expected)) != bytes(expected):
            raise ValueError("a section is not laid out as it was")

    def constant(self) -> int:
        """An initial value that is a constant."""
        self.expect(I32_CONST)
        value = self.signed()
        self.expect(END)
        return value


def slim(module: bytes, keep: Collection[str]) -> Slim:
    """Move what a module exports into its table.

    Args:
        module: the published module.
        keep: names that stay exported, besides the table and what is local to threads.

    Raises:
        ValueError: it is not laid out as the known one.
    """
    sections = _sections(module)
    by_kind = dict(sections)
    exports = _exports(by_kind[EXPORTS])
    values = _globals(by_kind[GLOBALS])
    imported = _imported_globals(by_kind[IMPORTS])
    elements = _elements(by_kind[ELEMENTS])
    places = {function: place for place, function in enumerate(elements, start=1)}
    addresses = {}
    for export in exports:
        if export.kind == FUNCTION and not export.name.startswith(NOT_LOOKED_UP):
            if export.index not in places:
                elements.append(export.index)
                places[export.index] = len(elements)
            addresses[export.name] = places[export.index]
        elif export.kind == GLOBAL:
            addresses[export.name] = values[export.index - imported]
    stay = {*keep, *_thread_local(by_kind[DYLINK])}
    kept = [export for export in exports if export.kind == TABLE or export.name in stay]
    if missing := stay - {export.name for export in kept}:
        raise ValueError(f"it does not export {', '.join(sorted(missing))}")
    written = {
        TABLES: _table(by_kind[TABLES], len(elements) + 1),
        EXPORTS: _vector(
            _vector_of(e.name.encode()) + bytes([e.kind]) + _leb(e.index) for e in kept
        ),
        ELEMENTS: bytes([1, 0, I32_CONST, 1, END]) + _vector(_leb(f) for f in elements),
    }
    out = bytearray(module[:8])
    for kind, content in sections:
        content = written.get(kind, content)
        out += bytes([kind]) + _leb(len(content)) + content
    functions = [export for export in kept if export.kind == FUNCTION and export.index in places]
    return Slim(bytes(out), addresses, {each.name: places[each.index] for each in functions})


def _sections(module: bytes) -> list[tuple[int, bytes]]:
    if module[:8] != b"\0asm\1\0\0\0":
        raise ValueError("it is not a WebAssembly module")
    reader = Reader(module)
    reader.take(8)
    sections = []
    while not reader.done():
        kind = reader.byte()
        sections.append((kind, reader.take(reader.number())))
    kinds = [kind for kind, _ in sections]
    for needed in (DYLINK, IMPORTS, TABLES, GLOBALS, EXPORTS, ELEMENTS):
        if kinds.count(needed) != 1:
            raise ValueError(f"section {needed} is not there exactly once")
    return sections


def _exports(section: bytes) -> list[Export]:
    reader = Reader(section)
    return [Export(reader.name(), reader.byte(), reader.number()) for _ in range(reader.number())]


def _globals(section: bytes) -> list[int]:
    reader = Reader(section)
    values = []
    for _ in range(reader.number()):
        reader.take(2)
        values.append(reader.constant())
    return values


def _imported_globals(section: bytes) -> int:
    reader = Reader(section)
    count = 0
    for _ in range(reader.number()):
        reader.name(), reader.name()
        match reader.byte():
            case 0:
                reader.number()
            case 2:
                limits = reader.byte()
                reader.number()
                if limits & 1:
                    reader.number()
            case 3:
                reader.take(2)
                count += 1
            case kind:
                raise ValueError(f"it imports something of kind {kind}")
    return count


def _elements(section: bytes) -> list[int]:
    reader = Reader(section)
    reader.expect(1, 0)
    if reader.constant() != 1:
        raise ValueError("its table does not begin where it did")
    return [reader.number() for _ in range(reader.number())]


def _table(section: bytes, size: int) -> bytes:
    reader = Reader(section)
    reader.expect(1, 0x70, 0)  # one table of functions, without a limit
    reader.number()
    return bytes([1, 0x70, 0]) + _leb(size)


def _thread_local(section: bytes) -> list[str]:
    reader = Reader(section)
    if reader.name() != "dylink.0":
        raise ValueError("it says nothing about its linking")
    names = []
    while not reader.done():
        kind = reader.byte()
        content = Reader(reader.take(reader.number()))
        if kind == TLS_EXPORTS:
            exports = [(content.name(), content.number()) for _ in range(content.number())]
            names += [name for name, flags in exports if flags & TLS_FLAG]
    return names


def _leb(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _vector_of(content: bytes) -> bytes:
    return _leb(len(content)) + content


def _vector(items: Iterable[bytes]) -> bytes:
    listed = list(items)
    return _leb(len(listed)) + b"".join(listed)
