"""How exact a function is on floats, decided by proved bounds; and in which format it adds.

A bound that holds at every output shows that a way to compute the sums is possible, not that it was
taken. A bound that fails once refutes the way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from math import frexp
from typing import TypeAlias

import numpy as np

from fundamentals.base.progress import Progress, Silent
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Form, UnreadableError
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Callee
from fundamentals.referee.numerics.bounds import FORMATS
from fundamentals.referee.numerics.exact import outputs
from fundamentals.referee.numerics.instances import Instance, instances
from fundamentals.referee.numerics.parts import PARTS, apart, signs
from fundamentals.referee.numerics.results import Error, Sameness, Witness
from fundamentals.referee.numerics.tally import Tally
from fundamentals.referee.numerics.verdicts import said, wrong
from fundamentals.referee.subject.calling import Call, Outcome, Returned

__all__ = ["measure"]

Scripted: TypeAlias = Callable[[Call, str, tuple[int, int], float], str]
"""Writes the script of a call: an index of what comes back, its exact value, what is allowed."""

_TOGETHER = 16  # instances sent at a time
_OUTPUTS = 8  # of an instance, beside its target
_AGAIN = 4  # every so many instances are called twice
_POINTS = 300


def measure(
    callee: Callee,
    finding: Finding,
    *,
    dtype: str,
    seed: int = 0,
    instances: int = 200,
    scripted: Scripted | None = None,
    progress: Progress | None = None,
) -> Error:
    """How exact the function is on numbers of a format.

    Args:
        callee: what runs it.
        finding: which formula it computes.
        dtype: the format: a name of NumPy's, or "bfloat16".
        seed: for all that is at random.
        instances: how many calls with floats are measured.
        scripted: writes the script of an output that is wrong.
        progress: what is told how far it is.
    """
    if (why := _unmeasured(finding, dtype)) is not None:
        return Error(dtype=dtype, verdict=why, seed=seed)
    measured = _Measured(callee, finding, dtype, seed)
    told = progress or Silent()
    told.start(f"errors in {dtype}", instances)
    for some in _batches(measured.drawn(instances)):
        measured.take(some)
        for each in some:
            told.step(f"{each.regime}, {each.shape.text}")
    told.finish()
    result = measured.result
    least = measured.tally.least if measured.tally is not None else None
    if result.wrong and scripted is not None and least is not None:
        return result.model_copy(update={"script": measured.script(least, scripted)})
    return result


def _unmeasured(finding: Finding, dtype: str) -> str | None:
    if PARTS.get(dtype, dtype) not in FORMATS or dtype == "TF32":
        return f"nothing to measure: {dtype} does not round"
    if finding.structure is None:
        return "not measured: no formula was found that the exact values could come from"
    if dtype in PARTS and signs(finding.structure.conjugates) is None:
        return f"not measured: of complex numbers, conjugated: {finding.structure.conjugates}"
    if frexp(abs(finding.structure.scale))[0] != 0.5:
        return "not measured: sums are multiplied by a number that is no power of 2"
    return None


def _batches(drawn: Iterator[Instance]) -> Iterator[list[Instance]]:
    some: list[Instance] = []
    for each in drawn:
        some.append(each)
        if len(some) == _TOGETHER:
            yield some
            some = []
    if some:
        yield some


@dataclass
class _Measured:
    """What is known so far."""

    callee: Callee
    finding: Finding
    dtype: str
    seed: int
    instances: int = 0
    refused: int = 0
    repeated: Sameness = field(default_factory=Sameness)
    alone: Sameness = field(default_factory=Sameness)
    tally: Tally | None = None
    unread: str = ""

    def drawn(self, count: int) -> Iterator[Instance]:
        return instances(self.finding, self.dtype, self.seed, count)

    def take(self, some: Sequence[Instance]) -> None:
        """Call the function with some instances, and some of these again in other ways."""
        again = [each for each in some if each.number % _AGAIN == 0]
        apart = [each for each in some if each.shape.batch > 1]
        calls = [self._call(each) for each in (*some, *again)]
        calls += [self._call(each, each.target[0]) for each in apart]
        answers = [self._read(outcome) for outcome in self.callee.call(calls)]
        first = dict(zip((each.number for each in some), answers, strict=False))
        for each in some:
            self._judge(each, first[each.number])
        rest = iter(answers[len(some) :])
        for each in again:
            self.repeated = _compared(self.repeated, each, first[each.number], next(rest))
        for each in apart:
            whole, example = first[each.number], each.target[0]
            part = whole if whole is None else whole[example : example + 1]
            self.alone = _compared(self.alone, each, part, next(rest))

    def _call(self, each: Instance, example: int | None = None) -> Call:
        """The call of an instance, or of one example of it by itself."""
        form: Form = self.finding.form
        shape, (x, w, b) = each.shape, each.given
        if example is not None:
            shape, x = replace(shape, batch=1), x[example : example + 1]
        return form.call(shape, x, w, b, dtype=self.dtype)

    def _read(self, outcome: Outcome) -> Array | None:
        """What came back, canonical; None if that is no array of floats with the right axes."""
        if not isinstance(outcome, Returned):
            return None
        full = outcome.dtypes[0].rpartition(".")[2]
        name = PARTS.get(full, full) if self.dtype in PARTS else full
        if name not in FORMATS:
            self.unread = full
            return None
        if self.tally is None:
            self.tally = Tally(PARTS.get(self.dtype, self.dtype), name, self.finding.exact)
        try:
            y = self.finding.form.read(outcome)
        except UnreadableError:
            return None
        y = apart(y) if self.dtype in PARTS else y.astype(np.float64)
        scale = 1.0 if self.finding.structure is None else self.finding.structure.scale
        return y / scale if name == self.tally.returned else None

    def _judge(self, each: Instance, y: Array | None) -> None:
        if y is None or self.tally is None or y.shape != each.layer.shape:
            self.refused += 1
            return
        self.instances += 1
        rng = np.random.default_rng([self.seed, each.number, 1])
        chosen = dict.fromkeys([each.target, *outputs(each.layer, rng, _OUTPUTS)])
        self.tally.add(each, {output: float(y[output]) for output in chosen})

    def script(self, shown: Witness, scripted: Scripted) -> str:
        """The script of an output, whose instance is made once more."""
        (each,) = islice(self.drawn(shown.instance + 1), shown.instance, None)
        exact = each.layer.terms(shown.output).sum
        example, channel, *places = shown.output
        part = ""
        if self.dtype in PARTS:  # the parts are neighbouring channels
            channel, part = channel // 2, (".real", ".imag")[channel % 2]
        form = self.finding.form
        at = {"N": example, "C": channel, **dict(zip(form.spatial, places, strict=True))}
        index = ", ".join(str(at[axis]) for axis in form.returned)
        fraction, allowed = (int(exact.p), int(exact.q)), shown.allowed or 0.0
        return scripted(self._call(each), f"[{index}]{part}", fraction, allowed)

    @property
    def result(self) -> Error:
        tally = self.tally
        if tally is None:
            why = f"it returns {self.unread}" if self.unread else "no call came back with numbers"
            return Error(
                dtype=self.dtype,
                verdict=f"not measured: {why}",
                refused=self.refused,
                seed=self.seed,
            )
        judged = tally.judged
        verdict, way = said(tally)
        if self.dtype in PARTS:
            verdict = f"in each part of complex numbers, {verdict}"
        own = tally.own.judged
        return Error(
            dtype=self.dtype,
            returned=tally.returned,
            verdict=verdict,
            way=way,
            judged=judged,
            instances=self.instances,
            outputs=tally.outputs,
            refused=self.refused,
            outside=tally.outside,
            not_finite=tally.not_finite,
            share=own.share,
            ulp=tally.ulp,
            exact=tally.exact,
            normwise=tally.normwise,
            fourier=tally.fourier,
            wrong=wrong(tally),
            farthest=tally.farthest,
            points=tuple(tally.points[:_POINTS]),
            worst=tally.worst,
            repeated=self.repeated,
            alone=self.alone,
            seed=self.seed,
        )


def _compared(so_far: Sameness, each: Instance, one: Array | None, other: Array | None) -> Sameness:
    if one is None or other is None:
        return so_far
    same = one.shape == other.shape and one.tobytes() == other.tobytes()
    return Sameness(
        calls=so_far.calls + 1,
        different=so_far.different + (not same),
        where=so_far.where or ("" if same else each.shape.text),
    )
