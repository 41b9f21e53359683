"""From a name to a report: find the roles, the formula, and what else is asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from fundamentals.base.errors import UsageError
from fundamentals.base.progress import Progress, Silent
from fundamentals.referee import report
from fundamentals.referee.asking import Asked
from fundamentals.referee.campaign.instances import BATCH, probe
from fundamentals.referee.campaign.running import Plan, campaign
from fundamentals.referee.edges.asking import Start
from fundamentals.referee.edges.edges import edges
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.expecting import compared, expected
from fundamentals.referee.formula.conditions import size
from fundamentals.referee.formula.exceptions import Exceptional, said_of
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.layer import Array
from fundamentals.referee.formula.probes import Callee, Prober
from fundamentals.referee.gradients.circumstances import Circumstance, circumstances
from fundamentals.referee.gradients.differentiating import differentiate
from fundamentals.referee.numerics.error import measure
from fundamentals.referee.numerics.results import Error, Gradients
from fundamentals.referee.settling import dtype_of, settle
from fundamentals.referee.subject.calling import About, Call, Limits, Node, Raised
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target
from fundamentals.referee.witness import measured
from fundamentals.referee.witness.script import Origin
from fundamentals.referee.witness.smallest import Witness, refused, smallest
from fundamentals.referee.wording import assumed, of_gradients, verdict
from fundamentals.referee.writing import Writer, call, formula

__all__ = ["Case", "examined", "judge", "judged"]

_COMPILING = ("jax", "tensorflow")  # libraries that compile anew for every shape
_SPARSE = 4  # of what takes so long, one in so many is made
_GRADIENTS = 80


def judged(target: str, asked: Asked, progress: Progress | None = None) -> Iterator[report.Report]:
    """Judge a function; of a model, each convolution, unless one is named.

    Nodes that are the same operator with the same attributes are judged once, at the sizes of all.

    Args:
        target: its name.
        asked: what is asked of it, or of each.
        progress: what is told how far it is.

    Raises:
        UsageError: as for `judge`; or the model has several, and a file to go on from is given.
    """
    nodes = _nodes(Target.parse(target))
    if len(nodes) < 2:
        yield judge(target, asked, progress)
        return
    if asked.resume is not None:
        raise UsageError(
            f"--resume goes with one function, and {target} has {len(nodes)} convolutions: name "
            f"one of them, as in {target}:{next(iter(nodes))}"
        )
    done: list[tuple[Node, report.Report]] = []
    for name, node in nodes.items():
        whole = f"{target}:{name}"
        same = next((one for other, one in done if other.alike(node)), None)
        if same is None:
            same = judge(whole, asked, progress)
            done.append((node, same))
            yield same
        else:
            named = same.call.model_copy(update={"target": whole})
            yield same.model_copy(update={"call": named, "repeats": same.call.target})


def _nodes(place: Target) -> Mapping[str, Node]:
    """The nodes of a model, if it is one and none of them is named."""
    if place.kind != "onnx" or place.name:
        return {}
    with Subject(place, "f(x, w)") as subject:
        return subject.about.nodes


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

    def started(
        expression: str,
        environment: Mapping[str, str] | None = None,
        limits: Limits | None = None,
    ) -> Subject:
        return Subject(
            place,
            expression,
            backward=asked.backward or None,
            arrays=asked.arrays,
            limits=limits or asked.limits,
            device=asked.device,
            environment=environment,
        )

    with started(asked.call or "f(x, w)") as subject:

        def called(expression: str) -> Callee:
            subject.say(expression)
            return subject

        about = subject.about
        if about.nodes and about.node is None:
            names = ", ".join(f"{target}:{name}" for name in about.nodes)
            raise UsageError(f"{target} has {len(about.nodes)} convolutions; name one: {names}")
        dtype = dtype_of(about, asked.dtype)
        form, said = settle(called, about, asked, dtype)
        subject.say(form.expression)
        subject.check_backward({*"xwv", *form.letters, *"b" * form.bias, *"g" * form.groups})
        again = partial(started, form.expression)
        case = Case(target, subject, form, dtype, said, lambda: subject.about, place, again)
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
        again: starts it once more, with variables of the environment, or with other limits.
    """

    name: str
    callee: Callee
    form: Form
    dtype: str
    said: str
    about: Callable[[], About]
    target: Target | None = None
    again: Start | None = None


def examined(case: Case, asked: Asked, progress: Progress) -> report.Report:
    """The report on a case."""
    prober = Prober(case.callee, case.form, case.dtype, complexes=not asked.dtype)
    about = case.about()
    sparse = about.arrays in _COMPILING
    finding = find(prober, seed=asked.seed, every=_SPARSE if sparse else 1, progress=progress)
    origin = None
    if case.target is not None:
        origin = Origin(case.target, about.arrays, finding.rounds)
    at_edges = _edges(case, finding, asked, origin)
    error = _error(case, finding, asked, sparse, origin, progress)
    gradients = tuple(_gradients(case, finding, asked, sparse, origin, progress))
    least = smallest(prober, finding, origin)
    if least is not None and least.exception is not None:
        finding = replace(finding, exception=least.exception)
    kind, sentence = verdict(finding, at_edges, error)
    writer = Writer(prober, finding, origin)
    wanted = expected(asked.expect) if asked.expect else []
    right, unlike = compared(finding, wanted, prober) if wanted else (None, None)
    return report.Report(
        kind=kind,
        verdict=sentence + of_gradients(gradients),
        call=call(case.name, case.form, case.dtype, case.said, about),
        formula=formula(finding),
        exception=writer.exception(finding.exception, least),
        refusal=writer.exception(finding.refusal, refused(prober, finding, origin)),
        instance=writer.instance(least) if least and finding.exception is None else None,
        expected=right.text if right else unlike.wanted if unlike else "",
        unlike=unlike.what if unlike else "",
        unlike_instance=writer.unlike(unlike) if unlike else None,
        error=error,
        edges=at_edges,
        gradients=gradients,
        campaign=_campaign(case, finding, prober, writer, asked, progress),
        probes=prober.calls,
        assumed=assumed(finding, (*(_FEWER if sparse else ()), *_beside(about))),
    )


def _error(
    case: Case,
    finding: Finding,
    asked: Asked,
    sparse: bool,
    origin: Origin | None,
    progress: Progress,
) -> Error | None:
    if not asked.floats or finding.structure is None:
        return None

    def scripted(call: Call, output: str, exact: tuple[int, int], allowed: float) -> str:
        return measured.error(origin, _given(case, call), output, exact, allowed) if origin else ""

    return measure(
        case.callee,
        finding,
        dtype=case.dtype,
        seed=asked.seed,
        instances=-(-asked.floats // _SPARSE) if sparse else asked.floats,
        scripted=scripted,
        progress=progress,
    )


def _edges(
    case: Case, finding: Finding, asked: Asked, origin: Origin | None
) -> tuple[EdgeLine, ...]:
    if not asked.edges or finding.structure is None or not isinstance(case.callee, Subject):
        return ()
    node = case.about().node
    function = case.name if node is None else f"onnxruntime.{node.operator}"
    if asked.expect:
        function = expected(asked.expect)[0].row.function
    return edges(
        *(case.callee, finding),
        function=function,
        seed=asked.seed,
        start=case.again,
        others=not asked.dtype,
        axes=not asked.layout and not asked.shape and node is None,
        origin=origin,
    )


def _given(case: Case, call: Call) -> measured.Given:
    return measured.Given(case.form.expression, call.arrays, call.values, call.dtype, call.memory)


def _gradients(
    case: Case,
    finding: Finding,
    asked: Asked,
    sparse: bool,
    origin: Origin | None,
    progress: Progress,
) -> Iterator[Gradients]:
    """Those of the first order and, where a library differentiates, of the second."""
    if not asked.gradients:
        return

    about = case.about()

    def scripted(call: Call, name: str, said: Array, where: str) -> str:
        if origin is None:
            return ""
        given = _given(case, call)
        scale = finding.structure.scale if finding.structure else 1
        return measured.gradient(
            *(origin, given, asked.backward, call.wanted, name, scale * said),
            operation=call.operation,
            where=where,
        )

    def further(wanted: Sequence[str]) -> Sequence[Circumstance]:
        more = about.arrays, about.layouts
        return circumstances(case.form, wanted, *more, backward=bool(asked.backward))

    for twice in (False, True):
        if twice and asked.backward:
            return  # there is nothing that differentiates the user's own
        yield differentiate(
            case.callee,
            finding,
            seed=asked.seed,
            instances=_GRADIENTS // _SPARSE if sparse else _GRADIENTS,
            twice=twice,
            further=None if twice else further,
            scripted=scripted,
            transposes=about.arrays == "jax",
            progress=progress,
        )


def _campaign(
    case: Case,
    finding: Finding,
    prober: Prober,
    writer: Writer,
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
    least = _least(prober, finding, writer.origin, asked.seed, state.wrong[:_MANY])
    return report.Campaign(
        instances=min(len(state.done) * BATCH, plan.instances),
        wrong=len(state.wrong),
        refused=state.refused,
        first=tuple(state.wrong[:_FIRST]),
        instance=None if least is None else writer.instance(least),
    )


def _least(
    prober: Prober, finding: Finding, origin: Origin | None, seed: int, wrong: Sequence[int]
) -> Witness | None:
    """The smallest of the instances that disagree, made as small as it can be."""
    made = {number: probe(prober, seed, number) for number in wrong}
    if not made:
        return None
    number = min(made, key=lambda each: size(made[each].shape))
    (got,) = prober.ask([made[number]])
    said = finding.says(made[number])
    what = said_of(got) if isinstance(got, Raised) else "other numbers come back"
    one = Exceptional(f"instance {number}", True, 1, 1, what, made[number], said, got)
    return smallest(prober, replace(finding, exception=one), origin)


def _beside(about: About) -> Iterator[str]:
    """What of a model was not looked at."""
    if about.node is not None:
        yield (
            "Of the model, this node alone was judged: its operator with its attributes. The "
            "numbers in its weights were not, nor what stands before and after it."
        )
    if about.left_out:
        yield about.left_out


_FEWER = ("The library compiles anew for every shape, so that one in four was tried.",)
_ENDLESS = 1 << 40  # instances, where hours end a campaign
_MANY = 1000  # wrong instances among which the smallest is looked for
_FIRST = 20  # whose numbers are listed
