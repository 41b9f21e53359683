"""Members of the family, drawn at random, are found as what they are."""

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from referee.members import Member, members, random_probe

from fundamentals.referee.formula.finding import find
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.identifying import cells
from fundamentals.software.table import row

few = settings(
    derandomize=True,
    deadline=None,
    max_examples=4,
    phases=[Phase.generate],  # shrinking takes long
)


@pytest.mark.parametrize("axes", [1, 2])
@few
@given(data=st.data())
def test_a_member_is_found_as_what_it_is(axes: int, data: st.DataObject) -> None:
    """Its structure is the one it was made with, nothing is an exception, and at shapes that were
    not tried the formula gives what the member gives."""
    member = data.draw(members(axes))
    prober = member.prober()

    found = find(prober, instances=4)

    assert found.structure is not None
    assert found.exception is None
    assert found.structure.flips == member.flips
    assert found.structure.borders == (member.border,) * axes
    steps = found.structure.stride, found.structure.spread, found.structure.dilation
    assert steps == (member.stride, member.spread, member.dilation)
    assert found.structure.order == member.order
    assert found.structure.scale == member.scale
    assert found.structure.conjugates == member.conjugates
    for _ in range(3):
        probe = random_probe(prober, lambda low, high: data.draw(st.integers(low, high)))
        (y,) = prober.ask([probe])
        np.testing.assert_array_equal(found.says(probe), y)


def test_with_the_axes_of_the_kernel_exchanged_its_laws_are_those_of_its_taps() -> None:
    """K along an axis counts the taps that go with it; and it is no row of the table."""
    form = Form("f(x, w)", "HW", "HW")
    member = Member(form, (False, False), order=(1, 0), law="full")

    found = find(member.prober(), instances=4)

    assert found.exception is None
    assert {law.text for law in found.laws} == {("1 − K", "K + L − 1")}
    assert found.matches == ()
    at = found.axes(Shape((9, 20), (2, 5)))
    assert [(axis.first, axis.length) for axis in at] == [(-4, 13), (-1, 21)]


def test_where_x_repeats_the_nearest_beginning_is_meant() -> None:
    """Beginnings that lie whole lengths apart say the same; the law is found all the same."""
    member = Member(Form("f(x, w)"), (True,), "wrap", law="late")

    found = find(member.prober(), instances=4)

    assert found.exception is None
    assert [law.text for law in found.laws] == [("K − 3", "K + L")]


def test_a_law_of_the_table_with_cases_is_kept_where_large_shapes_need_it() -> None:
    """At few small shapes one without cases says the same; at large strides it does not."""

    def undilated(shape: Shape, y: np.ndarray) -> np.ndarray:
        if set(shape.letters["d"]) != {1}:
            raise ValueError("no dilation")
        return y

    form = Form("f(x, w, b, s, d, g)", "NCHW", "OIHW", bias=True, letters=("s", "d"), groups=True)
    steps = {"stride": "s", "dilation": "d", "order": (0, 1)}
    member = Member(form, (False, False), law="lower", fault=undilated, **steps)

    found = find(member.prober("float32"), rows=(row("onnxruntime.Conv"),), instances=8, every=6)

    assert found.exception is None
    assert [match.mode for match in found.matches] == ["SAME_LOWER"]


def test_a_padding_longer_than_all_that_is_there_is_seen() -> None:
    """One number, continued: it begins p places early, as it does elsewhere."""
    form = Form("f(x, w, s=s, p=p)", letters=("s", "p"))
    member = Member(form, border="nearest", stride="s", law="padded")
    prober = member.prober()

    found = find(prober, instances=4)

    assert found.exception is None
    cell = cells(prober, found.structure, [Shape((1,), (1,), {"s": (4,), "p": (4,)})])[0]
    assert -4 in cell.firsts[0]
