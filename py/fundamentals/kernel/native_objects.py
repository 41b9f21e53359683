"""Objects of a native Lean, made and read through the C functions of its library.

An object has a head of eight bytes: a counter of references, its size, its number of pointers, its
tag. Here each object's counter is set to 0, which says that it stays for ever: nobody counts.
"""

import ctypes
from collections.abc import Iterable
from pathlib import Path

__all__ = ["Objects", "boxed"]

_POINTER = 8


def boxed(number: int) -> int:
    """A small number, or a constructor without fields, as a word."""
    return number << 1 | 1


class Objects:
    """Makes objects, and looks into them.

    Args:
        library: the file `libleanshared.so`.
    """

    def __init__(self, library: Path) -> None:
        self.library = ctypes.CDLL(str(library), ctypes.RTLD_GLOBAL)
        self.library.lean_initialize()
        self.library.lean_io_mark_end_initialization()
        self.library.lean_init_task_manager()
        self._allocate = self.function("lean_alloc_object", 1)

    def function(self, name: str, arity: int, *, answers: object = ctypes.c_size_t) -> "_Function":
        """One of the library's functions; a missing one is an AttributeError."""
        found: _Function = getattr(self.library, name)
        found.argtypes = [ctypes.c_void_p] * arity
        found.restype = answers
        return found

    def constructor(self, tag: int, fields: Iterable[int], scalars: bytes = b"") -> int:
        """A constructor with these fields, and scalars behind them."""
        pointers = list(fields)
        size = _POINTER + _POINTER * len(pointers) + (len(scalars) + 7 & ~7)
        place = self._allocate(size)
        head = (size << 32) | (len(pointers) << 48) | (tag << 56)
        words = (ctypes.c_uint64 * (1 + len(pointers))).from_address(place)
        words[0] = head
        for nth, pointer in enumerate(pointers, 1):
            words[nth] = pointer
        if scalars:
            behind = place + _POINTER * (1 + len(pointers))
            ctypes.memset(behind, 0, len(scalars) + 7 & ~7)
            ctypes.memmove(behind, scalars, len(scalars))
        return int(place)

    def stay(self, place: int) -> int:
        """Let nobody count the references to an object; small numbers are none."""
        if place & 1 == 0:
            ctypes.c_int32.from_address(place).value = 0
        return place

    def text(self, content: str) -> int:
        """A string."""
        data = content.encode()
        make = self.library.lean_mk_string_from_bytes
        make.argtypes, make.restype = [ctypes.c_char_p, ctypes.c_size_t], ctypes.c_size_t
        return self.stay(make(data, len(data)))

    def natural(self, number: int) -> int:
        """A natural number, also a large one."""
        if number < 1 << 62:
            return boxed(number)
        make = self.library.lean_cstr_to_nat
        make.argtypes, make.restype = [ctypes.c_char_p], ctypes.c_size_t
        return self.stay(make(str(number).encode()))

    def listed(self, items: Iterable[int]) -> int:
        """A linked list."""
        made = boxed(0)
        for item in reversed(list(items)):
            made = self.constructor(1, [item, made])
        return made

    # Looking into them

    def tag(self, place: int) -> int:
        """The constructor's number, also of one without fields."""
        return place >> 1 if place & 1 else ctypes.c_uint8.from_address(place + 7).value

    def field(self, place: int, nth: int) -> int:
        """A pointer field."""
        return ctypes.c_uint64.from_address(place + _POINTER * (1 + nth)).value

    def byte(self, place: int, nth: int) -> int:
        """A byte of the scalars."""
        pointers = ctypes.c_uint8.from_address(place + 6).value
        return ctypes.c_uint8.from_address(place + _POINTER * (1 + pointers) + nth).value

    def items(self, place: int) -> list[int]:
        """What a linked list holds."""
        found = []
        while place & 1 == 0:
            found.append(self.field(place, 0))
            place = self.field(place, 1)
        return found

    def read(self, place: int) -> str:
        """A string's content."""
        length = ctypes.c_uint64.from_address(place + _POINTER).value
        return ctypes.string_at(place + 4 * _POINTER, length - 1).decode(errors="replace")


class _Function:
    """What ctypes finds in a library."""

    argtypes: list[object]
    restype: object

    def __call__(self, *given: int) -> int:
        """An object."""
        raise NotImplementedError
