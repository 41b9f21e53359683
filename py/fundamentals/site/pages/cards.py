"""The entries as the index shows them, with all that they are found by."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from fundamentals.catalog.schema import Entry
from fundamentals.catalog.sentences import plain
from fundamentals.site.content.functions import observed_for
from fundamentals.site.content.gathered import Content
from fundamentals.verification.model import CATALOG_LAYERS, EntryResult

__all__ = ["Card", "card"]


@dataclass(frozen=True)
class Card:
    """An entry in the index, with what is filtered by."""

    entry: Entry
    result: EntryResult
    kinds: tuple[str, ...]
    text: str

    @property
    def layers(self) -> list[tuple[str, str]]:
        """Each layer that was asked for, with its status."""
        found = ((layer, getattr(self.result, layer)) for layer in CATALOG_LAYERS)
        return [(layer, record.status) for layer, record in found if record is not None]

    @property
    def statuses(self) -> list[str]:
        """Such as `proved: holds`."""
        return [f"{layer}: {status}" for layer, status in self.layers]

    @property
    def gist(self) -> str:
        """How its reading begins: a sentence, or more of them where they are short."""
        text = " ".join(plain(self.entry.reading).split())
        return re.match(r".{60,}?\.(?= |$)|.*", text).group()  # type: ignore[union-attr]


def card(entry: Entry, result: EntryResult, content: Content) -> Card:
    """An entry's card."""
    source = entry.source
    numbers = [
        source.section,
        *([f"theorem {source.theorem}"] if source.theorem else []),
        *(f"({number}) equation {number}" for number in source.equations),
    ]
    words: Iterable[str] = (
        entry.id,
        entry.title,
        str(source),
        *numbers,
        entry.statement,
        plain(entry.reading),
        *(name for _, name in entry.declarations()),
        *observed_for(entry.id),
    )
    text = unicodedata.normalize("NFKC", " ".join(" ".join(words).split())).casefold()
    return Card(entry, result, _kinds(entry, content), text)


def _kinds(entry: Entry, content: Content) -> tuple[str, ...]:
    """What an entry is: a theorem or formula of the source, more than it says, a limit of it."""
    found = []
    headline = entry.theorems[0].name
    if entry.source.beyond:
        found.append("beyond the source")
    elif entry.source.theorem is not None:
        found.append("theorem of the source")
    else:
        found.append("formula of the source")
    if headline in content.library and ".Counterexamples." in (
        content.library.library[headline].module + "."
    ):
        found.append("counterexample")
    if entry.errata:
        found.append("erratum")
    return tuple(found)
