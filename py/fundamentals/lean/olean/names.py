"""Hierarchical names: Lean's hash of them, and one text for each that can be read back.

A component is quoted as `«…»` where it could be mistaken for something else (a dot inside it, all
digits, nothing at all); a numeric component stands bare. So two names are equal just when their
texts are.
"""

import re
from functools import lru_cache

__all__ = [
    "ANONYMOUS",
    "ANONYMOUS_HASH",
    "is_private",
    "join",
    "mix_hash",
    "name_hash",
    "split",
    "string_hash",
]

ANONYMOUS = "[anonymous]"
ANONYMOUS_HASH = 1723
_M = 0xC6A4A7935BD1E995
_MASK = (1 << 64) - 1
_NEEDS_QUOTES = re.compile(r"[\s.«»\\\[\]\x00-\x1f]|^[0-9]|^$")
_COMPONENT = re.compile(r"«(?P<quoted>[^»]*)»|(?P<bare>[^.«»]+)")
_ESCAPED = re.compile(r"\\(.)")


def mix_hash(h: int, k: int) -> int:
    """Lean's `mixHash`."""
    k = k * _M & _MASK
    k ^= k >> 47
    k ^= _M
    return (h ^ k) * _M & _MASK


@lru_cache(maxsize=1 << 16)
def string_hash(text: str) -> int:
    """Lean's hash of a string: MurmurHash64A of its UTF-8 with seed 11."""
    data = text.encode()
    h = 11 ^ (len(data) * _M & _MASK)
    whole = len(data) & ~7
    for at in range(0, whole, 8):
        k = int.from_bytes(data[at : at + 8], "little") * _M & _MASK
        k ^= k >> 47
        h = (h ^ (k * _M & _MASK)) * _M & _MASK
    if rest := data[whole:]:
        h = (h ^ int.from_bytes(rest, "little")) * _M & _MASK
    h ^= h >> 47
    h = h * _M & _MASK
    return h ^ (h >> 47)


def name_hash(components: tuple[str | int, ...]) -> int:
    """Lean's hash of a name."""
    h = ANONYMOUS_HASH
    for component in components:
        k = string_hash(component) if isinstance(component, str) else component & _MASK
        h = mix_hash(h, k)
    return h


def join(prefix: str, component: str | int) -> str:
    """The text of a name with one more component."""
    if isinstance(component, int):
        text = str(component)
    elif _NEEDS_QUOTES.search(component):
        escaped = component.replace("\\", "\\\\").replace("»", "\\>")
        text = f"«{escaped}»"
    else:
        text = component
    return text if prefix == ANONYMOUS else f"{prefix}.{text}"


def split(name: str) -> tuple[str | int, ...]:
    """The components of a name, numbers as ints."""
    if name == ANONYMOUS:
        return ()
    found: list[str | int] = []
    for match in _COMPONENT.finditer(name):
        bare = match["bare"]
        if bare is None:
            found.append(_ESCAPED.sub(lambda m: "»" if m[1] == ">" else m[1], match["quoted"]))
        else:
            found.append(int(bare) if bare.isascii() and bare.isdigit() else bare)
    return tuple(found)


def is_private(name: str) -> bool:
    """Whether the name is one that Lean made up for a `private` declaration."""
    return name.startswith("_private.")
