"""Evidence for `rolle-and-mean-value`: somewhere the slope is that of the chord."""

from fractions import Fraction

import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.pieces import polynomial

places = st.integers(-12, 12).map(lambda n: Fraction(n, 4))
ends = st.lists(places, min_size=2, max_size=2, unique=True).map(sorted).map(tuple)
Ends = tuple[Fraction, Fraction]
HALF = sympy.Rational(1, 2)


@check(
    layer="enclosed",
    given={"ends": ends},
    mutants={"the increment itself": {"chord": False}, "half of the slope": {"part": 2}},
)
def the_place_for_exp(ends: Ends, *, chord: bool = True, part: int = 1) -> Claim:
    """exp has the slope of its chord at log((eᵇ − eᵃ)/(b − a)), which lies strictly between."""
    a, b = ball(ends[0]), ball(ends[1])
    slope = (b.exp() - a.exp()) / (b - a)
    place = ((slope if chord else b.exp() - a.exp()) / part).log()
    return Every(Less(a, place), Less(place, b), Equal(place.exp(), slope))


@check(
    layer="enclosed",
    given={"n": st.integers(1, 30), "m": st.integers(1, 30)},
    mutants={"n and m exchanged": {"exchanged": True}},
)
def the_place_of_rolle(n: int, m: int, *, exchanged: bool = False) -> Claim:
    """xⁿ(1 − x)ᵐ is 0 at 0 and 1, and its derivative is 0 at n/(n + m), strictly between; exact."""
    c = Fraction(m if exchanged else n, n + m)
    derivative = n * c ** (n - 1) * (1 - c) ** m - m * c**n * (1 - c) ** (m - 1)
    return Exactly((derivative, 0 < c < 1), (0, True))


@check(
    layer="enclosed",
    given={"x": places.filter(bool), "y": places.filter(bool)},
    mutants={"an interval to the right of 0": {"low": 1}},
)
def a_corner_is_too_much(x: Fraction, y: Fraction, *, low: int = -1) -> Claim:
    """Off 0 the slope of |x| is x/|x|, never that of the chord over [−1, 2], 1/3; exact."""
    chord = Fraction(abs(2) - abs(low), 2 - low)
    return Exactly([x / abs(x) == chord, y / abs(y) == chord], [False, False])


@check(
    layer="derived",
    mutants={"a third of the way": {"part": sympy.Rational(1, 3)}, "degree 3": {"degree": 3}},
)
def the_middle_for_parabolas(*, part: sympy.Rational = HALF, degree: int = 2) -> Claim:
    """For every polynomial of degree 2 the place is the middle of the interval."""
    a, b = sympy.symbols("a b", real=True)
    f = polynomial("c", degree)
    (x,) = f.free_symbols - {s for s in f.free_symbols if s.name.startswith("c")}
    slope = sympy.cancel((f.subs(x, b) - f.subs(x, a)) / (b - a))
    return Identity(sympy.Derivative(f, x).subs(x, a + part * (b - a)), slope)
