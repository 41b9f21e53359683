"""A 32-bit module written once more as a native Lean would: 8-byte pointers, GMP numbers.

There is no native Lean everywhere to make such files; the layout is that of Lean's sources.
"""

import struct
from collections.abc import Callable

from fundamentals.lean.declarations.registered import INSTANCES
from fundamentals.lean.olean.format import ARRAY, BIGNUM, SCALARS, STRING, Image
from fundamentals.lean.olean.module import Module
from fundamentals.lean.olean.names import name_hash, split

__all__ = ["to_64_bits"]

_ALIGNMENT = 1 << 16


def to_64_bits(module: Module, parts: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The same module, its parts under the same names, in the layout of a 64-bit Lean."""
    image = module.image
    base = name_hash(split(module.name)) % 0x7F0000000000 & ~0xFFFF
    scalars = _known_scalars(module)
    moved: dict[int, int] = {1: 1}
    written: list[tuple[str, bytes]] = []
    starts = image.starts.tolist()
    position = 0
    for (name, old), root, end in zip(parts, image.roots, _ends(image, parts), strict=True):
        out = bytearray(old[:80])
        out[6] |= 1
        out += bytes(16)
        position = -(-position // _ALIGNMENT) * _ALIGNMENT
        while starts and starts[0] < end:
            place = starts.pop(0)
            number = image.natural(place * 2) if image.tag(place * 2) == BIGNUM else None
            if number is not None and number < 1 << 63:
                moved[place * 2] = number * 2 + 1
                continue
            moved[place * 2] = base + position + len(out)
            out += _object(image, place, scalars, moved.__getitem__, moved[place * 2])
        struct.pack_into("<QQ", out, 80, base + position, moved[root])
        written.append((name, bytes(out)))
        position += len(out)
    return written


def _ends(image: Image, parts: list[tuple[str, bytes]]) -> list[int]:
    ends, position = [], 0
    for _, data in parts:
        position = -(-position // _ALIGNMENT) * _ALIGNMENT + len(data)
        ends.append(position // 4)
    return ends


def _known_scalars(module: Module) -> dict[int, int]:
    """Bytes of scalars of objects where padding could hide their number, by place."""
    image, known = module.image, {}
    for root in image.roots:
        known[root >> 1] = 1
        for ref in image.array(image.field(root, 0), "imports"):
            known[ref >> 1] = 3
        for ref in image.array(image.field(root, 2), "constants"):
            body = image.field(ref, 0)
            known[body >> 1] = (1, 1, 0, 1, 1, 3, 1, 2)[image.tag(ref)]
    for ref in module.entries.get(INSTANCES, ()):
        known[image.field(ref, int(image.tag(ref) == 1)) >> 1] = 1
    return known


def _object(
    image: Image, place: int, scalars: dict[int, int], move: Callable[[int], int], address: int
) -> bytes:
    found = image.heads[place]
    tag, other, size = found >> 24, found >> 16 & 0xFF, found & 0xFFFF
    at = place * 4

    def moved(ref: int) -> bytes:
        return (ref if ref & 1 else move(ref)).to_bytes(8, "little")

    if tag == STRING:
        length, capacity, points = struct.unpack_from("<III", image.data, at + 8)
        body = struct.pack("<QQQ", length, capacity, points)
        body += image.data[at + 20 : at + 20 + length]
    elif tag == SCALARS:
        length, capacity = struct.unpack_from("<II", image.data, at + 8)
        body = struct.pack("<QQ", length, capacity)
        body += image.data[at + 16 : at + 16 + length * other]
    elif tag == ARRAY:
        items = image.array(place * 2, "an array")
        body = struct.pack("<QQ", len(items), len(items)) + b"".join(map(moved, items))
    elif tag == BIGNUM:
        number = image.natural(place * 2)
        limbs = -(-number.bit_length() // 64)
        body = struct.pack("<iiQ", limbs, limbs, address + 24)
        body += number.to_bytes(limbs * 8, "little")
    else:
        pointers = [image.words[place + 2 + nth] for nth in range(other)]
        extra = scalars.get(place, _scalars(tag, other, size - 8 - 4 * other))
        body = b"".join(map(moved, pointers))
        body += image.data[at + 8 + 4 * other : at + 8 + 4 * other + extra]
    body += bytes(-len(body) % 8)
    if tag <= 243:
        size = 8 + len(body)
    return struct.pack("<IHBB", 0, size, other, tag) + body


def _scalars(tag: int, pointers: int, area: int) -> int:
    """How many bytes of scalars stand in an area that is padded to eight bytes."""
    if pointers % 2 == 0:
        return area
    if pointers == 3 and tag in (6, 7) and area == 12:
        return 9  # fun and ∀: their data and the kind of binder
    return area - 4
