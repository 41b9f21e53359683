"""The same elsewhere: a call of one row of the table, written with the function of another.

A formula that does not spread its input is the sum over windows of a padded input; one that does
is a part of the whole transposed layer. So the code pads, crops or continues x, turns w round where
one of the two flips it, puts zeros between its taps where the other knows no dilation, brings both
into the other's order of axes, calls, and takes what is wanted.
`compared` in `comparing` makes both calls, with integers, at many shapes: what comes back must be
equal bit for bit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fundamentals.base.errors import UsageError
from fundamentals.referee.formula.matching import together
from fundamentals.referee.table.confirming import form_of
from fundamentals.software.formulas import K, code, d, p, q, s, value
from fundamentals.software.rows import Border, Mode, Row

__all__ = ["Composition", "NoCompositionError", "composed"]

_PLAIN = {"L": 9, "K": 3, "s": 2, "d": 2, "p": 0, "q": 0}
_LETTERS = {"s": 1, "d": 1, "p": 0, "q": 0}
_CONTINUED: dict[Border, str] = {
    "reflect": "np.minimum(at % (2 * L), 2 * L - 1 - at % (2 * L))",
    "mirror": "np.abs((at + L - 1) % max(1, 2 * L - 2) - (L - 1))",
    "nearest": "np.clip(at, 0, L - 1)",
    "wrap": "at % L",
}


class NoCompositionError(UsageError):
    """No call of the one function does what the other does."""


@dataclass(frozen=True)
class _Dialect:
    """How a library's arrays are turned, taken from, padded and conjugated."""

    imports: str = "import numpy as np"
    permute: str = "np.transpose({a}, {order})"
    flip: str = "np.flip({a}, {axes})"
    take: str = "np.take({a}, {at}, axis)"
    pad: str = "np.pad(a, [(0, 0)] * axis + [pair] + [(0, 0)] * (a.ndim - axis - 1))"
    conj: str = "np.conj({a})"
    shape: str = "np.reshape({a}, {shape})"


_JAX = _Dialect(
    "import jax.numpy as jnp\nimport numpy as np",
    *(
        getattr(_Dialect, name).replace("np.", "jnp.")
        for name in ("permute", "flip", "take", "pad", "conj", "shape")
    ),
)
_TORCH = _Dialect(
    "import numpy as np\nimport torch",
    "{a}.permute({order})",
    "{a}.flip({axes})",
    "{a}.index_select(axis, torch.from_numpy({at}))",
    "torch.nn.functional.pad(a, [0, 0] * (a.ndim - axis - 1) + [*pair])",
    "{a}.conj()",
    "{a}.reshape({shape})",
)
_TENSORFLOW = _Dialect(
    "import numpy as np\nimport tensorflow as tf",
    "tf.transpose({a}, {order})",
    "tf.reverse({a}, {axes})",
    "tf.gather({a}, {at}, axis=axis)",
    "tf.pad(a, [(0, 0)] * axis + [pair] + [(0, 0)] * (len(a.shape) - axis - 1))",
    "tf.math.conj({a})",
    "tf.reshape({a}, {shape})",
)
_DIALECTS = {"torch": _TORCH, "jax": _JAX, "tensorflow": _TENSORFLOW, "keras": _TENSORFLOW}


@dataclass(frozen=True)
class Composition:
    """Code that computes a mode of one row with the function of another.

    Attributes:
        source: the row whose formula it is.
        mode: and its mode.
        target: the row whose function is called.
        by: and in which mode.
        code: a function `same` of x, w and perhaps b, and of the letters of the mode.
        letters: those.
    """

    source: Row
    mode: Mode
    target: Row
    by: Mode
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
    mode = _together(source, mode)
    by = _whole(source, mode, target)
    letters = form_of(source, mode).letters
    lines = [
        *_orders(source, target),
        *_axes(source, mode, target, by),
        *_dilated(source, mode, target, by),
        *_called(source, mode, target, by),
    ]
    given = "".join(f", {each}={numbers.get(each, _LETTERS[each])}" for each in letters)
    biased = ", b" if source.bias else ""
    said = f"{source.name}, mode {mode.name}, by {target.name}"
    text = "\n".join(
        [
            _imports(target),
            "",
            "",
            *_helpers(target, lines),
            f"def same(x, w{biased}{given}):",
            f'    """{said}."""',
            *(f"    {line}" for line in lines),
            "",
        ]
    )
    return Composition(source, mode, target, by, text, letters)


def _together(source: Row, mode: Mode) -> Mode:
    """The mode with what all modes of its name say, each under its condition."""
    law = together([each for each in source.modes if each.name == mode.name])
    return replace(mode, first=law.first, length=law.length)


def _whole(source: Row, mode: Mode, target: Row) -> Mode:
    """The mode of the target that computes everything, to take parts of.

    Raises:
        NoCompositionError: it has none, or is of another kind.
    """

    def no(why: str) -> NoCompositionError:
        return NoCompositionError(f"{target.name} cannot do what {source.name} does: {why}")

    if source.axes != target.axes:
        axes = f"{target.axes} ax{'i' if target.axes == 1 else 'e'}s"
        raise no(f"it is of {axes}, not {source.axes}")
    if source.layout and not target.layout:
        raise no("it does not sum over channels; call it for each pair of channels, and add")
    if "x.shape" in target.asked.expression:
        raise no("its own call takes more than this program writes")
    spreads = source.stride == "input"
    if spreads != (target.stride == "input"):
        raise no(
            "it does not spread its input; put s − 1 zeros between neighbours and then call it"
            if spreads
            else "it spreads its input, of which the other takes every place"
        )
    if not spreads and source.layout and target.stride is None:
        raise no("it has no stride and no dilation")
    for each in target.modes:
        if each.border != "zeros" or (mode.name, source) == (each.name, target):
            continue
        if not value(each.where, _PLAIN | ({} if target.stride else {"s": 1, "d": 1})):
            continue
        if _covers(target, each):
            return each
    raise no("none of its modes returns every sum")


def _covers(target: Row, mode: Mode) -> bool:
    """Whether it begins with the first window inside, or with the first sum of a spread input."""
    has = form_of(target, mode).letters
    for length, taps, step, apart in ((9, 3, 2, 2), (11, 4, 3, 1), (12, 2, 1, 3)):
        s, d = step if "s" in has else 1, apart if "d" in has else 1
        numbers = {"L": length, "K": taps, "s": s, "d": d, "p": 0, "q": 0}
        if not value(mode.where, numbers):
            return False
        first, many = value(mode.first, numbers), value(mode.length, numbers)
        reach = d * (taps - 1)
        if target.stride == "input":
            start = first if target.flips else first + reach
            if start > 0 or start + many < s * (length - 1) + reach + 1:
                return False
        else:
            start = first - reach if target.flips else first
            if start != 0 or many != (length - reach - 1) // s + 1:
                return False
    return True


def _imports(target: Row) -> str:
    dialect = _dialect(target)
    module = (target.asked.target or target.function).rpartition(".")[0]
    return "\n".join(sorted({*dialect.imports.split("\n"), f"import {module}"}))


def _helpers(target: Row, lines: Sequence[str]) -> list[str]:
    """The functions that the lines call."""
    apart = any("apart(" in line for line in lines)
    fit = apart or any("fit(" in line for line in lines)
    return [*(_fit(target) if fit else ()), *(_apart(target) if apart else ())]


def _fit(target: Row) -> list[str]:
    return [
        "def fit(a, axis, before, after):",
        '    """Zeros before and after; where a number is negative, what stands there goes."""',
        "    kept = slice(max(0, -before), max(0, a.shape[axis] - max(0, -after)))",
        "    a = a[(slice(None),) * axis + (kept,)]",
        "    pair = max(0, before), max(0, after)",
        f"    return {_dialect(target).pad}",
        "",
        "",
    ]


def _apart(target: Row) -> list[str]:
    shape = _dialect(target).shape
    one = shape.format(a="a", shape="(*a.shape[:axis], count, 1, *a.shape[axis + 1 :])")
    other = shape.format(a="a", shape="(*a.shape[:axis], count * step, *a.shape[axis + 2 :])")
    return [
        "def apart(a, axis, step):",
        '    """Zeros between neighbours, which are step places apart then."""',
        "    count = a.shape[axis]",
        f"    a = fit({one}, axis + 1, 0, step - 1)",
        f"    return fit({other}, axis, 0, 1 - step)",
        "",
        "",
    ]


def _dialect(row: Row) -> _Dialect:
    return _DIALECTS.get(row.library, _Dialect())


def _layouts(row: Row) -> tuple[str, str]:
    places = {1: "H", 2: "HW", 3: "DHW"}[row.axes]
    return row.layout or (places, places)


def _orders(source: Row, target: Row) -> list[str]:
    """x and w in the target's order of axes, w run backwards or conjugated if need be."""
    dialect = _dialect(target)
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
        lines.append(f"w = {dialect.conj.format(a='w')}")
    return lines


def _places(row: Row) -> str:
    return {1: "H", 2: "HW", 3: "DHW"}[row.axes]


def _axes(source: Row, mode: Mode, target: Row, by: Mode) -> list[str]:
    """Along each axis, what is to be taken of x before the call, or of y after it."""
    one, other = _layouts(target)
    pairs = [(one.index(axis), other.index(axis)) for axis in _places(source)]
    names = form_of(source, mode).letters
    known = {symbol: 1 for symbol in (s, d) if symbol.name not in names}
    first, length = mode.first.subs(known), mode.length.subs(known)
    reach = (d * (K - 1)).subs(known)
    loop = [f"for axis, taps in {pairs}:", "    L, K = x.shape[axis], w.shape[taps]"]
    if source.stride == "input":
        own = first + (0 if source.flips else reach)
        theirs = by.first.subs({p: 0, q: 0, **known})
        if _dilated(source, mode, target, by):
            theirs = theirs.subs(d, 1).subs(K, d * (K - 1) + 1)
        theirs += 0 if target.flips else reach
        return [
            "parts = []",
            *loop,
            f"    parts.append((axis, {code(own - theirs)}, {code(length)}))",
        ]
    begin = first - (reach if source.flips else 0)
    step = "s * (length - 1)" if "s" in names else "length - 1"
    end = f"first + {step} + {code(reach + 1)}"
    lines = [*loop, f"    first, length = {code(begin)}, {code(length)}"]
    if mode.border == "zeros":
        return [*lines, f"    x = fit(x, axis, -first, {end} - L)"]
    taken = _dialect(target).take.format(a="x", at=_CONTINUED[mode.border])
    return [*lines, f"    at = np.arange(first, {end})", f"    x = {taken}"]


def _dilated(source: Row, mode: Mode, target: Row, by: Mode) -> list[str]:
    """The lines that put zeros between the taps, where the target knows no dilation."""
    if "d" not in form_of(source, mode).letters or "d" in form_of(target, by).letters:
        return []
    axes = [_layouts(target)[1].index(axis) for axis in _places(target)]
    return [f"for axis in {axes}:", "    w = apart(w, axis, d)"]


def _called(source: Row, mode: Mode, target: Row, by: Mode) -> list[str]:
    """The call, and what is wanted of it, in the source's order of axes."""
    dialect = _dialect(target)
    # what is cut out of y, or put around it, comes before the bias, which is everywhere
    after = source.bias and (source.stride == "input" or not target.bias)
    lines = [f"y = {_call(source, mode, target, by, biased=source.bias and not after)}"]
    layout, wanted = _layouts(target)[0], _layouts(source)[0]
    if source.stride == "input":
        lines += [
            "for axis, first, length in parts:",
            "    y = fit(y, axis, -first, first + length - y.shape[axis])",
        ]
    if after:
        shape = tuple(-1 if axis == "C" else 1 for axis in layout)
        lines.append(f"y = y + {dialect.shape.format(a='b', shape=shape)}")
    if len(wanted) < len(layout):
        lines.append("y = y[0, 0]" if layout.startswith("NC") else "y = y[0, ..., 0]")
    elif layout != wanted:
        order = tuple(layout.index(axis) for axis in wanted)
        lines.append(f"y = {dialect.permute.format(a='y', order=order)}")
    return [*lines, "return y"]


def _call(source: Row, mode: Mode, target: Row, by: Mode, *, biased: bool) -> str:
    letters = form_of(source, mode).letters
    text = form_of(target, by).expression
    several = target.axes > 1 and not target.asked.scalars
    steps = ((letter, letter if letter in letters else "1") for letter in "sd")
    for letter, plain in (*steps, ("p", "0"), ("q", "0")):
        many = f"({', '.join([plain] * target.axes)})" if several else plain
        text = re.sub(rf"\b{letter}\b(?!\s*=)", many, text)
    text = re.sub(r"\bg\b(?!\s*=)", "1", text)
    text = re.sub(r"\bb\b(?!\s*=)", "b" if biased else "None", text)
    name = target.asked.target or target.function
    text = re.sub(r"\bf\b(?=\()", name, text)
    if by.given.isidentifier():
        text = text.replace(by.given, f"{name.rpartition('.')[0]}.{by.given}")
    return text
