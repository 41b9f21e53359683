"""From a name to a report: find the roles, the formula, and what else is asked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from fundamentals.base.errors import UsageError
from fundamentals.base.progress import Progress, Silent
from fundamentals.referee import report
from fundamentals.referee.campaign.instances import BATCH, probe
from fundamentals.referee.campaign.running import Plan, campaign
from fundamentals.referee.consequences import not_so, theorems
from fundamentals.referee.expecting import Unlike, compared, expected
from fundamentals.referee.formula.exceptions import size
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import LETTERS, Form
from fundamentals.referee.formula.layer import Array, meets
from fundamentals.referee.formula.probes import Callee, Prober
from fundamentals.referee.formula.shapes import starting
from fundamentals.referee.numerics.error import measure
from fundamentals.referee.numerics.gradients import differentiate
from fundamentals.referee.numerics.results import Error, Gradients
from fundamentals.referee.roles import Choice, expressions, pairs, settled, written
from fundamentals.referee.subject.calling import About, Died, Limits, Raised
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target
from fundamentals.referee.witness.script import Origin, script
from fundamentals.referee.witness.smallest import Witness, smallest
from fundamentals.referee.wording import (
    assumed,
    beginnings,
    formula_tex,
    formula_text,
    formula_words,
    refusals,
    verdict,
)

__all__ = ["Asked", "Case", "examined", "judge", "settle", "usual_dtype"]

_SINGLE = ("torch", "tensorflow")
_SHOWN = 400  # numbers of an array that a report lists


@dataclass(frozen=True)
class Asked:
    """What the user asks.

    Attributes:
        call: the expression, if the signature is not to be trusted.
        layout: the orders of the axes of x and w, as in "NCHW,OIHW".
        dtype: the number type; the library's usual one if nothing is said.
        arguments: chosen for further parameters.
        expect: the function of the table that it should be, as in "numpy.correlate same".
        gradients: whether gradients are to be judged, too.
        backward: the function that gives them, as in "mykernels.py:conv_backward"'s call
            `backward(v, x, w)`, where no library differentiates.
        floats: how many calls with floats are measured; 0 for none.
        seed: for everything random.
        instances: how many more are made, by a campaign on all cores.
        hours: after how long a campaign ends.
        jobs: how many processes it has.
        scheduler: that of Dask, in place of this machine.
        resume: the file in which it keeps what is done.
        limits: what a call may take.
        arrays: the library whose arrays are given to it.
        device: where these lie.
    """

    call: str = ""
    layout: str = ""
    dtype: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    expect: str = ""
    gradients: bool = False
    backward: str = ""
    floats: int = 100
    seed: int = 0
    instances: int = 0
    hours: float | None = None
    jobs: int | None = None
    scheduler: str | None = None
    resume: Path | None = None
    limits: Limits = field(default_factory=Limits)
    arrays: str = "auto"
    device: str | None = None


def judge(target: str, asked: Asked, progress: Progress | None = None) -> report.Report:
    """Judge a function.

    Args:
        target: its name, as in `scipy.signal.correlate`, `mykernels.py:conv`, `model.onnx:node`.
        asked: what is asked of it.
        progress: what is told how far it is.

    Raises:
        UsageError: it is not there, or there is no telling how to call it.
    """
    place = Target.parse(target)
    if asked.expect:
        expected(asked.expect)  # complains, if at all, before the long work

    with Subject(
        place,
        asked.call or "f(x, w)",
        backward=asked.backward or None,
        arrays=asked.arrays,
        limits=asked.limits,
        device=asked.device,
    ) as subject:

        def called(expression: str) -> Callee:
            subject.say(expression)
            return subject

        about = subject.about
        dtype = asked.dtype or usual_dtype(about.arrays)
        form, said = settle(called, about, asked, dtype)
        subject.say(form.expression)
        case = Case(target, subject, form, dtype, said, lambda: subject.about, place)
        return examined(case, asked, progress or Silent())


@dataclass(frozen=True)
class Case:
    """A function that can be called, its form being known.

    Attributes:
        name: what the user calls it.
        callee: calls it.
        form: how.
        dtype: the number type.
        said: how the form was found.
        about: what is known of the function, once it was called.
        target: where it is, if it can be found again by a script.
    """

    name: str
    callee: Callee
    form: Form
    dtype: str
    said: str
    about: Callable[[], About]
    target: Target | None = None


def examined(case: Case, asked: Asked, progress: Progress) -> report.Report:
    """The report on a case."""
    prober = Prober(case.callee, case.form, case.dtype)
    finding = find(prober, seed=asked.seed, progress=progress)
    about = case.about()
    origin = None
    if case.target is not None and case.target.kind != "onnx":
        origin = Origin(case.target, about.arrays, finding.rounds)
    kind, sentence = verdict(finding)
    writer = _Writer(prober, finding, origin)
    least = smallest(prober, finding, origin)
    wanted = expected(asked.expect) if asked.expect else []
    right, unlike = compared(finding, wanted, prober) if wanted else (None, None)
    return report.Report(
        kind=kind,
        verdict=sentence,
        call=_call(case, about),
        formula=_formula(finding),
        exception=writer.exception(least),
        instance=writer.instance(least) if least and finding.exception is None else None,
        expected=(right or wanted[0]).text if wanted else "",
        unlike=unlike.what if unlike else "",
        unlike_instance=writer.unlike(unlike) if unlike else None,
        error=_error(case, finding, asked, progress),
        gradients=tuple(_gradients(case, finding, asked, progress)),
        campaign=_campaign(case, finding, prober, writer, asked, progress),
        probes=prober.calls,
        assumed=assumed(finding),
    )


def usual_dtype(arrays: str) -> str:
    """The number type that a library's users usually have."""
    return "float32" if arrays in _SINGLE else "float64"


def settle(
    called: Callable[[str], Callee], about: About, asked: Asked, dtype: str
) -> tuple[Form, str]:
    """The call with its order of axes, and how they were found.

    Args:
        called: what calls the function by an expression.
        about: what is known of the function.
        asked: what the user says of the call.
        dtype: the number type of the probes.

    Raises:
        UsageError: no call that was tried returned anything.
    """
    choices = [written(asked.call)] if asked.call else expressions(about, asked.arguments)
    layout = pairs(asked.layout) if asked.layout else None
    best: tuple[int, Form] | None = None
    last = ""
    for choice in choices:
        callee = called(choice.expression)
        found = settled(callee, choice, dtype, layout)
        if found is None:
            last = _why_not(callee, choice, layout, dtype)
        if found is not None and (best is None or found[1] > best[0]):
            best = found[1], found[0]
        if best is not None and best[0] == len(_SURE) - 1:
            break
    if best is None:
        tried = ", ".join(choice.expression for choice in choices)
        raise UsageError(
            f"{about.name}: no call that was tried returned anything: {tried}. {last} Say how it "
            'is called, as in --call "f(x, w, stride=s)" --layout NCHW,OIHW'
        )
    how = "as it was written" if asked.call else "by the names in the signature"
    axes = "as it was said" if layout else f"by probing: {_SURE[best[0]]}"
    return best[1], f"the call {how}; the order of axes {axes}"


_SURE = (
    "it returns an array with them, though no formula",
    "with one channel it is a formula of the family",
    "it is a formula of the family, with channels and examples if it has any",
)


def _why_not(callee: Callee, choice: Choice, layout: tuple[str, str] | None, dtype: str) -> str:
    """What the simplest call raises."""
    signal, kernel = layout or ("H", "H")
    form = Form(choice.expression, signal, kernel, choice.bias, choice.letters, choice.groups, True)
    prober = Prober(callee, form, dtype)
    shape = starting(form)[0]
    (answer,) = prober.ask([prober.random(shape, np.random.default_rng(0))])
    if isinstance(answer, Raised):
        return f"The last raised {answer.error}: {answer.message}"
    return f"The last died: {answer.how}." if isinstance(answer, Died) else ""


def _error(case: Case, finding: Finding, asked: Asked, progress: Progress) -> Error | None:
    if not asked.floats or finding.structure is None:
        return None
    return measure(
        case.callee,
        finding,
        dtype=case.dtype,
        seed=asked.seed,
        instances=asked.floats,
        progress=progress,
    )


def _gradients(
    case: Case, finding: Finding, asked: Asked, progress: Progress
) -> Iterator[Gradients]:
    """Those of the first order and, where a library differentiates, of the second."""
    if not asked.gradients:
        return
    for twice in (False, True):
        if twice and asked.backward:
            return  # there is nothing that differentiates the user's own
        yield differentiate(case.callee, finding, seed=asked.seed, twice=twice, progress=progress)


def _campaign(
    case: Case,
    finding: Finding,
    prober: Prober,
    writer: "_Writer",
    asked: Asked,
    progress: Progress,
) -> report.Campaign | None:
    """Many more instances, of the formula that was found."""
    if not asked.instances and asked.hours is None:
        return None
    if not finding.laws or case.target is None:
        return None
    plan = Plan(
        case.target,
        replace(finding, cells=(), exception=None),
        case.about().arrays,
        asked.device,
        asked.limits,
        asked.seed,
        asked.instances or _ENDLESS,
    )
    state = campaign(
        plan,
        progress,
        jobs=asked.jobs,
        hours=asked.hours,
        scheduler=asked.scheduler,
        resume=asked.resume,
    )
    made = [probe(prober, asked.seed, number) for number in state.wrong[:_MANY]]
    least = min(made, key=lambda each: size(each.shape), default=None)
    return report.Campaign(
        instances=min(len(state.done) * BATCH, plan.instances),
        wrong=len(state.wrong),
        refused=state.refused,
        first=tuple(state.wrong[:_FIRST]),
        instance=None if least is None else writer.smallest(least),
    )


_ENDLESS = 1 << 40  # instances, where hours end a campaign
_MANY = 1000  # wrong instances among which the smallest is looked for
_FIRST = 20  # whose numbers are listed


# The report


def _call(case: Case, about: About) -> report.Call:
    form = case.form
    letters = {letter: LETTERS[letter] for letter in form.letters}
    return report.Call(
        target=case.name,
        expression=form.expression,
        signal=form.signal,
        kernel=form.kernel,
        bias=form.bias,
        letters=letters | ({"g": "groups"} if form.groups else {}),
        found=case.said,
        dtype=case.dtype,
        arrays=about.arrays,
        module=about.module,
        file=about.file,
        versions=dict(about.versions),
        python=about.python,
    )


def _formula(finding: Finding) -> report.Formula | None:
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
            report.Same(row=match.row.name, mode=match.mode, text=match.text)
            for match in finding.matches
        ),
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
class _Writer:
    """Writes down the calls that show something, as small as they can be made."""

    prober: Prober
    finding: Finding
    origin: Origin | None

    def smallest(self, probe: Probe) -> report.Instance:
        """A probe that disagrees with the formula, made as small as it can be."""
        fails = disagrees(self.prober, self.finding)
        smaller = shrunk(self.prober, probe, fails)
        (got,) = self.prober.ask([smaller])
        why = "other numbers come back"
        return self._instance(smaller, self.finding.says(smaller), got, why)

    def exception(self, least: Witness | None) -> report.Exceptional | None:
        """Where the function is not what it is elsewhere, with the smallest call there."""
        found = self.finding.exception
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
            said=_listed(said if said is None else form.signal_out(said)),
            got=_got(form, least.got),
            script=least.script,
        )


def _got(form: Form, got: Array | Raised | Died | None) -> Any:
    if isinstance(got, Raised):
        return f"{got.error}: {got.message}"
    if isinstance(got, Died):
        return f"died: {got.how}"
    return _listed(got if got is None else form.signal_out(got))


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
