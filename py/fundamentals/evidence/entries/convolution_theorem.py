"""Evidence for `convolution-theorem`: the transform of x ⊛ y is the product of the transforms.

Rounding. It is assumed of numpy and scipy, both of which use pocketfft, that the transform of
n = 2ᵗ numbers is a fast one: in each of t levels a number is a + w b, with a and b from the level
before and w a root of unity (steps of 4 and 8 are two and three levels; for real numbers half of it
is left out). It is assumed that w is off by at most q u, u = 2⁻⁵³, with q the `ROOT_ERROR` of
`fundamentals.evidence.arithmetic.rounding`. The product of complex numbers adds an error of at most
√2 γ₂ |w b| (in either part two products and a sum), the sum one of at most u |a + w b|; together
less than c u (|a| + |b|), c = q + 4. By induction over the levels each number of the transform of x
is off by
at most ((1 + c u)ᵗ − 1) ∑ |x(j)|. For x ⊛ y by three transforms such factors multiply: it is off by
at most ((1 + c u)³ᵗ⁺¹ − 1) ∑ |x(j)| ∑ |y(j)|, since the product in the middle costs less than c u,
too, and the division by n = 2ᵗ nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import flint
import sympy
from hypothesis import strategies as st

from fundamentals.evidence.arithmetic.rounding import ROOT_ERROR, Rounded, WithinRounding
from fundamentals.evidence.calls.plain_calls import named
from fundamentals.evidence.core import Claim, Equal, Every, Exactly, Identity, check
from fundamentals.evidence.models.circular import circular, linear, padded, times, transform
from fundamentals.evidence.models.sequences import Finite, convolve

Vector = tuple[int, ...]
Values = Sequence[Any]
Product = Callable[[Values, Values], list[Any]]


def integers(x: Values) -> list[int]:
    """Residues as integers."""
    return [int(value) for value in x]


def vectors(sizes: Sequence[int], names: str = "xy") -> "st.SearchStrategy[Mapping[str, Vector]]":
    """Random integer vectors of one length."""
    return st.sampled_from(sizes).flatmap(
        lambda n: st.fixed_dictionaries(
            {name: st.tuples(*[st.integers(-9, 9)] * n) for name in names}
        )
    )


LINEAR = {"linear instead of circular": {"product": linear}}

# --- with symbols, modulo a polynomial that the root of unity satisfies

W = sympy.Symbol("w", real=True)
lengths = {"n": st.integers(1, 5)}


def reduced(values: Values, modulus: sympy.Expr) -> list[sympy.Expr]:
    """The remainders of polynomials in w: the same exactly for what the modulus makes equal."""
    divisor = sympy.Poly(modulus, W)
    return [sympy.Poly(value, W).rem(divisor, auto=False).as_expr() for value in values]


def letters(name: str, n: int) -> list[Any]:
    """A vector of symbols."""
    return list(sympy.symbols(f"{name}:{n}", real=True))


@check(
    layer="derived",
    given=lengths,
    instances=20,
    mutants={**LINEAR, "ωⁿ⁺¹ = 1 instead": {"order": 1}},
)
def product_of_transforms(n: int, *, product: Product = circular, order: int = 0) -> Claim:
    """The transform of x ⊛ y is the product of the transforms: nothing is used but ωⁿ = 1."""
    x, y, modulus = letters("x", n), letters("y", n), W ** (n + order) - 1
    left = transform(product(x, y), W)
    right = times(transform(x, W), transform(y, W))
    return Identity(reduced(left, modulus), reduced(right, modulus))


@check(
    layer="derived",
    given=lengths,
    instances=20,
    mutants={"circulant matrix transposed": {"sign": -1}, "ωⁿ⁺¹ = 1 instead": {"order": 1}},
)
def diagonalisation(n: int, *, sign: int = 1, order: int = 0) -> Claim:
    """F C = D F for the matrix F of the transform, the circulant C of y and the diagonal D of ŷ."""
    y, places = letters("y", n), range(n)
    F = sympy.Matrix(n, n, lambda k, j: W ** (j * k))  # noqa: N806 (its name)
    C = sympy.Matrix(n, n, lambda k, j: y[sign * (k - j) % n])  # noqa: N806 (its name)
    difference = F * C - sympy.diag(*transform(y, W)) * F
    return Identity(
        reduced([difference[k, j] for k in places for j in places], W ** (n + order) - 1)
    )


@check(
    layer="derived",
    given=lengths,
    instances=20,
    mutants={"ω in place of its inverse": {"sign": 1}, **LINEAR},
)
def eigenvectors(n: int, *, sign: int = -1, product: Product = circular) -> Claim:
    """e ⊛ y = ŷ(k) e for e(j) = ω⁻ʲᵏ, modulo ωⁿ = 1."""
    y, differences = letters("y", n), []
    for k, value in enumerate(transform(y, W)):
        e = [W ** (sign * j * k % n) for j in range(n)]
        differences += [left - value * right for left, right in zip(product(e, y), e, strict=True)]
    return Identity(reduced(differences, W**n - 1))


@check(
    layer="derived",
    given=lengths,
    instances=20,
    mutants={
        "1/n forgotten": {"divided": False},
        "ω not primitive": {"primitive": False},
        "ω not inverted": {"power": 1},
    },
)
def inversion(n: int, *, divided: bool = True, primitive: bool = True, power: int = -1) -> Claim:
    """Transforming with ω and then ω⁻¹ gives n x, for ω a zero of the cyclotomic polynomial."""
    x = letters("x", n)
    modulus = sympy.cyclotomic_poly(n, W) if primitive else W**n - 1
    back = transform(transform(x, W), W ** (power % n))
    return Identity(reduced(back, modulus), [(n if divided else 1) * value for value in x])


# --- without complex numbers: modulo m


ROOTS = {
    1: (2, 1),
    2: (3, 2),
    3: (7, 2),
    4: (13, 5),
    5: (11, 3),
    6: (31, 6),
    7: (29, 7),
    8: (17, 2),
}
"""For each n a prime with n | p − 1, and a number of order n modulo p."""


@check(
    layer="enclosed",
    given=vectors(list(ROOTS)),
    instances=200,
    mutants={
        **LINEAR,
        "no root of unity": {"plus": 1},
        "ω = 1, not primitive": {"power": 0},
        "inverse without 1/n": {"divided": False},
    },
)
def number_theoretic_transform(
    x: Vector,
    y: Vector,
    *,
    product: Product = circular,
    power: int = 1,
    plus: int = 0,
    divided: bool = True,
) -> Claim:
    """Modulo a prime p with n | p − 1: the theorem, inversion, and x ⊛ y by three transforms."""
    prime, number = ROOTS[len(x)]
    root = flint.nmod(number, prime) ** power + plus
    factor = flint.nmod(len(x) if divided else 1, prime) ** -1
    xs, ys = ([flint.nmod(value, prime) for value in v] for v in (x, y))

    def back(values: Values) -> list[int]:
        return integers([factor * value for value in transform(values, root**-1)])

    hats = times(transform(xs, root), transform(ys, root))
    convolution = product(xs, ys)
    return Every(
        Exactly(integers(transform(convolution, root)), integers(hats)),
        Exactly(back(transform(xs, root)), integers(xs)),
        Exactly(back(hats), integers(convolution)),
    )


@check(
    layer="enclosed",
    given=vectors(range(2, 9)),
    mutants={**LINEAR, "modulo 2ⁿ + 1": {"end": 1}},
)
def mersenne_transform(
    x: Vector, y: Vector, *, product: Product = circular, end: int = -1
) -> Claim:
    """The theorem for ω = 2 modulo 2ⁿ − 1, where 2ⁿ = 1: for n = 4, 6, 8 no field."""
    modulus = 2 ** len(x) + end
    root, xs, ys = (
        flint.nmod(2, modulus),
        *([flint.nmod(value, modulus) for value in v] for v in (x, y)),
    )
    left = transform(product(xs, ys), root)
    return Exactly(integers(left), integers(times(transform(xs, root), transform(ys, root))))


@check(
    layer="enclosed",
    given={"a": st.integers(0, 14), "b": st.integers(0, 14)},
    mutants={"ω = −1": {"root": -1}},
)
def primitive_is_not_enough(a: int, b: int, *, root: int = 4) -> Claim:
    """Modulo 15, where 4² = 1 and 4 ≠ 1, (a, b) and (a + 5, b + 10) have the same transform."""
    omega, x, z = (
        flint.nmod(root, 15),
        *([flint.nmod(value, 15) for value in v] for v in ((a, b), (a + 5, b + 10))),
    )
    return Every(
        Exactly(int(omega**2), 1),
        Exactly(integers(transform(x, omega)), integers(transform(z, omega))),
    )


PRINCIPAL = {(2, 15): -1, (4, 85): 13, (4, 65): 18, (8, 289): 110}
"""For each n and m, not a prime, a principal n-th root of 1 modulo m, where n is a unit."""


@check(
    layer="enclosed",
    given=st.sampled_from(list(PRINCIPAL)).flatmap(
        lambda key: st.fixed_dictionaries(
            {"x": st.tuples(*[st.integers(-9, 9)] * key[0]), "modulus": st.just(key[1])}
        )
    ),
    mutants={"ω = 1": {"power": 0}, "inverse without 1/n": {"divided": False}},
)
def inversion_without_a_field(
    x: Vector, modulus: int, *, power: int = 1, divided: bool = True
) -> Claim:
    """Modulo m, not a prime: ∑ ωʲᵏ = 0 for 0 < j < n and n a unit suffice for the way back."""
    n = len(x)
    root = flint.nmod(PRINCIPAL[n, modulus], modulus) ** power
    factor = flint.nmod(n if divided else 1, modulus) ** -1
    values = [flint.nmod(value, modulus) for value in x]
    back = transform(transform(values, root), root ** (n - 1))
    sums = [int(sum((root ** (j * k) for k in range(n)), flint.nmod(0, modulus))) for j in range(n)]
    return Every(
        Exactly(sums[1:], [0] * (n - 1)),
        Exactly(integers([factor * value for value in back]), integers(values)),
    )


# --- complex numbers


def unity(n: int, turns: int = -1) -> flint.acb:
    """exp(2πi turns/n), enclosed."""
    return flint.acb(flint.fmpq(2 * turns, n)).exp_pi_i()


@check(
    layer="enclosed",
    given=vectors(range(1, 9), names="xyab"),
    mutants={**LINEAR, "root of order n + 1": {"order": 1}},
)
def complex_numbers(
    x: Vector, y: Vector, a: Vector, b: Vector, *, product: Product = circular, order: int = 0
) -> Claim:
    """The theorem for x + ia and y + ib, with flint's transform as a second way to compute it."""
    xs, ys = ([flint.acb(*parts) for parts in zip(*v, strict=True)] for v in ((x, a), (y, b)))
    hats = transform(product(xs, ys), unity(len(x) + order))
    return Equal(hats, times(flint.acb.dft(xs), flint.acb.dft(ys)))


# --- circular and ordinary convolution


@check(
    layer="enclosed",
    given=vectors(range(1, 9)),
    mutants={"nothing wrapped around": {"around": 9}, "wrapped one place early": {"around": -1}},
)
def wrapped_around(x: Vector, y: Vector, *, around: int = 0) -> Claim:
    """(x ⊛ y)(k) = (x * y)(k) + (x * y)(k + n), in exact integers."""
    n, whole = len(x), convolve(Finite(0, x), Finite(0, y))
    return Exactly(circular(x, y), [whole[k] + whole[k + n + around] for k in range(n)])


@check(
    layer="enclosed",
    given=vectors(range(1, 9)),
    mutants={**LINEAR, "modulo zⁿ + 1": {"end": 1}},
)
def remainder_of_polynomials(
    x: Vector, y: Vector, *, product: Product = circular, end: int = -1
) -> Claim:
    """x ⊛ y lists the coefficients of X(z) Y(z) modulo zⁿ − 1, computed by flint."""
    modulus = flint.fmpz_poly([end, *[0] * (len(x) - 1), 1])
    remainder = flint.fmpz_poly(list(x)) * flint.fmpz_poly(list(y)) % modulus
    return Exactly(product(x, y), [remainder[k] for k in range(len(x))])


supports = {
    name: st.lists(st.integers(-9, 9), min_size=2, max_size=6).filter(any).map(tuple)
    for name in ("x", "y")
}


@check(layer="enclosed", given=supports, mutants={"one zero too few": {"zeros": -1}})
def enough_zeros(x: Vector, y: Vector, *, zeros: int = 0) -> Claim:
    """With p + q ≤ n + 1, x ⊛ y is x * y; exact."""
    n = len(x) + len(y) - 1 + zeros
    whole = convolve(Finite(0, x), Finite(0, y))
    return Exactly(circular(padded(x, n), padded(y, n)), [whole[k] for k in range(n)])


# --- software


def error(n: int, transforms: int) -> flint.arb:
    """How far off numbers are after transforms and the products between them, for n = 2ᵗ."""
    steps = transforms * (n.bit_length() - 1) + transforms // 2
    return (1 + (ROOT_ERROR + 4) * flint.arb(2) ** -53) ** steps - 1


POWERS = (1, 2, 4, 8, 16, 32)


@check(
    layer="observed",
    given=vectors(POWERS, names="x"),
    packages=("numpy",),
    mutants={"ω = exp(2πi/n)": {"turns": 1}, "divided by n": {"norm": "forward"}},
)
def numpy_fft(x: Vector, *, turns: int = -1, norm: str = "backward") -> Claim:
    """numpy.fft.fft is the transform for exp(−2πi/n), within a bound resting on `ROOT_ERROR`."""
    import numpy as np

    fft: Any = np.fft.fft
    seen = fft(np.array(x, dtype=complex), norm=norm)
    exact = transform(x, unity(len(x), turns))
    parts = [z.real for z in exact] + [z.imag for z in exact]
    room = error(len(x), 1) * sum(map(abs, x))
    return WithinRounding(
        [float(value) for value in (*seen.real, *seen.imag)],
        [Rounded.off_by(part, room) for part in parts],
    )


def by_three_transforms(module: Any, x: Vector, y: Vector, n: int, norm: str) -> list[float]:
    """What a module with rfft and irfft gives for the circular convolution on n places."""
    import numpy as np

    one, other = (module.rfft(np.array(v, dtype=np.float64), n) for v in (x, y))
    return [float(value) for value in module.irfft(one * other, n, norm=norm)]


def near(seen: Values, exact: Values, x: Vector, y: Vector) -> Claim:
    """That x ⊛ y was computed within the bound."""
    room = error(len(seen), 3) * sum(map(abs, x)) * sum(map(abs, y))
    return WithinRounding(seen, [Rounded.off_by(flint.arb(value), room) for value in exact])


@check(
    layer="observed",
    given=vectors(POWERS).filter(lambda v: any(circular(v["x"], v["y"]))),
    packages=("numpy",),
    mutants={**LINEAR, "inverse without 1/n": {"norm": "forward"}},
)
def numpy_three_transforms(
    x: Vector, y: Vector, *, product: Product = circular, norm: str = "backward"
) -> Claim:
    """x ⊛ y by numpy.fft.rfft, a product and irfft, within a bound resting on `ROOT_ERROR`."""
    import numpy as np

    return near(by_three_transforms(np.fft, x, y, len(x), norm), product(x, y), x, y)


@check(
    layer="observed",
    given=supports,
    packages=("scipy",),
    mutants={"too few zeros": {"factor": 1}, "inverse without 1/n": {"norm": "forward"}},
)
def scipy_fft_with_zeros(x: Vector, y: Vector, *, factor: int = 2, norm: str = "backward") -> Claim:
    """x * y by scipy.fft with zeros up to a power of 2, within a bound resting on `ROOT_ERROR`."""
    import scipy.fft

    n = factor * 2 ** (max(len(x), len(y)) - 1).bit_length()
    whole = convolve(Finite(0, x), Finite(0, y))
    exact = [whole[k] for k in range(n)]
    return near(by_three_transforms(scipy.fft, x, y, n, norm), exact, x, y)


@check(
    layer="observed",
    given=vectors(range(1, 9)),
    packages=("scipy",),
    mutants={"scipy.linalg.toeplitz instead": {"function": "toeplitz"}},
)
def scipy_circulant(x: Vector, y: Vector, *, function: str = "circulant") -> Claim:
    """scipy.linalg.circulant(y) is the matrix that multiplies by ⊛ y; exact in int64."""
    import numpy as np
    import scipy.linalg

    matrix = named(scipy.linalg, function)(np.array(y, dtype=np.int64))
    return Exactly(matrix @ np.array(x, dtype=np.int64), circular(x, y))
