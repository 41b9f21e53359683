"""What `fundamentals pin` does."""

from rich.console import Console
from rich.text import Text

from fundamentals.errors import BuildError
from fundamentals.lean import toolchain as lean_toolchain
from fundamentals.lean.build import build
from fundamentals.lean.pins import Change, compare, read_pins, renew
from fundamentals.progress import Progress
from fundamentals.project import Project
from fundamentals.proving import facts_dir, load_library
from fundamentals.report.table import visible
from fundamentals.verify import open_catalog

__all__ = ["pin_statements"]

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def pin_statements(
    project: Project, console: Console, *, dry_run: bool, progress: Progress
) -> None:
    """Show how the statements differ from their pins, and pin them unless it is a dry run.

    Raises:
        BuildError: the library does not compile, or lacks a declaration that the catalog names.
    """
    names = open_catalog(project).declarations()
    pins = read_pins(project.pins_file)
    toolchain = lean_toolchain.find(project, progress=progress)
    result = build(project, toolchain=toolchain, progress=progress)
    if not result.ok:
        raise BuildError(
            "the library does not compile, so nothing is pinned: `fundamentals lean build` says why"
        )
    library = load_library(project, result, toolchain)
    if missing := [name for name in names if name not in library.declarations]:
        raise BuildError(
            f"nothing is pinned, since the library does not declare {', '.join(missing)}: "
            "correct catalog.yaml, or write them"
        )
    cache = facts_dir(project)
    if dry_run:
        changes = compare(library, names, pins, cache_dir=cache)
    else:
        changes = renew(library, names, project.pins_file, cache_dir=cache)
    for change in changes:
        _print_change(change, console)
    done = "would be pinned" if dry_run else f"pinned in {project.pins_file.name}"
    total = f"{len(names)} statements, {len(changes)} of them changed"
    console.print(f"{total}; {done}" if changes else f"{len(names)} statements, none changed")


def _print_change(change: Change, console: Console) -> None:
    through = (
        f", through {', '.join(change.definitions)}"
        if change.kind == "changed" and change.definitions
        else ""
    )
    console.print(Text(f"{change.kind}: {change.name}{through}", style="bold"), soft_wrap=True)
    for line in change.diff:
        style = "" if line.startswith(("+++", "---")) else _STYLES.get(line[:1], "")
        console.print(Text(f"  {visible(line)}", style=style), soft_wrap=True)
