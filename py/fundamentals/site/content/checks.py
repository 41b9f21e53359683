"""What a built site promises: every link leads somewhere, nothing is asked of other sites, and no
page is heavy.
"""

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["LIMIT", "broken_links", "heavy_pages"]

_STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_NOT_COUNTED = ("/play/", "searchindex.js")

LIMIT = 300_000
"""The most bytes of a page with its styles and scripts, without pictures, what animates
them, and the full-text index."""

_REFERENCES = {"canonical", "author"}  # not loaded, and perhaps not there yet
_LOADED = {"src", "srcset", "data", "poster"}


class _Page(HTMLParser):
    """What a page links to, what it loads, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = {""}
        self.twice: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Take note of ids and addresses."""
        named = dict(attributes)
        is_reference = tag == "link" and named.get("rel") in _REFERENCES
        for key, value in attributes:
            if value is None or (key == "href" and is_reference):
                continue
            if key == "id":
                if value in self.anchors:
                    self.twice.append(value)
                self.anchors.add(value)
            elif key == "href" and tag in ("link", "use", "image"):
                self.loads.append(value)
            elif key == "href":
                self.links.append(value)
            elif key in _LOADED:
                self.loads.append(value)


def broken_links(site: Path) -> list[str]:
    """What is wrong with the links of a site, each in a sentence.

    Links to other sites are not followed; loading anything from one is wrong.
    """
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {
        name: _Page((site / name).read_text(encoding="utf-8"))
        for name in sorted(files)
        if name.endswith(".html")
    }
    problems = []
    for name, page in pages.items():
        problems += [f"{name} has more than one place {each}" for each in page.twice]
        for address in dict.fromkeys(page.loads):
            if _is_elsewhere(address):
                problems.append(f"{name} loads {address} from another site")
            elif not address.startswith(("#", "data:")) and _file(name, address) not in files:
                problems.append(f"{name} loads {address}, which is not there")
        for address in dict.fromkeys(page.links):
            if _is_elsewhere(address):
                continue
            target = _file(name, address)
            if target not in files:
                problems.append(f"{name} links to {address}, which is not there")
            elif target in pages and unquote(urlsplit(address).fragment) not in (
                pages[target].anchors
            ):
                problems.append(f"{name} links to {address}, but {target} has no such place")
    for name in sorted(file for file in files if file.endswith(".css")):
        for address in _STYLE_URL.findall((site / name).read_text(encoding="utf-8")):
            if _is_elsewhere(address):
                problems.append(f"{name} loads {address} from another site")
            elif not address.startswith(("#", "data:")) and _file(name, address) not in files:
                problems.append(f"{name} loads {address}, which is not there")
    return problems


def heavy_pages(site: Path, limit: int = LIMIT) -> list[str]:
    """The pages that weigh more than they may, each in a sentence."""
    problems = []
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        text = file.read_text(encoding="utf-8")
        loaded = {_file(name, address) for address in _Page(text).loads}
        weight = len(_DRAWING.sub("", text).encode()) + sum(
            (site / each).stat().st_size
            for each in loaded
            if each.endswith((".css", ".js")) and not any(part in each for part in _NOT_COUNTED)
        )
        if weight > limit:
            problems.append(f"{name} weighs {weight} bytes, more than {limit}")
    return problems


def _is_elsewhere(address: str) -> bool:
    split = urlsplit(address)
    return bool(split.netloc) or split.scheme not in ("", "data")


def _file(page: str, address: str) -> str:
    """The file that an address means, as seen from a page."""
    path = unquote(urlsplit(address).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
