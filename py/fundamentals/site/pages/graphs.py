"""What uses what, as pictures: around each entry, and the whole library module by module.

The lines are those of the compiled files. Graphviz lays them out when the site is built; the
colours are the page's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from fundamentals.catalog.schema import Entry
from fundamentals.site.content.addresses import entry_page, module_page, relative, short
from fundamentals.site.content.gathered import Content
from fundamentals.site.content.library import folder

__all__ = ["MAP", "as_svg", "entry_graph", "folders", "library_map", "reduced"]

MAP = "map/index"
"""The page of the map."""

_MOST = 10  # neighbours on each side
_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_LOOK = """graph [bgcolor=transparent fontname=Helvetica fontsize=13]
node [shape=box style=rounded fontname=Helvetica fontsize=11 height=0.28 margin="0.1,0.04"]
edge [arrowsize=0.5]"""


@dataclass(frozen=True)
class _Node:
    """A box."""

    key: str
    label: str
    href: str | None
    kinds: tuple[str, ...] = ()

    def __str__(self) -> str:
        link = f" URL={_quoted(self.href)}" if self.href else ""
        kinds = _quoted(" ".join(self.kinds))
        return f"{_quoted(self.key)} [label={_quoted(self.label)} class={kinds}{link}]"


def entry_graph(content: Content, entry: Entry) -> str:
    """An entry between what its proofs use and what uses its theorems, nearest first."""
    claimed = [theorem.name for theorem in entry.theorems]
    here = _Node(
        entry.id, _title(content, entry), None, ("entry", "here", *_failing(content, entry.id))
    )
    lines = [str(here)]
    for of in ("uses", "used_by"):
        nodes = list(_neighbours(content, entry, content.library.merged(claimed, of)))
        shown = nodes[:_MOST]
        if left := len(nodes) - len(shown):
            shown.append(_Node("more", f"and {left} more", None, ("more",)))
        for node in shown:
            key = f"{of} {node.key}"  # what is used may also be a user
            ends = (key, entry.id) if of == "uses" else (entry.id, key)
            lines.append(str(replace(node, key=key)))
            lines.append(f"{_quoted(ends[0])} -> {_quoted(ends[1])}")
    return "\n".join(["digraph {", "rankdir=LR ranksep=0.6 nodesep=0.12", _LOOK, *lines, "}"])


def _neighbours(content: Content, entry: Entry, names: Iterable[str]) -> Iterator[_Node]:
    """Entries before declarations of no entry; instances, which are everywhere, are left out."""
    page = entry_page(entry.id)
    owners = (content.owners.get(name) for name in names)
    for owner in dict.fromkeys(o for o in owners if o not in (None, entry.id)):
        title = _title(content, content.catalog.get(str(owner)))
        target = relative(page, entry_page(str(owner)))
        yield _Node(str(owner), title, target, ("entry", *_failing(content, str(owner))))
    for name in names:
        if name not in content.owners and not name.rpartition(".")[2].startswith("inst"):
            yield _Node(name, short(name), content.library.href(page, name))


def _title(content: Content, entry: Entry) -> str:
    return f"✗ {entry.title}" if entry.id in content.failing else entry.title


def _failing(content: Content, identifier: str) -> tuple[str, ...]:
    return ("fails",) if identifier in content.failing else ()


def library_map(content: Content) -> str:
    """Every module; a line for each use that does not follow from others."""
    uses = content.library.module_uses
    joined = [m for m in uses if uses[m] or any(m in used for used in uses.values())]
    number = {module: f"n{nth}" for nth, module in enumerate(joined)}
    lines = [str(_module(content, module, number[module])) for module in joined]
    for user, used in sorted(reduced(uses).items()):
        for each in sorted(used):
            ends = _quoted(f"{number[user]} {number[each]}")
            lines.append(f"{_quoted(user)} -> {_quoted(each)} [class={ends}]")
    return "\n".join(["digraph {", "ranksep=0.4 nodesep=0.12", _LOOK, *lines, "}"])


def folders(content: Content) -> tuple[str, ...]:
    """The folders of the library, each after those that it mostly builds on."""
    return tuple(dict.fromkeys(folder(module) for module in content.library.module_uses))


def _module(content: Content, module: str, number: str) -> _Node:
    entries = content.shown_by.get(module, ())
    kinds = [number, f"folder{folders(content).index(folder(module))}"]
    kinds += ["entry"] if entries else []
    failing = content.failing.intersection(entries)
    kinds += ["fails"] if failing else []
    label = f"{'✗ ' if failing else ''}{module.split('.', 2)[-1]}\n{folder(module)}"
    target = relative(MAP, module_page(module))
    return _Node(module, label, target, tuple(kinds))


def reduced(uses: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The same relation with fewest lines: without those that a path of others says, too.

    Args:
        uses: what each uses; nothing uses itself on any path.
    """
    below: dict[str, frozenset[str]] = {}

    def everything(name: str) -> frozenset[str]:
        if name not in below:
            below[name] = frozenset().union(uses[name], *(everything(each) for each in uses[name]))
        return below[name]

    return {
        name: used - frozenset().union(*(everything(each) for each in used))
        for name, used in uses.items()
    }


def as_svg(text: str, title: str) -> Markup:
    """Graphviz's SVG, to stand in a page: without ids, colours and fonts of its own."""
    root = Xml.fromstring(text)  # noqa: S314 - it is our own
    box = [float(number) for number in root.get("viewBox", "").split()]
    for element in root.iter():
        for key in ("id", "fill", "stroke", "font-family", f"{{{_LINK}}}title"):
            element.attrib.pop(key, None)
        if href := element.attrib.pop(f"{{{_LINK}}}href", None):
            element.set("href", href)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{_SVG}}}title":
                parent.remove(child)  # the label says it
    root.attrib = {
        "class": "layout",
        "viewBox": root.get("viewBox", ""),
        "width": f"{box[2] * 4 / 3:.0f}",
        "height": f"{box[3] * 4 / 3:.0f}",
        "role": "group",
        "aria-label": title,
    }
    Xml.register_namespace("", _SVG)
    return Markup(Xml.tostring(root, encoding="unicode"))  # noqa: S704 - an XML serializer wrote it


def _quoted(text: str) -> str:
    """A string in the DOT language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
