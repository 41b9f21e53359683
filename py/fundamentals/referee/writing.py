"""A finding written down as data."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from fundamentals.referee import report
from fundamentals.referee.consequences import not_so, theorems
from fundamentals.referee.expecting import Unlike, nearest
from fundamentals.referee.formula.exceptions import Exceptional
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import LETTERS, Form
from fundamentals.referee.formula.layer import Array, meets
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.subject.calling import About, Died, Raised
from fundamentals.referee.witness.script import Origin, script
from fundamentals.referee.witness.smallest import Witness
from fundamentals.referee.wording import (
    beginnings,
    formula_tex,
    formula_text,
    formula_words,
    refusals,
)

__all__ = ["Writer", "call", "formula"]

_SHOWN = 400  # numbers of an array that a report lists


def call(name: str, form: Form, dtype: str, said: str, about: About) -> report.Call:
    """How it was called."""
    letters = {
        letter: LETTERS[letter]
        + (f", which is {form.fixed[letter]}, whatever is asked" if letter in form.fixed else "")
        for letter in form.letters
    }
    return report.Call(
        target=name,
        expression=form.expression,
        signal=form.signal,
        kernel=form.kernel,
        output=form.returned,
        bias=form.bias,
        letters=letters | ({"g": "groups"} if form.groups else {}),
        found=said,
        dtype=dtype,
        arrays=about.arrays,
        module=about.module,
        file=about.file,
        versions=dict(about.versions),
        python=about.python,
    )


def formula(finding: Finding) -> report.Formula | None:
    found = finding.structure
    if found is None:
        return None
    first, length = beginnings(finding)
    return report.Formula(
        text=formula_text(finding),
        tex=formula_tex(finding),
        words=formula_words(finding),
        first=first,
        length=length,
        flips=found.flips,
        borders=found.borders,
        stride=str(found.stride),
        spread=str(found.spread),
        dilation=str(found.dilation),
        order=found.order,
        conjugates=found.conjugates,
        exact=not finding.rounds,
        same=tuple(
            report.Same(row=match.row.name, mode=match.mode, text=match.text, axes=match.row.axes)
            for match in finding.matches
        ),
        nearest=nearest(finding),
        theorems=theorems(finding),
        not_so=not_so(finding),
        refuses=refusals(finding),
        index=_index(finding),
    )


def _index(finding: Finding) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """The index map at the first shape at which one was found that is worth a picture."""
    for cell in finding.cells:
        shape = cell.shape
        if cell.why or not cell.firsts or min(shape.lengths) < 5 or min(shape.taps) < 2:
            continue
        if finding.structure is not None:
            axes = cell.axes(finding.structure)
            return tuple(
                tuple(tuple(row) for row in meets(axis, length, taps).tolist())
                for axis, length, taps in zip(axes, shape.lengths, shape.taps, strict=True)
            )
    return ()


@dataclass(frozen=True)
class Writer:
    """Writes down the calls that show something, as small as they can be made."""

    prober: Prober
    finding: Finding
    origin: Origin | None

    def exception(
        self, found: Exceptional | None, least: Witness | None
    ) -> report.Exceptional | None:
        """Where the function is not what it is elsewhere, with the smallest call there."""
        if found is None or least is None:
            return None
        return report.Exceptional(
            where=found.where,
            exactly=found.exactly,
            count=found.count,
            of=found.of,
            what=found.what,
            instance=self.instance(least),
        )

    def unlike(self, unlike: Unlike) -> report.Instance | None:
        """The call that shows a difference from what was expected."""
        if unlike.probe is None:
            return None
        text = ""
        if self.origin is not None and unlike.said is not None:
            text = script(self.origin, self.prober.form, unlike.probe, unlike.said, unlike.what)
        return self.instance(Witness(unlike.probe, unlike.said, unlike.got, text))

    def instance(self, least: Witness) -> report.Instance:
        """A call in numbers, with its script."""
        form, probe, said = self.prober.form, least.probe, least.said
        call = form.call(probe.shape, probe.x, probe.w, probe.b, dtype=probe.dtype)
        return report.Instance(
            shape=probe.shape.text,
            x=_listed(call.arrays["x"]),
            w=_listed(call.arrays["w"]),
            b=_listed(call.arrays.get("b")),
            values=dict(call.values),
            said=_listed(said if said is None else form.output_out(said)),
            got=_got(form, least.got),
            script=least.script,
        )


def _got(form: Form, got: Array | Raised | Died | None) -> Any:
    if isinstance(got, Raised):
        return f"{got.error}: {got.message}"
    if isinstance(got, Died):
        return f"died: {got.how}"
    return _listed(got if got is None else form.output_out(got))


def _listed(array: Array | None) -> Any:
    """Nested lists of numbers, complex ones as pairs; a word on it if they are too many."""
    if array is None:
        return None
    if array.size > _SHOWN:
        return f"an array of shape {array.shape}"
    if array.dtype.kind == "c":
        array = np.stack([array.real, array.imag], axis=-1)
    return _whole(array.tolist())


def _whole(numbers: Any) -> Any:
    """Numbers without a fraction as integers; those that JSON has not, as words."""
    if isinstance(numbers, list):
        return [_whole(each) for each in numbers]
    if isinstance(numbers, float):
        if not np.isfinite(numbers):
            return str(numbers)
        return int(numbers) if numbers.is_integer() else numbers
    return numbers
