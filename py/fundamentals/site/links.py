"""Whether every link of a built site leads somewhere, and nothing is asked of other sites."""

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["broken_links"]

_STYLE_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")
_LOADED = {"src", "srcset", "data", "poster"}


class _Page(HTMLParser):
    """What a page links to, what it loads, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = {""}
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Take note of ids and addresses."""
        for key, value in attributes:
            if value is None:
                continue
            if key == "id" or (key == "name" and tag == "a"):
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


def _is_elsewhere(address: str) -> bool:
    split = urlsplit(address)
    return bool(split.netloc) or split.scheme not in ("", "data")


def _file(page: str, address: str) -> str:
    """The file that an address means, as seen from a page."""
    path = unquote(urlsplit(address).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
