"""What runs keep to save time, changed: facts, answers of the second kernel, results of checks,
records of builds, and the proofs that a page loads.

A file that was changed counts as nothing, or it says what it said. Where a file carries a hash of
its content, some cases make it fit; against somebody who does that nothing is claimed
(docs/trust.md), but that nothing crashes.
"""

import base64
import gzip
import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from fundamentals.base.kept import keep, recall
from fundamentals.evidence.engine.cache import Cache, Listing, Sources
from fundamentals.evidence.engine.results import CheckResult, MutantResult
from fundamentals.fuzz.changes import change_bytes, change_json, duplicate_key
from fundamentals.fuzz.exports import change_export
from fundamentals.fuzz.judges import JudgeDied, SecondJudge
from fundamentals.fuzz.model import Outcome
from fundamentals.kernel.recheck import Recheck
from fundamentals.lean.building.store import Record, Store
from fundamentals.lean.building.worker import Message
from fundamentals.lean.declarations.module_facts import ModuleFacts

__all__ = ["Kept", "Pack"]

_KEY = "what it was made from"


@dataclass(frozen=True)
class Pack:
    """What a page loads to check a proof: the file's content, and what it is to prove."""

    content: str
    theorem: str


@dataclass(frozen=True)
class _Kind:
    """A kind of kept file: what is read from it, or None where it counts as nothing."""

    name: str
    file: Path
    content: bytes
    read: Callable[[], Any]
    hashed: bool


class Kept:
    """Attacks kept files.

    Args:
        module: a compiled module: its name and files.
        recheck: an answer of the second kernel.
        packs: of pages.
        judge: the second kernel, for packs.
    """

    def __init__(
        self,
        module: tuple[str, tuple[Path, ...]],
        recheck: Recheck,
        packs: Sequence[Pack],
        judge: SecondJudge,
    ) -> None:
        self._scratch = tempfile.TemporaryDirectory()
        self._folder = Path(self._scratch.name)
        self._judge, self._packs = judge, packs
        self._said = [self._proved(pack.content) for pack in packs]
        self._kinds = [
            self._facts(*module),
            self._evidence(),
            self._kernel(recheck),
            self._record(),
        ]

    def close(self) -> None:
        """End the kernel, and remove what was written."""
        self._judge.close()
        self._scratch.cleanup()

    def case(self, random: Random, _: int, /) -> Iterator[Outcome]:
        """One kept file, changed."""
        nth = random.randrange(len(self._kinds) + bool(self._packs))
        if nth == len(self._kinds):
            pack = random.randrange(len(self._packs))
            yield self.judge_pack(_repacked(self._packs[pack], random), pack)
            return
        kind = self._kinds[nth]
        fitted = kind.hashed and random.random() < 0.5
        yield self.judge(kind, _changed(kind, random, fitted=fitted), fitted=fitted)

    def judge(self, kind: _Kind, changed: bytes, *, fitted: bool) -> Outcome:
        """What comes of a changed file."""
        before = self._read(kind, kind.content)
        now = self._read(kind, changed)
        if now is None:
            return Outcome("rejected", f"{kind.name}: counts as nothing")
        if now == before:
            return Outcome("unchanged", kind.name)
        if fitted:
            return Outcome("forged", kind.name)
        return Outcome("changed", kind.name, f"{now!r}"[:2000])

    def judge_pack(self, changed: bytes, nth: int) -> Outcome:
        """What comes of a changed pack."""
        answer = self._proved(changed.decode(errors="replace"))
        if "crash" in answer:
            return Outcome("crash", answer["crash"].splitlines()[0], answer["crash"])
        if "rejected" in answer:
            return Outcome("rejected", f"pack: {answer['rule']}")
        before = self._said[nth]
        if answer == before:
            return Outcome("unchanged", "pack")
        if answer["statement"] != before["statement"] or answer["name"] != before["name"]:
            return Outcome("reported", "pack: another statement, which the page shows")
        if answer["assumed"] != before["assumed"]:
            return Outcome("reported", "pack: other assumptions, which the page shows")
        return Outcome("reported", "pack: another proof of the same")

    def _proved(self, content: str) -> dict[str, Any]:
        file = self._folder / "pack.js"
        file.write_text(content, encoding="utf-8")
        try:
            return self._judge.ask(pack=str(file))
        except (TimeoutError, JudgeDied) as error:
            return {"crash": f"the second kernel: {error!r}"}

    def _read(self, kind: _Kind, content: bytes) -> Any:
        kind.file.write_bytes(content)
        return kind.read()

    # The kinds

    def _facts(self, name: str, files: tuple[Path, ...]) -> _Kind:
        folder = self._folder / "facts"
        folder.mkdir()
        ModuleFacts.load(name, files, folder)
        file = folder / f"{name}.json"

        def read() -> Any:
            found = ModuleFacts.load(name, files, folder)
            return found.declarations, found.imports, found.registered

        return _Kind("facts", file, file.read_bytes(), read, hashed=True)

    def _evidence(self) -> _Kind:
        cache = Cache(self._folder / "evidence", Sources())
        checks = [
            Listing(name=name, says=f"{name} holds", layer="derived", line=nth)
            for nth, name in enumerate(("first", "second"), 1)
        ]
        mutant = MutantResult(name="wrong", refuted=True, reason="1 is not 2", call="first(1)")
        results = [
            CheckResult(
                entry="entry",
                **dict(check),
                status="holds",
                reason="",
                call=None,
                seed=0,
                instances=100,
                radius=1e-9,
                ulps=None,
                mutants=(mutant,),
                packages={},
            )
            for check in checks
        ]
        cache.save("entry", 0, tuple(checks), results)
        [file] = (self._folder / "evidence").iterdir()

        def read() -> Any:
            found, kept = cache.load("entry", 0)
            return None if found is None else (found, kept)

        return _Kind("results of checks", file, file.read_bytes(), read, hashed=True)

    def _kernel(self, recheck: Recheck) -> _Kind:
        file = self._folder / "by-files.json"
        keep(file, _KEY, recheck)
        return _Kind(
            "answers of the second kernel",
            file,
            file.read_bytes(),
            lambda: recall(file, _KEY, Recheck),
            hashed=True,
        )

    def _record(self) -> _Kind:
        """A record counts where its files have the hashes that it says."""
        store = Store(self._folder / "lean")
        scratch = store.scratch("Module")
        scratch.write_bytes(b"compiled")
        message = Message("information", "Module.lean", 1, 0, "said")
        record = Record(
            key=_KEY,
            interface="interface",
            parts=store.parts(scratch),
            messages=(message,),
            seconds=1.5,
            cpu_seconds=1.0,
            heap_mib=100,
        )
        store.keep("Module", scratch, record)
        file = store.file("Module", ".record.json")

        def read() -> Any:
            found = store.record("Module")
            if found is None or not store.intact("Module", found) or found.key != _KEY:
                return None
            # of times, memory and messages nothing is claimed; and for another interface importers
            # are compiled anew
            return dict(found.parts)

        return _Kind("records of builds", file, file.read_bytes(), read, hashed=False)


def _repacked(pack: Pack, random: Random) -> bytes:
    """A pack with another byte, or with another export in it."""
    if random.random() < 0.3:
        return change_bytes(pack.content.encode(), random)
    head, _, rest = pack.content.rpartition(', "')
    exported = gzip.decompress(base64.b64decode(rest.partition('"')[0])).decode()
    changed = gzip.compress(change_export(exported, random), compresslevel=1)
    return f'{head}, "{base64.b64encode(changed).decode()}");'.encode()


def _changed(kind: _Kind, random: Random, *, fitted: bool) -> bytes:
    head, line, body = b"", b"", kind.content
    if kind.hashed:
        head, line, body = kind.content.partition(b"\n")
    way = random.randrange(4)
    if way == 0:
        body = change_bytes(body, random)
    elif way == 1:
        body = duplicate_key(body.decode(), random).encode()
    else:
        tree = change_json(json.loads(body), random)
        body = json.dumps(tree, separators=(",", ":")).encode()
    if fitted:
        head = hashlib.sha256(body).hexdigest().encode()
    elif kind.hashed and random.random() < 0.2:
        return change_bytes(head + line + body, random)
    return head + line + body
