"""What was measured on floats, of gradients, at edges, in campaigns: as questions with answers."""

from collections.abc import Iterator, Sequence

from fundamentals.referee.edges.line import EdgeLine, gravity
from fundamentals.referee.numerics.results import Error, Gradient, Gradients, Judged, Sameness
from fundamentals.referee.report import Campaign
from fundamentals.referee.showing.answers import Line, Question, Standing

__all__ = ["of_campaign", "of_edges", "of_error", "of_gradients"]


def of_error(error: Error) -> Question:
    """How exact it is. A bound that holds makes a way possible; one that does not refutes it."""
    how: Standing = "fails" if error.wrong else "said" if error.way is None else "holds"
    if how == "holds" and not any(each.holds and each.way == error.own for each in error.judged):
        how = "undecided"
    lines = tuple(_measured(error))
    return Question("error", "How exact is it?", error.verdict, how, lines, error.script)


def _measured(error: Error) -> Iterator[Line]:
    yield Line("numbers", f"{error.dtype}; {error.returned or 'nothing'} came back")
    if not error.outputs:
        return
    yield Line("measured", f"{error.outputs} outputs of {error.instances} calls, seed {error.seed}")
    yield Line("of the bound", f"{error.share:.3g} at most, for direct sums in {error.dtype}")
    yield Line("in ulp", f"{error.ulp:.3g} at most, of exact values whose terms do not cancel")
    transforms = f"{error.fourier:.3g} of what bounds Fourier transforms"
    yield Line("normwise", f"{error.normwise:.3g} u ‖w‖ ‖x‖ at most; {transforms}")
    for name, count in (("refused", error.refused), ("out of range", error.outside)):
        if count:
            yield Line(name, str(count))
    if error.not_finite:
        yield Line("not finite", f"{error.not_finite} outputs that should be", "fails")
    yield from map(_judged, error.judged)
    if error.exact:
        said = f"integer sums of {error.exact} binary digits came back exactly"
        yield Line("not in fewer", f"{said}, so that sums in formats with fewer are not considered")
    yield from _sameness("again", error.repeated)
    yield from _sameness("alone", error.alone)


def _judged(judged: Judged) -> Line:
    by = f" (by {', '.join(judged.theorems)})" if judged.theorems else ""
    if judged.holds:
        return Line("possible", f"{judged.way}: {judged.share:.3g} of its bound at most{by}")
    least = judged.witness
    if least is not None and least.allowed is None:
        said = f"{judged.way}: out of range of its format, as with {least.shape}: {least.got}"
        return Line("refuted", f"{said}, which is none of its numbers")
    said = f"{judged.way}: its bound is passed{by}"
    if least is not None:
        said += f", as with {least.shape}: {least.got} in place of {least.exact!r}"
    return Line("refuted", said)


def _sameness(name: str, same: Sameness) -> Iterator[Line]:
    if same.different:
        yield Line(name, f"{same.different} of {same.calls} calls differ, as at {same.where}")
    elif same.calls:
        yield Line(name, f"all of {same.calls} calls gave the same numbers")


def of_gradients(gradients: Gradients) -> Question:
    """Whether gradients are the formula's own."""
    how: Standing = "fails" if not gradients.right else "holds" if gradients.each else "said"
    once = gradients.order == 1
    title = "Are its gradients right?" if once else "Are the gradients of its gradients right?"
    lines = [line for each in gradients.each for line in _gradient(each)]
    if gradients.refused:
        lines.append(Line("refused", f"{gradients.refused} calls: {gradients.why}"))
    lines.append(Line("compared", f"{gradients.probes} calls, seed {gradients.seed}"))
    lines += [Line("also", each) for each in gradients.also]
    lines += [Line("by", theorem) for theorem in gradients.theorems]
    key = "gradients" if once else "gradients-twice"
    script = next((each.script for each in gradients.each if each.script), "")
    return Question(key, title, gradients.verdict, how, tuple(lines), script)


def _gradient(each: Gradient) -> Iterator[Line]:
    name = "value" if each.of == "y" else each.of
    yield Line(name, each.verdict, "holds" if each.right else "fails")
    if each.right:
        return
    exactly = "all such shapes that were tried" if each.exactly else "some such shapes"
    if each.where:
        yield Line("where", f"{each.where}; {exactly}")
    if each.shape:
        yield Line("with", each.shape)
    if each.said or each.got:
        yield Line("should be", ", ".join(f"{number:g}" for number in each.said))
        yield Line("is", ", ".join(f"{number:g}" for number in each.got), "fails")


def of_edges(edges: Sequence[EdgeLine]) -> Question:
    """What it does at the edges: what contradicts the formula first."""
    against = [line for line in edges if line.finding]
    tried = [line for line in edges if line.standing != "not tried"]
    lines = [_edge(line) for line in (*against, *(line for line in edges if not line.finding))]
    answer = f"{len(tried)} edges were tried; "
    answer += (
        f"{len(against)} contradict the formula" if against else "none contradicts the formula"
    )
    how: Standing = "fails" if against else "holds"
    script = next((line.script for line in sorted(against, key=gravity) if line.script), "")
    return Question("edges", "What happens at the edges?", answer, how, tuple(lines), script)


def _edge(line: EdgeLine) -> Line:
    at = f" [{line.witness}]" if line.witness else ""
    said = f"{line.happens}{at} ({line.standing})"
    return Line(line.case, said, "fails" if line.finding else "said")


def of_campaign(campaign: Campaign) -> Question:
    """Whether many more instances agree."""
    wrong = campaign.wrong
    answer = f"{campaign.instances} instances, bit for bit; {wrong or 'none'} of them disagree"
    lines = [Line("refused", f"{campaign.refused} calls, where that is no fault")]
    if campaign.first:
        lines.append(Line("numbers", ", ".join(map(str, campaign.first)), "fails"))
    how: Standing = "fails" if wrong else "holds"
    script = campaign.instance.script if campaign.instance else ""
    return Question("campaign", "And at many more?", answer, how, tuple(lines), script)
