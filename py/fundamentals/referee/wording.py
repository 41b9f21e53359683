"""A finding in words: the formula, the verdict, what was assumed."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from fundamentals.referee.edges.line import RANKS, EdgeLine, gravity
from fundamentals.referee.formula.conditions import EVERY, size
from fundamentals.referee.formula.exceptions import Exceptional, undecided
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import LETTERS
from fundamentals.referee.formula.identifying import Structure
from fundamentals.referee.formula.layer import BORDERS
from fundamentals.referee.formula.linearity import AROUND
from fundamentals.referee.numerics.parts import PARTS
from fundamentals.referee.numerics.results import Error, Gradients
from fundamentals.referee.report import Kind
from fundamentals.referee.subject.calling import Died, Raised
from fundamentals.software.formulas import tex

__all__ = [
    "assumed",
    "beginnings",
    "formula_tex",
    "formula_text",
    "formula_words",
    "of_gradients",
    "refusals",
    "verdict",
]


def _step(step: int | str) -> str:
    return "" if step == 1 else f"{step} "


def _added(finding: Finding) -> bool:
    """Whether products are added over channels."""
    return finding.form.channels and not finding.form.depthwise


def _sign(found: Structure, backwards: str, forwards: str, either: str) -> str:
    """That of the taps: one of the first two if the kernel runs so along every axis."""
    if len(set(found.flips)) > 1:
        return either
    return backwards if found.flips[0] else forwards


def formula_text(finding: Finding) -> str:
    """The formula along one axis, in plain text; ± where the kernel flips along some axes alone."""
    found = _structure(finding)
    sign = _sign(found, "−", "+", "±")
    spread = f"↑{found.spread}" if found.spread != 1 else ""
    channels = "∑ c, " if _added(finding) else ""
    y, w, x, b = (
        ("y(o, n)", "w(o, c, i)", "x(c, ", "b(o) + ")
        if _added(finding)
        else ("y(n)", "w(i)", "x(", "b + ")
    )
    kernel = f"conj {w}" if found.conjugates in ("kernel", "both") else w
    signal = "conj x" if found.conjugates in ("input", "both") else "x"
    place = f"n₀ + {_step(found.stride)}n {sign} {_step(found.dilation)}i"
    bias = b if finding.form.bias else ""
    scale = "" if found.scale == 1 else f"{found.scale:g} "
    where = "".join(f", {letter} = {_along(each)}" for letter, each in _fixed(finding))
    return f"{y} = {bias}{scale}{channels}∑ i, {kernel} {signal}{spread}{x[1:]}{place}){where}"


def _fixed(finding: Finding) -> list[tuple[str, tuple[int, ...]]]:
    """The letters of the formula that the call cannot choose, with what they are."""
    found = _structure(finding)
    used = (found.stride, found.spread, found.dilation)
    return [pair for pair in finding.form.fixed.items() if pair[0] in used]


def _along(each: tuple[int, ...]) -> str:
    return str(each[0]) if len(set(each)) == 1 else f"({', '.join(map(str, each))})"


def _number(finding: Finding, step: int | str) -> str:
    """A step as it is said in words: a letter, or the numbers that it always is."""
    fixed = finding.form.fixed
    return _along(fixed[step]) if isinstance(step, str) and step in fixed else str(step)


def formula_tex(finding: Finding) -> str:
    """The same in TeX."""
    found = _structure(finding)
    sign = _sign(found, "-", "+", r"\pm")
    spread = rf"^{{\uparrow {found.spread}}}" if found.spread != 1 else ""
    channels, out, both, one = (
        (r"\sum_c ", "_o", "_{oc}", "_c") if _added(finding) else ("", "", "", "")
    )
    kernel = rf"w{both}(i)"
    if found.conjugates in ("kernel", "both"):
        kernel = rf"\overline{{{kernel}}}"
    bias = f"b{out} + " if finding.form.bias else ""
    place = f"n_0 + {_step(found.stride)}n {sign} {_step(found.dilation)}i"
    scale = "" if found.scale == 1 else rf"{found.scale:g} "
    where = "".join(rf",\\ {letter} = {_along(each)}" for letter, each in _fixed(finding))
    said = rf"y{out}(n) = {bias}{scale}{channels}\sum_i {kernel}\, x{one}{spread}({place}){where}"
    if not finding.laws:
        return said
    firsts = ",\\ ".join(dict.fromkeys(tex(law.first) for law in finding.laws))
    return rf"{said}, \qquad n_0 = {firsts}"


def formula_words(finding: Finding) -> str:
    """The formula in words."""
    found = _structure(finding)
    flips = set(found.flips)
    name = "convolution" if flips == {True} else "cross-correlation"
    if len(flips) > 1:
        runs = " and ".join(
            f"{'backwards' if flip else 'forwards'} along axis {axis}"
            for axis, flip in enumerate(found.flips)
        )
        name = f"a mixture in which the kernel runs {runs}"
    said = {
        "kernel": " with the conjugate of w",
        "input": " of the conjugate of x with w",
        "both": " of the conjugates of x and w",
    }.get(found.conjugates, " with w")
    if found.scale != 1:
        name = f"{found.scale:g} times the {name}"
    parts = [f"{name} of x{said}" if found.conjugates not in ("input", "both") else name + said]
    if found.stride != 1:
        parts.append(f"stride {_number(finding, found.stride)}")
    if found.spread != 1:
        far = _number(finding, found.spread)
        parts.append(f"the neighbours of x spread {far} places apart (transposed)")
    if found.dilation != 1:
        parts.append(f"dilation {_number(finding, found.dilation)}")
    if set(found.borders) != {"zeros"}:
        parts.append(
            "beyond its ends " + " and ".join(BORDERS[b] for b in dict.fromkeys(found.borders))
        )
    if found.order != tuple(range(len(found.order))):
        parts.append("the axes of w exchanged")
    if finding.form.channels:
        within = "the in-channels of each group" if finding.form.groups else "in-channels"
        if finding.form.depthwise:
            parts.append("each channel by itself")
        elif finding.several:
            parts.append(f"added over {within}")
        else:
            parts.append("of one channel alone, as it returned nothing for several")
    return ", ".join(parts)


def _structure(finding: Finding) -> Structure:
    if finding.structure is None:
        raise ValueError("no formula was found")
    return finding.structure


def verdict(
    finding: Finding, edges: Sequence[EdgeLine] = (), error: Error | None = None
) -> tuple[Kind, str]:
    """What kind of verdict it is, and the verdict in one sentence.

    Args:
        finding: what the probes say.
        edges: what it does at the edges; what contradicts the formula there is an exception.
        error: how exact it is on floats; what is wrong there is an exception, too.
    """
    if finding.unsteady:
        steady = replace(finding, unsteady="", rounds=False)
        if finding.unsteady == AROUND:  # which explains whatever came back otherwise
            steady = replace(steady, exception=None)
        kind, said = verdict(steady, edges, error)
        if finding.unsteady == AROUND and kind == "computes":
            kind = "computes, except"
        return kind, f"{finding.unsteady}; but for that: {said}"
    if finding.structure is None:
        return _none(finding)
    exception = finding.exception
    unlike = exception is not None and exception.what.startswith("not linear")
    if exception is not None and (
        exception.where == EVERY
        or (unlike and (not finding.laws or 2 * exception.count > exception.of))
    ):
        if unlike:
            return "not linear", f"not linear: {exception.what.removeprefix('not linear ')}"
        return "outside the family", f"outside the family: {exception.what}"
    said = f"computes {formula_words(finding)}"
    if finding.laws:
        first, length = beginnings(finding)
        said += f", from n₀ = {first} on, {length} values"
    if finding.rounds:
        measured = error is not None and error.outputs and not error.wrong
        said += "; up to rounding, even on small integers: Winograd or Fourier class"
        said += "" if measured else ", or wrong"
    said += _alone(finding)
    said += _slow(finding)
    if (
        error is not None
        and error.returned
        and error.returned != PARTS.get(error.dtype, error.dtype)
    ):
        said += f"; of {error.dtype}, {error.returned} comes back"
    if not finding.laws and exception is None:
        return (
            "undecided",
            (
                f"undecided: at each shape that was tried it {said}; but where it begins, or how "
                "much it returns, follows no formula that was sought"
            ),
        )
    said += "".join(
        f"; {line.happens[0].lower()}{line.happens[1:].removesuffix('.')}"
        for line in edges
        if line.case == RANKS and line.witness
    )
    if exception is not None and _astray(exception):
        return (
            "undecided",
            (
                f"undecided: at most shapes it {said}; but at {exception.count} of {exception.of} "
                f"{exception.what}, and no formula that was sought says it at all"
            ),
        )
    apart = [each for each in (exception, finding.refusal) if each is not None]
    if apart:
        parts = (f"{each.at}: there {each.what}" for each in apart)
        return "computes, except", f"{said}; except {'; and '.join(parts)}"
    against = [line for line in edges if line.finding]
    if against:
        more = f" (and {len(against) - 1} more)" if len(against) > 1 else ""
        gravest = min(against, key=gravity)
        what = f"{gravest.case}: {gravest.happens}"
        return "computes, except", f"{said}; except at an edge{more}, {what}"
    if error is not None and error.wrong:
        return "computes, except", f"{said}; except on floats: {error.verdict}"
    return "computes", said


def _astray(exception: Exceptional) -> bool:
    """Whether the law itself is not to be believed: many shapes begin elsewhere, or return more or
    less, and the words that fit them fit as many others.
    """
    many = _MANY * exception.count > exception.of
    elsewhere = exception.what.startswith(("it begins", "it returns"))
    return many and elsewhere and exception.besides >= exception.count


_MANY = 4  # one shape in so many


def _alone(finding: Finding) -> str:
    """What it takes alone."""
    form, declined, said = finding.form, finding.declined, ""
    if form.only is not None:
        x, w = form.sizes(form.only)
        said += f"; at one shape alone, x of {x} and w of {w}, as was said"
    if form.taps:
        said += f"; it was given kernels of {form.taps} taps along each axis, as it takes no other"
    if form.multiple > 1:
        said += f"; it was given channels in multiples of {form.multiple}, as it takes no other"
    if declined is not None:
        many = f"{declined.count} of {declined.of} shapes"
        where = f"{'where' if declined.exactly else 'at'} {declined.where}"
        said += f"; it declines {many}, {where}: {declined.what}"
    return said


def of_gradients(orders: Sequence[Gradients]) -> str:
    """What is wrong with gradients, to follow the verdict; of the first order where anything is."""
    for gradients in orders:
        wrong = [each for each in gradients.each if not each.right]
        if wrong:
            several = "its gradients" if gradients.order == 1 else "the gradients of its gradients"
            of: dict[str, list[str]] = {}
            for each in wrong:
                if each.of != "y":
                    of.setdefault(each.verdict, []).append(each.of)
            parts = [f"{_for(several, names)} {said}" for said, names in of.items()]
            parts += [
                f"where gradients are recorded its value is {each.verdict}"
                for each in wrong
                if each.of == "y"
            ]
            return f"; but {', and '.join(parts)}"
        if not gradients.right:
            return f"; but gradients are refused at {gradients.refused} calls: {gradients.why}"
    return ""


def _for(several: str, names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{several.replace('gradients', 'gradient', 1)} for {names[0]} is"
    return f"{several} for {', '.join(names[:-1])} and {names[-1]} are"


def _slow(finding: Finding) -> str:
    """At which shapes nothing is decided, since it is too slow or too large there."""
    slow = undecided(finding.cells)
    if not slow:
        return ""
    least = min(slow, key=lambda cell: size(cell.shape))
    trouble = least.refused
    how = f"{trouble.error} is raised" if isinstance(trouble, Raised) else ""
    how = trouble.how if isinstance(trouble, Died) else how
    return (
        f"; undecided where it is too slow or too large for its limits, at {len(slow)} shapes, the "
        f"smallest with {least.shape.text}: {how}"
    )


def _none(finding: Finding) -> tuple[Kind, str]:
    why = finding.why
    if finding.broken is not None:
        return "not linear", finding.broken.text
    if why is None:
        return "undecided", "undecided: nothing was found"
    trouble = why.trouble
    if isinstance(trouble, Raised):
        return (
            "undecided",
            f"undecided: with {why.shape.text} it raises {trouble.error}: {trouble.message}",
        )
    if isinstance(trouble, Died):
        return "undecided", f"undecided: with {why.shape.text} the process died: {trouble.how}"
    if finding.moves is False:
        return (
            "not shift-equivariant",
            f"not shift-equivariant: linear in x and in w, but with {why.shape.text}, {why.why}",
        )
    return "outside the family", f"outside the family: with {why.shape.text}, {why.why}"


def beginnings(finding: Finding) -> tuple[str, str]:
    """n₀ and the length in plain text, for each axis where the axes differ."""
    laws = list(dict.fromkeys(law.text for law in finding.laws))
    if not laws:
        return "no formula was found: see the table of shapes", "as listed"
    return " and ".join(law[0] for law in laws), " and ".join(law[1] for law in laws)


def refusals(finding: Finding) -> tuple[str, ...]:
    """Which shapes it does not take, by what it says of them."""
    refused = [cell for cell in finding.cells if cell.refused is not None]
    said = []
    key = _trouble
    for text, some in itertools.groupby(sorted(refused, key=key), key):
        cells = list(some)
        said.append(
            f"{text}: {len(cells)} of {len(finding.cells)} shapes, as {cells[0].shape.text}"
        )
    return tuple(said)


def _trouble(cell: object) -> str:
    trouble = getattr(cell, "refused", None)
    if isinstance(trouble, Raised):
        return f"raises {trouble.error}"
    return f"the process died ({trouble.how})" if isinstance(trouble, Died) else ""


def assumed(finding: Finding, extra: Sequence[str] = ()) -> tuple[str, ...]:
    """What the verdict takes for granted."""
    shapes = [cell.shape for cell in finding.cells if cell.refused is None]
    longest = max((max(shape.lengths) for shape in shapes), default=0)
    taps = max((max(shape.taps) for shape in shapes), default=0)
    numbers = {
        LETTERS[letter]: [number for shape in shapes for number in shape.letters.get(letter, ())]
        for letter in finding.form.letters
    }
    numbers |= {
        "batch": [shape.batch for shape in shapes],
        "in-channels": [shape.inputs for shape in shapes],
        "out-channels": [shape.outputs for shape in shapes],
        "groups": [shape.groups for shape in shapes],
    }
    most = {name: max(some, default=1) for name, some in numbers.items()}
    also = ", ".join(f"{name} ≤ {number}" for name, number in most.items() if number > 1)
    where = (
        f"{len(shapes)} shapes with up to {longest} numbers and {taps} taps along an axis"
        f"{f' ({also})' if also else ''}, not all of it together, random integers from seed "
        f"{finding.seed}, in {finding.dtype}."
    )
    return (_FAMILY, f"{where} {_SHAPES}", _TIME, *extra)


_FAMILY = (
    "The family: sums of products of numbers of x and w, with flip, stride, dilation, spread, "
    "one of five borders, channels, groups, a bias. What is outside of it is called so, and "
    "nothing more is said of it."
)
_SHAPES = (
    "At a shape, agreement at all pairs of impulses and bilinearity would settle it; bilinearity "
    "was tried with random integers, not proved, and of other shapes nothing is proved."
)
_TIME = (
    "The function is the same tomorrow: what depends on time, load or hidden state is found only "
    "where it showed."
)
