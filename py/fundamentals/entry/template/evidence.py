"""Evidence for `$id`: twice a positive number is more than the number."""

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Identity, Less, check


@check(layer="derived", mutants={"three times": {"factor": 3}})
def twice_is_the_sum(*, factor: int = 2) -> Claim:
    """n + n = 2n."""
    n = sympy.Symbol("n", real=True)
    return Identity(n + n, factor * n)


@check(
    layer="enclosed",
    given={"n": st.integers(min_value=1, max_value=10**9)},
    mutants={"only once": {"factor": 1}},
)
def twice_is_more(n: int, *, factor: int = 2) -> Claim:
    """n < 2n for n > 0."""
    return Less(n, factor * n)
