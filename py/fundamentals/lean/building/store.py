"""Compiled modules on disk, each with a record of what it was made from and what came of it.

A module is there when its record is, and every part has the hash that the record says. Parts are
written elsewhere and moved in, the record last: whenever a run is killed, what it leaves is either
the module before, the module after, or parts that do not fit the record and count as nothing.
"""

import contextlib
import hashlib
import itertools
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from fundamentals.base.atomic import check_room, unwritable
from fundamentals.base.progress import Progress
from fundamentals.base.reading import read_bytes, sha256
from fundamentals.lean.building.worker import Message
from fundamentals.lean.sources.modules import file_of

__all__ = ["PARTS", "Record", "Store"]

PARTS = (".olean", ".olean.server", ".olean.private", ".ir", ".ilean")
_RECORD = ".record.json"
_FORMAT: Literal[2] = 2


@dataclass(frozen=True, kw_only=True)
class Record:
    """What is known of a compiled module.

    Attributes:
        key: hash of everything that the outcome depends on.
        interface: hash of what importers see of it.
        parts: hash of every file, by suffix.
        messages: Lean's, none of them an error or a warning.
        seconds: wall time of its check.
        cpu_seconds: of all threads.
        heap_mib: Lean's memory after it.
    """

    key: str
    interface: str
    parts: Mapping[str, str]
    messages: tuple[Message, ...]
    seconds: float
    cpu_seconds: float
    heap_mib: int

    @property
    def whole(self) -> str:
        """Hash of all parts, for importers that see more than the interface."""
        return hashlib.sha256(json.dumps(dict(self.parts), sort_keys=True).encode()).hexdigest()

    @property
    def clean(self) -> bool:
        """Whether Lean had nothing against it."""
        return all(message.severity == "information" for message in self.messages)


class _File(BaseModel):
    """A record as it is written."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[2]
    module: str
    record: Record


class Store:
    """A folder of compiled modules.

    Args:
        folder: what goes on Lean's search path.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._scratch = folder.parent / f"{folder.name}.tmp"
        self._numbers = itertools.count()

    @contextlib.contextmanager
    def locked(self, progress: Progress) -> Iterator[bool]:
        """Keep other runs out; wait for one that is at work, and say so.

        What is compiled in a folder that can only be read can be used all the same; then nobody is
        kept out, for nobody writes there.

        Yields:
            Whether the folder can be written.

        Raises:
            SetupError: it cannot, and there is nothing in it.
        """
        lock = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder.parent / f"{self.folder.name}.lock")
            try:
                lock.acquire(blocking=False)
            except Timeout:
                progress.note(f"another run is building in {self.folder}: waiting for it to end")
                lock.acquire(poll_interval=0.2)
        except OSError as error:
            if not self.folder.is_dir():
                raise unwritable(self.folder, error) from error
            progress.note(f"{self.folder} cannot be written ({error.strerror}): it is only read")
            lock = None
        try:
            yield lock is not None
        finally:
            if lock is not None:
                lock.release()

    def check_room(self) -> None:
        """Make sure that it was not for want of room that something failed.

        Raises:
            SetupError: it was, or at least there is none now.
        """
        check_room(self.folder.parent)

    def file(self, module: str, suffix: str) -> Path:
        """Where a part of a module is."""
        return file_of(module, self.folder, suffix)

    def record(self, module: str) -> Record | None:
        """The record of a module, if there is one that can be read."""
        try:
            found = _File.model_validate_json(read_bytes(self.file(module, _RECORD)))
        except (OSError, ValidationError):
            return None
        return found.record if found.module == module else None

    def intact(self, module: str, record: Record) -> bool:
        """Whether the files of a module are those that its record speaks of."""
        try:
            return (
                record.clean
                and ".olean" in record.parts
                and all(
                    sha256(self.file(module, suffix)) == expected
                    for suffix, expected in record.parts.items()
                )
                and not any(
                    self.file(module, suffix).exists()
                    for suffix in PARTS
                    if suffix not in record.parts
                )
            )
        except OSError:
            return False

    def scratch(self, module: str) -> Path:
        """A new empty folder's `.olean` for a module to be written to, on the same disk.

        Raises:
            SetupError: it cannot be made.
        """
        folder = self._scratch / f"{os.getpid()}-{next(self._numbers)}"
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return folder / f"{module.rpartition('.')[2]}.olean"

    def parts(self, scratch: Path) -> dict[str, str]:
        """The hashes of the parts that were written to `scratch`, by suffix."""
        files = {suffix: scratch.with_suffix(suffix) for suffix in PARTS}
        return {suffix: sha256(file) for suffix, file in files.items() if file.exists()}

    def keep(self, module: str, scratch: Path, record: Record) -> None:
        """Move what was written to `scratch` in, and then its record.

        Raises:
            SetupError: there is no room.
        """
        try:
            self._keep(module, scratch, record)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def _keep(self, module: str, scratch: Path, record: Record) -> None:
        target = self.file(module, ".olean")
        target.parent.mkdir(parents=True, exist_ok=True)
        for suffix in PARTS:
            if suffix in record.parts:
                scratch.with_suffix(suffix).replace(self.file(module, suffix))
            else:
                self.file(module, suffix).unlink(missing_ok=True)
        written = scratch.with_name("record.json")
        found = _File(format=_FORMAT, module=module, record=record)
        written.write_text(found.model_dump_json(indent=1), encoding="utf-8")
        written.replace(self.file(module, _RECORD))

    def drop(self, scratch: Path) -> None:
        """Remove a folder that `scratch` made."""
        shutil.rmtree(scratch.parent, ignore_errors=True)

    def prune(self, modules: Collection[str]) -> None:
        """Remove whatever belongs to no module of `modules`, and what killed runs left."""
        shutil.rmtree(self._scratch, ignore_errors=True)
        wanted = {self.file(module, suffix) for module in modules for suffix in (*PARTS, _RECORD)}
        for folder, folders, files in os.walk(self.folder, topdown=False):
            for name in files:
                if (file := Path(folder, name)) not in wanted:
                    file.unlink(missing_ok=True)
            for name in folders:
                with contextlib.suppress(OSError):  # not empty
                    Path(folder, name).rmdir()
