"""Results of checks, kept for as long as nothing they depend on has changed.

A result depends on the source of the entry's module and of every module of ours that it or the
harness imports, on the versions of Python and of the libraries that compute, and on the seed. Only
what holds is kept: a failure is always looked at again.
"""

import ast
import hashlib
import json
import platform
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict

import fundamentals
from fundamentals.base.installed import installed
from fundamentals.base.kept import Shelf, keep, own_sources, recall
from fundamentals.evidence.core import Layer
from fundamentals.evidence.engine.results import CheckResult

__all__ = ["Cache", "Listing", "Sources", "library_versions"]

_FORMAT = 3
_OWN = "evidence/engine"  # what works this out
_LIBRARIES = ("hypothesis", "mpmath", "numpy", "python-flint", "scipy", "sympy")
_HARNESS = ("fundamentals.evidence.engine.trial", "fundamentals.evidence.engine.worker")


class Listing(BaseModel):
    """What a module offers: one check.

    Attributes:
        name: the function's name.
        says: what is checked.
        layer: the kind of evidence.
        line: where it begins in the file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    says: str
    layer: Layer
    line: int


class _Stored(BaseModel):
    """One file of the cache."""

    model_config = ConfigDict(extra="forbid")

    checks: tuple[Listing, ...]
    results: dict[str, CheckResult]


class Sources:
    """Our own source files, as a graph of imports."""

    def __init__(
        self, packages: dict[str, Path] | None = None, *, kept: Path | None = None
    ) -> None:
        """Begin with what is known.

        Args:
            packages: folders of top-level packages; by default this one's.
            kept: a file in which it is kept what each text imports, by the text's hash.
        """
        self._packages = packages or {"fundamentals": Path(fundamentals.__file__).parent}
        self._read: dict[str, tuple[str, frozenset[str]]] = {}
        self._imports = Shelf(kept, own_sources(_OWN), dict[str, list[str]])
        self._paths: dict[str, Path | None] = {}

    def path(self, module: str) -> Path | None:
        """The file of one of our modules; None for anything else."""
        if module not in self._paths:
            self._paths[module] = self._path(module)
        return self._paths[module]

    def _path(self, module: str) -> Path | None:
        top, *rest = module.split(".")
        if top not in self._packages:
            return None
        base = self._packages[top].joinpath(*rest)
        return next(
            (p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file()), None
        )

    def digest(self, modules: Iterable[str]) -> str:
        """A hash of the sources of `modules` and of all that they import of ours."""
        waiting, closure = list(modules), dict[str, str]()
        while waiting:
            module = waiting.pop()
            if module not in closure and (path := self.path(module)) is not None:
                closure[module], imports = self._module(module, path)
                waiting.extend(imports)
        return _hash(closure)

    def _module(self, module: str, path: Path) -> tuple[str, frozenset[str]]:
        if module not in self._read:
            source = path.read_bytes()
            digest = hashlib.sha256(source).hexdigest()
            imports = self._imports.get(
                f"{module} {path.name} {digest}", partial(_imports, source, module, path)
            )
            self._read[module] = (digest, frozenset(imports))
        return self._read[module]

    def save(self) -> None:
        """Keep what texts import."""
        self._imports.save()


def _imports(source: bytes, module: str, path: Path) -> list[str]:
    """Every name that an import statement in `source` may mean as a module."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []  # running it reports the error
    parts = module.split(".")
    package = parts if path.name == "__init__.py" else parts[:-1]
    found = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
    return sorted(found)


def library_versions() -> dict[str, str | None]:
    """The versions of Python and of the libraries that compute."""
    versions = {name: installed(name) for name in _LIBRARIES}
    return versions | {"python": f"{platform.python_implementation()} {platform.python_version()}"}


class Cache:
    """The results kept in a folder."""

    def __init__(self, folder: Path, sources: Sources) -> None:
        self._folder, self._sources = folder, sources
        self._versions = library_versions()

    def key(self, module: str, seed: int) -> str:
        """A hash of everything that results of `module` depend on."""
        sources = self._sources.digest([module, *_HARNESS])
        return _hash([_FORMAT, module, seed, sources, self._versions])

    def load(
        self, module: str, seed: int
    ) -> tuple[tuple[Listing, ...] | None, dict[str, CheckResult]]:
        """What is still valid: the module's checks, and the results of some of them."""
        stored = recall(self._file(module, seed), self.key(module, seed), _Stored)
        if stored is None:
            return None, {}
        results = {
            name: result
            for name, result in stored.results.items()
            if result.ok and all(installed(p) == found for p, found in result.packages.items())
        }
        return stored.checks, results

    def save(
        self,
        module: str,
        seed: int,
        checks: tuple[Listing, ...],
        results: Iterable[CheckResult],
    ) -> None:
        """Keep what holds of `results`, if there is room: to be without it costs time only."""
        stored = _Stored(checks=checks, results={r.name: r for r in results if r.ok})
        keep(self._file(module, seed), self.key(module, seed), stored)

    def _file(self, module: str, seed: int) -> Path:
        return self._folder / f"{module.rpartition('.')[2]}-{seed}.json"


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
