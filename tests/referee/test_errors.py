"""Errors on floats: right implementations are accused of nothing, wrong ones are, and for what."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from direct import Direct

from fundamentals.evidence.arithmetic.formats import rounded
from fundamentals.evidence.arithmetic.sums import added, pairwise, recursive
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.form import Form, Shape
from fundamentals.referee.formula.layer import Axis, apply
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.numerics import bounds
from fundamentals.referee.numerics.bounds import FORMATS, Format, Rational, Terms, ways
from fundamentals.referee.numerics.error import measure
from fundamentals.referee.numerics.exact import Layer
from fundamentals.referee.numerics.instances import REGIMES, instances
from fundamentals.referee.numerics.parts import apart, joined, together
from fundamentals.referee.numerics.results import Error
from fundamentals.referee.wording import verdict

Function = Callable[..., Any]
INSTANCES = 96
"""As many as tell all the ways apart here."""


# --- functions that add in one way or another


def windows(x: Any, w: Any) -> Any:
    """All windows of x that are as long as w."""
    if len(w) > len(x):
        raise ValueError("w is longer than x")
    return np.lib.stride_tricks.sliding_window_view(x, len(w))


def products(x: Any, w: Any) -> Any:
    return windows(x, w) * w


def in_order(terms: Any) -> Any:
    y = terms[..., 0]
    for tap in range(1, terms.shape[-1]):
        y = y + terms[..., tap]
    return y


def loops(x: Any, w: Any) -> Any:
    return in_order(products(x, w))


def backwards(x: Any, w: Any) -> Any:
    return in_order(products(x, w)[..., ::-1])


def by_halves(x: Any, w: Any) -> Any:
    def added(terms: Any) -> Any:
        half = terms.shape[-1] // 2
        return added(terms[..., :half]) + added(terms[..., half:]) if half else terms[..., 0]

    return added(products(x, w))


def compensated(x: Any, w: Any) -> Any:
    terms = products(x, w)
    y, lost = terms[..., 0], np.zeros_like(terms[..., 0])
    for tap in range(1, terms.shape[-1]):
        term = terms[..., tap] - lost
        total = y + term
        y, lost = total, (total - y) - term
    return y


def in_float64(x: Any, w: Any) -> Any:
    return loops(x.astype(np.float64), w.astype(np.float64)).astype(x.dtype)


def fourier(x: Any, w: Any) -> Any:
    size, count = len(x) + len(w), len(windows(x, w))
    return np.fft.irfft(np.fft.rfft(x, size) * np.fft.rfft(w, size).conj(), size)[:count].astype(
        x.dtype
    )


def winograd(x: Any, w: Any) -> Any:
    """F(2, 3) for three taps."""
    if len(w) != 3 or len(x) < 4:
        return loops(x, w)
    half = x.dtype.type(0.5)
    y = np.empty(len(x) - 2, x.dtype)
    plus, minus = half * (w[0] + w[1] + w[2]), half * (w[0] - w[1] + w[2])
    for at in range(0, len(y), 2):
        at = min(at, len(y) - 2)
        a, b, c, d = x[at : at + 4]
        one, two, three, four = (a - c) * w[0], (b + c) * plus, (c - b) * minus, (b - d) * w[2]
        y[at], y[at + 1] = one + two + three, two - three - four
    return y


def shortened(x: Any, digits: int) -> Any:
    """Rounded to so many digits."""
    significand, power = np.frexp(x)
    return np.ldexp(np.rint(np.ldexp(significand, digits)), power - digits).astype(x.dtype)


def numbers_in_tf32(x: Any, w: Any) -> Any:
    return loops(shortened(x, 11), shortened(w, 11))


def numbers_in_bfloat16(x: Any, w: Any) -> Any:
    return loops(shortened(x, 8), shortened(w, 8))


def in_float16(x: Any, w: Any) -> Any:
    return loops(x.astype(np.float16), w.astype(np.float16)).astype(x.dtype)


def rounded_twice(x: Any, w: Any) -> Any:
    three = x.dtype.type(3)
    return in_order(products(x / three, w * three))


def without_small_terms(x: Any, w: Any) -> Any:
    terms = products(x, w)
    largest = np.abs(terms).max(axis=-1, keepdims=True)
    return in_order(np.where(np.abs(terms) * 2**10 < largest, 0, terms).astype(x.dtype))


@pytest.fixture(scope="module")
def found() -> Finding:
    return find(Prober(Direct(loops), Form("f(x, w)"), "float32"), instances=40)


def measured(function: Function, found: Finding, dtype: str = "float32") -> Error:
    with np.errstate(all="ignore"):  # floats that overflow are what is looked at
        return measure(Direct(function), found, dtype=dtype, seed=5, instances=INSTANCES)


def own(error: Error) -> Any:
    return next(each for each in error.judged if each.way == f"{error.dtype} sums")


# --- right ones


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
@pytest.mark.parametrize("function", [loops, backwards, by_halves, compensated, in_float64])
def test_direct_sums_are_inside_the_bound(function: Function, dtype: str, found: Finding) -> None:
    error = measured(function, found, dtype)
    assert own(error).holds, error.verdict
    assert error.verdict.startswith(f"inside the any-order bound of {dtype} sums")
    assert error.not_finite == error.refused == 0
    assert error.outputs > 2 * INSTANCES


def test_sums_in_the_format_itself_are_not_taken_for_finer_ones(found: Finding) -> None:
    for function in (loops, backwards, by_halves):
        assert measured(function, found).way == "float32 sums"


def test_float64_inside_shows(found: Finding) -> None:
    error = measured(in_float64, found)
    assert error.way == "float64 sums"
    assert "even of float64 sums" in error.verdict


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("function", [fourier, winograd])
def test_fast_algorithms_are_named_by_their_class(
    function: Function, dtype: str, found: Finding
) -> None:
    """Some output is off by more than any direct sum; as a part of the norms, errors are small.

    That they are less than 100 units is no bound of theirs: it tells them from wrong functions,
    whose errors are as large as the norms, some 2²⁴ units.
    """
    error = measured(function, found, dtype)
    assert error.way is None
    assert error.verdict.startswith("outside direct summation")
    assert error.normwise < 100
    assert not error.wrong
    assert error.fourier <= 1  # inside of what bounds transforms


# --- wrong ones


@pytest.mark.parametrize(
    ("function", "way"),
    [
        (numbers_in_tf32, "float32 sums of numbers rounded to TF32"),
        (numbers_in_bfloat16, "float32 sums of numbers rounded to bfloat16"),
        (in_float16, "float16 sums"),
    ],
)
def test_coarser_formats_inside_show(function: Function, way: str, found: Finding) -> None:
    error = measured(function, replace(found, exact=0))
    assert not own(error).holds
    assert error.way == way
    assert error.verdict.startswith("outside the any-order bound of float32 sums")


def test_another_format_that_comes_back_is_in_the_verdict(found: Finding) -> None:
    """Not only among the numbers that were measured."""
    wide = measured(lambda x, w: loops(x, w).astype(np.float64), found)
    assert verdict(found, (), wide)[1].endswith("of float32, float64 comes back")
    assert "comes back" not in verdict(found, (), measured(loops, found))[1]


def test_sums_that_are_exact_on_integers_are_made_in_no_coarser_format(found: Finding) -> None:
    """A bound of coarse sums of many terms allows nearly everything: half of the sum, too."""
    assert found.exact > FORMATS["TF32"].digits
    error = measured(in_float16, found)
    assert error.exact == found.exact
    assert {judged.way for judged in error.judged} & {"TF32 sums", "float16 sums"} == set()
    assert error.wrong


@pytest.mark.parametrize("function", [rounded_twice, without_small_terms])
def test_sums_with_more_roundings_or_fewer_terms_are_outside(
    function: Function, found: Finding
) -> None:
    error = measured(function, found)
    assert not own(error).holds
    witness = own(error).witness
    assert witness.error > witness.allowed


def test_a_witness_can_be_made_again_from_its_number(found: Finding) -> None:
    error = measured(rounded_twice, found)
    witness = own(error).witness
    again = next(
        itertools.islice(instances(found, "float32", error.seed, INSTANCES), witness.instance, None)
    )
    assert again.shape.text == witness.shape
    terms = again.layer.terms(witness.output)
    assert float(terms.sum) == witness.exact
    x, w = again.layer.x[0, 0].astype(np.float32), again.given[1][0, 0].astype(np.float32)
    assert repr(float(rounded_twice(x, w)[witness.output[2]])) == witness.got


def test_what_differs_from_call_to_call_is_counted(found: Finding) -> None:
    rng = np.random.default_rng(1)
    error = measured(lambda x, w: rng.choice([loops, backwards])(x, w), found)
    assert 0 < error.repeated.different < error.repeated.calls
    assert measured(loops, found).repeated.different == 0


def test_integers_are_not_measured(found: Finding) -> None:
    assert measured(loops, found, "int32").verdict.startswith("nothing to measure")
    assert measured(lambda x, w: loops(x, w).astype(int), found).verdict == (
        "not measured: it returns int64"
    )


# --- complex numbers, and what is wrong


def conjugated(x: Any, w: Any) -> Any:
    return loops(x, w.conj())


@pytest.mark.parametrize("function", [loops, backwards, by_halves, conjugated])
def test_complex_numbers_are_held_to_the_bounds_of_their_parts(function: Function) -> None:
    """Two products for each part of one; sums in the format of the parts, and none finer."""
    prober = Prober(Direct(function), Form("f(x, w)"), "complex64")
    error = measured(function, find(prober, instances=12), "complex64")
    assert error.way == "float32 sums"
    assert error.verdict.startswith("in each part of complex numbers, inside the any-order bound")
    assert "not float64 sums" in error.verdict


def test_a_complex_layer_is_the_real_one_of_its_parts() -> None:
    """With channels, groups and a bias, for each way to conjugate."""
    rng = np.random.default_rng(4)
    axes = (Axis(first=-1, length=5, stride=2),)

    def drawn() -> Layer:
        x, w = rng.integers(-9, 9, (2, 4, 8)), rng.integers(-9, 9, (6, 2, 3))
        return Layer(axes, x.astype(float), w.astype(float), rng.integers(-9, 9, 6) + 0.0, 2)

    for of in itertools.product((1, -1), repeat=2):
        layer = joined(drawn(), drawn(), of)
        x, w, b = together(layer, of)
        x = x.conj() if of[1] < 0 else x
        w = w.conj() if of[0] < 0 else w
        y = apply(axes, layer.x, layer.w, layer.b, groups=2)
        assert np.array_equal(apart(apply(axes, x, w, b, groups=2)), y)


def coarse_complex(x: Any, w: Any) -> Any:
    return loops(x.astype(np.complex64), w.astype(np.complex64)).astype(np.complex128)


def test_complex_sums_in_a_coarser_format_are_told() -> None:
    prober = Prober(Direct(coarse_complex), Form("f(x, w)"), "complex128")
    error = measured(coarse_complex, find(prober, instances=12), "complex128")
    assert error.way == "float32 sums"


def drops_long(x: Any, w: Any) -> Any:
    return loops(np.where(x == x.astype(np.float32), x, 0), w)


def overflows(x: Any, w: Any) -> Any:
    y = loops(x, w)
    return np.where(np.abs(y) > 2.0**40, np.inf, y)


@pytest.mark.parametrize("function", [drops_long, overflows])
def test_what_no_algorithm_explains_is_wrong(function: Function) -> None:
    """Right on integers, and far beyond what bounds Fourier transforms, or not finite."""
    prober = Prober(Direct(loops), Form("f(x, w)"), "float64")
    error = measured(function, find(prober, instances=12), "float64")
    assert error.wrong
    assert error.way is None
    assert "wrong on floats" in error.verdict
    assert "Fourier transforms, where 1,000 times that would be called wrong" in error.verdict
    assert error.farthest is not None


# --- bounds that are too small fail


@pytest.mark.parametrize("change", ["two roundings fewer", "half the unit"])
def test_a_smaller_bound_is_violated_by_a_right_function(
    change: str, found: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    growth = bounds._growth

    def smaller(digits: int, count: int, narrowed: int) -> Any:
        if change == "half the unit":
            return growth(digits + 1, count, narrowed)
        return growth(digits, max(0, count - 2), narrowed)

    monkeypatch.setattr(bounds, "_growth", smaller)
    assert not own(measured(loops, found)).holds


# --- what the judgement rests on


def exactly(number: Any) -> Fraction:
    return Fraction(int(number.p), int(number.q))


def rounded_to(form: Format, number: Fraction) -> Fraction:
    return rounded(number, form.digits, least=form.least)


@pytest.mark.parametrize("given", ["float64", "float32", "float16", "bfloat16"])
def test_no_order_of_sums_exceeds_its_bound(given: str) -> None:
    """Each way is followed exactly, with rounding to nearest, on random numbers."""
    rng = np.random.default_rng(3)
    for way in ways(given, given):
        for _ in range(60):
            count = int(rng.integers(1, 9))
            x, w = (
                [
                    rounded_to(way.given, Fraction(float(m)) * Fraction(2) ** int(e))
                    for m, e in zip(
                        rng.uniform(-2, 2, count), rng.integers(-6, 6, count), strict=True
                    )
                ]
                for _ in range(2)
            )
            moduli = [abs(each) for each in (*x, *w) if each]
            terms = Terms(
                sum=_rational(sum(a * b for a, b in zip(x, w, strict=True))),
                size=_rational(sum(abs(a * b) for a, b in zip(x, w, strict=True))),
                count=count,
                largest=_rational(max(moduli)),
                least=_rational(min(moduli)),
                digits=way.given.digits,
            )
            allowed = way.allows(terms)
            if allowed is None:
                continue
            taken = [
                [rounded_to(way.numbers, each) for each in some]
                if way.numbers.digits < way.given.digits
                else some
                for some in (x, w)
            ]
            plain = [rounded_to(way.sums, a * b) for a, b in zip(*taken, strict=True)]
            tree = recursive(count) if rng.random() < 0.5 else pairwise(count)
            total = added(tree, plain, lambda a, b, to=way.sums: rounded_to(to, a + b))
            got = rounded_to(way.output, total)
            assert abs(got - exactly(terms.sum)) <= exactly(allowed), way.text


def _rational(number: Fraction | int) -> Any:
    return Rational(Fraction(number).numerator, Fraction(number).denominator)


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_format_holds_what_it_rounds_to(name: str) -> None:
    form = FORMATS[name]
    rng = np.random.default_rng(4)
    for significand, power in zip(rng.uniform(1, 2, 200), rng.integers(-30, 16, 200), strict=True):
        number = Fraction(float(significand)) * Fraction(2) ** int(power)
        near = rounded_to(form, number)
        in_range = near < Fraction(2) ** form.top
        assert form.holds(_rational(near)) == in_range
        assert form.holds(_rational(number)) == (near == number and in_range)


@pytest.mark.parametrize("groups", [1, 2])
def test_exact_values_are_those_of_the_formula(groups: int) -> None:
    """With stride, dilation, padding, a border, a reversed kernel and a bias, in two axes."""
    rng = np.random.default_rng(6)
    axes = (
        Axis(first=-2, length=5, stride=2, dilation=2),
        Axis(first=3, length=7, flips=True, border="reflect"),
    )

    def floats(*shape: int) -> Any:
        return np.ldexp(rng.integers(-99, 99, shape).astype(float), rng.integers(-9, 9, shape))

    x, w, b = floats(2, 4, 9, 6), floats(6, 4 // groups, 3, 2), floats(6)
    layer = Layer(axes, x, w, b, groups)
    fractions = np.vectorize(Fraction, otypes=[object])
    said = apply(axes, fractions(x), fractions(w), fractions(b), groups=groups)
    sizes = apply(axes, *(abs(fractions(each)) for each in (x, w, b)), groups=groups)
    assert layer.shape == said.shape
    for output in np.ndindex(said.shape):
        terms = layer.terms(output)
        assert exactly(terms.sum) == said[output]
        assert exactly(terms.size) == sizes[output]
        assert terms.count == 4 // groups * 6 + 1


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "bfloat16"])
def test_instances_hold_numbers_of_their_format_and_every_regime(
    dtype: str, found: Finding
) -> None:
    form, seen = FORMATS[dtype], set()
    for each in instances(found, dtype, 0, 48):
        seen.add(each.regime)
        numbers = np.concatenate([each.layer.x.ravel(), each.given[1].ravel()])
        assert np.isfinite(numbers).all()
        for number in numbers[:50]:
            assert form.holds(Rational(*float(number).as_integer_ratio()))
    assert seen == set(REGIMES)


def test_a_function_of_one_large_size_is_measured() -> None:
    """Where it takes smaller ones, none so large is."""
    only = Shape((250_000,), (3,))
    form = Form("f(x, w)", only=only)

    def function(x: Any, w: Any) -> Any:
        assert len(x) == 250_000
        return np.correlate(x, w, "valid")

    one = Direct(function)
    error = measure(one, find(Prober(one, form, "float32")), dtype="float32", seed=0, instances=2)

    assert error.outputs
    assert error.verdict.startswith("inside")
