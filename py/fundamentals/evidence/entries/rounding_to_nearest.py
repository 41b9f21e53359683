"""Evidence for `rounding-to-nearest`: the nearest number of p digits, at a tie the even one."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.formats import (
    DIGITS,
    Whole,
    dyadic,
    exponent,
    halfway,
    rounded,
    toward_zero,
    upward,
)
from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check

HALF = Fraction(1, 2)
TRUNCATED = {"truncated": {"whole": toward_zero}}
UPWARD = {"ties go up": {"whole": upward}}
FEWER = {"a digit is missing": {"extra": -1}}

digits = st.integers(1, 12)
ratios = st.fractions(min_value=-40, max_value=40, max_denominator=97)


def places(p: int) -> "st.SearchStrategy[Fraction]":
    """Numbers of every kind: of the format, halfway between two of it, and others."""
    return st.one_of(halfway(p), ratios, dyadic(p))


def pairs() -> "st.SearchStrategy[Mapping[str, Any]]":
    """A number of digits, and two numbers to be rounded."""
    return digits.flatmap(
        lambda p: st.fixed_dictionaries({"p": st.just(p), "x": places(p), "y": places(p)})
    )


# --- the bounds, with symbols


@check(
    layer="derived",
    mutants={"u in place of u/(1 + u)": {"sharp": 0}, "half of the unit": {"part": 2}},
)
def the_worst_relative_error(*, sharp: int = 1, part: int = 1) -> Claim:
    """Between 2ᵖ⁻¹ and 2ᵖ⁻¹ + 1 the middle has the relative error u/(1 + u), u = 2⁻ᵖ, for all p."""
    p = sympy.Symbol("p", positive=True)
    m, u = 2 ** (p - 1), 2 ** (-p) / part
    middle = m + sympy.Rational(1, 2)
    return Identity((middle - m) / middle, u / (1 + sharp * u))


@check(layer="derived", mutants={"the unit of rounding to nearest": {"part": 2}})
def the_worst_truncation(*, part: int = 1) -> Claim:
    """Truncated from just below m + 1 to m = 2ᵖ⁻¹, the relative error goes to 2u/(1 + 2u)."""
    p, t = sympy.Symbol("p", positive=True), sympy.Symbol("t", real=True)
    m, two_u = 2 ** (p - 1), 2 * 2 ** (-p) / part
    return Identity(sympy.Limit(t / (m + t), t, 1, "-"), two_u / (1 + two_u))


# --- the function, exactly


@check(
    layer="enclosed",
    given=digits.flatmap(
        lambda p: st.fixed_dictionaries(
            {"p": st.just(p), "x": places(p), "y": st.one_of(dyadic(p), st.just(Fraction(0)))}
        )
    ),
    mutants={**TRUNCATED, **FEWER},
)
def none_is_nearer(
    p: int, x: Fraction, y: Fraction, *, whole: Whole = round, extra: int = 0
) -> Claim:
    """|fl x − x| ≤ |y − x| for numbers y of p digits, the neighbours of x among them; exact."""
    value = rounded(x, p + extra, whole=whole)
    step = Fraction(2) ** (exponent(x) + 1 - p) if x else Fraction(1)
    near = [n * step for n in range(int(x / step) - 1, int(x / step) + 2)]
    return Exactly([abs(value - x) <= abs(z - x) for z in (y, *near)], [True] * 4)


@check(layer="enclosed", given=pairs(), mutants={**UPWARD, **TRUNCATED})
def ties_are_even(p: int, x: Fraction, y: Fraction, *, whole: Whole = round) -> Claim:
    """The value is m times the unit of x, off by less than 1/2 unit, or by 1/2 and m is even."""

    def right(z: Fraction) -> bool:
        unit = Fraction(2) ** (exponent(z) + 1 - p) if z else Fraction(1)
        m = rounded(z, p, whole=whole) / unit
        off = abs(m - z / unit)
        return m.denominator == 1 and (off < HALF or (off == HALF and m.numerator % 2 == 0))

    return Exactly((right(x), right(y)), (True, True))


@check(
    layer="enclosed",
    given=pairs(),
    mutants={
        **TRUNCATED,
        **FEWER,
        "a smaller unit": {"part": Fraction(7, 8)},
        "a larger unit": {"part": Fraction(9, 8)},
    },
)
def the_standard_model(
    p: int,
    x: Fraction,
    y: Fraction,
    *,
    whole: Whole = round,
    extra: int = 0,
    part: Fraction = Fraction(1),
) -> Claim:
    """|fl x − x| ≤ u/(1 + u) |x| with u = 2⁻ᵖ, and equality for x = 1 + u; exact."""
    u = Fraction(1, 2**p) * part
    worst = 1 + Fraction(1, 2**p)
    bound = [
        abs(rounded(z, p + extra, whole=whole) - z) <= u / (1 + u) * abs(z) for z in (x, y, worst)
    ]
    attained = abs(rounded(worst, p + extra, whole=whole) - worst) == u / (1 + u) * worst
    return Exactly([*bound, attained], [True] * 4)


def lower_exponent(x: Fraction, p: int) -> Fraction:
    """Rounded with twice the unit where the significand is above 3/2: not monotone."""
    return rounded(x, p - 1 if abs(x) > 3 * Fraction(2) ** (exponent(x) - 1) else p) if x else x


@check(
    layer="enclosed",
    given=pairs(),
    mutants={
        "ties go up": {"whole": upward},
        "the digits depend on the significand": {"uneven": True},
    },
)
def monotone_odd_idempotent(
    p: int, x: Fraction, y: Fraction, *, whole: Whole = round, uneven: bool = False
) -> Claim:
    """Monotone, odd, idempotent; numbers of p digits are fixed; exact."""

    def fl(z: Fraction) -> Fraction:
        return lower_exponent(z, p) if uneven else rounded(z, p, whole=whole)

    low, high = sorted((x, y))
    exact = rounded(y, p)
    return Exactly(
        (fl(low) <= fl(high), fl(-x), fl(fl(x)), fl(exact)), (True, -fl(x), fl(x), exact)
    )


@check(
    layer="enclosed",
    given=digits.flatmap(
        lambda p: st.fixed_dictionaries({"p": st.just(p), "n": st.integers(-(2**p), 2**p)})
    ),
    mutants={**FEWER, "one more is exact": {"last": 1}},
)
def integers_are_exact(p: int, n: int, *, extra: int = 0, last: int = 0) -> Claim:
    """Integers of at most 2ᵖ in absolute value are fixed; exact."""
    m = n if abs(n) < 2**p else n + last * (1 if n > 0 else -1)
    far = 2**p + last
    return Exactly([rounded(Fraction(k), p + extra) for k in (m, far)], [m, far])


@check(
    layer="enclosed",
    given={"p": st.integers(2, 60)},
    mutants={"two digits more": {"extra": 2}},
)
def order_of_additions(p: int, *, extra: int = 0) -> Claim:
    """(2ᵖ + 1) + 1 gives 2ᵖ and 2ᵖ + (1 + 1) gives 2ᵖ + 2, for p ≥ 2; exact."""

    def fl(n: Fraction) -> Fraction:
        return rounded(n, p + extra)

    big = Fraction(2**p)
    return Exactly((fl(fl(big + 1) + 1), fl(big + fl(Fraction(2)))), (2**p, 2**p + 2))


@check(
    layer="enclosed",
    given=st.integers(2, 12).flatmap(
        lambda p: st.fixed_dictionaries({"p": st.just(p), "x": places(p)})
    ),
    mutants={"the unit of rounding to nearest": {"factor": 1}},
)
def truncation(p: int, x: Fraction, *, factor: int = 2) -> Claim:
    """Truncation is off by at most 2u |x|, never away from 0; at 2ᵖ⁻¹ + 3/4 by more than u |x|."""
    u = Fraction(factor, 2**p)
    worst = Fraction(2 ** (p - 1)) + Fraction(3, 4)
    values = [(z, rounded(z, p, whole=toward_zero)) for z in (x, worst)]
    return Exactly(
        [abs(value - z) <= u * abs(z) and abs(value) <= abs(z) for z, value in values], [True] * 2
    )


@check(
    layer="enclosed",
    given=st.integers(1, 8).flatmap(
        lambda p: st.fixed_dictionaries({"p": st.just(p), "x": halfway(p, low=-20, high=4)})
    ),
    mutants={"no absolute term": {"term": 0}, "half of it": {"term": Fraction(1, 4)}},
)
def underflow(p: int, x: Fraction, *, term: Fraction = HALF) -> Claim:
    """With no unit below 2⁻¹⁰ the error is at most u |x| + 2⁻¹¹, and 2⁻¹¹ for x = 2⁻¹¹; exact."""
    smallest = Fraction(1, 2**10)
    errors = [(z, abs(rounded(z, p, least=-10) - z)) for z in (x, smallest / 2)]
    u = Fraction(1, 2**p)
    return Exactly([error <= u * abs(z) + term * smallest for z, error in errors], [True] * 2)


# --- what numpy and jax return

KINDS = ("float16", "float32")


def operands(kind: str) -> "st.SearchStrategy[Mapping[str, Any]]":
    """Two numbers of a format, far from overflow and underflow in all four operations."""
    number = dyadic(DIGITS[kind], low=-3, high=3)
    return st.fixed_dictionaries({"kind": st.just(kind), "x": number, "y": number})


def wide(kind: str) -> "st.SearchStrategy[Mapping[str, Any]]":
    """Numbers of float64 that are to be cast: random ones, and ties."""
    p = DIGITS[kind]
    return st.fixed_dictionaries(
        {
            "kind": st.just(kind),
            "x": dyadic(DIGITS["float64"], low=-9, high=9),
            "y": halfway(p, low=-9, high=9),
        }
    )


@check(
    layer="observed",
    given=st.sampled_from(KINDS).flatmap(wide),
    packages=("numpy",),
    mutants={**UPWARD, **TRUNCATED, **FEWER},
)
def numpy_casts(
    kind: str, x: Fraction, y: Fraction, *, whole: Whole = round, extra: int = 0
) -> Claim:
    """numpy casts float64 to float16 and float32 by rounding to nearest, ties to even; exact."""
    import numpy as np

    cast = np.array([float(x), float(y)]).astype(kind)
    expected = [rounded(z, DIGITS[kind] + extra, whole=whole) for z in (x, y)]
    return Exactly([Fraction(float(value)) for value in cast], expected)


@check(
    layer="observed",
    given=st.sampled_from(("float16", "float32", "float64")).flatmap(operands),
    packages=("numpy",),
    mutants={**TRUNCATED, **FEWER},
)
def numpy_operations(
    kind: str, x: Fraction, y: Fraction, *, whole: Whole = round, extra: int = 0
) -> Claim:
    """Sum, difference, product and quotient in numpy are the exact ones, rounded to nearest."""
    import numpy as np

    dtype = np.dtype(kind)
    a, b = np.array([float(x)], dtype), np.array([float(y)], dtype)
    seen = [a + b, a - b, a * b, a / b]
    exact = (x + y, x - y, x * y, x / y)
    expected = [rounded(z, DIGITS[kind] + extra, whole=whole) for z in exact]
    return Exactly([Fraction(float(value[0])) for value in seen], expected)


@check(
    layer="observed",
    given={"kind": st.sampled_from(("float16", "float32", "float64"))},
    packages=("numpy",),
    mutants={"a digit fewer": {"extra": -1}, "a digit more": {"extra": 1}},
)
def numpy_order_of_additions(kind: str, *, extra: int = 0) -> Claim:
    """In numpy (2ᵖ + 1) + 1 is 2ᵖ, and 2ᵖ + (1 + 1) is 2ᵖ + 2 where 2ᵖ + 2 is in the format."""
    import numpy as np

    p = DIGITS[kind] + extra
    one = np.array([1], kind)
    big = np.array([2**p], kind)
    seen = ((big + one) + one, big + (one + one))
    return Exactly([Fraction(float(value[0])) for value in seen], [2**p, 2**p + 2])


@check(
    layer="observed",
    given={
        "x": st.one_of(
            halfway(11, low=-28, high=-10), dyadic(20, low=-28, high=-10), st.just(Fraction(0))
        )
    },
    packages=("numpy",),
    mutants={"no least exponent": {"least": None}, "one power of 2 less": {"least": -25}},
)
def numpy_underflow(x: Fraction, *, least: int | None = -24) -> Claim:
    """float16 has no unit below 2⁻²⁴: numpy's casts are rounding with that least unit; exact."""
    import numpy as np

    cast = np.array([float(x)]).astype("float16")
    return Exactly(Fraction(float(cast[0])), rounded(x, 11, least=least))


@check(
    layer="observed",
    given={"x": st.integers(65000, 66000)},
    packages=("numpy",),
    mutants={"as if there were no largest number": {"largest": 2**20}},
)
def numpy_overflow(x: int, *, largest: int = 65504) -> Claim:
    """In float16 what rounds to more than 65504 becomes infinite: no model of rounding holds."""
    import numpy as np

    with np.errstate(over="ignore"):
        cast = np.array([float(x), 65519.0, 65520.0]).astype("float16")
    expected = [rounded(Fraction(n), 11) > largest for n in (x, 65519, 65520)]
    return Exactly([bool(np.isinf(value)) for value in cast], expected)


@check(
    layer="observed",
    given={"x": dyadic(24, low=-9, high=9), "y": halfway(8, low=-9, high=9)},
    packages=("jax",),
    mutants={**UPWARD, **TRUNCATED, **FEWER},
)
def jax_casts_to_bfloat16(
    x: Fraction, y: Fraction, *, whole: Whole = round, extra: int = 0
) -> Claim:
    """jax casts float32 to bfloat16 by rounding to nearest with 8 digits, ties to even; exact."""
    import jax

    with jax.default_device(jax.devices("cpu")[0]):
        wide = jax.numpy.array([float(x), float(y)], dtype="float32")
        cast = wide.astype("bfloat16").astype("float32").tolist()
    expected = [rounded(z, DIGITS["bfloat16"] + extra, whole=whole) for z in (x, y)]
    return Every(Exactly([Fraction(value) for value in cast], expected))
