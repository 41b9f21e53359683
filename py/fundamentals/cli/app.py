"""The commands about the catalog: verify, list, show, software, picture, pin, lint, …"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fundamentals import __version__
from fundamentals.base.errors import CatalogError, UsageError
from fundamentals.cli import lean, refereeing, site
from fundamentals.cli.frame import (
    Group,
    check_writable,
    console,
    examples,
    print_data,
    project_of,
    write_report,
)

__all__ = ["app"]

app = typer.Typer(
    name="fundamentals",
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(lean.app, name="lean")
app.add_typer(site.app, name="site")


class _Layer(StrEnum):
    PROVED = "proved"
    RECHECKED = "rechecked"
    DERIVED = "derived"
    ENCLOSED = "enclosed"
    OBSERVED = "observed"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fundamentals {__version__}")
        raise typer.Exit


@app.callback(
    epilog=examples(
        "fundamentals verify                 prove and cross-check everything",
        "fundamentals show chain-rule        all about one entry",
        "fundamentals doctor                 what this machine has, and what it lacks",
    )
)
def _options(
    project: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The checkout to work on (default: around here)."),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """A verified catalog of the mathematics under deep learning.

    Exit codes: 0 all holds; 1 something does not; 2 wrong usage or a wrong catalog; 3 the machine
    lacks something.
    """
    del project, version  # read by `project_of`, and by its callback


@app.command(
    epilog=examples(
        "fundamentals verify",
        "fundamentals verify chain-rule continuity",
        "fundamentals verify --layer derived --layer enclosed --seed 7",
        "fundamentals verify --json result.json --junit result.xml",
        "fundamentals verify --from-nothing",
    )
)
def verify(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Entries (default: all).")
    ] = None,
    layer: Annotated[
        list[_Layer] | None,
        typer.Option(
            metavar="LAYER",
            help="Only proved, rechecked, derived, enclosed or observed; may be repeated "
            "(default: all).",
        ),
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the result as JSON, too.")
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the result as JUnit XML, too.")
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Lean processes at once, and as many for checks (default: one per core).",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Determines the random instances.")] = 0,
    from_nothing: Annotated[
        bool,
        typer.Option(
            "--from-nothing", help="Remove what earlier runs left, and do everything anew."
        ),
    ] = False,
) -> None:
    """Prove, re-check, derive, enclose and observe what the catalog states."""
    from fundamentals.base.progress import for_stream
    from fundamentals.report.files import to_json, to_junit
    from fundamentals.report.table import print_result
    from fundamentals.verification import verify as verification
    from fundamentals.verification.model import CATALOG_LAYERS

    check_writable("--json", json)
    check_writable("--junit", junit)
    if json is not None and junit is not None and json.resolve() == junit.resolve():
        raise UsageError(f"--json and --junit both name {json}")
    result = verification.verify(
        project_of(context),
        identifiers=ids or (),
        layers=[each.value for each in layer] if layer else CATALOG_LAYERS,
        seed=seed,
        jobs=jobs,
        progress=for_stream(),
        from_nothing=from_nothing,
    )
    if json is not None:
        write_report(json, to_json(result))
    if junit is not None:
        write_report(junit, to_junit(result))
    print_result(result, console())
    verification.check_something(result)
    raise typer.Exit(result.exit_code)


@app.command(name="list", epilog=examples("fundamentals list"))
def list_entries(context: typer.Context) -> None:
    """List the entries of the catalog."""
    from fundamentals.cli.show import print_list
    from fundamentals.verification.verify import open_catalog

    print_list(open_catalog(project_of(context)), console())


@app.command(
    epilog=examples(
        "fundamentals new my-theorem",
        "fundamentals new my-theorem --chapter convolution --title 'My theorem'",
    )
)
def new(
    context: typer.Context,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="Lower-case words joined by hyphens.")
    ],
    chapter: Annotated[
        str,
        typer.Option(
            metavar="CHAPTER",
            help="Where it belongs: differentiation, convolution, cross-correlation, arithmetic.",
        ),
    ] = "differentiation",
    title: Annotated[
        str | None, typer.Option(metavar="TITLE", help="A few words (default: the id's).")
    ] = None,
) -> None:
    """Begin an entry: a theorem, checks, picture, play and record that hold, to be replaced.

    It says what is where now, and what to do next. Where a file or declaration of that name is
    there already, nothing is written.
    """
    from fundamentals.entry.making import chapter_of, make
    from fundamentals.report.table import visible

    made = make(project_of(context), identifier, chapter=chapter_of(chapter), title=title)
    typer.echo(visible(made), nl=False)


@app.command(
    epilog=examples(
        "fundamentals show chain-rule",
        "fundamentals show chain-rule --full",
        "fundamentals show chain-rule --files",
    )
)
def show(
    context: typer.Context,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The entry.")],
    seed: Annotated[int, typer.Option(metavar="N", help="Whose evidence to show.")] = 0,
    full: Annotated[
        bool, typer.Option("--full", help="Every name, and statements as Lean reads them.")
    ] = False,
    files: Annotated[
        bool, typer.Option("--files", help="Only where its parts are, a line for each place.")
    ] = False,
) -> None:
    """Show an entry: statement, hypotheses, theorems and what they rest on, evidence."""
    from fundamentals.base.progress import for_stream
    from fundamentals.cli.show import print_entry
    from fundamentals.verification.verify import check_seed, open_catalog

    check_seed(seed)
    if files and full:
        raise UsageError("--files and --full: name one of them")
    project = project_of(context)
    catalog = open_catalog(project)
    entry = catalog.get(identifier)
    if files:
        from fundamentals.entry.places import places
        from fundamentals.report.table import visible

        for place in places(project, catalog, entry):
            typer.echo(visible(str(place)))
        return
    print_entry(project, catalog, entry, console(), seed=seed, full=full, progress=for_stream())


@app.command(
    epilog=examples(
        "fundamentals software",
        "fundamentals software np.correlate",
        "fundamentals software torch stride",
        "fundamentals software conv_transpose --json",
        "fundamentals software numpy --confirm",
        "fundamentals software --confirm --quick",
        "fundamentals software --from 'tensorflow conv2d SAME, stride 2' --to torch",
    )
)
def software(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORD",
            help="A function's name or a part of it, a mode, an option, or what it computes; "
            "several narrow.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    confirm: Annotated[
        bool,
        typer.Option(
            "--confirm", help="Call the functions that are installed: is it so? A minute for each."
        ),
    ] = False,
    quick: Annotated[
        bool,
        typer.Option(
            "--quick", help="With --confirm: at fewer shapes, in this process; seconds for each."
        ),
    ] = False,
    source: Annotated[
        str,
        typer.Option(
            "--from", metavar="WORDS", help="A function, its mode and numbers, to be had elsewhere."
        ),
    ] = "",
    target: Annotated[
        str, typer.Option("--to", metavar="WORDS", help="The library or function to write it with.")
    ] = "",
    seed: Annotated[int, typer.Option(help="For the random shapes and numbers.")] = 0,
) -> None:
    """Look up which function of which library computes which formula, and where it begins."""
    from fundamentals.cli.software import (
        print_composed,
        print_confirmed,
        print_software,
        software_json,
    )
    from fundamentals.software.lookup import rows_matching

    if source or target:
        if words or not (source and target):
            raise UsageError("--from and --to go together, and without other words")
        raise typer.Exit(print_composed(source, target, console(), seed=seed))
    rows = rows_matching(words or ())
    if quick and not confirm:
        raise UsageError("--quick goes with --confirm")
    if confirm:
        raise typer.Exit(print_confirmed(rows, console(), seed=seed, quick=quick, json=json))
    if json:
        print_data(f"{software_json(rows)}\n")
    else:
        print_software(rows, console(), details=bool(words))


app.command(
    epilog=examples(
        "fundamentals referee scipy.signal.correlate --mode same",
        'fundamentals referee mykernels.py:conv --call "f(x, w, stride=s, padding=p)"',
        'fundamentals referee mykernels.py:conv --expect "torch.nn.functional.conv2d"',
    )
)(refereeing.referee)


@app.command(epilog=examples("fundamentals picture chain-rule --output chain-rule.svg"))
def picture(
    context: typer.Context,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The entry.")],
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it there (default: print it).")
    ] = None,
) -> None:
    """Draw the picture of an entry, as SVG."""
    from fundamentals.pictures.rendering import render
    from fundamentals.verification.verify import open_catalog

    check_writable("--output", output)
    entry = open_catalog(project_of(context)).get(identifier)
    text = render(entry.id).svg.decode()
    if output is None:
        print_data(text)
    else:
        write_report(output, text)


@app.command(epilog=examples("fundamentals pin --dry-run", "fundamentals pin"))
def pin(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
    ] = False,
) -> None:
    """Agree to what the theorems state now, after showing what changed."""
    from fundamentals.base.progress import for_stream
    from fundamentals.cli.pinning import pin_statements

    pin_statements(project_of(context), console(), dry_run=dry_run, progress=for_stream())


@app.command(epilog=examples("fundamentals challenge", "fundamentals challenge --check"))
def challenge(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Write nothing, only compare.")] = False,
) -> None:
    """Write the statements and what they speak of into files that stand alone; compare them.

    Each file of the folder `challenge` compiles by itself. The second kernel compares every
    statement and definition in it with the library's.
    """
    from fundamentals.base.progress import for_stream
    from fundamentals.cli.challenging import challenge as write_challenge

    write_challenge(project_of(context), console(), check=check, progress=for_stream())


@app.command(epilog=examples("fundamentals lint"))
def lint(context: typer.Context) -> None:
    """Find the catalog's sentences that name no declaration or check that carries them."""
    from fundamentals.report.table import visible
    from fundamentals.verification.verify import open_catalog

    found = open_catalog(project_of(context)).unsupported()
    for line in found:
        typer.echo(visible(line))
    if found:
        raise typer.Exit(CatalogError.exit_code)


@app.command(epilog=examples("fundamentals doctor"))
def doctor(context: typer.Context) -> None:
    """Say what this machine has and what will be used, and what to do if something is missing."""
    from fundamentals.cli.doctor import print_findings

    raise typer.Exit(print_findings(project_of(context), console()))


@app.command(
    epilog=examples(
        "fundamentals schema > docs/result.schema.json",
        "fundamentals schema --referee > docs/referee.schema.json",
    )
)
def schema(
    referee: Annotated[bool, typer.Option("--referee", help="That of the referee.")] = False,
) -> None:
    """Print the JSON Schema of what `verify --json` writes, or `referee --json`."""
    from fundamentals.referee.showing import files as refereeing
    from fundamentals.report import files as reporting

    print_data(refereeing.schema_text() if referee else reporting.schema_text())
