"""How a function is called: read off its signature, and off what comes of probes."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from direct import Direct
from referee.members import Member

from fundamentals.base.errors import UsageError
from fundamentals.referee.asking import Asked
from fundamentals.referee.formula.finding import find
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.formula.shapes import large, small
from fundamentals.referee.judging import judge
from fundamentals.referee.roles.orders import layouts, settled, sizes_in
from fundamentals.referee.roles.signatures import Choice, expressions, signature, written
from fundamentals.referee.settling import settle
from fundamentals.referee.subject.calling import About, Parameter, Raised
from fundamentals.referee.wording import assumed, verdict


def about(function: Callable[..., Any] | None = None, *, name: str = "f", doc: str = "") -> About:
    """What the process that runs a function says of it."""
    given = inspect.signature(function).parameters.values() if function else ()
    parameters = tuple(
        Parameter(
            *(each.name, each.kind.name.lower()),
            None if each.default is each.empty else repr(each.default),
        )
        for each in given
    )
    return About(name, "m", None, parameters, doc, "numpy", ("plain",), {}, "3")


def first(function: Callable[..., Any], **options: Any) -> Choice:
    return expressions(about(function), options)[0]


@pytest.mark.parametrize(
    ("function", "call"),
    [
        (lambda x, w: 0, "f(x, w)"),
        (lambda w, x: 0, "f(w, x)"),
        (lambda kernel, signal: 0, "f(w, x)"),
        (lambda in1, in2, mode="full": 0, "f(x, w)"),
        (lambda image, taps, strides: 0, "f(x, w, strides=s)"),
        (lambda inputs, weight, bias=None, stride=1: 0, "f(x, w, b, stride=s)"),
        (lambda x, w, stride, bias=None: 0, "f(x, w, stride=s, bias=b)"),
        (lambda x, w, stride, /: 0, "f(x, w, s)"),
        (lambda *, x, w: 0, "f(x=x, w=w)"),
        (lambda x, /, *, kernel: 0, "f(x, kernel=w)"),
        (lambda x, w, padding="same", dilation=1: 0, "f(x, w, dilation=d)"),
        (lambda x, w, padding=0, groups=1: 0, "f(x, w, padding=p, groups=g)"),
        (lambda x, w, output_padding=0: 0, "f(x, w, output_padding=q)"),
        (lambda one, other: 0, "f(x, w)"),
        (lambda x, w, *more, **options: 0, "f(x, w)"),
    ],
)
def test_arguments_get_their_roles_by_their_names(function: Callable[..., Any], call: str) -> None:
    """In whatever order, by position or by keyword; a default that is a word is left alone."""
    assert first(function).expression == call


def test_what_the_user_chose_is_passed_on_and_plays_no_other_role() -> None:
    """An option takes its argument from the roles, and stands at the end as Python writes it."""
    choice = first(lambda x, w, mode, stride=1: 0, mode="same", stride=2)
    assert choice == Choice("f(x, w, mode='same', stride=2)")


def test_of_what_may_be_left_out_every_way_is_tried() -> None:
    """Letters and bias together, without either, and w before x; required ones stay."""

    def function(x: Any, w: Any, stride: Any, bias: Any = None, padding: Any = 0) -> None: ...

    choices = expressions(about(function), {})

    assert choices[0] == Choice("f(x, w, stride=s, bias=b, padding=p)", ("s", "p"), bias=True)
    assert Choice("f(x, w, stride=s)", ("s",)) in choices
    assert choices[-1].expression.startswith("f(w, x")
    assert all("stride=s" in choice.expression for choice in choices)
    assert len(set(choices)) == len(choices)


def test_names_are_taken_in_any_case() -> None:
    """As those of layers in papers are written."""
    parameters = (Parameter("X", "positional_or_keyword"), Parameter("W", "positional_or_keyword"))
    loud = replace(about(), signature=(*parameters, Parameter("Strides", "keyword_only", "1")))
    assert expressions(loud, {})[0].expression == "f(x, w, Strides=s)"


@pytest.mark.parametrize(
    ("doc", "names"),
    [
        ("conv(a, v, mode='full')\n\nSums.", ["a", "v", "mode"]),
        ("conv(input, weight, bias=None, stride=(1, 1)) -> Tensor", None),
        ("conv(x: Array, w: Array, *, stride: int = 1)", ["x", "w", "stride"]),
        ("No signature.", []),
    ],
)
def test_builtins_have_their_signature_in_the_documentation(
    doc: str, names: list[str] | None
) -> None:
    """The first call of the name; defaults with commas in brackets are one default."""
    found = signature(about(name="conv", doc=doc))
    names = ["input", "weight", "bias", "stride"] if names is None else names
    assert [each.name for each in found] == names


def test_without_a_signature_the_usual_call_is_tried() -> None:
    """With what the user chose."""
    assert expressions(about(), {"mode": "same"}) == [Choice("f(x, w, mode='same')")]


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda x, w, gamma: 0, "does not tell what gamma stands for"),
        (lambda x: 0, "does not tell which arguments are x and w"),
        (lambda: 0, None),
    ],
)
def test_where_there_is_no_telling_the_user_is_asked(
    function: Callable[..., Any], message: str | None
) -> None:
    """The message names what is not clear, and the option that says it."""
    if message is None:  # no parameters and no signature are the same
        assert expressions(about(function), {}) == [Choice("f(x, w)")]
        return
    with pytest.raises(UsageError, match=message) as caught:
        expressions(about(function), {})
    assert "--call" in str(caught.value)


def test_a_call_that_was_written_has_the_letters_of_its_names() -> None:
    """Names alone count, not words in them nor keywords."""
    choice = written("f(w, x, stride=s, padding=(p, p), bias=b, kind='d')")
    assert (choice.letters, choice.bias, choice.groups) == (("s", "p"), True, False)


# --- layouts


@pytest.mark.parametrize(
    ("signal", "kernel"),
    [
        *(("H", "H"), ("NCH", "OIH"), ("NHC", "HIO"), ("CH", "OIH"), ("HC", "HIO")),
        *(("NCH", "IOH"), ("HW", "HW"), ("NCHW", "OIHW"), ("NHWC", "HWIO"), ("NHWC", "OHWI")),
    ],
)
def test_the_order_of_axes_is_found_by_probing(signal: str, kernel: str) -> None:
    """Nothing is said of it, and only one order makes the function a member of the family."""
    axes = len(set(signal) & set("DHW"))
    shape = {"flips": (False,) * axes, "order": tuple(range(axes))}
    form = Form("f(x, w)", signal, kernel)

    found = settled(Direct(strict(Member(form, **shape), form)), Choice("f(x, w)"), "float64")

    assert found == (form, 3)


@pytest.mark.parametrize("axes", ["NCH", "NCHW", "NHWC"])
def test_a_kernel_for_each_channel_is_found_by_probing(axes: str) -> None:
    """The axis of w that is as long as that of the channels."""
    kernel = axes.replace("N", "").replace("C", "O")

    def depthwise(x: Any, w: Any) -> Any:
        x = np.moveaxis(x, axes.index("C"), 1)
        w = np.moveaxis(w, kernel.index("O"), 0)
        if x.ndim != len(axes) or w.ndim != len(kernel) or x.shape[1] != w.shape[0]:
            raise ValueError("other axes")
        places = tuple(range(2, x.ndim))
        windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[1:], places)
        taps = "ij"[: len(places)]
        y = np.einsum(f"nc...{taps},c{taps}->nc...", windows, w)
        return np.moveaxis(y, 1, axes.index("C"))

    found = settled(Direct(depthwise, "f(x, w)"), Choice("f(x, w)"), "float64")

    assert found == (Form("f(x, w)", axes, kernel), 3)


@pytest.mark.parametrize(("signal", "kernel"), [("NHWC", "HWIM"), ("NCHW", "IMHW")])
def test_several_kernels_for_each_channel_are_found_by_probing(signal: str, kernel: str) -> None:
    """As TensorFlow has them: the out-channels of an in-channel stand together."""

    def depthwise(x: Any, w: Any) -> Any:
        x = x.transpose([signal.index(axis) for axis in "NCHW"])
        w = w.transpose([kernel.index(axis) for axis in "IMHW"])
        if x.shape[1] != w.shape[0]:
            raise ValueError("other channels")
        windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], (2, 3))
        y = np.einsum("nchwij,cmij->ncmhw", windows, w)
        y = y.reshape(len(y), -1, *y.shape[3:])
        return y.transpose(["NCHW".index(axis) for axis in signal])

    found = settled(Direct(depthwise, "f(x, w)"), Choice("f(x, w)"), "float64")

    assert found == (Form("f(x, w)", signal, kernel), 3)


def strict(member: Member, form: Form) -> Callable[..., Any]:
    """The member for arrays with its axes and channels that go together."""

    def function(x: Any, w: Any, **more: Any) -> Any:
        if x.ndim != len(form.signal) or w.ndim != len(form.kernel):
            raise ValueError("other axes")
        if "C" in form.signal and x.shape[form.signal.find("C")] != w.shape[form.kernel.find("I")]:
            raise ValueError("other channels")
        return member(x, w, **more)

    return function


@pytest.mark.parametrize("scalars", [True, False])
def test_whether_a_stride_is_one_number_or_several_is_found(scalars: bool) -> None:
    """A function of one kind refuses the other."""
    form = Form("f(x, w, s=s)", "CHW", "OIHW", letters=("s",), scalars=scalars)
    member = Member(form, (False, False), stride="s", order=(0, 1))

    def function(x: Any, w: Any, s: Any) -> Any:
        if isinstance(s, int) != scalars:
            raise TypeError("the other kind of stride")
        return member(x, w, s=s)

    choice = Choice(form.expression, ("s",))
    assert settled(Direct(function, form.expression), choice, "float64", ("CHW", "OIHW")) == (
        form,
        3,
    )


def test_a_function_that_takes_nothing_is_not_settled() -> None:
    """The error tells what was tried, what came of the last, and what to say."""

    def function(x: Any, w: Any) -> Any:
        raise ValueError("never")

    with pytest.raises(UsageError) as caught:
        settle(lambda call: Direct(function, call), about(function), Asked(layout="H,H"), "float64")
    for said in ("f(x, w)", "ValueError: never", "--call", "--layout"):
        assert said in str(caught.value)


def test_w_before_x_is_found_where_names_do_not_tell() -> None:
    """Names that say nothing: the first call is w's, and only the exchanged one has channels."""
    form = Form("f(w, x)", "CH", "OIH")
    member = Member(form)

    def function(one: Any, other: Any) -> Any:
        return strict(member, form)(other, one)

    found, _ = settle(
        lambda call: Direct(function, call), about(function), Asked(layout="CH,OIH"), "float64"
    )
    assert found == form


@pytest.mark.parametrize("text", ["", "NCHW", "NCHW,", ",OIHW", "NCHW;OIHW", "ABC,OIH", "NCH,OIHW"])
def test_layouts_that_are_none_are_refused(text: str) -> None:
    """The message has what was written, or which axes make no sense."""
    with pytest.raises(UsageError, match="layout"):
        layouts(text)


def test_layouts_are_read_in_any_case() -> None:
    """Spaces and small letters do no harm."""
    assert layouts("nchw, oihw") == ("NCHW", "OIHW")


def test_the_result_depends_on_nothing_but_the_function() -> None:
    """Asked twice, the same is found."""
    form = Form("f(x, w)", "NHC", "HIO")
    asked = [
        settled(Direct(strict(Member(form), form)), Choice("f(x, w)"), "float32") for _ in range(2)
    ]
    assert asked[0] == asked[1] == (form, 3)
    assert np.array_equal(asked[0][0].kernel_in(np.ones((2, 3, 4))), np.ones((4, 3, 2)))


# --- functions that take few shapes


@pytest.mark.parametrize("taps", [1, 3, 5, 7])
def test_a_kernel_of_one_size_is_found_by_probing(taps: int) -> None:
    """All shapes have that size then, so that nothing is declined."""

    def function(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        if w.shape != (taps,):
            raise ValueError("of one size only")
        return np.correlate(x, w, "valid") if len(w) <= len(x) else x[:0]

    form, _ = settle(lambda call: Direct(function, call), about(function), Asked(), "float64")

    assert form.taps == taps
    shapes = [*small(form, "float64", 0), *large(form, 0, 40)]
    assert {shape.taps for shape in shapes} == {(taps,)}


@pytest.mark.parametrize("multiple", [3, 4, 16])
def test_channels_in_multiples_are_found_by_probing(multiple: int) -> None:
    """No other number of channels is tried then, and the formula is found all the same."""
    plain = Form("f(x, w)", "NCH", "OIH")

    def function(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        if x.shape[1] % multiple or len(w) % multiple:
            raise ValueError("channels do not fill a register")
        return layer(x, w)

    layer = strict(Member(plain), plain)
    form, _ = settle(lambda call: Direct(function, call), about(function), Asked(), "float64")

    assert (form.signal, form.kernel, form.multiple) == ("NCH", "OIH", multiple)
    finding = find(Prober(Direct(function), form, "float64"), instances=12)
    assert verdict(finding)[0] == "computes"
    assert f"in multiples of {multiple}" in verdict(finding)[1]


def test_wrong_numbers_for_some_channels_are_no_reason_to_leave_them_out() -> None:
    """A function that forgets the last channels, where they do not fill a register."""
    plain = Form("f(x, w)", "NCH", "OIH")
    layer = strict(Member(plain), plain)

    def function(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        whole = x.shape[1] // 4 * 4 or x.shape[1]
        return layer(x[:, :whole], w[:, :whole]) if x.shape[1] > 1 else layer(x, w)

    form, _ = settle(lambda call: Direct(function, call), about(function), Asked(), "float64")

    assert (form.signal, form.kernel, form.multiple) == ("NCH", "OIH", 1)


def test_not_even_where_the_first_shape_is_declined() -> None:
    """The same of a function that takes even lengths only."""
    plain = Form("f(x, w)", "NCH", "OIH")
    layer = strict(Member(plain), plain)

    def function(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        if x.shape[2] % 2:
            raise ValueError("even lengths only")
        whole = x.shape[1] // 4 * 4 or x.shape[1]
        return layer(x[:, :whole], w[:, :whole]) if x.shape[1] > 1 else layer(x, w)

    form, _ = settle(lambda call: Direct(function, call), about(function), Asked(), "float64")

    assert (form.signal, form.kernel, form.multiple) == ("NCH", "OIH", 1)


def test_one_size_and_channels_in_fours_are_found_together() -> None:
    """Three taps only, and one channel or whole registers."""
    plain = Form("f(x, w)", "NCH", "OIH")
    layer = strict(Member(plain), plain)

    def function(x: np.ndarray, w: np.ndarray) -> np.ndarray:
        channels = {x.shape[1], len(w)}
        if w.shape[2] != 3 or any(each > 1 and each % 4 for each in channels):
            raise ValueError("three taps, and registers")
        return layer(x, w)

    form, _ = settle(lambda call: Direct(function, call), about(function), Asked(), "float64")

    assert (form.signal, form.kernel, form.taps, form.multiple) == ("NCH", "OIH", 3, 4)


def test_a_class_is_told_from_a_function() -> None:
    """With the call that makes an instance first."""
    with pytest.raises(UsageError, match=r"is a class.*f\(stride=2\)\(x, w\)"):
        expressions(replace(about(lambda stride=1: 0), made=True), {})


# --- one size only


@pytest.mark.parametrize(
    ("layouts", "sizes", "shape"),
    [
        (("H", "H"), ((9,), (4,)), Shape((9,), (4,))),
        (("NCHW", "OIHW"), ((2, 4, 9, 8), (6, 2, 3, 5)), ((9, 8), (3, 5), 2, 4, 6, 2)),
        (("NHWC", "HWIO"), ((2, 9, 8, 4), (3, 5, 4, 6)), ((9, 8), (3, 5), 2, 4, 6, 1)),
        (("NCHW", "IOHW"), ((1, 4, 9, 8), (4, 3, 3, 3)), ((9, 8), (3, 3), 1, 4, 3, 1)),
        (("NHWC", "HWIM"), ((1, 9, 8, 4), (3, 3, 4, 2)), ((9, 8), (3, 3), 1, 4, 8, 4)),
        (("NCHW", "OIHW"), ((2, 4, 9, 8), (6, 3, 3, 5)), None),
        (("NCHW", "OIHW"), ((2, 4, 9), (6, 4, 3, 5)), None),
        (("NCHW", "OHW"), ((1, 4, 9, 8), (3, 3, 3)), None),
    ],
)
def test_sizes_are_read_in_the_function_s_own_order(
    layouts: tuple[str, str], sizes: Any, shape: Any
) -> None:
    """What goes into a call has those sizes, and what cannot be a layer is none."""
    form = Form("f(x, w)", *layouts)
    found = form.sized(*sizes)

    wanted = shape if shape is None or isinstance(shape, Shape) else _shaped(*shape)
    assert found == wanted
    if found is not None:
        call = form.call(found, np.zeros(found.x), np.zeros(found.w))
        assert (call.arrays["x"].shape, call.arrays["w"].shape) == sizes


def _shaped(
    lengths: tuple[int, ...], taps: tuple[int, ...], batch: int, inputs: int, outputs: int, g: int
) -> Shape:
    return Shape(lengths, taps, {}, batch, inputs, outputs, g)


@pytest.mark.parametrize("text", ["", "3", "3,4,5", "3x,4", "0,4", "3x-1,4", "axb,3", "3 4"])
def test_sizes_that_are_none_are_refused(text: str) -> None:
    """In one sentence that shows how they are written."""
    with pytest.raises(UsageError, match="1x3x32x32,8x3x3x3"):
        sizes_in(text)


def test_sizes_may_be_copied_from_python() -> None:
    """With brackets, spaces, and the sign for times."""
    assert sizes_in("1 x 3 x 8, 2x3x3") == sizes_in("1×3×8,(2×3×3)") == ((1, 3, 8), (2, 3, 3))


@pytest.mark.parametrize("wrong", [False, True])
def test_a_function_of_one_size_is_judged_at_it(wrong: bool) -> None:
    """Without --shape no call returns anything; with it, numbers are in the verdict, and no L."""
    sizes = (1, 3, 12, 10), (4, 3, 3, 2)

    def engine(x: Any, w: Any) -> Any:
        if (x.shape, w.shape) != sizes:
            raise RuntimeError("the engine was built for another size")
        windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], (2, 3))[:, :, ::2, ::2]
        y = np.einsum("nchwij,ocij->nohw", windows, w)
        y[:, 2, 1, 3] *= 1 - wrong
        return y

    assert isinstance(settled(Direct(engine), Choice("f(x, w)"), "float64"), Raised)
    form, sure = settled(Direct(engine), Choice("f(x, w)"), "float64", sizes=sizes)
    finding = find(Prober(Direct(engine), form, "float64"))
    kind, said = verdict(finding)

    assert (form.signal, form.kernel, sure) == ("NCHW", "OIHW", 2 if wrong else 3)
    assert [law.text for law in finding.laws] == [("0", "5"), ("0", "5")]
    assert {cell.shape.text for cell in finding.cells} == {form.only.text}
    assert (kind == "computes") is not wrong
    if not wrong:
        assert "stride 2" in said
        assert "at one shape alone, x of 1 × 3 × 12 × 10 and w of 4 × 3 × 3 × 2" in said


# --- one in-channel, one channel, other numbers of axes


@pytest.mark.parametrize("several", [False, True])
def test_kernels_with_an_axis_of_one_in_channel_are_found(several: bool) -> None:
    """As torch has them for depthwise layers: nobody says that there are as many groups."""

    def depthwise(x: Any, w: Any) -> Any:
        times, left = divmod(len(w), x.shape[1])
        if w.ndim != 4 or w.shape[1] != 1 or left or (times > 1 and not several):
            raise ValueError("kernels of one in-channel")
        windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], (2, 3))
        return np.einsum("nchwij,cij->nchw", np.repeat(windows, times, axis=1), w[:, 0])

    found = settled(Direct(depthwise, "f(x, w)"), Choice("f(x, w)"), "float64")

    assert found == (Form("f(x, w)", "NCHW", "O1HW", several=several), 3)
    assert layouts("nchw,o1hw") == ("NCHW", "O1HW")


def test_layouts_with_one_number_must_make_sense() -> None:
    """In-channels cannot be many and one."""
    with pytest.raises(UsageError, match="goes with O alone"):
        layouts("NCHW,O1IHW")


def test_of_one_channel_alone_nothing_is_said_of_several() -> None:
    """It declines them, so that it adds over none."""

    def one(x: Any, w: Any) -> Any:
        if x.ndim != 3 or w.ndim != 3 or x.shape[1] != 1 or w.shape[:2] != (1, 1):
            raise ValueError("one channel, please")
        windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2], 2)
        return np.einsum("nchi,oci->noh", windows, w)

    form, sure = settled(Direct(one), Choice("f(x, w)"), "float64")
    finding = find(Prober(Direct(one), form, "float64"))

    assert (form.kernel, sure) == ("OIH", 1)
    said = verdict(finding)[1]
    assert "of one channel alone" in said
    assert "in-channels" not in assumed(finding)[1]


RANKS = """
import numpy as np

def conv(x, w, s=1):
    if x.ndim < 3 or x.ndim != w.ndim or x.shape[1] != w.shape[1]:
        raise ValueError("N, C and places")
    axes = tuple(range(2, x.ndim))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axes)
    windows = windows[(..., *[slice(None, None, s)] * len(axes), *[slice(None)] * len(axes))]
    if x.ndim == 4:
        w = w[..., ::-1]  # in two dimensions alone
    places, taps = "abc"[: len(axes)], "ijk"[: len(axes)]
    return np.einsum(f"nC{places}{taps},oC{taps}->no{places}", windows, w)
"""


def test_with_an_expected_row_its_number_of_axes_is_judged(tmp_path: Path) -> None:
    """A function of any rank is wrong in two dimensions, as one that is expected has them."""
    file = tmp_path / "ranks.py"
    file.write_text(RANKS)
    asked = Asked(expect="torch.nn.functional.conv2d", edges=False, floats=0)

    report = judge(f"{file}:conv", asked)

    assert report.call.signal == "NCHW"
    assert report.unlike
    assert report.headline.startswith("is not torch.nn.functional.conv2d")


def test_other_numbers_of_axes_that_it_takes_are_told(tmp_path: Path) -> None:
    """They were not judged, and it is said how they would be."""
    file = tmp_path / "ranks.py"
    file.write_text(RANKS)

    verdicts = [
        judge(f"{file}:conv", Asked(floats=0, layout=layout)).verdict for layout in ("", "NCH,OIH")
    ]

    assert "with 2 and 3 axes of places, too, which were not judged" in verdicts[0]
    assert "--layout NCHW,OIHW" in verdicts[0]
    assert "axes of places" not in verdicts[1]  # who says it knows it


# --- y in another order


@pytest.mark.parametrize(("signal", "output"), [("NCHW", "NHWC"), ("NHWC", "NCHW"), ("CH", "HC")])
def test_the_order_of_the_axes_of_y_is_found(signal: str, output: str) -> None:
    """Right but for that, it is no other formula; gradients come in the order of y as well."""
    places = signal.replace("N", "").replace("C", "")
    kernel = f"OI{places}" if signal.find("C") < 2 else f"{places}IO"
    known = Form("f(x, w)", signal, kernel, output=output)

    def moved(x: Any, w: Any) -> Any:
        if x.ndim != len(signal) or w.ndim != len(kernel):
            raise ValueError("other axes")
        x, w = known.signal_in(x), known.kernel_in(w)
        if x.shape[1] != w.shape[1]:
            raise ValueError("other channels")
        axes = tuple(range(2, x.ndim))
        windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axes)
        outer, inner = "ab"[: len(axes)], "ij"[: len(axes)]
        return known.output_out(np.einsum(f"nc{outer}{inner},oc{inner}->no{outer}", windows, w))

    found = settled(Direct(moved, "f(x, w)"), Choice("f(x, w)"), "float64")

    assert found == (known, 3)
    assert layouts(f"{signal},{kernel},{output}") == (signal, kernel, output)
    finding = find(Prober(Direct(moved, "f(x, w)"), known, "float64"), instances=20)
    assert verdict(finding)[0] == "computes"


@pytest.mark.parametrize("text", ["NCHW,OIHW,NCH", "NCHW,OIHW,NHWC,NCHW", "NCHW,OIHW,"])
def test_layouts_of_y_must_fit(text: str) -> None:
    """It has the axes of x."""
    with pytest.raises(UsageError):
        layouts(text)
