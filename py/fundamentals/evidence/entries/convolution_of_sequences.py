"""Evidence for `convolution-of-sequences`: (f * g)(n) = ∑ₖ f(k) g(n − k), the product of a ring."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.calls.left_out import Sayings, Values, left_out, observes_arguments
from fundamentals.evidence.calls.listings import Call, agrees, exact
from fundamentals.evidence.calls.number_types import (
    Lines,
    Picks,
    all_of,
    observes_types,
    picked,
    picks,
)
from fundamentals.evidence.calls.observing import observes_rows
from fundamentals.evidence.calls.plain_calls import called, function, says
from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, check, found_in
from fundamentals.evidence.models import sequences
from fundamentals.evidence.models.sequences import (
    Finite,
    convolve,
    correlate,
    finite_sequences,
    generating_function,
    impulse,
    same,
)
from fundamentals.software.remarks import NO_X64
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS, row

WIDE = {
    "int64": "int32",
    "uint64": "uint32",
    "float64": "float32",
    "complex128": "complex64",
}
WIDE_ROWS = [each.name for each in ROWS if NO_X64 in each.remarks]
Product = Callable[[Finite, Finite], Finite]
Endless = Callable[[int], int]
Image = tuple[tuple[int, ...], ...]


def late(f: Finite, g: Finite) -> Finite:
    """The convolution, one place late."""
    right = convolve(f, g)
    return Finite(right.start + 1, right.values)


def short(f: Finite, g: Finite) -> Finite:
    """The convolution with the last term of the sum lost."""
    return convolve(Finite(f.start, (*f.values[:-1], 0)), g)


def plus(f: Finite, g: Finite) -> Finite:
    """f + g, place by place."""
    low = min(f.indices.start, g.indices.start)
    high = max(f.indices.stop, g.indices.stop)
    return Finite(low, tuple(f[n] + g[n] for n in range(low, high)))


pairs = {"f": finite_sequences(), "g": finite_sequences()}
triples = {"f": finite_sequences(4), "g": finite_sequences(4), "h": finite_sequences(4)}
places = st.integers(-9, 9)
NOT_FLIPPED = {"kernel not flipped": {"product": correlate}}
WRONG_PRODUCTS = {
    **NOT_FLIPPED,
    "offset by one": {"product": late},
    "one term lost": {"product": short},
}


def laws(f: Finite, g: Finite, h: Finite, product: Product) -> list[tuple[Finite, Finite]]:
    """What must be equal in a commutative ring with the one δ₀."""
    return [
        (product(f, g), product(g, f)),
        (product(product(f, g), h), product(f, product(g, h))),
        (product(f, plus(g, h)), plus(product(f, g), product(f, h))),
        (product(impulse(0), f), f),
    ]


@check(layer="enclosed", given=triples, mutants=WRONG_PRODUCTS)
def ring_laws(f: Finite, g: Finite, h: Finite, *, product: Product = convolve) -> Claim:
    """Commutative, associative, distributive, δ₀ the one: over the integers, exact."""
    return Every(*(Exactly(*same(one, other)) for one, other in laws(f, g, h, product)))


@check(
    layer="enclosed",
    given={**triples, "modulus": st.sampled_from((2, 4, 6, 9, 15))},
    mutants=WRONG_PRODUCTS,
)
def ring_laws_modulo(
    f: Finite, g: Finite, h: Finite, modulus: int, *, product: Product = convolve
) -> Claim:
    """The same over the integers modulo 2, 4, 6, 9 and 15, most of which have divisors of zero."""
    f, g, h = (Finite(s.start, tuple(flint.nmod(v, modulus) for v in s.values)) for s in (f, g, h))
    sides = (same(one, other) for one, other in laws(f, g, h, product))
    return Every(*(Exactly([int(v) for v in one], [int(v) for v in other]) for one, other in sides))


@check(
    layer="enclosed",
    given={**triples, "parts": st.tuples(*[st.integers(-9, 9)] * 4)},
    mutants=WRONG_PRODUCTS,
)
def ring_laws_of_gaussian_integers(
    f: Finite, g: Finite, h: Finite, parts: tuple[int, ...], *, product: Product = convolve
) -> Claim:
    """The same over the Gaussian integers a + bi, as balls of radius 0."""
    f, g, h = (
        Finite(s.start, tuple(flint.acb(a, b) for a, b in zip(s.values, parts, strict=False)))
        for s in (f, g, h)
    )
    sides = (same(one, other) for one, other in laws(f, g, h, product))
    return Every(*(Equal(one, other, within=0) for one, other in sides))


@check(layer="enclosed", given=pairs, instances=200, mutants=WRONG_PRODUCTS)
def product_of_polynomials(f: Finite, g: Finite, *, product: Product = convolve) -> Claim:
    """The values of f * g are the coefficients of flint's product of polynomials."""
    return Exactly(*same(product(f, g), sequences.product_of_polynomials(f, g)))


@check(
    layer="enclosed",
    given={"f": finite_sequences(), "a": places, "b": places},
    mutants={**NOT_FLIPPED, "offset by one": {"product": late}},
)
def impulses(f: Finite, a: int, b: int, *, product: Product = convolve) -> Claim:
    """δ_a * f is f moved by a, and δ_a * δ_b = δ_{a+b}."""
    return Every(
        Exactly(*same(product(impulse(a), f), Finite(f.start + a, f.values))),
        Exactly(*same(product(impulse(a), impulse(b)), impulse(a + b))),
    )


@check(
    layer="enclosed",
    given=pairs,
    mutants={"support one shorter": {"less": 2}, "starting one later": {"later": 1}},
)
def support(f: Finite, g: Finite, *, less: int = 1, later: int = 0) -> Claim:
    """m places from a on and n places from b on give m + n − 1 places from a + b on."""
    start = f.start + g.start + later
    inside = range(start, start + len(f.values) + len(g.values) - less)
    outside = [n for n in range(-30, 31) if n not in inside]
    values = [sum(f[k] * g[n - k] for k in f.indices) for n in outside]
    return Exactly(values, [0] * len(values))


@check(
    layer="derived",
    given={"p": st.integers(1, 4), "q": st.integers(1, 4)},
    instances=16,
    mutants=WRONG_PRODUCTS,
)
def generating_functions(p: int, q: int, *, product: Product = convolve) -> Claim:
    """∑ₙ (f * g)(n) zⁿ = F(z) G(z), with every value of f and g a symbol."""
    z = sympy.Symbol("z", real=True, nonzero=True)
    f = Finite(-1, sympy.symbols(f"f:{p}", real=True))
    g = Finite(2, sympy.symbols(f"g:{q}", real=True))
    series, first, second = (generating_function(s, z) for s in (product(f, g), f, g))
    return Identity(series, sympy.expand(first * second))


@check(
    layer="derived",
    given={"p": st.integers(1, 3), "q": st.integers(1, 3), "r": st.integers(1, 3)},
    instances=12,
    mutants=NOT_FLIPPED,
)
def associative_with_symbols(p: int, q: int, r: int, *, product: Product = convolve) -> Claim:
    """(f * g) * h = f * (g * h) with every value of f, g and h a symbol."""
    f, g, h = (
        Finite(1, sympy.symbols(f"{letter}:{size}", real=True))
        for letter, size in zip("fgh", (p, q, r), strict=True)
    )
    return Identity(*same(product(product(f, g), h), product(f, product(g, h))))


def along(finite: Finite, endless: Endless) -> Endless:
    """The convolution of a sequence of finite support with any sequence."""
    return lambda n: sum(finite[k] * endless(n - k) for k in finite.indices)


@check(layer="enclosed", given={**triples, "n": places}, mutants=WRONG_PRODUCTS)
def two_finite_supports(
    f: Finite, g: Finite, h: Finite, n: int, *, product: Product = convolve
) -> Claim:
    """(f * g) * h = f * (g * h) = g * (f * h), where h is repeated without end."""

    def endless(n: int) -> int:
        return int(h.values[n % len(h.values)])

    sides = (
        along(product(f, g), endless),
        along(f, along(g, endless)),
        along(g, along(f, endless)),
    )
    one, *others = (side(n) for side in sides)
    return Exactly((one, one), others)


def constant(_: int) -> int:
    """1 everywhere."""
    return 1


def box(n: int) -> int:
    """1 from −20 to 20, 0 elsewhere."""
    return int(-20 <= n <= 20)


@check(
    layer="enclosed",
    given={"n": places},
    mutants={"a second finite support": {"f": box}, "brackets moved": {"sides": (1, 0)}},
)
def one_finite_support_is_not_enough(
    n: int, *, f: Endless = constant, sides: tuple[int, int] = (0, 1)
) -> Claim:
    """(f * g) * h = 0 but f * (g * h) = 1, for f = 1, g = (1, −1) and the unit step h.

    The sums over ℤ are taken over −50, …, 50; the terms beyond are 0.
    """
    g, window = Finite(0, (1, -1)), range(-50, 51)

    def step(n: int) -> int:
        return int(n >= 0)

    first, second = along(g, f), along(g, step)
    left = sum(first(k) * step(n - k) for k in window)
    right = sum(f(n - k) * second(k) for k in window)
    return Exactly((left, right), sides)


def on_grid(f: Image, g: Image) -> Image:
    """(f * g)(n) = ∑ₖ f(k) g(n − k) on ℤ², both 0 outside of their rows and columns."""
    rows, columns = range(len(f)), range(len(f[0]))
    height, width = len(g), len(g[0])

    def value(i: int, j: int) -> int:
        return g[i][j] if 0 <= i < height and 0 <= j < width else 0

    return tuple(
        tuple(
            sum(f[k][m] * value(i - k, j - m) for k in rows for m in columns)
            for j in range(len(f[0]) + width - 1)
        )
        for i in range(len(f) + height - 1)
    )


def turned(f: Image, g: Image) -> Image:
    """The convolution with f turned round: the cross-correlation."""
    return on_grid(tuple(row[::-1] for row in f[::-1]), g)


def turned_upside_down(f: Image, g: Image) -> Image:
    """The convolution with f reflected in one direction of two."""
    return on_grid(f[::-1], g)


def images(largest: int = 3) -> "st.SearchStrategy[Image]":
    """Random rows of integers, all of one length."""
    sizes = st.integers(1, largest)
    return st.tuples(sizes, sizes).flatmap(
        lambda size: st.tuples(*[st.tuples(*[st.integers(-9, 9)] * size[1])] * size[0])
    )


WRONG_ON_GRID = {
    "kernel not flipped": {"product": turned},
    "kernel flipped in one direction only": {"product": turned_upside_down},
}


@check(layer="enclosed", given={"f": images(), "g": images()}, mutants=WRONG_ON_GRID)
def polynomials_in_two_variables(
    f: Image, g: Image, *, product: Callable[[Image, Image], Image] = on_grid
) -> Claim:
    """On ℤ² the values of f * g are the coefficients of flint's product in y and z."""
    ring = flint.fmpz_mpoly_ctx.get(("y", "z"))
    first, second = (
        ring.from_dict({(i, j): v for i, row in enumerate(s) for j, v in enumerate(row)})
        for s in (f, g)
    )
    coefficients = (first * second).to_dict()
    result = product(f, g)
    return Exactly(
        result,
        [[coefficients.get((i, j), 0) for j in range(len(row))] for i, row in enumerate(result)],
    )


@check(
    layer="enclosed",
    given={"f": images(2), "g": images(2), "h": images(2)},
    mutants=WRONG_ON_GRID,
)
def ring_laws_on_grid(
    f: Image, g: Image, h: Image, *, product: Callable[[Image, Image], Image] = on_grid
) -> Claim:
    """Commutative and associative on ℤ², the impulse at 0 neutral: over the integers, exact."""
    return Every(
        Exactly(product(f, g), product(g, f)),
        Exactly(product(product(f, g), h), product(f, product(g, h))),
        Exactly(product(((1,),), f), f),
    )


# Software: what each row of the table says, in every mode; number types, and arguments left out

TABLE = tuple(each for each in ROWS if each.entry == "convolution-of-sequences")


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
    given={"one": st.integers(0, 30), "both": st.integers(35, 41)},
    packages=("scipy",),
    mutants={"half of that": {"most": 2**51}, "twice that": {"most": 2**53}},
)
def scipy_automatic_method(one: int, both: int, *, most: int = 2**52) -> Claim:
    """Without a method, 16384 integers go through an FFT unless sums might reach 2⁵²; so do floats.

    Such sums: the largest |x| times the largest |w| times the number of terms.
    """
    import numpy as np
    from scipy import signal

    x, w = (np.full(2**14, 2**power) for power in (one, both - one))
    bound = int(x[0]) * int(w[0]) * 2**14
    seen = [signal.choose_conv_method(*pair) for pair in ((x, w), (x / 1, w / 1))]
    return Exactly(seen, ["direct" if bound >= most else "fft", "fft"])


@check(
    layer="observed",
    given={
        "name": st.sampled_from(WIDE_ROWS),
        "kind": st.sampled_from(sorted(WIDE)),
        "pair": picks(),
    },
    instances=40,
    packages=("jax",),
    mutants={"as it is with jax_enable_x64": {"x64": True}},
)
def jax_without_x64(name: str, kind: str, pair: Mapping[str, Picks], *, x64: bool = False) -> Claim:
    """Unless jax_enable_x64 is set, numbers of 64 bits are taken for their lower or nearest 32."""
    wide = [picked(kind, pair[letter]) for letter in "xw"]
    narrow = [each.astype(WIDE[kind]) for each in wide]
    seen, said = (called(row(name), *given, x64=x64) for given in (wide, narrow))
    return Every(
        Exactly(seen[1], said[1]),
        Exactly(*([str(value) for value in array] for array, _ in (seen, said))),
    )


POWERS = [w for w in product(range(-1, 5), repeat=3) if sum(w) in (1, 2, 4, 8)]


@check(
    layer="observed",
    given={
        "x": st.lists(st.integers(-9, 9), min_size=1, max_size=6).map(tuple),
        "w": st.sampled_from(POWERS),
    },
    packages=("astropy",),
    mutants={"as it stands": {"divided": False}},
)
def astropy_normalises(x: tuple[int, ...], w: tuple[int, ...], *, divided: bool = True) -> Claim:
    """Unless normalize_kernel=False is given, astropy's convolve divides the kernel by its sum.

    Here that is a power of two, so that quotients are exact.
    """
    import numpy as np

    said = row("astropy.convolution.convolve")
    seen = function(said)(*(np.array(each, np.float64) for each in (x, w)))
    total = sum(w) if divided else 1
    return Exactly(exact(seen.tolist()), [Fraction(value, total) for value in says(said, x, w)])
