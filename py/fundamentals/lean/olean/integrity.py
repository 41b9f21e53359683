"""Expressions against the hashes that Lean stored in them.

Every expression and universe level carries a word with its hash, its depth and its loose variables,
computed from what it is made of. Computing it anew for each one read finds nearly every altered
byte in a term: another child, another constant, another literal. (It does not cover what Lean
leaves out of it: names and kinds of binders, metadata.)
"""

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from fundamentals.lean.olean.format import Image
from fundamentals.lean.olean.names import mix_hash, string_hash

__all__ = ["verify_expressions"]

U64 = npt.NDArray[np.uint64]
_MASK32, _MASK64 = (1 << 32) - 1, (1 << 64) - 1
_BVAR, _SORT, _CONST, _APP, _LAM, _PI, _LET, _LIT, _MDATA, _PROJ = 0, 3, 4, 5, 6, 7, 8, 9, 10, 11
_POINTERS = {0: 1, 3: 1, 4: 2, 5: 2, 6: 3, 7: 3, 8: 4, 9: 1, 10: 2, 11: 3}
_LEVEL_CHILDREN = {1: 1, 2: 2, 3: 2, 4: 0}
_CHILDREN = {_APP: (0, 1), _LAM: (1, 2), _PI: (1, 2), _LET: (1, 2, 3), _MDATA: (1,), _PROJ: (2,)}


class NameHashes(Protocol):
    """What is asked of the names of an image."""

    def hash(self, ref: int) -> int:
        """The verified hash of the name at `ref`."""


def verify_expressions(image: Image, refs: Iterable[int], names: NameHashes) -> None:
    """Check the stored data of expressions; those below them are to be among them.

    Raises:
        OleanError: one of them is not what its hash says.
    """
    places = np.fromiter((ref >> 1 for ref in refs), dtype=np.int64)
    tags = np.asarray(image.heads)[places] >> 24
    levels = _Levels(image, names)
    for tag in np.unique(tags).tolist():
        mine = places[tags == tag]
        stored = _data(image, mine, _POINTERS[tag])
        if tag in _CHILDREN:
            expected = _compound(image, tag, mine, names)
        else:
            expected = np.array(
                [_leaf(image, tag, place, names, levels) for place in mine.tolist()],
                dtype=np.uint64,
            )
        if not np.array_equal(stored, expected):
            raise image.damaged("an expression with the hash of another")


def _data(
    image: Image, places: npt.NDArray[np.int64], pointers: npt.NDArray[np.int64] | int
) -> U64:
    words: U64 = np.asarray(image.words)
    at = places + image.fields + pointers
    data: U64 = words[at]
    if image.pointer_size == 4:
        data = data | words[at + 1] << np.uint64(32)
    return data


def _compound(image: Image, tag: int, places: npt.NDArray[np.int64], names: NameHashes) -> U64:
    words, heads = np.asarray(image.words), np.asarray(image.heads)
    parts = []
    for nth in _CHILDREN[tag]:
        child = (words[places + image.fields + nth] >> np.uint64(1)).astype(np.int64)
        pointers = ((heads[child] >> 16) & 0xFF).astype(np.int64)
        parts.append(_data(image, child, pointers))
    low = np.uint64(_MASK32)
    depths = np.maximum.reduce([part >> np.uint64(32) & np.uint64(255) for part in parts])
    depths = depths + np.uint64(1)
    flags = np.bitwise_or.reduce(parts) & np.uint64(15 << 40)
    ranges = [part >> np.uint64(44) for part in parts]
    if tag in (_LAM, _PI, _LET):
        ranges[-1] = ranges[-1] - np.minimum(ranges[-1], np.uint64(1))
    loose = np.maximum.reduce(ranges)
    hashes = [part & low for part in parts]
    if tag == _APP:
        mixed = _mix(parts[0], parts[1])
    elif tag == _PROJ:
        fields = words[places + image.fields + 1]
        number = np.array(
            [image.natural(ref) & _MASK64 for ref in fields.tolist()], dtype=np.uint64
        )
        structs = words[places + image.fields].tolist()
        struct = np.array([names.hash(ref) for ref in structs], dtype=np.uint64)
        mixed = _mix(depths, _mix(struct, _mix(number, hashes[0])))
    else:
        mixed = hashes[-1]
        for each in reversed(hashes[:-1]):
            mixed = _mix(each, mixed)
        mixed = _mix(depths, mixed)
    shown = np.minimum(depths, np.uint64(255))
    data: U64 = (mixed & low) | shown << np.uint64(32) | flags | loose << np.uint64(44)
    return data


class _Levels:
    """Universe levels of an image, each verified once."""

    def __init__(self, image: Image, names: NameHashes) -> None:
        self._image = image
        self._names = names
        self._known: dict[int, tuple[int, int, int]] = {1: (2221, 0, 0)}

    def __call__(self, ref: int) -> tuple[int, int]:
        """The hash of a level, and whether it holds variables (bit 0) or parameters (bit 1).

        Raises:
            OleanError: it is no level, or not the one its hash says.
        """
        pending = [ref]
        while pending:
            ref = pending[-1]
            missing = [] if ref in self._known else self._below(ref)
            if missing:
                pending += missing
            else:
                pending.pop()
                if ref not in self._known:
                    self._known[ref] = self._verify(ref)
        code, flags, _ = self._known[ref]
        return code, flags

    def _children(self, ref: int) -> list[int]:
        tag = self._image.tag(ref)
        if tag not in _LEVEL_CHILDREN:
            raise self._image.damaged("a universe level expected")
        self._image.expect(ref, tag, 2 if tag in (2, 3) else 1, 8, "a universe level")
        return [self._image.field(ref, nth) for nth in range(_LEVEL_CHILDREN[tag])]

    def _below(self, ref: int) -> list[int]:
        return [child for child in self._children(ref) if child not in self._known]

    def _verify(self, ref: int) -> tuple[int, int, int]:
        image, tag = self._image, self._image.tag(ref)
        below = [self._known[child] for child in self._children(ref)]
        if tag == 4:
            code, depth, flags = mix_hash(2239, self._names.hash(image.field(ref, 0))), 0, 2
        else:
            mixed = below[0][0] if tag == 1 else mix_hash(below[0][0], below[1][0])
            code = mix_hash({1: 2243, 2: 2251, 3: 2267}[tag], mixed)
            flags = below[0][1] | below[-1][1]
            depth = max(each[2] for each in below) + 1
        stored = image.scalar_u64(ref >> 1, 2 if tag in (2, 3) else 1)
        if stored != (code & _MASK32 | flags << 32 | depth << 40):
            raise image.damaged("a universe level with the hash of another")
        return stored & _MASK32, flags, depth


def _leaf(image: Image, tag: int, place: int, names: NameHashes, levels: _Levels) -> int:
    first = image.words[place + image.fields]
    if tag == _BVAR:
        index = image.natural(first)
        return _packed(mix_hash(7, index & _MASK64), loose=index + 1)
    if tag == _SORT:
        code, flags = levels(first)
        return _packed(mix_hash(11, code), flags=flags)
    if tag == _CONST:
        arguments, flags = 7, 0
        for ref in image.items(image.words[place + image.fields + 1], "a list of levels"):
            code, own = levels(ref)
            arguments, flags = mix_hash(arguments, code), flags | own
        return _packed(mix_hash(5, mix_hash(names.hash(first), arguments)), flags=flags)
    is_text = image.tag(first) == 1
    image.expect(first, int(is_text), 1, 0, "a literal")
    content = image.field(first, 0)
    code = string_hash(image.text(content)) if is_text else image.natural(content) & _MASK64
    return _packed(mix_hash(3, code))


def _packed(code: int, *, flags: int = 0, loose: int = 0) -> int:
    """Hash, level flags (bits 42 and 43) and loose variables as an expression stores them."""
    return (code & _MASK32 | flags << 42 | loose << 44) & _MASK64


def _mix(h: U64, k: U64) -> U64:
    m = np.uint64(0xC6A4A7935BD1E995)
    k = k * m
    k = k ^ (k >> np.uint64(47))
    k = k ^ m
    return (h ^ k) * m
