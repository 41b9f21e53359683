"""Operations on finite sequences, against small cases worked by hand."""

import sympy

from fundamentals.evidence.models.sequences import (
    Finite,
    convolve,
    correlate,
    generating_function,
    product_of_polynomials,
    reflect,
    same,
)


def test_a_sequence_is_zero_outside_its_window() -> None:
    """Indexing is by integers of either sign, and nothing wraps around."""
    f = Finite(-1, (4, 5))

    assert [f[n] for n in range(-3, 3)] == [0, 0, 4, 5, 0, 0]


def test_unit_impulses() -> None:
    """δₐ ⋆ δ_b = δ_{b−a} and δₐ * δ_b = δ_{a+b}."""
    two, five = Finite(2, (1,)), Finite(5, (1,))

    assert correlate(two, five) == Finite(3, (1,))
    assert convolve(two, five) == Finite(7, (1,))


def test_a_case_by_hand() -> None:
    """f = 1, 2 and g = 3, 4, both from index 0."""
    f, g = Finite(0, (1, 2)), Finite(0, (3, 4))

    assert correlate(f, g) == Finite(-1, (6, 11, 4))
    assert convolve(f, g) == product_of_polynomials(f, g) == Finite(0, (3, 10, 8))


def test_a_generating_function_by_hand() -> None:
    """4/z + 5, from index −1 on."""
    z = sympy.Symbol("z")

    assert generating_function(Finite(-1, (4, 5)), z) == 4 / z + 5


def test_reflection() -> None:
    """f⁻(n) = f(−n)."""
    f = Finite(-1, (4, 5, 6))
    mirrored = reflect(f)

    assert [mirrored[n] for n in range(-3, 4)] == [f[-n] for n in range(-3, 4)]


def test_same_shows_sequences_on_one_window() -> None:
    """What differs by padding only becomes equal."""
    one, other = same(Finite(0, (1,)), Finite(-1, (0, 1, 0)))

    assert one == other == [0, 1, 0]
