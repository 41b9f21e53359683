"""Whether the files of the challenge say what the library says: compiled alone, then compared."""

import json
import subprocess
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from fundamentals.base.environment import clean
from fundamentals.base.kept import keep, recall
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.base.reading import read_text
from fundamentals.challenge.writing import Chapter
from fundamentals.kernel.recheck import FOLDER, KernelError, own_digest
from fundamentals.lean.building.built import core_facts_dir
from fundamentals.lean.building.crew import Crew
from fundamentals.lean.building.worker import Job, Message, Worker
from fundamentals.lean.declarations.export import export
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.toolchain import node
from fundamentals.lean.toolchain.finding import Toolchain

__all__ = ["Compared", "Difference", "compare", "examine", "file_of"]


class Difference(BaseModel):
    """A declaration that does not mean what the library's means.

    Attributes:
        name: the declaration.
        why: a sentence, with the terms.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    why: str


class Compared(BaseModel):
    """What came of one file.

    Attributes:
        name: the file's, without `.lean`.
        statements: how many it is to make.
        definitions: how many declarations are to stand before them.
        refused: why nothing was compared: there is no file, or Lean complains.
        different: statements and definitions that do not mean what the library's mean.
        stale: the text is not what would be written now.
        recalled: an earlier run compared it, with the same library.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    statements: int
    definitions: int
    refused: tuple[str, ...] = ()
    different: tuple[Difference, ...] = ()
    stale: bool = False
    recalled: bool = False

    @property
    def ok(self) -> bool:
        """Everything is the same."""
        return not self.refused and not self.different and not self.stale


def file_of(project: Project, chapter: Chapter) -> Path:
    """Where a chapter's file is."""
    return project.root / "challenge" / f"{chapter.name}.lean"


def examine(
    project: Project,
    chapters: Sequence[Chapter],
    library: Library,
    toolchain: Toolchain,
    *,
    cache_dir: Path | None,
    progress: Progress,
) -> list[Compared]:
    """Compare the files that are there, and say which are not what would be written.

    Args:
        project: whose files.
        chapters: as they would be written.
        library: what is compiled.
        toolchain: compiles them.
        cache_dir: where results are kept by content; None keeps nothing.
        progress: hears of the files.

    Raises:
        KernelError: the kernel ended without an answer.
    """
    texts: dict[str, str] = {}
    missing = []
    for chapter in chapters:
        file = file_of(project, chapter)
        if file.is_file():
            texts[chapter.name] = read_text(file)
        else:
            missing.append(_result(chapter, refused=(f"there is no {file.name}",)))
    found = compare(
        [replace(each, text=texts[each.name]) for each in chapters if each.name in texts],
        library,
        toolchain,
        cache_dir=cache_dir,
        progress=progress,
    )
    written = {chapter.name: chapter.text for chapter in chapters}
    return missing + [
        each.model_copy(update={"stale": texts[each.name] != written[each.name]}) for each in found
    ]


def _result(
    chapter: Chapter,
    refused: tuple[str, ...] = (),
    different: tuple[Difference, ...] = (),
) -> Compared:
    return Compared(
        name=chapter.name,
        statements=len(chapter.statements),
        definitions=len(chapter.definitions),
        refused=refused,
        different=different,
    )


def compare(
    chapters: Sequence[Chapter],
    library: Library,
    toolchain: Toolchain,
    *,
    cache_dir: Path | None,
    progress: Progress,
) -> list[Compared]:
    """Compile each chapter by itself, and let the second kernel compare it with the library.

    Args:
        chapters: as they are written; the texts may be somebody else's.
        library: what is compiled.
        toolchain: compiles them.
        cache_dir: where results are kept by content; None keeps nothing.
        progress: hears of the files.

    Raises:
        KernelError: the kernel ended without an answer.
    """
    found = []
    progress.start("comparing the challenge", len(chapters))
    with tempfile.TemporaryDirectory(prefix="fundamentals-") as place:
        folder = Path(place).resolve()
        try:
            with Crew(lambda: Worker(toolchain, root=folder)) as crew:
                for chapter in chapters:
                    progress.step(chapter.name)
                    kept = None if cache_dir is None else cache_dir / f"challenge-{chapter.name}"
                    found.append(_recalled(chapter, folder, library, toolchain, crew, kept))
        finally:
            progress.finish()
    return found


def _recalled(
    chapter: Chapter,
    folder: Path,
    library: Library,
    toolchain: Toolchain,
    crew: Crew,
    kept: Path | None,
) -> Compared:
    """What came out before for the same text and library, or comes out now."""
    wanted = sorted({*chapter.statements, *chapter.definitions})
    content = [chapter.text, wanted, library.digest, library.core.key, own_digest()]
    key = json.dumps(content)
    known = recall(kept, key, Compared)
    if known is not None:
        return known.model_copy(update={"recalled": True})
    messages = _compile(chapter, folder, toolchain, crew)
    errors = tuple(str(message) for message in messages if message.severity == "error")
    if errors or not (folder / f"{chapter.name}.olean").is_file():
        result = _result(chapter, refused=errors or ("Lean wrote nothing",))
    else:
        alone = Library.load(
            [folder], [chapter.name], toolchain=toolchain, core_cache_dir=core_facts_dir()
        )
        result = _result(chapter, different=_differences(folder, alone, library, wanted))
    keep(kept, key, result)
    return result


def _compile(chapter: Chapter, folder: Path, toolchain: Toolchain, crew: Crew) -> Sequence[Message]:
    """What Lean says; as anybody's Lean would read the file, without options."""
    source = folder / f"{chapter.name}.lean"
    source.write_text(chapter.text, encoding="utf-8")
    output = source.with_suffix(".olean")
    if toolchain.kind == "embedded":
        job = Job(module=chapter.name, source=Path(source.name), output=output)
        return crew.check(job).messages
    done = subprocess.run(
        [toolchain.home / "bin" / "lean", "-o", output, source],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=clean(),
        check=False,
    )
    said = (done.stdout + done.stderr).strip()
    return [Message("error", source.name, 1, 0, said)] if done.returncode else []


def _differences(
    folder: Path, alone: Library, library: Library, wanted: Collection[str]
) -> tuple[Difference, ...]:
    """The declarations that the second kernel does not find to be the library's."""
    own = alone.checkable
    for name, source, names in (("one", alone, own), ("other", library, wanted)):
        with (folder / f"{name}.ndjson").open("w", encoding="utf-8") as target:
            export(source, names, target, proofs=False)
    (folder / "names.json").write_text(json.dumps(own), encoding="utf-8")
    rows = _answers(folder)
    same = {row["same"] for row in rows if "same" in row}
    told = {row["differs"]: f"{row['why']}" for row in rows if "differs" in row}
    return tuple(
        Difference(name=each, why=told.get(each, "the file does not declare it"))
        for each in wanted
        if each not in same
    )


def _answers(folder: Path) -> list[dict[str, object]]:
    files = [folder / name for name in ("names.json", "one.ndjson", "other.ndjson")]
    done = subprocess.run(
        [node.find().executable, FOLDER / "main.js", "--compare", *files],
        capture_output=True,
        encoding="utf-8",
        env=clean(),
        check=False,
    )
    rows: list[dict[str, object]] = [json.loads(line) for line in done.stdout.splitlines()]
    if not rows or "compared" not in rows[-1]:
        said = rows[-1] if rows else done.stderr.strip()[-500:]
        raise KernelError(f"the second kernel did not come to an end: {said}")
    return rows
