"""What a page loads to check a proof: for each declaration the export of all that it rests on."""

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from fundamentals.base.environment import clean
from fundamentals.base.kept import keep, recall
from fundamentals.base.progress import Progress
from fundamentals.base.reading import sha256
from fundamentals.kernel.recheck import FOLDER, KernelError, own_digest
from fundamentals.lean.declarations.export import export
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.toolchain.node import find

__all__ = ["WORKER", "packs"]

WORKER = FOLDER / "worker.js"
"""The kernel for a browser's worker: the module that imports the others."""


def packs(
    library: Library, roots: Mapping[str, str], *, cache_dir: Path, progress: Progress
) -> dict[str, Path]:
    """A file for each declaration, made now or by an earlier run over the same compiled files.

    Args:
        library: what is compiled.
        roots: declarations by the names of files.
        cache_dir: where the files are kept.
        progress: hears where the work is.

    Returns:
        The file for each name.

    Raises:
        KernelError: they cannot be made.
    """
    key = json.dumps([library.digest, library.core.key, own_digest(), sorted(roots.items())])
    folder = cache_dir / f"packs-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    listed = folder / "hashes.json"
    if not folder.is_dir() or recall(listed, key, dict[str, str]) != _hashes(folder, roots):
        progress.note("Packing proofs for the kernel in the page …")
        for old in cache_dir.glob("packs-*"):
            shutil.rmtree(old, ignore_errors=True)
        cache_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache_dir) as scratch:
            made = Path(scratch, "made")
            made.mkdir()
            exported = Path(scratch, "export.ndjson")
            with exported.open("w", encoding="utf-8") as target:
                export(library, sorted(set(roots.values())), target)
            done = subprocess.run(
                [find().executable, FOLDER / "packs.js", exported, made],
                input=json.dumps(dict(roots)),
                capture_output=True,
                encoding="utf-8",
                env=clean(),
                check=False,
            )
            if done.returncode:
                last = done.stderr.strip().splitlines()[-1:] or ["without a word"]
                raise KernelError(f"the proofs cannot be packed: {last[0]}")
            keep(made / listed.name, key, _hashes(made, roots))
            if not folder.is_dir():  # another run may have been faster
                made.rename(folder)
    return {name: folder / f"{name}.js" for name in roots}


def _hashes(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The hash of each file that is there, by name."""
    files = {name: folder / f"{name}.js" for name in names}
    return {name: sha256(file) for name, file in files.items() if file.is_file()}
