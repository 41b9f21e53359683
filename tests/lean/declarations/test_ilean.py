"""Where a source names constants, read from what Lean wrote."""

import json
from pathlib import Path
from typing import Any

import pytest

from fundamentals.base.errors import OleanError
from fundamentals.lean.declarations.ilean import Reference, references_in

SOURCE = "module\ndef 𝓝 := 1\ntheorem t (a : Nat) : 𝓝 = a := foo.bar\n"


def _file(folder: Path, data: Any) -> None:
    file = folder / "Some" / "Module.ilean"
    file.parent.mkdir(exist_ok=True)
    file.write_text(data if isinstance(data, str) else json.dumps(data))


def _key(kind: str, **fields: str) -> str:
    return json.dumps({kind: fields})


def test_places_are_counted_in_characters(tmp_path: Path) -> None:
    """Lean counts lines from 0 and columns in UTF-16, of which 𝓝 takes two; locals do not count."""
    references = {
        _key("c", m="Some.Module", n="A.𝓝"): {
            "definition": [1, 4, 1, 6],
            "usages": [[2, 22, 2, 24, "A.t"]],
        },
        _key("c", m="Other", n="A.foo.bar"): {
            "definition": None,
            "usages": [[2, 32, 2, 39, "A.t"], [2, 32, 2, 39]],
        },
        _key("f", m="Some.Module", i="7"): {"definition": [2, 11, 2, 12], "usages": []},
    }
    _file(tmp_path, {"version": 5, "module": "Some.Module", "references": references})
    found = references_in("Some.Module", SOURCE, [tmp_path / "none", tmp_path])

    assert [(SOURCE[r.start : r.end], r.name, r.module, r.defines) for r in found] == [
        ("𝓝", "A.𝓝", "Some.Module", True),
        ("𝓝", "A.𝓝", "Some.Module", False),
        ("foo.bar", "A.foo.bar", "Other", False),
    ]
    assert found == tuple(sorted(found))
    assert isinstance(found[0], Reference)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("no JSON", "is no list of references"),
        ("[" * 100_000, "is no list of references"),
        ({"version": 5}, "is no list of references"),
        ({"version": 4, "references": {}}, "has version 4, not 5"),
        ({"version": 5, "references": {"{}": 1}}, None),
        (
            {"version": 5, "references": {_key("c", m="M", n="N"): {"definition": [9, 0, 9, 1]}}},
            "is no list of references",
        ),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, data: Any, message: str | None) -> None:
    """In one sentence; keys that say nothing of a constant are none of our business."""
    _file(tmp_path, data)
    if message is None:
        assert references_in("Some.Module", SOURCE, [tmp_path]) == ()
        return
    with pytest.raises(OleanError, match=message):
        references_in("Some.Module", SOURCE, [tmp_path])


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """Together with what to do."""
    with pytest.raises(OleanError, match="build the library again"):
        references_in("Some.Module", SOURCE, [tmp_path])
