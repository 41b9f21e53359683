"""Orders of summation: what the evidence on rounding is made of."""

from fractions import Fraction
from itertools import repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.sums import (
    at_most,
    depths,
    exact,
    gamma,
    growth,
    height,
    leaves,
    nodes,
    pairwise,
    recursive,
    rounded_sum,
    terms,
    trees,
)
from fundamentals.evidence.judges.claims import Verdict

drawn = st.integers(1, 9).flatmap(lambda n: st.tuples(trees(n), terms(n)))


@given(drawn)
def test_a_tree_adds_each_term_once(drawn: tuple[Any, tuple[Fraction, ...]]) -> None:
    """Every order that is drawn has each name at one leaf, and gives the sum."""
    tree, values = drawn
    assert sorted(leaves(tree)) == list(range(len(values)))
    assert exact(tree, values) == sum(values)
    assert rounded_sum(tree, values, repeat(Fraction(0))) == sum(values)


@given(drawn)
def test_depths_and_heights(drawn: tuple[Any, tuple[Fraction, ...]]) -> None:
    """A term at depth k, alone, is multiplied by 2ᵏ if each addition doubles."""
    tree, values = drawn
    for name, depth in depths(tree).items():
        alone = [Fraction(k == name) for k in range(len(values))]
        assert rounded_sum(tree, alone, repeat(Fraction(1))) == 2**depth
    assert height(tree) == max(depths(tree).values()) <= nodes(tree)


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 8, 9, 16, 17])
def test_the_two_orders_with_a_name(n: int) -> None:
    """Both keep the order of the terms; recursive summation is the highest, pairwise the lowest."""
    assert leaves(recursive(n)) == leaves(pairwise(n)) == list(range(n))
    assert height(recursive(n)) == n - 1
    assert 2 ** height(pairwise(n)) >= n > 2 ** (height(pairwise(n)) - 1) - (n == 1)


def test_constants() -> None:
    """γ₃ = 3/13 and (1 + u)³ − 1 for u = 1/16."""
    assert gamma(Fraction(1, 16), 3) == Fraction(3, 13)
    assert growth(Fraction(1, 16), 3) == Fraction(17**3, 16**3) - 1


def test_at_most_is_not_strict() -> None:
    """Equality holds; one more does not."""
    assert at_most(Fraction(1), Fraction(1)).decide().verdict is Verdict.HOLDS
    assert at_most(Fraction(2), Fraction(1)).decide().verdict is Verdict.REFUTED
