"""The pins file: what each claimed statement said when a person last agreed to it.

It is committed. `compare` says what the library's statements say differently now, and through which
definition; `renew` writes the present state down.
"""

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from fundamentals.base.atomic import write_atomically
from fundamentals.base.errors import CatalogError
from fundamentals.base.kept import keep, recall
from fundamentals.base.reading import read_bytes, read_text
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.statements.fingerprint import Definition, Fingerprints, Statement

__all__ = [
    "Change",
    "Pin",
    "Pins",
    "compare",
    "current",
    "is_as_written",
    "read_pins",
    "renew",
]

_FORMAT: Literal[1] = 1
_KEPT = 2  # to be raised when texts come out otherwise
_LONG, _AROUND = 300, 8  # characters of a line that is compared by words; words around a change


@dataclass(frozen=True)
class Pin:
    """A statement as agreed on: fingerprint, text, and the definitions it rests on by name."""

    fingerprint: str
    statement: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class Pins:
    """The content of a pins file: statements, and the definitions that they share."""

    statements: Mapping[str, Pin]
    definitions: Mapping[str, Definition]


class _File(BaseModel):
    """A pins file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1]
    statements: dict[str, Pin]
    definitions: dict[str, Definition]

    @classmethod
    def of(cls, pins: Pins) -> Self:
        return cls(
            format=_FORMAT, statements=dict(pins.statements), definitions=dict(pins.definitions)
        )

    def pins(self) -> Pins:
        return Pins(self.statements, self.definitions)


@dataclass(frozen=True)
class Change:
    """How one statement differs from its pin.

    Attributes:
        name: the declaration.
        kind: added (not pinned yet), changed, or removed (pinned, but claimed no more).
        definitions: those it rests on that changed, came in or went out.
        diff: lines of a unified diff, of the statement and of these definitions.
    """

    name: str
    kind: Literal["added", "changed", "removed"]
    definitions: tuple[str, ...] = ()
    diff: tuple[str, ...] = ()


def read_pins(file: Path) -> Pins:
    """Read a pins file; one that does not exist yet pins nothing.

    Raises:
        CatalogError: it is not one, or is damaged.
    """
    try:
        return _File.model_validate_json(read_bytes(file)).pins()
    except FileNotFoundError:
        return Pins({}, {})
    except OSError as error:
        raise CatalogError(f"{file} cannot be read: {error.strerror}") from error
    except ValidationError:
        raise CatalogError(
            f"{file} is no pins file of format {_FORMAT}: take it back from version control, or "
            "delete it and run `fundamentals pin`"
        ) from None


def current(library: Library, names: Iterable[str], *, cache_dir: Path | None = None) -> Pins:
    """What the statements of these declarations say now; names that are not declared are left out.

    Args:
        library: the facts.
        names: declarations that are claimed.
        cache_dir: where the result is kept for as long as no compiled file changes.
    """
    wanted = sorted({name for name in names if name in library.declarations})
    key = json.dumps([_FORMAT, _KEPT, library.digest, wanted])
    file = cache_dir / "statements.json" if cache_dir is not None else None
    if (kept := recall(file, key, _File)) is not None:
        return kept.pins()
    fingerprints = Fingerprints(library)
    statements: dict[str, Statement] = {name: fingerprints.statement(name) for name in wanted}
    pins = Pins(
        {
            name: Pin(statement.fingerprint, statement.text, tuple(statement.rests_on))
            for name, statement in statements.items()
        },
        {
            name: definition
            for statement in statements.values()
            for name, definition in statement.rests_on.items()
        },
    )
    keep(file, key, _File.of(pins))
    return pins


def compare(
    library: Library, names: Iterable[str], pins: Pins, *, cache_dir: Path | None = None
) -> list[Change]:
    """How the statements of the claimed declarations differ from their pins."""
    claimed = set(names)
    now = current(library, claimed, cache_dir=cache_dir)
    changes = []
    for name in sorted(claimed | pins.statements.keys()):
        old, new = pins.statements.get(name), now.statements.get(name)
        if name not in claimed:
            changes.append(Change(name, "removed", diff=_diff(name, old, None)))
        elif new is None:
            continue  # claimed, but not declared: the audit says so
        elif old is None:
            changes.append(Change(name, "added", new.rests_on, _diff(name, None, new)))
        elif old.fingerprint != new.fingerprint:
            changes.append(_changed(name, old, new, pins.definitions, now.definitions))
    return changes


def renew(
    library: Library, names: Iterable[str], file: Path, *, cache_dir: Path | None = None
) -> list[Change]:
    """Write the present statements down, and return what changed by it.

    Raises:
        CatalogError: the old file is not a pins file.
        SetupError: it cannot be written.
    """
    claimed = set(names)
    changes = compare(library, claimed, read_pins(file), cache_dir=cache_dir)
    write_atomically(file, _text(current(library, claimed, cache_dir=cache_dir)).encode())
    return changes


def is_as_written(
    library: Library, names: Iterable[str], file: Path, *, cache_dir: Path | None = None
) -> bool:
    """Whether a pins file is what `renew` would write.

    What a person reads in it are the texts; what is compared are the fingerprints. So where these
    agree the texts must, too.
    """
    now = _text(current(library, names, cache_dir=cache_dir))
    return file.is_file() and read_text(file) == now


def _text(pins: Pins) -> str:
    return (
        json.dumps(
            _File.of(pins).model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True
        )
        + "\n"
    )


def _changed(
    name: str,
    old: Pin,
    new: Pin,
    before: Mapping[str, Definition],
    after: Mapping[str, Definition],
) -> Change:
    definitions, lines = [], list(_diff(name, old, new))
    for each in sorted({*old.rests_on, *new.rests_on}):
        was = before.get(each) if each in old.rests_on else None
        is_ = after.get(each) if each in new.rests_on else None
        if was is None or is_ is None or was.digest != is_.digest:
            definitions.append(each)
            lines += _unified(each, was.text if was else "", is_.text if is_ else "") or _unseen(
                each
            )
    return Change(name, "changed", tuple(definitions), tuple(lines) or _unseen(name))


def _unseen(name: str) -> tuple[str, ...]:
    """For a change that no text shows, so that nobody agrees to it without knowing."""
    return (f"! {name} is another, where its text leaves out what is nested deep: compare sources",)


def _diff(name: str, old: Pin | None, new: Pin | None) -> tuple[str, ...]:
    return _unified(name, old.statement if old else "", new.statement if new else "")


def _unified(name: str, old: str, new: str) -> tuple[str, ...]:
    before, after = old.splitlines(), new.splitlines()
    names = f"{name} (pinned)", f"{name} (now)"
    if max(map(len, (*before, *after)), default=0) <= _LONG or not (old and new):
        return tuple(difflib.unified_diff(before, after, *names, lineterm="", n=1))
    return tuple(_by_words(old.split(), new.split(), *names)) if old != new else ()


def _by_words(old: list[str], new: list[str], was: str, is_: str) -> Iterator[str]:
    """A diff of long lines: the words that changed, with some before and after."""
    yield f"--- {was}"
    yield f"+++ {is_}"
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(_AROUND):
        (_, old_begin, _, new_begin, _), (_, _, old_end, _, new_end) = group[0], group[-1]
        place = f"-{old_begin + 1},{old_end - old_begin} +{new_begin + 1},{new_end - new_begin}"
        yield f"@@ {place} @@ words"
        yield f"-{' '.join(old[old_begin:old_end])}"
        yield f"+{' '.join(new[new_begin:new_end])}"
