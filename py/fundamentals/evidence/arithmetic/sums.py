"""Sums in some order, each addition rounded, exactly: what the standard model of rounding allows.

An order is a tree: a name of a term, or a pair of trees that are added. Numbers are fractions, and
each rounding multiplies by 1 + δ with a δ of its own, |δ| ≤ u: whatever a machine does that obeys
the model is such a choice of δ, and every choice must obey the bounds.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from fundamentals.evidence.judges.claims import Claim, Exactly

__all__ = [
    "Tree",
    "added",
    "at_most",
    "depths",
    "exact",
    "gamma",
    "growth",
    "height",
    "leaves",
    "nodes",
    "pairwise",
    "recursive",
    "rounded_products",
    "rounded_sum",
    "shares",
    "size_of_sum",
    "sizes",
    "steps",
    "terms",
    "trees",
    "units",
]

Tree = Any
"""The name of a term, or a pair of trees."""


# --- constants


def gamma(u: Any, n: Any) -> Any:
    """γ_n = n u / (1 − n u)."""
    return n * u / (1 - n * u)


def growth(u: Any, n: Any) -> Any:
    """(1 + u)ⁿ − 1."""
    return (1 + u) ** n - 1


# --- trees


def leaves(tree: Tree) -> list[int]:
    """The names of the terms, from left to right."""
    return [*leaves(tree[0]), *leaves(tree[1])] if isinstance(tree, tuple) else [tree]


def height(tree: Tree) -> int:
    """The most additions that a term goes through."""
    return 1 + max(map(height, tree)) if isinstance(tree, tuple) else 0


def depths(tree: Tree) -> dict[int, int]:
    """How many additions each term goes through."""
    if not isinstance(tree, tuple):
        return {tree: 0}
    return {name: 1 + depth for part in tree for name, depth in depths(part).items()}


def nodes(tree: Tree) -> int:
    """The number of additions."""
    return len(leaves(tree)) - 1


def recursive(n: int) -> Tree:
    """The order that adds n terms one after the other."""
    tree: Tree = 0
    for name in range(1, n):
        tree = (tree, name)
    return tree


def pairwise(n: int, first: int = 0) -> Tree:
    """The order that adds the halves, each in the same way; the first half is not the larger."""
    half = n // 2
    return (pairwise(half, first), pairwise(n - half, first + half)) if n > 1 else first


def trees(n: int) -> "st.SearchStrategy[Tree]":
    """Orders of n terms, of every shape."""
    joints = st.tuples(*(st.integers(0, left - 2) for left in range(n, 1, -1)))
    return st.tuples(st.permutations(range(n)), joints).map(_joined)


def _joined(drawn: tuple[list[int], tuple[int, ...]]) -> Tree:
    """Neighbours joined, one pair after the other."""
    parts: list[Tree] = list(drawn[0])
    for place in drawn[1]:
        parts[place : place + 2] = [(parts[place], parts[place + 1])]
    return parts[0]


def added(tree: Tree, values: Sequence[Any], plus: Callable[[Any, Any], Any]) -> Any:
    """What comes out if two numbers are added by `plus`."""
    if not isinstance(tree, tuple):
        return values[tree]
    return plus(added(tree[0], values, plus), added(tree[1], values, plus))


# --- sums of fractions


def exact(tree: Tree, values: Sequence[Fraction]) -> Fraction:
    """The sum without rounding."""
    return sum((values[name] for name in leaves(tree)), Fraction(0))


def rounded_sum(tree: Tree, values: Sequence[Fraction], errors: Iterator[Fraction]) -> Fraction:
    """The sum, each addition with the next of the relative errors."""
    return Fraction(added(tree, values, lambda one, other: (one + other) * (1 + next(errors))))


def sizes(values: Sequence[Fraction]) -> Fraction:
    """∑ |x_i|."""
    return sum(map(abs, values), Fraction(0))


def size_of_sum(values: Sequence[Fraction]) -> Fraction:
    """|∑ x_i|, without the absolute values inside: too small where terms cancel."""
    return abs(sum(values, Fraction(0)))


def rounded_products(
    products: Sequence[Fraction], fused: Sequence[bool], errors: Sequence[Fraction]
) -> tuple[Fraction, ...]:
    """The products, each with the relative error at its place, except where it is fused."""
    return tuple(
        product if whole else product * (1 + error)
        for product, whole, error in zip(products, fused, errors[: len(products)], strict=True)
    )


def at_most(value: Fraction, bound: Fraction) -> Claim:
    """The claim that a number does not exceed a bound; both are named where it does."""
    return Exactly(max(value, bound), bound)


# --- instances

units = st.integers(3, 12).map(lambda p: Fraction(1, 2**p))
"""Units of rounding: powers of 1/2."""

shares = st.one_of(
    st.sampled_from((Fraction(1), Fraction(-1))),
    st.fractions(min_value=-1, max_value=1, max_denominator=8),
)
"""Relative errors as parts of u; every other one as large as can be."""


def steps(count: int) -> "st.SearchStrategy[tuple[Fraction, ...]]":
    """That many relative errors, as parts of u."""
    return st.tuples(*[shares] * count)


def terms(count: int) -> "st.SearchStrategy[tuple[Fraction, ...]]":
    """That many numbers, small and large, of either sign, some of them zero."""
    one = st.tuples(st.integers(-9, 9), st.integers(-9, 9)).map(
        lambda pair: pair[0] * Fraction(2) ** pair[1]
    )
    return st.tuples(*[one] * count)
