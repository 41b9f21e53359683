"""The same elsewhere: a call of one row of the table, written with the function of another.

Where a mode of the other does it of x as it stands, the code calls that. Else a formula that does
not spread its input is the sum over windows of a padded input, and one that does is a part of the
whole transposed layer: so the code pads, crops or continues x, and takes what is wanted of what
comes back. In both cases it turns w round where one of the two flips it, puts zeros between its
taps where the other knows no dilation, and brings both into the other's order of axes.
`compared` in `comparing` makes both calls, with integers, at many shapes: what comes back must be
equal bit for bit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fundamentals.referee.table.choosing import (
    NoCompositionError,
    Way,
    beginning,
    chosen,
    dilates,
    merged,
    spreads,
)
from fundamentals.referee.table.confirming import form_of
from fundamentals.referee.table.dialects import called, dialect_of, helpers, imports
from fundamentals.software.formulas import K, L, code, d, p, q, s
from fundamentals.software.rows import Border, Mode, Row

__all__ = ["Composition", "NoCompositionError", "composed"]

_LETTERS = {"s": 1, "d": 1, "p": 0, "q": 0}
_CONTINUED: dict[Border, str] = {
    "reflect": "np.minimum(at % (2 * L), 2 * L - 1 - at % (2 * L))",
    "mirror": "np.abs((at + L - 1) % max(1, 2 * L - 2) - (L - 1))",
    "nearest": "np.clip(at, 0, L - 1)",
    "wrap": "at % L",
}


@dataclass(frozen=True)
class Composition:
    """Code that computes a mode of one row with the function of another.

    Attributes:
        source: the row whose formula it is.
        mode: and its mode.
        target: the row whose function is called.
        way: in which mode, and how.
        code: a function `same` of x, w and perhaps b, and of the letters of the mode.
        letters: those.
    """

    source: Row
    mode: Mode
    target: Row
    way: Way
    code: str
    letters: tuple[str, ...]


def composed(source: Row, mode: Mode, target: Row, numbers: dict[str, int]) -> Composition:
    """The call.

    Args:
        source: the row whose formula is wanted.
        mode: and its mode.
        target: the row whose function is to compute it.
        numbers: what the letters are, where the code is given none.

    Raises:
        NoCompositionError: there is none; it says why.
    """
    mode = merged(source, mode.name)
    way = chosen(source, mode, target)
    letters = form_of(source, mode).letters
    lines = [
        *_orders(source, target),
        *(() if way.plain else _axes(source, mode, target, way)),
        *_dilated(source, mode, target, way.by),
        *_called(source, mode, target, way),
    ]
    given = "".join(f", {each}={numbers.get(each, _LETTERS[each])}" for each in letters)
    biased = ", b=None" if source.bias else ""
    body = [
        *helpers(target, lines),
        f"def same(x, w{biased}{given}):",
        f'    """{source.name}, mode {mode.name}, by {target.name}."""',
        *(f"    {line}" for line in _shortened(lines)),
        "",
    ]
    text = "\n".join([*imports(target, "\n".join(body)), "", "", *body])
    return Composition(source, mode, target, way, text, letters)


def _shortened(lines: Sequence[str]) -> list[str]:
    """What is returned as soon as it is there needs no name."""
    *rest, last, _ = lines
    if last.startswith("y = "):
        return [*rest, f"return {last.removeprefix('y = ')}"]
    return [*lines]


def _layouts(row: Row) -> tuple[str, str]:
    places = {1: "H", 2: "HW", 3: "DHW"}[row.axes]
    return row.layout or (places, places)


def _orders(source: Row, target: Row) -> list[str]:
    """x and w in the target's order of axes, w run backwards or conjugated if need be."""
    dialect = dialect_of(target)
    lines = []
    for name, one, other in zip("xw", _layouts(source), _layouts(target), strict=True):
        if len(one) < len(other):
            lines.append(f"{name} = {name}[None, None]")
            one = "".join(each for each in other if each not in one) + one
        if one != other:
            order = tuple(one.index(axis) for axis in other)
            lines.append(f"{name} = {dialect.permute.format(a=name, order=order)}")
    if source.flips != target.flips:
        axes = [_layouts(target)[1].index(axis) for axis in _places(source)]
        lines.append(f"w = {dialect.flip.format(a='w', axes=axes)}")
    if source.conjugates != target.conjugates:
        real = next((row for row in (source, target) if not _takes_complex(row)), None)
        if real is None:
            lines.append(f"w = {dialect.conj.format(a='w')}")
        else:
            lines.append(f"# {real.name} takes no complex numbers: nothing is conjugated")
    return lines


def _takes_complex(row: Row) -> bool:
    return any(row.takes(dtype) for dtype in ("complex64", "complex128"))


def _places(row: Row) -> str:
    return {1: "H", 2: "HW", 3: "DHW"}[row.axes]


def _axes(source: Row, mode: Mode, target: Row, way: Way) -> list[str]:
    """Along each axis, what is to be taken of x before the call, or of y after it."""
    one, other = _layouts(target)
    pairs = [(one.index(axis), other.index(axis)) for axis in _places(source)]
    names = form_of(source, mode).letters
    known = {symbol: 1 for symbol in (s, d) if symbol.name not in names}
    spread = spreads(source)
    begin = beginning(source, mode, spread=spread).subs(known)
    theirs = beginning(target, way.by, spread=spread).subs({p: 0, q: 0, **known})
    if dilates(source, mode, target, way.by):
        theirs = theirs.subs(d, 1).subs(K, d * (K - 1) + 1)
    length = mode.length.subs(known)
    parts = ["parts = []"] if spread or way.crops else []
    loop = [
        *parts,
        f"for axis, taps in {pairs}:",
        "    L, K = x.shape[axis], w.shape[taps]",
    ]
    if spread:
        return [*loop, f"    parts.append((axis, {code(begin - theirs)}, {code(length)}))"]
    step = "s * (length - 1)" if "s" in names else "length - 1"
    end = f"first + {step} + {code((d * (K - 1)).subs(known) + 1)}"
    lines = [*loop, f"    first, length = {code(begin)}, {code(length)}"]
    if mode.border == "zeros":
        lines.append(f"    x = fit(x, axis, -first, {end} - L)")
    else:
        taken = dialect_of(target).take.format(a="x", at=_CONTINUED[mode.border])
        lines += [f"    at = np.arange(first, {end})", f"    x = {taken}"]
    if way.crops:
        lines += ["    L = x.shape[axis]"] if theirs.has(L) else []
        lines.append(f"    parts.append((axis, {code(-theirs)}, length))")
    return lines


def _dilated(source: Row, mode: Mode, target: Row, by: Mode) -> list[str]:
    """The lines that put zeros between the taps, where the target knows no dilation."""
    if not dilates(source, mode, target, by):
        return []
    axes = [_layouts(target)[1].index(axis) for axis in _places(target)]
    return [f"for axis in {axes}:", "    w = apart(w, axis, d)"]


def _called(source: Row, mode: Mode, target: Row, way: Way) -> list[str]:
    """The call, and what is wanted of it, in the source's order of axes."""
    dialect = dialect_of(target)
    # what is put around y comes before the bias, which is everywhere
    after = source.bias and ((spreads(source) and not way.plain) or not target.bias)
    lines = [f"y = {_call(source, mode, target, way, biased=source.bias and not after)}"]
    layout, wanted = _layouts(target)[0], _layouts(source)[0]
    if not way.plain and (spreads(source) or way.crops):
        lines += [
            "for axis, first, length in parts:",
            "    y = fit(y, axis, -first, first + length - y.shape[axis])",
        ]
    if after:
        shape = tuple(-1 if axis == "C" else 1 for axis in layout)
        lines += [
            "if b is not None:",
            f"    y = y + {dialect.shape.format(a='b', shape=shape)}",
        ]
    if len(wanted) < len(layout):
        lines.append("y = y[0, 0]" if layout.startswith("NC") else "y = y[0, ..., 0]")
    elif layout != wanted:
        order = tuple(layout.index(axis) for axis in wanted)
        lines.append(f"y = {dialect.permute.format(a='y', order=order)}")
    return [*lines, "return y"]


def _call(source: Row, mode: Mode, target: Row, way: Way, *, biased: bool) -> str:
    """The call, without what is there by itself: one group and, where there is none, no bias."""
    letters = form_of(source, mode).letters
    text = re.sub(r", \w+=g\b", "", form_of(target, way.by).expression)
    text = text if biased else re.sub(r", b\b(?!\s*=)", "", text)
    several = target.axes > 1 and not target.asked.scalars
    filled = {letter: letter if letter in letters else "1" for letter in "sd"}
    filled |= {letter: way.letters.get(letter, "0") for letter in "pq"}

    def number(found: re.Match[str]) -> str:
        one = filled[found[0]]
        return f"({', '.join([one] * target.axes)})" if several else one

    text = re.sub(r"\b[sdpq]\b(?!\s*=)", number, text)
    name, _ = called(target)
    text = re.sub(r"\bf\b(?=\()", name, text)
    if way.by.given.isidentifier():
        text = text.replace(way.by.given, f"{name.rpartition('.')[0]}.{way.by.given}")
    return text
