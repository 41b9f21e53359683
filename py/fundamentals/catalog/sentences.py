"""The sentences of the catalog, and the marks by which they name what carries them.

A mark stands in the text, as a rule before the full stop, and is not shown as text::

    There is at most one such A {by HasJacobianAt.unique}.
    torch and jax compute the same {by check layers_in_torch}.
    It is how images are filtered {remark}.

`{by …}` names declarations of the library, without the `Fundamentals.` that all begin with, and
checks of the entry's evidence. `{remark}` marks what claims nothing that could be proved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Sentence", "full_name", "malformed_mark", "plain", "sentences"]

NAMESPACE = "Fundamentals."

_NAME = r"[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*"
_MARK = re.compile(r"\s*\{\s*(?:by\s(?P<by>[^{}]*)|(?P<remark>remark))\s*\}")
_CARRIER = re.compile(rf"(?:(?P<check>check)\s+)?(?P<name>{_NAME})")
_BEGUN = re.compile(r"\{\s*(?:by|remark)\b")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|cf|Thm|ex|vs)\.$")


@dataclass(frozen=True)
class Sentence:
    """One sentence, without its marks.

    Attributes:
        text: what is shown.
        by: the full names of the declarations that carry it.
        checks: the names of the checks that carry it.
        remark: it claims nothing that could be proved.
    """

    text: str
    by: tuple[str, ...]
    checks: tuple[str, ...]
    remark: bool

    @property
    def is_marked(self) -> bool:
        """Whether it names what carries it, or says that nothing has to."""
        return bool(self.by or self.checks or self.remark)


def full_name(name: str) -> str:
    """The name of a declaration, from how a mark writes it."""
    return name if name.startswith(NAMESPACE) else NAMESPACE + name


def plain(text: str) -> str:
    """A text without its marks."""
    return _MARK.sub("", text)


def malformed_mark(text: str) -> str | None:
    """What is wrong with the marks of a text, if anything."""
    for mark in _MARK.finditer(text):
        for carrier in (mark["by"] or "").split(",") if mark["by"] is not None else ():
            if not _CARRIER.fullmatch(carrier.strip()):
                return f"{mark[0].strip()} names {carrier.strip()!r}, which is no name"
    if _BEGUN.search(_MARK.sub("", text)):
        return "a mark is {by NAME, …}, {by check NAME} or {remark}"
    return None


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, each with its marks."""
    return tuple(_sentence(part) for part in _parts(" ".join(text.split())))


def _parts(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if not _ABBREVIATED.search(text[start : end.start()]):
            yield text[start : end.end()].strip()
            start = end.end()
    if text[start:]:
        yield text[start:]


def _sentence(text: str) -> Sentence:
    by: list[str] = []
    checks: list[str] = []
    remark = False
    for mark in _MARK.finditer(text):
        remark = remark or mark["remark"] is not None
        for each in (mark["by"] or "").split(","):
            if carrier := _CARRIER.fullmatch(each.strip()):
                if carrier["check"]:
                    checks.append(carrier["name"])
                else:
                    by.append(full_name(carrier["name"]))
    return Sentence(plain(text), tuple(by), tuple(checks), remark)
