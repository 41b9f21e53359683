"""Building the site: verify, gather, word, render."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup
from pydantic import ValidationError

from fundamentals.catalog import Catalog
from fundamentals.errors import FundamentalsError, UsageError
from fundamentals.lean.atomic import write_atomically
from fundamentals.model import RunResult
from fundamentals.pictures import Picture
from fundamentals.progress import Progress
from fundamentals.project import Project
from fundamentals.report.site import site_schema_text, write_site
from fundamentals.site import library, programs
from fundamentals.site.addresses import entry_page
from fundamentals.site.content import Content
from fundamentals.site.graphs import MAP, as_svg, entry_graph, library_map
from fundamentals.site.pages import Page, pages
from fundamentals.site.rendering import PAGE_SUFFIX, render

__all__ = ["StaleError", "build_site", "check_fresh", "read_result"]

TITLE = "Fundamentals"


class StaleError(FundamentalsError):
    """A result is not of the present sources."""

    exit_code = 1


def check_fresh(project: Project, result: RunResult) -> None:
    """Make sure that a result is of the sources as they are.

    Raises:
        StaleError: it is of others.
    """
    if result.sources != project.digest():
        raise StaleError(
            "the result is not of the present sources: something changed since it was made; run "
            "`fundamentals verify` again"
        )


def read_result(file: Path) -> RunResult:
    """A result that `verify --json` wrote.

    Raises:
        UsageError: the file holds none.
    """
    try:
        return RunResult.model_validate_json(file.read_bytes())
    except OSError as error:
        raise UsageError(f"--result {file}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise UsageError(f"--result {file}: is no result of this version of `verify`") from error


def build_site(
    project: Project,
    output: Path,
    *,
    catalog: Catalog,
    result: RunResult,
    pictures: dict[str, Picture],
    base_url: str = "",
    progress: Progress,
) -> Path:
    """Make the site of a result.

    Args:
        project: whose sources are shown.
        output: the folder: `html/` is the site, what it was made from lies beside it.
        catalog: of the project.
        result: of the project as it is.
        pictures: of the entries.
        base_url: where the site will be, for addresses that must be complete; may be unknown.
        progress: hears where the work is.

    Returns:
        The folder of the site itself.

    Raises:
        StaleError: the sources are not, or not any more, those of the result.
    """
    check_fresh(project, result)
    base_url = f"{base_url.rstrip('/')}/" if base_url else ""
    installed = programs.install(progress)
    content = Content(catalog, result, pictures, library.load(project, progress))
    formulas = content.formulas
    progress.note("Typesetting the statements …")
    typeset = installed.typeset(
        [programs.Formula(rf"\displaystyle {tex}", display=False) for tex in formulas]
    )
    mathematics = {
        tex: Markup(html)  # noqa: S704 - KaTeX escapes what it is given
        for tex, html in zip(formulas, typeset, strict=True)
    }
    made = list(pages(content, mathematics.__getitem__, _graphs(content, installed)))
    progress.note(f"Rendering {len(made)} pages …")
    source = output / "source"
    for folder in (source, output / "html", output / "extra", output / "static"):
        shutil.rmtree(folder, ignore_errors=True)
    _write_pages(source, made)
    for name in ("trust", "notation"):
        file = project.root / "docs" / f"{name}.md"
        write_atomically(source / name / "index.md", file.read_bytes())
    _write_data(output / "extra" / "data", content)
    _copy_katex(installed.modules / "katex" / "dist", output / "static" / "katex")
    render(source, output / "html", title=TITLE, base_url=base_url)
    _write_sitemap(output / "html", base_url)
    check_fresh(project, result)
    return output / "html"


def _graphs(content: Content, installed: programs.Programs) -> dict[str, Markup]:
    """Pictures of what uses what, by page."""
    asked = {
        entry_page(entry.id): (
            entry_graph(content, entry),
            f"What uses {entry.title}, and what it uses",
        )
        for entry, _ in content.entries
    }
    asked[MAP] = (library_map(content), "What each module uses")
    drawn = installed.lay_out([graph for graph, _ in asked.values()])
    return {
        page: as_svg(svg, title)
        for (page, (_, title)), svg in zip(asked.items(), drawn, strict=True)
    }


def _write_pages(folder: Path, made: Iterable[Page]) -> None:
    for page in made:
        write_atomically(folder / f"{page.name}{PAGE_SUFFIX}", page.to_json().encode())


def _write_data(folder: Path, content: Content) -> None:
    write_site(folder, catalog=content.catalog, result=content.result, pictures=content.pictures)
    write_atomically(folder / "schema.json", site_schema_text().encode())


def _write_sitemap(site: Path, base_url: str) -> None:
    """All pages; as seen from the site's root if nobody said where that is."""
    pages = sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    lines = [f"<url><loc>{base_url}{_address(page)}</loc></url>" for page in pages]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )
    write_atomically(site / "sitemap.xml", text.encode())


def _address(page: str) -> str:
    return "" if page == "." else f"{quote(page)}/"


def _copy_katex(source: Path, target: Path) -> None:
    """KaTeX's style, with its fonts in the one format that every browser reads."""
    style = (source / "katex.min.css").read_text(encoding="utf-8")
    style = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)', "", style)
    write_atomically(target / "katex.css", style.encode())
    for font in sorted((source / "fonts").glob("*.woff2")):
        write_atomically(target / "fonts" / font.name, font.read_bytes())
