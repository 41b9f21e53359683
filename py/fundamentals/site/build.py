"""Building the site: verify, gather, word, render."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from markupsafe import Markup

from fundamentals.base.atomic import write_atomically
from fundamentals.base.errors import FundamentalsError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.base.reading import read_bytes
from fundamentals.catalog.loading import Catalog
from fundamentals.kernel.packing import WORKER, packs
from fundamentals.pictures.core import Picture
from fundamentals.site import programs
from fundamentals.site.content import library
from fundamentals.site.content.addresses import entry_page
from fundamentals.site.content.checks import broken_links, heavy_pages
from fundamentals.site.content.gathered import Content
from fundamentals.site.pages.files import write_data, write_kernel, write_sitemap, write_static
from fundamentals.site.pages.graphs import MAP, as_svg, entry_graph, library_map
from fundamentals.site.pages.pages import pages
from fundamentals.site.rendering import PAGE_SUFFIX, SiteError, render
from fundamentals.verification.model import RunResult

__all__ = ["StaleError", "Tools", "build_site", "check_fresh", "make_site", "packed"]

TITLE = "Fundamentals"
DOCUMENTS = ("trust", "notation")
"""The pages that people wrote, in `docs/`."""


class Tools(Protocol):
    """What makes mathematics and graphs; `programs.Programs`, and what tests put in its place."""

    @property
    def modules(self) -> Path:
        """The folder of installed packages."""

    def typeset(self, formulas: Sequence[str]) -> list[str]:
        """HTML for each formula."""

    def lay_out(self, graphs: Sequence[str]) -> list[str]:
        """SVG for each graph in the DOT language."""

    def bundle(self, modules: Sequence[Path]) -> list[str]:
        """Each module with all that it imports, as one script."""


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
    tools = programs.install(progress)
    content = packed(
        Content(catalog, result, pictures, library.load(project, progress)), project, progress
    )
    site = make_site(
        output,
        content,
        tools,
        documents=project.root / "docs",
        base_url=base_url,
        progress=progress,
    )
    check_fresh(project, result)
    return site


def packed(content: Content, project: Project, progress: Progress) -> Content:
    """With the first theorem of each entry, and all under it, for the kernel in the page."""
    roots = {
        entry.id: entry.theorems[0].name
        for entry, _ in content.entries
        if entry.theorems[0].name in content.library
    }
    found = packs(
        content.library.library, roots, cache_dir=project.build_dir / "kernel", progress=progress
    )
    return replace(content, packs=found)


def make_site(
    output: Path,
    content: Content,
    tools: Tools,
    *,
    documents: Path,
    base_url: str = "",
    progress: Progress,
) -> Path:
    """Make the site of what is known; see `build_site`.

    Args:
        output: the folder.
        content: what is known.
        tools: to typeset and to draw with.
        documents: the folder of the pages that people wrote.
        base_url: where the site will be.
        progress: hears where the work is.

    Raises:
        SiteError: Sphinx cannot make it, or a link in it leads nowhere.
    """
    base_url = f"{base_url.rstrip('/')}/" if base_url else ""
    progress.note("Typesetting mathematics, laying out graphs …")
    mathematics = {
        formula: Markup(html)  # noqa: S704 - KaTeX escapes what it is given
        for formula, html in zip(content.formulas, tools.typeset(content.formulas), strict=True)
    }
    made = list(pages(content, mathematics.__getitem__, _graphs(content, tools)))
    progress.note(f"Rendering {len(made)} pages …")
    source, site = output / "source", output / "html"
    for folder in (source, site, output / "extra", output / "static"):
        shutil.rmtree(folder, ignore_errors=True)
    for page in made:
        write_atomically(source / f"{page.name}{PAGE_SUFFIX}", page.to_json().encode())
    for name in DOCUMENTS:
        content_of = read_bytes(documents / f"{name}.md")
        write_atomically(source / name / "index.md", content_of)
    write_data(output / "extra" / "data", content)
    write_static(output / "static", content, tools.modules)
    if content.packs:
        (script,) = tools.bundle([WORKER])
        write_kernel(output / "static", script, content.packs)
    render(source, site, title=TITLE, base_url=base_url)
    write_sitemap(site, base_url)
    if problems := [*broken_links(site), *heavy_pages(site)]:
        raise SiteError("\n".join(problems))
    return site


def _graphs(content: Content, tools: Tools) -> dict[str, Markup]:
    """Pictures of what uses what, by page."""
    asked = {
        entry_page(entry.id): (
            entry_graph(content, entry),
            f"What uses {entry.title}, and what it uses",
        )
        for entry, _ in content.entries
    }
    asked[MAP] = (library_map(content), "What each module uses")
    drawn = tools.lay_out([graph for graph, _ in asked.values()])
    return {
        page: as_svg(svg, title)
        for (page, (_, title)), svg in zip(asked.items(), drawn, strict=True)
    }
