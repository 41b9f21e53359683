"""Faults at some shapes are named by the shapes at which they are; what is not linear, by why."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from direct import Direct
from hypothesis import given, settings
from hypothesis import strategies as st
from referee.members import Member

from fundamentals.referee.formula.exceptions import Exceptional, seen_at, which
from fundamentals.referee.formula.finding import find
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.linearity import moves, nonlinear
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.wording import verdict

LAYER = Form("f(x, w, s=s, d=d, p=p)", "NCH", "OIH", letters=("s", "d", "p"), scalars=True)


FAULTS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "one too many": lambda y: np.pad(y, [(0, 0), (0, 0), (0, 1)]),
    "one too late": lambda y: np.pad(y, [(0, 0), (0, 0), (1, 0)]),
}
CONDITIONS: dict[str, Callable[[Shape], bool]] = {
    "K even": lambda shape: shape.taps[0] % 2 == 0,
    "s > 1 and d > 1": lambda shape: shape.letters["s"][0] > 1 and shape.letters["d"][0] > 1,
    "batch > 1": lambda shape: shape.batch > 1,
    "in-channels > 1": lambda shape: shape.inputs > 1,
    "L ≥ 16": lambda shape: shape.lengths[0] >= 16,
    "L ≥ 513": lambda shape: shape.lengths[0] >= 513,
}


@pytest.mark.parametrize("where", CONDITIONS)
@settings(derandomize=True, deadline=None, max_examples=1)
@given(st.sampled_from(sorted(FAULTS)))
def test_a_fault_is_named_by_the_condition_at_which_it_is(where: str, fault: str) -> None:
    """That condition and no other, exactly; the smallest call that shows it fulfils it."""
    holds = CONDITIONS[where]

    def faulty(shape: Shape, y: np.ndarray) -> np.ndarray:
        return FAULTS[fault](y) if holds(shape) else y

    member = Member(LAYER, stride="s", dilation="d", law="padded", fault=faulty)

    found = find(member.prober(), instances=24)

    assert found.exception is not None
    assert (found.exception.where, found.exception.exactly) == (where, True)
    assert holds(found.exception.probe.shape)
    wrong = [cell for cell in found.cells if cell.why]
    assert found.exception.count == len(wrong)
    assert all(holds(cell.shape) for cell in wrong)


@pytest.mark.parametrize(
    ("axis", "says"),
    [(0, "examples in place of"), (1, "out-channels in place of"), (2, "values in place of")],
)
def test_what_there_is_too_much_of_is_told(axis: int, says: str) -> None:
    """Examples, channels, or values along an axis."""

    def faulty(shape: Shape, y: np.ndarray) -> np.ndarray:
        return np.concatenate([y, y], axis) if shape.taps[0] == 3 else y

    found = find(
        Member(LAYER, stride="s", dilation="d", law="padded", fault=faulty).prober(), instances=24
    )

    assert found.exception is not None
    assert says in found.exception.what


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.sets(st.tuples(st.integers(1, 9), st.integers(1, 5), st.integers(1, 3)), min_size=2),
    st.data(),
)
def test_conditions_hold_of_all_wrong_shapes(
    sizes: set[tuple[int, int, int]], data: st.DataObject
) -> None:
    """Whatever the shapes: said to be exact, it is a condition that no right shape fulfils."""
    shapes = [Shape((L,), (K,), batch=batch) for L, K, batch in sorted(sizes)]
    wrong = data.draw(st.lists(st.sampled_from(shapes), min_size=1, unique_by=lambda s: s.text))
    right = [shape for shape in shapes if shape not in wrong]

    text, exactly = which(wrong, right)

    if text == "every shape":
        assert not right
    if not exactly:
        assert text.startswith("some shapes")
        assert right
    for condition, holds in (
        ("K even", lambda s: s.taps[0] % 2 == 0),
        ("K odd", lambda s: s.taps[0] % 2 == 1),
        ("L even", lambda s: s.lengths[0] % 2 == 0),
        ("L odd", lambda s: s.lengths[0] % 2 == 1),
        ("batch > 1", lambda s: s.batch > 1),
    ):
        if condition in text:
            assert all(map(holds, wrong))
        if exactly and text == condition:
            assert not any(map(holds, right))


# --- what is no member


def prober(function: Callable[..., np.ndarray], dtype: str = "float64") -> Prober:
    return Prober(Direct(function), Form("f(x, w)"), dtype)


@pytest.mark.parametrize(
    ("function", "argument", "equation"),
    [
        (lambda x, w: np.convolve(x, w) + 1, "x", "f(a + b)"),
        (lambda x, w: np.convolve(x**2, w), "x", "f(a + b)"),
        (lambda x, w: np.convolve(x, abs(w)), "w", "f(a + b)"),
        (lambda x, w: np.convolve(x, w**2), "w", "f(a + b)"),
        (lambda x, w: np.minimum(np.convolve(x, w), 10), "x", "f(a + b)"),
    ],
)
def test_what_is_not_linear_is_shown_by_an_equation_that_fails(
    function: Callable[..., np.ndarray], argument: str, equation: str
) -> None:
    """The calls of the equation and their values are there, and they do break it."""
    asked = prober(function)
    probe = asked.random(Shape((6,), (3,)), np.random.default_rng(2))

    broken = nonlinear(asked, probe)

    assert broken is not None
    assert (broken.argument, broken.equation[: len(equation)]) == (argument, equation)
    whole, *parts = broken.values
    for each, value in zip(broken.probes, broken.values, strict=True):
        np.testing.assert_array_equal(function(each.x[0, 0], each.w[0, 0]), value[0, 0])
    assert whole[broken.place] != sum(part[broken.place] for part in parts)
    assert f"not linear in {argument}" in broken.text


def test_only_a_multiple_can_show_that_it_is_not_linear() -> None:
    """Additive at the parts that are tried, yet not homogeneous: what is below −3 counts twice."""
    function = lambda x, w: np.convolve(np.where(x.min() < -3, 2, 1) * x, w)  # noqa: E731
    asked = prober(function)
    probe = asked.random(Shape((6,), (3,)), np.random.default_rng(2))
    x = np.zeros_like(probe.x)
    x[0, 0, :] = 4  # moved along itself it is itself: the parts are 0 and all of it
    broken = nonlinear(asked, replace(probe, x=x))

    assert broken is not None
    assert "−a" in broken.equation


@pytest.mark.parametrize("dtype", ["float64", "float32", "int32", "uint8"])
def test_what_is_linear_is_not_accused(dtype: str) -> None:
    """In any number type, a bias being left out."""
    asked = prober(lambda x, w: np.convolve(x, w), dtype)
    for seed in range(5):
        probe = asked.random(Shape((6,), (3,)), np.random.default_rng(seed))
        assert nonlinear(asked, probe) is None


@pytest.mark.parametrize(
    ("function", "moved"),
    [
        (lambda x, w: np.convolve(x, w), True),
        (lambda x, w: np.convolve(x, w, "valid")[::3], True),
        (lambda x, w: np.convolve(np.repeat(x, 2), w), True),
        (lambda x, w: np.convolve(x * np.arange(len(x)), w), False),
        (lambda x, w: np.cumsum(np.convolve(x, w)) * np.arange(len(x) + len(w) - 1), False),
    ],
)
def test_whether_the_output_moves_with_the_input(
    function: Callable[..., np.ndarray], moved: bool
) -> None:
    """By its stride, by its spread, or not at all."""
    assert moves(prober(function), Shape((11,), (4,))) is moved


def test_whether_it_moves_cannot_be_told_of_what_raises() -> None:
    """Nothing came back that could be compared."""

    def function(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        raise ValueError

    assert moves(prober(function), Shape((11,), (4,))) is None


def test_words_hold_of_a_shape_that_was_seen_later() -> None:
    """The fault is where K = 3; it was seen at short inputs, which the words spoke of."""
    member = Member(LAYER, stride="s", dilation="d", law="padded")
    found = find(member.prober(), instances=4)
    some = [replace(each, why="") for each in found.cells if each.refused is None and each.firsts]
    few = [replace(each, why="other numbers") for each in some if each.shape.taps == (3,)][:1]
    tried = [*few, *(each for each in some if each.shape.taps != (3,))]
    where, exactly = which([each.shape for each in few], [each.shape for each in tried[1:]])
    probe = member.prober().random(few[0].shape, np.random.default_rng(0))
    one = Exceptional(where, exactly, 1, len(tried), "other numbers", probe, None, None)
    assert one.at.startswith(f"at 1 of {len(tried)} shapes, ")

    later = replace(few[0].shape, lengths=(999,), taps=(3,))
    again = seen_at(one, later, tried)

    assert (again.count, again.of) == (2, len(tried) + 1)
    assert (again.where, again.exactly) == which(
        [few[0].shape, later], [each.shape for each in tried[1:]]
    )
    assert seen_at(one, few[0].shape, tried) == one


ENDS = {
    "the last value is 0": slice(-1, None),
    "the last 2 values are 0": slice(-2, None),
    "the first value is 0": slice(None, 1),
}


@pytest.mark.parametrize("says", ENDS)
def test_values_at_the_ends_alone_are_told(says: str) -> None:
    """As of paddings that are cut off, or filled with nothing."""

    def faulty(shape: Shape, y: np.ndarray) -> np.ndarray:
        if shape.taps == (3,) and y.shape[-1] > 5:
            y = y.copy()
            y[..., ENDS[says]] = 0
        return y

    found = find(Member(Form("f(x, w)"), law="full", fault=faulty).prober(), instances=0)

    assert found.exception is not None
    assert found.exception.what == says


def test_slips_that_do_not_explain_what_comes_are_not_told() -> None:
    """Where the places are those of another formula, and the sums are not."""

    def faulty(shape: Shape, y: np.ndarray) -> np.ndarray:
        return y * y if shape.taps == (4,) and y.shape[-1] > 5 else y

    found = find(Member(Form("f(x, w)"), law="full", fault=faulty).prober(), instances=0)

    assert found.exception is not None
    assert "runs" not in found.exception.what


def test_how_much_comes_back_may_depend_on_the_numbers() -> None:
    """As of products of polynomials, without the zeros that they begin with."""
    found = find(Prober(Direct(np.polymul), Form("f(x, w)"), "float64"), instances=0)

    assert found.structure is None
    assert found.why is not None
    assert "depends on the numbers in w" in found.why.why
    assert "14 values, at another 13" in found.why.why


@pytest.mark.parametrize("besides", [0, 20, 90])
def test_a_law_is_believed_if_words_tell_where_it_fails(besides: int) -> None:
    """Where the words for what is wrong fit as much that is right, the law may be by chance."""
    finding = find(Member(Form("f(x, w)"), law="full").prober(), instances=0)
    shape = finding.cells[0].shape
    probe = Member(Form("f(x, w)"), law="full").prober().random(shape, np.random.default_rng(0))
    wrong = Exceptional(
        *("some shapes with K ≤ L", besides == 0, 40, 130, "it returns 7 values in place of 6"),
        *(probe, None, None),
        besides=besides,
    )

    kind, said = verdict(replace(finding, exception=wrong))

    assert kind == ("undecided" if besides == 90 else "computes, except")
    assert ("at 40 of 130 it returns 7 values" in said) == (besides == 90)
