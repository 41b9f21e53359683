"""What an importer can see of a compiled module, as a hash.

`X.olean` holds the exported part alone: no proofs, no positions, no docstrings. So a touched
comment or another proof leaves what it says the same; but not its bytes. The embedded Lean (32
bits) allocates in steps of 8 bytes and leaves the padding behind small fields as it finds it, and
objects that differ in their padding alone are not shared. So the hash is of the graph of objects,
each by its own hash, without what can be padding. A native Lean leaves none.
"""

import hashlib
from pathlib import Path

from fundamentals.base.reading import read_bytes
from fundamentals.lean.olean.format import ARRAY, BIGNUM, STRING, Image

__all__ = ["interface_hash"]

_LAST_CONSTRUCTOR = 243
_GUESSES = {"sineQueNon", "symbolFrequency"}  # which theorems to suggest; varies from run to run
_INDUCTIVE_INFO = (5, 1)  # tag and pointers of what refers to an inductive type
_INDUCTIVE_FLAGS = 3  # recursive, unsafe, reflexive
_HEIGHT = (2, 0, 16)  # tag, pointers, size of a definition's height, a number of 32 bits


def interface_hash(olean: Path) -> str:
    """Hash what a compiled file says.

    Raises:
        OleanError: the file cannot be understood.
    """
    data = read_bytes(olean)
    image = Image([(str(olean), data)])
    if image.pointer_size == 8:
        return hashlib.sha256(data).hexdigest()
    inductive = {
        image.field(2 * start, 0)
        for start in image.starts.tolist()
        if _shape(image.heads[start])[:2] == _INDUCTIVE_INFO
    }
    marks: dict[int, bytes] = {}
    for start in image.starts.tolist():  # an object points to earlier ones only
        own, references = _content(image, start, _INDUCTIVE_FLAGS if 2 * start in inductive else 1)
        hasher = hashlib.blake2b(own, digest_size=16)
        for ref in references:
            hasher.update(ref.to_bytes(16, "little") if ref & 1 else marks[ref])
        marks[2 * start] = hasher.digest()
    root = image.expect(image.roots[0], 0, 5, 1, "a module")
    *declared, entries = image.words[root + image.fields : root + image.fields + 5].tolist()
    said = [
        ref
        for ref in image.array(entries, "a module's entries")
        if image.text(image.field(image.field(ref, 0), 1)) not in _GUESSES
    ]
    parts = [marks[ref] for ref in (*declared, *said)]
    return hashlib.blake2b(b"".join(parts), digest_size=16).hexdigest()


def _shape(head: int) -> tuple[int, int, int]:
    """Tag, pointers and size of a constructor object."""
    return head >> 24, head >> 16 & 0xFF, head & 0xFFFF


def _content(image: Image, start: int, fields: int) -> tuple[bytes, list[int]]:
    """An object's own bytes, of which `fields` precede padding, and the references it holds."""
    head, at = image.heads[start], 4 * start
    tag, pointers, size = _shape(head)
    if tag <= _LAST_CONSTRUCTOR:
        scalars = image.data[at + 8 + 4 * pointers : at + size]
        first = start + image.fields
        references = image.words[first : first + pointers].tolist()
        if (tag, pointers, size) != _HEIGHT:
            scalars = _without_padding(scalars, fields)
        return head.to_bytes(4, "little") + scalars, references
    if tag == ARRAY:
        return b"array", image.array(2 * start, "an array")
    if tag == STRING:
        return b"string" + image.text(2 * start).encode(), []
    if tag == BIGNUM:
        digits = int.from_bytes(image.data[at + 12 : at + 16], "little")
        return b"number" + image.data[at + 8 : at + 9] + image.data[at + 20 :][: 4 * digits], []
    count = int.from_bytes(image.data[at + 8 : at + 12], "little")
    return image.data[at + 4 : at + 8] + image.data[
        at + 16 : at + 16 + count * image.data[at + 6]
    ], []


def _without_padding(scalars: bytes, fields: int) -> bytes:
    """The scalar part of a constructor object, what may be padding being 0.

    The allocator clears an object's last word. So there can only be something in the word before
    it, behind fields of one to three bytes, and only where the last word is 0. One byte is kept
    where it is not known how many there are. The kernel's data are exact in this way; hashes that
    have the looks of padding follow from the rest.
    """
    if len(scalars) < 8 or scalars[-4:] != bytes(4):
        return scalars
    return scalars[:-8] + scalars[-8 : -8 + fields].ljust(8, b"\0")
