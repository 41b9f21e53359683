"""What was worked out is kept by what it was worked out from."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fundamentals.base.kept import Shelf, own_sources, worked_out


class Counted:
    """Work that counts how often it is done."""

    def __init__(self, result: list[int]) -> None:
        self.result, self.times = result, 0

    def __call__(self) -> list[int]:
        self.times += 1
        return self.result


def test_the_same_is_worked_out_once(tmp_path: Path) -> None:
    """Under another key, or where the file was altered, anew."""
    file, work = tmp_path / "kept.json", Counted([1, 2])
    for _ in range(2):
        assert worked_out(file, "key", list[int], work) == [1, 2]
    assert work.times == 1
    worked_out(file, "another", list[int], work)
    assert work.times == 2
    file.write_bytes(file.read_bytes().replace(b"1", b"7"))
    assert worked_out(file, "another", list[int], work) == [1, 2]
    assert work.times == 3


def test_without_a_file_nothing_is_kept() -> None:
    """And everything works."""
    work = Counted([3])
    for _ in range(2):
        assert worked_out(None, "key", list[int], work) == [3]
    assert work.times == 2


def test_a_shelf_keeps_what_came_to_it(tmp_path: Path) -> None:
    """For whoever opens it with the same key, once it is saved."""

    def opened(key: str) -> Shelf[list[int]]:
        return Shelf(tmp_path / "shelf.json", key, dict[str, list[int]])

    work = Counted([1])
    shelf = opened("key")
    assert [shelf.get("a", work), shelf.get("a", work)] == [[1], [1]]
    assert work.times == 1
    opened("key").get("a", work)  # nobody saved it
    assert work.times == 2
    shelf.save()
    opened("key").get("a", work)
    assert work.times == 2
    opened("another").get("a", work)
    assert work.times == 3


def test_what_fails_is_not_kept(tmp_path: Path) -> None:
    """The next one tries again."""

    def fails() -> list[int]:
        raise ValueError("no")

    shelf = Shelf(tmp_path / "shelf.json", "key", dict[str, list[int]])
    with pytest.raises(ValueError, match="no"):
        shelf.get("a", fails)
    assert shelf.get("a", Counted([4])) == [4]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], str]]:
    """Writes a source of ours, and tells the digest then."""
    monkeypatch.setattr("fundamentals.base.kept._PACKAGE", tmp_path)

    def write(name: str, text: str) -> str:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        own_sources.cache_clear()
        return own_sources("lean")

    yield write
    own_sources.cache_clear()


def test_own_sources_change_with_the_package(package: Callable[[str, str], str]) -> None:
    """With a text, with a name, and with nothing beside the package."""
    first = package("lean/a.py", "x = 1")
    assert package("site/a.py", "x = 1") == first
    changed = package("lean/a.py", "x = 2")
    assert changed != first
    assert package("lean/b.py", "") not in (first, changed)
