"""Evidence for `cross-correlation`: (f ⋆ g)(x) = ∫ f(y) g(x + y) dy, and ∑ₖ f(k) g(n + k)."""

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.calls.borders import (
    BORDERS,
    OTHERS,
    SIGNAL_BORDERS,
    Border,
    bordered,
    outcome_of_origin,
)
from fundamentals.evidence.calls.left_out import Sayings, Values, left_out, observes_arguments
from fundamentals.evidence.calls.listings import Call, agrees, equals
from fundamentals.evidence.calls.number_types import Lines, Picks, all_of, observes_types
from fundamentals.evidence.calls.observing import calls, observes_rows
from fundamentals.evidence.calls.plain_calls import function, says
from fundamentals.evidence.calls.sequence_software import (
    Image,
    Size,
    array,
    images,
    moved_by_origin,
    outcome_for_ones,
    sizes,
)
from fundamentals.evidence.core import (
    Claim,
    Equal,
    Every,
    Exactly,
    Identity,
    Less,
    check,
    found_in,
)
from fundamentals.evidence.models import pieces, piecewise
from fundamentals.evidence.models.integrals import Bump, X, bumps, correlate_at, everywhere
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.piecewise import Piecewise, arbitrary, continuous, integrand
from fundamentals.evidence.models.sequences import (
    Finite,
    correlate,
    finite_sequences,
    generating_function,
    product_of_polynomials,
    reflect,
    same,
)
from fundamentals.software.formulas import K, L, value
from fundamentals.software.rows import Mode, Row
from fundamentals.software.table import ROWS, row

Reflection = Callable[[Finite], Finite]


def kept(f: Finite) -> Finite:
    """The sequence itself: the flip forgotten."""
    return f


def late(f: Finite) -> Finite:
    """The reflection, one place late."""
    return Finite(1 - f.indices[-1], f.values[::-1])


pairs = {"f": finite_sequences(), "g": finite_sequences()}
WRONG_FLIPS = {"kernel not flipped": {"flip": kept}, "offset by one": {"flip": late}}


@check(layer="enclosed", given=pairs, instances=200, mutants=WRONG_FLIPS)
def is_convolution_with_reflection(f: Finite, g: Finite, *, flip: Reflection = reflect) -> Claim:
    """f ⋆ g = f⁻ * g, with the product of polynomials as a second way to compute it; exact."""
    return Exactly(*same(correlate(f, g), product_of_polynomials(flip(f), g)))


@check(
    layer="enclosed",
    given={**pairs, "n": st.integers(-20, 20), "low": st.integers(0, 4), "high": st.integers(0, 4)},
    mutants={"one term of the window lost": {"lost": 1}},
)
def any_window_will_do(
    f: Finite, g: Finite, n: int, low: int, high: int, *, lost: int = 0
) -> Claim:
    """The sum over any window that holds the support of f is the same."""
    window = range(f.indices.start - low, f.indices.stop + high)
    narrow = f.indices[lost:]
    return Exactly(sum(f[k] * g[n + k] for k in window), sum(f[k] * g[n + k] for k in narrow))


@check(layer="enclosed", given=pairs, mutants={"no reflection of the result": {"flip": kept}})
def exchanging_reflects(f: Finite, g: Finite, *, flip: Reflection = reflect) -> Claim:
    """(g ⋆ f)(n) = (f ⋆ g)(−n): exchanging the two reflects the result."""
    return Exactly(*same(correlate(g, f), flip(correlate(f, g))))


@check(
    layer="derived",
    given={"p": st.integers(1, 4), "q": st.integers(1, 4)},
    instances=16,
    mutants={"f(z) in place of f(1/z)": {"power": 1}},
)
def generating_functions(p: int, q: int, *, power: int = -1) -> Claim:
    """∑ₙ (f ⋆ g)(n) zⁿ = F(1/z) G(z), with every value of f and g a symbol."""
    z = sympy.Symbol("z", real=True, nonzero=True)
    f = Finite(0, sympy.symbols(f"f:{p}", real=True))
    g = Finite(0, sympy.symbols(f"g:{q}", real=True))
    product = generating_function(f, z**power) * generating_function(g, z)
    return Identity(generating_function(correlate(f, g), z), sympy.expand(product))


@check(layer="enclosed", given=pairs, mutants={"support one shorter": {"shorter": 1}})
def support(f: Finite, g: Finite, *, shorter: int = 0) -> Claim:
    """f on [a, b] and g on [c, d] give f ⋆ g = 0 outside [c − b, d − a], and nothing narrower."""
    start = g.indices[0] - f.indices[-1]
    stop = g.indices[-1] - f.indices[0] - shorter
    outside = [n for n in range(-30, 30) if not start <= n <= stop]
    values = [sum(f[k] * g[n + k] for k in f.indices) for n in outside]
    return Exactly(values, [0] * len(values))


# Functions

places = st.fractions(min_value=-5, max_value=5, max_denominator=6)
functions = {"f": arbitrary(), "g": arbitrary(), "x": places}


@check(
    layer="enclosed",
    given=functions,
    instances=50,
    mutants={"f turned round": {"sign": -1}, "g moved instead": {"side": -1}},
)
def integral_of_functions(
    f: Piecewise, g: Piecewise, x: Fraction, *, sign: int = 1, side: int = 1
) -> Claim:
    """∫ f(y) g(x + y) dy, ∫ f(y − x) g(y) dy and what the jumps of f and g give agree; exact."""
    values = [integrand(f, g, x, sign=sign).integral(), (f.translate(side * x) * g).integral()]
    return Exactly(values, [piecewise.correlate(f, g)(x)] * 2)


@check(
    layer="enclosed",
    given={"f": arbitrary(), "g": arbitrary()},
    instances=50,
    mutants={"that of the convolution": {"turned": False}},
)
def support_of_functions(f: Piecewise, g: Piecewise, *, turned: bool = True) -> Claim:
    """f on [a, b] and g on [c, d] give f ⋆ g on [c − b, d − a], and no less; exact."""
    (a, b), (c, d) = ((h.breaks[0], h.breaks[-1]) for h in (f, g))
    ends = piecewise.correlate(f, g).breaks
    window = (c - b, d - a) if turned else (a + c, b + d)
    return Exactly([ends[0], ends[-1]], window)


@check(
    layer="enclosed",
    given={"f": bumps(), "rate": st.sampled_from([-2, -1, 1, 2]), "x": places},
    instances=5,
    mutants={"that of the convolution": {"side": -1}, "offset by 1": {"late": 1}},
)
def along_an_exponential(f: Bump, rate: int, x: Fraction, *, side: int = 1, late: int = 0) -> Claim:
    """A smooth f along eʳʸ gives eʳˣ ∫ f(y) eʳʸ dy: both integrals in balls."""
    pattern, growth = f.function, everywhere(sympy.exp(rate * X))
    total = correlate_at(pattern, everywhere(sympy.exp(side * rate * X)), Fraction(0))
    return Equal(correlate_at(pattern, growth, x - late), ball(rate * x).exp() * total)


@check(
    layer="enclosed",
    given={"f": continuous(), "b": places, "x": places.filter(bool)},
    instances=50,
    mutants={"largest at 0": {"at": 0}, "largest at −b": {"at": -1}},
)
def finds_the_pattern(f: Piecewise, b: Fraction, x: Fraction, *, at: int = 1) -> Claim:
    """f ⋆ τ_b f is larger at b than |f ⋆ τ_b f| is elsewhere, for f other than 0; exact.

    With b = 0 that is |(f ⋆ f)(x)| ≤ (f ⋆ f)(0).
    """
    match = piecewise.correlate(f, f.translate(b))
    return Less(abs(match(b + x)), match(at * b))


@check(
    layer="derived",
    given={"degree": st.integers(0, 3)},
    instances=12,
    mutants={"the half forgotten": {"times": 1}, "the sum squared": {"sign": 1}},
)
def how_much_larger(degree: int, *, times: int = 2, sign: int = -1) -> Claim:
    """(f ⋆ f)(0) − (f ⋆ f)(x) = ½ ∫ (f(y) − f(x + y))² dy, which is not negative.

    For all polynomials f of a degree on all intervals [0, x + t], with x and t symbols.
    """
    x, rest = sympy.symbols("x t", positive=True)
    f = [pieces.Piece(sympy.S.Zero, x + rest, pieces.polynomial("p", degree))]
    own = f[0].expression
    right = [piece for piece in pieces.correlate(f, f) if piece.low == 0]  # that on [0, x + t]
    at_x = sympy.Add(*(piece.expression.subs(X, x) for piece in right))
    square = pieces.integral(own**2, 0, x + rest)
    moved = own.subs(X, X + x)
    gaps = [(moved, -x, 0), (own + sign * moved, 0, rest), (own, rest, x + rest)]
    total = sympy.Add(*(pieces.integral(gap**2, *ends) for gap, *ends in gaps))
    return Identity(times * (square - at_x), total)


# Software: what each row of the table says, in every mode; number types, and arguments left out

TABLE = tuple(each for each in ROWS if each.entry == "cross-correlation")
SCIPY, SCIPY_2D = row("scipy.signal.correlate"), row("scipy.signal.correlate2d")


@observes_rows(*TABLE)
def computed(call: Call, *, row: Row = TABLE[0]) -> Claim:
    """A function computes what its row of the table says."""
    return agrees(row, call)


@observes_types(*TABLE)
def types(x: Picks, w: Picks, *, said: Lines = ()) -> Claim:
    """What comes back for each number type, where sums overflow and round, too."""
    return all_of(said, x, w)


@observes_arguments(*TABLE)
def arguments(x: Values, w: Values, *, said: Sayings = ()) -> Claim:
    """What is taken for arguments that are left out, and what is made of empty arrays."""
    return left_out(said, x, w)


__getattr__ = found_in(computed, types, arguments)


@check(
    layer="observed",
    given={"mode": st.integers(0, 2), "length": st.integers(1, 9), "taps": st.integers(1, 9)},
    packages=("scipy",),
    mutants={"the places of correlate": {"late": 0}},
)
def scipy_correlation_lags(mode: int, length: int, taps: int, *, late: int = 1) -> Claim:
    """correlation_lags lists the places of correlate; 1 too large in "same" for odd and even."""
    from scipy import signal

    said, numbers = SCIPY.modes[mode], {"L": length, "K": taps}
    odd_and_even = said.name == "same" and length % 2 == 1 and taps % 2 == 0
    first = value(said.first, numbers) + late * odd_and_even
    lags = signal.correlation_lags(length, taps, said.name)
    return Exactly(lags, list(range(first, first + value(said.length, numbers))))


LARGER_KERNEL = replace(SCIPY_2D, modes=(Mode("valid", L - K, K - L + 1, L < K),))


@check(
    layer="observed",
    given=calls(LARGER_KERNEL, most=4),
    packages=("scipy",),
    mutants={
        "the kernel conjugated": {"conjugated": False},
        "no place earlier": {"row": replace(LARGER_KERNEL, modes=SCIPY_2D.modes[2:])},
    },
)
def scipy_correlate2d_larger_kernel(
    call: Call, *, row: Row = LARGER_KERNEL, conjugated: bool = True
) -> Claim:
    """In mode "valid" with a larger kernel, correlate2d is the conjugate; correlate is not."""
    from scipy import signal

    seen = signal.correlate2d(*call.plain, "valid")
    return Every(
        equals((seen.conjugate() if conjugated else seen)[None], row, call),
        equals(signal.correlate(*call.plain, "valid", "direct")[None], row, call),
    )


@check(
    layer="observed",
    given={"name": st.sampled_from(["convolve2d", "correlate2d"]), "x": sizes, "w": sizes},
    packages=("scipy",),
    mutants={"wherever the kernel is longer": {"both": False}},
)
def scipy_valid_in_two_dimensions(name: str, x: Size, w: Size, *, both: bool = True) -> Claim:
    """In mode "valid", convolve2d and correlate2d raise ValueError if neither holds the other."""
    kernel_longer, input_longer = (any(map(operator.lt, *pair)) for pair in ((x, w), (w, x)))
    raises = kernel_longer and (input_longer or not both)
    seen = outcome_for_ones(f"scipy.signal.{name}", (x, w), "valid")
    return Exactly(seen, "ValueError" if raises else "returned")


few = st.lists(st.integers(-9, 9), min_size=1, max_size=6).map(tuple)
NDIMAGE_NAMES = [
    f"scipy.ndimage.{name}" for name in ("convolve", "correlate", "convolve1d", "correlate1d")
]


@check(
    layer="observed",
    given={
        "name": st.sampled_from(NDIMAGE_NAMES),
        "x": few,
        "quarters": few,
        "mode": st.sampled_from(sorted(BORDERS)),
        "origin": st.integers(-3, 2),
    },
    packages=("scipy",),
    mutants={
        "other borders": {"borders": OTHERS},
        "moved in the other direction": {"sign": -1},
        "moved farther": {"room": 1},
        "rounded down": {"cut": math.floor},
        "rounded to the nearest": {"cut": round},
    },
)
def scipy_ndimage_borders(
    name: str,
    x: tuple[int, ...],
    quarters: tuple[int, ...],
    mode: str,
    origin: int,
    *,
    borders: Mapping[str, Border] = BORDERS,
    sign: int = 1,
    room: int = 0,
    cut: Callable[[Fraction], int] = math.trunc,
) -> Claim:
    """ndimage continues x as its mode says, moves with origin, and cuts integers to integers.

    The kernel consists of quarters, which are exact in float64; around lies the constant 8.
    """
    said = row(name)
    outcome, seen = moved_by_origin(said, x, quarters, mode, origin)
    steps = sign * origin * (1 if said.flips else -1)
    sums = bordered(replace(said, axes=1), 0, x, quarters, borders[mode], moved=steps, constant=8)
    values = [cut(Fraction(total, 4)) for total in sums] if outcome == "moved" else []
    return Exactly([outcome, seen], [outcome_of_origin(origin, len(quarters) + room), values])


@check(
    layer="observed",
    given={
        "name": st.sampled_from(["scipy.signal.convolve2d", "scipy.signal.correlate2d"]),
        "x": images,
        "w": images,
        "mode": st.integers(0, 1),
        "boundary": st.sampled_from(sorted(SIGNAL_BORDERS)),
    },
    packages=("scipy",),
    mutants={"other borders": {"borders": OTHERS}, "0 around": {"constant": 0}},
)
def scipy_boundary(
    name: str,
    x: Image,
    w: Image,
    mode: int,
    boundary: str,
    *,
    borders: Mapping[str, Border] = BORDERS,
    constant: int = 8,
) -> Claim:
    """convolve2d and correlate2d continue x as `boundary` says, with `fillvalue` for 'fill'."""
    said, arrays = row(name), [array(x), array(w)]
    seen = function(said)(*arrays, said.modes[mode].name, boundary, fillvalue=8)
    one, other = (tuple(map(tuple, each.tolist())) for each in arrays)
    border = borders[SIGNAL_BORDERS[boundary]]
    return Exactly(seen, bordered(said, mode, one, other, border, constant=constant))


ND_NAMES = [
    f"scipy.signal.{name}" for name in ("convolve", "correlate", "fftconvolve", "oaconvolve")
]


@check(
    layer="observed",
    given={"name": st.sampled_from(ND_NAMES[2:]), "x": images, "w": few},
    packages=("scipy",),
    mutants={"along the other axis": {"axis": 0}},
)
def scipy_along_axes(name: str, x: Image, w: tuple[int, ...], *, axis: int = 1) -> Claim:
    """With axes=1, fftconvolve and oaconvolve do it along that axis alone, row by row."""
    import numpy as np

    said, image = row(name), array(x)
    seen = function(said)(image, np.array([w]) if axis else np.array([w]).T, axes=axis)
    return Exactly(np.round(seen).astype(int), [says(said, values, w) for values in image.tolist()])


@check(
    layer="observed",
    given={"sizes": st.tuples(sizes, sizes)},
    instances=20,
    packages=("numpy",),
    mutants={"returned": {"refused": "returned"}},
)
def numpy_one_axis(sizes: tuple[Size, Size], *, refused: str = "ValueError") -> Claim:
    """numpy.convolve and numpy.correlate raise ValueError for arrays with two axes."""
    seen = [outcome_for_ones(f"numpy.{name}", sizes) for name in ("convolve", "correlate")]
    return Exactly(seen, [refused, refused])


@check(
    layer="observed",
    given={"sizes": st.tuples(sizes, sizes)},
    instances=20,
    packages=("jax",),
    mutants={"returned": {"refused": "returned"}},
)
def jax_one_axis(sizes: tuple[Size, Size], *, refused: str = "ValueError") -> Claim:
    """jax.numpy.convolve and jax.numpy.correlate raise ValueError for arrays with two axes."""
    seen = [outcome_for_ones(f"jax.numpy.{name}", sizes) for name in ("convolve", "correlate")]
    return Exactly(seen, [refused, refused])


@check(
    layer="observed",
    given={"x": images, "rows": few, "columns": few},
    packages=("cv2",),
    mutants={"the other way round": {"order": -1}},
)
def cv2_two_kernels(
    x: Image, rows: tuple[int, ...], columns: tuple[int, ...], *, order: int = 1
) -> Claim:
    """sepFilter2D with two kernels is filter2D with the products of their taps; 0 around."""
    import numpy as np

    image, kernels = array(x).astype(np.float64), (rows, columns)[::order]
    said = row("cv2.filter2D")
    sizes = zip(image.shape, (len(columns), len(rows)), strict=True)
    call = Call(
        (tuple(map(tuple, image.astype(int).tolist())),),
        ((tuple(tuple(a * b for b in rows) for a in columns),),),
        (0,),
        0,
        tuple({"L": size, "K": taps, "s": 1, "d": 1, "p": 0, "q": 0} for size, taps in sizes),
    )
    separable = function(row("cv2.sepFilter2D(along rows)"))
    taps = (np.array(kernel, np.float64) for kernel in kernels)
    return equals(separable(image, -1, *taps, borderType=0)[None], said, call)
