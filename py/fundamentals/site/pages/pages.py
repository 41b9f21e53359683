"""The pages: which there are, what each is about, and the templates that word them.

A template has a macro `<anchor>_section` for each section; a section that comes out empty is left
out. Whatever a template is given is data, and is escaped.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fundamentals import __version__
from fundamentals.catalog.schema import CHAPTERS, SECTIONS, Entry
from fundamentals.catalog.sentences import plain, sentences
from fundamentals.report.table import counted
from fundamentals.site.content import library as linked
from fundamentals.site.content.addresses import (
    HOME,
    entry_page,
    library_page,
    module_page,
    relative,
    short,
)
from fundamentals.site.content.functions import anchor, functions, libraries
from fundamentals.site.content.gathered import Content
from fundamentals.site.pages.cards import card
from fundamentals.site.pages.files import played
from fundamentals.site.pages.graphs import MAP, folders
from fundamentals.site.pages.ledger import kinds_of_evidence, ledger
from fundamentals.software.lookup import OUTSIDE
from fundamentals.software.rows import BEYOND
from fundamentals.verification.model import CATALOG_LAYERS, EntryResult

__all__ = ["Page", "Section", "Typeset", "pages"]

Typeset = Callable[[str], Markup]
"""Mathematics, from TeX to HTML."""


@dataclass(frozen=True)
class Section:
    """A part of a page with a heading; the one before the first heading has none."""

    anchor: str
    title: str
    html: str


@dataclass(frozen=True)
class Page:
    """One page, ready for Sphinx.

    Attributes:
        name: its Sphinx name, from which its address follows.
        title: plain text.
        description: for search engines and previews, plain text.
        sections: in order.
        assets: styles and scripts of this page alone, as seen from the folder of static files.
        children: pages listed below this one in the navigation, by caption.
    """

    name: str
    title: str
    description: str
    sections: tuple[Section, ...]
    assets: tuple[str, ...] = ()
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def to_json(self) -> str:
        """What the page's source file holds."""
        return json.dumps(
            {
                "title": self.title,
                "description": self.description,
                "assets": self.assets,
                "sections": [vars(section) for section in self.sections],
                "children": self.children,
            },
            ensure_ascii=False,
            indent=1,
        )


_PROOFS = 12_000  # characters of proofs on one page; longer ones are read in their modules
_MANY, _LESS = 24, 1_500  # beyond so many statements, for each so many fewer: pages have a limit
_MARKS = {"holds": "✓", "fails": "✗", "not observed": "?", "not claimed": "–"}


def pages(content: Content, typeset: Typeset, graphs: Mapping[str, Markup]) -> Iterator[Page]:
    """All pages that are made from data.

    Args:
        content: all that is known.
        typeset: turns TeX into HTML.
        graphs: pictures of what uses what, by page.
    """
    maker = _Maker(content, typeset, graphs)
    yield maker.home()
    for entry, result in content.entries:
        yield maker.entry(entry, result)
    yield maker.lean_index()
    for module in content.library.codes:
        yield maker.module(module)
    yield maker.map()
    yield from maker.software()
    yield maker.errata()
    yield maker.about()


class _Maker:
    def __init__(self, content: Content, typeset: Typeset, graphs: Mapping[str, Markup]) -> None:
        self._content, self._graphs = content, graphs
        self._templates = Environment(
            loader=PackageLoader("fundamentals.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters.update(
            tex=typeset,
            short=short,
            figure=_figure,
            sentence=_sentence,
            sentences=sentences,
        )
        self._templates.globals.update(
            content=content,
            counted=counted,
            run=content.result,
            marks=_MARKS,
            layers=CATALOG_LAYERS,
            meanings=kinds_of_evidence,
            chapters=CHAPTERS,
            source_sections=SECTIONS,
            version=__version__,
        )

    def home(self) -> Page:
        cards = [card(entry, result, self._content) for entry, result in self._content.entries]
        captions = {
            f"{number} {CHAPTERS[number]}": tuple(
                entry_page(entry.id)
                for entry, _ in self._content.entries
                if entry.chapter == number
            )
            for number in dict.fromkeys(entry.chapter for entry, _ in self._content.entries)
        }
        return self._page(
            HOME,
            "The catalog",
            "A verified theorem catalog of the mathematics under deep learning.",
            "home.html",
            {},
            children={
                **captions,
                "The whole": ("software/index", "errata/index", MAP, "lean/index"),
                "About": ("trust/index", "notation/index", "about/index"),
            },
            cards=cards,
            kinds=sorted({kind for card in cards for kind in card.kinds}),
            statuses=sorted({status for card in cards for status in card.statuses}),
        )

    def entry(self, entry: Entry, result: EntryResult) -> Page:
        library = self._content.library
        claimed = [theorem.name for theorem in entry.theorems]
        page = entry_page(entry.id)
        shown = [*claimed, *(counterexample.name for counterexample in entry.counterexamples)]
        proofs = {name: library.proof(page, name) for name in shown if name in library}
        return self._page(
            page,
            entry.title if result.ok else f"{_MARKS['fails']} {entry.title}",
            " ".join(plain(entry.reading).split()),
            "entry.html",
            {
                "hypotheses": "Hypotheses",
                "picture": "Picture",
                "lean": "More theorems",
                "evidence": "Evidence",
                "limits": "Counterexamples",
                "errata": "In the source",
                "dependencies": "Dependencies",
                "elsewhere": "Elsewhere",
                "cite": "Cite",
            },
            assets=(
                *played(entry.id),
                *(["recheck.js"] if entry.id in self._content.packs else []),
            ),
            entry=entry,
            result=result,
            rows=ledger(result, self._content.result.seed),
            layers_of=lambda rows: [(row.layer, row.status) for row in rows],
            proved={theorem.name: theorem for theorem in result.proved.theorems}
            if result.proved
            else {},
            rechecked={theorem.name: theorem for theorem in result.rechecked.theorems}
            if result.rechecked
            else {},
            rests_on=library.merged(claimed, "rests_on"),
            uses=library.merged(claimed, "uses"),
            used_by=library.merged(claimed, "used_by"),
            graph=self._graphs.get(page),
            picture=self._content.pictures[entry.id],
            drawing=_inline(self._content.pictures[entry.id].svg),
            bibtex=_bibtex(f"fundamentals-{entry.id}", entry.title, entry.theorems[0].name),
            shown_proofs=_lightest(proofs, _PROOFS - _LESS * max(0, len(proofs) - _MANY)),
        )

    def lean_index(self) -> Page:
        modules = sorted(self._content.library.codes)
        grouped = {
            folder: [module for module in modules if linked.folder(module) == folder]
            for folder in folders(self._content)
        }
        return self._page(
            "lean/index",
            "The Lean library",
            "Every module of the library, with its source.",
            "lean_index.html",
            {},
            folders=grouped,
        )

    def module(self, module: str) -> Page:
        library = self._content.library
        uses = library.module_uses[module]
        return self._page(
            module_page(module),
            module.removeprefix("Fundamentals."),
            f"The Lean module {module}, with its source.",
            "module.html",
            {"declarations": "Declarations", "source": "Source"},
            module=module,
            declared=library.declared(module),
            entries=self._content.shown_by.get(module, ()),
            uses=sorted(uses),
            used_by=sorted(m for m, used in library.module_uses.items() if module in used),
        )

    def map(self) -> Page:
        return self._page(
            MAP,
            "Dependency map",
            "What rests on what, from the construction of ℝ to the last theorem.",
            "map.html",
            {},
            assets=("map.js",),
            graph=self._graphs.get(MAP),
            folders=folders(self._content),
        )

    def software(self) -> Iterator[Page]:
        """All functions, and a page for each library."""
        found = functions(self._content.result)
        grouped = libraries(found)
        yield self._page(
            "software/index",
            "Which function computes which formula",
            "What the convolutions of numpy, scipy, torch, jax and others compute, as observed.",
            "software.html",
            {"outside": "Not in the table"},
            children={"Libraries": tuple(map(library_page, grouped))},
            functions=found,
            outside=OUTSIDE,
        )
        for library, of_library in grouped.items():
            yield self._page(
                library_page(library),
                f"What functions of {library} compute",
                f"Formulas, modes, number types and defaults of {library}, as observed.",
                "library.html",
                {},
                functions=of_library,
                installed=of_library[0].installed,
                beyond=BEYOND,
                anchor=anchor,
                entries={entry.id: entry_page(entry.id) for entry, _ in self._content.entries},
            )

    def errata(self) -> Page:
        return self._page(
            "errata/index",
            "Errata of the source",
            "What is printed in the source, and what holds.",
            "errata.html",
            {},
        )

    def about(self) -> Page:
        return self._page(
            "about/index",
            "About",
            "How the site is made, its data, and how to cite it.",
            "about.html",
            {"data": "Data", "run": "The run", "cite": "Cite"},
            bibtex=_bibtex("fundamentals", "Fundamentals: a verified theorem catalog", None),
        )

    def _page(
        self,
        name: str,
        title: str,
        description: str,
        template: str,
        headings: Mapping[str, str],
        *,
        assets: tuple[str, ...] = (),
        children: Mapping[str, tuple[str, ...]] | None = None,
        **data: Any,
    ) -> Page:
        library = self._content.library
        module: Any = self._templates.get_template(template).make_module(
            {
                "page": name,
                "to": lambda target, anchor="": relative(name, target, anchor),
                "to_entry": lambda identifier: relative(name, entry_page(identifier)),
                "to_module": lambda module: relative(name, module_page(module)),
                "href": lambda declaration: library.href(name, declaration),
                "signature": lambda declaration: library.signature(name, declaration),
                **data,
            }
        )
        wanted = {"lead": "", **headings}
        made = ((key, str(getattr(module, f"{key}_section")()).strip()) for key in wanted)
        sections = tuple(Section(key, wanted[key], html) for key, html in made if html)
        return Page(name, title, description, sections, assets, children or {})


def _lightest(texts: Mapping[str, str], most: int) -> dict[str, str]:
    """The shortest of the texts, as many as have together no more than so many characters."""
    chosen: dict[str, str] = {}
    for name in sorted(texts, key=lambda name: len(texts[name])):
        most -= len(texts[name])
        if most < 0:
            break
        chosen[name] = texts[name]
    return chosen


def _sentence(text: str) -> str:
    """Text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def _figure(number: float) -> str:
    """A figure as readers like it: `1.2 · 10⁻³⁰` for the very small."""
    return f"{number:.1e}" if number and abs(number) < 1e-3 else f"{number:.3g}"


def _inline(svg: bytes) -> Markup:
    """A picture to stand in a page; it is our own, and its text was escaped when it was drawn."""
    return Markup(svg.decode().partition("?>")[2] if svg.startswith(b"<?xml") else svg.decode())  # noqa: S704


def _bibtex(key: str, title: str, declaration: str | None) -> str:
    """How to cite; what the version is follows from the result."""
    note = "" if declaration is None else f"\n  note = {{Lean declaration {declaration}}},"
    return (
        f"@misc{{{key},\n  title = {{{title}}},\n"
        f"  howpublished = {{Fundamentals, version {__version__}}},{note}\n}}"
    )
