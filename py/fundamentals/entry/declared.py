"""Where the text of Lean files declares something: it needs nothing compiled.

What a name means is read from compiled files; here it is enough to find the place.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from fundamentals.base.reading import read_bytes
from fundamentals.challenge.commands import Command, commands
from fundamentals.challenge.sources import SCOPES

__all__ = ["Site", "declared"]

Site = tuple[Path, int]
"""A file, and a line in it."""

_DECLARING = {"theorem", "def", "abbrev", "structure", "class", "inductive", "instance", "opaque"}
_NAME = re.compile(r"[^\s({\[⦃:]+")


def declared(names: Collection[str], files: Iterable[Path]) -> dict[str, Site]:
    """The place of each name that a file declares for others to use, where its keyword stands."""
    last = {name.rpartition(".")[2] for name in names}
    found: dict[str, Site] = {}
    for file in files:
        try:
            text = read_bytes(file).decode(errors="replace")
        except OSError:  # it is gone, or no file
            continue
        if any(each in text for each in last):
            for name, command in _declarations(commands(text)):
                if name in names:
                    line = text.count("\n", 0, command.first) + 1
                    found.setdefault(name, (file, line))
    return found


def _declarations(listed: Iterable[Command]) -> Iterator[tuple[str, Command]]:
    """The full name of each declaration that is not private."""
    spaces: list[str] = []
    for command in listed:
        if command.keyword == "end":
            del spaces[-1:]
        elif command.keyword == "mutual" or command.keyword in SCOPES:
            spaces.append(command.argument if command.keyword == "namespace" else "")
        elif command.keyword in _DECLARING and "private" not in command.modifiers:
            own = _NAME.match(command.argument)
            if own is not None:
                parts = [*(space for space in spaces if space), own[0]]
                yield ".".join(parts).rpartition("_root_.")[2], command
