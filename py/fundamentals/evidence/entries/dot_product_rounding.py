"""Evidence for `dot-product-rounding`: |computed − ∑ x y| ≤ γ_n ∑ |x y|, fused or not."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import repeat
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.formats import DIGITS
from fundamentals.evidence.arithmetic.sums import (
    Tree,
    added,
    at_most,
    depths,
    exact,
    gamma,
    growth,
    height,
    nodes,
    recursive,
    rounded_products,
    rounded_sum,
    size_of_sum,
    sizes,
    steps,
    terms,
    trees,
    units,
)
from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check

Numbers = tuple[Fraction, ...]
Flags = tuple[bool, ...]
Size = Callable[[Sequence[Fraction]], Fraction]

ONE = Fraction(1)


def flags(count: int) -> "st.SearchStrategy[Flags]":
    """Which of the products are fused."""
    return st.tuples(*[st.booleans()] * count)


def dots(most: int = 6) -> "st.SearchStrategy[Mapping[str, Any]]":
    """An order, operands, which products are fused, and relative errors for all roundings."""
    return st.integers(1, most).flatmap(
        lambda n: st.fixed_dictionaries(
            {
                "u": units,
                "tree": trees(n),
                "x": terms(n),
                "y": terms(n),
                "fused": flags(n),
                "drawn": steps(2 * n - 1),
            }
        )
    )


def times(x: Sequence[Fraction], y: Sequence[Fraction]) -> Numbers:
    """The products."""
    return tuple(one * other for one, other in zip(x, y, strict=True))


WRONG_BOUNDS: dict[str, dict[str, Any]] = {
    "rounded products counted as fused": {"less": 1},
    "half of the unit": {"part": 2},
}
CARELESS = {"|∑ x y| in place of ∑ |x y|": {"size": size_of_sum}}


# --- symbols


@check(
    layer="derived",
    given=st.integers(2, 5).flatmap(
        lambda n: st.fixed_dictionaries({"tree": trees(n), "fused": flags(n)})
    ),
    instances=20,
    mutants={"fused products rounded": {"own": 1}, "no product rounded": {"rounds": 0}},
)
def each_product_at_its_depth(tree: Tree, fused: Flags, *, own: int = 0, rounds: int = 1) -> Claim:
    """If each rounding multiplies by 1 + u, a product at depth k is multiplied by (1 + u)ᵏ⁺¹.

    By (1 + u)ᵏ, if it is fused. In the order that is drawn, and for two products, the second fused.
    """
    u = sympy.Symbol("u", positive=True)

    def both(tree: Tree, fused: Flags) -> tuple[Any, Any]:
        depth = depths(tree)
        x, y = (sympy.symbols(f"{name}:{len(depth)}", real=True) for name in "xy")
        products = [a * b * (1 if f else 1 + u) for a, b, f in zip(x, y, fused, strict=True)]
        left = added(tree, products, lambda one, other: (one + other) * (1 + u))
        power = {name: depth[name] + (own if fused[name] else rounds) for name in depth}
        return left, sum(x[name] * y[name] * (1 + u) ** power[name] for name in depth)

    pairs = [both(tree, fused), both(recursive(2), (False, True))]
    return Identity([left for left, _ in pairs], [right for _, right in pairs])


@check(
    layer="derived",
    mutants={"u₀² left out": {"square": 0}, "operands not rounded twice": {"double": 1}},
)
def two_formats(*, square: int = 1, double: int = 2) -> Claim:
    """(1 + u₀)² (1 + γ) − 1 = γ + (2 u₀ + u₀²)(1 + γ), for every γ."""
    u, g = sympy.symbols("u_0 gamma", positive=True)
    return Identity((1 + u) ** 2 * (1 + g) - 1, g + (double * u + square * u**2) * (1 + g))


# --- fractions


@check(layer="enclosed", given=dots(), instances=60, mutants={**WRONG_BOUNDS, **CARELESS})
def every_tree(
    u: Fraction,
    tree: Tree,
    x: Numbers,
    y: Numbers,
    fused: Flags,
    drawn: Numbers,
    *,
    less: int = 0,
    part: int = 1,
    size: Size = sizes,
) -> Claim:
    """|computed − ∑ x y| ≤ ((1 + u)ʰ⁺¹ − 1) ∑ |x y| for random errors of up to u; exact.

    Among others for one product 1 that is rounded, with all errors u: then both are equal. And for
    1 · 1 − 1 · 1, the first product off by u.
    """
    products, errors = times(x, y), [share * u for share in drawn]
    n = len(products)
    computed = rounded_sum(tree, rounded_products(products, fused, errors), iter(errors[n:]))
    constant = growth(u / part, height(tree) + 1 - less)
    depth = depths(tree)
    first = tuple(Fraction(name == max(depth, key=lambda k: depth[k])) for name in range(n))
    worst = rounded_sum(tree, rounded_products(first, (False,) * n, (u,) * n), repeat(u))
    cancelling = rounded_sum(recursive(2), (1 + u, -ONE), repeat(u))
    return Every(
        at_most(abs(computed - exact(tree, products)), constant * size(products)),
        at_most(cancelling, growth(u, 2) * size((ONE, -ONE))),
        at_most(worst - 1, constant * size(first)),
        at_most(growth(u, height(tree) + 1), worst - 1),
    )


@check(
    layer="enclosed",
    given=dots(),
    instances=60,
    mutants={"one rounding less": {"less": 1}, "half of the unit": {"part": 2}},
)
def every_order(
    u: Fraction,
    tree: Tree,
    x: Numbers,
    y: Numbers,
    fused: Flags,
    drawn: Numbers,
    *,
    less: int = 0,
    part: int = 1,
) -> Claim:
    """|computed − ∑ x y| ≤ γ_n ∑ |x y| for n products in any order, with n u < 1; exact.

    Among others for 1 · 1 + 0 · 0 + …, one after the other, with all errors u.
    """
    products, errors = times(x, y), [share * u for share in drawn]
    n = len(products)
    computed = rounded_sum(tree, rounded_products(products, fused, errors), iter(errors[n:]))
    constant = gamma(u / part, n - less)
    first = (ONE, *[Fraction(0)] * (n - 1))
    worst = rounded_sum(recursive(n), rounded_products(first, (False,) * n, (u,) * n), repeat(u))
    return Every(
        at_most(abs(computed - exact(tree, products)), constant * sizes(products)),
        at_most(worst - 1, constant),
    )


@check(
    layer="enclosed",
    given=dots().map(lambda dot: {key: dot[key] for key in dot if key != "fused"}),
    instances=60,
    mutants={
        "one rounding less": {"less": 1},
        "the products rounded, all the same": {"whole": False},
    },
)
def exact_products(
    u: Fraction,
    tree: Tree,
    x: Numbers,
    y: Numbers,
    drawn: Numbers,
    *,
    less: int = 0,
    whole: bool = True,
) -> Claim:
    """If no product is rounded, |computed − ∑ x y| ≤ γ_{n−1} ∑ |x y|; exact.

    Among others for 1 · 1 + 0 · 0, with all errors u.
    """
    products, errors = times(x, y), [share * u for share in drawn]
    n = len(products)
    summed = rounded_products(products, (whole,) * n, errors)
    computed = rounded_sum(tree, summed, iter(errors[n:]))
    one = rounded_products((ONE, Fraction(0)), (whole,) * 2, (u, u))
    worst = rounded_sum(recursive(2), one, repeat(u))
    return Every(
        at_most(abs(computed - exact(tree, products)), gamma(u, n - 1 - less) * sizes(products)),
        at_most(worst - 1, gamma(u, 1 - less)),
    )


@check(
    layer="enclosed",
    given=dots(5).flatmap(
        lambda dot: st.fixed_dictionaries(
            {"dot": st.just(dot), "coarse": units, "operands": steps(2 * len(dot["x"]))}
        )
    ),
    instances=50,
    mutants={
        "one operand rounded": {"power": 1},
        "one rounding less": {"less": 1},
        "half of the coarse unit": {"part": 2},
    },
)
def coarser_operands(
    dot: Mapping[str, Any],
    coarse: Fraction,
    operands: Numbers,
    *,
    power: int = 2,
    less: int = 0,
    part: int = 1,
) -> Claim:
    """With operands rounded by u₀ first, at most ((1 + u₀)² (1 + u)ⁿ − 1) ∑ |x y|; exact.

    At most γ_n + (2 u₀ + u₀²)(1 + γ_n) times that sum, too. Among others for 1 · 1 + 0 · 0 + …, one
    after the other, with all errors as large as can be: then the first bound is attained.
    """
    u, tree, n = dot["u"], dot["tree"], len(dot["x"])
    errors = [share * u for share in dot["drawn"]]
    shares = [1 + share * coarse for share in operands]
    products, rough = times(dot["x"], dot["y"]), times(shares[:n], shares[n:])
    summed = rounded_products(times(products, rough), dot["fused"], errors)
    computed = rounded_sum(tree, summed, iter(errors[n:]))
    unit = coarse / part
    constant = (1 + unit) ** power * (1 + u) ** (n - less) - 1
    first = (ONE, *[Fraction(0)] * (n - 1))
    worst = tuple(product * (1 + coarse) ** 2 * (1 + u) for product in first)
    wide = gamma(u, n) + (2 * coarse + coarse**2) * (1 + gamma(u, n))
    return Every(
        at_most(abs(computed - exact(tree, products)), constant * sizes(products)),
        at_most(rounded_sum(recursive(n), worst, repeat(u)) - 1, constant),
        at_most(constant, wide),
    )


@check(
    layer="enclosed",
    given=dots(4).flatmap(
        lambda dot: st.fixed_dictionaries(
            {
                "dot": st.just(dot),
                "lost": st.tuples(*[st.sampled_from((-1, 0, 1))] * (2 * len(dot["x"]) - 1)),
            }
        )
    ),
    instances=50,
    mutants={"additions alone": {"of_products": 0}, "products alone": {"of_additions": 0}},
)
def with_underflow(
    dot: Mapping[str, Any], lost: tuple[int, ...], *, of_products: int = 1, of_additions: int = 1
) -> Claim:
    """With η more in each rounding, (1 + u)ʰ (n + (n − 1)) η is added to the bound; exact.

    Among others for two products 0, while each rounding is off by η.
    """
    eta, u, small = Fraction(1, 64), dot["u"], Fraction(1, 2**20)

    def plus(one: Fraction, other: Fraction) -> Fraction:
        return Fraction((one + other) * (1 + next(relative)) + next(more) * eta)

    products, errors = times(dot["x"], dot["y"]), [share * u for share in dot["drawn"]]
    n = len(products)
    relative, more = iter(errors[n:]), iter(lost[n:])
    summed = tuple(
        product if whole else product * (1 + error) + step * eta
        for product, whole, error, step in zip(
            products, dot["fused"], errors, lost[:n], strict=False
        )
    )
    computed = added(dot["tree"], summed, plus)
    power: Fraction = (1 + u) ** height(dot["tree"])
    count = of_products * n + of_additions * nodes(dot["tree"])
    relative, more = repeat(small), repeat(1)
    nothing = added(recursive(2), (eta, eta), plus)
    return Every(
        at_most(
            abs(computed - exact(dot["tree"], products)),
            (power * (1 + u) - 1) * sizes(products) + power * count * eta,
        ),
        at_most(nothing, (1 + small) * (2 * of_products + of_additions) * eta),
    )


# --- software

LIBRARY = ("float32", "float64")
whole = st.tuples(st.integers(-(2**20), 2**20), st.integers(-20, 0)).map(
    lambda pair: pair[0] * Fraction(2) ** pair[1]
)
"""Numbers whose products neither overflow nor underflow in float32."""


def middle(digits: int) -> tuple[Fraction, Fraction]:
    """Two numbers whose product is in the middle between two neighbours of so many digits."""
    half = digits // 2
    return 1 + Fraction(1, 2**half), 1 + Fraction(1, 2 ** (digits - half))


def vectors(name: str, x: Sequence[Fraction], y: Sequence[Fraction]) -> tuple[Any, Any]:
    """Two arrays of a type, in which the numbers are exact."""
    import numpy as np

    one, other = (np.array([float(value) for value in each], dtype=name) for each in (x, y))
    return one, other


def by_numpy(one: Any, other: Any) -> list[float]:
    """numpy's ways to a dot product: some by BLAS, some by loops of its own."""
    import numpy as np

    ways = (np.dot, np.matmul, np.inner, np.vdot)
    return [float(way(one, other)) for way in ways] + [float(np.einsum("i,i", one, other))]


@check(
    layer="observed",
    given={
        "name": st.sampled_from(LIBRARY),
        "pairs": st.lists(st.tuples(whole, whole), min_size=1, max_size=20).map(tuple),
        "repeats": st.integers(1, 12),
    },
    packages=("numpy",),
    mutants={"one rounding less": {"less": 1}, "half of the unit": {"part": 2}},
)
def numpy_dot(
    name: str,
    pairs: tuple[tuple[Fraction, Fraction], ...],
    repeats: int,
    *,
    less: int = 0,
    part: int = 1,
) -> Claim:
    """numpy's dot, matmul, inner, vdot and einsum, up to 240 products: within γ_n ∑ |x y|.

    In whatever order, fused or not. Among others for one product, halfway between two numbers.
    """
    u = Fraction(1, 2 ** DIGITS[name])
    claims = []
    for many in (pairs * repeats, (middle(DIGITS[name]),)):
        x, y = zip(*many, strict=True)
        one, other = vectors(name, x, y)
        rounded = [[Fraction(float(v)) for v in array] for array in (one, other)]
        products = times(*rounded)
        bound = gamma(u / part, len(products) - less) * sizes(products)
        total = sum(products, Fraction(0))
        claims += [at_most(abs(Fraction(s) - total), bound) for s in by_numpy(one, other)]
    return Every(*claims)


def fused_chain(x: Sequence[Fraction], y: Sequence[Fraction], *, fused: bool) -> Fraction:
    """∑ x y in float64 from 0 on; a fused step rounds the exact x y + sum to the nearest number."""
    total = Fraction(0)
    for product in times(x, y):
        total = Fraction(float(total + (product if fused else Fraction(float(product)))))
    return total


@check(
    layer="observed",
    given={
        "pairs": st.lists(st.tuples(whole, whole), min_size=1, max_size=8).map(tuple),
    },
    mutants={"products rounded first": {"fused": False}, "half of the unit": {"part": 2}},
)
def fused_in_float64(
    pairs: tuple[tuple[Fraction, Fraction], ...], *, fused: bool = True, part: int = 1
) -> Claim:
    """1 · c + x₁ y₁ + …, each step fused: within γ_{n−1} ∑ |x y|, since 1 · c is exact.

    Fused steps are computed exactly and then rounded by Python to float64. Among others with
    c = 1 + 2u and a product in the middle between two numbers, where two roundings are worse.
    """
    u = Fraction(1, 2**53)
    claims = []
    for c, many in ((ONE, pairs), (1 + 2 * u, (middle(53),)), (ONE, ((u, ONE),))):
        x, y = zip((c, ONE), *many, strict=True)
        products = times(x, y)
        error = abs(fused_chain(x, y, fused=fused) - sum(products, Fraction(0)))
        claims.append(at_most(error, gamma(u / part, len(products) - 1) * sizes(products)))
    return Every(*claims)


def to_bfloat16(values: Any) -> Any:
    """float32 numbers, rounded to 8 digits in place of 24: to nearest, ties to even."""
    import numpy as np

    bits = values.view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)


def to_float16(values: Any) -> Any:
    """float32 numbers, rounded to float16 and back."""
    import numpy as np

    return values.astype(np.float16).astype(np.float32)


def as_they_are(values: Any) -> Any:
    """float32 numbers."""
    return values


COARSE: Mapping[str, tuple[int, Callable[[Any], Any]]] = {
    "bfloat16": (8, to_bfloat16),
    "float16": (11, to_float16),
}
usual = st.integers(-(2**20), 2**20).map(lambda k: Fraction(k, 2**17))
"""Numbers that are nothing special in bfloat16 and float16, without underflow there."""


@check(
    layer="observed",
    given={
        "name": st.sampled_from(sorted(COARSE)),
        "pairs": st.lists(
            st.tuples(usual, usual).filter(lambda pair: min(map(abs, pair)) > Fraction(1, 64)),
            min_size=1,
            max_size=20,
        ).map(tuple),
    },
    packages=("numpy",),
    mutants={"one operand rounded": {"power": 1}, "half of the coarse unit": {"part": 2}},
)
def numpy_mixed(
    name: str,
    pairs: tuple[tuple[Fraction, Fraction], ...],
    *,
    power: int = 2,
    part: int = 1,
) -> Claim:
    """Operands rounded to bfloat16 or float16, their dot product by numpy in float32.

    Within ((1 + u₀)² (1 + u)ⁿ⁻¹ − 1) ∑ |x y|, since products are exact. Among others for the square
    of 1 + u₀, which is in the middle between two numbers, and is rounded to 1.
    """
    digits, rounded = COARSE[name]
    coarse, u = Fraction(1, 2**digits), Fraction(1, 2**24)
    claims = []
    for many in (pairs, ((1 + coarse, 1 + coarse),)):
        x, y = zip(*many, strict=True)
        one, other = map(rounded, vectors("float32", x, y))
        products = times(x, y)
        bound = (1 + coarse / part) ** power * (1 + u) ** (len(products) - 1) - 1
        total = sum(products, Fraction(0))
        claims += [
            at_most(abs(Fraction(s) - total), bound * sizes(products)) for s in by_numpy(one, other)
        ]
    return Every(*claims)


@check(
    layer="observed",
    given={"name": st.sampled_from(sorted(COARSE)), "pair": st.tuples(usual, usual)},
    packages=("numpy",),
    mutants={"of float32 numbers": {"convert": as_they_are}},
)
def coarse_products_are_exact(
    name: str,
    pair: tuple[Fraction, Fraction],
    *,
    convert: Callable[[Any], Any] | None = None,
) -> Claim:
    """Products of bfloat16 and of float16 numbers are exact in float32: 16 and 22 digits of 24."""
    rounded = convert or COARSE[name][1]
    claims = []
    for one, other in (pair, middle(24)):
        x, y = map(rounded, vectors("float32", (one,), (other,)))
        claims.append(
            Exactly(Fraction(float(x[0] * y[0])), Fraction(float(x[0])) * Fraction(float(y[0])))
        )
    return Every(*claims)
