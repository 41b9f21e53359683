"""The commands about the Lean library: build, check, names, lint, export, recheck."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fundamentals.base.errors import BuildError, UsageError
from fundamentals.cli.frame import check_writable, console, examples, project_of

if TYPE_CHECKING:
    from fundamentals.lean.declarations.facts import Library
    from fundamentals.lean.loop.axioms import Rests

__all__ = ["app"]

_SHOWN = 8

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Work on the Lean library.")


@app.command(epilog=examples("fundamentals lean build"))
def build(
    context: typer.Context,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", help="Processes at once (default: one per core).")
    ] = None,
) -> None:
    """Compile what changed; what Lean has to say comes out in its own words."""
    from fundamentals.base.progress import for_stream
    from fundamentals.lean.building.build import build as build_library
    from fundamentals.lean.toolchain import finding as lean_toolchain
    from fundamentals.report.table import visible

    project, progress = project_of(context), for_stream()
    toolchain = lean_toolchain.find(project, progress=progress)
    result = build_library(project, toolchain=toolchain, jobs=jobs, progress=progress)
    for message in result.messages:
        typer.echo(visible(str(message)))
    typer.echo(result.summary())
    if not result.ok:
        raise typer.Exit(BuildError.exit_code)


@app.command(
    epilog=examples(
        "fundamentals lean check lean/Fundamentals/Calculus/Jacobian.lean",
        "fundamentals lean check scratch.lean --watch",
    )
)
def check(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A Lean file.")],
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever it is saved, until Ctrl-C.")
    ] = False,
) -> None:
    """Check one file, quickly, with a Lean that stays warm.

    Below what Lean says stands which axioms the file's theorems rest on. The exit code is 1 if Lean
    says more than information, or if something rests on axioms beyond propext, Classical.choice and
    Quot.sound. With the embedded Lean, `#print axioms` is answered from the compiled file, in which
    Lean's own library is taken as it is.
    """
    from fundamentals.base.progress import for_stream
    from fundamentals.lean.loop import session
    from fundamentals.report.table import visible

    if not file.is_file():
        wrong = "is a folder; name a file" if file.is_dir() else "there is no such file"
        raise UsageError(f"{file}: {wrong}")
    with file.open("rb") as source:
        if source.read(3) == b"\xef\xbb\xbf":
            raise UsageError(f"{file}: begins with a byte order mark; save it as UTF-8 without one")
    project, progress = project_of(context), for_stream()
    if watch:
        results = session.watch(project, file, progress)
    else:
        results = iter([session.check(project, file, progress)])
    for result in results:
        for message in result.messages:
            typer.echo(visible(str(message)))
        for line in _axioms(result.axioms):
            typer.echo(visible(line))
        verdict = "fine" if result.ok else "refused"
        if result.ok and result.strange:
            verdict = f"refused for axioms beyond the usual three: {', '.join(result.strange)}"
        typer.echo(visible(f"{result.file}: {verdict} ({result.seconds:.1f} s)"))
    if not result.ok or result.strange:
        raise typer.Exit(BuildError.exit_code)


def _axioms(found: "Sequence[Rests]") -> Iterator[str]:
    """What the declarations of a file rest on, a line for each set of axioms."""
    groups: dict[tuple[str, ...], list[Rests]] = {}
    for each in found:
        groups.setdefault(each.axioms, []).append(each)
    for axioms, resting in groups.items():
        names = [each.name for each in resting[:_SHOWN]]
        if len(resting) > _SHOWN:
            names.append(f"{len(resting) - _SHOWN} more")
        strange = resting[0].strange
        listed = [f"{a} (beyond the usual three)" if a in strange else a for a in axioms]
        yield f"axioms: {', '.join(listed) or 'none'}: {', '.join(names)}"


@app.command(
    epilog=examples(
        "fundamentals lean names jacobian", "fundamentals lean names 'Fundamentals.*.comp'"
    )
)
def names(
    context: typer.Context,
    pattern: Annotated[
        str, typer.Argument(metavar="PATTERN", help="Part of a name, or a pattern with * and ?.")
    ],
) -> None:
    """Find declarations of the library by name."""
    from fundamentals.lean.sources.modules import source_file

    found = _library(context).search(pattern)
    out = console()
    for declaration in found:
        place = f"{source_file(declaration.module)}:{declaration.line}"
        kind = f"private {declaration.kind}" if declaration.is_private else declaration.kind
        out.print(f"{place}: {kind} {declaration.name}", soft_wrap=True)
    if not found:
        raise UsageError(f"no declaration matches {pattern!r}")


@app.command(epilog=examples("fundamentals lean lint"))
def lint(context: typer.Context) -> None:
    """Look for what compiled files cannot show: options, axioms, look-alike characters."""
    from fundamentals.lean.sources.lint import lint_sources
    from fundamentals.report.table import visible

    found = lint_sources(project_of(context))
    for problem in found:
        typer.echo(visible(str(problem)))
    if found:
        raise typer.Exit(BuildError.exit_code)


@app.command(
    epilog=examples(
        "fundamentals lean export Fundamentals.HasJacobianAt.comp --output chain.ndjson"
    )
)
def export(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Declarations.")],
    output: Annotated[Path, typer.Option(metavar="FILE", help="Where the lines go.")],
) -> None:
    """Write declarations, and all that they rest on, in Lean's export format NDJSON 3.1.

    Any kernel that reads the format can check them. What the embedded Lean hides of its own
    library, proofs and some bodies, is written as axioms.
    """
    from fundamentals.lean.declarations.export import export as write

    check_writable("--output", output)
    library = _library(context)
    with output.open("w", encoding="utf-8") as target:
        done = write(library, [library.resolve(name) for name in names], target)
    typer.echo(
        f"{output}: {done.declarations} declarations (an inductive type with its constructors "
        f"counts once), {len(done.assumed)} of Lean's library without proof or body, "
        f"axioms {', '.join(sorted(done.axioms)) or 'none'}",
        err=True,  # FILE may be /dev/stdout
    )


@app.command(
    epilog=examples(
        "fundamentals lean recheck",
        "fundamentals lean recheck Fundamentals.HasJacobianAt.comp",
        "fundamentals lean recheck --file somebody.ndjson Their.theorem",
    )
)
def recheck(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="Declarations (default: all); with --file those that must be in it, proved.",
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="An export, by whomever, instead.")
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Every name that is assumed, of Lean's library, too.")
    ] = False,
) -> None:
    """Check declarations, and all that they rest on, by the second kernel.

    It shares no line with Lean's own. What was declared without a proof or body is assumed, and
    named: the axioms; with --full also what the embedded Lean hides of its library; of an export by
    whomever, everything.
    """
    from fundamentals.base.progress import for_stream
    from fundamentals.kernel.recheck import recheck_export, recheck_library
    from fundamentals.report.table import counted, visible

    if file is not None:
        if not file.is_file():
            raise UsageError(f"--file {file}: there is no such file")
        result = recheck_export(file, for_stream())
        named = result.assumptions
        if not result.rests and not result.rejected:
            raise UsageError(f"--file {file}: it declares nothing")
        for name in names or ():
            if name in result.assumptions:
                raise UsageError(f"--file {file}: {name} is an axiom there, without a proof")
            if name not in result.rests and name not in result.rejected:
                raise UsageError(f"--file {file}: it does not declare {name}")
    else:
        library = _library(context)
        wanted = [library.resolve(name) for name in names or ()] or library.checkable
        result = recheck_library(library, wanted, cache_dir=None, progress=for_stream())
        named = tuple(
            each for each in result.assumptions if full or library.kind_of(each) == "axiom"
        )
    for name, refusal in result.rejected.items():
        typer.echo(visible(f"rejected ({refusal.rule}): {name}: {refusal.why}"))
    if result.assumptions:
        assumed = sorted(named)
        if hidden := len(result.assumptions) - len(named):
            assumed.append(f"{hidden} of Lean's library without proof or body (--full)")
        typer.echo(visible(f"assumed: {', '.join(assumed)}"))
    typer.echo(
        f"{counted(len(result.rests), 'declaration')} accepted, {len(result.assumptions)} of these "
        f"assumed; {len(result.rejected)} rejected ({result.seconds:.1f} s)"
    )
    if result.rejected:
        raise typer.Exit(BuildError.exit_code)


def _library(context: typer.Context) -> "Library":
    """What compiles of the library, after building it."""
    from fundamentals.base.progress import for_stream
    from fundamentals.lean.building.build import build as build_library
    from fundamentals.lean.building.built import load_library
    from fundamentals.lean.toolchain import finding as lean_toolchain

    project, progress = project_of(context), for_stream()
    toolchain = lean_toolchain.find(project, progress=progress)
    result = build_library(project, toolchain=toolchain, progress=progress)
    if not result.ok:
        typer.echo(
            "some files do not compile, and are left out: `fundamentals lean build`", err=True
        )
    return load_library(project, result, toolchain)
