"""Sphinx: from pages to a site with navigation, search and a theme.

A page's source is a small JSON file. It is parsed into Sphinx's own nodes, so that headings, the
table of contents, the navigation and the search index are Sphinx's; the text of a section is HTML
that a template made.
"""

import json
import os
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup, escape
from pygments.style import Style
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.parsers import Parser
from sphinx.util.docutils import docutils_namespace, patch_docutils

from fundamentals.base.errors import FundamentalsError

__all__ = ["PAGE_SUFFIX", "SiteError", "render", "setup"]

PAGE_SUFFIX = ".json"
_HERE = Path(__file__).parent


_ACCESSIBLE = {
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Site">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    'role="search">': 'role="search" aria-label="Full text">',
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    'docutils container">': 'docutils container" tabindex="0">',
    '<div id="search-results"': '<h1>Search</h1>\n<div id="search-results"',
}


class SiteError(FundamentalsError):
    """Sphinx refuses to make the site."""

    exit_code = 1


def render(source: Path, output: Path, *, title: str, base_url: str) -> None:
    """Make the site of the pages in `source`.

    Raises:
        SiteError: Sphinx has something against them.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # for whatever of Sphinx would ask the clock
    settings: dict[str, Any] = {
        "project": title,
        "html_title": title,
        "extensions": ["myst_parser", "fundamentals.site.rendering"],
        "myst_heading_anchors": 3,
        "source_suffix": {PAGE_SUFFIX: "page", ".md": "markdown"},
        "html_theme": "furo",
        "html_favicon": str(_HERE / "static" / "favicon.svg"),
        "html_static_path": [str(_HERE / "static"), str(source.parent / "static")],
        "html_extra_path": [str(source.parent / "extra")],
        "html_css_files": ["katex/katex.css", "fundamentals.css"],
        "html_js_files": [("fundamentals.js", {"defer": "defer"})],
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_show_copyright": False,
        "html_use_index": False,
        "html_domain_indices": False,
        "html_baseurl": base_url,
        "pygments_style": f"{__name__}.{Plain.__name__}",
    }
    try:
        with patch_docutils(), docutils_namespace():
            app = Sphinx(
                srcdir=source,
                confdir=None,
                outdir=output,
                doctreedir=output.parent / "doctrees",
                buildername="html",
                confoverrides=settings,
                status=None,
                warningiserror=True,
                exception_on_warning=True,
                freshenv=True,
            )
            app.build(force_all=True)
        for page in output.rglob("*.html"):
            page.write_text(_accessible(page.read_text(encoding="utf-8")), encoding="utf-8")
        (output / ".buildinfo").unlink()  # for Sphinx's next run, and not of the site
    except SphinxError as error:
        raise SiteError(f"Sphinx cannot make the site: {error}") from error


class Plain(Style):
    """No colours: those of Lean are in the site's own style sheet, for light and dark."""


class PageParser(Parser):
    """Reads a page's source."""

    supported = ("page",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill `document`."""
        page = json.loads(inputstring)
        top = nodes.section(ids=["top"], names=[page["title"]])
        top += nodes.title("", page["title"])
        document += top
        document.settings.env.metadata[document.settings.env.docname].update(
            {"description": page["description"], "assets": page["assets"], "orphan": ""}
        )
        for caption, names in page["children"].items():
            top += _navigation(document.settings.env.docname, caption, names)
        for each in page["sections"]:
            parent = top
            if each["title"]:
                parent = nodes.section(ids=[each["anchor"]], names=[each["title"]])
                parent += nodes.title("", each["title"])
                top += parent
            parent += nodes.raw("", each["html"], format="html")


def _navigation(page: str, caption: str, names: list[str]) -> nodes.Node:
    tree = addnodes.toctree(
        parent=page,
        entries=[(None, name) for name in names],
        includefiles=list(names),
        maxdepth=1,
        caption=caption,
        rawcaption=caption,
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=True,
    )
    return nodes.compound("", tree, classes=["toctree-wrapper"])


def _accessible(html: str) -> str:
    """A page with what the theme leaves out for those who do not see it."""
    for without, complete in _ACCESSIBLE.items():
        html = html.replace(without, complete)
    return html


def _darken(app: Sphinx) -> None:
    app.config["pygments_dark_style"] = app.config.pygments_style


def _describe(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    """Titles and descriptions for previews and search engines; styles and scripts of one page."""
    if page == "search":
        for listed in ("entries.js", "functions.js"):  # before the script that reads them
            app.add_js_file(listed, defer="defer", priority=400)
    for asset in app.env.metadata.get(page, {}).get("assets", ()):
        if asset.endswith(".css"):
            app.add_css_file(asset)
        else:
            app.add_js_file(asset, defer="defer")
    metadata = app.env.metadata.get(page, {})
    del template, doctree
    text = Markup(context.get("title", "")).striptags()  # noqa: S704 - Sphinx escaped it
    description = metadata.get("description") or f"{text}: {app.config.html_title}"
    described = {
        "og:title": text,
        "og:type": "article",
        "og:site_name": app.config.html_title,
        "og:description": description,
    }
    if app.config.html_baseurl:
        described["og:url"] = context["pageurl"] = app.config.html_baseurl + page.removesuffix(
            "index"
        )
    tags = [f'<meta name="description" content="{escape(description)}" />']
    tags += [
        f'<meta property="{key}" content="{escape(value)}" />' for key, value in described.items()
    ]
    context["metatags"] = "\n".join([context.get("metatags", ""), *tags])


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx asks for this."""
    app.add_source_parser(PageParser)
    app.connect("html-page-context", _describe)
    app.connect("builder-inited", _darken, priority=400)  # before the theme looks
    return {"parallel_read_safe": True, "parallel_write_safe": True}
