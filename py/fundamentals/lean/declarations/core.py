"""What the toolchain's own library declares: the ground on which ours stands.

Which constants it has and of which kind is read once from its compiled files, for the modules that
ours import (directly or not), and kept in the user's cache under the toolchain's identity. Where
the toolchain comes with its proofs (a native one), the axioms of its theorems are found by walking
them, and kept too; the embedded one hides proofs, and there the walk ends at its constants.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from fundamentals.base.errors import OleanError
from fundamentals.base.kept import keep, recall
from fundamentals.base.reading import read_bytes
from fundamentals.lean.declarations.references import references
from fundamentals.lean.declarations.shapes import Ending, ending, field_heads
from fundamentals.lean.olean.module import (
    Constant,
    Kind,
    Module,
    module_file,
    part_files,
    read_module,
)

__all__ = ["Core"]

_LAYOUT = 3  # of the kept files


class _Constants(BaseModel):
    """The constants as they are kept: by module and kind."""

    model_config = ConfigDict(extra="forbid", strict=True)

    has_proofs: bool
    lean: str
    modules: dict[str, dict[Kind, list[str]]]


class Core:
    """The toolchain's constants, as far as a set of its modules reaches.

    Attributes:
        lean: the Lean that compiled them: version and commit; empty if there are none.
        has_proofs: whether bodies and proofs are there to be walked.
        recalled: whether all this was kept by an earlier run.
        key: changes with the toolchain, and with what of it is reached.
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
        wanted = sorted(set(roots))
        self.key = json.dumps([_LAYOUT, identity, str(library), wanted])
        self._constants_file = self._axioms_file = None
        if cache_dir is not None:
            short = hashlib.sha256(self.key.encode()).hexdigest()[:32]
            self._constants_file = cache_dir / f"constants-{short}.json"
            self._axioms_file = cache_dir / f"axioms-{short}.json"
        found = recall(self._constants_file, self.key, _Constants)
        self.recalled = found is not None
        if found is None:
            found = self._read(wanted)
            keep(self._constants_file, self.key, found)
        self.lean = found.lean
        self.has_proofs = found.has_proofs
        self._place: dict[str, tuple[str, str]] = {
            name: (module, kind)
            for module, kinds in found.modules.items()
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
        return references(*self.constant(name)).everything

    def ending(self, name: str) -> Ending:
        """How the type of a constant ends."""
        return ending(*self.constant(name))

    def fields(self, name: str) -> tuple[str | None, ...]:
        """What heads the types of the fields of a structure."""
        module, constant = self.constant(name)
        if len(constant.constructors) != 1:
            return ()
        return field_heads(module, module.constants[constant.constructors[0]])

    def constant(self, name: str) -> tuple[Module, Constant]:
        """One of the toolchain's constants as its module stores it."""
        home = self.module(name)
        if home not in self._modules:
            self._modules[home] = self._module(home)
        return self._modules[home], self._modules[home].constants[name]

    def known_axioms(self) -> dict[str, frozenset[str]]:
        """The axioms below constants of the toolchain, as far as they were ever found."""
        return recall(self._axioms_file, self.key, dict[str, frozenset[str]]) or {}

    def keep_axioms(self, found: Mapping[str, frozenset[str]]) -> None:
        """Keep what was found by walking proofs, and let go of the modules read for it."""
        self._modules.clear()
        own = {name: sorted(axioms) for name, axioms in found.items() if name in self}
        keep(self._axioms_file, self.key, own)

    def _module(self, name: str) -> Module:
        files = part_files(module_file(name, self._library))
        if not files:
            raise OleanError(
                f"the toolchain in {self._library} lacks the module {name}: install it again"
            )
        contents = [(str(file), read_bytes(file)) for file in files]
        return read_module(name, contents, complete=len(files) > 1)

    def _read(self, roots: list[str]) -> _Constants:
        """Read the constants of `roots` and of all that they import."""
        modules: dict[str, dict[Kind, list[str]]] = {}
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
            kinds: dict[Kind, list[str]] = {}
            for constant, kind in module.kinds.items():
                kinds.setdefault(kind, []).append(constant)
            modules[name] = kinds
            pending += [line.module for line in module.imports]
        return _Constants(has_proofs=has_proofs, lean=lean, modules=modules)
