"""The records of the catalog, and what each of their keys may hold.

Texts name in marks what carries their sentences; see `fundamentals.catalog.sentences`.

Typed by a human is only what nothing can compute. An entry's chapter follows from its section, what
it uses from the compiled proofs, its status from a run.
"""

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from fundamentals.catalog.sentences import Sentence, full_name, malformed_mark, sentences

__all__ = [
    "ADDED_CHAPTERS",
    "CHAPTERS",
    "EQUATIONS",
    "SECTIONS",
    "THEOREMS",
    "Counterexample",
    "ElsewhereName",
    "Entry",
    "Erratum",
    "Hypothesis",
    "MathlibName",
    "Source",
    "TheoremRef",
]

CHAPTERS: dict[int, str] = {
    2: "Differentiation",
    3: "Convolution",
    4: "Cross-correlation",
    5: "Arithmetic",
}
"""The source's chapters, as it names them, and after them those of this catalog."""

ADDED_CHAPTERS = frozenset({5})
"""The chapters that the source does not have: all in them is beyond it."""

SECTIONS: dict[str, str] = {
    "2.1": "Introduction about differentiation",
    "2.2": "Differentiation definition in mathematics",
    "2.3": "Some theorems formulations in context of differentiation",
    "2.4": "Taylor series for ℝ → ℝ",
    "2.5": "Taylor series for ℝⁿ → ℝ",
    "3.1": "Convolution definition",
    "3.2": "Convolution commutativity",
    "3.3": "Time invariant property of convolution",
    "3.4": "Some convolution algebraic properties",
    "3.5": "Convolution connection with sampling",
    "4.1": "Cross-correlation definition",
    "4.2": "Cross-correlation connection with convolution",
    "4.3": "Some cross-correlation properties not necessary to hold",
    "5.1": "Rounding and sums",
    "5.2": "What a probe proves",
    "5.3": "Other algorithms for the layer",
    "5.4": "Gradient checks",
}
"""The source's sections, and those of the chapters that this catalog adds."""

EQUATIONS: dict[int, str] = {
    1: "2.2",
    2: "2.4",
    3: "2.4",
    4: "2.5",
    5: "2.5",
    6: "3.1",
    7: "3.2",
    8: "3.3",
    **dict.fromkeys((9, 10, 11, 12, 13), "3.4"),
    **dict.fromkeys((14, 15, 16), "3.5"),
    17: "4.1",
    18: "4.2",
    19: "4.3",
    20: "4.3",
}
"""The section of each numbered equation."""

THEOREMS: dict[str, str] = dict.fromkeys(("2.1", "2.2", "2.3", "2.4"), "2.3")
"""The section of each numbered theorem."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LEAN = re.compile(r"Fundamentals(\.[^\W\d][\w'!?₀-₉]*)+")
_MATHLIB = re.compile(r"[^\W\d][\w'!?₀-₉]*(\.[^\W\d][\w'!?₀-₉]*)*")


def _clean(text: str) -> str:
    """Text that shows what it is: nothing that steers a terminal or reorders a line."""
    if not text.strip():
        raise ValueError("is empty")
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} - (
            {"Cc"} if character == "\n" else set()
        ):
            raise ValueError(f"contains the invisible character U+{ord(character):04X}")
    return text.strip()


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("must be one line")
    return text


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(f"{text!r} is no id: lower-case words joined by single hyphens")
    return text


def _lean_name(text: str) -> str:
    if not _LEAN.fullmatch(text):
        raise ValueError(
            f"{text!r} is not the full name of a declaration in namespace Fundamentals"
        )
    return text


def _carrier(text: str) -> str:
    return _lean_name(full_name(text))


def _prose(text: str) -> str:
    if wrong := malformed_mark(text):
        raise ValueError(wrong)
    return text


def _mathlib_name(text: str) -> str:
    if not _MATHLIB.fullmatch(text):
        raise ValueError(f"{text!r} is not the name of a declaration")
    return text


def _one_word(text: str) -> str:
    if any(character.isspace() for character in text):
        raise ValueError(f"{text!r} is not one name: it contains a space")
    return text


Text = Annotated[str, AfterValidator(_clean)]
Prose = Annotated[Text, AfterValidator(_prose)]
Line = Annotated[Text, AfterValidator(_one_line)]
Identifier = Annotated[Line, AfterValidator(_identifier)]
LeanName = Annotated[Line, AfterValidator(_lean_name)]
Carrier = Annotated[Line, AfterValidator(_carrier)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(_Record):
    """Where the source says it.

    Attributes:
        section: as the source numbers it; the chapters after its last are this catalog's.
        equations: the numbers of its displayed formulas; the first is in that section.
        theorem: the number of its theorem.
        beyond: the source does not say it; it belongs to this section.
    """

    section: Line
    equations: tuple[int, ...] = ()
    theorem: Line | None = None
    beyond: bool = False

    @property
    def chapter(self) -> int:
        """The chapter's number."""
        return int(self.section.partition(".")[0])

    def __str__(self) -> str:
        if self.chapter in ADDED_CHAPTERS:
            return f"§{self.section}, beyond the source"
        parts = [f"§{self.section}"]
        if self.theorem is not None:
            parts.append(f"Theorem {self.theorem}")
        parts.extend(f"({number})" for number in self.equations)
        return ("beyond " if self.beyond else "") + " ".join(parts)


class TheoremRef(_Record):
    """A theorem that the entry claims.

    Attributes:
        name: the Lean declaration.
        says: its content in one sentence.
    """

    name: LeanName
    says: Prose


class Counterexample(_Record):
    """A theorem that shows a limit of the entry.

    Attributes:
        name: the Lean declaration.
        shows: what goes wrong, in one sentence.
    """

    name: LeanName
    shows: Prose


class Hypothesis(_Record):
    """What is assumed.

    Attributes:
        what: the assumption.
        why: what fails without it, or why it is no restriction.
        counterexample: the Lean declaration that shows it is needed.
    """

    what: Text
    why: Prose
    counterexample: LeanName | None = None


class Erratum(_Record):
    """A misprint or gap of the source.

    Attributes:
        printed: what is there.
        meant: what must be meant, and why.
        refutation: the Lean declaration by which what is printed is false as it stands.
    """

    printed: Text
    meant: Prose
    refutation: LeanName | None = None


class MathlibName(_Record):
    """The nearest declaration in Mathlib.

    Attributes:
        name: its full name.
        differs: how it differs from ours.
    """

    name: Annotated[Line, AfterValidator(_mathlib_name)]
    differs: Prose


class ElsewhereName(_Record):
    """The nearest declaration in another proof assistant.

    Attributes:
        system: the proof assistant, with the library where it has several.
        name: as its sources write it.
        differs: how it differs from ours.
    """

    system: Literal[
        "Isabelle/HOL",
        "HOL Light",
        "Rocq (mathcomp-analysis)",
        "Rocq (Coquelicot)",
        "Rocq (Flocq)",
        "Rocq (LAProof)",
        "Rocq (ValidSDP)",
        "Metamath",
    ]
    name: Annotated[Line, AfterValidator(_one_word)]
    differs: Prose | None = None


Library = Literal[
    "numpy",
    "scipy",
    "torch",
    "jax",
    "onnx",
    "onnxruntime",
    "cv2",
    "tensorflow",
    "keras",
    "astropy",
    "skimage",
]
"""What a check can observe, by the name under which Python imports it."""


class Entry(_Record):
    """One row of the catalog.

    Attributes:
        id: lower-case words joined by hyphens; names the evidence module, too.
        title: a few words.
        source: where the source says it.
        statement: the mathematics, in TeX.
        statement_by: the declarations that carry it, hypotheses included.
        reading: the same in plain words.
        hypotheses: what is assumed, and why.
        theorems: what is proved; the first is the headline.
        counterexamples: what shows the limits.
        errata: misprints and gaps of the source that this entry mends.
        software: libraries whose output is observed.
        mathlib: the nearest declaration in Mathlib; null when there is none.
        elsewhere: the nearest declarations in other proof assistants, as far as known.
    """

    id: Identifier
    title: Line
    source: Source
    statement: Text
    statement_by: tuple[Carrier, ...] = ()
    reading: Prose
    hypotheses: tuple[Hypothesis, ...]
    theorems: Annotated[tuple[TheoremRef, ...], Field(min_length=1)]
    counterexamples: tuple[Counterexample, ...] = ()
    errata: tuple[Erratum, ...] = ()
    software: tuple[Library, ...] = ()
    mathlib: MathlibName | None
    elsewhere: tuple[ElsewhereName, ...] = ()

    @property
    def chapter(self) -> int:
        """The chapter's number."""
        return self.source.chapter

    @property
    def module(self) -> str:
        """The name of its evidence module."""
        return self.id.replace("-", "_")

    def declarations(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Every Lean name in the record, with the path of its key."""
        found: list[tuple[tuple[str | int, ...], str]] = [
            *((("theorems", i, "name"), t.name) for i, t in enumerate(self.theorems)),
            *((("counterexamples", i, "name"), c.name) for i, c in enumerate(self.counterexamples)),
        ]
        found.extend(
            (("hypotheses", i, "counterexample"), h.counterexample)
            for i, h in enumerate(self.hypotheses)
            if h.counterexample is not None
        )
        found.extend(
            (("errata", i, "refutation"), e.refutation)
            for i, e in enumerate(self.errata)
            if e.refutation is not None
        )
        return found

    def prose(self) -> list[tuple[tuple[str | int, ...], tuple[Sentence, ...], bool]]:
        """Every text that claims something.

        Returns:
            The path of its key; its sentences; whether the record it stands in names a declaration
            that carries those of them which carry no mark.
        """
        found: list[tuple[tuple[str | int, ...], str, bool]] = [(("reading",), self.reading, False)]
        found += [
            (("hypotheses", i, "why"), h.why, h.counterexample is not None)
            for i, h in enumerate(self.hypotheses)
        ]
        found += [(("theorems", i, "says"), t.says, True) for i, t in enumerate(self.theorems)]
        found += [
            (("counterexamples", i, "shows"), c.shows, True)
            for i, c in enumerate(self.counterexamples)
        ]
        found += [
            (("errata", i, "meant"), e.meant, e.refutation is not None)
            for i, e in enumerate(self.errata)
        ]
        if self.mathlib is not None:
            found.append((("mathlib", "differs"), self.mathlib.differs, True))
        found += [
            (("elsewhere", i, "differs"), e.differs, True)
            for i, e in enumerate(self.elsewhere)
            if e.differs is not None
        ]
        return [(path, sentences(text), named) for path, text, named in found]

    def carriers(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Every declaration that carries the statement or a sentence, with the path of its key."""
        found: list[tuple[tuple[str | int, ...], str]] = [
            (("statement_by", i), name) for i, name in enumerate(self.statement_by)
        ]
        found += [
            (path, name) for path, texts, _ in self.prose() for text in texts for name in text.by
        ]
        return list(dict.fromkeys(found))
