"""Changes at random: of bytes, of JSON as a tree, of lines of text."""

import copy
import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

__all__ = ["change_bytes", "change_json", "change_lines", "duplicate_key", "odd"]

_ODD: tuple[Any, ...] = (
    *(None, True, False, "", "0", "x", "\u0000", "\ud800", "\u202e", [], {}, [[]], {"a": {}}),
    *(0, 1, -1, 2, 7, 255, 256, 65535, 2**31 - 1, 2**31, 2**32, 2**53 - 1, 2**53, 2**64, -(2**63)),
    *(10**30, 0.5, -0.0, 1e308, "9" * 5000, "a" * 10000, "../../etc/passwd", "__proto__"),
)
_DEEP = 3000


def odd(random: Random) -> Any:
    """A value that is often forgotten."""
    return copy.deepcopy(random.choice(_ODD))


def change_bytes(data: bytes, random: Random, others: Sequence[bytes] = ()) -> bytes:
    """One to three changes: bytes flipped, cut off, moved, put in from elsewhere, words copied."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        random.choice(_OF_BYTES)(changed, random, random.choice(others) if others else data)
    return bytes(changed)


def _flip(data: bytearray, random: Random, _: bytes) -> None:
    for _n in range(random.choice((1, 1, 2, 8))):
        if data:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _set(data: bytearray, random: Random, _: bytes) -> None:
    if data:
        data[random.randrange(len(data))] = random.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF))


def _truncate(data: bytearray, random: Random, _: bytes) -> None:
    del data[random.randrange(len(data) + 1) :]


def _extend(data: bytearray, random: Random, _: bytes) -> None:
    data += random.randbytes(random.choice((1, 4, 8, 64)))


def _splice(data: bytearray, random: Random, other: bytes) -> None:
    length = random.choice((1, 4, 8, 16, 64, 256))
    begin, place = random.randrange(len(other) + 1), random.randrange(len(data) + 1)
    end = place + length if random.random() < 0.7 else place
    data[place:end] = other[begin : begin + length]


def _delete(data: bytearray, random: Random, _: bytes) -> None:
    place = random.randrange(len(data) + 1)
    del data[place : place + random.choice((1, 4, 8, 64, 1024))]


def _word(data: bytearray, random: Random, other: bytes) -> None:
    """An aligned word of four bytes from another place: often a pointer."""
    if len(data) >= 8 and len(other) >= 8:
        place, begin = (4 * random.randrange(len(each) // 4) for each in (data, other))
        data[place : place + 4] = other[begin : begin + 4]


_OF_BYTES: tuple[Callable[[bytearray, Random, bytes], None], ...] = (
    *(_flip, _flip, _set, _truncate, _extend, _splice, _delete, _word, _word),
)


def change_json(tree: Any, random: Random) -> Any:
    """The tree with one to three changes; it is not altered itself."""
    tree = json.loads(json.dumps(tree))
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        tree = _changed(tree, random)
    return tree


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Each container with each of its keys."""
    found, waiting = [], [tree]
    while waiting:
        each = waiting.pop()
        keys = list(each) if isinstance(each, dict) else range(len(each))
        found += [(each, key) for key in keys]
        waiting += [each[key] for key in keys if isinstance(each[key], dict | list)]
    return found


def _changed(tree: Any, random: Random) -> Any:
    places = _places(tree) if isinstance(tree, dict | list) else []
    if not places:
        return odd(random)
    owner, key = random.choice(places)
    kind = random.randrange(8)
    if kind == 0:
        del owner[key]
    elif kind == 1:
        owner[key] = odd(random)
    elif kind == 2:
        other, place = random.choice(places)
        owner[key] = json.loads(json.dumps(other[place]))
    elif kind == 3 and isinstance(owner, dict):
        owner[random.choice(("x", "", "name", key.upper()))] = owner.pop(key)
    elif kind == 4 and isinstance(owner, list):
        owner.insert(key, json.loads(json.dumps(owner[key])))
    elif kind == 5 and isinstance(owner[key], list):
        random.shuffle(owner[key])
    elif kind == 6:
        owner[key] = [owner[key]] if random.random() < 0.5 else {"x": owner[key]}
    else:
        owner[key] = _near(owner[key], random)
    return tree


def _near(value: Any, random: Random) -> Any:
    """A value of the same type that is another."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + random.choice((-1, 1, 1, 10))
    if isinstance(value, str) and value:
        place = random.randrange(len(value))
        return value[:place] + random.choice(("", "x", "ß", "\u0000")) + value[place + 1 :]
    return odd(random)


def duplicate_key(text: str, random: Random) -> str:
    """JSON in which some key comes twice, or which is nested deeply."""
    if random.random() < 0.1:
        return "[" * _DEEP + text + "]" * _DEEP
    begins = [place for place, sign in enumerate(text) if sign == "{"]
    if not begins:
        return text
    place = random.choice(begins) + 1
    end = text.find(",", place)
    copied = text[place:end] if end > 0 else '"x": 1'
    return text[:place] + copied + "," + text[place:]


def change_lines(text: str, random: Random) -> str:
    """Lines left out, repeated, exchanged, indented; words exchanged; what YAML makes much of."""
    lines = text.split("\n")
    for _ in range(random.choice((1, 1, 2, 3))):
        place, other = (random.randrange(len(lines)) for _ in range(2))
        kind = random.randrange(9)
        if kind == 0 and len(lines) > 1:
            del lines[place]
        elif kind == 1:
            lines.insert(other, lines[place])
        elif kind == 2:
            lines[place], lines[other] = lines[other], lines[place]
        elif kind == 3:
            lines[place] = random.choice(("  ", " ", "\t", "- ")) + lines[place]
        elif kind == 4:
            lines[place] = lines[place].lstrip() or lines[place]
        elif kind == 5:
            lines[place] = _exchanged(lines[place], lines[other], random)
        elif kind == 6:
            lines.insert(place, random.choice(_OF_YAML))
        elif kind == 7:
            head, colon, _ = lines[place].partition(": ")
            lines[place] = head + colon + random.choice(_OF_YAML)
        else:
            sign = random.choice(("\u0000", "\u202e", "\ufeff", "é", "'", '"', "{", "]", "#", "\\"))
            cut = random.randrange(len(lines[place]) + 1)
            lines[place] = lines[place][:cut] + sign + lines[place][cut:]
    return "\n".join(lines)


def _exchanged(line: str, other: str, random: Random) -> str:
    words, others = line.split(" "), other.split(" ")
    words[random.randrange(len(words))] = random.choice(others)
    return " ".join(words)


_OF_YAML = (
    *("&a", "*a", "<<: *a", "!!python/object/apply:os.system [true]", "!!binary aaaa", "~", "? x"),
    *("[" * 2000, "{" * 2000, "1e400", "0x_", "2026-13-45", "---", "...", "%YAML 9.9", "{a: 1}"),
    *("&a [*a, *a]", "- - - -", "!!set {a, b}", "!!timestamp 1-1-1", "|", ">", "'", "yes", "1:2:3"),
    "&x [&y [&z [1, 1], *z, *z], *y, *y]",
)
