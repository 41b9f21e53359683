"""Evidence for `equivariant-is-convolution`: what commutes with shifts is convolution."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check
from fundamentals.evidence.models.sequences import (
    SPOILERS,
    Finite,
    Recipe,
    apply,
    convolve,
    correlate,
    finite_sequences,
    impulse,
    moved,
    recipes,
    same,
)

maps = {"steps": recipes(), "f": finite_sequences()}
places = st.integers(-5, 5)
small = st.integers(-9, 9)

SPOILED = {name: {"last": ((name, 0),)} for name in sorted(SPOILERS)}
Image = dict[tuple[int, int], int]


# Sequences


@check(
    layer="enclosed",
    given=maps,
    mutants={
        **SPOILED,
        "kernel run backwards": {"product": correlate},
        "kernel from the impulse at 1": {"at": 1},
    },
)
def convolution_with_the_impulse_response(
    steps: Recipe,
    f: Finite,
    *,
    last: Recipe = (),
    product: Callable[[Finite, Finite], Finite] = convolve,
    at: int = 0,
) -> Claim:
    """T f = f * T δ, for T made of steps that are linear and commute with shifts: integers."""
    kernel = apply(steps + last, impulse(at))
    return Exactly(*same(apply(steps + last, f), product(kernel, f)))


@check(layer="enclosed", given={**maps, "g": finite_sequences(), "b": places}, mutants=SPOILED)
def convolution_has_the_properties(
    steps: Recipe, f: Finite, g: Finite, b: int, *, last: Recipe = ()
) -> Claim:
    """The other way round: convolution with a kernel is linear and commutes with shifts."""
    kernel = apply(steps, impulse(0))

    def image(s: Finite) -> Finite:
        return apply(last, convolve(s, kernel))

    window = range(min(f.start, g.start), max(f.indices.stop, g.indices.stop))
    total = Finite(window.start, tuple(2 * f[n] - 3 * g[n] for n in window))
    one, other, whole = same(image(f), image(g), image(total))
    return Every(
        Exactly(whole, [2 * v - 3 * w for v, w in zip(one, other, strict=True)]),
        Exactly(*same(image(moved(f, b)), moved(image(f), b))),
    )


def square(values: Any) -> Any:
    """Every value squared."""
    return [value**2 for value in values]


def ramp(values: Any) -> Any:
    """Every value times its place in the list, counted from 1."""
    return [k * value for k, value in enumerate(values, 1)]


def as_they_are(values: Any) -> Any:
    """The values."""
    return values


@check(
    layer="derived",
    given={"p": st.integers(1, 3), "q": st.integers(1, 3), "length": st.integers(1, 3)},
    instances=12,
    mutants={
        "kernel run backwards": {"product": correlate},
        "every value squared": {"change": square},
        "every value times its place": {"change": ramp},
    },
)
def two_kernels_in_symbols(
    p: int,
    q: int,
    length: int,
    *,
    product: Callable[[Finite, Finite], Finite] = convolve,
    change: Callable[[Any], Any] = as_they_are,
) -> Claim:
    """One kernel slid over the input, then another: T f = f * T δ, every value a symbol."""
    v, w = sympy.symbols(f"v:{p}", real=True), sympy.symbols(f"w:{q}", real=True)
    f = Finite(2, sympy.symbols(f"f:{length}", real=True))

    def slid(taps: Any, s: Finite) -> Finite:
        window = range(s.start, s.indices.stop + len(taps) - 1)
        sums = [sum(tap * s[n - k] for k, tap in enumerate(taps)) for n in window]
        return Finite(s.start, tuple(change(sums)))

    image, kernel = slid(w, slid(v, f)), slid(w, slid(v, impulse(0)))
    one, other = same(image, product(kernel, f))
    return Identity(one, [sympy.expand(value) for value in other])


# With a stride


@check(
    layer="enclosed",
    given={**maps, "stride": st.integers(1, 4), "n": places},
    mutants={
        "quotients rounded up": {"split": lambda m, s: (m % s, -(-m // s))},
        "remainders from 1 on": {"split": lambda m, s: ((m - 1) % s + 1, m // s)},
        "one impulse only": {"split": lambda m, s: (0, m // s)},
        "moved the other way": {"way": -1},
        "square": {"last": (("square", 0),)},
        "ramp": {"last": (("ramp", 0),)},
    },
)
def kernel_from_the_first_impulses(
    steps: Recipe,
    f: Finite,
    stride: int,
    n: int,
    *,
    split: Callable[[int, int], tuple[int, int]] = lambda m, s: (m % s, m // s),
    way: int = 1,
    last: Recipe = (),
) -> Claim:
    """T f(n) = ∑ₘ f(m) T δ_(m mod s)(n − ⌊m/s⌋), and (w ⋆ f)(s n) with w(k) = T δ_k(0)."""

    def image(s: Finite, n: int) -> Any:
        return apply(steps + last, s)[stride * n]

    terms, slid = 0, 0
    for m in f.indices:
        remainder, quotient = split(m, stride)
        terms += f[m] * image(impulse(remainder), n - way * quotient)
        slid += f[m] * image(impulse(m - stride * n), 0)
    return Exactly([image(f, n)] * 2, [terms, slid])


def as_it_is(value: Any) -> Any:
    """The value."""
    return value


def cut_off(value: int) -> int:
    """The value, or 0 if it is negative: what networks call a rectifier."""
    return max(value, 0)


def squared(value: int) -> int:
    """The value's square."""
    return value * value


@check(
    layer="enclosed",
    given={
        "steps": st.tuples(*[st.tuples(recipes(2), recipes(2))] * 2),
        "bias": st.tuples(small, small),
        "x": st.tuples(finite_sequences(), finite_sequences()),
        "stride": st.integers(1, 3),
    },
    instances=40,
    mutants={
        "the bias left in the kernel": {"less_bias": 0},
        "the bias left out": {"with_bias": 0},
        "kernel run backwards": {"way": -1},
        "negative values cut off": {"after": cut_off},
        "every value squared": {"after": squared},
    },
)
def layers_from_probes(
    steps: tuple[tuple[Recipe, ...], ...],
    bias: tuple[int, ...],
    x: tuple[Finite, ...],
    stride: int,
    *,
    less_bias: int = 1,
    with_bias: int = 1,
    way: int = 1,
    after: Callable[[int], int] = as_it_is,
) -> Claim:
    """With a bias and channels: the response to 0 and to unit impulses predicts all others."""
    nothing = Finite(0, (0,))
    window = range(-8, 9)

    def response(x: tuple[Finite, ...], o: int, n: int) -> int:
        sums = sum(apply(recipe, f)[stride * n] for recipe, f in zip(steps[o], x, strict=True))
        return after(bias[o] + sums)

    seen, said = [], []
    for o in range(2):
        zero = response((nothing, nothing), o, 0)
        kernel = [
            {
                way * k: response((impulse(k), nothing)[:: 1 - 2 * c], o, 0) - less_bias * zero
                for k in window
            }
            for c in range(2)
        ]
        for n in range(-4, 5):
            seen.append(response(x, o, n))
            said.append(
                with_bias * zero
                + sum(x[c][stride * n + k] * kernel[c][k] for c in range(2) for k in window)
            )
    return Exactly(seen, said)


# Images


def on_grid(f: Image, g: Image) -> Image:
    """The convolution on ℤ²."""
    result: Image = {}
    for (i, j), v in f.items():
        for (k, m), w in g.items():
            result[i + k, j + m] = result.get((i + k, j + m), 0) + v * w
    return {place: value for place, value in result.items() if value}


def transposed_kernel(f: Image, g: Image) -> Image:
    """The convolution with rows and columns of the kernel exchanged."""
    return on_grid({(j, i): v for (i, j), v in f.items()}, g)


def differences(f: Image, steps: list[tuple[int, int]]) -> Image:
    """f minus f moved, one move after the other; values that are 0 left out."""
    for a, b in steps:
        found = {*f, *((i + a, j + b) for i, j in f)}
        f = {(i, j): f.get((i, j), 0) - f.get((i - a, j - b), 0) for i, j in found}
    return {place: value for place, value in f.items() if value}


@check(
    layer="enclosed",
    given={
        "moves": st.lists(
            st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=1, max_size=3
        ),
        "image": st.dictionaries(
            st.tuples(st.integers(-3, 3), st.integers(-3, 3)),
            st.integers(1, 9),
            min_size=1,
            max_size=5,
        ),
    },
    mutants={
        "rows and columns of the kernel exchanged": {"product": transposed_kernel},
        "every value times its row": {"after": lambda place, value: place[0] * value},
        "every value squared": {"after": lambda _, value: value**2},
    },
)
def on_the_grid(
    moves: list[tuple[int, int]],
    image: Image,
    *,
    product: Callable[[Image, Image], Image] = on_grid,
    after: Callable[[tuple[int, int], int], int] = lambda _, value: value,
) -> Claim:
    """On ℤ², differences along random vectors are convolution with their impulse response."""

    def mapped(f: Image) -> Image:
        values = {place: after(place, value) for place, value in differences(f, moves).items()}
        return {place: value for place, value in values.items() if value}

    sides = mapped(image), product(mapped({(0, 0): 1}), image)
    return Exactly(*([len(side), *sorted(side.items())] for side in sides))


# Continuous functions

Function = Callable[[sympy.Expr], sympy.Expr]


def mass_and_mean(g: Function, at: sympy.Expr, ends: tuple[int, int]) -> sympy.Expr:
    """m g(x − a − 7) + d ∫ g from x − b to x − a, at the place x: a map that slides along."""
    u, mass, density = sympy.symbols("u m d", real=True)
    a, b = ends
    return mass * g(at - a - 7) + density * sympy.Integral(g(u), (u, at - b, at - a))


def times_place(g: Function, at: sympy.Expr, ends: tuple[int, int]) -> sympy.Expr:
    """The same times x: a map that does not slide along."""
    return at * mass_and_mean(g, at, ends)


@check(
    layer="derived",
    given={"degree": st.integers(0, 3), "ends": st.tuples(small, small)},
    instances=6,
    mutants={"without reflection": {"sign": 1}, "times x": {"image": times_place}},
)
def functional_of_a_map(
    degree: int,
    ends: tuple[int, int],
    *,
    sign: int = -1,
    image: Callable[[Function, sympy.Expr, tuple[int, int]], sympy.Expr] = mass_and_mean,
) -> Claim:
    """(T f)(x) = S(y ↦ f(x − y)) with S φ = (T φ⁻)(0), for T with a point mass and an integral."""
    x = sympy.Symbol("x", real=True)
    factors = sympy.symbols(f"c:{degree + 1}", real=True)

    def f(y: sympy.Expr) -> sympy.Expr:
        return sympy.Add(*(c * y**k for k, c in enumerate(factors))) + sympy.exp(y)

    def functional(g: Function) -> sympy.Expr:
        return image(lambda y: g(sign * y), sympy.Integer(0), ends)

    return Identity(image(f, x, ends), functional(lambda y: f(x - y)))


# Software, asked with integers

Values = list[Any]
"""Integers, or the exact numbers that software returned for them."""
MARGIN = 6


def inside(values: Values) -> Values:
    """The values with zeros before and after."""
    return [0] * MARGIN + values + [0] * MARGIN


def numpy_convolve(x: Values, w: Values) -> Values:
    """numpy.convolve, as long as the input."""
    import numpy as np

    return list(map(int, np.convolve(x, w, "same")))


def scipy_correlate(x: Values, w: Values) -> Values:
    """scipy.signal.correlate, as long as the input, by the definition."""
    from scipy import signal

    return list(map(int, signal.correlate(x, w, "same", method="direct")))


def scipy_correlate1d(x: Values, w: Values) -> Values:
    """scipy.ndimage.correlate1d with zeros around."""
    import numpy as np
    from scipy import ndimage

    return list(map(int, ndimage.correlate1d(np.array(x), w, mode="constant")))


def scipy_median(x: Values, w: Values) -> Values:
    """scipy.ndimage.median_filter: it commutes with shifts, too, and is not linear."""
    import numpy as np
    from scipy import ndimage

    return list(map(int, ndimage.median_filter(np.array(x), size=len(w), mode="constant")))


def numpy_ramp(x: Values, w: Values) -> Values:
    """numpy.convolve, every value times its place: it is linear, and does not commute."""
    return [n * value for n, value in enumerate(numpy_convolve(x, w))]


def predicted(response: Values, x: Values) -> Values:
    """x * T δ, where the response is to the impulse at the centre; as long as the input."""
    centre = len(x) // 2
    given = Finite(0, tuple(x))
    whole = convolve(given, Finite(-centre, tuple(response)))
    return [whole[n] for n in range(len(x))]


Called = Callable[[Values, Values], Values]
INSIDE = {
    "x": st.lists(small, min_size=5, max_size=5),
    "w": st.lists(small, min_size=3, max_size=5).filter(lambda w: any(w[1:])),
    "b": st.integers(-2, 2),
}
NOT_CONVOLUTIONS = {"a median": {"call": scipy_median}, "a ramp": {"call": numpy_ramp}}


def asked(call: Called, x: Values, w: Values, b: int) -> Claim:
    """A function moves its output with its input, and is x * T δ; all supports stay inside."""
    unit = [int(n == 2) for n in range(5)]
    here, there = inside(x), inside(x)[-b:] + inside(x)[:-b] if b else inside(x)
    result = call(here, w)
    return Every(
        Exactly(call(there, w), result[-b:] + result[:-b] if b else result),
        Exactly(result, predicted(call(inside(unit), w), here)),
    )


@check(layer="observed", given=INSIDE, packages=("numpy", "scipy"), mutants=NOT_CONVOLUTIONS)
def numpy_is_its_impulse_response(
    x: Values, w: Values, b: int, *, call: Called = numpy_convolve
) -> Claim:
    """numpy.convolve commutes with shifts and is x * T δ: integers, inside of the array."""
    return asked(call, x, w, b)


@check(layer="observed", given=INSIDE, packages=("numpy", "scipy"), mutants=NOT_CONVOLUTIONS)
def scipy_signal_is_its_impulse_response(
    x: Values, w: Values, b: int, *, call: Called = scipy_correlate
) -> Claim:
    """scipy.signal.correlate commutes with shifts and is x * T δ: integers, inside of the array."""
    return asked(call, x, w, b)


@check(layer="observed", given=INSIDE, packages=("numpy", "scipy"), mutants=NOT_CONVOLUTIONS)
def scipy_ndimage_is_its_impulse_response(
    x: Values, w: Values, b: int, *, call: Called = scipy_correlate1d
) -> Claim:
    """scipy.ndimage.correlate1d commutes with shifts and is x * T δ: integers, inside."""
    return asked(call, x, w, b)


def torch_conv1d(x: Values, w: Values, stride: int) -> Values:
    """torch.nn.functional.conv1d of float32, one channel, no padding."""
    import torch

    signal, kernel = (torch.tensor([[v]], dtype=torch.float32) for v in (x, w))
    seen = torch.nn.functional.conv1d(signal, kernel, stride=stride)
    return list(map(Fraction, seen[0, 0].tolist()))


def torch_max_pool1d(x: Values, w: Values, stride: int) -> Values:
    """torch.nn.functional.max_pool1d of float32: it moves with the stride, and is not linear."""
    import torch

    signal = torch.tensor([[x]], dtype=torch.float32)
    pooled = torch.nn.functional.max_pool1d(signal, len(w), stride=stride)
    return list(map(Fraction, pooled[0, 0].tolist()))


@check(
    layer="observed",
    given={
        "x": st.lists(small, min_size=30, max_size=30),
        "w": st.lists(small, min_size=2, max_size=5).filter(any),
        "stride": st.integers(1, 4),
    },
    instances=40,
    packages=("torch",),
    mutants={
        "max pooling": {"call": torch_max_pool1d},
        "the response to one impulse only": {"impulses": 1},
    },
)
def torch_is_its_first_responses(
    x: Values,
    w: Values,
    stride: int,
    *,
    call: Callable[[Values, Values, int], Values] = torch_conv1d,
    impulses: int | None = None,
) -> Claim:
    """torch's conv1d with stride s, from its responses to s neighbouring impulses: integers."""
    start = 5 * stride
    responses = [
        call([int(n == start + r) for n in range(len(x))], w, stride) for r in range(stride)
    ]
    result = call(x, w, stride)
    said = [0] * len(result)
    for m, value in enumerate(x):
        response = responses[m % stride if impulses is None else 0]
        for n in range(len(said)):
            place = n - m // stride + start // stride
            said[n] += value * response[place] if 0 <= place < len(response) else 0
    return Exactly(result, said)
