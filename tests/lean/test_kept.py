"""What is kept between runs, and when it is not believed."""

from pathlib import Path

import pytest

from fundamentals.lean.kept import keep, recall


def test_what_is_kept_is_recalled_under_its_key(tmp_path: Path) -> None:
    """And under no other."""
    keep(tmp_path / "a.json", "key", {"π": [1, None]})

    assert recall(tmp_path / "a.json", "key") == {"π": [1, None]}
    assert recall(tmp_path / "a.json", "other") is None
    assert recall(tmp_path / "b.json", "key") is None


@pytest.mark.parametrize("harm", [lambda b: b[:-1], lambda b: b.replace(b"1", b"2"), lambda b: b""])
def test_what_was_harmed_is_as_good_as_nothing(tmp_path: Path, harm) -> None:
    """Cut off, altered, or emptied."""
    file = tmp_path / "a.json"
    keep(file, "key", [1, 1, 1])
    file.write_bytes(harm(file.read_bytes()))

    assert recall(file, "key") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    """A cache saves time; to be without one is no failure."""
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "a.json", "key", 1)

    assert recall(tmp_path / "file" / "a.json", "key") is None
