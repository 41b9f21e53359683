"""Definitions with the proofs inside them left open, statements with the proof behind them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from fundamentals.challenge.commands import Command
from fundamentals.lean.sources.source import Token, tokens

__all__ = ["opened"]

_OPEN, _CLOSE = set("([{⟨"), set(")]}⟩")
_SORRY = "sorry"


def opened(
    command: Command,
    end: int,
    theorems: Mapping[int, str],
    picks: Callable[[str], bool],
    ours: Callable[[str], bool],
    renamed: Mapping[tuple[int, int], str],
) -> str:
    """The text of a declaration without proofs.

    What is taken for a proof is guessed from the text; whether what comes out means the same is
    for a kernel to say.

    Args:
        command: the declaration.
        end: where its statement ends in the source.
        theorems: the theorems that the source names, by place.
        picks: whether a theorem says that there is what a definition picks; it stays.
        ours: whether a constant is the library's.
        renamed: what is to be written in the place of some words.
    """
    source, stop = command.source, command.end
    if command.keyword == "theorem":
        stop = end
    renamed = {span: text for span, text in renamed.items() if span[1] <= stop}
    if command.keyword not in ("theorem", "def", "instance", "abbrev"):
        return command.head + _replaced(source, command.first, stop, list(renamed.items()))
    code = [
        Token(t.kind, t.text, t.start + command.first, t.end + command.first)
        for t in tokens(source[command.first : stop])
        if t.kind != "comment"
    ]
    changes = [*_fields(source, code, end, stop, theorems)]
    proofs = {place: name for place, name in theorems.items() if not picks(name)}
    changes += _parts(code, proofs, ours, [span for span, _ in changes])
    changes += [
        (span, text)
        for span, text in renamed.items()
        if not any(begin <= span[0] < last for (begin, last), _ in changes)
    ]
    text = command.head + _replaced(source, command.first, stop, changes)
    return f"{text} := {_SORRY}" if command.keyword == "theorem" else text


_Change = tuple[tuple[int, int], str]


def _fields(
    source: str, code: Sequence[Token], begin: int, end: int, named: Mapping[int, str]
) -> Iterator[_Change]:
    """The fields of a structure, behind `where`, that are proofs."""
    if not source[begin:end].lstrip().startswith("where"):
        return
    margin = re.compile(r"\n  (?=\S)")
    starts = [m.end() for m in margin.finditer(source, begin, end)]
    begun: set[str] = set()
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        name = re.match(r"[^\s.]+", source[start:stop])
        if name is None or (start not in named and name[0] not in begun):
            continue
        last = max(t.end for t in code if t.start < stop)
        text = f"{name[0]} := {_SORRY}"
        if name[0] in begun:  # of one field in several parts, one is left
            yield (start - 3, last), ""
        else:
            yield (start, last), text
        begun.add(name[0])


def _parts(
    code: Sequence[Token],
    named: Mapping[int, str],
    ours: Callable[[str], bool],
    taken: Sequence[tuple[int, int]],
) -> list[_Change]:
    """The parts between brackets and commas that are proofs."""
    segments = _segments(code)
    found: list[tuple[int, int]] = []
    for place, token in enumerate(code):
        if any(begin <= token.start < end for begin, end in taken):
            continue
        names = _names(token, named)
        tactic = token.text in ("by", "calc")
        if not names and not tactic:
            continue
        first, last = segments[place]
        leader = _leader(code, first, last)
        begin = _chain(code, place)
        if begin == leader or code[leader].text in ("by", "calc") or _names(code[leader], named):
            found.append((code[first].start, code[last].end))
        elif tactic:
            found.append((token.start, code[last].end))
        elif any(map(ours, names)):
            found.append((code[begin].start, token.end))
    outer = [a for a in found if not any(b[0] <= a[0] and a[1] <= b[1] and a != b for b in found)]
    return [(span, _SORRY) for span in dict.fromkeys(outer)]


def _names(token: Token, named: Mapping[int, str]) -> list[str]:
    """The theorems that a word names; `f.prop.symm` may name several."""
    if token.kind != "word":
        return []
    return [named[at] for at in range(token.start, token.end) if at in named]


def _leader(code: Sequence[Token], first: int, last: int) -> int:
    """The place of what stands at the head of a segment, behind `fun … =>` and brackets."""
    depth = 0
    if code[first].text == "fun":
        for place in range(first, last):
            depth += (code[place].text in _OPEN) - (code[place].text in _CLOSE)
            if depth == 0 and code[place].text == "=>":
                return _leader(code, place + 1, last)
    return first


def _chain(code: Sequence[Token], place: int) -> int:
    """The place where the expression begins of which a word is a field: `f` for `f.1.add`."""
    while place > 1 and code[place - 1].text == ".":
        place -= 2
        depth = 0
        while place > 0:
            depth += (code[place].text in _CLOSE) - (code[place].text in _OPEN)
            if depth == 0:
                break
            place -= 1
    return place


def _segments(code: Sequence[Token]) -> list[tuple[int, int]]:
    """For each token, the first and the last of the part between brackets and commas it is in."""
    found: list[tuple[int, int]] = [(0, 0)] * len(code)
    stack: list[list[int]] = [[]]
    begins = [0]

    def close(last: int) -> None:
        for place in stack[-1]:
            found[place] = (begins[-1], last)

    for place, token in enumerate(code):
        if token.text in _OPEN:
            stack[-1].append(place)
            stack.append([])
            begins.append(place + 1)
        elif token.text in _CLOSE and len(stack) > 1:
            close(place - 1)
            stack.pop()
            begins.pop()
            stack[-1].append(place)
        elif (
            token.text in (":=", "=>", "|")
            if len(stack) == 1
            else token.text == "," and _separates(code, begins[-1], place)
        ):
            close(place - 1)
            stack[-1] = []
            begins[-1] = place + 1
        else:
            stack[-1].append(place)
    close(len(code) - 1)
    return found


def _separates(code: Sequence[Token], begin: int, place: int) -> bool:
    """Whether a comma ends a part: not that of a quantifier or a sum."""
    return not any(code[p].text in ("∑", "∀", "∃") for p in range(begin, place))


def _replaced(source: str, begin: int, end: int, changes: Sequence[_Change]) -> str:
    text, at = "", begin
    for (start, stop), new in sorted(changes):
        text += source[at:start] + new
        at = stop
    text += source[at:end]
    return re.sub(rf"\({_SORRY}\)", _SORRY, text)
