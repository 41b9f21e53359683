"""Where things are on the site.

A page is known by its Sphinx name. All but the first end in `/index`, so that an address needs no
file name on a server, and every link written out has one, so that it opens from disk, too.
"""

import posixpath
from urllib.parse import quote

__all__ = ["HOME", "entry_page", "module_page", "relative"]

HOME = "index"


def entry_page(identifier: str) -> str:
    """The page of an entry: /e/<id>/."""
    return f"e/{identifier}/index"


def module_page(module: str) -> str:
    """The page of a Lean module: /lean/<Module/Path>/."""
    return f"lean/{module.replace('.', '/')}/index"


def relative(page: str, target: str, anchor: str = "") -> str:
    """The link from a page to another, or to a file below the site's root."""
    fragment = f"#{quote(anchor, safe='')}" if anchor else ""
    if target == page and anchor:
        return fragment
    file = target if posixpath.splitext(target)[1] else f"{target}.html"
    return quote(posixpath.relpath(file, posixpath.dirname(page) or ".")) + fragment
