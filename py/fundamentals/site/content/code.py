"""Lean source as HTML: highlighted, each name a link to its definition.

Which definition a name means is read from what Lean wrote down when it compiled the file.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Token

from fundamentals.lean.declarations.ilean import Reference
from fundamentals.site.content.addresses import short

__all__ = ["Code", "Target"]

Target = Callable[[str], str | None]
"""The address of a declaration, or of a module (`import <module>`); None where there is none."""

_SIGNS = {Token.Name.Builtin.Pseudo, Token.Operator}
_IMPORT = re.compile(r"^(?:public )?(?:meta )?import (?:all )?(\S+)$", re.MULTILINE)
_PLAIN = {"", "w", "n"}  # classes of blanks and of names that are nothing special


@dataclass(frozen=True)
class _Link:
    start: int
    end: int
    name: str
    defines: bool


class Code:
    """A module's source.

    Args:
        source: the text.
        references: where it names constants; with none of them it is highlighted alone.
    """

    def __init__(self, source: str, references: Sequence[Reference]) -> None:
        self.source = source
        self._links = _innermost([*_imports(source), *references])
        self._starts = [link.start for link in self._links]

    @cached_property
    def _tokens(self) -> list[tuple[int, int, str]]:
        """Start, end and class of each token that is more than plain text."""
        found: list[tuple[int, int, str]] = []
        for start, kind, text in get_lexer_by_name("lean4").get_tokens_unprocessed(self.source):
            if kind in _SIGNS:
                continue  # coloured they would be noise
            css = STANDARD_TYPES.get(kind, "")
            if css not in _PLAIN and text:
                end = start + len(text)
                if found and found[-1][1:] == (start, css):  # comments come in pieces
                    start = found.pop()[0]
                found.append((start, end, css))
        return found

    @cached_property
    def _token_starts(self) -> list[int]:
        return [start for start, _, _ in self._tokens]

    @cached_property
    def defined(self) -> frozenset[str]:
        """The constants that are declared here by name."""
        return frozenset(link.name for link in self._links if link.defines)

    def html(
        self, target: Target, start: int = 0, end: int | None = None, *, anchors: bool = False
    ) -> Markup:
        """A part of the source.

        Args:
            target: tells where links lead.
            start: of the part.
            end: of the part.
            anchors: whether definitions can be jumped to here.
        """
        end = len(self.source) if end is None else end
        pieces: list[str] = []
        position = start
        for link in self._links[bisect_left(self._starts, start) :]:
            if link.end > end:
                break
            if link.start < position:
                continue
            address = target(link.name)
            anchor = f' id="{escape(short(link.name))}"' if anchors and link.defines else ""
            if address is None and not anchor:
                continue
            pieces.append(self._highlighted(position, link.start))
            href = "" if address is None else f' href="{escape(address)}"'
            text = self._highlighted(link.start, link.end)
            pieces.append(f"<a{anchor}{href}>{text}</a>")
            position = link.end
        pieces.append(self._highlighted(position, end))
        return Markup("".join(pieces))  # noqa: S704 - its parts are escaped

    def _highlighted(self, start: int, end: int) -> str:
        pieces: list[str] = []
        first = max(bisect_left(self._token_starts, start) - 1, 0)
        for begin, stop, css in self._tokens[first:]:
            if begin >= end:
                break
            if stop <= start:
                continue
            pieces.append(escape(self.source[start : max(begin, start)]))
            begin, start = max(begin, start), min(stop, end)
            pieces.append(f'<span class="{css}">{escape(self.source[begin:start])}</span>')
        pieces.append(escape(self.source[start:end]))
        return "".join(pieces)


def _imports(source: str) -> list[Reference]:
    """The modules that a source imports, each as if it were named by `import <module>`."""
    return [
        Reference(match.start(1), match.end(1), f"import {match[1]}", match[1], defines=False)
        for match in _IMPORT.finditer(source)
    ]


def _innermost(references: Sequence[Reference]) -> list[_Link]:
    """One link for each place: a definition before a use, the smaller range before the larger."""
    order = sorted(references, key=lambda r: (r.start, not r.defines, r.end, r.name))
    links: list[_Link] = []
    for each in order:
        if each.end <= each.start:
            continue
        if links and each.start < links[-1].end:
            if links[-1].defines or each.end >= links[-1].end or each.start == links[-1].start:
                continue
            links.pop()
        links.append(_Link(each.start, each.end, each.name, each.defines))
    return links
