"""What the toolchain's own library declares: the ground on which ours stands.

Which constants it has and of which kind is read once from its compiled files, for the modules that
ours import (directly or not), and kept in the user's cache under the toolchain's identity. Where
the toolchain comes with its proofs (a native one), the axioms of its theorems are found by walking
them; the embedded one hides proofs, and there the walk ends at its constants.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fundamentals.errors import OleanError
from fundamentals.lean.atomic import write_atomically
from fundamentals.lean.olean.module import Module, module_file, part_files, read_module
from fundamentals.lean.references import references

__all__ = ["Core"]

_LAYOUT = 2  # of the cached file


class Core:
    """The toolchain's constants, as far as a set of its modules reaches.

    Attributes:
        lean: the Lean that compiled them: version and commit.
        has_proofs: whether bodies and proofs are there to be walked.
    """

    def __init__(
        self, library: Path, identity: str, roots: Iterable[str], *, cache_dir: Path | None
    ) -> None:
        """Take the constants from the cache, or read them.

        Args:
            library: the folder of the toolchain's compiled modules.
            identity: of the toolchain; another one shares nothing of the cache.
            roots: the modules of the toolchain that ours import.
            cache_dir: where to keep what was read; None keeps nothing.

        Raises:
            OleanError: a module is missing or cannot be read.
        """
        self._library = library
        self._modules: dict[str, Module] = {}
        self._references: dict[str, frozenset[str]] = {}
        wanted = sorted(set(roots))
        key = json.dumps([_LAYOUT, identity, str(library), wanted])
        file = None
        if cache_dir is not None:
            file = cache_dir / f"constants-{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"
        found: Any = _read_cache(file)
        if found is None:
            found = self._read(wanted)
            if file is not None:
                write_atomically(file, json.dumps(found, ensure_ascii=False).encode())
        self.has_proofs = bool(found["has_proofs"])
        self.lean = str(found["lean"])
        self._place: dict[str, tuple[str, str]] = {
            name: (module, kind)
            for module, kinds in found["modules"].items()
            for kind, names in kinds.items()
            for name in names
        }

    def __contains__(self, name: str) -> bool:
        return name in self._place

    def kind(self, name: str) -> str:
        """The kind of one of the toolchain's constants; a hidden proof counts as what it is."""
        return self._place[name][1]

    def module(self, name: str) -> str:
        """The module that declares one of the toolchain's constants."""
        return self._place[name][0]

    def references(self, name: str) -> frozenset[str]:
        """What a constant's type and value mention; nothing where values are hidden."""
        if not self.has_proofs:
            return frozenset()
        if name not in self._references:
            module = self._module(self.module(name))
            self._references[name] = references(module, module.constants[name]).everything
        return self._references[name]

    def _module(self, name: str) -> Module:
        if name not in self._modules:
            files = part_files(module_file(name, self._library))
            if not files:
                raise OleanError(
                    f"the toolchain in {self._library} lacks the module {name}: install it again"
                )
            self._modules[name] = read_module(
                name, [(str(file), file.read_bytes()) for file in files], complete=len(files) > 1
            )
        return self._modules[name]

    def _read(self, roots: list[str]) -> dict[str, Any]:
        """Read the constants of `roots` and of all that they import."""
        modules: dict[str, Mapping[str, list[str]]] = {}
        pending, has_proofs, lean = list(roots), True, ""
        while pending:
            name = pending.pop()
            if name in modules:
                continue
            module = self._module(name)
            if module.lean != (lean := lean or module.lean):
                raise OleanError(f"the toolchain in {self._library} is of two versions: {name}")
            if module.is_module and len(module.image.roots) == 1:
                has_proofs = False
            kinds: dict[str, list[str]] = {}
            for constant, kind in module.kinds.items():
                kinds.setdefault(kind, []).append(constant)
            modules[name] = kinds
            pending += [line.module for line in module.imports]
            if not has_proofs:
                del self._modules[name]
        return {"has_proofs": has_proofs, "lean": lean, "modules": modules}


def _read_cache(file: Path | None) -> dict[str, Any] | None:
    """What an earlier run kept, or None; anything unreadable is as good as nothing."""
    try:
        found = json.loads(file.read_bytes()) if file is not None else None
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
