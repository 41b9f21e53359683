"""A small site: two entries, two Lean modules, no Lean and no Node to make them.

Run as a program it makes the site in a folder: `python sample.py FOLDER`.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import escape
from results import check_result, entry_result, evidence_layer, run_result

from fundamentals.base.progress import Silent
from fundamentals.catalog.loading import load
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.declarations.ilean import Reference
from fundamentals.lean.declarations.module_facts import Declaration
from fundamentals.pictures.core import Picture
from fundamentals.site.build import make_site
from fundamentals.site.content.code import Code
from fundamentals.site.content.gathered import Content
from fundamentals.site.content.library import LinkedLibrary
from fundamentals.verification.model import EntryResult, Problem, ProvedLayer, ProvedTheorem

HOSTILE = "<script>alert('x')</script> &amp; </details> {{ 6 * 7 }} *x* |y|_ `z`_"

CATALOG = f"""
schema: 1
entries:
  - id: doubling
    title: "Doubling {HOSTILE}"
    source: {{section: 2.3, theorem: 2.4}}
    statement: 'n < 2 n & x'
    reading: "Twice a number is more. {HOSTILE}"
    hypotheses:
      - what: n is positive.
        why: "Twice 0 is 0. {HOSTILE}"
        counterexample: Fundamentals.twice_zero
    theorems:
      - {{name: Fundamentals.lt_twice, says: "n < 2 n. {HOSTILE}"}}
      - {{name: Fundamentals.not_compiled, says: No file that compiled has it.}}
    counterexamples:
      - {{name: Fundamentals.twice_zero, shows: Twice 0 is 0.}}
    errata:
      - printed: "n ≤ 2 n {HOSTILE}"
        meant: n < 2 n
        refutation: Fundamentals.twice_zero
    software: [numpy]
    mathlib: {{name: Nat.lt_mul_self, differs: "{HOSTILE}"}}
    elsewhere:
      - {{system: Metamath, name: "a<b>", differs: "{HOSTILE}"}}
      - {{system: HOL Light, name: LT_TWICE}}
  - id: halving
    title: Halving
    source: {{section: 4.1, equations: [17]}}
    statement: 'n / 2'
    reading: Half a number is less.
    hypotheses: []
    theorems:
      - {{name: Fundamentals.half_lt, says: Half a number is less.}}
    mathlib: null
"""

SOURCES = {
    "Fundamentals.Base": """module
/-- Twice <b>n</b>. -/
def twice (n : Nat) : Nat := n + n
""",
    "Fundamentals.Top": """module
public import Fundamentals.Base
variable {n : Nat}
/-- 𝓝 is one letter for Lean and two for UTF-16. -/
theorem lt_twice (h : 0 < n) : n < twice n := by
  simp [twice, h]
theorem twice_zero : twice 0 = 0 := rfl
theorem half_lt (h : 0 < n) : n / 2 < n := by
  have := lt_twice h
  omega
""",
}
_WORD = re.compile(r"(?<![\w.])(twice|lt_twice|twice_zero|half_lt)(?!\w)")
_USES = {
    "twice": ((), ()),
    "lt_twice": (("twice",), ("twice",)),
    "twice_zero": (("twice",), ()),
    "half_lt": ((), ("lt_twice",)),
}


class Tools:
    """Stands for KaTeX and Graphviz: shows what it was given."""

    def __init__(self, modules: Path) -> None:
        self.modules = modules
        fonts = modules / "katex" / "dist" / "fonts"
        fonts.mkdir(parents=True, exist_ok=True)
        (fonts / "K.woff2").write_bytes(b"font")
        style = (
            '@font-face{src:url(fonts/K.woff2) format("woff2"),url(fonts/K.ttf) format("truetype")}'
        )
        (fonts.parent / "katex.min.css").write_text(style)

    def typeset(self, formulas: Sequence[str]) -> list[str]:
        return [f'<span class="katex">{escape(formula)}</span>' for formula in formulas]

    def lay_out(self, graphs: Sequence[str]) -> list[str]:
        return [
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><text>'
            f"{escape(graph)}</text></svg>"
            for graph in graphs
        ]


def library() -> LinkedLibrary:
    """Facts of the sources above, as a compiler would have them."""
    declarations: dict[str, Declaration] = {}
    codes = {}
    for module, source in SOURCES.items():
        references = []
        for match in _WORD.finditer(source):
            name = f"Fundamentals.{match[1]}"
            defines = bool(re.search(r"(def|theorem) $", source[: match.start()]))
            owner = "Fundamentals.Base" if match[1] == "twice" else "Fundamentals.Top"
            references.append(Reference(match.start(), match.end(), name, owner, defines))
            if defines:
                declarations[name] = _declaration(match[1], module, source)
        codes[module] = Code(source, references)
    core: Any = SimpleNamespace(has_proofs=False)
    facts: Any = dict.fromkeys(SOURCES)
    return LinkedLibrary(Library(facts, declarations, core), codes)


def _declaration(name: str, module: str, source: str) -> Declaration:
    start = re.search(rf"^(def|theorem) {name}\b", source, re.MULTILINE)
    assert start is not None
    after = re.compile(r"\n(?=\S)|\n\Z").search(source, start.end())
    assert after is not None
    line, end_line = (source.count("\n", 0, at) + 1 for at in (start.start(), after.start()))
    statement, body = (frozenset(f"Fundamentals.{n}" for n in used) for used in _USES[name])
    return Declaration(
        name=f"Fundamentals.{name}",
        kind="definition" if start[1] == "def" else "theorem",
        module=module,
        line=line,
        column=0,
        end_line=end_line,
        end_column=after.start() - source.rfind("\n", 0, after.start()) - 1,
        docstring=None,
        safety="safe",
        statement=statement,
        body=body,
    )


def problem() -> Problem:
    """What makes the first entry red."""
    return Problem(layer="observed", subject="numpy_doubles", rule="refuted", message="1 against 2")


def doubling(*problems: Problem) -> EntryResult:
    """The result of the first entry, which fails if there are problems."""
    check = check_result(
        entry="doubling",
        name="numpy_doubles",
        says=HOSTILE,
        layer="observed",
        status="refuted" if problems else "holds",
        reason="1 against 2" if problems else "",
        packages={"numpy": "2.0"},
    )
    theorems = (
        ProvedTheorem(
            name="Fundamentals.lt_twice",
            says="n < 2 n",
            role="theorem",
            holds=True,
            file="lean/Fundamentals/Top.lean",
            line=5,
            axioms=("propext",),
        ),
    )
    return entry_result(*problems).model_copy(
        update={
            "id": "doubling",
            "title": f"Doubling {HOSTILE}",
            "proved": ProvedLayer(status="holds", theorems=theorems),
            "observed": evidence_layer(check, status="fails" if problems else "holds"),
        }
    )


def halving() -> EntryResult:
    """The result of the other entry, which holds."""
    update = {"id": "halving", "title": "Halving", "chapter": 4, "source": "§4.1 (17)"}
    return entry_result().model_copy(update=update)


def make(folder: Path, *problems: Problem, base_url: str = "") -> Path:
    """Make the small site; with problems, the first entry is red."""
    folder.mkdir(parents=True, exist_ok=True)
    catalog = folder / "catalog.yaml"
    catalog.write_text(CATALOG, encoding="utf-8")
    documents = folder / "docs"
    documents.mkdir(exist_ok=True)
    for name in ("trust", "notation"):
        (documents / f"{name}.md").write_text(
            f"# {name.capitalize()}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
        )
    drawing = f'<svg class="picture" viewBox="0 0 1 1"><title>{escape(HOSTILE)}</title></svg>'
    pictures = {
        name: Picture(drawing.encode(), HOSTILE, HOSTILE) for name in ("doubling", "halving")
    }
    content = Content(
        catalog=load(catalog),
        result=run_result(
            doubling(*problems), halving(), layers=("proved", "derived", "enclosed", "observed")
        ),
        pictures=pictures,
        library=library(),
    )
    tools = Tools(folder / "modules")
    return make_site(
        folder / "site", content, tools, documents=documents, base_url=base_url, progress=Silent()
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
