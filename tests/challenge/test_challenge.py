"""The challenge of a small library: what is written, and what the kernel says of changes to it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lean.compiled import CORE, toolchain

from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.challenge.comparing import Compared, Difference, compare, examine, file_of
from fundamentals.challenge.writing import Chapter, Heading, write
from fundamentals.cli.challenging import _lines
from fundamentals.lean.building.worker import Job, Worker
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.toolchain.options import LEAN_OPTIONS

SOURCES = Path(__file__).parent / "sample"
STATED = {
    "Sums": ("Even.add_comm", "coerced"),
    "Choices": ("lt_above", "Hidden.read_make"),
    "Functions": ("isConst_of_eq", "back_zero"),
}


@dataclass(frozen=True)
class Sample:
    """The small library and its only chapter."""

    library: Library
    chapter: Chapter

    def compared(self, chapter: Chapter) -> Compared:
        """What the kernel says of a chapter."""
        (found,) = compare([chapter], self.library, toolchain(), cache_dir=None, progress=Silent())
        return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Compiled by the embedded Lean."""
    folder = tmp_path_factory.mktemp("small")
    worker = Worker(toolchain(), root=SOURCES)
    try:
        output = folder / "Small.olean"
        source = SOURCES / "Small.lean"
        job = Job(module="Small", source=source, output=output, options=LEAN_OPTIONS)
        result = worker.check(job)
    finally:
        worker.close()
    assert result.ok, result.messages
    library = Library.load([folder], ["Small"], toolchain=toolchain(), core_cache_dir=CORE)
    headings = [
        Heading(title, tuple(f"Fundamentals.{name}" for name in names))
        for title, names in STATED.items()
    ]
    (chapter,) = write({"In small": headings}, library, SOURCES, [folder])
    return Sample(library, chapter)


def test_what_is_written_means_the_same(sample: Sample) -> None:
    """Every statement and every definition, with proofs left open, private parts and choices."""
    found = sample.compared(sample.chapter)

    assert found.ok, found
    assert found.statements == 6


def test_nothing_is_proved_and_nothing_is_superfluous(sample: Sample) -> None:
    """Statements end in `sorry`; no tactic is left, and no lemma that nothing speaks of."""
    text = sample.chapter.text

    assert not re.search(r"\bby\b|omega|decide", text.partition("module")[2])
    assert "add_value" not in text
    assert "add_mod" not in text
    assert text.count("theorem") - text.partition("module")[0].count("theorem") == 7
    assert "theorem exists_greater (n : Nat) : ∃ m, n < m := sorry" in text
    assert text.index("theorem exists_greater") < text.index("def above")
    assert "    ‖n‖ < above n := sorry" in text


def test_the_statements_stand_under_their_headings(sample: Sample) -> None:
    """In the order that was asked for, after all definitions."""
    text = sample.chapter.text
    places = [text.index(f"/-! ## {title} -/") for title in STATED]

    assert places == sorted(places)
    assert text.rindex("def ") < places[0]
    assert places[0] < text.index("theorem add_comm") < places[1]


@dataclass(frozen=True)
class Change:
    """An edit of the text, and what is to be said of it.

    Attributes:
        old: stands in it once.
        new: takes its place.
        name: the declaration that then means something else; none where the meaning stays.
        why: words of the reason.
    """

    old: str
    new: str
    name: str | None = None
    why: str = ""


CHANGES = (
    Change("(h : ∀ x, f x = c)", "(h : ∀ x, f x = c) (g : c = 0)", "isConst_of_eq", "types differ"),
    Change("‖n‖ < above n", "‖n‖ ≤ above n", "lt_above", "types differ"),
    Change("∀ x y, f x = f y", "∀ x y, f x ≤ f y", "IsConst", "values differ"),
    Change("⟨x.value + y.value, sorry⟩", "⟨x.value + x.value, sorry⟩", "Even.add", "values differ"),
    Change("⟨x.value + y.value, sorry⟩", "sorry", "Even.add", "values differ"),
    Change("value % 2 = 0", "value % 2 = 1", "Even", "types differ"),
    Change("def size (n : Nat) : Nat := n", "def size (n : Nat) : Nat := n - 1", "size", "values"),
    Change("def size (n : Nat) : Nat := n", "def size (n : Nat) : Nat := n + 0"),
    Change("theorem coerced", "theorem forced", "coerced", "does not declare"),
    Change("∃ m, n < m := sorry", "∃ m, m < n := sorry", "exists_greater", "types differ"),
    Change("theorem back_zero", "/-- In other words. -/\ntheorem back_zero"),
)


def test_what_means_something_else_is_named(sample: Sample) -> None:
    """With the reason; data cannot be left open. Other words for the same are no difference."""
    text = sample.chapter.text
    assert [text.count(change.old) for change in CHANGES] == [1] * len(CHANGES)
    chapters = [
        replace(sample.chapter, name=f"Changed{nth}", text=text.replace(change.old, change.new))
        for nth, change in enumerate(CHANGES)
    ]
    found = compare(chapters, sample.library, toolchain(), cache_dir=None, progress=Silent())

    for change, result in zip(CHANGES, found, strict=True):
        assert not result.refused, change
        whys = {each.name: each.why for each in result.different}
        if change.name is None:
            assert result.ok, (change, whys)
        else:
            assert change.why in whys[f"Fundamentals.{change.name}"], (change, whys)


def test_what_lean_refuses_is_not_compared(sample: Sample) -> None:
    """With Lean's words."""
    text = sample.chapter.text.replace("theorem back_zero", "theorem back_zero (x : Nat.nowhere)")
    found = sample.compared(replace(sample.chapter, text=text))

    assert not found.ok
    assert "nowhere" in found.refused[0]


def test_files_are_compared_and_not_what_would_be_written(sample: Sample, tmp_path: Path) -> None:
    """A missing file fails, and so does one that says the same in other words."""
    project = Project(tmp_path)

    def found() -> Compared:
        (result,) = examine(
            project,
            [sample.chapter],
            sample.library,
            toolchain(),
            cache_dir=tmp_path / "kept",
            progress=Silent(),
        )
        return result

    assert found().refused == ("there is no InSmall.lean",)
    file = file_of(project, sample.chapter)
    file.parent.mkdir()
    file.write_text(sample.chapter.text, encoding="utf-8")
    assert found().ok
    file.write_text(sample.chapter.text.replace("end Even", "end Even "), encoding="utf-8")
    assert (found().stale, found().different) == (True, ())


def test_what_differs_itself_is_told_before_what_only_rests_on_it() -> None:
    """A changed definition changes hundreds of statements; their names are enough."""
    different = (
        Difference(
            name="below", why="the types differ:\n  compared.«IsConst» f\nis not\n  IsConst f"
        ),
        Difference(name="IsConst", why="the values differ:\n  0\nis not\n  1"),
    )
    found = Compared(name="A", statements=1, definitions=1, different=different)

    assert _lines(found) == [
        "challenge/A.lean: IsConst is not the library's: the values differ:\n  0\nis not\n  1",
        "challenge/A.lean: so these, which rest on it, are not either: below",
    ]
