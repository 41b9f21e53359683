"""What `fundamentals challenge` does."""

import typer
from rich.console import Console

from fundamentals.base.atomic import write_atomically
from fundamentals.base.errors import BuildError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.challenge.comparing import Compared, examine, file_of
from fundamentals.challenge.writing import outline, write
from fundamentals.lean.building.build import build
from fundamentals.lean.building.built import load_library
from fundamentals.lean.toolchain import finding as lean_toolchain
from fundamentals.report.table import visible
from fundamentals.verification.verify import open_catalog

__all__ = ["challenge"]


def challenge(project: Project, console: Console, *, check: bool, progress: Progress) -> None:
    """Write the challenge, unless it is only to be checked, and compare it with the library.

    Raises:
        BuildError: the library does not compile.
        KernelError: the second kernel gave no answer.
        Exit: with code 1, a file is missing, old, refused by Lean, or says something else.
    """
    catalog = open_catalog(project)
    toolchain = lean_toolchain.find(project, progress=progress)
    result = build(project, toolchain=toolchain, progress=progress)
    if not result.ok:
        raise BuildError("the library does not compile: `fundamentals lean build` says why")
    library = load_library(project, result, toolchain)
    chapters = write(outline(catalog), library, project.lean_dir, result.olean_dirs)
    if not check:
        for chapter in chapters:
            write_atomically(file_of(project, chapter), chapter.text.encode())
    found = examine(
        project,
        chapters,
        library,
        toolchain,
        cache_dir=project.build_dir / "kernel",
        progress=progress,
    )
    for each in found:
        for line in _lines(each):
            console.print(visible(line), soft_wrap=True, highlight=False, markup=False)
    if not all(each.ok for each in found):
        raise typer.Exit(1)


def _lines(found: Compared) -> list[str]:
    name = f"challenge/{found.name}.lean"
    lines = [f"{name}: {why}" for why in found.refused]
    first = [each for each in found.different if "compared.«" not in each.why] or found.different
    lines += [f"{name}: {each.name} is not the library's: {each.why}" for each in first]
    if others := [each.name for each in found.different if each not in first]:
        lines.append(f"{name}: so these, which rest on it, are not either: {', '.join(others)}")
    if found.stale:
        lines.append(f"{name}: is not what the library gives now: run `fundamentals challenge`")
    if not lines:
        lines.append(
            f"{name}: {found.statements} statements and {found.definitions} definitions, "
            "each with the library's meaning"
        )
    return lines
