"""Operations on finite sequences, against small cases worked by hand."""

import pytest
import sympy

from fundamentals.evidence.models.sequences import (
    Finite,
    Step,
    apply,
    convolve,
    correlate,
    generating_function,
    impulse,
    moved,
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


F = Finite(0, (3, -1, 0, 2))
CASES: list[tuple[Step, Finite]] = [
    (("move", 2), Finite(2, (3, -1, 0, 2))),
    (("multiply", -2), Finite(0, (-6, 2, 0, -4))),
    (("difference", 1), Finite(0, (3, -4, 1, 2, -2))),
    (("difference", -1), Finite(-1, (-3, 4, -1, -2, 2))),
    (("add an echo", 2), Finite(0, (3, -1, 6, 0, 0, 4))),
    (("sum of a window", 2), Finite(0, (3, 2, 2, 1, 2, 2))),
    (("square", 0), Finite(0, (9, 1, 0, 4))),
    (("gate", 0), Finite(0, (3, 0, 0, 0))),
    (("absolute value", 0), Finite(0, (3, 1, 0, 2))),
    (("add one", 0), Finite(0, (4, 0, 1, 3))),
    (("ramp", 0), Finite(0, (0, -1, 0, 6))),
    (("keep even places", 0), Finite(0, (3, 0, 0, 0))),
    (("run backwards", 0), Finite(-3, (2, 0, -1, 3))),
]


@pytest.mark.parametrize(("step", "result"), CASES)
def test_a_step_by_hand(step: Step, result: Finite) -> None:
    """Each step, on the sequence 3, −1, 0, 2 from 0 on."""
    seen, said = same(apply((step,), F), result)

    assert seen == said


def test_steps_follow_one_another() -> None:
    """The first step of a recipe is done first."""
    seen, said = same(apply((("ramp", 0), ("move", 1)), F), Finite(1, (0, -1, 0, 6)))

    assert seen == said


def test_a_moved_impulse() -> None:
    """δ₂ moved by −5 is δ₋₃."""
    assert moved(impulse(2), -5) == impulse(-3)
