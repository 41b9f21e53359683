"""The pins file: what was agreed on, and how it differs."""

from pathlib import Path

import pytest
from lean.compiled import folder, library

from fundamentals.base.errors import CatalogError
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.statements.fingerprint import Definition
from fundamentals.lean.statements.pins import (
    Pin,
    _changed,
    compare,
    current,
    is_as_written,
    read_pins,
    renew,
)

NAMES = ("Control.double_eq", "Control.add_comm")


def control(stem: str) -> Library:
    return library(folder() / "controls" / stem, ["Control"])


def test_renewing_agrees(tmp_path: Path) -> None:
    """What was just pinned does not differ, and the same file results again, byte for byte."""
    file = tmp_path / "pins.json"
    assert [c.kind for c in renew(control("honest"), NAMES, file)] == ["added", "added"]
    before = file.read_bytes()

    assert compare(control("honest"), NAMES, read_pins(file)) == []
    assert renew(control("honest"), NAMES, file) == []
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("2 *", "3 *"), ('"format": 1,', '"format": 1, "format": 1,'), ("\n", "\n\n")],
)
def test_texts_that_are_not_those_of_the_statements(tmp_path: Path, old: str, new: str) -> None:
    """A text that was altered while its fingerprint was not is found out, to the letter."""
    file = tmp_path / "pins.json"
    renew(control("honest"), NAMES, file)
    assert is_as_written(control("honest"), NAMES, file)

    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")

    assert compare(control("honest"), NAMES, read_pins(file)) == []
    assert not is_as_written(control("honest"), NAMES, file)
    renew(control("honest"), NAMES, file)
    assert is_as_written(control("honest"), NAMES, file)


def test_a_change_shows_the_definition_behind_it(tmp_path: Path) -> None:
    """The words are the same, and the diff shows the definition that is not."""
    file = tmp_path / "pins.json"
    renew(control("honest"), NAMES[:1], file)
    (change,) = compare(control("shadowed_definition"), NAMES[:1], read_pins(file))

    assert (change.kind, change.definitions) == ("changed", ("Control.double",))
    assert "-  fun (n : Nat) => n +[instAddNat] n" in change.diff
    assert "+  fun (n : Nat) => 2 *[instMulNat] n" in change.diff


def test_what_is_claimed_no_more_is_removed(tmp_path: Path) -> None:
    """And goes out of the file when it is renewed."""
    file = tmp_path / "pins.json"
    renew(control("honest"), NAMES, file)

    assert [(c.name, c.kind) for c in compare(control("honest"), NAMES[:1], read_pins(file))] == [
        ("Control.add_comm", "removed")
    ]
    renew(control("honest"), NAMES[:1], file)
    assert set(read_pins(file).statements) == {"Control.double_eq"}
    assert set(read_pins(file).definitions) == {"Control.double"}


def test_what_is_not_declared_is_not_pinned(tmp_path: Path) -> None:
    """The audit reports it; a pin of nothing would agree to anything."""
    file = tmp_path / "pins.json"

    assert renew(control("honest"), ["Control.nope"], file) == []
    assert read_pins(file).statements == {}


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"format": 2}', '{"format": 1}', "[" * 100_000]
)
def test_a_damaged_file_is_refused(content: str, tmp_path: Path) -> None:
    """With what to do about it."""
    file = tmp_path / "pins.json"
    file.write_text(content)

    with pytest.raises(CatalogError, match="fundamentals pin"):
        read_pins(file)


def test_no_file_pins_nothing(tmp_path: Path) -> None:
    """So that a first run can write it."""
    assert read_pins(tmp_path / "none.json").statements == {}


def test_statements_are_kept_while_nothing_changes(tmp_path: Path) -> None:
    """The second time without a look at any term; spoilt keepings are not believed."""
    first = current(control("honest"), NAMES, cache_dir=tmp_path)
    kept = tmp_path / "statements.json"

    assert current(control("honest"), NAMES, cache_dir=tmp_path) == first
    kept.write_text("{")
    assert current(control("honest"), NAMES, cache_dir=tmp_path) == first
    assert current(control("native"), NAMES, cache_dir=tmp_path) != first


def _change(old: str, new: str) -> tuple[str, ...]:
    """What is shown of a definition that had one text and has another."""
    before, after = (Pin(mark, "theorem t : d", ("d",)) for mark in "ab")
    return _changed(
        "t", before, after, {"d": Definition("1", old)}, {"d": Definition("2", new)}
    ).diff


def test_a_change_near_the_end_of_a_long_definition_is_shown() -> None:
    """With some words around it, and not the whole line twice."""
    words = [f"word{nth}" for nth in range(3000)]
    other = [*words[:2990], "inserted", *words[2990:]]
    _, _, place, was, is_ = _change(" ".join(words), " ".join(other))

    assert place.startswith("@@ -2983,")
    assert was == f"-{' '.join(words[2982:2998])}"
    assert is_ == f"+{' '.join(other[2982:2999])}"


def test_a_change_that_no_text_shows_is_said() -> None:
    """Nobody is to agree blind."""
    (line,) = _change("the same", "the same")

    assert line.startswith("! d is another")
