"""Where things are on the site.

A page is known by its Sphinx name. All but the first end in `/index`, so that an address needs no
file name on a server, and every link written out has one, so that it opens from disk, too.
"""

import posixpath
from urllib.parse import quote

__all__ = ["HOME", "entry_page", "library_page", "module_page", "relative", "short"]

HOME = "index"


def entry_page(identifier: str) -> str:
    """The page of an entry: /e/<id>/."""
    return f"e/{identifier}/index"


def module_page(module: str) -> str:
    """The page of a Lean module: /lean/<Module/Path>/, without what all of them begin with."""
    return f"lean/{short(module).replace('.', '/')}/index"


def library_page(library: str) -> str:
    """The page of the functions of a library of software, or of a part: /software/<library>/."""
    return f"software/{library.replace('.', '-')}/index"


def short(name: str) -> str:
    """A declaration's or module's name as readers know it; also its place on the module's page."""
    if name.startswith("_private."):  # _private.<module>.0.<name>
        name = name.partition(".0.")[2] or name
    return name.removeprefix("Fundamentals.")


def relative(page: str, target: str, anchor: str = "") -> str:
    """The link from a page to another, or to a file below the site's root."""
    fragment = f"#{quote(anchor, safe='')}" if anchor else ""
    if target == page and anchor:
        return fragment
    file = target if posixpath.splitext(target)[1] else f"{target}.html"
    return quote(posixpath.relpath(file, posixpath.dirname(page) or ".")) + fragment
