"""What is kept between runs, and when it is not believed."""

import hashlib
import os
from pathlib import Path

import pytest

from fundamentals.base.errors import SetupError
from fundamentals.base.kept import forget, keep, recall


def test_what_is_kept_is_recalled_under_its_key(tmp_path: Path) -> None:
    """And under no other."""
    keep(tmp_path / "a.json", "key", {"π": [1, None]})

    assert recall(tmp_path / "a.json", "key", dict[str, list[int | None]]) == {"π": [1, None]}
    assert recall(tmp_path / "a.json", "other", dict[str, list[int | None]]) is None
    assert recall(tmp_path / "b.json", "key", int) is None


@pytest.mark.parametrize("harm", [lambda b: b[:-1], lambda b: b.replace(b"1", b"2"), lambda b: b""])
def test_what_was_harmed_is_as_good_as_nothing(tmp_path: Path, harm) -> None:
    """Cut off, altered, or emptied."""
    file = tmp_path / "a.json"
    keep(file, "key", [1, 1, 1])
    file.write_bytes(harm(file.read_bytes()))

    assert recall(file, "key", list[int]) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    """A cache saves time; to be without one is no failure."""
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "a.json", "key", 1)

    assert recall(tmp_path / "file" / "a.json", "key", int) is None


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    """A folder with all that is in it; of a link the link alone, and nothing where nothing is."""
    (tmp_path / "elsewhere").mkdir()
    keep(tmp_path / "kept" / "a.json", "key", 1)
    (tmp_path / "kept" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("kept", "link", "nothing"):
        forget(tmp_path / name)

    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]


def test_what_cannot_be_forgotten_is_not_passed_over(tmp_path: Path) -> None:
    """What stays might be believed."""
    (tmp_path / "file").touch()

    with pytest.raises(SetupError, match="file cannot be removed"):
        forget(tmp_path / "file")


@pytest.mark.parametrize("content", [{}, "x", [["1"]], {"a": [None]}, 1])
def test_what_has_another_shape_is_as_good_as_nothing(tmp_path: Path, content: object) -> None:
    """Also where its hash was made to fit."""
    keep(tmp_path / "a.json", "key", content)

    assert recall(tmp_path / "a.json", "key", list[int]) is None


def test_what_is_nested_without_end_is_as_good_as_nothing(tmp_path: Path) -> None:
    """It is no reason to end in the middle of a run."""
    text = b'["key", ' + b"[" * 100_000
    (tmp_path / "a.json").write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)

    assert recall(tmp_path / "a.json", "key", list[int]) is None


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody ever writes into it."""
    os.mkfifo(tmp_path / "a.json")

    assert recall(tmp_path / "a.json", "key", int) is None
