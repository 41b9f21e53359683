"""Several files at once: all of them are there, or everything is as it was."""

from pathlib import Path

import pytest

from fundamentals.base.atomic import write_all
from fundamentals.base.errors import SetupError


def _tree(folder: Path) -> dict[str, bytes | None]:
    """Every file's content, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def _wanted(folder: Path) -> dict[Path, bytes]:
    """A file that is there, and new ones in old and new folders."""
    (folder / "old").write_bytes(b"old")
    names = ("new", "old", "a/b/one", "a/b/two")
    return {folder / name: name.upper().encode() for name in names}


def test_all_are_written(tmp_path: Path) -> None:
    """And nothing else is left."""
    files = _wanted(tmp_path)
    write_all(files)

    found = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == files


@pytest.mark.parametrize("error", [OSError("no"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("nth", range(4))
def test_whatever_happens_on_the_way_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int, error: BaseException
) -> None:
    """Whichever of the files cannot be put in its place."""
    files = _wanted(tmp_path)
    before, replace, calls = _tree(tmp_path), Path.replace, iter(range(100))

    def failing(self: Path, target: Path) -> Path:
        if next(calls) == nth:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(SetupError if isinstance(error, OSError) else KeyboardInterrupt):
        write_all(files)

    assert _tree(tmp_path) == before


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    """A folder in the place of the last file, before anything is replaced."""
    files = _wanted(tmp_path)
    (tmp_path / "last").mkdir()
    before = _tree(tmp_path)

    with pytest.raises(SetupError, match="last cannot be written"):
        write_all({**files, tmp_path / "last": b""})

    assert _tree(tmp_path) == before
