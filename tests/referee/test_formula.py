"""The formula itself, how a function is called, and which probes are exact: against loops."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referee.members import PADDED, summed, table

from fundamentals.base.errors import UsageError
from fundamentals.evidence.models.layers import (
    Problem,
    kernel_gradient,
    problems,
    transposed,
)
from fundamentals.referee.formula.form import ORDERS, Form, Shape, UnreadableError
from fundamentals.referee.formula.identifying import Structure
from fundamentals.referee.formula.layer import BORDERS, Axis, adjoints, apply, meets
from fundamentals.referee.formula.probes import Probe, Prober, capacity, within
from fundamentals.referee.laws.fitting import fitted
from fundamentals.referee.laws.law import Law, Seen
from fundamentals.referee.subject.calling import Returned
from fundamentals.software.formulas import K, L, d, s

few = settings(derandomize=True, deadline=None, max_examples=40)
PAIRS = [each for some in ORDERS.values() for each in some]


# --- the formula


@few
@given(
    *(st.integers(1, 6), st.integers(1, 4), st.integers(0, 5), st.integers(-7, 7)),
    *(st.integers(1, 3), st.integers(1, 3), st.booleans(), st.sampled_from(sorted(BORDERS))),
)
def test_taps_meet_the_places_that_padding_puts_there(
    length: int,
    taps: int,
    outputs: int,
    first: int,
    stride: int,
    dilation: int,
    flips: bool,
    border: str,
) -> None:
    """The places met are those of an array padded by NumPy, whatever the border."""
    steps = {"first": first, "stride": stride, "dilation": dilation, "flips": flips}

    met = meets(Axis(length=outputs, border=border, **steps), length, taps)

    np.testing.assert_array_equal(met, table(length, taps, outputs, border=border, **steps))


def test_every_border_has_a_padding_of_numpy() -> None:
    """The test above leaves none out."""
    assert set(PADDED) == set(BORDERS)


@pytest.mark.parametrize("axes", [1, 2])
@settings(derandomize=True, deadline=None, max_examples=15)
@given(data=st.data())
def test_apply_and_adjoints_are_those_of_loops(axes: int, data: st.DataObject) -> None:
    """Values and the three gradients are those of the model of a layer, which is loops."""
    problem: Problem = data.draw(problems(axes, most=3))
    x, w, v = (np.array(each) for each in (problem.x, problem.w, problem.v))
    along = [Axis(a.first, a.length, a.stride, a.dilation) for a in problem.axes]
    v = v.reshape(len(w), *(a.length for a in along))

    y = apply(along, x[None], w, np.array(problem.b))
    gradients = adjoints(along, v[None], x[None], w)

    np.testing.assert_array_equal(y[0], np.array(problem.output()).reshape(v.shape))
    back = transposed(problem.v, problem.w, problem.axes, problem.lengths)
    np.testing.assert_array_equal(gradients["x"][0], np.array(back))
    kernel = kernel_gradient(problem.x, problem.v, problem.axes, problem.taps)
    np.testing.assert_array_equal(gradients["w"], np.array(kernel))
    np.testing.assert_array_equal(gradients["b"], v.reshape(len(w), -1).sum(axis=1))


def _spread(
    length: int, taps: int, first: int, spread: int, flips: bool
) -> tuple[Axis, np.ndarray]:
    outputs = spread * (length - 1) + taps
    steps = {"first": first, "spread": spread, "flips": flips}
    return Axis(length=outputs, **steps), table(length, taps, outputs, **steps)


@few
@given(
    *(st.integers(1, 4), st.integers(1, 4), st.integers(-3, 3), st.integers(2, 3)),
    *(st.booleans(), st.integers(1, 3), st.integers(0, 99)),
)
def test_spread_inputs_and_groups_are_those_of_loops(
    length: int, taps: int, first: int, spread: int, flips: bool, groups: int, seed: int
) -> None:
    """Neighbours of x spread apart, and channels in groups, with several examples."""
    rng = np.random.default_rng(seed)
    axis, met = _spread(length, taps, first, spread, flips)
    x = rng.integers(-9, 9, (2, 2 * groups, length)).astype(float)
    w = rng.integers(-9, 9, (3 * groups, 2, taps)).astype(float)
    b = rng.integers(-9, 9, 3 * groups).astype(float)

    y = apply([axis], x, w, b, groups=groups)

    np.testing.assert_array_equal(y, summed([met], x, w, b, groups))


@few
@given(st.integers(1, 5), st.integers(1, 3), st.sampled_from(sorted(BORDERS)), st.integers(0, 99))
def test_adjoints_are_adjoint(length: int, taps: int, border: str, seed: int) -> None:
    """⟨g, y⟩ is ⟨gradient, x⟩ and ⟨gradient, w⟩, whatever the border, with groups."""
    rng = np.random.default_rng(seed)
    along = [Axis(-2, length + 2, border=border), Axis(1, 2, 2, flips=True, border=border)]
    x = rng.integers(-9, 9, (2, 4, length, 3)).astype(float)
    w = rng.integers(-9, 9, (6, 2, taps, 2)).astype(float)
    y = apply(along, x, w, groups=2)
    g = rng.integers(-9, 9, y.shape).astype(float)

    gradients = adjoints(along, g, x, w, groups=2)

    assert (g * y).sum() == (gradients["x"] * x).sum() == (gradients["w"] * w).sum()
    np.testing.assert_array_equal(gradients["b"], g.sum(axis=(0, 2, 3)))


# --- probes


@pytest.mark.parametrize(
    ("dtype", "largest"),
    [("float16", 2**11), ("bfloat16", 2**8), ("float32", 2**24), ("float64", 2**53)],
)
def test_integers_are_exact_up_to_the_capacity_and_not_beyond(dtype: str, largest: int) -> None:
    """The capacity is the last integer before the first that the format has not."""
    assert capacity(dtype) == largest
    if dtype != "bfloat16":
        kind = np.dtype(dtype).type
        assert int(kind(largest)) == largest
        assert int(kind(largest + 1)) == largest


@pytest.mark.parametrize("dtype", ["int8", "int16", "int32", "uint8", "uint16", "uint32"])
def test_sums_up_to_the_capacity_fit_into_integers_but_for_one(dtype: str) -> None:
    """2ᵖ − 1 is the largest number; a sum of moduli of 2ᵖ itself could overflow by one."""
    assert np.iinfo(dtype).max == capacity(dtype) - 1


@few
@given(
    st.sampled_from(["float16", "bfloat16", "float32", "int32", "float64"]),
    st.integers(1, 4),
    st.booleans(),
)
def test_a_sum_one_larger_than_the_capacity_is_refused(dtype: str, terms: int, bias: bool) -> None:
    """Moduli that add up to 2ᵖ are exact; with one more they are not said to be. In float64 itself
    the last that can be told from its successor is 2⁵³ − 1."""
    shape = Shape((terms,), (terms,))
    w = np.ones(shape.w)
    w[0, 0, 0] = -(capacity(dtype) - (dtype == "float64") - (terms - 1) - bias)
    probe = Probe(shape, -np.ones(shape.x), w, np.ones(1) if bias else None, dtype)

    assert within(probe)
    w[0, 0, 0] -= 1
    assert not within(probe)


@few
@given(
    st.sampled_from(["float16", "bfloat16", "float32", "int8", "uint8", "int32", "float64"]),
    st.integers(1, 300),
    st.integers(1, 5),
    st.booleans(),
    st.integers(0, 99),
)
def test_random_probes_are_exact_integers(
    dtype: str, taps: int, inputs: int, imaginary: bool, seed: int
) -> None:
    """However many terms there are, the sums of a random probe are within the capacity, and of
    three terms or more some are not 0."""
    form = Form("f(x, w, b)", "NCH", "OIH", bias=True)
    shape = Shape((taps + 1,), (taps,), inputs=inputs, outputs=2)
    prober = Prober(None, form, dtype)

    probe = prober.random(shape, np.random.default_rng(seed), imaginary=imaginary)

    assert within(probe)
    assert probe.w.any() or taps * inputs < 3
    assert probe.x.any()
    for each in (probe.x, probe.w, probe.b):
        np.testing.assert_array_equal(each, np.rint(each.real) + 1j * np.rint(each.imag))


# --- forms


def _canonical(form: Form, groups: int) -> Shape:
    channels = form.channels
    shape = Shape(
        (4, 5, 6)[: form.axes],
        (3, 2, 1)[: form.axes],
        batch=3 if form.batched else 1,
        inputs=2 * groups if channels else 1,
        outputs=5 * groups if channels else 1,
        groups=groups,
    )
    return form.fit(shape)


@pytest.mark.parametrize(("signal", "kernel"), PAIRS)
@pytest.mark.parametrize("groups", [1, 3])
def test_what_a_form_puts_in_order_it_reads_back(signal: str, kernel: str, groups: int) -> None:
    """Signals and kernels come back as they were, and on the way have the axes that were named."""
    form = Form("f(x, w)", signal, kernel, groups="C" in signal and groups > 1)
    shape = _canonical(form, groups if "C" in signal else 1)
    x = np.arange(np.prod(shape.x)).reshape(shape.x)
    w = np.arange(np.prod(shape.w)).reshape(shape.w)

    out, kernels = form.signal_out(x), form.kernel_out(w, shape.groups)

    np.testing.assert_array_equal(form.signal_in(out), x)
    np.testing.assert_array_equal(form.kernel_in(kernels, shape.groups), w)
    lengths = dict(zip(form.spatial, shape.lengths, strict=True))
    lengths |= {"N": shape.batch, "C": shape.inputs}
    assert out.shape == tuple(lengths[axis] for axis in signal)
    taps = dict(zip(form.spatial, shape.taps, strict=True))
    first = 0 <= kernel.find("I") < kernel.find("O")
    taps |= {"O": shape.outputs, "I": shape.inputs // shape.groups}
    if form.depthwise:
        taps |= {"O": shape.inputs, "I": shape.inputs, "M": shape.outputs // shape.inputs}
    if first:  # in-channels first: all of them, and the out-channels of a group
        taps |= {"O": shape.outputs // shape.groups, "I": shape.inputs}
    assert kernels.shape == tuple(taps[axis] for axis in kernel)


def test_groups_of_kernels_with_in_channels_first_are_those_of_torch() -> None:
    """In-channel c of a group, out-channel o of the group: w[c, o] with c counted through all."""
    form = Form("f(x, w)", "NCH", "IOH", groups=True)
    groups, ins, outs = 3, 2, 5
    w = np.arange(groups * outs * ins).reshape(groups * outs, ins, 1)

    kernel = form.kernel_out(w, groups)

    for g, c, o in product(range(groups), range(ins), range(outs)):
        assert kernel[g * ins + c, o, 0] == w[g * outs + o, c, 0]


@pytest.mark.parametrize(
    ("signal", "kernel", "message"),
    [
        ("NCHH", "OIHW", "NCHH"),
        ("NCHX", "OIH", "NCHX"),
        ("NCHW", "OIH", "name different axes"),
        ("NCH", "H", "channels of x"),
        ("NH", "OIH", "channels of x"),
    ],
)
def test_layouts_that_make_no_sense_are_refused(signal: str, kernel: str, message: str) -> None:
    """The message says which."""
    with pytest.raises(UsageError, match=message):
        Form("f(x, w)", signal, kernel)


def test_what_has_other_axes_or_is_no_number_is_not_read() -> None:
    """Two arrays, other axes, and strings."""
    form = Form("f(x, w)", "CH", "OIH")
    good = np.zeros((2, 3))
    assert form.read(Returned((good,), ("float64",))).shape == (1, 2, 3)
    for arrays in ((good, good), (good[0],), (np.array([["a"]]),)):
        with pytest.raises(UnreadableError):
            form.read(Returned(arrays, ("float64",) * len(arrays)))


# --- laws


def _seen(law: Law, numbers: list[tuple[int, int, int, int]]) -> list[Seen]:
    each = [dict(zip("LKsd", some, strict=True)) | {"p": 0, "q": 0} for some in numbers]
    said = [(given, *law.at(given)) for given in each]
    return [Seen(given, frozenset({first}), length) for given, first, length in said]


REACH = d * (K - 1)
FITTED = [
    Law(1 - K, L + K),
    Law(-(REACH // 2) + 0 * L, (L - 1) // s + 1),
    Law(-REACH, (L + REACH - 1) // s + 1),
    Law(REACH - 2, 2 * L - 1),
    Law((K - 1) // 2, L + 2 * (K // 2) + 1 - K),  # K // 2 zeros on both sides, also for even K
    Law(-(REACH // 2), (L + 2 * (REACH // 2) - REACH - 1) // s + 1),
    Law(-d * (K // 2), (L + 2 * d * (K // 2) - REACH - 1) // s + 1),  # on both sides, as often seen
    Law(-d * ((K - 1) // 2), (L + 2 * d * ((K - 1) // 2) - REACH - 1) // s + 1),
    Law(-((K - 1) // 2), (L + 2 * ((K - 1) // 2) - REACH - 1) // s + 1),
    Law(0 * L, (L - d * K) // s + 1),  # d K where d (K − 1) + 1 is meant
    Law(0 * L, (L - REACH - 1) // s),  # without the 1 at the end
    Law(0 * L, (L + 1 - d * K) // s),
    Law(L - K - s * ((L - 1) // s), (L - 1) // s + 1),  # the last place is always met
]
NUMBERS = list(product(range(1, 12, 2), (1, 2, 3, 4), (1, 2, 3), (1, 2)))


@pytest.mark.parametrize("law", FITTED, ids=str)
def test_laws_are_found_and_hold_where_they_were_not_fitted(law: Law) -> None:
    """A law found at some shapes says the same at others, larger ones."""
    found = fitted(_seen(law, NUMBERS))

    assert found is not None
    for numbers in product((21, 34), (5, 9), (1, 4), (1, 3)):
        given = dict(zip("LKsd", numbers, strict=True)) | {"p": 0, "q": 0}
        assert found.at(given) == law.at(given)


def test_a_law_that_fails_at_a_shape_it_was_not_fitted_to_is_none() -> None:
    """One fault among the shapes of the other half, and there is no law."""
    what = _seen(FITTED[0], NUMBERS)
    assert fitted(what) is not None
    what[41] = Seen(what[41].numbers, what[41].firsts, what[41].length + 1)
    assert fitted(what) is None


def test_what_follows_no_usual_law_is_not_fitted() -> None:
    """Squares are no sum of usual terms."""
    what = [
        Seen(each.numbers, each.firsts, each.numbers["L"] ** 2)
        for each in _seen(FITTED[0], NUMBERS)
    ]
    assert fitted(what) is None


def test_a_structure_takes_its_letters_from_the_shape() -> None:
    """Steps are the numbers of the letters, or numbers whatever the letters are."""
    found = Structure((True,), ("wrap",), stride="d", dilation=3)
    axis = found.axis(0, Shape((5,), (2,), {"s": (7,), "d": (4,)}).numbers(0), -1, 6)
    assert axis == Axis(-1, 6, stride=4, dilation=3, flips=True, border="wrap")


@pytest.mark.parametrize("kernel", ["OH", "IH"])
def test_a_kernel_for_each_channel_is_read_and_written(kernel: str) -> None:
    """Depthwise: with one axis of channels alone, there are as many groups as channels."""
    form = Form("f(x, w)", "NCH", kernel)
    shape = form.fit(Shape((7,), (3,), batch=2, inputs=4, outputs=3))
    assert (shape.inputs, shape.outputs, shape.groups) == (4, 4, 4)
    w = np.arange(12.0).reshape(shape.w)
    assert form.kernel_out(w, shape.groups).shape == (4, 3)
    assert np.array_equal(form.kernel_in(form.kernel_out(w, 4), 4), w)
