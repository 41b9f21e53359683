"""Evidence for `finite-differences`: how far a difference quotient is from the derivative.

Rounding. In `numpy_differences` the function is t³, computed as (t·t)·t in float32 or float64 at
places that are in the format. Each of the two products is off by the part u of itself at most, so a
value is off by at most ε = ((1 + u)² − 1) |t|³ for the larger |t|. The subtraction and the division
by 2h, which is in the format, are rounded as well: the computed quotient is off by at most
(1 + u)² (M h²/6 + ε/h) + (2u + u²) |f′(x)|, with M = 6.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.formats import DIGITS, rounded
from fundamentals.evidence.core import Claim, Every, Exactly, Identity, Less, check
from fundamentals.evidence.models.maps import ball
from fundamentals.evidence.models.pieces import X, polynomial

H, K, M = sympy.symbols("h k M", positive=True)
ratios = st.fractions(min_value=-4, max_value=4, max_denominator=32)
positive = st.fractions(min_value=Fraction(1, 64), max_value=4, max_denominator=64)
steps = st.integers(0, 20).map(lambda n: Fraction(1, 2**n))


# --- with symbols


@check(layer="derived", mutants={"a third of h²": {"part": 3}, "degree 5": {"degree": 5}})
def central_difference_of_cubes(*, part: int = 6, degree: int = 4) -> Claim:
    """For polynomials of degree 4 the central difference is f′ + f‴ h²/6: the bound is attained."""
    f = polynomial("c", degree)
    quotient = sympy.cancel((f.subs(X, X + H) - f.subs(X, X - H)) / (2 * H))
    return Identity(
        quotient, sympy.Derivative(f, X) + sympy.Derivative(f, (X, 3)) * H**2 / sympy.Integer(part)
    )


@check(layer="derived", mutants={"all of h": {"part": 1}, "degree 3": {"degree": 3}})
def forward_difference_of_squares(*, part: int = 2, degree: int = 2) -> Claim:
    """For polynomials of degree 2 the forward difference is f′ + f″ h/2: the bound is attained."""
    f = polynomial("c", degree)
    quotient = sympy.cancel((f.subs(X, X + H) - f) / H)
    return Identity(
        quotient, sympy.Derivative(f, X) + sympy.Derivative(f, (X, 2)) * H / sympy.Integer(part)
    )


@check(layer="derived", mutants={"M h³ = 2 ε": {"share": 2}, "M h³ = 6 ε": {"share": 6}})
def best_central_step(*, share: int = 3) -> Claim:
    """M h³ = 3 ε: the bound at k is that at h and M (k − h)² (k + 2h)/(6k), never less."""
    epsilon = M * H**3 / share
    bound = M * X**2 / 6 + epsilon / X
    return Identity(bound.subs(X, K) - bound.subs(X, H), M * (K - H) ** 2 * (K + 2 * H) / (6 * K))


@check(layer="derived", mutants={"M h² = 2 ε": {"share": 2}, "M h² = 8 ε": {"share": 8}})
def best_forward_step(*, share: int = 4) -> Claim:
    """M h² = 4 ε: the bound at k is that at h and M (k − h)²/(2k), never less."""
    epsilon = M * H**2 / share
    bound = M * X / 2 + 2 * epsilon / X
    return Identity(bound.subs(X, K) - bound.subs(X, H), M * (K - H) ** 2 / (2 * K))


# --- in balls and exact numbers


@check(
    layer="enclosed",
    given={"x": ratios, "h": steps, "sign": st.sampled_from((-1, 1))},
    mutants={"half of it": {"part": Fraction(1, 2)}, "a smaller step": {"power": 3}},
)
def bounds_for_exp(
    x: Fraction, h: Fraction, sign: int, *, part: Fraction = Fraction(1), power: int = 2
) -> Claim:
    """eˢˣ: both differences keep to their bounds, M the largest derivative on the interval."""
    t, s = ball(x), ball(h)

    def f(place: flint.arb) -> flint.arb:
        return (sign * place).exp()

    slope, most = sign * f(t), max(f(t + s), f(t - s), key=float)
    central = abs((f(t + s) - f(t - s)) / (2 * s) - slope)
    forward = abs((f(t + s) - f(t)) / s - slope)
    least = max(f(t + s), f(t), key=float)
    return Every(
        Less(central, ball(part) * most * s**power / 6),
        Less(forward, ball(part) * least * s ** (power - 1) / 2),
    )


def computed(f: Fraction, error: Fraction, share: Fraction) -> Fraction:
    """A value that is off by a part of `error`, in either direction."""
    return f + share * error


shares = st.one_of(
    st.sampled_from((Fraction(-1), Fraction(1))), st.fractions(-1, 1, max_denominator=9)
)
worst = {"one": st.just(Fraction(1)), "other": st.just(Fraction(-1))}


@check(
    layer="enclosed",
    given=st.one_of(
        st.fixed_dictionaries(
            {"x": ratios, "h": positive, "epsilon": positive, "one": shares, "other": shares}
        ),
        st.fixed_dictionaries({"x": ratios, "h": positive, "epsilon": positive, **worst}),
    ),
    mutants={"half of ε/h": {"part": Fraction(1, 2)}, "no h²": {"curved": 0}},
)
def errors_of_values(
    x: Fraction,
    h: Fraction,
    epsilon: Fraction,
    one: Fraction,
    other: Fraction,
    *,
    part: Fraction = Fraction(1),
    curved: int = 1,
) -> Claim:
    """t³ with values off by ε: both differences keep to their bounds; exact."""
    right = computed((x + h) ** 3, epsilon, one)
    left = computed((x - h) ** 3, epsilon, other)
    middle = computed(x**3, epsilon, other)
    most = 6 * max(abs(x), abs(x + h))
    central = abs((right - left) / (2 * h) - 3 * x**2)
    forward = abs((right - middle) / h - 3 * x**2)
    return Exactly(
        (
            central <= curved * h**2 + part * epsilon / h,
            forward <= curved * most * h / 2 + part * 2 * epsilon / h,
        ),
        (True, True),
    )


@check(
    layer="enclosed",
    given={
        "p": st.integers(1, 6),
        "a": ratios,
        "b": ratios,
        "d": positive,
        "off": st.one_of(st.just(Fraction(0)), ratios),
    },
    mutants={"one rounding": {"times": 1}, "no term with f′": {"term": 0}},
)
def rounded_quotients(
    p: int,
    a: Fraction,
    b: Fraction,
    d: Fraction,
    off: Fraction,
    *,
    times: int = 2,
    term: int = 1,
) -> Claim:
    """The rounded quotient of the rounded difference keeps to (1 + u)² B + (2u + u²)|D|; exact."""
    u = Fraction(1, 2**p)
    quotient = rounded(rounded(a - b, p) / d, p)
    truth = (a - b) / d + off
    bound = (1 + u) ** times * abs(off) + term * ((1 + u) ** times - 1) * abs(truth)
    return Exactly(abs(quotient - truth) <= bound, True)


@check(
    layer="enclosed",
    given={"d": ratios, "tau": positive, "off": shares, "c": ratios},
    mutants={"more than once the tolerance": {"factor": 1}},
)
def rejected(d: Fraction, tau: Fraction, off: Fraction, c: Fraction, *, factor: int = 2) -> Claim:
    """D within τ of f′: f′ is accepted, and what is off by more than 2τ is rejected; exact."""
    quotient = d + off * tau
    far = d + (1 if off >= 0 else -1) * (factor * tau + Fraction(1, 1000))
    right = abs(quotient - d) <= tau
    wrong = [abs(quotient - other) > tau for other in (c, far) if abs(other - d) > factor * tau]
    return Exactly((right, all(wrong)), (True, True))


@check(layer="enclosed", given={"h": positive}, mutants={"a place off the kink": {"x": 1}})
def a_kink(h: Fraction, *, x: int = 0) -> Claim:
    """At 0 the central difference of |t| is 0 for every step; exact."""
    return Exactly((abs(x + h) - abs(x - h)) / (2 * h), 0)


@check(
    layer="enclosed",
    given={"tau": st.fractions(Fraction(1, 10**6), Fraction(49, 100)), "h": positive},
    mutants={"all steps": {"large": 0}},
)
def a_guessed_tolerance(tau: Fraction, h: Fraction, *, large: int = 1) -> Claim:
    """t³/(1 + t²): steps with τ (1 + h²) ≥ 1 accept the derivative 1, which is 0; exact."""
    step = h + large / tau
    quotient = step**2 / (1 + step**2)
    return Exactly((abs(quotient - 1) <= tau, abs(quotient) <= tau), (True, False))


@check(
    layer="enclosed",
    given={"p": st.integers(1, 60), "h": st.fractions(Fraction(1, 10**9), Fraction(499, 1000))},
    mutants={"a step of more than 1/2": {"more": Fraction(3, 5)}},
)
def a_lost_step(p: int, h: Fraction, *, more: Fraction = Fraction(0)) -> Claim:
    """2ᵖ + h and 2ᵖ − h are rounded to 2ᵖ with p digits, for 0 < h < 1/2; exact."""
    big, step = Fraction(2**p), h + more
    return Exactly([rounded(big + step, p), rounded(big - step, p)], [big, big])


# --- what numpy and jax compute


def trials(kind: str) -> "st.SearchStrategy[Mapping[str, Any]]":
    """A place with few digits, and a step that keeps its sums and differences in the format."""
    few = DIGITS[kind] - 4
    return st.fixed_dictionaries(
        {
            "kind": st.just(kind),
            "m": st.integers(16, 31),
            "n": st.integers(1, few - 4),
        }
    )


@check(
    layer="observed",
    given=st.sampled_from(("float32", "float64")).flatmap(trials),
    packages=("numpy",),
    mutants={"no roundoff": {"values": 0, "term": 0}, "no h²": {"curved": 0}},
)
def numpy_differences(
    kind: str, m: int, n: int, *, values: int = 1, curved: int = 1, term: int = 1
) -> Claim:
    """numpy's central difference of (t·t)·t is within the proved bound; exact rational numbers."""
    import numpy as np

    x, h = Fraction(m, 16), Fraction(1, 2**n)
    place, step, two = (np.array([float(q)], kind) for q in (x, h, 2 * h))
    right, left = place + step, place - step
    seen = (right * right * right - left * left * left) / two
    u = Fraction(1, 2 ** DIGITS[kind])
    epsilon = values * ((1 + u) ** 2 - 1) * (x + h) ** 3
    bound = (1 + u) ** 2 * (curved * h**2 + epsilon / h) + term * (2 * u + u**2) * 3 * x**2
    return Exactly(
        (
            Fraction(float(right[0])),
            Fraction(float(left[0])),
            abs(Fraction(float(seen[0])) - 3 * x**2) <= bound,
        ),
        (x + h, x - h, True),
    )


@check(
    layer="observed",
    given={"kind": st.sampled_from(("float16", "float32", "float64")), "n": st.integers(2, 9)},
    packages=("numpy",),
    mutants={"at half of the place": {"less": 2}},
)
def numpy_loses_steps(kind: str, n: int, *, less: int = 1) -> Claim:
    """In numpy 2ᵖ + h and 2ᵖ − h are 2ᵖ for h = 1/4, 1/8, …: every difference there is 0."""
    import numpy as np

    big = np.array([2 ** (DIGITS[kind] - less + 1)], kind)
    step = np.array([2.0 ** (1 - n) if less > 1 else 2.0**-n], kind)
    return Exactly([bool((big + step == big)[0]), bool((big - step == big)[0])], [True, True])


@check(
    layer="observed",
    given={"n": st.integers(3, 6)},
    packages=("jax",),
    mutants={"a small step": {"sign": -1}},
)
def jax_accepts_a_wrong_derivative(n: int, *, sign: int = 1) -> Claim:
    """jax's check_grads accepts the derivative 1 of t³/(1 + t²) at 0 with eps = 10³, …, 10⁶."""
    import jax
    from jax.test_util import check_grads

    def value(t: Any) -> Any:
        return t**3 / (1 + t**2)

    wrong = jax.custom_jvp(value)
    wrong.defjvp(lambda places, tangents: (value(*places), tangents[0] * 1.0))
    with jax.enable_x64(True), jax.default_device(jax.devices("cpu")[0]):
        place = jax.numpy.array(0.0, dtype="float64")
        try:
            check_grads(wrong, (place,), order=1, modes=("fwd",), eps=10.0 ** (sign * n))
            accepted = True
        except AssertionError:
            accepted = False
        right = float(jax.grad(value)(place))
    return Exactly((accepted, Fraction(right)), (True, 0))
