"""Compiled files that are changed, as the reader takes them with and without the hash.

What guards a compiled file is the hash in the record of its build: that it tells every change is
one half of each case. The other half leaves it out. Then the reader may not crash; it finds nearly
all changes by the hashes that Lean put into terms and names; what remains is said here, and a proof
that is another one is put to the second kernel.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from fundamentals.base.errors import FundamentalsError
from fundamentals.fuzz.changes import change_bytes, change_json
from fundamentals.fuzz.judges import JudgeDied, SecondJudge
from fundamentals.fuzz.model import Outcome
from fundamentals.lean.building.store import PARTS, Record, Store
from fundamentals.lean.declarations.export import export_alone
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.ilean import references_in
from fundamentals.lean.declarations.module_facts import ModuleFacts
from fundamentals.lean.olean.module import Module
from fundamentals.lean.sources.modules import file_of

__all__ = ["Compiled", "Original", "original"]

_READ = (".olean", ".olean.server", ".olean.private")


@dataclass(frozen=True)
class Original:
    """A module as it was compiled: its files by suffix, and the text."""

    name: str
    parts: Mapping[str, bytes]
    source: str


def original(name: str, folder: Path, source: str) -> Original:
    """A module's files in a folder of compiled ones."""
    files = {suffix: file_of(name, folder, suffix) for suffix in PARTS}
    parts = {suffix: file.read_bytes() for suffix, file in files.items() if file.is_file()}
    return Original(name, parts, source)


@dataclass(frozen=True)
class _Facts:
    """What is read of a module: of each declaration what a kernel judges, and the rest."""

    statements: dict[str, Any]
    proofs: dict[str, Any]
    rest: Any


class Compiled:
    """Attacks compiled files.

    Args:
        originals: modules of the library.
        library: that they belong to.
        judge: the second kernel, with the library as its base.
    """

    def __init__(self, originals: Sequence[Original], library: Library, judge: SecondJudge) -> None:
        self._library, self._judge = library, judge
        self._scratch = tempfile.TemporaryDirectory()
        self._folder = Path(self._scratch.name)
        self._store = Store(self._folder / "lean")
        self._originals = []
        for each in originals:
            self._write(each, each.parts)
            places, addresses = _addresses(self._module(each)[1], each.parts)
            self._originals.append((each, self._read(each), places, addresses))

    def close(self) -> None:
        """End the kernel, and remove what was written."""
        self._judge.close()
        self._scratch.cleanup()

    def case(self, random: Random, _: int, /) -> Iterator[Outcome]:
        """One file of one module, changed."""
        each, facts, places, addresses = random.choice(self._originals)
        suffix = random.choice([name for name in (*_READ, ".ilean") if name in each.parts])
        content = each.parts[suffix]
        if suffix == ".ilean" and random.random() < 0.5:
            changed = json.dumps(change_json(json.loads(content), random)).encode()
        elif suffix == _READ[-1] and places and random.random() < 0.5:
            changed = _redirected(content, places, addresses, random)
        else:
            others = [other.parts[suffix] for other, *_ in self._originals]
            changed = change_bytes(content, random, others)
        yield self.judge(each, facts, {**each.parts, suffix: changed})

    def judge(self, each: Original, facts: _Facts, parts: Mapping[str, bytes]) -> Outcome:
        """What comes of changed files."""
        self._write(each, parts)
        told = not self._store.intact(each.name, _record(each))
        if told != (dict(parts) != dict(each.parts)):
            return Outcome("changed", "the hash of a file does not tell")
        try:
            now = self._read(each)
        except FundamentalsError as error:
            return Outcome("rejected", f"{type(error).__name__}: {_class(f'{error}')}")
        if now == facts:
            return Outcome("unchanged", "what differs says nothing" if told else "")
        return self._reported(each, facts, now)

    def _reported(self, each: Original, facts: _Facts, now: _Facts) -> Outcome:
        """What else than the hash of the file tells that something is another."""
        if now.statements != facts.statements:
            return Outcome("reported", "by the file's hash; and as another statement, by its pin")
        others = [name for name in now.proofs if now.proofs[name] != facts.proofs[name]]
        if not others:
            return Outcome(
                "reported", "by the file's hash alone: places, texts, what is registered"
            )
        for name in others:
            answer = self._judged(each, name)
            if "crash" in answer:
                return Outcome("crash", answer["crash"].splitlines()[0], answer["crash"])
            if answer.get("rejected"):
                rule = answer["rejected"][0]["rule"]
                return Outcome("reported", f"by the file's hash; and by the second kernel: {rule}")
        return Outcome("reported", "by the file's hash: another proof, which proves it")

    def _judged(self, each: Original, name: str) -> dict[str, Any]:
        """What the second kernel says of a declaration as the changed files have it."""
        _, module = self._module(each)
        part = self._folder / "part.ndjson"
        with part.open("w", encoding="utf-8", errors="surrogatepass") as target:
            export_alone(self._library, module, module.constants[name], target)
        try:
            return self._judge.ask(part=str(part), before=name)
        except (TimeoutError, JudgeDied) as error:
            return {"crash": f"the second kernel: {error!r}"}

    def _write(self, each: Original, parts: Mapping[str, bytes]) -> None:
        for suffix, content in parts.items():
            file = self._store.file(each.name, suffix)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _module(self, each: Original) -> tuple[ModuleFacts, Module]:
        files = tuple(
            self._store.file(each.name, suffix) for suffix in _READ if suffix in each.parts
        )
        facts = ModuleFacts.load(each.name, files, None)
        return facts, facts.module()

    def _read(self, each: Original) -> _Facts:
        facts, module = self._module(each)
        statements: dict[str, Any] = {}
        proofs: dict[str, Any] = {}
        for constant in module.constants.values():
            proof = constant.kind == "theorem" and constant.value is not None
            values = constant.rules if constant.value is None else (constant.value,)
            statements[constant.name] = (
                constant.kind,
                constant.level_params,
                constant.safety,
                constant.group,
                constant.constructors,
                constant.parent,
                constant.parameters,
                dict(constant.record),
                module.graph(constant.type, *(() if proof else values)),
            )
            if proof:
                proofs[constant.name] = module.graph(*values)
        module.terms.verify()
        places: Any = ()
        if ".ilean" in each.parts:
            places = references_in(each.name, each.source, [self._store.folder])
        rest = [
            (d.name, d.line, d.column, d.end_line, d.end_column, d.docstring, d.ending, d.fields)
            for d in facts.declarations
        ]
        return _Facts(statements, proofs, (rest, facts.imports, facts.registered, places))


def _record(each: Original) -> Record:
    hashes = {suffix: hashlib.sha256(data).hexdigest() for suffix, data in each.parts.items()}
    return Record(
        key="", interface="", parts=hashes, messages=(), seconds=0, cpu_seconds=0, heap_mib=0
    )


def _class(message: str) -> str:
    """A message without names and numbers."""
    words = [
        word for word in message.split() if "/" not in word and not any(map(str.isdigit, word))
    ]
    return " ".join(words)[:70]


def _addresses(module: Module, parts: Mapping[str, bytes]) -> tuple[list[int], list[bytes]]:
    """Where the last file points to values of declarations, and the addresses of terms."""
    image, content = module.image, parts.get(_READ[-1], b"")
    terms = [
        ref
        for constant in module.constants.values()
        for ref in (constant.type, constant.value)
        if ref is not None
    ]
    size = image.pointer_size
    addresses = [(image.base + (ref >> 1) * size).to_bytes(size, "little") for ref in terms]
    found = []
    for address in set(addresses):
        place = content.find(address)
        while place >= 0:
            if place % size == 0:
                found.append(place)
            place = content.find(address, place + 1)
    return sorted(found), addresses


def _redirected(
    content: bytes, places: Sequence[int], addresses: Sequence[bytes], random: Random
) -> bytes:
    """Another proof or statement in the place of one: all hashes in the file stay right.

    Or another byte beside such a pointer, where a declaration's numbers and flags are.
    """
    place = random.choice(places)
    if random.random() < 0.3:
        beside = place + random.randrange(-8, 32)
        if 0 <= beside < len(content):
            return content[:beside] + bytes([random.randrange(4)]) + content[beside + 1 :]
    address = random.choice(addresses)
    return content[:place] + address + content[place + len(address) :]
