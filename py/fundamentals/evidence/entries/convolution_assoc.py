"""Evidence for `convolution-assoc`: (f * g) * h = f * (g * h)."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, check
from fundamentals.evidence.models import pieces
from fundamentals.evidence.models.integrals import Analytic, Bump, X, bumps, convolve_at, everywhere
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.piecewise import (
    Piecewise,
    Polynomial,
    arbitrary,
    continuous,
    convolve,
    convolve_polynomial,
    correlate,
    integrand,
    piecewise,
)

places = st.fractions(min_value=-4, max_value=4, max_denominator=6)
functions = {"f": continuous(), "g": continuous(), "h": continuous()}
coefficients = st.lists(st.integers(-4, 4).map(Fraction), min_size=1, max_size=4).map(tuple)

Change = Callable[[Any], Any]
Product = Callable[[Piecewise, Piecewise], Piecewise]


def kept(g: Any) -> Any:
    """The function itself."""
    return g


def turned(g: Piecewise) -> Piecewise:
    """g reflected."""
    return g.reflect()


def moved(g: Piecewise) -> Piecewise:
    """g moved by 1."""
    return g.translate(Fraction(1))


@check(
    layer="enclosed",
    given={**functions, "x": places},
    instances=30,
    mutants={
        "the middle one reflected in one bracket": {"change": turned},
        "the middle one moved in one bracket": {"change": moved},
        "cross-correlation in one bracket": {"inner": correlate},
    },
)
def compact_supports(
    f: Piecewise,
    g: Piecewise,
    h: Piecewise,
    x: Fraction,
    *,
    change: Change = kept,
    inner: Product = convolve,
) -> Claim:
    """For three functions with compact support, the outer integrals from their definition; exact.

    The inner ones multiply the jumps of derivatives, see `piecewise`.
    """
    left = integrand(inner(f, g), h, x).integral()
    return Exactly(left, integrand(f, convolve(change(g), h), x).integral())


@st.composite
def with_jumps(draw: st.DrawFn) -> dict[str, Any]:
    """Three functions with jumps, the first, the second or the third of which goes on for ever."""
    names, endless = ["f", "g", "h"], draw(st.integers(0, 2))
    tail = piecewise([draw(places)], [draw(coefficients.filter(any))])
    return {
        name: draw(arbitrary()) + (tail if i == endless else Piecewise())
        for i, name in enumerate(names)
    } | {"x": draw(places)}


def up_to(f: Piecewise, end: Fraction) -> Piecewise:
    """The function up to a point, and 0 from there on."""
    return f * piecewise([f.breaks[0], max(end, f.breaks[0] + 1)], [[1]]) if f.jumps else f


@check(
    layer="enclosed",
    given=with_jumps(),
    instances=30,
    mutants={
        "the last moved in one bracket": {"change": moved},
        "the endless one cut off too early": {"room": -1},
    },
)
def any_two_compact_supports(
    f: Piecewise,
    g: Piecewise,
    h: Piecewise,
    x: Fraction,
    *,
    change: Change = kept,
    room: int = 1,
) -> Claim:
    """Any one of the three may go on for ever to the right, and have jumps; exact.

    ∫ f(y) g(x − y) dy sees f up to x less the beginning of g, and g up to x less that of f.
    """

    def at_x(f: Piecewise, g: Piecewise) -> Fraction:
        """(f * g)(x) from its definition."""
        if not (f.jumps and g.jumps):
            return Fraction(0)
        starts = f.breaks[0], g.breaks[0]
        near_f, near_g = (
            up_to(k, x - start + room) for k, start in zip((f, g), reversed(starts), strict=True)
        )
        return integrand(near_f, near_g, x).integral()

    return Exactly(at_x(convolve(f, g), h), at_x(f, convolve(g, change(h))))


@check(
    layer="enclosed",
    given={"f": continuous(), "p": coefficients, "h": continuous()},
    instances=30,
    mutants={"the middle one reflected in one bracket": {"sign": -1}},
)
def polynomial_factor(f: Piecewise, p: Polynomial, h: Piecewise, *, sign: int = 1) -> Claim:
    """For f and h with compact support and a polynomial p, in the middle and at the end; exact."""
    other = tuple(c * sign**k for k, c in enumerate(p))
    middle = convolve_polynomial(f, convolve_polynomial(h, other))
    return Every(
        Exactly(convolve_polynomial(h, convolve_polynomial(f, p)), middle),
        Exactly(convolve_polynomial(convolve(f, h), p), middle),
    )


def along_a_wave(f: Bump, frequency: int) -> tuple[flint.arb, flint.arb]:
    """∫ f(y) cos(ωy) dy and ∫ f(y) sin(ωy) dy."""
    cosine, sine = wave(frequency, 0), wave(frequency, 1)
    zero = Fraction(0)
    return convolve_at(f.function, cosine, zero), -convolve_at(f.function, sine, zero)


def wave(frequency: int, quarters: int) -> Analytic:
    """cos(ωx), or sin(ωx)."""
    return everywhere((sympy.sin if quarters else sympy.cos)(frequency * X))


@check(
    layer="enclosed",
    given={"f": bumps(), "h": bumps(), "frequency": st.integers(1, 3), "x": places},
    instances=3,
    mutants={
        "the middle one reflected in one bracket": {"sign": -1},
        "cosine in one bracket": {"quarters": 0},
    },
)
def smooth_functions(
    f: Bump, h: Bump, frequency: int, x: Fraction, *, sign: int = 1, quarters: int = 1
) -> Claim:
    """For smooth f and h with compact support and g(x) = sin(ωx), all integrals in balls.

    The inner ones by sin(x − y) = sin x cos y − cos x sin y: waves of the same frequency.
    """

    def outer(inner: Bump, last: Bump, quarters: int) -> flint.arb:
        """(inner * wave) * last at x."""
        cos, sin = along_a_wave(inner, frequency)
        same, shifted = (
            convolve_at(last.function, wave(frequency, q), x) for q in (quarters, 1 - quarters)
        )
        return cos * same + (sin * shifted if quarters == 0 else -sin * shifted)

    return Equal(outer(f, h, 1), ball(sign) * outer(h, f, quarters))


a, c = sympy.symbols("a c", real=True)
u, v = sympy.symbols("u v", positive=True)
degrees = {"m": st.integers(0, 1), "n": st.integers(0, 1), "k": st.integers(1, 2)}


@check(
    layer="derived",
    given=degrees,
    instances=10,
    mutants={"the middle one reflected in one bracket": {"sign": -1}},
)
def polynomial_in_the_middle(m: int, n: int, k: int, *, sign: int = 1) -> Claim:
    """All polynomials f, h of degrees m, n on all intervals, and g of degree k on ℝ."""
    f = [pieces.Piece(a, a + u, pieces.polynomial("p", m))]
    h = [pieces.Piece(c, c + v, pieces.polynomial("q", n))]
    g = pieces.polynomial("r", k)
    left = pieces.slide_along(h, pieces.slide_along(f, g, -1), -1)
    other = g.subs(X, sign * X)
    return Identity(left, pieces.slide_along(f, pieces.slide_along(h, other, -1), -1))


@check(
    layer="derived",
    given=degrees,
    instances=6,
    mutants={"cross-correlation in one bracket": {"inner": pieces.correlate}},
)
def polynomial_at_the_end(
    m: int, n: int, k: int, *, inner: pieces.Operation = pieces.convolve
) -> Claim:
    """All polynomials f, g of degrees m, n on all intervals, and h of degree k on ℝ."""
    f = [pieces.Piece(a, a + u + v, pieces.polynomial("p", m))]
    g = [pieces.Piece(c, c + u, pieces.polynomial("q", n))]
    h = pieces.polynomial("r", k)
    left = pieces.slide_along(inner(f, g), h, -1)
    return Identity(left, pieces.slide_along(f, pieces.slide_along(g, h, -1), -1))


@check(
    layer="derived",
    given={"m": st.integers(0, 3), "n": st.integers(0, 3)},
    instances=10,
    mutants={"limits not exchanged": {"exchanged": False}},
)
def order_of_integration(m: int, n: int, *, exchanged: bool = True) -> Claim:
    """What it rests on: ∫∫ F(s, y) ds dy = ∫∫ F(s, y) dy ds over all rectangles.

    For all polynomials F of degree m in s and n in y.
    """
    s, y = X, pieces.Y
    F = sympy.Add(  # noqa: N806 (its name)
        *(
            sympy.Symbol(f"F{i}{j}", real=True) * s**i * y**j
            for i in range(m + 1)
            for j in range(n + 1)
        )
    )
    one, other = (a, a + u, s), (c, c + v, y)
    left = pieces.integral(pieces.integral(F, *one), *other)
    if not exchanged:
        one, other = (a, a + u, y), (c, c + v, s)
    return Identity(left, pieces.integral(pieces.integral(F, *other), *one))
