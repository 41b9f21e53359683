"""Implementations that are wrong on purpose get their verdict for the reason; right ones none."""

import importlib.util
from collections.abc import Iterator, Mapping

import pytest

from controls.samples.table import GRADIENTS, GROUPS, HERE, RIGHT, WRONG, Backward, Right, Wrong
from fundamentals.referee.edges.edges import edges
from fundamentals.referee.edges.line import EdgeLine
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import Form
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.gradients.differentiating import differentiate
from fundamentals.referee.numerics.error import measure
from fundamentals.referee.subject.calling import Limits
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target
from fundamentals.referee.wording import of_gradients, verdict


def _subject(
    control: Right | Wrong,
    environment: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Subject:
    place = Target.parse(str(HERE / control.target))
    return Subject(
        place, control.form.expression, limits=limits or control.limits, environment=environment
    )


def _found(control: Right | Wrong, subject: Subject) -> Finding:
    return find(Prober(subject, control.form, control.dtype), instances=40)


def _edges(control: Right | Wrong, subject: Subject, finding: Finding) -> tuple[EdgeLine, ...]:
    return edges(
        *(subject, finding),
        function=control.target,
        start=lambda more, limits=None: _subject(control, more, limits),
    )


def _told(finding: Finding) -> Iterator[str]:
    """What is said of a function, in texts."""
    yield from verdict(finding)
    for law in finding.laws:
        yield f"n₀ = {law.text[0]}, length {law.text[1]}"
    if found := finding.structure:
        yield f"flips {', '.join(map(str, found.flips))}; border {', '.join(found.borders)}"
        yield f"stride {found.stride}; spread {found.spread}; dilation {found.dilation}"
        yield f"order {found.order}; conjugates {found.conjugates}"
    yield from (match.text for match in finding.matches)
    if finding.exception:
        yield "exactly" if finding.exception.exactly else "about"
        yield f"{finding.exception.where}: {finding.exception.what}"
    if finding.refusal:
        yield "exactly" if finding.refusal.exactly else "about"


def _needs(control: Right | Wrong) -> None:
    """Skips what needs a library that is not installed."""
    for file, library in (("torch_right", "torch"), ("compiled_wrong", "numba")):
        if control.target.startswith(file) and importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed")


def _name(control: Right | Wrong) -> str:
    return control.target.partition(":")[2]


_UNSOLVED = {each: [pytest.mark.xfail(reason=each.unsolved)] for each in WRONG if each.unsolved}


@pytest.mark.parametrize(
    "control", [pytest.param(each, id=_name(each), marks=_UNSOLVED.get(each, [])) for each in WRONG]
)
def test_wrong_ones_get_their_verdict_for_the_reason(control: Wrong) -> None:
    """The kind of the verdict is the right one, and what is said names what is wrong."""
    _needs(control)
    with _subject(control) as subject:
        finding = _found(control, subject)
        told = list(_told(finding))
        if control.kind == "edges":
            assert told[0].startswith("computes")
            lines = _edges(control, subject, finding)
            told += [f"{line.case}: {line.happens}" for line in lines]
            assert any(line.finding for line in lines) == control.contradicts
        elif control.kind == "floats":
            error = measure(subject, finding, dtype=control.dtype, instances=40)
            told += verdict(finding, (), error)
            assert error.wrong
        else:
            assert told[0] == control.kind
    everything = "\n".join(told)
    for text in control.says:
        assert text in everything
    if control.not_as:
        assert not [match for match in finding.matches if control.not_as in match.text]


@pytest.mark.parametrize("control", RIGHT, ids=_name)
def test_right_ones_are_accused_of_nothing(control: Right) -> None:
    """The formula is found, at every shape that was tried, and no edge contradicts it."""
    _needs(control)
    with _subject(control) as subject:
        finding = _found(control, subject)
        told = list(_told(finding))
        assert told[0] == "computes"
        assert [text for text in told if control.says in text]
        assert [line for line in _edges(control, subject, finding) if line.finding] == []


@pytest.mark.parametrize("control", GRADIENTS, ids=lambda each: f"{each.name} {each.dtype}")
def test_gradients_are_wrong_for_the_reason_or_right(control: Backward) -> None:
    """For which array, at which shapes, and by which slip."""
    place = Target.parse(str(HERE / "gradients.py:layer"))
    backward = f"{control.name}(v, x, w, s, d, p, g)"
    with Subject(place, GROUPS.expression, backward=backward) as subject:
        finding = find(Prober(subject, GROUPS, control.dtype), instances=24)
        gradients = differentiate(subject, finding)

    wrong = [each for each in gradients.each if not each.right]
    assert ", ".join(each.of for each in wrong) == control.of
    assert gradients.right == (not control.of and not control.says)
    assert all(control.where in each.where for each in wrong)
    assert control.says in "\n".join([gradients.verdict, *(each.verdict for each in wrong)])
    said = of_gradients([gradients])
    assert bool(said) == (not gradients.right)
    assert all(each.verdict in said for each in wrong)


def test_there_are_as_many_controls_as_were_promised() -> None:
    """Forty wrong ones and twenty right ones, each another function."""
    assert len({control.target for control in WRONG}) >= 40
    assert len({control.target for control in RIGHT}) >= 20


@pytest.mark.parametrize("axes", [("H", "H"), ("NCH", "OIH"), ("HW", "HW")])
def test_what_returns_nothing_is_no_formula(axes: tuple[str, str]) -> None:
    """It is said so, whatever is empty: places, examples or channels."""
    place = Target.parse(f"{HERE.parents[1] / 'referee' / 'misbehaving.py'}:nothing_left")
    with Subject(place, "f(x, w)") as subject:
        finding = find(Prober(subject, Form("f(x, w)", *axes), "float64"), instances=4)

    assert verdict(finding)[0] in ("undecided", "outside the family")
