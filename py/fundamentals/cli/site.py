"""The commands about the website: building it, showing it, its data, and the data's schema."""

from pathlib import Path
from typing import Annotated

import typer

from fundamentals.base.errors import UsageError
from fundamentals.cli.frame import Jobs, console, examples, print_data, project_of

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Make the website.")


@app.command(epilog=examples("fundamentals site data --output build/site-data"))
def data(
    context: typer.Context,
    output: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the files go.")],
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Lean processes at once, and as many for checks (default: one per core).",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Determines the random instances.")] = 0,
) -> None:
    """Verify, reusing what is unchanged, and write each entry as JSON with its picture.

    The result is always of the present sources: none is read from a file that might be older. What
    fails is written, too, as failing; the exit code is that of `verify`.
    """
    from fundamentals.base.progress import for_stream
    from fundamentals.pictures.rendering import render
    from fundamentals.report.site import write_site
    from fundamentals.verification import verify as verification

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


_Output = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Where to (default: build/site).")
]
_BaseUrl = Annotated[
    str,
    typer.Option(
        metavar="URL",
        help="Where the site will be; without it sitemap.xml has relative addresses.",
    ),
]


@app.command(
    epilog=examples(
        "fundamentals site build",
        "fundamentals site build --output www --base-url https://example.org/",
    )
)
def build(
    context: typer.Context,
    output: _Output = None,
    base_url: _BaseUrl = "",
    jobs: Jobs = None,
    from_nothing: Annotated[
        bool, typer.Option("--from-nothing", help="As of `verify`: for a site to publish.")
    ] = False,
) -> None:
    """Verify, and make the website of what came out: FOLDER/html/index.html.

    No result of another run is shown. What fails is shown as failing; the exit code is that of
    `verify`.
    """
    _, exit_code = _build(context, output, base_url, jobs, from_nothing=from_nothing)
    raise typer.Exit(exit_code)


@app.command(epilog=examples("fundamentals site serve --port 8080"))
def serve(
    context: typer.Context,
    output: _Output = None,
    port: Annotated[int, typer.Option(metavar="N", help="0: any that is free.")] = 8000,
    jobs: Jobs = None,
) -> None:
    """Make the website and show it to browsers on this machine, until Ctrl-C."""
    from fundamentals.site.serving import server

    server(Path(), port).server_close()  # a port that cannot be had is told before the long work
    folder, _ = _build(context, output, "", jobs)
    with server(folder, port) as serving:
        address = f"http://127.0.0.1:{serving.server_port}/"
        console().print(f"{address} (Ctrl-C ends it)", soft_wrap=True)
        serving.serve_forever()


def _build(
    context: typer.Context,
    output: Path | None,
    base_url: str,
    jobs: int | None,
    *,
    from_nothing: bool = False,
) -> tuple[Path, int]:
    """Make the site; its folder, and the exit code of the result."""
    from fundamentals.base.progress import for_stream
    from fundamentals.pictures.rendering import render
    from fundamentals.site.build import build_site
    from fundamentals.verification import verify as verification

    project = project_of(context)
    folder = output or project.build_dir / "site"
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--output {folder}: is a file; name a folder")
    progress = for_stream()
    catalog = verification.open_catalog(project)
    found = verification.verify(project, jobs=jobs, progress=progress, from_nothing=from_nothing)
    site = build_site(
        project,
        folder,
        catalog=catalog,
        result=found,
        pictures={entry.id: render(entry.id) for entry in found.entries},
        base_url=base_url,
        progress=progress,
    )
    holding = f"{found.summary.holding} of {found.summary.entries} entries hold"
    console().print(f"{site / 'index.html'}: {holding}", soft_wrap=True)
    return site, found.exit_code


@app.command(epilog=examples("fundamentals site schema > docs/site.schema.json"))
def schema() -> None:
    """Print the JSON Schema of what `site data` writes."""
    from fundamentals.report.site import site_schema_text

    print_data(site_schema_text())
