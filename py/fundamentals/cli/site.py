"""The commands about the site: its data, and the data's schema."""

from pathlib import Path
from typing import Annotated

import typer

from fundamentals.cli.frame import console, examples, project_of
from fundamentals.errors import UsageError

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Write what the site shows.")


@app.command(epilog=examples("fundamentals site data --output build/site-data"))
def data(
    context: typer.Context,
    output: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the files go.")],
    jobs: Annotated[
        int | None, typer.Option(metavar="N", help="Processes at once (default: one per core).")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Determines the random instances.")] = 0,
) -> None:
    """Verify, reusing what is unchanged, and write each entry as JSON with its picture.

    The result is always of the present sources: none is read from a file that might be older. What
    fails is written, too, as failing; the exit code is that of `verify`.
    """
    from fundamentals import verify as verification
    from fundamentals.pictures import render
    from fundamentals.progress import for_stream
    from fundamentals.report.site import write_site

    if output.exists() and not output.is_dir():
        raise UsageError(f"--output {output}: is a file; name a folder")
    project = project_of(context)
    catalog = verification.open_catalog(project)
    pictures = {entry.id: render(entry.id) for entry in catalog.entries}
    result = verification.verify(project, seed=seed, jobs=jobs, progress=for_stream())
    write_site(output, catalog=catalog, result=result, pictures=pictures)
    holding = f"{result.summary.holding} of {result.summary.entries} entries hold"
    console().print(f"{output}: {holding}", soft_wrap=True)
    raise typer.Exit(result.exit_code)


@app.command(epilog=examples("fundamentals site schema > docs/site.schema.json"))
def schema() -> None:
    """Print the JSON Schema of what `site data` writes."""
    from fundamentals.report.site import site_schema_text

    typer.echo(site_schema_text(), nl=False)
