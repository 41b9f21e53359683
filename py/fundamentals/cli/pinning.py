"""What `fundamentals pin` does."""

from rich.console import Console
from rich.text import Text

from fundamentals.base.errors import BuildError, CatalogError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.catalog.loading import Catalog
from fundamentals.lean.building.build import build
from fundamentals.lean.building.built import facts_dir, load_library
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.statements.pins import Change, compare, is_as_written, read_pins, renew
from fundamentals.lean.toolchain import finding as lean_toolchain
from fundamentals.report.table import visible
from fundamentals.verification.verify import open_catalog

__all__ = ["pin_statements"]

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def pin_statements(
    project: Project, console: Console, *, dry_run: bool, progress: Progress
) -> None:
    """Show how the statements differ from their pins, and pin them unless it is a dry run.

    Raises:
        BuildError: the library does not compile.
        CatalogError: the catalog names what the library does not declare.
    """
    catalog = open_catalog(project)
    names = catalog.declarations()
    pins = read_pins(project.pins_file)
    toolchain = lean_toolchain.find(project, progress=progress)
    result = build(project, toolchain=toolchain, progress=progress)
    if not result.ok:
        raise BuildError(
            "the library does not compile, so nothing is pinned: `fundamentals lean build` says why"
        )
    library = load_library(project, result, toolchain)
    if missing := _missing(catalog, library):
        raise CatalogError("\n".join([*missing, "nothing is pinned until these are mended"]))
    cache = facts_dir(project)
    reworded = not is_as_written(library, names, project.pins_file, cache_dir=cache)
    if dry_run:
        changes = compare(library, names, pins, cache_dir=cache)
    else:
        changes = renew(library, names, project.pins_file, cache_dir=cache)
    for change in changes:
        _print_change(change, console)
    done = "would be pinned" if dry_run else f"pinned in {project.pins_file.name}"
    total = f"{len(names)} statements, {len(changes)} of them changed"
    unchanged = f"{len(names)} statements, none changed"
    if reworded:
        unchanged += f"; their texts {done}"
    console.print(f"{total}; {done}" if changes else unchanged)


def _missing(catalog: Catalog, library: Library) -> list[str]:
    lines = []
    for entry in catalog.entries:
        for path, name in entry.declarations():
            if name not in library.declarations:
                line, key = catalog.place(entry, path)
                lines.append(f"{catalog.file}:{line}: {key}: the library does not declare {name}")
    return lines


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
