"""Evidence for `sum-in-any-order`: |computed − ∑ x| ≤ γ_h ∑ |x| for every order, of height h."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import repeat
from typing import Any

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.formats import DIGITS, OF_NUMPY
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
    pairwise,
    recursive,
    rounded_sum,
    size_of_sum,
    sizes,
    steps,
    terms,
    trees,
    units,
)
from fundamentals.evidence.core import Claim, Every, Exactly, Identity, check

Constant = Callable[[Any, Any], Any]
Size = Callable[[Sequence[Fraction]], Fraction]


WRONG_BOUNDS: dict[str, dict[str, Any]] = {
    "one rounding less": {"less": 1},
    "half of the unit": {"part": 2},
}
CARELESS = {"|∑ x| in place of ∑ |x|": {"size": size_of_sum}}


def sums(most: int = 7, *, least: int = 2) -> "st.SearchStrategy[Mapping[str, Any]]":
    """An order, as many terms, and a relative error for each addition."""
    return st.integers(least, most).flatmap(
        lambda n: st.fixed_dictionaries(
            {"u": units, "tree": trees(n), "values": terms(n), "drawn": steps(n - 1)}
        )
    )


def deepest(tree: Tree) -> tuple[Fraction, ...]:
    """1 for a term that goes through the most additions, 0 for the others."""
    depth = depths(tree)
    most = max(depth.values())
    first = next(name for name in depth if depth[name] == most)
    return tuple(Fraction(name == first) for name in range(len(depth)))


# --- symbols


@check(
    layer="derived",
    given={"tree": st.integers(2, 6).flatmap(trees)},
    instances=20,
    mutants={"one addition more": {"more": 1}, "the same depth for all": {"level": max}},
)
def each_term_at_its_depth(
    tree: Tree, *, more: int = 0, level: Callable[..., Any] | None = None
) -> Claim:
    """If each addition multiplies by 1 + u, a term at depth k is multiplied by (1 + u)ᵏ.

    In the order that is drawn, and among others in ((x₀ + x₁) + x₂).
    """
    u = sympy.Symbol("u", positive=True)

    def both(tree: Tree) -> tuple[Any, Any]:
        depth = depths(tree)
        x = sympy.symbols(f"x:{len(depth)}", real=True)
        left = added(tree, x, lambda one, other: (one + other) * (1 + u))
        level_of = {name: level(depth.values()) if level else depth[name] for name in depth}
        return left, sum(x[name] * (1 + u) ** (level_of[name] + more) for name in depth)

    pairs = [both(each) for each in (tree, recursive(3))]
    return Identity([left for left, _ in pairs], [right for _, right in pairs])


# --- fractions


@check(layer="enclosed", given=sums(), mutants={**WRONG_BOUNDS, **CARELESS})
def every_tree(
    u: Fraction,
    tree: Tree,
    values: tuple[Fraction, ...],
    drawn: tuple[Fraction, ...],
    *,
    less: int = 0,
    part: int = 1,
    size: Size = sizes,
) -> Claim:
    """|computed − ∑ x| ≤ ((1 + u)ʰ − 1) ∑ |x| for random errors of up to u; exact.

    Among others with a single term 1 at the greatest depth, and all errors u: then both are equal.
    """
    constant = growth(u / part, height(tree) - less)
    worst = rounded_sum(tree, deepest(tree), repeat(u))
    computed = rounded_sum(tree, values, (share * u for share in drawn))
    return Every(
        at_most(abs(computed - exact(tree, values)), constant * size(values)),
        at_most(worst - 1, constant * size(deepest(tree))),
        at_most(growth(u, height(tree)), worst - 1),
    )


@check(layer="enclosed", given=sums(), mutants={**WRONG_BOUNDS, **CARELESS})
def every_order(
    u: Fraction,
    tree: Tree,
    values: tuple[Fraction, ...],
    drawn: tuple[Fraction, ...],
    *,
    less: int = 0,
    part: int = 1,
    size: Size = sizes,
) -> Claim:
    """|computed − ∑ x| ≤ γ_{n−1} ∑ |x| for n terms in any order, with (n − 1) u < 1; exact.

    Among others for 1, 0, …, 0, added one after the other, with all errors u.
    """
    n = len(values)
    first = (Fraction(1), *[Fraction(0)] * (n - 1))
    constant = gamma(u / part, n - 1 - less)
    computed = rounded_sum(tree, values, (share * u for share in drawn))
    return Every(
        at_most(abs(computed - exact(tree, values)), constant * size(values)),
        at_most(rounded_sum(recursive(n), first, repeat(u)) - 1, constant * size(first)),
    )


def rounded_down(n: int) -> int:
    """⌊log₂ n⌋."""
    return n.bit_length() - 1


def rounded_up(n: int) -> int:
    """⌈log₂ n⌉."""
    return (n - 1).bit_length()


@check(
    layer="enclosed",
    given={"tree": st.integers(1, 9).flatmap(trees), "n": st.integers(1, 70)},
    mutants={"log₂ n rounded down": {"logarithm": rounded_down}, "n − 2": {"less": 2}},
)
def heights(
    tree: Tree, n: int, *, logarithm: Callable[[int], int] = rounded_up, less: int = 1
) -> Claim:
    """Pairwise summation has the height ⌈log₂ n⌉, recursive n − 1; all others lie in between."""
    count = nodes(tree) + 1
    return Every(
        Exactly((height(pairwise(n)), height(pairwise(5))), (logarithm(n), logarithm(5))),
        Exactly(height(recursive(n)), n - less),
        Exactly(logarithm(count) <= height(tree) <= count - 1, True),
    )


@check(
    layer="enclosed",
    given={"u": units, "n": st.integers(2, 16), "seed": st.tuples(terms(16), steps(15))},
    instances=50,
    mutants={**WRONG_BOUNDS, "log₂ n rounded down": {"logarithm": rounded_down}},
)
def pairwise_sums(
    u: Fraction,
    n: int,
    seed: tuple[tuple[Fraction, ...], tuple[Fraction, ...]],
    *,
    less: int = 0,
    part: int = 1,
    logarithm: Callable[[int], int] = rounded_up,
) -> Claim:
    """By halves, |computed − ∑ x| ≤ γ_k ∑ |x| with k = ⌈log₂ n⌉; also for n = 5; exact."""
    claims = []
    for count in (n, 5):
        tree, values = pairwise(count), seed[0][:count]
        constant = gamma(u / part, logarithm(count) - less)
        drawn = (share * u for share in seed[1])
        computed = rounded_sum(tree, values, drawn)
        worst = rounded_sum(tree, deepest(tree), repeat(u))
        claims += [
            at_most(abs(computed - exact(tree, values)), constant * sizes(values)),
            at_most(worst - 1, constant),
        ]
    return Every(*claims)


@check(
    layer="enclosed",
    given=st.tuples(sums(5), st.tuples(*[st.sampled_from((-1, 0, 1))] * 4)).map(
        lambda both: {**both[0], "lost": both[1]}
    ),
    mutants={
        "no absolute term": {"count": lambda _: 0},
        "one addition less": {"count": lambda tree: nodes(tree) - 1},
    },
)
def with_underflow(
    u: Fraction,
    tree: Tree,
    values: tuple[Fraction, ...],
    drawn: tuple[Fraction, ...],
    lost: tuple[int, ...],
    *,
    count: Callable[[Tree], int] = nodes,
) -> Claim:
    """With η more in each addition, (1 + u)ʰ (n − 1) η is added to the bound; exact.

    Among others for terms that are 0 while each addition is off by η.
    """
    eta = Fraction(1, 64)
    zero = (Fraction(0),) * len(values)

    def error(values: Sequence[Fraction], relative: Iterator[Fraction], more: Iterator[int]) -> Any:
        def plus(one: Fraction, other: Fraction) -> Fraction:
            return (one + other) * (1 + next(relative)) + next(more) * eta

        return abs(added(tree, values, plus) - exact(tree, values))

    power = (1 + u) ** height(tree)
    absolute = power * count(tree) * eta
    small = Fraction(1, 2**20)
    tiny = (1 + small) ** height(tree) * count(tree) * eta
    return Every(
        at_most(
            error(values, (share * u for share in drawn), iter(lost)),
            (power - 1) * sizes(values) + absolute,
        ),
        at_most(error(zero, repeat(small), repeat(1)), tiny),
    )


# --- software

KINDS = OF_NUMPY
whole = st.tuples(st.integers(-1024, 1024), st.integers(-6, 1)).map(
    lambda pair: pair[0] * Fraction(2) ** pair[1]
)
"""Numbers of 11 digits; sums of 8 of them neither overflow nor underflow in float16."""


def absorbed(u: Fraction, count: int) -> tuple[Fraction, ...]:
    """1, u, …, u: in rounding to nearest, 1 + u is a tie, and 1 is even."""
    return (Fraction(1), *[u] * (count - 1))


@check(
    layer="observed",
    given=st.integers(2, 8).flatmap(
        lambda n: st.fixed_dictionaries(
            {"name": st.sampled_from(KINDS), "tree": trees(n), "values": st.tuples(*[whole] * n)}
        )
    ),
    packages=("numpy",),
    mutants=WRONG_BOUNDS,
)
def numpy_in_every_order(
    name: str, tree: Tree, values: tuple[Fraction, ...], *, less: int = 0, part: int = 1
) -> Claim:
    """numpy's float16, float32 and float64, added in a random order: within γ_h ∑ |x|.

    Among others 1 + u + … + u, added one after the other.
    """
    import numpy as np

    kind, u = np.dtype(name).type, Fraction(1, 2 ** DIGITS[name])

    def plus(one: Any, other: Any) -> Any:
        return one + other

    claims = []
    for order, numbers in (
        (tree, values),
        (recursive(len(values)), absorbed(u, len(values))),
    ):
        computed = added(order, [kind(float(x)) for x in numbers], plus)
        error = abs(Fraction(float(computed)) - exact(order, numbers))
        claims.append(at_most(error, gamma(u / part, height(order) - less) * sizes(numbers)))
    return Every(*claims)


@check(
    layer="observed",
    given={"name": st.sampled_from(KINDS), "count": st.integers(2, 40)},
    packages=("numpy",),
    mutants={"the small ones first": {"backwards": True}},
)
def numpy_stands_still(name: str, count: int, *, backwards: bool = False) -> Claim:
    """1 + u + … + u, one after the other, stays 1: off by n u, where ∑ |x| = 1 + n u."""
    import numpy as np

    kind = np.dtype(name).type
    numbers = absorbed(Fraction(1, 2 ** DIGITS[name]), count)
    values = [kind(float(x)) for x in (reversed(numbers) if backwards else numbers)]
    total = added(recursive(count), values, lambda one, other: one + other)
    return Exactly(Fraction(float(total)), Fraction(1))


def by_numpy(values: Any) -> float:
    """numpy.sum, in an order of its own."""
    import numpy as np

    return float(np.sum(values))


def last_partial_sum(values: Any) -> float:
    """The last of numpy.cumsum: one after the other."""
    import numpy as np

    return float(np.cumsum(values)[-1])


@check(
    layer="observed",
    given={
        "name": st.sampled_from(("float32", "float64")),
        "values": st.lists(whole, min_size=2, max_size=24).map(tuple),
        "times": st.integers(1, 20),
    },
    packages=("numpy",),
    mutants=WRONG_BOUNDS,
)
def numpy_sum(
    name: str, values: tuple[Fraction, ...], times: int, *, less: int = 0, part: int = 1
) -> Claim:
    """numpy.sum and numpy.cumsum of up to 480 numbers: in whatever order, within γ_{n−1} ∑ |x|.

    Among others of 1 and u.
    """
    import numpy as np

    u = Fraction(1, 2 ** DIGITS[name])
    claims = []
    for numbers in (values * times, absorbed(u, 2)):
        array = np.array([float(x) for x in numbers], dtype=name)
        total, constant = sum(numbers, Fraction(0)), gamma(u / part, len(numbers) - 1 - less)
        for function in (by_numpy, last_partial_sum):
            error = abs(Fraction(function(array)) - total)
            claims.append(at_most(error, constant * sizes(numbers)))
    return Every(*claims)


def one_by_one(values: Sequence[float]) -> float:
    """The sum, one after the other."""
    total = 0.0
    for value in values:
        total += value
    return total


@check(
    layer="observed",
    given={"values": st.lists(whole, min_size=1, max_size=12).map(tuple)},
    mutants={"one after the other": {"function": one_by_one}, "half of the unit": {"part": 2}},
)
def fsum_rounds_once(
    values: tuple[Fraction, ...],
    *,
    function: Callable[[Sequence[float]], float] = math.fsum,
    part: int = 1,
) -> Claim:
    """math.fsum rounds once: within u |∑ x|, also for 1 + u + u and for 1 + u."""
    u = Fraction(1, 2**53)
    claims = []
    for numbers in (values, absorbed(u, 3), absorbed(u, 2)):
        total = sum(numbers, Fraction(0))
        error = abs(Fraction(function([float(x) for x in numbers])) - total)
        claims.append(at_most(error, u / part * abs(total)))
    return Every(*claims)
