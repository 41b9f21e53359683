"""What the outcome of a module depends on, as one hash.

That is its source, the options, the toolchain (of the embedded one every file that is installed,
the Node that runs it and the script that Node is given; their environment is made anew), and of
each import what it lets this file see: the exported interface of the module and of all that it
imports publicly, or for `import all`, `meta import`, and files without `module`, simply everything
below it. What would read anything else is refused by the lint.
"""

import hashlib
import json
from collections.abc import Mapping

from fundamentals.lean.building.store import Record
from fundamentals.lean.sources.modules import Graph

__all__ = ["Keys"]

_FORMAT = 2


class Keys:
    """Keys of modules whose imports are compiled.

    Args:
        graph: the library.
        toolchain: identity of the Lean that compiles it.
        options: that it is given.
    """

    def __init__(self, graph: Graph, toolchain: str, options: Mapping[str, str]) -> None:
        self._graph = graph
        self._base = [_FORMAT, toolchain, sorted(options.items())]
        self._exported: dict[str, str] = {}
        self._everything: dict[str, str] = {}

    def key(self, module: str) -> str:
        """The key of a module, all of whose imports have been added."""
        source = self._graph.sources[module]
        seen = [
            (each.module, self._everything if private else self._exported)
            for each in self._graph.own_imports(module)
            for private in [each.everything or each.meta or not source.header.is_module]
        ]
        return _hash([self._base, module, source.digest, [[m, of[m]] for m, of in seen]])

    def add(self, module: str, record: Record) -> None:
        """Take note of what a module turned out to be."""
        imports = self._graph.own_imports(module)
        public = [each.module for each in imports if each.public]
        self._exported[module] = _hash([record.interface, [self._exported[m] for m in public]])
        below = [self._everything[each.module] for each in imports]
        self._everything[module] = _hash([record.interface, record.whole, below])


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
