"""Evidence runs in parallel, and is reused exactly while nothing it depends on changes."""

import re
from pathlib import Path
from typing import Any

import pytest

from fundamentals.evidence.engine import cache, pool
from fundamentals.evidence.engine.cache import Sources
from fundamentals.evidence.engine.pool import Pool
from fundamentals.evidence.engine.run import Evidence, run_evidence

HEAD = """
from hypothesis import strategies as st
from fundamentals.evidence.core import Exactly, check
from fakes.helper import SHIFT
given = {"n": st.integers(0, 9)}
"""

GOOD = (
    HEAD
    + '''
@check(layer="enclosed", given=given, instances=5, mutants={"off": {"shift": 1}})
def first(n, *, shift=SHIFT):
    """The first."""
    print("noise on standard output")
    return Exactly(n + shift, n)

@check(layer="derived", given=given, instances=5, mutants={"off": {"shift": 1}})
def second(n, *, shift=SHIFT):
    """The second."""
    return Exactly(n + shift, n)
'''
)

DIES = (
    HEAD
    + '''
@check(layer="enclosed", given=given, instances=5, mutants={"off": {"shift": 1}})
def dies(n, *, shift=0):
    """Takes its process with it."""
    import os
    os.kill(os.getpid(), 9)
'''
)


class Fakes:
    """A package of entries, and a folder for results."""

    def __init__(self, root: Path) -> None:
        self.folder, self.results = root / "fakes", root / "results"
        self.folder.mkdir()
        self.write("__init__", "")
        self.write("helper", "SHIFT = 0\n")

    def write(self, name: str, text: str) -> None:
        (self.folder / f"{name}.py").write_text(text)

    def run(self, *entries: str, **options: Any) -> dict[str, Evidence]:
        """Run entries of this package."""
        package_root = Path(cache.__file__).parents[2]
        sources = Sources({"fakes": self.folder, "fundamentals": package_root})
        options = {"folder": self.results, "seed": 1, **options}
        with Pool(options.pop("jobs", 2)) as pool:
            return run_evidence(entries, package="fakes", sources=sources, pool=pool, **options)

    def cached(self, entry: str, **options: Any) -> dict[str, bool]:
        """For every check whether its result was reused."""
        return {o.result.name: o.cached for o in self.run(entry, **options)[entry].outcomes}


@pytest.fixture
def fakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fakes:
    monkeypatch.setitem(pool._ENVIRONMENT, "PYTHONPATH", str(tmp_path))
    monkeypatch.setitem(pool._ENVIRONMENT, "PYTHONDONTWRITEBYTECODE", "1")
    return Fakes(tmp_path)


def test_results_are_reused_while_nothing_changes(fakes: Fakes) -> None:
    """Seed, layer, the module, what it imports, and versions each count; nothing else does."""
    fakes.write("good_one", GOOD)
    fakes.write("other", GOOD)

    assert fakes.cached("good-one") == {"first": False, "second": False}
    assert fakes.cached("good-one") == {"first": True, "second": True}
    assert fakes.cached("good-one", layers=("derived",)) == {"second": True}
    assert fakes.cached("good-one", seed=2) == {"first": False, "second": False}
    fakes.write("other", GOOD + "# changed\n")
    assert fakes.cached("good-one") == {"first": True, "second": True}
    fakes.write("helper", "SHIFT = 0 * 1\n")
    assert fakes.cached("good-one") == {"first": False, "second": False}
    fakes.write("good_one", GOOD + "# changed\n")
    assert fakes.cached("good-one") == {"first": False, "second": False}


def test_other_versions_run_again(fakes: Fakes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version of a library that computes makes every result stale."""
    fakes.write("good_one", GOOD)
    fakes.run("good-one")
    monkeypatch.setattr(cache, "installed", lambda name: f"{name} of tomorrow")

    assert fakes.cached("good-one") == {"first": False, "second": False}


def test_nothing_heavy_is_imported_when_all_is_known(
    fakes: Fakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No process is started for what is kept."""
    fakes.write("good_one", GOOD)
    fakes.run("good-one")
    monkeypatch.setattr("subprocess.Popen", None)

    assert fakes.cached("good-one") == {"first": True, "second": True}


def test_failures_are_never_reused_and_damaged_results_are_ignored(fakes: Fakes) -> None:
    """A failure is looked at again; a file that is not what was written counts as absent."""
    fakes.write("good_one", GOOD.replace("n + shift, n)", "n + shift + n // 7, n)", 1))
    statuses = [o.result.status for o in fakes.run("good-one")["good-one"].outcomes]

    assert statuses == ["refuted", "holds"]
    assert fakes.cached("good-one") == {"first": False, "second": True}

    (kept,) = fakes.results.glob("good_one-1.json")
    exaggerated = re.sub(r'"instances":', '"instances":9', kept.read_text())
    for damaged in ("", "{", exaggerated):
        kept.write_text(damaged)
        assert fakes.cached("good-one")["second"] is False


def test_results_that_cannot_be_kept_count_all_the_same(fakes: Fakes) -> None:
    """A folder that cannot be written costs time only."""
    fakes.write("good_one", GOOD)
    fakes.results.parent.mkdir(parents=True, exist_ok=True)
    fakes.results.touch()
    found = fakes.run("good-one")

    assert [o.result.status for o in found["good-one"].outcomes] == ["holds", "holds"]


def test_processes_that_die_take_only_their_check_with_them(fakes: Fakes) -> None:
    """The check that killed its process is an error with the signal; the others finish."""
    fakes.write("good_one", GOOD)
    fakes.write("dies", DIES)
    found = fakes.run("dies", "good-one", jobs=1)
    (death,) = found["dies"].outcomes

    assert (death.result.status, death.result.entry) == ("error", "dies")
    assert "died" in death.result.reason
    assert "signal 9" in death.result.reason
    assert [o.result.status for o in found["good-one"].outcomes] == ["holds", "holds"]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("def broken(:\n", "SyntaxError"),
        ("import no_such_thing\n", "ModuleNotFoundError: No module named 'no_such_thing'"),
        (GOOD.replace('mutants={"off": {"shift": 1}}', "mutants={}"), "needs a mutant"),
    ],
)
def test_modules_that_cannot_be_used_say_why(fakes: Fakes, source: str, error: str) -> None:
    """The error is the entry's, with its place, and nobody else's."""
    fakes.write("bad", source)
    fakes.write("good_one", GOOD)
    found = fakes.run("bad", "missing", "good-one")

    assert error in str(found["bad"].error)
    assert "bad.py" in str(found["bad"].error)
    assert "there is no module fakes.missing" in str(found["missing"].error)
    assert found["good-one"].error is None


def test_interrupting_keeps_what_is_finished(fakes: Fakes) -> None:
    """Ctrl-C after the first check: it is known to the next run, and no process is left."""
    fakes.write("good_one", GOOD)

    class Interrupts:
        def start(self, title: str, total: int) -> None: ...
        def note(self, message: str) -> None: ...
        def finish(self) -> None: ...
        def step(self, what: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fakes.run("good-one", progress=Interrupts(), jobs=1)

    assert fakes.cached("good-one") == {"first": True, "second": False}


def test_sources_follow_imports(tmp_path: Path) -> None:
    """A digest covers what is imported, directly or not, absolutely or relatively."""
    files = {
        "__init__": "",
        "a": "from p import b\n",
        "b": "from .c import thing\n",
        "c": "thing = 1\n",
        "unrelated": "x = 1\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.py").write_text(text)

    def digest() -> str:
        return Sources({"p": tmp_path}).digest(["p.a"])

    before = digest()
    (tmp_path / "unrelated.py").write_text("x = 2\n")
    assert digest() == before
    (tmp_path / "c.py").write_text("thing = 2\n")
    assert digest() != before


def test_long_checks_are_named_while_they_run(
    fakes: Fakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits learns for what."""
    slow = GOOD.replace("    print(", "    import time; time.sleep(0.2)\n    print(")
    fakes.write("good_one", slow)
    monkeypatch.setattr("fundamentals.evidence.engine.pool._PATIENCE", 0.05)
    notes: list[str] = []

    class Notes:
        def start(self, title: str, total: int) -> None: ...
        def step(self, what: str) -> None: ...
        def finish(self) -> None: ...
        def note(self, message: str) -> None:
            notes.append(message)

    fakes.run("good-one", progress=Notes())

    assert any(note.startswith("still checking good-one: first") for note in notes)
