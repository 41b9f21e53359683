"""Gradients on integers: those of loops and torch are right, each slip is told, for its array."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fundamentals.referee.asking import Asked
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.identifying import Structure
from fundamentals.referee.formula.layer import Axis
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.gradients.circumstances import Circumstance, circumstances
from fundamentals.referee.gradients.cotangents import drawn
from fundamentals.referee.gradients.differentiating import differentiate
from fundamentals.referee.judging import judge
from fundamentals.referee.numerics.results import Gradient, Gradients
from fundamentals.referee.subject.calling import Call, Outcome, Raised, Returned
from fundamentals.referee.subject.process import Subject
from fundamentals.referee.subject.target import Target
from fundamentals.referee.wording import of_gradients

FORM = Form("f(x, w, b, s, p)", "NCH", "OIH", bias=True, letters=("s", "p"), scalars=True)
Backward = Callable[..., Mapping[str, Any]]


def padded(x: Any, p: int) -> Any:
    return np.pad(x, ((0, 0), (0, 0), (p, p)))


def met(w: Any, tap: int, n: int, s: int) -> slice:
    return slice(tap, tap + s * (n - 1) + 1, s)


def layer(x: Any, w: Any, b: Any, s: int, p: int) -> Any:
    """A layer in loops."""
    x = padded(x, p)
    n = (x.shape[2] - w.shape[2]) // s + 1
    if n < 1:
        raise ValueError("the kernel is longer than the input")
    y = np.zeros((len(x), len(w), n)) + b[:, None]
    for tap in range(w.shape[2]):
        y += np.einsum("mcn,oc->mon", x[:, :, met(w, tap, n, s)], w[:, :, tap])
    return y


def right(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    """Its gradients, in loops."""
    del b
    longer, n = padded(x, p), v.shape[2]
    vx, vw = np.zeros_like(longer), np.zeros_like(w)
    for tap in range(w.shape[2]):
        here = met(w, tap, n, s)
        vx[:, :, here] += np.einsum("mon,oc->mcn", v, w[:, :, tap])
        vw[:, :, tap] = np.einsum("mon,mcn->oc", v, longer[:, :, here])
    return {"x": vx[:, :, p : p + x.shape[2]], "w": vw, "b": v.sum(axis=(0, 2))}


def without_stride(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(v, x, w, b, s, p) | {"x": right(v, x, w, b, 1, p)["x"]}


def kernel_reversed(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    found = right(v, x, w, b, s, p)
    return found | {"w": found["w"][:, :, ::-1]}


def one_example(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(v, x, w, b, s, p) | {"w": right(v[:1], x[:1], w, b, s, p)["w"]}


def shifted(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    gradients = right(v, x, w, b, s, p)
    return gradients | {"x": gradients["x"] + 0.4}


def decayed(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    gradients = right(v, x, w, b, s, p)
    return gradients | {"w": gradients["w"] + 0.003 * w}


def other_axis(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(v, x, w, b, s, p) | {"b": v.sum(axis=(0, 1))}


def no_bias(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(v, x, w, b, s, p) | {"b": None}


def twice_as_large(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(v, x, w, b, s, p) | {"b": 2 * v.sum(axis=(0, 2))}


def to_digits(array: Any, digits: int) -> Any:
    significand, exponent = np.frexp(array)
    return np.ldexp(np.rint(np.ldexp(significand, digits)), exponent - digits)


def cotangents_whole(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(np.rint(v), x, w, b, s, p)


def input_of_eight_digits(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(v, to_digits(x, 8), w, b, s, p)


def kernel_of_eleven_digits(v: Any, x: Any, w: Any, b: Any, s: int, p: int) -> dict[str, Any]:
    return right(v, x, to_digits(w, 11), b, s, p)


class Differentiated:
    """The layer with somebody's backward function, called in this process."""

    def __init__(self, backward: Backward) -> None:
        self.backward = backward

    def call(self, calls: Sequence[Call]) -> list[Outcome]:
        return [self._one(call) for call in calls]

    def _one(self, call: Call) -> Outcome:
        given = {**call.arrays, **call.values}
        v = given.pop("v", None)
        try:
            found = [layer(**given)]
            gradients = self.backward(v, **given) if call.operation == "vjp" else {}
        except (TypeError, ValueError) as error:
            return Raised(type(error).__name__, str(error))
        missing = tuple(name for name in call.wanted if gradients[name] is None)
        for name in call.wanted:
            gradient = gradients[name]
            found.append(np.zeros_like(given[name]) if gradient is None else gradient)
        return Returned(tuple(found), ("float64",) * len(found), missing=missing)


@pytest.fixture(scope="module")
def found() -> Finding:
    return find(Prober(Differentiated(right), FORM, "float64"), instances=40)


def judged(backward: Backward, found: Finding) -> Gradients:
    return differentiate(Differentiated(backward), found, seed=2)


@pytest.mark.parametrize(("backward", "of"), [(shifted, "x"), (decayed, "w")])
def test_what_is_far_from_integers_is_not_rounded_to_them(
    backward: Backward, of: str, found: Finding
) -> None:
    """A constant added to a gradient, and a decay of the kernel that was left in."""
    assert [each.of for each in judged(backward, found).each if not each.right] == [of]


def test_right_gradients_are_accused_of_nothing(found: Finding) -> None:
    gradients = judged(right, found)
    assert [each.of for each in gradients.each] == ["x", "w", "b"]
    assert all(each.right for each in gradients.each), gradients.verdict
    assert gradients.probes > 50
    assert gradients.refused == 0


@pytest.mark.parametrize(
    ("backward", "of", "where", "what"),
    [
        (without_stride, "x", "s > 1", "for a stride of 1"),
        (kernel_reversed, "w", "K > 1", "runs the other way"),
        (one_example, "w", "batch > 1", "the first example alone"),
        (other_axis, "b", "", "it has the shape"),
        (no_bias, "b", "every shape", "there is none"),
        (twice_as_large, "b", "every shape", "twice as large"),
    ],
)
def test_a_slip_is_told_for_its_array_and_its_shapes(
    backward: Backward, of: str, where: str, what: str, found: Finding
) -> None:
    gradients = judged(backward, found)
    wrong = [each for each in gradients.each if not each.right]
    assert [each.of for each in wrong] == [of], gradients.verdict
    assert where in wrong[0].where
    assert what in wrong[0].verdict
    assert wrong[0].said
    assert gradients.verdict == f"not the gradients of the formula: {of}"


@pytest.mark.parametrize(
    ("backward", "rounded", "wrong"),
    [
        (cotangents_whole, "v", ["x", "w", "b"]),
        (input_of_eight_digits, "x", ["w"]),
        (kernel_of_eleven_digits, "w", ["x"]),
    ],
)
def test_rounded_numbers_show_in_gradients(
    backward: Backward, rounded: str, wrong: list[str], found: Finding
) -> None:
    """Small integers survive the rounding: numbers of many digits tell, and fractions of v."""
    gradients = judged(backward, found)
    bad = [each for each in gradients.each if not each.right]
    assert [each.of for each in bad] == wrong
    assert all(f"numbers of {rounded} have many digits" in each.where for each in bad)


def test_the_value_that_comes_with_gradients_is_judged(found: Finding) -> None:
    """A function may be another where gradients are recorded, and is not so where they are not."""

    class Recorded(Differentiated):
        def _one(self, call: Call) -> Outcome:
            outcome = super()._one(call)
            assert isinstance(outcome, Returned)
            if call.operation == "value":
                return outcome
            y, *gradients = outcome.arrays
            return Returned((y + 1, *gradients), outcome.dtypes)

    gradients = differentiate(Recorded(right), found, seed=2)
    assert not gradients.right
    assert [each.of for each in gradients.each if not each.right] == ["y"]
    assert "the value that comes with them is not the formula's" in gradients.verdict
    assert "where gradients are recorded its value is not the formula's" in of_gradients(
        [gradients]
    )


def test_only_the_wanted_gradients_are_judged(found: Finding) -> None:
    gradients = differentiate(Differentiated(other_axis), found, wanted=("w",))
    assert [each.of for each in gradients.each] == ["w"]
    assert gradients.each[0].right


def test_what_does_not_differentiate_is_said(found: Finding) -> None:
    def refuses(*_: Any, **__: Any) -> dict[str, Any]:
        raise ValueError("no gradients here")

    gradients = judged(refuses, found)
    assert gradients.verdict == "not tried: ValueError: no gradients here"
    assert gradients.refused > 0
    assert gradients.each == ()


@pytest.mark.parametrize("dtype", ["float32", "float16"])
def test_probes_are_exact_in_their_format(dtype: str, found: Finding) -> None:
    """The gradients, added in that format in loops, are those of float64."""
    shape = Shape((40,), (5,), {"s": (2,), "p": (1,)}, batch=3, inputs=4, outputs=2)
    probe = drawn(found, shape, found.axes(shape), np.random.default_rng(1), dtype=dtype)
    assert probe is not None
    coarse = {name: each.astype(dtype) for name, each in probe.arrays.items()}
    got = right(**coarse, s=2, p=1)
    for name, said in probe.said.items():
        assert np.array_equal(got[name], said)


# --- against torch


def torch_gradients(probe: Any, s: int, d: int, p: int, groups: int) -> dict[str, Any]:
    torch = pytest.importorskip("torch")
    t = {name: torch.tensor(each, requires_grad=True) for name, each in probe.arrays.items()}
    y = torch.nn.functional.conv2d(t["x"], t["w"], t["b"], s, p, d, groups)
    first = torch.autograd.grad(y, [t[name] for name in "xwb"], t["v"], create_graph=probe.twice)
    if not probe.twice:
        return dict(zip("xwb", first, strict=True))
    whole = sum((each * t[f"v{name}"]).sum() for name, each in zip("xwb", first, strict=True))
    second = torch.autograd.grad(whole, [t[name] for name in "xwbv"], allow_unused=True)
    return dict(zip("xwbv", second, strict=True))


@pytest.mark.parametrize("groups", [1, 3])
@pytest.mark.parametrize("twice", [False, True])
def test_the_formulas_agree_with_torch(twice: bool, groups: int) -> None:
    """First gradients and those of gradients, with strides, dilations, padding, groups and bias."""
    form = Form("f(x, w, b)", "NCHW", "OIHW", bias=True)
    rng = np.random.default_rng(8)
    shape = Shape((9, 8), (3, 2), batch=2, inputs=6, outputs=3, groups=groups)
    axes = tuple(
        Axis(first=-2, length=(length + 4 - 3 * (taps - 1) - 1) // 2 + 1, stride=2, dilation=3)
        for length, taps in zip(shape.lengths, shape.taps, strict=True)
    )
    structure = Structure((False, False), ("zeros", "zeros"), order=(0, 1))
    at = Finding(form, "float64", structure)
    probe = drawn(at, shape, axes, rng, dtype="float64", twice=twice)
    assert probe is not None
    for name, gradient in torch_gradients(probe, 2, 3, 2, groups).items():
        got = np.zeros(3) if gradient is None else gradient.detach().numpy()
        assert np.array_equal(got, probe.said[name]), name


@pytest.mark.parametrize("conjugates", [False, True])
def test_those_of_complex_numbers_are_torchs(conjugates: bool) -> None:
    """Also where the formula conjugates the kernel."""
    torch = pytest.importorskip("torch")
    form = Form("f(x, w)", "NCH", "OIH")
    kind = "kernel" if conjugates else "nothing"
    at = Finding(form, "complex128", Structure((False,), ("zeros",), conjugates=kind))
    shape = Shape((9,), (3,), batch=2, inputs=2, outputs=3)
    axes = (Axis(first=-1, length=5, stride=2),)
    probe = drawn(at, shape, axes, np.random.default_rng(3), dtype="complex128")
    assert probe is not None
    t = {name: torch.tensor(each, requires_grad=True) for name, each in probe.arrays.items()}
    w = torch.conj(t["w"]) if conjugates else t["w"]
    y = torch.nn.functional.conv1d(t["x"], w, stride=2, padding=1)
    for name, got in zip("xw", torch.autograd.grad(y, [t["x"], t["w"]], t["v"]), strict=True):
        assert np.array_equal(got.resolve_conj().numpy(), probe.said[name]), name


def test_those_of_complex_numbers_are_jaxs() -> None:
    """Where they are meant so: without conjugates."""
    jax = pytest.importorskip("jax")
    at = Finding(Form("f(x, w)"), "complex64", Structure((True,), ("zeros",), conjugates="nothing"))
    axes = (Axis(first=0, length=9, flips=True),)
    probe = drawn(
        *(at, Shape((7,), (3,)), axes, np.random.default_rng(3)),
        dtype="complex64",
        transposes=True,
    )
    assert probe is not None
    x, w, v = (probe.arrays[n].reshape(-1).astype("complex64") for n in "xwv")
    _, pull = jax.vjp(jax.numpy.convolve, x, w)
    for name, got in zip("xw", pull(jax.numpy.asarray(v)), strict=True):
        assert np.array_equal(np.asarray(got), probe.said[name].reshape(-1)), name


def test_a_gradient_says_what_it_is_of() -> None:
    """The published form keeps its names: others read it."""
    assert set(Gradient.model_json_schema()["required"]) == {"of", "verdict", "right", "shapes"}


# --- in other circumstances


FUNCTIONS = """
import torch
from torch.nn.functional import conv1d
from torch.nn.grad import conv1d_input, conv1d_weight


def forward(context, x, w, b, s, p):
    context.save_for_backward(x, w)
    context.steps = s, p
    context.kept = 0
    return conv1d(x, w, b, s, p)


def pulled(v, x, w, s, p):
    return conv1d_input(x.shape, w, v, s, p), conv1d_weight(x, w.shape, v, s, p), v.sum((0, 2))


def function(backward):
    def whole(context, v):
        return *backward(context, v, *context.saved_tensors, *context.steps), None, None

    methods = {"forward": staticmethod(forward), "backward": staticmethod(whole)}
    made = type("Layer", (torch.autograd.Function,), methods)
    return lambda x, w, b, s, p: made.apply(x, w, b, s, p)


@function
def all_of_them(context, v, *given):
    return pulled(v, *given)


@function
def needed_ones(context, v, *given):
    needs = context.needs_input_grad
    return [each if need else None for each, need in zip(pulled(v, *given), needs)]


@function
def made_contiguous(context, v, *given):
    return pulled(v.contiguous(), *given)


@function
def declines_others(context, v, *given):
    if not v.is_contiguous():
        raise ValueError("v must be contiguous")
    return pulled(v, *given)


@function
def with_a_graph_of_its_own(context, v, x, w, s, p):
    with torch.enable_grad():
        x, w = (each.detach().requires_grad_() for each in (x, w))
        return *torch.autograd.grad(conv1d(x, w, None, s, p), (x, w), v), v.sum((0, 2))


class Module(torch.nn.Module):
    def forward(self, x, w, b, s, p):
        return conv1d(x, w, b, s, p)


module = Module()


@function
def as_if_contiguous(context, v, *given):
    if not v.is_contiguous():
        enough = v.untyped_storage().nbytes() >= v.numel() * v.element_size()
        strides = torch.empty(v.shape).stride()
        v = torch.as_strided(v, v.shape, strides) if enough else torch.zeros_like(v)
    return pulled(v, *given)


@function
def in_one_line(context, v, *given):
    return pulled(v.view(-1).view(v.shape), *given)


@function
def wrong_without_x(context, v, *given):
    x, w, b = pulled(v, *given)
    return x, w if context.needs_input_grad[0] else w.flip(-1), b


@function
def all_are_needed(context, v, *given):
    needs = context.needs_input_grad
    found = [each if need else None for each, need in zip(pulled(v, *given), needs)]
    return [each + 0 for each in found]


@function
def kept_sum(context, v, *given):
    x, w, b = pulled(v, *given)
    context.kept = context.kept + w
    return x, context.kept, b


@function
def first_result(context, v, *given):
    context.kept = context.kept or pulled(v, *given)
    return context.kept


@function
def once_alone(context, v, *given):
    with torch.no_grad():
        return pulled(v, *given)
"""


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Subject]:
    """Layers of torch with backward functions, right and wrong ones, in a process."""
    pytest.importorskip("torch")
    file = tmp_path_factory.mktemp("layers") / "layers.py"
    file.write_text(FUNCTIONS)
    with Subject(Target.parse(f"{file}:module"), FORM.expression, arrays="torch") as it:
        yield it


def asked(layers: Subject, name: str, found: Finding, *, twice: bool = False) -> Gradients:
    """Of one of these, in all circumstances."""
    layers.say(FORM.expression.replace("f", name, 1))

    def further(wanted: Sequence[str]) -> Sequence[Circumstance]:
        return circumstances(FORM, wanted, "torch", layers.about.layouts, backward=False)

    return differentiate(layers, found, twice=twice, further=None if twice else further)


RIGHT = (
    *("all_of_them", "needed_ones", "made_contiguous", "declines_others", "module"),
    *("with_a_graph_of_its_own", "conv1d"),
)


@pytest.mark.parametrize("name", RIGHT)
def test_right_functions_are_right_in_every_circumstance(
    name: str, layers: Subject, found: Finding
) -> None:
    """Also those that give None where nothing is needed, and such as decline."""
    gradients = asked(layers, name, found)
    assert gradients.right, gradients.verdict
    assert [each.of for each in gradients.each] == ["x", "w", "b"]
    assert len(gradients.also) == 11
    declined = [each for each in gradients.also if "v must be contiguous" in each]
    assert len(declined) == 4 * (name == "declines_others")
    assert len([each for each in gradients.also if "the formula's, at" in each]) == 11 - len(
        declined
    )


@pytest.mark.parametrize(
    ("name", "of", "said"),
    [
        (
            "as_if_contiguous",
            "xwb",
            "where v is expanded from one number, as by y.sum().backward()",
        ),
        ("in_one_line", "xwb", "where the axes of v are permuted in memory: RuntimeError: view"),
        ("wrong_without_x", "w", "where w alone requires its gradient: the kernel runs the other"),
        ("all_are_needed", "x", "where x alone requires its gradient: TypeError"),
        ("kept_sum", "w", "where it is asked for once more of the same value"),
        ("first_result", "xwb", "where it is asked for once more of the same value"),
    ],
)
def test_the_circumstance_in_which_it_is_wrong_is_told(
    name: str, of: str, said: str, layers: Subject, found: Finding
) -> None:
    """Of functions whose gradients are right where nothing is special."""
    gradients = asked(layers, name, found)
    wrong = {each.of: each.verdict for each in gradients.each if not each.right}
    assert {*of} <= {*wrong}, gradients.verdict
    assert said in wrong[of[0]]
    assert "bit for bit; but not in all circumstances" in gradients.verdict
    assert said in of_gradients([gradients])


def test_what_is_not_there_is_said_to_be_so_wherever_it_is_not_0(
    layers: Subject, found: Finding
) -> None:
    """Though at shapes where 0 is due, as where x meets padding alone, nothing shows."""
    gradients = asked(layers, "once_alone", found, twice=True)
    wrong = [each for each in gradients.each if not each.right]
    assert [each.of for each in wrong] == ["x", "w", "v"]
    assert {each.verdict.partition(":")[0] for each in wrong} == {"not there wherever it is not 0"}


@pytest.mark.parametrize(
    ("backward", "wrong"),
    [("pulled", ""), ("declines", ""), ("writes", ""), ("as_if_contiguous", "expanded")],
)
def test_the_users_own_function_is_given_v_in_other_memory(
    backward: str, wrong: str, tmp_path: Path
) -> None:
    """Arrays of NumPy: that it declines others than contiguous ones is said, and no fault."""
    file = tmp_path / "mine.py"
    file.write_text(
        "import numpy as np\n"
        "def layer(x, w): return np.correlate(x, w, 'valid') if len(w) <= len(x) else x[:0]\n"
        "def pulled(v, x, w): return np.convolve(v, w), np.correlate(x, v, 'valid')\n"
        "def declines(v, x, w): return pulled(np.frombuffer(v), x, w)\n"
        "def writes(v, x, w):\n"
        "    v += 0\n"
        "    return pulled(v, x, w)\n"
        "def as_if_contiguous(v, x, w):\n"
        "    steps = (max(v.itemsize, v.strides[0]),)\n"
        "    return pulled(np.lib.stride_tricks.as_strided(v, v.shape, steps), x, w)\n"
    )
    asked = Asked(layout="H,H", edges=False, floats=0, backward=f"{backward}(v, x, w)")
    report = judge(f"{file}:layer", replace(asked, gradients=True))
    gradients = report.gradients[0]
    assert gradients.right == (not wrong), gradients.verdict
    assert any("refused" in each for each in gradients.also) == (backward in ("declines", "writes"))
    assert wrong in " ".join(each.where for each in gradients.each)
    assert not any("requires its gradient" in each for each in gradients.also)
