"""Where things are: the project's own files and the user's cache."""

import functools
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

from fundamentals.base.errors import UsageError
from fundamentals.base.reading import read_bytes

__all__ = ["Project", "cache_dir"]

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Project:
    """A checkout of the project, known by its root folder."""

    root: Path

    @property
    def lean_dir(self) -> Path:
        """Lean sources: the library's root file and its folder."""
        return self.root / "lean"

    @property
    def catalog_file(self) -> Path:
        """The catalog's records."""
        return self.root / "catalog.yaml"

    @property
    def pins_file(self) -> Path:
        """Fingerprints of the statements, as last agreed on."""
        return self.root / "statements.pins.json"

    @property
    def build_dir(self) -> Path:
        """Everything that can be made again."""
        return self.root / "build"

    def digest(self) -> str:
        """Changes with everything that the project says: proofs, catalog, pins, this program."""
        digest = hashlib.sha256()
        for name, path in sorted(self._files().items()):
            content = read_bytes(path) if path.is_file() else b""
            digest.update(os.fsencode(f"{name}\0{len(content)}\0") + content)
        return digest.hexdigest()

    def links(self) -> list[Path]:
        """The files of `digest` that lie elsewhere than they seem to, through links.

        Version control holds the link alone, and what it leads to may change at any time.
        """
        real = functools.cache(os.path.realpath)
        found = []
        for path in sorted(self._files().values()):
            root = _PACKAGE if path.is_relative_to(_PACKAGE) else self.root
            seems = Path(real(root), path.parent.relative_to(root))
            if path.is_symlink() or Path(real(path.parent)) != seems:
                found.append(path)
        return found

    def _files(self) -> dict[str, Path]:
        """All that the project says, by name."""
        files = {
            path.relative_to(folder).as_posix(): path
            for folder, pattern in ((self.lean_dir, "*.lean"), (_PACKAGE, "*.py"))
            for path in folder.rglob(pattern)
        }
        for file in (self.catalog_file, self.pins_file, self.root / "lean-toolchain"):
            files[file.name] = file
        return files

    @classmethod
    def find(cls, start: Path | None = None) -> Self:
        """The project that `start` (the working directory by default) lies in.

        Raises:
            UsageError: no folder above holds a catalog and a lakefile.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / "catalog.yaml").is_file() and (folder / "lakefile.lean").is_file():
                return cls(folder)
        raise UsageError(
            f"{here} is not inside a checkout of Fundamentals (no catalog.yaml beside a "
            "lakefile.lean in it or above it): change into one, or pass --project FOLDER"
        )


def cache_dir() -> Path:
    """The user's cache for this project; `XDG_CACHE_HOME` is honoured."""
    return platformdirs.user_cache_path("fundamentals")
