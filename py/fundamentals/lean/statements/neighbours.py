"""What the library does to a file that imports it beside other libraries: nothing, outside of its
own namespace.

A notation that held everywhere could take a symbol from Mathlib; an instance for Lean's own types
could decide what `a + b` means there; a lemma named `add_comm` could be another's.
"""

from collections.abc import Iterator
from pathlib import Path

from fundamentals.base.problem import Problem
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.registered import Registered
from fundamentals.lean.sources.modules import file_of

__all__ = ["check"]


def check(library: Library, namespace: str) -> list[Problem]:
    """What of a library is in force outside of its namespace.

    Args:
        library: compiled.
        namespace: the one that all its public names are in.
    """
    found = [
        Problem(name, "neighbours", message, file_of(name, Path("lean")), 1, 0)
        for name, registered in library.registered.items()
        for message in _in_force(registered, namespace)
    ]
    message = f"its name is not in the namespace {namespace}, so it may be another's"
    for each in library.declarations.values():
        public = not each.is_private and not each.is_auxiliary and each.line is not None
        if public and not _is_in(each.name, namespace):
            place = (file_of(each.module, Path("lean")), each.line, each.column)
            found.append(Problem(each.name, "neighbours", message, *place))
    return found


def _in_force(found: Registered, namespace: str) -> Iterator[str]:
    for what in found.everywhere:
        yield f"its syntax {what} holds wherever the file is imported: make it `scoped`"
    for instance in found.instances:
        if not any(_is_in(name, namespace) for name in instance.about):
            yield (
                f"{instance.name} is an instance for what is not ours, and holds wherever the file "
                "is imported: make it `scoped`, `local` or a definition"
            )


def _is_in(name: str, namespace: str) -> bool:
    return name.removeprefix("_private.").startswith(f"{namespace}.") or name == namespace
