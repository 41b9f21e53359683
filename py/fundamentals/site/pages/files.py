"""The files of the site that are no pages: styles, scripts, fonts, data."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from fundamentals.base.atomic import write_atomically
from fundamentals.report.site import site_schema_text, write_site
from fundamentals.site.content.addresses import entry_page, relative
from fundamentals.site.content.functions import functions, searched
from fundamentals.site.content.gathered import Content
from fundamentals.site.pages.cards import card
from fundamentals.site.play.files import assets, plays
from fundamentals.software.lookup import OUTSIDE

__all__ = ["played", "write_data", "write_kernel", "write_sitemap", "write_static"]

_PLAY = "play"


def played(identifier: str) -> tuple[str, ...]:
    """The styles and scripts that make an entry's picture one to play with, if it has any."""
    if identifier not in plays():
        return ()
    return tuple(f"{_PLAY}/{file.name}" for file in assets(identifier, packages=Path()))


def write_static(folder: Path, content: Content, packages: Path) -> None:
    """Styles, scripts and fonts of others, and what the search page lists first.

    Args:
        folder: where to.
        content: all that is known.
        packages: the folder of installed packages.
    """
    listed = [
        {
            "title": entry.title,
            "page": relative("search", entry_page(entry.id)),
            "source": str(entry.source),
            "ok": result.ok,
            "text": card(entry, result, content).text,
        }
        for entry, result in content.entries
    ]
    software = [
        {
            "title": each.row.name,
            "page": relative("search", each.page, each.anchor),
            "text": searched(each.row),
        }
        for each in functions(content.result)
    ]
    software += [
        {
            "title": f"{name}: not in the table",
            "page": relative("search", "software/index", "outside"),
            "text": name,
        }
        for name in OUTSIDE
    ]
    for script, found in (("entries", listed), ("functions", software)):
        text = f"globalThis.{script} = {json.dumps(found, ensure_ascii=False)};\n"
        write_atomically(folder / f"{script}.js", text.encode())
    _write_katex(folder / "katex", packages / "katex" / "dist")
    for entry, _ in content.entries:
        if entry.id in plays():
            for file in assets(entry.id, packages=packages):
                write_atomically(folder / _PLAY / file.name, file.read_bytes())


def write_kernel(folder: Path, script: str, packs: Mapping[str, Path]) -> None:
    """The second kernel for workers, and the proofs that it checks.

    Args:
        folder: where to.
        script: the kernel, to run in a worker.
        packs: the files by entry.
    """
    text = f"globalThis.fundamentalsKernel = {json.dumps(script, ensure_ascii=False)};\n"
    write_atomically(folder / "kernel" / "kernel.js", text.encode())
    for identifier, file in packs.items():
        write_atomically(folder / "kernel" / f"{identifier}.js", file.read_bytes())


def _write_katex(target: Path, source: Path) -> None:
    """KaTeX's style, with its fonts in the one format that every browser reads."""
    style = (source / "katex.min.css").read_text(encoding="utf-8")
    style = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)', "", style)
    write_atomically(target / "katex.css", style.encode())
    for font in sorted((source / "fonts").glob("*.woff2")):
        write_atomically(target / "fonts" / font.name, font.read_bytes())


def write_data(folder: Path, content: Content) -> None:
    """Everything as JSON, with its schema."""
    write_site(folder, catalog=content.catalog, result=content.result, pictures=content.pictures)
    write_atomically(folder / "schema.json", site_schema_text().encode())


def write_sitemap(site: Path, base_url: str) -> None:
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
