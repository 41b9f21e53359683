"""What is attacked in a project that is compiled: the kinds, and what each begins with."""

import functools
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fundamentals.base.errors import SetupError
from fundamentals.base.progress import Progress, Silent
from fundamentals.base.project import Project
from fundamentals.fuzz.catalogs import Catalogs
from fundamentals.fuzz.compiled import Compiled, original
from fundamentals.fuzz.exports import Exports
from fundamentals.fuzz.judges import NativeJudge, SecondJudge, native_at_hand
from fundamentals.fuzz.kept import Kept, Pack
from fundamentals.fuzz.model import Target
from fundamentals.fuzz.pool import Make
from fundamentals.fuzz.proofs import Proofs
from fundamentals.kernel.packing import packs
from fundamentals.kernel.recheck import recheck_library
from fundamentals.lean.building.build import BuildResult, build
from fundamentals.lean.building.built import load_library
from fundamentals.lean.declarations.export import export
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.sources.modules import file_of
from fundamentals.lean.toolchain import finding as toolchains

__all__ = ["KINDS", "Kind", "Material", "prepare"]

_LARGEST_EXPORT = 150_000  # bytes: larger ones take long, and repeat what smaller ones have
_LARGEST_MODULE = 200_000
_EXPORTS, _MODULES, _PACKS, _ENTRIES = 12, 10, 3, 5
_ENTRY = "\n  - id: "


@dataclass(frozen=True)
class Material:
    """What the attacks begin with.

    Attributes:
        project: the project.
        base: an export of its whole library.
        exports: files with small exports.
        modules: small modules of the library.
        theorems: all theorems of the library.
        packs: files of what pages load, by theorem.
    """

    project: Project
    base: Path
    exports: tuple[Path, ...]
    modules: tuple[str, ...]
    theorems: tuple[str, ...]
    packs: tuple[tuple[str, Path], ...]

    def library(self) -> Library:
        """The library, loaded anew."""
        return _library(self.project)[0]

    def native(self, base: Path | None = None) -> NativeJudge | None:
        """Lean's own kernel, where it is installed."""
        return NativeJudge(base) if native_at_hand() else None


@dataclass(frozen=True)
class Kind:
    """A kind of attack: how its target is made, how long a case may take, how many there are."""

    make: Callable[[Material], Target]
    seconds: float
    every_theorem: bool = False

    def maker(self, material: Material) -> Make:
        """What makes the target in a worker."""
        return functools.partial(self.make, material)

    def count(self, material: Material, asked: int) -> int:
        """How many cases: as many as asked for, or of proofs no more than there are theorems."""
        return min(asked, len(material.theorems)) if self.every_theorem else asked


def prepare(project: Project, progress: Progress) -> Material:
    """Make what the attacks begin with, or take it from an earlier run over the same library.

    Raises:
        SetupError: the library does not compile.
    """
    library, result = _library(project, progress)
    if not result.ok:
        raise SetupError("the library does not compile, so that there is nothing to attack: verify")
    folder = project.build_dir / "fuzz" / hashlib.sha256(library.digest.encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    base = folder / "library.ndjson"
    if not base.is_file():
        progress.note("Exporting the library …")
        made = folder / "library.tmp"
        with made.open("w", encoding="utf-8") as target:
            export(library, sorted(library.checkable), target)
        made.replace(base)
    random = Random(library.digest)  # noqa: S311
    theorems = [d.name for d in library.declarations.values() if d.kind == "theorem"]
    written = [d.name for d in library.declarations.values() if not d.is_auxiliary]
    sizes = {name: _size(result, name) for name in library.modules}
    small = sorted(name for name, size in sizes.items() if 0 < size <= _LARGEST_MODULE)
    proved = [name for name in random.sample(written, len(written)) if name in set(theorems)]
    # what rests on little of ours mostly rests on little of Lean's
    smallest = sorted(proved, key=lambda each: len(library.closure(each)))
    exports = _exports(library, smallest, folder)
    chosen = {f"pack-{nth}": name for nth, name in enumerate(smallest[:_PACKS])}
    made_packs = packs(library, chosen, cache_dir=folder / "packs", progress=progress)
    return Material(
        project=project,
        base=base,
        exports=exports,
        modules=tuple(random.sample(small, min(_MODULES, len(small)))),
        theorems=tuple(random.sample(theorems, len(theorems))),
        packs=tuple((chosen[each], file) for each, file in made_packs.items()),
    )


def _library(project: Project, progress: Progress | None = None) -> tuple[Library, BuildResult]:
    toolchain = toolchains.find(project, progress=progress or Silent())
    result = build(project, toolchain=toolchain, progress=progress or Silent())
    return load_library(project, result, toolchain), result


def _size(result: BuildResult, module: str) -> int:
    files = (file_of(module, folder, ".olean.private") for folder in result.olean_dirs)
    return next((file.stat().st_size for file in files if file.is_file()), 0)


def _exports(library: Library, names: list[str], folder: Path) -> tuple[Path, ...]:
    known = folder / "exports"
    if not known.is_dir():
        scratch = folder / "exports.tmp"
        scratch.mkdir(exist_ok=True)
        found = 0
        for name in names:
            target = io.StringIO()
            export(library, [name], target)
            if target.tell() <= _LARGEST_EXPORT:
                (scratch / f"{found}.ndjson").write_text(target.getvalue(), encoding="utf-8")
                found += 1
            if found == _EXPORTS:
                break
        scratch.rename(known)
    return tuple(sorted(known.iterdir()))


def _compiled(material: Material) -> Target:
    library, result = _library(material.project)
    folder = result.olean_dirs[0]
    root = material.project.root
    originals = []
    for name in material.modules:
        text = (root / "lean" / Path(*name.split("."))).with_suffix(".lean").read_text("utf-8")
        originals.append(original(name, folder, text))
    return Compiled(originals, library, SecondJudge(material.base))


def _of_exports(material: Material) -> Target:
    texts = [file.read_text("utf-8") for file in material.exports]
    return Exports(texts, SecondJudge(), material.native())


def _catalogs(material: Material) -> Target:
    """Some entries of the catalog, and the pins of what they claim."""
    library = material.library()
    random = Random(library.digest)  # noqa: S311
    head, *entries = material.project.catalog_file.read_text("utf-8").split(_ENTRY)
    text = _ENTRY.join([head, *random.sample(entries, min(_ENTRIES, len(entries)))])
    return Catalogs(text, library)


def _kept(material: Material) -> Target:
    library, result = _library(material.project)
    name = material.modules[0]
    parts = (".olean", ".olean.server", ".olean.private")
    files = tuple(file_of(name, result.olean_dirs[0], suffix) for suffix in parts)
    pinned = json.loads(material.project.pins_file.read_text("utf-8"))["statements"]
    recheck = recheck_library(
        library,
        sorted(pinned)[:1],
        cache_dir=material.base.parent,
        progress=Silent(),
    )
    read = [Pack(file.read_text("utf-8"), theorem) for theorem, file in material.packs]
    return Kept((name, files), recheck, read, SecondJudge())


def _proofs(material: Material) -> Target:
    judge = SecondJudge(material.base, seconds=300)
    return Proofs(material.theorems, judge, material.native(material.base))


KINDS = {
    "compiled": Kind(_compiled, seconds=60),
    "exports": Kind(_of_exports, seconds=90),
    "catalogs": Kind(_catalogs, seconds=60),
    "kept": Kind(_kept, seconds=60),
    "proofs": Kind(_proofs, seconds=600, every_theorem=True),
}
