"""The catalog and the pins of its statements, changed, as they are read and compared.

A changed catalog is rejected, or it says what it says now: each declaration that it claims and did
not claim before is pinned, or the audit tells of it. A changed pins file is rejected, or it is told
that it is not what the library says.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from fundamentals.catalog.loading import load
from fundamentals.fuzz.changes import change_bytes, change_json, change_lines, duplicate_key
from fundamentals.fuzz.model import Outcome
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.statements.audit import audit
from fundamentals.lean.statements.pins import compare, is_as_written, read_pins, renew

__all__ = ["Catalogs"]


class Catalogs:
    """Attacks `catalog.yaml` and `statements.pins.json`.

    Args:
        catalog: the text of the one.
        library: what is compiled.
        names: declarations to be pinned in the other; by default, what the catalog claims.
    """

    def __init__(self, catalog: str, library: Library, names: Sequence[str] = ()) -> None:
        self._scratch = tempfile.TemporaryDirectory()
        self._cache_dir = Path(self._scratch.name)
        self._catalog_file = self._cache_dir / "catalog.yaml"
        self._pins_file = self._cache_dir / "statements.pins.json"
        self._catalog_file.write_text(catalog, encoding="utf-8")
        self._catalog, self._library = load(self._catalog_file), library
        self._names = list(names or self._catalog.declarations())
        renew(library, self._names, self._pins_file, cache_dir=self._cache_dir)
        self._pins = read_pins(self._pins_file)
        files = (self._catalog_file, self._pins_file)
        self._texts = {file: file.read_text("utf-8") for file in files}

    def close(self) -> None:
        """Remove what was written."""
        self._scratch.cleanup()

    def case(self, random: Random, _: int, /) -> Iterator[Outcome]:
        """One of the files, changed."""
        file = random.choice(list(self._texts))
        text = self._texts[file]
        if random.random() < 0.3:
            changed = change_bytes(text.encode(), random)
        elif file == self._catalog_file:
            changed = change_lines(text, random).encode("utf-8", "surrogatepass")
        elif random.random() < 0.2:
            changed = duplicate_key(text, random).encode()
        else:
            changed = json.dumps(change_json(json.loads(text), random)).encode()
        yield self.judge(file.name, changed)

    def judge(self, file: str, changed: bytes) -> Outcome:
        """What comes of a changed file."""
        if file == self._catalog_file.name:
            self._catalog_file.write_bytes(changed)
            return self._judge_catalog()
        self._pins_file.write_bytes(changed)
        return self._judge_pins()

    def _judge_catalog(self) -> Outcome:
        catalog = load(self._catalog_file)
        if catalog.entries == self._catalog.entries:
            return Outcome("unchanged", "catalog")
        now, before = set(catalog.declarations()), set(self._catalog.declarations())
        pinned = self._pins.statements.keys()
        if new := now - before - pinned:
            told = {problem.subject for problem in audit(self._library, new, self._pins)}
            if silent := new - told:
                return Outcome("changed", "claimed without a pin", ", ".join(sorted(silent)))
            return Outcome("reported", "catalog: a claim that is not pinned, or not declared")
        if now < before:
            return Outcome("reported", "catalog: a pinned statement is claimed no more")
        return Outcome("reported", "catalog: another text, which is what the page shows")

    def _judge_pins(self) -> Outcome:
        pins = read_pins(self._pins_file)
        if pins == self._pins:
            return Outcome("unchanged", "pins")
        if compare(self._library, self._names, pins, cache_dir=self._cache_dir):
            return Outcome("reported", "pins: a statement is not what is pinned")
        if not is_as_written(
            self._library, self._names, self._pins_file, cache_dir=self._cache_dir
        ):
            return Outcome("reported", "pins: other words, under the same fingerprints")
        return Outcome("changed", "pins that differ, and nobody says so")
