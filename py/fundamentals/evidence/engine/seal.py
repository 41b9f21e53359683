"""The engine of checks, held to what it was before an entry's module was loaded.

An entry's module runs in the same process as the judges of its claims, and Python lets it replace
any function of theirs. So what the engine consists of is noted first, and compared before and after
each check. `admission` looks at the source of the module besides.
"""

import sys
from collections.abc import Iterator, Mapping
from types import FunctionType, MappingProxyType
from typing import Any

__all__ = ["Seal"]

_ROOT = "fundamentals."
_NOT_OURS = "fundamentals.evidence.entries"
_ALSO = ("flint", "fractions", "builtins")
_LIBRARIES = frozenset({"flint", "hypothesis", "mpmath", "sympy"})  # of these what can be called
_METHODS = (property, staticmethod, classmethod)
_MADE_LATE = {"__builtins__", "__warningregistry__", "__path__", "__annotations__"}


class Seal:
    """What the modules of the engine hold at the time when this is made."""

    def __init__(self) -> None:
        self._before = MappingProxyType(dict(_contents(_engine())))
        self._modules = tuple(_engine())

    def broken(self) -> list[str]:
        """The names of what is not what it was; empty when the engine is whole."""
        now = dict(_contents(self._modules))
        return sorted(
            name
            for name, what in self._before.items()
            if now.get(name) != what and name.rpartition(".")[2] not in _MADE_LATE
        )


def _engine() -> list[str]:
    ours = [name for name in sys.modules if name.startswith(_ROOT)]
    libraries = [name for name in sys.modules if name.partition(".")[0] in _LIBRARIES]
    return [*(name for name in ours if not name.startswith(_NOT_OURS)), *libraries, *_ALSO]


def _contents(modules: Any) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Everything in them by name, as what tells one object from another."""
    for module in modules:
        found = sys.modules.get(module)
        whole = module.partition(".")[0] not in _LIBRARIES
        for name, thing in [] if found is None else list(vars(found).items()):
            if not whole and not callable(thing):
                continue  # what libraries count and keep
            yield f"{module}.{name}", _identity(thing)
            if isinstance(thing, type) and thing.__module__ == module:
                for attribute, each in list(vars(thing).items()):
                    if not whole and not callable(each) and not isinstance(each, _METHODS):
                        continue
                    yield f"{module}.{name}.{attribute}", _identity(each)
            elif isinstance(thing, list) and all(isinstance(each, type) for each in thing):
                yield f"{module}.{name}[:]", tuple(map(id, thing))
            elif isinstance(thing, Mapping) and module.startswith(_ROOT):
                for key, each in list(thing.items()):
                    yield f"{module}.{name}[{key!r}]", _identity(each)


def _identity(thing: Any) -> tuple[int, ...]:
    parts = [thing]
    if isinstance(thing, property):
        parts += [thing.fget]
    if isinstance(thing, staticmethod | classmethod):
        parts += [thing.__func__]
    return tuple(
        id(each)
        for part in parts
        for each in (
            part,
            *(
                (part.__code__, part.__defaults__, part.__kwdefaults__)
                if isinstance(part, FunctionType)
                else ()
            ),
        )
    )
