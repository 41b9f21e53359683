"""The object graph of a compiled Lean module, read without interpreting it.

A module's files (`.olean`, `.olean.server`, `.olean.private`) share one address space; an object of
a later file points into earlier ones. `Image` lays them out in one array of words, walks every
object from the first to the last byte, and checks every pointer once, so that readers above never
meet an address out of range or unaligned, one that is not the start of an object, or a cycle: an
object may only point to objects before it, as Lean's own writer lays them out.

A *reference* is an int: odd for a boxed scalar (value `ref >> 1`), even for the object at word
`ref >> 1` of the image.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundamentals.base.errors import OleanError

if TYPE_CHECKING:  # NumPy takes longer to load than all else where nothing is read anew
    import numpy as np
    import numpy.typing as npt

    _Words = npt.NDArray[np.uint64]

__all__ = [
    "ARRAY",
    "BIGNUM",
    "SCALARS",
    "STRING",
    "Header",
    "Image",
    "constructor_size",
    "head",
    "read_header",
]

FORMAT_VERSION = 2
PART_ALIGNMENT = 1 << 16
LAST_CONSTRUCTOR = 243
ARRAY, SCALARS, STRING, BIGNUM = 246, 248, 249, 250
_GMP_FLAG = 1


def head(tag: int, pointers: int, size: int) -> int:
    """The 32-bit head of a constructor object: what tells one shape from another."""
    return tag << 24 | pointers << 16 | size


def constructor_size(pointer_size: int, pointers: int, scalars: int) -> int:
    """The size of a constructor object in bytes: objects are allocated by eights."""
    return (8 + pointer_size * pointers + scalars + 7) & ~7


@dataclass(frozen=True)
class Header:
    """The first bytes of a file: who wrote it, where it wants to lie, where its root is."""

    pointer_size: int
    lean_version: str
    git_hash: str
    base: int
    root: int
    gmp: bool

    @property
    def size(self) -> int:
        """How many bytes the header takes; the first object follows it."""
        return 80 + 2 * self.pointer_size


def read_header(data: bytes, where: str, first: Header | None = None) -> Header:
    """Read a file's header and tell 32 from 64 bits.

    Args:
        data: the file.
        where: its name, for messages.
        first: for a later part of a module, the header of its first part. A part that adds nothing
            is a header alone, whose root lies in an earlier part.

    Raises:
        OleanError: not a compiled Lean file, or of another version of the format.
    """
    if data[:5] != b"olean":
        raise OleanError(f"{where} is not a compiled Lean file: build it again")
    if len(data) < 88:
        raise OleanError(f"{where} is cut off inside its header: build it again")
    if data[5] != FORMAT_VERSION:
        raise OleanError(
            f"{where} has version {data[5]} of the format, and only {FORMAT_VERSION} is understood:"
            " build it with the pinned toolchain"
        )
    if data[6] & ~_GMP_FLAG:
        raise OleanError(f"{where} sets flags {data[6]:#x} that are not understood")
    try:
        lean_version = data[7:40].rstrip(b"\0").decode("ascii")
        git_hash = data[40:80].rstrip(b"\0").decode("ascii")
    except UnicodeDecodeError:
        raise OleanError(f"{where} is damaged: its version is not text") from None
    fitting = []
    for pointer_size, layout in ((4, "<II"), (8, "<QQ")):
        if len(data) < 80 + 2 * pointer_size:
            continue
        base, root = struct.unpack_from(layout, data, 80)
        found = Header(pointer_size, lean_version, git_hash, base, root, bool(data[6] & _GMP_FLAG))
        own = base + found.size <= root < base + len(data)
        earlier = (
            first is not None
            and pointer_size == first.pointer_size
            and first.base + first.size <= root < base
        )
        if base % PART_ALIGNMENT == 0 and root % pointer_size == 0 and (own or earlier):
            fitting.append(found)
    if len(fitting) != 1:
        raise OleanError(f"{where} is damaged: its base address and root do not fit its size")
    return fitting[0]


class Image:
    """All parts of one module as one checked object graph.

    Attributes:
        pointer_size: 4 (embedded Lean) or 8 (native).
        base: the address of the first part.
        roots: a reference to the root object of each part, in the order of the parts.
        words: the image in words of one pointer each; pointer fields hold references.
        fields: how many words after its first word an object's fields begin.
        starts: the word at which each object starts, ascending.
    """

    def __init__(self, parts: Sequence[tuple[str, bytes]]) -> None:
        """Lay the parts out and check them.

        Args:
            parts: for each file its name (for messages) and its content.

        Raises:
            OleanError: damaged, truncated, of another version, or not parts of one module.
        """
        import numpy as np

        first = read_header(parts[0][1], parts[0][0])
        headers = [first, *(read_header(data, where, first) for where, data in parts[1:])]
        self.where = parts[0][0]
        self.header = first
        self.pointer_size = first.pointer_size
        self.base = first.base
        self.fields = 8 // self.pointer_size
        self._gmp = first.gmp
        spans: list[tuple[int, int, str]] = []
        image = bytearray()
        for (where, data), header in zip(parts, headers, strict=True):
            if (header.pointer_size, header.lean_version, header.git_hash, header.gmp) != (
                first.pointer_size,
                first.lean_version,
                first.git_hash,
                first.gmp,
            ):
                raise OleanError(f"{where} was written by another Lean than {self.where}")
            offset = -(-len(image) // PART_ALIGNMENT) * PART_ALIGNMENT
            if header.base - first.base != offset:
                raise OleanError(f"{where} does not belong to the same build as {self.where}")
            if len(data) % self.pointer_size:
                raise OleanError(f"{where} is truncated: build it again")
            image.extend(bytes(offset - len(image)))
            spans.append((offset + header.size, offset + len(data), where))
            image.extend(data)
        self.data = bytes(image)
        raw = np.frombuffer(self.data, dtype="<u4" if self.pointer_size == 4 else "<u8")
        heads = raw[1:] if self.pointer_size == 4 else (raw >> np.uint64(32)).astype(np.uint32)
        self.heads = np.ascontiguousarray(heads, dtype=np.uint32).data
        self.words = raw.data
        starts: list[int] = []
        for begin, end, where in spans:
            self._walk(begin // self.pointer_size, end // self.pointer_size, where, starts)
        self.starts = np.array(starts, dtype=np.int64)
        self.words = self._resolve(raw).data
        self.roots = tuple(
            self._root(header, where) for (where, _), header in zip(parts, headers, strict=True)
        )

    def _walk(self, position: int, end: int, where: str, starts: list[int]) -> None:
        """Append the start of every object in the words from `position` to `end`."""
        heads, shift = self.heads, self.pointer_size.bit_length() - 1
        smallest = 8 >> shift
        constructor_limit = (LAST_CONSTRUCTOR + 1) << 24
        append = starts.append
        while position < end:
            append(position)
            if position + smallest > end:
                raise OleanError(f"{where} is truncated: build it again")
            found = heads[position]
            if found < constructor_limit:
                length = (found & 0xFFFF) >> shift
            else:
                length = self._special_length(position, end, found >> 24, where)
            if length < smallest:
                raise OleanError(f"{where} is damaged: an object without a size")
            position += length
        if position != end:
            raise OleanError(f"{where} is truncated or damaged: its last object runs past its end")

    def _special_length(self, position: int, end: int, tag: int, where: str) -> int:
        """The length in words of an array, string or big number."""
        size = self.pointer_size
        remaining = (end - position) * size
        offset = position * size
        if tag in (ARRAY, SCALARS, STRING):
            fixed = 8 + (3 if tag == STRING else 2) * size
            if remaining < fixed:
                raise OleanError(f"{where} is truncated: build it again")
            count = self._number(offset + 8)
            if self._number(offset + 8 + size) < count:
                raise OleanError(f"{where} is damaged: an array longer than its capacity")
            item = size if tag == ARRAY else self.data[offset + 6] if tag == SCALARS else 1
            length = fixed + count * item
        elif tag == BIGNUM:
            fixed = 24 if self._gmp else 20
            if remaining < fixed:
                raise OleanError(f"{where} is truncated: build it again")
            _, digits, pointer, width = self._bignum(offset)
            if pointer != self.base + offset + fixed:
                raise OleanError(f"{where} is damaged: a big number without its digits")
            length = fixed + digits * width
        else:
            raise OleanError(f"{where} holds an object of kind {tag}, which is not understood")
        if length > remaining:
            raise OleanError(f"{where} is truncated or damaged: an object runs past its end")
        return -(-length // size)

    def _bignum(self, offset: int) -> tuple[bool, int, int, int]:
        """Whether negative, how many digits, where they are, bytes per digit."""
        if self._gmp:
            _, signed, pointer = struct.unpack_from("<iiQ", self.data, offset + 8)
            return signed < 0, abs(signed), pointer, 8
        sign, digits, pointer = struct.unpack_from("<III", self.data, offset + 8)
        return bool(sign & 0xFF), digits, pointer, 4

    def _number(self, offset: int) -> int:
        """An unsigned machine word."""
        return int.from_bytes(self.data[offset : offset + self.pointer_size], "little")

    def _resolve(self, raw: "npt.NDArray[np.unsignedinteger]") -> "_Words":
        """Check every pointer of every object and turn it into a reference."""
        import numpy as np

        starts, size, fields = self.starts, self.pointer_size, self.fields
        heads = np.asarray(self.heads)[starts]
        tags, counts, sizes = heads >> 24, (heads >> 16) & 0xFF, heads & 0xFFFF
        constructors = tags <= LAST_CONSTRUCTOR
        short = constructors & ((sizes < 8 + size * counts) | (sizes % 8 != 0))
        counters = raw[starts] if size == 4 else raw[starts] & np.uint64(0xFFFFFFFF)
        if short.any() or counters.any():
            raise OleanError(f"{self.where} is damaged: an object's head is not a head")
        counts = np.where(constructors, counts, 0)
        where, owners = [], []
        for nth in range(int(counts.max(initial=0))):
            having = starts[counts > nth]
            where.append(having + (fields + nth))
            owners.append(having)
        for start in starts[tags == ARRAY].tolist():
            first = start + fields + 2
            items = np.arange(first, first + self.words[start + fields], dtype=np.int64)
            where.append(items)
            owners.append(np.full(len(items), start, dtype=np.int64))
        positions = np.concatenate(where) if where else np.zeros(0, dtype=np.int64)
        owner = np.concatenate(owners) if owners else positions
        words = raw.astype(np.uint64)
        values = words[positions]
        pointers = (values & np.uint64(1)) == 0
        positions, owner, values = positions[pointers], owner[pointers], values[pointers]
        offsets = values - np.uint64(self.base)  # what lies below wraps around and is out of range
        targets = offsets // np.uint64(size)
        is_start = np.zeros(len(raw) + 1, dtype=bool)
        is_start[starts] = True
        inside = (targets < owner.astype(np.uint64)) & (offsets % np.uint64(size) == 0)
        if not inside.all() or not is_start[targets.astype(np.int64)].all():
            raise OleanError(f"{self.where} is damaged: a pointer leads to no earlier object")
        words[positions] = targets * np.uint64(2)
        self._is_start = is_start
        return words

    def _root(self, header: Header, where: str) -> int:
        target = (header.root - self.base) // self.pointer_size
        if not self._is_start[target]:
            raise OleanError(f"{where} is damaged: its root is no object")
        return target * 2

    def damaged(self, what: str) -> OleanError:
        """The error for content that is not what a module of Lean's holds."""
        return OleanError(f"{self.where} is damaged or of an unknown layout: {what}")

    def tag(self, ref: int) -> int:
        """The tag of an object, or -1 for a boxed scalar."""
        return -1 if ref & 1 else self.heads[ref >> 1] >> 24

    def field(self, ref: int, nth: int) -> int:
        """The nth pointer field of a constructor object (its shape already checked)."""
        return self.words[(ref >> 1) + self.fields + nth]

    def expect(self, ref: int, tag: int, pointers: int, scalars: int, what: str) -> int:
        """The word at which a constructor object of this exact shape starts.

        Args:
            ref: the reference.
            tag: the constructor's number.
            pointers: how many pointer fields it has.
            scalars: how many bytes follow them, before padding.
            what: what is expected, for the message.

        Raises:
            OleanError: it is something else.
        """
        size = constructor_size(self.pointer_size, pointers, scalars)
        if ref & 1 or self.heads[ref >> 1] != head(tag, pointers, size):
            raise self.damaged(f"{what} expected")
        return ref >> 1

    def scalar_byte(self, word: int, pointers: int, nth: int) -> int:
        """The nth scalar byte after the pointers of the object at `word`."""
        return self.data[word * self.pointer_size + 8 + self.pointer_size * pointers + nth]

    def scalar_u64(self, word: int, pointers: int) -> int:
        """The 64-bit scalar after the pointers of the object at `word`."""
        offset = word * self.pointer_size + 8 + self.pointer_size * pointers
        return int.from_bytes(self.data[offset : offset + 8], "little")

    def array(self, ref: int, what: str) -> list[int]:
        """The references in an array object."""
        if self.tag(ref) != ARRAY:
            raise self.damaged(f"{what} expected")
        first = (ref >> 1) + self.fields + 2
        return self.words[first : first + self.words[first - 2]].tolist()

    def items(self, ref: int, what: str) -> list[int]:
        """The references in a linked list."""
        found = []
        while ref != 1:
            word = self.expect(ref, 1, 2, 0, what)
            found.append(self.words[word + self.fields])
            ref = self.words[word + self.fields + 1]
        return found

    def text(self, ref: int, what: str = "a string") -> str:
        """The content of a string object."""
        if self.tag(ref) != STRING:
            raise self.damaged(f"{what} expected")
        size, offset = self.pointer_size, (ref >> 1) * self.pointer_size
        length = self._number(offset + 8)
        begin = offset + 8 + 3 * size
        content = self.data[begin : begin + length]
        try:
            value = content[:-1].decode()
        except UnicodeDecodeError:
            raise self.damaged("a string that is not UTF-8") from None
        if content[-1:] != b"\0" or len(value) != self._number(offset + 8 + 2 * size):
            raise self.damaged("a string whose length is wrong")
        return value

    def natural(self, ref: int, what: str = "a number") -> int:
        """A natural number, boxed or big."""
        if ref & 1:
            return ref >> 1
        if self.tag(ref) != BIGNUM:
            raise self.damaged(f"{what} expected")
        offset = (ref >> 1) * self.pointer_size
        negative, digits, _, width = self._bignum(offset)
        begin = offset + (24 if self._gmp else 20)
        value = int.from_bytes(self.data[begin : begin + digits * width], "little")
        if negative or value >> (self.pointer_size * 8 - 1) == 0:
            raise self.damaged(f"{what} written as no natural number is")
        return value
