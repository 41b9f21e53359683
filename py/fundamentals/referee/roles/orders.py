"""In which order the axes stand: settled by probing.

Whether x comes before w, in which order their axes stand and whether a stride is one number or one
for each axis is tried: the first form with which the function is a member of the family, several
channels and examples included, is the one.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

import numpy as np

from fundamentals.base.errors import UsageError
from fundamentals.referee.formula.form import ORDERS, Form, Shape
from fundamentals.referee.formula.identifying import NoStructureError, cells, structure
from fundamentals.referee.formula.probes import Callee, Prober
from fundamentals.referee.formula.shapes import starting
from fundamentals.referee.roles.signatures import Choice
from fundamentals.referee.subject.calling import Died, Raised

__all__ = ["layouts", "settled", "sizes_in"]

_USUAL = (("NCH", "OIH"), ("HW", "HW"), ("NCHW", "OIHW"), ("NHWC", "HWIO"))
"""Those that are tried still where another ended the process."""

_MULTIPLES = (4, 8, 3, 16, 32)
"""Of channels, for functions that take no other number of them."""

Layouts: TypeAlias = tuple[str, ...]
"""The orders of the axes of x and w and, if it is another than that of x, of y."""

Sizes: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Of x and of w, each along all axes as the function has them."""


def settled(
    callee: Callee,
    choice: Choice,
    dtype: str,
    layout: Layouts | None = None,
    sizes: Sizes | None = None,
    axes: Collection[int] = (),
) -> tuple[Form, int] | Raised | Died:
    """The order of axes with which the function is a member of the family, and how sure that is.

    Args:
        callee: calls it by the expression of the choice.
        choice: one of `expressions`.
        dtype: the number type of the probes.
        layout: the orders of the axes of x and w, and perhaps y, if they are known.
        sizes: those of x and w, if it takes no others.
        axes: how many of places there must be, if that is known.

    Returns:
        The form and 3 if shapes with channels agreed too, 2 if only those of one channel did, 1 if
        it raised an exception for several, 0 if the function at least returned something. If it
        never did, what came most often instead.
        Where a call ends the process, the usual orders alone are tried after it; where one takes
        too long, none is.

    Raises:
        UsageError: no order of axes has those sizes.
    """
    forms = list(_forms(choice, layout))
    if axes:
        forms = [form for form in forms if form.axes in axes]
    if sizes is not None:
        forms = list(_of_sizes(forms, sizes))
    best, troubles = _likeliest(callee, forms, dtype)
    sure = best[1] if best is not None else 0
    died = any(isinstance(each, Died) for each in troubles)
    alone = best is not None and sure and not _refuses_several(Prober(callee, best[0], dtype))
    if sure < _SURE and not died and sizes is None:
        alike = [best[0]] if best is not None and sure else forms
        others = [_moved(alike), *([] if alone else [_depthwise(alike), _in_multiples(alike)])]
        other, more = _likeliest(callee, chain(*others), dtype)
        troubles += more
        if other is not None and (best is None or other[1] > sure):
            best = other
    return best or (troubles.most_common(1)[0][0] if troubles else _NONE)


_SURE = 3
_NONE = Raised("UsageError", "no order of axes that was tried has so many")


def _likeliest(
    callee: Callee, forms: Iterable[Form], dtype: str
) -> tuple[tuple[Form, int] | None, Counter[Raised | Died]]:
    """The form that is surest, and what came of those that are none."""
    best: tuple[Form, int] | None = None
    troubles: Counter[Raised | Died] = Counter()
    died, left = False, list(_USUAL)
    for form in forms:
        axes = form.signal, form.kernel
        if died and axes not in left:
            continue
        left = [each for each in left if each != axes] if died else left
        found = _tried(Prober(callee, form, dtype))
        if isinstance(found, Raised | Died):
            troubles[found] += 1
            died = died or isinstance(found, Died)
            if isinstance(found, Died) and found.limited:
                break
            continue
        if best is None or found[1] > best[1] + (best[0].channels < found[0].channels):
            best = found  # with channels, if several of them come back
        if found[1] == _SURE:
            break
    return best, troubles


def _forms(choice: Choice, layout: Layouts | None) -> Iterator[Form]:
    known: list[Layouts] = (
        [layout] if layout else [each for some in ORDERS.values() for each in some]
    )
    for signal, kernel, *output in known:
        form = Form(choice.expression, signal, kernel, choice.bias, choice.letters, choice.groups)
        form = replace(form, output="".join(output))
        for each in (replace(form, several=True), form) if "1" in kernel else (form,):
            yield each
            if choice.letters:
                one = form.axes == 1
                yield replace(each, sequences=True) if one else replace(each, scalars=True)


def _depthwise(forms: Sequence[Form]) -> Iterator[Form]:
    """The forms for functions whose w has an axis of one in-channel, as depthwise layers have."""
    for form in forms:
        if {*"OI"} <= {*form.kernel}:
            kernel = form.kernel.replace("I", "1")
            for several in (True, False):
                yield replace(form, kernel=kernel, several=several)


def _of_sizes(forms: Sequence[Form], sizes: Sizes) -> Iterator[Form]:
    """Those with which arrays can have these sizes, made to take them alone."""
    x, w = sizes
    fit = [(form, shape) for form in forms if (shape := form.sized(x, w)) is not None]
    if not fit:
        some = " and ".join("x".join(map(str, each)) for each in sizes)
        raise UsageError(
            f"x and w of {some}: with no order of axes that was tried is that a convolution; say "
            "it, as in --layout NHWC,HWIO"
        )
    for form, shape in fit:
        apart = shape.groups > 1 and not form.depthwise
        yield replace(form, only=shape, grouped="I" if apart else form.grouped)


def _moved(forms: Sequence[Form]) -> Iterator[Form]:
    """The forms for functions that return channels first and take them last, or the other way."""
    for form in forms:
        axes = form.signal.replace("C", "")
        first = form.signal.startswith(("C", "NC"))
        place = len(axes) if first else axes.find("N") + 1
        if form.channels and not form.output:
            yield replace(form, output=f"{axes[:place]}C{axes[place:]}")


def _in_multiples(forms: Sequence[Form]) -> Iterator[Form]:
    """The forms for functions that take channels in fours only, say."""
    for multiple in _MULTIPLES:
        yield from (replace(form, multiple=multiple) for form in forms if form.channels)


def _tried(prober: Prober) -> tuple[Form, int] | Raised | Died:
    """How far the form fits: see `settled`; with the number of taps, if it takes no other."""
    form, trouble = prober.form, None
    shapes = starting(form)
    takes: list[Shape] = []
    others = () if form.only else (_of_taps(shapes[0], taps) for taps in _TAPS)
    for shape in (shapes[0], *others):
        (answer,) = prober.ask([prober.random(shape, np.random.default_rng(0))])
        if not isinstance(answer, Raised | Died):
            takes.append(shape)
            if shape == shapes[0] or len(takes) > 1:
                break
            continue
        trouble = trouble or answer
        if isinstance(answer, Died):
            return trouble
    if not takes:
        return trouble or (form, 0)
    if len(takes) == 1 and takes[0] != shapes[0]:
        form = replace(form, taps=takes[0].taps[0])
    try:
        found = structure(prober, [takes[0]])
    except NoStructureError as error:
        return error.trouble or (form, 0)
    seen = cells(prober, found, [_several(form, takes[0])])[0]
    if seen.refused is not None:
        return form, 1
    return form, 2 if seen.why else _SURE


_TAPS = (5, 3, 1, 2, 4, 7, 9, 11)
"""Along each axis, for functions that take one size of kernels only, or odd ones."""


def _refuses_several(prober: Prober) -> bool:
    """Whether it raises an exception for several channels and examples: other numbers, which come
    of a mistake, are no reason to give it none but those that fill a register.
    """
    shapes = starting(prober.form)
    one = prober.taken(shapes) or shapes[0]
    return prober.taken([_several(prober.form, one)]) is None


def _of_taps(shape: Shape, taps: int) -> Shape:
    lengths = tuple(2 * (max(length, taps) // 2 + 3) for length in shape.lengths)  # even ones
    return replace(shape, lengths=lengths, taps=(taps,) * shape.axes)


def _several(form: Form, shape: Shape) -> Shape:
    """With as many channels and examples as the form can have, no two numbers equal."""
    letters = {letter: (1,) * form.axes for letter in form.letters if letter in "sd"}
    several = replace(
        shape,
        letters={**shape.letters, **letters},
        batch=2 if form.batched else 1,
        inputs=3 if form.channels else 1,
        outputs=5 if form.channels else 1,
    )
    return form.fit(several)


def layouts(text: str) -> Layouts:
    """The layouts in a text such as `NCHW,OIHW`, or `NCHW,OIHW,NHWC` with that of y.

    Raises:
        UsageError: it is none.
    """
    said = tuple(text.replace(" ", "").upper().split(","))
    if len(said) not in (2, 3) or not all(said):
        raise UsageError(
            f"--layout {text}: give the axes of x and of w, as in NCHW,OIHW, and those of y after "
            "them if they stand in another order"
        )
    Form("f(x, w)", said[0], said[1], output="".join(said[2:]))  # complains if it makes no sense
    return said


def sizes_in(text: str) -> Sizes:
    """The sizes of x and w in a text such as `1x3x32x32,8x3x3x3`.

    Raises:
        UsageError: they are none.
    """
    parts = re.sub(r"[\s()\[\]]", "", text).replace("×", "x").split(",")
    if len(parts) == 2 and all(re.fullmatch(r"[1-9]\d*(x[1-9]\d*)*", part) for part in parts):
        x, w = (tuple(map(int, part.split("x"))) for part in parts)
        return x, w
    raise UsageError(f"--shape {text}: give the sizes of x and of w, as in 1x3x32x32,8x3x3x3")
